// Finding anybody in two seconds, and who waits for an interview.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { allAreas } from '~/council/area.server'
import { findEmployers } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { findRegistrants, registrantsIn } from '~/people/registrant.server'
import { alikePairs } from '~/people/registrant-join.server'
import { mayDo } from '~/people/role'
import { LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { callInWords } from '~/words/ja/call-in'
import { councilWords } from '~/words/ja/council'
import { samePersonWords } from '~/words/ja/same-person'
import { inSnapshot } from '~db/client'
import { FindForm } from './find-form'

const words = councilWords.people

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-people')
	const asked = new URL(request.url).searchParams
	const typed = (asked.get('q') ?? '').slice(0, 60)
	const mayCall = mayDo('make-calls', who.roles)
	if (mayCall && asked.has('ringing')) await openOnlyOne(typed)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const areas = new Map((await allAreas(on)).map((area) => [area.id, area.name]))
		const line = (one: Awaited<ReturnType<typeof findRegistrants>>[number]) => ({
			id: one.id,
			name: `${one.familyName} ${one.givenName}`,
			kana: `${one.familyKana} ${one.givenKana}`,
			number: one.number ?? '',
			telephone: one.telephone,
			area: areas.get(one.areaId) ?? '',
			state: restsOn(one, today) ? words.resting : words.states[one.state],
			registered: one.state === 'registered',
		})
		return {
			typed,
			mayCall,
			mayEnter: mayDo('act-for', who.roles),
			found: typed.trim() === '' ? null : (await findRegistrants(on, typed)).map(line),
			employers: (await findEmployers(on, typed)).map(({ id, name, contactName, telephone }) => ({
				id,
				name,
				contactName,
				telephone,
			})),
			applied: (await registrantsIn(on, 'applied')).map(line),
			alike: mayDo('join-registrants', who.roles) ? (await alikePairs(on)).length : 0,
		}
	})
}

/** Somebody is on the telephone: where what was typed fits one person alone, their page opens. */
async function openOnlyOne(typed: string): Promise<void> {
	if (typed.trim() === '') return
	const [only, another] = await inSnapshot(async (on) => [
		...(await findRegistrants(on, typed)).map(({ id }) => `/council/people/${id}/call`),
		...(await findEmployers(on, typed)).map(({ id }) => `/council/employers/${id}/call`),
	])
	if (only && !another) throw redirect(only)
}

type Line = NonNullable<Awaited<ReturnType<typeof loader>>['found']>[number]

function People({
	caption,
	people,
	mayCall = false,
}: {
	caption: string
	people: readonly Line[]
	mayCall?: boolean
}) {
	return (
		<Table
			caption={caption}
			columns={[
				{ label: words.columns.name },
				{ label: words.columns.number },
				{ label: words.columns.telephone },
				{ label: words.columns.area },
				{ label: words.columns.state },
				{ label: words.columns.open, silent: true },
			]}
			rows={people.map((one) => ({
				key: one.id,
				cells: [
					<span key="name">
						{one.name}
						<small>{one.kana}</small>
					</span>,
					one.number,
					one.telephone,
					one.area,
					<Chip key="state" tone={one.registered ? 'plain' : 'wait'}>
						{one.state}
					</Chip>,
					<span key="open">
						{mayCall && one.registered && (
							<SeeLink href={`/council/people/${one.id}/call`} label={`${one.name} ${callInWords.door}`}>
								{callInWords.door}
							</SeeLink>
						)}{' '}
						<SeeLink href={`/council/people/${one.id}`} label={`${one.name} ${councilWords.open}`}>
							{councilWords.open}
						</SeeLink>
					</span>,
				],
			}))}
		/>
	)
}

export default function PeoplePage() {
	const { typed, found, employers, applied, alike, mayEnter, mayCall } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					mayEnter ? (
						<LinkButton kind="second" href="/join">
							{words.join}
						</LinkButton>
					) : undefined
				}
			/>
			<FindForm typed={typed} />
			{found && (found.length > 0 || employers.length === 0) && (
				<Sheet id="found" title={words.found} flush={found.length > 0}>
					{found.length === 0 ? (
						<>
							<Empty icon="search" note={words.noneNote}>
								{words.none(typed)}
							</Empty>
							<p>
								<a href="/council/employers">{words.toEmployers}</a>
							</p>
						</>
					) : (
						<People caption={words.found} people={found} mayCall={mayCall} />
					)}
				</Sheet>
			)}
			{employers.length > 0 && (
				<Sheet id="found-employers" title={words.foundEmployers} flush>
					<Table
						caption={words.foundEmployers}
						columns={[
							{ label: councilWords.employers.columns.name },
							{ label: councilWords.employers.contact },
							{ label: words.columns.telephone },
							{ label: words.columns.open, silent: true },
						]}
						rows={employers.map((one) => ({
							key: one.id,
							cells: [
								one.name,
								one.contactName,
								one.telephone,
								<SeeLink
									key="open"
									href={`/council/employers/${one.id}`}
									label={`${one.name} ${councilWords.open}`}
								>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				</Sheet>
			)}
			{alike > 0 && (
				<Note>
					<a href="/council/people/alike">{samePersonWords.alike(alike)}</a>
				</Note>
			)}
			<Sheet id="applied" title={words.applied} flush={applied.length > 0}>
				{applied.length === 0 ? (
					<Empty icon="person">{words.appliedNone}</Empty>
				) : (
					<People caption={words.applied} people={applied} />
				)}
			</Sheet>
		</Council>
	)
}

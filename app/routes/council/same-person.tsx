// 二重登録: two records of one person beside each other, made one by one act, and taken apart again.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { openUnder } from '~/assignments/join.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { lastTurns } from '~/matching/turn.server'
import { bankAccountOf } from '~/money/bank-account.server'
import { unpaidYen } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { findRegistrants, registrantOf } from '~/people/registrant.server'
import type { Numbered } from '~/people/registrant-join.server'
import { alikeTo, joinedInto, joinOf, tellApart } from '~/people/registrant-join.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextField, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet, TwoColumns } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayBirthDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { id, mustTick } from '~/words/ja/fields'
import { samePersonWords as words } from '~/words/ja/same-person'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import type { MovedRows } from '~db/schema/people'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { joinPeople, partPeople } from './join-acts.server'
import { sayAccount } from './record-shown'

export const meta = titled<{ title: string }>((found) => found.title)

const nameOf = (one: Numbered) => `${one.familyName} ${one.givenName}`
const numberOf = (one: { number: string | null }) => one.number ?? words.noNumber

/** What stands beside each other of a record, line by line. */
async function factsOf(on: Db, one: Numbered, at: Date): Promise<string[]> {
	const turns = (await lastTurns(on, [one.id], at)).get(one.id)?.turns ?? 0
	return [
		numberOf(one),
		`${nameOf(one)} (${one.familyKana} ${one.givenKana})`,
		sayBirthDay(one.birthDay),
		one.telephone,
		one.address,
		councilWords.people.states[one.state],
		sayDayAndYear(dayOf(one.appliedAt)),
		words.open(await openUnder(on, one.id)),
		words.turns(turns),
		`${formatYen(unpaidYen(await earningsOf(on, one.id)))}円`,
		sayAccount(await bankAccountOf(on, one.id)),
	]
}

/** The other record as it was asked for: by its id from a list, or by the number on a card. */
async function otherOf(on: Db, asked: string): Promise<Numbered | undefined> {
	const typed = asked.normalize('NFKC').trim()
	if (typed === '') return undefined
	const byId = await registrantOf(on, typed)
	if (byId) return byId
	return (await findRegistrants(on, typed)).find((one) => one.number === typed)
}

const countsOf = (moved: MovedRows) => ({
	work: moved.work?.length ?? 0,
	hands: moved.hands?.length ?? 0,
	questions: moved.questions?.length ?? 0,
	turns: moved.turns?.length ?? 0,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'join-registrants')
	const at = now()
	const asked = (new URL(request.url).searchParams.get('with') ?? '').slice(0, 60)
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const alike = await alikeTo(on, person)
		const other = await otherOf(on, asked)
		const join = await joinOf(on, person.id)
		const kept = join && (await registrantOf(on, join.keptId))
		const names = await namesOf(on, [join?.by ?? null])
		const beside = other && other.id !== person.id && !join ? other : null
		const isLater = beside && beside.state === 'registered' && person.state !== 'registered'
		return {
			told: toldOf(request, words.told),
			id: person.id,
			title: words.of(nameOf(person)),
			who: `${nameOf(person)} ${numberOf(person)}`,
			open: person.state === 'registered' || person.state === 'applied',
			asked,
			notFound: asked !== '' && !beside && !join,
			alike: alike.map((one) => ({ id: one.id, say: `${nameOf(one)} ${numberOf(one)}` })),
			beside: beside && {
				id: beside.id,
				mine: await factsOf(on, person, at),
				theirs: await factsOf(on, beside, at),
				keep: isLater || beside.appliedAt < person.appliedAt ? beside.id : person.id,
				choices: [person, beside].map((one) => ({ value: one.id, label: `${numberOf(one)} ${nameOf(one)}` })),
			},
			join:
				join && kept
					? {
							keptId: kept.id,
							title: words.joined(numberOf(kept)),
							when: words.joinedOn(sayInstant(join.at, 'staff'), names.get(join.by) ?? ''),
							moved: words.moved(countsOf(join.moved)),
							tell: words.tellLines(numberOf(kept), numberOf(person)),
						}
					: null,
			holds: (await joinedInto(on, person.id)).map((one) => ({
				id: one.joinedId,
				say: words.holds(one.number || words.noNumber, sayInstant(one.at, 'staff')),
			})),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('join'), otherId: id(), keptId: id(), sure: mustTick(words.mustBeSure) }),
	z.object({ intent: z.literal('tell-apart'), otherId: id() }),
	z.object({ intent: z.literal('take-apart') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'join-registrants')
	const registrantId = params.registrantId ?? ''
	const at = (personId: string) => `/council/people/${personId}/same-person`
	return send(request, {
		form: 'same-person',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const person = await orNotFound(registrantOf(tx, registrantId))
			if (value.intent === 'take-apart')
				return withTold(at(person.id), await partPeople(tx, actor, person.id))
			if (value.intent === 'tell-apart') {
				await tellApart(tx, actor, person.id, value.otherId)
				return withTold(at(person.id), 'told-apart')
			}
			const joinedId = value.keptId === person.id ? value.otherId : person.id
			const keptId = value.keptId === person.id ? person.id : value.otherId
			await joinPeople(tx, actor, joinedId, keptId)
			return withTold(at(joinedId), 'joined')
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function Compare({
	beside,
	view,
}: {
	beside: NonNullable<Found['beside']>
	view: ReturnType<typeof formView>
}) {
	const { columns, facts } = words
	return (
		<>
			<Sheet id="compare" title={words.compare} flush>
				<Table
					caption={words.compare}
					columns={[
						{ label: words.compare, silent: true },
						{ label: columns.this },
						{ label: columns.other },
					]}
					rows={Object.values(facts).map((fact, n) => ({
						key: fact,
						cells: [fact, beside.mine[n], beside.theirs[n]],
					}))}
				/>
			</Sheet>
			<Sheet id="join" title={words.title}>
				<ActForm
					idempotencyKey={view.key}
					hidden={{ intent: 'join', otherId: beside.id }}
					className="page-form"
				>
					<PickOne
						{...view.line('keptId')}
						defaultValue={view.value('keptId') ?? beside.keep}
						label={words.keep}
						hint={words.keepHint}
						choices={beside.choices}
					/>
					<Tick name="sure" label={words.sure} error={view.error('sure')} />
					<Button>{words.submit}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="apart" title={words.apart}>
				<p className="hint">{words.apartLead}</p>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'tell-apart', otherId: beside.id }}>
					<Button kind="second">{words.apart}</Button>
				</ActForm>
			</Sheet>
		</>
	)
}

function Joined({ join }: { join: NonNullable<Found['join']> }) {
	return (
		<Sheet id="joined" title={join.title} note={join.when}>
			<p>{join.moved}</p>
			<h3>{words.tell}</h3>
			<ul>
				{join.tell.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<p>
				<a href={`/council/people/${join.keptId}`}>{words.into}</a>
			</p>
			<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'take-apart' }}>
				<p className="hint">{words.takeBackLead}</p>
				<Button kind="second">{words.takeBack}</Button>
			</ActForm>
		</Sheet>
	)
}

export default function SamePerson() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'same-person')
	return (
		<Council>
			<DeskHead
				title={found.title}
				over={found.who}
				lead={words.lead}
				aside={found.join ? <Chip tone="wait">{councilWords.people.states.left}</Chip> : undefined}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<TwoColumns
				main={
					<>
						{found.join && <Joined join={found.join} />}
						{found.beside && <Compare beside={found.beside} view={view} />}
						{found.open && !found.beside && (
							<Sheet id="find" title={words.find}>
								{found.alike.length > 0 && (
									<ul>
										{found.alike.map((one) => (
											<li key={one.id}>
												{words.alikeTo(one.say)}{' '}
												<a href={`/council/people/${found.id}/same-person?with=${one.id}`}>{words.look}</a>
											</li>
										))}
									</ul>
								)}
								<form method="get" className="page-form">
									<TextField
										name="with"
										label={words.number}
										hint={words.numberHint}
										defaultValue={found.asked}
										error={found.notFound ? words.notThere : undefined}
									/>
									<Button kind="second">{words.find}</Button>
								</form>
							</Sheet>
						)}
						{found.holds.map((one) => (
							<Note key={one.id}>
								{one.say} <a href={`/council/people/${one.id}/same-person`}>{councilWords.open}</a>
							</Note>
						))}
						{!found.open && !found.join && <Note>{words.over}</Note>}
					</>
				}
				side={
					<>
						<Sheet id="becomes" title={words.becomes}>
							<ul>
								{words.becomesLines.map((line) => (
									<li key={line}>{line}</li>
								))}
							</ul>
						</Sheet>
						<LinkButton kind="second" full href={`/council/people/${found.id}`}>
							{councilWords.record.facts}
						</LinkButton>
						<LinkButton kind="second" full href="/council/people/alike">
							{words.alikeTitle}
						</LinkButton>
					</>
				}
			/>
		</Council>
	)
}

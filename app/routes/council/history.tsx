// The history: who did what, when, for whom; ids and codes, never a name of a registrant or a text.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { latestEvents } from '~/events/history.server'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import type { Doing, Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { WayTo } from '~/ui/way-to'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
import { eventWords, subjectWords } from '~/words/ja/events'
import { frameWords } from '~/words/ja/frame'
import { inSnapshot } from '~db/client'

const words = councilWords.history

// What names itself: a page's address, a day, a month.
const idsAsWords = new Set(['page', 'day', 'month', 'setting'])

const pages: Readonly<Record<string, { at: string; doing: Doing }>> = {
	registrant: { at: '/council/people', doing: 'see-people' },
	employer: { at: '/council/employers', doing: 'see-people' },
	assignment: { at: '/council/assignments', doing: 'see-work' },
	request: { at: '/council/requests', doing: 'see-work' },
	trouble: { at: '/council/troubles', doing: 'see-troubles' },
	slot: { at: '/council/slots', doing: 'see-work' },
}

/** The page on which this reader reads what an event was about, where it has one that they may open. */
function pageOf(kind: string, id: string, roles: readonly Role[]): string | null {
	const page = pages[kind]
	return page && mayDo(page.doing, roles) ? `${page.at}/${id}` : null
}

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-history')
	const before = Number(new URL(request.url).searchParams.get('before'))
	return inSnapshot(async (on) => {
		const rows = await latestEvents(on, Number.isSafeInteger(before) && before > 0 ? before : undefined)
		const names = await namesOf(
			on,
			rows.map((row) => row.actorId),
		)
		const last = rows.at(-1)
		return {
			older: rows.length === 100 && last ? last.position : null,
			rows: rows.map((row) => ({
				key: row.id,
				at: sayInstant(row.at, 'staff'),
				what: eventWords[row.what as keyof typeof eventWords] ?? row.what,
				who: row.actorId
					? (names.get(row.actorId) ?? '')
					: row.actorRole === 'chore'
						? words.chore
						: row.what.startsWith('desk.')
							? words.unwritten
							: words.visitor,
				behalf: row.onBehalfKind ? frameWords.hats[row.onBehalfKind as 'registrant' | 'employer'] : '',
				channel: frameWords.channels[row.channel as keyof typeof frameWords.channels] ?? row.channel,
				subject: `${subjectWords[row.subjectKind] ?? row.subjectKind} ${idsAsWords.has(row.subjectKind) ? row.subjectId : row.subjectId.slice(-8)}`,
				href: pageOf(row.subjectKind, row.subjectId, who.roles),
			})),
		}
	})
}

export default function History() {
	const { rows, older } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet
				id="rows"
				title={words.title}
				flush={rows.length > 0}
				tail={
					older ? (
						<LinkButton kind="second" href={`/council/history?before=${older}`}>
							{words.older}
						</LinkButton>
					) : undefined
				}
			>
				{rows.length === 0 ? (
					<Empty icon="book">{words.none}</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.at },
							{ label: words.columns.what },
							{ label: words.columns.who },
							{ label: words.columns.behalf },
							{ label: words.columns.channel },
							{ label: words.columns.subject },
						]}
						rows={rows.map((row) => ({
							key: row.key,
							cells: [
								row.at,
								row.what,
								row.who,
								row.behalf,
								row.channel,
								<WayTo key="subject" href={row.href}>
									{row.subject}
								</WayTo>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

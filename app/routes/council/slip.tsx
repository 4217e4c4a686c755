// The 控え: what staff entered for somebody, to print or to read out.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { eventsOnBehalf } from '~/events/history.server'
import type { CallAbout } from '~/notices/call.server'
import { aboutCalls } from '~/notices/call.server'
import { namesOf } from '~/people/account.server'
import { actingName } from '~/people/acting.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayDayAndYear, sayInstant, saySpan } from '~/words/ja/dates'
import { eventWords } from '~/words/ja/events'
import { frameWords } from '~/words/ja/frame'
import { inSnapshot } from '~db/client'

const words = councilWords.acting

export const meta = titled(words.slip)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-people')
	const params = new URL(request.url).searchParams
	const kind = params.has('registrant') ? ('registrant' as const) : ('employer' as const)
	const whom = { kind, id: params.get(kind) ?? '' }
	return inSnapshot(async (on) => {
		const name = await actingName(on, whom)
		if (name === '') throw data(null, { status: 404 })
		const today = dayOf(now())
		const rows = (await eventsOnBehalf(on, whom)).filter((row) => !row.what.startsWith('acting.'))
		const about = await aboutCalls(
			on,
			rows.map((row) => ({ ...row, naturalKey: '' })),
		)
		const names = await namesOf(
			on,
			rows.map((row) => row.actorId),
		)
		return {
			name,
			back: kind === 'registrant' ? `/council/people/${whom.id}` : `/council/employers/${whom.id}`,
			today: words.slipIssued(sayDayAndYear(today)),
			rows: rows.map((row) => ({
				isToday: dayOf(row.at) === today,
				about: sayAbout(about.get(row.id)),
				key: row.id,
				at: sayInstant(row.at, 'staff'),
				what: eventWords[row.what as keyof typeof eventWords] ?? row.what,
				who: names.get(row.actorId ?? '') ?? '',
				channel: frameWords.channels[row.channel as keyof typeof frameWords.channels],
			})),
		}
	})
}

/** The work with day, place and sum, or the request with its number. */
function sayAbout(about: CallAbout | undefined): string {
	const { work, quote, request } = about ?? {}
	if (work)
		return [
			work.title,
			`${sayDay(work.day)} ${saySpan(work.startMinute, work.endMinute)}`,
			`${work.payFor} ${formatYen(work.payYen)}円`,
		].join('・')
	if (quote) return `${words.slipRequest(quote.number, quote.what)} ${formatYen(quote.totalYen)}円`
	return request ? words.slipRequest(request.number, request.what) : ''
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

function Acts({ caption, rows }: { caption: string; rows: readonly Row[] }) {
	return (
		<>
			<h2>{caption}</h2>
			<Table
				caption={caption}
				columns={[
					{ label: councilWords.history.columns.at },
					{ label: councilWords.history.columns.what },
					{ label: words.slipWhat },
					{ label: councilWords.history.columns.channel },
					{ label: councilWords.history.columns.who },
				]}
				rows={rows.map((row) => ({
					key: row.key,
					cells: [row.at, row.what, row.about, row.channel, row.who],
				}))}
			/>
		</>
	)
}

export default function Slip() {
	const { name, back, today, rows } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const done = rows.filter((row) => row.isToday)
	const before = rows.filter((row) => !row.isToday)
	return (
		<PaperPage office={office} kind="long" back={{ href: back, label: name }}>
			<h1>{words.slip}</h1>
			<p>{frameWords.person(name)}</p>
			<p>
				{office.name}
				<br />
				{office.telephone}
				<br />
				{today}
			</p>
			<p className="screen-only">{words.slipLead}</p>
			{rows.length === 0 ? (
				<Empty icon="doc">{words.slipNone}</Empty>
			) : done.length === 0 ? (
				<p>{words.slipNoneToday}</p>
			) : (
				<Acts caption={words.slipToday} rows={done} />
			)}
			{before.length > 0 && <Acts caption={words.slipBefore} rows={before} />}
		</PaperPage>
	)
}

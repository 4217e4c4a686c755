// The 控え: what staff entered for somebody, to print or to read out.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eventsOnBehalf } from '~/events/history.server'
import { namesOf } from '~/people/account.server'
import { actingName } from '~/people/acting.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
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
		const rows = await eventsOnBehalf(on, whom)
		const names = await namesOf(
			on,
			rows.map((row) => row.actorId),
		)
		return {
			name,
			back: kind === 'registrant' ? `/council/people/${whom.id}` : `/council/employers/${whom.id}`,
			rows: rows.map((row) => ({
				key: row.id,
				at: sayInstant(row.at, 'staff'),
				what: eventWords[row.what as keyof typeof eventWords] ?? row.what,
				who: names.get(row.actorId ?? '') ?? '',
				channel: frameWords.channels[row.channel as keyof typeof frameWords.channels],
			})),
		}
	})
}

export default function Slip() {
	const { name, back, rows } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={{ href: back, label: name }}>
			<h1>{words.slip}</h1>
			<p>{frameWords.person(name)}</p>
			<p>{words.slipLead}</p>
			{rows.length === 0 ? (
				<Empty icon="doc">{words.slipNone}</Empty>
			) : (
				<Table
					caption={words.slip}
					columns={[
						{ label: councilWords.history.columns.at },
						{ label: councilWords.history.columns.what },
						{ label: councilWords.history.columns.channel },
						{ label: councilWords.history.columns.who },
					]}
					rows={rows.map((row) => ({ key: row.key, cells: [row.at, row.what, row.channel, row.who] }))}
				/>
			)}
		</PaperPage>
	)
}

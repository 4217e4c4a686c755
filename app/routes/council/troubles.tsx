// 事故・苦情の受付簿: what goes on, the first answer due first, and what ended in this fiscal year.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, fiscalYearOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { openTroubles, registerOf } from '~/trouble/trouble.server'
import { LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { WayTo } from '~/ui/way-to'
import { troubleWords } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import type { ShownTrouble } from './trouble-row.server'
import { rowOf } from './trouble-row.server'

const words = troubleWords.council

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-troubles')
	const at = now()
	const year = fiscalYearOf(dayOf(at))
	return inSnapshot(async (on) => ({
		year,
		mayKeep: mayDo('keep-troubles', who.roles),
		mayHear: mayDo('open-considerations', who.roles),
		open: (await openTroubles(on)).map((one) => rowOf(one, at)),
		closed: (await registerOf(on, year))
			.filter((one) => one.closedAt !== null)
			.reverse()
			.map((one) => rowOf(one, at)),
	}))
}

function Cases({ title, rows }: { title: string; rows: readonly ShownTrouble[] }) {
	const { columns } = words
	return (
		<Table
			caption={title}
			columns={[
				{ label: columns.number },
				{ label: columns.kind },
				{ label: columns.who },
				{ label: columns.day },
				{ label: columns.by },
				{ label: columns.state },
			]}
			rows={rows.map((one) => ({
				key: one.id,
				mark: one.tone === 'no' ? ('urgent' as const) : undefined,
				cells: [
					<a key="number" className="num" href={`/council/troubles/${one.id}`}>
						{one.number}
					</a>,
					one.kind,
					one.who,
					one.day,
					one.by,
					<Chip key="state" tone={one.tone}>
						{one.state}
					</Chip>,
				],
			}))}
		/>
	)
}

export default function Troubles() {
	const { year, mayKeep, mayHear, open, closed } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={mayKeep && <LinkButton href="/council/troubles/new">{words.add}</LinkButton>}
			/>
			<Sheet id="open" title={words.open} flush={open.length > 0}>
				{open.length === 0 ? (
					<Empty icon="sun" note={words.openNoneNote}>
						{words.openNone}
					</Empty>
				) : (
					<Cases title={words.open} rows={open} />
				)}
			</Sheet>
			<Sheet id="closed" title={words.closed(year)} flush={closed.length > 0}>
				{closed.length === 0 ? (
					<Empty icon="doc">{words.closedNone}</Empty>
				) : (
					<Cases title={words.closed(year)} rows={closed} />
				)}
			</Sheet>
			<p>
				<SeeLink href="/council/troubles/book">{words.sheet}</SeeLink>
			</p>
			<p>
				{words.harassment} <WayTo href={mayHear ? '/council/desk' : null}>{troubleWords.harassment}</WayTo>
			</p>
		</Council>
	)
}

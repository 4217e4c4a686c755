// 相談窓口・配慮の申し出: what waits for an answer, by its day; harassment is seen by who may hear it alone.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { kindsHeard } from '~/people/consideration'
import { considerationsFor } from '~/people/consideration.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDayAndYear } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/ending'
import { inSnapshot } from '~db/client'

const words = deskWords.council

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'open-considerations')
	const today = dayOf(now())
	const kinds = kindsHeard(who.roles)
	return inSnapshot(async (on) => ({
		hears: kinds.includes('harassment'),
		waiting: (await considerationsFor(on, kinds, true)).map((one) => ({
			id: one.id,
			kind: deskWords.shortKinds[one.kind],
			who: one.name,
			opened: sayDayAndYear(dayOf(one.openedAt)),
			by: sayDayAndYear(one.answerBy),
			late: one.answerBy < today,
		})),
		answered: (await considerationsFor(on, kinds, false)).map((one) => ({
			id: one.id,
			title: words.page(deskWords.shortKinds[one.kind], one.name),
			note: one.answer ? deskWords.answers[one.answer] : '',
		})),
	}))
}

export default function CouncilDesk() {
	const { hears, waiting, answered } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="open" title={words.open} flush={waiting.length > 0}>
				{waiting.length === 0 ? (
					<Empty icon="sun" note={hears ? undefined : words.othersNote}>
						{words.openNone}
					</Empty>
				) : (
					<Table
						caption={words.open}
						columns={[
							{ label: words.columns.kind },
							{ label: words.columns.who },
							{ label: words.columns.opened },
							{ label: words.columns.by },
						]}
						rows={waiting.map((one) => ({
							key: one.id,
							mark: one.late ? ('urgent' as const) : undefined,
							cells: [
								<a key="kind" href={`/council/desk/${one.id}`}>
									{one.kind}
								</a>,
								one.who,
								one.opened,
								one.by,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="done" title={words.done}>
				{answered.length === 0 ? (
					<Empty icon="doc">{words.doneNone}</Empty>
				) : (
					<Rows
						rows={answered.map((one) => ({
							href: `/council/desk/${one.id}`,
							icon: 'doc' as const,
							title: one.title,
							note: one.note,
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

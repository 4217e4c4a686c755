// 苦情処理簿 of a fiscal year on A4: number, who, what, what was done, cause, cure.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, fiscalYearOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { registerOf, stepsOf } from '~/trouble/trouble.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDay } from '~/words/ja/dates'
import { troubleWords } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { tellerOf } from './trouble-row.server'

const words = troubleWords.council

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-troubles')
	const asked = Number(new URL(request.url).searchParams.get('year'))
	const year = Number.isInteger(asked) && asked > 2000 && asked < 2100 ? asked : fiscalYearOf(dayOf(now()))
	return inSnapshot(async (on) => {
		const rows = []
		for (const one of await registerOf(on, year)) {
			const steps = await stepsOf(on, { id: one.id, joinedIntoId: null })
			rows.push({
				id: one.id,
				cells: [
					`${one.number}\n${sayDay(dayOf(one.openedAt))}`,
					`${tellerOf(one)}\n${troubleWords.kinds[one.kind]}`,
					one.words,
					steps
						.map(
							(step) =>
								`${sayDay(dayOf(step.at))} ${words.step.short[step.kind as keyof typeof words.step.short] ?? ''}: ${step.words}`,
						)
						.join('\n'),
					one.cause,
					one.cure,
				],
			})
		}
		return { title: words.book.title(year), rows }
	})
}

export default function TroubleBook() {
	const { title, rows } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={{ href: '/council/troubles', label: words.title }}>
			<h1>{title}</h1>
			{rows.length === 0 ? (
				<p>{words.book.none}</p>
			) : (
				<Table
					caption={title}
					className="t-words"
					columns={words.book.columns.map((label) => ({ label }))}
					rows={rows.map((row) => ({
						key: row.id,
						cells: row.cells.map((cell, at) => (
							<span key={words.book.columns[at]} className="lines-kept">
								{cell}
							</span>
						)),
					}))}
				/>
			)}
		</PaperPage>
	)
}

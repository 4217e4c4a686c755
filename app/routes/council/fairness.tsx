// Fair turns month by month: the figures, and the file from which every decision can be checked.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { figuresIn, monthsDecided } from '~/assignments/fairness.server'
import { now } from '~/base/clock'
import { dayOf, monthOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayMonth } from '~/words/ja/dates'
import { fairnessWords } from '~/words/ja/fairness'
import { inSnapshot } from '~db/client'

const words = fairnessWords.council
const say = fairnessWords.figures

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-fairness')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const months = await monthsDecided(on, today)
		const figures = await figuresIn(on, months)
		return {
			months: figures.map((one, n) => ({ month: months[n] ?? '', figures: one })),
			none: figures.every((one) => one.decisions === 0),
			thisMonth: monthOf(today),
		}
	})
}

export default function Fairness() {
	const { months, none, thisMonth } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href="/fair-turns">
						{words.rule}
					</LinkButton>
				}
			/>
			<Sheet id="months" title={words.title} flush={!none}>
				{none ? (
					<Empty icon="people" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.month },
							{ label: say.people },
							{ label: say.spread },
							{ label: say.longestWaitDays },
							{ label: say.gini },
							{ label: say.decisions },
							{ label: say.overridesShort },
							{ label: words.file },
						]}
						rows={months.map(({ month, figures }) => ({
							key: month,
							cells: [
								month === thisMonth ? words.soFar(month) : sayMonth(month),
								say.sayPeople(figures.people),
								say.saySpread(figures.spread),
								say.sayDays(figures.longestWaitDays),
								say.sayGini(figures.gini),
								say.sayDecisions(figures.decisions),
								say.sayOverrides(figures.overrides),
								<LinkButton
									key="file"
									kind="second"
									href={`/council/fairness/file?month=${month}`}
									download=""
								>
									{words.makeFile}
								</LinkButton>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="check" title={words.file}>
				<p>{words.fileNote}</p>
				<p>
					{words.check} <code>{words.command(months[0]?.month ?? '')}</code>
				</p>
			</Sheet>
		</Council>
	)
}

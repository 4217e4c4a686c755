// Fair turns month by month: the figures, and the file from which every decision can be checked.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { MonthRead } from '~/assignments/fairness.server'
import { monthsDecided, proofFrom, readMonths } from '~/assignments/fairness.server'
import { now } from '~/base/clock'
import { dayOf, monthOf } from '~/base/day'
import { checkProof, isOverride } from '~/matching/fair-proof'
import { passingReasons } from '~/matching/turn'
import { requireStaff } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { KeyValues } from '~/ui/facts'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayMonth } from '~/words/ja/dates'
import { fairnessWords } from '~/words/ja/fairness'
import { inSnapshot } from '~db/client'

const words = fairnessWords.council
const say = fairnessWords.figures
const notes = fairnessWords.rule.notes

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-fairness')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const months = await readMonths(on, await monthsDecided(on, today))
		const asked = new URL(request.url).searchParams.get('month')
		// This month is always among them.
		const looked = months.find((one) => one.month === asked) ?? (months[0] as MonthRead)
		return {
			months: months.map(({ month, figures }) => ({ month, figures })),
			none: months.every(({ figures }) => figures.decisions === 0),
			thisMonth: monthOf(today),
			checked: checkedMonth(looked),
		}
	})
}

/** A month replayed by the published rule, and the reasons for which the order was changed. */
function checkedMonth(read: MonthRead) {
	const proof = proofFrom(read)
	const numbers = checkProof(proof).flatMap((one) => (one.decision === null ? [] : [one.decision]))
	const changed = proof.decisions.filter(isOverride)
	return {
		month: read.month,
		decisions: proof.decisions.length,
		unexplained: [...new Set(numbers)],
		reasons: passingReasons.flatMap((reason) => {
			const these = changed.filter((one) => one.reason === reason)
			const asked = these.filter((one) => one.what === 'asked').length
			return these.length === 0 ? [] : [{ reason, asked, decided: these.length - asked }]
		}),
	}
}

export default function Fairness() {
	const { months, none, thisMonth, checked } = useLoaderData<typeof loader>()
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
								<a
									key="look"
									href={`?month=${month}#checked`}
									aria-label={`${sayMonth(month)} ${words.look}`}
								>
									{say.sayOverrides(figures.overrides)}
								</a>,
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
			{!none && (
				<Fold title={words.meanings}>
					<KeyValues
						pairs={[
							{ label: say.spread, answer: notes.spread },
							{ label: say.longestWaitDays, answer: notes.longestWaitDays },
							{ label: say.gini, answer: notes.gini },
						]}
					/>
				</Fold>
			)}
			{checked.decisions > 0 && (
				<Sheet id="checked" title={words.checked(checked.month)}>
					<p>
						{checked.unexplained.length === 0
							? words.explained(checked.decisions)
							: words.unexplained(checked.unexplained.length, checked.unexplained.join(', '))}
					</p>
					<h3>{words.reasonsTitle}</h3>
					{checked.reasons.length === 0 ? (
						<p>{words.reasonsNone}</p>
					) : (
						<Table
							caption={words.reasonsTitle}
							columns={[
								{ label: words.reasonColumns.reason },
								{ label: words.reasonColumns.asked, right: true },
								{ label: words.reasonColumns.decided, right: true },
							]}
							rows={checked.reasons.map(({ reason, asked, decided }) => ({
								key: reason,
								cells: [councilWords.candidates.reasons[reason], asked, decided],
							}))}
						/>
					)}
				</Sheet>
			)}
			<Sheet id="check" title={words.file}>
				<p>{words.fileNote}</p>
				<Fold title={words.fieldsTitle}>
					<KeyValues pairs={words.fields.map(([label, answer]) => ({ label, answer }))} />
				</Fold>
				<Fold title={words.checkTitle}>
					<p>{words.check}</p>
					<p>
						<code>{words.command(months[0]?.month ?? '')}</code>
					</p>
				</Fold>
			</Sheet>
		</Council>
	)
}

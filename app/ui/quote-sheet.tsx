// A quote as one A4 sheet, for the employer and for staff: what was quoted then, whatever the cut is now.
import type { ReactNode } from 'react'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { sayDay, sayDayAndYear, saySpan } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { payWords } from '~/words/ja/pay'
import { sheetWords } from '~/words/ja/sheet'
import { sayReserve } from '~/words/ja/weather'
import { KeyValues } from './facts'
import { useRoot } from './frame'
import type { PaperOffice } from './office'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { Table } from './table'

const words = employerWords.request

/** A quote as the room gives it. */
export type QuoteRead = {
	contractMode: ContractMode
	payYen: number
	feeYen: number
	taxRatePermille: number
	taxYen: number
	totalYen: number
	validUntil: string
	rain: string
	cancellation: string
	madeAt: Date
	lines: readonly {
		taskId: string
		title: string
		payFor: string
		payYen: number
		feeYen: number
		units?: number
		unit?: string
		travelYen?: number
		travelAtCost?: boolean
		travelAs?: 'pay' | 'expense'
		/** One sum for all of a slot: the line's pay is one part of it. */
		shared?: boolean
		seats: number
		slots: readonly {
			day: string
			startMinute: number
			endMinute: number
			seats: number
			reserveDay?: string | null
		}[]
	}[]
}

/** The quote in words, ready to be drawn. */
export const quoteFacts = (quote: QuoteRead, to: { number: string; employerName: string; what: string }) => ({
	...to,
	made: sayDayAndYear(dayOf(quote.madeAt)),
	until: sayDayAndYear(quote.validUntil),
	total: `${formatYen(quote.totalYen)}円`,
	note: words.quoteLines.notes[quote.contractMode],
	sums: [
		{ label: words.quoteLines.pays[quote.contractMode], answer: `${formatYen(quote.payYen)}円` },
		{ label: words.quoteLines.fee, answer: `${formatYen(quote.feeYen)}円` },
		...(travelOf(quote) > 0
			? [{ label: payWords.quote.travelSum, answer: `${formatYen(travelOf(quote))}円` }]
			: []),
		{
			label: words.quoteLines.taxes[quote.contractMode](`${quote.taxRatePermille / 10}%`),
			answer: `${formatYen(quote.taxYen)}円`,
		},
		{ label: words.quoteLines.total, answer: `${formatYen(quote.totalYen)}円` },
	],
	rules: [
		{ label: words.rain, answer: <span className="lines-kept">{quote.rain}</span> },
		{ label: words.cancellation, answer: <span className="lines-kept">{quote.cancellation}</span> },
	],
	lines: quoteRows(quote.lines),
})

/** The pay of one seat: its sum, how it is counted, what travel is added. */
function payOfLine(line: QuoteRead['lines'][number]): string {
	const { payFor, payYen, unit = '', units, travelYen, travelAtCost = false, travelAs = 'expense' } = line
	return [
		payWords.quote.pay(payFor, payYen),
		...(units ? [payWords.quote.units(unit, payYen / units, units)] : []),
		...(line.shared ? [payWords.quote.shared] : []),
		...(travelYen ? [payWords.quote.travel(travelYen, travelAtCost, payWords.names[travelAs])] : []),
	].join('\n')
}

/** Travel of every seat. */
const travelOf = ({ lines }: QuoteRead) =>
	lines.reduce((sum, line) => sum + (line.travelYen ?? 0) * line.seats, 0)

/** The lines of a quote in words, a row a task. */
export const quoteRows = (lines: QuoteRead['lines']) =>
	lines.map((line) => ({
		key: line.taskId,
		title: line.title,
		when: line.slots.map(
			(slot) =>
				`${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}${slot.reserveDay ? ` ${sayReserve(slot.reserveDay)}` : ''}`,
		),
		people: words.people(line.seats),
		pay: payOfLine(line),
		fee: `${formatYen(line.feeYen)}円`,
	}))

/** What a quote is made of, a row a task; the same on the employer's page and on paper. */
export function CutTable({
	rows,
}: {
	rows: readonly {
		key: string
		title: ReactNode
		when: readonly string[]
		people: string
		pay: string
		fee: string
	}[]
}) {
	return (
		<Table
			caption={words.cut}
			columns={[
				{ label: words.cutColumns.task },
				{ label: words.cutColumns.when },
				{ label: words.cutColumns.people, right: true },
				{ label: words.cutColumns.pay, right: true },
				{ label: words.cutColumns.fee, right: true },
			]}
			rows={rows.map(({ key, title, when, people, pay, fee }) => ({
				key,
				cells: [
					title,
					<ul key="when">
						{when.map((one) => (
							<li key={one}>{one}</li>
						))}
					</ul>,
					people,
					<span key="pay" className="lines-kept">
						{pay}
					</span>,
					fee,
				],
			}))}
		/>
	)
}

/** What stands on it. */
export function QuoteBody({ quote, office }: { quote: ReturnType<typeof quoteFacts>; office: PaperOffice }) {
	return (
		<>
			<h1>{sheetWords.papers.quoteTitle}</h1>
			<p>{sheetWords.papers.to(quote.employerName)}</p>
			<KeyValues
				pairs={[
					{ label: sheetWords.papers.number, answer: quote.number },
					{ label: sheetWords.papers.what, answer: quote.what },
					{ label: sheetWords.papers.made, answer: quote.made },
					{ label: words.validUntil, answer: quote.until },
					{ label: words.quoteLines.total, answer: <b>{quote.total}</b> },
				]}
			/>
			{quote.note && <p>{quote.note}</p>}
			<CutTable rows={quote.lines} />
			<KeyValues pairs={[...quote.sums, ...quote.rules]} />
			<p>
				{office.name} {office.telephone}
			</p>
		</>
	)
}

/** The sheet. */
export function QuoteSheet({ quote, back }: { quote: ReturnType<typeof quoteFacts>; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back}>
			<QuoteBody quote={quote} office={office} />
		</PaperPage>
	)
}

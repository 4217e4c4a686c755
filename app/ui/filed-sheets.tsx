// Sheets that are filed and stand on no page of their own: order, completion, confirmation, inspection, payment notice.
import { formatYen } from '~/base/yen'
import { archiveWords } from '~/words/ja/archive'
import { sayDay, sayDayAndYear, sayMinutes } from '~/words/ja/dates'
import { KeyValues } from './facts'
import type { PaperOffice } from './office'
import type { quoteFacts } from './quote-sheet'
import { QuoteBody } from './quote-sheet'
import { Table } from './table'

const words = archiveWords.sheets

const yen = (n: number) => `${formatYen(n)}円`

/** An employer's yes to a quote, with the quote as it stood. */
export function OrderBody(props: {
	quote: ReturnType<typeof quoteFacts>
	agreedAt: string
	byStaff: boolean
	office: PaperOffice
}) {
	return (
		<>
			<h1>{archiveWords.kinds.order}</h1>
			<p>{words.orderSays}</p>
			<KeyValues
				pairs={[
					{
						label: words.agreedOn,
						answer: `${props.agreedAt} ${words.agreedBy[props.byStaff ? 'staff' : 'self']}`,
					},
				]}
			/>
			<QuoteBody quote={props.quote} office={props.office} />
		</>
	)
}

/** A piece of work as these sheets name it. */
export type WorkRead = {
	title: string
	when: string
	employer: string
	person: string
}

const workPairs = ({ title, when, employer, person }: WorkRead) => [
	{ label: words.work, answer: title },
	{ label: words.when, answer: when },
	{ label: words.who, answer: person },
	{ label: words.employer, answer: employer },
]

/** 作業完了報告書. */
export function CompletionBody(props: {
	work: WorkRead
	aboutMinutes: number | null
	units: number | null
	travelYen: number | null
	note: string
	photos: number
	at: string
	byStaff: boolean
}) {
	const { work, aboutMinutes, units, travelYen, note, photos, at, byStaff } = props
	return (
		<>
			<h1>{archiveWords.kinds.completion}</h1>
			<KeyValues
				pairs={[
					...workPairs(work),
					...(aboutMinutes === null ? [] : [{ label: words.about, answer: sayMinutes(aboutMinutes) }]),
					...(units === null ? [] : [{ label: words.units, answer: String(units) }]),
					...(travelYen === null ? [] : [{ label: words.travel, answer: yen(travelYen) }]),
					...(note === '' ? [] : [{ label: words.note, answer: note }]),
					...(photos === 0 ? [] : [{ label: words.photos, answer: words.photoCount(photos) }]),
					{ label: words.reported, answer: at },
				]}
			/>
			{byStaff && <p>{words.reportedFor}</p>}
		</>
	)
}

/** The employer's 完了の確認. */
export function ConfirmationBody(props: {
	work: WorkRead
	verdict: keyof typeof words.verdicts
	reason: string
	at: string
}) {
	const { work, verdict, reason, at } = props
	return (
		<>
			<h1>{archiveWords.kinds.confirmation}</h1>
			<KeyValues
				pairs={[
					...workPairs(work),
					{ label: words.verdict, answer: words.verdicts[verdict] },
					...(reason === '' ? [] : [{ label: words.reason, answer: reason }]),
					{ label: words.confirmed, answer: at },
				]}
			/>
		</>
	)
}

/** The council's 検査, passed or with a mending asked for. */
export function InspectionBody(props: {
	work: WorkRead
	verdict: keyof typeof words.results
	note: string
	mendBy: string | null
	at: string
}) {
	const { work, verdict, note, mendBy, at } = props
	return (
		<>
			<h1>{archiveWords.kinds.inspection}</h1>
			<KeyValues
				pairs={[
					...workPairs(work),
					{ label: words.verdict, answer: words.results[verdict] },
					...(note === '' ? [] : [{ label: words.reason, answer: note }]),
					...(mendBy ? [{ label: words.mendBy, answer: sayDayAndYear(mendBy) }] : []),
					{ label: words.inspected, answer: at },
				]}
			/>
			<p>{words.measured}</p>
		</>
	)
}

/** A payment notice as the archive reads it. */
export type NoticeRead = {
	number: string
	day: string
	name: string
	way: keyof typeof words.notice.ways
	account: string | null
	yen: number
	lines: readonly {
		key: string
		day: string
		title: string
		kind: 'work' | 'cancellation' | 'supplement'
		yen: number
		withheldYen: number
	}[]
}

/** 支払通知書: what is paid, of which work, into which account. */
export function PaymentNoticeBody({ notice, office }: { notice: NoticeRead; office: PaperOffice }) {
	const say = words.notice
	return (
		<>
			<h1>{archiveWords.kinds['payment-notice']}</h1>
			<p>{words.to(notice.name)}</p>
			<KeyValues
				pairs={[
					{ label: say.number, answer: notice.number },
					{ label: say.day, answer: sayDayAndYear(notice.day) },
					{ label: say.sum, answer: <b>{yen(notice.yen)}</b> },
					{ label: say.way, answer: say.ways[notice.way] },
					...(notice.account ? [{ label: say.into, answer: notice.account }] : []),
				]}
			/>
			<Table
				caption={archiveWords.kinds['payment-notice']}
				columns={[
					{ label: say.columns.day },
					{ label: say.columns.work },
					{ label: say.columns.kind },
					{ label: say.withheld, right: true },
					{ label: say.columns.yen, right: true },
				]}
				rows={notice.lines.map((line) => ({
					key: line.key,
					cells: [sayDay(line.day), line.title, say.parts[line.kind], yen(line.withheldYen), yen(line.yen)],
				}))}
			/>
			<p>{say.fee}</p>
			<p>{say.wrong}</p>
			<p>
				{office.name} {office.telephone}
			</p>
		</>
	)
}

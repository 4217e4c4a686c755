// Papers about an employer's money: 領収書 for cash, 適格返還請求書 that makes an invoice void, and the お支払いのお願い.
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { incomingWords } from '~/words/ja/incoming'
import { KeyValues } from './facts'
import { useRoot } from './frame'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { Table } from './table'

/** Who issues a paper, as the settings said on its day. */
export type Issuer = { name: string; address: string; telephone: string; registration: string | null }

function IssuerLines({ issuer, seal }: { issuer: Issuer; seal?: string }) {
	return (
		<div className="cert-issuer">
			<p>
				{issuer.name}
				<br />
				{issuer.address}
				<br />
				{issuer.telephone}
				{issuer.registration && (
					<>
						<br />
						{incomingWords.receipt.registration} {issuer.registration}
					</>
				)}
			</p>
			{seal && <span className="cert-seal">{seal}</span>}
		</div>
	)
}

/** A receipt as the door reads it. */
export type ReceiptRead = {
	number: string
	day: string
	employerName: string
	sum: string
	numbers: readonly string[]
	/** The tax of each rate of the invoices it pays. */
	taxes: readonly string[]
	stamp: string | null
	issuer: Issuer
}

/** The receipt for cash handed over at the counter. */
export function ReceiptBody({ receipt }: { receipt: ReceiptRead }) {
	const words = incomingWords.receipt
	return (
		<>
			<h1>{words.title}</h1>
			<p>{words.to(receipt.employerName)}</p>
			<KeyValues
				pairs={[
					{ label: words.number, answer: receipt.number },
					{ label: words.day, answer: sayDayAndYear(receipt.day) },
					{ label: words.sum, answer: <b>{receipt.sum}円</b> },
				]}
			/>
			<p>{receipt.numbers.length > 0 ? words.for(receipt.numbers) : words.forNothing}</p>
			{receipt.taxes.map((one) => (
				<p key={one}>{one}</p>
			))}
			<IssuerLines issuer={receipt.issuer} seal={words.seal} />
			{receipt.stamp && <p className="hint-s">{receipt.stamp}</p>}
		</>
	)
}

/** Its sheet. */
export function ReceiptSheet({ receipt, back }: { receipt: ReceiptRead; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={back}>
			<ReceiptBody receipt={receipt} />
		</PaperPage>
	)
}

/** A credit note as the door reads it. */
export type CreditNoteRead = {
	number: string
	issuedDay: string
	employerName: string
	invoiceNumber: string
	invoiceDay: string
	why: string
	net: string
	rates: readonly { rate: string; tax: string }[]
	total: string
	lines: readonly { key: string; title: string; day: string; sum: string }[]
	issuer: Issuer
}

/** The credit note. */
export function CreditNoteBody({ note }: { note: CreditNoteRead }) {
	const words = incomingWords.creditNote
	const title = note.issuer.registration ? words.title : words.titlePlain
	return (
		<>
			<h1>{title}</h1>
			<p>{incomingWords.receipt.to(note.employerName)}</p>
			<KeyValues
				pairs={[
					{ label: words.number, answer: note.number },
					{ label: words.day, answer: sayDayAndYear(note.issuedDay) },
					{ label: words.of, answer: words.of2(note.invoiceNumber, sayDayAndYear(note.invoiceDay)) },
					{ label: words.why, answer: note.why },
				]}
			/>
			<Table
				caption={words.lines}
				columns={[
					{ label: words.lines },
					{ label: incomingWords.page.columns.day },
					{ label: words.sums.net, right: true },
				]}
				rows={note.lines.map((line) => ({ key: line.key, cells: [line.title, sayDay(line.day), line.sum] }))}
			/>
			<KeyValues
				pairs={[
					{ label: words.sums.net, answer: `${note.net}円` },
					...note.rates.map(({ rate, tax }) => ({ label: words.sums.tax(rate), answer: `${tax}円` })),
					{ label: words.sums.total, answer: <b>{note.total}円</b> },
				]}
			/>
			<p>{words.says}</p>
			<IssuerLines issuer={note.issuer} />
		</>
	)
}

/** Its sheet. */
export function CreditNoteSheet({ note, back }: { note: CreditNoteRead; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back}>
			<CreditNoteBody note={note} />
		</PaperPage>
	)
}

/** A reminder as the door reads it. */
export type ReminderRead = {
	step: number
	sentDay: string
	employerName: string
	employerAddress: string
	invoiceNumber: string
	dueDay: string
	left: string
	untilDay: string
	account: string
	issuer: Issuer
}

/** The letter that asks for payment. */
export function ReminderBody({ reminder }: { reminder: ReminderRead }) {
	const words = incomingWords.reminders.letter
	const step = reminder.step as keyof typeof words.titles
	return (
		<>
			<p className="envelope">
				{reminder.employerAddress}
				<br />
				{incomingWords.receipt.to(reminder.employerName)}
			</p>
			<h1>{words.titles[step]}</h1>
			<p>{sayDayAndYear(reminder.sentDay)}</p>
			<p>{words.says[step]}</p>
			<KeyValues
				pairs={[
					{ label: words.number, answer: reminder.invoiceNumber },
					{ label: words.due, answer: sayDayAndYear(reminder.dueDay) },
					{ label: words.left, answer: <b>{reminder.left}円</b> },
					{ label: words.until, answer: sayDayAndYear(reminder.untilDay) },
				]}
			/>
			<p>{reminder.account}</p>
			<p>{words.crossed}</p>
			<IssuerLines issuer={reminder.issuer} />
		</>
	)
}

/** Its sheet. */
export function ReminderSheet({ reminder, back }: { reminder: ReminderRead; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={back}>
			<ReminderBody reminder={reminder} />
		</PaperPage>
	)
}

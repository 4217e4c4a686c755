// An invoice as one A4 sheet, for the employer and for staff.
import { formatYen } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { isHeld } from '~/council/contract-mode'
import { sayDay, sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { payWords } from '~/words/ja/pay'
import { KeyValues } from './facts'
import { useRoot } from './frame'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { Photos } from './photos'
import { Table } from './table'

const words = employerWords.invoices

/** An invoice as the room gives it. */
export type InvoiceRead = {
	number: string
	contractMode: ContractMode
	employerName: string
	month: string
	netYen: number
	rates: readonly { ratePermille: number; taxedYen: number; taxYen: number }[]
	receivedYen: number
	/** Of three parties: what the employer may deduct of the registrants' part, by the day of the work. */
	shares?: readonly { since: string; percent: number }[]
	creditedAt: Date | string | null
	note: string
	taxYen: number
	totalYen: number
	dueDay: string
	issuedDay: string
	issuer: { name: string; address: string; telephone: string; account: string; registration: string | null }
	/** Photos of the work that go with it. */
	photos?: readonly { id: string; width: number; height: number }[]
	lines: readonly {
		id: string
		assignmentId: string
		title: string
		serviceDay: string
		payYen: number
		feeYen: number
		kind: 'work' | 'cancellation' | 'supplement'
		travelYen: number
		withheldYen: number
	}[]
}

/** Of three parties: the registrants' part, which the council only receives for them, and its own fee. */
function partsOf({ contractMode, lines, taxYen }: InvoiceRead) {
	if (!isHeld(contractMode)) return null
	const sum = (part: 'payYen' | 'feeYen' | 'travelYen' | 'withheldYen') =>
		lines.reduce((sum, line) => sum + line[part], 0)
	return {
		pay: formatYen(sum('payYen') + sum('travelYen') - sum('withheldYen')),
		fee: formatYen(sum('feeYen')),
		withTax: formatYen(sum('feeYen') + taxYen),
	}
}

/** The invoice in words, ready to be drawn. */
export function invoiceFacts(invoice: InvoiceRead) {
	return {
		number: invoice.number,
		mode: invoice.contractMode,
		parts: partsOf(invoice),
		employerName: invoice.employerName,
		month: sayMonth(invoice.month),
		net: formatYen(invoice.netYen),
		rates: invoice.rates.map(({ ratePermille, taxedYen, taxYen }) => ({
			rate: `${ratePermille / 10}%`,
			taxed: formatYen(taxedYen),
			tax: formatYen(taxYen),
		})),
		note: invoice.note,
		received: invoice.receivedYen > 0 ? formatYen(invoice.receivedYen) : null,
		left: formatYen(invoice.totalYen - invoice.receivedYen),
		credited: invoice.creditedAt !== null,
		shares: invoice.shares ?? [],
		total: formatYen(invoice.totalYen),
		due: sayDayAndYear(invoice.dueDay),
		issued: sayDayAndYear(invoice.issuedDay),
		issuer: invoice.issuer,
		withTravel: invoice.lines.some((line) => line.travelYen > 0),
		withWithheld: invoice.lines.some((line) => line.withheldYen > 0),
		withCancelled: invoice.lines.some((line) => line.kind === 'cancellation'),
		withSupplement: invoice.lines.some((line) => line.kind === 'supplement'),
		withOlder: invoice.lines.some((line) => !line.serviceDay.startsWith(invoice.month)),
		photos: invoice.photos ?? [],
		lines: invoice.lines.map((line) => ({
			key: line.id,
			assignmentId: line.assignmentId,
			title:
				line.kind === 'cancellation'
					? `${line.title}(${payWords.quote.cancelled})`
					: payWords.titleOf(line.kind, line.title),
			day: sayDay(line.serviceDay),
			pay: formatYen(line.payYen),
			fee: formatYen(line.feeYen),
			travel: formatYen(line.travelYen),
			withheld: formatYen(0 - line.withheldYen),
			sum: formatYen(line.payYen + line.feeYen + line.travelYen - line.withheldYen),
		})),
	}
}

const whyLink = (title: string, href: string | undefined) => (href ? <a href={href}>{title}</a> : title)

/** What stands on it; for staff each line leads to why it is this sum. */
export function InvoiceBody({
	invoice,
	whyOf = {},
}: {
	invoice: ReturnType<typeof invoiceFacts>
	whyOf?: Readonly<Record<string, string>>
}) {
	return (
		<>
			<h1>{invoice.issuer.registration === null ? words.sheet : words.qualified}</h1>
			{invoice.credited && <p className="told told-no">{words.void}</p>}
			<p>{words.to(invoice.employerName)}</p>
			<KeyValues
				pairs={[
					{ label: words.columns.number, answer: invoice.number },
					{ label: words.issued, answer: invoice.issued },
					{ label: words.columns.month, answer: invoice.month },
					{ label: words.total, answer: <b>{invoice.total}円</b> },
					{ label: words.due, answer: invoice.due },
					{
						label: words.fromOffice,
						answer: (
							<>
								{invoice.issuer.name}
								<br />
								{invoice.issuer.address}
								<br />
								{words.telephone(invoice.issuer.telephone)}
								{invoice.issuer.registration !== null && (
									<>
										<br />
										{words.registration} {invoice.issuer.registration}
									</>
								)}
							</>
						),
					},
					{
						label: words.payInto,
						answer: (
							<>
								{invoice.issuer.account}
								<br />
								{words.transferFee}
							</>
						),
					},
				]}
			/>
			{invoice.withOlder && <p>{words.withOlder}</p>}
			{invoice.note && <p>{invoice.note}</p>}
			<Table
				caption={words.sheet}
				columns={[
					{ label: words.lines.task },
					{ label: words.lines.day },
					{ label: words.lines.pays[invoice.mode], right: true },
					{ label: words.lines.fee, right: true },
					...(invoice.withTravel ? [{ label: payWords.travel, right: true }] : []),
					...(invoice.withWithheld ? [{ label: payWords.earned.withheld, right: true }] : []),
					{ label: words.lines.sum, right: true },
				]}
				rows={invoice.lines.map((line) => ({
					key: line.key,
					cells: [
						whyLink(line.title, whyOf[line.key]),
						line.day,
						`${line.pay}円`,
						`${line.fee}円`,
						...(invoice.withTravel ? [`${line.travel}円`] : []),
						...(invoice.withWithheld ? [`${line.withheld}円`] : []),
						`${line.sum}円`,
					],
				}))}
			/>
			<KeyValues
				pairs={[
					...(invoice.parts
						? [
								{ label: words.parts.pay, answer: `${invoice.parts.pay}円` },
								{ label: words.parts.fee, answer: `${invoice.parts.fee}円` },
							]
						: [{ label: words.net, answer: `${invoice.net}円` }]),
					...invoice.rates.map(({ rate, taxed, tax }) => ({
						label: words.taxes[invoice.mode](rate, taxed),
						answer: `${tax}円`,
					})),
					{ label: words.total, answer: <b>{invoice.total}円</b> },
					...(invoice.received && !invoice.credited
						? [
								{ label: words.received, answer: `${invoice.received}円` },
								{ label: words.left, answer: <b>{invoice.left}円</b> },
							]
						: []),
				]}
			/>
			{invoice.parts && (
				<p>
					{words.parts.note}
					{invoice.shares.map(words.parts.share).join('')}
				</p>
			)}
			{invoice.withWithheld && <p>{payWords.quote.withheldNote}</p>}
			{invoice.withCancelled && <p>{payWords.quote.cancelledNote}</p>}
			{invoice.withSupplement && <p>{payWords.quote.supplementNote}</p>}
			{invoice.issuer.registration === null && <p>{words.notQualified}</p>}
			{invoice.issuer.registration !== null && <p>{words.noReduced}</p>}
			{invoice.photos.length > 0 && (
				<>
					<h2>{words.photos}</h2>
					<Photos photos={invoice.photos} label={words.photo} />
				</>
			)}
		</>
	)
}

/** The sheet; for staff its bar leads to what the ledger says of it. */
export function InvoiceSheet(props: {
	invoice: ReturnType<typeof invoiceFacts>
	back: Way
	more?: readonly Way[]
	whyOf?: Readonly<Record<string, string>>
}) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={props.back} more={props.more}>
			<InvoiceBody invoice={props.invoice} whyOf={props.whyOf} />
		</PaperPage>
	)
}

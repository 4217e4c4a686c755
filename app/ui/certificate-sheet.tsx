// A 支払証明書 as one A4 sheet with a box for the seal, and a year's statement of what was paid.
import { formatYen } from '~/base/yen'
import { certificateWords } from '~/words/ja/certificates'
import { sayDay, sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { KeyValues } from './facts'
import { useRoot } from './frame'
import type { PaperOffice } from './office'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { Table } from './table'

const words = certificateWords.paper

/** Sums of a month, a year or a payment. */
export type Sums = { payYen: number; travelYen: number; withheldYen: number; sentYen: number }

const yen = (n: number) => `${formatYen(n)}円`
/** The four sums as cells. */
export const sumCells = (one: Sums) => [
	yen(one.payYen),
	yen(one.travelYen),
	yen(one.withheldYen),
	yen(one.sentYen),
]

/** Whose paper it is. */
export type PaidPerson = { name: string; number: string; address: string }

/** A certificate as the room gives it. */
export type CertificateRead = {
	number: string
	issued: string
	officeAddress: string
	fromMonth: string
	untilMonth: string
	person: PaidPerson
	months: readonly (Sums & { month: string; times: number })[]
}

/** What several come to. */
export const addSums = (rows: readonly Sums[]): Sums =>
	rows.reduce(
		(sum, one) => ({
			payYen: sum.payYen + one.payYen,
			travelYen: sum.travelYen + one.travelYen,
			withheldYen: sum.withheldYen + one.withheldYen,
			sentYen: sum.sentYen + one.sentYen,
		}),
		{ payYen: 0, travelYen: 0, withheldYen: 0, sentYen: 0 },
	)

const sumColumns = [
	{ label: words.columns.pay, right: true },
	{ label: words.columns.travel, right: true },
	{ label: words.columns.withheld, right: true },
	{ label: words.columns.sent, right: true },
]

/** The certificate. */
export function CertificateBody({
	certificate,
	office,
}: {
	certificate: CertificateRead
	office: PaperOffice
}) {
	const { person, months } = certificate
	return (
		<>
			<h1>{certificateWords.title}</h1>
			<KeyValues
				pairs={[
					{ label: words.number, answer: certificate.number },
					{ label: words.issued, answer: sayDayAndYear(certificate.issued) },
					{ label: words.who, answer: <b>{words.to(person.name)}</b> },
					{ label: words.registrant, answer: person.number },
					{ label: words.address, answer: person.address },
					{
						label: words.term,
						answer: certificateWords.row(sayMonth(certificate.fromMonth), sayMonth(certificate.untilMonth)),
					},
				]}
			/>
			<Table
				caption={certificateWords.title}
				columns={[{ label: words.columns.month }, { label: words.columns.times, right: true }, ...sumColumns]}
				rows={[
					...months.map((one) => ({
						key: one.month,
						cells: [sayMonth(one.month), String(one.times), ...sumCells(one)],
					})),
					{
						key: 'total',
						cells: [
							words.total,
							String(months.reduce((sum, one) => sum + one.times, 0)),
							...sumCells(addSums(months)),
						],
					},
				]}
			/>
			<p>{words.note}</p>
			<p>{words.says}</p>
			<div className="cert-issuer">
				<p>
					{office.name}
					<br />
					{certificate.officeAddress}
					<br />
					{office.telephone}
				</p>
				<span className="cert-seal">{words.seal}</span>
			</div>
			<p className="hint-s">{words.noMyNumber}</p>
		</>
	)
}

/** Its sheet. */
export function CertificateSheet({ certificate, back }: { certificate: CertificateRead; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back}>
			<CertificateBody certificate={certificate} office={office} />
		</PaperPage>
	)
}

/** A year's payments as the room gives them. */
export type StatementRead = {
	year: number
	person: PaidPerson
	rows: readonly (Sums & { key: string; day: string; title: string; serviceDay: string })[]
	kinds: readonly string[]
}

/** The year's statement as a page that is printed. */
export function StatementSheet({ statement, back }: { statement: StatementRead; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back}>
			<StatementBody statement={statement} office={office} />
		</PaperPage>
	)
}

/** What stands on a year's statement. */
export function StatementBody({ statement, office }: { statement: StatementRead; office: PaperOffice }) {
	const say = certificateWords.statement
	const { person, rows, kinds, year } = statement
	return (
		<>
			<h1>{say.title(year)}</h1>
			<p>{words.to(person.name)}</p>
			<KeyValues
				pairs={[
					{ label: words.registrant, answer: person.number },
					{ label: words.columns.sent, answer: <b>{yen(addSums(rows).sentYen)}</b> },
				]}
			/>
			<p>{say.lead(year)}</p>
			{rows.length === 0 ? (
				<p>{say.none}</p>
			) : (
				<Table
					caption={say.title(year)}
					columns={[
						{ label: say.columns.day },
						{ label: say.columns.work },
						{ label: say.columns.serviceDay },
						...sumColumns,
					]}
					rows={[
						...rows.map((one) => ({
							key: one.key,
							cells: [sayDay(one.day), one.title, sayDay(one.serviceDay), ...sumCells(one)],
						})),
						{ key: 'total', cells: [words.total, '', '', ...sumCells(addSums(rows))] },
					]}
				/>
			)}
			{kinds.length > 0 && (
				<>
					<h2>{say.byKind}</h2>
					<ul>
						{kinds.map((one) => (
							<li key={one}>{one}</li>
						))}
					</ul>
				</>
			)}
			<p>{say.later}</p>
			<p>{words.note}</p>
			<p className="hint-s">{words.noMyNumber}</p>
			<p>
				{office.name} {office.telephone}
			</p>
		</>
	)
}

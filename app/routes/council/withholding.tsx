// Tax that was kept back in a year: by month for paying it to the tax office, and the data for 支払調書.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addMonths, dayInMonth, dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingOn } from '~/council/setting.server'
import type { HeirsPaid } from '~/money/heirs-list.server'
import { heirsPaidIn } from '~/money/heirs-list.server'
import { paidByMonth } from '~/money/paid'
import { paidInYear, paymentRecordsOf, yearsPaid } from '~/money/paid.server'
import { requireStaff } from '~/people/guard.server'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { SelectField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { withholdingWords as words } from '~/words/ja/certificates'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { payWords } from '~/words/ja/pay'
import { inSnapshot } from '~db/client'
import { yearAsked } from '../year-asked'

export const meta = titled(words.title)

/** What the council kept back of pay that went to heirs: it is owed to the tax office like any other. */
const keptOfHeirs = (heirs: readonly HeirsPaid[]) =>
	heirs
		.filter((one) => one.withheldBy === 'council')
		.map((one) => ({
			day: one.paidDay,
			payYen: one.paidYen,
			travelYen: 0,
			withheldYen: one.withheldYen,
			yen: one.paidYen - one.withheldYen,
		}))

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const thisYear = Number(dayOf(now()).slice(0, 4))
	const year = yearAsked(request, thisYear)
	return inSnapshot(async (on) => {
		const heirs = await heirsPaidIn(on, year)
		const paid = (await paidInYear(on, null, year)).filter((one) => one.withheldBy === 'council')
		return {
			year,
			years: (await yearsPaid(on, dayOf(now()))).map(String),
			above: await settingOn(on, 'payment-record-yen', `${year}-12-31`),
			months: paidByMonth([...paid, ...keptOfHeirs(heirs)]).map((one) => ({
				...one,
				until: sayDay(dayInMonth(addMonths(one.month, 1), 10)),
			})),
			records: await paymentRecordsOf(on, year),
			heirs: heirs.map((one) => ({
				...one,
				died: sayDay(one.diedDay),
				paid: sayDay(one.paidDay),
			})),
		}
	})
}

export default function Withholding() {
	const { year, years, above, months, records, heirs } = useLoaderData<typeof loader>()
	const kindOf = (kind: string) => payWords.kinds[kind as keyof typeof payWords.kinds] ?? kind
	return (
		<Council>
			<DeskHead title={words.title} over={String(year)} lead={words.lead} />
			<form method="get" className="page-form">
				<SelectField
					name="year"
					label={words.year}
					choices={years.map((value) => ({ value, label: value }))}
					defaultValue={String(year)}
					blank={false}
				/>
				<Button kind="second">{words.show}</Button>
			</form>
			<Sheet id="months" title={words.months} note={words.monthsNote} flush={months.length > 0}>
				{months.length === 0 ? (
					<Empty icon="yen">{words.monthsNone}</Empty>
				) : (
					<Table
						caption={words.months}
						columns={[
							{ label: words.monthColumns.month },
							{ label: words.monthColumns.paid, right: true },
							{ label: words.monthColumns.withheld, right: true },
							{ label: words.monthColumns.until },
						]}
						rows={months.map((one) => ({
							key: one.month,
							cells: [
								sayMonth(one.month),
								`${formatYen(one.payYen + one.travelYen)}円`,
								`${formatYen(one.withheldYen)}円`,
								one.until,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="records" title={words.records(above)} flush={records.length > 0}>
				{records.length === 0 ? (
					<Empty icon="doc">{words.recordsNone}</Empty>
				) : (
					<Table
						caption={words.records(above)}
						columns={[
							{ label: words.columns.payer },
							{ label: words.columns.number },
							{ label: words.columns.who },
							{ label: words.columns.kind },
							{ label: words.columns.paid, right: true },
							{ label: words.columns.withheld, right: true },
						]}
						rows={records.map((one) => ({
							key: `${one.payerId} ${one.registrantId} ${one.withholding}`,
							cells: [
								one.payerName ?? words.office,
								one.number,
								`${one.familyName} ${one.givenName}`,
								kindOf(one.withholding),
								`${formatYen(one.paidYen)}円`,
								`${formatYen(one.withheldYen)}円`,
							],
						}))}
					/>
				)}
			</Sheet>
			{heirs.length > 0 && (
				<Sheet id="heirs" title={words.heirs.title} note={words.heirs.note} flush>
					<Table
						caption={words.heirs.title}
						columns={[
							{ label: words.columns.number },
							{ label: words.heirs.columns.who },
							{ label: words.heirs.columns.died },
							{ label: words.heirs.columns.paid },
							{ label: words.columns.kind },
							{ label: words.columns.paid, right: true },
							{ label: words.columns.withheld, right: true },
						]}
						rows={heirs.map((one) => ({
							key: one.key,
							cells: [
								one.number,
								`${one.familyName} ${one.givenName}`,
								one.died,
								one.paid,
								kindOf(one.withholding),
								`${formatYen(one.paidYen)}円`,
								`${formatYen(one.withheldYen)}円`,
							],
						}))}
					/>
				</Sheet>
			)}
			<p>{words.noMyNumber}</p>
			<LinkButton kind="second" href={`/council/withholding/file?year=${year}`}>
				{words.file}
			</LinkButton>
		</Council>
	)
}

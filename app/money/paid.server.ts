// What was paid, read for certificates, statements and the 支払調書; a certificate keeps its sums as it was issued.
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, min, ne, or } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { addDays, dayInMonth, dayOf, instantOf, monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import { heldModes, isHeld } from '~/council/contract-mode'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { whoGoesOn } from '~/people/registrant-join.server'
import { payWords } from '~/words/ja/pay'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import type { PaidMonth } from '~db/schema/money'
import { certificates, earnings, heirCases, payoutEarnings, payoutLines, payouts } from '~db/schema/money'
import { accounts, employers, registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { cameOn, payOf } from './earning'
import type { Paid, PaymentRecord } from './paid'
import { paidByMonth, paymentRecords } from './paid'

export type Certificate = typeof certificates.$inferSelect

/** What was sent from a day (`null`: ever) to a day and did not come back, to one person or (null) to all, in order. */
export async function paidBetween(
	on: Db,
	registrantId: string | null,
	fromDay: Day | null,
	untilDay: Day,
	employerId?: string,
): Promise<(Paid & { title: string; serviceDay: Day; held: boolean })[]> {
	const rows = await on
		.select({
			earning: earnings,
			transferDay: payouts.transferDay,
			way: payouts.way,
			resultAt: payoutLines.resultAt,
			employerId: assignments.employerId,
			title: tasks.title,
			mode: tasks.contractMode,
		})
		.from(earnings)
		.innerJoin(
			payoutEarnings,
			and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt)),
		)
		.innerJoin(
			payoutLines,
			and(eq(payoutLines.id, payoutEarnings.payoutLineId), eq(payoutLines.result, 'paid')),
		)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			and(
				registrantId === null ? undefined : eq(earnings.registrantId, registrantId),
				employerId === undefined ? undefined : eq(assignments.employerId, employerId),
				cameBetween(fromDay, untilDay),
			),
		)
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
	return rows
		.map(({ earning, transferDay, way, resultAt, mode, title, ...rest }) => ({
			...earning,
			...rest,
			title: payWords.titleOf(earning.kind, title),
			held: isHeld(mode),
			day: cameOn({ transferDay, way, resultAt }),
			payYen: payOf(earning),
		}))
		.sort((a, b) => a.day.localeCompare(b.day))
}

/** What came from a day (`null`: ever) to a day, as `cameOn` says it; asked with lines and runs joined. */
export const cameBetween = (fromDay: Day | null, untilDay: Day) =>
	or(
		and(
			eq(payouts.way, 'bank'),
			fromDay === null ? undefined : gte(payouts.transferDay, fromDay),
			lte(payouts.transferDay, untilDay),
		),
		and(
			ne(payouts.way, 'bank'),
			fromDay === null ? undefined : gte(payoutLines.resultAt, instantOf(fromDay, 0)),
			lt(payoutLines.resultAt, instantOf(addDays(untilDay, 1), 0)),
		),
	)

/** A year's payments to somebody. */
export const paidInYear = (on: Db, registrantId: string | null, year: number) =>
	paidBetween(on, registrantId, `${year}-01-01`, `${year}-12-31`)

export type PaymentRecordShown = PaymentRecord & {
	payerName: string | null
	number: string
	familyName: string
	givenName: string
	address: string
}

/** The data for the 支払調書 of a year: names and addresses, and no My Number, which is in no table. */
export async function paymentRecordsOf(on: Db, year: number): Promise<PaymentRecordShown[]> {
	const above = await settingOn(on, 'payment-record-yen', `${year}-12-31`)
	return named(on, paymentRecords(await asOnePerson(on, await paidInYear(on, null, year)), above))
}

/** Whoever was registered twice is one person to the tax office: what came under both records is theirs. */
async function asOnePerson<One extends { registrantId: string }>(
	on: Db,
	paid: readonly One[],
): Promise<One[]> {
	const goesOn = await whoGoesOn(on)
	return paid.map((one) => ({ ...one, registrantId: goesOn.get(one.registrantId) ?? one.registrantId }))
}

/** The years in which something may have been paid, the newest first: from the first run or heirs' payment to this year. */
export async function yearsPaid(on: Db, today: Day): Promise<number[]> {
	const [run] = await on
		.select({ day: min(payouts.transferDay) })
		.from(payouts)
		.where(inArray(payouts.state, ['sent', 'settled']))
	const [heirs] = await on.select({ day: min(heirCases.paidDay) }).from(heirCases)
	const [first = today] = [run?.day, heirs?.day].filter((day) => day != null).sort()
	const thisYear = Number(today.slice(0, 4))
	const count = Math.max(1, thisYear - Number(first.slice(0, 4)) + 1)
	return Array.from({ length: count }, (_, n) => thisYear - n)
}

/**
 * Of three parties what an employer needs for the tax office: for each person above the threshold the year's sums (the only place
 * where their full name stands for an employer), and by month the tax they keep back themselves. Whoever paid the tax in under a
 * written order, the 支払調書 is the employer's.
 */
export async function employersRecordsOf(
	on: Db,
	employerId: string,
	year: number,
): Promise<{ records: PaymentRecordShown[]; own: PaidMonth[]; byCouncil: PaidMonth[] }> {
	const above = await settingOn(on, 'payment-record-yen', `${year}-12-31`)
	const paid = (await paidBetween(on, null, `${year}-01-01`, `${year}-12-31`, employerId)).filter(
		(one) => one.held && one.withholding !== 'none',
	)
	const by = (who: 'employer' | 'council') => paidByMonth(paid.filter((one) => one.withheldBy === who))
	const theirs = (await asOnePerson(on, paid)).map((one) => ({ ...one, withheldBy: 'employer' as const }))
	return {
		records: await named(on, paymentRecords(theirs, above)),
		own: by('employer'),
		byCouncil: by('council'),
	}
}

/** Whether an employer has ever had work of three parties, so that there may be something to see. */
export async function hasHeldWork(on: Db, employerId: string): Promise<boolean> {
	const [row] = await on
		.select({ id: tasks.id })
		.from(tasks)
		.where(and(eq(tasks.employerId, employerId), inArray(tasks.contractMode, heldModes)))
		.limit(1)
	return row !== undefined
}

/** The records with names and addresses, by number. */
async function named(on: Db, records: readonly PaymentRecord[]): Promise<PaymentRecordShown[]> {
	if (records.length === 0) return []
	const people = new Map(
		(
			await on
				.select({
					id: registrants.id,
					number: accounts.number,
					familyName: registrants.familyName,
					givenName: registrants.givenName,
					address: registrants.address,
				})
				.from(registrants)
				.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		).map((one) => [one.id, one]),
	)
	const payers = new Map(
		(await on.select({ id: employers.id, name: employers.name }).from(employers)).map((one) => [
			one.id,
			one.name,
		]),
	)
	return records
		.map((one) => {
			const { number, familyName = '', givenName = '', address = '' } = people.get(one.registrantId) ?? {}
			const payerName = one.payerId === null ? null : (payers.get(one.payerId) ?? '')
			return { ...one, payerName, number: number ?? '', familyName, givenName, address }
		})
		.sort((a, b) => a.number.localeCompare(b.number) || a.withholding.localeCompare(b.withholding))
}

// Longer than anybody asks for at once; a form typed wrongly makes no paper of a century.
const mostMonths = 60

/**
 * Issues a 支払証明書 of what was sent to somebody from a month to a month, as it stands now; gives its id. One of the same
 * months is named and asked about first: `again` is the yes.
 */
export async function issueCertificate(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	{ fromMonth, untilMonth, again = false }: { fromMonth: Month; untilMonth: Month; again?: boolean },
): Promise<string> {
	const [person] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!person) throw refused('not-found')
	const count = monthsBetween(fromMonth, untilMonth)
	if (count < 1 || count > mostMonths || untilMonth > monthOf(dayOf(tx.at)))
		throw refused('certificate-months', { mostMonths }, 'untilMonth')
	const paid = await paidBetween(tx, registrantId, `${fromMonth}-01`, dayInMonth(untilMonth, 31))
	if (paid.length === 0) throw refused('certificate-nothing', undefined, 'fromMonth')
	const known = (await certificatesOf(tx, registrantId)).find(
		(one) => one.fromMonth === fromMonth && one.untilMonth === untilMonth,
	)
	if (known && !again)
		throw refused('certificate-again', { number: known.number, day: dayOf(known.issuedAt) }, 'again')
	const id = newId()
	await tx.insert(certificates).values({
		id,
		number: await nextPaperNumber(tx, 'certificate'),
		registrantId,
		fromMonth,
		untilMonth,
		months: paidByMonth(paid),
		issuedAt: tx.at,
		issuedBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'certificate.issued',
		{ kind: 'certificate', id },
		{ after: { registrantId, fromMonth, untilMonth } },
	)
	return id
}

const monthsBetween = (from: Month, until: Month): number => {
	const [at = 0, m = 0] = from.split('-').map(Number)
	const [to = 0, n = 0] = until.split('-').map(Number)
	return (to - at) * 12 + (n - m) + 1
}

/** Somebody's certificates, the newest first. */
export const certificatesOf = (on: Db, registrantId: string): Promise<Certificate[]> =>
	on
		.select()
		.from(certificates)
		.where(eq(certificates.registrantId, registrantId))
		.orderBy(desc(certificates.issuedAt), desc(certificates.id))
		.limit(100)

/** A certificate with whose it is; for a registrant only their own is found, for staff (`null`) any. */
export async function certificateOf(on: Db, registrantId: string | null, id: string) {
	const [row] = await on
		.select({
			certificate: certificates,
			number: accounts.number,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			address: registrants.address,
		})
		.from(certificates)
		.innerJoin(registrants, eq(registrants.id, certificates.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(
			and(
				eq(certificates.id, id),
				registrantId === null ? undefined : eq(certificates.registrantId, registrantId),
			),
		)
	if (!row) return undefined
	const { certificate, number, ...person } = row
	return { ...certificate, person: { ...person, number: number ?? '' } }
}

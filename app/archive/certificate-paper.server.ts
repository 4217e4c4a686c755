// Certificates and statements of what was paid, read for the person's own pages and for staff.
import { now } from '~/base/clock'
import type { Month } from '~/base/day'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { isWithholdingKind } from '~/council/withholding'
import { sumPaid } from '~/money/paid'
import { certificateOf, certificatesOf, paidBetween, paidInYear } from '~/money/paid.server'
import { registrantOf } from '~/people/registrant.server'
import type { CertificateRead, StatementRead } from '~/ui/certificate-sheet'
import { certificateWords } from '~/words/ja/certificates'
import { sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { payWords } from '~/words/ja/pay'
import type { Db } from '~db/client'

/** One certificate; for a registrant only their own is found, for staff (`null`) any. */
export async function readCertificate(
	on: Db,
	registrantId: string | null,
	id: string,
): Promise<(CertificateRead & { registrantId: string }) | undefined> {
	const found = await certificateOf(on, registrantId, id)
	if (!found) return undefined
	const { familyName, givenName, number, address } = found.person
	return {
		registrantId: found.registrantId,
		officeAddress: await settingOn(on, 'office-address', dayOf(found.issuedAt)),
		number: found.number,
		issued: dayOf(found.issuedAt),
		fromMonth: found.fromMonth,
		untilMonth: found.untilMonth,
		months: found.months,
		person: { name: `${familyName} ${givenName}`, number, address },
	}
}

/** The form's choices, what was issued already, and the years there is a statement of. */
export async function readCertificates(on: Db, registrantId: string) {
	const today = dayOf(now())
	const paid = await paidBetween(on, registrantId, null, today)
	const first = paid[0] ? monthOf(paid[0].day) : null
	const months: Month[] = []
	for (let month = monthOf(today); first !== null && month >= first; month = addMonths(month, -1))
		months.push(month)
	return {
		months: months.slice(0, 60).map((value) => ({ value, label: sayMonth(value) })),
		years: [...new Set(paid.map((one) => Number(one.day.slice(0, 4))))].sort((a, b) => b - a),
		issued: (await certificatesOf(on, registrantId)).map((one) => ({
			id: one.id,
			title: certificateWords.row(sayMonth(one.fromMonth), sayMonth(one.untilMonth)),
			note: certificateWords.rowNote(one.number, sayDayAndYear(dayOf(one.issuedAt))),
		})),
	}
}

/** A year's statement of somebody; undefined for no such person or no such year. */
export async function readStatement(
	on: Db,
	registrantId: string,
	typedYear: string,
): Promise<StatementRead | undefined> {
	const person = await registrantOf(on, registrantId)
	if (!person || !/^20\d\d$/.test(typedYear)) return undefined
	const year = Number(typedYear)
	const paid = await paidInYear(on, registrantId, year)
	const kinds = [...new Set(paid.map((one) => one.withholding))].filter(
		(kind) => isWithholdingKind(kind) && kind !== 'none',
	)
	return {
		year,
		person: {
			name: `${person.familyName} ${person.givenName}`,
			number: person.number ?? '',
			address: person.address,
		},
		rows: paid.map((one, n) => ({ ...one, key: String(n), sentYen: one.yen })),
		kinds: kinds.map((kind) => {
			const sums = sumPaid(paid.filter((one) => one.withholding === kind))
			return certificateWords.statement.kindRow(
				payWords.kinds[kind as keyof typeof payWords.kinds],
				sums.payYen + sums.travelYen,
				sums.withheldYen,
			)
		}),
	}
}

// The year's statement on a real database: once a person, filed as a paper, posted to who hears by paper; and heirs in the year's data.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitingForPost } from '~/archive/batch.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { moveClock, now } from '~/base/clock'
import { timetable } from '~/chores/timetable.server'
import { inTransaction } from '~/events/transaction.server'
import { openHeirCase, payHeirs } from '~/money/heirs.server'
import { heirsPaidIn } from '~/money/heirs-list.server'
import { writePaymentRecords } from '~/money/payment-record-file'
import { takeBack } from '~/money/payout-result.server'
import { issueYearStatements } from '~/money/year-statement.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { bodyOfPaper, papersOfParty } from '~/papers/archive.server'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import { payoutLines } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, throughJourney, today } from '../cast'

let town: Town
let paid: Awaited<ReturnType<typeof throughJourney>>
beforeAll(async () => {
	town = await makeTown()
	paid = await throughJourney(town, 'paid')
	clockAt('2027-01-10', 390)
})
afterAll(() => moveClock(undefined))

const papersOf = async (who: Registrant) =>
	(await papersOfParty(db(), { kind: 'registrant', id: who.id })).filter(
		(one) => one.kind === 'year-statement',
	)
const stated = async (who: Registrant) =>
	(await eventsAbout('registrant', who.id)).filter((one) => one === 'year-statement.issued').length

it('is issued by the clock once to each who was paid in the year, and to nobody else', async () => {
	const chore = timetable().find((one) => one.name === 'state-year')
	await chore?.run(new Date('2026-12-09T21:30:00Z'))
	expect(await stated(town.hidaka)).toBe(0)
	await chore?.run(new Date('2027-01-09T21:30:00Z'))
	await chore?.run(new Date('2027-01-09T21:30:00Z'))
	expect(await stated(town.hidaka)).toBe(1)
	expect(await stated(town.noguchi)).toBe(0)
	expect(await issueYearStatements('2027-02-10')).toBe(0)
})

it('is filed as a paper the person finds, and told in the site', async () => {
	await fileWhatWasIssued()
	const [line] = await papersOf(town.hidaka)
	expect(line).toMatchObject({ kind: 'year-statement', day: '2027-01-10', yen: 2600, number: null })
	const body = line && JSON.stringify(await bodyOfPaper(db(), line))
	for (const says of ['2026年', '2,600円', '栗']) expect(body).toContain(says)
	await tellWhatHappened()
	expect((await noticesOf(db(), town.hidaka.accountId))[0]?.kind).toBe('year-statement')
	await fileWhatWasIssued()
	expect(await papersOf(town.hidaka)).toHaveLength(1)
})

it('goes by post to who hears by paper, and not to the house of who has died', async () => {
	const waits = async () => (await waitingForPost(db(), now())).map((one) => one.paper.kind)
	expect(await waits()).toEqual([])
	await inTransaction((tx) =>
		tx.update(registrants).set({ hearsBy: 'paper' }).where(eq(registrants.id, town.hidaka.id)),
	)
	expect(await waits()).toContain('year-statement')
	await inTransaction((tx) => openHeirCase(tx, town.inoue.actor, town.hidaka.id, '2027-01-10'))
	expect(await waits()).not.toContain('year-statement')
})

it('is issued again for whom a transfer came back after the first', async () => {
	const [line] = await db()
		.select()
		.from(payoutLines)
		.where(and(eq(payoutLines.payoutId, paid.payoutId), eq(payoutLines.registrantId, town.hidaka.id)))
	const who = await makeRegistrant('年', town.areaId)
	clockAt(today)
	await throughJourney(town, 'paid', { registrant: who, slot: { startMinute: 700, endMinute: 760 } })
	clockAt('2027-02-10')
	expect(await issueYearStatements('2027-02-10')).toBe(1)
	expect(await stated(who)).toBe(1)
	await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line?.id ?? '', 'other'))
	// Nothing was sent in that year any more, and what was stated before is said no more.
	expect(await issueYearStatements('2027-03-10')).toBe(1)
	await fileWhatWasIssued()
	expect((await papersOf(town.hidaka)).map((one) => one.yen).sort()).toEqual([0, 2600])
	expect(await issueYearStatements('2027-03-10')).toBe(0)
	expect(await issueYearStatements('2027-04-10')).toBe(0)
})

it('what heirs were paid stands in the year’s data on lines of their own, with a note', async () => {
	clockAt(today)
	const who = await makeRegistrant('絵', town.areaId)
	await throughJourney(town, 'passed', {
		registrant: who,
		task: { payYen: 60_000, payTerms: { ...usualPayTerms, withholding: 'design' } },
		slot: { startMinute: 800, endMinute: 860 },
	})
	clockAt('2027-02-20')
	const id = await inTransaction((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2027-01-05'))
	expect(await heirsPaidIn(db(), 2027)).toEqual([])
	await inTransaction((tx) =>
		payHeirs(tx, town.kaikei.actor, id, {
			...{ paperNumber: '1', receiver: '長女', way: 'bank', day: '2027-02-19' },
		}),
	)
	const lines = await heirsPaidIn(db(), 2027)
	expect(lines).toMatchObject([
		{
			...{ registrantId: who.id, diedDay: '2027-01-05', paidDay: '2027-02-19', withholding: 'design' },
			...{ paidYen: 60_000, withheldYen: 6126, withheldBy: 'council' },
		},
	])
	expect(await heirsPaidIn(db(), 2026)).toEqual([])
	const text = writePaymentRecords([], lines)
	for (const says of ['要確認', '亡くなった方', '60000,6126', '税務署に確認']) expect(text).toContain(says)
})

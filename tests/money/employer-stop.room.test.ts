// An employer who fails, on a real database: nothing new is published, who was to come is told, pay stands, what is owed is listed.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { comingTo, tellStopped } from '~/assignments/employer-stop.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { claimsAgainst } from '~/money/claim.server'
import { dueEarnings } from '~/money/earning.server'
import { settleInvoice, takeIncoming } from '~/money/incoming.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { checkLedger } from '~/money/ledger-check.server'
import { latePayments, remind } from '~/money/reminder.server'
import { setBilling } from '~/people/employer.server'
import {
	changeStop,
	endStop,
	noteClaimed,
	stopEmployer,
	stopOf,
	stopsWaiting,
} from '~/people/employer-stop.server'
import { openRequest } from '~/work/request.server'
import { closeTasksOf } from '~/work/task.server'
import { db } from '~db/client'
import { invoices } from '~db/schema/money'
import { slots, tasks } from '~db/schema/work'
import type { Employer, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const bankrupt = {
	why: 'bankruptcy' as const,
	day: '2026-12-08',
	trustee: '弁護士 佐藤',
	caseNumber: '令和8年(フ)第12号',
	claimUntilDay: '2027-01-31',
}
const asks = {
	what: '枝の片づけ',
	place: '北町',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}

async function worked(employer: Employer, startMinute = 570): Promise<{ earningId: string }> {
	clockAt(today)
	const who = await makeRegistrant('止', town.areaId)
	return throughJourney({ ...town, tamura: employer }, 'passed', {
		registrant: who,
		slot: { startMinute, endMinute: startMinute + 60 },
	})
}

it('one act stops what is published, tells who was to come, keeps their pay and lists what is owed', async () => {
	const employer = await makeEmployer('たおれた農園', town.areaId)
	const done = await worked(employer)
	const unbilled = await worked(employer, 700)
	clockAt(today)
	const who = await makeRegistrant('来', town.areaId)
	const ahead = await throughJourney({ ...town, tamura: employer }, 'agreed', {
		registrant: who,
		slot: { day: '2026-12-20' },
	})
	clockAt('2026-12-01')
	// One line waits for a later invoice: it is owed all the same.
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }),
	)
	clockAt('2026-12-10')
	const part = await inTransaction((tx) =>
		takeIncoming(tx, town.kaikei.actor, {
			channel: 'bank',
			day: '2026-12-05',
			yen: 1000,
			employerId: employer.id,
		}),
	)
	await inTransaction((tx) => settleInvoice(tx, town.kaikei.actor, part, invoiceId))
	const stop = () =>
		refusing(async (tx) => {
			await stopEmployer(tx, town.kessai.actor, employer.id, bankrupt)
			await closeTasksOf(tx, town.kessai.actor, employer.id)
			await tellStopped(tx, town.kessai.actor, employer.id)
		})
	expect(
		await refusing((tx) =>
			stopEmployer(tx, town.kessai.actor, employer.id, { ...bankrupt, day: '2026-12-11' }),
		),
	).toBe('day-to-come')
	expect([await stop(), await stop()]).toEqual(['done', 'employer-stopped-already'])

	expect(
		(await db().select().from(tasks).where(eq(tasks.employerId, employer.id))).map((one) => one.state),
	).toEqual(['closed', 'closed', 'closed'])
	const [slot] = await db().select().from(slots).where(eq(slots.id, ahead.slotId))
	expect(slot?.open).toBe(false)
	expect((await comingTo(db(), employer.id, '2026-12-10')).map((one) => one.id)).toEqual([ahead.assignmentId])
	expect(await eventsAbout('assignment', ahead.assignmentId)).toContain('assignment.employer-stopped')
	expect(await refusing((tx) => openRequest(tx, employer.actor, employer.id, asks))).toBe('employer-stopped')

	// In A the council pays on the day all the same.
	const due = (await dueEarnings(db(), '2027-01-31')).map((one) => one.id)
	expect(due).toEqual(expect.arrayContaining([done.earningId, unbilled.earningId]))
	const claims = await claimsAgainst(db(), employer.id, '2026-12-10')
	// Two pieces of 2,600 with 390 each: 5,980, tax 598, less the 1,000 that came in.
	expect(claims).toMatchObject({ totalYen: 5578, forOthersYen: 0, unbilled: [] })
	expect(await checkLedger(db())).toEqual([])

	await inTransaction((tx) =>
		changeStop(tx, town.kessai.actor, employer.id, { ...bankrupt, trustee: '弁護士 鈴木' }),
	)
	expect(await stopOf(db(), employer.id)).toMatchObject({ trustee: '弁護士 鈴木' })
	expect((await stopsWaiting(db())).map((one) => one.employerId)).toContain(employer.id)
	await inTransaction((tx) => noteClaimed(tx, town.kaikei.actor, employer.id))
	expect(await refusing((tx) => noteClaimed(tx, town.kaikei.actor, employer.id))).toBe(
		'employer-claimed-already',
	)
	await inTransaction((tx) => endStop(tx, town.kessai.actor, employer.id))
	expect(await refusing((tx) => openRequest(tx, employer.actor, employer.id, asks))).toBe('done')
})

it('three steps ask for payment, each at its time, and late ones are counted', async () => {
	const employer = await makeEmployer('おくれる商店', town.areaId)
	await worked(employer)
	clockAt('2026-12-01')
	const [id = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }),
	)
	const [invoice] = await db().select().from(invoices).where(eq(invoices.id, id))
	expect(invoice?.dueDay).toBe('2026-12-31')
	const send = (day: string) => {
		clockAt(day)
		return refusing((tx) => remind(tx, town.kaikei.actor, id))
	}
	expect(await send('2027-01-06')).toBe('reminder-early')
	expect(await send('2027-01-07')).toBe('done')
	expect(await send('2027-01-07')).toBe('reminder-early')
	expect(await send('2027-01-21')).toBe('done')
	expect(await send('2027-02-14')).toBe('done')
	expect(await send('2027-03-14')).toBe('reminder-all-sent')
	expect(await latePayments(db(), employer.id, '2027-03-14')).toBe(1)
	expect(await latePayments(db(), employer.id, '2026-12-31')).toBe(0)
})

it('an employer billed by task gets an invoice a task', async () => {
	const employer = await makeEmployer('べつべつ工房', town.areaId)
	await worked(employer)
	await worked(employer, 700)
	await inTransaction((tx) => setBilling(tx, town.inoue.actor, employer.id, 'per-task'))
	clockAt('2026-12-01')
	const issue = () =>
		inTransaction((tx) => issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }))
	expect(await issue()).toHaveLength(2)
	expect(await issue()).toEqual([])
	const made = await db().select().from(invoices).where(eq(invoices.employerId, employer.id))
	expect(new Set(made.map((one) => one.taskId)).size).toBe(2)
	expect(made.every((one) => one.totalYen === 3289)).toBe(true)
})

// What keeps an employer from ending with the office: requests, work, invoices to come and to pay, money without a place.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { stillOpenOf } from '~/money/employer-open.server'
import { takeIncoming } from '~/money/incoming.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { startActing } from '~/people/acting.server'
import { endEmployer, giveSeat, noteAgreement, takeUpEmployer } from '~/people/employer.server'
import { stopEmployer } from '~/people/employer-stop.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { confirmations } from '~db/schema/assignments'
import { invoices } from '~db/schema/money'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, throughJourney } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const open = () => stillOpenOf(db(), town.tamura.id)
const end = async () => {
	const still = await open()
	return refusing((tx) => endEmployer(tx, town.inoue.actor, town.tamura.id, still))
}

it('is counted from the request to the last yen, and nothing of it is passed over', async () => {
	const none = { requests: 0, work: 0, invoices: 0, money: 0 }
	expect(await open()).toEqual(none)
	const { assignmentId } = await throughJourney(town, 'passed')
	clockAt('2026-11-20')
	expect(await open()).toEqual({ ...none, invoices: 1 })
	// Passed and not confirmed yet stands in no draft, and is asked for all the same.
	await inTransaction((tx) => tx.delete(confirmations))
	expect(await open()).toEqual({ ...none, invoices: 1 })
	expect(await end()).toBe('employer-open')
	await inTransaction((tx) =>
		confirmCompletion(tx, town.tamura.actor, town.tamura.id, assignmentId, { verdict: 'fine', reason: '' }),
	)
	clockAt('2026-12-01')
	await inTransaction((tx) => issueInvoices(tx, '2026-11'))
	expect(await open()).toEqual({ ...none, invoices: 1 })
	await inTransaction((tx) => tx.update(invoices).set({ paidAt: tx.at, paidDay: '2026-12-01' }))
	expect(await open()).toEqual(none)
	await inTransaction((tx) =>
		takeIncoming(tx, town.kaikei.actor, {
			channel: 'bank',
			day: '2026-12-01',
			yen: 500,
			employerId: town.tamura.id,
		}),
	)
	expect(await open()).toEqual({ ...none, money: 1 })
	expect(await end()).toBe('employer-open')
})

it('ends once, and is taken up again while its name is kept', async () => {
	const { tamura, inoue } = town
	const nothing = { requests: 0, work: 0, invoices: 0, money: 0 }
	await inTransaction((tx) => endEmployer(tx, inoue.actor, tamura.id, nothing))
	expect(await refusing((tx) => endEmployer(tx, inoue.actor, tamura.id, nothing))).toBe(
		'employer-ended-already',
	)
	// Until then nothing is begun with them: no acting, seat, agreement or stop.
	const stop = {
		why: 'late-payments' as const,
		day: '2026-11-20',
		trustee: '',
		caseNumber: '',
		claimUntilDay: null,
	}
	const seat = { name: '田村 次郎', email: null, telephone: null }
	const days = { agreedDay: '2026-11-20', visitedDay: '2026-11-20' }
	const forThem = { kind: 'employer' as const, id: tamura.id }
	for (const act of [
		(tx: Tx) => startActing(tx, inoue.actor, 'none', forThem, 'telephone'),
		(tx: Tx) => giveSeat(tx, inoue.actor, tamura.id, seat),
		(tx: Tx) => noteAgreement(tx, inoue.actor, tamura.id, days),
		(tx: Tx) => stopEmployer(tx, inoue.actor, tamura.id, stop),
	])
		expect(await refusing(act)).toBe('employer-ended')
	await inTransaction((tx) => takeUpEmployer(tx, inoue.actor, tamura.id))
	expect(await refusing((tx) => takeUpEmployer(tx, inoue.actor, tamura.id))).toBe('employer-not-ended')
})

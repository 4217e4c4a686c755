// How the reads that people wait for find their rows: by an index, never through everything that ever was.
// SQLite tells its plan; on PostgreSQL, whose plan depends on how much there is, the reads have to run.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsOf, slotsToDecide } from '~/assignments/application.server'
import {
	assignmentOf,
	assignmentsIn,
	assignmentsOf,
	assignmentsOfEmployer,
} from '~/assignments/assignment.server'
import { openDifferences, waitingConfirmations } from '~/assignments/confirmation.server'
import { waitingInspections } from '~/assignments/inspection.server'
import { offersOf } from '~/assignments/offer.server'
import { unansweredTerms } from '~/assignments/terms.server'
import { moveClock, now } from '~/base/clock'
import { recentActs } from '~/events/footprint.server'
import { bookedOf } from '~/matching/booking.server'
import { candidatesFor, fittingSlots } from '~/matching/candidate.server'
import { bankAccountOf, waitingBankAccounts } from '~/money/bank-account.server'
import { dueEarnings, earningsOf } from '~/money/earning.server'
import { invoiceOf, invoicesOf } from '~/money/invoice.server'
import { payoutOf, payoutsWaiting } from '~/money/payout-list.server'
import { latestConversations } from '~/notices/conversation.server'
import { noticesOf } from '~/notices/notice.server'
import { openCalls } from '~/people/contact.server'
import { registrantsIn } from '~/people/registrant.server'
import { postingOf, publishedTasks } from '~/work/posting.server'
import { openRequests, requestForStaff, requestsOf } from '~/work/request.server'
import { slotsAhead, taskForStaff } from '~/work/task.server'
import type { Db } from '~db/client'
import { db, plainRows } from '~db/client'
import { engine } from '~db/columns'
import type { Town } from '../cast'
import { makeTown, throughJourney, today, workDay } from '../cast'

/** Tables that grow with every piece of work. */
const growing = [
	'work_requests',
	'steps',
	'quotes',
	'quote_answers',
	'tasks',
	'slots',
	'applications',
	'offers',
	'assignments',
	'terms',
	'arrivals',
	'completions',
	'confirmations',
	'inspections',
	'bookings',
	'turns',
	'earnings',
	'invoices',
	'invoice_lines',
	'payouts',
	'payout_lines',
	'payout_earnings',
	'postings',
	'entries',
	'conversations',
	'conversation_turns',
	'notices',
	'calls',
	'call_tries',
	'events',
	'registrants',
	'accounts',
]

let town: Town
let done: Awaited<ReturnType<typeof throughJourney>>
beforeAll(async () => {
	town = await makeTown()
	done = await throughJourney(town, 'paid')
})
afterAll(() => moveClock(undefined))

/** Every statement a read sends. */
async function statementsOf(read: (on: Db) => Promise<unknown>): Promise<string[]> {
	const client = (db() as unknown as { $client: { prepare: (statement: string) => unknown } }).$client
	const first = client.prepare
	const sent: string[] = []
	client.prepare = (statement) => {
		sent.push(statement)
		return first.call(client, statement)
	}
	try {
		await read(db())
	} finally {
		client.prepare = first
	}
	return sent
}

async function scansOf(read: (on: Db) => Promise<unknown>): Promise<string[]> {
	const found: string[] = []
	const sent = await statementsOf(read)
	// A read that was not overheard would pass unseen.
	expect(sent.length).toBeGreaterThan(0)
	for (const statement of sent) {
		// The plan does not depend on the values.
		const plan = await plainRows(`explain query plan ${statement.replaceAll('?', 'null')}`)
		for (const { detail } of plan) {
			const table = /^SCAN "?(\w+)/.exec(String(detail))?.[1]
			// The first rows of an index in its own order, and no more, are no walk through the table.
			const fewFirst =
				/ USING (COVERING )?INDEX /.test(String(detail)) &&
				/ limit \?$/.test(statement) &&
				!plan.some((one) => String(one.detail).includes('TEMP B-TREE'))
			if (table && growing.includes(table) && !fewFirst) found.push(String(detail))
		}
	}
	return found
}

const reads: [string, (on: Db) => Promise<unknown>][] = [
	['おしごと情報', (on) => publishedTasks(on, {}, today)],
	[
		'おしごと情報, filtered',
		(on) =>
			publishedTasks(on, { kind: ['farm-work'], areaId: [town.areaId], canSit: true, busStop: true }, today),
	],
	['one task', (on) => postingOf(on, done.taskId, today)],
	['slots that suit', (on) => fittingSlots(on, town.hidaka.id, today)],
	['my work', (on) => assignmentsOf(on, town.hidaka.id, { today })],
	['my past work', (on) => assignmentsOf(on, town.hidaka.id, { past: true })],
	['one piece of mine', (on) => assignmentOf(on, town.hidaka.id, done.assignmentId)],
	['my hands', (on) => applicationsOf(on, town.hidaka.id)],
	['my offers', (on) => offersOf(on, town.hidaka.id)],
	['my money', (on) => earningsOf(on, town.hidaka.id)],
	['my account', (on) => bankAccountOf(on, town.hidaka.id)],
	['my bookings', (on) => bookedOf(on, [town.hidaka.id], today, workDay)],
	['candidates', (on) => candidatesFor(on, done.slotId, today)],
	['an employer’s requests', (on) => requestsOf(on, town.tamura.id)],
	['who comes', (on) => assignmentsOfEmployer(on, town.tamura.id, { fromDay: today, untilDay: workDay })],
	['to confirm', (on) => waitingConfirmations(on, town.tamura.id, workDay)],
	['an employer’s invoices', (on) => invoicesOf(on, town.tamura.id)],
	['one invoice', (on) => invoiceOf(on, town.tamura.id, done.invoiceIds[0] ?? '')],
	['open requests', (on) => openRequests(on)],
	['one request', (on) => requestForStaff(on, done.requestId)],
	['one task for staff', (on) => taskForStaff(on, done.taskId)],
	['slots ahead', (on) => slotsAhead(on, today, workDay)],
	['slots to decide', (on) => slotsToDecide(on)],
	['terms not answered', (on) => unansweredTerms(on)],
	['to inspect', (on) => waitingInspections(on)],
	['differences', (on) => openDifferences(on)],
	['assignments in a state', (on) => assignmentsIn(on, ['agreed'], { fromDay: today, untilDay: workDay })],
	['accounts to check', (on) => waitingBankAccounts(on)],
	['due earnings', (on) => dueEarnings(on, workDay)],
	['runs that wait', (on) => payoutsWaiting(on)],
	['conversations', (on) => latestConversations(on)],
	['calls', (on) => openCalls(on)],
	['my notices', (on) => noticesOf(on, town.hidaka.accountId)],
	['who applied', (on) => registrantsIn(on, 'applied', 50)],
	['what I did just now', (on) => recentActs(on, town.inoue.accountId, now())],
	['one run', (on) => payoutOf(on, done.payoutId)],
]

describe('no read goes through a growing table', () => {
	it.each(reads)('%s', async (_, read) => {
		if (engine === 'postgres') await read(db())
		else expect(await scansOf(read)).toEqual([])
	})
})

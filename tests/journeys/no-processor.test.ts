// A town without a key of the processor: no page speaks of it, no address of it is there, and nothing is missing.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	delete process.env.STRIPE_SECRET_KEY
	delete process.env.STRIPE_WEBHOOK_SECRET
})

import { moveClock } from '~/base/clock'
import { timetable } from '~/chores/timetable.server'
import { inTransaction } from '~/events/transaction.server'
import { turnOverProcessor } from '~/money/processor.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { processorCalls } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import { makeStaff, makeTown, throughJourney } from '../cast'
import { Visitor } from './site'

const visitors: Record<string, Visitor> = {}
let invoiceId = ''

beforeAll(async () => {
	const town = await makeTown()
	const admin = await makeStaff('管理', 'administrator')
	const secret = await hashSecret('a long password')
	invoiceId = (await throughJourney(town, 'paid')).invoiceIds[0] ?? ''
	for (const [name, { accountId }] of Object.entries({
		kaikei: town.kaikei,
		tamura: town.tamura,
		hidaka: town.hidaka,
		admin,
	})) {
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
		const visitor = new Visitor()
		await visitor.signIn(`${name}@hinata.example`, 'a long password')
		visitors[name] = visitor
	}
})
afterAll(() => moveClock(undefined))

describe('without a key', () => {
	it.each([
		['kaikei', () => '/council/money'],
		['kaikei', () => `/council/invoices/${invoiceId}`],
		['kaikei', () => '/council/settings'],
		['admin', () => '/council/settings'],
		['admin', () => '/council/machine'],
		['tamura', () => `/employer/invoices/${invoiceId}`],
		['tamura', () => '/employer/invoices'],
		['hidaka', () => '/my/bank-account'],
	])('%s reads nothing of the processor', async (name, path) => {
		const visitor = visitors[name] as Visitor
		await visitor.open(path())
		expect(visitor.page.status).toBe(200)
		expect(visitor.text()).not.toMatch(/決済代行|Stripe|コンビニで(の|支払)|(?<!相談)カードで/)
	})

	it('there is no page of it, no turn of the clock, and nothing to ask', async () => {
		for (const [name, path] of [
			['kaikei', '/council/processor'],
			['tamura', `/employer/invoices/${invoiceId}/pay`],
			['tamura', `/employer/invoices/${invoiceId}/back`],
			['hidaka', '/my/processor-account'],
		] as const)
			expect((await visitors[name]?.look(path))?.status, path).toBe(404)
		expect((await new Visitor().tryPost('/hooks/stripe')).status).toBe(404)
		expect(timetable().map((one) => one.name)).not.toContain('turn-over-processor')
		await turnOverProcessor()
		expect(await db().select().from(processorCalls)).toEqual([])
	})
})

// 監査 through real doors: it looks, each page it opens is written down once without a word that was sought, and consultations never open.
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { grantRole } from '~/people/account.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { accounts } from '~db/schema/people'
import type { Person, Town } from '../cast'
import { clockAt, makeStaff, makeTown, today } from '../cast'
import { Visitor } from './site'

let town: Town
let kansa: Person
const auditor = new Visitor()
const opened = () =>
	db().select().from(events).where(eq(events.what, 'audit.opened')).orderBy(asc(events.position))

beforeAll(async () => {
	town = await makeTown()
	kansa = await makeStaff('監査', 'receptionist')
	const made = await hashSecret('a long password')
	await inTransaction(async (tx) => {
		await tx
			.update(accounts)
			.set({ email: 'kansa@hinata.example', secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, kansa.accountId))
	})
	const only = await makeStaff('市の監査', 'receptionist')
	await inTransaction(async (tx) => {
		await tx
			.update(accounts)
			.set({ email: 'audit@hinata.example', secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, only.accountId))
		await grantRole(tx, town.kessai.actor, only.accountId, 'auditor', today, addDays(today, 5))
	})
	clockAt(today)
})
afterAll(() => moveClock(undefined))

describe('auditing', () => {
	it('writes down each page it opens, once, and never what was sought', async () => {
		await auditor.signIn('audit@hinata.example', 'a long password')
		const before = (await opened()).length
		await auditor.look('/council/history')
		await auditor.look(`/council/history?q=${encodeURIComponent('日高')}`)
		const rows = (await opened()).slice(before)
		expect(rows.map((one) => one.subjectId)).toEqual(['/council/history', '/council/history'])
		expect(JSON.stringify(rows)).not.toMatch(/日高|%E6/)
		expect(new Set(rows.map((one) => one.actorRole))).toEqual(new Set(['auditor']))
	})

	it('reaches no consultation, and nothing after its last day', async () => {
		expect((await auditor.look('/coordinator')).status).toBe(404)
		clockAt(addDays(today, 5))
		expect((await auditor.look('/council/history')).status).toBe(403)
	})

	it('is no audit where somebody opens a page in a role of the office', async () => {
		const before = (await opened()).length
		const desk = new Visitor()
		await desk.signIn('kansa@hinata.example', 'a long password')
		await desk.look('/council')
		expect((await opened()).length).toBe(before)
	})
})

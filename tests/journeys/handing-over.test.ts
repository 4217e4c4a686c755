// An April hand-over through real doors: a clerk leaves with open calls, the next one reads the note and has them.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { openCall, takeCall } from '~/people/contact.server'
import { hashSecret } from '~/people/secret.server'
import { handoverWords } from '~/words/ja/handover'
import { db } from '~db/client'
import { accounts, calls } from '~db/schema/people'
import type { Person, Town } from '../cast'
import { clockAt, makeStaff, makeTown, today } from '../cast'
import { Visitor } from './site'

let town: Town
let kanri: Person
let next: Person
const boss = new Visitor()
const leaver = new Visitor()
const heir = new Visitor()
const secret = 'a long password'
const last = addDays(today, 2)

beforeAll(async () => {
	town = await makeTown()
	kanri = await makeStaff('管理', 'administrator')
	next = await makeStaff('次の受付', 'receptionist')
	const made = await hashSecret(secret)
	for (const [name, { accountId }] of Object.entries({ kanri, uketsuke: town.inoue, tsugi: next }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
	const id = await inTransaction((tx) =>
		openCall(
			tx,
			town.inoue.actor,
			{ registrantId: town.hidaka.id },
			{ why: 'notice', naturalKey: 'notice:april', dueAt: tx.at },
		),
	)
	await inTransaction((tx) => takeCall(tx, town.inoue.actor, id ?? ''))
	await boss.signIn('kanri@hinata.example', secret)
	await leaver.signIn('uketsuke@hinata.example', secret)
	await heir.signIn('tsugi@hinata.example', secret)
})
afterAll(() => moveClock(undefined))

describe('an April hand-over', () => {
	it('lists beforehand what will move, and moves it with a note and a last day', async () => {
		await boss.open('/council/handover')
		await boss.ask('fromId', { fromId: town.inoue.accountId })
		expect(boss.text()).toContain('受け持った電話')
		const [year, month, day] = last.split('-')
		await boss.send('lastDay.year', {
			toId: next.accountId,
			note: '日高さんは朝の電話がよいです。',
			'lastDay.year': year,
			'lastDay.month': String(Number(month)),
			'lastDay.day': String(Number(day)),
		})
		expect(boss.page.html).toContain(handoverWords.told.over)
		const [call] = await db().select().from(calls).where(eq(calls.naturalKey, 'notice:april'))
		expect(call?.takenBy).toBe(next.accountId)
	})

	it('puts the note before whoever takes over, and before nobody else', async () => {
		await heir.open('/council')
		expect(heir.text()).toContain('日高さんは朝の電話がよいです。')
		await leaver.open('/council')
		expect(leaver.text()).not.toContain('日高さんは朝の電話がよいです。')
	})

	it('closes every page of the first one from the day after', async () => {
		clockAt(last)
		expect((await leaver.look('/council')).status).toBe(200)
		clockAt(addDays(last, 1))
		expect((await leaver.look('/council')).status).not.toBe(200)
		expect((await heir.look('/council')).status).toBe(200)
	})
})

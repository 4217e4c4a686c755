// A slip of the hand on the telephone: the sentence after the act says how it is taken back, and one press does it.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { applications } from '~db/schema/assignments'
import { accounts } from '~db/schema/people'
import { makeTown, postTask } from '../cast'
import { Visitor } from './site'

const clerk = new Visitor()
const colleague = new Visitor()
let registrantId = ''
let otherId = ''
let taskId = ''

beforeAll(async () => {
	const town = await makeTown()
	moveClock(undefined)
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ clerk: town.inoue, colleague: town.chosei }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	const posted = await postTask(town, {}, [
		{ day: addDays(dayOf(now()), 10), startMinute: 600, endMinute: 660, seats: 2 },
	])
	taskId = posted.taskId
	registrantId = town.hidaka.id
	otherId = town.noguchi.id
	await clerk.signIn('clerk@hinata.example', 'a long password')
	await colleague.signIn('colleague@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

const hands = async () => (await db().select().from(applications)).length

describe('taking back', () => {
	it('stands beside the sentence after an act done for somebody', async () => {
		await clerk.open(`/council/people/${registrantId}`)
		await clerk.send('channel', { channel: 'telephone' })
		await clerk.open(`/my/tasks/${taskId}`)
		await clerk.send('slotId')
		expect(await hands()).toBe(1)
		expect(clerk.text()).toContain('「手を挙げた」を取り消す')
		await clerk.open('/council/recent')
		expect(clerk.text()).toContain('日高 花・栗の皮むき')
		expect(clerk.text()).toContain('一度に400件をこえる記録が変わった操作は、ここに出ません')
		await clerk.send('eventId')
		expect(clerk.text()).toContain('取り消しました')
		expect(await hands()).toBe(0)
		expect(clerk.text()).toContain('取り消せることはありません')
	})

	it('names the act its own page tells of, whatever was done since in another tab', async () => {
		await clerk.open('/my/messages')
		await clerk.send('text', { text: '水曜日に行きます' })
		const told = clerk.page.url
		expect(clerk.text()).toContain('「お問い合わせを書いた」を取り消す')
		await clerk.open(`/my/tasks/${taskId}`)
		await clerk.send('slotId')
		expect(clerk.text()).toContain('「手を挙げた」を取り消す')
		await clerk.open(told)
		expect(clerk.text()).toContain('「お問い合わせを書いた」を取り消す')
		expect(clerk.text()).not.toContain('「手を挙げた」を取り消す')
		// A sentence of no act of theirs names none.
		await clerk.open(`/my/tasks/${taskId}?told=raised`)
		expect(clerk.text()).not.toContain('を取り消す')
		await clerk.open('/council/recent')
		await clerk.send('eventId')
		expect(await hands()).toBe(0)
	})

	it('is each one’s own', async () => {
		await clerk.open(`/my/tasks/${taskId}`)
		await clerk.send('slotId')
		const mine = clerk.fill('eventId')
		await colleague.open('/council/recent')
		expect(colleague.text()).toContain('取り消せることはありません')
		await colleague.post(mine)
		expect(colleague.page.status).toBe(422)
		expect(await hands()).toBe(1)
	})
})

describe('a form opened for one person', () => {
	it('does nothing for another, whom a second tab began to act for', async () => {
		await clerk.open(`/council/people/${registrantId}`)
		await clerk.send('channel', { channel: 'telephone' })
		await clerk.open('/my/messages')
		const form = clerk.fill('text', { text: '水曜日に行きます' })
		await clerk.open(`/council/people/${otherId}`)
		await clerk.send('channel', { channel: 'telephone' })
		await clerk.post(form)
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('代わりに入力する相手が変わりました')
		await clerk.open('/my/messages')
		expect(clerk.text()).not.toContain('水曜日に行きます')
	})
})

// One sum for two people through real doors: on the posting, in the promise, asked by one, answered by the other, read by the office.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import { usualPayTerms } from '~/work/pay-terms'
import { accounts } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, today } from '../cast'
import { Visitor } from './site'

const [phone, other, desk] = [new Visitor(), new Visitor(), new Visitor()]
let town: Town
let mate: Registrant
let taskId = ''
let ids: string[] = []

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	mate = await makeRegistrant('谷口', town.areaId)
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ phone: town.hidaka, other: mate, desk: town.inoue }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	const posted = await postTask(town, { payYen: 3000, payTerms: { ...usualPayTerms, shared: true } }, [
		{ seats: 2 },
	])
	taskId = posted.taskId
	const [slotId = ''] = posted.slotIds
	for (const one of [town.hidaka, mate]) await inTransaction((tx) => applyFor(tx, one.actor, one.id, slotId))
	ids = await inTransaction((tx) =>
		decide(tx, town.chosei.actor, slotId, [town.hidaka.id, mate.id], 'follow'),
	)
	for (const [name, visitor] of Object.entries({ phone, other, desk }))
		await visitor.signIn(`${name}@hinata.example`, 'a long password')
})
afterAll(() => moveClock(undefined))

const here = (n: number) => `/my/assignments/${ids[n]}`

describe('one sum for two people', () => {
	it('is said before anybody applies, and in the promise with the whole sum', async () => {
		const visitor = new Visitor()
		await visitor.open(`/tasks/${taskId}`)
		expect(visitor.text()).toContain('全員でひとつの金額を、等分します')
		for (const [n, one] of [phone, other].entries()) {
			await one.open(here(n))
			expect(one.text()).toContain('2人でひとつの金額 6,000円')
			await one.send('showCallName', { showCallName: 'yes', read: 'on' })
			expect(one.page.status, one.text()).toBe(200)
		}
	})

	it('is asked for otherwise by one of them, who reads what does not come to the sum', async () => {
		await phone.open(here(0))
		await phone.open(phone.link('分け方を見る・変えたいと言う'))
		expect(phone.text()).toContain('6,000円')
		const [mine, theirs] = ids.map((id) => `share-${id}`)
		// Everything that is wrong is named at once.
		await phone.send('why', { [mine ?? '']: '2000', [theirs ?? '']: '3000', why: '' })
		expect(phone.text()).toContain('直すところが2つあります')
		expect(phone.text()).toContain('合わせて6,000円になるように')
		await phone.send('why', { [mine ?? '']: '2000', [theirs ?? '']: '3000', why: '通院のため' })
		expect(phone.text()).toContain('直すところが2つあります')
		await phone.send('why', { [mine ?? '']: '2000', [theirs ?? '']: '3000', why: '早く帰るため' })
		expect(phone.text()).toContain('合わせて6,000円になるように')
		await phone.send('why', { [mine ?? '']: '2000', [theirs ?? '']: '4000', why: '早く帰るため' })
		expect(phone.text()).toContain('全員が「はい」と言うまで、いまのままです')
		expect(phone.text()).toContain('あと1人のお返事を待っています')
	})

	it('holds once the other has said yes, on both phones and for the office', async () => {
		await tellWhatHappened()
		await other.open('/my/notices')
		expect(other.text()).toContain('分け方を変えたいという人がいます')
		await desk.open(`/council/assignments/${ids[0]}`)
		expect(desk.text()).toContain('お返事を待っている方が1人います')
		await other.open(here(1))
		await other.open(other.link('読んで、お返事をする'))
		for (const said of ['早く帰るため', '3,000円 → 4,000円', '3,000円 → 2,000円'])
			expect(other.text(), said).toContain(said)
		await other.send('yes')
		expect(other.text()).toContain('全員が「はい」と言いました')
		await other.open(here(1))
		expect(other.text()).toContain('4,000円')
		await phone.open('/my/work')
		await phone.open(here(0))
		expect(phone.text()).toContain('2,000円')
		expect(phone.text()).toContain('全員の「はい」で、等分から変えた分け方です')
		await desk.open(`/council/assignments/${ids[0]}`)
		expect(desk.text()).toContain('全員が「はい」 早く帰るため')
	})
})

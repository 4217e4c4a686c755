// Terms that leave something open and change: said later, sent as another version, said yes or no to, handed over on paper.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { sayYes, standingTerms, versionsOf } from '~/assignments/terms.server'
import { lapseChanges } from '~/assignments/terms-change.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import { answerContract } from '~/work/contract-check.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import { db } from '~db/client'
import { accounts, calls } from '~db/schema/people'
import { quotes, slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { aSlot, aTask, clockAt, makeRegistrant, makeTown, soundAnswers } from '../cast'
import { Visitor } from './site'

const desk = new Visitor()
const phone = new Visitor()
let town: Town
let spoken: Registrant
let taskId = ''
let slotId = ''
let mine = ''
let theirs = ''

const asked = {
	what: '会場の受付',
	place: '公民館',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}

beforeAll(async () => {
	town = await makeTown()
	spoken = await makeRegistrant('森', town.areaId, { hearsBy: 'telephone', familyKana: 'モリ' })
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ desk: town.chosei, phone: town.hidaka }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	const { chosei, tamura, hidaka } = town
	taskId = await inTransaction(async (tx) => {
		const { id: requestId } = await openRequest(tx, tamura.actor, tamura.id, asked)
		const id = await draftTask(
			tx,
			chosei.actor,
			requestId,
			aTask(town.areaId, {
				place: '公民館か体育館',
				address: '',
				undecided: [{ item: 'address', reason: '会場の予約の返事を待っています', fixOn: '2026-11-06' }],
			}),
		)
		await addSlot(tx, chosei.actor, id, aSlot())
		await answerContract(tx, chosei.actor, requestId, soundAnswers)
		await makeQuote(tx, chosei.actor, requestId)
		const [quote] = await tx.select().from(quotes).where(eq(quotes.requestId, requestId))
		await answerQuote(tx, tamura.actor, tamura.id, quote?.id ?? '', 'agreed')
		await publishTasks(tx, chosei.actor, requestId)
		return id
	})
	const [slot] = await db().select().from(slots).where(eq(slots.taskId, taskId))
	slotId = slot?.id ?? ''
	;[mine = '', theirs = ''] = await inTransaction(async (tx) => {
		for (const one of [hidaka, spoken]) await applyFor(tx, one.actor, one.id, slotId)
		return decide(tx, chosei.actor, slotId, [hidaka.id, spoken.id])
	})
	await inTransaction((tx) => sayYes(tx, hidaka.actor, hidaka.id, mine, { showCallName: true }))
	await desk.signIn('desk@hinata.example', 'a long password')
	await phone.signIn('phone@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

/** Presses the button of one of several forms that differ by what they do. */
async function press(doing: string): Promise<void> {
	const form = phone.forms().find((one) => one.action.endsWith(`do=${doing}`))
	if (!form) throw new Error(`nothing to press for ${doing}`)
	await phone.post(form)
	await phone.open(`/my/assignments/${mine}`)
}

const answersOf = async (id: string) =>
	(await versionsOf(db(), id)).map(({ version, answer }) => `${version} ${answer}`)

describe('terms that leave the place open', () => {
	it('say so with the reason and the day, and the board asks for it', async () => {
		await phone.open(`/my/assignments/${mine}`)
		expect(phone.text()).toContain(
			'くわしい場所は、まだ決まっていません。わけ: 会場の予約の返事を待っています',
		)
		expect(phone.text()).toContain('2026年11月6日(金)までにお知らせして')
		await desk.open('/council')
		expect(desk.text()).toContain('約束の未定')
		expect(desk.text()).toContain('約束の書面')
	})

	it('the paper is noted as handed over to somebody without the site', async () => {
		await desk.open(`/council/assignments/${theirs}`)
		expect(desk.text()).toContain('まだ渡していません')
		await desk.send('way', { way: 'post' })
		expect(desk.text()).toContain('郵送(')
		await desk.open('/council')
		expect(desk.text()).not.toContain('約束の書面')
	})

	it('once said, everybody gets another version: who agreed keeps the old one until the yes', async () => {
		await desk.open(`/council/tasks/${taskId}/undecided`)
		await desk.send('address', { place: '公民館', address: '' })
		expect(desk.page.status).toBe(422)
		await desk.send('address', { place: '公民館', address: 'ひなた市中央3-1' })
		expect(desk.text()).toContain('2人に新しい約束を送りました')
		expect(desk.text()).toContain('決まっていないことは、ありません')
		expect(await answersOf(mine)).toEqual(['1 yes', '2 null'])
		expect(await answersOf(theirs), 'not answered yet: the newer takes its place').toEqual([
			'1 withdrawn',
			'2 null',
		])
		expect((await standingTerms(db(), mine))?.body.address).toBe('')
		await tellWhatHappened()
		const waiting = await db().select().from(calls).where(eq(calls.registrantId, spoken.id))
		expect(waiting.length).toBeGreaterThan(0)
	})

	it('the person reads only what differs and says yes: now that version holds, the first is kept', async () => {
		await phone.open('/my/notices')
		expect(phone.text()).toContain('お仕事の約束を変えるお願いがあります')
		await phone.open(`/my/assignments/${mine}`)
		expect(phone.text()).toContain('くわしい場所が決まりました')
		expect(phone.text()).toContain('新しい約束: ひなた市中央3-1')
		expect(phone.text()).not.toContain('新しい約束: 渋皮')
		await press('change-yes')
		expect(await answersOf(mine)).toEqual(['1 replaced', '2 yes'])
		expect(phone.text()).not.toContain('約束の変更のお願い')
		await phone.open(`/my/assignments/${mine}/terms?version=1`)
		expect(phone.text()).toContain('第1版')
		expect(phone.text()).toContain('くわしい場所は、まだ決まっていません')
	})
})

describe('a change the office asks for', () => {
	it('needs something to change and a reason', async () => {
		await desk.open(`/council/assignments/${mine}`)
		await desk.send('changeWhy', { changeWhy: '' })
		expect(desk.page.status).toBe(422)
		await desk.send('changeWhy', { changeWhy: '会場の都合です' })
		expect(desk.text()).toContain('前の約束と変わったところがありません')
	})

	it('a no leaves everything as it was, and the office hears it', async () => {
		await desk.open(`/council/assignments/${mine}`)
		await desk.send('changeWhy', { bring: '上ばき', changeWhy: '床をよごさないためです' })
		expect(desk.text()).toContain('新しい版の約束を送りました')
		await phone.open(`/my/assignments/${mine}`)
		await press('change-no')
		expect(await answersOf(mine)).toEqual(['1 replaced', '2 yes', '3 no'])
		expect((await standingTerms(db(), mine))?.version).toBe(2)
		await desk.open('/council')
		expect(desk.text()).toContain('前の約束のままを望んでいます')
		await desk.open(`/council/assignments/${mine}`)
		await desk.send('settle-change')
		expect(desk.text()).toContain('前の約束のままにしました')
		await desk.open('/council')
		expect(desk.text()).not.toContain('前の約束のままを望んでいます')
	})

	it('silence is never a yes', async () => {
		await desk.open(`/council/assignments/${mine}`)
		await desk.send('changeWhy', { bring: '上ばき', changeWhy: '床をよごさないためです' })
		clockAt('2026-11-08', 600)
		await inTransaction(lapseChanges)
		expect((await answersOf(mine)).at(-1)).toBe('4 lapsed')
		expect((await standingTerms(db(), mine))?.version).toBe(2)
		const late = new Visitor()
		await late.signIn('phone@hinata.example', 'a long password')
		await late.open(`/my/assignments/${mine}`)
		expect(late.text()).not.toContain('約束の変更のお願い')
	})
})

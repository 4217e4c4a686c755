// Work that can be no commission: it is marked wherever it waits, its quote is withdrawn, it is turned down and taken up again.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import { answerContract } from '~/work/contract-check.server'
import { asOne, writeCut } from '~/work/cuts'
import { chooseCut, takeCut } from '~/work/cuts.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { startFromTemplate, stepsOf } from '~/work/sheet.server'
import { addSlot, draftTask } from '~/work/task.server'
import { withdrawQuote } from '~/work/turning-down.server'
import { db } from '~db/client'
import { accounts, calls, employerSeats } from '~db/schema/people'
import { quotes, workRequests } from '~db/schema/work'
import type { Town } from '../cast'
import { aSlot, aTask, clockAt, makeTown, soundAnswers, today } from '../cast'
import { Visitor } from './site'

const clerk = new Visitor()
const employer = new Visitor()
let town: Town
let requestId = ''
let number = ''

const asked = {
	what: '出荷の列に入る',
	place: '作業場',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ clerk: town.chosei, tamura: town.tamura }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	await inTransaction(async (tx) => {
		const made = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
		requestId = made.id
		number = made.number
		const taskId = await draftTask(tx, town.chosei.actor, requestId, aTask(town.areaId))
		await addSlot(tx, town.chosei.actor, taskId, aSlot())
		await makeQuote(tx, town.chosei.actor, requestId)
	})
	await clerk.signIn('clerk@hinata.example', 'a long password')
	await employer.signIn('tamura@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

const page = () => `/council/requests/${requestId}`
const state = async () =>
	(await db().select().from(workRequests).where(eq(workRequests.id, requestId)))[0]?.state

/** A line of a page's list that speaks of something. */
const lineOf = (visitor: Visitor, words: string) => {
	const text = visitor.text()
	const at = text.indexOf(words)
	return at < 0 ? '' : text.slice(Math.max(0, at - 120), at + 240)
}

describe('a request whose answers make it no commission', () => {
	it('is named so on 今日, in the list and on its page, and is no longer said to wait for an answer', async () => {
		await clerk.open('/council')
		expect(lineOf(clerk, asked.what)).toContain('見積の返事を待っています')
		await inTransaction((tx) =>
			answerContract(tx, town.chosei.actor, requestId, { ...soundAnswers, orders: 'yes' }),
		)
		await clerk.open('/council')
		expect(lineOf(clerk, asked.what)).toContain('このままでは出せません')
		expect(lineOf(clerk, asked.what)).not.toContain('返事を待っています')
		await clerk.open('/council/requests')
		expect(lineOf(clerk, number)).toContain('このままでは出せません')
		await clerk.open(page())
		expect(clerk.text()).toContain('見積が出たままなので、取り下げるか、お断りしてください')
		for (const place of ['ハローワーク', 'シルバー人材センター']) expect(clerk.text()).toContain(place)
	})

	it('stands on the call list with the warning', async () => {
		await inTransaction((tx) =>
			tx
				.update(employerSeats)
				.set({ untilDay: '2026-04-02' })
				.where(eq(employerSeats.employerId, town.tamura.id)),
		)
		await tellWhatHappened()
		await clerk.open('/council/calls')
		expect(clerk.text()).toContain('この見積は、このままでは出せません')
		expect(clerk.text()).not.toContain('見積ができました')
		await inTransaction((tx) =>
			tx.update(employerSeats).set({ untilDay: null }).where(eq(employerSeats.employerId, town.tamura.id)),
		)
	})

	it('cannot be agreed to meanwhile: the employer reads that the office looks at it again', async () => {
		await employer.open(`/employer/requests/${requestId}`)
		expect(employer.text()).toContain('事務局が内容を確かめ直しています')
		expect(() => employer.form('quoteId')).toThrow()
		const [quote] = await db().select().from(quotes).where(eq(quotes.requestId, requestId))
		const answering = inTransaction((tx) =>
			answerQuote(tx, town.tamura.actor, town.tamura.id, quote?.id ?? '', 'agreed'),
		)
		await expect(answering).rejects.toMatchObject({ refusal: 'quote-held' })
		expect(await state()).toBe('quoted')
	})

	it('has its quote withdrawn with a reason, and the employer reads it', async () => {
		await clerk.open(page())
		await clerk.send('reason', { intent: 'withdraw-quote', reason: '' })
		expect(clerk.page.status).toBe(422)
		expect(await state()).toBe('quoted')
		await clerk.open(page())
		await clerk.send('reason', { intent: 'withdraw-quote', reason: '作業中の指図があるためです。' })
		expect(clerk.text()).toContain('見積を取り下げました')
		expect(await state()).toBe('received')
		await tellWhatHappened()
		const open = await db().select().from(calls).where(eq(calls.employerId, town.tamura.id))
		expect(open.filter((call) => call.subjectKind === 'quote' && !call.closedAt)).toEqual([])
		await employer.open('/employer')
		expect(employer.text()).toContain('見積を取り下げました')
		await employer.open(`/employer/requests/${requestId}`)
		expect(employer.text()).toContain('作業中の指図があるためです。')
		// What was taken back is no paper to print.
		await employer.open(`/employer/requests/${requestId}/quote`)
		expect(employer.page.url).toBe(`/employer/requests/${requestId}`)
		await clerk.open(`${page()}/quote/new`)
		expect(clerk.page.status).toBe(200)
		expect(() => clerk.form('seen')).toThrow()
	})

	it('is turned down with a reason and where else to ask, and taken up again', async () => {
		await clerk.open(page())
		await clerk.send('reason', { intent: 'turn-down' })
		expect(clerk.text()).toContain('依頼をお断りしました')
		expect(await state()).toBe('turned-down')
		await tellWhatHappened()
		await employer.open(`/employer/requests/${requestId}`)
		for (const words of [
			'お受けできませんでした',
			'業務委託ではお受けできません',
			'ハローワーク',
			'シルバー人材センター',
		])
			expect(employer.text()).toContain(words)
		// It is found without remembering its number.
		await clerk.open('/council/requests')
		const [open = '', turnedDown = ''] = clerk.page.html.split('お断りした依頼(1件)')
		expect(open).not.toContain(number)
		expect(turnedDown).toContain(number)
		expect(turnedDown).toContain(`href="${page()}"`)
		await clerk.open(page())
		expect(clerk.text()).not.toContain('残っています')
		expect(clerk.text()).not.toContain('見積を出せます')
		await clerk.send('take-up-again', {})
		expect(clerk.text()).toContain('もう一度受けました')
		expect(await state()).toBe('received')
		await clerk.open('/council/requests')
		expect(clerk.text()).not.toContain('お断りした依頼')
		expect(clerk.text()).toContain(number)
	})

	it('is not turned down by a page read before a yes, and the reason stays written', async () => {
		const id = await inTransaction(async (tx) => {
			const made = await openRequest(tx, town.tamura.actor, town.tamura.id, { ...asked, what: '箱を組む' })
			const taskId = await draftTask(tx, town.chosei.actor, made.id, aTask(town.areaId))
			await addSlot(tx, town.chosei.actor, taskId, aSlot())
			return made.id
		})
		const { id: quoteId } = await inTransaction((tx) => makeQuote(tx, town.chosei.actor, id))
		await clerk.open(`/council/requests/${id}`)
		await inTransaction((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quoteId, 'agreed'))
		await clerk.send('reason', { intent: 'turn-down', reason: '人が足りません。' })
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('お断りも取り下げも まだしていません')
		expect(clerk.text()).toContain('人が足りません。')
		const now = async () => (await db().select().from(workRequests).where(eq(workRequests.id, id)))[0]?.state
		expect(await now()).toBe('agreed')
		await clerk.send('reason', { intent: 'turn-down' })
		expect(await now()).toBe('turned-down')
	})
})

describe('a way to cut that its employer chose', () => {
	it('stands on 今日 from that moment, however old the request, and opens the cuts', async () => {
		const id = await inTransaction(async (tx) => {
			const made = await openRequest(tx, town.tamura.actor, town.tamura.id, { ...asked, what: '布団をほす' })
			await startFromTemplate(tx, town.chosei.actor, made.id, 'linen')
			return made.id
		})
		clockAt(addDays(today, 20))
		const steps = await stepsOf(db(), id)
		const cut = writeCut(asOne(steps, { startMinute: 540, endMinute: 1020 }))
		const choosing = () => inTransaction((tx) => chooseCut(tx, town.tamura.actor, town.tamura.id, id, cut))
		await choosing()
		await clerk.open('/council')
		expect(lineOf(clerk, '布団をほす')).toContain('この分け方でとえらびました')
		expect(clerk.text()).not.toMatch(/期限をすぎた[\s\S]*布団をほす[\s\S]*今日決める/)
		expect(clerk.link('切り方を見る')).toBe(`/council/requests/${id}/cuts`)
		const saysSo = async () => {
			await clerk.open('/council')
			const today = clerk.text().includes('この分け方でとえらびました')
			await clerk.open(`/council/requests/${id}`)
			expect(clerk.text().includes('依頼主が、分け方をえらびました')).toBe(today)
			return today
		}
		expect(await saysSo()).toBe(true)
		// What was taken as drafts waits no longer, nor what was quoted, were the quote withdrawn; a new choice does.
		clockAt(addDays(today, 20), 600)
		await inTransaction((tx) =>
			takeCut(tx, town.chosei.actor, id, { day: addDays(today, 30), pieces: cut, replace: true }),
		)
		expect(await saysSo()).toBe(false)
		clockAt(addDays(today, 20), 610)
		await choosing()
		expect(await saysSo()).toBe(true)
		clockAt(addDays(today, 20), 620)
		const { id: quoteId } = await inTransaction((tx) => makeQuote(tx, town.chosei.actor, id))
		await inTransaction((tx) =>
			withdrawQuote(tx, town.chosei.actor, id, '日が合いません。', { state: 'quoted', quoteId }),
		)
		expect(await saysSo()).toBe(false)
	})
})

// 三者包括型: the council writes its rules and changes its way to contract; old work keeps its own, new work names the employer.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion, settleDifference } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { agreementsOf } from '~/council/agreement.server'
import { inTransaction } from '~/events/transaction.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { hashSecret } from '~/people/secret.server'
import { answerContract } from '~/work/contract-check.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import { db } from '~db/client'
import { invoices } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import { quotes, slots, tasks, workRequests } from '~db/schema/work'
import type { Employer, Town } from '../cast'
import { aSlot, aTask, clockAt, makeEmployer, makeStaff, makeTown, soundAnswers } from '../cast'
import { Visitor } from './site'

const head = new Visitor()
const farm = new Visitor()
const phone = new Visitor()
let town: Town
let home: Employer
let oldRequest = ''

const asked = {
	what: '栗の皮をむいてほしい',
	place: '作業場',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}

beforeAll(async () => {
	town = await makeTown()
	home = await makeEmployer('木村 よし子', town.areaId, { kind: 'household', address: 'ひなた市中央9-9' })
	const administrator = await makeStaff('管理', 'administrator')
	const secret = await hashSecret('a long password')
	const people = { head: administrator, farm: town.tamura, home, phone: town.hidaka, desk: town.inoue }
	for (const [name, { accountId }] of Object.entries(people))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	oldRequest = (await inTransaction((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, asked))).id
	await head.signIn('head@hinata.example', 'a long password')
	await farm.signIn('farm@hinata.example', 'a long password')
	await phone.signIn('phone@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

/** Quotes, publishes and decides a piece of a request; gives its task, slot and assignment. */
async function toDecision(
	employer: Employer,
	requestId: string,
	place = '田村農園の作業場',
	privateHome = false,
) {
	const { chosei, hidaka } = town
	const taskId = await inTransaction(async (tx) => {
		const id = await draftTask(tx, chosei.actor, requestId, aTask(town.areaId, { place, privateHome }))
		await addSlot(tx, chosei.actor, id, aSlot())
		await answerContract(tx, chosei.actor, requestId, soundAnswers)
		await makeQuote(tx, chosei.actor, requestId)
		const [quote] = await tx.select().from(quotes).where(eq(quotes.requestId, requestId))
		await answerQuote(tx, employer.actor, employer.id, quote?.id ?? '', 'agreed')
		await publishTasks(tx, chosei.actor, requestId)
		return id
	})
	const [slot] = await db().select().from(slots).where(eq(slots.taskId, taskId))
	const slotId = slot?.id ?? ''
	const [assignmentId = ''] = await inTransaction(async (tx) => {
		await applyFor(tx, hidaka.actor, hidaka.id, slotId)
		return decide(tx, chosei.actor, slotId, [hidaka.id])
	})
	return { taskId, slotId, assignmentId }
}

const modeOf = async (id: string) =>
	(await db().select().from(workRequests).where(eq(workRequests.id, id)))[0]?.contractMode

describe('a council changes to 三者包括型', () => {
	let made: Awaited<ReturnType<typeof toDecision>>
	let requestId = ''

	it('not before its three texts are written', async () => {
		await head.open('/council/settings')
		await head.send('contract-mode', { value: 'B' })
		expect(head.page.status).toBe(422)
		expect(head.text()).toContain('「利用規約」「就業規約」「代理受領の同意」が要ります')
		await head.open('/council/agreements')
		for (const kind of ['terms-of-use', 'work-rules', 'agency-receipt']) {
			await head.send(kind)
			expect(head.text()).toContain('残しました')
		}
		expect(head.text()).toContain('第1版(2026年')
		await head.send('terms-of-use')
		expect(head.page.status, 'the same text is no new version').toBe(422)
		await head.open('/council/settings')
		await head.send('contract-mode', { value: 'B' })
		expect(head.page.status, head.text()).toBe(200)
		expect(head.text()).toContain('B 三者包括型')
	})

	it('a request from before keeps its own way', async () => {
		expect(await modeOf(oldRequest)).toBe('A')
		await inTransaction((tx) => draftTask(tx, town.chosei.actor, oldRequest, aTask(town.areaId)))
		const [task] = await db().select().from(tasks).where(eq(tasks.requestId, oldRequest))
		expect(task?.contractMode).toBe('A')
	})

	it('an employer agrees to the rules before the first request, and is asked once', async () => {
		await expect(
			inTransaction((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, asked)),
		).rejects.toMatchObject({ refusal: 'agreement-first' })
		await farm.open('/employer/requests/new')
		expect(farm.page.url).toBe('/employer/agreements')
		expect(farm.text()).toContain('就業規約')
		await farm.send('read', {})
		expect(farm.page.status).toBe(422)
		await farm.send('read', { read: 'on' })
		expect(farm.text()).toContain('同意を受け取りました')
		expect(farm.text()).toContain('利用規約 第1版に、2026年')
		await farm.open('/employer/requests/new')
		await farm.send('what', { what: asked.what, place: asked.place })
		requestId = farm.page.url.split('/')[3]?.split('?')[0] ?? ''
		expect(await modeOf(requestId), farm.text()).toBe('B')
	})

	it('the quote taxes the fee alone and says whose the pay is', async () => {
		made = await toDecision(town.tamura, requestId)
		await farm.open(`/employer/requests/${requestId}/quote`)
		// Two people: 5,200; fee 15 % = 780; tax 10 % of the fee = 78.
		for (const said of ['5,200円', '780円', '78円', '6,058円', '業務委託料', '登録者との直接の業務委託'])
			expect(farm.text(), said).toContain(said)
	})

	it('the posting names the employer, a household never by its name', async () => {
		const visitor = new Visitor()
		await visitor.open('/tasks')
		await visitor.open(`/tasks/${made.taskId}`)
		expect(visitor.text()).toContain('田村農園')
		expect(visitor.text()).toContain('ひなた市しごとコンビニ協議会が、代わりに受け付けます')
		const { id } = await inTransaction(async (tx) => {
			const { agree } = await import('~/council/agreement.server')
			await agree(tx, home.actor, { employerId: home.id }, ['terms-of-use', 'work-rules'])
			return openRequest(tx, home.actor, home.id, asked)
		})
		const { taskId } = await inTransaction(async (tx) => {
			const taskId = await draftTask(
				tx,
				town.chosei.actor,
				id,
				aTask(town.areaId, { place: '木村宅', privateHome: true, title: '庭の草とり' }),
			)
			await addSlot(tx, town.chosei.actor, taskId, aSlot({ startMinute: 780, endMinute: 900 }))
			await answerContract(tx, town.chosei.actor, id, soundAnswers)
			await makeQuote(tx, town.chosei.actor, id)
			const [quote] = await tx.select().from(quotes).where(eq(quotes.requestId, id))
			await answerQuote(tx, home.actor, home.id, quote?.id ?? '', 'agreed')
			await publishTasks(tx, town.chosei.actor, id)
			return { taskId }
		})
		await visitor.open(`/tasks/${taskId}`)
		expect(visitor.text()).toContain('一般のご家庭')
		expect(visitor.page.html).not.toContain('木村')
		expect(visitor.page.html).not.toContain('中央9-9')
		await visitor.open('/tasks')
		expect(visitor.text()).toContain('依頼主 一般のご家庭')
	})

	it('the registrant agrees to 代理受領 with the first yes, once, and the employer reads number and call name', async () => {
		await phone.open(`/my/assignments/${made.assignmentId}`)
		for (const said of ['田村農園', '両方の代わりに', '適格請求書ではありません', '登録番号と呼び名です'])
			expect(phone.text(), said).toContain(said)
		expect(phone.page.html).not.toContain('name="showCallName" value="yes"')
		await phone.send('read', { read: 'on' })
		expect(phone.page.status).toBe(422)
		expect(phone.text()).toContain('「代理受領の同意」への同意が要ります')
		await phone.send('read', { read: 'on', agrees: 'on' })
		expect(phone.page.status, phone.text()).toBe(200)
		const given = await agreementsOf(db(), { registrantId: town.hidaka.id })
		expect(given.map(({ kind, version, channel }) => ({ kind, version, channel }))).toEqual([
			{ kind: 'agency-receipt', version: 1, channel: 'site' },
		])
		await phone.open('/my/agreements')
		expect(phone.text()).toContain('代理受領の同意 第1版に')
		await farm.open('/employer')
		expect(farm.text()).toMatch(/日高さん/)
	})

	it('each party has the terms on paper; a 再委託 shows them to its employer in no way', async () => {
		await phone.open(`/my/assignments/${made.assignmentId}/terms`)
		for (const said of ['業務仕様書・取引条件明示書', '第1版', 'このサイト', 'お引き受けします', '日高 花'])
			expect(phone.text(), said).toContain(said)
		await farm.open(`/employer/assignments/${made.assignmentId}/terms`)
		expect(farm.page.status, farm.text()).toBe(200)
		expect(farm.text()).toContain('日高')
		expect(farm.text()).not.toContain('日高 花')
		await farm.look(`/employer/assignments/${made.assignmentId}/terms.pdf`)
		expect(farm.page.headers.get('content-type')).toBe('application/pdf')
		expect(farm.page.bytes.subarray(0, 5).toString()).toBe('%PDF-')
	})

	it('the invoice taxes the fee alone, says that the pay is no 適格請求書', async () => {
		const { hidaka, tamura, inoue } = town
		clockAt('2026-11-09', 720)
		await inTransaction((tx) =>
			report(tx, hidaka.actor, hidaka.id, made.assignmentId, { aboutMinutes: 120, note: '' }),
		)
		await inTransaction(async (tx) => {
			await confirmCompletion(tx, tamura.actor, tamura.id, made.assignmentId, {
				verdict: 'different',
				reason: '皮が残っているものが少しありました',
			})
		})
		// The employer's words stay at the office: the person reads the council's own sentence.
		const phone = new Visitor()
		await phone.signIn('phone@hinata.example', 'a long password')
		await phone.open(`/my/assignments/${made.assignmentId}`)
		expect(phone.text()).not.toContain('皮が残っている')
		const desk = new Visitor()
		await desk.signIn('desk@hinata.example', 'a long password')
		await desk.open(`/council/assignments/${made.assignmentId}`)
		expect(desk.text()).toContain('皮が残っているものが少しありました')
		await desk.send('pass', { note: '' })
		expect(desk.text()).toContain('登録者に伝えることばを書いてください')
		await desk.send('pass', { note: '皮が残っているものがあったそうです' })
		expect(desk.text()).toContain('依頼主の書いたことばが、そのまま入っています')
		await desk.send('pass', { note: 'むき残しがすこし見つかりましたが、約束のできばえです。' })
		expect(desk.text(), desk.text()).toContain('検査')
		await phone.open(`/my/assignments/${made.assignmentId}`)
		expect(phone.text()).toContain('むき残しがすこし見つかりました')
		expect(phone.text()).not.toContain('皮が残っている')
		await phone.open('/my/earnings')
		expect(phone.text()).not.toContain('皮が残っている')
		await inTransaction((tx) => settleDifference(tx, inoue.actor, made.assignmentId))
		clockAt('2026-12-01', 600)
		await inTransaction((tx) => issueInvoices(tx, '2026-11'))
		const [invoice] = await db().select().from(invoices)
		expect(invoice).toMatchObject({ contractMode: 'B', netYen: 2990, taxYen: 39, totalYen: 3029 })
		const later = new Visitor()
		await later.signIn('farm@hinata.example', 'a long password')
		await later.open(`/employer/invoices/${invoice?.id}`)
		// November 2026: the share since 1 October.
		expect(later.text()).toContain('消費税相当額の70%')
		expect(later.text()).toContain('代理受領')
		expect(later.text()).toContain('事務費の消費税')
	})
})

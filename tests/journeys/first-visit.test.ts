// A first visit to a farm, through the office's doors: nothing is posted before it, the paper, the agreement, a number on the day and the insurances.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { endInsurance, insurancesFrom } from '~/council/insurance.server'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import { db } from '~db/client'
import { accounts, employers } from '~db/schema/people'
import type { Town } from '../cast'
import { aSlot, aTask, clockAt, insure, makeEmployer, makeTown, passContract, refusing, today } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
const desk = new Visitor()
let town: Town
let farm: Awaited<ReturnType<typeof makeEmployer>>
let requestId = ''

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	const hashed = await hashSecret(secret)
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: 'desk@hinata.example', secretHash: hashed.hash, secretKind: hashed.kind })
			.where(eq(accounts.id, town.inoue.accountId)),
	)
	await desk.signIn('desk@hinata.example', secret)
	farm = await makeEmployer('草野農園', town.areaId, {
		state: 'talking',
		agreedDay: null,
		visitedDay: null,
	})
}, 60_000)
afterAll(() => moveClock(undefined))

const publishing = () => refusing((tx) => publishTasks(tx, town.chosei.actor, requestId))

it('is printed, seen line by line, and kept; then the agreement, then the first posting', async () => {
	requestId = (
		await inTransaction((tx) =>
			openRequest(tx, town.chosei.actor, farm.id, {
				what: '柿の収穫を手伝ってほしい',
				place: '草野',
				fromDay: null,
				byDay: null,
				howOften: '',
				like: '',
				budgetYen: null,
			}),
		)
	).id
	const taskId = await inTransaction((tx) => draftTask(tx, town.chosei.actor, requestId, aTask(town.areaId)))
	await inTransaction((tx) => addSlot(tx, town.chosei.actor, taskId, aSlot()))
	const { id: quoteId } = await inTransaction((tx) => makeQuote(tx, town.chosei.actor, requestId))
	await inTransaction((tx) => answerQuote(tx, farm.actor, farm.id, quoteId, 'agreed'))
	await passContract(town, requestId)
	expect(await publishing()).toBe('employer-not-agreed')

	await desk.open(`/council/employers/${farm.id}/visit/sheet`)
	expect(desk.text()).toMatch(/119に伝える住所.*近くのAED/)
	await desk.open(`/council/employers/${farm.id}/agreement-sheet`)
	for (const said of [
		'指図しません',
		'ハラスメント',
		'雇うことになったとき',
		'取りやめる',
		'保険',
		'お支払い',
		'反社会的勢力',
	])
		expect(desk.text()).toContain(said)
	await desk.open(`/council/employers/${farm.id}`)
	await desk.send('agreedDay.year', {
		'agreedDay.year': '2026',
		'agreedDay.month': '11',
		'agreedDay.day': '2',
	})
	expect(await publishing()).toBe('employer-unvisited')

	await desk.open(`/council/employers/${farm.id}/visit`)
	await desk.send('toilet', { toilet: '母屋の横', address119: '草野12番地', dogs: '犬1匹、つないである' })
	await desk.open(`/council/employers/${farm.id}/visit/sheet`)
	expect(desk.text()).toContain('母屋の横')
	const [kept] = await db().select().from(employers).where(eq(employers.id, farm.id))
	expect(kept?.visitedDay).toBe(today)

	for (const { id } of await insurancesFrom(db(), today))
		await inTransaction((tx) => endInsurance(tx, town.kessai.actor, id))
	expect(await publishing()).toBe('insurance-lacking')
	await insure()
	expect(await publishing()).toBe('done')
	// While work is under way the page says what must be over first, and where, instead of a button that refuses.
	await desk.open(`/council/employers/${farm.id}`)
	expect(desk.text()).toMatch(/まだ終わっていないことがあります。.*終わっていない依頼が1件/)
	expect(desk.text()).not.toContain('この依頼主の利用を終える')
})

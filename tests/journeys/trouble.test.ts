// What went wrong, through real doors: an accident told by both sides, a ヒヤリハット, a neighbour, harassment, and no 終わりました.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsOf, applyFor } from '~/assignments/application.server'
import { endWhatIsAvoided } from '~/assignments/avoided.server'
import { callWhoHasNotEnded } from '~/assignments/end-call.server'
import { ask, offersOf } from '~/assignments/offer.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { candidatesFor, fittingSlots } from '~/matching/candidate.server'
import { whoCould } from '~/matching/reach.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { grantRole } from '~/people/account.server'
import { setEmergency, setWantsEndCall } from '~/people/emergency.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { outbox } from '~db/schema/notices'
import { accounts } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, throughJourney, workDay } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
const [phone, farm, desk, boss, second] = [
	new Visitor(),
	new Visitor(),
	new Visitor(),
	new Visitor(),
	new Visitor(),
]
let town: Town
const signIn = async (visitor: Visitor, name: string) => {
	visitor.cookies.clear()
	await visitor.signIn(`${name}@hinata.example`, secret)
}
beforeAll(async () => {
	town = await makeTown()
	const hashed = await hashSecret(secret)
	for (const [name, accountId] of [
		['phone', town.hidaka.accountId],
		['farm', town.tamura.accountId],
		['desk', town.inoue.accountId],
		['boss', town.kessai.accountId],
		['second', town.kaikei.accountId],
	] as const)
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: hashed.hash, secretKind: hashed.kind })
				.where(eq(accounts.id, accountId)),
		)
	await signIn(phone, 'phone')
	await signIn(farm, 'farm')
	await signIn(desk, 'desk')
	await signIn(boss, 'boss')
	await signIn(second, 'second')
}, 60_000)
afterAll(() => moveClock(undefined))

/** The accident's two cases, as each side opens its own. */
const own = { mine: '', theirs: '' }
const mine = () => own.mine
const theirs = () => own.theirs

describe('an accident', () => {
	let booked = ''

	it('is told by who was hurt in one page, and calls the office at once', async () => {
		booked = (await throughJourney(town, 'agreed')).assignmentId
		clockAt(workDay, 10 * 60)
		await signIn(phone, 'phone')
		await phone.open('/my')
		await phone.open(phone.link('こまったことがあったとき'))
		expect(phone.text()).toMatch(/先に 119 へ/)
		await phone.open(phone.link('事故・けが'))
		await inTransaction((tx) => tx.delete(outbox))
		await phone.send('words', { words: '' })
		expect(phone.page.status).toBe(422)
		await phone.send('words', {
			assignmentId: booked,
			happenedTime: '9:40',
			hurt: 'yes',
			firstAid: '水であらって、しばりました',
			words: '栗のイガで手を切りました',
			place: '選別場',
		})
		expect(phone.text()).toContain('事務局に、いますぐの知らせが出ています')
		expect(phone.text()).toMatch(/はじめのお返事は 11月10日\(火[^)]*\) 17時15分までにします/)
		own.mine = phone.page.url.split('?')[0] ?? ''
		expect((await db().select().from(outbox)).map(({ toAddress }) => toAddress)).toContain(
			'desk@hinata.example',
		)
		await signIn(desk, 'desk')
		await desk.open('/council/calls')
		expect(desk.text()).toContain('事故・けがの知らせ')
		await desk.open(desk.link('知らせを読む'))
		expect(desk.text()).toContain('イガで手を切りました')
		expect(desk.text()).toContain('12月9日')
	})

	it('is told by the farmer too; the office sees the same work and makes one case of it', async () => {
		await signIn(farm, 'farm')
		await farm.open('/employer')
		await farm.open(farm.link('こまったこと'))
		await farm.open(farm.link('事故・けが'))
		await farm.send('words', { assignmentId: booked, words: '手を切られたので、洗いました', hurt: 'yes' })
		own.theirs = farm.page.url.split('?')[0] ?? ''
		expect(farm.text()).not.toContain('イガ')
		// Neither side reads what the other told.
		await phone.look(theirs().replace('/employer', '/my'))
		expect(phone.page.status).toBe(404)
		await desk.open(theirs().replace('/employer/trouble', '/council/troubles'))
		expect(desk.text()).toContain('同じことの知らせですか')
		await desk.send('into', {})
		expect(desk.text()).toContain('1つにまとめました')
		expect(desk.page.url).toContain(mine().split('/').at(-1) ?? '')
	})

	it('is answered, told to the insurer, closed with its cause, and both sides read the same answer', async () => {
		await desk.send('cause', { cause: '手袋がなかった', cure: '手袋を渡す' })
		expect(desk.text()).toContain('まだ返事をしていません')
		await desk.send('kind', { kind: 'told', words: '病院に行ってください。保険の用紙を持って行きます。' })
		expect(desk.text()).toContain('本人のページに出ます')
		await desk.send('cause', { cause: '手袋がなかった', cure: '手袋を渡す' })
		expect(desk.text()).toContain('知らせた日か、要らないと確かめたことを残してから')
		const report = desk.form('to')
		expect(report.fields.map(([name]) => name)).toContain('day.year')
		await desk.send('to', { to: 'insurer', outcome: 'not-owed' })
		expect(desk.text()).toContain('要らないと確かめたわけを')
		await desk.open(desk.page.url.split('?')[0] ?? '')
		await desk.send('to', { to: 'insurer' })
		expect(desk.text()).toContain('11月9日(月)に知らせました')
		await desk.send('cause', { cause: '手袋がなかった', cure: '手袋を、はじめに渡す' })
		expect(desk.text()).toContain('終わりにしました')
		for (const [visitor, page] of [
			[phone, mine()],
			[farm, theirs()],
		] as const) {
			await visitor.open(page)
			expect(visitor.text()).toContain('保険の用紙を持って行きます')
			expect(visitor.text()).toContain('手袋を、はじめに渡す')
		}
		await tellWhatHappened()
		await phone.open('/my/notices')
		expect(phone.text()).toContain('知らせてくださったことに、事務局からお返事があります')
		await desk.open('/council/calls')
		expect(desk.text()).not.toContain('事故・けがの知らせ')
		await desk.open('/council/troubles/book')
		expect(desk.text()).toMatch(/苦2026-0001.*手袋がなかった/)
	})
})

describe('words that are added to a case', () => {
	it('reach the office also after it was closed, and the other side never', async () => {
		await farm.open(theirs())
		await farm.send('more', { more: '' })
		expect(farm.page.status).toBe(422)
		await farm.open(theirs())
		await farm.send('more', { more: '手袋を20組そろえました' })
		expect(farm.text()).toContain('書き足しました')
		expect(farm.text()).toMatch(/あなたの書き足し .*手袋を20組そろえました/)
		await phone.open(mine())
		expect(phone.text()).not.toContain('20組')
		await desk.open('/council')
		expect(desk.text()).toContain('知らせた人が書き足しました')
		await desk.open('/council/troubles')
		expect(desk.text()).toContain('書き足しがあります')
		await desk.open(mine().replace('/my/trouble', '/council/troubles'))
		expect(desk.text()).toMatch(/知らせた人の書き足し .*手袋を20組そろえました/)
		await desk.send('kind', { kind: 'told', words: 'ありがとうございます。' })
		await desk.open('/council')
		expect(desk.text()).not.toContain('知らせた人が書き足しました')
	})
})

describe('what is no accident', () => {
	it('a ヒヤリハット alarms nobody and is in the register', async () => {
		await phone.open('/my/trouble/tell/near-miss')
		await inTransaction((tx) => tx.delete(outbox))
		await phone.send('words', { words: 'はしごがぐらつきました' })
		expect(phone.text()).toContain('知らせました')
		expect(phone.text()).not.toContain('いますぐの知らせ')
		expect(await db().select().from(outbox)).toEqual([])
		await desk.open('/council/calls')
		expect(desk.text()).not.toContain('事故・けがの知らせ')
		await desk.open('/council/troubles')
		expect(desk.text()).toContain('ヒヤリとした')
	})

	it('a neighbour’s complaint is taken at the telephone, without a name', async () => {
		await desk.open(desk.link('電話・窓口で聞いたことを入れる'))
		await desk.send('words', { kind: 'neighbour', words: '車で道がふさがっています', place: '草野の農道' })
		expect(desk.text()).toContain('受け付けました')
		expect(desk.text()).toContain('名前は聞いていません')
		await desk.open('/council')
		expect(desk.text()).toContain('近所の方から')
	})
})

describe('harassment', () => {
	it('is not taken while nobody is named to read it; the way outside is said', async () => {
		await phone.open('/my/desk?kind=harassment')
		await phone.send('words', { kind: 'harassment', words: '何度も肩をさわられます' })
		expect(phone.page.status).toBe(422)
		expect(phone.text()).toContain('外の窓口に話してください: フリーランス・トラブル110番')
		expect(phone.page.html).toContain('何度も肩をさわられます')
		for (const one of [town.kessai, town.kaikei])
			await inTransaction((tx) =>
				grantRole(tx, town.kessai.actor, one.accountId, 'harassment-hearer', '2026-04-01'),
			)
	})

	it('is read by the two named for it and nobody else; the place is offered no more, and nothing in turns changes', async () => {
		const posted = await postTask(town, {}, [{ day: addDays(workDay, 1) }])
		const slotId = posted.slotIds[0] ?? ''
		const found = async () => {
			const [row] = await db()
				.select({ slot: slots, task: tasks })
				.from(slots)
				.innerJoin(tasks, eq(tasks.id, slots.taskId))
				.where(eq(slots.id, slotId))
			if (!row) throw new Error('no slot')
			return {
				listed: (await fittingSlots(db(), town.hidaka.id, workDay)).some((one) => one.slot.id === slotId),
				candidate: (await candidatesFor(db(), slotId, workDay)).some(
					(one) => one.registrantId === town.hidaka.id,
				),
				could: (await whoCould(db(), row)).includes(town.hidaka.id),
			}
		}
		const before = await found()
		expect(before.candidate).toBe(true)

		// A question and a hand that were open at the place end too, by the clock and without a word.
		const { slotIds } = await postTask(town, {}, [{ day: addDays(workDay, 5) }, { day: addDays(workDay, 6) }])
		const [asked = '', raised = ''] = slotIds
		await inTransaction((tx) => ask(tx, town.chosei.actor, asked, town.hidaka.id, 'wish'))
		await inTransaction((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, raised))
		const open = async () => [
			(await offersOf(db(), town.hidaka.id)).length,
			(await applicationsOf(db(), town.hidaka.id)).filter((one) => one.settledAt === null).length,
		]
		expect(await open()).toEqual([1, 1])
		expect(await inTransaction(endWhatIsAvoided)).toBe(0)

		await phone.open('/my/desk?kind=harassment')
		await phone.send('words', {
			kind: 'harassment',
			words: '何度も肩をさわられます',
			employerId: town.tamura.id,
		})
		expect(phone.text()).toContain('伝わりました')
		expect(phone.text()).toContain('この依頼主の仕事は、いま出していません')
		expect(phone.text()).toContain('2026年11月10日')
		expect(await found()).toEqual({ listed: false, candidate: false, could: false })
		await tellWhatHappened()
		const noticed = (await noticesOf(db(), town.hidaka.accountId)).length
		expect(await inTransaction(endWhatIsAvoided)).toBe(2)
		expect(await open()).toEqual([0, 0])
		await tellWhatHappened()
		expect(await noticesOf(db(), town.hidaka.accountId)).toHaveLength(noticed)
		expect(await inTransaction(endWhatIsAvoided)).toBe(0)
		// The history, which others read, names neither who nor what.
		const [said] = await db().select().from(events).where(eq(events.what, 'desk.opened'))
		expect(said?.actorId ?? null).toBeNull()
		expect(JSON.stringify(said?.after)).toBe('{}')

		await desk.open('/council/desk')
		expect(desk.text()).not.toContain('ハラスメントの相談 日高')
		await boss.open('/council/desk')
		await boss.open(boss.link('ハラスメントの相談'))
		expect(boss.text()).toContain('肩をさわられます')
		const page = boss.page.url
		await desk.look(page)
		expect(desk.page.status).toBe(404)
		await signIn(second, 'second')
		await second.open(page)
		expect(second.text()).toContain('肩をさわられます')
		await farm.open('/employer')
		expect(farm.text()).not.toMatch(/ハラスメント|さわ/)
		await second.send('goAgain', {})
		expect(second.text()).toContain('この依頼主の仕事を、また出します')
		expect(await found()).toEqual(before)
	})

	it('a third cannot be named', async () => {
		await expect(
			inTransaction((tx) =>
				grantRole(tx, town.kessai.actor, town.inoue.accountId, 'harassment-hearer', '2026-04-01'),
			),
		).rejects.toMatchObject({ refusal: 'hearers-two' })
	})

	it('that names the office is read by nobody there, and its person is sent to the contact outside', async () => {
		await phone.open('/my/desk')
		await phone.send('words', { kind: 'harassment', words: '事務局の人に どなられました', namesStaff: 'on' })
		expect(phone.text()).toContain(
			'事務局の人は読めません。外の窓口に話してください: フリーランス・トラブル110番',
		)
		for (const visitor of [boss, second, desk]) {
			await visitor.open('/council/desk')
			expect(visitor.page.html).not.toContain('どなられ')
		}
		await phone.send('considerationId', {})
		expect(phone.text()).toContain('外の窓口に話したと書きました')
	})
})

describe('who has not said 終わりました', () => {
	it('is called half an hour after the end where they asked for it; after an hour their emergency contact is offered', async () => {
		const day = addDays(workDay, 3)
		const endMinute = 690
		await throughJourney(town, 'agreed', { registrant: town.noguchi, slot: { day } })
		await inTransaction((tx) =>
			setEmergency(tx, town.inoue.actor, town.noguchi.id, {
				name: '野口 はな',
				relation: '長女',
				telephone: '0999-33-4444',
			}),
		)
		await inTransaction((tx) => setWantsEndCall(tx, town.noguchi.actor, town.noguchi.id, true))
		const look = async (after: number) => {
			clockAt(day, endMinute + after)
			return inTransaction(callWhoHasNotEnded)
		}
		expect(await look(29)).toBe(0)
		expect(await look(30)).toBe(1)
		expect(await look(31)).toBe(0)
		await signIn(desk, 'desk')
		await desk.open('/council/calls')
		expect(desk.text()).toContain('終わりの連絡がありません')
		expect(desk.text()).not.toContain('緊急連絡先を開く')
		clockAt(day, endMinute + 60)
		await desk.open('/council/calls')
		await desk.open(desk.link('緊急連絡先を開く'))
		expect(desk.text()).toContain('0999-33-4444')
	})
})

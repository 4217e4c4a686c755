// Around a booking through real doors: standing in line, a seat that comes free, the question before the day, being late.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { forgetDelays } from '~/assignments/delay.server'
import { askAgain, callUnanswered } from '~/assignments/reconfirmation.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { askNextInLine } from '~/assignments/waiting.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { setSecret } from '~/people/account.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { accounts, registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, everyRow, makeRegistrant, makeTown, postTask, today, workDay } from '../cast'
import { Visitor } from './site'

let town: Town
let secret: Awaited<ReturnType<typeof hashSecret>>
let numbers = 270_100
beforeAll(async () => {
	town = await makeTown()
	secret = await hashSecret('a long password')
	// The machine asks whom these tests make, and nobody of the town.
	await inTransaction((tx) => tx.update(registrants).set({ askAtMost: 'never' }))
})
afterAll(() => moveClock(undefined))

async function signedIn(person: { accountId: string }): Promise<Visitor> {
	const number = String(++numbers)
	await inTransaction(async (tx) => {
		await tx.update(accounts).set({ number }).where(eq(accounts.id, person.accountId))
		await setSecret(tx, person.accountId, secret)
	})
	const visitor = new Visitor()
	await visitor.signIn(number, 'a long password')
	return visitor
}

const someone = (name: string, over = {}) => makeRegistrant(name, town.areaId, over)
const post = async (visitor: Visitor, mark: string, at = 0) => {
	const form = visitor.forms().filter((one) => one.action.includes(mark))[at]
	if (!form) throw new Error(`no form ${mark} on ${visitor.page.url}: ${visitor.text().slice(0, 400)}`)
	await visitor.post(form)
}

/** A slot with one seat that somebody has said yes to. */
async function held(first: Registrant, slot = {}) {
	const { taskId, slotIds } = await postTask(town, {}, [{ seats: 1, ...slot }])
	const slotId = slotIds[0] ?? ''
	await inTransaction((tx) => applyFor(tx, first.actor, first.id, slotId))
	const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [first.id], 'near'))
	await inTransaction((tx) => sayYes(tx, first.actor, first.id, id, { showCallName: false }))
	return { taskId, slotId, id }
}
const stateOf = async (id: string) =>
	(await db().select().from(assignments).where(eq(assignments.id, id)))[0]?.state

describe('順番待ち', () => {
	it('is one tap on a full day, shows the place, and ends in terms to read when the seat comes free', async () => {
		clockAt(today)
		const [first, second] = [await someone('秋本'), await someone('石井', { askAtMost: 'never' })]
		const { taskId, id } = await held(first)
		const visitor = await signedIn(second)
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).toContain('まだ、だれも待っていません。')
		await post(visitor, 'do=wait')
		expect(visitor.text()).toContain('順番待ちに入りました')
		expect(visitor.text()).toContain('いま1番目です')
		await visitor.open('/my/work')
		expect(visitor.text()).toContain('順番待ち')
		const holder = await signedIn(first)
		// Two taps: the button, and the same once more.
		await holder.open(`/my/assignments/${id}?ask=call-off`)
		await post(holder, 'do=call-off')
		expect(holder.text()).toContain('お大事に。あとは事務局がします。')
		// It was a mistake: one tap takes it back, and the page of what was called off kept saying so until then.
		await holder.open(`/my/assignments/${id}`)
		expect(holder.text()).toContain('お大事に。あとは事務局がします。')
		await post(holder, 'do=come')
		expect(holder.text()).toContain('約束は、もとのとおりです')
		expect(await stateOf(id)).toBe('agreed')
		await holder.open(`/my/assignments/${id}?ask=call-off`)
		await post(holder, 'do=call-off')
		expect(await askNextInLine()).toBe(1)
		await holder.open(`/my/assignments/${id}`)
		expect(holder.text()).toContain('行けるようになったときは、事務局に電話してください')
		expect(holder.page.html).not.toContain('do=come"')
		await tellWhatHappened()
		await visitor.open('/my')
		expect(visitor.text()).toContain('お願いすることに決まりました')
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).not.toContain('順番待ちに入る')
	})

	it('is left with one tap', async () => {
		clockAt(today)
		const { taskId } = await held(await someone('上田'))
		const visitor = await signedIn(await someone('江川'))
		await visitor.open(`/my/tasks/${taskId}`)
		await post(visitor, 'do=wait')
		await post(visitor, 'do=withdraw')
		expect(visitor.text()).toContain('順番待ちをやめました')
		expect(visitor.text()).toContain('まだ、だれも待っていません。')
	})
})

describe('交代', () => {
	it('is asked at once; a yes leads straight to the terms, and the employer reads 交代します', async () => {
		clockAt(today)
		const first = await someone('岡')
		const { slotId, id } = await held(first, { startMinute: 600, endMinute: 700 })
		const visitor = await signedIn(await someone('加藤'))
		const holder = await signedIn(first)
		clockAt(workDay, 7 * 60 + 30)
		await holder.open(`/my/assignments/${id}?ask=call-off`)
		await post(holder, 'do=call-off')
		expect(await seekStandIns()).toBeGreaterThan(0)
		await tellWhatHappened()
		const employer = await signedIn(town.tamura)
		await employer.open('/employer')
		expect(employer.text()).toContain('交代します')
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/slots/${slotId}`)
		expect(staff.text()).toContain('交代を探しています')
		await visitor.open('/my')
		await visitor.open(visitor.link('お声がけを見る'))
		expect(visitor.text()).toContain('交代のお願い')
		await visitor.send('yes')
		expect(visitor.text()).toContain('約束の内容をたしかめてください')
		expect(visitor.text()).toContain('いつ振り込まれるか')
	})
})

describe('the day before and the day', () => {
	it('asks whether one comes: one tap says so, silence becomes a call, and a call says it too', async () => {
		clockAt(today)
		const [first, silent] = [await someone('北'), await someone('草野')]
		const mine = await held(first)
		const theirs = await held(silent)
		clockAt(addDays(workDay, -3), 9 * 60)
		await inTransaction(askAgain)
		await tellWhatHappened()
		const visitor = await signedIn(first)
		await visitor.open('/my')
		expect(visitor.text()).toContain('予定どおり来られますか')
		await visitor.open(visitor.link('お返事をする'))
		await post(visitor, 'do=coming')
		expect(visitor.text()).toContain('「行きます」のお返事を受け取りました')
		clockAt(addDays(workDay, -3), 15 * 60)
		await inTransaction(callUnanswered)
		const staff = await signedIn(town.chosei)
		await staff.open('/council/calls')
		expect(staff.text()).toContain('明日からの仕事に来られるか、聞きます')
		expect(staff.text()).toContain('草野')
		await staff.send('yes')
		expect(staff.text()).toContain('「行きます」と記録しました')
		expect(await stateOf(mine.id)).toBe('agreed')
		expect(await stateOf(theirs.id)).toBe('agreed')
	})

	it('takes おくれます with about how many minutes, and the office reads it without a name', async () => {
		clockAt(today)
		const who = await someone('小松原')
		const { id } = await held(who)
		const visitor = await signedIn(who)
		await visitor.open(`/my/assignments/${id}`)
		expect(visitor.text()).not.toContain('おくれるとき')
		clockAt(workDay, 9 * 60)
		await visitor.open(`/my/assignments/${id}`)
		await post(visitor, 'do=late', 1)
		expect(visitor.text()).toContain('20分くらいおくれると、受け取りました')
		const staff = await signedIn(town.chosei)
		await staff.open('/council/calls')
		expect(staff.text()).toContain('1人、20分ほどおくれます。')
		expect(staff.text()).not.toContain('小松原')
		// By the next morning nothing anywhere says of whom it was.
		const ofThem = async () =>
			(await everyRow()).filter(({ text }) => text.includes(id) && /\blate\b/.test(text))
		expect((await ofThem()).length).toBeGreaterThan(0)
		clockAt(addDays(workDay, 1), 180)
		await inTransaction(forgetDelays)
		expect(await ofThem()).toEqual([])
	})
})

describe('チーム', () => {
	it('is made, joined and used from pages: one tap raises every hand, and staff see who belongs together', async () => {
		clockAt(today)
		const [one, two] = [await someone('佐野'), await someone('白石')]
		const [first, second] = [await signedIn(one), await signedIn(two)]
		const number = String(numbers)
		await first.open('/my')
		await first.open(first.link('チーム'))
		expect(first.text()).toContain('まだチームはありません')
		await first.send('make', { name: '北町さくら会' })
		await first.send('number', { number: '1' })
		expect(first.text()).toContain('その番号の方が見つかりません')
		await first.send('number', { number })
		expect(first.text()).toContain('お返事を待っている方が1人います')
		expect(first.text()).not.toContain('白石')
		await second.open('/my/team')
		expect(second.text()).toContain('「北町さくら会」(佐野さん)')
		await second.send('yes')
		expect(second.text()).toContain('チームに入りました')
		const { taskId, slotIds } = await postTask(town, {}, [{ seats: 2 }])
		await first.open(`/my/tasks/${taskId}`)
		expect(first.text()).toContain('「北町さくら会」の2人で手を挙げる')
		await post(first, 'do=team')
		expect(first.text()).toContain('チームで手を挙げました')
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/slots/${slotIds[0]}`)
		expect(staff.text()).toContain('北町さくら会')
		await staff.send('chosen', { chosen: one.id })
		expect(staff.text()).toContain('いっしょに手を挙げています')
		await staff.send('chosen', { chosen: [one.id, two.id], reason: '' })
		expect(staff.text()).toContain('決定')
		await second.open('/my')
		expect(second.text()).toContain('約束を読んで')
	})
})

describe('a first time', () => {
	it('is offered company; staff settle who, where and how they meet, and the person reads it', async () => {
		clockAt(today)
		const who = await someone('瀬川')
		const { id } = await held(who)
		const visitor = await signedIn(who)
		await visitor.open(`/my/assignments/${id}`)
		expect(visitor.text()).toContain('はじめてのお仕事です')
		await post(visitor, 'do=wish')
		expect(visitor.text()).toContain('いっしょに行く人を、事務局が決めています')
		const staff = await signedIn(town.chosei)
		await staff.open('/council')
		expect(staff.text()).toContain('同行を決めてください')
		await staff.open(`/council/assignments/${id}`)
		await staff.send('meetingPlace', {
			companion: `staff:${town.inoue.accountId}`,
			meetingPlace: '北町バス停の前',
			meetingMinute: '555',
			face: '青い腕章の井上です',
		})
		expect(staff.text()).toContain('井上さんが同行します')
		await visitor.open(`/my/assignments/${id}`)
		for (const words of ['井上さん', '北町バス停の前', '9時15分', '青い腕章の井上です'])
			expect(visitor.text()).toContain(words)
	})
})

describe('a first time alone', () => {
	it('has a meeting point and a face on the page, and may be thought over', async () => {
		clockAt(today)
		const who = await someone('戸川')
		const { id } = await held(who)
		const visitor = await signedIn(who)
		await visitor.open(`/my/assignments/${id}`)
		await post(visitor, 'do=alone')
		expect(visitor.text()).toContain('待ち合わせの場所と目印は、事務局が決めてお知らせします')
		const staff = await signedIn(town.chosei)
		await staff.open('/council')
		expect(staff.text()).toContain('ひとりで行きます。待ち合わせの場所と目印を決めてください')
		await staff.open(`/council/assignments/${id}`)
		await staff.send('meetingPlace', {
			companion: 'nobody',
			meetingPlace: '作業場の入口',
			meetingMinute: '555',
			face: '麦わら帽子の田村さん',
		})
		await visitor.open(`/my/assignments/${id}`)
		for (const words of ['待ち合わせ', '作業場の入口', '9時15分', '麦わら帽子の田村さん'])
			expect(visitor.text()).toContain(words)
		expect(visitor.text()).not.toContain('いっしょに行く人')
		await post(visitor, 'do=wish')
		expect(visitor.text()).toContain('いっしょに行く人を、事務局が決めています')
	})
})

describe('who a task is for', () => {
	it('stands on the posting with its rule, and the office puts people on it by their number', async () => {
		clockAt(today)
		const [member, other] = [await someone('高木'), await someone('千葉')]
		const [theirs, others] = [await signedIn(member), await signedIn(other)]
		const number = String(numbers - 1)
		const { taskId } = await postTask(town)
		await inTransaction((tx) =>
			tx.update(tasks).set({ groupRule: 'はじめて半年までの方' }).where(eq(tasks.id, taskId)),
		)
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/tasks/${taskId}/group`)
		expect(staff.text()).toContain('対象の方が、まだいません')
		await staff.send('number', { number })
		expect(staff.text()).toContain('高木')
		await others.open(`/my/tasks/${taskId}`)
		expect(others.text()).toContain('はじめて半年までの方')
		expect(others.text()).toContain('決まりのある方へのお仕事です')
		expect(others.forms().some((form) => form.action.includes('do=raise'))).toBe(false)
		await theirs.open(`/my/tasks/${taskId}`)
		await post(theirs, 'do=raise')
		expect(theirs.text()).toContain('手を挙げました')
	})
})

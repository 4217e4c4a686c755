// A clerk on the telephone: what to say stands in the row, one tap notes the answer, and the sentence says whose.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accompanimentOf } from '~/assignments/accompaniment.server'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { closePastCalls } from '~/assignments/past-call.server'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { openCall, openCalls } from '~/people/contact.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { accounts, registrants } from '~db/schema/people'
import { workRequests } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, throughJourney, today } from '../cast'
import { Visitor } from './site'

let town: Town
const clerk = new Visitor()

beforeAll(async () => {
	town = await makeTown()
	moveClock(undefined)
	const secret = await hashSecret('a long password')
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: 'clerk@hinata.example', secretHash: secret.hash, secretKind: secret.kind })
			.where(eq(accounts.id, town.chosei.accountId)),
	)
	await clerk.signIn('clerk@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

const byPhone = (name: string) => makeRegistrant(name, town.areaId, { hearsBy: 'telephone' })

/** Somebody decided for a slot who hears of it by telephone. */
async function decidedFor(who: Registrant): Promise<string> {
	const { slotIds } = await postTask(town, {}, [{ day: addDays(dayOf(now()), 10) }])
	const slotId = slotIds[0] ?? ''
	await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
	const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id]))
	await tellWhatHappened()
	return id
}

const yesOf = async (assignmentId: string) =>
	(await db().select().from(terms).where(eq(terms.assignmentId, assignmentId)))[0]

/** Whoever is still to say whether they come alone does so. */
async function allComeAlone(): Promise<void> {
	await clerk.open('/council/calls')
	while (clerk.forms().some((form) => form.fields.flat().includes('alone'))) await clerk.send('alone')
	await clerk.open('/council/calls')
}

describe('the call list', () => {
	it('asks with the yes whether the name may be told, and the assignment shows it', async () => {
		const taniguchi = await byPhone('谷口')
		const id = await decidedFor(taniguchi)
		await clerk.open('/council/calls')
		for (const words of [
			'栗の皮むき',
			'田村農園の作業場',
			'2,600円',
			'お返事の時間は、お話ししたときから',
			'約束を読み上げる',
		])
			expect(clerk.text()).toContain(words)
		await clerk.send('yes-unnamed')
		expect(clerk.text()).toContain('谷口 花 様: 「はい・呼び名は伝えない」と記録しました。')
		expect(clerk.text()).toContain('を取り消す')
		expect(await yesOf(id)).toMatchObject({ answer: 'yes', showCallName: false })
		await clerk.open(`/council/assignments/${id}`)
		expect(clerk.text()).toContain('呼び名は依頼主に伝えない')
		await clerk.open(`/council/slip?registrant=${taniguchi.id}`)
		for (const words of ['今日、事務局が代わりに入力したこと', '栗の皮むき', '2,600円', '0999-00-1234'])
			expect(clerk.text()).toContain(words)
	})

	it('takes the answer at the foot of the text that is read out, too', async () => {
		const ooba = await byPhone('大庭')
		const id = await decidedFor(ooba)
		await clerk.open(`/council/assignments/${id}/script`)
		const form = clerk.forms().find((one) => one.action.endsWith('/script'))
		if (!form) throw new Error('no answer can be given')
		await clerk.post({ ...form, fields: [...form.fields, ['answer', 'yes-named']] })
		expect(clerk.text()).toContain('呼び名を伝えてよい')
		expect(await yesOf(id)).toMatchObject({ answer: 'yes', showCallName: true })
		await allComeAlone()
		expect(clerk.text()).not.toContain('大庭')
	})

	it('asks in the same talk whether somebody is to come along to a first time', async () => {
		const who = await byPhone('初音')
		const id = await decidedFor(who)
		await clerk.open('/council/calls')
		const callId = async (why: string) =>
			(await openCalls(db(), 1_000)).find((call) => call.registrantId === who.id && call.why === why)?.id ??
			''
		const answer = async (why: string, said: string) => {
			const about = await callId(why)
			const form = clerk
				.forms()
				.find(
					(one) =>
						['callId', about].every((part) => one.fields.flat().includes(part)) &&
						one.fields.flat().includes(said),
				)
			if (!form) throw new Error(`no answer ${said}`)
			await clerk.post(form)
		}
		await answer('terms', 'yes-named')
		expect(clerk.text()).toContain('いっしょに行くのがよいかを聞きます')
		// The machine tells of the yes, and closes what it settles: the question stays.
		await tellWhatHappened()
		await clerk.open('/council/calls')
		await answer('first-time', 'together')
		expect(clerk.text()).toContain('初音 花 様: 「いっしょに来てほしい」と記録しました。')
		expect(await accompanimentOf(db(), id)).toMatchObject({ wished: true })
		expect(await callId('first-time')).toBe('')
		await clerk.open('/council')
		expect(clerk.text()).toContain('同行を決めてください')
	})

	it('asks it after the text was read out too, and who comes alone has a meeting point and a face', async () => {
		const who = await byPhone('単身')
		const id = await decidedFor(who)
		await clerk.open(`/council/assignments/${id}/script`)
		const form = clerk.forms().find((one) => one.action.endsWith('/script'))
		if (!form) throw new Error('no answer can be given')
		await clerk.post({ ...form, fields: [...form.fields, ['answer', 'yes-named']] })
		expect(clerk.text()).toContain('いっしょに行くか、まだ聞いていません。')
		await clerk.send('alone')
		expect(clerk.text()).toContain('ひとりで行けます。待ち合わせの場所と目印を決めてください。')
		await clerk.send('meetingPlace', {
			companion: 'nobody',
			meetingPlace: '作業場の入口',
			meetingMinute: '555',
			face: '麦わら帽子の田村さん',
		})
		expect(clerk.text()).toContain('9時15分に作業場の入口。目印は「麦わら帽子の田村さん」。')
		expect(await accompanimentOf(db(), id)).toMatchObject({ wished: false, face: '麦わら帽子の田村さん' })
	})

	it('asks about an illness, and signs what is written for somebody', async () => {
		const abe = await byPhone('阿部')
		await clerk.open(`/council/people/${abe.id}`)
		await clerk.send('channel', { channel: 'telephone' })
		expect(clerk.page.html).not.toContain('href="/care"')
		await clerk.open('/my/messages')
		await clerk.send('text', { text: 'うつで通院しています。' })
		expect(clerk.page.status).toBe(422)
		await clerk.send('text', { text: '水曜日は出かけます。' })
		expect(clerk.text()).toContain('水曜日は出かけます。')
		expect(clerk.text()).toContain('事務局が聞いて、代わりに書きました')
		await clerk.open('/council')
		await clerk.send('/acting/end')
	})

	it('acting opens the matter one is called about, and its end leads back to the list', async () => {
		const who = await byPhone('代田')
		const id = await decidedFor(who)
		await clerk.open('/council/calls')
		const call = (await openCalls(db(), 1_000)).find((one) => one.registrantId === who.id)?.id ?? ''
		const act = clerk
			.forms()
			.find((form) => form.fields.some(([, value]) => value === 'act') && form.fields.flat().includes(call))
		if (!act) throw new Error('nobody can act for them')
		await clerk.post(act)
		expect(clerk.page.url).toBe(`/my/assignments/${id}`)
		await clerk.send('/acting/end')
		expect(clerk.page.url).toBe(`/council/calls?told=acting-ended#call-${call}`)
		expect(clerk.text()).toContain('代わりの入力を終わりました')
	})

	it('acting begun from a request or from somebody’s work opens it, and leads back to it', async () => {
		const who = await byPhone('仕田')
		const id = await decidedFor(who)
		await clerk.open(`/council/assignments/${id}`)
		await clerk.open(clerk.link('仕田 花'))
		await clerk.send('channel', { channel: 'telephone' })
		expect(clerk.page.url).toBe(`/my/assignments/${id}`)
		await clerk.send('/acting/end')
		expect(clerk.page.url).toBe(`/council/assignments/${id}?told=acting-ended`)
		const [request] = await db()
			.select()
			.from(workRequests)
			.where(eq(workRequests.employerId, town.tamura.id))
		await clerk.open(`/council/employers/${town.tamura.id}?request=${request?.id}`)
		await clerk.send('channel', { channel: 'telephone' })
		expect(clerk.page.url).toBe(`/employer/requests/${request?.id}`)
		await clerk.send('/acting/end')
		expect(clerk.page.url).toBe(`/council/requests/${request?.id}?told=acting-ended`)
		// Half an hour later acting is over by itself; its end still leads back, and is kept.
		await clerk.open(`/council/employers/${town.tamura.id}?request=${request?.id}`)
		await clerk.send('channel', { channel: 'telephone' })
		const began = now().getTime()
		moveClock(() => new Date(began + 31 * 60_000))
		await clerk.send('/acting/end')
		expect(clerk.page.url).toBe(`/council/requests/${request?.id}?told=acting-ended`)
		const said = await eventsAbout('employer', town.tamura.id)
		expect(said.filter((kind) => kind === 'acting.ended').length).toBe(
			said.filter((kind) => kind === 'acting.started').length,
		)
		moveClock(undefined)
		// A request of somebody else opens nothing.
		await clerk.open(`/council/employers/${town.tamura.id}?request=another`)
		await clerk.send('channel', { channel: 'telephone' })
		expect(clerk.page.url).toBe('/employer')
		await clerk.send('/acting/end')
		expect(clerk.page.url).toContain(`/council/employers/${town.tamura.id}`)
	})

	it('says at what hours somebody may be asked, and that now is none of them', async () => {
		const who = await byPhone('夕方')
		const hours = (askFromMinute: number, askUntilMinute: number) =>
			inTransaction((tx) =>
				tx.update(registrants).set({ askFromMinute, askUntilMinute }).where(eq(registrants.id, who.id)),
			)
		await decidedFor(who)
		await hours(0, 1440)
		await clerk.open('/council/calls')
		expect(clerk.text()).toContain('お声がけをしてよい時間 0:00〜24:00')
		expect(clerk.text()).not.toContain('いまは お声がけの時間の外です')
		if (minuteOf(now()) < 720) await hours(1380, 1440)
		else await hours(0, 60)
		await clerk.open('/council/calls')
		expect(clerk.text()).toContain('いまは お声がけの時間の外です')
	})

	it('puts who did not answer behind the others', async () => {
		const first = await byPhone('服部')
		await decidedFor(first)
		const second = await byPhone('武田')
		await decidedFor(second)
		await clerk.open('/council/calls')
		expect(clerk.text().indexOf('服部 花')).toBeLessThan(clerk.text().indexOf('武田 花'))
		const about = (await openCalls(db(), 1_000)).find((call) => call.registrantId === first.id)?.id ?? ''
		const tried = clerk
			.forms()
			.find((form) => ['no-answer', about].every((part) => form.fields.flat().includes(part)))
		if (!tried) throw new Error('no try can be written down')
		await clerk.post(tried)
		expect(clerk.text()).toContain('服部 花 様: 「出ない」と記録しました。')
		const list = clerk.text().slice(clerk.text().indexOf('かける電話'))
		expect(list.indexOf('武田 花')).toBeLessThan(list.indexOf('服部 花'))
	})
})

describe('a text sent by hand', () => {
	it('holds no name, place or pay; a call that awaits an answer stays, with the text among its tries', async () => {
		const who = await byPhone('宮下')
		await decidedFor(who)
		const call = (await openCalls(db())).find((one) => one.registrantId === who.id)
		await clerk.open('/council/calls')
		const [, text = ''] =
			new RegExp(`id="call-${call?.id}"[\\s\\S]*?<textarea[^>]*>([^<]*)<`).exec(clerk.page.html) ?? []
		expect(text).toMatch(/お仕事のことで、お知らせがあります。[\s\S]*0999/)
		expect(text).not.toMatch(/宮下|花|田村|作業場|円|栗/)
		const press = clerk.forms().find(({ fields }) => {
			const given = Object.fromEntries(fields)
			return given.outcome === 'sent' && given.callId === call?.id
		})
		await clerk.post(press as NonNullable<typeof press>)
		expect(clerk.text()).toContain('文を送りました')
		const after = (await openCalls(db())).find((one) => one.id === call?.id)
		expect(after?.tries.map(({ outcome }) => outcome)).toEqual(['sent'])
	})
})

describe('two clerks', () => {
	const colleague = new Visitor()
	let who: Registrant
	const open = async () => (await openCalls(db())).find((call) => call.registrantId === who.id)

	it('never call the same person at once: who lifts the receiver has them for ten minutes', async () => {
		const secret = await hashSecret('a long password')
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: 'inoue@hinata.example', secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, town.inoue.accountId)),
		)
		await colleague.signIn('inoue@hinata.example', 'a long password')
		who = await byPhone('西村')
		await decidedFor(who)
		const call = await open()
		await clerk.open('/council/calls')
		await colleague.open('/council/calls')
		const press = (visitor: Visitor, intent: string) =>
			visitor.forms().find(({ fields }) => {
				const given = Object.fromEntries(fields)
				return given.intent === intent && given.callId === call?.id
			})
		const late = press(colleague, 'hold')
		await clerk.post(press(clerk, 'hold') as NonNullable<typeof late>)
		expect(clerk.text()).toContain('かけるのをやめる')
		await colleague.post(late as NonNullable<typeof late>)
		expect(colleague.page.status).toBe(422)
		expect(colleague.text()).toContain('ほかの方がこの電話をかけています')
		await colleague.open('/council/calls')
		expect(colleague.text()).toMatch(/西村 花\s*[^ ]+さんがかけています/)
		expect(press(colleague, 'try')).toBeUndefined()
		await colleague.tryPost('/council/calls', { intent: 'answer', callId: call?.id ?? '', answer: 'no' })
		expect(colleague.page.status).toBe(422)
		expect((await open())?.closedAt).toBeNull()
		await clerk.post(press(clerk, 'let-go') as NonNullable<typeof late>)
		await colleague.open('/council/calls')
		expect(press(colleague, 'hold')).toBeDefined()
	})
})

describe('what the office writes down', () => {
	it('asks about an illness wherever the office writes, and keeps the words when one insists', async () => {
		const asked = (page: { status: number }) => {
			expect(page.status).toBe(422)
			expect(clerk.text()).toContain('できること・できないことで書けます')
			expect(clerk.text()).toContain('このまま残す')
		}
		clockAt(today)
		const person = await byPhone('今井')
		await clerk.open(`/council/messages/registrant/${person.id}`)
		asked(await clerk.send('text', { text: '通院の日を教えてください。' }))
		await clerk.send('text', { textKept: 'on' })
		expect(clerk.text()).toContain('通院の日を教えてください。')
		const { assignmentId } = await throughJourney(town, 'reported', { registrant: person })
		await clerk.open(`/council/assignments/${assignmentId}`)
		const mend = {
			what: '手術のあとで、残りがあります。',
			'mendDay.year': '2026',
			'mendDay.month': '11',
			'mendDay.day': '20',
		}
		asked(await clerk.send('what', mend))
		await clerk.send('what', { what: '残りが3つあります。' })
		expect(clerk.page.status).toBe(200)
		await clerk.open(`/council/people/${person.id}`)
		await clerk.send('channel', { channel: 'telephone' })
		await clerk.open(`/my/assignments/${assignmentId}/completion`)
		asked(await clerk.send('note', { note: '腰が悪く、時間がかかりました。' }))
		await clerk.send('note', { kept: 'on' })
		expect(clerk.page.status).toBe(200)
		await clerk.open(`/council/employers/${town.tamura.id}`)
		await clerk.send('channel', { channel: 'telephone' })
		await clerk.open(`/employer/assignments/${assignmentId}/confirmation`)
		asked(await clerk.send('reason', { reason: '病気のようで、半分でした。' }))
		await clerk.open('/employer/requests/new')
		// A budget of a repeated request is for all of it.
		expect(clerk.text()).toContain('1回分の金額ではありません')
		asked(await clerk.send('what', { what: '入院の付き添い', place: '北町' }))
		await clerk.send('what', { what: '荷物運び', place: '北町' })
		expect(clerk.page.url).toContain('told=sent')
		await clerk.open('/council')
		await clerk.send('/acting/end')
		moveClock(undefined)
	})
})

describe('a call that comes in', () => {
	it('is answered from two letters or four figures: who it is, what is open, and each answer one tap', async () => {
		const who = await makeRegistrant('笹原', town.areaId, {
			hearsBy: 'telephone',
			telephone: '0999-77-4321',
			telephoneTail: '4321',
		})
		const assignmentId = await decidedFor(who)
		await clerk.open('/council')
		await clerk.ask('q', { q: '4321' })
		expect(clerk.page.url).toContain(`/council/people/${who.id}/call`)
		expect(clerk.text()).toContain('笹原 花さんの電話')
		expect(clerk.text()).toContain('約束のお返事')
		await clerk.send('yes-named')
		// Their first time there: one more question belongs to the same talk.
		expect(clerk.text()).toContain('ひとりで行けます')
		await clerk.send('alone')
		expect((await yesOf(assignmentId))?.answer).toBe('yes')
		await clerk.open(`/council/people/${who.id}/call`)
		await clerk.open(clerk.link('控え（印刷・読み上げ）'))
		expect(clerk.text()).toContain('電話')

		await clerk.open(`/council/people/${who.id}/call`)
		await clerk.send('call-off')
		expect(clerk.text()).toContain('代わりの方をさがします')
		await clerk.send('call-back')
		expect(clerk.text()).toContain('電話リストに入れました')
		expect((await openCalls(db())).some((call) => call.registrantId === who.id)).toBe(true)
		await clerk.send('act')
		expect(clerk.page.url).toContain('/my')
		await clerk.tryPost('/council/acting/end')
	})
	it('reads what is still to be told before all else, closes it by a tap, and remembers only calls that were made', async () => {
		const who = await byPhone('成田')
		const open = (why: 'notice' | 'accident', key: string, red: boolean) =>
			inTransaction((tx) =>
				openCall(tx, town.inoue.actor, { registrantId: who.id }, { why, naturalKey: key, dueAt: tx.at, red }),
			)
		await open('notice', 'joined 成田', false)
		await open('accident', 'trouble 成田', true)
		await clerk.open(`/council/people/${who.id}/call`)
		// Who came to harm is spoken of first.
		expect(clerk.text()).toMatch(/いますぐ伝えること 事故の知らせです.*話しました.*伝えること .*伝えました/)
		expect(clerk.text()).toContain('まだ電話の記録はありません')
		await clerk.send('told')
		expect(clerk.text()).toContain('話したことを記録しました')
		expect(clerk.text()).toMatch(/これまでの電話 .*事故の知らせです/)
		const left = (await openCalls(db())).filter((call) => call.registrantId === who.id)
		expect(left.map((call) => call.why)).toEqual(['notice'])
		// Nobody closes another's call from here.
		const other = await byPhone('別の方')
		await clerk.open(`/council/people/${other.id}/call`)
		const form = {
			action: `/council/people/${other.id}/call`,
			fields: [
				['intent', 'told'],
				['id', left[0]?.id ?? ''],
				['key', crypto.randomUUID()],
			] as [string, string][],
		}
		await clerk.post(form)
		expect(clerk.page.status).toBe(422)
		expect((await openCalls(db())).some((call) => call.id === left[0]?.id)).toBe(true)
	})

	it('about a day that is over is not made any more, but for what must be spoken of', async () => {
		const { slotIds } = await postTask(town, {}, [{ day: addDays(dayOf(now()), 3) }])
		const about = (key: string, red: boolean) =>
			inTransaction((tx) =>
				openCall(
					tx,
					town.inoue.actor,
					{ employerId: town.tamura.id },
					{
						why: 'late',
						subject: { kind: 'slot', id: slotIds[0] ?? '' },
						naturalKey: key,
						dueAt: tx.at,
						red,
					},
				),
			)
		const [plain, red] = [await about('late one', false), await about('late two', true)]
		const open = async () => (await openCalls(db())).map((call) => call.id)
		expect(await inTransaction(closePastCalls)).toBe(0)
		moveClock(() => instantOf(addDays(dayOf(new Date()), 4), 9 * 60))
		expect(await inTransaction(closePastCalls)).toBe(1)
		expect(await open()).not.toContain(plain)
		expect(await open()).toContain(red)
		moveClock(undefined)
	})

	it('of an employer opens on their quotes and their work, each answered by one tap, and stands in the 控え', async () => {
		clockAt(today)
		const done = await throughJourney(town, 'reported')
		clockAt('2026-11-14', 10 * 60)
		await clerk.open(`/council/employers/${town.tamura.id}/call`)
		expect(clerk.text()).toContain('田村農園の電話')
		expect(clerk.text()).toContain('完了の確認')
		await clerk.send(done.assignmentId)
		expect(clerk.text()).toContain('完了の確認（できています）を記録しました')
		expect(await eventsAbout('assignment', done.assignmentId)).toContain('assignment.confirmed')
		await clerk.send('call-back')
		expect((await openCalls(db())).some((call) => call.employerId === town.tamura.id)).toBe(true)
		await clerk.open(`/council/slip?employer=${town.tamura.id}`)
		expect(clerk.text()).toContain('電話')
		await clerk.open(`/council/employers/${town.tamura.id}/call`)
		await clerk.send('ask')
		expect(clerk.page.url).toContain('/employer/requests/new')
		await clerk.tryPost('/council/acting/end')
		moveClock(undefined)
	})
})

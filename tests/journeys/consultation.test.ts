// A consultation through real doors: a mother at night in three screens, answered next noon; a colleague with a reason; deleting.
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { callAboutConsultations } from '~/chores/consultation.server'
import { inTransaction } from '~/events/transaction.server'
import { db } from '~db/client'
import { outbox } from '~db/schema/notices'
import type { Town } from '../cast'
import { clockAt, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

const [mother, nurse, midwife, clerk] = [new Visitor(), new Visitor(), new Visitor(), new Visitor()]
const night = 2 * 60 + 8
let town: Town
const ids: Record<string, string> = {}

beforeAll(async () => {
	town = await makeTown()
	clockAt(today, night)
	Object.assign(ids, await makeRoomPeople(town))
	await signInAs('mother', mother)
	await signInAs('clerk', clerk)
	for (const [name, visitor] of Object.entries({ nurse, midwife })) await signInAs(name, visitor)
}, 60_000)
afterAll(() => moveClock(undefined))

let thread = ''

describe('a mother at night', () => {
	it('writes in three screens; each is kept before she sends', async () => {
		await mother.open('/care')
		expect(mother.text()).toContain('まだ相談はありません')
		await mother.open('/care/ask')
		await mother.send('topic', {})
		expect(mother.page.status).toBe(422)
		await mother.send('topic', { topic: 'childcare' })
		expect(mother.text()).toContain('診断や治療ではありません')
		await mother.send('words', { words: '', press: 'next' })
		expect(mother.text()).toContain('一言でもかまいません')
		await mother.send('words', { words: '夜に何度も起きます', press: 'keep' })
		expect(mother.text()).toContain('続きが書けます')

		await mother.open('/care')
		expect(mother.text()).toContain('書きかけの相談があります')
		await mother.open('/care/ask/words')
		expect(mother.page.html).toContain('夜に何度も起きます')
		const photo = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#185' } })
			.withMetadata({ exif: { IFD0: { ImageDescription: 'ひなた市 1-2-3' } } })
			.jpeg()
			.toBuffer()
		await mother.send('words', { press: 'keep' }, [
			['photos', new File([new Uint8Array(photo)], 'child.jpg')],
		])
		const [source = ''] = /\/care\/[^"]+\/photos\/[^"]+/.exec(mother.page.html) ?? []
		await mother.look(source)
		expect(mother.page.headers.get('content-type')).toBe('image/jpeg')
		expect(mother.page.bytes.includes(Buffer.from('1-2-3'))).toBe(false)
		await mother.open('/care/ask/words')
		await mother.send('words', { press: 'next' })
		expect(mother.text()).toContain('いま送ると')
		await mother.send('way', { way: 'here', called: 'chosen', chosen: '' })
		expect(mother.text()).toContain('呼び名を入れてください')
		await mother.send('way', { way: 'here', called: 'chosen', chosen: 'あさがお' })
		expect(mother.page.status, mother.text()).toBe(200)
		thread = mother.page.url.split('/').at(-1)?.split('?')[0] ?? ''
		expect(mother.text()).toMatch(/返事は\s*11月3日\(火[^)]*\) 2時8分/)
		expect(mother.text()).toContain('まだ、だれも読んでいません')
	})

	it('is answered next noon by who took it, and rung in the words of any other mail', async () => {
		clockAt(today, 12 * 60)
		await signInAs('nurse', nurse)
		await nurse.open('/coordinator')
		expect(nurse.text()).toContain('担当なし')
		expect(nurse.text()).not.toContain('あさがお')
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.text()).not.toContain('夜に何度も')
		await nurse.send('take', {})
		expect(nurse.text()).toContain('夜に何度も起きます')
		expect(nurse.text()).toContain('あさがお さん')
		await nurse.send('words', { words: '書いてくださって、ありがとうございます。' })
		expect(nurse.text()).toContain('返事を送りました')
		const [mail] = await db().select().from(outbox).where(eq(outbox.toAddress, 'hidaka@hinata.example'))
		expect(mail?.subject).toMatch(/新しいお知らせがあります$/)
		expect(mail?.body).not.toMatch(/相談|care/)

		await signInAs('mother', mother)
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('書いてくださって、ありがとうございます。')
		expect(mother.text()).toContain('白石 ゆう（担当）')
		expect(mother.text()).not.toContain('返事は')
		await mother.open('/my/notices')
		expect(mother.text()).not.toContain('白石')
	})

	it('sees who read it with a reason though it was not theirs; the head and the coordinator are rung', async () => {
		await signInAs('midwife', midwife)
		await midwife.open('/coordinator?list=mine')
		expect(midwife.text()).toContain('担当の相談はありません')
		await midwife.open(`/coordinator/${thread}`)
		expect(midwife.text()).toContain('白石 ゆう')
		expect(midwife.text()).not.toContain('夜に何度も')
		await midwife.send('reason', { reason: '' })
		expect(midwife.page.status).toBe(422)
		await midwife.send('reason', { reason: '担当が急に休んだため' })
		expect(midwife.text()).toContain('夜に何度も起きます')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('担当ではない人')
		expect(mother.text()).toContain('理由：「担当が急に休んだため」')
		const rung = (await db().select().from(outbox)).map(({ toAddress }) => toAddress)
		expect(rung).toEqual(expect.arrayContaining(['head@hinata.example', 'nurse@hinata.example']))
		expect(rung).not.toContain('midwife@hinata.example')

		clockAt(today, 13 * 60 + 1)
		await signInAs('midwife', midwife)
		await midwife.open(`/coordinator/${thread}`)
		expect(midwife.text()).not.toContain('夜に何度も')
	})

	it('leaves no trace for the office, nor for who acts on the telephone', async () => {
		await signInAs('clerk', clerk)
		for (const page of [`/coordinator/${thread}`, `/care/${thread}`, '/coordinator'])
			expect((await clerk.open(page)).status).toBe(404)
		await clerk.open(`/council/people/${town.hidaka.id}`)
		expect(clerk.text()).not.toMatch(/相談員|からだとこころ/)
	})

	it('takes a copy, writes on, and deletes it all with the day it is gone from backups', async () => {
		await signInAs('mother', mother)
		await mother.look(`/care/${thread}/copy`)
		expect(mother.page.headers.get('content-disposition')).toContain('attachment')
		expect(mother.page.html).toContain('夜に何度も起きます')
		await mother.open(`/care/${thread}`)
		await mother.send('words', { words: '2時間くらいです' })
		expect(mother.text()).toMatch(/返事は\s*11月3日\(火[^)]*\) 13時1分/)
		await mother.open(`/care/${thread}/delete`)
		expect(mother.text()).toContain('12月2日')
		await mother.send('delete', {})
		expect(mother.text()).toContain('相談を消しました')
		expect((await mother.open(`/care/${thread}`)).status).toBe(404)
		await signInAs('nurse', nurse)
		expect((await nurse.open(`/coordinator/${thread}`)).status).toBe(404)
	})

	it('calls everybody on duty when she needs help now: the numbers first, an hour only while two are there', async () => {
		await signInAs('mother', mother)
		await mother.open('/care')
		expect(mother.link('今すぐ助けが必要')).toBe('/care/now')
		await mother.open('/care/now')
		expect(mother.text()).toMatch(/119.*0120-279-338.*伝えたいこと/)
		expect(mother.text()).toContain('いまは当番が少なく')
		await signInAs('nurse', nurse)
		await nurse.open('/coordinator/duty')
		expect(nurse.text()).toContain('これからの当番は、まだありません')
		const duty = {
			who: ids.nurse,
			deputy: ids.midwife,
			'fromDay.year': '2026',
			'fromDay.month': '11',
			'fromDay.day': '2',
			fromTime: '12:00',
			'untilDay.year': '2026',
			'untilDay.month': '11',
			'untilDay.day': '2',
			untilTime: '11:00',
		}
		await nurse.send('add', duty)
		expect(nurse.text()).toContain('始まりより後')
		await nurse.send('add', { ...duty, untilTime: '18:00' })
		expect(nurse.text()).toContain('いまの当番は')
		await mother.open('/care/now')
		expect(mother.text()).toContain('1時間以内にお返事します')
		await inTransaction((tx) => tx.delete(outbox))
		await mother.send('words', { words: '' })
		expect(mother.text()).toContain('相談員を呼びました')
		expect(mother.text()).toMatch(/返事は\s*11月2日\(月[^)]*\) 14時1分/)
		const rung = (await db().select().from(outbox)).map(({ toAddress }) => toAddress.split('@')[0]).sort()
		expect(rung).toEqual(['head', 'midwife', 'nurse'])
		await nurse.open('/coordinator')
		expect(nurse.text()).toContain('今すぐ助けが必要')
		await nurse.open(nurse.link('担当になる'))
		await nurse.send('take', {})
		expect(nurse.text()).toContain('言葉はなく')
		await midwife.cookies.clear()
		await signInAs('midwife', midwife)
		await midwife.open(nurse.page.url)
		expect(midwife.text()).toContain('言葉はなく')
		await nurse.send('calm', {})
		expect(nurse.text()).toContain('急ぎの列からはずしました')
	})

	it('is shown the numbers when her words are noticed; coordinators keep the list', async () => {
		await nurse.open('/coordinator/noticed-words')
		await nurse.send('add', { words: 'ね' })
		expect(nurse.page.status).toBe(422)
		await nurse.send('add', { words: 'ねむれない夜ばかり' })
		expect(nurse.text()).toContain('足しました')
		await mother.open('/care')
		await mother.open(mother.link('わからない'))
		await mother.send('words', { words: 'ネムレナイ夜バカリです' })
		expect(mother.text()).toContain('つらいお気持ち')
		await nurse.open('/coordinator')
		expect(nurse.text()).toContain('今すぐ助けが必要')
	})

	it('is asked for her secret again after a quarter of an hour, also for the picture and the copy', async () => {
		clockAt(addDays(today, 1), 9 * 60)
		for (const page of ['/care', `/care/${thread}/copy`, `/care/${thread}/photos/x`]) {
			await mother.look(page)
			expect(mother.page.location).toContain('/confirm-yourself')
		}
	})
})

describe('the deputy’s eighteenth hour', () => {
	const evening = addDays(today, 14)
	const rung = async () => (await db().select().from(outbox)).map(({ toAddress }) => toAddress.split('@')[0])

	it('calls the deputy beside the coordinator, who reads and answers what is not theirs, without a reason', async () => {
		clockAt(evening, 17 * 60)
		await signInAs('nurse', nurse)
		await nurse.open('/coordinator/duty')
		await nurse.send('add', {
			who: ids.nurse,
			deputy: ids.midwife,
			'fromDay.year': '2026',
			'fromDay.month': '11',
			'fromDay.day': '16',
			fromTime: '17:00',
			'untilDay.year': '2026',
			'untilDay.month': '11',
			'untilDay.day': '18',
			untilTime: '9:00',
		})
		await signInAs('mother', mother)
		await mother.open('/care/ask')
		await mother.send('topic', { topic: 'family-care' })
		await mother.send('words', { words: '母を家でみとりたいのです', press: 'next' })
		await mother.send('way', { way: 'here', called: 'chosen', chosen: 'すみれ' })
		const page = mother.page.url.split('?')[0] ?? ''
		await nurse.open(page.replace('/care', '/coordinator'))
		await nurse.send('take', {})

		// What waits from the days before is called about now.
		await callAboutConsultations()
		await inTransaction((tx) => tx.delete(outbox))
		clockAt(addDays(evening, 1), 11 * 60 - 1)
		await callAboutConsultations()
		expect(await rung()).toEqual([])
		clockAt(addDays(evening, 1), 11 * 60)
		await callAboutConsultations()
		expect((await rung()).sort()).toEqual(['midwife', 'nurse'])

		await signInAs('midwife', midwife)
		await midwife.open('/coordinator')
		expect(midwife.text()).toContain('代わりの人にも知らせました')
		await midwife.open(page.replace('/care', '/coordinator'))
		expect(midwife.text()).toContain('母を家でみとりたいのです')
		await midwife.send('words', { words: '一緒に考えましょう。' })
		expect(midwife.text()).toContain('返事を送りました')
		clockAt(addDays(evening, 1), 15 * 60)
		await callAboutConsultations()
		expect((await rung()).filter((who) => who === 'head')).toEqual([])
		await signInAs('mother', mother)
		await mother.open(page)
		expect(mother.text()).toContain('一緒に考えましょう。')
		expect(mother.text()).toContain('緒方 みのり')
	})
})

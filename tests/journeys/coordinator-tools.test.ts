// The coordinators' tools through real doors: replies that are often the same, replies to come, notes, sleep, handing over, reports, searching, live.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { sendPlannedReplies } from '~/chores/consultation.server'
import type { Town } from '../cast'
import { clockAt, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

const [mother, nurse, midwife, head] = [new Visitor(), new Visitor(), new Visitor(), new Visitor()]
let town: Town
let ids: Awaited<ReturnType<typeof makeRoomPeople>>
let thread = ''

/** Everybody signs in again: the clock was moved. */
async function everybody(day: string, minute: number) {
	clockAt(day, minute)
	for (const [name, visitor] of Object.entries({ mother, nurse, midwife, head }))
		await signInAs(name, visitor)
}
const date = (name: string, day: string) => {
	const [year, month, dayOfMonth] = day.split('-')
	return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: dayOfMonth }
}

async function asks(words: string, more: Record<string, string> = {}) {
	await mother.open('/care/ask')
	await mother.send('topic', { topic: 'childcare' })
	await mother.send('words', { words, press: 'next' })
	await mother.send('way', { way: 'here', called: 'chosen', chosen: 'あさがお', ...more })
	return mother.page.url.split('/').at(-1)?.split('?')[0] ?? ''
}

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	ids = await makeRoomPeople(town)
	await everybody(today, 9 * 60)
	thread = await asks('夜に何度も起きます')
	await nurse.open(`/coordinator/${thread}`)
	await nurse.send('take', {})
}, 60_000)
afterAll(() => moveClock(undefined))

describe('answering', () => {
	it('a reply that is often the same is put in, kept, mended and sent', async () => {
		await nurse.open('/coordinator/canned')
		expect(nurse.text()).toContain('定型文は、まだありません')
		await nurse.send('keep', { name: 'お礼', words: '{名前} さん' })
		expect(nurse.text()).toContain('{呼び名}')
		await nurse.send('keep', { name: 'お礼', words: '{呼び名} さん、{相談員}です。' })
		expect(nurse.text()).toContain('残しました')
		await nurse.open(`/coordinator/${thread}`)
		const [, canned = ''] = /<option value="([^"]+)">お礼</.exec(nurse.page.html) ?? []
		await nurse.send('words', { words: '読みました。', canned, press: 'fill' })
		expect(nurse.page.html).toContain('読みました。\n\nあさがお さん、白石 ゆうです。')
		expect(nurse.text()).toContain('まだ送っていません')
		await nurse.send('words', { words: 'あさがお さん、白石です。お母さまも休めますように。', press: 'keep' })
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.page.html).toContain('お母さまも休めますように')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).not.toContain('お母さま')
		await nurse.send('words', { words: 'あさがお さん、白石です。', press: 'send' })
		expect(nurse.text()).toContain('返事を送りました')
		expect(nurse.page.html).not.toContain('お母さまも')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('あさがお さん、白石です。')
		expect(mother.text()).toContain('担当は 白石 ゆう です')
	})

	it('what is typed is kept while it is typed, for the person and for the coordinator', async () => {
		expect((await mother.tryPost(`/care/${thread}/kept-words`, { words: '2時間くら' })).status).toBe(200)
		await mother.open(`/care/${thread}`)
		expect(mother.page.html).toContain('2時間くら')
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.text()).not.toContain('2時間くら')
		expect((await mother.tryPost(`/care/${thread}/kept-words`, { words: 'あ'.repeat(20_001) })).status).toBe(
			422,
		)
		await mother.open(`/care/${thread}`)
		await mother.send('write', { words: '2時間くらいです', press: 'send' })
		expect(mother.page.html).not.toMatch(/<textarea[^>]*>2時間くら</)
	})

	it('a reply is written now and sent in the morning; not later than it was promised', async () => {
		await nurse.open(`/coordinator/${thread}`)
		const later = { words: '朝のお返事です', press: 'later', sendTime: '07:30' }
		await nurse.send('words', { ...later })
		expect(nurse.text()).toContain('「送る日」を入れてください')
		await nurse.send('words', { ...later, ...date('sendDay', addDays(today, 2)) })
		expect(nurse.text()).toContain('約束した時刻より後')
		await nurse.send('words', { ...later, ...date('sendDay', addDays(today, 1)) })
		expect(nurse.text()).toContain('あとで送るようにしました')
		expect(nurse.text()).toContain('朝のお返事です')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).not.toContain('朝のお返事です')
		await everybody(addDays(today, 1), 7 * 60 + 30)
		expect(await sendPlannedReplies()).toBe(1)
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('朝のお返事です')
	})
})

describe('what stands beside the talk', () => {
	it('notes with a day, labels, and a telephone talk that both see', async () => {
		await nurse.open(`/coordinator/${thread}`)
		await nurse.send('note', { note: '朝のほうが話しやすい', ...date('follow', addDays(today, 5)) })
		expect(nurse.text()).toContain('ようすを聞く')
		await nurse.open(nurse.link('札・休ませる'))
		await nurse.send('labels', { labels: '産後、夜' })
		expect(nurse.text()).toContain('札を直しました')
		await mother.open(`/care/${thread}`)
		await mother.send('write', { words: '電話してもいいですか', press: 'send' })
		await nurse.open(`/coordinator/${thread}/desk`)
		const spoken = {
			way: 'telephone',
			spoken: '15分ほど話した。保健センターに行くとのこと。',
			spokenTime: '07:20',
		}
		await nurse.send('spoken', { ...spoken, ...date('spokenDay', addDays(today, 2)) })
		expect(nurse.text()).toContain('いまより前')
		await nurse.send('spoken', { ...spoken, ...date('spokenDay', addDays(today, 1)) })
		expect(nurse.text()).toContain('話したことを残しました')
		// What was written after that talk still waits.
		await nurse.open('/coordinator')
		expect(nurse.text()).toContain('返事を待っている相談が 1件')
		await everybody(addDays(today, 1), 7 * 60 + 50)
		await nurse.open(`/coordinator/${thread}/desk`)
		await nurse.send('spoken', { ...spoken, spokenTime: '07:45', ...date('spokenDay', addDays(today, 1)) })
		await nurse.open('/coordinator')
		expect(nurse.text()).toContain('返事を待っている相談はありません')
		await nurse.open('/coordinator?list=mine&topic=childcare&age=day')
		expect(nurse.text()).toMatch(/産後.*夜/)
		expect(nurse.text()).toContain('にすること')
		await nurse.open('/coordinator?list=mine&age=older')
		expect(nurse.text()).toContain('しぼった条件に合う相談はありません')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('電話で、11月3日')
		expect(mother.text()).not.toMatch(/朝のほうが|産後/)
	})

	it('a thread sleeps on after thanks, and wakes at another word', async () => {
		await nurse.open(`/coordinator/${thread}/desk`)
		await nurse.send('sleep', { ...date('until', addDays(today, 9)), thanks: 'on' })
		expect(nurse.text()).toContain('まで休ませています')
		await mother.open(`/care/${thread}`)
		await mother.send('write', { words: 'ありがとうございました！', press: 'send' })
		expect(mother.text()).toContain('お返事がいるときは、そう書いてください')
		expect(mother.text()).not.toMatch(/返事は\s*11月/)
		await nurse.open('/coordinator?list=asleep')
		expect(nurse.text()).toContain('あさがお')
		await mother.send('write', { words: 'ありがとう。でも、まだ眠れません', press: 'send' })
		expect(mother.text()).toMatch(/返事は\s*11月/)
		await nurse.open('/coordinator?list=asleep')
		expect(nurse.text()).toContain('休ませている相談はありません')
	})

	it('a report is read by its coordinator and the head, not by the deputy nor with a reason', async () => {
		await nurse.open(`/coordinator/${thread}/report`)
		const report = {
			reason: 'child',
			to: '児童相談所 中村さん',
			said: 'あざがあると聞いた',
			told: 'unsafe',
			toldWhy: '同じ家にいるため',
			state: 'due',
		}
		await nurse.send('keep', report)
		expect(nurse.text()).toContain('知らせる日を入れてください')
		await nurse.send('keep', { ...report, ...date('dueDay', addDays(today, 1)) })
		expect(nurse.text()).toContain('までに知らせます')
		await head.open(`/coordinator/${thread}/report`)
		expect(head.text()).toContain('児童相談所 中村さん')
		await head.send('finish', {})
		expect(head.text()).toContain('に知らせました')
		await midwife.open(`/coordinator/${thread}`)
		await midwife.send('reason', { reason: '担当が休みのため' })
		expect(midwife.text()).toContain('朝のほうが話しやすい')
		expect(midwife.text()).not.toContain('中村')
		expect((await midwife.open(`/coordinator/${thread}/report`)).status).toBe(404)
	})

	it('is handed over with a note; its person sees who listens now', async () => {
		await nurse.open(`/coordinator/${thread}/desk`)
		await nurse.send('hand', { to: ids.midwife, note: '' })
		expect(nurse.page.status).toBe(422)
		await nurse.send('hand', { to: ids.midwife, note: '朝に電話すると話しやすいです' })
		expect(nurse.text()).toContain('引きつぎました')
		expect(nurse.text()).not.toContain('夜に何度も')
		await midwife.open(`/coordinator/${thread}`)
		expect(midwife.text()).toContain('朝に電話すると話しやすいです')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('担当は 緒方 みのり です')
	})

	it('she may wish for the same coordinator', async () => {
		await mother.open('/care/ask')
		await mother.send('topic', { topic: 'work' })
		await mother.send('words', { words: 'また聞いてください', press: 'next' })
		expect(mother.text()).toContain('緒方 みのり に、また聞いてほしい')
		await mother.send('way', { way: 'here', called: 'own', same: 'on' })
		expect(mother.text()).toContain('担当は 緒方 みのり です')
		await midwife.open('/coordinator?list=mine')
		expect(midwife.text()).toContain('しごと・これからの働き方')
	})
})

describe('searching', () => {
	it('finds one’s own, says so when there is nothing, and stands in no address', async () => {
		await midwife.open('/coordinator/search')
		await midwife.send('words', { words: '夜' })
		expect(midwife.text()).toContain('2文字以上')
		await midwife.send('words', { words: 'ナンドモ' })
		expect(midwife.page.url).toBe('/coordinator/search')
		expect(midwife.text()).toContain('見つかった言葉')
		expect(midwife.text()).toContain('担当した相談の中にありません')
		await midwife.send('words', { words: '何度も 起キ' })
		expect(midwife.text()).toContain('夜に何度も起きます')
		await nurse.open('/coordinator/search')
		await nurse.send('words', { words: '何度も' })
		expect(nurse.text()).not.toContain('夜に')
	})
})

describe('live', () => {
	it('each side hears the other’s words, resumed by the last message without a lost or doubled one', async () => {
		await mother.open(`/care/${thread}`)
		const [, live = ''] = /data-live="([^"]+)"/.exec(mother.page.html) ?? []
		expect(live).toContain('?after=')
		await midwife.open(`/coordinator/${thread}`)
		const stream = mother.stream(live)
		const next = stream.next()
		await midwife.send('words', { words: 'いま、ここにいます', press: 'send' })
		const first = (await next).value as { id: string; name: string; data: string }
		expect(first.name).toBe('said')
		expect(first.data).toContain('いま、ここにいます')
		await stream.return(undefined)
		// Cut: two more come meanwhile, and the browser comes again with the last it knows.
		for (const words of ['ひとつめ', 'ふたつめ']) {
			await midwife.open(`/coordinator/${thread}`)
			await midwife.send('words', { words, press: 'send' })
		}
		const again = mother.stream(live, first.id)
		const heard = [(await again.next()).value, (await again.next()).value].map((event) => event?.data ?? '')
		await again.return(undefined)
		expect(heard[0]).toContain('ひとつめ')
		expect(heard[1]).toContain('ふたつめ')
	})

	it('without scripts a frame beside what is typed holds the new words alone, and may stand only in its own page', async () => {
		await mother.open(`/care/${thread}`)
		const [, frame = ''] = /<iframe[^>]*src="([^"]+)"/.exec(mother.page.html) ?? []
		await mother.open(frame)
		expect(mother.page.html).toMatch(/<meta http-equiv="refresh" content="20"\/?>/i)
		expect(mother.text()).toContain('新しい言葉が届くと')
		await midwife.open(`/coordinator/${thread}`)
		await midwife.send('words', { words: 'みっつめ', press: 'send' })
		await mother.open(frame)
		expect(mother.text()).toContain('みっつめ')
		expect(mother.text()).not.toContain('ふたつめ')
	})
})

describe('the manual', () => {
	it('is added by the head alone and stands beside each answer from then on', async () => {
		await nurse.open('/coordinator/manual')
		expect(nurse.text()).toContain('手引きは、まだありません')
		expect(nurse.page.html).not.toContain('監修した医師</label>')
		await head.open('/coordinator/manual')
		const made = { version: '第1版', doctor: '久我 まもる', words: '急がせない。' }
		await head.send('version', { ...made, ...date('fromDay', addDays(today, 1)) })
		expect(head.text()).toContain('新しい版を入れました')
		await midwife.open(`/coordinator/${thread}`)
		expect(midwife.text()).toContain('手引き 第1版（監修 久我 まもる）')
		await midwife.send('words', { words: '手引きのあとのお返事', press: 'send' })
		expect(midwife.text()).toMatch(/手引きのあとのお返事\s*手引き 第1版/)
	})
})

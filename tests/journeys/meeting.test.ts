// A meeting through real doors: offered, booked, moved, reminded of, the video room opens and its link dies, called off from both sides.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.VIDEO_SECRET = 'a video secret for tests, 32 letters'
})

import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { remindOfMeetings } from '~/chores/meeting.server'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { ownerOf } from '~/wellness/sealed.server'
import { openThread, sealThread, takeThread } from '~/wellness/thread.server'
import { db } from '~db/client'
import { outbox } from '~db/schema/notices'
import { clockAt, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

const [mother, nurse, midwife] = [new Visitor(), new Visitor(), new Visitor()]
const tomorrow = addDays(today, 1)
let thread = ''

const mailed = async () => {
	const rows = await db().select().from(outbox)
	await inTransaction((tx) => tx.delete(outbox))
	for (const { subject, body } of rows) expect(`${subject}${body}`).not.toMatch(/相談|面談|ビデオ|予約|care/)
	return rows.map(({ toAddress }) => toAddress.split('@')[0]).sort()
}

beforeAll(async () => {
	const town = await makeTown()
	clockAt(today)
	const ids = await makeRoomPeople(town)
	const account = town.hidaka.accountId
	const first = await sealThread(
		{ topic: 'childcare', name: 'あさがお', way: 'video', account },
		{ words: '夜に何度も起きます', photos: [] },
	)
	thread = await inTransaction((tx) => openThread(tx, ownerOf(account), first))
	const actor = { accountId: ids.nurse, role: 'coordinator', channel: 'site' } as const
	await inTransaction((tx) => takeThread(tx, actor, thread))
	await inTransaction(async (tx) => {
		await setSetting(tx, town.chosei.actor, 'video-server', 'https://video.hinata.example', today)
		await setSetting(tx, town.chosei.actor, 'video-app-id', 'hinata', today)
	})
	for (const [name, visitor] of Object.entries({ mother, nurse, midwife })) await signInAs(name, visitor)
	await inTransaction((tx) => tx.delete(outbox))
}, 60_000)
afterAll(() => moveClock(undefined))

const page = () => `/care/${thread}/meeting`

describe('a meeting', () => {
	it('cannot be booked while nobody offers a time', async () => {
		await mother.open(`/care/${thread}`)
		await mother.open(mother.link('面談を予約する'))
		expect(mother.text()).toContain('予約できる時間がありません')
	})

	it('is offered on several days at once, and refused in a sentence without a day', async () => {
		await nurse.open('/coordinator')
		await nurse.open(nurse.link('面談'))
		expect(nurse.text()).toContain('これからの面談はありません')
		await nurse.send('offer', { minutes: ['600'], ways: ['video'] })
		expect(nurse.page.status).toBe(422)
		expect(nurse.text()).toContain('これからの日と時間')
		const days = [tomorrow, addDays(today, 2)]
		await nurse.send('offer', { days, minutes: ['600', '630'], ways: ['telephone', 'video'] })
		expect(nurse.text()).toContain('時間を出しました')
		expect(nurse.text()).toContain('空いている時間 4')
		await midwife.open('/coordinator/times')
		await midwife.send('offer', { days: [tomorrow], minutes: ['630'], ways: ['meeting'] })
	})

	it('is booked by its person: one’s own coordinator first, the number only where it is needed', async () => {
		await mother.open(page())
		expect(mother.text()).toMatch(/担当の 白石 ゆう.*11月3日.*空き 2つ.*ほかの相談員.*緒方 みのり・会って/)
		await mother.open(mother.link('10時から10時30分まで'))
		expect(mother.text()).toContain('この時間で予約しますか')
		await mother.send('way', { way: 'telephone' })
		expect(mother.text()).toContain('かけてもよい電話番号')
		const form = mother.fill('way', {
			way: 'telephone',
			number: '０９０ー１１１１ー２２２２',
			note: '小声で話します',
		})
		// And again, by a slow line and an impatient hand.
		for (let n = 0; n < 2; n++) {
			await mother.post(form)
			expect(mother.text()).toContain('予約しました')
		}
		expect(mother.text()).toContain('090-1111-2222')
		expect(await mailed()).toEqual(['nurse'])
		await mother.open('/care')
		expect(mother.text()).toContain('面談 11月3日(火')
		await mother.look(`/care/${thread}/copy`)
		expect(mother.page.html).toMatch(
			/面談 11月3日\(火[^)]*\) 10時　白石 ゆう　電話で\s+090-1111-2222\s+小声で話します/,
		)
	})

	it('is seen by who it is with, and by no colleague', async () => {
		await nurse.open(`/coordinator/${thread}`)
		await nurse.open(nurse.link('面談のページへ'))
		expect(nurse.text()).toMatch(/あさがお さん.*090-1111-2222.*小声で話します/)
		expect((await midwife.open(nurse.page.url)).status).toBe(404)
		await midwife.open('/coordinator/times')
		expect(midwife.text()).not.toContain('あさがお')
	})

	it('is moved to another half-hour in one act, and a stale page moves nothing', async () => {
		await mother.open(page())
		await mother.open(mother.link('10時30分から11時まで'))
		expect(mother.text()).toContain('いまの予約（11月3日(火・祝) 10時）'.replace('・祝', ''))
		const stale = mother.fill('way', { way: 'video' })
		await mother.send('way', { way: 'video' })
		expect(mother.text()).toContain('時間を変えました')
		expect(mother.text()).toContain('10時30分')
		stale.fields = stale.fields.map(([name, value]) =>
			name === 'key' ? [name, crypto.randomUUID()] : [name, value],
		)
		await mother.post(stale)
		expect(mother.page.status).toBe(422)
		expect(mother.text()).toContain('もう面談の予約があります')
		expect(await mailed()).toEqual(['nurse'])
	})

	it('is reminded of the day before and an hour before, saying nothing of it', async () => {
		clockAt(today, 10 * 60 + 30)
		expect(await remindOfMeetings()).toBe(1)
		expect(await mailed()).toEqual(['hidaka'])
		clockAt(tomorrow, 9 * 60 + 30)
		expect(await remindOfMeetings()).toBe(1)
		expect(await mailed()).toEqual(['hidaka', 'nurse'])
	})

	it('opens the video room ten minutes before, to its two people, and the link is dead after the hour', async () => {
		clockAt(tomorrow, 10 * 60 + 19)
		// From the form that asks for the secret no browser follows on to another site: it leads to the page first.
		await mother.look(`${page()}/room`)
		expect(mother.page.location).toBe(`/confirm-yourself?to=${encodeURIComponent(page())}`)
		await signInAs('mother', mother)
		await mother.open(`${page()}/room`)
		expect(mother.page.location).toBeNull()
		expect(mother.text()).toContain('10時20分 に開きます')
		clockAt(tomorrow, 10 * 60 + 20)
		await mother.open(page())
		await mother.look(mother.link('ビデオの部屋に入る'))
		const theirs = new URL(mother.page.location ?? '')
		expect(theirs.origin).toBe('https://video.hinata.example')
		expect(mother.page.headers.get('cache-control')).toBe('no-store')
		await signInAs('nurse', nurse)
		await nurse.open('/coordinator/times')
		await nurse.open(nurse.link('開く'))
		await nurse.look(nurse.link('ビデオの部屋に入る'))
		const ours = new URL(nurse.page.location ?? '')
		expect(ours.pathname).toBe(theirs.pathname)
		const names = [theirs, ours].map((link) => {
			const token = decodeJwt(link.searchParams.get('jwt') ?? '')
			expect(token.room).toBe(link.pathname.slice(1))
			return (token.context as { user: { name: string } }).user.name
		})
		expect(names).toEqual(['あさがお', '白石 ゆう'])
		await signInAs('midwife', midwife)
		expect((await midwife.look(`${nurse.page.url}`)).status).toBe(404)

		clockAt(tomorrow, 11 * 60 + 30)
		await signInAs('mother', mother)
		await mother.open(`${page()}/room`)
		expect(mother.page.location).toBeNull()
		expect(mother.text()).toContain('入り口は閉じています')
		await signInAs('nurse', nurse)
		await nurse.look(nurse.page.url.endsWith('room') ? nurse.page.url : '/coordinator/times')
		expect(nurse.page.location ?? '').not.toContain('video.hinata.example')
	})

	it('by a coordinator’s own address has the same door and the same hour, and no address on the page', async () => {
		await mother.open(page())
		await mother.open(mother.link('10時から10時30分まで'))
		await mother.send('way', { way: 'video' })
		await nurse.open('/coordinator/times')
		await nurse.open(nurse.link('開く'))
		await nurse.send('address', { address: 'http://video.example.jp/1' })
		expect(nurse.text()).toContain('https:// から始まる')
		await mailed()
		await nurse.send('address', { address: 'https://video.example.jp/1' })
		expect(nurse.text()).toContain('相手に知らせました')
		expect(await mailed()).toEqual(['hidaka'])
		await mother.open(page())
		expect(mother.page.html).not.toContain('video.example.jp')
		clockAt(addDays(today, 2), 10 * 60)
		await signInAs('mother', mother)
		await mother.look(`${page()}/room`)
		expect(mother.page.location).toBe('https://video.example.jp/1')
		await mother.open(page())
		expect(mother.forms().some(({ fields }) => fields.some(([, value]) => value === 'cancel'))).toBe(false)
	})

	it('is called off by its person with a way back, and by the coordinator with words', async () => {
		clockAt(addDays(today, 1), 12 * 60)
		await signInAs('mother', mother)
		await signInAs('nurse', nurse)
		await mother.open(page())
		await mother.send('cancel', {})
		expect(mother.text()).toContain('面談を取りやめました')
		expect(await mailed()).toEqual(['nurse'])
		await mother.open(mother.link('10時30分から11時まで'))
		await mother.send('way', { way: 'telephone', number: '0999-00-1234' })
		expect(mother.text()).toContain('予約しました')
		await mailed()
		await nurse.open(`/coordinator/${thread}`)
		await nurse.send('words', { words: 'お待ちしています' })
		await nurse.send('close', {})
		expect(nurse.text()).toContain('これからの面談があります')
		await nurse.open('/coordinator/times')
		await nurse.open(nurse.link('開く'))
		await nurse.send('call-off', { words: '' })
		expect(nurse.page.status).toBe(422)
		await mailed()
		await nurse.send('call-off', { words: '急な用事ができました' })
		expect(nurse.text()).toContain('相手に知らせました')
		expect(await mailed()).toEqual(['hidaka'])
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toMatch(/相談員の都合で取りやめになりました.*急な用事ができました/)
	})

	it('with a colleague shows them that meeting and nothing of the consultation, until its hour is over', async () => {
		clockAt(addDays(today, 2), 11 * 60)
		await signInAs('midwife', midwife)
		await midwife.open('/coordinator/times')
		await midwife.send('offer', { days: [addDays(today, 3)], minutes: ['900'], ways: ['meeting'] })
		await signInAs('mother', mother)
		await mother.open(page())
		await mother.open(mother.link('15時から15時30分まで'))
		expect(mother.text()).toContain('これまでのお話は読めません')
		await mother.send('way', { way: 'meeting', note: '車いすで行きます' })
		expect(mother.text()).toContain('保健センター')
		await signInAs('midwife', midwife)
		await midwife.open('/coordinator/times')
		await midwife.open(midwife.link('開く'))
		const theirs = midwife.page.url
		expect(midwife.text()).toMatch(/あさがお さん.*車いすで行きます.*担当だけが読めます/)
		expect(midwife.page.html).not.toContain(thread)
		await mailed()
		await midwife.send('place', { place: '公民館 2階' })
		expect(await mailed()).toEqual(['hidaka'])
		await mother.open(page())
		expect(mother.text()).toContain('公民館 2階')
		await mother.send('cancel', {})
		expect(await mailed()).toEqual(['midwife'])
		await midwife.open(theirs)
		expect(midwife.text()).toContain('取りやめになったか')
		expect(midwife.text()).not.toContain('車いす')
		clockAt(addDays(today, 3), 16 * 60)
		await signInAs('midwife', midwife)
		expect((await midwife.look(theirs)).status).toBe(404)
	})

	it('falls away with its consultation, and says so before', async () => {
		await signInAs('nurse', nurse)
		await signInAs('mother', mother)
		await nurse.open('/coordinator/times')
		await nurse.send('offer', { days: [addDays(today, 5)], minutes: ['600'], ways: ['telephone'] })
		await mother.open(page())
		await mother.open(mother.link('10時から10時30分まで'))
		await mother.send('way', { way: 'telephone', number: '0999-00-1234' })
		await mother.open(`/care/${thread}/delete`)
		expect(mother.text()).toContain('も、取りやめになります')
		await mailed()
		await mother.send('delete', {})
		expect(await mailed()).toEqual(['nurse'])
		await nurse.open('/coordinator/times')
		expect(nurse.text()).toContain('これからの面談はありません')
	})
})

// What many say, through real doors: a quarter's statistics, a voice with its person's yes, and a proposal that everybody may read.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import type { Tells } from '~/wellness/gate'
import { ownerOf } from '~/wellness/sealed.server'
import { openThread, sealThread, threadsOf } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { outbox } from '~db/schema/notices'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

const [mother, nurse, head, farm, approver, anybody] = Array.from({ length: 6 }, () => new Visitor()) as [
	Visitor,
	Visitor,
	Visitor,
	Visitor,
	Visitor,
	Visitor,
]
let town: Town
let thread = ''

/** So many others who asked the same on a day; made up, each with a mark of their own. */
async function others(n: number, day: string, topic: Topic, tells: Tells): Promise<void> {
	clockAt(day)
	for (let at = 0; at < n; at++) {
		const account = newId()
		const details = { topic, name: '', way: 'here' as const, account, tells }
		const first = await sealThread(details, { words: 'ほかの人の言葉', photos: [] })
		await inTransaction((tx) => openThread(tx, ownerOf(account), first))
	}
}

/** The room asks for the secret again after a quarter of an hour; nothing else of the day passes. */
const asHead = () => signInAs('head', head)

beforeAll(async () => {
	town = await makeTown()
	await others(34, '2026-08-03', 'childcare', { age: 'from-30' })
	await others(6, '2026-08-04', 'childcare', { age: 'under-30' })
	await others(4, '2026-08-05', 'work', {})
	await others(19, addDays(today, -20), 'childcare', { employer: town.tamura.id })
	clockAt(today)
	await makeRoomPeople(town)
	const hashed = await hashSecret('a long password')
	for (const [name, accountId] of [
		['farm', town.tamura.accountId],
		['approver', town.kessai.accountId],
	])
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: hashed.hash, secretKind: hashed.kind })
				.where(eq(accounts.id, accountId ?? '')),
		)
	for (const [name, visitor] of Object.entries({ mother, nurse, head, farm, approver }))
		await signInAs(name, visitor)
}, 60_000)
afterAll(() => moveClock(undefined))

describe("a quarter's statistics", () => {
	it('are seen by coordinators and released by the head alone', async () => {
		await nurse.open('/coordinator')
		await nurse.open(nurse.link('そのほか'))
		expect(nurse.link('統計')).toBe('/coordinator/statistics')
		await nurse.open('/coordinator/statistics')
		expect(nurse.text()).toContain('まだ何も出していません')
		expect(nurse.text()).toContain('出すのは、統括です')
		expect((await nurse.tryPost('/coordinator/statistics', { quarter: '2026-07-01' })).status).toBe(404)

		await asHead()
		await head.open('/coordinator/statistics')
		await head.send('quarter', {})
		expect(head.text()).toContain('3か月の数を出しました')
		expect(head.text()).toMatch(/子育て\s*40/)
		expect(head.text()).toMatch(/しごと・これからの働き方\s*—/)
		expect(head.page.html).toContain('chart-bar')
		expect(head.text()).toContain('本間 とも')
		expect(head.text()).toContain('出していない3か月はありません')
		// Six who are younger than thirty are hidden, and their neighbours with them.
		expect(head.text()).toMatch(/30歳より下(\s*(—|0))+/)
		expect(head.text()).not.toMatch(/30歳より下[^歳]*\b6\b/)
	})

	it('are never released a second time', async () => {
		await asHead()
		const again = await head.tryPost('/coordinator/statistics', { quarter: '2026-07-01' })
		expect(again.status).toBe(422)
		expect(head.text()).toContain('出し直せません')
	})

	it('give the office one number for its report, and nothing else', async () => {
		await approver.open('/council/proposals')
		expect(approver.text()).toMatch(/2026年7月〜9月\s*少ないため出せません/)
		expect(approver.text()).toMatch(/2026年4月〜6月\s*まだ出ていません/)
		expect(approver.text()).not.toContain('子育て')
	})

	it('are read by anybody, with the promise as it was kept', async () => {
		await anybody.open('/about')
		expect(anybody.link('相談のお返事の約束')).toBe('/consultation-promise')
		await anybody.open('/consultation-promise')
		expect(anybody.text()).toMatch(/2026年7月〜9月に相談した人の数/)
		expect(anybody.text()).toMatch(/子育て\s*40/)
		// Forty-four of August, and none in July: the quarter stands for its months.
		expect(anybody.text()).toMatch(/2026年7月〜9月\s*0%/)
		expect(anybody.text()).not.toMatch(/2026年8月\s/)
		expect(anybody.page.html).not.toContain('<script')
	})
})

describe('a voice', () => {
	it('begins with what somebody tells of themselves, if they like', async () => {
		await mother.open('/care/ask')
		await mother.send('topic', { topic: 'childcare' })
		await mother.send('words', { words: '朝の預かりが仕事に間に合いません', press: 'next' })
		expect(mother.text()).toContain('答えなくてかまいません')
		await mother.send('way', {
			way: 'here',
			called: 'chosen',
			chosen: 'あさがお',
			age: 'from-30',
			employer: town.tamura.id,
		})
		expect(mother.page.status, mother.text()).toBe(200)
		const [own] = await threadsOf(db(), ownerOf(town.hidaka.accountId))
		thread = own?.id ?? ''
		expect(JSON.stringify(own)).not.toContain(town.tamura.id)
	})

	it('is rewritten by the coordinator and shown to its person first', async () => {
		await nurse.open(`/coordinator/${thread}`)
		await nurse.send('take', {})
		expect(nurse.link('この相談から「声」を作る')).toBe(`/coordinator/${thread}/voice`)
		await nurse.open(`/coordinator/${thread}/voice`)
		await nurse.send('show', { to: town.tamura.id, words: 'あさがおさんは朝がつらい' })
		expect(nurse.text()).toContain('呼び名が入っています')
		await nurse.send('show', { to: town.tamura.id, words: '朝の預かりが、早番の始まりに間に合いません。' })
		expect(nurse.text()).toContain('本人のページに出しました')
		const mails = await db().select().from(outbox).where(eq(outbox.toAddress, 'hidaka@hinata.example'))
		for (const { body } of mails) expect(body).not.toMatch(/声|相談|care/)
	})

	it('is changed as the person likes, and passed on only with their yes', async () => {
		await mother.open(`/care/${thread}`)
		expect(mother.link('伝えてよいか、お返事を待っています')).toBe(`/care/${thread}/voice`)
		await mother.open(`/care/${thread}/voice`)
		expect(mother.text()).toContain('早番の始まりに間に合いません')
		await mother.send('voice', { answer: 'change', wish: '' })
		expect(mother.text()).toContain('どこを直すかを書いてください')
		await mother.send('voice', { answer: 'change', wish: '「早番」を「朝の仕事」に' })
		await nurse.open(`/coordinator/${thread}/voice`)
		expect(nurse.text()).toContain('「早番」を「朝の仕事」に')
		expect(nurse.page.html).not.toContain('value="pass"')
		await nurse.send('show', {
			to: town.tamura.id,
			words: '朝の預かりが、朝の仕事の始まりに間に合いません。',
		})
		await mother.open(`/care/${thread}/voice`)
		await mother.send('voice', { answer: 'yes' })
		expect(mother.text()).toContain('「はい」と答えました。まだ伝えていません')
		await nurse.open(`/coordinator/${thread}/voice`)
		await nurse.send('pass', {})
		expect(nurse.text()).toContain('声を渡しました')
		await mother.open(`/care/${thread}/voice`)
		expect(mother.text()).toContain('伝えました')
	})
})

describe('a proposal', () => {
	it('is made from the voice and told to the firm', async () => {
		await nurse.open('/coordinator/proposals')
		const [, voiceId = ''] = /name="voices"[^>]*value="([^"]+)"/.exec(nurse.page.html) ?? []
		expect(voiceId).not.toBe('')
		await nurse.send('make', { to: 'city', what: '預かり', why: '声', voices: [voiceId] })
		expect(nurse.text()).toContain('ほかの相手への声です')
		await nurse.send('make', {
			to: town.tamura.id,
			what: '朝の仕事を9時からも選べるようにする',
			why: '朝の預かりが始まる前に仕事が始まるという声が多くあります',
			voices: [voiceId],
		})
		expect(nurse.text()).toContain('提案を渡しました')
		expect(nurse.text()).toContain('答えを待っています')
		await tellWhatHappened()
		await farm.open('/employer')
		expect(farm.text()).toContain('相談員から提案が届きました')
		expect(farm.link('相談員からの提案')).toBe('/employer/proposals')
	})

	it('is answered by the firm, and the office does not read it yet', async () => {
		await approver.open('/council/proposals')
		expect(approver.text()).not.toContain('9時から')
		await farm.open('/employer/proposals')
		expect(farm.text()).toContain('朝の仕事の始まりに間に合いません')
		await farm.send('answer', { answer: undefined, words: '' })
		expect(farm.page.status).toBe(422)
		await farm.send('answer', { answer: 'partly', words: '週に2日から始めます' })
		expect(farm.text()).toContain('お答え')
		expect(farm.text()).toContain('一部を取り入れます')
		await farm.send('result', { result: '12月から、月曜と木曜に始めました' })
		expect(farm.text()).toContain('結果が出ました')
	})

	it('is read by everybody once the room, the firm and the office agree', async () => {
		const public_ = async () => {
			await anybody.open('/consultation-promise')
			return anybody.text().includes('9時から')
		}
		await farm.send('agrees', {})
		expect(farm.text()).toContain('公開してよいと答えたところ：受けた側')
		await nurse.open('/coordinator/proposals')
		await nurse.send('agrees', {})
		expect(await public_()).toBe(false)
		await approver.open('/council/proposals')
		expect(approver.text()).toContain('9時から')
		expect(approver.text()).not.toContain('朝の仕事の始まりに')
		await approver.send('agrees', {})
		expect(await public_()).toBe(true)
		expect(anybody.text()).toContain('12月から、月曜と木曜に始めました')
		expect(anybody.text()).not.toContain('朝の仕事の始まりに')
		await farm.open('/employer/proposals')
		await farm.send('agrees', {})
		expect(await public_()).toBe(false)
	})
})

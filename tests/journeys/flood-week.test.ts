// A flood: a district's week is called off or moved, the office is without power for two days, works from paper, enters it afterwards, and pays on the day.
import { asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { setEmergency } from '~/people/emergency.server'
import { db } from '~db/client'
import { arrivals, assignments, completions } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import type { Registrant, Town } from '../cast'
import { clockAt, makeArea, makeRegistrant, makeStaff, makeTown, throughJourney, withAccount } from '../cast'
import { atBrowsers, openCallsOf } from './browsers'

const monday = '2026-11-16'
const [tuesday = '', wednesday = '', thursday = '', friday = ''] = [1, 2, 3, 4].map((n) => addDays(monday, n))
const nextTuesday = addDays(tuesday, 14)
const evening = 17 * 60

let town: Town
let yama: Registrant
let oka: Registrant
let sites: Awaited<ReturnType<typeof makeBrowsers>>
const work: Record<string, string> = {}

const makeBrowsers = async () =>
	atBrowsers({
		desk: town.inoue.accountId,
		arranger: town.chosei.accountId,
		treasury: town.kaikei.accountId,
		approver: town.kessai.accountId,
		keys: (await makeStaff('管理', 'administrator')).accountId,
		farm: town.tamura.accountId,
		hidaka: town.hidaka.accountId,
		noguchi: town.noguchi.accountId,
		yama: yama.accountId,
	})

beforeAll(async () => {
	town = await makeTown()
	// Work of October, checked: it is owed on 25 November, in the week after the flood.
	clockAt('2026-10-05')
	await throughJourney(town, 'passed', { slot: { day: '2026-10-12' } })
	await withAccount(town, town.hidaka)
	clockAt('2026-11-10')
	const hill = { ...town, areaId: await makeArea('山の手地区', 2) }
	yama = await makeRegistrant('山本', hill.areaId, { hearsBy: 'telephone', telephone: '0999-00-0111' })
	oka = await makeRegistrant('岡', hill.areaId, { telephone: '0999-00-0222' })
	for (const one of [yama, oka])
		await inTransaction((tx) =>
			setEmergency(tx, town.inoue.actor, one.id, {
				name: one === yama ? '山本 一郎' : '岡 二郎',
				relation: '長男',
				telephone: one === yama ? '0999-33-1111' : '0999-33-2222',
			}),
		)
	const agreed = async (of: Town, title: string, day: string, registrant: Registrant, more = {}) => {
		work[title] = (
			await throughJourney(of, 'agreed', {
				registrant,
				task: { title, areaId: of.areaId, ...more },
				slot: { day },
			})
		).assignmentId
	}
	await agreed(town, '大根の収穫', tuesday, town.hidaka, { outdoors: true })
	await agreed(town, '公民館の片づけ', wednesday, town.hidaka)
	await agreed(town, '白菜の収穫', thursday, town.noguchi, { outdoors: true })
	await agreed(town, 'ねぎの泥おとし', friday, town.noguchi)
	await agreed(hill, '干し柿づくり', wednesday, yama)
	await agreed(hill, '薪わり', thursday, oka)
	await tellWhatHappened()
	clockAt(tuesday, 7 * 60)
	sites = await makeBrowsers()
}, 60_000)
afterAll(() => moveClock(undefined))

/** Calls a day's work of the low district off for the flood, or moves it. */
async function flood(day: string, end: Record<string, string>) {
	const { arranger } = sites
	await arranger.open(`/council/weather?day=${day}`)
	const choice = arranger.fill('toDay.year', {
		scope: `area:${town.areaId}`,
		why: 'disaster',
		indoors: 'on',
		...end,
	})
	await arranger.open(`/council/weather?${new URLSearchParams(choice.fields)}`)
	const looked = arranger.text()
	await arranger.send('act')
	return { looked, done: arranger.text() }
}

it('a district’s week is called off day by day, indoors too; what can wait is asked for another day', async () => {
	const off = await flood(tuesday, { end: 'off' })
	expect(off.looked).toContain('仕事1つを、災害のため取りやめます')
	for (const day of [wednesday, thursday])
		expect((await flood(day, { end: 'off' })).done).toContain('取りやめました')
	const [year = '', month = '', day = ''] = nextTuesday.split('-')
	const moved = await flood(friday, {
		end: 'day',
		'toDay.year': year,
		'toDay.month': month,
		'toDay.day': day,
	})
	expect(moved.looked).toContain('12月1日(火)でよいか聞く')
	expect(moved.done).toContain('1人に、新しい日でよいかお聞きしています')
	await tellWhatHappened()
	const states = await db().select().from(assignments).where(eq(assignments.employerId, town.tamura.id))
	expect(states.filter((one) => one.state === 'called-off')).toHaveLength(4)
	await sites.hidaka.open(`/my/assignments/${work['公民館の片づけ']}`)
	expect(sites.hidaka.text()).toContain('まず、ご自分の安全を守ってください。')
	// Beyond the hill work goes on, and nobody is rung there.
	expect(await openCallsOf(yama.id)).toEqual([])
})

it('the two days without power are the office’s own closing days, and every promise reckons with them', async () => {
	const { keys, noguchi, farm } = sites
	const [year = '', month = '', day = ''] = wednesday.split('-')
	await keys.open('/council/closing-days')
	await keys.send('fromDay.year', {
		'fromDay.year': year,
		'fromDay.month': month,
		'fromDay.day': day,
		'untilDay.year': year,
		'untilDay.month': month,
		'untilDay.day': String(Number(day) + 1),
		reason: '洪水・停電',
	})
	expect(keys.text()).toContain('洪水・停電')
	clockAt(tuesday, evening - 30)
	await noguchi.open('/my/messages')
	await noguchi.send('text', { text: '道がまだ水につかっています。次はいつですか。' })
	expect(noguchi.text()).toMatch(/お返事は 11月20日\(金\) 17時15分までにします/)
	await farm.open('/employer/trouble')
	await farm.open(farm.link('苦情'))
	await farm.send('words', { words: '用水路の柵をはずしたままでした。' })
	work.complaint = farm.page.url.split('?')[0] ?? ''
	expect(farm.text()).toMatch(/はじめのお返事は 11月20日\(金[^)]*\) 17時15分までにします/)
})

it('the paper printed before closing says who, where, which number and whose emergency contact, and nobody called off', async () => {
	clockAt(tuesday, evening)
	const { desk } = sites
	await desk.open('/council')
	await desk.open(desk.link('閉める前の印刷'))
	for (const said of [
		'11月18日(水)の仕事',
		'干し柿づくり',
		'山本 花',
		'0999-00-0111',
		'山本 一郎(長男) 0999-33-1111',
		'11月19日(木)の仕事',
		'薪わり',
		'岡 花',
		'0999-00-0222',
		'岡 二郎(長男) 0999-33-2222',
		'田村農園の作業場 ひなた市北町3-3',
		'0999-00-0002',
	])
		expect(desk.text(), said).toContain(said)
	for (const off of ['大根の収穫', '公民館の片づけ', '白菜の収穫', 'ねぎの泥おとし'])
		expect(desk.text(), off).not.toContain(off)
	// Whom nobody has reached yet is on paper too, with the number to ring.
	expect(desk.text()).toMatch(/電話リスト.*野口 花 0999-00-0001/)
	const pdf = await desk.look('/council/three-days/pdf')
	expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
	const opened = (await db().select().from(events).where(eq(events.what, 'three-days.printed')))[0]
	expect(Object.values(opened?.after ?? {})).toEqual(expect.arrayContaining([yama.id, oka.id]))
})

it('on Friday what was written on paper is entered with its true hours, by hand and from the photo', async () => {
	clockAt(friday, 540)
	await sites.again()
	const { desk, farm } = sites
	await desk.open(`/council/after-outage?day=${wednesday}`)
	const hers = work['干し柿づくり'] ?? ''
	expect(desk.text()).toContain('山本 花')
	expect(desk.text()).not.toContain('日高 花')
	await desk.send(`hours.${hers}.arrived`, {
		[`hours.${hers}.arrived`]: '09:25',
		[`hours.${hers}.ended`]: '11:50',
	})
	expect(desk.text()).toContain('紙の時刻を記録しました。')
	const said = await db()
		.select()
		.from(arrivals)
		.where(eq(arrivals.assignmentId, hers))
		.orderBy(asc(arrivals.at))
	expect(said.map((one) => one.at)).toEqual([instantOf(wednesday, 565), instantOf(wednesday, 710)])

	await desk.open(`/council/assignments/${work['薪わり']}`)
	await desk.open(desk.link('紙の報告を写真で入れる'))
	const photo = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#fff' } })
		.jpeg()
		.toBuffer()
	await desk.send('stamped', { aboutMinutes: '90', stamped: 'on' }, [
		['photos', new File([new Uint8Array(photo)], 'kami.jpg', { type: 'image/jpeg' })],
	])
	expect(desk.page.status).toBe(200)
	const reports = await db().select().from(completions)
	// The third is October's.
	expect(reports.map((one) => Number(one.aboutMinutes)).toSorted((a, b) => a - b)).toEqual([90, 120, 145])
	await tellWhatHappened()
	// The farmer's days to confirm begin with the entry: nothing was decided for them in the dark.
	await farm.open('/employer')
	expect(farm.text()).toContain('干し柿づくり')
	await farm.open(`/employer/assignments/${hers}/confirmation`)
	await farm.send('fine')
	for (const one of [hers, work['薪わり']]) {
		await desk.open(`/council/assignments/${one}`)
		await desk.send('pass', { note: '' })
		expect(desk.text()).toContain('検査を終えました')
	}
	await sites.yama.open('/my/earnings')
	expect(sites.yama.text()).toMatch(/12月25日\(金\)に 2,600 円.*干し柿づくり/)
})

it('the question and the complaint stand on the board for Friday, and are answered in time', async () => {
	const { desk, noguchi, farm } = sites
	await desk.open('/council')
	expect(desk.text()).toMatch(/11月20日\(金\) 17:15 苦情 依頼主 田村農園 はじめの返事をしてください。/)
	expect(desk.text()).toMatch(/11月20日\(金\) 17:15 お問い合わせ 野口 花/)
	await desk.open(desk.link('開く'))
	await desk.send('kind', { kind: 'told', words: '柵は、水が引いたので今日もどします。' })
	await farm.open(work.complaint ?? '')
	expect(farm.text()).toContain('柵は、水が引いたので今日もどします。')
	await desk.open(`/council/messages/registrant/${town.noguchi.id}`)
	await desk.send('text', { text: '12月1日からです。' })
	await tellWhatHappened()
	await noguchi.open('/my/messages')
	expect(noguchi.text()).toContain('12月1日からです。')
})

it('pay day is kept: the run is made when the light is back, and the money of October comes on the 25th', async () => {
	const { treasury, approver, hidaka } = sites
	await treasury.open('/council/money')
	await treasury.send('make', {
		'transferDay.year': '2026',
		'transferDay.month': '11',
		'transferDay.day': '25',
		'untilDay.year': '2026',
		'untilDay.month': '11',
		'untilDay.day': '25',
	})
	expect(treasury.page.url).toContain('/council/payouts/')
	const run = treasury.page.url.split('?')[0] ?? ''
	await approver.open(run)
	await approver.send('approve')
	expect(approver.text()).toContain('決裁しました')
	await treasury.open(run)
	const file = await treasury.post(treasury.fill('/file'))
	expect(file.bytes.toString('latin1')).toContain('0000002600')
	await treasury.open(run)
	await treasury.send('sent')
	clockAt('2026-11-25', 600)
	await sites.again()
	await treasury.open(run)
	await treasury.send('whole')
	expect(treasury.text()).toContain('振込済み')
	await hidaka.open('/my/earnings')
	expect(hidaka.text()).toMatch(/11月25日/)
	expect(hidaka.text()).toContain('2,600')
	expect(await checkLedger(db())).toEqual([])
})

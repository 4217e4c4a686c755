// A rainy Thursday: before dawn a district's work is called off, everybody is reached, the spare day is asked, one is replaced, and the sums hold.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { earnings } from '~db/schema/money'
import { outbox } from '~db/schema/notices'
import { registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, makeArea, makeRegistrant, makeTown, postTask } from '../cast'
import { atBrowsers, callTo, openCallsOf } from './browsers'
import type { Visitor } from './site'

const thursday = '2026-11-12'
const saturday = addDays(thursday, 2)
const dawn = 5 * 60 + 40

let town: Town
let sites: Awaited<ReturnType<typeof makeBrowsers>>
/** Who works where on that Thursday: early risers, those who are to begin at six, at nine, and beyond the hill. */
let ueda: Registrant
let ogawa: Registrant
let ito: Registrant
let sato: Registrant
let morishita: Registrant
let nishi: Registrant
const work = { early: '', six: '', nine: '', hill: '' }
const own: Record<string, string> = {}

const makeBrowsers = () =>
	atBrowsers({
		desk: town.chosei.accountId,
		check: town.inoue.accountId,
		farm: town.tamura.accountId,
		hidaka: town.hidaka.accountId,
		noguchi: town.noguchi.accountId,
		ueda: ueda.accountId,
		sato: sato.accountId,
		morishita: morishita.accountId,
		nishi: nishi.accountId,
	})

/** Work in the open that these have said yes to; keeps each one's assignment under its name. */
async function agreed(
	of: Town,
	title: string,
	slot: { startMinute: number; reserveDay?: string },
	people: Record<string, Registrant>,
): Promise<string> {
	const { slotIds } = await postTask(of, { title, outdoors: true, areaId: of.areaId }, [
		{ day: thursday, endMinute: slot.startMinute + 120, seats: 3, ...slot },
	])
	const slotId = slotIds[0] ?? ''
	const all = Object.entries(people)
	for (const [, one] of all) await inTransaction((tx) => applyFor(tx, one.actor, one.id, slotId))
	const chosen = all.map(([, one]) => one.id)
	const ids = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, chosen, 'follow'))
	for (const [n, [name, one]] of all.entries()) {
		own[name] = ids[n] ?? ''
		await inTransaction((tx) => sayYes(tx, one.actor, one.id, own[name] ?? '', { showCallName: true }))
	}
	return slotId
}

beforeAll(async () => {
	town = await makeTown()
	// Whoever has said no hours is asked for nothing beside what they asked for.
	const quiet = { hours: null }
	ueda = await makeRegistrant('上田', town.areaId, quiet)
	ogawa = await makeRegistrant('小川', town.areaId, { ...quiet, hearsBy: 'paper', telephone: '0999-00-0088' })
	ito = await makeRegistrant('伊東', town.areaId, {
		...quiet,
		hearsBy: 'telephone',
		telephone: '0999-00-0077',
	})
	sato = await makeRegistrant('佐藤', town.areaId, quiet)
	morishita = await makeRegistrant('森下', town.areaId)
	nishi = await makeRegistrant('西', town.areaId, quiet)
	sites = await makeBrowsers()
	await inTransaction((tx) =>
		tx
			.update(registrants)
			.set({ hearsBy: 'mail', email: 'hidaka@hinata.example' })
			.where(eq(registrants.id, town.hidaka.id)),
	)
	const hill = { ...town, areaId: await makeArea('山の手地区', 2) }
	work.early = await agreed(town, '朝採りのねぎ', { startMinute: 300 }, { ueda })
	work.six = await agreed(town, 'いちごの摘み取り', { startMinute: 360 }, { noguchi: town.noguchi, ogawa })
	work.nine = await agreed(
		town,
		'みかんの収穫',
		{ startMinute: 540, reserveDay: saturday },
		{ hidaka: town.hidaka, ito, sato },
	)
	work.hill = await agreed(hill, '山の草取り', { startMinute: 540 }, { nishi })
	await tellWhatHappened()
	clockAt(thursday, dawn)
	await sites.again()
}, 60_000)
afterAll(() => moveClock(undefined))

/** How often their turn came this month, as their own page says. */
async function turnsRead(visitor: Visitor): Promise<string> {
	await visitor.open('/my/turns')
	return /順番が来た回数 (\d+)回/.exec(visitor.text())?.[1] ?? ''
}

const stateOf = async (name: string) =>
	(
		await db()
			.select()
			.from(assignments)
			.where(eq(assignments.id, own[name] ?? ''))
	)[0]?.state

it('05:35: somebody is there already when it begins to rain', async () => {
	clockAt(thursday, 335)
	await sites.noguchi.open(`/my/assignments/${own.noguchi}`)
	await sites.noguchi.tap('arrived')
	expect(sites.noguchi.text()).toContain('5時35分')
	for (const name of ['noguchi', 'hidaka', 'sato', 'ueda', 'nishi'] as const)
		expect(await turnsRead(sites[name]), name).toBe('1')
})

it('05:40: the desk sees whom it would tell and how, and what has begun is not in it', async () => {
	clockAt(thursday, dawn)
	const { desk } = sites
	await desk.open('/council')
	await desk.open(desk.link('天気を見る'))
	const choice = desk.fill('toDay.year', { scope: `area:${town.areaId}`, why: 'rain', end: 'reserve' })
	await desk.open(`/council/weather?${new URLSearchParams(choice.fields)}`)
	expect(desk.text()).toContain('仕事2つを、雨のため別の日に移します。5人に伝わります。')
	expect(desk.text()).toContain('このうち2人は、電話をしないと伝わりません。')
	expect(desk.text()).toMatch(
		/野口 花 もう着いています\(5:35\)。先に電話してください。 サイトのお知らせ 取りやめ/,
	)
	expect(desk.text()).toMatch(/小川 花.*電話\(紙の方\) 0999-00-0088.*取りやめ/)
	expect(desk.text()).toMatch(/日高 花.*サイトのお知らせとメール.*11月14日\(土\)でよいか聞く/)
	for (const elsewhere of ['上田', '西 花']) expect(desk.text()).not.toContain(elsewhere)
	// The pay of it is said before, and nothing has happened yet.
	expect(desk.text()).toContain('始まる前の取りやめでは、報酬は出ません')
	expect(await stateOf('hidaka')).toBe('agreed')
})

it('one press later everybody stands on the call list as not reached, whatever channel they chose', async () => {
	await sites.desk.send('act')
	expect(sites.desk.text()).toContain('3人に、新しい日でよいかお聞きしています')
	await tellWhatHappened()
	for (const one of [town.hidaka, town.noguchi, ito, sato, ogawa])
		expect((await openCallsOf(one.id)).filter((call) => call.red)).toHaveLength(1)
	// The farmer of both; nobody beyond the hill, and nobody who is at work.
	expect((await openCallsOf(town.tamura.id)).filter((call) => call.red)).toHaveLength(2)
	expect(await openCallsOf(nishi.id)).toEqual([])
	expect(await openCallsOf(ueda.id)).toEqual([])
	expect((await db().select().from(outbox)).map((mail) => mail.toAddress)).toContain('hidaka@hinata.example')
	await sites.desk.open('/council/calls')
	for (const words of [
		'まだ届いていません',
		'小川 花',
		'0999-00-0088',
		'伊東 花',
		'0999-00-0077',
		'田村農園',
	])
		expect(sites.desk.text(), words).toContain(words)
	await sites.desk.open(`/council/assignments/${own.ogawa}`)
	expect(sites.desk.text()).toContain('ご本人にはまだ話していません。電話リストにあります。')
})

it('who stands at the field already reads that it is off, and is told so in place of 終わりました', async () => {
	const { noguchi } = sites
	// The page in hand is from before the rain.
	await noguchi.tryPost(`/my/assignments/${own.noguchi}?do=ended`)
	expect(noguchi.page.status).toBe(422)
	expect(noguchi.text()).toContain('この仕事は、取りやめになりました')
	await noguchi.open(`/my/assignments/${own.noguchi}`)
	expect(noguchi.text()).toContain('雨のため、取りやめになりました。順番は変わりません。')
	// No sum stands there: nothing is owed before the start, as the terms said.
	expect(noguchi.text()).toContain('前の日の18時まで(おそくても当日の6時まで)')
	expect(noguchi.page.html).not.toContain('fact-pay')
	expect(await openCallsOf(town.noguchi.id)).toEqual([])
})

it('who has begun stops by themselves, and it is the report, paid in full', async () => {
	clockAt(thursday, 350)
	await sites.ueda.open(`/my/assignments/${own.ueda}`)
	await sites.ueda.tap('stopped')
	expect(sites.ueda.text()).toContain('約束のとおり、報酬は全額です。')
	expect(await stateOf('ueda')).toBe('reported')
})

it('who is on the way reads where the work went, on the page they would have said おくれます on', async () => {
	clockAt(thursday, 370)
	const { sato: phone } = sites
	await phone.tryPost(`/my/assignments/${own.sato}?do=late`, { minutes: '30' })
	expect(phone.page.status).toBe(422)
	expect(phone.text()).toContain('この仕事は、取りやめになりました')
	await phone.open(`/my/assignments/${own.sato}`)
	expect(phone.text()).toContain('この仕事は、11月14日(土)に移りました')
	await phone.open(phone.link('新しい日の約束を見る'))
	own.satoNew = phone.page.url.split('/').at(-1) ?? ''
	await phone.send('showCallName', { showCallName: 'yes', read: 'on' })
	expect(await stateOf('satoNew')).toBe('agreed')
	expect(await openCallsOf(sato.id)).toEqual([])
})

it('the clerk calls one after the other: who does not answer stays, who did is ticked off', async () => {
	const { desk } = sites
	const paper = await callTo(ogawa.id, 'notice')
	await desk.open('/council/calls')
	await desk.press(paper, 'no-answer')
	expect(desk.text()).toContain('小川 花 様: 「出ない」と記録しました。')
	expect((await openCallsOf(ogawa.id)).map((call) => call.red)).toEqual([true])
	await desk.press(paper, 'done')
	expect(desk.text()).toContain('小川 花 様: 「済み」と記録しました。')
	expect(await openCallsOf(ogawa.id)).toEqual([])
	await desk.open(`/council/assignments/${own.ogawa}`)
	expect(desk.text()).toContain('ご本人に電話で伝えました')

	// 伊東 has left home already: the call tells him to turn back, and asks for Saturday in the same talk.
	const spare = await callTo(ito.id, 'terms')
	await desk.open('/council/calls')
	expect(desk.text()).toContain('もとの日の仕事は、ありません。この日でよいか、お聞きします。')
	await desk.press(spare, 'yes-named')
	expect(desk.text()).toContain('伊東 花 様: 「はい・呼び名を伝えてよい」と記録しました。')
	await desk.open('/council/calls')
	for (const call of (await openCallsOf(town.tamura.id)).filter((one) => one.red))
		await desk.press(call.id, 'done')
	expect(await openCallsOf(town.tamura.id)).toEqual([])
})

it('the farmer reads both, and that three come on Saturday as far as they have said yes', async () => {
	await tellWhatHappened()
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toMatch(/取りやめ[^。]*「いちごの摘み取り」/)
	expect(sites.farm.text()).toMatch(/仕事の日が移りました 「みかんの収穫」/)
	expect(sites.farm.text()).toMatch(/11月14日\(土\).*2人/)
	await sites.hidaka.open('/my/notices')
	await sites.hidaka.open(sites.hidaka.link('この日でよいか、お返事をください'))
	own.hidakaNew = sites.hidaka.page.url.split('/').at(-1) ?? ''
	await sites.hidaka.send('showCallName', { showCallName: 'no', read: 'on' })
	expect(await stateOf('hidakaNew')).toBe('agreed')
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toMatch(/11月14日\(土\).*3人/)
	await sites.desk.open('/council/calls')
	expect(sites.desk.page.html).not.toContain('call-red')
})

it('on Friday one cannot come after all; of those asked the first yes stands in', async () => {
	clockAt(addDays(thursday, 1), 17 * 60)
	await sites.again()
	const { sato: phone, morishita: other } = sites
	await phone.open(`/my/assignments/${own.satoNew}?ask=call-off`)
	await phone.tap('call-off')
	await tellWhatHappened()
	expect(await seekStandIns()).toBeGreaterThan(0)
	await tellWhatHappened()
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toContain('代わりの方に、いまお願いしています')
	await other.open('/my/notices')
	await other.open(other.link('みかんの収穫'))
	await other.send('yes')
	own.morishita = other.page.url.split('/')[3]?.split('?')[0] ?? ''
	await other.send('showCallName', { showCallName: 'yes', read: 'on' })
	expect(await stateOf('morishita')).toBe('agreed')
	await seekStandIns()
	await tellWhatHappened()
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toMatch(/11月14日\(土\).*3人/)
})

it('Saturday is worked, checked and owed; nobody is paid twice, and turns are as the rule says', async () => {
	const [moved] = await db().select().from(slots).where(eq(slots.movedFrom, work.nine))
	expect(moved).toMatchObject({ day: saturday, seats: 3, taken: 3 })
	const [itoNew] = (await db().select().from(assignments).where(eq(assignments.registrantId, ito.id))).filter(
		(one) => one.state === 'agreed',
	)
	own.itoNew = itoNew?.id ?? ''
	clockAt(saturday, 665)
	await sites.again()
	for (const name of ['hidakaNew', 'morishita'] as const) {
		const phone = name === 'morishita' ? sites.morishita : sites.hidaka
		await phone.open(`/my/assignments/${own[name]}/completion`)
		await phone.send('aboutMinutes', { aboutMinutes: '120' })
	}
	await sites.desk.open(`/council/after-outage?day=${saturday}`)
	await sites.desk.send(`hours.${own.itoNew}.arrived`, {
		[`hours.${own.itoNew}.arrived`]: '08:55',
		[`hours.${own.itoNew}.ended`]: '11:00',
	})
	const done = ['ueda', 'hidakaNew', 'itoNew', 'morishita']
	for (const name of done) {
		await sites.farm.open(`/employer/assignments/${own[name]}/confirmation`)
		await sites.farm.send('fine')
		await sites.check.open(`/council/assignments/${own[name]}`)
		await sites.check.send('pass', { note: '' })
		expect(sites.check.text()).toContain('検査を終えました')
	}
	const owed = await db().select().from(earnings)
	expect(owed.map((one) => one.yen)).toEqual([2600, 2600, 2600, 2600])
	expect(new Set(owed.map((one) => one.assignmentId))).toEqual(new Set(done.map((name) => own[name])))
	for (const phone of [sites.hidaka, sites.morishita, sites.ueda]) {
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('2,600')
	}
	for (const phone of [sites.noguchi, sites.sato]) {
		await phone.open('/my/earnings')
		expect(phone.text()).not.toContain('2,600')
	}
	expect(await checkLedger(db())).toEqual([])
	// Whose day was called off had no turn; who moved with it kept theirs; who was asked and came had one.
	for (const [name, turns] of [
		['noguchi', '0'],
		['hidaka', '1'],
		['sato', '0'],
		['morishita', '1'],
		['ueda', '1'],
		['nishi', '1'],
	] as const)
		expect(await turnsRead(sites[name]), name).toBe(turns)
})

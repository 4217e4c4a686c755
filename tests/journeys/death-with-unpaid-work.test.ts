// Somebody dies with work done and unpaid and work still ahead: entered first for her namesake and taken back, then for her, until the heirs are paid.
import { and, eq, gte } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { applyFor } from '~/assignments/application.server'
import { ask } from '~/assignments/offer.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { db } from '~db/client'
import { notices } from '~db/schema/notices'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, throughJourney, workDay } from '../cast'
import { atBrowsers, openCallsOf, signInAs } from './browsers'

const told = addDays(workDay, 7)
const ahead = addDays(workDay, 14)

let town: Town
/** Two of one name: the one who lives, and the one who died. */
let living: Registrant
let dead: Registrant
let sites: Awaited<ReturnType<typeof makeBrowsers>>
const work = { living: '', dead: '', deadSlot: '', unpaid: '', unchecked: '', livingOffer: '' }

const makeBrowsers = () =>
	atBrowsers({
		desk: town.inoue.accountId,
		treasury: town.kaikei.accountId,
		approver: town.kessai.accountId,
		farm: town.tamura.accountId,
		living: living.accountId,
		dead: dead.accountId,
		hidaka: town.hidaka.accountId,
	})

/** Work promised, a hand up, a question not answered and a call asked for. Gives the promised work and the question. */
async function withThingsOpen(who: Registrant, title: string) {
	const { assignmentId, slotId } = await throughJourney(town, 'agreed', {
		registrant: who,
		task: { title },
		slot: { day: ahead, seats: 1 },
	})
	const { slotIds } = await postTask(town, { title: `${title}のつづき` }, [
		{ day: addDays(ahead, 1) },
		{ day: addDays(ahead, 2) },
	])
	await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotIds[0] ?? ''))
	const offer = await inTransaction((tx) => ask(tx, town.chosei.actor, slotIds[1] ?? '', who.id, 'wish'))
	return { assignmentId, slotId, offerId: offer.id }
}

const enter = async (who: Registrant, paper: string, values: Record<string, string> = { sure: 'on' }) => {
	await sites.desk.open(`/council/people/${who.id}/life`)
	const [year = '', month = '', day = ''] = addDays(told, -1).split('-')
	return sites.desk.send('sure', {
		kind: 'died',
		'day.year': year,
		'day.month': month,
		'day.day': day,
		paper,
		...values,
	})
}

beforeAll(async () => {
	town = await makeTown()
	living = await makeRegistrant('黒木', town.areaId, { telephone: '0999-00-1111', telephoneTail: '1111' })
	dead = await makeRegistrant('黒木', town.areaId, { telephone: '0999-00-2222', telephoneTail: '2222' })
	work.unpaid = (await throughJourney(town, 'passed', { registrant: dead })).assignmentId
	work.unchecked = (
		await throughJourney(town, 'reported', {
			registrant: dead,
			slot: { day: workDay, startMinute: 840, endMinute: 900 },
		})
	).assignmentId
	clockAt(told, 540)
	const hers = await withThingsOpen(living, '栗の選別')
	const theirs = await withThingsOpen(dead, '柿の箱詰め')
	work.living = hers.assignmentId
	work.livingOffer = hers.offerId
	work.dead = theirs.assignmentId
	work.deadSlot = theirs.slotId
	sites = await makeBrowsers()
	await sites.living.open('/my')
	await sites.living.send('/my/call-me')
	await tellWhatHappened()
	clockAt(told, 600)
}, 60_000)
afterAll(() => moveClock(undefined))

it('asks for name, number and age once more before it is entered', async () => {
	await enter(living, 'told', { sure: '' })
	expect(sites.desk.page.status).toBe(422)
	expect(sites.desk.text()).toContain('お名前・番号・年齢を確かめて、印を付けてください。')
	await sites.living.open('/my/work')
	expect(sites.living.text()).toContain('栗の選別')
})

it('entered for the namesake, everything of hers stops in that second', async () => {
	await enter(living, 'told')
	expect(sites.desk.text()).toContain('登録を終えました。お知らせ・お声がけ・電話は、いまから止まります。')
	const before = now()
	await tellWhatHappened()
	expect(await seekStandIns()).toBeGreaterThan(0)
	await tellWhatHappened()
	await sites.living.open('/my/work')
	expect(sites.living.page.url).toContain('/sign-in')
	expect(await openCallsOf(living.id)).toEqual([])
	const said = await db()
		.select()
		.from(notices)
		.where(and(eq(notices.accountId, living.accountId), gte(notices.at, before)))
	expect(said).toEqual([])
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toContain('代わりの方に、いまお願いしています')
	await sites.hidaka.open('/my/notices')
	expect(sites.hidaka.text()).toContain('栗の選別')
})

it('taken back an hour later, all of it stands as it stood: work, hand, question, call and turn', async () => {
	clockAt(told, 660)
	await sites.desk.open(`/council/people/${living.id}/life`)
	await sites.desk.send('take-back')
	expect(sites.desk.text()).toContain('もとにもどりました')
	await tellWhatHappened()
	await sites.again()
	await sites.living.open('/my/work')
	expect(sites.living.text()).toMatch(/栗の選別.*栗の選別のつづき/)
	await sites.living.open(`/my/assignments/${work.living}`)
	expect(sites.living.text()).toContain('引き受けたお仕事')
	await sites.living.open('/my/turns')
	expect(sites.living.text()).toContain('順番が来た回数 2回')
	expect((await openCallsOf(living.id)).map((call) => call.why)).toEqual(['asked-for-call'])
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toContain('予定していた方が、来られることになりました')
	// Who was asked to stand in is told that it is somebody else.
	await sites.hidaka.open('/my/notices')
	expect(sites.hidaka.text()).toContain('今回は別の方にお願いしました')
	await sites.living.open(`/my/offers/${work.livingOffer}`)
	await sites.living.send('yes')
	expect(sites.living.page.status).toBe(200)
	expect(sites.living.page.url).toContain('told=raised')
})

it('entered for the one who died, her pay is set apart, her seat is somebody else’s, and nobody is told at her house', async () => {
	clockAt(told, 670)
	// The others were asked today already; she registered since.
	const morishita = await makeRegistrant('森下', town.areaId)
	const { morishita: other } = await atBrowsers({ morishita: morishita.accountId })
	await enter(dead, 'death-certificate')
	expect(sites.desk.text()).toContain('登録を終えました')
	const from = now()
	await tellWhatHappened()
	await seekStandIns()
	await tellWhatHappened()
	await sites.dead.open('/my')
	expect(sites.dead.page.url).toContain('/sign-in')
	await other.open('/my/notices')
	await other.open(other.link('柿の箱詰め'))
	await other.send('yes')
	await other.send('showCallName', { showCallName: 'yes', read: 'on' })
	expect(other.text()).toContain('約束ができました')
	await seekStandIns()
	await tellWhatHappened()
	await sites.farm.open('/employer')
	expect(sites.farm.text()).toContain('柿の箱詰め')
	expect(sites.farm.text()).toContain('交代の方が決まりました')
	await sites.treasury.open('/council/heirs')
	expect(sites.treasury.text()).toMatch(/黒木 花.*2,600円.*届出書を待っている/)
	expect(
		await db()
			.select()
			.from(notices)
			.where(and(eq(notices.accountId, dead.accountId), gte(notices.at, from))),
	).toEqual([])
	expect(await openCallsOf(dead.id)).toEqual([])
})

it('work of hers that was not checked yet is checked like any other, and joins', async () => {
	await sites.farm.open(`/employer/assignments/${work.unchecked}/confirmation`)
	await sites.farm.send('fine')
	await sites.desk.open(`/council/assignments/${work.unchecked}`)
	await sites.desk.send('pass', { note: '' })
	await tellWhatHappened()
	await sites.desk.open(`/council/people/${dead.id}/heirs`)
	expect(sites.desk.text()).toContain('5,200円')
	// Who set it apart does not pay it.
	expect(sites.desk.page.html).not.toContain('name="paperNumber"')
	await sites.desk.open(`/council/people/${dead.id}/life/letter`)
	// The letter is to the family, about the heirs; nothing in it speaks to the dead.
	expect(sites.desk.text()).toMatch(/ご家族の皆さま.*お悔やみ.*相続人の方にお支払いします/)
	expect(sites.desk.text()).not.toContain('また登録')
})

it('on pay day she is in no run; the heirs are paid once on their paper, and it stands in their statement', async () => {
	clockAt('2026-12-21')
	await sites.again()
	await sites.treasury.open('/council/money')
	expect(sites.treasury.text()).not.toMatch(/黒木 花.*5,200/)
	await sites.treasury.open(`/council/people/${dead.id}/heirs`)
	await sites.treasury.send('paperNumber', {
		paperNumber: '相2026-3',
		receiver: '黒木 一郎',
		way: 'bank',
		'paidDay.year': '2026',
		'paidDay.month': '12',
		'paidDay.day': '21',
	})
	expect(sites.treasury.text()).toContain('相続人への支払を記録しました。')
	expect(sites.treasury.text()).toContain('黒木 一郎 様(届出書 相2026-3)')
	expect(sites.treasury.page.html).not.toContain('name="paperNumber"')
	await sites.treasury.open(`/council/people/${dead.id}/heirs/statement`)
	expect(sites.treasury.text()).toMatch(/まだお支払いしていなかった分.*5,200/)
	await fileWhatWasIssued()
	await sites.treasury.open('/council/papers')
	await sites.treasury.open(sites.treasury.link('相続人への明細書'))
	expect(sites.treasury.text()).toContain('黒木 花')
	expect(sites.treasury.text()).toContain('5,200')
	expect(await checkLedger(db())).toEqual([])
})

it('after that a death is no slip any more', async () => {
	await sites.desk.open(`/council/people/${dead.id}/life`)
	await sites.desk.send('take-back')
	expect(sites.desk.page.status).toBe(422)
	expect(sites.desk.text()).toContain('もう支払ったか、取り消してあります')
	// Whoever has her telephone and her secret reads nothing of hers.
	await signInAs('dead', sites.dead)
	expect(sites.dead.text()).toContain('いま入れるページがありません。事務局に電話してください。')
	expect((await sites.dead.open('/my')).url).toContain('/sign-in')
	expect(await checkLedger(db())).toEqual([])
})

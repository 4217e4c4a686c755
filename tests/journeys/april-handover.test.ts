// The first of April: forty open things of seven kinds go over in one act, the leaver's access ends on the day, and the next one's desk shows them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { settleAccompaniment, wishAccompaniment } from '~/assignments/accompaniment.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { openConsideration, weigh } from '~/people/consideration.server'
import { openCall, takeCall } from '~/people/contact.server'
import { addRepresentative } from '~/people/representative.server'
import { noteStep, openTrouble } from '~/trouble/trouble.server'
import { handoverWords } from '~/words/ja/handover'
import { answerContract, askOverride, contractOf, refuseOverride } from '~/work/contract-check.server'
import { openRequest, takeRequest } from '~/work/request.server'
import { addSlot, draftTask } from '~/work/task.server'
import { db } from '~db/client'
import type { Person, Registrant, Town } from '../cast'
import {
	aSlot,
	aTask,
	clockAt,
	makeRegistrant,
	makeStaff,
	makeTown,
	soundAnswers,
	throughJourney,
} from '../cast'
import { atBrowsers, signInAs } from './browsers'

const lastDay = '2027-03-31'
const april = addDays(lastDay, 1)

/** What the leaver holds, forty in all. */
const held = {
	calls: 12,
	considerations: 6,
	requests: 10,
	overrides: 3,
	refusals: 2,
	accompaniments: 2,
	troubles: 5,
} as const

let town: Town
let leaver: Person
let next: Person
let sites: Awaited<ReturnType<typeof makeBrowsers>>

const makeBrowsers = async () =>
	atBrowsers({
		boss: (await makeStaff('管理', 'administrator')).accountId,
		leaver: leaver.accountId,
		next: next.accountId,
	})

/** Does something as often as the leaver holds of it. */
async function times(kind: keyof typeof held, make: (n: number) => Promise<unknown>): Promise<void> {
	for (let n = 1; n <= held[kind]; n++) await make(n)
}

const aRequest = (what: string) =>
	inTransaction((tx) =>
		openRequest(tx, town.tamura.actor, town.tamura.id, {
			what,
			place: '畑',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		}),
	)

/** Asks a 決裁者 to let a danger pass. */
async function askToPass(): Promise<string> {
	const { id } = await aRequest('刃物を使う仕事')
	const taskId = await inTransaction((tx) =>
		draftTask(tx, leaver.actor, id, aTask(town.areaId, { hazards: ['blades'] })),
	)
	await inTransaction((tx) => addSlot(tx, leaver.actor, taskId, aSlot({ day: addDays(april, 9), seats: 1 })))
	await inTransaction((tx) => answerContract(tx, leaver.actor, id, soundAnswers))
	const about = (await contractOf(db(), id)).findings[0]?.about ?? ''
	return inTransaction((tx) => askOverride(tx, leaver.actor, id, about, '訪問して確かめた'))
}

/** A first time the leaver goes along to. */
async function goesAlong(n: number): Promise<void> {
	const who: Registrant = await makeRegistrant(`初音${n}`, town.areaId)
	const { assignmentId } = await throughJourney(town, 'agreed', {
		registrant: who,
		slot: { day: addDays(april, 4 + n) },
	})
	await inTransaction((tx) => wishAccompaniment(tx, who.actor, who.id, assignmentId, true))
	await inTransaction((tx) =>
		settleAccompaniment(tx, leaver.actor, assignmentId, {
			who: `staff:${leaver.accountId}`,
			meetingPlace: '作業場の入口',
			meetingMinute: 555,
			face: '青い帽子',
		}),
	)
}

beforeAll(async () => {
	town = await makeTown()
	leaver = await makeStaff('去る調整', 'arranger', 'receptionist')
	next = await makeStaff('次の調整', 'arranger', 'receptionist')
	clockAt(addDays(lastDay, -2))
	await times('calls', async () => {
		const id = await inTransaction((tx) =>
			openCall(
				tx,
				leaver.actor,
				{ registrantId: town.hidaka.id },
				{ why: 'notice', naturalKey: `notice:${newId()}`, dueAt: tx.at },
			),
		)
		await inTransaction((tx) => takeCall(tx, leaver.actor, id ?? ''))
	})
	await times('considerations', async (n) => {
		const id = await inTransaction((tx) =>
			openConsideration(tx, town.hidaka.actor, town.hidaka.id, { kind: 'care', words: `朝は送り迎え${n}` }),
		)
		await inTransaction((tx) => weigh(tx, leaver.actor, id, '依頼主に聞いている'))
	})
	await times('requests', async (n) => {
		const { id } = await aRequest(`草取り${n}`)
		await inTransaction((tx) => takeRequest(tx, leaver.actor, id))
	})
	await times('overrides', askToPass)
	await times('refusals', async () => {
		const id = await askToPass()
		await inTransaction((tx) => refuseOverride(tx, town.kessai.actor, id, '囲いができてから'))
	})
	await times('troubles', async (n) => {
		const id = await inTransaction((tx) =>
			openTrouble(
				tx,
				leaver.actor,
				{ kind: 'registrant', registrantId: town.hidaka.id },
				{
					kind: 'complaint',
					assignmentId: null,
					happenedDay: addDays(lastDay, -3),
					happenedMinute: null,
					place: '農道',
					hurt: 'no',
					firstAid: '',
					words: `車が道をふさいだ${n}`,
				},
			),
		)
		await inTransaction((tx) => noteStep(tx, leaver.actor, id, { kind: 'talked', words: '依頼主に伝えた' }))
	})
	await times('accompaniments', goesAlong)
	await inTransaction((tx) =>
		addRepresentative(tx, town.inoue.actor, town.noguchi.id, {
			kind: 'guardian',
			name: '後見 太郎',
			relation: '後見人',
			telephone: '0999-44-0000',
			mayTalk: true,
			mayAgree: true,
			mayReceive: true,
			paper: 'registration-of-guardianship',
			fromDay: '2026-04-02',
			untilDay: addDays(april, 1),
		}),
	)
	clockAt(addDays(lastDay, -1))
	sites = await makeBrowsers()
}, 90_000)
afterAll(() => moveClock(undefined))

/** What the page says somebody holds: each kind with its number. */
async function holds(accountId: string): Promise<string> {
	await sites.boss.open('/council/handover')
	await sites.boss.ask('fromId', { fromId: accountId })
	return sites.boss.text()
}

const expectAll = (said: string, name: string) => {
	expect(said).toContain(`${name}さんが受け持っていること 40件`)
	for (const [kind, n] of Object.entries(held))
		expect(said, kind).toContain(`${handoverWords.kinds[kind]} ${n}`)
}

it('counts beforehand what the leaver holds, by kind, and the next one nothing', async () => {
	expect(await holds(next.accountId)).toContain('次の調整さんが受け持っていることは、いまはありません。')
	expectAll(await holds(leaver.accountId), '去る調整')
})

it('moves all of it in one act with a note; what is held afterwards is what was held before', async () => {
	const [year, month, day] = lastDay.split('-')
	await sites.boss.send('lastDay.year', {
		toId: next.accountId,
		note: '田村農園は朝の電話がよいです。',
		'lastDay.year': year,
		'lastDay.month': String(Number(month)),
		'lastDay.day': String(Number(day)),
	})
	expect(sites.boss.text()).toContain('全部渡しました。')
	expect(sites.boss.text()).toContain('去る調整 から 次の調整 へ 40件')
	expectAll(await holds(next.accountId), '次の調整')
	expect(await holds(leaver.accountId)).toContain('去る調整さんが受け持っていることは、いまはありません。')
})

it('ends the leaver’s sign-in with the day, and not an hour before', async () => {
	clockAt(lastDay, 23 * 60)
	await signInAs('leaver', sites.leaver)
	expect((await sites.leaver.look('/council')).status).toBe(200)
	clockAt(april, 1)
	expect((await sites.leaver.look('/council')).status).not.toBe(200)
	await signInAs('leaver', sites.leaver)
	expect(sites.leaver.text()).toContain('いま入れるページがありません。')
})

it('on the first of April the desk of the next one has the note, the forty, and the paper that ends tomorrow', async () => {
	clockAt(april, 8 * 60 + 30)
	await signInAs('next', sites.next)
	await sites.next.open('/council')
	const desk = sites.next.text()
	expect(desk).toContain('去る調整さんからの申し送り')
	expect(desk).toContain('田村農園は朝の電話がよいです。')
	expect(desk).toMatch(/野口 花 さんの代理の書類 4月2日\(金\)で終わります。/)
	for (const one of ['刃物を使う仕事', '囲いができてから', '苦情', '草取り']) expect(desk, one).toContain(one)
	await sites.next.open('/council/desk')
	expect(sites.next.text()).toContain('日高')
	await sites.next.open(sites.next.link('育児・介護の配慮'))
	expect(sites.next.text()).toContain('朝は送り迎え')
	await sites.next.open('/council/requests')
	expect(sites.next.text()).toMatch(/草取り10/)
})

// A call that breaks off half-way, two clerks for one person at once, and the person on their own phone meanwhile: one act holds, the others read which.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { db } from '~db/client'
import { assignments, terms } from '~db/schema/assignments'
import { turns } from '~db/schema/matching'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, throughJourney, today } from '../cast'
import { atBrowsers, callTo, openCallsOf, signInAs } from './browsers'
import { Visitor } from './site'

const ten = 10 * 60

let town: Town
let sites: Awaited<ReturnType<typeof makeBrowsers>>

const makeBrowsers = () =>
	atBrowsers({
		first: town.chosei.accountId,
		second: town.inoue.accountId,
		hidaka: town.hidaka.accountId,
	})

beforeAll(async () => {
	town = await makeTown()
	clockAt(today, ten)
	sites = await makeBrowsers()
}, 60_000)
beforeEach(() => clockAt(today, ten))
afterAll(() => moveClock(undefined))

/** Somebody is decided for, and has not answered yet. */
async function decided(who: Registrant): Promise<{ id: string; slotId: string }> {
	const { slotIds } = await postTask(town, {}, [{ seats: 1 }])
	const slotId = slotIds[0] ?? ''
	await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
	const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'follow'))
	await tellWhatHappened()
	return { id, slotId }
}

/** One contract, one seat, one turn, one answer: whatever was pressed how often. */
async function standsOnce({ id, slotId }: { id: string; slotId: string }, showCallName: boolean) {
	const [row] = await db().select().from(assignments).where(eq(assignments.id, id))
	expect(row?.state).toBe('agreed')
	const answers = await db().select().from(terms).where(eq(terms.assignmentId, id))
	expect(answers.map((one) => [one.answer, one.showCallName])).toEqual([['yes', showCallName]])
	const [slot] = await db().select().from(slots).where(eq(slots.id, slotId))
	expect(slot?.taken).toBe(1)
	const had = await db()
		.select()
		.from(turns)
		.where(and(eq(turns.slotId, slotId), eq(turns.registrantId, row?.registrantId ?? '')))
	expect(had.filter((one) => one.takenBackAt === null)).toHaveLength(1)
	const said = await eventsAbout('assignment', id)
	expect(said.filter((what) => what === 'assignment.agreed')).toHaveLength(1)
	expect(said).not.toContain('assignment.refused')
}

describe('a line that breaks', () => {
	let nishimura: Registrant
	let work: Awaited<ReturnType<typeof decided>>
	let call = ''

	it('keeps the person to who began for ten minutes, and writes nothing down', async () => {
		nishimura = await makeRegistrant('西村', town.areaId, { hearsBy: 'telephone' })
		work = await decided(nishimura)
		call = await callTo(nishimura.id, 'terms')
		await sites.first.open('/council/calls')
		await sites.first.press(call, 'hold')
		expect(sites.first.text()).toContain('かけるのをやめる')
		// In the middle of reading the terms out the line breaks; the clerk is called away.
		clockAt(today, ten + 9)
		await sites.second.open('/council/calls')
		expect(sites.second.text()).toContain('調整さんがかけています（10:00から）')
		expect(() => sites.second.formOf(call, 'yes-named')).toThrow('no form')
		expect(await eventsAbout('assignment', work.id)).not.toContain('assignment.agreed')
		expect((await openCallsOf(nishimura.id)).map((one) => one.why)).toEqual(['terms'])
	})

	it('lets the next clerk pick it up after that, from the beginning', async () => {
		clockAt(today, ten + 10)
		await sites.second.open('/council/calls')
		expect(sites.second.text()).not.toContain('さんがかけています')
		await sites.second.press(call, 'hold')
		await sites.second.press(call, 'yes-unnamed')
		expect(sites.second.text()).toContain('西村 花 様: 「はい・呼び名は伝えない」と記録しました。')
		await standsOnce(work, false)
	})

	it('tells the first clerk, who comes back to the page from before, what was answered meanwhile', async () => {
		clockAt(today, ten + 12)
		await sites.first.press(call, 'yes-named')
		expect(sites.first.page.status).toBe(422)
		expect(sites.first.text()).toContain('この電話は')
		await sites.first.open(`/council/people/${nishimura.id}/call`)
		expect(() => sites.first.formOf('yes-named')).toThrow('no form')
		await standsOnce(work, false)
	})

	it('holds where the answer is there and only the page of thanks was lost', async () => {
		const who = await makeRegistrant('宮本', town.areaId, { hearsBy: 'telephone' })
		const asked = await decided(who)
		await sites.first.open('/council/calls')
		const form = sites.first.formOf(await callTo(who.id, 'terms'), 'yes-named')
		await sites.first.post(form)
		// Sent once more, since nothing seemed to come of it: the same key, the same answer.
		await sites.first.post(form)
		expect(sites.first.page.status).toBe(200)
		expect(sites.first.text()).toContain('宮本 花 様: 「はい・呼び名を伝えてよい」と記録しました。')
		await standsOnce(asked, true)
	})
})

describe('two clerks and the person at once', () => {
	it('of three yeses sent in the same moment one holds, and each of the others reads which', async () => {
		const work = await decided(town.hidaka)
		const { first, second, hidaka } = sites
		await first.open(`/council/assignments/${work.id}/script`)
		await second.open(`/council/people/${town.hidaka.id}/call`)
		await hidaka.open(`/my/assignments/${work.id}`)
		const script = first.form('/script')
		await Promise.all([
			first.post({ ...script, fields: [...script.fields, ['answer', 'yes-named']] }),
			second.press(work.id, 'yes-unnamed'),
			hidaka.send('showCallName', { showCallName: 'no', read: 'on' }),
		])
		const won = [first, second, hidaka].filter((one) => one.page.status === 200)
		const lost = [first, second, hidaka].filter((one) => one.page.status === 422)
		expect([won.length, lost.length]).toEqual([1, 2])
		for (const one of lost) expect(one.text()).toContain('この約束は、もう引き受けていただいています')
		await standsOnce(work, won[0] === first)
		await first.open('/council')
		await tellWhatHappened()
		expect((await openCallsOf(town.hidaka.id)).filter((one) => one.why === 'terms')).toEqual([])
	})

	it('a no of the person and a yes heard by a clerk: what came first holds, and the other is told so', async () => {
		const who = await makeRegistrant('服部', town.areaId)
		const { phone } = await atBrowsers({ phone: who.accountId })
		const work = await decided(who)
		await sites.second.open(`/council/people/${who.id}/call`)
		await phone.open(`/my/assignments/${work.id}?ask=no`)
		await phone.tap('no')
		expect(phone.page.url).toContain('told=declined-terms')
		await sites.second.press(work.id, 'yes-named')
		expect(sites.second.page.status).toBe(422)
		expect(sites.second.text()).toContain('見送りのお返事をいただいています')
		const [slot] = await db().select().from(slots).where(eq(slots.id, work.slotId))
		expect(slot?.taken).toBe(0)
		expect(await eventsAbout('assignment', work.id)).not.toContain('assignment.agreed')
	})
})

describe('acting for somebody, broken off', () => {
	it('two clerks may both write for the same person; what was reported is reported once', async () => {
		const who = await makeRegistrant('阿部', town.areaId, { hearsBy: 'telephone' })
		const { assignmentId } = await throughJourney(town, 'agreed', { registrant: who })
		clockAt('2026-11-09', 700)
		await sites.again()
		const report = `/my/assignments/${assignmentId}/completion`
		for (const clerk of [sites.first, sites.second]) {
			await clerk.open(`/council/people/${who.id}`)
			await clerk.send('channel', { channel: 'telephone' })
			await clerk.open(report)
		}
		const both = [
			sites.first.send('aboutMinutes', { aboutMinutes: '110', note: '電話の一人目' }),
			sites.second.send('aboutMinutes', { aboutMinutes: '120', note: '電話の二人目' }),
		]
		await Promise.all(both)
		const statuses = [sites.first, sites.second].map((one) => one.page.status).toSorted()
		expect(statuses).toEqual([200, 422])
		const loser = [sites.first, sites.second].find((one) => one.page.status === 422)
		expect(loser?.text()).toContain('終わりましたの報告をいただいて、事務局が確かめているところです')
		// Nothing that was typed is lost to who has to look once more.
		expect(loser?.page.html).toMatch(/電話の(一|二)人目/)
		expect(
			(await eventsAbout('assignment', assignmentId)).filter((what) => what === 'assignment.reported'),
		).toHaveLength(1)
		for (const clerk of [sites.first, sites.second]) await clerk.tryPost('/council/acting/end')
	})

	it('left for longer than half an hour it is over, and the form in hand does nothing in the clerk’s own name', async () => {
		const who = await makeRegistrant('今井', town.areaId, { hearsBy: 'telephone' })
		const work = await decided(who)
		await sites.first.open(`/council/people/${who.id}`)
		await sites.first.send('channel', { channel: 'telephone' })
		await sites.first.open(`/my/assignments/${work.id}`)
		const form = sites.first.fill('showCallName', { showCallName: 'yes', read: 'on' })
		clockAt(today, ten + 31)
		await sites.first.post(form)
		expect(sites.first.page.status).toBe(404)
		expect(sites.first.text()).toContain('代行は30分で終わります')
		expect(sites.first.text()).toContain('途中の入力は記録されていません')
		expect(await eventsAbout('assignment', work.id)).not.toContain('assignment.agreed')
		// The person calls back and reaches the other one.
		const call = await callTo(who.id, 'terms')
		await sites.second.open('/council/calls')
		await sites.second.press(call, 'yes-named')
		await standsOnce(work, true)
	})

	it('a visitor without a session who finds such a form reaches nothing', async () => {
		const stranger = new Visitor()
		const who = await makeRegistrant('谷口', town.areaId, { hearsBy: 'telephone' })
		await decided(who)
		const call = await callTo(who.id, 'terms')
		await stranger.tryPost('/council/calls', { intent: 'answer', callId: call, answer: 'yes-named' })
		expect(stranger.page.status).toBe(401)
		await signInAs('hidaka', sites.hidaka)
		expect(
			(await sites.hidaka.tryPost('/council/calls', { intent: 'answer', callId: call, answer: 'yes-named' }))
				.status,
		).toBe(404)
		expect((await openCallsOf(who.id)).map((one) => one.why)).toEqual(['terms'])
	})
})

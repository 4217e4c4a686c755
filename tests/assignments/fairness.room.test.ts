// Fair turns on a real database: each decision keeps what it had before it, and the month's file can be checked.
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide, takeBackDecision } from '~/assignments/decision.server'
import { figuresIn, monthsDecided, numberIn, proofOf } from '~/assignments/fairness.server'
import { ownLines } from '~/assignments/own-turns.server'
import { moveClock, now } from '~/base/clock'
import { addDays, daysBetween } from '~/base/day'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { checkProof, proofShape } from '~/matching/fair-proof'
import { rest, returnFromRest } from '~/people/registrant.server'
import { takeBackAct } from '~/routes/take-back.server'
import { db } from '~db/client'
import { decisionHands, decisions } from '~db/schema/assignments'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, refusing, today } from '../cast'

let town: Town
let people: Registrant[] = []
beforeAll(async () => {
	town = await makeTown()
	for (let n = 0; n < 3; n++) people = [...people, await makeRegistrant(`順番${n}`, town.areaId)]
})
afterAll(() => moveClock(undefined))

/** A slot with hands raised a minute apart, in this order. */
async function handsUp(...hands: Registrant[]): Promise<string> {
	const day = addDays(today, 7 + made++)
	const [slotId = ''] = (await postTask(town, {}, [{ day }])).slotIds
	for (const [n, who] of hands.entries()) {
		clockAt(today, minute + n)
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
	}
	minute += 10
	clockAt(today, minute)
	return slotId
}
let made = 0
let minute = 540

const choose = (slotId: string, who: Registrant, reason?: string) =>
	refusing((tx) => decide(tx, town.chosei.actor, slotId, [who.id], reason))
const handsKept = async (slotId: string) =>
	db()
		.select({
			registrantId: decisionHands.registrantId,
			fits: decisionHands.fits,
			turns: decisionHands.turns,
			lastTurnAt: decisionHands.lastTurnAt,
			chosen: decisionHands.chosen,
			reason: decisions.reason,
		})
		.from(decisionHands)
		.innerJoin(decisions, eq(decisions.id, decisionHands.decisionId))
		.where(eq(decisions.slotId, slotId))
		.orderBy(asc(decisions.at), asc(decisionHands.raisedAt))

describe('a decision keeps what it had before it', () => {
	it('every hand with its turns before, the chosen one, and the reason as a code', async () => {
		const [first, second, third] = people as [Registrant, Registrant, Registrant]
		const one = await handsUp(first, second)
		expect(await choose(one, first)).toBe('done')
		expect(await handsKept(one)).toEqual([
			{ registrantId: first.id, fits: true, turns: 0, lastTurnAt: null, chosen: true, reason: null },
			{ registrantId: second.id, fits: true, turns: 0, lastTurnAt: null, chosen: false, reason: null },
		])
		const decidedAt = now()
		const two = await handsUp(first, third)
		expect(await choose(two, first)).toBe('turn-needs-reason')
		expect(await handsKept(two)).toEqual([])
		expect(await choose(two, first, '電話で本人と話した')).toBe('done')
		expect(await handsKept(two)).toMatchObject([
			{ registrantId: first.id, turns: 1, lastTurnAt: decidedAt, chosen: true, reason: 'other' },
			{ registrantId: third.id, turns: 0, chosen: false },
		])
	})

	it('a decision that was taken back stays, whichever way', async () => {
		const [, second, third] = people as [Registrant, Registrant, Registrant]
		const one = await handsUp(second)
		const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, one, [second.id]))
		await inTransaction((tx) => takeBackDecision(tx, town.chosei.actor, id))
		expect(await handsKept(one)).toHaveLength(1)
		const two = await handsUp(third)
		await inTransaction((tx) =>
			withFootprint(tx, (watched) => decide(watched, town.chosei.actor, two, [third.id])),
		)
		const [act] = await recentActs(db(), town.chosei.accountId, now())
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, act?.id ?? ''))
		expect(await handsKept(two)).toHaveLength(1)
	})
})

describe('a person', () => {
	it('reads their own line as it stands in the file', async () => {
		const proof = await proofOf(db(), '2026-11')
		for (const who of people) {
			const [line, before] = await ownLines(db(), who.id, ['2026-11', '2026-10'])
			const theirs = proof.people.find((one) => one.person === line?.number)
			expect(line?.turns).toBe(theirs?.turns)
			const hands = proof.decisions.flatMap((one) => one.hands.filter((some) => some.person === line?.number))
			expect(line).toMatchObject({
				hands: hands.length,
				chosen: hands.filter((one) => one.chosen).length,
				lastTurnDay: theirs?.turns ? today : null,
			})
			expect(before).toMatchObject({ turns: 0, hands: 0, chosen: 0, lastTurnDay: null })
			expect(before?.number).not.toBe(line?.number)
		}
		expect(proof.people.some((one) => one.turns > 0)).toBe(true)
	})
})

describe('a month', () => {
	it('has its figures, and a file that rule and reasons explain', async () => {
		expect(await monthsDecided(db(), today)).toEqual(['2026-11'])
		const proof = await proofOf(db(), '2026-11')
		expect(proofShape.parse(JSON.parse(JSON.stringify(proof)))).toEqual(proof)
		expect(checkProof(proof)).toEqual([])
		expect(await figuresIn(db(), ['2026-11'])).toEqual([proof.figures])
		expect(proof.figures).toMatchObject({ decisions: 4, overrides: 1, spread: 2 })
		const mine = proof.people.find((one) => one.person === numberIn('2026-11', people[0]?.id ?? ''))
		expect(mine).toMatchObject({ turns: 2, waitedDays: 0 })
	})

	it('its longest wait leaves out the days of a rest', async () => {
		const resting = await makeRegistrant('休', town.areaId, {
			registeredAt: new Date('2026-08-01T01:00:00Z'),
		})
		const longest = async () => (await figuresIn(db(), ['2026-11']))[0]?.longestWaitDays
		const days = daysBetween('2026-08-01', today)
		expect(await longest()).toBe(days)
		clockAt('2026-08-11', 600)
		await inTransaction((tx) => rest(tx, resting.actor, resting.id, null))
		clockAt('2026-11-01', 600)
		await inTransaction((tx) => returnFromRest(tx, resting.actor, resting.id))
		clockAt(today, minute)
		const waited = await longest()
		const [mine] = (await proofOf(db(), '2026-11')).people.filter(
			(one) => one.person === numberIn('2026-11', resting.id),
		)
		expect(mine?.waitedDays).toBe(waited)
		// Ten days before the rest, and those since they came back.
		expect(waited).toBeLessThan(days - 75)
		expect(waited).toBeGreaterThanOrEqual(10)
	})

	it('names nobody, and numbers everybody anew the next month', async () => {
		const text = JSON.stringify(await proofOf(db(), '2026-11'))
		for (const who of people) expect(text).not.toContain(who.id)
		expect(text).not.toContain('順番')
		const id = people[0]?.id ?? ''
		expect(numberIn('2026-11', id)).toMatch(/^\d{4}-\d{4}-\d{4}$/)
		expect(numberIn('2026-11', id)).toBe(numberIn('2026-11', id))
		expect(numberIn('2026-12', id)).not.toBe(numberIn('2026-11', id))
		expect((await proofOf(db(), '2026-12')).decisions).toEqual([])
	})
})

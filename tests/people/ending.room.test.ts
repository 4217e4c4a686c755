// Endings and the desk as they are kept: thirty days, promised work, reasons asked and told; wishes weighed and answered.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { lastPromisedDay } from '~/assignments/continuity.server'
import { decide } from '~/assignments/decision.server'
import { standDown } from '~/assignments/stand-down.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import {
	answerConsideration,
	considerationOf,
	considerationsFor,
	openConsideration,
	weigh,
} from '~/people/consideration.server'
import {
	askReason,
	endDue,
	endingsOf,
	reasonsAsked,
	tellEnding,
	tellReason,
	undoEnding,
} from '~/people/ending.server'
import { db } from '~db/client'
import { endings, registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, throughJourney, today, workDay } from '../cast'

let town: Town

beforeAll(async () => {
	town = await makeTown()
	await throughJourney(town, 'agreed')
})

const telling = () => ({
	registrantId: town.hidaka.id,
	employerId: null,
	toldOn: today,
	endsOn: '2026-12-02',
	exception: '' as const,
	reason: '事業を終えるため',
	way: 'paper',
	lastWork: workDay as string | null,
})
const tell = (over: Partial<Parameters<typeof tellEnding>[2]> = {}) =>
	refusing((tx) => tellEnding(tx, town.kessai.actor, { ...telling(), ...over }))
const stateOf = async (id: string) =>
	(await db().select({ state: registrants.state }).from(registrants).where(eq(registrants.id, id)))[0]?.state

describe('an ending', () => {
	it('knows the last day of promised work', async () => {
		expect(await lastPromisedDay(db(), town.hidaka.id, null)).toBe(workDay)
		expect(await lastPromisedDay(db(), town.hidaka.id, town.tamura.id)).toBe(workDay)
		expect(await lastPromisedDay(db(), town.noguchi.id, null)).toBeNull()
	})

	it('is told thirty days before, or by an exception, never before promised work', async () => {
		expect(await tell({ endsOn: '2026-12-01' })).toBe('ending-too-soon')
		expect(await tell({ endsOn: '2026-11-05', exception: 'disaster' })).toBe('ending-work')
		expect(await tell({ toldOn: '2026-11-03' })).toBe('ending-told-on')
		expect(await tell({ reason: ' ' })).toBe('ending-reason')
		expect(await tell()).toBe('done')
		expect(await tell()).toBe('ending-open')
		expect(await tell({ employerId: town.tamura.id })).toBe('done')
	})

	it('tells its reason when asked, once', async () => {
		const [one] = (await endingsOf(db(), town.hidaka.id)).filter((each) => each.employerId === null)
		const id = one?.id ?? ''
		expect(await refusing((tx) => tellReason(tx, town.kessai.actor, id, 'わけ'))).toBe('ending-not-asked')
		expect(await refusing((tx) => askReason(tx, town.noguchi.actor, town.noguchi.id, id))).toBe(
			'ending-asked',
		)
		await inTransaction((tx) => askReason(tx, town.hidaka.actor, town.hidaka.id, id))
		expect((await reasonsAsked(db())).map((each) => each.familyName)).toEqual(['日高'])
		await inTransaction((tx) => tellReason(tx, town.kessai.actor, id, '事業を終えるためです'))
		expect(await reasonsAsked(db())).toEqual([])
		// What was written at first stays beside what was told.
		const [told] = await db().select().from(endings).where(eq(endings.id, id))
		expect(told?.reasonTold).toBe('事業を終えるためです')
		expect(told?.reason).not.toBe('事業を終えるためです')
	})

	it('comes into force the day after, and not when it was taken back', async () => {
		clockAt('2026-12-02')
		expect(await inTransaction((tx) => endDue(tx, chore, async () => null))).toEqual([])
		const of = (await endingsOf(db(), town.hidaka.id)).find((one) => one.employerId !== null)
		await inTransaction((tx) => undoEnding(tx, town.kessai.actor, of?.id ?? ''))
		clockAt('2026-12-03')
		// Work promised for a later day is done first, and the decision that promised it is refused today.
		expect(await inTransaction((tx) => endDue(tx, chore, async () => '2026-12-10'))).toEqual([])
		const left = await inTransaction((tx) => endDue(tx, chore, async () => null))
		expect(left).toEqual([town.hidaka.id])
		for (const id of left) await inTransaction((tx) => standDown(tx, chore, id))
		expect(await stateOf(town.hidaka.id)).toBe('left')
		expect(await inTransaction((tx) => endDue(tx, chore, async () => null))).toEqual([])
		expect(await tell({ toldOn: '2026-12-03', endsOn: '2027-02-01', lastWork: null })).toBe('ending-state')
		expect(await refusing((tx) => undoEnding(tx, town.kessai.actor, of?.id ?? ''))).toBe('ending-over')
	})
})

describe('after what was told', () => {
	it('nothing is decided for a later day, until the ending is taken back', async () => {
		clockAt(today)
		const noguchi = { registrantId: town.noguchi.id, lastWork: null }
		expect(await tell(noguchi)).toBe('done')
		const late = { registrant: town.noguchi, slot: { day: '2026-12-07' } }
		const posted = await throughJourney(town, 'applied', late)
		const deciding = () =>
			refusing((tx) => decide(tx, town.chosei.actor, posted.slotId, [town.noguchi.id], 'follow'))
		expect(await deciding()).toBe('ending-before')
		const [one] = await endingsOf(db(), town.noguchi.id)
		await inTransaction((tx) => undoEnding(tx, town.kessai.actor, one?.id ?? ''))
		expect(await deciding()).toBe('done')
	})
})

describe('the desk', () => {
	it('takes words, weighs them, answers once with a sentence, and keeps harassment apart', async () => {
		clockAt(today)
		const say = (kind: 'harassment' | 'care', words: string) =>
			inTransaction((tx) => openConsideration(tx, town.noguchi.actor, town.noguchi.id, { kind, words }))
		expect(
			await refusing((tx) =>
				openConsideration(tx, town.noguchi.actor, town.noguchi.id, { kind: 'care', words: ' ' }),
			),
		).toBe('desk-words')
		const care = await say('care', '朝は保育園です')
		await say('harassment', 'どなられました')
		expect((await considerationsFor(db(), ['care'], true)).map((one) => one.id)).toEqual([care])
		expect(await considerationsFor(db(), ['care', 'harassment'], true)).toHaveLength(2)
		// Five days of the office, over the holiday of 3 November.
		expect((await considerationOf(db(), care))?.answerBy).toBe('2026-11-10')
		await inTransaction((tx) => weigh(tx, town.inoue.actor, care, '9時半からなら空く'))
		const answer = (words: string) =>
			refusing((tx) => answerConsideration(tx, town.inoue.actor, care, 'other-way', words))
		expect(await answer('')).toBe('desk-answer-words')
		expect(await answer('9時半からの仕事だけお声がけします')).toBe('done')
		expect(await answer('もう一度')).toBe('desk-answered')
		expect((await considerationsFor(db(), ['care'], false)).map((one) => one.answer)).toEqual(['other-way'])
	})
})

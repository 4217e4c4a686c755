// The life of an assignment, answers in time, and the next step.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssignmentAct } from '~/assignments/assignment'
import {
	answerBy,
	answerUntil,
	assignmentMoves,
	assignmentStates,
	callOffReasons,
	filledSeats,
	isNight,
	liveStates,
	nextStep,
	openStates,
	seatsLeftBehind,
} from '~/assignments/assignment'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { mayMove, statesBefore } from '~/base/life'
import { addOfficeDays } from '~/council/calendar'

const slot = { day: '2026-11-09', startMinute: 570, endMinute: 690 }
const at = (day: string, minute: number) => instantOf(day, minute)

describe('the life', () => {
	test('every state is reached by a move', () => {
		for (const state of assignmentStates) expect(assignmentMoves.map((move) => move.to)).toContain(state)
	})
	test('the contract is made by a yes and by nothing else; who takes their own calling off back had said it', () =>
		expect(assignmentMoves.filter((move) => move.to === 'agreed')).toMatchObject([
			{ act: 'sayYes', from: ['decided'] },
			{ act: 'comeAfterAll', from: ['called-off'], by: ['registrant'] },
		]))
	test('nothing leads out of an end, but that who cannot come comes after all', () => {
		for (const end of ['passed', 'refused', 'lapsed', 'called-off', 'taken-back'])
			for (const move of assignmentMoves)
				expect(mayMove(assignmentMoves, move.act, end), `${move.act} ${end}`).toBe(
					move.act === 'comeAfterAll' && end === 'called-off',
				)
	})
	test('a report comes after a yes or a mending', () =>
		expect(statesBefore(assignmentMoves, 'report')).toEqual(['agreed', 'mending']))
	test('nobody inspects what was not reported', () => {
		for (const act of ['inspect', 'askToMend'] satisfies AssignmentAct[])
			expect(statesBefore(assignmentMoves, act)).toEqual(['reported'])
	})
	test('open states are live', () => {
		for (const state of openStates) expect(liveStates).toContain(state)
	})
	test('only the registrant and the council end what was agreed', () => {
		expect(assignmentMoves.find((move) => move.act === 'callOff')?.by).toEqual([
			'registrant',
			'arranger',
			'approver',
		])
		expect(callOffReasons).toContain('rain')
	})
})

describe('an answer is awaited', () => {
	const office = {
		closing: new Set<string>(),
		early: new Map<string, number>(),
		closesMinute: 1035,
		nightFrom: 1260,
		nightUntil: 420,
	}
	const later = { day: '2026-12-09', startMinute: 570 }
	test('for so many hours', () =>
		expect(answerBy(at('2026-11-04', 540), 48, slot, office)).toEqual(at('2026-11-06', 540)))
	test('and never past the start', () =>
		expect(answerBy(at('2026-11-09', 480), 48, slot, office)).toEqual(at('2026-11-09', 570)))
	test('on Friday until the office has been open again', () =>
		expect(answerBy(at('2026-11-13', 960), 48, later, office)).toEqual(at('2026-11-16', 1035)))
	test('never at night: a time that would end in it ends when the night does', () => {
		expect(answerBy(at('2026-11-04', 1320), 48, later, office)).toEqual(at('2026-11-07', 420))
		expect(answerBy(at('2026-11-04', 120), 48, later, office)).toEqual(at('2026-11-06', 420))
	})
	test('work before people are up is settled the evening before, while there is an hour for it', () => {
		const early = { day: '2026-11-10', startMinute: 330 }
		expect(answerBy(at('2026-11-09', 600), 48, early, office)).toEqual(at('2026-11-09', 1260))
		expect(answerBy(at('2026-11-09', 1230), 48, early, office)).toEqual(at('2026-11-10', 330))
	})
	test('from the talk on, for who is reached by telephone alone: until then to the start', () =>
		expect(answerBy(at('2026-11-04', 540), 48, later, office, false)).toEqual(at('2026-12-09', 570)))
	test('work after people went to bed is settled before that night, too', () => {
		const late = { day: '2026-11-10', startMinute: 1320 }
		expect(answerBy(at('2026-11-10', 600), 48, late, office)).toEqual(at('2026-11-10', 1260))
		expect(answerBy(at('2026-11-10', 1230), 48, late, office)).toEqual(at('2026-11-10', 1320))
		expect(answerBy(at('2026-11-10', 600), 48, { ...late, startMinute: 1260 }, office)).toEqual(
			at('2026-11-10', 1260),
		)
	})

	/** The evening of the night in which an instant lies; null by day. */
	const eveningOf = (instant: Date) => {
		if (!isNight(minuteOf(instant), office)) return null
		const day = minuteOf(instant) < office.nightUntil ? addDays(dayOf(instant), -1) : dayOf(instant)
		return at(day, office.nightFrom)
	}
	const always = (holds: (begin: Date, start: Date, end: Date) => void) =>
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 40 * 1440 }),
				fc.integer({ min: 1, max: 40 * 1440 }),
				fc.integer({ min: 12, max: 240 }),
				(from, ahead, hours) => {
					const begin = new Date(at('2026-11-01', 0).getTime() + from * 60_000)
					const start = new Date(begin.getTime() + ahead * 60_000)
					holds(
						begin,
						start,
						answerBy(begin, hours, { day: dayOf(start), startMinute: minuteOf(start) }, office),
					)
				},
			),
		)
	test('never ends past the start, nor at once', () =>
		always((begin, start, end) => {
			expect(end <= start).toBe(true)
			expect(end > begin).toBe(true)
		}))
	test('never ends at night, but where work begins in a night that is less than an hour away', () =>
		always((begin, start, end) => {
			const evening = eveningOf(end)
			// The evening itself is when the night begins.
			if (evening === null || evening.getTime() === end.getTime()) return
			expect(end).toEqual(start)
			expect(evening.getTime() - begin.getTime()).toBeLessThan(3_600_000)
		}))
	test('is never shorter than a whole office day, but where the work comes sooner', () =>
		always((begin, start, end) => {
			const least = at(addOfficeDays(dayOf(begin), 1, office.closing), office.closesMinute)
			if (end < least) expect([start, eveningOf(start)]).toContainEqual(end)
		}))
	test('and over a holiday and a closing day of its own', () =>
		expect(
			answerBy(at('2026-11-20', 960), 48, later, { ...office, closing: new Set(['2026-11-24']) }),
		).toEqual(at('2026-11-25', 1035)))
})

describe('the next step', () => {
	const step = (
		state: Parameters<typeof nextStep>[0]['state'],
		when: Date,
		said: ('arrived' | 'ended')[] = [],
	) => nextStep({ state }, slot, when, said)
	test.each([
		['decided', at('2026-11-02', 540), [], 'answer-terms'],
		['agreed', at('2026-11-02', 540), [], 'wait-for-day'],
		['agreed', at('2026-11-09', 449), [], 'wait-for-day'],
		['agreed', at('2026-11-09', 450), [], 'arrive'],
		['agreed', at('2026-11-09', 450), ['arrived'], 'begin'],
		['agreed', at('2026-11-09', 600), ['arrived'], 'end'],
		['agreed', at('2026-11-09', 600), ['arrived', 'ended'], 'report'],
		['agreed', at('2026-11-09', 690), [], 'report'],
		['reported', at('2026-11-09', 700), [], 'wait-for-inspection'],
		['mending', at('2026-11-10', 700), [], 'mend'],
		['passed', at('2026-11-10', 700), [], 'wait-for-pay'],
		['called-off', at('2026-11-10', 700), [], 'none'],
	] as const)('%s at %s', (state, when, said, wanted) => expect(step(state, when, [...said])).toBe(wanted))
})

describe('seats that came free', () => {
	const held = (decided: number, ended: number | null = null, left = ended !== null) => ({
		decidedAt: at('2026-11-02', decided),
		endedAt: ended === null ? null : at('2026-11-02', ended),
		left,
	})
	test.each([
		['nobody left', [held(600)], 0],
		['one left', [held(600, 610)], 1],
		['one left and somebody was decided after it', [held(600, 610), held(620)], 0],
		['decided before the other left, it is another seat', [held(600, 620), held(610)], 1],
		['two left, one seat was given anew', [held(600, 610), held(601, 620), held(630)], 1],
		['who came after left too', [held(600, 610), held(620, 630)], 1],
		['what ended in the work being done is nobody’s leaving', [held(600, 700, false)], 0],
	])('%s', (_, given, free) => expect(seatsLeftBehind(given)).toBe(free))

	const seat = (id: string, minute: number) => ({ id, openedAt: at('2026-11-02', minute) })
	const yes = (minute: number, ownId: string | null = null) => ({
		decidedAt: at('2026-11-02', minute),
		ownId,
	})
	test.each([
		['by nobody', [seat('a', 600)], [], []],
		['by who was decided before it came free', [seat('a', 600)], [yes(590)], []],
		['by who was decided after', [seat('a', 600)], [yes(610)], ['a']],
		['each its own, whoever is quicker', [seat('a', 600), seat('b', 620)], [yes(610), yes(630)], ['a', 'b']],
		['the second waits where one yes came between', [seat('a', 600), seat('b', 620)], [yes(610)], ['a']],
		['not by the one whose seat it was', [seat('a', 600)], [yes(600, 'a')], []],
		[
			'by a stand-in who left as well, and the next',
			[seat('a', 600), seat('b', 640)],
			[yes(610, 'b'), yes(650)],
			['a', 'b'],
		],
	])('are filled %s', (_, seats, yeses, filled) => expect([...filledSeats(seats, yeses)]).toEqual(filled))
})

describe('until when, as people read it', () => {
	const slot = { day: '2026-11-09', startMinute: 570 }
	const [start, before] = [instantOf('2026-11-09', 570), instantOf('2026-11-06', 1035)]
	test.each([
		['site', start, start],
		['site', before, before],
		['mail', start, start],
		['telephone', start, null],
		['paper', start, null],
		// They were spoken to: their time runs.
		['telephone', before, before],
	] as const)('%s', (hearsBy, until, said) => expect(answerUntil(until, slot, hearsBy)).toEqual(said))
})

// Ways to cut: nothing of the work is lost or done twice, no useful block is torn, and the cut points are the best there are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workTemplates } from '~/words/ja/work-templates'
import type { Cut, CutFigures } from '~/work/cuts'
import {
	byHand,
	cutsOf,
	handoversOf,
	isWorse,
	pieceKey,
	possiblePieces,
	readCut,
	titlesApart,
	writeCut,
} from '~/work/cuts'
import type { CutStep } from '~/work/cutting'
import type { CutPiece } from '~/work/line'
import { blocksOf, inTime, isUseful, leastOf, minutesOf, pieceOf, skillsOf } from '~/work/line'
import type { StepDetail } from '~/work/step'
import { runs } from '../runner/long'

const frame = { startMinute: 540, endMinute: 1020 }

const step = (id: string, minutes: number | null, detail: StepDetail = {}): CutStep => ({
	id,
	what: id,
	minutes,
	place: '',
	detail,
})

const sheet = fc
	.array(
		fc.record({
			minutes: fc.option(fc.integer({ min: 10, max: 300 })),
			follows: fc.boolean(),
			company: fc.constantFrom('alone', 'either', 'together', undefined),
			posture: fc.constantFrom('sit', 'either', 'stand', undefined),
			atHome: fc.option(fc.boolean(), { nil: undefined }),
			leastMinutes: fc.option(fc.integer({ min: 15, max: 90 }), { nil: undefined }),
			atOnce: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
		}),
		{ minLength: 1, maxLength: 5 },
	)
	.map((rows) =>
		rows.map(({ minutes, follows, ...detail }, n) =>
			step(`s${n}`, minutes, { ...detail, afterId: follows && n > 0 ? `s${n - 1}` : undefined }),
		),
	)

/** Work of any length with hours of its own, on the sheet in any order, in hours of any kind. */
const anyWork = fc.record({
	steps: fc
		.array(
			fc.record({
				minutes: fc.option(fc.integer({ min: 1, max: 1440 })),
				when: fc.constantFrom('any', 'window', 'fixed', undefined),
				fromMinute: fc.integer({ min: 0, max: 1439 }),
				length: fc.integer({ min: 1, max: 600 }),
				follows: fc.option(fc.nat(4)),
				skill: fc.constantFrom(undefined, undefined, 'sewing', 'driving-licence'),
			}),
			{ minLength: 1, maxLength: 5 },
		)
		.chain((rows) => {
			const made = rows.map(({ minutes, length, follows, ...detail }, n) =>
				step(`s${n}`, minutes, {
					...detail,
					untilMinute: Math.min(1440, detail.fromMinute + length),
					afterId: follows !== null && follows < n ? `s${follows}` : undefined,
				}),
			)
			return fc.shuffledSubarray(made, { minLength: made.length })
		}),
	frame: fc
		.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
		.map(([from, hours]) => ({ startMinute: from * 60, endMinute: Math.min(24, from + hours) * 60 })),
})

const ninety = ({ startMinute, endMinute }: CutPiece) => -Math.abs(endMinute - startMinute - 90)
const lengthOf = (piece: CutPiece, id: string) =>
	piece.parts.filter((part) => part.stepId === id).reduce((sum, part) => sum + part.minutes, 0)

/** Person-minutes of a step in a cut: what is shared counts for each seat. */
const doneOf = (cut: Cut, id: string, perSeat: boolean) =>
	cut.pieces.reduce((sum, piece) => sum + lengthOf(piece, id) * (perSeat ? piece.seats : 1), 0)

describe('cutsOf', () => {
	test('every cut holds all of the work and nothing else', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				for (const cut of cutsOf(steps, frame, ninety))
					for (const one of steps) {
						const minutes = minutesOf(one)
						const whole = doneOf(cut, one.id, false)
						if (whole !== minutes) {
							// Shared between several: rounded up to the minute for each.
							const all = doneOf(cut, one.id, true)
							expect(all).toBeGreaterThanOrEqual(minutes)
							expect(all).toBeLessThan(minutes * 2 + 8)
						}
					}
			}),
		)
	})

	test('pieces lie in order within a day, and none is torn below the useful block', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				for (const cut of cutsOf(steps, frame, ninety))
					for (const piece of cut.pieces) {
						expect(piece.startMinute).toBeLessThan(piece.endMinute)
						expect(piece.startMinute).toBeGreaterThanOrEqual(frame.startMinute)
						expect(piece.seats).toBeGreaterThanOrEqual(1)
						if (cut.kind !== 'one' && piece.seats < 2)
							for (const part of piece.parts) {
								const one = steps.find((known) => known.id === part.stepId) as CutStep
								expect(part.minutes >= leastOf(one) || part.minutes === minutesOf(one)).toBe(true)
							}
					}
			}),
		)
	})

	test('what follows never begins before what it follows has ended', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				for (const cut of cutsOf(steps, frame, ninety))
					for (const later of steps) {
						const { afterId } = later.detail
						if (!afterId) continue
						for (const piece of cut.pieces.filter((one) => lengthOf(one, later.id) > 0))
							for (const before of cut.pieces.filter((one) => lengthOf(one, afterId) > 0))
								if (before !== piece)
									expect(before.day * 1440 + before.startMinute).toBeLessThan(
										piece.day * 1440 + piece.endMinute,
									)
					}
			}),
		)
	})

	test('work of any length fits into days, all of it, in whatever hours are asked', () => {
		fc.assert(
			fc.property(anyWork, fc.integer({ min: 30, max: 600 }), ({ steps, frame: hours }, mostMinutes) => {
				const byHands = (['in-turn', 'together'] as const).map((order) =>
					byHand(steps, hours, { groupOf: (id) => Number(id.slice(1)), order, mostMinutes, seats: 1 }),
				)
				for (const cut of [...cutsOf(steps, hours, ninety), ...byHands]) {
					for (const piece of cut.pieces) {
						expect(piece.startMinute).toBeGreaterThanOrEqual(0)
						expect(piece.endMinute).toBeLessThanOrEqual(1440)
						expect(piece.endMinute - piece.startMinute).toBeGreaterThanOrEqual(
							piece.parts.reduce((sum, part) => sum + part.minutes, 0),
						)
						if (cut.kind !== 'hand') expect(skillsOf(steps, piece.parts).length).toBeLessThanOrEqual(1)
					}
					for (const one of steps) expect(doneOf(cut, one.id, true)).toBeGreaterThanOrEqual(minutesOf(one))
				}
			}),
		)
	})

	test('what begins a piece begins at its hour, or within its window', () => {
		fc.assert(
			fc.property(anyWork, ({ steps, frame: hours }) => {
				for (const cut of cutsOf(steps, hours, ninety))
					for (const piece of cut.pieces) {
						const [first] = piece.parts
						const one = steps.find((known) => known.id === first?.stepId) as CutStep
						const { when, untilMinute = 1440 } = one.detail
						// Nothing begins in the last quarter of an hour of a day.
						const fromMinute = Math.min(one.detail.fromMinute ?? 0, 1425)
						// Hours are rounded to five minutes; what goes on from the day before has no hour of its own.
						if (first?.minutes !== minutesOf(one)) continue
						if (when === 'fixed') expect(piece.startMinute).toBe(Math.floor(fromMinute / 5) * 5)
						if (when === 'window' && untilMinute - fromMinute >= minutesOf(one)) {
							expect(piece.startMinute).toBeGreaterThanOrEqual(Math.floor(fromMinute / 5) * 5)
							expect(piece.startMinute + minutesOf(one)).toBeLessThanOrEqual(untilMinute)
						}
					}
			}),
		)
	})

	test('nothing comes before what it follows, in whatever order the sheet has them', () => {
		fc.assert(
			fc.property(anyWork, ({ steps, frame: hours }) => {
				const cuts = [
					...cutsOf(steps, hours, ninety),
					byHand(steps, hours, {
						groupOf: (id) => Number(id.slice(1)),
						order: 'together',
						mostMinutes: 1440,
						seats: 1,
					}),
				]
				for (const cut of cuts)
					for (const piece of cut.pieces)
						for (const [at, part] of piece.parts.entries()) {
							const after = steps.find((one) => one.id === part.stepId)?.detail.afterId
							if (after === undefined) continue
							expect(piece.parts.slice(at).some((later) => later.stepId === after)).toBe(false)
							if (at > 0) continue
							for (const before of cut.pieces.filter((one) => one !== piece && lengthOf(one, after) > 0))
								expect(before.day * 1440 + before.startMinute).toBeLessThan(
									piece.day * 1440 + piece.endMinute,
								)
						}
			}),
		)
	})

	test('a step at ten o’clock is at ten o’clock, on the next day where the one before is longer', () => {
		const steps = [step('a', 180), step('b', 60, { when: 'fixed', fromMinute: 600 })]
		const [one] = cutsOf(steps, frame, ninety)
		expect(one?.pieces.map((piece) => [piece.day, piece.startMinute, piece.endMinute])).toEqual([
			[0, 540, 720],
			[1, 600, 660],
		])
		const late = [step('a', 300), step('b', 60, { when: 'window', fromMinute: 600, untilMinute: 780 })]
		expect(cutsOf(late, frame, ninety)[0]?.pieces[1]).toMatchObject({ day: 1, startMinute: 600 })
	})

	test('by hand at once, what follows another begins when that is done', () => {
		const steps = [step('b', 60, { afterId: 'a' }), step('a', 120)]
		const { pieces } = byHand(steps, frame, {
			groupOf: (id) => (id === 'a' ? 1 : 2),
			order: 'together',
			mostMinutes: 480,
			seats: 1,
		})
		expect(pieces.map((piece) => [piece.parts[0]?.stepId, piece.startMinute])).toEqual([
			['a', 540],
			['b', 660],
		])
	})

	test('by hand no group stands before what it follows, whatever letters the groups have', () => {
		fc.assert(
			fc.property(
				anyWork,
				fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
				fc.constantFrom('in-turn', 'together'),
				({ steps, frame: hours }, groups, order) => {
					const groupOf = (id: string) => groups[Number(id.slice(1))] ?? 1
					const cut = byHand(steps, hours, { groupOf, order, mostMinutes: 1440, seats: 1 })
					for (const one of steps) expect(doneOf(cut, one.id, false)).toBeGreaterThanOrEqual(minutesOf(one))
					expect(readCut(steps, writeCut(cut))).toEqual(cut.pieces)
					// Nobody is at two things at once.
					for (const piece of cut.pieces)
						for (const other of cut.pieces) {
							const same = groupOf(piece.parts[0]?.stepId ?? '') === groupOf(other.parts[0]?.stepId ?? '')
							if (piece === other || !same || piece.day !== other.day) continue
							const apart =
								piece.endMinute <= other.startMinute + 5 || other.endMinute <= piece.startMinute + 5
							expect(apart).toBe(true)
						}
				},
			),
		)
	})

	test('no piece asks for two licences', () => {
		const steps = [step('a', 60, { skill: 'sewing' }), step('b', 60, { skill: 'driving-licence' })]
		const cuts = cutsOf(steps, frame, ninety)
		expect(cuts.length).toBeGreaterThan(0)
		expect(cuts.some((cut) => cut.pieces.some((piece) => skillsOf(steps, piece.parts).length > 1))).toBe(
			false,
		)
	})

	test('no cut is given twice, and the first is the whole', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				const cuts = cutsOf(steps, frame, ninety)
				const keys = cuts.map((cut) => cut.pieces.map(pieceKey).sort().join('|'))
				expect(new Set(keys).size).toBe(keys.length)
				expect(cuts[0]?.kind).toBe('one')
			}),
		)
	})

	test('of all ways to cut in turn into so many pieces it takes the best', () => {
		const small = fc
			.array(fc.integer({ min: 30, max: 120 }), { minLength: 1, maxLength: 3 })
			.map((minutes) => minutes.map((one, n) => step(`s${n}`, one)))
		fc.assert(
			fc.property(small, fc.integer({ min: 30, max: 150 }), (steps, liked) => {
				const worth = (piece: CutPiece) => -Math.abs(piece.endMinute - piece.startMinute - liked)
				const sum = (pieces: readonly CutPiece[]) => pieces.reduce((all, piece) => all + worth(piece), 0)
				const found = cutsOf(steps, frame, worth).filter((cut) => cut.kind === 'hours')
				for (const cut of found) {
					const best = Math.max(...everyWay(steps, cut.pieces.length).map(sum))
					expect(sum(cut.pieces)).toBe(best)
				}
			}),
			runs(60),
		)
	})

	test('every piece that is used was among those to be counted first', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				const known = new Set(possiblePieces(steps, frame).map(pieceKey))
				for (const cut of cutsOf(steps, frame, ninety))
					for (const piece of cut.pieces) expect(known.has(pieceKey(piece))).toBe(true)
			}),
		)
	})

	test.each(workTemplates.map((template) => [template.title, template] as const))(
		'%s can be cut in at least five ways, of three kinds or more',
		(_, template) => {
			const steps = template.steps.map((one, n) =>
				step(`s${n}`, one.minutes, { ...one.detail, afterId: one.detail.follows ? `s${n - 1}` : undefined }),
			)
			const cuts = cutsOf(steps, frame, ninety)
			expect(cuts.length).toBeGreaterThanOrEqual(5)
			expect(new Set(cuts.map((cut) => cut.kind)).size).toBeGreaterThanOrEqual(3)
		},
	)
})

/** Slow and obvious: every choice of so many pieces between the blocks. */
function everyWay(steps: readonly CutStep[], count: number): CutPiece[][] {
	const timed = inTime(steps, blocksOf(steps), frame)
	const ways = (from: number, left: number): CutPiece[][] => {
		if (left === 0) return from === timed.length ? [[]] : []
		return timed.slice(from).flatMap((_, n) => {
			const piece = pieceOf(steps, timed.slice(from, from + n + 1))
			if (!piece || !isUseful(steps, piece)) return []
			return ways(from + n + 1, left - 1).map((rest) => [piece, ...rest])
		})
	}
	return ways(0, count)
}

test('the seated part is taken out and done at the same time', () => {
	const steps = [
		step('labels', 60, { posture: 'sit' }),
		step('boxes', 120, { posture: 'stand', kilograms: 15 }),
	]
	const light = cutsOf(steps, frame, ninety).filter((cut) => cut.kind === 'light')
	expect(light.map((cut) => cut.pieces.map((piece) => [piece.startMinute, piece.endMinute]))).toContainEqual([
		[540, 600],
		[540, 660],
	])
})

test('work longer than a day fills it and goes on the next', () => {
	const [one] = cutsOf([step('a', 400), step('b', 200)], frame, ninety)
	expect(one?.pieces).toEqual([
		expect.objectContaining({
			day: 0,
			startMinute: 540,
			endMinute: 1000,
			parts: [
				{ stepId: 'a', minutes: 400 },
				{ stepId: 'b', minutes: 60 },
			],
		}),
		expect.objectContaining({
			day: 1,
			startMinute: 540,
			endMinute: 680,
			parts: [{ stepId: 'b', minutes: 140 }],
		}),
	])
})

test('a fixed hour is waited for', () => {
	const [one] = cutsOf([step('a', 30), step('b', 60, { when: 'fixed', fromMinute: 660 })], frame, ninety)
	expect(one?.pieces[0]).toMatchObject({ startMinute: 540, endMinute: 720 })
})

test('where two must work together, two share the whole', () => {
	const [one] = cutsOf([step('carry', 60, { company: 'together' }), step('wipe', 60)], frame, ninety)
	expect(one?.pieces).toEqual([expect.objectContaining({ seats: 2, startMinute: 540, endMinute: 630 })])
})

describe('handovers', () => {
	const steps = [step('a', 120), step('b', 60, { afterId: 'a' }), step('c', 60)]
	const piece = (id: string, startMinute: number, endMinute: number): CutPiece => ({
		parts: [{ stepId: id, minutes: endMinute - startMinute }],
		day: 0,
		startMinute,
		endMinute,
		seats: 1,
	})

	test.each([
		['one after the other on the same step', [piece('a', 540, 600), piece('a', 600, 660)], 1],
		['three on the same step', [piece('a', 540, 580), piece('a', 580, 620), piece('a', 620, 660)], 2],
		['what follows', [piece('a', 540, 660), piece('b', 660, 720)], 1],
		['at the same time', [piece('a', 540, 600), piece('a', 540, 600)], 0],
		['apart', [piece('a', 540, 660), piece('c', 660, 720)], 0],
	])('%s', (_, pieces, count) => {
		expect(handoversOf(steps, { kind: 'hand', pieces })).toBe(count)
	})
})

describe('isWorse', () => {
	const figures: CutFigures = { chance: 0.5, people: 10, totalYen: 1000, handovers: 1, doneAt: 600 }

	test('worse in one and nowhere better is worse; equal or better somewhere is not', () => {
		expect(isWorse({ ...figures, totalYen: 1100 }, figures)).toBe(true)
		expect(isWorse(figures, figures)).toBe(false)
		expect(isWorse({ ...figures, totalYen: 1100, chance: 0.6 }, figures)).toBe(false)
	})

	test('everywhere means every figure', () => {
		const bad = { chance: 0.4, people: 9, totalYen: 1100, handovers: 2, doneAt: 700 }
		expect(isWorse(bad, figures, true)).toBe(true)
		expect(isWorse({ ...bad, handovers: 1 }, figures, true)).toBe(false)
	})
})

describe('by hand', () => {
	const steps = [step('a', 120), step('b', 60), step('c', 60)]
	const hand = (groups: Record<string, number>, more = {}) =>
		byHand(steps, frame, {
			groupOf: (id) => groups[id] ?? 1,
			order: 'in-turn',
			mostMinutes: 480,
			seats: 1,
			...more,
		}).pieces.map((piece) => [piece.startMinute, piece.endMinute, piece.seats])

	test('groups in turn, at the same time, cut at the longest, with more seats', () => {
		expect(hand({ a: 1, b: 2, c: 2 })).toEqual([
			[540, 660, 1],
			[660, 780, 1],
		])
		expect(hand({ a: 1, b: 2, c: 2 }, { order: 'together' })).toEqual([
			[540, 660, 1],
			[540, 660, 1],
		])
		expect(hand({ a: 1, b: 1, c: 1 }, { mostMinutes: 120 })).toEqual([
			[540, 660, 1],
			[660, 780, 1],
		])
		expect(hand({ a: 1, b: 1, c: 1 }, { seats: 3 })).toEqual([[540, 780, 3]])
	})
})

describe('a cut as text', () => {
	test('comes back as it was', () => {
		fc.assert(
			fc.property(sheet, (steps) => {
				for (const cut of cutsOf(steps, frame, ninety))
					expect(readCut(steps, writeCut(cut))).toEqual(cut.pieces)
			}),
		)
	})

	test('is nothing when the sheet has changed, or somebody wrote something else', () => {
		const steps = [step('a', 60), step('b', 60)]
		const [cut] = cutsOf(steps, frame, ninety)
		const text = writeCut(cut as Cut)
		expect(readCut([step('a', 90), step('b', 60)], text)).toBeUndefined()
		expect(readCut([step('a', 60)], text)).toBeUndefined()
		expect(readCut([...steps, step('c', 30)], text)).toBeUndefined()
		for (const wrong of [
			'',
			'x',
			'0 540 600 1 a',
			'0 600 540 1 a:60|0 600 660 1 b:60',
			'0 540 1500 1 a:60 b:60',
			// Hours too short for the work; a day years away.
			'0 540 545 1 a:60 b:60',
			'367 540 660 1 a:60 b:60',
		])
			expect(readCut(steps, wrong)).toBeUndefined()
		expect(readCut(steps, '0 540 660 1 a:60 b:60')).toHaveLength(1)
		// One where two are told to work together; two licences in one piece.
		expect(
			readCut([step('a', 60, { company: 'together' }), step('b', 60)], '0 540 660 1 a:60 b:60'),
		).toBeUndefined()
		const licences = [step('a', 60, { skill: 'sewing' }), step('b', 60, { skill: 'driving-licence' })]
		expect(readCut(licences, '0 540 660 1 a:60 b:60')).toBeUndefined()
	})
})

test('tasks of one name are numbered, the same task keeps one number, and other names stay', () => {
	const [a, b, c] = [{ title: '草を取る' }, { title: '草を取る' }, { title: '運ぶ' }]
	expect(titlesApart([a, c, b, a])).toEqual(['草を取る(1)', '運ぶ', '草を取る(2)', '草を取る(1)'])
	expect(titlesApart([a, a])).toEqual(['草を取る', '草を取る'])
})

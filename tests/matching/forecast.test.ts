// The chance of filling: too little history says nothing, more people never mean less, and the check tells bad from good.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PastSlot } from '~/matching/forecast'
import { brier, chanceOf, chanceOfAll, checkForecast, forecastOf, plainRate } from '~/matching/forecast'

const slots = (count: number, fields: Partial<PastSlot>): PastSlot[] =>
	Array.from({ length: count }, () => ({ day: '2026-10-01', could: 10, seats: 1, filled: 1, ...fields }))

const past = fc.array(
	fc.record({
		day: fc.constantFrom('2026-09-01', '2026-11-01'),
		could: fc.nat(200),
		seats: fc.integer({ min: 1, max: 5 }),
		filled: fc.nat(5),
	}),
	{ minLength: 50, maxLength: 200 },
)

describe('forecastOf', () => {
	test('says nothing under fifty slots', () => {
		expect(forecastOf(slots(49, {}))).toBeUndefined()
		expect(forecastOf(slots(50, {}))).toBeDefined()
	})

	test('many for a seat filled, few did not', () => {
		const forecast = forecastOf([...slots(40, { could: 20 }), ...slots(40, { could: 1, filled: 0 })])
		if (!forecast) throw new Error('no forecast')
		expect(chanceOf(forecast, { could: 20, seats: 1 })).toBeCloseTo(42 / 44)
		expect(chanceOf(forecast, { could: 1, seats: 1 })).toBeCloseTo(2 / 44)
	})

	test('more people for a seat never mean a smaller chance, and every chance is one', () => {
		fc.assert(
			fc.property(past, fc.nat(300), fc.nat(300), fc.integer({ min: 1, max: 4 }), (slots, a, b, seats) => {
				const forecast = forecastOf(slots)
				if (!forecast) return
				const [few, many] = [Math.min(a, b), Math.max(a, b)]
				const low = chanceOf(forecast, { could: few, seats })
				const high = chanceOf(forecast, { could: many, seats })
				expect(low).toBeLessThanOrEqual(high)
				expect(low).toBeGreaterThanOrEqual(0)
				expect(high).toBeLessThanOrEqual(1)
			}),
		)
	})

	test('the steps together say what happened over all', () => {
		fc.assert(
			fc.property(past, (slots) => {
				const forecast = forecastOf(slots)
				if (!forecast) return
				expect(forecast.steps.reduce((sum, step) => sum + step.slots, 0)).toBe(slots.length)
				const rates = forecast.steps.map((step) => step.chance)
				expect(Math.min(...rates)).toBeLessThanOrEqual(plainRate(slots) + 1e-9)
				expect(Math.max(...rates)).toBeGreaterThanOrEqual(plainRate(slots) - 1e-9)
			}),
		)
	})
})

test('fewer people than seats never fill them; a cut is as likely as all its slots together', () => {
	const forecast = forecastOf(slots(60, {}))
	if (!forecast) throw new Error('no forecast')
	expect(chanceOf(forecast, { could: 2, seats: 3 })).toBe(0)
	const one = chanceOf(forecast, { could: 10, seats: 1 })
	expect(
		chanceOfAll(forecast, [
			{ could: 10, seats: 1 },
			{ could: 10, seats: 1 },
		]),
	).toBeCloseTo(one * one)
	expect(
		chanceOfAll(forecast, [
			{ could: 10, seats: 1 },
			{ could: 0, seats: 1 },
		]),
	).toBe(0)
})

describe('checkForecast', () => {
	test('beats the plain rate where people matter', () => {
		const month = (day: string) => [
			...slots(40, { day, could: 30 }),
			...slots(40, { day, could: 1, filled: 0 }),
		]
		const found = checkForecast([...month('2026-09-01'), ...month('2026-11-01')], '2026-10-10')
		expect(found?.slots).toBe(80)
		expect(found?.plain).toBeCloseTo(0.25)
		expect(found?.brier).toBeLessThan(0.01)
	})

	test('says nothing without enough before or without anything after', () => {
		expect(checkForecast(slots(80, { day: '2026-11-01' }), '2026-10-10')).toBeUndefined()
		expect(checkForecast(slots(80, { day: '2026-09-01' }), '2026-10-10')).toBeUndefined()
	})
})

test('brier: knowing all is 0, being sure and wrong is 1', () => {
	expect(
		brier([
			{ chance: 1, full: true },
			{ chance: 0, full: false },
		]),
	).toBe(0)
	expect(brier([{ chance: 0, full: true }])).toBe(1)
})

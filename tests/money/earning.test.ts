// The next money to come in, which is what people look for.
import { expect, test } from 'vitest'
import { lateMoney, nextMoney, stillComes } from '~/money/earning'

const owed = (yen: number, payDay: string, more: Partial<Parameters<typeof nextMoney>[0][number]> = {}) => ({
	yen,
	payDay,
	transferDay: null,
	state: 'credited' as const,
	...more,
})

test('is the nearest day, with everything that comes on it', () => {
	const all = [
		owed(7400, '2026-12-25'),
		owed(2600, '2026-11-25'),
		owed(2600, '2026-11-28', { transferDay: '2026-11-25', state: 'sent' }),
	]
	expect(nextMoney(all, '2026-11-21')).toEqual({ day: '2026-11-25', yen: 5200 })
	expect(nextMoney(all, '2026-11-26')).toEqual({ day: '2026-12-25', yen: 7400 })
})

test('is nothing when all is paid, or came back', () => {
	expect(
		nextMoney(
			[owed(1, '2026-11-25', { state: 'paid' }), owed(2, '2026-11-25', { state: 'returned' })],
			'2026-11-21',
		),
	).toBeNull()
})

test('is still to come on the day a file was handed to the bank for, and over the day after', () => {
	const sent = owed(2600, '2026-11-28', { transferDay: '2026-11-25', state: 'sent' })
	expect(stillComes(sent, '2026-11-24')).toBe(true)
	expect(stillComes(sent, '2026-11-25')).toBe(true)
	expect(stillComes(sent, '2026-11-26')).toBe(false)
	expect(stillComes(owed(1, '2026-11-25', { state: 'paid' }), '2026-11-20')).toBe(false)
})

test('is late once its day went by and nobody sent it', () => {
	const all = [
		owed(7400, '2026-12-25'),
		owed(2600, '2026-11-25'),
		owed(400, '2026-11-25'),
		owed(9, '2026-10-30'),
	]
	expect(lateMoney(all, '2026-11-25')).toEqual([{ day: '2026-10-30', yen: 9 }])
	expect(lateMoney(all, '2026-11-26')).toEqual([
		{ day: '2026-10-30', yen: 9 },
		{ day: '2026-11-25', yen: 3000 },
	])
	expect(lateMoney([owed(1, '2026-11-25', { state: 'sent' })], '2026-12-01')).toEqual([])
})

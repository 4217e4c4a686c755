// Dates and times as a resident and as staff read them.
import { expect, test } from 'vitest'
import { sayDay, sayDayAndYear, sayInstant, sayMinutes, sayMonth, saySpan, sayTime } from '~/words/ja/dates'

test('days', () => {
	expect(sayDay('2026-12-01')).toBe('12月1日(火)')
	expect(sayDayAndYear('2026-12-01')).toBe('2026年12月1日(火)')
	expect(sayMonth('2026-12')).toBe('2026年12月')
	expect(sayMonth('2026-12-01')).toBe('2026年12月')
	expect(() => sayDay('2026-02-30')).toThrow(RangeError)
	expect(() => sayDay('')).toThrow(RangeError)
})

test('times', () => {
	expect(sayTime(570)).toBe('9時30分')
	expect(sayTime(570, 'resident')).toBe('9時30分')
	expect(sayTime(600)).toBe('10時')
	expect(sayTime(545)).toBe('9時5分')
	expect(sayTime(1440)).toBe('24時')
	expect(sayTime(570, 'staff')).toBe('9:30')
	expect(sayTime(600, 'staff')).toBe('10:00')
	expect(sayTime(545, 'staff')).toBe('9:05')
})

test('spans and lengths', () => {
	expect(saySpan(570, 690)).toBe('9時30分〜11時30分')
	expect(saySpan(600, 720)).toBe('10時〜12時')
	expect(saySpan(570, 690, 'staff')).toBe('9:30〜11:30')
	expect(sayMinutes(150)).toBe('2時間30分')
	expect(sayMinutes(120)).toBe('2時間')
	expect(sayMinutes(45)).toBe('45分')
})

test('instants, in Tokyo', () => {
	expect(sayInstant(new Date('2026-11-21T00:30:00Z'))).toBe('11月21日(土) 9時30分')
	expect(sayInstant(new Date('2026-11-20T15:00:00Z'), 'staff')).toBe('11月21日(土) 0:00')
})

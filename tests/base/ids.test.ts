// Ids of one instant keep the order they were made in: tasks cut in one act stand in the order of the sheet.
import { afterAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { newId } from '~/base/ids'

afterAll(() => moveClock(undefined))

it('sort as they were made, at one instant and over many', () => {
	moveClock(() => new Date('2026-11-24T01:00:00Z'))
	const ids = Array.from({ length: 2000 }, newId)
	expect([...ids].sort()).toEqual(ids)
	expect(new Set(ids).size).toBe(2000)
	moveClock(() => new Date('2026-11-24T01:00:01Z'))
	expect(newId() > (ids.at(-1) ?? '')).toBe(true)
})

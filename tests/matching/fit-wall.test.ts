// Nothing of consultations can enter a fit: what it takes is closed, holds no words of anybody, and imports nothing that could.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Booked } from '~/matching/booking'
import type { FitPerson, FitSlot, FitTask, fit } from '~/matching/fit'
import type { Limits } from '~/matching/limit'
import type { TownFacts } from '~/matching/way'

/** Keys under which a type could hold words, not figures, truths or a choice of a list. */
type Worded<Of> = {
	[Key in keyof Of]-?: string extends Of[Key] ? Key : never
}[keyof Of]

describe('the types', () => {
	it('take these five and nothing else', () => {
		expectTypeOf<Parameters<typeof fit>>().toEqualTypeOf<
			[FitPerson, FitTask, FitSlot, readonly Booked[], TownFacts]
		>()
	})

	it('know of a person what they can and when: any further fact is an error here', () => {
		expectTypeOf<keyof FitPerson>().toEqualTypeOf<
			'masks' | 'dates' | 'daysOff' | 'limits' | 'skills' | 'likesKinds' | 'restFrom' | 'restUntil'
		>()
		expectTypeOf<keyof Limits>().toEqualTypeOf<
			| 'kilogramsMost'
			| 'sittingOnly'
			| 'restEachHour'
			| 'aloneOnly'
			| 'indoorsOnly'
			| 'atHomeOnly'
			| 'noDriving'
			| 'busStopNeeded'
			| 'minutesMost'
			| 'daysPerWeekMost'
			| 'minutesPerWeekMost'
			| 'restBetweenMinutes'
			| 'holidaysOff'
			| 'notAlone'
			| 'pairAtMost'
			| 'freeStartOnly'
			| 'fixedStartOnly'
			| 'standMinutesMost'
			| 'monthYenMost'
			| 'yearYenMost'
			| 'comesBy'
			| 'areaIds'
		>()
	})

	it('leave room for words nowhere in a limit, and of a person in days alone', () => {
		expectTypeOf<Worded<Limits>>().toEqualTypeOf<never>()
		expectTypeOf<Worded<FitPerson>>().toEqualTypeOf<'restFrom' | 'restUntil'>()
	})
})

const root = resolve(import.meta.dirname, '../..')

/** Every file that a file needs, itself among them. */
function reachedFrom(first: string): string[] {
	const found = new Set<string>()
	const look = (path: string) => {
		const file = [`${path}.ts`, `${path}.tsx`, path].find((one) => /\.tsx?$/.test(one) && existsSync(one))
		if (!file || found.has(file)) return
		found.add(file)
		for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
			if (name.startsWith('~db/')) look(join(root, 'db', name.slice(4)))
			else if (name.startsWith('~/')) look(join(root, 'app', name.slice(2)))
			else if (name.startsWith('.')) look(resolve(dirname(file), name))
		}
	}
	look(first)
	return [...found]
}

describe('what the files reach', () => {
	it.each(['fit', 'candidate.server', 'match-index'])(
		'matching/%s reaches nothing of consultations',
		(name) => {
			const reached = reachedFrom(join(root, 'app/matching', name))
			expect(reached.length).toBeGreaterThan(10)
			expect(reached.filter((path) => /\/wellness(\/|\.|-)/.test(path) && !path.includes('/words/'))).toEqual(
				[],
			)
		},
	)

	it('the one that may does, so that the looking is known to see', () => {
		const reached = reachedFrom(join(root, 'app/wellness/thread.server'))
		expect(reached.some((path) => path.endsWith('db/schema/wellness.ts'))).toBe(true)
	})
})

// What one act about the weather covers, where it moves work to, who is told how, and who stays red.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { callOffReasons, closesSlot } from '~/assignments/assignment'
import type { WeatherPlace, WeatherScope } from '~/assignments/weather'
import { checkEnd, countTold, covers, dayAfterAct, onlyNow, weatherScopes } from '~/assignments/weather'
import { instantOf } from '~/base/day'
import { noticeKinds, noticeRules, staysRed } from '~/notices/notice'
import { byPerson } from '~/people/call-reason'
import { hearsInTalk } from '~/people/registrant'
import type { Refusal } from '~/words/refusal'
import { isWeather, weatherWhys } from '~/work/weather'

const day = '2026-11-25'
const at = instantOf('2026-11-25', 600)

const place = (over: Partial<WeatherPlace> = {}): WeatherPlace => ({
	slotId: 's',
	employerId: 'e',
	areaId: 'a',
	day,
	startMinute: 601,
	outdoors: true,
	atHome: false,
	stands: true,
	reserveDay: null,
	...over,
})
const scope = (over: Partial<WeatherScope> = {}): WeatherScope => ({
	scope: 'day',
	scopeId: '',
	day,
	why: 'rain',
	indoors: false,
	...over,
})

describe('what an act covers', () => {
	test.each([
		['work in the open of the day', {}, {}, true],
		['of another day', {}, { day: '2026-11-26' }, false],
		['what has begun', {}, { startMinute: 600 }, false],
		['what stands no more', {}, { stands: false }, false],
		['work indoors', {}, { outdoors: false }, false],
		['work indoors for rain, though ticked', { indoors: true }, { outdoors: false }, false],
		['work indoors for snow', { why: 'snow', indoors: true }, { outdoors: false }, true],
		['work indoors for snow, not ticked', { why: 'snow' }, { outdoors: false }, false],
		['work at home for snow', { why: 'snow', indoors: true }, { outdoors: false, atHome: true }, false],
		['the one slot', { scope: 'slot', scopeId: 's' }, {}, true],
		['the one slot indoors, for rain', { scope: 'slot', scopeId: 's' }, { outdoors: false }, false],
		[
			'the one slot indoors, for snow',
			{ scope: 'slot', scopeId: 's', why: 'snow' },
			{ outdoors: false },
			true,
		],
		['the one slot that has begun', { scope: 'slot', scopeId: 's' }, { startMinute: 1 }, false],
		['another slot', { scope: 'slot', scopeId: 'x' }, {}, false],
		['the employer', { scope: 'employer', scopeId: 'e' }, {}, true],
		['another employer', { scope: 'employer', scopeId: 'a' }, {}, false],
		['the district', { scope: 'area', scopeId: 'a' }, {}, true],
		['another district', { scope: 'area', scopeId: 'e' }, {}, false],
	] as const)('%s', (_, asked, there, found) =>
		expect(covers(scope(asked as Partial<WeatherScope>), place(there), at)).toBe(found),
	)

	const ids = fc.constantFrom('x', 'y', 'z')
	const places = fc.record({
		slotId: ids,
		employerId: ids,
		areaId: ids,
		day: fc.constantFrom(day, '2026-11-26'),
		startMinute: fc.integer({ min: 0, max: 1439 }),
		outdoors: fc.boolean(),
		atHome: fc.boolean(),
		stands: fc.boolean(),
		reserveDay: fc.constantFrom(null, '2026-11-27'),
	})
	const scopes = fc.record({
		scope: fc.constantFrom(...weatherScopes),
		scopeId: ids,
		day: fc.constant(day),
		why: fc.constantFrom(...weatherWhys),
		indoors: fc.boolean(),
	})

	test('is what the slow way finds, one reason after the other', () =>
		fc.assert(
			fc.property(scopes, places, (asked, there) => {
				const reasonsAgainst = [
					there.day !== asked.day,
					!there.stands,
					instantOf(there.day, there.startMinute).getTime() <= at.getTime(),
					asked.scope === 'slot' && there.slotId !== asked.scopeId,
					asked.scope === 'employer' && there.employerId !== asked.scopeId,
					asked.scope === 'area' && there.areaId !== asked.scopeId,
					asked.scope !== 'slot' && !there.outdoors && !asked.indoors,
					!there.outdoors && ['rain', 'heat'].includes(asked.why),
					asked.scope !== 'slot' && !there.outdoors && there.atHome,
				]
				expect(covers(asked, there, at)).toBe(!reasonsAgainst.includes(true))
			}),
		))

	test('a slot’s act is in its employer’s, and that in the day’s', () =>
		fc.assert(
			fc.property(scopes, places, (asked, there) => {
				const reach = (kind: WeatherScope['scope'], scopeId: string) =>
					covers({ ...asked, scope: kind, scopeId }, there, at)
				for (const narrow of [reach('employer', there.employerId), reach('area', there.areaId)])
					expect(narrow).toBe(reach('day', ''))
				if (reach('day', '')) expect(reach('slot', there.slotId)).toBe(true)
			}),
		))
})

describe('where work goes', () => {
	it('nowhere, to its 予備日, or to the day that was said', () => {
		const has = { reserveDay: '2026-11-27' }
		expect(dayAfterAct('off', has)).toBeNull()
		expect(dayAfterAct('reserve', has)).toBe('2026-11-27')
		expect(dayAfterAct('reserve', { reserveDay: null })).toBeNull()
		expect(dayAfterAct('2026-12-01', has)).toBe('2026-12-01')
	})

	test.each([
		['off', null],
		['reserve', null],
		['2026-11-26', null],
		['2026-11-25', 'weather-to-day'],
		['2026-11-24', 'weather-to-day'],
		['2026-02-30', 'weather-to-day'],
		['', 'weather-to-day'],
		['2028-01-01', 'weather-to-day'],
	])('%s: %s', (end, refusal) => {
		let found: string | null = null
		try {
			checkEnd(end, day)
		} catch (error) {
			found = (error as Refusal).refusal
		}
		expect(found).toBe(refusal)
	})

	it('asks nobody whom that day alone speaks against', () => {
		const named = (...names: string[]) => names.map((name) => ({ name }))
		expect(onlyNow(named('kilograms'), named('kilograms'))).toEqual([])
		expect(onlyNow([], named('clash', 'free-hours'))).toEqual(named('clash'))
		expect(onlyNow(named('skill'), named('skill', 'day-off', 'hours-not-said'))).toEqual(named('day-off'))
	})
})

describe('who hears how', () => {
	it('each once, and who is only reached by telephone is counted', () => {
		const one = (registrantId: string, hearsBy: string) => ({ registrantId, hearsBy })
		expect(
			countTold([one('a', 'site'), one('b', 'telephone'), one('b', 'telephone'), one('c', 'paper')]),
		).toEqual({ people: 3, telephoned: 2 })
		expect(countTold([])).toEqual({ people: 0, telephoned: 0 })
		expect(['site', 'mail', 'telephone', 'paper'].filter(hearsInTalk)).toEqual(['telephone', 'paper'])
	})

	it('stays red for work that the weather stops, and for nothing else', () => {
		const red = noticeKinds.filter((kind) => staysRed(kind, 'rain'))
		expect(red.toSorted()).toEqual(['called-off', 'moved', 'not-coming', 'slot-moved', 'slot-off'])
		for (const why of ['registrant', 'employer', 'council', undefined, null])
			expect(staysRed('called-off', why)).toBe(false)
		for (const why of weatherWhys) expect(staysRed('moved', why)).toBe(true)
	})

	it('hears of a moved day once, as moved', () => {
		const told = (what: 'assignment.decided' | 'assignment.called-off', after: Record<string, unknown>) =>
			(noticeRules[what] ?? [])
				.filter((rule) => rule.when?.({ before: { state: 'agreed' }, after }) ?? true)
				.map((rule) => rule.kind)
		expect(told('assignment.decided', {})).toEqual(['decided'])
		expect(told('assignment.decided', { movedFrom: 'x', why: 'rain' })).toEqual(['moved'])
		expect(told('assignment.called-off', { of: 'moved', why: 'rain' })).toEqual([])
	})

	it('is called before everybody else, red matters first', () => {
		const call = (id: string, registrantId: string, hour: number, more = {}) => ({
			id,
			registrantId,
			employerId: null,
			dueAt: instantOf(day, hour * 60),
			tries: [] as { at: Date }[],
			...more,
		})
		const tried = { tries: [{ at: instantOf(day, 500) }] }
		const rows = byPerson(
			[
				call('a', 'ooba', 8),
				call('b', 'taniguchi', 7),
				call('c', 'ooba', 15, { red: true, ...tried }),
				call('d', 'hattori', 16, { red: true }),
			],
			instantOf(day, 600),
		)
		expect(rows.map((theirs) => theirs.map((one) => one.id))).toEqual([['d'], ['c', 'a'], ['b']])
	})
})

test('every weather closes the slot, and is a reason to call off', () => {
	for (const why of weatherWhys) {
		expect(callOffReasons).toContain(why)
		expect(closesSlot(why)).toBe(true)
	}
	expect(callOffReasons.filter((why) => !isWeather(why))).toEqual(['registrant', 'employer', 'council'])
})

// The weather of the demo town: rain over one slot, an employer's day, a district or the whole town, and each day's heat value.
import { and, asc, eq } from 'drizzle-orm'
import { callOff } from '~/assignments/call-off.server'
import type { WeatherScope } from '~/assignments/weather'
import { actOnWeather } from '~/assignments/weather.server'
import { coveredBy } from '~/assignments/weather-work.server'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { answerHeat, enterHeat } from '~/work/weather.server'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import type { SeatFree } from './answers'
import { answerTerms } from './answers'
import type { Chance } from './chance'
import type { SlotPlay } from './slots'
import { holdTime, personOf, release } from './slots'
import type { Town } from './town'
import { deal, dealtOut, staffActor } from './town'
import { beach, orchard, watering } from './work/scenes'

/** Tenths of a degree in the middle of each month, from January, as they are foretold; and how far a day is from that. */
const usualHeat = [35, 45, 85, 135, 185, 235, 285, 295, 265, 185, 130, 65] as const
const heatSpread = 22
const heatCare = 280
const heatStop = 310

/** One act about the weather; who was asked for another day answers. Gives whether anything was left to act on. */
async function actOver(
	town: Town,
	tx: Tx,
	scope: WeatherScope,
	wanted: 'off' | 'reserve',
	seatFree: SeatFree,
): Promise<boolean> {
	const covered = await coveredBy(tx, scope, tx.at)
	if (covered.length === 0) return false
	const end = covered.some((one) => one.reserveDay !== null) ? wanted : 'off'
	await actOnWeather(tx, staffActor(town, 'arranger'), scope, end)
	for (const { slotId, people } of covered) {
		for (const one of people) release(personOf(town, one.registrantId), one.assignmentId)
		const play = town.plays.get(slotId)
		if (play) await playMovedDay(town, tx, play, seatFree)
	}
	return true
}

/** Work that was moved: everybody who could come that day has fresh terms to answer. */
async function playMovedDay(town: Town, tx: Tx, play: SlotPlay, seatFree: SeatFree): Promise<void> {
	const [slot] = await tx.select().from(slots).where(eq(slots.movedFrom, play.id))
	if (!slot) return
	const moved: SlotPlay = { ...play, id: slot.id, plan: { ...play.plan, day: slot.day } }
	town.plays.set(moved.id, moved)
	const chance = town.chance(`moved ${play.text.key} ${slot.day} ${slot.startMinute}`)
	const theirs = await tx
		.select()
		.from(assignments)
		.where(eq(assignments.slotId, slot.id))
		.orderBy(asc(assignments.registrantId))
	for (const { id, registrantId } of theirs) {
		const person = personOf(town, registrantId)
		holdTime(person, moved, id)
		await answerTerms(town, chance, tx, moved, person, id, seatFree)
	}
}

/** The evening before a day, while the office is open. */
const eveningBefore = (town: Town, chance: Chance, day: Day) =>
	town.hours.office(chance, addOfficeDays(day, -1, town.hours.closing), 0, 1000, 1030)

/** Rain calls an outdoor slot off the evening before, or moves it; now and then an employer changes their mind. */
export function playSlotWeather(town: Town, chance: Chance, play: SlotPlay, seatFree: SeatFree): void {
	const { plan, text } = play
	const evening = eveningBefore(town, chance, plan.day)
	if (plan.rain) town.stage.at(evening, (tx) => rain(town, tx, play, 'reserve', seatFree))
	if (plan.hands) return
	if (
		text.task.outdoors &&
		deal(town, 'weather', ['dry', 'rain', 'dry', 'dry', 'dry', 'dry', 'heat']) === 'rain'
	)
		town.stage.at(evening, (tx) =>
			rain(town, tx, play, deal(town, 'rain', ['reserve', 'off'] as const), seatFree),
		)
	else if (deal(town, 'employer-off', dealtOut(50, false, { 12: true })))
		town.stage.at(evening, async (tx) => {
			const [one] = await tx
				.select()
				.from(assignments)
				.where(and(eq(assignments.slotId, play.id), eq(assignments.state, 'agreed')))
			if (!one) return
			await callOff(tx, staffActor(town, 'arranger'), one.id, 'employer')
			release(personOf(town, one.registrantId), one.id)
		})
}

/** Rain over one slot, where somebody was to come. */
async function rain(
	town: Town,
	tx: Tx,
	play: SlotPlay,
	end: 'off' | 'reserve',
	seatFree: SeatFree,
): Promise<void> {
	const theirs = await tx.select().from(assignments).where(eq(assignments.slotId, play.id))
	if (!theirs.some((one) => one.state === 'decided' || one.state === 'agreed')) return
	const { day } = play.plan
	const scope = { scope: 'slot', scopeId: play.id, day, why: 'rain', indoors: false } as const
	await actOver(town, tx, scope, end, seatFree)
}

/** The days of the story on which more than one slot is hit, so many days before today. */
export const wetDays = { employer: 39, district: 25, town: 32 } as const

/** Rain over an employer's day and over the whole town, high waves in a district, and this morning's call-off. */
export function playWeather(town: Town, seatFree: SeatFree): void {
	const { stage, today } = town
	const before = (daysAgo: number, act: (tx: Tx, day: Day) => Promise<unknown>) => {
		const day = addDays(today, -daysAgo)
		stage.at(eveningBefore(town, town.chance(`wet ${daysAgo}`), day), (tx) => act(tx, day))
	}
	before(wetDays.employer, (tx, day) => {
		const scopeId = town.employers.get(orchard.employer)?.id ?? ''
		return actOver(
			town,
			tx,
			{ scope: 'employer', scopeId, day, why: 'rain', indoors: false },
			'reserve',
			seatFree,
		)
	})
	before(wetDays.district, (tx, day) => {
		const scopeId = town.employers.get(beach.employer)?.areaId ?? ''
		return actOver(
			town,
			tx,
			{ scope: 'area', scopeId, day, why: 'disaster', indoors: false },
			'off',
			seatFree,
		)
	})
	before(wetDays.town, (tx, day) =>
		actOver(town, tx, { scope: 'day', scopeId: '', day, why: 'rain', indoors: false }, 'reserve', seatFree),
	)
	// Who was to come later this morning has not been reached yet.
	stage.at(instantOf(today, 546), async (tx) => {
		const play = [...town.plays.values()].find(
			(one) => one.text.key === watering.key && one.plan.day === today,
		)
		if (play) await rain(town, tx, play, 'off', seatFree)
	})
	for (let day = town.start; day < today; day = addDays(day, 1))
		stage.at(instantOf(day, 550), (tx) => noteHeat(town, tx, seatFree))
	stage.at(instantOf(today, 550), (tx) => enterTomorrow(town, tx, isSummer(today) ? 284 : 148))
}

const isSummer = (day: Day) => ['06', '07', '08', '09'].includes(day.slice(5, 7))

const enterTomorrow = (town: Town, tx: Tx, tenths: number) =>
	enterHeat(tx, staffActor(town, 'arranger'), { day: addDays(dayOf(tx.at), 1), areaId: '', tenths })

/** The morning's value for the next day, and what it asks: shade, water and rest, or nobody in the open. */
async function noteHeat(town: Town, tx: Tx, seatFree: SeatFree): Promise<void> {
	const day = addDays(dayOf(tx.at), 1)
	const chance = town.chance(`heat ${day}`)
	const month = Number(day.slice(5, 7)) - 1
	const tenths = Math.max(0, (usualHeat[month] ?? 0) + chance.whole(-heatSpread, heatSpread))
	await enterTomorrow(town, tx, tenths)
	if (tenths < heatCare) return
	const scope: WeatherScope = { scope: 'day', scopeId: '', day, why: 'heat', indoors: false }
	if (tenths >= heatStop) {
		await actOver(town, tx, scope, 'reserve', seatFree)
		return
	}
	for (const { task } of await coveredBy(tx, scope, tx.at))
		if (!task.weather?.heat)
			await answerHeat(tx, staffActor(town, 'arranger'), task.id, ['shade', 'water', 'rest'])
}

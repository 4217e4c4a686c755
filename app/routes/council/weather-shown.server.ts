// What 天気と暑さ shows: the work in the open in words, what one may choose, and who would hear before anything is done.
import type { WeatherEnd, WeatherScope } from '~/assignments/weather'
import { checkEnd, countTold, covers, dayAfterAct } from '~/assignments/weather'
import type { WeatherSlot } from '~/assignments/weather-work.server'
import { couldOn } from '~/assignments/weather-work.server'
import { dayOf, minuteOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { hearsInTalk } from '~/people/registrant'
import { sayDay, sayInstant, saySpan, sayTime } from '~/words/ja/dates'
import { sayHeat, weatherWords } from '~/words/ja/weather'
import { Refusal, refused } from '~/words/refusal'
import type { HeatLimits, WeatherRule } from '~/work/weather'
import { heatAnswers, heatAsks, heatLevel, nextDeadline } from '~/work/weather'
import type { Db } from '~db/client'

const words = weatherWords.page

/** Each person is four or five rows; a footprint keeps no more than so many of them (`mostImages`). */
const manyPeople = 60

const spanOf = ({ slot }: WeatherSlot) => saySpan(slot.startMinute, slot.endMinute, 'staff')

/** A slot in the open as the page lists it. */
export function outsideLine(
	one: WeatherSlot,
	rule: WeatherRule,
	tenths: number | null,
	limits: HeatLimits,
	at: Date,
) {
	const { task } = one
	const level = heatLevel(tenths, limits)
	const next = nextDeadline(rule, one.day, at)
	return {
		slotId: one.slotId,
		taskId: task.id,
		title: task.title,
		when: spanOf(one),
		where: `${one.areaName} ${one.employerName}`.trim(),
		employer: one.employerName,
		telephone: one.employerTelephone,
		people: one.people.map((person) => person.name),
		heat: tenths === null ? null : sayHeat(tenths),
		level,
		asks: heatAsks(level, rule),
		there: heatAnswers.filter((answer) => rule.heat?.[answer] === true),
		decides: words.decides[rule.decides],
		until: next ? words.until(sayInstant(next, 'staff')) : words.late,
		halfway: words.halfway[rule.halfway],
		reserve: one.reserveDay ? sayDay(one.reserveDay) : null,
	}
}

/** Everything one may choose the reach of an act from; districts and employers only where something stands. */
export function choicesOf(all: readonly WeatherSlot[]) {
	const once = <Key extends 'areaId' | 'employerId'>(key: Key, label: (one: WeatherSlot) => string) => [
		...new Map(all.map((one) => [one[key], label(one)])).entries(),
	]
	return [
		{ value: 'day', label: words.choose.day(all.filter((one) => one.outdoors).length) },
		...once('areaId', (one) => one.areaName).map(([key, name]) => ({
			value: `area:${key}`,
			label: words.choose.area(name),
		})),
		...once('employerId', (one) => one.employerName).map(([key, name]) => ({
			value: `employer:${key}`,
			label: words.choose.employer(name),
		})),
		...all.map((one) => ({
			value: `slot:${one.slotId}`,
			label: words.choose.slot(one.task.title, spanOf(one)),
		})),
	]
}

/** What would happen, or the sentence why it cannot. */
export async function lookOrRefusal(...asked: Parameters<typeof lookAt>) {
	try {
		return { look: await lookAt(...asked), refusal: null }
	} catch (error) {
		if (error instanceof Refusal)
			return { look: null, refusal: { sentence: error.sentence, field: error.field ?? null } }
		throw error
	}
}

/** Who would hear of it and how, before anything is done. */
async function lookAt(on: Db, all: readonly WeatherSlot[], scope: WeatherScope, end: WeatherEnd, at: Date) {
	checkEnd(end, scope.day)
	const covered = all.filter((one) => covers(scope, one, at))
	if (covered.length === 0) throw refused('weather-none', { day: scope.day })
	if (end === 'reserve' && covered.every((one) => one.reserveDay === null))
		throw refused('weather-no-reserve')
	const { people, telephoned } = countTold(covered.flatMap((one) => one.people))
	const rows = await oneByOne(covered, async (one) => {
		const to = dayAfterAct(end, one)
		const { next } = words.look
		return {
			slotId: one.slotId,
			title: one.task.title,
			when: spanOf(one),
			employer: one.employerName,
			employerThen: to ? next.moved(sayDay(to)) : next.off,
			people: await oneByOne(one.people, async (person) => ({
				key: person.assignmentId,
				name: person.name,
				state: person.arrivedAt
					? words.look.arrived(sayTime(minuteOf(person.arrivedAt), 'staff'))
					: words.look.states[person.state],
				how: words.look.hearsBy[person.hearsBy as keyof typeof words.look.hearsBy] ?? '',
				telephone: hearsInTalk(person.hearsBy) ? person.telephone : null,
				next:
					to === null
						? next.off
						: (await couldOn(on, person, one, to, dayOf(at)))
							? next.asked(sayDay(to))
							: next.busy(sayDay(to)),
			})),
		}
	})
	const why = words.choose.whys[scope.why]
	const moves = end !== 'off'
	return {
		moves,
		say: (moves ? words.look.moveSay : words.look.offSay)(sayDay(scope.day), why, covered.length, people),
		telephoned: words.look.telephoned(telephoned),
		back: moves ? words.look.backMove : people > manyPeople ? words.look.backOffMany : words.look.backOff,
		rows,
	}
}

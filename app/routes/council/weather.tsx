// 天気と暑さ: a day's work in the open with its deadlines and heat value; calling it off or moving it, looked at before it is done.
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { WeatherEnd, WeatherScope } from '~/assignments/weather'
import { checkEnd, countTold, covers, dayAfterAct, isTelephoned, weatherScopes } from '~/assignments/weather'
import type { WeatherSlot } from '~/assignments/weather.server'
import { actOnWeather, couldOn, workOn } from '~/assignments/weather.server'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { areasToChoose } from '~/council/area.server'
import { settingsOn } from '~/council/setting.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { id, optionalDay, pick, picks, tick } from '~/words/ja/fields'
import { sayHeat, weatherWords } from '~/words/ja/weather'
import { Refusal, refused } from '~/words/refusal'
import { heatAnswers, heatAsks, heatLevel, nextDeadline, weatherWhys } from '~/work/weather'
import { answerHeat, enterHeat, heatIn, heatOn, weatherActsOn } from '~/work/weather.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { ChooseWeather, LookAtWeather, OutsideWork, WeatherDay } from './weather-parts'

const words = weatherWords.page

export const meta = titled(words.title)

const aDay = z.string().refine(isDay)
const ends = ['off', 'reserve', 'day'] as const

/** What may stand in the address: the day, and what one wants to look at before doing it. */
const asked = z.object({
	day: aDay.optional(),
	other: optionalDay(words.otherDay),
	scope: z.string().optional(),
	why: z.enum(weatherWhys).optional(),
	indoors: tick(),
	end: z.enum(ends).optional(),
	toDay: optionalDay(words.choose.toDay),
})

/** `day`, or a kind and an id. */
function scopeIn(text: string | undefined): Pick<WeatherScope, 'scope' | 'scopeId'> | undefined {
	const [kind = '', scopeId = ''] = (text ?? '').split(':')
	const scope = weatherScopes.find((one) => one === kind)
	return scope && { scope, scopeId }
}

const endOf = (end: (typeof ends)[number], toDay: Day | null): WeatherEnd =>
	end === 'day' ? (toDay ?? '') : end

/** Each person is four or five rows; a footprint keeps no more than so many of them (`mostImages`). */
const manyPeople = 60

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const at = now()
	const today = dayOf(at)
	const params = new URL(request.url).searchParams
	const read = parseWithZod(params, { schema: asked, disableAutoCoercion: true })
	const given = read.status === 'success' ? read.value : undefined
	const day = given?.other ?? given?.day ?? params.get('day')?.match(/^\d{4}-\d{2}-\d{2}$/)?.[0] ?? null
	return inSnapshot(async (on) => {
		const set = await settingsOn(on, ['heat-care', 'heat-stop'], today)
		const limits = { care: set['heat-care'], stop: set['heat-stop'] }
		const chosen = day && isDay(day) ? day : await firstDay(on, at)
		const heats = await heatOn(on, chosen)
		const all = (await workOn(on, chosen)).filter((one) =>
			covers({ scope: 'slot', scopeId: one.slotId, day: chosen, why: 'rain', indoors: false }, one, at),
		)
		const outside = all.filter((one) => one.outdoors)
		const areas = await areasToChoose(on)
		const said = toldOf(request, { off: 'off', moved: 'moved', heat: 'heat', answered: 'answered' })
		const n = (name: string) => Number(params.get(name)) || 0
		const scope = scopeIn(given?.scope)
		return {
			day: chosen,
			title: sayDay(chosen),
			past: chosen < today,
			days: ([0, 1, 2] as const).map((ahead) => {
				const one = addDays(today, ahead)
				const word = [words.days.today, words.days.tomorrow, words.days.after][ahead] ?? ''
				return { day: one, label: `${word} ${sayDay(one)}`, here: one === chosen }
			}),
			calls: said === 'off' || said === 'moved',
			told:
				said === 'off'
					? words.done.off(n('slots'), n('people'))
					: said === 'moved'
						? words.done.moved(n('slots'), n('asked'), n('busy'))
						: said === 'heat'
							? words.done.heat
							: said === 'answered'
								? words.done.answered
								: null,
			wrong: read.status === 'error' ? Object.values(read.error ?? {}).flatMap((one) => one ?? []) : [],
			mayAct: mayDo('decide', who.roles),
			limits: { care: sayHeat(limits.care), stop: sayHeat(limits.stop) },
			heats: [...heats].map(([areaId, tenths]) => ({
				areaId,
				where: areaId === '' ? words.heat.town : (areas.find((area) => area.id === areaId)?.name ?? ''),
				value: sayHeat(tenths),
				level: heatLevel(tenths, limits),
			})),
			areas: areas.map((area) => ({ value: area.id, label: area.name })),
			outside: outside.map((one) => outsideLine(one, heatIn(heats, one.areaId), limits, at)),
			inside: all.length - outside.length,
			choices: choicesOf(all),
			...(scope && given?.why && given.end
				? await lookOrRefusal(
						on,
						all,
						{ ...scope, day: chosen, why: given.why, indoors: given.indoors },
						given.end,
						given.toDay,
						at,
					)
				: { look: null, refusal: null }),
			acts: (await weatherActsOn(on, chosen)).map((one) => ({
				id: one.id,
				line: words.acts.line(
					sayInstant(one.at, 'staff'),
					words.choose.whys[one.why as keyof typeof words.choose.whys] ?? '',
					one.slots,
					one.people,
					one.toDay ? sayDay(one.toDay) : '',
				),
			})),
		}
	})
}

/** Today while work in the open still lies ahead, else tomorrow. */
async function firstDay(on: Db, at: Date): Promise<Day> {
	const today = dayOf(at)
	const ahead = (await workOn(on, today)).some((one) =>
		covers({ scope: 'day', scopeId: '', day: today, why: 'rain', indoors: false }, one, at),
	)
	return ahead ? today : addDays(today, 1)
}

const spanOf = ({ slot }: WeatherSlot) => saySpan(slot.startMinute, slot.endMinute, 'staff')

function outsideLine(
	one: WeatherSlot,
	tenths: number | null,
	limits: { care: number; stop: number },
	at: Date,
) {
	const { task } = one
	const rule = task.weather
	const level = heatLevel(tenths, limits)
	const next = rule && nextDeadline(rule, one.day, at)
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
		there: heatAnswers.filter((answer) => rule?.heat?.[answer] === true),
		decides: rule ? words.decides[rule.decides] : '',
		until: next ? words.until(sayInstant(next, 'staff')) : words.late,
		halfway: rule ? words.halfway[rule.halfway] : '',
		reserve: one.reserveDay ? sayDay(one.reserveDay) : null,
	}
}

/** Everything one may choose the reach of an act from; districts and employers only where something stands. */
function choicesOf(all: readonly WeatherSlot[]) {
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
async function lookOrRefusal(...asked: Parameters<typeof lookAt>) {
	try {
		return { look: await lookAt(...asked), refusal: null }
	} catch (error) {
		if (error instanceof Refusal) return { look: null, refusal: error.sentence }
		throw error
	}
}

/** Who would hear of it and how, before anything is done. */
async function lookAt(
	on: Db,
	all: readonly WeatherSlot[],
	scope: WeatherScope,
	kind: (typeof ends)[number],
	toDay: Day | null,
	at: Date,
) {
	const end = endOf(kind, toDay)
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
				state: words.look.states[person.state],
				how: words.look.hearsBy[person.hearsBy as keyof typeof words.look.hearsBy] ?? '',
				telephone: isTelephoned(person.hearsBy) ? person.telephone : null,
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
		hidden: {
			intent: 'act',
			day: scope.day,
			scope: scope.scope === 'day' ? 'day' : `${scope.scope}:${scope.scopeId}`,
			why: scope.why,
			end: kind,
			toDay: toDay ?? '',
			...(scope.indoors && { indoors: 'on' }),
		} as Record<string, string>,
		moves,
		say: (moves ? words.look.moveSay : words.look.offSay)(sayDay(scope.day), why, covered.length, people),
		telephoned: words.look.telephoned(telephoned),
		back: moves ? words.look.backMove : people > manyPeople ? words.look.backOffMany : words.look.backOff,
		rows,
	}
}

const degrees = z.preprocess(
	(value) => (typeof value === 'string' ? value.normalize('NFKC').trim() : ''),
	z
		.string()
		.regex(/^\d{1,2}(\.\d)?$/, words.heat.valueMust)
		.transform((text) => Math.round(Number(text) * 10)),
)

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('heat'), day: aDay, areaId: z.string().optional(), heat: degrees }),
	z.object({
		intent: z.literal('answer-heat'),
		day: aDay,
		taskId: id(),
		heats: picks(weatherWords.rule.heat, heatAnswers),
	}),
	z.object({
		intent: z.literal('act'),
		day: aDay,
		scope: z.string().refine((text) => scopeIn(text) !== undefined),
		why: pick(words.choose.why, weatherWhys),
		end: pick(words.choose.end, ends),
		toDay: z.string().optional(),
		indoors: tick(),
	}),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'decide')
	return send(request, {
		form: 'weather',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const back = `/council/weather?day=${value.day}`
			if (value.intent === 'heat') {
				await enterHeat(tx, actor, { day: value.day, areaId: value.areaId ?? '', tenths: value.heat })
				return `${back}&told=heat`
			}
			if (value.intent === 'answer-heat') {
				await answerHeat(tx, actor, value.taskId, value.heats)
				return `${back}&told=answered`
			}
			const { day, why, indoors } = value
			const scope = scopeIn(value.scope) ?? { scope: 'slot' as const, scopeId: '' }
			const end = endOf(value.end, value.toDay ?? null)
			const done = await actOnWeather(tx, actor, { ...scope, day, why, indoors }, end)
			return end === 'off'
				? `${back}&told=off&slots=${done.slots}&people=${done.people}`
				: `${back}&told=moved&slots=${done.slots}&asked=${done.asked}&busy=${done.busy}`
		},
	})
}

export type WeatherFound = ReturnType<typeof useLoaderData<typeof loader>>

export default function Weather() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'weather')
	return (
		<Council>
			<DeskHead title={words.title} over={found.title} lead={words.lead} />
			{found.told && (
				<Told note={found.calls ? <a href="/council/calls">{words.done.calls}</a> : undefined}>
					{found.told}
				</Told>
			)}
			<ErrorSummary errors={view.errors} />
			{[...found.wrong, ...(found.refusal ? [found.refusal] : [])].map((sentence) => (
				<Told key={sentence} kind="no">
					{sentence}
				</Told>
			))}
			{found.look ? (
				<LookAtWeather day={found.day} look={found.look} view={view} mayAct={found.mayAct} />
			) : (
				<>
					<WeatherDay found={found} view={view} />
					<OutsideWork found={found} view={view} />
					{found.mayAct && !found.past && <ChooseWeather found={found} />}
				</>
			)}
		</Council>
	)
}

// 天気と暑さ: a day's work in the open with its deadlines and heat value; calling it off or moving it, looked at before it is done.
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { WeatherEnd, WeatherScope } from '~/assignments/weather'
import { covers, weatherScopes } from '~/assignments/weather'
import { actOnWeather } from '~/assignments/weather.server'
import { workOn } from '~/assignments/weather-work.server'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay } from '~/base/day'
import { areasToChoose, checkArea } from '~/council/area.server'
import { settingsOn } from '~/council/setting.server'
import { requireStaff } from '~/people/guard.server'
import { doings, mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { idFor } from '~/ui/field-id'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { day as aTypedDay, id, optionalDay, pick, picks, tick } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { sayHeat, weatherWords } from '~/words/ja/weather'
import { usualWeather } from '~/work/task.server'
import { heatAnswers, heatLevel, usualWhy, weatherWhys } from '~/work/weather'
import { answerHeat, enterHeat, heatIn, heatOn, weatherActsOn } from '~/work/weather.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { ChooseWeather, LookAtWeather, OutsideWork, WeatherDay } from './weather-parts'
import { choicesOf, lookOrRefusal, outsideLine } from './weather-shown.server'

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
})

/** The day to move to, asked for only where another day was chosen. */
const askedDay = z.object({ toDay: aTypedDay(words.choose.toDay) })

/** `day`, or a kind and an id. */
function scopeIn(text: string | undefined): Pick<WeatherScope, 'scope' | 'scopeId'> | undefined {
	const [kind = '', scopeId = ''] = (text ?? '').split(':')
	const scope = weatherScopes.find((one) => one === kind)
	return scope && { scope, scopeId }
}

const endOf = (end: (typeof ends)[number], toDay: Day | null): WeatherEnd =>
	end === 'day' ? (toDay ?? '') : end

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const at = now()
	const today = dayOf(at)
	const params = new URL(request.url).searchParams
	const read = parseWithZod(params, { schema: asked, disableAutoCoercion: true })
	const given = read.status === 'success' ? read.value : undefined
	const readDay = parseWithZod(params, { schema: askedDay, disableAutoCoercion: true })
	const toDay = readDay.status === 'success' ? readDay.value.toDay : null
	const wrongDay =
		given?.end === 'day' && readDay.status === 'error' ? (readDay.error?.toDay?.[0] ?? null) : null
	const day = given?.other ?? given?.day ?? params.get('day')?.match(/^\d{4}-\d{2}-\d{2}$/)?.[0] ?? null
	return inSnapshot(async (on) => {
		const set = await settingsOn(on, ['heat-care', 'heat-stop'], today)
		const limits = { care: set['heat-care'], stop: set['heat-stop'] }
		const chosen = day && isDay(day) ? day : await firstDay(on, at)
		const usual = await usualWeather(on, today)
		const heats = await heatOn(on, chosen)
		// Whatever an act may reach: under a roof too, where the way is unsafe.
		const all = (await workOn(on, chosen)).filter((one) =>
			covers({ scope: 'day', scopeId: '', day: chosen, why: 'disaster', indoors: true }, one, at),
		)
		const outside = all.filter((one) => one.outdoors)
		const areas = await areasToChoose(on)
		const said = toldOf(request, { off: 'off', moved: 'moved', heat: 'heat', answered: 'answered' })
		const n = (name: string) => Number(params.get(name)) || 0
		const scope = scopeIn(given?.scope)
		const looked =
			scope && given?.why && given.end && wrongDay === null
				? await lookOrRefusal(
						on,
						all,
						{ ...scope, day: chosen, why: given.why, indoors: given.indoors },
						endOf(given.end, toDay),
						at,
					)
				: { look: null, refusal: null }
		const lines = outside.map((one) =>
			outsideLine(one, one.task.weather ?? usual, heatIn(heats, one.areaId), limits, at),
		)
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
			outside: lines,
			inside: all.length - outside.length,
			choices: choicesOf(all),
			look: looked.look,
			refusal: looked.refusal?.field === 'toDay' ? null : (looked.refusal?.sentence ?? null),
			/** What was chosen before, where it could not be looked at. */
			typed: {
				scope: given?.scope ?? 'day',
				why: given?.why ?? usualWhy(lines.map((one) => one.level)),
				end: given?.end ?? 'off',
				indoors: given?.indoors ?? false,
				toDay: {
					year: params.get('toDay.year') ?? '',
					month: params.get('toDay.month') ?? '',
					day: params.get('toDay.day') ?? '',
				},
				wrongDay: wrongDay ?? (looked.refusal?.field === 'toDay' ? looked.refusal.sentence : null),
			},
			hidden: {
				intent: 'act',
				day: chosen,
				scope: given?.scope ?? '',
				why: given?.why ?? '',
				end: given?.end ?? '',
				toDay: toDay ?? '',
				...(given?.indoors && { indoors: 'on' }),
			} as Record<string, string>,
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

const degrees = z.preprocess(
	(value) => (typeof value === 'string' ? value.normalize('NFKC').trim() : ''),
	z
		.string()
		.regex(/^\d{1,6}(\.\d)?$/, words.heat.valueMust)
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
				const areaId = value.areaId ?? ''
				// None is the whole town.
				if (areaId !== '') await checkArea(tx, areaId)
				await enterHeat(tx, actor, { day: value.day, areaId, tenths: value.heat })
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

/** Who may do it, in words. */
const rolesThat = (doing: keyof typeof doings) =>
	frameWords.rolesThat(doings[doing].map((role) => frameWords.roles[role]))

export type WeatherFound = ReturnType<typeof useLoaderData<typeof loader>>

export default function Weather() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'weather')
	return (
		<Council>
			<DeskHead
				title={words.title}
				over={found.title}
				lead={found.mayAct ? words.lead : words.readOnly(rolesThat('decide'))}
			/>
			{found.told && (
				<Told note={found.calls ? <a href="/council/calls">{words.done.calls}</a> : undefined}>
					{found.told}
				</Told>
			)}
			<ErrorSummary
				errors={[
					...view.errors,
					...(found.typed.wrongDay ? [{ id: idFor('toDay'), message: found.typed.wrongDay }] : []),
				]}
			/>
			{[...found.wrong, ...(found.refusal ? [found.refusal] : [])].map((sentence) => (
				<Told key={sentence} kind="no">
					{sentence}
				</Told>
			))}
			{found.look ? (
				<LookAtWeather
					day={found.day}
					look={found.look}
					hidden={found.hidden}
					view={view}
					mayAct={found.mayAct}
				/>
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

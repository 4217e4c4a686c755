// One task of a request: written new, or mended while it is a draft.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { Area } from '~/council/area.server'
import { allAreas, areasToChoose } from '~/council/area.server'
import { settingOn } from '~/council/setting.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { NumberField, PickMany, PickOne, SelectField, TextArea, TextField, YenField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { optionalText, pick, picks, text, whole, yen } from '~/words/ja/fields'
import { payWords } from '~/words/ja/pay'
import { hazardWords } from '~/words/ja/sheet'
import { workWords } from '~/words/ja/work'
import { refused } from '~/words/refusal'
import { taskOfSteps } from '~/work/cutting'
import { freshTask } from '~/work/cutting.server'
import { hazards } from '~/work/hazard'
import { requestForStaff, requestState } from '~/work/request.server'
import { yenAnHour } from '~/work/splitting'
import type { TaskFields } from '~/work/task'
import { contractKinds, postures, skills, taskKinds } from '~/work/task'
import { changeTask, draftTask, taskForStaff, usualWeather } from '~/work/task.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { PayTermsPart, payTermsFields, payTermsFirst, payTermsSaid } from './pay-terms-part'
import { UndecidedPart, undecidedFields, undecidedFirst, undecidedSaid } from './undecided-part'
import { WeatherRulePart, weatherFields, weatherFirst, weatherSaid } from './weather-rule-part'

const words = councilWords.task
const traits = [
	'outdoors',
	'alone',
	'atHome',
	'rests',
	'driving',
	'lift',
	'privateHome',
	'trial',
	'continued',
] as const

export const meta = titled<{ fresh: boolean }>((found) => (found.fresh ? words.newTitle : words.editTitle))

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		const task = params.taskId ? found?.tasks.find((one) => one.id === params.taskId) : undefined
		if (!found || (params.taskId && !task)) throw data(null, { status: 404 })
		const first = task
			? {
					...task,
					...weatherFirst(task.weather, task.weather?.heat),
					...payTermsFirst(task.payTerms),
					...undecidedFirst(task.undecided),
					traits: traits.filter((trait) => task[trait]),
					skill: task.skill ?? '',
				}
			: await freshFields(on, found)
		return {
			fresh: !task,
			ends: found.state === 'agreed' || found.state === 'quoted' ? found.state : null,
			number: found.number,
			requestId: found.id,
			areas: await areasToChoose(on, String(first.areaId)),
			travelNote: travelNoteOf((await allAreas(on)).find((area) => area.id === first.areaId)),
			first: first as Record<string, unknown>,
			groupHref: task && task.groupRule !== '' ? `/council/tasks/${task.id}/group` : null,
		}
	})
}

/** What the district of a task pays for the way, where that was set. */
const travelNoteOf = (area: Area | undefined) =>
	area?.travelYen ? payWords.travelArea(area.name, formatYen(area.travelYen)) : payWords.travelAreaNone

/** A new task starts with the place of the employer and, where there are steps, with what they say. */
async function freshFields(on: Db, found: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>) {
	const today = dayOf(now())
	const base = await freshTask(on, found.id, today)
	const usual = await settingOn(on, 'usual-pay-an-hour', today)
	const task = found.steps.length > 0 ? taskOfSteps(found.steps, base, usual) : base
	const traitsOf = traits.filter((trait) => task[trait])
	return {
		...task,
		...weatherFirst(task.weather, task.weather?.heat),
		...payTermsFirst(task.payTerms),
		title: '',
		result: '',
		specification: '',
		traits: traitsOf,
		skill: task.skill ?? '',
		payYen: '',
	}
}

const schema = z.object({
	title: text(words.title, 60),
	kind: pick(words.kind, taskKinds),
	result: text(words.result, 1000),
	procedure: text(words.procedure, 4000),
	specification: text(words.specification, 2000),
	contractKind: pick(words.contractKind, contractKinds),
	areaId: text(words.area, 40),
	place: text(words.place, 200),
	address: optionalText(words.address, 200),
	busStop: optionalText(words.busStop, 100),
	payYen: yen(words.pay),
	payFor: text(words.payFor, 40),
	lowPayReason: optionalText(words.lowReason, 300),
	hazards: picks(words.hazards, hazards),
	minutes: whole(words.minutes, { least: 1, most: 1440, unit: '分' }),
	kilograms: whole(words.kilograms, { least: 0, most: 100, unit: 'kg' }),
	posture: pick(words.posture, postures),
	traits: picks(words.traits, traits),
	skill: optionalText(words.skill, 40),
	bring: optionalText(words.bring, 300),
	...weatherFields,
	...payTermsFields,
	cancellation: text(words.cancellation, 2000),
	insurance: text(words.insurance, 1000),
	groupRule: optionalText(words.groupRule, 300),
	...undecidedFields,
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const requestId = params.requestId ?? ''
	return send(request, {
		form: 'task',
		person: who.accountId,
		schema,
		async act(tx, { traits: ticked, skill, ...typed }) {
			const { rest: all, undecided } = undecidedSaid(typed)
			const { decides, eveningMinute, morningMinute, halfway, heats, ...others } = all
			const {
				payBy,
				payUnit,
				payUnits,
				payWhy,
				shared,
				withholding,
				taxApart,
				travel,
				travelAs,
				travelYen,
				...value
			} = others
			const { weather, heat } = weatherSaid({ decides, eveningMinute, morningMinute, halfway, heats })
			const fields: TaskFields = {
				...value,
				payTerms: payTermsSaid(
					{ payBy, payUnit, payUnits, payWhy, shared, withholding, taxApart, travel, travelAs, travelYen },
					(await allAreas(tx)).find((area) => area.id === value.areaId)?.travelYen ?? null,
				),
				weather: { ...(await usualWeather(tx, dayOf(tx.at))), ...weather, ...(heat && { heat }) },
				skill: skill || null,
				undecided,
				stepIds: params.taskId ? ((await taskForStaff(tx, params.taskId))?.stepIds ?? []) : [],
				outdoors: ticked.includes('outdoors'),
				alone: ticked.includes('alone'),
				atHome: ticked.includes('atHome'),
				rests: ticked.includes('rests'),
				driving: ticked.includes('driving'),
				continued: ticked.includes('continued'),
				lift: ticked.includes('lift'),
				privateHome: ticked.includes('privateHome'),
				trial: ticked.includes('trial'),
			}
			const anHour = yenAnHour(fields.payYen, fields.minutes)
			const yardstick = await settingOn(tx, 'minimum-wage-yardstick', dayOf(tx.at))
			if (anHour < yardstick && fields.lowPayReason === '')
				throw refused('pay-low', { anHour, yardstick }, 'lowPayReason')
			if (anHour >= yardstick) fields.lowPayReason = ''
			const before = await requestState(tx, requestId)
			if (params.taskId) await changeTask(tx, actor, params.taskId, fields)
			else await draftTask(tx, actor, requestId, fields)
			const told =
				before === 'agreed' || before === 'quoted' ? 'reopened' : params.taskId ? 'changed' : 'drafted'
			return `/council/requests/${requestId}?told=${told}#tasks`
		},
	})
}

export default function TaskEdit() {
	const { fresh, ends, number, areas, travelNote, first, groupHref } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'task', first)
	const list = (values: readonly string[], labels: Record<string, string>) =>
		values.map((value) => ({ value, label: labels[value] ?? value }))
	return (
		<Council>
			<DeskHead title={fresh ? words.newTitle : words.editTitle} over={number} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			{ends && <Told kind="wait">{councilWords.splitting.endsAgreement[ends]}</Told>}
			<ActForm idempotencyKey={view.key} className="page-form">
				<Sheet id="part-what" title={words.parts.what}>
					<TextField {...view.line('title')} label={words.title} hint={words.titleHint} />
					<SelectField {...view.line('kind')} label={words.kind} choices={list(taskKinds, workWords.kinds)} />
					<TextArea {...view.line('result')} label={words.result} hint={words.resultHint} rows={3} />
					<TextArea {...view.line('procedure')} label={words.procedure} hint={words.procedureHint} rows={6} />
					<TextArea
						{...view.line('specification')}
						label={words.specification}
						hint={words.specificationHint}
						rows={3}
					/>
					<PickOne
						{...view.line('contractKind')}
						label={words.contractKind}
						choices={contractKinds.map((value) => ({
							value,
							label: workWords.contractKinds[value],
							hint: words.contractHints[value],
						}))}
					/>
				</Sheet>
				<Sheet id="part-where" title={words.parts.where}>
					<SelectField
						{...view.line('areaId')}
						label={words.area}
						choices={areas.map((area) => ({ value: area.id, label: area.name }))}
					/>
					<TextField {...view.line('place')} label={words.place} hint={words.placeHint} />
					<TextField {...view.line('address')} label={words.address} optional />
					<TextField {...view.line('busStop')} label={words.busStop} optional />
				</Sheet>
				<Sheet id="part-pay" title={words.parts.pay}>
					<YenField {...view.line('payYen')} label={words.pay} hint={words.payHint} />
					<TextField {...view.line('payFor')} label={words.payFor} hint={words.payForHint} />
					<NumberField {...view.line('minutes')} label={words.minutes} unit="分" />
					{(view.error('lowPayReason') || view.value('lowPayReason')) && (
						<TextField
							{...view.line('lowPayReason')}
							label={words.lowReason}
							hint={words.lowReasonHint}
							optional
						/>
					)}
				</Sheet>
				<Sheet id="part-load" title={words.parts.load}>
					<NumberField {...view.line('kilograms')} label={words.kilograms} unit="kg" />
					<PickOne
						{...view.line('posture')}
						label={words.posture}
						choices={list(postures, workWords.postures)}
					/>
					<PickMany
						name="traits"
						label={words.traits}
						choices={traits.map((value) => ({ value, label: words[value] }))}
						columns="two"
						defaultValues={view.values('traits')}
						error={view.error('traits')}
					/>
					<PickMany
						name="hazards"
						label={words.hazards}
						hint={words.hazardsHint}
						choices={list(hazards, hazardWords)}
						columns="two"
						defaultValues={view.values('hazards')}
						error={view.error('hazards')}
					/>
					<SelectField
						{...view.line('skill')}
						label={words.skill}
						choices={list(skills, workWords.skills)}
						blank={words.skillNone}
					/>
					<TextField {...view.line('bring')} label={words.bring} optional />
				</Sheet>
				<Sheet id="part-rules" title={words.parts.rules}>
					<TextArea {...view.line('cancellation')} label={words.cancellation} rows={5} />
					<TextArea {...view.line('insurance')} label={words.insurance} rows={2} />
					<TextField
						{...view.line('groupRule')}
						label={words.groupRule}
						hint={words.groupRuleHint}
						optional
					/>
					{groupHref && (
						<p>
							<a href={groupHref}>{words.group}</a>
						</p>
					)}
				</Sheet>
				<PayTermsPart view={view} travelNote={travelNote} />
				<WeatherRulePart view={view} />
				<UndecidedPart view={view} />
				<Button big>{fresh ? words.submit : words.save}</Button>
			</ActForm>
		</Council>
	)
}

// One step of the sheet with everything that may be known of it; what stays empty is わからない and blocks nothing.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { NumberField, PickMany, SelectField, TextField, TimeSelect } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { optionalText, optionalWhole, picks, text, whole } from '~/words/ja/fields'
import { hazardWords, sheetWords } from '~/words/ja/sheet'
import { workWords } from '~/words/ja/work'
import { refused } from '~/words/refusal'
import { hazards } from '~/work/hazard'
import { changeStep, cutStepInTwo, stepsOf } from '~/work/sheet.server'
import type { StepDetail } from '~/work/step'
import { contractKinds, postures, skills } from '~/work/task'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { WeatherRulePart, weatherFields, weatherFirst, weatherSaid } from './weather-rule-part'

const words = sheetWords.step
const old = councilWords.splitting

export const meta = titled(words.title)

const whens = ['any', 'window', 'fixed'] as const
const paces = ['own', 'steady', 'hurried'] as const
const companies = ['alone', 'either', 'together'] as const
/** The tick that says that somebody looked and there is no danger. */
const noHazards = 'none'

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	return inSnapshot(async (on) => {
		const all = await stepsOf(on, params.requestId ?? '')
		const step = all.find((one) => one.id === params.stepId)
		if (!step) throw data(null, { status: 404 })
		const { detail } = step
		const yesNo = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no')
		return {
			requestId: params.requestId ?? '',
			minutes: step.minutes,
			others: all
				.filter((one) => one.id !== step.id)
				.map((one) => ({ value: one.id, label: one.what.slice(0, 40) })),
			first: {
				...detail,
				what: step.what,
				minutes: step.minutes ?? '',
				place: step.place,
				hazards: detail.noHazards ? [noHazards] : detail.hazards,
				...weatherFirst(detail.weather, detail.heat),
				outdoors: yesNo(detail.outdoors),
				atHome: yesNo(detail.atHome),
			} as Record<string, unknown>,
		}
	})
}

const known = <const Values extends readonly [string, ...string[]]>(values: Values) =>
	z.preprocess(
		(value) => (value === '' || value === undefined ? undefined : value),
		z.enum(values).optional(),
	)

const minutesOf = (label: string) => optionalWhole(label, { least: 1, most: 1440, unit: '分' })
const hour = z.preprocess(
	(value) => (value === '' || value === undefined ? undefined : Number(value)),
	z.number().int().min(0).max(1440).optional(),
)

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('save'),
		what: text(old.stepWhat, 200),
		minutes: minutesOf(old.stepMinutes),
		place: optionalText(old.stepPlace, 100),
		result: optionalText(words.result, 300),
		usedMinutes: minutesOf(words.usedMinutes),
		afterId: optionalText(words.after, 40),
		when: known(whens),
		fromMinute: hour,
		untilMinute: hour,
		outdoors: known(['yes', 'no']),
		posture: known(postures),
		kilograms: optionalWhole(words.kilograms, { least: 0, most: 100, unit: 'kg' }),
		pace: known(paces),
		company: known(companies),
		tools: optionalText(words.tools, 300),
		skill: known(skills),
		atHome: known(['yes', 'no']),
		leastMinutes: minutesOf(words.leastMinutes),
		atOnce: optionalWhole(words.atOnce, { least: 1, most: 50, unit: '人' }),
		hazards: picks(words.hazards, [noHazards, ...hazards]),
		...weatherFields,
		contractKind: known(contractKinds),
	}),
	z.object({
		intent: z.literal('cut'),
		atMinute: whole(words.cutAt, { least: 1, most: 1440, unit: '分' }),
	}),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const requestId = params.requestId ?? ''
	const stepId = params.stepId ?? ''
	const back = (told: string) => `/council/requests/${requestId}?told=${told}#steps`
	return send(request, {
		form: 'step',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'cut') {
				await cutStepInTwo(tx, actor, requestId, stepId, value.atMinute)
				return back('cut')
			}
			const { intent: _intent, what, minutes, place, outdoors, atHome, ...all } = value
			const { decides, eveningMinute, morningMinute, halfway, heats, hazards: ticked, ...rest } = all
			const dangers = ticked.filter((one) => one !== noHazards)
			if (dangers.length > 0 && dangers.length < ticked.length)
				throw refused('step-hazards', undefined, 'hazards')
			const others = (await stepsOf(tx, requestId)).filter((one) => one.id !== stepId)
			const detail: StepDetail = {
				...rest,
				...weatherSaid({ decides, eveningMinute, morningMinute, halfway, heats }),
				hazards: dangers,
				noHazards: ticked.includes(noHazards) || undefined,
				usedMinutes: rest.usedMinutes ?? undefined,
				kilograms: rest.kilograms ?? undefined,
				leastMinutes: rest.leastMinutes ?? undefined,
				atOnce: rest.atOnce ?? undefined,
				outdoors: outdoors === undefined ? undefined : outdoors === 'yes',
				atHome: atHome === undefined ? undefined : atHome === 'yes',
				afterId: others.some((one) => one.id === rest.afterId) ? rest.afterId : undefined,
				fromMinute: rest.when === 'window' || rest.when === 'fixed' ? rest.fromMinute : undefined,
				untilMinute: rest.when === 'window' ? rest.untilMinute : undefined,
			}
			await changeStep(tx, actor, requestId, stepId, { what, minutes, place, detail })
			return back('step-changed')
		},
	})
}

export default function StepEdit() {
	const { requestId, minutes, others, first } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'step', first)
	const cutting = view.value('intent') === 'cut'
	const list = (values: readonly string[], labels: Record<string, string>) =>
		values.map((value) => ({ value, label: labels[value] ?? value }))
	const hours = { from: 0, to: 1440, step: 15 } as const
	const clock = (name: string) => (view.value(name) ? Number(view.value(name)) : undefined)
	const unknown = { blank: sheetWords.unknown }
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href={`/council/requests/${requestId}#steps`}>
						{words.back}
					</LinkButton>
				}
			/>
			<ErrorSummary errors={view.errors} />
			<ActForm
				idempotencyKey={cutting ? crypto.randomUUID() : view.key}
				hidden={{ intent: 'save' }}
				className="page-form"
			>
				<Sheet id="part-what" title={words.parts.what}>
					<TextField {...view.line('what')} label={old.stepWhat} />
					<NumberField {...view.line('minutes')} label={old.stepMinutes} unit="分" optional />
					<TextField {...view.line('place')} label={old.stepPlace} optional />
					<TextField {...view.line('result')} label={words.result} optional />
					<NumberField {...view.line('usedMinutes')} label={words.usedMinutes} unit="分" optional />
				</Sheet>
				<Sheet id="part-when" title={words.parts.when}>
					{others.length > 0 && (
						<SelectField
							{...view.line('afterId')}
							label={words.after}
							choices={others}
							blank={words.afterNone}
						/>
					)}
					<SelectField
						{...view.line('when')}
						label={words.when}
						choices={list(whens, sheetWords.whens)}
						{...unknown}
					/>
					<TimeSelect
						name="fromMinute"
						label={words.fromMinute}
						range={hours}
						defaultValue={clock('fromMinute')}
						error={view.error('fromMinute')}
						optional
					/>
					<TimeSelect
						name="untilMinute"
						label={words.untilMinute}
						range={hours}
						defaultValue={clock('untilMinute')}
						error={view.error('untilMinute')}
						optional
					/>
					<NumberField {...view.line('leastMinutes')} label={words.leastMinutes} unit="分" optional />
				</Sheet>
				<Sheet id="part-load" title={words.parts.load}>
					<SelectField
						{...view.line('posture')}
						label={words.posture}
						choices={list(postures, sheetWords.postures)}
						{...unknown}
					/>
					<NumberField {...view.line('kilograms')} label={words.kilograms} unit="kg" optional />
					<SelectField
						{...view.line('company')}
						label={words.company}
						choices={list(companies, sheetWords.companies)}
						{...unknown}
					/>
					<NumberField {...view.line('atOnce')} label={words.atOnce} unit="人" optional />
					<SelectField
						{...view.line('pace')}
						label={words.pace}
						choices={list(paces, sheetWords.paces)}
						{...unknown}
					/>
					<SelectField
						{...view.line('outdoors')}
						label={words.outdoors}
						choices={list(['yes', 'no'], words.outdoorsChoices)}
						{...unknown}
					/>
					<SelectField
						{...view.line('atHome')}
						label={words.atHome}
						choices={list(['yes', 'no'], words.atHomeChoices)}
						{...unknown}
					/>
					<PickMany
						name="hazards"
						label={words.hazards}
						hint={words.hazardsHint}
						choices={[{ value: noHazards, label: sheetWords.none }, ...list(hazards, hazardWords)]}
						columns="two"
						defaultValues={view.values('hazards')}
						error={view.error('hazards')}
					/>
				</Sheet>
				<Sheet id="part-rest" title={words.parts.rest}>
					<TextField {...view.line('tools')} label={words.tools} optional />
					<SelectField
						{...view.line('skill')}
						label={words.skill}
						choices={list(skills, workWords.skills)}
						blank={words.skillNone}
					/>
					<SelectField
						{...view.line('contractKind')}
						label={words.contractKind}
						choices={list(contractKinds, workWords.contractKinds)}
						{...unknown}
					/>
				</Sheet>
				<WeatherRulePart view={view} />
				<Button big>{words.save}</Button>
			</ActForm>
			{minutes !== null && minutes > 1 && (
				<Sheet id="part-cut" title={words.cutTitle}>
					<ActForm
						idempotencyKey={cutting ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'cut' }}
						className="row-form"
					>
						<NumberField
							name="atMinute"
							label={words.cutAt}
							unit="分"
							defaultValue={cutting ? view.value('atMinute') : Math.ceil(minutes / 2)}
							error={view.error('atMinute')}
						/>
						<Button kind="second">{words.cut}</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}

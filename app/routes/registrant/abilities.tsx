// できること・むずかしいこと: abilities and limits, never why.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { areasToChoose, checkAreas } from '~/council/area.server'
import type { Limits } from '~/matching/limit'
import { mostYenCeiling } from '~/matching/limit'
import { limitsOf, setLimits } from '~/matching/limit.server'
import { setSkills, skillsOf } from '~/matching/skill.server'
import { waysThere } from '~/matching/way'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf, setLikings } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { PickMany, PickOne, SelectField, Tick, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayMinutes } from '~/words/ja/dates'
import { optionalWhole, pick, picks, picksOf, tick } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { workWords } from '~/words/ja/work'
import { isPaper, skills as knownSkills, taskKinds } from '~/work/task'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { skillWord } from '../task-face'
import { toldOf, withTold } from '../told'

const words = selfWords.abilities

export const meta = titled(words.title)

const conditions = [
	'sittingOnly',
	'restEachHour',
	'aloneOnly',
	'indoorsOnly',
	'atHomeOnly',
	'busStopNeeded',
	'holidaysOff',
	'noDriving',
	'notAlone',
	'pairAtMost',
	'freeStartOnly',
	'fixedStartOnly',
] as const satisfies readonly (keyof Limits)[]

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot(async (on) => ({
		told: toldOf(request, words.told),
		limits: await limitsOf(on, registrantId),
		skills: await skillsOf(on, registrantId),
		...likingsIn(await registrantOf(on, registrantId)),
		areas: await areasToChoose(on),
	}))
}

const schema = z.object({
	kilogramsMost: optionalWhole(words.kilogramsMost, { least: 0, most: 100, unit: 'kg' }),
	minutesMost: optionalWhole(words.minutesMost, { least: 30, most: 1440, unit: '分' }),
	daysPerWeekMost: optionalWhole(words.daysPerWeekMost, { least: 1, most: 7, unit: '日' }),
	minutesPerWeekMost: optionalWhole(words.minutesPerWeekMost, { least: 30, most: 10_080, unit: '分' }),
	restBetweenMinutes: optionalWhole(words.restBetweenMinutes, { least: 5, most: 480, unit: '分' }),
	standMinutesMost: optionalWhole(words.standMinutesMost, { least: 5, most: 600, unit: '分' }),
	monthYenMost: optionalWhole(words.monthYenMost, { most: mostYenCeiling, unit: '円' }),
	yearYenMost: optionalWhole(words.yearYenMost, { most: mostYenCeiling, unit: '円' }),
	comesBy: z.preprocess((value) => value ?? 'any', pick(words.comesBy, ['any', ...waysThere])),
	areaIds: picksOf(),
	likesKinds: picks(words.likesKinds, taskKinds),
	likesSame: tick(),
	conditions: picks(words.conditions, conditions),
	skills: picks(words.skills, knownSkills),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'abilities',
		person: who.accountId,
		schema,
		async act(tx, { conditions: ticked, comesBy, skills, likesKinds, likesSame, ...figuresSaid }) {
			const has = (condition: (typeof conditions)[number]) => ticked.includes(condition)
			await checkAreas(tx, figuresSaid.areaIds)
			await setLimits(tx, actor, registrantId, {
				...figuresSaid,
				comesBy: comesBy === 'any' ? null : comesBy,
				notAlone: has('notAlone'),
				pairAtMost: has('pairAtMost'),
				freeStartOnly: has('freeStartOnly'),
				fixedStartOnly: has('fixedStartOnly'),
				sittingOnly: has('sittingOnly'),
				restEachHour: has('restEachHour'),
				aloneOnly: has('aloneOnly'),
				indoorsOnly: has('indoorsOnly'),
				atHomeOnly: has('atHomeOnly'),
				busStopNeeded: has('busStopNeeded'),
				holidaysOff: has('holidaysOff'),
				noDriving: has('noDriving'),
			})
			await setLikings(tx, actor, registrantId, likesKinds, likesSame)
			await setSkills(tx, actor, registrantId, skills)
			return withTold('/my/abilities', 'saved')
		},
	})
}

/** What somebody likes, as the form shows it. */
const likingsIn = (person: Awaited<ReturnType<typeof registrantOf>>) => ({
	likesKinds: person?.likesKinds ?? [],
	likesSame: person?.likesSame ?? false,
})

/** The usual figures, and the person's own when it is another. */
function figures(usual: readonly number[], own: string | undefined, say: (n: number) => string) {
	const mine = own && /^\d{1,4}$/.test(own) ? [Number(own)] : []
	return [...new Set([...usual, ...mine])]
		.sort((a, b) => a - b)
		.map((n) => ({ value: String(n), label: say(n) }))
}

export default function Abilities() {
	const { told, limits, skills, likesKinds, likesSame, areas } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'abilities', {
		kilogramsMost: limits.kilogramsMost ?? '',
		minutesMost: limits.minutesMost ?? '',
		daysPerWeekMost: limits.daysPerWeekMost ?? '',
		minutesPerWeekMost: limits.minutesPerWeekMost ?? '',
		restBetweenMinutes: limits.restBetweenMinutes ?? '',
		standMinutesMost: limits.standMinutesMost ?? '',
		monthYenMost: limits.monthYenMost ?? '',
		yearYenMost: limits.yearYenMost ?? '',
		comesBy: limits.comesBy ?? 'any',
		areaIds: [...limits.areaIds],
		likesKinds,
		likesSame: likesSame ? 'on' : '',
		conditions: conditions.filter((condition) => limits[condition]),
		skills: skills.map(({ skill }) => skill),
	})
	const seen = new Set(skills.filter((one) => one.checked).map((one) => one.skill))
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<Section id="likes" title={words.likes}>
					<PickMany
						name="likesKinds"
						label={words.likesKinds}
						hint={words.likesHint}
						choices={taskKinds.map((value) => ({ value, label: workWords.kinds[value] }))}
						columns="two"
						defaultValues={view.values('likesKinds')}
						error={view.error('likesKinds')}
					/>
					<Tick name="likesSame" label={words.likesSame} defaultChecked={view.value('likesSame') === 'on'} />
				</Section>
				<Section id="limits" title={words.limits}>
					<div className="page-form">
						<SelectField
							{...view.line('kilogramsMost')}
							label={words.kilogramsMost}
							blank={words.kilogramsNone}
							choices={figures([0, 2, 3, 5, 10, 15, 20], view.value('kilogramsMost'), words.kilograms)}
						/>
						<PickMany
							name="conditions"
							label={words.conditions}
							hint={words.conditionsHint}
							choices={conditions.map((value) => ({ value, ...words.list[value] }))}
							defaultValues={view.values('conditions')}
							error={view.error('conditions')}
						/>
						<SelectField
							{...view.line('standMinutesMost')}
							label={words.standMinutesMost}
							blank={words.minutesNone}
							choices={figures([15, 30, 60, 90, 120], view.value('standMinutesMost'), (n) =>
								words.minutes(sayMinutes(n)),
							)}
						/>
						<SelectField
							{...view.line('minutesMost')}
							label={words.minutesMost}
							blank={words.minutesNone}
							choices={figures([60, 90, 120, 180, 240, 360], view.value('minutesMost'), (n) =>
								words.minutes(sayMinutes(n)),
							)}
						/>
						<SelectField
							{...view.line('daysPerWeekMost')}
							label={words.daysPerWeekMost}
							blank={words.daysNone}
							choices={figures([1, 2, 3, 4, 5, 6], view.value('daysPerWeekMost'), words.days)}
						/>
						<SelectField
							{...view.line('minutesPerWeekMost')}
							label={words.minutesPerWeekMost}
							blank={words.minutesNone}
							choices={figures([120, 180, 240, 360, 480, 600], view.value('minutesPerWeekMost'), (n) =>
								words.minutes(sayMinutes(n)),
							)}
						/>
						<SelectField
							{...view.line('restBetweenMinutes')}
							label={words.restBetweenMinutes}
							hint={words.restBetweenHint}
							blank={words.minutesNone}
							choices={figures([30, 60, 90, 120], view.value('restBetweenMinutes'), (n) =>
								words.between(sayMinutes(n)),
							)}
						/>
					</div>
				</Section>
				<Section id="way" title={words.way}>
					<div className="page-form">
						<PickOne
							{...view.line('comesBy')}
							label={words.comesBy}
							choices={(['any', ...waysThere] as const).map((value) => ({ value, ...words.ways[value] }))}
						/>
						<PickMany
							name="areaIds"
							label={words.areas}
							hint={words.areasHint}
							choices={areas.map((area) => ({ value: area.id, label: area.name }))}
							columns="two"
							defaultValues={view.values('areaIds')}
							error={view.error('areaIds')}
						/>
					</div>
				</Section>
				<Fold
					title={words.ceilings}
					open={['monthYenMost', 'yearYenMost'].some((name) => view.value(name) || view.error(name))}
				>
					<div className="page-form">
						<p>{words.ceilingsNote}</p>
						<YenField {...view.line('monthYenMost')} label={words.monthYenMost} optional />
						<YenField {...view.line('yearYenMost')} label={words.yearYenMost} optional />
					</div>
				</Fold>
				<Section id="skills-part" title={words.skills}>
					<PickMany
						name="skills"
						label={words.skillsHint}
						choices={knownSkills.map((value) => ({
							value,
							label: skillWord(value),
							hint: isPaper(value) ? (seen.has(value) ? words.checked : words.paper) : '',
						}))}
						defaultValues={view.values('skills')}
						error={view.error('skills')}
					/>
				</Section>
				<Note>
					<p>{words.illness}</p>
				</Note>
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}

// Step 2 of the journey: a request is cut into steps, tasks and slots, quoted and posted, on one page.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { endSeekingForTask } from '~/assignments/application.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { mayMove } from '~/base/life'
import { formatYen } from '~/base/yen'
import { settingOn } from '~/council/setting.server'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Band } from '~/ui/band'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, NumberField, Tick, TimeField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { ToldIn } from '~/ui/told-in'
import { contractQuestions, lawRulesReadOn, wordRulesReadOn } from '~/words/ja/contract-rules'
import { councilWords } from '~/words/ja/council'
import { cutWords } from '~/words/ja/cuts'
import { sayDay, sayDayAndYear, sayInstant, sayMinutes, saySpan, sayTime } from '~/words/ja/dates'
import {
	clockTime,
	day,
	id,
	optionalDay,
	optionalText,
	optionalWhole,
	pick,
	text,
	tick,
	whole,
} from '~/words/ja/fields'
import { payWords, sayPayTerms } from '~/words/ja/pay'
import { saySetting } from '~/words/ja/settings'
import { hazardWords, sayStepMinutes, sheetWords } from '~/words/ja/sheet'
import { sayReserve, weatherWords } from '~/words/ja/weather'
import { taskNeeds, workWords } from '~/words/ja/work'
import { workTemplates } from '~/words/ja/work-templates'
import { refused } from '~/words/refusal'
import type { ContractAnswers } from '~/work/contract-check'
import { leftIn } from '~/work/contract-check'
import {
	answerContract,
	approveOverride,
	askOverride,
	checkRequest,
	dropOverride,
	readRefusal,
	refuseOverride,
	takeWording,
	unreadRefusals,
} from '~/work/contract-check.server'
import { cutsChosenAt } from '~/work/cuts.server'
import { repeats } from '~/work/cutting'
import { addDay, draftFromSteps, repeatDays } from '~/work/cutting.server'
import { lastDayOf, requestMoves, requestStanding, requestStates } from '~/work/request'
import { requestForStaff, requestState, takeRequest } from '~/work/request.server'
import {
	addStep,
	copyStep,
	earlierSheets,
	joinStep,
	moveStep,
	removeStep,
	startFromRequest,
	startFromTemplate,
	stepsOf,
} from '~/work/sheet.server'
import { minutesOfSteps, quoteSums, seatsOf, yenAnHour } from '~/work/splitting'
import type { StepDetail } from '~/work/step'
import { lackingBeforePosting, muchShorter } from '~/work/task'
import {
	addSlot,
	closeTask,
	publishTasks,
	recruiterFor,
	removeSlot,
	removeTask,
	taskForStaff,
} from '~/work/task.server'
import { endingHolds, standingQuote } from '~/work/turning-down'
import type { Seen } from '~/work/turning-down.server'
import { lastEnding, takeUpAgain, turnDown, withdrawQuote } from '~/work/turning-down.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { wishPairs } from '../wish-shown'
import { ContractLeft, ContractPart, NotPassed } from './contract-part'
import { findingsShown } from './contract-shown'
import { refusalReasons, sayRefusal } from './refusal-reason'
import type { StepShown } from './sheet-part'
import { DayForAll, RepeatDays, SheetPart, Small } from './sheet-part'
import { TurningDownPart } from './turning-down-part'

const words = councilWords.splitting

export const meta = titled<{ what: string }>((found) => found.what)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		if (!found) throw data(null, { status: 404 })
		const recruiter = await recruiterFor(on, found.id, today)
		const yardstick = await settingOn(on, 'minimum-wage-yardstick', today)
		const taxRate = await settingOn(on, 'tax-rate', today)
		const sums = quoteSums(found.tasks, taxRate, found.contractMode)
		const known = minutesOfSteps(found.steps)
		const quote = found.quotes[0]
		const ending = await lastEnding(on, found.id)
		const names = await namesOf(on, [found.takenBy, ending?.by ?? null])
		const mayCut = mayDo('cut-work', who.roles)
		const check = await checkRequest(on, found.id, found.contractAnswers, found.tasks)
		const checkNames = await namesOf(
			on,
			check.findings.flatMap(({ override, refusal }) => [
				...(override ? [override.askedBy, override.approvedBy] : []),
				...(refusal ? [refusal.by] : []),
			]),
		)
		const numbers = new Map(found.steps.map((step, n) => [step.id, n + 1]))
		const open = mayMove(requestMoves, 'changeCut', found.state)
		return {
			told: toldOf(request, {
				...words.told,
				...sheetWords.told,
				...councilWords.acting.ended,
				repeated: sheetWords.repeatTold(Number(new URL(request.url).searchParams.get('n')) || 0),
			}),
			what: found.what,
			number: found.number,
			state: found.state,
			standing: requestStanding({ state: found.state, lastDay: lastDayOf(found.tasks) }, today),
			takenBy: found.takenBy ? (names.get(found.takenBy) ?? '') : null,
			mayTake: mayCut && found.takenBy !== who.accountId,
			takenById: found.takenBy,
			open,
			mayCut: mayCut && open,
			employerChose: found.state === 'received' && (await cutsChosenAt(on, [found.id])).has(found.id),
			employer: found.employer,
			wish: wishPairs(found),
			howOften: found.howOften,
			steps: found.steps.map((one, n): StepShown => {
				const { detail } = one
				return {
					id: one.id,
					number: n + 1,
					what: one.what,
					result: detail.result ?? '',
					place: one.place,
					minutes: sayStepMinutes(one.minutes),
					used: sayStepMinutes(detail.usedMinutes),
					when: sayWhen(detail, numbers),
					posture: detail.posture ? sheetWords.postures[detail.posture] : sheetWords.unknown,
					kilograms: detail.kilograms === undefined ? sheetWords.unknown : sheetWords.kg(detail.kilograms),
					company: detail.company ? sheetWords.companies[detail.company] : sheetWords.unknown,
					hazards:
						(detail.hazards ?? []).map((one) => hazardWords[one] ?? one).join('・') ||
						(detail.noHazards ? sheetWords.none : sheetWords.unknown),
					last: n === found.steps.length - 1,
				}
			}),
			minutesSum: sheetWords.sum(found.steps.length, sayMinutes(known.known), known.unknown),
			templates: workTemplates.map((one) => ({
				value: one.key,
				label: `${workWords.fields[one.field]} ${one.title}`,
			})),
			earlier: (await earlierSheets(on, found.id)).map((one) => ({
				value: one.id,
				label: `${one.number} ${one.what.slice(0, 30)}`,
			})),
			contract: {
				answers: check.answers,
				unasked: check.unasked,
				sound:
					contractQuestions.length -
					check.unasked -
					check.findings.filter((one) => one.rule.startsWith('question-')).length,
				findings: findingsShown(check.findings, found.tasks, checkNames, who.accountId),
				readOn: { words: sayDayAndYear(wordRulesReadOn), laws: sayDayAndYear(lawRulesReadOn) },
				pay: found.tasks.map((task) => {
					const anHour = yenAnHour(task.payYen, task.minutes)
					const words = sheetWords.contract
					return [
						words.pay(task.title, formatYen(anHour)),
						(anHour < yardstick ? words.payLow : words.payFine)(formatYen(yardstick)),
						task.lowPayReason,
					].join(' ')
				}),
				mayApprove: mayDo('override-block', who.roles),
			},
			never: check.findings.some((one) => one.level === 'never'),
			unread: (await unreadRefusals(on, who.accountId))
				.filter((one) => one.requestId === found.id)
				.map(({ id, reason }) => ({ id, reason })),
			turningDown: {
				mayWithdrawQuote: mayCut && mayMove(requestMoves, 'withdrawQuote', found.state),
				mayTurnDown: mayCut && mayMove(requestMoves, 'turnDown', found.state),
				mayTakeUp: mayCut && found.state === 'turned-down',
				seen: { state: found.state, quoteId: standingQuote(found)?.id ?? null },
				ended:
					ending && endingHolds(ending, found)
						? {
								of: ending.of,
								reason: ending.reason,
								said: councilWords.turningDown.said(
									names.get(ending.by) ?? '',
									sayInstant(ending.at, 'staff'),
								),
							}
						: null,
			},
			blocked: leftIn(check),
			tasks: found.tasks.map((task) => {
				const anHour = yenAnHour(task.payYen, task.minutes)
				return {
					id: task.id,
					title: task.title,
					state: task.state,
					outdoors: task.outdoors,
					kind: (workWords.kinds as Record<string, string>)[task.kind] ?? '',
					contract: workWords.contractKinds[task.contractKind],
					facts: [
						words.taskFacts(formatYen(task.payYen), task.payFor, sayMinutes(task.minutes)),
						...(task.payTerms ? sayPayTerms(task.payTerms, task.payYen) : []),
					].join(' '),
					perHour: words.perHour(formatYen(anHour)),
					low: anHour < yardstick,
					lacks: lackingBeforePosting(task, task.slots, recruiter(task)).map(
						(code) => taskNeeds[code] ?? code,
					),
					slots: task.slots.map((slot) => ({
						id: slot.id,
						when: `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}${slot.reserveDay ? ` ${sayReserve(slot.reserveDay)}` : ''}`,
						from: slot.startMinute,
						to: slot.endMinute,
						seats: slot.seats,
					})),
				}
			}),
			seats: found.tasks.reduce((sum, task) => sum + seatsOf(task.slots), 0),
			sums: [
				{ label: words.sums.pay, answer: `${formatYen(sums.payYen)}円` },
				{ label: words.sums.fee, answer: `${formatYen(sums.feeYen)}円` },
				...(sums.travelYen > 0
					? [{ label: payWords.quote.travelSum, answer: `${formatYen(sums.travelYen)}円` }]
					: []),
				{ label: words.sums.tax(saySetting('permille', taxRate)), answer: `${formatYen(sums.taxYen)}円` },
				{ label: words.sums.total, answer: `${formatYen(sums.totalYen)}円` },
				...(found.budgetYen === null
					? []
					: [{ label: words.sums.budget, answer: `${formatYen(found.budgetYen)}円` }]),
			],
			total: formatYen(sums.totalYen),
			over:
				found.budgetYen !== null && sums.totalYen > found.budgetYen
					? formatYen(sums.totalYen - found.budgetYen)
					: null,
			ends: found.state === 'agreed' || found.state === 'quoted' ? found.state : null,
			ready:
				found.tasks.length > 0 &&
				found.tasks.every((task) => lackingBeforePosting(task, task.slots, recruiter(task)).length === 0),
			quote: quote ? { total: formatYen(quote.totalYen), reason: quote.answer?.reason ?? '' } : null,
			mayPublish: mayDo('publish-work', who.roles),
		}
	})
}

/** When a step can be done, in a few words. */
function sayWhen(detail: StepDetail, numbers: ReadonlyMap<string, number>): string {
	const after = detail.afterId ? numbers.get(detail.afterId) : undefined
	const { when, fromMinute, untilMinute } = detail
	const hours =
		when === 'fixed' && fromMinute !== undefined
			? sheetWords.at(sayTime(fromMinute, 'staff'))
			: when === 'window' && fromMinute !== undefined && untilMinute !== undefined
				? sheetWords.between(sayTime(fromMinute, 'staff'), sayTime(untilMinute, 'staff'))
				: ''
	const said = [after ? sheetWords.after(after) : '', hours].filter(Boolean).join('、')
	return said || (when === 'any' ? sheetWords.whens.any : sheetWords.unknown)
}

const chosenIds = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(id()),
)

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('take'), from: optionalText('from', 40) }),
	z.object({
		intent: z.literal('add-step'),
		what: text(words.stepWhat, 200),
		minutes: optionalWhole(words.stepMinutes, { least: 1, most: 1440, unit: '分' }),
		stepPlace: optionalText(words.stepPlace, 100),
	}),
	z.object({ intent: z.literal('start-template'), template: text(sheetWords.template, 40) }),
	z.object({ intent: z.literal('start-earlier'), earlierId: text(sheetWords.earlier, 40) }),
	z.object({ intent: z.literal('copy-step'), stepId: id() }),
	z.object({ intent: z.literal('join-step'), stepId: id() }),
	z.object({ intent: z.enum(['cut-each', 'cut-one']), chosen: chosenIds }),
	z.object({
		intent: z.literal('add-day'),
		day: day(words.slotDay),
		startMinute: clockTime(words.slotFrom),
		seats: whole(words.slotSeats, { least: 1, most: 200, unit: '人' }),
		order: pick(sheetWords.dayOrder, ['in-turn', 'together']),
		reserveDay: optionalDay(weatherWords.rule.reserveOn),
	}),
	z.object({
		intent: z.literal('repeat-days'),
		repeat: pick(sheetWords.repeat, repeats),
		times: whole(sheetWords.repeatTimes, { least: 1, most: 52, unit: sheetWords.repeatUnit }),
	}),
	z.object({
		intent: z.literal('answer-contract'),
		...Object.fromEntries(contractQuestions.map(({ code }) => [code, z.enum(['yes', 'no']).optional()])),
	}),
	z.object({ intent: z.literal('take-wording'), about: z.string().max(6000) }),
	z.object({
		intent: z.literal('ask-override'),
		about: z.string().max(6000),
		reason: text(sheetWords.contract.reason, 500),
	}),
	z.object({ intent: z.literal('approve-override'), overrideId: id() }),
	z.object({ intent: z.literal('drop-override'), overrideId: id() }),
	z.object({
		intent: z.literal('refuse-override'),
		overrideId: id(),
		why: z.enum(refusalReasons).or(z.literal('')).optional(),
		refusal: optionalText(sheetWords.contract.refusal, 500),
	}),
	z.object({ intent: z.literal('read-refusal'), refusalId: id() }),
	z.object({
		intent: z.enum(['withdraw-quote', 'turn-down']),
		reason: text(councilWords.turningDown.reason, 500),
		state: z.enum(requestStates),
		quoteId: optionalText('quoteId', 40),
	}),
	z.object({ intent: z.literal('take-up-again') }),
	z.object({ intent: z.literal('move-step'), stepId: id(), by: pick(words.steps, ['up', 'down']) }),
	z.object({ intent: z.literal('remove-step'), stepId: id() }),
	z.object({ intent: z.literal('remove-task'), taskId: id() }),
	z.object({
		intent: z.literal('add-slot'),
		taskId: id(),
		day: day(words.slotDay),
		startMinute: clockTime(words.slotFrom),
		endMinute: clockTime(words.slotTo, { ends: true }),
		seats: whole(words.slotSeats, { least: 1, most: 200, unit: '人' }),
		shortKept: tick(),
		reserveDay: optionalDay(weatherWords.rule.reserveOn),
	}),
	z.object({ intent: z.literal('close-task'), taskId: id() }),
	z.object({ intent: z.literal('remove-slot'), taskId: id(), slotId: id() }),
	z.object({ intent: z.literal('publish') }),
])

/** How the request stood on the page the form was sent from. */
const seenIn = ({ state, quoteId }: Pick<Seen, 'state'> & { quoteId: string }): Seen => ({
	state,
	quoteId: quoteId || null,
})

/** Only a 決裁者 lets a finding pass, or says that it does not. */
const approver = async (request: Request) => (await requireStaff(request, 'override-block')).actor

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const requestId = params.requestId ?? ''
	const back = (told: string, mark = '') => `/council/requests/${requestId}?told=${told}${mark}`
	return send(request, {
		form: 'splitting',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const before = await requestState(tx, requestId)
			// Every change of the cut ends what was quoted or agreed; the sentence says so.
			const changed = (told: string, n?: number) =>
				back(
					before === 'agreed' || before === 'quoted' ? 'reopened' : told,
					`${n === undefined ? '' : `&n=${n}`}#tasks`,
				)
			switch (value.intent) {
				case 'take':
					await takeRequest(tx, actor, requestId, value.from || null)
					return back('taken')
				case 'add-step':
					await addStep(tx, actor, requestId, {
						what: value.what,
						minutes: value.minutes,
						place: value.stepPlace,
					})
					return back('added', '#steps')
				case 'start-template':
					await startFromTemplate(tx, actor, requestId, value.template)
					return back('sheet-started', '#steps')
				case 'start-earlier':
					await startFromRequest(tx, actor, requestId, value.earlierId)
					return back('sheet-started', '#steps')
				case 'copy-step':
					await copyStep(tx, actor, requestId, value.stepId)
					return back('copied', '#steps')
				case 'join-step':
					await joinStep(tx, actor, requestId, value.stepId)
					return back('joined', '#steps')
				case 'cut-each':
				case 'cut-one': {
					const ids =
						value.chosen.length > 0 ? value.chosen : (await stepsOf(tx, requestId)).map((one) => one.id)
					await draftFromSteps(
						tx,
						actor,
						requestId,
						value.intent === 'cut-one' ? [ids] : ids.map((one) => [one]),
					)
					return changed('tasks-made')
				}
				case 'add-day':
					await addDay(tx, actor, requestId, value)
					return changed('day-added')
				case 'repeat-days':
					return changed('repeated', await repeatDays(tx, actor, requestId, value))
				case 'answer-contract': {
					const { intent: _intent, ...answers } = value
					await answerContract(tx, actor, requestId, answers as ContractAnswers)
					return back('answered', '#contract')
				}
				case 'take-wording':
					await takeWording(tx, actor, requestId, value.about)
					return back('reworded', '#contract')
				case 'ask-override':
					await askOverride(tx, actor, requestId, value.about, value.reason)
					return back('override-asked', '#contract')
				case 'approve-override':
					await approveOverride(tx, await approver(request), value.overrideId)
					return back('override-approved', '#contract')
				case 'drop-override':
					await dropOverride(tx, actor, value.overrideId)
					return back('override-dropped', '#contract')
				case 'refuse-override':
					await refuseOverride(tx, await approver(request), value.overrideId, sayRefusal(value))
					return back('override-refused', '#contract')
				case 'read-refusal':
					await readRefusal(tx, actor, value.refusalId)
					return back('refusal-read')
				case 'withdraw-quote':
					await withdrawQuote(tx, actor, requestId, value.reason, seenIn(value))
					return back('quote-withdrawn')
				case 'turn-down':
					await turnDown(tx, actor, requestId, value.reason, seenIn(value))
					return back('turned-down')
				case 'take-up-again':
					await takeUpAgain(tx, actor, requestId)
					return back('taken-up')
				case 'move-step':
					await moveStep(tx, actor, requestId, value.stepId, value.by)
					return back('changed', '#steps')
				case 'remove-step':
					await removeStep(tx, actor, requestId, value.stepId)
					return back('removed', '#steps')
				case 'remove-task':
					await removeTask(tx, actor, value.taskId)
					return changed('removed')
				case 'close-task':
					await closeTask(tx, actor, value.taskId)
					await endSeekingForTask(tx, actor, value.taskId)
					return back('closed', '#tasks')
				case 'add-slot': {
					const task = await taskForStaff(tx, value.taskId)
					if (task && muchShorter(value, task.minutes) && !value.shortKept)
						throw refused(
							'slot-short',
							{ minutes: value.endMinute - value.startMinute, most: task.minutes },
							'shortKept',
						)
					await addSlot(tx, actor, value.taskId, {
						day: value.day,
						startMinute: value.startMinute,
						endMinute: value.endMinute,
						seats: value.seats,
						reserveDay: value.reserveDay,
					})
					return changed('added')
				}
				case 'remove-slot':
					await removeSlot(tx, actor, value.taskId, value.slotId)
					return changed('removed')
				case 'publish':
					await publishTasks(tx, actor, requestId)
					return back('published')
			}
		},
	})
}

type Facts = ReturnType<typeof useLoaderData<typeof loader>>

function Asked({ found }: { found: Facts }) {
	const { requestId } = useParams()
	return (
		<Sheet id="asked" title={words.asked}>
			<KeyValues
				pairs={[
					...found.wish,
					{
						label: words.contact,
						answer: (
							<a
								href={`/council/employers/${found.employer.id}?request=${requestId}`}
							>{`${found.employer.contactName} ${found.employer.telephone}`}</a>
						),
					},
				]}
			/>
			{found.takenBy && <p>{words.takenBy(found.takenBy)}</p>}
			{found.mayTake && (
				<ActForm
					idempotencyKey={crypto.randomUUID()}
					hidden={{ intent: 'take', from: found.takenById ?? '' }}
				>
					<Button kind="second">{words.take}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

function SlotForm({
	taskId,
	outdoors,
	view,
}: {
	taskId: string
	outdoors: boolean
	view: ReturnType<typeof formView>
}) {
	const typed = view.value('intent') === 'add-slot' && view.value('taskId') === taskId
	const error = (name: string) => (typed ? view.error(name) : undefined)
	return (
		<ActForm
			idempotencyKey={typed ? view.key : crypto.randomUUID()}
			hidden={{ intent: 'add-slot', taskId }}
			className="row-form"
		>
			<DateField
				name="day"
				id={typed ? undefined : `day-${taskId}`}
				label={words.slotDay}
				defaultValue={typed ? view.date('day') : undefined}
				error={error('day')}
			/>
			<TimeField
				name="startMinute"
				id={typed ? undefined : `from-${taskId}`}
				label={words.slotFrom}
				defaultValue={typed ? view.value('startMinute') : undefined}
				error={error('startMinute')}
			/>
			<TimeField
				name="endMinute"
				id={typed ? undefined : `to-${taskId}`}
				label={words.slotTo}
				defaultValue={typed ? view.value('endMinute') : undefined}
				error={error('endMinute')}
			/>
			<NumberField
				name="seats"
				id={typed ? undefined : `seats-${taskId}`}
				label={words.slotSeats}
				unit="人"
				defaultValue={typed ? view.value('seats') : '1'}
				error={error('seats')}
			/>
			{outdoors && (
				<DateField
					name="reserveDay"
					id={typed ? undefined : `reserve-${taskId}`}
					label={weatherWords.rule.reserve}
					defaultValue={typed ? view.date('reserveDay') : undefined}
					error={error('reserveDay')}
					optional
				/>
			)}
			{error('shortKept') && <Tick name="shortKept" label={words.slotShortOk} error={error('shortKept')} />}
			<Button kind="second">{words.slotAdd}</Button>
		</ActForm>
	)
}

function Cut({
	found,
	task,
	view,
}: {
	found: Facts
	task: Facts['tasks'][number]
	view: ReturnType<typeof formView>
}) {
	const { requestId } = useParams()
	const draft = found.mayCut && task.state === 'draft'
	return (
		<article className="sheet-part">
			<h3>{task.title}</h3>
			<p>
				<Chip>{task.kind}</Chip> <Chip>{task.contract}</Chip> {task.facts}
			</p>
			<p className={task.low ? undefined : 'hint'}>
				{task.perHour} {task.low && <Chip tone="no">{words.perHourLow}</Chip>}
			</p>
			<h4>{words.slots}</h4>
			{task.slots.length === 0 ? (
				<p>{words.slotsNone}</p>
			) : (
				<ul className="slot-lines">
					{task.slots.map((slot) => (
						<li key={slot.id}>
							<span>
								{task.state === 'draft' ? (
									slot.when
								) : (
									<a href={`/council/slots/${slot.id}`} aria-label={`${slot.when} ${words.candidates}`}>
										{slot.when}
									</a>
								)}{' '}
								{words.people(slot.seats)}
							</span>
							<Band pieces={[{ from: slot.from, to: slot.to, kind: 'work' }]} />
							{draft && (
								<Small hidden={{ intent: 'remove-slot', taskId: task.id, slotId: slot.id }}>
									{words.slotRemove}
								</Small>
							)}
						</li>
					))}
				</ul>
			)}
			{task.lacks.length > 0 && <Told kind="wait">{words.lacks(task.lacks.join('・'))}</Told>}
			{task.state === 'published' && (
				<>
					<div className="btns-row">
						<LinkButton kind="second" href={`/tasks/${task.id}`}>
							{words.publicPage}
						</LinkButton>
					</div>
					{found.mayPublish && (
						<Fold title={words.close}>
							<p>{words.closeSay}</p>
							<ActForm
								idempotencyKey={crypto.randomUUID()}
								hidden={{ intent: 'close-task', taskId: task.id }}
							>
								<Button kind="stop">{words.close}</Button>
							</ActForm>
						</Fold>
					)}
				</>
			)}
			{task.state === 'closed' && <Chip>{words.closed}</Chip>}
			{draft && (
				<>
					<SlotForm taskId={task.id} outdoors={task.outdoors} view={view} />
					<div className="btns-row">
						<LinkButton kind="second" href={`/council/requests/${requestId}/tasks/${task.id}`}>
							{words.taskEdit}
						</LinkButton>
						<Fold title={words.taskRemove}>
							<ActForm
								idempotencyKey={crypto.randomUUID()}
								hidden={{ intent: 'remove-task', taskId: task.id }}
							>
								<Button kind="stop">{words.taskRemove}</Button>
							</ActForm>
						</Fold>
					</div>
				</>
			)}
		</article>
	)
}

function Next({ found, view }: { found: Facts; view: ReturnType<typeof formView> }) {
	const { requestId } = useParams()
	const total = found.quote?.total ?? ''
	const toContract = found.blocked > 0 && (
		<LinkButton kind="second" href="#left">
			{words.toContract}
		</LinkButton>
	)
	if (found.state === 'agreed' && found.mayPublish) {
		return (
			<EndBar
				say={found.blocked > 0 ? words.publishBlocked(found.blocked) : words.publishSay(found.tasks.length)}
			>
				{toContract}
				<ActForm
					idempotencyKey={view.value('intent') === 'publish' ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'publish' }}
				>
					<Button big>{words.publish}</Button>
				</ActForm>
			</EndBar>
		)
	}
	if (found.mayCut && found.ready && found.state !== 'quoted') {
		if (found.never) return <EndBar say={words.quoteNever}>{toContract}</EndBar>
		return (
			<EndBar
				say={`${words.quoteSay(found.seats, found.total)}${found.blocked > 0 ? words.quoteEarly(found.blocked) : ''}`}
			>
				{toContract}
				<LinkButton big href={`/council/requests/${requestId}/quote/new`}>
					{total ? words.quoteAgain : words.quoteMake}
				</LinkButton>
			</EndBar>
		)
	}
	return null
}

export default function Splitting() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'splitting')
	const missing = [
		found.employer.agreedDay ? '' : words.agreement,
		found.employer.visitedDay ? '' : words.visit,
	]
		.filter(Boolean)
		.join('と')
	const { requestId } = useParams()
	return (
		<Council>
			<DeskHead
				title={found.what}
				over={words.over(found.number, found.employer.name)}
				aside={
					<div className="btns-row">
						{found.tasks.length > 0 &&
							(['procedure', 'specification'] as const).map((paper) => (
								<LinkButton
									key={paper}
									kind="second"
									icon="doc"
									href={`/council/requests/${requestId}/${paper}`}
								>
									{sheetWords.papers[paper]}
								</LinkButton>
							))}
						{found.never && <Chip tone="no">{workWords.cannotGoOut}</Chip>}
						<Chip>{workWords.requestStates[found.standing]}</Chip>
					</div>
				}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			{(found.never || found.turningDown.ended) && (
				<TurningDownPart requestId={requestId ?? ''} never={found.never} {...found.turningDown} view={view} />
			)}
			{found.employerChose && (
				<Told kind="wait" note={<a href={`/council/requests/${requestId}/cuts`}>{cutWords.open}</a>}>
					{cutWords.employerChose}
				</Told>
			)}
			<NotPassed unread={found.unread} />
			{missing && <Told kind="wait">{words.notReady(missing)}</Told>}
			{found.tasks.length > 0 && found.open && (
				<ContractLeft findings={found.contract.findings} unasked={found.contract.unasked} />
			)}
			<SheetPart
				requestId={requestId ?? ''}
				steps={found.steps}
				sum={found.minutesSum}
				mayCut={found.mayCut}
				fresh={found.tasks.length === 0}
				templates={found.templates}
				earlier={found.earlier}
				view={view}
				told={found.told}
			/>
			<TwoColumns
				main={
					<>
						<Sheet id="tasks" title={words.tasks}>
							<ToldIn part="tasks">{found.told}</ToldIn>
							{found.ends && found.mayCut && <Told kind="wait">{words.endsAgreement[found.ends]}</Told>}
							{found.tasks.length === 0 && <Empty icon="cut">{words.tasksNone}</Empty>}
							{found.tasks.map((task) => (
								<Cut key={task.id} found={found} task={task} view={view} />
							))}
							{found.mayCut && found.tasks.some((task) => task.state === 'draft') && (
								<DayForAll
									view={view}
									outdoors={found.tasks.some((task) => task.outdoors && task.state === 'draft')}
								/>
							)}
							{found.mayCut &&
								found.tasks.some((task) => task.state === 'draft' && task.slots.length > 0) && (
									<RepeatDays view={view} howOften={found.howOften} />
								)}
							{found.mayCut && (
								<LinkButton kind="second" icon="cut" href={`/council/requests/${requestId}/tasks/new`}>
									{words.taskAdd}
								</LinkButton>
							)}
						</Sheet>
						{(found.tasks.length > 0 || found.steps.length > 0) && (
							<ContractPart
								requestId={requestId ?? ''}
								{...found.contract}
								told={found.told}
								view={view}
								mayCut={found.mayCut}
							/>
						)}
					</>
				}
				side={
					<>
						<Asked found={found} />
						{found.mayCut && found.ready && found.state !== 'quoted' && found.state !== 'agreed' && (
							<Sheet id="preview" title={words.quotePreview}>
								<KeyValues pairs={found.sums} />
								{found.over && <Told kind="no">{words.overBudget(found.over)}</Told>}
							</Sheet>
						)}
						<Sheet id="quote" title={words.quote}>
							<p>
								{found.state === 'turned-down'
									? councilWords.turningDown.ended.request
									: found.turningDown.mayWithdrawQuote && found.never
										? councilWords.turningDown.neverQuoted
										: found.state === 'quoted'
											? words.quoteWaits(found.quote?.total ?? '')
											: found.state === 'agreed' || found.state === 'published'
												? words.quoteAgreed(found.quote?.total ?? '')
												: found.state === 'declined'
													? words.quoteDeclined(found.quote?.reason ?? '')
													: found.never
														? words.quoteNever
														: found.ready
															? words.quoteReady
															: words.quoteNone}
							</p>
							{found.quote && (
								<LinkButton kind="second" icon="doc" href={`/council/requests/${requestId}/quote`}>
									{sheetWords.papers.quote}
								</LinkButton>
							)}
						</Sheet>
						{!found.never && !found.turningDown.ended && (
							<TurningDownPart requestId={requestId ?? ''} never={false} {...found.turningDown} view={view} />
						)}
					</>
				}
			/>
			<Next found={found} view={view} />
		</Council>
	)
}

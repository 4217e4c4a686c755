// A request's way in the demo town: asked, taken on, cut, quoted, answered, posted; then its slots are played.
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { agree } from '~/council/agreement.server'
import { addOfficeDays } from '~/council/calendar'
import { contractRules } from '~/council/contract-mode'
import { contractModeOn } from '~/council/setting.server'
import type { ContractAnswers } from '~/work/contract-check'
import { answerContract, approveOverride, askOverride, contractOf } from '~/work/contract-check.server'
import { offeredCuts, writeCut } from '~/work/cuts'
import { stepsToCut, takeCut } from '~/work/cuts.server'
import { addToGroup } from '~/work/group.server'
import { usualPayTerms } from '~/work/pay-terms'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest, takeRequest, withdrawRequest } from '~/work/request.server'
import { addStep, startFromTemplate } from '~/work/sheet.server'
import type { TaskFields } from '~/work/task'
import { addSlot, closeTask, draftTask, publishTasks, taskDefaults } from '~/work/task.server'
import type { HeatAnswer } from '~/work/weather'
import { answerHeat } from '~/work/weather.server'
import type { Tx } from '~db/client'
import { playSlot } from './deciding'
import { districts } from './names'
import type { CastName } from './people'
import { cast } from './people'
import type { SlotPlan } from './slots'
import type { Town, TownEmployer } from './town'
import { deal, employerActor, staffActor } from './town'
import type { WorkText } from './work/text'

/** How far a request comes; without a word it is posted and done. */
export type UpTo = 'opened' | 'sheet' | 'quoted' | 'agreed' | 'declined' | 'withdrawn'

export type RequestPlan = {
	text: WorkText
	/** The day it is posted, or would be. */
	publishDay: Day
	slots: SlotPlan[]
	upTo?: UpTo
	/** When it was asked; three office days before the posting otherwise. */
	opened?: Date
	/** When it was cut and quoted, for a request that stops there. */
	quoted?: Date
	/** Who it is for, where its rule chooses. */
	group?: readonly CastName[]
	/** What its employer says there is against heat. */
	heat?: readonly HeatAnswer[]
	/** What its employer said to the five questions, for a request that stops there; and what was asked of the 決裁者. */
	contract?: { answers: ContractAnswers; asks?: string }
	/** What its terms cannot say yet. */
	undecided?: TaskFields['undecided']
	/** Quoted uncut, with all of its sheet in one piece. */
	whole?: true
}

/** The whole fields of a task from its text. */
export function taskFields(
	employer: TownEmployer,
	text: WorkText,
): Omit<TaskFields, 'rain' | 'cancellation' | 'insurance'> {
	const { task } = text
	const home = employer.kind === 'household'
	const stop = districts[employer.district]?.stop ?? ''
	return {
		title: task.title,
		kind: task.kind,
		result: task.result,
		procedure: task.how.map((line, n) => `${n + 1} ${line}`).join('\n'),
		specification: task.specification,
		contractKind: task.contractKind ?? 'ukeoi',
		areaId: employer.areaId,
		place: task.place,
		address: task.atHome ? '' : employer.address,
		privateHome: home && !task.atHome,
		busStop: task.noBus || task.atHome ? '' : stop,
		payYen: task.payYen,
		payFor: task.pay?.unit ? `${task.pay.unit} × ${task.pay.units}まで` : '1回',
		payTerms: task.pay ? { ...usualPayTerms, ...task.pay } : null,
		minutes: task.minutes,
		kilograms: task.kilograms,
		posture: task.posture,
		outdoors: task.outdoors ?? false,
		alone: task.alone ?? false,
		atHome: task.atHome ?? false,
		rests: !task.noRests,
		driving: task.driving ?? false,
		lift: task.lift ?? false,
		skill: task.skill ?? null,
		bring: task.bring ?? '',
		hazards: [...(task.hazards ?? [])],
		lowPayReason: '',
		trial: task.trial ?? false,
		groupRule: task.groupRule ?? '',
		stepIds: [],
	}
}

/** What employers of the demo town answer to the five questions. */
const soundAnswers = { orders: 'no', mixed: 'no', bound: 'no', substitute: 'yes', daily: 'no' } as const

const whyPassed = '訪問して確かめました。安全な道具と休む場所があり、はじめの日は事務局がいっしょに行きます。'

const reasonsToDecline = ['予算に合わないため、今回は見合わせます。', '家の者で手が足りることになりました。']

/** Plays a request from the wish on. */
export function playRequest(town: Town, plan: RequestPlan): void {
	const { stage, hours } = town
	const { text } = plan
	const chance = town.chance(`request ${text.key} ${plan.publishDay}`)
	const employer = town.employers.get(text.employer) as TownEmployer
	const planned =
		plan.opened ??
		hours.office(chance, addOfficeDays(plan.publishDay, -3, hours.closing), 0, employer.seat ? 500 : 520, 960)
	// Nobody asks before they have agreed to the rules.
	const agreed = hours.office(chance, employer.joined, 0, 965, 985)
	const opened = planned > agreed ? planned : agreed
	const has = (step: UpTo) => {
		const order: UpTo[] = ['opened', 'sheet', 'quoted', 'agreed']
		if (plan.upTo === undefined || plan.upTo === 'declined') return true
		return order.indexOf(plan.upTo) >= order.indexOf(step)
	}
	let requestId = ''
	stage.at(opened, async (tx) => {
		// Who leaves the whole of it open leaves the day open too.
		const first = plan.whole ? undefined : plan.slots[0]?.day
		const asker = employerActor(town, employer, 'receptionist')
		await agree(
			tx,
			asker,
			{ employerId: employer.id },
			contractRules[await contractModeOn(tx, dayOf(tx.at))].employerAgrees,
		)
		const asked = await openRequest(tx, asker, employer.id, {
			what: text.what,
			place: text.where,
			fromDay: first && chance.yes(0.5) ? addDays(first, -1) : null,
			byDay: first && chance.yes(0.3) ? (plan.slots.at(-1)?.day ?? null) : null,
			howOften: text.howOften ?? '',
			like: text.like ?? '',
			budgetYen: text.budgetYen ?? null,
		})
		requestId = asked.id
	})
	if (plan.upTo === 'withdrawn') {
		stage.at(hours.office(chance, opened, 1, 600, 700), (tx) =>
			withdrawRequest(tx, employerActor(town, employer, 'receptionist'), employer.id, requestId),
		)
		return
	}
	if (!has('sheet')) return
	const cutting = plan.quoted ?? hours.office(chance, opened, 1, 780, 900)
	const soon = (minutes: number) => new Date(cutting.getTime() + minutes * 60_000)
	stage.at(soon(-45), (tx) => takeRequest(tx, staffActor(town, 'arranger'), requestId))
	stage.at(soon(-30), async (tx) => {
		if (text.template) return startFromTemplate(tx, staffActor(town, 'arranger'), requestId, text.template)
		for (const [what, minutes, detail] of text.steps)
			await addStep(tx, staffActor(town, 'arranger'), requestId, { what, minutes, place: text.where, detail })
	})
	if (!has('quoted')) return

	let taskId = ''
	const slotIds: string[] = []
	stage.at(cutting, async (tx) => {
		if (plan.whole) return asOnePiece(town, tx, plan, requestId)
		taskId = await draftTask(tx, staffActor(town, 'arranger'), requestId, {
			...taskFields(employer, text),
			...(await defaultsOf(tx, text)),
			undecided: plan.undecided ?? [],
		})
		for (const { day, startMinute, endMinute, seats } of plan.slots)
			slotIds.push(
				await addSlot(tx, staffActor(town, 'arranger'), taskId, {
					day,
					startMinute,
					endMinute,
					seats,
					reserveDay: text.task.outdoors ? addDays(day, 1) : null,
				}),
			)
		for (const name of plan.group ?? []) {
			const number = town.people[cast.indexOf(name)]?.number ?? ''
			await addToGroup(tx, staffActor(town, 'arranger'), taskId, number)
		}
	})
	const { contract } = plan
	// They are visited once they have a quote.
	if (contract)
		stage.at(soon(40), async (tx) => {
			await answerContract(tx, staffActor(town, 'arranger'), requestId, contract.answers)
			if (contract.asks) await askWhatIsOpen(town, tx, requestId, contract.asks)
		})
	// What is still open today waits for its questions; what was posted was asked about.
	if (plan.upTo === undefined) {
		stage.at(soon(10), (tx) => answerContract(tx, staffActor(town, 'arranger'), requestId, soundAnswers))
		stage.at(soon(15), (tx) => askWhatIsOpen(town, tx, requestId, whyPassed))
		stage.at(soon(18), async (tx) => {
			for (const { override } of (await contractOf(tx, requestId)).findings)
				if (override && !override.approvedAt)
					await approveOverride(tx, staffActor(town, 'approver'), override.id)
		})
	}
	let quoteId = ''
	stage.at(soon(20), async (tx) => {
		const quote = await makeQuote(tx, staffActor(town, 'arranger'), requestId)
		quoteId = quote.id
	})
	if (!has('agreed')) return
	const answered = plan.quoted ? soon(60) : hours.office(chance, cutting, 1, employer.seat ? 480 : 540, 980)
	const declines = plan.upTo === 'declined'
	stage.at(answered, (tx) =>
		answerQuote(
			tx,
			employerActor(town, employer),
			employer.id,
			quoteId,
			declines ? 'declined' : 'agreed',
			declines ? chance.one(reasonsToDecline) : '',
		),
	)
	if (plan.upTo) return
	const posted = hours.office(chance, plan.publishDay, 0, 570, 690)
	stage.at(posted > answered ? posted : hours.office(chance, answered, 1, 570, 690), async (tx) => {
		await publishTasks(tx, staffActor(town, 'arranger'), requestId)
		if (plan.heat) await answerHeat(tx, staffActor(town, 'arranger'), taskId, plan.heat)
		for (const [n, slot] of plan.slots.entries())
			playSlot(town, {
				id: slotIds[n] ?? '',
				town,
				taskId,
				employer,
				text,
				task: { ...taskFields(employer, text), employerId: employer.id, rests: !text.task.noRests },
				plan: slot,
				published: stage.now(),
			})
	})
	const last = plan.slots
		.map((slot) => slot.day)
		.sort()
		.at(-1)
	if (last && deal(town, 'close', [true, false, false]))
		stage.at(hours.office(chance, addDays(last, 1), 1, 950, 1020), (tx) =>
			closeTask(tx, staffActor(town, 'arranger'), taskId),
		)
}

/** Asks the 決裁者 to let pass what the check still finds. */
async function askWhatIsOpen(town: Town, tx: Tx, requestId: string, why: string): Promise<void> {
	for (const { about, settled } of (await contractOf(tx, requestId)).findings)
		if (!settled) await askOverride(tx, staffActor(town, 'arranger'), requestId, about, why)
}

/** Takes all of a sheet as one piece, on the day it was asked for. */
async function asOnePiece(town: Town, tx: Tx, { slots }: RequestPlan, requestId: string): Promise<void> {
	const [slot] = slots
	const [one] = offeredCuts(await stepsToCut(tx, requestId), {
		startMinute: slot?.startMinute ?? 0,
		endMinute: 1440,
	})
	if (slot && one)
		await takeCut(tx, staffActor(town, 'arranger'), requestId, {
			day: slot.day,
			pieces: writeCut(one),
			replace: false,
		})
}

async function defaultsOf(tx: Tx, text: WorkText) {
	const found = await taskDefaults(tx, dayOf(tx.at))
	return { ...found, rain: text.task.outdoors ? found.rain : '' }
}

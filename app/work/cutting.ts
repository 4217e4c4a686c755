// From the sheet to a task: what a piece of some steps asks, in the words and figures of the steps.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { sheetWords } from '~/words/ja/sheet'
import { refused } from '~/words/refusal'
import type { StepDetail } from '~db/schema/work'
import { hazardsOf } from './step'
import type { ContractKind, Posture, TaskFields } from './task'
import { ruleOfSteps } from './weather'

/** A step as the cut needs it. */
export type CutStep = { id: string; what: string; minutes: number | null; place: string; detail: StepDetail }

/** What one task of these steps is like, as far as the steps say it; the rest comes from `base`. */
export function taskOfSteps(steps: readonly CutStep[], base: TaskFields, yenAnHour: number): TaskFields {
	const details = steps.map((step) => step.detail)
	const known = <Key extends keyof StepDetail>(key: Key) =>
		details.flatMap((detail) =>
			detail[key] === undefined ? [] : [detail[key] as NonNullable<StepDetail[Key]>],
		)
	const minutes = steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0) || base.minutes
	const numbered = (texts: readonly string[]) => texts.map((text, n) => `${n + 1} ${text}`).join('\n')
	const results = known('result')
	const tools = [...new Set(known('tools').flatMap((text) => text.split(/[、\n]/).filter(Boolean)))]
	const company = known('company')
	const outdoors = known('outdoors').some(Boolean) || (known('outdoors').length === 0 && base.outdoors)
	return {
		...base,
		title: titleOf(steps) || base.title,
		result: steps.map(({ what, detail }) => (detail.result ? `${what}(${detail.result})` : what)).join('\n'),
		procedure: numbered(steps.map(sayStep)),
		specification: results.length > 0 ? results.map((one) => `${one}。`).join('\n') : base.specification,
		contractKind: known('contractKind').includes('jun-inin')
			? 'jun-inin'
			: ((known('contractKind')[0] as ContractKind) ?? base.contractKind),
		payYen: payFor(minutes, yenAnHour),
		minutes,
		kilograms: known('kilograms').length > 0 ? Math.max(...known('kilograms')) : base.kilograms,
		posture: postureOf(known('posture')) ?? base.posture,
		outdoors,
		alone: company.length > 0 ? !company.includes('together') : base.alone,
		atHome: steps.length > 0 && details.every((detail) => detail.atHome === true),
		driving: known('hazards').flat().includes('driving') || base.driving,
		skill: known('skill')[0] ?? base.skill,
		bring: tools.length > 0 ? tools.join('、') : base.bring,
		rain: [...new Set([...known('rain'), base.rain])].filter(Boolean).join('\n'),
		weather: outdoors && base.weather ? ruleOfSteps(steps, base.weather) : null,
		hazards: hazardsOf(steps),
		stepIds: steps.map((step) => step.id),
	}
}

/** A line of the 手順書: what is done, where, and at what pace where it is not one's own. */
const sayStep = ({ what, place, detail }: CutStep) => {
	const pace = detail.pace === undefined || detail.pace === 'own' ? '' : sheetWords.paces[detail.pace]
	const more = [place, pace].filter(Boolean).join('・')
	return more ? `${what}(${more})` : what
}

const titleOf = (steps: readonly CutStep[]) => {
	const [first] = steps
	if (!first) return ''
	const short = first.what.split(/[。(（]/)[0] ?? first.what
	return steps.length === 1 ? short.slice(0, 60) : `${short}ほか${steps.length - 1}つ`.slice(0, 60)
}

/** One who must stand for a part must be able to stand. */
const postureOf = (postures: readonly Posture[]): Posture | undefined =>
	postures.includes('stand') ? 'stand' : postures.includes('either') ? 'either' : postures[0]

/** Pay for a result that takes about so many minutes, up to the next full hundred yen. */
export const payFor = (minutes: number, yenAnHour: number) =>
	Math.max(100, Math.ceil((minutes * yenAnHour) / 6000) * 100)

const quarter = (minutes: number) => Math.ceil(minutes / 15) * 15

/** A piece to be put into a day: no earlier than its hour, after the pieces (by their place) it has to wait for. */
export type PieceToPlace = {
	title?: string
	minutes: number
	notBefore: number
	waitsFor?: readonly number[]
	/** The minutes it takes from a beginning, waiting for hours of its steps; none where one would come too late. */
	lengthFrom?: (begin: number) => number | undefined
}

/**
 * The hours of pieces of so many minutes, to the next quarter: all from one start, or each after the one before; none
 * begins before its hour or before what it waits for has ended. Refuses a day on which a step would come too late for its hour.
 */
export function slotSpans(
	pieces: readonly PieceToPlace[],
	startMinute: number,
	order: 'together' | 'in-turn',
): { startMinute: number; endMinute: number }[] {
	const spans: { startMinute: number; endMinute: number }[] = []
	for (const [n, { title = '', minutes, notBefore, waitsFor = [], lengthFrom }] of pieces.entries()) {
		const before = order === 'in-turn' ? [n - 1] : waitsFor
		const begin = Math.max(
			startMinute,
			notBefore,
			...before.map((place) => spans[place]?.endMinute ?? startMinute),
		)
		const length = lengthFrom ? lengthFrom(begin) : minutes
		if (length === undefined) throw refused('slot-past-hour', { title, order })
		spans.push({ startMinute: begin, endMinute: begin + quarter(length) })
	}
	return spans
}

/** How many days lie between the repeats of a task's days. */
const repeatDays = { daily: 1, weekly: 7, fortnightly: 14, 'four-weekly': 28 }
export type Repeat = keyof typeof repeatDays
export const repeats = ['weekly', 'fortnightly', 'four-weekly', 'daily'] as const satisfies readonly Repeat[]

/** More of the same days, so many times further on, reserve dates with them; days that are there already are left out. */
export function repeated<
	Slot extends { day: Day; reserveDay: Day | null; startMinute: number; endMinute: number },
>(slots: readonly Slot[], repeat: Repeat, times: number): Slot[] {
	const keyOf = (slot: Slot) => `${slot.day} ${slot.startMinute} ${slot.endMinute}`
	const known = new Set(slots.map(keyOf))
	const more: Slot[] = []
	for (let time = 1; time <= times; time++)
		for (const slot of slots) {
			const on = (day: Day) => addDays(day, time * repeatDays[repeat])
			const next = { ...slot, day: on(slot.day), reserveDay: slot.reserveDay && on(slot.reserveDay) }
			if (known.has(keyOf(next))) continue
			known.add(keyOf(next))
			more.push(next)
		}
	return more
}

/** The hour before which a task of these steps cannot begin: that of its first step, where that has one. */
export function notBefore([first]: readonly { detail: StepDetail }[]): number {
	const { when, fromMinute = 0 } = first?.detail ?? {}
	return when === 'fixed' || when === 'window' ? fromMinute : 0
}

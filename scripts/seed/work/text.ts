// What a piece of work is written like in the demo town: the employer's wish, the sheet's steps, and the task cut from it.
import type { Hazard } from '~/work/hazard'
import type { PayTerms } from '~/work/pay-terms'
import type { StepDetail } from '~/work/step'
import type { ContractKind, Posture, Skill, TaskKind } from '~/work/task'
import type { EmployerKey } from '../employers'

export type TaskText = {
	title: string
	kind: TaskKind
	result: string
	/** The procedure, a line a step. */
	how: readonly string[]
	specification: string
	contractKind?: ContractKind
	place: string
	payYen: number
	minutes: number
	kilograms: number
	posture: Posture
	outdoors?: true
	alone?: true
	atHome?: true
	noRests?: true
	driving?: true
	lift?: true
	/** Too far from any bus stop. */
	noBus?: true
	skill?: Skill
	bring?: string
	hazards?: readonly Hazard[]
	/** しごと体験. */
	trial?: true
	/** How it is paid beside its one sum. */
	pay?: Partial<PayTerms>
	/** The written rule of work for a chosen group. */
	groupRule?: string
}

export type WorkText = {
	key: string
	employer: EmployerKey
	/** What the employer asks for, in their words. */
	what: string
	where: string
	howOften?: string
	like?: string
	budgetYen?: number
	steps: readonly [what: string, minutes: number | null, detail?: StepDetail][]
	/** Begun from this template instead. */
	template?: string
	task: TaskText
	/**
	 * 0 Sunday to 6 Saturday; minutes from midnight; seats of a slot and slots of a posting. `until` is later than the work
	 * takes where one begins when one likes.
	 */
	when: { weekdays: readonly number[]; start: number; until?: number; seats: number; slots: number }
}

/** Clock time as minutes. */
export const at = (hour: number, minute = 0) => hour * 60 + minute

// What is known of a posted slot while the demo town is played: its plan, whom it suits, and who holds a seat.
import { and, eq, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { instantOf } from '~/base/day'
import type { FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import { closeCall } from '~/people/contact.server'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { calls } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { CastName } from './people'
import { cast } from './people'
import type { Town, TownEmployer, Townsperson } from './town'
import { staffActor } from './town'
import type { WorkText } from './work/text'

/** What comes of a piece of work; the last four stop on the way. */
export type WorkEnd =
	| 'fine'
	| 'by-time'
	| 'mend'
	| 'settle'
	| 'questioned'
	| 'mending'
	| 'confirmed'
	| 'reported'

export type TermsEnd = 'yes' | 'no' | 'lapse' | 'call-off' | 'open'

/** A slot as planned. The story may say whose hands go up, who is chosen and how it ends. */
export type SlotPlan = {
	day: Day
	startMinute: number
	endMinute: number
	seats: number
	hands?: readonly CastName[]
	/** Raises hands until just before this moment; decided then for `chosen`, or left waiting when null. */
	decided?: Date | null
	chosen?: readonly CastName[]
	terms?: TermsEnd
	ends?: Partial<Record<CastName, WorkEnd>>
	/** Somebody is asked (お声がけ) and has not answered. */
	asked?: { name: CastName; when: Date }
	/** Rain the evening before: the work waits for its 予備日. */
	rain?: true
	/** Who said that they come and then cannot after all. */
	callsOff?: { name: CastName; when: Date }
	/** Nobody further is asked. */
	quiet?: true
}

export type SlotPlay = {
	id: string
	taskId: string
	employer: TownEmployer
	text: WorkText
	task: FitTask
	town: Town
	plan: SlotPlan
	published: Date
}

const storyKey = 'story'

/** Keeps the time of a story's slot free for whoever it is written for. */
export function keepFree(town: Town, plan: SlotPlan): void {
	for (const name of plan.hands ?? []) {
		const person = town.people[cast.indexOf(name)]
		person?.busy.push({ key: storyKey, ...spanOf(plan), employerId: storyKey, areaId: null, yen: 0 })
	}
}

const spanOf = ({ day, startMinute, endMinute }: SlotPlan) => ({ day, startMinute, endMinute })

/** What speaks against a slot for somebody; `storyToo` counts what the story keeps free as promised. */
export function misfits(person: Townsperson, play: SlotPlay, storyToo: boolean) {
	const busy = person.busy.filter((one) => storyToo || one.key !== storyKey)
	return judge(person.judged, play.task, play.plan, busy, play.town.facts).no
}

export const suits = (person: Townsperson, play: SlotPlay) => misfits(person, play, true).length === 0

/** Whether a slot still takes somebody. */
export async function takesHands(tx: Tx, { id, plan }: SlotPlay): Promise<boolean> {
	const [slot] = await tx.select().from(slots).where(eq(slots.id, id))
	if (!slot?.open) return false
	return slot.taken < slot.seats && instantOf(plan.day, plan.startMinute) > tx.at
}

export const personOf = (town: Town, id: string) => {
	const person = town.people.find((one) => one.id === id)
	if (!person) throw new Error('nobody of the town')
	return person
}

/** Somebody has promised this slot. */
export function hold(town: Town, person: Townsperson, play: SlotPlay, id: string): void {
	holdTime(person, play, id)
	person.turns += 1
	person.lastTurn = town.stage.now().getTime()
}

/** The time alone: a day the work was moved to is no further turn. */
export function holdTime(person: Townsperson, play: SlotPlay, id: string): void {
	const { employerId, areaId, atHome, payYen: yen } = play.task
	person.busy.push({ key: id, ...spanOf(play.plan), employerId, areaId: atHome ? null : areaId, yen })
}

/** … and has not any more. */
export function release(person: Townsperson, assignmentId: string): void {
	person.busy = person.busy.filter((one) => one.key !== assignmentId)
}

export async function stateOf(tx: Tx, id: string): Promise<string | undefined> {
	const [row] = await tx.select({ state: assignments.state }).from(assignments).where(eq(assignments.id, id))
	return row?.state
}

/** Closes the call about something that was just said on the telephone. */
export async function closeCallAbout(
	town: Town,
	tx: Tx,
	kind: string,
	id: string,
	outcome: string,
): Promise<void> {
	const [call] = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(and(eq(calls.subjectKind, kind), eq(calls.subjectId, id), isNull(calls.closedAt)))
	if (call) await closeCall(tx, staffActor(town, 'receptionist', 'telephone'), call.id, outcome)
}

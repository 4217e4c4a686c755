// A posted slot in the demo town: hands go up, somebody is asked, the council decides, and the terms are answered.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { applyFor, withdraw } from '~/assignments/application.server'
import { callOff, callOffMine, callOffSlot, decide, takeBackDecision } from '~/assignments/assignment.server'
import { answerOffer, ask, lapseOffers } from '~/assignments/offer.server'
import { lapseTerms, newestTerms, sayNo, sayYes } from '~/assignments/terms.server'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf, weekOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import type { FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import { closeCall, tryCall } from '~/people/contact.server'
import { daysBetweenAsks, restsOn } from '~/people/registrant'
import type { Tx } from '~db/client'
import { applications, assignments, offers } from '~db/schema/assignments'
import { calls } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Chance } from './chance'
import { awake } from './hours'
import type { CastName } from './people'
import { cast } from './people'
import type { Town, TownEmployer, Townsperson } from './town'
import { actorOf, byPhone, deal, dealtOut, staffActor, whenSaid } from './town'
import type { WorkText } from './work/text'
import type { WorkEnd } from './work-days'
import { playWorkDay } from './work-days'

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
	/** Nobody further is asked. */
	quiet?: true
}

export type SlotPlay = {
	id: string
	taskId: string
	employer: TownEmployer
	text: WorkText
	task: FitTask
	plan: SlotPlan
	published: Date
}

const termsEnds: readonly TermsEnd[] = dealtOut<TermsEnd>(28, 'yes', {
	2: 'no',
	6: 'lapse',
	11: 'call-off',
	20: 'no',
})

const storyKey = 'story'

/** Keeps the time of a story's slot free for whoever it is written for. */
export function keepFree(town: Town, plan: SlotPlan): void {
	for (const name of plan.hands ?? []) {
		const person = town.people[cast.indexOf(name)]
		person?.busy.push({ key: storyKey, ...spanOf(plan) })
	}
}

const spanOf = ({ day, startMinute, endMinute }: SlotPlan) => ({ day, startMinute, endMinute })

function misfits(person: Townsperson, play: SlotPlay, storyToo: boolean) {
	const week = weekOf(play.plan.day)
	const busy = person.busy.filter((one) => weekOf(one.day) === week && (storyToo || one.key !== storyKey))
	return judge(person.judged, play.task, play.plan, busy).no
}

const suits = (person: Townsperson, play: SlotPlay) => misfits(person, play, true).length === 0

/** Somebody whom a slot suits, drawn by what they hope for and how seldom they had a turn. */
function whoMight(
	town: Town,
	chance: Chance,
	play: SlotPlay,
	not: ReadonlySet<string>,
): Townsperson | undefined {
	const some =
		town.registered.length > 400
			? Array.from({ length: 160 }, () => chance.one(town.registered))
			: town.registered
	const able = some.filter((one) => !one.makeup.storied && !not.has(one.id) && suits(one, play))
	return chance.weighted(
		able,
		({ makeup, turns }) =>
			(makeup.active * (makeup.likes.includes(play.text.task.kind) ? 5 : 1)) / (1 + turns),
	)
}

/** Plays a slot from its posting on. */
export function playSlot(town: Town, play: SlotPlay): void {
	const { stage } = town
	const { plan } = play
	const chance = town.chance(`slot ${play.text.key} ${plan.day} ${plan.startMinute}`)
	const decided = plan.decided ?? decisionDay(town, chance, play)
	const raised = new Set<string>()

	if (plan.hands) {
		for (const [n, name] of plan.hands.entries()) {
			const person = town.people[cast.indexOf(name)]
			const span = Math.min(decided.getTime(), town.end.getTime()) - play.published.getTime()
			const when = new Date(play.published.getTime() + span * ((n + 1) / (plan.hands.length + 2)))
			if (!person) continue
			const raised = awakeBefore(chance, when, decided)
			const said = whenSaid(town, chance, person, raised)
			stage.at(said < decided ? said : raised, (tx) => raise(town, tx, play, person))
		}
	} else {
		const short = deal(town, 'short', [false, false, false, true, false, false])
		const many = Math.max(1, plan.seats + (short ? -1 : chance.whole(0, 2)))
		for (let n = 0; n < many; n++) {
			const span = decided.getTime() - play.published.getTime()
			const when = new Date(play.published.getTime() + span * (0.02 + 0.9 * chance.draw() ** 1.6))
			stage.at(awakeBefore(chance, when, decided), async (tx) => {
				const person = whoMight(town, chance, play, raised)
				if (!person || !(await takesHands(tx, play))) return
				raised.add(person.id)
				const when = whenSaid(town, chance, person, tx.at)
				if (when < decided) stage.at(when, (on) => raiseMaybe(town, chance, on, play, person))
			})
		}
	}
	const { asked } = plan
	const whom = asked && town.people[cast.indexOf(asked.name)]
	if (asked && whom) stage.at(asked.when, (tx) => askOne(town, chance, tx, play, whom, 0, 'open'))
	if (plan.decided !== null) stage.at(decided, (tx) => decideSlot(town, chance, tx, play, 0))
	weather(town, chance, play)
}

function awakeBefore(chance: Chance, when: Date, limit: Date): Date {
	const moved = awake(chance, when, 0)
	return moved < limit ? moved : new Date(limit.getTime() - chance.whole(10, 90) * 60_000)
}

/** Some office days before the work, at least one after the posting. */
function decisionDay(town: Town, chance: Chance, { plan, published }: SlotPlay): Date {
	const { closing } = town.hours
	const wanted = addOfficeDays(plan.day, -chance.whole(3, 7), closing)
	const soonest = addOfficeDays(dayOf(published), chance.whole(1, 3), closing)
	return town.hours.office(chance, wanted > soonest ? wanted : soonest, 0, 570, 690)
}

async function takesHands(tx: Tx, { id, plan }: SlotPlay): Promise<boolean> {
	const [slot] = await tx.select().from(slots).where(eq(slots.id, id))
	if (!slot?.open) return false
	return slot.taken < slot.seats && instantOf(plan.day, plan.startMinute) > tx.at
}

async function raise(town: Town, tx: Tx, play: SlotPlay, person: Townsperson): Promise<string | undefined> {
	if (misfits(person, play, false).some((one) => one.name === 'clash')) return undefined
	return applyFor(tx, actorOf(town, person), person.id, play.id)
}

/** A hand that one in nine takes down again. */
async function raiseMaybe(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
): Promise<void> {
	if (!(await takesHands(tx, play)) || !suits(person, play)) return
	const id = await raise(town, tx, play, person)
	if (id && deal(town, 'withdraw', dealtOut(9, false, { 5: true }))) takeDown(town, chance, person, id)
}

function takeDown(town: Town, chance: Chance, person: Townsperson, applicationId: string): void {
	const when = whenSaid(town, chance, person, awake(chance, town.stage.now(), chance.whole(2, 30)))
	town.stage.at(when, async (tx) => {
		const [hand] = await tx.select().from(applications).where(eq(applications.id, applicationId))
		if (hand && hand.withdrawnAt === null && hand.settledAt === null)
			await withdraw(tx, actorOf(town, person), person.id, applicationId)
	})
}

const waitingHands = (tx: Tx, slotId: string) =>
	tx
		.select()
		.from(applications)
		.where(
			and(eq(applications.slotId, slotId), isNull(applications.withdrawnAt), isNull(applications.settledAt)),
		)
		.orderBy(asc(applications.at), asc(applications.id))

const personOf = (town: Town, id: string) => {
	const person = town.people.find((one) => one.id === id)
	if (!person) throw new Error('nobody of the town')
	return person
}

/** The arranger decides by turn for the hands that are up, and asks others where seats stay empty. */
async function decideSlot(town: Town, chance: Chance, tx: Tx, play: SlotPlay, round: number): Promise<void> {
	const { plan } = play
	if (!(await takesHands(tx, play))) return
	const [slot] = await tx.select().from(slots).where(eq(slots.id, play.id))
	const free = (slot?.seats ?? 0) - (slot?.taken ?? 0)
	const hands = (await waitingHands(tx, play.id)).map((hand) => personOf(town, hand.registrantId))
	const chosen = plan.chosen
		? hands.filter(
				(one) => plan.chosen?.includes(one.makeup.familyName as CastName) && one.makeup.n < cast.length,
			)
		: hands
				.filter((one) => misfits(one, play, plan.hands === undefined).length === 0)
				.sort((a, b) => a.turns - b.turns || a.lastTurn - b.lastTurn)
				.slice(0, free)
	for (const person of chosen) await decideFor(town, chance, tx, play, person)
	const missing = plan.seats - (await seatsTaken(tx, play.id))
	if (missing > 0 && !plan.quiet && plan.decided === undefined && round < 3)
		await askOthers(town, chance, tx, play, missing, round)
}

async function seatsTaken(tx: Tx, slotId: string): Promise<number> {
	const [slot] = await tx.select({ taken: slots.taken }).from(slots).where(eq(slots.id, slotId))
	return slot?.taken ?? 0
}

async function decideFor(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
): Promise<void> {
	const against = misfits(person, play, false)
	const [id = ''] = await decide(
		tx,
		staffActor(town, 'arranger'),
		play.id,
		[person.id],
		against.length > 0 ? '本人と電話で話し、できると確かめました。' : '',
	)
	hold(town, person, play, id)
	const backs = !play.plan.hands && deal(town, 'take-back', dealtOut(70, false, { 9: true }))
	if (!backs) {
		await answerTerms(town, chance, tx, play, person, id)
		return
	}
	const minutes = (n: number) => new Date(tx.at.getTime() + n * 60_000)
	town.stage.at(minutes(3), async (on) => {
		await takeBackDecision(on, staffActor(town, 'arranger'), id)
		release(person, id)
	})
	town.stage.at(minutes(8), async (on) => {
		if ((await takesHands(on, play)) && misfits(person, play, false).length === 0) {
			const [again = ''] = await decide(on, staffActor(town, 'arranger'), play.id, [person.id])
			hold(town, person, play, again)
			await answerTerms(town, chance, on, play, person, again)
		}
	})
}

function hold(town: Town, person: Townsperson, play: SlotPlay, id: string): void {
	person.busy.push({ key: id, ...spanOf(play.plan) })
	person.turns += 1
	person.lastTurn = town.stage.now().getTime()
}

export function release(person: Townsperson, assignmentId: string): void {
	person.busy = person.busy.filter((one) => one.key !== assignmentId)
}

async function stateOf(tx: Tx, id: string): Promise<string | undefined> {
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

/** When somebody answers: in the site when they look; who telephones is called the same afternoon. */
function whenAnswered(town: Town, chance: Chance, person: Townsperson, until: Date): Date {
	const at = town.stage.now()
	if (byPhone(person) && minuteOf(at) < 14 * 60) {
		const when = town.hours.office(chance, at, 0, 790, 1000)
		if (when < until) return when
	}
	const when = whenSaid(town, chance, person, awake(chance, at, 0.3 + 20 * chance.draw() ** 2))
	return when < until ? when : new Date((at.getTime() + until.getTime()) / 2)
}

async function answerTerms(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
	id: string,
): Promise<void> {
	const { stage } = town
	const end = play.plan.terms ?? deal(town, 'terms', termsEnds)
	if (end === 'open') return
	const until = (await newestTerms(tx, id))?.answerBy ?? stage.now()
	if (end === 'lapse') {
		stage.at(new Date(until.getTime() + 60_000), async (on) => {
			await lapseTerms(on)
			release(person, id)
			again(town, chance, play)
		})
		return
	}
	const when = whenAnswered(town, chance, person, until)
	if (byPhone(person) && deal(town, 'tries', [true, false, false]))
		stage.at(new Date(when.getTime() - 40 * 60_000), (tx) => tryInVain(town, chance, tx, 'assignment', id))
	stage.at(when, async (on) => {
		if ((await stateOf(on, id)) !== 'decided') return
		const actor = actorOf(town, person)
		if (end === 'no') {
			await sayNo(on, actor, person.id, id)
			release(person, id)
			again(town, chance, play)
		} else await sayYes(on, actor, person.id, id, { showCallName: chance.yes(0.85) })
		await closeCallAbout(town, on, 'assignment', id, end === 'no' ? 'no' : 'yes')
		if (end === 'yes') playWorkDay(town, play, person, id)
		if (end === 'call-off') cannotCome(town, chance, play, person, id)
	})
}

async function tryInVain(town: Town, chance: Chance, tx: Tx, kind: string, id: string): Promise<void> {
	const [call] = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(and(eq(calls.subjectKind, kind), eq(calls.subjectId, id), isNull(calls.closedAt)))
	if (call)
		await tryCall(
			tx,
			staffActor(town, 'receptionist', 'telephone'),
			call.id,
			chance.one(['no-answer', 'no-answer', 'message-left', 'thinking'] as const),
		)
}

/** Somebody cannot come after all: said before the start, and no reason is asked. */
function cannotCome(town: Town, chance: Chance, play: SlotPlay, person: Townsperson, id: string): void {
	const start = instantOf(play.plan.day, play.plan.startMinute).getTime()
	const at = town.stage.now().getTime()
	const when = whenSaid(
		town,
		chance,
		person,
		awake(chance, new Date(at + (start - at) * (0.3 + 0.4 * chance.draw())), 0),
	)
	if (when.getTime() >= start) {
		playWorkDay(town, play, person, id)
		return
	}
	town.stage.at(when, async (tx) => {
		if ((await stateOf(tx, id)) !== 'agreed') return
		await callOffMine(tx, actorOf(town, person), person.id, id)
		release(person, id)
		again(town, chance, play)
	})
}

/** A seat came free: the council looks again the next morning, while there is time. */
function again(town: Town, chance: Chance, play: SlotPlay): void {
	const when = town.hours.nextMorning(chance, town.stage.now())
	if (dayOf(when) < play.plan.day) town.stage.at(when, (tx) => decideSlot(town, chance, tx, play, 2))
}

const offerEnds = ['yes', 'no', 'yes', 'lapse', 'yes', 'yes', 'no', 'yes'] as const

async function askOthers(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	missing: number,
	round: number,
): Promise<void> {
	const today = dayOf(tx.at)
	const known = await tx.select({ id: offers.registrantId }).from(offers).where(eq(offers.slotId, play.id))
	const hands = await tx
		.select({ id: applications.registrantId })
		.from(applications)
		.where(and(eq(applications.slotId, play.id), isNull(applications.withdrawnAt)))
	const not = new Set([...known, ...hands].map((row) => row.id))
	for (let n = 0; n < missing; n++) {
		const able = town.registered.filter(
			(one) =>
				!one.makeup.storied &&
				!not.has(one.id) &&
				one.makeup.active > 0.1 &&
				mayAsk(one, today) &&
				suits(one, play),
		)
		const person = able.sort((a, b) => a.turns - b.turns || a.lastTurn - b.lastTurn)[0]
		if (!person) return
		not.add(person.id)
		await askOne(town, chance, tx, play, person, round)
	}
}

function mayAsk({ makeup, lastAsked, judged }: Townsperson, today: Day): boolean {
	if (makeup.askAtMost === 'never' || restsOn(judged, today)) return false
	return lastAsked === null || today >= addDays(lastAsked, daysBetweenAsks[makeup.askAtMost])
}

/** Asks one person for a slot; what comes of it is dealt out. */
export async function askOne(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: Pick<SlotPlay, 'id' | 'plan'> & Partial<SlotPlay>,
	person: Townsperson,
	round: number,
	end: (typeof offerEnds)[number] | 'open' = deal(town, 'offer', offerEnds),
): Promise<void> {
	const offer = await ask(tx, staffActor(town, 'arranger'), play.id, person.id)
	person.lastAsked = dayOf(tx.at)
	person.turns += 1
	person.lastTurn = tx.at.getTime()
	if (end === 'open') return
	if (end === 'lapse') {
		town.stage.at(new Date(offer.answerBy.getTime() + 60_000), (on) => lapseOffers(on))
		return
	}
	town.stage.at(whenAnswered(town, chance, person, offer.answerBy), async (on) => {
		const whole = play as SlotPlay
		const can =
			end === 'yes' &&
			(await takesHands(on, whole)) &&
			!misfits(person, whole, false).some((one) => one.name === 'clash')
		await answerOffer(on, actorOf(town, person), person.id, offer.id, can ? 'yes' : 'no')
		await closeCallAbout(town, on, 'offer', offer.id, can ? 'yes' : 'no')
		if (!can) return
		const when = town.hours.nextMorning(chance, on.at)
		if (dayOf(when) < play.plan.day)
			town.stage.at(when, (later) => decideSlot(town, chance, later, whole, round + 1))
	})
}

/** Rain calls an outdoor slot off the evening before; now and then an employer changes their mind. */
function weather(town: Town, chance: Chance, play: SlotPlay): void {
	const { plan, text } = play
	if (plan.hands) return
	const evening = town.hours.office(chance, addOfficeDays(plan.day, -1, town.hours.closing), 0, 1000, 1030)
	if (
		text.task.outdoors &&
		deal(town, 'weather', ['dry', 'rain', 'dry', 'dry', 'dry', 'dry', 'heat']) === 'rain'
	)
		town.stage.at(evening, async (tx) => {
			const theirs = await tx.select().from(assignments).where(eq(assignments.slotId, play.id))
			const live = theirs.filter((one) => one.state === 'decided' || one.state === 'agreed')
			if (live.length === 0) return
			await callOffSlot(tx, staffActor(town, 'arranger'), play.id, 'rain')
			for (const one of live) release(personOf(town, one.registrantId), one.id)
		})
	else if (deal(town, 'employer-off', dealtOut(50, false, { 12: true })))
		town.stage.at(evening, async (tx) => {
			const [one] = await tx
				.select()
				.from(assignments)
				.where(and(eq(assignments.slotId, play.id), eq(assignments.state, 'agreed')))
			if (!one) return
			await callOff(tx, staffActor(town, 'arranger'), one.id, 'employer')
			release(personOf(town, one.registrantId), one.id)
		})
}

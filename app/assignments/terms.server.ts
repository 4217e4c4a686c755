// The terms as they are kept: issued with the decision, and the answer that makes the contract.
import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { agree, refuseUnagreed } from '~/council/agreement.server'
import { ownClosingDays } from '~/council/closing-day.server'
import { contractModeOf, contractRules, payKind } from '~/council/contract-mode'
import { plannedPayDay } from '~/council/due-date'
import { cancelRuleOn, payPlanOn, settingsOn, withholdingRatesOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { takeBackTurn } from '~/matching/turn.server'
import { hearsInTalk } from '~/people/registrant'
import { refuseUnrepresented } from '~/people/representative.server'
import { refused } from '~/words/refusal'
import { usualWeather } from '~/work/task.server'
import type { Db, Tx } from '~db/client'
import { assignments, offers, terms } from '~db/schema/assignments'
import { accounts, employers, registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import { noteFirstTime } from './accompaniment.server'
import { answerTime } from './answer-clock.server'
import { settleHands } from './application.server'
import { contractStates } from './assignment'
import type { Assignment } from './move.server'
import { assignmentNow, freeSeatAndTime, keepTurnOfMoved, moveAssignment, ownAssignment } from './move.server'
import type { SlotWithTask } from './seat.server'
import { registeredPerson } from './seat.server'
import { composeTerms, hashTerms, missingTermsItems, namesByTerms } from './terms'
import { standingOf } from './terms-change'
import { noteShown } from './terms-delivery.server'

export type Terms = typeof terms.$inferSelect

/** Writes the terms of a fresh decision, whole or not at all. */
export async function issueTerms(
	tx: Tx,
	assignmentId: string,
	person: typeof registrants.$inferSelect,
	{ slot, task }: SlotWithTask,
): Promise<Terms> {
	const set = await settingsOn(
		tx,
		['office-name', 'office-address', 'office-telephone', 'inspect-days', 'outside-contact', 'tax-rate'],
		dayOf(tx.at),
	)
	const [employer] = await tx
		.select({
			name: employers.name,
			address: employers.address,
			kind: employers.kind,
			order: employers.withholdingOrderDay,
		})
		.from(employers)
		.where(eq(employers.id, task.employerId))
	const [account] = await tx
		.select({ number: accounts.number })
		.from(accounts)
		.where(eq(accounts.id, person.accountId))
	const closing = await ownClosingDays(tx)
	const plan = await payPlanOn(tx, dayOf(tx.at))
	const body = composeTerms({
		office: {
			name: set['office-name'],
			address: set['office-address'],
			telephone: set['office-telephone'],
		},
		contractor: {
			name: `${person.familyName} ${person.givenName}`,
			number: account?.number ?? null,
			callName: person.callName,
			invoiceNumber: person.invoiceNumber,
		},
		employer: {
			name: employer?.name ?? '',
			address: employer?.address ?? '',
			household: employer?.kind === 'household',
		},
		// What was posted before it had a rule goes by the usual one.
		task: { ...task, weather: task.weather ?? (await usualWeather(tx, dayOf(tx.at))) },
		slot,
		pay: {
			mode: task.contractMode,
			ordered: employer?.order != null,
			payYen: task.payYen,
			terms: task.payTerms,
			taxPermille: set['tax-rate'],
			// The tax is that of the day on which it is paid.
			rates: await withholdingRatesOn(tx, plannedPayDay(slot.day, payKind(task), plan)),
			cancel: await cancelRuleOn(tx, dayOf(tx.at)),
			seats: slot.seats,
		},
		rules: {
			inspectDays: set['inspect-days'],
			plan,
			closingDays: closing,
		},
		outsideContact: set['outside-contact'],
	})
	const lacks = missingTermsItems(body)
	if (lacks.length > 0) throw refused('terms-lack', { items: lacks })
	const [issued] = await tx
		.insert(terms)
		.values({
			id: newId(),
			assignmentId,
			version: 1,
			body,
			hash: hashTerms(body),
			sentAt: tx.at,
			answerBy: await answerTime(tx, 'terms', slot, !hearsInTalk(person.hearsBy)),
		})
		.returning()
	if (!issued) throw new Error('terms were not kept')
	await noteShown(tx, issued.id, person.hearsBy)
	return issued
}

/** Every version of an assignment's terms, the oldest first. */
export async function versionsOf(on: Db, assignmentId: string): Promise<Terms[]> {
	return on.select().from(terms).where(eq(terms.assignmentId, assignmentId)).orderBy(asc(terms.version))
}

/** The terms that hold: the last version with its yes, else the newest. */
export const standingTerms = async (on: Db, assignmentId: string): Promise<Terms | undefined> =>
	standingOf(await versionsOf(on, assignmentId))

/** The newest terms of an assignment. */
export async function newestTerms(on: Db, assignmentId: string): Promise<Terms | undefined> {
	const [row] = await on
		.select()
		.from(terms)
		.where(eq(terms.assignmentId, assignmentId))
		.orderBy(desc(terms.version))
		.limit(1)
	return row
}

/** Puts the answer on the newest terms. */
export async function answerTerms(
	tx: Tx,
	assignmentId: string,
	answer: 'yes' | 'no' | 'lapsed' | 'withdrawn',
	by: string | null,
	said: Partial<Pick<Terms, 'showCallName' | 'showPaper' | 'answerChannel' | 'spokenMinute'>> = {},
): Promise<Terms | undefined> {
	const [answered] = await tx
		.update(terms)
		.set({ answer, answeredAt: tx.at, answeredBy: by, ...said })
		.where(and(eq(terms.assignmentId, assignmentId), isNull(terms.answeredAt)))
		.returning()
	return answered
}

/**
 * What is said with a yes: may the employer hear the call name, and that the licence the work asks for was checked;
 * which version was read; the yes to what a way to contract asks for (代理受領); and the hour it was heard, when spoken.
 */
export type YesFields = {
	showCallName: boolean
	showPaper?: boolean
	version?: number
	agrees?: boolean
	/** The minute of the day a spoken yes was heard. */
	spokenMinute?: number | null
}

/** A second tab, or a second person of the office, answers what was agreed to: each is told what holds. */
async function agreedAlready(tx: Tx, actor: Actor, own: Assignment) {
	if (!contractStates.some((state) => state === own.state)) return undefined
	const agreed = await newestTerms(tx, own.id)
	const showCallName = agreed?.showCallName === true
	return refused('agreed-already', { showCallName, toStaff: actor.role !== 'registrant' })
}

/** The yes that makes the contract; its day is 業務委託をした日. */
export async function sayYes(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	{ showPaper = false, version, agrees = false, spokenMinute = null, ...said }: YesFields,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	if (own.state !== 'decided')
		throw (await agreedAlready(tx, actor, own)) ?? (await assignmentNow(tx, assignmentId))
	await registeredPerson(tx, registrantId)
	if (actor.channel === 'family') await refuseUnrepresented(tx, registrantId, 'agree')
	const newest = await newestTerms(tx, assignmentId)
	if (!newest) throw refused('not-found')
	if (version !== undefined && version !== newest.version) throw refused('terms-newer')
	if (newest.answerBy < tx.at) throw refused('terms-over')
	const asked = contractRules[contractModeOf(newest.body.mode)].registrantAgrees
	if (agrees) await agree(tx, actor, { registrantId }, asked)
	await refuseUnagreed(tx, { registrantId }, asked, 'agrees')
	const showCallName = said.showCallName || namesByTerms(newest.body)
	await moveAssignment(tx, assignmentId, 'sayYes')
	await answerTerms(tx, assignmentId, 'yes', actor.accountId, {
		showCallName,
		showPaper,
		answerChannel: actor.channel,
		spokenMinute,
	})
	await noteFirstTime(tx, own)
	await record(
		tx,
		actor,
		'assignment.agreed',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: 'decided' },
			after: {
				state: 'agreed',
				registrantId,
				slotId: own.slotId,
				termsHash: newest.hash,
				version: newest.version,
				showCallName,
				showPaper,
			},
		},
	)
	await settleOthers(tx, own.slotId)
}

/** Once every seat has its yes, whoever else raised a hand or was asked hears that it was somebody else. */
export async function settleOthers(tx: Tx, slotId: string): Promise<void> {
	if (!(await allSeatsAgreed(tx, slotId))) return
	await settleHands(tx, chore, slotId, 'another')
	await endOffers(tx, slotId)
}

/** Ends what was asked and can be taken no more: it was nobody's turn. */
async function endOffers(tx: Tx, slotId: string): Promise<void> {
	const open = await tx
		.update(offers)
		.set({ answer: 'lapsed', answeredAt: tx.at })
		.where(and(eq(offers.slotId, slotId), isNull(offers.answeredAt)))
		.returning({ id: offers.id, registrantId: offers.registrantId })
	for (const { id, registrantId } of open) {
		await takeBackTurn(tx, registrantId, slotId)
		await record(
			tx,
			chore,
			'offer.lapsed',
			{ kind: 'offer', id },
			{ after: { registrantId, slotId, outcome: 'another' } },
		)
	}
}

/** Whether every seat of a slot has its yes: only then are the others told. */
async function allSeatsAgreed(tx: Tx, slotId: string): Promise<boolean> {
	const [slot] = await tx.select({ seats: slots.seats }).from(slots).where(eq(slots.id, slotId))
	const agreed = await tx
		.select({ id: assignments.id })
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, [...contractStates])))
	return slot !== undefined && agreed.length >= slot.seats
}

/** A no needs no reason and leaves no mark; the seat is free again. */
export async function sayNo(tx: Tx, actor: Actor, registrantId: string, assignmentId: string): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const agreed = await agreedAlready(tx, actor, own)
	if (agreed) throw agreed
	const moved = await moveAssignment(tx, assignmentId, 'sayNo', { endedAt: tx.at })
	await answerTerms(tx, assignmentId, 'no', actor.accountId, { answerChannel: actor.channel })
	await freeSeatAndTime(tx, moved)
	await keepTurnOfMoved(tx, moved)
	await record(
		tx,
		actor,
		'assignment.refused',
		{ kind: 'assignment', id: assignmentId },
		{ before: { state: 'decided' }, after: { state: 'refused', registrantId, slotId: moved.slotId } },
	)
}

/** Ends decisions whose terms were not answered in time; their seats are free for the next person. */
export async function lapseTerms(tx: Tx): Promise<number> {
	const late = await tx
		.select({ assignmentId: terms.assignmentId })
		.from(terms)
		.innerJoin(assignments, eq(assignments.id, terms.assignmentId))
		.where(and(isNull(terms.answeredAt), lt(terms.answerBy, tx.at), eq(assignments.state, 'decided')))
		.orderBy(asc(terms.answerBy))
		.limit(200)
	for (const { assignmentId } of late) {
		const moved = await moveAssignment(tx, assignmentId, 'lapseTerms', { endedAt: tx.at })
		await answerTerms(tx, assignmentId, 'lapsed', null)
		await freeSeatAndTime(tx, moved)
		await keepTurnOfMoved(tx, moved)
		await record(
			tx,
			chore,
			'assignment.lapsed',
			{ kind: 'assignment', id: assignmentId },
			{
				before: { state: 'decided' },
				after: { state: 'lapsed', registrantId: moved.registrantId, slotId: moved.slotId },
			},
		)
	}
	return late.length
}

/** Terms nobody has answered yet, the soonest first. */
export async function unansweredTerms(
	on: Db,
	most = 200,
): Promise<
	{
		terms: Terms
		registrantId: string
		slotId: string
		slot: { day: string; startMinute: number }
		hearsBy: string
	}[]
> {
	return on
		.select({
			terms,
			registrantId: assignments.registrantId,
			slotId: assignments.slotId,
			slot: { day: slots.day, startMinute: slots.startMinute },
			hearsBy: registrants.hearsBy,
		})
		.from(terms)
		.innerJoin(assignments, eq(assignments.id, terms.assignmentId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(isNull(terms.answeredAt), eq(assignments.state, 'decided')))
		.orderBy(asc(terms.answerBy), asc(terms.id))
		.limit(most)
}

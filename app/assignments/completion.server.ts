// The registrant's report (完了報告): about how long, a note; photos hang on the completion's id.
import { desc, eq } from 'drizzle-orm'
import { instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { weatherWords } from '~/words/ja/weather'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { completions } from '~db/schema/assignments'
import type { PayTerms } from '~db/schema/work'
import { slots } from '~db/schema/work'
import { startOf } from './assignment'
import { moveAssignment, ownAssignment } from './move.server'
import { payTermsIn } from './pay-items'
import { standingTerms } from './terms.server'

export type ReportFields = {
	aboutMinutes: number | null
	note: string
	/** It stopped half-way for the weather. */
	stopped?: boolean
	/** Lots done, where the terms pay by them; left out, all of them. */
	units?: number | null
	/** What travel cost, where the terms pay it at cost. */
	travelYen?: number | null
	/** The person lets its photos go to the employer with the invoice. */
	photosReleased?: boolean
}

/**
 * What of a report counts for the pay: lots and travel, where the agreed terms name them, and never the hours. Refuses more than
 * was agreed, by field: more is agreed first.
 */
function countedBy(terms: PayTerms, said: { units: number | null; travelYen: number | null }) {
	const units = terms.by === 'result' ? null : said.units
	const travelYen = terms.travel === 'at-cost' ? said.travelYen : null
	if (units !== null && (!Number.isInteger(units) || units < 1 || units > terms.units))
		throw refused('report-units', { most: terms.units }, 'units')
	if (travelYen !== null && (!Number.isInteger(travelYen) || travelYen < 0 || travelYen > terms.travelYen))
		throw refused('report-travel', { most: terms.travelYen }, 'travelYen')
	return { units, travelYen }
}

/** Now, or just after the report before where the clock was set back since: the pay goes by the newest. */
async function afterFormer(tx: Tx, assignmentId: string): Promise<Date> {
	const [former] = await tx
		.select({ at: completions.at })
		.from(completions)
		.where(eq(completions.assignmentId, assignmentId))
		.orderBy(desc(completions.at))
		.limit(1)
	return former && former.at >= tx.at ? new Date(former.at.getTime() + 1) : tx.at
}

/** Reports the work, or the mending of it. Gives the completion's id. */
export async function report(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	{
		aboutMinutes,
		note,
		stopped = false,
		units = null,
		travelYen = null,
		photosReleased = false,
	}: ReportFields,
): Promise<string> {
	if (aboutMinutes !== null && (!Number.isInteger(aboutMinutes) || aboutMinutes < 1 || aboutMinutes > 1440))
		throw refused('report-minutes', undefined, 'aboutMinutes')
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (slot && own.state === 'agreed' && tx.at < startOf(slot))
		throw refused('report-early', { day: slot.day, startMinute: slot.startMinute })
	const counted = countedBy(payTermsIn((await standingTerms(tx, assignmentId))?.body ?? {}), {
		units,
		travelYen,
	})
	const moved = await moveAssignment(tx, assignmentId, 'report')
	const id = newId()
	await tx.insert(completions).values({
		id,
		assignmentId,
		aboutMinutes,
		note,
		photosReleased,
		...counted,
		at: await afterFormer(tx, assignmentId),
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'assignment.reported',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: own.state },
			after: {
				state: 'reported',
				completionId: id,
				registrantId,
				employerId: moved.employerId,
				slotId: moved.slotId,
				...(stopped && { stopped: 'weather' }),
				...(counted.units !== null && { units: counted.units }),
			},
		},
	)
	return id
}

/**
 * The person lets the photos of their newest report go to the employer with the invoice, or no longer. What an invoice already
 * shows stays on it.
 */
export async function releasePhotos(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	released: boolean,
): Promise<void> {
	await ownAssignment(tx, registrantId, assignmentId)
	const [newest] = await tx
		.select()
		.from(completions)
		.where(eq(completions.assignmentId, assignmentId))
		.orderBy(desc(completions.at), desc(completions.id))
		.limit(1)
	if (!newest) throw refused('not-found')
	if (newest.photosReleased === released) return
	await tx.update(completions).set({ photosReleased: released }).where(eq(completions.id, newest.id))
	await record(
		tx,
		actor,
		released ? 'completion.photos-released' : 'completion.photos-kept',
		{ kind: 'assignment', id: assignmentId },
		{ after: { completionId: newest.id, registrantId } },
	)
}

/**
 * 途中で中止: work in the open stopped for rain or heat, said in one tap. It is the report, with what the terms promise
 * to pay then.
 */
export async function stopHalfway(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
): Promise<string> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const agreed = (await standingTerms(tx, assignmentId))?.body
	if (agreed?.outdoors !== true) throw refused('halfway-indoors')
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	const over = slot ? instantOf(slot.day, slot.endMinute) : tx.at
	const minutes = slot ? Math.round((tx.at.getTime() - startOf(slot).getTime()) / 60_000) : 0
	return report(tx, actor, registrantId, assignmentId, {
		// Said later, nobody knows how long it was.
		aboutMinutes: tx.at <= over && minutes > 0 ? minutes : null,
		note: weatherWords.halfway.note[agreed.weatherHalfway === 'hours' ? 'hours' : 'whole'],
		stopped: true,
	})
}

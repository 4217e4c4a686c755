// The end of what was kept: papers whose time is over, the same words where rooms keep them, then names and contacts.
import { and, eq, isNull } from 'drizzle-orm'
import { forgetReports, forgetTerms } from '~/assignments/forget.server'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { removePhotosOf } from '~/files/file.server'
import { forgetAccountsOf, forgetPayerNames, isOwedPay, owesInvoice } from '~/money/forget.server'
import { forgetConversation } from '~/notices/conversation.server'
import type { PaperLine } from '~/papers/archive.server'
import { destroyOver, hasKeptPapers, isPartyHeld } from '~/papers/retention.server'
import { blankEmployer, blankRegistrant, employersGone, registrantsGone } from '~/people/blank.server'
import type { Db, Tx } from '~db/client'
import { papers } from '~db/schema/papers'

/** How many papers one transaction destroys. */
const atOnce = 100

/** Destroys and blanks everything whose time is over; gives how much of each. */
export async function endWhatIsOver(): Promise<{ papers: number; people: number }> {
	let gone = 0
	for (;;) {
		const some = await inTransaction(async (tx) => {
			const years = await settingOn(tx, 'paper-years', dayOf(tx.at))
			const lines = await destroyOver(tx, chore, years, atOnce)
			for (const id of assignmentsOf(lines)) await forgetAssignment(tx, id)
			return lines.length
		})
		gone += some
		if (some === 0) break
	}
	return { papers: gone, people: await inTransaction(blankGone) }
}

const assignmentsOf = (lines: readonly PaperLine[]) => [
	...new Set(lines.filter((line) => line.subjectKind === 'assignment').map((line) => line.subjectId)),
]

/** A piece of work of which no paper is kept any more is kept in no room's words either. */
async function forgetAssignment(tx: Tx, assignmentId: string): Promise<void> {
	const [kept] = await tx
		.select({ id: papers.id })
		.from(papers)
		.where(
			and(
				eq(papers.subjectKind, 'assignment'),
				eq(papers.subjectId, assignmentId),
				isNull(papers.destroyedOn),
			),
		)
		.limit(1)
	if (kept) return
	await forgetTerms(tx, assignmentId)
	for (const id of await forgetReports(tx, assignmentId)) await removePhotosOf(tx, { kind: 'completion', id })
}

/** Whether any duty to keep their words is left: a paper, a hold, money. */
async function mustStay(on: Db, party: { kind: 'registrant' | 'employer'; id: string }): Promise<boolean> {
	if ((await hasKeptPapers(on, party)) || (await isPartyHeld(on, party))) return true
	return party.kind === 'registrant' ? isOwedPay(on, party.id) : owesInvoice(on, party.id)
}

async function blankGone(tx: Tx): Promise<number> {
	const today = dayOf(tx.at)
	const days = await settingOn(tx, 'blank-days', today)
	let blanked = 0
	for (const id of await registrantsGone(tx, today, days)) {
		if (await mustStay(tx, { kind: 'registrant', id })) continue
		await forgetAccountsOf(tx, id)
		await forgetConversation(tx, { kind: 'registrant', id })
		await blankRegistrant(tx, chore, id)
		blanked++
	}
	for (const id of await employersGone(tx, today, days)) {
		if (await mustStay(tx, { kind: 'employer', id })) continue
		await forgetPayerNames(tx, id)
		await forgetConversation(tx, { kind: 'employer', id })
		await blankEmployer(tx, chore, id)
		blanked++
	}
	return blanked
}

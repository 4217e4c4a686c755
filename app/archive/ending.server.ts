// The end of what was kept: papers whose time is over, the same words where rooms keep them, then names and contacts.
import { and, eq, isNull } from 'drizzle-orm'
import { forgetReports, forgetShares, forgetTerms } from '~/assignments/forget.server'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { photosOf, removePhotos } from '~/files/file.server'
import { forgetAbilities } from '~/matching/forget.server'
import {
	forgetAccountsOf,
	forgetInvoicePhotos,
	forgetPayerNames,
	isOwedPay,
	owesInvoice,
	withInvoices,
} from '~/money/forget.server'
import { forgetConversation } from '~/notices/conversation.server'
import { forgetMailTo } from '~/notices/outbox.server'
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
			// Photos that went out with an invoice are kept as long as it is.
			for (const line of lines)
				if (line.kind === 'invoice') await removePhotos(tx, await forgetInvoicePhotos(tx, line.subjectId))
			return lines.length
		})
		gone += some
		if (some === 0) break
	}
	return { papers: gone, people: (await blankAll('registrant')) + (await blankAll('employer')) }
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
	await forgetShares(tx, assignmentId)
	const reports = await forgetReports(tx, assignmentId)
	const photos = (await photosOf(tx, 'completion', reports)).map((photo) => photo.id)
	const invoiced = await withInvoices(tx, photos)
	await removePhotos(
		tx,
		photos.filter((id) => !invoiced.has(id)),
	)
}

/** Whether any duty to keep their words is left: a paper, a hold, money. */
async function mustStay(on: Db, party: { kind: 'registrant' | 'employer'; id: string }): Promise<boolean> {
	if ((await hasKeptPapers(on, party)) || (await isPartyHeld(on, party))) return true
	return party.kind === 'registrant' ? isOwedPay(on, party.id) : owesInvoice(on, party.id)
}

type Gone = { kind: 'registrant' | 'employer'; id: string }

/** Walks over everybody who is gone, some at a time; who must stay is passed over and looked at again the next night. */
async function blankAll(kind: Gone['kind']): Promise<number> {
	let blanked = 0
	for (let after = ''; ; ) {
		const ids = await inTransaction(async (tx) => {
			const today = dayOf(tx.at)
			const days = await settingOn(tx, 'blank-days', today)
			const find = kind === 'registrant' ? registrantsGone : employersGone
			const some = await find(tx, today, days, after)
			for (const id of some) {
				if (await mustStay(tx, { kind, id })) continue
				await blankOne(tx, { kind, id })
				blanked++
			}
			return some
		})
		const last = ids.at(-1)
		if (last === undefined) return blanked
		after = last
	}
}

async function blankOne(tx: Tx, gone: Gone): Promise<void> {
	await forgetConversation(tx, gone)
	if (gone.kind === 'employer') {
		await forgetPayerNames(tx, gone.id)
		return blankEmployer(tx, chore, gone.id)
	}
	await forgetAccountsOf(tx, gone.id)
	await forgetAbilities(tx, gone.id)
	await forgetMailTo(tx, gone.id)
	await blankRegistrant(tx, chore, gone.id)
}

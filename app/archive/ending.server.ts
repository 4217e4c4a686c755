// The end of what was kept: papers whose time is over, the same words where rooms keep them, then names and contacts.
import { and, asc, eq, isNull, lt, ne, sql } from 'drizzle-orm'
import { forgetReports, forgetShares, forgetTerms } from '~/assignments/forget.server'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { photosOf, removePhotos } from '~/files/file.server'
import { forgetAbilities } from '~/matching/forget.server'
import {
	deceasedBefore,
	forgetAccountsOf,
	forgetInvoicePhotos,
	forgetPayerNames,
	forgetPayersBefore,
	forgetSlips,
	isOwedPay,
	owesInvoice,
	withInvoices,
} from '~/money/forget.server'
import { forgetConversation } from '~/notices/conversation.server'
import { forgetMailTo } from '~/notices/outbox.server'
import type { PaperLine } from '~/papers/archive.server'
import { lastDayOver } from '~/papers/paper'
import { destroyOver, hasKeptPapers, isPartyHeld } from '~/papers/retention.server'
import { blankEmployer, blankRegistrant, employersGone, registrantsGone } from '~/people/blank.server'
import { forgetTroubles } from '~/trouble/trouble.server'
import { forgetRequest } from '~/work/forget.server'
import type { Db, Tx } from '~db/client'
import { papers } from '~db/schema/papers'
import { workRequests } from '~db/schema/work'

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
	await forgetOldWork()
	while ((await forgetPayers()) === atOnce);
	let people = 0
	for (const who of whoIsGone) people += await blankAll(who)
	return { papers: gone, people }
}

/** Requests of which no paper is kept, and payers of money whose time is over, by the years papers are kept. */
async function forgetOldWork(): Promise<void> {
	for (;;) {
		const many = await inTransaction(async (tx) => {
			const today = dayOf(tx.at)
			const last = lastDayOver(await settingOn(tx, 'paper-years', today), today)
			const over = await requestsOver(tx, last, atOnce)
			for (const id of over) await forgetRequest(tx, id)
			return over.length
		})
		if (many < atOnce) return
	}
}

/** Payers' names of money that came in before the years papers are kept, some at a time; gives how many at most. */
const forgetPayers = () =>
	inTransaction(async (tx) => {
		const today = dayOf(tx.at)
		return forgetPayersBefore(tx, lastDayOver(await settingOn(tx, 'paper-years', today), today), atOnce)
	})

/** Requests from before a day that still have words, with no work since, no paper kept of them and nothing held. */
async function requestsOver(on: Db, day: Day, most: number): Promise<string[]> {
	const rows = await on
		.select({ id: workRequests.id })
		.from(workRequests)
		.where(
			and(
				ne(workRequests.what, ''),
				lt(workRequests.openedAt, instantOf(day, 0)),
				sql`not exists (select 1 from slots inner join tasks on tasks.id = slots.task_id where tasks.request_id = ${workRequests.id} and slots.day >= ${day})`,
				// Each from what is of the request to its papers, so that an index finds them on either engine.
				sql`not exists (select 1 from quotes inner join papers on papers.subject_id = quotes.id
					inner join paper_bodies on paper_bodies.paper_id = papers.id where quotes.request_id = ${workRequests.id})`,
				sql`not exists (select 1 from tasks inner join papers on papers.subject_id = tasks.id
					inner join paper_bodies on paper_bodies.paper_id = papers.id where tasks.request_id = ${workRequests.id})`,
				sql`not exists (select 1 from tasks inner join assignments on assignments.task_id = tasks.id
					inner join papers on papers.subject_id = assignments.id
					inner join paper_bodies on paper_bodies.paper_id = papers.id where tasks.request_id = ${workRequests.id})`,
				sql`not exists (select 1 from paper_holds where lifted_at is null and party_kind = 'employer' and party_id = ${workRequests.employerId})`,
			),
		)
		.orderBy(asc(workRequests.openedAt), asc(workRequests.id))
		.limit(most)
	return rows.map((row) => row.id)
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
	await forgetSlips(tx, assignmentId)
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

type WhoIsGone = { kind: Gone['kind']; find: (on: Db, lastDay: Day, after: string) => Promise<string[]> }

/** Who left, who died, and which employers ended, so many days ago. */
const whoIsGone: readonly WhoIsGone[] = [
	{ kind: 'registrant', find: registrantsGone },
	{ kind: 'registrant', find: deceasedBefore },
	{ kind: 'employer', find: employersGone },
]

/** Walks over everybody who is gone, some at a time; who must stay is passed over and looked at again the next night. */
async function blankAll({ kind, find }: WhoIsGone): Promise<number> {
	let blanked = 0
	for (let after = ''; ; ) {
		const ids = await inTransaction(async (tx) => {
			const today = dayOf(tx.at)
			const days = await settingOn(tx, 'blank-days', today)
			const some = await find(tx, addDays(today, -days), after)
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
	await forgetTroubles(tx, gone.kind === 'employer' ? { employerId: gone.id } : { registrantId: gone.id })
	if (gone.kind === 'employer') {
		await forgetPayerNames(tx, gone.id)
		return blankEmployer(tx, chore, gone.id)
	}
	await forgetAccountsOf(tx, gone.id)
	await forgetAbilities(tx, gone.id)
	await forgetMailTo(tx, gone.id)
	await blankRegistrant(tx, chore, gone.id)
}

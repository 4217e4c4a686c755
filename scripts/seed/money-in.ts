// The demo town's money in: invoices on the 1st, the bank's statements they are found on, cash, a letter, a credit note, an employer who failed.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { tellStopped } from '~/assignments/employer-stop.server'
import type { Day, Month } from '~/base/day'
import { addDays, addMonths, dayInMonth, dayOf, instantOf, monthOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { setSetting } from '~/council/setting.server'
import { creditInvoice } from '~/money/credit-note.server'
import { recordInvoicePaid, settleInvoice, takeCash } from '~/money/incoming.server'
import { incomingsLeft } from '~/money/incoming-list.server'
import { openYen } from '~/money/invoice'
import { invoiceRow } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { lateInvoices, remind } from '~/money/reminder.server'
import {
	bookLine,
	importStatement,
	linkLine,
	openLines,
	proposalFor,
	readyToPropose,
	setLineAside,
	takeExact,
	takeLine,
	writtenByHand,
} from '~/money/statement.server'
import type { StatementRow } from '~/money/statement-file'
import { setBilling } from '~/people/employer.server'
import { stopEmployer } from '~/people/employer-stop.server'
import { closeTasksOf } from '~/work/task.server'
import type { Tx } from '~db/client'
import { invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import type { EmployerKey } from './employers'
import type { Town } from './town'
import { deal, staffActor } from './town'

/** How an employer pays an invoice, in turn: by transfer after so many office days, by hand, less a charge, too much, in cash, not yet. */
const ways = [
	['transfer', 8],
	['transfer', 14],
	['by-hand', 4],
	['short', 10],
	['late', 0],
	['transfer', 6],
	['cash', 9],
	['over', 12],
	['transfer', 18],
] as const

/** What the bank will have on its next statement. */
type Expected = { day: Day; yen: number; says: string }

const bankKana = (kana: string) =>
	kana.replaceAll(/[ァィゥェォャュョッ]/g, (c) => 'アイウエオヤユヨツ'['ァィゥェォャュョッ'.indexOf(c)] ?? c)

/** Puts the months of money in on the stage. */
export function playMoneyIn(town: Town): void {
	const bank: Expected[] = []
	town.stage.at(instantOf(town.start, 540), (tx) =>
		setSetting(tx, staffActor(town, 'administrator'), 'invoice-registration', 'T1234567890123', town.start),
	)
	const perTask = [...town.employers.values()].at(6)
	if (perTask)
		town.stage.at(instantOf(addDays(town.start, 20), 640), (tx) =>
			setBilling(tx, staffActor(town, 'receptionist'), perTask.id, 'per-task'),
		)
	let balance = 2_400_000
	for (let month = monthOf(town.start); month <= monthOf(town.today); month = addMonths(month, 1)) {
		const first = dayInMonth(addMonths(month, 1), 1)
		if (first <= town.today) issued(town, month, first, bank)
		for (const [date, minute] of [
			[11, 600],
			[27, 610],
		] as const) {
			const day = addOfficeDays(dayInMonth(month, date), 0, town.hours.closing)
			if (day > town.today) continue
			town.stage.at(instantOf(day, minute), async (tx) => {
				balance = await takeStatement(town, tx, bank, addDays(day, -1), balance)
			})
			town.stage.at(instantOf(day, minute + 25), (tx) => decideLines(town, tx))
		}
	}
	letters(town)
	playStop(town, 'himono')
	thisMorning(town, bank)
}

function issued(town: Town, month: Month, first: Day, bank: Expected[]): void {
	town.stage.at(instantOf(first, 6 * 60), async (tx) => {
		const ids = await issueInvoices(tx, month)
		// Of the first invoices one had a wrong name on it (void, and issued again), and two are not paid at all.
		const earlier = (await tx.select({ id: invoices.id }).from(invoices)).length - ids.length
		const [wrong, ...unpaid] = earlier === 0 ? ids.slice(0, 3) : []
		for (const id of ids) if (!unpaid.includes(id)) await paysLater(town, tx, id, first, bank)
		if (wrong)
			town.stage.at(instantOf(addOfficeDays(first, 2, town.hours.closing), 660), async (on) => {
				const { employerId } = await invoiceRow(on, wrong)
				await creditInvoice(
					on,
					staffActor(town, 'treasurer'),
					wrong,
					'宛名のお名前が違っていました。新しい請求書をお送りします。',
				)
				for (const id of await issueInvoices(on, month, staffActor(town, 'treasurer'), {
					employerIds: [employerId],
				}))
					await paysLater(town, on, id, dayOf(on.at), bank)
			})
	})
}

/** Settles how and when an invoice is paid. */
async function paysLater(town: Town, tx: Tx, id: string, issuedOn: Day, bank: Expected[]): Promise<void> {
	const invoice = await invoiceRow(tx, id)
	if (invoice.totalYen === 0) return
	const [employer] = await tx.select().from(employers).where(eq(employers.id, invoice.employerId))
	const [way, after] = deal(town, 'invoice', ways)
	if (way === 'late') return
	const treasurer = staffActor(town, 'treasurer')
	const chance = town.chance(`invoice ${invoice.number}`)
	const at = town.hours.office(chance, issuedOn, after, 560, 900)
	const day = dayOf(at)
	const still = async (on: Tx) => {
		const now = await invoiceRow(on, id)
		return now.creditedAt === null && openYen(now) > 0
	}
	if (way === 'cash')
		town.stage.at(at, async (on) => {
			if (await still(on)) await takeCash(on, treasurer, id, invoice.totalYen)
		})
	else {
		const yen = invoice.totalYen - (way === 'short' ? 440 : 0) + (way === 'over' ? 1000 : 0)
		town.stage.at(at, async (on) => {
			if (!(await still(on))) return
			bank.push({ day, yen, says: bankKana(employer?.kana ?? '') })
			// Somebody looked into the bank book and wrote it down before the statement came.
			if (way === 'by-hand') await recordInvoicePaid(on, treasurer, id, day)
		})
	}
}

/** The statement up to a day: what employers sent, the bank's charge, and what has nothing to do with this ledger. */
async function takeStatement(
	town: Town,
	tx: Tx,
	bank: Expected[],
	until: Day,
	before: number,
): Promise<number> {
	const due = bank.filter((one) => one.day <= until).sort((a, b) => (a.day < b.day ? -1 : 1))
	for (const one of due) bank.splice(bank.indexOf(one), 1)
	const moves = [
		...due.map(({ day, yen, says }) => ({ day, inYen: yen, outYen: 0, says: `振込 ${says}` })),
		{ day: until, inYen: 0, outYen: 330, says: '振込手数料' },
		{ day: until, inYen: 0, outYen: 8_800, says: '電話料' },
	]
	let balance = before
	const rows: StatementRow[] = moves.map((move) => {
		balance += move.inYen - move.outYen
		return { ...move, balanceYen: balance }
	})
	await importStatement(tx, staffActor(town, 'treasurer'), { hash: `demo ${until}`, rows })
	return balance
}

async function decideLines(town: Town, tx: Tx): Promise<void> {
	const treasurer = staffActor(town, 'treasurer')
	const lines = await openLines(tx)
	const fit = await readyToPropose(tx, dayOf(tx.at))
	const exact = lines.some((line) => line.inYen > 0 && proposalFor(line, fit).kind === 'exact')
	for (const line of lines) {
		const [same] = await writtenByHand(tx, line)
		if (same) await linkLine(tx, treasurer, line.id, same.incoming.id)
	}
	if (exact) await takeExact(tx, treasurer).catch(() => 0)
	for (const line of await openLines(tx)) {
		if (line.outYen > 0) {
			if (line.says === '振込手数料') await bookLine(tx, treasurer, line.id, 'bank-fee')
			else await setLineAside(tx, treasurer, line.id, 'own')
			continue
		}
		const found = proposalFor(line, await readyToPropose(tx, dayOf(tx.at)))
		if (found.kind === 'none' || found.kind === 'several') continue
		await takeLine(tx, treasurer, line.id, found)
	}
}

/** What is late is asked for, and money that waits is used. */
function letters(town: Town): void {
	const day = addOfficeDays(town.today, -2, town.hours.closing)
	town.stage.at(instantOf(day, 650), async (tx) => {
		const treasurer = staffActor(town, 'treasurer')
		for (const one of await lateInvoices(tx, day))
			if (one.next && one.next.fromDay <= day) await remind(tx, treasurer, one.invoice.id)
		for (const { incoming, leftYen } of await incomingsLeft(tx)) {
			if (!incoming.employerId) continue
			const [open] = await tx
				.select()
				.from(invoices)
				.where(
					and(
						eq(invoices.employerId, incoming.employerId),
						isNull(invoices.paidAt),
						isNull(invoices.creditedAt),
					),
				)
				.orderBy(asc(invoices.dueDay))
				.limit(1)
			if (open && leftYen > 0) await settleInvoice(tx, treasurer, incoming.id, open.id)
		}
	})
}

/** What lies on the treasurer's desk this morning: a statement nobody has decided on, with one of each kind. */
function thisMorning(town: Town, bank: Expected[]): void {
	town.stage.at(instantOf(town.today, 515), async (tx) => {
		const open = await tx
			.select({ invoice: invoices, kana: employers.kana })
			.from(invoices)
			.innerJoin(employers, eq(employers.id, invoices.employerId))
			.where(and(isNull(invoices.paidAt), isNull(invoices.creditedAt)))
			.orderBy(desc(invoices.dueDay), asc(invoices.id))
		const [exact, part] = open
		const day = addOfficeDays(town.today, -1, town.hours.closing)
		const rows = [
			...(exact ? [{ yen: openYen(exact.invoice), says: `振込 ${bankKana(exact.kana)}` }] : []),
			...(part ? [{ yen: Math.ceil(openYen(part.invoice) / 2), says: `振込 ${bankKana(part.kana)}` }] : []),
			{ yen: 5_000, says: '振込 ヤマダ タロウ' },
			...bank.filter((one) => one.day <= day).map(({ yen, says }) => ({ yen, says: `振込 ${says}` })),
		].map(({ yen, says }): StatementRow => ({ day, inYen: yen, outYen: 0, says, balanceYen: null }))
		await importStatement(tx, staffActor(town, 'treasurer'), {
			hash: 'demo this morning',
			rows: [...rows, { day, inYen: 0, outYen: 330, says: '振込手数料', balanceYen: null }],
		})
	})
}

/** One employer failed the day before: postings end, who was to come is told, what is owed is listed. */
function playStop(town: Town, key: EmployerKey): void {
	const day = addOfficeDays(town.today, -1, town.hours.closing)
	town.stage.at(instantOf(day, 980), async (tx) => {
		const employer = town.employers.get(key)
		if (!employer) return
		const head = staffActor(town, 'approver')
		await stopEmployer(tx, head, employer.id, {
			why: 'bankruptcy',
			day: addDays(day, -1),
			trustee: 'ひなた法律事務所 弁護士 佐伯',
			caseNumber: '令和8年(フ)第31号',
			claimUntilDay: addDays(day, 45),
		})
		await closeTasksOf(tx, head, employer.id)
		await tellStopped(tx, head, employer.id)
	})
}

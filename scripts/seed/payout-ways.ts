// What the demo town's payouts meet: pay in cash, 訂正 and 組戻し, somebody who died, the signed 支払伺, an approver elsewhere.
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf } from '~/base/day'
import { addOfficeDays, bankDayOnOrAfter } from '~/council/calendar'
import { setSetting } from '~/council/setting.server'
import { countCash, handOver } from '~/money/cash-box.server'
import { cashInBox } from '~/money/cash-held.server'
import { dueEarnings } from '~/money/earning.server'
import { openHeirCase } from '~/money/heirs.server'
import { approvePayout, makePayout, markSent } from '~/money/payout.server'
import { askToApprove } from '~/money/payout-ask.server'
import { payoutOf } from '~/money/payout-list.server'
import { noteSigned } from '~/money/payout-paper.server'
import type { RecallKind, RecallWhy, Settlement } from '~/money/payout-recall'
import { askRecall, settleRecall } from '~/money/payout-recall.server'
import { recallsOfLines } from '~/money/payout-recall-list.server'
import { choosePaidBy } from '~/people/registrant.server'
import type { Tx } from '~db/client'
import { closeCallAbout } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, staffActor } from './town'

/** Days from the beginning of the twelve weeks from which cash is offered. */
const cashFrom = 7

/** The first nine have a story of their own; of the first four every transfer comes in. */
const placeOf = (town: Town, registrantId: string) => town.people.findIndex((one) => one.id === registrantId)

/** Whether somebody's transfer may go astray in the demo. */
export const mayStray = (town: Town, registrantId: string) => placeOf(town, registrantId) >= 4

/** Whether somebody has no story of their own. */
export const isPlain = (town: Town, registrantId: string) => placeOf(town, registrantId) >= 9

/** Cash at the counter is offered from a day on. */
export function playCash(town: Town): void {
	const day = addOfficeDays(addDays(town.start, cashFrom), 0, town.hours.closing)
	town.stage.at(instantOf(day, 560), (tx) =>
		setSetting(tx, staffActor(town, 'administrator'), 'cash-payout', 'on', dayOf(tx.at)),
	)
}

/** Before the first run one or two who come by the counter anyway choose to fetch their pay there. */
export async function chooseCash(tx: Tx, town: Town, transferDay: Day): Promise<void> {
	const due = await dueEarnings(tx, transferDay)
	if (due.some((one) => one.paidBy === 'cash')) return
	const plain = town.registered.filter(
		(person) => isPlain(town, person.id) && due.some((one) => one.registrantId === person.id),
	)
	for (const one of plain.slice(0, plain.length > 4 ? 2 : 1))
		await choosePaidBy(tx, actorOf(town, one), one.id, 'cash')
}

/** A run of those who fetch their pay: made and approved, drawn on the day, handed over, and the box counted. */
export async function cashRun(tx: Tx, town: Town, transferDay: Day, approveAt: Date): Promise<void> {
	const { stage } = town
	const treasurer = staffActor(town, 'treasurer')
	const due = await dueEarnings(tx, transferDay)
	if (!due.some((one) => one.paidBy === 'cash' && !one.waitsForEmployer)) return
	const made = await makePayout(tx, treasurer, transferDay, transferDay, { way: 'cash' })
	await askToApprove(tx, treasurer, made.id, town.staff['outside-approver'])
	stage.at(approveAt, (on) => approvePayout(on, staffActor(town, 'outside-approver'), made.id))
	stage.at(instantOf(transferDay, 560), (on) => markSent(on, treasurer, made.id))
	stage.at(instantOf(transferDay, 640), async (on) => {
		for (const row of (await payoutOf(on, made.id))?.rows ?? []) {
			await handOver(on, treasurer, row.id)
			await closeCallAbout(town, on, 'payout-line', row.id, 'done')
		}
	})
	stage.at(instantOf(transferDay, 1020), async (on) =>
		countCash(on, treasurer, { countedYen: await cashInBox(on), why: '' }),
	)
}

/** The signed sheet comes back to the binder. */
export const binderNumber = (town: Town, payoutId: string, at: Date) =>
	town.stage.at(at, (on) =>
		noteSigned(on, staffActor(town, 'treasurer'), payoutId, { number: '支払伺綴 第1号', photos: [] }),
	)

type Asking = {
	kind: RecallKind
	why: RecallWhy
	to: Settlement
	feeYen: number
	from: number
	until: number
}

/** 訂正 that went well, 組戻し that came back, and one whose receiver keeps the money. */
const askings: readonly Asking[] = [
	{ kind: 'correction', why: 'kana', to: 'done', feeYen: 0, from: 1, until: 2 },
	{ kind: 'recall', why: 'wrong-sum', to: 'back', feeYen: 880, from: 2, until: 8 },
	{ kind: 'recall', why: 'wrong-account', to: 'refused', feeYen: 880, from: 3, until: 11 },
]

/** What the office asks of the bank about three transfers of a run that was paid. */
export function playRecalls(town: Town, payoutId: string, transferDay: Day): void {
	const { stage } = town
	const treasurer = staffActor(town, 'treasurer')
	const bank = (days: number, minute: number) => {
		let day = transferDay
		for (let n = 0; n < days; n++) day = bankDayOnOrAfter(addDays(day, 1))
		return instantOf(day, minute)
	}
	const taken = new Set<string>()
	for (const { kind, why, to, feeYen, from, until } of askings)
		stage.at(bank(from, 700), async (tx) => {
			const [line] = ((await payoutOf(tx, payoutId))?.rows ?? [])
				.filter((row) => row.result === 'paid' && !taken.has(row.id) && mayStray(town, row.registrantId))
				.sort((a, b) => placeOf(town, a.registrantId) - placeOf(town, b.registrantId))
			if (!line) return
			taken.add(line.id)
			await askRecall(tx, treasurer, line.id, { kind, why })
			stage.at(bank(until, 700), async (on) => {
				// The bank may have given the same transfer back meanwhile.
				const [recall] = await recallsOfLines(on, [line.id])
				if (recall?.state !== 'asked') return
				await settleRecall(on, treasurer, line.id, { to, feeYen })
				if (to === 'done') await closeCallAbout(town, on, 'payout-line', line.id, 'done')
			})
		})
}

/** The bank had closed an account since its holder died: the family tells the office, and the pay is set apart. */
export function playDeath(town: Town, person: Townsperson, lineId: string, returnedAt: Date): void {
	const told = town.hours.office(town.chance(`death ${person.id}`), returnedAt, 4, 600, 900)
	town.registered = town.registered.filter((one) => one !== person)
	town.stage.at(told, async (tx) => {
		await closeCallAbout(town, tx, 'payout-line', lineId, 'family')
		await openHeirCase(
			tx,
			staffActor(town, 'receptionist', 'family'),
			person.id,
			addDays(dayOf(returnedAt), -2),
		)
	})
}

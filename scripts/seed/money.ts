// The demo town's money by the calendar: closed months, and a payout run before each 25th.
import type { Day, Month } from '~/base/day'
import { addDays, addMonths, dayInMonth, dayOf, instantOf, monthOf } from '~/base/day'
import { addOfficeDays, bankDayOnOrAfter } from '~/council/calendar'
import { payDay } from '~/council/due-date'
import { dueEarnings } from '~/money/earning.server'
import { closeMonth, monthToClose } from '~/money/month-close.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { askToApprove } from '~/money/payout-ask.server'
import { payoutOf, usableAccounts } from '~/money/payout-list.server'
import { confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { enterAccount } from './bank'
import {
	binderNumber,
	cashRun,
	chooseCash,
	isPlain,
	mayStray,
	playCash,
	playDeath,
	playRecalls,
} from './payout-ways'
import { closeCallAbout } from './slots'
import type { Town } from './town'
import { staffActor } from './town'

/** Puts every month's money on the stage. */
export function playMoney(town: Town): void {
	playCash(town)
	for (let month = monthOf(town.start); month <= monthOf(town.today); month = addMonths(month, 1)) {
		payout(town, payDay(dayInMonth(month, 1)))
		closing(town, month)
	}
}

/** The treasurer closes a month some office days into the next; what is inspected later falls into that one. */
function closing(town: Town, month: Month): void {
	const { stage, hours } = town
	const first = dayInMonth(addMonths(month, 1), 1)
	const at = hours.office(town.chance(`closing ${month}`), first, 6, 900, 990)
	if (dayOf(at) > town.today) return
	stage.at(at, async (tx) => {
		if ((await monthToClose(tx)) === month) await closeMonth(tx, staffActor(town, 'treasurer'), month)
	})
}

function payout(town: Town, transferDay: Day): void {
	const { stage, hours } = town
	const chance = town.chance(`payout ${transferDay}`)
	const treasurer = staffActor(town, 'treasurer')
	const before = (days: number, from: number, until: number) => {
		let day = transferDay
		for (let n = 0; n < days; n++) day = addOfficeDays(day, -1, hours.closing)
		return hours.office(chance, day, 0, from, until)
	}
	stage.at(before(3, 600, 660), (tx) => chooseCash(tx, town, transferDay))
	stage.at(before(2, 830, 900), async (tx) => {
		const usable = await usableAccounts(tx)
		const due = await dueEarnings(tx, transferDay)
		if (!due.some((one) => usable.has(one.registrantId))) return
		const made = await makePayout(tx, treasurer, transferDay, transferDay)
		await askToApprove(tx, treasurer, made.id, town.staff.approver)
		await cashRun(tx, town, transferDay, before(1, 650, 655))
		stage.at(before(1, 630, 645), (on) => approvePayout(on, staffActor(town, 'approver'), made.id))
		stage.at(before(1, 655, 665), (on) => bankFileOf(on, treasurer, made.id))
		stage.at(before(1, 670, 680), (on) => markSent(on, treasurer, made.id))
		stage.at(instantOf(transferDay, 15 * 60 + 10), (on) => confirmWholePayout(on, treasurer, made.id))
		binderNumber(town, made.id, instantOf(transferDay, 600))
		returns(town, made.id, transferDay)
		playRecalls(town, made.id, transferDay)
	})
}

/** Whether somebody has promised work after a day. */
const busyAfter = (town: Town, registrantId: string, day: Day): boolean =>
	(town.people.find((one) => one.id === registrantId)?.busy ?? []).some((one) => one.day >= day)

/** The bank gives two back: one by a name that differs, put right a week later; one account was closed, since its holder had died. */
function returns(town: Town, payoutId: string, transferDay: Day): void {
	const { stage, hours } = town
	const chance = town.chance(`returned ${transferDay}`)
	const bank = (days: number, minute: number) => {
		let day = transferDay
		for (let n = 0; n < days; n++) day = bankDayOnOrAfter(addDays(day, 1))
		return instantOf(day, minute)
	}
	for (const [n, reason] of (['name-differs', 'closed'] as const).entries())
		stage.at(bank(n + 1, 660), async (tx) => {
			const run = await payoutOf(tx, payoutId)
			const lines = run?.rows.filter((line) => line.result === 'paid') ?? []
			const others = lines.filter((line) => mayStray(town, line.registrantId))
			// Who has died has no story and nothing ahead of them in the town's weeks.
			const still = others.filter(
				({ registrantId }) => isPlain(town, registrantId) && !busyAfter(town, registrantId, dayOf(tx.at)),
			)
			if (others.length < 2) return
			const line = chance.one(reason === 'closed' && still.length > 0 ? still : others)
			await takeBack(tx, staffActor(town, 'treasurer'), line.id, reason)
			const person = town.people.find((one) => one.id === line.registrantId)
			if (person && reason === 'closed' && still.includes(line)) playDeath(town, person, line.id, tx.at)
			if (!person || reason === 'closed') return
			stage.at(hours.office(chance, tx.at, 3, 600, 900), async (on) => {
				await closeCallAbout(town, on, 'payout-line', line.id, 'done')
				await enterAccount(town, on, person, chance)
			})
		})
}

// Where people's money goes in the demo town: accounts at real banks with numbers nobody has, entered and checked.
import { dayOf } from '~/base/day'
import type { BankAccount } from '~/money/bank-account'
import { readHolder, readYuchoAccount } from '~/money/bank-account'
import { checkBankAccount, enterBankAccount } from '~/money/bank-account.server'
import { branchOf } from '~/money/bank-directory.server'
import type { Tx } from '~db/client'
import type { Chance } from './chance'
import { cast } from './people'
import type { Town, Townsperson } from './town'
import { actorOf, byPhone, staffActor } from './town'

// Bank and branch by code; what the directory no longer lists is passed over.
const branches = [
	['0001', '107'],
	['0005', '105'],
	['0009', '106'],
	['0010', '103'],
	['0033', '602'],
	['0036', '201'],
	['0036', '204'],
	['0038', '102'],
	['0169', '101'],
	['0170', '102'],
	['0170', '106'],
	['1610', '102'],
] as const

/** An account as somebody shows it on their passbook. */
export function accountFor(person: Townsperson, chance: Chance, holder?: string): BankAccount {
	const { familyKana, givenKana, n } = person.makeup
	const name = readHolder(holder ?? `${familyKana} ${givenKana}`)
	if (n < 2 || chance.yes(0.45)) {
		const symbol = `1${chance.one(['70', '71', '74', '40', '01'])}${chance.whole(1, 9)}0`
		const number = `${chance.whole(1_000, 999_999)}1`
		const yucho = readYuchoAccount({ symbol, number })
		if (branchOf(yucho.bankCode, yucho.branchCode)) return { ...yucho, holder: name }
	}
	const known = branches.filter(([bank, branch]) => branchOf(bank, branch))
	const [bankCode, branchCode] = chance.one(known)
	const number = String(chance.whole(100_000, 9_999_999)).padStart(7, '0')
	return { bankCode, branchCode, kind: 1, number, holder: name }
}

/** Enters an account some days after joining; the treasurer looks at it on the next office day. */
export function bankLater(town: Town, person: Townsperson, chance: Chance): void {
	if (person.makeup.account === 'none') return
	const entered = town.hours.office(
		chance,
		town.stage.now(),
		person.makeup.n < cast.length ? 1 : chance.whole(0, 6),
		560,
		980,
	)
	town.stage.at(entered, (tx) => enterAccount(town, tx, person, chance))
}

/** One account entered, and the check that follows it unless it is left waiting. */
export async function enterAccount(
	town: Town,
	tx: Tx,
	person: Townsperson,
	chance: Chance,
	holder?: string,
): Promise<void> {
	const id = await enterBankAccount(
		tx,
		byPhone(person) ? { ...actorOf(town, person), channel: 'counter' } : actorOf(town, person),
		person.id,
		accountFor(person, chance, holder),
	)
	// The last that came are always still waiting.
	const late = dayOf(tx.at) >= dayOf(town.hours.office(chance, town.today, -1))
	if (late || holder || person.makeup.account === 'waiting') return
	town.stage.at(town.hours.office(chance, tx.at, 1, 600, 1000), (on) =>
		checkBankAccount(on, staffActor(town, 'treasurer'), id),
	)
}

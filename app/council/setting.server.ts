// Settings as they were set, each with its first day; the past keeps what held then.
import { inArray, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { commitsHere, db } from '~db/client'
import { settings as settingRows } from '~db/schema/council'
import { refuseUnwritten } from './agreement.server'
import type { CancelRule } from './cancelling'
import type { ContractMode } from './contract-mode'
import { contractModeOf } from './contract-mode'
import type { PayPlan } from './due-date'
import { firstLate, payRuleFrom } from './due-date'
import type { SettingKey, SettingValue } from './setting'
import { valueOn } from './setting'
import type { WithholdingRates } from './withholding'

/** Several settings as they hold on a day, in one read. */
export async function settingsOn<const Keys extends readonly SettingKey[]>(
	on: Db,
	keys: Keys,
	day: string,
): Promise<{ [Key in Keys[number]]: SettingValue<Key> }> {
	const rows = await on
		.select()
		.from(settingRows)
		.where(inArray(settingRows.key, [...keys]))
	return Object.fromEntries(keys.map((key) => [key, valueOn(key, rows, day)])) as never
}

let known:
	| { at: number; commits: number; day: string; facts: Promise<Awaited<ReturnType<typeof officeFacts>>> }
	| undefined

const officeFacts = (day: string) =>
	settingsOn(
		db(),
		['town-name', 'office-name', 'office-telephone', 'office-hours', 'office-place', 'least-age'],
		day,
	)

/** What every page says of the office, kept for a second and until this process writes. */
export function officeOn(day: string) {
	const commits = commitsHere()
	const at = performance.now()
	if (!known || known.commits !== commits || known.day !== day || at - known.at > 1_000)
		known = { at, commits, day, facts: officeFacts(day) }
	return known.facts
}

export async function settingOn<Key extends SettingKey>(
	on: Db,
	key: Key,
	day: string,
): Promise<SettingValue<Key>> {
	const found = await settingsOn(on, [key], day)
	return (found as Record<SettingKey, SettingValue<Key>>)[key]
}

/** The council's plan of pay days, as it holds on a day. */
export async function payPlanOn(on: Db, day: Day): Promise<PayPlan> {
	const set = await settingsOn(
		on,
		['pay-date', 'pay-date-continued', 'pay-bank-shut', 'pay-after-principal', 'invoice-due-days'],
		day,
	)
	return {
		ordinary: payRuleFrom(set['pay-date']),
		continued: payRuleFrom(set['pay-date-continued']),
		shut: set['pay-bank-shut'] === 'after' ? 'after' : 'before',
		afterPrincipalDays: set['pay-after-principal'],
		invoiceDueDays: set['invoice-due-days'],
	}
}

/** The first day of service a rule would pay too late, by what its setting is held against. */
async function lateBy(on: Db, key: SettingKey, value: string | number, fromDay: Day) {
	if (key !== 'pay-date' && key !== 'pay-date-continued') return undefined
	const { shut } = await payPlanOn(on, fromDay)
	const yardstick = key === 'pay-date' ? 'sixty-days' : 'two-months'
	return firstLate(payRuleFrom(value), fromDay, yardstick, shut)
}

/** The way to contract, for what is asked on a day. */
export const contractModeOn = async (on: Db, day: Day): Promise<ContractMode> =>
	contractModeOf(await settingOn(on, 'contract-mode', day))

/**
 * Sets a value from a day on; what held before stays for the days before. A rule of pay that would be late in law on any day
 * of the next ten years is refused with the first such day; a way to contract while a text it needs is not written, with those.
 */
export async function setSetting(
	tx: Tx,
	actor: Actor,
	key: SettingKey,
	value: string | number,
	fromDay: string,
): Promise<void> {
	const late = await lateBy(tx, key, value, fromDay)
	if (late) throw refused('pay-rule-late', late, 'value')
	if (key === 'contract-mode') await refuseUnwritten(tx, contractModeOf(value), fromDay)
	const id = newId()
	await tx.insert(settingRows).values({ id, key, value, fromDay, setBy: actor.accountId, setAt: tx.at })
	await record(tx, actor, 'setting.changed', { kind: 'setting', id }, { after: { key, fromDay } })
}

/** The settings somebody of the council has set themselves, up to a day. */
export async function ownSettings(on: Db, day: string): Promise<Set<string>> {
	const rows = await on
		.select({ key: settingRows.key })
		.from(settingRows)
		.where(lte(settingRows.fromDay, day))
	return new Set(rows.map((row) => row.key))
}

/** What is owed when the employer's side calls work off, by the settings of a day. */
export async function cancelRuleOn(on: Db, day: Day): Promise<CancelRule> {
	const set = await settingsOn(on, ['cancel-free-minute', 'cancel-late-share', 'cancel-begun-share'], day)
	return {
		freeMinute: set['cancel-free-minute'],
		latePermille: set['cancel-late-share'],
		begunPermille: set['cancel-begun-share'],
	}
}

/** The rates of income tax withheld from what is paid on a day. */
export async function withholdingRatesOn(on: Db, day: Day): Promise<WithholdingRates> {
	const set = await settingsOn(on, ['withholding-low', 'withholding-high', 'withholding-edge-yen'], day)
	return {
		low: set['withholding-low'],
		high: set['withholding-high'],
		edgeYen: set['withholding-edge-yen'],
	}
}

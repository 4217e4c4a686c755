// One payout run as staff see it: its lines with what became of each, who is asked to approve, the signed sheet.
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingOn } from '~/council/setting.server'
import { eventsAbout } from '~/events/history.server'
import { photosOf } from '~/files/file.server'
import { accountKinds } from '~/money/bank-account'
import { costOf } from '~/money/connect-list.server'
import { sendBy } from '~/money/connect-payout'
import type { ConnectLine } from '~/money/connect-payout.server'
import { connectLines } from '~/money/connect-payout.server'
import { balanceOn } from '~/money/ledger.server'
import type { SendBackReason } from '~/money/payout'
import { bankShortBy } from '~/money/payout'
import type { Payout } from '~/money/payout.server'
import { approversFor, asksOf } from '~/money/payout-ask.server'
import type { PayoutLineShown } from '~/money/payout-list.server'
import { numbersOfLines, payoutOf } from '~/money/payout-list.server'
import { holdsLine } from '~/money/payout-recall'
import type { Recall } from '~/money/payout-recall-list.server'
import { openClaim, paidAgainIn, recallsOfLines } from '~/money/payout-recall-list.server'
import { transferCost } from '~/money/processor'
import { namesOf } from '~/people/account.server'
import { connectPayoutWords, connectStepWords } from '~/words/ja/connect-payout'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { backReasons } from '~/words/ja/ledger'
import { moneyWords } from '~/words/ja/money'
import { cashWords, recallWords, sendBackWords } from '~/words/ja/payout'
import { faultSaid } from '~/words/ja/processor'
import type { Db } from '~db/client'
import type { PayoutWay } from '~db/schema/money'

const words = moneyWords.payout

const seal = (step: string, at: Date | null, name: string) => ({
	step,
	day: at ? dayOf(at).slice(5).replace('-', '.') : '',
	name: name.split(' ')[0] ?? name,
})

const stamped = (step: string, at: Date, name: string) => ({
	...seal(step, at, name),
	words: `${name} ${sayInstant(at, 'staff')}`,
})

function sayAccount({ account }: PayoutLineShown, way: PayoutWay): string {
	if (account === null) return way === 'connect' ? connectPayoutWords.run.account : cashWords.run.account
	const kind = accountKinds[account.kind as keyof typeof accountKinds] ?? ''
	return `${account.bankName} ${account.branchName} ${kind} ${account.number}`
}

function sayRecall(recall: Recall): string {
	const whys = recallWords.whys[recall.kind] as Record<string, string>
	return recallWords.since(
		recallWords.states[recall.kind][recall.state],
		whys[recall.why] ?? recall.why,
		sayInstant(recall.settledAt ?? recall.askedAt, 'staff'),
	)
}

const resultWords = {
	bank: words.results,
	cash: cashWords.run.results,
	connect: connectPayoutWords.run.results,
}

function sayResult({ result, returnReason }: PayoutLineShown, way: PayoutWay): string | null {
	if (result === null) return null
	// 振込不能 is what a bank gives back unasked.
	if (returnReason === 'recalled') return recallWords.returnedTo
	return resultWords[way][result]
}

type Beside = {
	recalls: readonly Recall[]
	again: Awaited<ReturnType<typeof paidAgainIn>>
	claims: ReadonlyMap<string, number>
	first: ReadonlyMap<string, string>
	through: ReadonlyMap<string, ConnectLine>
}

/** What comes next of a line through the processor, and when. */
function moreOf({
	step,
	fault,
	nextTryAt,
	arrivesAt,
}: Pick<ConnectLine, 'step' | 'fault' | 'nextTryAt' | 'arrivesAt'>) {
	const say = connectPayoutWords.run
	const next = nextTryAt ? sayInstant(nextTryAt, 'staff') : ''
	const arrives = arrivesAt ? sayDay(dayOf(new Date(arrivesAt))) : ''
	if (step === 'goes-after-back') return say.goesAfterBack(arrives, next)
	if (fault !== null && next) return say.tries(next)
	return step === 'on-the-way' && arrives ? say.arrives(arrives) : null
}

/** Where a line through the processor stands, in words, and what may be done about it. */
function throughShown({ step, fault, nextTryAt, arrivesAt }: ConnectLine) {
	return {
		say: connectStepWords[step],
		why: step === 'returned' || step === 'paid' || fault === null ? null : faultSaid(fault),
		more: moreOf({ step, fault, nextTryAt, arrivesAt }),
		calm: fault === null && step !== 'goes-after-back',
		mayAsk: step === 'failed' || step === 'stuck' || step === 'back-failed',
		back: step === 'back-failed',
		mayGiveUp: step === 'short' || step === 'failed' || step === 'stuck',
	}
}

/** What is said before a run through the processor is sent: what it costs, and by when it must go. */
async function sendingShown(on: Db, run: Payout, lines: readonly PayoutLineShown[]) {
	if (run.way !== 'connect') return null
	const by = sendBy(run.transferDay, await settingOn(on, 'connect-days', dayOf(now())))
	const { dearYen, cheapYen } = await costOf(on, lines, run.transferDay, run.id)
	const total = formatYen(run.totalYen)
	const say = connectPayoutWords.run
	return {
		cost: say.cost(dearYen, cheapYen),
		say: by < dayOf(now()) ? say.sendLate(total) : say.sendSay(total, sayDay(by)),
	}
}

const toCome = (run: Payout) => run.state === 'made' || run.state === 'approved'

/** What a run that is not sent leaves in the account by the ledger, where that is less than nothing. */
export async function bankShortShown(on: Db, run: Payout): Promise<string | null> {
	if (!toCome(run)) return null
	const { balanceYen } = await balanceOn(on, 'bank')
	const short = bankShortBy(run, balanceYen)
	return short > 0 ? words.bankShort(formatYen(balanceYen), formatYen(short)) : null
}

/** What the bank asks for a run's transfers, about; `null` where no bank is asked. */
export async function bankFeeShown(on: Db, run: Payout): Promise<string | null> {
	if (run.way !== 'bank') return null
	const charge = await settingOn(on, 'transfer-charge-yen', dayOf(run.madeAt))
	return words.bankFee(run.lines, formatYen(charge), formatYen(transferCost(run.lines, charge)))
}

/** A line in words, with what may still be done about it. */
function lineShown(run: Payout, row: PayoutLineShown, { recalls, again, claims, first, ...beside }: Beside) {
	const through = beside.through.get(row.id) ?? null
	const recall = recalls.find((one) => one.payoutLineId === row.id) ?? null
	const paidAgain = again.get(row.id) ?? null
	const given = run.state === 'sent' || run.state === 'settled'
	const held = holdsLine(recall)
	const dayCame = run.transferDay <= dayOf(now())
	const byBank = run.way === 'bank'
	const wait = row.result === null && given
	const claimYen = claims.get(row.id) ?? 0
	return {
		id: row.id,
		who: `${row.familyName} ${row.givenName}`,
		account: sayAccount(row, run.way),
		holder: row.account?.holderKana ?? '',
		works: row.earnings.map((one) => ({
			id: one.id,
			said: `${sayDay(one.serviceDay)} ${one.title} ${formatYen(one.yen)}円`,
		})),
		registrantId: row.registrantId,
		yen: `${formatYen(row.yen)}円`,
		result: row.result,
		resultWords: sayResult(row, run.way),
		through: through && throughShown(through),
		reason: row.returnReason ? (backReasons[row.returnReason] ?? null) : null,
		receipt: row.receiptNumber,
		recall: recall && sayRecall(recall),
		recallKind: recall?.kind ?? null,
		recallAsked: recall?.state === 'asked',
		recallRefused: recall?.state === 'refused' && !paidAgain,
		again: row.againstLineId ? recallWords.againOf(first.get(row.againstLineId) ?? '') : null,
		claim: claimYen > 0 && paidAgain ? recallWords.claim(`${formatYen(claimYen)}円`, paidAgain.number) : null,
		claimYen,
		mayEndClaim: claimYen > 0 && (paidAgain?.state === 'sent' || paidAgain?.state === 'settled'),
		may: {
			paid: byBank && wait && dayCame && (!held || (recall?.state === 'refused' && !paidAgain)),
			returned: byBank && given && row.result !== 'returned' && !paidAgain,
			recall: byBank && given && row.result !== 'returned' && !held,
			handOver: run.way === 'cash' && wait,
			putBack: run.way === 'cash' && given && row.result !== 'returned',
		},
	}
}

/** Everything a run's page shows, `undefined` where there is no such run. */
export async function payoutShown(on: Db, id: string) {
	const run = await payoutOf(on, id)
	if (!run) return undefined
	const names = await namesOf(on, [run.madeBy, run.approvedBy])
	const name = (of: string | null) => (of ? (names.get(of) ?? '') : '')
	const lineIds = run.rows.map((row) => row.id)
	const again = await paidAgainIn(on, lineIds)
	const claims = new Map<string, number>()
	for (const lineId of again.keys()) claims.set(lineId, await openClaim(on, lineId))
	const beside: Beside = {
		recalls: await recallsOfLines(on, lineIds),
		again,
		claims,
		first: await numbersOfLines(
			on,
			run.rows.flatMap((row) => row.againstLineId ?? []),
		),
		through: run.way === 'connect' ? await connectLines(on, run.rows) : new Map(),
	}
	const rows = run.rows.map((row) => lineShown(run, row, beside))
	const waitsForWord = run.state === 'made'
	return {
		id: run.id,
		number: run.number,
		way: run.way,
		sending: await sendingShown(on, run, run.rows),
		bankShort: await bankShortShown(on, run),
		bankFee: toCome(run) ? await bankFeeShown(on, run) : null,
		day: sayDayAndYear(run.transferDay),
		dayCame: run.transferDay <= dayOf(now()),
		state: run.state,
		people: run.rows.length,
		total: formatYen(run.totalYen),
		hash: run.fileHash?.slice(0, 16) ?? null,
		madeBy: run.madeBy,
		madeName: name(run.madeBy),
		made: stamped(words.made, run.madeAt, name(run.madeBy)),
		approved: run.approvedAt ? stamped(words.approved, run.approvedAt, name(run.approvedBy)) : null,
		sent: run.sentAt ? sayInstant(run.sentAt, 'staff') : null,
		rows,
		waiting: rows.some((row) => row.result === null && !row.recallAsked && !row.recallRefused),
		again: rows.flatMap((row) =>
			row.again ? [{ id: row.id, who: row.who, yen: row.yen, of: row.again }] : [],
		),
		asks: (waitsForWord ? await asksOf(on, [id]) : []).map((one) => ({
			accountId: one.accountId,
			name: one.name,
			since: sayInstant(one.askedAt, 'staff'),
		})),
		approvers: waitsForWord ? await approversFor(on, run.madeBy, dayOf(now())) : [],
		signedNumber: run.signedNumber,
		signed: (await photosOf(on, 'payout', [id])).filter((one) => one.id === run.signedFileId),
		sentBack: run.state === 'dropped' ? await sentBackWhy(on, id) : null,
	}
}

/** Why the approver sent a run back, in words; `null` where it was dropped without. */
export async function sentBackWhy(on: Db, id: string): Promise<string | null> {
	const dropped = (await eventsAbout(on, { kind: 'payout', id })).find((one) => one.what === 'payout.dropped')
	return dropped?.after.why ? sendBackWords[dropped.after.why as SendBackReason] : null
}

export type PayoutShown = NonNullable<Awaited<ReturnType<typeof payoutShown>>>
export type PayoutRowShown = PayoutShown['rows'][number]

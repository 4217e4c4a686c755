// How somebody's account and money are said to staff in one line, on their record and while they are on the telephone.
import type { Day } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { bankAccountOf } from '~/money/bank-account.server'
import { lateMoney, nextMoney } from '~/money/earning'
import type { EarningShown } from '~/money/earning.server'
import type { Represents } from '~/people/representative'
import { councilWords } from '~/words/ja/council'
import { sayDay } from '~/words/ja/dates'
import { representativeWords } from '~/words/ja/life'

const words = councilWords.record

/** An account as far as the telephone needs it: never its whole number. */
export function sayAccount({ current, waiting }: Awaited<ReturnType<typeof bankAccountOf>>): string {
	const masked = (one: NonNullable<typeof current>) =>
		words.masked(one.bankName, one.branchName, one.number.slice(-2))
	return (
		[
			current ? words.bankState.current(masked(current)) : '',
			waiting ? words.bankState.waiting(masked(waiting)) : '',
		]
			.filter(Boolean)
			.join('。') || words.bankState.none
	)
}

/** What is late, what comes next and what came back, in one line. */
export function sayPay(earned: readonly EarningShown[], today: Day): string {
	const next = nextMoney(earned, today)
	const returned = earned.filter((one) => one.state === 'returned')
	const said = [
		...lateMoney(earned, today).map(({ day, yen }) => words.payLate(sayDay(day), formatYen(yen))),
		next ? words.nextPaySay(sayDay(next.day), formatYen(next.yen)) : '',
		returned.length > 0 ? words.payReturned(formatYen(returned.reduce((yen, one) => yen + one.yen, 0))) : '',
	].filter(Boolean)
	return said.join(' ') || words.nextPayNone
}

/** What somebody may do for another, a word each. */
export const sayScopes = ({
	mayTalk,
	mayAgree,
	mayReceive,
}: Pick<Represents, 'mayTalk' | 'mayAgree' | 'mayReceive'>): string[] => {
	const { talk, agree, receive } = representativeWords.short
	return [mayTalk ? talk : '', mayAgree ? agree : '', mayReceive ? receive : ''].filter(Boolean)
}

// The fiscal years of the page of closings: what is next, what stands open in it, and those that are closed.
import { formatYen } from '~/base/yen'
import type { StandsOpen } from '~/money/year-close.server'
import { closedYearsShown, lastClosedYear, standsOpen, yearToClose } from '~/money/year-close.server'
import { namesOf } from '~/people/account.server'
import { sayInstant } from '~/words/ja/dates'
import { accountNames } from '~/words/ja/ledger'
import { ledgerWords } from '~/words/ja/ledger-pages'
import type { Db } from '~db/client'

const words = ledgerWords.close
const say = words.fiscal

const pages: Record<StandsOpen['kind'], string> = {
	invoices: '/council/invoices',
	pay: '/council/money',
	statement: '/council/statements',
}

const nameOf = (account: string) => (accountNames as Record<string, string>)[account] ?? account

/** That a closing was opened again, by whom and why; null where it stands. */
export const reopenedSaid = (
	one: { reopenedAt: Date | null; reopenedBy: string | null; reopenReason: string | null },
	names: ReadonlyMap<string, string>,
): string | null =>
	one.reopenedAt &&
	words.reopened(
		sayInstant(one.reopenedAt, 'staff'),
		names.get(one.reopenedBy ?? '') ?? '',
		one.reopenReason ?? '',
	)

/** Everything the page says of fiscal years. */
export async function yearsShown(on: Db) {
	const next = await yearToClose(on)
	const closed = await closedYearsShown(on)
	const newest = await lastClosedYear(on)
	const names = await namesOf(
		on,
		closed.flatMap((one) => [one.closedBy, one.reopenedBy]),
	)
	return {
		next,
		open: next?.ready
			? (await standsOpen(on, next.year))
					.filter((one) => one.n > 0)
					.map((one) => ({
						kind: say.kinds[one.kind],
						n: words.count(one.n),
						yen: `${formatYen(one.yen)}円`,
						href: pages[one.kind],
					}))
			: [],
		closed: closed.map((one) => ({
			id: one.id,
			fiscalYear: one.fiscalYear,
			year: say.year(one.fiscalYear),
			postings: words.count(one.postings),
			at: sayInstant(one.closedAt, 'staff'),
			by: names.get(one.closedBy) ?? '',
			reopened: reopenedSaid(one, names),
			newest: one.reopenedAt === null && one.fiscalYear === newest,
			balances: Object.entries(one.balances).map(([account, yen]) => ({
				account: nameOf(account),
				yen: `${formatYen(yen)}円`,
			})),
		})),
	}
}

export type YearsShown = Awaited<ReturnType<typeof yearsShown>>

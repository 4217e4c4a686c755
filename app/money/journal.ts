// The ledger as a plain-text journal, for hledger or beancount: ids and sums, never a name.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Account } from '~db/chart'
import { chart } from '~db/chart'
import type { Line } from './ledger'

export const journalFormats = ['hledger', 'beancount'] as const
export type JournalFormat = (typeof journalFormats)[number]

/** An account, and where it has parties whose. */
export type JournalAccount = { account: Account; partyId: string }

/** A posting as a journal writes it. */
export type JournalPosting = {
	id: string
	day: Day
	kind: string
	subjectKind: string
	subjectId: string
	reversesId: string | null
	forDay: Day | null
	lines: readonly Line[]
}

const title = (word: string) =>
	word
		.split('-')
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1))
		.join('')

/** An account's name: its place in a statement, its key, and the id of its party. */
export function journalName(format: JournalFormat, { account, partyId }: JournalAccount): string {
	const { group } = chart[account]
	return format === 'hledger'
		? [group, account, ...(partyId ? [partyId] : [])].join(':')
		: [title(group), title(account), ...(partyId ? [`P-${partyId}`] : [])].join(':')
}

/** What a journal declares before its first posting: nothing in it is used undeclared. */
export function journalHead(
	format: JournalFormat,
	accounts: readonly JournalAccount[],
	firstDay: Day,
): string {
	const names = accounts.map((one) => journalName(format, one)).sort()
	return format === 'hledger'
		? `commodity 1000. JPY\n\n${names.map((name) => `account ${name}\n`).join('')}\n`
		: `option "operating_currency" "JPY"\n\n${names.map((name) => `${firstDay} open ${name} JPY\n`).join('')}\n`
}

/** One posting, each of its lines as a debit and a credit. */
export function journalPosting(format: JournalFormat, posting: JournalPosting): string {
	const { day, kind, subjectKind, subjectId } = posting
	const head =
		format === 'hledger'
			? `${day} * (${posting.id}) ${kind} | ${subjectKind} ${subjectId}`
			: `${day} * "${kind}" "${subjectKind} ${subjectId}"\n  posting: "${posting.id}"`
	const notes = [
		...(posting.reversesId ? [['reverses', posting.reversesId]] : []),
		...(posting.forDay ? [['for-day', posting.forDay]] : []),
	].map(([name, value]) => (format === 'hledger' ? `    ; ${name}: ${value}` : `  ${name}: "${value}"`))
	const sides = posting.lines.flatMap(({ debit, credit, yen }) => [
		{ side: debit, yen },
		{ side: credit, yen: 0 - yen },
	])
	const lines = sides.map(
		({ side, yen }) =>
			`${format === 'hledger' ? '    ' : '  '}${journalName(format, { account: side.account, partyId: side.partyId ?? '' })}  ${yen} JPY`,
	)
	return `${[head, ...notes, ...lines].join('\n')}\n\n`
}

/** What each account stands at after all, for the reader to check to the yen: debits less credits. */
export function journalEnd(
	format: JournalFormat,
	balances: readonly (JournalAccount & { yen: number })[],
	lastDay: Day,
): string {
	const named = balances.map((one) => ({ name: journalName(format, one), yen: one.yen }))
	if (named.length === 0) return ''
	if (format === 'beancount') {
		// Beancount looks at the beginning of a day.
		const day = addDays(lastDay, 1)
		return named.map(({ name, yen }) => `${day} balance ${name} ${yen} JPY\n`).join('')
	}
	return `${lastDay} * balances as the ledger keeps them\n${named
		.map(({ name, yen }) => `    ${name}  0 JPY = ${yen} JPY\n`)
		.join('')}`
}

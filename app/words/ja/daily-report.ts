// What the daily report says to who keeps the machine and who audits.
import { councilWords } from './council'
import { sayDayAndYear, sayInstant } from './dates'

const words = councilWords.machine

type Facts = {
	version: string
	freeBytes: number | null
	unsent: number
	chain: string | null
	lastBackup: Date | null
	keyring: keyof typeof words.keyrings
	ledger: { at: Date; faults: number; first: Record<string, string | number> | null } | null
	runs: readonly { chore: string; outcome: string | null }[]
}

const megabytes = (bytes: number | null) =>
	bytes === null ? '-' : `${Math.round(bytes / 1024 / 1024).toLocaleString('en-US')} MB`

/** What the night's check of the ledger found. It names ids and sums, nobody. */
export const sayLedgerCheck = (check: Facts['ledger']) =>
	check === null
		? words.ledgerNone
		: check.faults === 0
			? words.ledgerHolds(sayInstant(check.at, 'staff'))
			: words.ledgerFails(sayInstant(check.at, 'staff'), JSON.stringify(check.first))

/** Subject and body. The whole mark stands on a line of its own, to be copied. */
export function sayDailyReport(day: string, facts: Facts): { subject: string; body: string } {
	const ill = facts.runs.filter((run) => run.outcome === 'failed')
	const nameOf = (chore: string) => (words.choreNames as Record<string, string>)[chore] ?? chore
	return {
		subject: `【しごとコンビニ】${sayDayAndYear(day)}の機械のようす`,
		body: [
			`${words.chain}`,
			facts.chain ?? '-',
			'この行をそのまま残しておくと、あとで記録が書きかえられていないかを確かめられます。',
			'',
			`${words.backup}: ${facts.lastBackup ? sayInstant(facts.lastBackup, 'staff') : words.backupNone}`,
			`${words.ledger}: ${sayLedgerCheck(facts.ledger)}`,
			`${words.keyring}: ${words.keyrings[facts.keyring]}`,
			`${words.mail}: ${words.count(facts.unsent)}`,
			`${words.disk}: ${megabytes(facts.freeBytes)}`,
			`${words.version}: ${facts.version}`,
			ill.length === 0
				? '自動処理は、どれも動いています。'
				: `調べてください: ${ill.map((run) => nameOf(run.chore)).join('・')}`,
			'',
		].join('\n'),
	}
}

// A small form of the bench: it runs to its end, and what it measured is right to the yen. How long anything took is not asked.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { engine } from '~db/columns'

it.runIf(engine === 'sqlite')('the bench of money counts what it measures', async () => {
	const small = ['--entries', '3000', '--earnings', '40', '--invoices', '30', '--without-pages']
	const { DATABASE_URL: _, ...env } = process.env
	const said = await promisify(execFile)(
		process.execPath,
		['--import', 'tsx', 'scripts/bench-money.ts', ...small],
		{ env },
	).then(
		({ stdout }) => stdout,
		// It ends with 3 where a machine was too slow for a target.
		(error: { code?: number; stdout: string; stderr: string }) => {
			if (error.code !== 3) throw new Error(`${error.stdout}\n${error.stderr}`)
			return error.stdout
		},
	)
	for (const part of [
		'balance of one registrant',
		'balance by age, one employer',
		'The ledger holds: 2987 lines',
		'40 earnings for 21 people, 31 invoices of 187 pieces; the ledger holds',
		'a payout run to its file',
		'the writer held by a batch',
	])
		expect(said).toContain(part)
})

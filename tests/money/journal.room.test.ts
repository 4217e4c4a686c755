// The journal of a whole town is taken by hledger and by beancount, names nobody, and comes to our balances to the yen.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import type { JournalFormat } from '~/money/journal'
import { journalFormats, journalName } from '~/money/journal'
import { journalOf } from '~/money/journal.server'
import { balances, post, postingOn, reverse } from '~/money/ledger.server'
import { payoutOf } from '~/money/payout-list.server'
import { takeBack } from '~/money/payout-result.server'
import { accountsWithParty } from '~db/chart'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today } from '../cast'

const folder = mkdtempSync(join(tmpdir(), 'town-journal-'))
const has = (program: string) => spawnSync('which', [program]).status === 0

let town: Town
beforeAll(async () => {
	town = await makeTown()
	const { payoutId, invoiceIds } = await throughJourney(town, 'paid')
	const line = (await payoutOf(db(), payoutId))?.rows[0]?.id ?? ''
	await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line, 'other'))
	const asked = await postingOn(db(), { kind: 'invoice', id: invoiceIds[0] ?? '' })
	await inTransaction((tx) => reverse(tx, town.kaikei.actor, asked?.id ?? '', '2026-12-28'))
	clockAt(today)
	await throughJourney(town, 'passed', { registrant: await makeRegistrant('三人め', town.areaId) })
	await inTransaction((tx) =>
		post(
			tx,
			town.kaikei.actor,
			{ day: '2027-01-04', kind: 'invoice', subject: { kind: 'test', id: 'fees' } },
			[{ debit: { account: 'bank-fees' }, credit: { account: 'bank' }, yen: 145 }],
		),
	)
})
afterAll(() => {
	moveClock(undefined)
	rmSync(folder, { recursive: true, force: true })
})

async function written(format: JournalFormat): Promise<{ text: string; file: string }> {
	let text = ''
	for await (const piece of journalOf(db(), format)) text += piece
	const file = join(folder, `town.${format === 'hledger' ? 'journal' : 'beancount'}`)
	writeFileSync(file, text)
	return { text, file }
}

/** Our balances as a journal signs them, by the account's name without its party. */
async function ours(format: JournalFormat): Promise<[string, number][]> {
	return (await balances(db()))
		.filter((one) => one.debitYen > 0 || one.creditYen > 0)
		.map((one) => [
			journalName(format, { account: one.account as never, partyId: '' }),
			one.debitYen - one.creditYen,
		])
}

describe('the journal', () => {
	it.each(journalFormats)('for %s holds ids, and nobody’s name', async (format) => {
		const { text } = await written(format)
		expect(text).not.toMatch(/[^\p{ASCII}]/u)
		expect(text).not.toContain('0999')
		expect(text).toContain(town.hidaka.id)
	})

	it.skipIf(!has('hledger'))(
		'is taken by hledger check --strict, to the yen (hledger: apt-get install)',
		async () => {
			const { file } = await written('hledger')
			execFileSync('hledger', ['-f', file, 'check', '--strict'], { stdio: 'pipe' })
			for (const [name, yen] of await ours('hledger')) {
				const said = execFileSync('hledger', [
					'-f',
					file,
					'bal',
					name,
					'--depth',
					'2',
					'-N',
					'-E',
					'-O',
					'csv',
				]).toString()
				expect(Number(/"(-?[\d.,]+)(?: JPY)?"\s*$/.exec(said.trim())?.[1]?.replace(/[.,]/g, '')), name).toBe(
					yen,
				)
			}
		},
	)

	it.skipIf(!has('hledger'))('is refused by hledger when one yen is changed', async () => {
		const { text } = await written('hledger')
		const file = join(folder, 'spoilt.journal')
		writeFileSync(file, text.replace('  2600 JPY', '  2601 JPY'))
		expect(() => execFileSync('hledger', ['-f', file, 'check', '--strict'], { stdio: 'pipe' })).toThrow()
	})

	it.skipIf(!has('bean-check'))(
		'is taken by bean-check, to the yen (beancount: apt-get install)',
		async () => {
			const { text, file } = await written('beancount')
			execFileSync('bean-check', [file], { stdio: 'pipe' })
			// The journal's own assertions are our balances: beancount has just held them to its own.
			for (const [name, yen] of await ours('beancount')) {
				const asserted = [...text.matchAll(/ balance (\S+) (-?\d+) JPY/g)].filter(
					([, account = '']) => account === name || account.startsWith(`${name}:P-`),
				)
				expect(
					asserted.reduce((sum, [, , one]) => sum + Number(one), 0),
					name,
				).toBe(yen)
			}
			expect(accountsWithParty.length).toBeGreaterThan(0)
		},
	)

	it('is written by its command, and of nothing it says so', async () => {
		const run = (args: string[], env: Record<string, string>) =>
			spawnSync(process.execPath, ['--import', 'tsx', 'scripts/export-journal.ts', ...args], {
				env: { ...process.env, ...env },
				encoding: 'utf8',
			})
		expect(run([], {}).stdout).toBe((await written('hledger')).text)
		expect(run(['--format', 'beancount'], {}).stdout).toBe((await written('beancount')).text)
		expect(run(['--format', 'ledger'], {}).status).toBe(2)
		const empty = run([], { DATA_FOLDER: join(folder, 'nothing'), DATABASE_URL: '' })
		expect(empty.status).toBe(1)
		expect(empty.stderr).toMatch(/^There is no .*set DATA_FOLDER/)
		// An invoice reversed by hand above, its paper still open: the check names it and ends with 1.
		const check = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/check-ledger.ts'], {
			encoding: 'utf8',
		})
		expect(check.status).toBe(1)
		expect(check.stderr).toContain('"kind":"invoice-differs"')
	})
})

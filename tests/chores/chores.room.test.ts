// A due run happens once, whoever looks; a claim without an end is taken again; the daily report carries the mark.import { councilWords } from '~/words/ja/council'

import { execFileSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { instantOf } from '~/base/day'
import { reportDay } from '~/chores/daily-report.server'
import { latestRuns } from '~/chores/run-log.server'
import { runIfDue } from '~/chores/runner.server'
import { chainAll, timetable } from '~/chores/timetable.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { makeAccount } from '~/people/account.server'
import { giveRoleTo } from '~/people/staff.server'
import { councilWords } from '~/words/ja/council'
import { db, inSnapshot } from '~db/client'
import { choreRuns } from '~db/schema/events'
import { outbox } from '~db/schema/notices'
import { clockAt } from '../cast'

afterAll(() => moveClock(undefined))

const at = (minute: number) => instantOf('2026-11-02', minute)

describe('a chore', () => {
	it('runs once for each due time, however many look', async () => {
		let runs = 0
		const one = { name: 'once', timing: { at: 60 }, run: async () => void runs++ }
		clockAt('2026-11-02', 61)
		const ran = await Promise.all(Array.from({ length: 8 }, () => runIfDue(one, at(61))))
		expect([runs, ran.filter(Boolean).length]).toEqual([1, 1])
		await runIfDue(one, at(300))
		expect(runs).toBe(1)
		// Three days without a look are one run.
		clockAt('2026-11-05', 61)
		await runIfDue(one, instantOf('2026-11-05', 61))
		await runIfDue(one, instantOf('2026-11-05', 62))
		expect(runs).toBe(2)
	})

	it('of once a month runs once a month, also when looked at late in it', async () => {
		const due: Date[] = []
		const monthly = {
			name: 'monthly',
			timing: { monthlyOn: 1, at: 360 },
			run: async (day: Date) => void due.push(day),
		}
		for (const day of ['2026-11-20', '2026-11-20', '2026-11-30', '2026-12-01', '2026-12-28']) {
			clockAt(day, 361)
			await runIfDue(monthly, instantOf(day, 361))
		}
		expect(due).toEqual([instantOf('2026-11-01', 360), instantOf('2026-12-01', 360)])
		expect(await db().select().from(choreRuns).where(eq(choreRuns.chore, 'monthly'))).toHaveLength(1)
	})

	it('is taken again when a claim never ended, and says that it failed', async () => {
		const due: Date[] = []
		const failing = {
			name: 'failing',
			timing: { at: 60 },
			run: async (day: Date) => {
				due.push(day)
				throw new Error('no paper')
			},
		}
		clockAt('2026-11-02', 61)
		await inTransaction((tx) =>
			tx.insert(choreRuns).values({ chore: 'failing', due: at(60), claimedBy: 'gone', claimedAt: tx.at }),
		)
		expect(await runIfDue(failing, at(65))).toBe(false)
		clockAt('2026-11-02', 72)
		expect(await runIfDue(failing, at(72))).toBe(true)
		expect(due).toEqual([at(60)])
		const [run] = await db().select().from(choreRuns).where(eq(choreRuns.chore, 'failing'))
		expect(run?.outcome).toBe('failed')
		expect((await inSnapshot(latestRuns)).find((one) => one.chore === 'failing')?.outcome).toBe('failed')
	})
})

describe('a chore that fails', () => {
	it('is tried again after growing pauses until it is done, once each time over all who look', async () => {
		const tries: number[] = []
		let minute = 0
		const weak = {
			name: 'weak',
			timing: { at: 60 },
			run: async () => {
				tries.push(minute)
				if (minute < 100) throw new Error('the disk is full')
			},
		}
		for (minute = 60; minute <= 180; minute++) {
			clockAt('2026-11-02', minute)
			await Promise.all([runIfDue(weak, at(minute)), runIfDue(weak, at(minute))])
		}
		expect(tries).toEqual([60, 61, 62, 64, 68, 76, 91, 106])
		const [run] = await db().select().from(choreRuns).where(eq(choreRuns.chore, 'weak'))
		expect(run?.outcome).toBe('done')
	})
})

describe('the daily report', () => {
	it('goes once to who keeps the machine, with a mark that check:history takes', async () => {
		clockAt('2026-11-02', 360)
		await inTransaction(async (tx) => {
			const id = await makeAccount(tx, chore, { name: '片山 しん', email: 'kanri@hinata.example' })
			await giveRoleTo(tx, chore, id, { role: 'administrator', fromDay: '2026-11-02', untilDay: null })
			await giveRoleTo(tx, chore, id, { role: 'auditor', fromDay: '2026-11-02', untilDay: '2026-12-01' })
			const other = await makeAccount(tx, chore, { name: '井上 さち', email: 'uketsuke@hinata.example' })
			await giveRoleTo(tx, chore, other, { role: 'receptionist', fromDay: '2026-11-02', untilDay: null })
		})
		moveClock(undefined)
		await chainAll()
		for (let n = 0; n < 2; n++) await reportDay(at(360))
		const mails = await db().select().from(outbox)
		expect(mails.map((mail) => mail.toAddress)).toEqual(['kanri@hinata.example'])
		expect(mails[0]?.body).toContain('調べてください')
		const mark = /^\d+:[0-9a-f]{64}$/m.exec(mails[0]?.body ?? '')?.[0] ?? ''
		const check = (...since: string[]) =>
			execFileSync(process.execPath, ['--import', 'tsx', 'scripts/check-history.ts', ...since], {
				stdio: 'pipe',
			}).toString()
		expect(check('--since', mark)).toContain('History holds')
		expect(() =>
			check(
				'--since',
				mark.replace(/:./, (first) => (first === ':0' ? ':1' : ':0')),
			),
		).toThrow('mark-differs')
	})
})

it('each chore has a name people read', () => {
	const names: Record<string, string> = councilWords.machine.choreNames
	for (const { name } of timetable()) expect(names[name], name).toBeTruthy()
})

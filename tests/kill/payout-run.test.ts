// Bad days of a payout run, through its doors: kill -9 between every two of its steps, fsync that fails, a disk that is full.
// Whoever got no answer, or one that says so, presses again; the run goes on, and its end is that of a run nothing happened to.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from './own-process'
import { all, countOf, eachOf, momentsOf, ownProcess, patience, seed, townIn } from './own-process'

const work = mkdtempSync(join(tmpdir(), 'town-payout-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const town = join(work, 'town')
let steps = 0
let undisturbed: object

beforeAll(async () => {
	await townIn(town)
	const calm = join(work, 'calm')
	cpSync(town, calm, { recursive: true })
	;({ steps, found: undisturbed } = countOf(await ownProcess(calm, 'run')))
}, 60_000)

it('a run nothing happened to pays all of it, and its books hold', () => {
	expect(steps).toBeGreaterThan(30)
	expect(undisturbed).toMatchObject({
		runs: [{ state: 'settled', lines: 3, totalYen: 8200 }],
		paid: [true, true, true, true],
		drawn: 1,
		linesPaid: 3,
		ledger: [],
		history: 'holds',
	})
})

/** A bad day for a copy of the town; where its process died of it, another goes on. What the pages refused meanwhile. */
async function badDay(name: string, day: Day): Promise<string[]> {
	const folder = mkdtempSync(join(work, 'day-'))
	cpSync(town, folder, { recursive: true })
	const first = await ownProcess(folder, 'run', day)
	const { refusals, found } = countOf(first.killed ? await ownProcess(folder, 'run') : first)
	expect(found, name).toEqual(undisturbed)
	if (day.env?.KILL_AT || day.env?.FAULT === 'die') expect(first.killed, `${name}: it dies`).toBe(true)
	rmSync(folder, { recursive: true, force: true })
	return refusals
}

it(
	`killed before ${all ? 'each' : 'some'} of its steps, it ends the same (seed ${seed})`,
	() =>
		eachOf(momentsOf(steps, 2), async (at) => {
			await badDay(`killed before step ${at}`, { env: { KILL_AT: String(at) } })
		}),
	patience,
)

it(
	`where the disk is full it says so, and ends the same once there is room (seed ${seed})`,
	async () => {
		const look = new Database(join(town, 'town.sqlite'), { readonly: true })
		const pages = look.pragma('page_count', { simple: true }) as number
		look.close()
		await eachOf(momentsOf(all ? 8 : 4, 1), async (more) => {
			const room = { FAULT: 'once', PAGES_MOST: String(pages + more - 1) }
			const refusals = await badDay(`${more - 1} more pages`, { env: room })
			// With a few pages more a run of three fits.
			if (more <= 4) expect(refusals.length, 'there was too little room').toBeGreaterThan(0)
			for (const page of refusals) expect(page).toContain('いま記録を残せません')
		})
	},
	patience,
)

/** Lets one call of fsync fail, by strace; undefined where that cannot be done here. */
function failingSync(): ((at: number) => string[]) | undefined {
	const by = (at: number) => [
		...['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'],
		...['-e', `inject=fsync,fdatasync:error=EIO:when=${at}`],
	]
	try {
		execFileSync('strace', [...by(1).slice(1), 'true'], { stdio: 'pipe' })
		return by
	} catch {
		console.log('strace is not found here or may not look: fsync is not made to fail.')
		return undefined
	}
}
const syncBy = failingSync()

// The calls before these open the files; those after close them.
const firstSync = 3

it.skipIf(syncBy === undefined)(
	`where fsync fails it says so, and ends the same when pressed again, also after it died of it (seed ${seed})`,
	() =>
		eachOf(momentsOf(5, 1), async (n) => {
			const by = syncBy?.(firstSync + n - 1)
			const refusals = await badDay(`fsync ${n} fails`, { by, env: { FAULT: 'once' } })
			expect(refusals).toHaveLength(1)
			expect(refusals[0]).toContain('記録できたかどうかを確かめられません')
			await badDay(`dies of fsync ${n}`, { by, env: { FAULT: 'die' } })
		}),
	patience,
)

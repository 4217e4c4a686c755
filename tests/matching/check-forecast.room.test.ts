// The command that holds the chances against what came: what it prints from the database, before there is enough and after.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { slotReach } from '~db/schema/matching'
import { slots } from '~db/schema/work'
import type { Town } from '../cast'
import { makeTown, postTask, today } from '../cast'

let town: Town

/** What the command says on the town's day. */
async function check(): Promise<string> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--import', 'tsx', 'scripts/check-forecast.ts'],
		{
			cwd: resolve(import.meta.dirname, '../..'),
			env: { ...process.env, CLOCK_AT: `${today}T12:00:00+09:00` },
		},
	)
	return stdout
}

/** A slot that is over: so many could, so many of its seats were taken. */
async function past(daysAgo: number, could: number, seats: number, taken: number): Promise<void> {
	const day = addDays(today, -daysAgo)
	const span = { day, startMinute: 540, endMinute: 600, seats, taken, open: true, reserveDay: null }
	await inTransaction(async (tx) => {
		const id = newId()
		await tx.insert(slots).values({ ...span, id, taskId })
		await tx.insert(slotReach).values({ slotId: id, could, at: tx.at })
	})
}

let taskId = ''
beforeAll(async () => {
	town = await makeTown()
	taskId = (await postTask(town)).taskId
})

describe('check:forecast', { timeout: 30_000 }, () => {
	it('says when there is too little of the past', async () => {
		for (let n = 0; n < 49; n++) await past(60 + n, n % 2 === 0 ? 40 : 1, 1, n % 2 === 0 ? 1 : 0)
		await past(5, 40, 1, 1)
		expect(await check()).toBe(
			`Not enough history: 49 slots before ${addDays(today, -28)} (50 are needed), 1 since.\n`,
		)
	})

	it('prints both scores: where many can, seats filled, where few can, they did not', async () => {
		await past(40, 1, 1, 0)
		await past(6, 1, 1, 0)
		const said = (await check()).split('\n')
		expect(said[0]).toBe(`2 slots from ${addDays(today, -28)} on, by a forecast from 50 slots before.`)
		const score = (line = '') => Number(/[\d.]+$/.exec(line)?.[0])
		// Half of them filled before: the plain rate is a coin.
		expect(score(said[2])).toBe(0.25)
		expect(score(said[1])).toBeLessThan(0.05)
		expect(said[3]).toMatch(/^The forecast is \d+\.\d % nearer\.$/)
	})
})

describe('where the data folder holds no site', () => {
	it.each([
		['an empty folder', false],
		['an empty file', true],
	])('%s: one sentence, no stack, and not a success', async (_, file) => {
		const folder = mkdtempSync(join(tmpdir(), 'no-site-'))
		if (file) writeFileSync(join(folder, 'town.sqlite'), '')
		const { DATABASE_URL: _url, ...env } = process.env
		const ended = await promisify(execFile)(
			process.execPath,
			['--import', 'tsx', 'scripts/check-forecast.ts'],
			{
				cwd: resolve(import.meta.dirname, '../..'),
				env: { ...env, DATA_FOLDER: folder },
			},
		).catch((error: { code: number; stderr: string }) => error)
		expect(ended).toMatchObject({ code: 1 })
		expect(ended.stderr.trim().split('\n')).toHaveLength(1)
		expect(ended.stderr).toContain('set DATA_FOLDER')
		expect(readdirSync(folder)).toEqual(file ? ['town.sqlite'] : [])
		rmSync(folder, { recursive: true })
	})
})

// A start with a wrong setting says so before anything is made.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('a production without its address ends with a sentence and leaves nothing behind', () => {
	const folder = mkdtempSync(join(tmpdir(), 'town-start-'))
	const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/check-settings.ts'], {
		env: { ...process.env, MODE: 'production', BASE_URL: '', DATA_FOLDER: folder },
	})
	expect(stderr.toString()).toContain('BASE_URL is missing')
	expect(status).toBe(78)
	expect(readdirSync(folder)).toEqual([])
	rmSync(folder, { recursive: true })
})

it('the settings are checked before the database is made or moved', () => {
	const start = readFileSync(new URL('../../scripts/start.mjs', import.meta.url), 'utf8')
	expect(start.indexOf('scripts/check-settings.ts')).toBeGreaterThan(0)
	expect(start.indexOf('scripts/check-settings.ts')).toBeLessThan(start.indexOf('scripts/migrate.ts'))
})

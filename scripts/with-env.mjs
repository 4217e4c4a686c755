// Runs a command of package.json with the settings of `.env`, as `npm start` does: `node scripts/with-env.mjs scripts/seed.ts …`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './steps.mjs'

if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`)
const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
	cwd: root,
	stdio: 'inherit',
})
process.exit(status ?? 1)

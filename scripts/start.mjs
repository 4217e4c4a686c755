// `npm start`: installs, builds, migrates, makes the demo town the first time, and serves.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { build, checkNode, install, root, run, serverFlags } from './steps.mjs'

checkNode()
if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`)
const mode = process.env.MODE ?? 'demo'

for (const step of [install, build]) {
	if ((await step()) === 'failed') process.exit(1)
}

const tsx = ['--import', 'tsx']
const checked = await run(process.execPath, [...tsx, 'scripts/check-settings.ts'])
if (checked.code !== 0) process.exit(checked.code)
const migrated = await run(process.execPath, [...tsx, 'scripts/migrate.ts'])
if (migrated.code !== 0) process.exit(migrated.code)
const prepared = await run(process.execPath, [...tsx, 'scripts/prepare.ts'])
if (prepared.code !== 0) process.exit(prepared.code)

const server = spawn(process.execPath, [...serverFlags, ...tsx, 'app/edge/server.ts'], {
	cwd: root,
	stdio: ['ignore', 'inherit', 'inherit'],
	env: { ...process.env, MODE: mode, NODE_ENV: 'production' },
})
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT']))
	process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))

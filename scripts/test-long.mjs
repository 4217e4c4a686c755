// `npm run test:long`: the same tests with larger numbers; takes the better part of an hour and prints its seed.
import { randomInt } from 'node:crypto'
import { build, checkNode, install, root, run } from './steps.mjs'

checkNode()
const seed = process.env.KILL_SEED ?? String(randomInt(1, 1_000_000))
const kills = process.env.KILLS ?? '1000'
console.log(`${kills} kills with seed ${seed} (again: KILLS=${kills} KILL_SEED=${seed} npm run test:long)`)
for (const step of [install, build]) if ((await step()) === 'failed') process.exit(1)
const { code } = await run(
	process.execPath,
	[`${root}node_modules/vitest/vitest.mjs`, 'run', '--project', 'kill'],
	{
		env: { ...process.env, KILLS: kills, KILL_SEED: seed },
	},
)
process.exit(code)

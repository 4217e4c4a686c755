// `npm run test:long`: the same tests with larger numbers; takes the better part of an hour and prints its seed.
import { randomInt } from 'node:crypto'
import { build, checkNode, install, root, run } from './steps.mjs'

checkNode()
const seed = process.env.LONG_SEED ?? String(randomInt(1, 1_000_000))
const times = process.env.LONG ?? '10'
const kills = process.env.KILLS ?? '1000'
const again = `LONG=${times} KILLS=${kills} LONG_SEED=${seed} npm run test:long`
console.log(`properties ${times} times as long, ${kills} kills, seed ${seed} (again: ${again})`)
for (const step of [install, build]) if ((await step()) === 'failed') process.exit(1)

const vitest = `${root}node_modules/vitest/vitest.mjs`
/**
 * One part of the tests; gives whether it passed.
 * @param {string} project
 * @param {string[]} where
 */
async function longTest(project, where = []) {
	const started = performance.now()
	const { code } = await run(
		process.execPath,
		[vitest, 'run', '--project', `${project}*`, '--testTimeout', '600000', ...where],
		{ env: { ...process.env, LONG: times, LONG_SEED: seed, KILLS: kills, KILL_SEED: seed } },
	)
	console.log(
		`${project}: ${code === 0 ? 'passed' : 'FAILED'}, ${Math.round((performance.now() - started) / 1000)} s`,
	)
	return code === 0
}

const passed = [
	await longTest('unit'),
	await longTest('sqlite', [
		'tests/matching',
		'tests/assignments',
		'tests/money',
		'tests/journeys/anybody-anything',
	]),
	await longTest('kill'),
]
process.exit(passed.every(Boolean) ? 0 : 1)

// `npm test`: fetches what it needs, then every part; last one line `N passed, N failed, N skipped` over all.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresPrograms, startCluster } from '../tests/runner/cluster.mjs'
import { build, checkNode, install, root, run } from './steps.mjs'

checkNode()
const work = mkdtempSync(join(tmpdir(), 'town-run-'))
const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const lines = []
/** One PostgreSQL for the whole run. @type {Awaited<ReturnType<typeof startCluster>> | undefined} */
let cluster

// The project's own data is never touched: whatever forgets to name a place writes here.
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, DATA_FOLDER: join(work, 'data'), MODE: 'demo', LOG_LEVEL: 'silent' }
delete env.DATABASE_URL
delete env.CLOCK_AT
delete env.TEST_CLUSTER

/**
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number, skipped: number }>} part
 */
async function time(name, part) {
	const begun = performance.now()
	console.log(`\n── ${name}`)
	const result = await part().catch((error) => {
		console.error(error)
		return { passed: 0, failed: 1, skipped: 0 }
	})
	const seconds = ((performance.now() - begun) / 1000).toFixed(1)
	lines.push(
		`${name.padEnd(34)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(3)} failed ${String(result.skipped).padStart(3)} skipped ${seconds.padStart(7)} s`,
	)
	total.passed += result.passed
	total.failed += result.failed
	total.skipped += result.skipped
	return result
}

// A run ends within twenty minutes: on a slow machine the second engine is left its rooms, and that is said.
const begun = performance.now()
const isLaterThan = (/** @type {number} */ minutes) =>
	process.env.WHOLE !== '1' && performance.now() - begun > minutes * 60_000

const one = (/** @type {boolean} */ well) => ({ passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 })
const bin = (/** @type {string} */ place) => join(root, 'node_modules', place)

/**
 * Every processor has test files of its own; what runs beside another part says all of it at its end.
 * @param {string} project
 * @param {{ only?: string[], quiet?: boolean }} options
 */
async function vitest(project, { only = [], quiet = false } = {}) {
	const report = join(work, `${project}.json`)
	const { said } = await run(
		process.execPath,
		[
			bin('vitest/vitest.mjs'),
			'run',
			'--project',
			`${project}*`,
			'--reporter=dot',
			'--reporter=json',
			`--outputFile.json=${report}`,
			`--maxWorkers=${availableParallelism()}`,
			...only,
		],
		{ env, quiet },
	)
	if (quiet) console.log(`\n── ${project}, at its end\n${said}`)
	if (!existsSync(report)) return one(false)
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success, testResults } = JSON.parse(
		readFileSync(report, 'utf8'),
	)
	const brokenFiles = testResults.filter(
		(/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
			file.status === 'failed' && file.assertionResults.length === 0,
	).length
	const failed = numFailedTests + brokenFiles
	return {
		passed: numPassedTests,
		failed: success || failed > 0 ? failed : 1,
		skipped: numPendingTests + numTodoTests,
	}
}

/** Programs the browser and PostgreSQL parts need; as root they are fetched, otherwise the one command is said. */
async function fetchPrograms() {
	const wanted = [
		['/usr/bin/chromium', 'chromium'],
		['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'fonts-noto-cjk'],
		['/usr/lib/postgresql', 'postgresql'],
		['/usr/bin/wrk', 'wrk'],
		['/usr/bin/pdftotext', 'poppler-utils'],
		['/usr/bin/zbarimg', 'zbar-tools'],
		['/usr/bin/hledger', 'hledger'],
		['/usr/bin/bean-check', 'beancount'],
	]
	const missing = wanted
		.filter(([place]) => !existsSync(/** @type {string} */ (place)))
		.map(([, name]) => /** @type {string} */ (name))
	if (missing.length === 0) return
	const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		console.log(`Not everything can be tested here. As root: ${command}`)
		return
	}
	console.log(`Fetching ${missing.join(', ')} …`)
	const apt = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PG_CREATE_MAIN_CLUSTER: 'false' }
	// No cluster of the machine's own is made for us: ours is thrown away after the run.
	await run('sh', [
		'-c',
		'mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf',
	])
	await run('apt-get', ['update', '-q'], { quiet: true, env: apt })
	const { code, said } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
		quiet: true,
		env: apt,
	})
	if (code !== 0) console.log(said)
}

try {
	await time('install', async () => {
		await fetchPrograms()
		return one((await install()) !== 'failed')
	})
	if (total.failed === 0) {
		await Promise.all([
			time('build', async () => one((await build()) !== 'failed')),
			time('types', async () =>
				one((await run(process.execPath, [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'])).code === 0),
			),
		])
		await time('lint', async () =>
			one((await run(bin('.bin/biome'), ['check', '--error-on-warnings', '.'])).code === 0),
		)
		await time('unit', () => vitest('unit'))
		cluster = postgresPrograms() ? await startCluster() : undefined
		if (cluster) env.TEST_CLUSTER = cluster.folder
		await time('rooms and journeys on SQLite', () => vitest('sqlite'))
		const slow = isLaterThan(6)
		if (slow)
			console.log(
				'This machine is slow today: journeys on PostgreSQL are left out. WHOLE=1 npm test walks them too.',
			)
		await time(slow ? 'rooms on PostgreSQL' : 'rooms and journeys on PostgreSQL', async () =>
			cluster
				? vitest('postgres', slow ? { only: ['room.test'] } : {})
				: { passed: 0, failed: 0, skipped: 1 },
		)
		const late = isLaterThan(10)
		if (late)
			console.log(
				'This machine is slow today: the story in the browser on PostgreSQL is left out. WHOLE=1 npm test walks it too.',
			)
		// Both wait more than they work: side by side.
		await Promise.all([
			time('kill -9', () => vitest('kill', { quiet: true })),
			time('browser', async () => {
				if (!existsSync('/usr/bin/chromium')) return { passed: 0, failed: 0, skipped: 1 }
				const report = join(work, 'browser.json')
				await run(
					process.execPath,
					[
						bin('@playwright/test/cli.js'),
						'test',
						'--config',
						'tests/browser/playwright.config.ts',
						...(late ? ['--project', 'sqlite'] : []),
					],
					{ env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
				)
				if (!existsSync(report)) return one(false)
				const { stats } = JSON.parse(readFileSync(report, 'utf8'))
				return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
			}),
		])
	}
} finally {
	await cluster?.stop()
	rmSync(work, { recursive: true, force: true })
}

console.log(`\n${lines.join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

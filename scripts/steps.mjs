// What start and test share before anything is installed: stamps, installing, building, running a command.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How the site's process is run: a small heap is collected early, and a town's server may be a small machine. */
export const serverFlags = ['--max-old-space-size=224', '--max-semi-space-size=16']

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Refuses a Node too old for this program, in one sentence. */
export function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
	if (major > 20 || (major === 20 && minor >= 19)) return
	console.error(`Node ${process.versions.node} is too old: install Node 20.19, 22 or 24.`)
	process.exit(1)
}

/**
 * Runs a program in the project's folder and gives its exit code; with `quiet` what it said is kept and given back.
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, said: string }>}
 */
export function run(program, args, { quiet = false, env = process.env } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: root,
			env,
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
		})
		let said = ''
		child.stdout?.on('data', (piece) => (said += piece))
		child.stderr?.on('data', (piece) => (said += piece))
		child.on('error', (error) => resolve({ code: 127, said: String(error) }))
		child.on('close', (code) => resolve({ code: code ?? 1, said }))
	})
}

/** @param {string} place @returns {string[]} */
function filesBelow(place) {
	const full = join(root, place)
	if (!existsSync(full)) return []
	if (statSync(full).isFile()) return [full]
	return readdirSync(full, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => filesBelow(join(place, entry.name)))
}

/**
 * A digest of everything below these places.
 * @param {string[]} places
 * @param {string[]} more
 */
function digestOf(places, more = []) {
	const hash = createHash('sha256')
	for (const file of places.flatMap(filesBelow))
		hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
	for (const word of more) hash.update(word).update('\0')
	return hash.digest('hex')
}

/**
 * Runs `work` unless the stamp says it was done for this digest. The stamp is written last, so a broken run is repeated.
 * @param {string} stamp
 * @param {string} digest
 * @param {() => Promise<boolean>} work
 * @returns {Promise<'done' | 'kept' | 'failed'>}
 */
async function once(stamp, digest, work) {
	const file = join(root, stamp)
	if (existsSync(file) && readFileSync(file, 'utf8') === digest) return 'kept'
	if (!(await work())) return 'failed'
	mkdirSync(dirname(file), { recursive: true })
	writeFileSync(file, digest)
	return 'done'
}

/** Installs what the lock file names when it, Node's ABI or the platform changed. */
export function install() {
	const digest = digestOf(
		['package-lock.json', 'package.json'],
		[process.versions.modules, process.platform, process.arch],
	)
	return once('node_modules/.installed', digest, async () => {
		console.log('Installing packages (a minute or two the first time) …')
		const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
		const { code, said } = await run(
			npm,
			['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
			{ quiet: true },
		)
		if (code !== 0) console.error(said)
		return code === 0
	})
}

/** Builds the site when a source or a root configuration changed. */
export function build() {
	const digest = digestOf([
		'app',
		'db',
		'public',
		'package-lock.json',
		'remix.config.js',
		'vite.config.ts',
		'tsconfig.json',
	])
	return once('build/.built', digest, async () => {
		console.log('Building the site …')
		const { code, said } = await run(
			process.execPath,
			[join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '--logLevel', 'warn'],
			{ quiet: true },
		)
		if (code !== 0) console.error(said)
		return code === 0
	})
}

// A throw-away PostgreSQL: a cluster in the temp folder, reached by its socket only, ended by its own pid.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const home = '/usr/lib/postgresql'

/** The folder of the newest installed PostgreSQL's programs, or `undefined`. */
export function postgresPrograms() {
	if (!existsSync(home)) return undefined
	const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a))
	const found = versions.find((version) => existsSync(join(home, version, 'bin', 'initdb')))
	return found && join(home, found, 'bin')
}

/** Whom PostgreSQL runs as: it refuses to run as root. */
const runner = () =>
	process.getuid?.() === 0
		? {
				uid: Number(execFileSync('id', ['-u', 'postgres'])),
				gid: Number(execFileSync('id', ['-g', 'postgres'])),
			}
		: {}

const env = { ...process.env, LC_ALL: 'C.UTF-8' }

/**
 * A cluster by the folder of its socket: `urlOf(name)` gives the address of a database, `createDatabase(name, template)`
 * makes one anew.
 * @param {string} programs
 * @param {string} folder
 */
function clusterIn(programs, folder) {
	const as = runner()
	const sql = (/** @type {string} */ statement, name = 'postgres') =>
		execFileSync(join(programs, 'psql'), ['-h', folder, '-U', 'town', '-d', name, '-qAtc', statement], {
			...as,
			env,
			stdio: 'pipe',
			cwd: folder,
		})
			.toString()
			.trim()
	return {
		folder,
		sql,
		urlOf: (/** @type {string} */ name) => `postgres:///${name}?host=${encodeURIComponent(folder)}&user=town`,
		createDatabase(/** @type {string} */ name, template = 'template0') {
			sql(`drop database if exists ${name}`)
			sql(`create database ${name} template ${template}`)
		},
		stop: async () => {},
	}
}

/** The cluster of this run, where `npm test` started one (`TEST_CLUSTER`); otherwise, or as one's `own`, a new one. */
export async function startCluster({ own = false } = {}) {
	const programs = postgresPrograms()
	if (!programs) throw new Error('PostgreSQL is not installed')
	if (process.env.TEST_CLUSTER && !own) return clusterIn(programs, process.env.TEST_CLUSTER)
	const folder = mkdtempSync(join(tmpdir(), 'town-postgres-'))
	const as = runner()
	if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
	const cluster = join(folder, 'cluster')
	execFileSync(
		join(programs, 'initdb'),
		['-D', cluster, '-U', 'town', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
		{ ...as, env, stdio: 'pipe', cwd: folder },
	)
	const server = spawn(
		join(programs, 'postgres'),
		[
			'-D',
			cluster,
			'-k',
			folder,
			'-c',
			'listen_addresses=',
			'-c',
			'fsync=off',
			'-c',
			'synchronous_commit=off',
			'-c',
			'full_page_writes=off',
			'-c',
			'max_connections=120',
		],
		{ ...as, env, stdio: 'ignore', cwd: folder },
	)
	const reached = clusterIn(programs, folder)
	for (let tries = 0; ; tries++) {
		try {
			reached.sql('select 1')
			break
		} catch (error) {
			if (tries > 100) throw error
			await pause(100)
		}
	}
	return {
		...reached,
		async stop() {
			const ended = new Promise((resolve) => server.once('exit', resolve))
			server.kill('SIGINT')
			await ended
			rmSync(folder, { recursive: true, force: true })
		},
	}
}

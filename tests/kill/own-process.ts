// A payout run in a process of its own, to be killed: how it is started, how it ended, and at which moments it is to die.
import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { mulberry } from '../../scripts/random'

/** From which the moments are drawn. */
export const seed = Number(process.env.KILL_SEED ?? 1)
/** Whether every moment is tried, and not a few. */
export const all = process.env.LONG !== undefined
const random = mulberry(seed)
/** Milliseconds a test of many days may take. */
export const patience = all ? 1_800_000 : 120_000

const { DATABASE_URL: _, ...around } = process.env
const envOf = (folder: string) => ({
	...around,
	DATA_FOLDER: folder,
	MODE: 'demo',
	LOG_LEVEL: 'silent',
	NODE_ENV: 'production' as const,
	BASE_URL: 'http://town.test',
	DIGEST_SECRET: 'a digest secret for tests, 32 letters',
	SEAL_SECRET: 'a seal secret for tests, of 32 letters',
	KEYRING_SECRET: 'a keyring secret for tests, 32 letters',
})

/** What happens to a process, and what it is run by. */
export type Day = { env?: Record<string, string>; by?: readonly string[] }
type Ended = { killed: boolean; said: string }

/** A process of its own; how it ended and what it said. */
export function ownProcess(
	folder: string,
	what: 'prepare' | 'run',
	{ env = {}, by = [] }: Day = {},
): Promise<Ended> {
	const [program = '', ...words] = [
		...by,
		process.execPath,
		'--import',
		'tsx',
		'tests/kill/payout-run.ts',
		what,
	]
	return promisify(execFile)(program, words, { env: { ...envOf(folder), ...env } }).then(
		({ stdout }) => ({ killed: false, said: stdout }),
		(error: { signal: string | null; stdout: string; stderr: string }) => {
			if (error.signal !== 'SIGKILL') throw new Error(`${what} ended by itself: ${error.stderr}`)
			return { killed: true, said: error.stdout }
		},
	)
}

/** What it counted at its end. */
export const countOf = ({ said }: Ended) => {
	const { steps, asked, refusals, ...found } = JSON.parse(said) as {
		steps: number
		asked: number[]
		refusals: string[]
		paid: boolean[]
	}
	return { steps, asked, refusals, found }
}

/** A town with pay that is due, in a folder of its own. */
export async function townIn(folder: string, day: Day = {}): Promise<void> {
	execFileSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
		env: envOf(folder),
		stdio: 'pipe',
	})
	await ownProcess(folder, 'prepare', day)
}

/** Two at a time. */
export async function eachOf<One>(left: One[], act: (one: One) => Promise<void>): Promise<void> {
	const worker = async () => {
		for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
	}
	await Promise.all([worker(), worker()])
}

/** All of 1 to `most`, or a few of them, one from each part. */
export const momentsOf = (most: number, few: number) =>
	all
		? Array.from({ length: most }, (_, n) => n + 1)
		: Array.from({ length: few }, (_, n) => 1 + Math.floor(((n + random()) * most) / few))

// `npm run bench:pages`: the built site on a large town, each page beside a bare node:http server with the same bytes
// and beside Remix's own streaming entry with scripts ("stock"). Server and generator have a core each.
import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { serverFlags } from './steps.mjs'

const { values } = parseArgs({
	options: {
		people: { type: 'string', default: '10000' },
		tasks: { type: 'string', default: '2000' },
		seconds: { type: 'string', default: '4' },
		data: { type: 'string' },
		only: { type: 'string', default: '' },
	},
})
const seconds = Number(values.seconds)
const connections = 50
const rounds = 3

if (!existsSync('/usr/bin/wrk')) {
	console.error('wrk is missing: apt-get install -y --no-install-recommends wrk')
	process.exit(1)
}
if (availableParallelism() < 2)
	console.log('One core only: server and generator share it, and every figure is too low.')

const folder = values.data ?? mkdtempSync(join(tmpdir(), 'town-bench-'))
const tsx = ['--import', 'tsx']
const baseEnv: NodeJS.ProcessEnv = {
	...process.env,
	DATA_FOLDER: folder,
	MODE: 'demo',
	NODE_ENV: 'production',
	LOG_LEVEL: 'warn',
	PORT: '0',
}
Reflect.deleteProperty(baseEnv, 'DATABASE_URL')

type Server = { child: ChildProcess; port: number; end(): Promise<void> }

/** Starts a server on the first core. */
async function serve(args: string[], env: Record<string, string> = {}): Promise<Server> {
	const child = spawn('taskset', ['-c', '0', process.execPath, ...args], {
		env: { ...baseEnv, ...env },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	})
	const port = await new Promise<number>((resolve, reject) => {
		child.once('message', (said) => resolve((said as { listening: number }).listening))
		child.once('exit', (code) => reject(new Error(`a server did not start (${code})`)))
	})
	return {
		child,
		port,
		async end() {
			const gone = new Promise((resolve) => child.once('exit', resolve))
			child.kill('SIGTERM')
			await gone
		},
	}
}

const ticks = 100

/** CPU seconds a process has used so far. */
function cpuOf(pid: number): number {
	const parts = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
	return (Number(parts[11]) + Number(parts[12])) / ticks
}

const residentOf = (pid: number) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Waits until a server has done with what the generator left behind: it would take the core from the next one. */
async function quiet(pid: number): Promise<void> {
	for (let before = -1, now = cpuOf(pid); now !== before; ) {
		await sleep(300)
		before = now
		now = cpuOf(pid)
	}
}

type Figures = { perSecond: number; cpu: number; p50: string; p99: string; full: boolean; errors: number }

/** Runs wrk on the second core against one address, `times` the usual seconds. */
async function load(
	server: Server,
	path: string,
	{ headers = {}, times = 1 }: { headers?: Record<string, string>; times?: number } = {},
): Promise<Figures> {
	const pid = server.child.pid as number
	const before = cpuOf(pid)
	const args = [
		'-c',
		'1',
		'wrk',
		'-t1',
		`-c${connections}`,
		`-d${seconds * times}s`,
		'--latency',
		...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
		`http://127.0.0.1:${server.port}${path}`,
	]
	const begun = performance.now()
	const wrk = spawn('taskset', args)
	let said = ''
	wrk.stdout.on('data', (piece) => (said += piece))
	let generator = 0
	const watch = setInterval(() => {
		try {
			generator = cpuOf(wrk.pid as number)
		} catch {
			// It has ended.
		}
	}, 200)
	await new Promise((resolve) => wrk.once('exit', resolve))
	clearInterval(watch)
	const took = (performance.now() - begun) / 1000
	const used = cpuOf(pid) - before
	await quiet(pid)
	const requests = Number(/(\d+) requests in/.exec(said)?.[1] ?? 0)
	return {
		perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? 0),
		cpu: requests > 0 ? (used / requests) * 1e6 : 0,
		p50: /^\s*50%\s+(\S+)/m.exec(said)?.[1] ?? '-',
		p99: /^\s*99%\s+(\S+)/m.exec(said)?.[1] ?? '-',
		full: generator / took > 2 / 3,
		errors: Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0),
	}
}

/** The round in the middle, by requests a second: one slow moment of the machine decides nothing. */
function middle(found: Figures[]): Figures {
	const sorted = found.toSorted((one, other) => one.perSecond - other.perSecond)
	return sorted[Math.floor(sorted.length / 2)] as Figures
}

const say = (name: string, found: Figures, note = '') =>
	console.log(
		`  ${name.padEnd(26)} ${found.perSecond.toFixed(0).padStart(7)}/s ${found.cpu.toFixed(0).padStart(7)} µs CPU  p50 ${found.p50.padStart(8)}  p99 ${found.p99.padStart(8)}${found.full ? '  generator full' : ''}${found.errors ? `  ${found.errors} errors` : ''}${note}`,
	)

async function signIn(port: number, name: string, secret: string): Promise<string> {
	const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, {
		method: 'POST',
		body: new URLSearchParams({ name, secret, to: '' }),
		redirect: 'manual',
	})
	return answer.headers
		.getSetCookie()
		.map((set) => set.split(';')[0])
		.join('; ')
}

if (!existsSync(join(folder, 'town.sqlite'))) {
	console.log(`Making a town of ${values.people} people and ${values.tasks} tasks …`)
	execFileSync(process.execPath, [...tsx, 'scripts/migrate.ts'], { env: baseEnv, stdio: 'pipe' })
	execFileSync(
		process.execPath,
		[...tsx, 'scripts/seed.ts', '--people', values.people, '--tasks', values.tasks],
		{ env: baseEnv, stdio: 'inherit' },
	)
}

const site = await serve([...serverFlags, ...tsx, 'app/edge/server.ts'])
const stock = await serve([...serverFlags, ...tsx, 'scripts/bench-stock.ts'])
const registrant = await signIn(site.port, '260001', '260718')
const desk = await signIn(site.port, 'chosei@hinata.example', 'hinata-2026')
const listed = await (await fetch(`http://127.0.0.1:${site.port}/tasks`)).text()
const one = /href="(\/tasks\/[0-9a-f-]{36})"/.exec(listed)?.[1] ?? '/tasks'

const pages: { name: string; path: string; headers: Record<string, string>; times: number }[] = [
	{ name: '(a) public task list', path: '/tasks', headers: {}, times: 1 },
	{ name: '(b) one task', path: one, headers: {}, times: 1 },
	{ name: '(c) registrant home', path: '/my', headers: { cookie: registrant }, times: 1 },
	{ name: '(d) staff board', path: '/council', headers: { cookie: desk }, times: 2 },
]

let failed = false
const reached = (what: string, value: number, goal: number) => {
	const well = value >= goal
	if (!well) failed = true
	console.log(`    ${well ? 'reached ' : 'NOT YET '} ${what}: ${value.toFixed(2)} (asked ${goal})`)
}

for (const booking of [false, true]) {
	console.log(
		booking
			? '\nOnce more, with one booking a second:'
			: `\nNode ${process.version}, ${connections} connections; by turns, the middle one of ${rounds} runs of ${seconds} s:`,
	)
	const booker = booking
		? spawn(process.execPath, [...tsx, 'scripts/bench-bookings.ts'], { env: baseEnv, stdio: 'ignore' })
		: undefined
	for (const page of pages.filter((one) => one.name.includes(values.only))) {
		console.log(page.name)
		const url = `http://127.0.0.1:${site.port}${page.path}`
		const got = await fetch(url, { headers: { ...page.headers, 'accept-encoding': 'identity' } })
		const body = Buffer.from(await got.arrayBuffer())
		const bare = await serve(['scripts/bench-bare.mjs'], { BENCH_BYTES: String(body.length) })
		const servers = [
			{ found: [] as Figures[], run: () => load(site, page.path, page) },
			{ found: [] as Figures[], run: () => load(bare, '/') },
			// Fifty at once take it seconds: a short run would end before the first answers.
			{ found: [] as Figures[], run: () => load(stock, page.path, { ...page, times: 2 }) },
		] as const
		for (const { run } of servers) await run()
		for (let round = 0; round < (booking ? 1 : rounds); round += 1)
			for (const { found, run } of servers) found.push(await run())
		await bare.end()
		const [ours, plain, usual] = [
			middle(servers[0].found),
			middle(servers[1].found),
			middle(servers[2].found),
		]
		say('this site', ours)
		say('bare node:http, same bytes', plain)
		say('stock streaming entry', usual)
		// What is to be reached is asked of a quiet town; under bookings the same comparisons are shown.
		if (booking) {
			console.log(
				`      ${(ours.perSecond / plain.perSecond).toFixed(2)} of bare, ${(ours.perSecond / usual.perSecond).toFixed(2)} × stock`,
			)
			continue
		}
		if (page.name.startsWith('(a)') || page.name.startsWith('(b)')) {
			reached('of bare node:http', ours.perSecond / plain.perSecond, 0.7)
			reached('× stock', ours.perSecond / usual.perSecond, 30)
		}
		if (page.name.startsWith('(c)')) reached('× stock', ours.perSecond / usual.perSecond, 1.4)
	}
	booker?.kill('SIGTERM')
}

const css = /href="(\/assets\/[^"]+\.css)"/.exec(listed)?.[1] ?? ''
const sheet = Buffer.from(await (await fetch(`http://127.0.0.1:${site.port}${css}`)).arrayBuffer())
const icon = Buffer.from(await (await fetch(`http://127.0.0.1:${site.port}/favicon.svg`)).arrayBuffer())
const first =
	brotliCompressSync(Buffer.from(listed)).length +
	brotliCompressSync(sheet).length +
	brotliCompressSync(icon).length
console.log(
	`\nFirst visit of (a), compressed: ${(first / 1024).toFixed(1)} kB (page ${(brotliCompressSync(Buffer.from(listed)).length / 1024).toFixed(1)}, style ${(brotliCompressSync(sheet).length / 1024).toFixed(1)}, no script, no font)`,
)
if (first > 40 * 1024) failed = true
const resident = residentOf(site.child.pid as number)
console.log(`Resident after the run: ${resident.toFixed(0)} MB (asked under 300)`)
if (resident > 300) failed = true
await site.end()
await stock.end()
if (!values.data) rmSync(folder, { recursive: true, force: true })
console.log(failed ? '\nNot everything asked for was reached.' : '\nEverything asked for was reached.')
if (failed) process.exitCode = 1

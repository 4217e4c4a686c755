// `npm run bench:money`: a ledger of a million entries over ten years: balances, the treasurer's page, the check; then a payout
// run and a month's invoices. Ratios against the plain way in the same run, and whether the targets were reached (3 if not).
// `--entries`, `--earnings` and `--invoices` say how large, `--data` keeps the town of the ledger for another time,
// `--without-pages` leaves the site out, `--postgres` does the run and the invoices there too.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { addDays, addMonths, dayInMonth, instantOf } from '~/base/day'
import { hashSecret } from '~/people/secret.server'
import { triggerStatements } from '../db/triggers'
import { postgresPrograms, startCluster } from '../tests/runner/cluster.mjs'
import { medianOf } from './bench-median'
import { build, serverFlags } from './steps.mjs'

const { values } = parseArgs({
	options: {
		entries: { type: 'string', default: '1000000' },
		earnings: { type: 'string', default: '10000' },
		invoices: { type: 'string', default: '10000' },
		data: { type: 'string' },
		'without-pages': { type: 'boolean', default: false },
		postgres: { type: 'boolean', default: false },
	},
})
const wanted = Number(values.entries)
// With --data the town is made once in that folder and measured again another time.
const own = mkdtempSync(join(tmpdir(), 'bench-money-'))
const folder = values.data ?? own
const file = join(folder, 'town.sqlite')
const months = 120
const firstMonth = '2016-12'
const lastMonth = addMonths(firstMonth, months - 1)
const benchNow = '2026-11-20'
// So large a town as the entries are of, at most one of five thousand people.
const share = Math.min(1, wanted / 1_000_000)
const people = Math.max(10, Math.round(5_000 * share))
const employers = Math.max(2, Math.round(250 * share))
// Each month: an earning an entry, half as many transfers, five entries an employer's invoice.
const perMonth = Math.max(10, Math.round((wanted / months - employers * 5) / 1.5))

const say = (ms: number) =>
	ms < 10 ? `${ms.toFixed(2)} ms` : ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`
const missed: string[] = []
function row(what: string, cells: string[], target = '', reached?: boolean) {
	if (reached === false) missed.push(what)
	const mark = reached === undefined ? '' : reached ? 'reached' : 'MISSED'
	console.log(
		`${what.padEnd(34)}${cells.map((cell) => cell.padStart(16)).join('')}   ${target.padEnd(12)} ${mark}`,
	)
}

const env: NodeJS.ProcessEnv = {
	...process.env,
	DATA_FOLDER: folder,
	MODE: 'demo',
	NODE_ENV: 'production',
	LOG_LEVEL: 'silent',
	PORT: '0',
	CLOCK_AT: `${benchNow}T00:00:00Z`,
}
Reflect.deleteProperty(env, 'DATABASE_URL')
const run = (script: string) =>
	execFileSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`], { env, encoding: 'utf8' })

type Row = Record<string, string | number | null>

/** Puts rows in, whatever else a table asks for filled with nothing. */
function filler(handle: Database.Database) {
	const statements = new Map<string, { insert: Database.Statement; empty: Row }>()
	return (table: string, given: Row) => {
		const key = `${table} ${Object.keys(given)}`
		let known = statements.get(key)
		if (!known) {
			const columns = handle.pragma(`table_info(${table})`) as {
				name: string
				type: string
				notnull: number
				dflt_value: string | null
				pk: number
			}[]
			const rest = columns.filter((one) => one.notnull && one.dflt_value === null && !(one.name in given))
			const empty = Object.fromEntries(rest.map((one) => [one.name, one.type === 'text' ? '' : 0]))
			const names = [...Object.keys(given), ...rest.map((one) => one.name)]
			known = {
				empty,
				insert: handle.prepare(
					`insert into ${table} (${names.map((name) => `"${name}"`)}) values (${names.map((name) => `@${name}`)})`,
				),
			}
			statements.set(key, known)
		}
		known.insert.run({ ...known.empty, ...given })
	}
}

const id = (kind: string, n: number) => `${kind}-${String(n).padStart(9, '0')}`

/** Ten years of a town: the last month's work is due, the month before it is paid. */
async function makeTown(): Promise<number> {
	const handle = new Database(file)
	handle.pragma('journal_mode = WAL')
	handle.pragma('synchronous = OFF')
	handle.pragma('foreign_keys = OFF')
	handle.pragma('ignore_check_constraints = ON')
	for (const { name } of handle.prepare(`select name from sqlite_master where type = 'trigger'`).all() as {
		name: string
	}[])
		handle.exec(`drop trigger "${name}"`)
	const put = filler(handle)
	let entries = 0
	const post = (
		n: string,
		day: string,
		kind: string,
		subject: [string, string],
		lines: [string, string | null, string, string | null, number][],
	) => {
		lines.forEach(([debit, debitParty, credit, creditParty, yen], at) => {
			put('entries', {
				id: `${n}-${at + 1}`,
				posting_id: n,
				sort: at + 1,
				debit_account: debit,
				debit_party_id: debitParty,
				credit_account: credit,
				credit_party_id: creditParty,
				yen,
			})
		})
		entries += lines.length
		put('postings', {
			id: n,
			day,
			kind,
			subject_kind: subject[0],
			subject_id: subject[1],
			at: instantOf(day, 600).getTime(),
		})
	}
	const secret = await hashSecret('bench password')
	handle.exec('begin')
	put('areas', { id: 'area', name: '中央地区', sort: 1 })
	put('accounts', {
		id: 'treasurer',
		name: '会計 花',
		email: 'kaikei@bench.example',
		secret_hash: secret.hash,
		secret_kind: secret.kind,
	})
	put('role_grants', { id: 'grant', account_id: 'treasurer', role: 'treasurer', from_day: '2016-01-01' })
	put('work_requests', { id: 'request', number: '受', employer_id: id('e', 0), state: 'published' })
	put('tasks', { id: 'task', request_id: 'request', title: '栗の皮むき' })
	put('slots', { id: 'slot', task_id: 'task', day: '2016-12-01' })
	for (let n = 0; n < employers; n++) put('employers', { id: id('e', n), name: `農園${n}`, state: 'using' })
	for (let n = 0; n < people; n++) {
		put('accounts', { id: id('ra', n), name: `日高 ${n}` })
		put('registrants', {
			id: id('r', n),
			account_id: id('ra', n),
			area_id: 'area',
			family_name: `日高${n}`,
			family_kana: `ヒダカ${n % 97}`,
			state: 'registered',
		})
		put('bank_accounts', { id: id('b', n), registrant_id: id('r', n), checked_at: 1, ended_at: null })
	}
	for (let m = 0; m < months; m++) makeMonth(m)
	handle.exec('commit')
	handle.exec('begin')
	handle.exec(`insert into ledger_sums (account, party_id, month, debit_yen, credit_yen)
		select account, party, month, sum(debit), sum(credit) from (
			select debit_account account, coalesce(debit_party_id, '') party, substr(day, 1, 7) month, yen debit, 0 credit from entries join postings on postings.id = posting_id
			union all select credit_account, coalesce(credit_party_id, ''), substr(day, 1, 7), 0, yen from entries join postings on postings.id = posting_id
			union all select debit_account, '', substr(day, 1, 7), yen, 0 from entries join postings on postings.id = posting_id where debit_party_id is not null
			union all select credit_account, '', substr(day, 1, 7), 0, yen from entries join postings on postings.id = posting_id where credit_party_id is not null
		) group by 1, 2, 3`)
	handle.exec('commit')
	for (const statement of triggerStatements('sqlite')) handle.exec(statement)
	handle.exec('analyze')
	handle.close()
	return entries

	function makeMonth(m: number) {
		const month = addMonths(firstMonth, m)
		const next = addMonths(month, 1)
		const paid = m < months - 1
		const payDay = dayInMonth(next, 25)
		const perPerson = new Map<number, number[]>()
		const net = new Map<number, { pay: number; lines: number[] }>()
		for (let k = 0; k < perMonth; k++) {
			const n = m * perMonth + k
			const person = Math.floor(k / 2) % people
			const employer = k % employers
			const yen = 1_500 + (n % 40) * 50
			const day = addDays(`${month}-01`, k % 27)
			put('assignments', {
				id: id('a', n),
				slot_id: id('slot', n),
				task_id: 'task',
				employer_id: id('e', employer),
				registrant_id: id('r', person),
				state: 'passed',
				service_day: day,
			})
			put('earnings', {
				id: id('n', n),
				assignment_id: id('a', n),
				registrant_id: id('r', person),
				yen,
				service_day: day,
				pay_day: payDay,
				paid_at: paid ? 1 : null,
			})
			post(
				`p-${id('n', n)}`,
				day,
				'earning',
				['earning', id('n', n)],
				[['cost-of-pay', null, 'pay-owed', id('r', person), yen]],
			)
			perPerson.set(person, [...(perPerson.get(person) ?? []), n])
			const asked = net.get(employer) ?? { pay: 0, lines: [] }
			asked.pay += yen
			asked.lines.push(n)
			net.set(employer, asked)
		}
		if (paid) payMonth(m, payDay, perPerson)
		askMonth(m, month, next, net)
	}

	function payMonth(m: number, day: string, perPerson: Map<number, number[]>) {
		let total = 0
		for (const [person, earned] of perPerson) {
			const yen = earned.reduce((sum, n) => sum + 1_500 + (n % 40) * 50, 0)
			const line = id('l', m * people + person)
			total += yen
			put('payout_lines', {
				id: line,
				payout_id: id('run', m),
				sort: person + 1,
				registrant_id: id('r', person),
				bank_account_id: id('b', person),
				yen,
				result: 'paid',
			})
			for (const n of earned) put('payout_earnings', { payout_line_id: line, earning_id: id('n', n) })
			post(
				`p-${line}`,
				day,
				'payout',
				['payout-line', line],
				[['pay-owed', id('r', person), 'bank', null, yen]],
			)
		}
		put('payouts', {
			id: id('run', m),
			number: id('振', m),
			transfer_day: day,
			lines: perPerson.size,
			total_yen: total,
			state: 'settled',
			made_at: m,
		})
	}

	function askMonth(
		m: number,
		month: string,
		next: string,
		net: Map<number, { pay: number; lines: number[] }>,
	) {
		for (const [employer, { pay, lines }] of net) {
			const invoice = id('i', m * employers + employer)
			const fee = lines.length * 200
			const tax = Math.floor((pay + fee) / 10)
			const paid = m < months - 2
			const due = `${next}-01`
			put('invoices', {
				id: invoice,
				number: invoice,
				employer_id: id('e', employer),
				month,
				net_yen: pay + fee,
				tax_rate_permille: 100,
				tax_yen: tax,
				total_yen: pay + fee + tax,
				due_day: addDays(due, 30),
				paid_day: paid ? due : null,
				paid_at: paid ? 1 : null,
				rates: JSON.stringify([{ ratePermille: 100, taxedYen: pay + fee, taxYen: tax }]),
				received_yen: paid ? pay + fee + tax : 0,
			})
			if (paid) {
				const came = { id: `in-${invoice}`, yen: pay + fee + tax }
				put('incomings', {
					...came,
					channel: 'bank',
					day: due,
					employer_id: id('e', employer),
					taken_by: 'treasurer',
				})
				put('incoming_parts', { ...came, incoming_id: came.id, invoice_id: invoice, by: 'treasurer' })
			}
			lines.forEach((n, at) => {
				put('invoice_lines', {
					id: `il-${n}`,
					invoice_id: invoice,
					assignment_id: id('a', n),
					sort: at + 1,
					pay_yen: 1_500 + (n % 40) * 50,
					fee_yen: 200,
				})
			})
			const owed = id('e', employer)
			post(
				`p-${invoice}`,
				due,
				'invoice',
				['invoice', invoice],
				[
					['receivable', owed, 'revenue', null, pay],
					['receivable', owed, 'fee', null, fee],
					['receivable', owed, 'consumption-tax', null, tax],
				],
			)
			if (paid) {
				post(
					`r-${invoice}`,
					due,
					'incoming',
					['incoming', `in-${invoice}`],
					[['bank', null, 'overpaid', owed, pay + fee + tax]],
				)
				post(
					`q-${invoice}`,
					due,
					'invoice-paid',
					['incoming-part', `in-${invoice}`],
					[['overpaid', owed, 'receivable', owed, pay + fee + tax]],
				)
			}
		}
	}
}

/** How many entries a town made before holds. */
async function townThere(): Promise<number> {
	const handle = new Database(file, { readonly: true })
	const { n } = handle.prepare('select count(*) as n from entries').get() as { n: number }
	handle.close()
	return n
}

async function timed(times: number, work: () => Promise<unknown> | unknown): Promise<number> {
	const found: number[] = []
	for (let n = 0; n < times; n++) {
		const begun = performance.now()
		await work()
		found.push(performance.now() - begun)
	}
	return medianOf(found)
}

async function benchBalances() {
	process.env.DATA_FOLDER = folder
	const { balanceOn, balances } = await import('~/money/ledger.server')
	const { closeDatabase, db, plainRows } = await import('../db/client')
	const plainly = async (account: string, party: string) => {
		const of = party === '' ? '' : ` and {side}_party_id = '${party}'`
		const side = async (name: string) =>
			Number(
				(
					await plainRows(
						`select coalesce(sum(yen), 0) as yen from entries where ${name}_account = '${account}'${of.replace('{side}', name)}`,
					)
				)[0]?.yen,
			)
		return (await side('debit')) - (await side('credit'))
	}
	for (const [what, account, partyId] of [
		['balance of 普通預金', 'bank', ''],
		['balance of 未払報酬, over all', 'pay-owed', ''],
		['balance of one registrant', 'pay-owed', id('r', 7)],
		['balance of one employer', 'receivable', id('e', 7)],
	] as const) {
		await balanceOn(db(), account, { partyId })
		const kept = await timed(50, () => balanceOn(db(), account, { partyId }))
		const plain = await timed(3, () => plainly(account, partyId))
		const { debitYen, creditYen } = await balanceOn(db(), account, { partyId })
		if (debitYen - creditYen !== (await plainly(account, partyId))) throw new Error(`${what} is another sum`)
		row(what, [say(kept), say(plain), `${(plain / kept).toFixed(0)} x`], '< 5 ms', kept < 5)
	}
	const all = await timed(20, () => balances(db()))
	row('balances of every account', [say(all), '', ''], '< 5 ms', all < 5)
	// A balance of the first year is asked of a ledger a tenth as old.
	for (const [what, account, partyId] of [
		['balance by age, 普通預金', 'bank', ''],
		['balance by age, one employer', 'receivable', id('e', 1)],
	] as const) {
		const [young, old] = [addMonths(firstMonth, months / 10 - 1), lastMonth]
		await balanceOn(db(), account, { partyId, until: young })
		const early = await timed(200, () => balanceOn(db(), account, { partyId, until: young }))
		const late = await timed(200, () => balanceOn(db(), account, { partyId, until: old }))
		row(
			what,
			[say(late), `${say(early)} young`, `${(late / early).toFixed(1)} x`],
			'< 3 x',
			late < 3 * early || late < 1,
		)
	}
	await closeDatabase()
}

/** The page a treasurer opens, from request to its last byte, by the built site. */
async function benchBoard() {
	await build()
	const child = spawn(process.execPath, [...serverFlags, '--import', 'tsx', 'app/edge/server.ts'], {
		env: { ...env, BASE_URL: '' },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	})
	const port = await new Promise<number>((resolve, reject) => {
		child.once('message', (said) => resolve((said as { listening: number }).listening))
		child.once('exit', (code) => reject(new Error(`the site did not start (${code})`)))
	})
	const url = `http://127.0.0.1:${port}`
	const signedIn = await fetch(`${url}/sign-in`, {
		method: 'POST',
		body: new URLSearchParams({ name: 'kaikei@bench.example', secret: 'bench password', to: '' }),
		redirect: 'manual',
	})
	const cookie = signedIn.headers
		.getSetCookie()
		.map((set) => set.split(';')[0])
		.join('; ')
	const open = async (path: string) => {
		const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
		const bytes = (await answer.arrayBuffer()).byteLength
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
		return bytes
	}
	for (const [what, path, target] of [
		["the treasurer's page", '/council/money', 100],
		['the ledger', '/council/ledger', 100],
		['one account', '/council/ledger/bank', undefined],
		['closing a month', '/council/months', undefined],
	] as const) {
		for (let n = 0; n < 5; n++) await open(path)
		const bytes = await open(path)
		const took = await timed(15, () => open(path))
		row(
			what,
			[say(took), `${Math.round(bytes / 1024)} kB`, ''],
			target ? `< ${target} ms` : '',
			target ? took < target : undefined,
		)
	}
	const gone = new Promise((resolve) => child.once('exit', resolve))
	child.kill('SIGTERM')
	await gone
}

function benchCheck(entries: number) {
	const begun = performance.now()
	const said = run('check-ledger').trim()
	const took = performance.now() - begun
	if (!said.includes(`${entries} lines`)) throw new Error(said)
	row('check:ledger, the whole command', [say(took), '', ''], '< 30 s', took < 30_000)
	console.log(`  ${said}`)
}

type Measured = { ms: number; held: number }
type Runs = {
	payout: { lines: number; sound: boolean; steps: Record<string, Measured>; later: Record<string, Measured> }
	invoices: Measured & { issued: number; pieces: number; sound: boolean }
	faults: unknown[]
}

/** A payout run and a month's invoices in an empty town; what came of them is counted again there. */
function benchRuns(engine: string, where: Record<string, string>) {
	const ask = (script: string, more: string[] = []) =>
		execFileSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...more], {
			env: { ...env, CLOCK_AT: undefined, BASE_URL: 'http://localhost', ...where },
			encoding: 'utf8',
		})
	ask('migrate')
	const said = ask('bench-money-runs', ['--earnings', values.earnings, '--invoices', values.invoices])
	const { payout, invoices, faults } = JSON.parse(said) as Runs
	if (!payout.sound || !invoices.sound || faults.length > 0) throw new Error(said)
	const size = (count: number) => count.toLocaleString('en')
	console.log(
		`\n${engine}: a payout run of ${size(Number(values.earnings))} earnings for ${size(payout.lines)} people, ${size(invoices.issued)} invoices of ${size(invoices.pieces)} pieces; the ledger holds.`,
	)
	row('', ['took', 'writer held', 'a second'], 'to reach')
	const steps = Object.values(payout.steps)
	const toFile = steps.reduce((sum, one) => sum + one.ms, 0)
	const longest = Math.max(...steps.map((one) => one.held))
	const rate = (count: number, ms: number) => `${Math.round((count / ms) * 1_000)} /s`
	row(
		'a payout run to its file',
		[say(toFile), say(longest), rate(Number(values.earnings), toFile)],
		'< 3 s',
		toFile < 3_000,
	)
	for (const [name, one] of Object.entries({ ...payout.steps, ...payout.later }))
		row(`  ${name}`, [say(one.ms), one.held > 0 ? say(one.held) : '', ''])
	row(
		'invoices issued',
		[say(invoices.ms), say(invoices.held), rate(invoices.issued, invoices.ms)],
		'< 60 s',
		invoices.ms < 60_000,
	)
	row('  the writer held by a batch', ['', say(invoices.held), ''], '< 200 ms', invoices.held < 200)
}

async function benchRunsOnPostgres() {
	const programs = postgresPrograms()
	if (!programs) return console.log('\nPostgreSQL is not installed here: its part is left out.')
	const cluster = await startCluster({ own: true })
	try {
		cluster.createDatabase('bench_money')
		benchRuns('PostgreSQL (without fsync)', { DATABASE_URL: cluster.urlOf('bench_money') })
	} finally {
		await cluster.stop()
	}
}

try {
	// Its rows stand on slots nobody made: a town made before is taken as it is.
	if (!existsSync(file)) run('migrate')
	const begun = performance.now()
	const entries = (await townThere()) || (await makeTown())
	console.log(
		`${entries.toLocaleString('en')} entries over ${months} months to ${lastMonth}, ${perMonth.toLocaleString('en')} earnings a month due at once, ${Math.round(statSync(file).size / 1e6)} MB of SQLite, made in ${say(performance.now() - begun)}`,
	)
	const [load = 0] = loadavg()
	if (load > availableParallelism() / 2)
		console.log(
			`The machine is busy (load ${load.toFixed(1)} on ${availableParallelism()} cores): times are too long, ratios hold.`,
		)
	row('', ['as kept', 'summing entries', 'times faster'], 'to reach')
	await benchBalances()
	if (!values['without-pages']) await benchBoard()
	benchCheck(entries)
	benchRuns('SQLite', { DATA_FOLDER: join(own, 'runs') })
	if (values.postgres) await benchRunsOnPostgres()
	console.log(missed.length === 0 ? 'Every target was reached.' : `Not reached: ${missed.join(', ')}`)
	process.exitCode = missed.length === 0 ? 0 : 3
} finally {
	rmSync(own, { recursive: true, force: true })
}

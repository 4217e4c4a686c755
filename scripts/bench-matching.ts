// For the bench: who of everybody could do a slot, by the index, by one SQL query and by a plain loop over objects.
// `npm run bench:matching` asks 10,000, 100,000 and 1,000,000 made people, `-- short` leaves out the last, `-- 10000` asks
// only so many. At 10,000 it also times the simulator's page of the built site on a demo town of that size.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { addDays } from '~/base/day'
import { isHoliday } from '~/council/calendar'
import type { FitSlot, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import type { IndexedPerson, MatchIndex } from '~/matching/match-index'
import { bestFitting, bytesOfIndex, countFitting, putPerson } from '~/matching/match-index'
import { buildMatchIndex } from '~/matching/match-index-build.server'
import { byTurn } from '~/matching/turn'
import { skills } from '~/work/task'
import type { Db } from '~db/client'
import { peopleOf, straightQuery } from './bench-matching-read'
import { addBestIndexes, benchMonday, makeTown, benchFacts as town } from './bench-matching-town'
import { medianOf } from './bench-median'
import type { SimulatorPage } from './bench-simulator'
import { mulberry } from './random'
import { build } from './steps.mjs'

type Piece = { task: FitTask; slot: FitSlot }

const sizes = [10_000, 100_000, 1_000_000]
const typed = process.argv[2]
const asked = sizes.filter((size) =>
	typed === undefined ? true : typed === 'short' ? size < 1_000_000 : size === Number(typed),
)
if (asked.length === 0) {
	console.error(`Say short, or one of ${sizes.join(', ')}.`)
	process.exit(1)
}
const lastDay = addDays(benchMonday, 8 * 7 - 1)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const light: FitTask = {
	kind: 'cleaning',
	employerId: 'client-1',
	areaId: 'area-1',
	payYen: 2_000,
	lift: false,
	minutes: 120,
	kilograms: 3,
	posture: 'either',
	outdoors: false,
	alone: true,
	atHome: false,
	rests: true,
	driving: false,
	busStop: '役場前',
	skill: null,
}
const onDay = (count: number, startMinute: number, endMinute: number): FitSlot => ({
	day: addDays(benchMonday, count),
	startMinute,
	endMinute,
	seats: 1,
})
/** Asked in turn for the time of one slot: light work that many can do, on working days of all four weeks. */
const oftenAsked: Piece[] = [
	{ task: light, slot: onDay(1, 570, 690) },
	{ task: { ...light, alone: false }, slot: onDay(9, 540, 660) },
	{ task: { ...light, minutes: 90, kilograms: 5 }, slot: onDay(17, 605, 695) },
	{ task: { ...light, busStop: '' }, slot: onDay(22, 585, 660) },
	{ task: { ...light, rests: false, outdoors: true, minutes: 60 }, slot: onDay(3, 600, 660) },
]

/** Pieces a council might cut: any day of three weeks, any length, now and then something to know. */
function candidatePieces(count: number): Piece[] {
	const random = mulberry(12)
	const upTo = (most: number) => Math.floor(random() * most)
	return Array.from({ length: count }, () => {
		const startMinute = 510 + upTo(32) * 15
		const minutes = 30 + upTo(15) * 15
		const task: FitTask = {
			...light,
			employerId: `client-${upTo(40)}`,
			areaId: `area-${1 + upTo(4)}`,
			minutes,
			kilograms: [0, 3, 5, 10, 15][upTo(5)] ?? 0,
			posture: ['sit', 'stand', 'either'][upTo(3)] ?? 'either',
			outdoors: random() < 0.3,
			alone: random() < 0.3,
			atHome: random() < 0.1,
			rests: random() < 0.7,
			driving: random() < 0.1,
			busStop: random() < 0.6 ? '役場前' : '',
			skill: random() < 0.25 ? (skills[upTo(skills.length)] ?? null) : null,
		}
		return { task, slot: onDay(upTo(21), startMinute, startMinute + minutes) }
	})
}

const inMillis = (work: () => unknown): number => {
	const started = performance.now()
	work()
	return performance.now() - started
}

/** The median of so many calls that go round the pieces, after some to warm up. */
function medianRound(pieces: readonly Piece[], calls: number, warm: number, ask: (piece: Piece) => unknown) {
	const piece = (n: number) => pieces[n % pieces.length] as Piece
	for (let n = 0; n < warm; n++) ask(piece(n))
	return medianOf(Array.from({ length: calls }, (_, n) => inMillis(() => ask(piece(n)))))
}

const say = (millis: number) =>
	millis < 10
		? `${millis.toFixed(2)} ms`
		: millis < 10_000
			? `${millis.toFixed(0)} ms`
			: `${(millis / 1_000).toFixed(1)} s`

function row(what: string, figures: readonly string[], wanted = '', reached?: boolean) {
	const said = reached === undefined ? '' : reached ? 'reached' : 'NOT REACHED'
	console.log(
		`| ${[what.padEnd(28), ...figures.map((one) => one.padStart(11)), wanted.padEnd(30), said.padEnd(11)].join(' | ')} |`,
	)
}

function bytesHeld(): number {
	collect()
	collect()
	const { heapUsed, external } = process.memoryUsage()
	return heapUsed + external
}

/** The three ways to ask. */
function ways(handle: Database.Database, index: MatchIndex, people: readonly IndexedPerson[]) {
	const statement = ({ task, slot }: Piece, what: 'count' | 'first fifty') => {
		const { text, values } = straightQuery(task, slot, town, isHoliday(slot.day), what)
		return { made: handle.prepare(text).pluck(), values }
	}
	const personOf = (id: string) => [...peopleOf(handle, benchMonday, lastDay, id)][0] as IndexedPerson
	const reasons = (one: IndexedPerson, { task, slot }: Piece) => ({
		registrantId: one.registrantId,
		lastTurnAt: one.lastTurnAt,
		fit: judge(one, task, slot, one.busy, town),
	})
	return {
		index: {
			count: ({ task, slot }: Piece) => countFitting(index, task, slot, town)?.fits,
			best: ({ task, slot }: Piece) => bestFitting(index, task, slot, town),
		},
		sql: {
			count: (piece: Piece) => {
				const { made, values } = statement(piece, 'count')
				return made.get(values)
			},
			best: (piece: Piece) => {
				const { made, values } = statement(piece, 'first fifty')
				return (made.all(values) as string[]).map((id) => reasons(personOf(id), piece))
			},
		},
		loop: {
			count: ({ task, slot }: Piece) => {
				let fits = 0
				for (const one of people) if (judge(one, task, slot, one.busy, town).fits) fits += 1
				return fits
			},
			best: (piece: Piece) =>
				people
					.filter((one) => judge(one, piece.task, piece.slot, one.busy, town).fits)
					.sort(byTurn)
					.slice(0, 50)
					.map((one) => reasons(one, piece)),
		},
	}
}

async function bench(folder: string, count: number) {
	const file = join(folder, `${count}.sqlite`)
	const making = inMillis(() => makeTown(file, count).close())
	const handle = makeReader(file)
	console.log(
		`\n${count.toLocaleString('en')} registrants, ${Math.round(statSync(file).size / 1e6)} MB of SQLite, made in ${say(making)}`,
	)
	// As the site builds it at start, by the site's own reading.
	const buildIndex = () => buildMatchIndex(drizzle(handle) as unknown as Db, benchMonday)
	const startedAsIs = performance.now()
	await buildIndex()
	const startUpAsIs = performance.now() - startedAsIs
	// Only in the next turn is the first index let go of.
	await nextTurn()
	addBestIndexes(handle)
	const before = bytesHeld()
	const started = performance.now()
	const index = await buildIndex()
	const startUp = performance.now() - started
	const held = bytesHeld() - before
	const registered = index.rows.count
	let people: IndexedPerson[] = []
	const loading = inMillis(() => {
		people = [...peopleOf(handle, benchMonday, lastDay)]
	})
	const objects = bytesHeld() - before - held
	const ask = ways(handle, index, people)

	const few = count >= 1_000_000 ? 3 : count >= 100_000 ? 5 : 10
	const pieces = candidatePieces(1_000)
	// Measured before anything else has warmed or worn the machine.
	const one = medianRound(oftenAsked, 50, 20, ask.index.count)
	const best = medianRound(oftenAsked, 50, 20, ask.index.best)
	const thousand = inMillis(() => pieces.forEach(ask.index.count))
	const oneSql = medianRound(oftenAsked, few, 1, ask.sql.count)
	const oneLoop = medianRound(oftenAsked, few, 1, ask.loop.count)
	const bestSql = medianRound(oftenAsked, few, 0, ask.sql.best)
	const bestLoop = medianRound(oftenAsked, few, 0, ask.loop.best)
	const some = pieces.slice(0, few * 2)
	const thousandSql = (inMillis(() => some.forEach(ask.sql.count)) / some.length) * 1_000
	const thousandLoop = (inMillis(() => some.forEach(ask.loop.count)) / some.length) * 1_000
	const change = medianOf(people.slice(0, 1_000).map((person) => inMillis(() => putPerson(index, person))))

	const counts = oftenAsked.map(({ task, slot }) => countFitting(index, task, slot, town))
	const survived = Math.min(...counts.map((counted) => counted?.survived ?? 0))
	const differing = [...oftenAsked, ...some].filter((piece) => {
		const said = ask.index.count(piece)
		return said !== ask.sql.count(piece) || said !== ask.loop.count(piece)
	}).length
	const differingLists = oftenAsked.slice(0, few).filter((piece) => {
		const listed = JSON.stringify(ask.index.best(piece))
		return listed !== JSON.stringify(ask.sql.best(piece)) || listed !== JSON.stringify(ask.loop.best(piece))
	}).length

	row('', ['index', '(a) SQL', '(b) loop'], 'to reach')
	const million = count === 1_000_000
	const hundredThousand = count === 100_000
	row(
		'count one slot',
		[say(one), say(oneSql), say(oneLoop)],
		million ? '< 5 ms' : '',
		million ? one < 5 : undefined,
	)
	row(
		'  survive the bit sets, least',
		[survived.toLocaleString('en'), '', ''],
		million ? '>= 100,000' : '',
		million ? survived >= 100_000 : undefined,
	)
	row(
		'  times faster than',
		['', `${(oneSql / one).toFixed(0)} x`, `${(oneLoop / one).toFixed(0)} x`],
		hundredThousand ? '>= 100 x (a)' : '',
		hundredThousand ? oneSql / one >= 100 : undefined,
	)
	row('best 50 with reasons', [say(best), say(bestSql), say(bestLoop)])
	row(
		'1,000 pieces',
		[say(thousand), `~${say(thousandSql)}`, `~${say(thousandLoop)}`],
		hundredThousand ? '< 1 s' : '',
		hundredThousand ? thousand < 1_000 : undefined,
	)
	row(
		'start-up from SQLite',
		[say(startUp), '', say(loading)],
		million ? '< 15 s' : '',
		million ? startUp < 15_000 : undefined,
	)
	row('  without the best indexes', [say(startUpAsIs), '', ''])
	row(
		'bytes a person, measured',
		[(held / registered).toFixed(0), '', (objects / registered).toFixed(0)],
		million ? '< 250' : '',
		million ? held / registered < 250 : undefined,
	)
	row('bytes a person, by its arrays', [(bytesOfIndex(index) / registered).toFixed(0), '', ''])
	row('take in one change', [say(change), '', ''])
	row(
		`answers that differ, of ${oftenAsked.length + some.length}`,
		[String(differing), '', ''],
		'0 counts',
		differing === 0,
	)
	row(
		`lists that differ, of ${Math.min(few, oftenAsked.length)}`,
		[String(differingLists), '', ''],
		'0 lists, reasons included',
		differingLists === 0,
	)
	console.log(
		`  the five slots: ${counts.map((counted) => `${counted?.fits} fit of ${counted?.survived}, ${counted?.looked} looked at`).join('; ')}`,
	)
	handle.close()
	rmSync(file)
}

/** The whole page that staff cut a request on, its server time: on the demo town with so many people and their bookings. */
async function benchSimulatorPage(town: string, count: number) {
	if ((await build()) === 'failed') throw new Error('the site could not be built')
	const env: NodeJS.ProcessEnv = { ...process.env, DATA_FOLDER: town, MODE: 'demo', LOG_LEVEL: 'error' }
	Reflect.deleteProperty(env, 'DATABASE_URL')
	const run = (script: string, ...more: string[]) =>
		execFileSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...more], {
			env,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'inherit'],
		})
	run('migrate')
	run('seed', '--people', String(count), '--tasks', '300')
	const page = JSON.parse(run('bench-simulator').trim().split('\n').at(-1) ?? '') as SimulatorPage
	row(
		'the simulator, whole page',
		[say(page.byIndex), say(page.bySql), ''],
		'< 300 ms',
		page.byIndex < 300 && page.people >= count,
	)
	row(
		`pages that differ, of ${page.pages}`,
		[String(page.differing), '', ''],
		'0 pages',
		page.differing === 0,
	)
	console.log(
		`  the demo town: ${page.people.toLocaleString('en')} registered, ${page.booked.toLocaleString('en')} bookings; (a) is how the site answers while the index is being built`,
	)
}

function makeReader(file: string): Database.Database {
	const handle = new Database(file)
	handle.pragma('cache_size = -400000')
	handle.pragma('mmap_size = 8000000000')
	return handle
}

const folder = mkdtempSync(join(tmpdir(), 'bench-matching-'))
try {
	console.log(
		'Medians of 50 calls after 20 to warm up for the index, of a few for (a) and (b); ~ is reckoned from a few pieces.',
	)
	for (const count of asked) {
		await bench(folder, count)
		if (count === 10_000) await benchSimulatorPage(join(folder, 'demo'), count)
	}
} finally {
	rmSync(folder, { recursive: true })
}

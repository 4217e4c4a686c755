// Anybody presses anything: ten people of a seeded town open pages and send forms by chance while its clock and its chores go on.
// Whatever they do, no page breaks, the ledger holds, each seat is somebody's once, and the history is as it was written.
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveStates } from '~/assignments/assignment'
import { moveClock, now } from '~/base/clock'
import { dayOf, instantOf } from '~/base/day'
import { timetable } from '~/chores/timetable.server'
import { chainEvents, checkHistory } from '~/events/chain.server'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { db, inSnapshot } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { paperHolds, papers } from '~db/schema/papers'
import { slots } from '~db/schema/work'
import { mulberry } from '../../scripts/random'
import { seedTown } from '../../scripts/seed-town'
import { longer, seeds } from '../runner/long'
import type { Form } from './site'
import { Visitor } from './site'

const today = '2026-11-24'
const office = 'hinata-2026'
const people: [name: string, secret: string][] = [
	['260001', '260718'],
	...[
		'inn@hinata.example',
		'uketsuke@hinata.example',
		'chosei@hinata.example',
		'kaikei@hinata.example',
		'kessai@hinata.example',
		'kanri@hinata.example',
		'kansa@hinata.example',
		'soudan@hinata.example',
		'tokatsu@hinata.example',
	].map((name): [string, string] => [name, office]),
]

/** What ends a sitting or takes somebody's role away would leave fewer to press the rest. */
const leftAlone = /^\/(?:sign-out|leave|council\/(?:staff|programme-end|settings)|coordinator\/people)|secret/

/** What one types by chance: too short, too long, of another kind, and now and then as it should be. */
const typed = [
	'栗の皮むき',
	'草野12番地',
	'',
	'田村',
	'たむら',
	'0999-00-1234',
	'a@hinata.example',
	'1',
	'30',
	'1200',
	'99999999',
]
const dates: Record<string, string[]> = {
	year: ['2026', '2026', '2027', '1950'],
	month: ['11', '11', '12', '2', '13'],
	day: ['23', '24', '25', '30', '31'],
}

let minutes = 0
beforeAll(async () => {
	await seedTown({ today, seed: 1, people: 30, tasks: 58 })
	moveClock(() => new Date(instantOf(today, 600).getTime() + minutes * 60_000))
}, 120_000)
afterAll(() => moveClock(undefined))

type Chance = () => number
const oneOf = <One>(chance: Chance, some: readonly One[]): One | undefined =>
	some[Math.floor(chance() * some.length)]

/** The form as somebody sends it by chance: much as it stands, much changed. */
function filled(chance: Chance, form: Form): Form {
	const given = form.fields.filter(([name]) => !form.choices?.has(name))
	const fields = given.map(([name, value]): [string, string] => {
		const part = /\.(year|month|day)$/.exec(name)?.[1] ?? ''
		// What is hidden is sent as it came; nobody types a key, or what is done.
		if (!form.names?.includes(name) || name === 'key' || name === 'intent' || chance() < 0.5)
			return [name, value]
		return [name, oneOf(chance, dates[part] ?? typed) ?? value]
	})
	for (const [name, { values, several }] of form.choices ?? [])
		for (const value of several ? values.filter(() => chance() < 0.4) : [oneOf(chance, values) ?? ''])
			fields.push([name, value])
	return { action: form.action, fields }
}

/** One person's walk over some pages from where they are; gives what broke, and how many of their acts were taken. */
async function walk(
	chance: Chance,
	somebody: Visitor,
	home: string,
): Promise<{ broken: string[]; done: number }> {
	const broken: string[] = []
	let done = 0
	let page = await somebody.open(home)
	for (let step = 0; step < 10; step++) {
		const forms = somebody
			.forms()
			.filter((form) => form.fields.some(([name]) => name === 'key') && !leftAlone.test(form.action))
		const form = chance() < 0.6 ? oneOf(chance, forms) : undefined
		const links = [...page.html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)]
			.map(([, href = '']) => href.replace(/&amp;/g, '&'))
			.filter((href) => !leftAlone.test(href))
		const from = page.url
		if (form) {
			page = await somebody.post(filled(chance, form))
			if (page.status < 400) done++
		} else page = await somebody.open(oneOf(chance, links) ?? home)
		if (page.status >= 500)
			broken.push(
				`${page.status} ${form ? `sent ${JSON.stringify(form.fields)} to ${form.action}` : page.url} from ${from}`,
			)
		if (page.status >= 400 && page.status !== 422) page = await somebody.open(home)
	}
	return { broken, done }
}

// Mail is sent, copies are made and the processor is asked elsewhere.
const elsewhere = new Set(['send-mail', 'backup', 'turn-over-processor'])

const allChores = async () => {
	for (const chore of timetable().filter((one) => !elsewhere.has(one.name)))
		await chore.run(new Date(instantOf(today, 600).getTime() + minutes * 60_000))
}

/** The ledger holds, the history is as it was written, and each seat counted as taken is somebody's. */
async function everythingStands() {
	expect(await inSnapshot(checkLedger)).toEqual([])
	while ((await inTransaction(chainEvents)) > 0);
	expect(await checkHistory(db(), new Date('2100-01-01'))).toBeUndefined()
	const standing = db()
		.select({ n: sql<number>`count(*)` })
		.from(assignments)
		.where(and(eq(assignments.slotId, slots.id), inArray(assignments.state, [...liveStates])))
	const wrong = await db()
		.select({ id: slots.id, taken: slots.taken, seats: slots.seats })
		.from(slots)
		.where(ne(slots.taken, sql`(${standing})`))
	expect(wrong).toEqual([])
	expect(await db().select({ id: slots.id }).from(slots).where(sql`${slots.taken} > ${slots.seats}`)).toEqual(
		[],
	)
}

it.each(seeds(1))(
	'whatever ten people press, nothing breaks and every sum and seat stands (seed %i)',
	async (seed) => {
		const chance = mulberry(seed)
		let done = 0
		for (let shift = 0; shift < 100; shift++) {
			const [name, secret] = oneOf(chance, people) ?? ['', '']
			const somebody = new Visitor()
			const home = (await somebody.signIn(name, secret)).url
			const found = await walk(chance, somebody, home)
			expect(found.broken).toEqual([])
			done += found.done
			minutes += Math.floor(chance() * 240)
			if (shift % 8 === 7) await allChores()
		}
		expect(done).toBeGreaterThan(20)
		await everythingStands()
	},
	longer(120_000),
)

it('eight years of nights later every chore still ends, and what must stay stands', async () => {
	for (let year = 1; year <= 8; year++) {
		minutes += 365 * 24 * 60
		await allChores()
	}
	await everythingStands()
	const holds = await db().select().from(paperHolds).where(isNull(paperHolds.liftedAt))
	const over = (await db().select().from(papers).where(isNull(papers.destroyedOn))).filter(
		(one) =>
			one.keepUntil < dayOf(now()) &&
			!holds.some((hold) => [one.id, one.partyId].includes(hold.paperId ?? hold.partyId ?? '')),
	)
	expect(over).toEqual([])
}, 120_000)

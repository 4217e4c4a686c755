// For the tests of a payout run that dies: `prepare` makes a small town with pay that is due; `run` goes through a run as its two
// people do (and, through the processor that PROCESSOR names, the clock's turns), from wherever it stands, dies by kill -9 before the statement KILL_AT names or of a disk that fails (FAULT), and says at its end what is there.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { moveClock, now } from '~/base/clock'
import { dayOf, instantOf } from '~/base/day'
import { setSetting } from '~/council/setting.server'
import { chainEvents, checkHistory } from '~/events/chain.server'
import { inTransaction } from '~/events/transaction.server'
import { askForConnect, lookAfterOnboarding } from '~/money/connect.server'
import { balances } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { turnOverProcessor } from '~/money/processor.server'
import { waitingForPerson } from '~/money/processor-list.server'
import { hashSecret } from '~/people/secret.server'
import { closeDatabase, db } from '~db/client'
import { numberSeries } from '~db/schema/council'
import { acts, events } from '~db/schema/events'
import { earnings, payoutLines, payouts } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today, withAccount } from '../cast'
import type { Form } from '../journeys/site'
import { site, Visitor } from '../journeys/site'
import { askOverThere } from '../outside/stripe-served'

/** Where the processor's stand-in listens: a run through it. It is no part of this process, and outlives it. */
const processor = process.env.PROCESSOR
const transferDay = '2026-12-25'
const firstDay = processor ? '2026-12-10' : transferDay
const folder = process.env.DATA_FOLDER ?? ''
const sittings = join(folder, 'sittings.json')
const onItsWay = join(folder, 'on-its-way.json')
const hour = join(folder, 'hour.json')

type Who = 'purse' | 'boss'

async function prepare() {
	if (processor) askOverThere(processor)
	const town = await makeTown()
	for (const [n, payYen] of [1500, 2500, 3500].entries()) {
		clockAt(today)
		const who = await makeRegistrant('誰か', town.areaId, { familyKana: `カナ${n}` })
		await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
		if (n === 0) {
			clockAt(today)
			await throughJourney(town, 'passed', {
				registrant: who,
				task: { payYen: 700 },
				slot: { startMinute: 780, endMinute: 840 },
			})
		}
		await withAccount(town, who, { number: `123456${n}` })
	}
	clockAt(firstDay)
	if (processor) await wishForProcessor(town)
	const made = await hashSecret('a long password')
	const cookies: Record<string, [string, string][]> = {}
	for (const [name, { accountId }] of Object.entries({ purse: town.kaikei, boss: town.kessai })) {
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
		const visitor = new Visitor()
		await visitor.signIn(`${name}@hinata.example`, 'a long password')
		cookies[name] = [...visitor.cookies]
	}
	writeFileSync(sittings, JSON.stringify(cookies))
	return {}
}

/** Everybody with pay that is due wishes it through the processor, and its account is ready. */
async function wishForProcessor(town: Town) {
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'on', firstDay))
	const due = await db().select({ id: earnings.registrantId }).from(earnings)
	for (const id of new Set(due.map((one) => one.id)))
		await inTransaction((tx) => askForConnect(tx, town.kaikei.actor, id))
	await turnOverProcessor()
	await fetch(`${processor}/people-are-ready`, { method: 'POST' })
	for (const id of new Set(due.map((one) => one.id))) await lookAfterOnboarding(id)
}

function sitting(who: Who): Visitor {
	const kept = JSON.parse(readFileSync(sittings, 'utf8')) as Record<Who, [string, string][]>
	const visitor = new Visitor()
	for (const [name, value] of kept[who]) visitor.cookies.set(name, value)
	return visitor
}

let steps = 0
/** Steps at the processor: one before it is asked, the next when it has done it and its answer is not known. */
const asked: number[] = []
/** From now on each statement that begins, writes or commits is a step; the process dies before the one asked for. */
function dieBefore(at: number) {
	const oneMore = () => {
		steps += 1
		if (steps === at) process.kill(process.pid, 'SIGKILL')
	}
	const step = (text: string) => {
		if (/^\s*(begin immediate|insert|update|delete|commit)/i.test(text)) oneMore()
	}
	// Before the processor is asked, and before its answer is known.
	if (processor)
		askOverThere(processor, () => {
			oneMore()
			asked.push(steps)
		})
	const { prepare, exec } = Database.prototype
	Database.prototype.exec = function (text) {
		step(text)
		return exec.call(this, text)
	}
	Database.prototype.prepare = function (this: Database.Database, text: string) {
		const statement = prepare.call(this, text)
		for (const verb of ['run', 'all', 'get'] as const) {
			const act = statement[verb].bind(statement) as (...values: unknown[]) => never
			statement[verb] = (...values: unknown[]) => {
				step(text)
				return act(...values)
			}
		}
		return statement
	} as typeof prepare
}

const refusals: string[] = []
/** The disk failed an act: its page says so, and the disk is well again (FAULT=once), or the process dies of it (FAULT=die). */
async function failed(visitor: Visitor) {
	if (!process.env.FAULT) throw new Error(`${visitor.page.url}: ${visitor.text()}`)
	if (process.env.FAULT === 'die') process.kill(process.pid, 'SIGKILL')
	refusals.push(visitor.text())
	await closeDatabase()
	Reflect.deleteProperty(process.env, 'DATABASE_PAGES_MOST')
}

/** Posts a form and notes it first: whoever got no answer, or one that says so, presses the same form again. */
async function press(who: Who, visitor: Visitor, form: Form) {
	writeFileSync(onItsWay, JSON.stringify({ who, form }))
	await visitor.post(form)
	if (visitor.page.status >= 400 || visitor.page.url.includes('refused=')) {
		await failed(visitor)
		return pressAgain()
	}
	rmSync(onItsWay)
}

async function pressAgain() {
	if (!existsSync(onItsWay)) return
	const { who, form } = JSON.parse(readFileSync(onItsWay, 'utf8')) as { who: Who; form: Form }
	await press(who, sitting(who), form)
}

/** The next act of a run and whose it is, by where it stands. */
async function next(): Promise<boolean> {
	const all = await db().select().from(payouts)
	const run = all.find((one) => one.state !== 'dropped')
	if (processor && run?.state === 'sent') return turn()
	const who: Who = run?.state === 'made' ? 'boss' : 'purse'
	const visitor = sitting(who)
	if (!run) {
		await visitor.open('/council/money')
		if (processor) {
			const form = visitor.forms().find((one) => one.fields.some(([, value]) => value === 'connect'))
			if (!form) throw new Error('nothing is due through the processor')
			await press(who, visitor, form)
			return true
		}
		const [year = '', month = '', day = ''] = transferDay.split('-')
		await press(
			who,
			visitor,
			visitor.fill('transferDay.year', {
				...{ 'transferDay.year': year, 'transferDay.month': month, 'transferDay.day': day },
				...{ 'untilDay.year': year, 'untilDay.month': month, 'untilDay.day': day },
			}),
		)
		return true
	}
	if (run.state === 'settled') return false
	const page = `/council/payouts/${run.id}`
	await visitor.open(page)
	if (run.state === 'made') await press(who, visitor, visitor.form('approve'))
	else if (run.state === 'sent') await press(who, visitor, visitor.form('whole'))
	else if (processor || run.fileMadeAt !== null) await press(who, visitor, visitor.form('sent'))
	else await press(who, visitor, { action: `${page}/file`, fields: [] })
	return true
}

/** Minutes pass, also over a death, so that a call of who died is free again. */
function later(minutes: number) {
	const before = existsSync(hour) ? Number(readFileSync(hour, 'utf8')) : instantOf(firstDay, 9 * 60).getTime()
	writeFileSync(hour, String(before + minutes * 60_000))
	moveClock(() => new Date(before + minutes * 60_000))
}

/** The clock's turn over the processor, people's banks, and what the processor tells of them at its door. */
async function turn(): Promise<boolean> {
	later(2)
	await turnOverProcessor()
	const { default: Stripe } = await import('stripe')
	const told = (await (await fetch(`${processor}/banks-answer`, { method: 'POST' })).json()) as string[]
	for (const body of told) {
		const signature = new Stripe('sk_test_town').webhooks.generateTestHeaderString({
			payload: body,
			secret: process.env.STRIPE_WEBHOOK_SECRET ?? '',
			timestamp: Math.floor(now().getTime() / 1_000),
		})
		const headers = { 'stripe-signature': signature, 'x-edge-network': '192.0.2.9' }
		const answer = await site(new Request('http://town.test/hooks/stripe', { method: 'POST', headers, body }))
		if (!answer.ok) throw new Error(`the door answered ${answer.status}`)
	}
	return true
}

async function run() {
	clockAt(firstDay)
	dieBefore(Number(process.env.KILL_AT ?? 0))
	const found = await checkLedger(db())
	if (found.length > 0) throw new Error(`the ledger, after it died: ${JSON.stringify(found)}`)
	if (process.env.PAGES_MOST) {
		// The site asks its settings once, and no site begins with so small a disk.
		await new Visitor().open('/')
		await closeDatabase()
		process.env.DATABASE_PAGES_MOST = process.env.PAGES_MOST
	}
	await pressAgain()
	for (let n = 0; await next(); n++) if (n > (processor ? 40 : 8)) throw new Error('the run does not go on')
	// Nothing more comes of it, however often the clock turns.
	if (processor) for (const _ of [1, 2]) await turn()
	const counted = steps
	// What is counted is written down too, with room for it.
	if (Reflect.deleteProperty(process.env, 'DATABASE_PAGES_MOST')) await closeDatabase()
	return { ...(await count()), steps: counted, asked, refusals }
}

/** What is there, without what differs from one run to another (ids, keys). */
async function count() {
	await inTransaction(chainEvents)
	const series = await db().select().from(numberSeries)
	const told = (await db().select().from(events).orderBy(events.position)).map((one) => one.what)
	const lines = await db().select().from(payoutLines).orderBy(payoutLines.sort)
	return {
		runs: (await db().select().from(payouts)).map(
			({ number, state, lines, totalYen, fileHash, transferDay }) => ({
				...{ number, state, lines, totalYen, fileHash, transferDay },
			}),
		),
		lines: lines.map(({ registrantId, bankAccountId, yen, result, returnReason, sort }) => ({
			...{ registrantId, bankAccountId, yen, result, returnReason, sort },
		})),
		paid: (await db().select().from(earnings).orderBy(earnings.id)).map((one) => one.paidAt !== null),
		balances: await balances(db()),
		drawn: series.find((one) => one.series === 'payout')?.last ?? 0,
		// The file may be asked for again: it is the same file.
		// Through the processor the lines go on in any order.
		told: processor
			? told.filter((what) => what.startsWith('payout.')).sort()
			: told.filter((what, n) => what.startsWith('payout.') && what !== told[n - 1]),
		waits: await waitingForPerson(db(), dayOf(now())),
		linesPaid: told.filter((what) => what === 'payout.line-paid').length,
		acts: (await db().select().from(acts)).length,
		ledger: await checkLedger(db()),
		history: (await checkHistory(db(), now()))?.kind ?? 'holds',
	}
}

console.log(JSON.stringify(await (process.argv[2] === 'prepare' ? prepare() : run())))
await closeDatabase()

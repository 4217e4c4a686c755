// Random lives of assignments (decided, agreed, reported, mended, called off, inspected, corrected, paid, returned, taken back,
// their person dead) beside a small model: after every step each stands where the model says, to the yen, and the check is clean.
import { copyFileSync, rmSync } from 'node:fs'
import { and, desc, eq, isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import type { AssignmentState } from '~/assignments/assignment'
import { callOff, callOffMine } from '~/assignments/call-off.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { askToMend, inspect } from '~/assignments/inspection.server'
import { sayNo, sayYes } from '~/assignments/terms.server'
import { moveClock, now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { answerCorrection, askCorrection } from '~/money/correction.server'
import {
	cancellationOf,
	credit,
	creditCancellation,
	dueEarnings,
	earningsOfAssignment,
} from '~/money/earning.server'
import { caseOfPerson, joinEarning, openHeirCase, payHeirs, undoHeirCase } from '~/money/heirs.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { confirmPayout, confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { takeBackAct } from '~/routes/take-back.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { closeDatabase, db, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { assignments } from '~db/schema/assignments'
import { events, formerValues } from '~db/schema/events'
import { bankAccounts, earningCorrections, earnings, payoutLines, payouts } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	throughJourney,
	today,
	withAccount,
	workDay,
} from '../cast'
import { longer, runs } from '../runner/long'

const payDay = '2026-12-25'
// What was found too low on the day of pay is due on the next bank day.
const untilDay = '2026-12-28'
const payYen = 2500

let town: Town
let saved = ''
beforeAll(async () => {
	town = await makeTown()
	if (engine !== 'sqlite') return
	await closeDatabase()
	saved = `${sqliteFile()}.saved`
	copyFileSync(sqliteFile(), saved)
})
afterAll(() => moveClock(undefined))

/** A town in which nothing happened yet; on PostgreSQL nobody of an earlier life is paid any more. */
async function anew(): Promise<void> {
	if (engine === 'sqlite') {
		await closeDatabase()
		for (const more of ['-wal', '-shm']) rmSync(`${sqliteFile()}${more}`, { force: true })
		copyFileSync(saved, sqliteFile())
		return
	}
	for (const run of await db().select().from(payouts))
		if (run.state === 'made' || run.state === 'approved')
			await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, run.id))
	await inTransaction((tx) =>
		tx.update(bankAccounts).set({ endedAt: tx.at }).where(isNull(bankAccounts.endedAt)),
	)
}

// The hours in which things happen: before; the evening before, when calling off costs; after the work; the day of pay.
const hours = [
	[today, 540],
	['2026-11-08', 1080],
	[workDay, 1320],
	[payDay, 540],
] as const

// What happens in each of them, and how often; anything else is refused there, which other tests ask.
const agreeing = {
	decide: 6,
	yes: 6,
	no: 1,
	'cancel-mine': 1,
	'cancel-employer': 1,
	report: 1,
	make: 1,
} as const
const evening = { yes: 2, 'cancel-mine': 1, 'cancel-employer': 1 } as const
const checking = {
	...{ report: 8, confirm: 3, mend: 3, inspect: 8, reverse: 3, 'cancel-employer': 1 },
	...{ raise: 1, lower: 2, 'say-yes': 1, 'say-no': 1, make: 1, die: 1, 'undo-death': 1, 'pay-heirs': 1 },
} as const
const paying = {
	...{ report: 3, inspect: 4, reverse: 3, raise: 3, lower: 2, 'say-yes': 1, 'say-no': 1 },
	...{ make: 8, approve: 8, send: 8, drop: 1, pay: 6, return: 5, die: 1, 'undo-death': 1, 'pay-heirs': 1 },
} as const
type Weights = Partial<Record<Act, number>>
type Act =
	| keyof typeof agreeing
	| keyof typeof evening
	| keyof typeof checking
	| keyof typeof paying
	| 'later'

const stepsOf = (weights: Weights, minLength: number, maxLength: number) =>
	fc.array(
		fc.record({
			act: fc.oneof(
				...Object.entries(weights).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act as Act) })),
			),
			which: fc.nat(1_000),
		}),
		{ minLength, maxLength },
	)
const later = { act: 'later' as const, which: 0 }
// Each life begins with a seat for each of two in two slots, most of them agreed.
const beginning = [0, 1, 7, 8].flatMap((which) => [
	{ act: 'decide' as const, which },
	...(which < 8 ? [{ act: 'yes' as const, which: 1 }] : []),
])
// In most of them a run goes as it should, somewhere among the rest.
const aRun = (['make', 'approve', 'send', 'pay', 'return'] as const).map((act) => ({ act, which: 1 }))
// And then it is found that it was too low, and a second run takes the rest.
const tooLow = { act: 'raise' as const, which: 1 }
const steps = fc
	.tuple(
		stepsOf(agreeing, 0, 5),
		stepsOf(evening, 0, 2),
		stepsOf(checking, 8, 18),
		stepsOf(paying, 0, 10),
		fc.constantFrom(0, 3, 4, 5),
		fc.constantFrom(0, 1, 2),
		fc.constantFrom(0, 2, 4),
		stepsOf(paying, 4, 16),
	)
	.map(([first, second, third, before, run, raises, again, after]) => [
		...[...beginning, ...first, later, ...second, later, ...third, later],
		...[...before, ...aRun.slice(0, run), ...Array<typeof tooLow>(raises).fill(tooLow)],
		...[...aRun.slice(0, again), ...after],
	])

/** One piece of work as the model keeps it; `money` is where its pay is. A supplement is a piece `of` another. */
type Piece = {
	id: string
	who: Registrant
	slotId: string
	state: AssignmentState
	owed: number
	money: 'none' | 'due' | 'run' | 'sent' | 'paid' | 'heirs' | 'heirs-paid'
	run: string
	mended: boolean
	confirmed: boolean
	asked: number | undefined
	/** Whether something was built on its check since. */
	builtOn: boolean
	/** The same before its person died: a death that was a mistake leaves nothing behind. */
	builtOnBefore?: boolean
	/** What was sent too low, whose rest this is. */
	of?: Piece
}

class Life {
	readonly pieces: Piece[] = []
	hour = 0
	run: { id: string; state: 'made' | 'approved' } | undefined
	/** Each one's cases, the newest last. */
	readonly cases = new Map<string, ('open' | 'paid')[]>()

	constructor(
		readonly people: readonly Registrant[],
		readonly slotIds: readonly string[],
	) {}

	isDead = (who: Registrant) => (this.cases.get(who.id)?.length ?? 0) > 0
	hasOpenCase = (who: Registrant) => this.cases.get(who.id)?.at(-1) === 'open'
	of = (who: Registrant) => this.pieces.filter((one) => one.who.id === who.id)
	/** A piece with its supplements, in their order. */
	whole = ({ id }: Piece) => this.pieces.filter((one) => one.id === id)

	/** Pay that is owed and on no way out: the person's, or their heirs'. */
	owe(piece: Piece) {
		piece.money = 'due'
		piece.run = ''
		if (!this.isDead(piece.who)) return
		if (!this.hasOpenCase(piece.who)) this.cases.get(piece.who.id)?.push('open')
		for (const one of this.of(piece.who)) if (one.money === 'due') one.money = 'heirs'
	}
}

/** Does an act; gives whether it was done. */
async function tried(work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
	try {
		await inTransaction((tx) => withFootprint(tx, work))
		return true
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return false
	}
}

const earningOf = async (life: Life, piece: Piece) =>
	(await earningsOfAssignment(db(), piece.id))[life.whole(piece).indexOf(piece)]
const openCorrection = async (life: Life, piece: Piece) =>
	(
		await db()
			.select({ id: earningCorrections.id })
			.from(earningCorrections)
			.where(
				and(
					eq(earningCorrections.earningId, (await earningOf(life, piece))?.id ?? ''),
					isNull(earningCorrections.answeredAt),
				),
			)
	)[0]?.id ?? ''

function isTimeFor(act: Act, { state, money, asked }: Piece): boolean {
	if (act === 'yes' || act === 'no') return state === 'decided'
	if (act === 'cancel-mine' || act === 'cancel-employer') return state === 'decided' || state === 'agreed'
	if (act === 'report') return state === 'agreed' || state === 'mending'
	if (act === 'mend' || act === 'inspect') return state === 'reported'
	if (act === 'raise') return money !== 'none' && asked === undefined
	if (act === 'lower') return money === 'due' && asked === undefined
	if (act === 'say-yes' || act === 'say-no') return asked !== undefined
	return state === 'passed'
}

/** Plays one step in both; what the model knows for sure has to come true, and nothing it knows to be impossible may. */
async function play(life: Life, { act, which }: { act: Act; which: number }): Promise<void> {
	const { inoue, chosei, kessai, kaikei, tamura } = town
	const one = <T>(some: readonly T[]): T | undefined => some[which % Math.max(1, some.length)]
	const judge = async (may: boolean, sure: boolean, work: (tx: Tx) => Promise<unknown>) => {
		const done = await tried(work)
		if (done) expect(may, `${act} was done`).toBe(true)
		else expect(sure, `${act} was refused`).toBe(false)
		return done
	}
	const who = one(life.people) as Registrant
	const dead = life.isDead(who)

	if (act === 'later') {
		life.hour = Math.min(life.hour + 1, hours.length - 1)
		clockAt(...(hours[life.hour] as [string, number]))
		return
	}
	if (act === 'decide') {
		const slotId = life.slotIds[Math.floor(which / 7) % life.slotIds.length] ?? ''
		if (dead || life.pieces.some((piece) => piece.who.id === who.id && piece.slotId === slotId)) return
		let id = ''
		const done = await tried(async (tx) => {
			await applyFor(tx, who.actor, who.id, slotId)
			;[id = ''] = await decide(tx, chosei.actor, slotId, [who.id], 'follow')
		})
		if (done)
			life.pieces.push({
				...{ id, who, slotId, state: 'decided', owed: 0, money: 'none', run: '' },
				...{ mended: false, confirmed: false, asked: undefined, builtOn: false },
			})
		return
	}
	if (act === 'make') {
		const due = life.pieces.filter((piece) => piece.money === 'due')
		const may = life.run === undefined && life.hour === 3 && due.length > 0
		let id = ''
		const done = await judge(may, may, async (tx) => {
			;({ id } = await makePayout(tx, kaikei.actor, payDay, untilDay))
		})
		if (!done) return
		life.run = { id, state: 'made' }
		for (const piece of due) Object.assign(piece, { money: 'run', run: id, builtOn: true })
		return
	}
	if (act === 'approve' || act === 'send' || act === 'drop') {
		const run = life.run
		const may =
			run !== undefined && (act === 'drop' || run.state === (act === 'approve' ? 'made' : 'approved'))
		const done = await judge(may, may, async (tx) => {
			const id = run?.id ?? ''
			if (act === 'approve') return approvePayout(tx, kessai.actor, id)
			if (act === 'drop') return dropPayout(tx, kaikei.actor, id)
			await bankFileOf(tx, kaikei.actor, id)
			return markSent(tx, kaikei.actor, id)
		})
		if (!done) return
		if (act === 'approve') life.run = { id: run?.id ?? '', state: 'approved' }
		else {
			for (const piece of life.pieces)
				if (piece.money === 'run') piece.money = act === 'send' ? 'sent' : 'due'
			life.run = undefined
		}
		return
	}
	if (act === 'pay' || act === 'return') {
		const out = (piece: Piece) => piece.money === 'sent' || piece.money === 'paid'
		const sent = one(life.of(who).filter(out)) ?? life.pieces.find(out)
		const together = sent ? life.of(sent.who).filter((piece) => piece.run === sent.run) : []
		const [line] = sent
			? await db()
					.select()
					.from(payoutLines)
					.where(and(eq(payoutLines.payoutId, sent.run), eq(payoutLines.registrantId, sent.who.id)))
			: []
		const may = sent !== undefined && (act === 'return' || sent.money === 'sent')
		const done = await judge(may, may, (tx) =>
			act === 'pay'
				? confirmPayout(tx, kaikei.actor, line?.id ?? '')
				: takeBack(tx, kaikei.actor, line?.id ?? '', 'other'),
		)
		if (!done) return
		for (const piece of together) {
			if (act === 'pay') piece.money = 'paid'
			else life.owe(piece)
		}
		return
	}
	if (act === 'die') {
		const inRun = life.of(who).some((piece) => piece.money === 'run')
		const may = !life.hasOpenCase(who) && !inRun
		if (!(await judge(may, may, (tx) => openHeirCase(tx, inoue.actor, who.id, dayOf(now()))))) return
		life.cases.set(who.id, [...(life.cases.get(who.id) ?? []), 'open'])
		for (const piece of life.of(who))
			if (piece.money === 'due')
				Object.assign(piece, { money: 'heirs', builtOn: true, builtOnBefore: piece.builtOn })
		return
	}
	if (act === 'undo-death' || act === 'pay-heirs') {
		const id = async (tx: Tx) => (await caseOfPerson(tx, who.id))?.id ?? ''
		const theirs = life.of(who).filter((piece) => piece.money === 'heirs')
		const paper = { paperNumber: '1', receiver: '長女', way: 'bank', day: dayOf(now()) } as const
		const first = life.cases.get(who.id)?.length === 1
		const may = life.hasOpenCase(who)
		// Whose heirs were paid once has died: what came later is theirs too.
		const possible = may && (act === 'pay-heirs' || first)
		const done = await judge(possible, possible && (act === 'undo-death' || theirs.length > 0), async (tx) =>
			act === 'pay-heirs'
				? payHeirs(tx, kaikei.actor, await id(tx), paper)
				: undoHeirCase(tx, kaikei.actor, await id(tx)),
		)
		if (!done) return
		const cases = life.cases.get(who.id) ?? []
		life.cases.set(who.id, [...cases.slice(0, -1), ...(act === 'pay-heirs' ? (['paid'] as const) : [])])
		for (const piece of theirs) {
			piece.money = act === 'pay-heirs' ? 'heirs-paid' : 'due'
			if (act === 'undo-death') piece.builtOn = piece.builtOnBefore ?? piece.builtOn
		}
		return
	}

	// Mostly one for which it is time, now and then any.
	const ofMoney = ['raise', 'lower', 'say-yes', 'say-no'].includes(act)
	const pieces = life.pieces.filter((one) => ofMoney || !one.of)
	const ready = which % 5 > 0 ? pieces.filter((one) => isTimeFor(act, one)) : []
	const piece = one(ready.length > 0 ? ready : pieces)
	if (!piece) return
	const { state } = piece
	const { id, who: worker } = piece
	switch (act) {
		case 'yes':
		case 'no': {
			const sure = state === 'decided' && life.hour === 0
			const done = await judge(state === 'decided', sure, (tx) =>
				act === 'yes'
					? sayYes(tx, worker.actor, worker.id, id, { showCallName: false })
					: sayNo(tx, worker.actor, worker.id, id),
			)
			if (done) piece.state = act === 'yes' ? 'agreed' : 'refused'
			return
		}
		case 'cancel-mine': {
			const may = (state === 'decided' || state === 'agreed') && life.hour < 2
			if (await judge(may, may, (tx) => callOffMine(tx, worker.actor, worker.id, id)))
				piece.state = 'called-off'
			return
		}
		case 'cancel-employer': {
			const may = state === 'decided' || state === 'agreed'
			const done = await judge(may, may, async (tx) => {
				const owed = await cancellationOf(tx, id, tx.at)
				await callOff(tx, chosei.actor, id, 'employer')
				await joinEarning(tx, chosei.actor, await creditCancellation(tx, chosei.actor, id, owed))
			})
			if (!done) return
			piece.state = 'called-off'
			// Nothing before 17:00 the day before, then 60 %, after the start all of it.
			piece.owed = state === 'agreed' ? ([0, payYen * 0.6, payYen, payYen][life.hour] ?? 0) : 0
			if (piece.owed > 0) life.owe(piece)
			return
		}
		case 'report': {
			const may = (state === 'agreed' || state === 'mending') && life.hour >= 2
			const said = { aboutMinutes: 60, note: '' }
			if (await judge(may, may, (tx) => report(tx, worker.actor, worker.id, id, said)))
				piece.state = 'reported'
			return
		}
		case 'confirm': {
			const may = ['reported', 'mending', 'passed'].includes(state) && !piece.confirmed
			const said = { verdict: 'fine', reason: '' } as const
			const done = await judge(may, may, (tx) => confirmCompletion(tx, tamura.actor, tamura.id, id, said))
			if (done) piece.confirmed = true
			return
		}
		case 'mend': {
			const may = state === 'reported' && !piece.mended
			if (!(await judge(may, may, (tx) => askToMend(tx, inoue.actor, id, '渋皮', dayOf(now()))))) return
			piece.state = 'mending'
			piece.mended = true
			return
		}
		case 'inspect': {
			const may = state === 'reported'
			const done = await judge(may, may, async (tx) => {
				await inspect(tx, inoue.actor, id)
				await joinEarning(tx, inoue.actor, await credit(tx, inoue.actor, id))
			})
			if (!done) return
			Object.assign(piece, { state: 'passed', owed: payYen, builtOn: false, asked: undefined })
			life.owe(piece)
			return
		}
		case 'reverse': {
			const [kept] = await db()
				.select({ eventId: events.id })
				.from(formerValues)
				.innerJoin(events, eq(events.id, formerValues.eventId))
				.where(and(eq(events.what, 'assignment.inspected'), eq(events.subjectId, id)))
				.orderBy(desc(events.position))
				.limit(1)
			if (!kept) return
			const may = state === 'passed' && ['due', 'heirs'].includes(piece.money) && !piece.builtOn
			const done = await judge(may, false, (tx) => takeBackAct(tx, inoue.actor, kept.eventId))
			if (done) Object.assign(piece, { state: 'reported', owed: 0, money: 'none', run: '' })
			return
		}
		case 'raise':
		case 'lower': {
			const whole = life.whole(piece)
			const stays = (money: Piece['money']) => whole.some((part) => part.money === money)
			const open = whole.findLast((part) => part.money === 'due')
			const gone = !open && !stays('none') && !stays('heirs') && !stays('run')
			const by = act === 'raise' ? 500 : -300
			// What was sent stays; of what is still here nothing is left below a yen.
			const may =
				whole.every((part) => part.asked === undefined) &&
				(open ? open.owed + by > 0 : gone && act === 'raise')
			const earningId = (await earningOf(life, piece))?.id ?? ''
			const payYen = whole.reduce((sum, part) => sum + part.owed, 0) + by
			const said = { payYen, units: null, travelYen: null, slip: '書きまちがい' }
			if (!(await judge(may, may, (tx) => askCorrection(tx, kessai.actor, earningId, said)))) return
			if (open) {
				open.builtOn = true
				if (act === 'raise') open.owed += by
				else open.asked = open.owed + by
				return
			}
			rests++
			const first = piece.of ?? piece
			const rest: Piece = { ...first, of: first, owed: by, money: 'none', asked: undefined, builtOn: true }
			life.pieces.push(rest)
			life.owe(rest)
			return
		}
		case 'say-yes':
		case 'say-no': {
			const asked = piece.asked
			const may = asked !== undefined && (act === 'say-no' || piece.money === 'due')
			const correctionId = await openCorrection(life, piece)
			const answer = act === 'say-yes' ? 'yes' : 'no'
			const done = await judge(may, may, (tx) =>
				answerCorrection(tx, worker.actor, worker.id, correctionId, answer),
			)
			if (!done) return
			if (answer === 'yes') piece.owed = asked ?? 0
			piece.asked = undefined
			return
		}
	}
}

/** What is kept, held against the model: states, sums, who is paid, what is due, and the books. */
async function compare(life: Life, about: string): Promise<void> {
	const due = new Set((await dueEarnings(db(), untilDay)).map((one) => one.id))
	for (const piece of life.pieces) {
		const [row] = await db().select().from(assignments).where(eq(assignments.id, piece.id))
		expect(row?.state, about).toBe(piece.state)
		const earning = await earningOf(life, piece)
		expect(earning?.yen ?? 0, `${about}: owed`).toBe(piece.owed)
		const isPaid = piece.money === 'paid' || piece.money === 'heirs-paid'
		expect((earning?.paidAt ?? null) !== null, `${about}: paid`).toBe(isPaid)
		expect(due.has(earning?.id ?? ''), `${about}: due, and nowhere forgotten`).toBe(piece.money === 'due')
		expect(earning !== undefined && earning.heirCaseId !== null, `${about}: the heirs'`).toBe(
			piece.money === 'heirs' || piece.money === 'heirs-paid',
		)
	}
	const waits: Piece['money'][] = ['due', 'run', 'heirs']
	for (const who of life.people) {
		const owed = life.of(who).filter((piece) => waits.includes(piece.money))
		const mine = (await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen
		const heirs = (await balanceOn(db(), 'heirs', { partyId: who.id })).balanceYen
		expect(mine + heirs, `${about}: owed to the yen`).toBe(owed.reduce((sum, piece) => sum + piece.owed, 0))
	}
	expect(await checkLedger(db()), about).toEqual([])
}

const lives = process.env.LONG ? 200 : 24
/** How many supplements all lives together had. */
let rests = 0

it(
	'each assignment stands where the model says, after every step',
	async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (steps) => {
				await anew()
				clockAt(today)
				const people: Registrant[] = []
				for (const n of [1, 2]) {
					const who = await makeRegistrant(`人${n}`, town.areaId)
					await withAccount(town, who, { number: `100000${n}` })
					people.push(who)
				}
				const { slotIds } = await postTask(town, { payYen }, [
					{ startMinute: 540, endMinute: 600 },
					{ startMinute: 660, endMinute: 720 },
				])
				const life = new Life(people, slotIds)
				for (const [n, one] of steps.entries()) {
					await play(life, one)
					await compare(life, `step ${n}, ${one.act}`)
				}
			}),
			runs(engine === 'postgres' ? 6 : lives, 20261122),
		)
		if (engine === 'sqlite') expect(rests).toBeGreaterThan(5)
	},
	longer(600_000),
)

it('a check is not undone once its pay is in a run, on its way or paid', async () => {
	await anew()
	clockAt(today)
	const { kaikei, kessai, inoue } = town
	const who = await makeRegistrant('検査', town.areaId)
	await withAccount(town, who)
	const { assignmentId } = await throughJourney(town, 'confirmed', { registrant: who, task: { payYen } })
	clockAt(payDay)
	await tried(async (tx) => {
		await inspect(tx, inoue.actor, assignmentId)
		await credit(tx, inoue.actor, assignmentId)
	})
	const [check] = await db()
		.select({ id: events.id })
		.from(events)
		.where(and(eq(events.what, 'assignment.inspected'), eq(events.subjectId, assignmentId)))
	let runId = ''
	const further: ((tx: Tx) => Promise<unknown>)[] = [
		async (tx) => {
			runId = (await makePayout(tx, kaikei.actor, payDay, payDay)).id
		},
		(tx) => approvePayout(tx, kessai.actor, runId),
		(tx) => bankFileOf(tx, kaikei.actor, runId),
		(tx) => markSent(tx, kaikei.actor, runId),
		(tx) => confirmWholePayout(tx, kaikei.actor, runId),
	]
	for (const act of further) {
		expect(await tried(act)).toBe(true)
		expect(await tried((tx) => takeBackAct(tx, inoue.actor, check?.id ?? ''))).toBe(false)
		expect(await checkLedger(db())).toEqual([])
	}
	const [earning] = await db().select().from(earnings).where(eq(earnings.assignmentId, assignmentId))
	expect(earning).toMatchObject({ yen: payYen, paidAt: now() })
})

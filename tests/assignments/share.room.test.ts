// One sum for several people on a real database: asked by one, answered by each, in the terms, the earnings and the invoice.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOffMine } from '~/assignments/call-off.server'
import { comeAfterAll } from '~/assignments/come-back.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { inspect } from '~/assignments/inspection.server'
import { answerShares, askShares, sharesOf, sharesOfSlot, withdrawShares } from '~/assignments/share.server'
import { sayYes, standingTerms, versionsOf } from '~/assignments/terms.server'
import { changeTerms } from '~/assignments/terms-change.server'
import { moveClock, now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { bookedYearsOf } from '~/matching/booking.server'
import { credit, earningOfAssignment, earningsOf } from '~/money/earning.server'
import { invoiceOf } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { checkLedger } from '~/money/ledger-check.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { usualPayTerms } from '~/work/pay-terms'
import { lackingBeforePosting } from '~/work/task'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { shareAnswers, shareChanges, terms } from '~db/schema/assignments'
import { earnings } from '~db/schema/money'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	aTask,
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	today,
	workDay,
} from '../cast'

let town: Town
let people: Registrant[] = []
let ids: string[] = []
let slotId = ''

beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

/** Three people with terms for one sum of 9,000 yen; `yes` of them have said yes. */
async function three(yes = 3): Promise<void> {
	clockAt(today)
	people = await Promise.all(['松', '竹', '梅'].map((name) => makeRegistrant(name, town.areaId)))
	const posted = await postTask(town, { payYen: 3000, payTerms: { ...usualPayTerms, shared: true } }, [
		{ seats: 3 },
	])
	slotId = posted.slotIds[0] ?? ''
	for (const one of people) await inTransaction((tx) => applyFor(tx, one.actor, one.id, slotId))
	ids = await inTransaction((tx) =>
		decide(
			tx,
			town.chosei.actor,
			slotId,
			people.map((one) => one.id),
			'follow',
		),
	)
	for (let n = 0; n < yes; n++)
		await inTransaction((tx) => sayYes(tx, who(n).actor, who(n).id, idOf(n), { showCallName: true }))
}
const who = (n: number) => {
	const one = people[n]
	if (!one) throw new Error('nobody')
	return one
}
const idOf = (n: number) => ids[n] ?? ''
const asks = (n: number, ...yen: number[]) =>
	inTransaction((tx) =>
		askShares(tx, who(n).actor, who(n).id, idOf(n), {
			toYen: Object.fromEntries(yen.map((one, at) => [idOf(at), one])),
			why: '早く帰るため',
		}),
	)
const openId = async () => (await sharesOfSlot(db(), slotId, now()))?.open?.id ?? ''
const answers = async (n: number, answer: 'yes' | 'no') => {
	const id = await openId()
	return inTransaction((tx) => answerShares(tx, who(n).actor, who(n).id, idOf(n), id, answer))
}
const shares = async () => (await sharesOfSlot(db(), slotId, now()))?.people.map((one) => one.yen)
const told = async (n: number) => {
	await tellWhatHappened()
	return (await noticesOf(db(), who(n).accountId))
		.map((one) => one.kind)
		.filter((kind) => kind.startsWith('share'))
}

describe('a share that is changed', () => {
	beforeEach(() => three())

	it('holds with the yes of all, as a version of the terms of each whose sum it changes', async () => {
		expect(await asks(0, 2000, 3000, 4000)).toEqual({ waits: true })
		expect(await shares()).toEqual([3000, 3000, 3000])
		expect(await told(1)).toEqual(['share-asked'])
		expect(await told(0)).toEqual([])
		expect(await answers(1, 'yes')).toBe('waits')
		expect(await shares()).toEqual([3000, 3000, 3000])
		expect(await answers(2, 'yes')).toBe('agreed')
		expect(await shares()).toEqual([2000, 3000, 4000])
		const versions = await versionsOf(db(), idOf(2))
		expect(versions.map((one) => [one.version, one.answer, one.body.payYen, one.body.sharedBy])).toEqual([
			[1, 'replaced', 3000, 'equal'],
			[2, 'yes', 4000, 'agreed'],
		])
		// What they may earn at most is reckoned with the part they agreed on.
		const booked = await bookedYearsOf(db(), [who(2).id], workDay, workDay)
		expect(booked.get(who(2).id)?.map((one) => one.yen)).toEqual([4000])
		// Who gets what they were to get anyway has the terms they had.
		expect(await versionsOf(db(), idOf(1))).toHaveLength(1)
		expect((await told(2)).sort()).toEqual(['share-agreed', 'share-asked'])
	})

	it('is what each earns and the employer is asked for, to the same sum as before', async () => {
		await asks(0, 2000, 3000, 4000)
		await answers(1, 'yes')
		await answers(2, 'yes')
		clockAt(workDay, 720)
		for (const n of [0, 1, 2]) {
			const said = { aboutMinutes: 120, note: '' }
			await inTransaction((tx) => report(tx, who(n).actor, who(n).id, idOf(n), said))
			await inTransaction((tx) =>
				confirmCompletion(tx, town.tamura.actor, town.tamura.id, idOf(n), { verdict: 'fine', reason: '' }),
			)
			await inTransaction(async (tx) => {
				await inspect(tx, town.inoue.actor, idOf(n))
				await credit(tx, town.inoue.actor, idOf(n))
			})
		}
		expect(
			await Promise.all([0, 1, 2].map(async (n) => (await earningOfAssignment(db(), idOf(n)))?.yen)),
		).toEqual([2000, 3000, 4000])
		expect((await earningsOf(db(), who(2).id))[0]).toMatchObject({ agreedYen: 4000, yen: 4000 })
		clockAt('2026-12-01')
		const issued = await inTransaction((tx) => issueInvoices(tx, '2026-11'))
		const lines = (await Promise.all(issued.map((id) => invoiceOf(db(), town.tamura.id, id)))).flatMap(
			(one) => one?.lines ?? [],
		)
		const mine = lines.filter((line) => ids.includes(line.assignmentId))
		expect(mine.map((line) => line.payYen).sort()).toEqual([2000, 3000, 4000])
		expect(new Set(mine.map((line) => line.feeYen)).size).toBe(1)
		expect(await checkLedger(db())).toEqual([])
	})

	it('ends with one no, which nobody can tell whose it was', async () => {
		await asks(0, 2000, 3000, 4000)
		expect(await answers(2, 'no')).toBe('refused')
		expect(await shares()).toEqual([3000, 3000, 3000])
		expect(await Promise.all([0, 1, 2].map(async (n) => (await told(n)).includes('share-stays')))).toEqual([
			true,
			true,
			true,
		])
		expect((await sharesOfSlot(db(), slotId, now()))?.open).toBeNull()
		// Asking again is asking anew.
		expect(await asks(1, 3000, 2500, 3500)).toEqual({ waits: true })
	})

	it('is asked one at a time, taken back by who asked, and answered once', async () => {
		await asks(0, 2000, 3000, 4000)
		expect(await refusalOf(asks(1, 4000, 3000, 2000))).toBe('share-open')
		await answers(1, 'yes')
		expect(await refusalOf(answers(1, 'yes'))).toBe('share-answered')
		const id = await openId()
		const withdraws = (n: number) =>
			refusing((tx) => withdrawShares(tx, who(n).actor, who(n).id, idOf(n), id))
		expect(await withdraws(1)).toBe('share-over')
		await inTransaction((tx) => withdrawShares(tx, who(0).actor, who(0).id, idOf(0), id))
		expect(await refusalOf(answers(2, 'yes'))).toBe('share-over')
		expect(await shares()).toEqual([3000, 3000, 3000])
	})

	it('is refused where it does not come to the sum, has no reason, or is nobody’s own', async () => {
		expect(await refusalOf(asks(0, 2000, 3000, 3000))).toBe('share-sum')
		expect(
			await refusing((tx) => askShares(tx, who(0).actor, who(0).id, idOf(0), { toYen: {}, why: ' ' })),
		).toBe('share-why')
		const stranger = await makeRegistrant('別', town.areaId)
		expect(
			await refusing((tx) => askShares(tx, stranger.actor, stranger.id, idOf(0), { toYen: {}, why: 'わけ' })),
		).toBe('not-found')
		expect(await sharesOf(db(), stranger.id, idOf(0), now())).toBeUndefined()
	})

	it('holds of those who were asked alone: somebody who leaves ends it, and a free seat is divided once the work began', async () => {
		await asks(0, 2000, 3000, 4000)
		await inTransaction((tx) => callOffMine(tx, who(2).actor, who(2).id, idOf(2)))
		expect((await sharesOfSlot(db(), slotId, now()))?.open).toBeNull()
		expect((await told(1)).sort()).toEqual(['share-asked', 'share-stays'])
		expect((await sharesOfSlot(db(), slotId, now()))?.sumYen).toBe(6000)
		expect(await refusalOf(asks(0, 4500, 4500))).toBe('share-sum')
		clockAt(workDay, 720)
		expect(await sharesOfSlot(db(), slotId, now())).toMatchObject({ sumYen: 9000, equally: [4500, 4500] })
		await asks(0, 4500, 4500)
		expect(await answers(1, 'yes')).toBe('agreed')
		expect(await shares()).toEqual([4500, 4500])
	})

	it('goes back to equal parts when one of those who agreed leaves, comes back or is followed by another', async () => {
		const agreed = async () => {
			await asks(0, 5000, 2000, 2000)
			await answers(1, 'yes')
			await answers(2, 'yes')
			expect(await shares()).toEqual([5000, 2000, 2000])
		}
		const bodies = async () =>
			Promise.all(
				[0, 1, 2].map(async (n) => {
					const standing = await standingTerms(db(), idOf(n))
					return [standing?.answer, standing?.body.payYen, standing?.body.sharedBy]
				}),
			)
		await agreed()
		await inTransaction((tx) => callOffMine(tx, who(0).actor, who(0).id, idOf(0)))
		expect(await shares()).toEqual([3000, 3000])
		expect((await told(1)).filter((kind) => kind === 'share-equal')).toHaveLength(1)
		expect(await told(0)).not.toContain('share-equal')
		await inTransaction((tx) => comeAfterAll(tx, who(0).actor, who(0).id, idOf(0)))
		expect(await shares()).toEqual([3000, 3000, 3000])
		for (const body of await bodies()) expect(body).toEqual(['yes', 3000, 'equal'])
		await agreed()
		await inTransaction((tx) => callOffMine(tx, who(1).actor, who(1).id, idOf(1)))
		const next = await makeRegistrant('桜', town.areaId)
		await inTransaction((tx) => applyFor(tx, next.actor, next.id, slotId))
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [next.id], 'follow'))
		expect(await shares()).toEqual([3000, 3000, 3000])
	})

	it('waits for what the office asks meanwhile, and what was inspected stays', async () => {
		await inTransaction((tx) =>
			changeTerms(tx, town.chosei.actor, idOf(1), { bring: '手ぶくろ' }, '土が冷たいため'),
		)
		await asks(0, 2000, 4000, 3000)
		await answers(1, 'yes')
		expect(await refusalOf(answers(2, 'yes'))).toBe('share-terms-open')
		clockAt(workDay, 720)
		await inTransaction((tx) => report(tx, who(0).actor, who(0).id, idOf(0), { aboutMinutes: 120, note: '' }))
		await inTransaction((tx) => inspect(tx, town.inoue.actor, idOf(0)))
		expect((await sharesOfSlot(db(), slotId, now()))?.open).toBeNull()
		expect(await refusalOf(asks(1, 3000, 2000, 4000))).toBe('share-over')
		expect((await told(1)).sort()).toEqual(['share-asked', 'share-stays'])
	})
})

describe('the check of the ledger', () => {
	/** The faults it names once something is planted, which is then undone. */
	async function faultsWith(plant: (tx: Tx) => Promise<unknown> = async () => {}): Promise<string[]> {
		const undone = new Error('undone')
		let found: string[] = []
		await inTransaction(async (tx) => {
			await plant(tx)
			found = (await checkLedger(tx)).map(({ kind, slot, assignment }) =>
				slot === slotId ? `${kind} here` : `${kind} ${ids.indexOf(String(assignment))}`,
			)
			throw undone
		}).catch((error: unknown) => {
			if (error !== undone) throw error
		})
		return found
	}
	const agree = async (...yen: number[]) => {
		await asks(0, ...yen)
		await answers(1, 'yes')
		await answers(2, 'yes')
	}
	const setPart = (n: number, toYen: number) => (tx: Tx) =>
		tx
			.update(shareAnswers)
			.set({ toYen })
			.where(eq(shareAnswers.assignmentId, idOf(n)))
	const setOutcome = (outcome: 'agreed' | 'loosened') => (tx: Tx) =>
		tx.update(shareChanges).set({ outcome }).where(eq(shareChanges.slotId, slotId))

	it('names parts that do not come to the sum, are not what the terms say, or of which nobody agreed', async () => {
		await three()
		await agree(2000, 3000, 4000)
		expect(await faultsWith()).toEqual([])
		expect(await faultsWith(setPart(2, 4001))).toEqual(['share-sum-differs here', 'share-terms-differ 2'])
		expect(
			await faultsWith(async (tx) => {
				await setPart(1, 2000)(tx)
				await setPart(0, 3000)(tx)
			}),
		).toEqual(expect.arrayContaining(['share-terms-differ 0', 'share-terms-differ 1']))
		expect((await faultsWith(setOutcome('loosened'))).sort()).toEqual([
			'share-terms-differ 0',
			'share-terms-differ 2',
		])
	})

	it('names an earning that is not the part its person agreed on', async () => {
		await three()
		await agree(2000, 3000, 4000)
		clockAt(workDay, 720)
		await inTransaction((tx) => report(tx, who(0).actor, who(0).id, idOf(0), { aboutMinutes: 60, note: '' }))
		await inTransaction(async (tx) => {
			await inspect(tx, town.inoue.actor, idOf(0))
			await credit(tx, town.inoue.actor, idOf(0))
		})
		expect(await faultsWith()).toEqual([])
		expect(
			await faultsWith((tx) =>
				tx
					.update(earnings)
					.set({ yen: 2001 })
					.where(eq(earnings.assignmentId, idOf(0))),
			),
		).toContain('share-earning-differs 0')
	})

	it('names parts agreed on with somebody who left, and lets a free seat be divided after the beginning', async () => {
		await three()
		await agree(5000, 2000, 2000)
		await inTransaction((tx) => callOffMine(tx, who(2).actor, who(2).id, idOf(2)))
		expect(await faultsWith()).toEqual([])
		expect(await faultsWith(setOutcome('agreed'))).toContain('share-of-another here')
		clockAt(workDay, 720)
		await asks(0, 5000, 4000)
		expect(await answers(1, 'yes')).toBe('agreed')
		expect(await faultsWith()).toEqual([])
	})
})

describe('a sum for several people', () => {
	it('is divided by nobody before everybody has said yes', async () => {
		await three(2)
		expect(await refusalOf(asks(0, 2000, 3000, 4000))).toBe('share-over')
	})
	it('is posted with two seats at least', () => {
		const recruiter = { name: '協議会', address: '中央', contact: '0' }
		const task = aTask('a', { payTerms: { ...usualPayTerms, shared: true } })
		expect(lackingBeforePosting(task, [{ seats: 2 }, { seats: 1 }], recruiter)).toEqual(['shared-seats'])
		expect(lackingBeforePosting(task, [{ seats: 2 }], recruiter)).toEqual([])
	})
	it('keeps its words out of nobody’s pay: each of the terms names the sum, the people and the rule', async () => {
		await three(0)
		const [slot] = await db().select().from(slots).where(eq(slots.id, slotId))
		const rows = await Promise.all(
			ids.map((id) => db().select().from(terms).where(eq(terms.assignmentId, id))),
		)
		for (const { body } of rows.flat())
			expect(body).toMatchObject({
				payYen: 3000,
				sharedYen: 9000,
				sharedPeople: slot?.seats,
				sharedBy: 'equal',
			})
	})
})

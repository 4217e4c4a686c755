// Proposals on a real database: what they rest on, who answers, the result, who agreed that all may read them, and what is overdue.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { tellOverdueProposals } from '~/chores/consultation.server'
import type { Actor } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { isOverdue, isPublic, proposalState } from '~/wellness/proposal'
import type { NewProposal } from '~/wellness/proposal.server'
import {
	agreeToShow,
	answerProposal,
	countOverdue,
	makeProposal,
	noteResult,
	passedVoicesOf,
	proposalsOf,
	proposalsToShow,
	publicProposals,
	takeOverdue,
	withdrawProposal,
} from '~/wellness/proposal.server'
import { db } from '~db/client'
import { notices } from '~db/schema/notices'
import { passedVoices } from '~db/schema/wellness-voice'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, today } from '../cast'

const nurse = { accountId: newId(), role: 'coordinator', channel: 'site' } as const
const approver = { accountId: newId(), role: 'approver', channel: 'site' } as const
const [ofInn, ofCity] = [randomUUID(), randomUUID()]
let town: Town
let inn = ''
let seat: Actor

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	inn = town.tamura.id
	seat = town.tamura.actor
	await inTransaction((tx) =>
		tx.insert(passedVoices).values([
			{ id: ofInn, employerId: inn, topic: 'work', words: '早番の始まりが早い', month: '2026-10-01' },
			{ id: ofCity, employerId: null, topic: 'childcare', words: '朝の預かりがない', month: '2026-09-01' },
		]),
	)
}, 60_000)
afterAll(() => moveClock(undefined))

const proposal = (more: Partial<NewProposal> = {}): NewProposal => ({
	employerId: inn,
	what: '早番を9時からも選べるようにする',
	why: '朝の預かりに間に合わない声',
	byDay: addDays(today, 30),
	voiceIds: [ofInn],
	...more,
})

const makes = (more?: Partial<NewProposal>) => inTransaction((tx) => makeProposal(tx, nurse, proposal(more)))
const one = async (id: string) => (await proposalsOf(db(), 'all')).find((row) => row.id === id)

describe('a proposal', () => {
	it('rests on voices for the same addressee or on a reason, and is for a day to come', async () => {
		const refusal = (more: Partial<NewProposal>) => refusing((tx) => makeProposal(tx, nurse, proposal(more)))
		expect(await refusal({ byDay: today })).toBe('proposal-day-past')
		expect(await refusal({ voiceIds: [ofCity] })).toBe('proposal-other-voice')
		expect(await refusal({ employerId: null })).toBe('proposal-other-voice')
		expect(await refusal({ voiceIds: [randomUUID()] })).toBe('not-found')
		expect(await refusal({ voiceIds: [], why: '短い' })).toBe('proposal-without-ground')
		expect(await refusal({ voiceIds: [], why: '7月から9月に、子育ての相談が40人ほどあったため' })).toBe(
			'done',
		)
		expect((await passedVoicesOf(db())).map(({ id }) => id)).toEqual([ofInn, ofCity])
	})

	it('is told to the firm, and may be withdrawn until it is answered', async () => {
		const id = await makes()
		await tellWhatHappened()
		const told = await db().select().from(notices).where(eq(notices.accountId, town.tamura.accountId))
		expect(told.map(({ kind }) => kind)).toContain('proposal')
		expect(await refusing((tx) => withdrawProposal(tx, nurse, id))).toBe('done')
		expect(await refusing((tx) => withdrawProposal(tx, nurse, id))).toBe('proposal-gone')
		const answered = await makes()
		await inTransaction((tx) =>
			answerProposal(tx, seat, answered, { employerId: inn }, 'partly', '週2日から'),
		)
		expect(await refusing((tx) => withdrawProposal(tx, nurse, answered))).toBe('proposal-gone')
	})

	it('is answered by whom it is to and nobody else, and followed to a result', async () => {
		const id = await makes()
		const answer = (employerId: string | null) =>
			refusing((tx) => answerProposal(tx, seat, id, { employerId }, 'taken', 'はい'))
		expect(await answer(newId())).toBe('proposal-gone')
		expect(await answer(null)).toBe('proposal-gone')
		const result = () => refusing((tx) => noteResult(tx, seat, id, { employerId: inn }, '4月から始めました'))
		expect(await result()).toBe('proposal-unanswered')
		await inTransaction((tx) =>
			answerProposal(tx, seat, id, { employerId: inn }, 'declined', '人が足りません'),
		)
		expect(await result()).toBe('proposal-declined')
		expect(await answer(inn)).toBe('done')
		expect(proposalState((await one(id)) as never)).toBe('taken')
		expect(await result()).toBe('done')
		expect(proposalState((await one(id)) as never)).toBe('done')
		expect(await answer(inn)).toBe('proposal-gone')
		expect((await proposalsOf(db(), { employerId: inn })).some((row) => row.id === id)).toBe(true)
		expect(await proposalsOf(db(), { employerId: null })).toEqual([])
	})

	it('is read by all only once the room, the firm and the office agree; the office sees it when the two do', async () => {
		const id = await makes()
		const agree = (side: 'room' | 'answerer' | 'office', employerId: string | null, agrees = true) =>
			refusing((tx) => agreeToShow(tx, nurse, id, { side, whose: { employerId }, agrees }))
		expect(await agree('room', inn)).toBe('proposal-gone')
		await inTransaction((tx) => answerProposal(tx, seat, id, { employerId: inn }, 'taken', 'はい'))
		expect(await agree('room', inn)).toBe('done')
		expect(await proposalsToShow(db())).toEqual([])
		expect(await agree('answerer', newId())).toBe('proposal-gone')
		expect(await agree('answerer', inn)).toBe('done')
		expect((await proposalsToShow(db())).map((row) => row.id)).toEqual([id])
		expect(await publicProposals(db())).toEqual([])
		expect(await agree('office', inn)).toBe('done')
		expect((await publicProposals(db())).map((row) => row.id)).toEqual([id])
		expect(isPublic((await one(id)) as never)).toBe(true)
		// Other words are agreed on anew.
		await inTransaction((tx) => noteResult(tx, seat, id, { employerId: inn }, '始めました'))
		expect(await publicProposals(db())).toEqual([])
		for (const side of ['room', 'answerer', 'office'] as const) await agree(side, inn)
		expect(await agree('answerer', inn, false)).toBe('done')
		expect(await publicProposals(db())).toEqual([])
	})

	it('to the city is answered by the office, whose yes is both', async () => {
		const id = await makes({ employerId: null, voiceIds: [ofCity] })
		const whose = { employerId: null }
		await inTransaction((tx) => answerProposal(tx, approver, id, whose, 'taken', '来年度に'))
		await inTransaction((tx) => agreeToShow(tx, approver, id, { side: 'office', whose, agrees: true }))
		expect(await publicProposals(db())).toEqual([])
		await inTransaction((tx) => agreeToShow(tx, nurse, id, { side: 'room', whose: 'all', agrees: true }))
		expect((await publicProposals(db())).map((row) => row.id)).toEqual([id])
	})

	it('that is overdue is told of once', async () => {
		const id = await makes({ byDay: addDays(today, 1) })
		expect(isOverdue((await one(id)) as never, addDays(today, 1))).toBe(false)
		clockAt(addDays(today, 2))
		expect(isOverdue((await one(id)) as never, addDays(today, 2))).toBe(true)
		expect(await countOverdue(db(), addDays(today, 2))).toBe(1)
		expect(await tellOverdueProposals()).toBe(1)
		expect(await inTransaction((tx) => takeOverdue(tx))).toEqual([])
		await tellWhatHappened()
		const told = await db().select().from(notices).where(eq(notices.accountId, town.tamura.accountId))
		expect(told.filter(({ kind }) => kind === 'proposal-overdue')).toHaveLength(1)
		clockAt(today)
	})
})

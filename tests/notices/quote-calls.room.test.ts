// The calls about a quote, to an employer who is reached by telephone alone: one at a time, about what stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { aboutCalls } from '~/notices/call.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { openCalls, tryCall } from '~/people/contact.server'
import { makeQuote } from '~/work/quote.server'
import { openRequest, withdrawRequest } from '~/work/request.server'
import { addSlot, draftTask } from '~/work/task.server'
import { takeUpAgain, turnDown, withdrawQuote } from '~/work/turning-down.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { employerSeats } from '~db/schema/people'
import { takeBackAct } from '../../app/routes/take-back.server'
import type { Town } from '../cast'
import { aSlot, aTask, makeTown } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
	await inTransaction((tx) => tx.update(employerSeats).set({ untilDay: '2026-04-02' }))
})
afterAll(() => moveClock(undefined))

const asked = {
	...{ what: '畑の草取り', place: '南の畑', fromDay: null, byDay: null },
	...{ howOften: '', like: '', budgetYen: null },
}
const reason = '作業中の指図があるためです。'
const staff = () => town.chosei.actor

/** An act as a door does it; gives the event it can be taken back by. */
async function act(work: (tx: Tx) => Promise<unknown>): Promise<string> {
	let eventId = ''
	await inTransaction((tx) =>
		withFootprint(tx, work, (kept) => {
			eventId = kept
		}),
	)
	await tellWhatHappened()
	return eventId
}
const takeBack = (eventId: string) => act((tx) => takeBackAct(tx, staff(), eventId))

async function quoted(): Promise<{ id: string; quoteId: string }> {
	const made = await inTransaction(async (tx) => {
		const { id } = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
		const taskId = await draftTask(tx, staff(), id, aTask(town.areaId))
		await addSlot(tx, staff(), taskId, aSlot())
		return { id, quoteId: (await makeQuote(tx, staff(), id)).id }
	})
	await tellWhatHappened()
	return made
}

/** The open calls about a request and its quotes, each by its notice and what it is about. */
async function open(id: string) {
	const all = await openCalls(db())
	const about = await aboutCalls(db(), all)
	return all.flatMap((call) => {
		const said = about.get(call.id)
		return said?.quote?.requestId === id || said?.request?.id === id
			? [{ id: call.id, notice: said.notice, about: call.subjectId, stands: said.quote?.stands }]
			: []
	})
}
const notices = async (id: string) => (await open(id)).map((call) => call.notice)

describe('a new quote', () => {
	it('is the only one that is read out', async () => {
		const { id } = await quoted()
		await act((tx) => makeQuote(tx, staff(), id))
		expect(await open(id)).toMatchObject([{ notice: 'quote', stands: true }])
	})

	it('before anybody was told of it, the former does not stand any more', async () => {
		const { id, quoteId } = await quoted()
		await inTransaction((tx) => makeQuote(tx, staff(), id))
		expect(await open(id)).toMatchObject([{ about: quoteId, stands: false }])
		await tellWhatHappened()
		expect(await open(id)).toMatchObject([{ notice: 'quote', stands: true }])
	})

	it('that is taken back leaves the former to be called about', async () => {
		const { id, quoteId } = await quoted()
		const made = await act((tx) => makeQuote(tx, staff(), id))
		await takeBack(made)
		expect(await open(id)).toMatchObject([{ notice: 'quote', about: quoteId, stands: true }])
	})

	it('closes the call that says the former was withdrawn', async () => {
		const { id, quoteId } = await quoted()
		await act((tx) => withdrawQuote(tx, staff(), id, reason, { state: 'quoted', quoteId }))
		expect(await notices(id)).toEqual(['quote-withdrawn'])
		await act((tx) => makeQuote(tx, staff(), id))
		expect(await notices(id)).toEqual(['quote'])
	})
})

describe('a request', () => {
	it('taken up again is no longer said to be turned down', async () => {
		const { id, quoteId } = await quoted()
		await act((tx) => turnDown(tx, staff(), id, reason, { state: 'quoted', quoteId }))
		expect(await notices(id)).toEqual(['turned-down'])
		await act((tx) => takeUpAgain(tx, staff(), id))
		expect(await notices(id)).toEqual(['taken-up-again'])
	})

	it('its employer withdrew leaves no quote to be called about', async () => {
		const { id } = await quoted()
		await act((tx) => withdrawRequest(tx, town.tamura.actor, town.tamura.id, id))
		expect(await open(id)).toEqual([])
	})
})

describe.each([
	['a withdrawal', withdrawQuote],
	['turning down', turnDown],
] as const)('%s that is taken back', (_, end) => {
	it('leaves the quote to be called about again, once', async () => {
		const { id, quoteId } = await quoted()
		const first = await act((tx) => end(tx, staff(), id, reason, { state: 'quoted', quoteId }))
		await takeBack(first)
		expect(await open(id)).toMatchObject([{ notice: 'quote', about: quoteId, stands: true }])
		const second = await act((tx) => end(tx, staff(), id, reason, { state: 'quoted', quoteId }))
		await takeBack(second)
		expect(await notices(id)).toEqual(['quote'])
	})

	it('calls nobody about a quote they heard of, and who heard of the end hears that it is none', async () => {
		const { id, quoteId } = await quoted()
		const [call] = await open(id)
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, call?.id ?? '', 'done'))
		const ended = await act((tx) => end(tx, staff(), id, reason, { state: 'quoted', quoteId }))
		const [told] = await open(id)
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, told?.id ?? '', 'done'))
		await takeBack(ended)
		expect(await notices(id)).toEqual(['taken-back-employer'])
	})
})

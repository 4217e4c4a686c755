// What the council ends of a request: only what was seen, and what its employer is told who acts on an older page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { workRefusals } from '~/words/ja/refusals-work'
import { chooseCut } from '~/work/cuts.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import type { RequestState } from '~/work/request'
import { requestStates } from '~/work/request'
import { openRequest, requestState, withdrawRequest } from '~/work/request.server'
import { addSlot, draftTask } from '~/work/task.server'
import { turnDown, withdrawQuote } from '~/work/turning-down.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { aSlot, aTask, makeTown, refusing } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const asked = {
	what: '畑の草取り',
	place: '南の畑',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}
const reason = '作業中の指図があるためです。'

const quoted = () =>
	inTransaction(async (tx) => {
		const { id } = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
		const taskId = await draftTask(tx, town.chosei.actor, id, aTask(town.areaId))
		await addSlot(tx, town.chosei.actor, taskId, aSlot())
		return { id, quoteId: (await makeQuote(tx, town.chosei.actor, id)).id }
	})
const answering = (quoteId: string, answer: 'agreed' | 'declined' = 'agreed') =>
	refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quoteId, answer))
const ends = { withdrawQuote, turnDown }
const ending = (act: keyof typeof ends, id: string, state: RequestState, quoteId: string | null) =>
	refusing((tx) => ends[act](tx, town.chosei.actor, id, reason, { state, quoteId }))

describe.each(['withdrawQuote', 'turnDown'] as const)('%s', (act) => {
	it('ends what was seen', async () => {
		const { id, quoteId } = await quoted()
		expect(await ending(act, id, 'quoted', quoteId)).toBe('done')
		expect(await requestState(db(), id)).toBe(act === 'turnDown' ? 'turned-down' : 'received')
	})

	it('does not end a yes that came while the reason was written', async () => {
		const { id, quoteId } = await quoted()
		expect(await answering(quoteId)).toBe('done')
		expect(await ending(act, id, 'quoted', quoteId)).toBe('ending-not-as-seen')
		expect(await requestState(db(), id)).toBe('agreed')
		expect(await ending(act, id, 'agreed', quoteId)).toBe('done')
	})

	it('does not end a quote that a colleague sent meanwhile', async () => {
		const { id, quoteId } = await quoted()
		const { id: second } = await inTransaction((tx) => makeQuote(tx, town.chosei.actor, id))
		expect(await ending(act, id, 'quoted', quoteId)).toBe('ending-not-as-seen')
		expect(await requestState(db(), id)).toBe('quoted')
		expect(await ending(act, id, 'quoted', second)).toBe('done')
	})

	it('of what its employer withdrew says so', async () => {
		const { id, quoteId } = await quoted()
		await inTransaction((tx) => withdrawRequest(tx, town.tamura.actor, town.tamura.id, id))
		expect(await ending(act, id, 'quoted', quoteId)).toBe('request-now')
	})
})

describe('an employer on an older page', () => {
	it('reads that the quote was withdrawn, and not that a new one comes', async () => {
		const { id, quoteId } = await quoted()
		await ending('withdrawQuote', id, 'quoted', quoteId)
		for (const answer of ['agreed', 'declined'] as const)
			expect(await answering(quoteId, answer)).toBe('quote-withdrawn')
	})

	it('reads of a request that was turned down what an employer can do', async () => {
		const { id, quoteId } = await quoted()
		await ending('turnDown', id, 'quoted', quoteId)
		const { actor, id: employerId } = town.tamura
		expect(await answering(quoteId)).toBe('own-request-now')
		expect(await refusing((tx) => withdrawRequest(tx, actor, employerId, id))).toBe('own-request-now')
		expect(await refusing((tx) => chooseCut(tx, actor, employerId, id, ''))).toBe('own-request-now')
	})

	it.each(requestStates)('is never told to press a button of the office: %s', (state) => {
		const said = workRefusals['own-request-now']({ state })
		expect(said).toContain('ください')
		expect(said).not.toMatch(/もう一度受ける|受け付けて|返事を待って|見積を作り直して/)
	})
})

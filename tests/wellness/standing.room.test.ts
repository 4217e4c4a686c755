// Licences and moves on a real database, candidates, and what the head sees of the work.
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { handOver } from '~/wellness/desk.server'
import { sealNote } from '~/wellness/note.server'
import {
	candidatesOn,
	checkLicence,
	listenersAmong,
	moveCoordinator,
	movesOf,
	standingOf,
	withdrawCandidate,
} from '~/wellness/standing.server'
import { supervisionOf } from '~/wellness/supervision.server'
import { takeThread } from '~/wellness/thread.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { threads } from '~db/schema/wellness'
import type { Person } from '../cast'
import { clockAt, qualify, refusing, today } from '../cast'
import { answerOf, makeListener, makeWriter } from './talk'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

let head: Person
beforeEach(async () => {
	clockAt(today)
	head ??= await makeListener('本間', 'head-coordinator')
})
afterAll(() => moveClock(undefined))

const check = (accountId: string, renewOn: string, by = head, otherHeads = 0) =>
	refusing((tx) =>
		checkLicence(tx, by.actor, { accountId, kind: 'midwife', number: '7654321', renewOn }, otherHeads),
	)
const move = (accountId: string, state: 'training' | 'qualified' | 'serving' | 'resting' | 'candidate') =>
	refusing((tx) => moveCoordinator(tx, head.actor, accountId, state, 'わけ'))

describe('a licence', () => {
	it('must hold before somebody is qualified, and while they listen', async () => {
		const { accountId } = await makeListener('新人')
		expect(await move(accountId, 'training')).toBe('done')
		expect(await move(accountId, 'qualified')).toBe('licence-missing')
		expect(await check(accountId, today)).toBe('licence-over')
		expect(await check(accountId, addDays(today, 10))).toBe('done')
		expect(await move(accountId, 'qualified')).toBe('done')
		const listens = async (day: string) => (await listenersAmong(db(), [accountId], day)).has(accountId)
		expect(await listens(addDays(today, 9))).toBe(true)
		expect(await listens(addDays(today, 10))).toBe(false)
		expect(await check(accountId, addDays(today, 400))).toBe('done')
		expect(await listens(addDays(today, 10))).toBe(true)
		expect(await move(accountId, 'resting')).toBe('done')
		expect(await listens(today)).toBe(false)
		expect((await movesOf(db(), accountId)).map(({ state }) => state)).toEqual([
			'resting',
			'qualified',
			'training',
		])
		expect(await standingOf(db(), accountId)).toMatchObject({
			state: 'resting',
			licence: { kind: 'midwife' },
		})
	})

	it('of one’s own is looked at by another head where there is one', async () => {
		expect(await check(head.accountId, addDays(today, 10), head, 1)).toBe('licence-own')
		expect(await check(head.accountId, addDays(today, 10), head, 0)).toBe('done')
	})
})

it('who says that they hold a licence is a candidate until they withdraw or the head takes it up', async () => {
	const nurse = newId()
	const actor = { accountId: nurse, role: 'registrant', channel: 'site' } as const
	const offer = () => refusing((tx) => moveCoordinator(tx, actor, nurse, 'candidate', '看護師の免許'))
	expect(await offer()).toBe('done')
	expect(await offer()).toBe('standing-step')
	expect(await candidatesOn(db())).toEqual([nurse])
	expect(await refusing((tx) => withdrawCandidate(tx, actor))).toBe('done')
	expect(await candidatesOn(db())).toEqual([])
	expect(await movesOf(db(), nurse)).toEqual([])
	await offer()
	expect(await move(nurse, 'training')).toBe('done')
	expect(await refusing((tx) => withdrawCandidate(tx, actor))).toBe('candidate-moved')
})

it('the head sees load, slowest answers, urgent cases and hand-overs, without a word', async () => {
	const nurse = await makeListener('数')
	const other = await makeListener('相手')
	await qualify(nurse.accountId, other.accountId)
	const writer = makeWriter()
	const begin = async () => {
		const id = await writer.asks('見えてはいけない言葉')
		await inTransaction((tx) => takeThread(tx, nurse.actor, id))
		return id
	}
	const [first, second, third] = [await begin(), await begin(), await begin()]
	clockAt(today, 10 * 60)
	await answerOf(nurse, first, 'はい')
	clockAt(addDays(today, 1), 10 * 60)
	await answerOf(nurse, second, 'はい')
	const note = await sealNote(third, { kind: 'handover', words: 'お願いします' })
	await inTransaction((tx) => handOver(tx, nurse.actor, note, other.accountId))
	await inTransaction((tx) => tx.update(threads).set({ urgentAt: tx.at }).where(eq(threads.id, third)))
	const figures = await supervisionOf(db(), [nurse.accountId, other.accountId], instantOf(today, 0))
	expect(figures.get(nurse.accountId)).toEqual({
		open: 2,
		waiting: 0,
		urgentNow: 0,
		answers: 2,
		medianMinutes: 60,
		slowestMinutes: 25 * 60,
		late: 1,
		urgent: 0,
		handedOver: 1,
	})
	expect(figures.get(other.accountId)).toMatchObject({ open: 1, waiting: 1, urgentNow: 1, answers: 0 })
	expect((await supervisionOf(db(), [nurse.accountId], now())).get(nurse.accountId)?.answers).toBe(1)
})

// The coordinators' tools on a real database: notes, labels, sleep, handing over, replies to come, searching, and live talks.
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { sendPlannedReplies } from '~/chores/consultation.server'
import { inTransaction } from '~/events/transaction.server'
import { addManual, cannedOn, dropCanned, keepCanned, manualOn } from '~/wellness/answering.server'
import { boardCounts, boardOf } from '~/wellness/board.server'
import { deskOf, handOver, keepDesk, letSleep, sealDesk, wake } from '~/wellness/desk.server'
import { keyOf } from '~/wellness/keyring.server'
import { dropPlanned, plannedIn, planReply } from '~/wellness/later.server'
import { hear, heardHere, tell } from '~/wellness/live.server'
import type { NoteWords } from '~/wellness/note'
import { addNote, dueIn, finishNote, notesOf, sealNote } from '~/wellness/note.server'
import { searchOwn } from '~/wellness/search.server'
import { closeThread, deleteThread, saidIn, sealWords, takeThread, threadOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { clocks } from '~db/schema/wellness'
import { plannedReplies, threadNotes } from '~db/schema/wellness-desk'
import type { Person } from '../cast'
import { clockAt, eventsAbout, everyRow, refusalOf, refusing, today } from '../cast'
import { answerOf, makeListener, makeWriter } from './talk'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

let nurse: Person
let midwife: Person
beforeEach(async () => {
	clockAt(today)
	nurse ??= await makeListener('白石')
	midwife ??= await makeListener('緒方')
})
afterAll(() => moveClock(undefined))

const mother = makeWriter()

async function talk(words = '夜に何度も起きます', by = nurse): Promise<string> {
	const id = await mother.asks(words)
	await inTransaction((tx) => takeThread(tx, by.actor, id))
	expect(await answerOf(by, id, 'ありがとうございます')).toBe('done')
	return id
}

const listed = async (list: 'mine' | 'asleep' | 'theirs', by = nurse) =>
	(await boardOf(db(), list, { accountId: by.accountId, head: false, deputy: false }, now())).map(
		({ id }) => id,
	)

async function sleeps(id: string, thanksSleep: boolean, day = addDays(today, 7)) {
	const desk = await sealDesk(id, { labels: [], thanksSleep })
	return refusing((tx) => letSleep(tx, nurse.actor, id, instantOf(day, 0), desk))
}

describe('a thread asleep', () => {
	it('leaves the lists until its day, and any word of its person brings it back with a promise', async () => {
		const id = await talk()
		expect(await sleeps(id, false)).toBe('done')
		expect(await listed('mine')).not.toContain(id)
		expect(await listed('theirs')).not.toContain(id)
		expect(await listed('asleep')).toContain(id)
		expect(await mother.writes(id, 'ありがとうございます')).toBe(true)
		expect(await listed('mine')).toContain(id)
		expect((await threadOf(db(), id))?.answerBy).not.toBeNull()
	})

	it('sleeps on after mere thanks where its coordinator chose so: kept, and nothing is owed', async () => {
		const id = await talk()
		await sleeps(id, true)
		expect(await mother.writes(id, 'ありがとうございます', true)).toBe(false)
		expect(await listed('asleep')).toContain(id)
		expect((await threadOf(db(), id))?.answerBy).toBeNull()
		const kept = await db().select().from(clocks).where(eq(clocks.threadId, id))
		expect(kept.filter(({ droppedAt }) => droppedAt !== null)).toHaveLength(1)
		expect((await saidIn(db(), id))?.at(-1)?.words).toBe('ありがとうございます')
		// Another word, and thanks to a thread that is awake, are owed an answer like any.
		expect(await mother.writes(id, 'でも、まだ眠れません')).toBe(true)
		expect(await mother.writes(id, 'ありがとうございます', true)).toBe(true)
	})

	it('is awake on its day, and by hand', async () => {
		const id = await talk()
		await sleeps(id, false, addDays(today, 1))
		clockAt(addDays(today, 1), 0)
		expect(await listed('mine')).toContain(id)
		clockAt(today)
		expect(await listed('asleep')).toContain(id)
		await inTransaction((tx) => wake(tx, nurse.actor, id))
		expect(await listed('asleep')).not.toContain(id)
	})

	it('cannot be while something waits, nor until a day that is over', async () => {
		const id = await mother.asks('待っています')
		expect(await sleeps(id, false)).toBe('sleep-unanswered')
		const other = await talk()
		expect(await sleeps(other, false, today)).toBe('sleep-day-over')
	})
})

describe('what stands beside a talk', () => {
	const add = async (id: string, words: NoteWords, dueAt: Date | null = null) => {
		const note = await sealNote(id, words)
		await inTransaction((tx) => addNote(tx, nurse.actor, note, dueAt))
		return note.id
	}
	const report: NoteWords = {
		kind: 'report',
		reason: 'child',
		to: '児童相談所 中村さん',
		said: 'あざがあると聞いた',
		told: 'unsafe',
		toldWhy: '同じ家にいるため',
	}

	it('is read by whoever reads the thread, a report by its coordinator and the head alone', async () => {
		const id = await talk()
		await add(id, { kind: 'note', words: '腰の話もあった' })
		await add(id, report)
		for (const way of ['own', 'head', 'taken'] as const)
			expect((await notesOf(db(), id, way)).map(({ words }) => words.kind)).toEqual(['report', 'note'])
		for (const way of ['deputy', 'broken'] as const)
			expect((await notesOf(db(), id, way)).map(({ words }) => words.kind)).toEqual(['note'])
	})

	it('is due until it is done, once', async () => {
		const id = await talk()
		const noteId = await add(id, { kind: 'follow', words: '調子を聞く' }, instantOf(addDays(today, 3), 540))
		const sooner = await add(id, report, instantOf(addDays(today, 1), 540))
		const dueOf = async () => (await dueIn(db(), [id])).get(id)
		expect(await dueOf()).toEqual(instantOf(addDays(today, 1), 540))
		expect(await refusing((tx) => finishNote(tx, nurse.actor, id, sooner))).toBe('done')
		expect(await dueOf()).toEqual(instantOf(addDays(today, 3), 540))
		expect(await refusing((tx) => finishNote(tx, nurse.actor, id, noteId))).toBe('done')
		expect(await refusing((tx) => finishNote(tx, nurse.actor, id, noteId))).toBe('not-found')
		expect(await dueOf()).toBeUndefined()
	})

	it('stops no promise, and goes with its thread', async () => {
		const id = await talk()
		await mother.writes(id, 'もう一つ')
		const before = (await threadOf(db(), id))?.answerBy
		await add(id, { kind: 'note', words: 'メモ' })
		expect((await threadOf(db(), id))?.answerBy).toEqual(before)
		await inTransaction((tx) => deleteThread(tx, mother.owner, id))
		expect(await db().select().from(threadNotes).where(eq(threadNotes.threadId, id))).toEqual([])
	})

	it('stands nowhere in clear, neither words nor labels nor that there is a report', async () => {
		const id = await talk()
		await add(id, report)
		const desk = await sealDesk(id, { labels: ['産後うつの心配'], thanksSleep: false })
		await inTransaction((tx) => keepDesk(tx, nurse.actor, id, desk))
		const thread = await threadOf(db(), id)
		expect(thread && deskOf(thread, await keyOf(id)).labels).toEqual(['産後うつの心配'])
		for (const { table, text } of await everyRow())
			for (const words of ['産後うつの心配', '児童相談所 中村', 'あざがある', '"report"'])
				expect(text, table).not.toContain(words)
	})
})

describe('handing over', () => {
	it('gives the thread with what must be known; its promise stays', async () => {
		const id = await talk()
		await mother.writes(id, 'まだ眠れません')
		const promised = (await threadOf(db(), id))?.answerBy
		const hand = async (to: Person) => {
			const note = await sealNote(id, { kind: 'handover', words: '朝のほうが話しやすい' })
			return refusing((tx) => handOver(tx, nurse.actor, note, to.accountId))
		}
		expect(await hand(midwife)).toBe('done')
		expect(await threadOf(db(), id)).toMatchObject({ coordinatorId: midwife.accountId, answerBy: promised })
		expect((await notesOf(db(), id, 'own')).map(({ words }) => words)).toEqual([
			{ kind: 'handover', words: '朝のほうが話しやすい' },
		])
		expect(await hand(midwife)).toBe('handed-to-same')
		expect(await eventsAbout('thread', id)).toContain('thread.handed-over')
	})

	it('a person who wishes for the same coordinator has them from the first word', async () => {
		const id = await mother.asks('また、お願いします', midwife.accountId)
		expect(await threadOf(db(), id)).toMatchObject({ coordinatorId: midwife.accountId })
		expect(await listed('mine', midwife)).toContain(id)
	})
})

describe('a reply to come', () => {
	const plan = async (id: string, at: Date, words = '朝にお送りします') => {
		const sealed = await sealWords(id, words)
		return refusing((tx) => planReply(tx, nurse.actor, sealed, at))
	}
	const wordsIn = async (id: string) => (await saidIn(db(), id))?.map(({ words }) => words)

	it('is sent once at its time, by whoever wrote it, and keeps the promise then', async () => {
		const id = await mother.asks('夜中に失礼します')
		const at = instantOf(today, 20 * 60)
		expect(await plan(id, at)).toBe('done')
		expect((await threadOf(db(), id))?.answerBy).not.toBeNull()
		expect(await sendPlannedReplies()).toBe(0)
		expect(await wordsIn(id)).toEqual(['夜中に失礼します'])
		clockAt(today, 20 * 60)
		expect(await sendPlannedReplies()).toBe(1)
		expect(await sendPlannedReplies()).toBe(0)
		expect(await wordsIn(id)).toEqual(['夜中に失礼します', '朝にお送りします'])
		expect(await threadOf(db(), id)).toMatchObject({ answerBy: null, coordinatorId: nurse.accountId })
	})

	it('is held back by a word of its person', async () => {
		const id = await talk()
		await plan(id, instantOf(today, 20 * 60))
		await mother.writes(id, 'やはり、明日でお願いします')
		clockAt(today, 20 * 60)
		expect(await sendPlannedReplies()).toBe(0)
		const [held] = await plannedIn(db(), id)
		expect(held?.heldAt).not.toBeNull()
		expect(await refusing((tx) => dropPlanned(tx, nurse.actor, id, held?.id ?? ''))).toBe('done')
		expect(await plannedIn(db(), id)).toEqual([])
	})

	it('cannot come too late for its promise, nor in the past, nor long ahead', async () => {
		const id = await mother.asks('待っています')
		expect(await plan(id, instantOf(addDays(today, 1), 9 * 60 + 1))).toBe('send-later-late')
		expect(await plan(id, instantOf(addDays(today, 1), 9 * 60))).toBe('done')
		expect(await plan(id, now())).toBe('send-later-over')
		expect(await plan(await talk(), instantOf(addDays(today, 31), 0))).toBe('send-later-far')
	})

	it('goes with its thread', async () => {
		const id = await talk()
		await plan(id, instantOf(today, 20 * 60))
		await inTransaction((tx) => deleteThread(tx, mother.owner, id))
		clockAt(today, 20 * 60)
		expect(await sendPlannedReplies()).toBe(0)
		expect(await db().select().from(plannedReplies).where(eq(plannedReplies.threadId, id))).toEqual([])
	})

	it('of a thread that was closed meanwhile is sent all the same: its words were promised to nobody else', async () => {
		const id = await talk()
		await plan(id, instantOf(today, 20 * 60))
		await inTransaction((tx) => closeThread(tx, nurse.actor, id))
		clockAt(today, 20 * 60)
		expect(await sendPlannedReplies()).toBe(1)
	})
})

describe('searching', () => {
	it('finds words of one’s own threads in any kana, with all of several, and nobody else’s', async () => {
		const own = await makeListener('探す')
		const first = await talk('二時間しかネムれません。腰も痛いです', own)
		const other = await talk('腰だけが痛いです', own)
		await talk('眠れません。腰も痛いです')
		const found = async (words: string) =>
			(await searchOwn(db(), own.accountId, words)).found.map(({ threadId }) => threadId).sort()
		expect(await found('ねむれ')).toEqual([first])
		expect(await found('痛い')).toEqual([first, other].sort())
		expect(await found('腰　ネムレ')).toEqual([first])
		expect(await found('眠れ')).toEqual([])
		expect(await searchOwn(db(), own.accountId, '腰も')).toMatchObject({
			threads: 2,
			found: [{ details: { name: 'あさがお' }, piece: expect.stringContaining('腰も痛い') }],
		})
	})
	it('asks for two letters', async () => {
		for (const words of ['腰', '', ' ', '𠮷'])
			expect(await refusalOf(searchOwn(db(), nurse.accountId, words))).toBe('search-too-short')
	})
})

describe('a live talk', () => {
	it('tells who has the thread open, and after they leave nobody', async () => {
		let heard = 0
		const quiet = hear('a-thread', () => {
			heard += 1
		})
		const alsoQuiet = hear('a-thread', () => undefined)
		tell('a-thread')
		tell('another')
		expect(heard).toBe(1)
		quiet()
		tell('a-thread')
		expect(heard).toBe(1)
		expect(heardHere()).toBe(1)
		alsoQuiet()
		expect(heardHere()).toBe(0)
	})

	it('goes on from the last message somebody knows, also past one that was written earlier and sent later', async () => {
		const id = await talk()
		const early = await sealWords(id, '先に書いたお返事')
		await inTransaction((tx) => planReply(tx, nurse.actor, early, instantOf(today, 20 * 60)))
		clockAt(today, 12 * 60)
		const last = (await saidIn(db(), id))?.at(-1)?.id ?? null
		expect(await saidIn(db(), id, last)).toEqual([])
		clockAt(today, 20 * 60)
		await sendPlannedReplies()
		expect((await saidIn(db(), id, last))?.map(({ words }) => words)).toEqual(['先に書いたお返事'])
	})
})

describe('what is answered with', () => {
	it('a reply that is often the same is kept, changed and taken away', async () => {
		await inTransaction((tx) => keepCanned(tx, nurse.actor, { name: 'お礼', words: '{呼び名} さん' }))
		const [one] = await cannedOn(db())
		await inTransaction((tx) =>
			keepCanned(tx, midwife.actor, { id: one?.id, name: 'お礼', words: '{呼び名} さん、どうも' }),
		)
		expect(await cannedOn(db())).toMatchObject([
			{ words: '{呼び名} さん、どうも', changedBy: midwife.accountId },
		])
		expect(await refusing((tx) => keepCanned(tx, nurse.actor, { name: 'だめ', words: '{名前}さん' }))).toBe(
			'canned-field',
		)
		await inTransaction((tx) => dropCanned(tx, nurse.actor, one?.id ?? ''))
		expect(await cannedOn(db())).toEqual([])
		expect(await refusing((tx) => dropCanned(tx, nurse.actor, one?.id ?? ''))).toBe('not-found')
	})

	it('the manual holds from its day on', async () => {
		const version = (name: string, fromDay: string) => ({
			version: name,
			fromDay,
			doctor: '久我 まもる',
			words: '急がせない。',
		})
		expect(await manualOn(db(), today)).toBeUndefined()
		await inTransaction((tx) => addManual(tx, nurse.actor, version('第1版', today)))
		await inTransaction((tx) => addManual(tx, nurse.actor, version('第2版', addDays(today, 2))))
		expect((await manualOn(db(), addDays(today, 1)))?.version).toBe('第1版')
		expect((await manualOn(db(), addDays(today, 2)))?.version).toBe('第2版')
		expect(await refusing((tx) => addManual(tx, nurse.actor, version('第3版', addDays(today, -1))))).toBe(
			'manual-day-over',
		)
	})
})

it('the board counts what sleeps apart', async () => {
	const own = await makeListener('数える')
	const id = await talk('一つ', own)
	const before = await boardCounts(db(), own.accountId, now())
	expect(before).toMatchObject({ mine: 1, theirs: 1, asleep: 0 })
	await sleeps(id, false)
	expect(await boardCounts(db(), own.accountId, now())).toMatchObject({ mine: 0, theirs: 0, asleep: 1 })
})

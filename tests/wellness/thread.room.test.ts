// Consultations on a real database: sealed, promised, taken, answered, closed and deleted; and nothing of them in clear.
import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { environment } from '~/base/env'
import { newId } from '~/base/ids'
import { callAboutConsultations } from '~/chores/consultation.server'
import { inTransaction } from '~/events/transaction.server'
import { boardCounts, boardOf } from '~/wellness/board.server'
import { keepingIn } from '~/wellness/clock.server'
import { begunBy, draftDays, dropDraft, keepDraft, photoIn, sealDraft } from '~/wellness/draft.server'
import { addDuty } from '~/wellness/duty.server'
import { closeKeyring, destroyKeys, keptKeys, keyOf } from '~/wellness/keyring.server'
import { breakSeal, noteOpening, openingsOf, sealReason } from '~/wellness/opening.server'
import { ownerOf } from '~/wellness/sealed.server'
import { sweepConsultations, sweepKeys } from '~/wellness/sweep.server'
import {
	closeOwnThread,
	closeThread,
	deleteThread,
	detailsOf,
	forgetKeyOf,
	openThread,
	saidIn,
	sealThread,
	sealWords,
	takeThread,
	threadOf,
	threadsOf,
	writeOn,
} from '~/wellness/thread.server'
import { backupTo, closeDatabase, db, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { events } from '~db/schema/events'
import { outbox } from '~db/schema/notices'
import { clocks, duties, openings, threads } from '~db/schema/wellness'
import { licences } from '~db/schema/wellness-desk'
import type { Person } from '../cast'
import { clockAt, everyRow, qualify, refusalOf, refusing, today } from '../cast'
import { answerOf, makeListener, makeWriter } from './talk'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

const { account: mother, owner, ...writer } = makeWriter()
const secret = '夜に何度も起きます'
const asked = (words = secret) => writer.asks(words)
const wrote = (threadId: string, words: string) => writer.writes(threadId, words)
const answered = (threadId: string, words: string, by = nurse, seen: string | null = null) =>
	answerOf(by, threadId, words, seen)

async function listening(name: string): Promise<Person> {
	const made = await makeListener(name)
	await qualify(made.accountId)
	return made
}

let nurse: Person
let midwife: Person
let head: Person
beforeEach(async () => {
	clockAt(today)
	nurse ??= await listening('白石')
	midwife ??= await listening('緒方')
	head ??= await makeListener('本間', 'head-coordinator')
})
afterAll(() => moveClock(undefined))

const clocksOf = (threadId: string) =>
	db().select().from(clocks).where(eq(clocks.threadId, threadId)).orderBy(asc(clocks.startedAt))

describe('a consultation', () => {
	it('is opened for its person alone and tells the history who only as the thread', async () => {
		const id = await asked()
		const key = await keyOf(id)
		const thread = await threadOf(db(), id, owner)
		expect(thread && detailsOf(thread, key)).toEqual({
			topic: 'childcare',
			name: 'あさがお',
			way: 'here',
			account: mother,
		})
		expect((await saidIn(db(), id))?.map(({ words }) => words)).toEqual([secret])
		expect(await threadOf(db(), id, ownerOf(newId()))).toBeUndefined()
		const [event] = await db().select().from(events).where(eq(events.subjectId, id))
		expect([event?.what, event?.actorId, event?.actorRole]).toEqual(['thread.opened', id, 'visitor'])
		expect(thread?.answerBy).toEqual(instantOf(addDays(today, 1), 540))
	})

	it('has a promise for each word without an answer; a note or a reading stops none, an answer all', async () => {
		const id = await asked()
		clockAt(today, 20 * 60)
		await wrote(id, 'もう一つ')
		await noteOpening(id, nurse.accountId)
		expect((await clocksOf(id)).map(({ answerBy }) => answerBy)).toEqual([
			instantOf(addDays(today, 1), 9 * 60),
			instantOf(addDays(today, 1), 20 * 60),
		])
		clockAt(addDays(today, 1), 8 * 60)
		expect(await answered(id, 'ありがとうございます')).toBe('done')
		expect((await clocksOf(id)).map(({ answeredAt }) => answeredAt)).toEqual([
			instantOf(addDays(today, 1), 8 * 60),
			instantOf(addDays(today, 1), 8 * 60),
		])
		expect((await threadOf(db(), id))?.answerBy).toBeNull()
		await wrote(id, 'また')
		expect((await threadOf(db(), id))?.answerBy).toEqual(instantOf(addDays(today, 2), 8 * 60))
	})

	it('is taken by one, and of two who answer at once the second reads first', async () => {
		const id = await asked()
		const seen = (await saidIn(db(), id))?.at(-1)?.id ?? ''
		expect(await refusing((tx) => takeThread(tx, nurse.actor, id))).toBe('done')
		expect(await refusing((tx) => takeThread(tx, midwife.actor, id))).toBe('thread-taken')
		expect(await answered(id, '先の返事', nurse, seen)).toBe('done')
		expect(await answered(id, '後の返事', head, seen)).toBe('thread-said-since')
		expect((await saidIn(db(), id))?.map(({ words }) => words)).toEqual([secret, '先の返事'])
	})

	it('is closed by a coordinator only when nothing waits, by its person always, and opens again with a word', async () => {
		const id = await asked()
		expect(await refusing((tx) => closeThread(tx, nurse.actor, id))).toBe('thread-unanswered')
		expect(await refusing((tx) => closeOwnThread(tx, owner, id))).toBe('done')
		expect((await clocksOf(id)).every(({ droppedAt }) => droppedAt !== null)).toBe(true)
		expect((await threadOf(db(), id))?.answerBy).toBeNull()
		await wrote(id, 'やはり')
		expect((await threadOf(db(), id))?.closedAt).toBeNull()
		expect(await answered(id, 'はい')).toBe('done')
		expect(await refusing((tx) => closeThread(tx, nurse.actor, id))).toBe('done')
		expect(await answered(id, 'もう一言')).toBe('done')
	})

	it('takes twenty thousand letters, and nobody else’s thread a word', async () => {
		const long = '字'.repeat(20_000)
		const id = await asked(long)
		expect((await saidIn(db(), id))?.[0]?.words).toBe(long)
		const sealed = await sealWords(id, '割りこみ')
		expect(await refusing((tx) => writeOn(tx, ownerOf(newId()), sealed))).toBe('not-found')
		expect(await refusing((tx) => closeOwnThread(tx, ownerOf(newId()), id))).toBe('not-found')
		expect(await refusing((tx) => deleteThread(tx, ownerOf(newId()), id))).toBe('not-found')
	})
})

describe('the board', () => {
	it('shows everybody a clock, and what it is about only to who may read it', async () => {
		await inTransaction((tx) => tx.update(threads).set({ closedAt: tx.at, answerBy: null }))
		const free = await asked()
		clockAt(today, 600)
		const theirs = await asked()
		await inTransaction((tx) => takeThread(tx, midwife.actor, theirs))
		const seenBy = async ({ accountId }: Person, isHead = false) =>
			(await boardOf(db(), 'waiting', { accountId, head: isHead, deputy: false }, instantOf(today, 600))).map(
				({ id, details, answerBy }) => [id, details?.name, answerBy !== null],
			)
		expect(await seenBy(nurse)).toEqual([
			[free, undefined, true],
			[theirs, undefined, true],
		])
		expect(await seenBy(midwife)).toEqual([
			[free, undefined, true],
			[theirs, 'あさがお', true],
		])
		expect(await seenBy(head, true)).toEqual([
			[free, 'あさがお', true],
			[theirs, 'あさがお', true],
		])
		expect(await boardCounts(db(), midwife.accountId, now())).toMatchObject({
			waiting: 2,
			unassigned: 1,
			mine: 1,
		})
	})

	it('keeps a reading with a reason for its person, and never lets it be changed', async () => {
		const id = await asked()
		await inTransaction((tx) => takeThread(tx, midwife.actor, id))
		const reason = await sealReason(id, '担当が倒れたため')
		expect(await inTransaction((tx) => breakSeal(tx, nurse.actor, reason))).toBe(midwife.accountId)
		expect((await openingsOf(db(), id)).map(({ by, way, reason }) => [by, way, reason])).toEqual([
			[nurse.accountId, 'broken', '担当が倒れたため'],
		])
		await expect(
			inTransaction((tx) => tx.update(openings).set({ way: 'own' }).where(eq(openings.threadId, id))),
		).rejects.toThrow()
		await expect(
			inTransaction((tx) => tx.delete(openings).where(eq(openings.threadId, id))),
		).rejects.toThrow()
	})
})

describe('a promise that runs out', () => {
	it('calls coordinator and head once each, in words that say nothing, and counts for the month', async () => {
		await inTransaction(async (tx) => {
			await tx.update(clocks).set({ droppedAt: tx.at })
			await tx.delete(outbox)
		})
		const id = await asked()
		await inTransaction((tx) => takeThread(tx, midwife.actor, id))
		const mailed = async () => (await db().select().from(outbox)).map(({ toAddress }) => toAddress)
		clockAt(addDays(today, 1), 3 * 60 - 1)
		expect(await callAboutConsultations()).toBe(0)
		clockAt(addDays(today, 1), 3 * 60)
		expect(await callAboutConsultations()).toBe(1)
		expect(await callAboutConsultations()).toBe(0)
		expect(await mailed()).toEqual([`${midwife.accountId}@hinata.example`])
		clockAt(addDays(today, 5), 0)
		expect(await callAboutConsultations()).toBe(1)
		expect(await mailed()).toContain(`${head.accountId}@hinata.example`)
		for (const { subject, body } of await db().select().from(outbox)) {
			expect(subject).toMatch(/新しいお知らせがあります$/)
			expect(`${subject}${body}`).not.toMatch(/相談|からだ|こころ|care|coordinator/)
		}
		await answered(id, '遅くなりました', midwife)
		const month = await keepingIn(db(), instantOf('2026-11-01', 0), instantOf('2026-12-01', 0), now())
		expect(month.late).toBe(1)
	})
})

describe('the eighteenth hour', () => {
	const eighteen = () => clockAt(addDays(today, 1), 3 * 60)
	const duty = (coordinatorId: string, deputyId: string | null) =>
		inTransaction((tx) =>
			addDuty(tx, head.actor, {
				coordinatorId,
				deputyId,
				startsAt: instantOf(today, 8 * 60),
				endsAt: instantOf(addDays(today, 2), 8 * 60),
			}),
		)
	const rung = async () =>
		(await db().select().from(outbox)).map(({ toAddress }) => toAddress.split('@')[0]).sort()
	const names = (...people: Person[]) => people.map(({ accountId }) => accountId).sort()
	beforeEach(async () => {
		await inTransaction(async (tx) => {
			await tx.update(clocks).set({ droppedAt: tx.at })
			await tx.delete(duties)
			await tx.delete(outbox)
		})
	})
	afterEach(() => inTransaction((tx) => tx.delete(duties)))

	it('calls the deputy with the coordinator', async () => {
		await duty(nurse.accountId, midwife.accountId)
		const id = await asked()
		await inTransaction((tx) => takeThread(tx, nurse.actor, id))
		eighteen()
		await callAboutConsultations()
		expect(await rung()).toEqual(names(nurse, midwife))
	})

	it('calls who is on duty and not who is on leave; without a deputy too', async () => {
		const id = await asked()
		await inTransaction((tx) => takeThread(tx, midwife.actor, id))
		await duty(nurse.accountId, null)
		eighteen()
		await callAboutConsultations()
		expect(await rung()).toEqual(names(nurse))
	})

	it('calls the head where whose thread it is may listen no more, and nobody is on duty', async () => {
		const id = await asked()
		await inTransaction((tx) => takeThread(tx, midwife.actor, id))
		await inTransaction((tx) =>
			tx.update(licences).set({ renewOn: today }).where(eq(licences.accountId, midwife.accountId)),
		)
		eighteen()
		await callAboutConsultations()
		expect(await rung()).toEqual(names(head))
		await inTransaction((tx) =>
			tx.update(licences).set({ renewOn: '2099-01-01' }).where(eq(licences.accountId, midwife.accountId)),
		)
	})

	it('is half an hour of somebody who needs help now, with the head before the hour is over', async () => {
		await duty(nurse.accountId, midwife.accountId)
		const first = await sealThread(
			{ topic: 'unknown', name: '', way: 'here', account: null },
			{ words: '助けて', photos: [] },
		)
		clockAt(today, 9 * 60)
		await inTransaction((tx) => openThread(tx, owner, first, { urgent: true }))
		clockAt(today, 9 * 60 + 29)
		expect(await callAboutConsultations()).toBe(0)
		clockAt(today, 9 * 60 + 30)
		await callAboutConsultations()
		expect(await rung()).toEqual(names(nurse, midwife))
		clockAt(today, 9 * 60 + 50)
		await callAboutConsultations()
		expect(await rung()).toContain(head.accountId)
	})

	it('nobody but the head makes themselves a deputy, who reads what is a colleague’s', async () => {
		const own = {
			coordinatorId: nurse.accountId,
			startsAt: instantOf(today, 8 * 60),
			endsAt: instantOf(today, 9 * 60),
		}
		expect(await refusing((tx) => addDuty(tx, midwife.actor, { ...own, deputyId: midwife.accountId }))).toBe(
			'duty-own-reading',
		)
		expect(await refusing((tx) => addDuty(tx, head.actor, { ...own, deputyId: head.accountId }))).toBe('done')
	})
})

describe('what was typed and not sent', () => {
	it('is there again for its person, with its photos, and goes after a fortnight with its key', async () => {
		const photo = { bytes: Buffer.from('a photo'), width: 1, height: 1 }
		const draft = await sealDraft(owner, { words: '書きかけ', photos: [] }, { photos: [photo] })
		await inTransaction((tx) => keepDraft(tx, owner, draft, true))
		const begun = await begunBy(db(), owner)
		expect(begun?.draft.words).toBe('書きかけ')
		expect(await photoIn(db(), draft.threadId, begun?.draft.photos[0] ?? '')).toEqual(photo.bytes)
		expect(await begunBy(db(), ownerOf(newId()))).toBeUndefined()
		clockAt(addDays(today, draftDays + 1))
		await sweepConsultations()
		expect(await begunBy(db(), owner)).toBeUndefined()
		expect(await keyOf(draft.threadId)).toBeUndefined()
	})

	it('becomes a thread under the same key, and is thrown away on wish', async () => {
		const draft = await sealDraft(owner, { words: '書きかけ', photos: [] })
		await inTransaction((tx) => keepDraft(tx, owner, draft, true))
		const first = await sealThread(
			{ topic: 'unknown', name: '', way: 'here', account: mother },
			{ words: '送ります', photos: [] },
			draft.threadId,
		)
		expect(await inTransaction((tx) => openThread(tx, owner, first))).toBe(draft.threadId)
		expect(await begunBy(db(), owner)).toBeUndefined()
		const other = await sealDraft(owner, { words: '捨てます', photos: [] })
		await inTransaction((tx) => keepDraft(tx, owner, other, true))
		await inTransaction((tx) => dropDraft(tx, owner, other.threadId))
		expect(await begunBy(db(), owner)).toBeUndefined()
		const four = Array.from({ length: 4 }, () => ({ bytes: Buffer.from('x'), width: 1, height: 1 }))
		expect(await refusalOf(sealDraft(owner, { words: '', photos: [] }, { photos: four }))).toBe(
			'too-many-photos',
		)
	})
})

describe('deleting', () => {
	it('takes everything sealed and the key, and leaves clocks that name nobody', async () => {
		const id = await asked()
		await noteOpening(id, nurse.accountId)
		await inTransaction((tx) => deleteThread(tx, owner, id))
		await forgetKeyOf(db(), id)
		expect(await threadOf(db(), id)).toBeUndefined()
		expect(await openingsOf(db(), id)).toEqual([])
		expect(await keyOf(id)).toBeUndefined()
		expect((await clocksOf(id)).map(({ droppedAt }) => droppedAt !== null)).toEqual([true])
	})

	it('destroys no key of a thread that stands, and sweeps those that were left', async () => {
		const stands = await asked()
		await forgetKeyOf(db(), stands)
		expect(await keyOf(stands)).toBeDefined()
		const left = await asked()
		await inTransaction((tx) => deleteThread(tx, owner, left))
		expect(await sweepKeys()).toBe(0)
		clockAt(today, 600 + 61)
		expect(await sweepKeys()).toBeGreaterThan(0)
		expect(await keptKeys()).toContain(stands)
		expect(await keptKeys()).not.toContain(left)
	})
})

describe.runIf(engine === 'sqlite')('a copy from before a deletion', () => {
	it('cannot be read with the keyring from after it, and how promises were kept stays as it was', async () => {
		const id = await asked('消される言葉')
		await answered(id, 'はい')
		const month = () =>
			keepingIn(db(), instantOf('2026-11-01', 0), instantOf('2026-12-01', 0), instantOf('2026-12-01', 0))
		const before = await month()
		await backupTo(`${sqliteFile()}.older`)
		await inTransaction((tx) => deleteThread(tx, owner, id))
		await forgetKeyOf(db(), id)
		expect(await month()).toEqual(before)
		await closeDatabase()
		for (const beside of ['-wal', '-shm']) rmSync(`${sqliteFile()}${beside}`, { force: true })
		renameSync(`${sqliteFile()}.older`, sqliteFile())
		expect(await threadOf(db(), id)).toBeDefined()
		expect(await saidIn(db(), id)).toBeUndefined()
		expect((await threadsOf(db(), owner)).some((thread) => thread.id === id)).toBe(true)
		expect(await month()).toEqual(before)
	})
})

describe('nothing in clear', () => {
	const planted = 'ひみつの朝顔は夜に咲く'
	const filesBelow = (folder: string): string[] =>
		readdirSync(folder).flatMap((name) => {
			const path = join(folder, name)
			return statSync(path).isDirectory() ? filesBelow(path) : [path]
		})

	it('of words, name, topic or whose it is: in no row, no file, no mail', async () => {
		const draft = await sealDraft(owner, { words: planted, name: planted, photos: [] })
		await inTransaction((tx) => keepDraft(tx, owner, draft, true))
		const first = await sealThread(
			{ topic: 'illness-income', name: planted, way: 'video', account: mother },
			{ words: planted, photos: [] },
		)
		const id = await inTransaction((tx) => openThread(tx, owner, first))
		await wrote(id, planted)
		await inTransaction((tx) => takeThread(tx, midwife.actor, id))
		await answered(id, planted, midwife)
		const reason = await sealReason(id, planted)
		await inTransaction((tx) => breakSeal(tx, nurse.actor, reason))
		const told = [planted, 'illness-income', mother]
		const inRows = (await everyRow()).filter(({ text }) => {
			const bytes = [...text.matchAll(/"data":\[([\d,]*)\]/g)].map(([, list = '']) =>
				Buffer.from(list.split(',').map(Number)).toString('utf8'),
			)
			return told.some((one) => [text, ...bytes].some((plain) => plain.includes(one)))
		})
		expect(inRows).toEqual([])
		if (engine === 'postgres') return
		await closeDatabase()
		await closeKeyring()
		const inFiles = filesBelow(environment().DATA_FOLDER).filter((path) => {
			const bytes = readFileSync(path)
			return told.some((one) => bytes.includes(Buffer.from(one)))
		})
		expect(inFiles).toEqual([])
		await destroyKeys([draft.threadId])
	})
})

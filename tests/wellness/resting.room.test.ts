// When somebody dies their consultations rest within a minute; what a report owes is finished; and each ends by the retention rule.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { restOfTheDead, sendPlannedReplies } from '~/chores/consultation.server'
import { setSetting } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { openHeirCase, undoHeirCase } from '~/money/heirs.server'
import { ringPerson } from '~/notices/mail.server'
import { boardOf } from '~/wellness/board.server'
import { keyOf } from '~/wellness/keyring.server'
import { planReply } from '~/wellness/later.server'
import { addNote, finishNote, sealNote } from '~/wellness/note.server'
import { endDay } from '~/wellness/retention'
import { sweepConsultations } from '~/wellness/sweep.server'
import { sealWords, takeThread, threadOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { outbox } from '~db/schema/notices'
import { registrants } from '~db/schema/people'
import { clocks } from '~db/schema/wellness'
import type { Person, Town } from '../cast'
import { clockAt, makeTown, refusalOf, refusing, today } from '../cast'
import { answerOf, makeListener, makeWriter } from './talk'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

let town: Town
let nurse: Person
beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
	nurse = await makeListener('白石')
})
beforeEach(() => clockAt(today))
afterAll(() => moveClock(undefined))

const mine = async () =>
	(await boardOf(db(), 'mine', { accountId: nurse.accountId, head: false, deputy: false }, now())).map(
		({ id }) => id,
	)

describe('somebody who died', () => {
	it('has consultations that rest: no promise, no reply to come, no ring, no more words; and a mistake is undone', async () => {
		const writer = makeWriter(town.hidaka.accountId)
		await inTransaction((tx) =>
			tx
				.update(registrants)
				.set({ hearsBy: 'mail', email: 'hidaka@hinata.example' })
				.where(eq(registrants.id, town.hidaka.id)),
		)
		const id = await writer.asks('腰が重いです')
		await inTransaction((tx) => takeThread(tx, nurse.actor, id))
		await answerOf(nurse, id, 'いつからですか')
		await writer.writes(id, '先週からです')
		const later = await sealWords(id, '明日の朝に')
		await inTransaction((tx) => planReply(tx, nurse.actor, later, instantOf(today, 20 * 60)))
		expect(await restOfTheDead()).toBe(0)

		const caseId = await inTransaction((tx) => openHeirCase(tx, chore, town.hidaka.id, today))
		await inTransaction((tx) => tx.delete(outbox))
		await inTransaction((tx) => ringPerson(tx, 'after death', town.hidaka.accountId))
		expect(await db().select().from(outbox)).toEqual([])
		expect(await restOfTheDead()).toBe(1)
		expect(await restOfTheDead()).toBe(0)
		expect(await threadOf(db(), id)).toMatchObject({ answerBy: null, urgentAt: null })
		const open = (await db().select().from(clocks).where(eq(clocks.threadId, id))).filter(
			({ answeredAt, droppedAt }) => answeredAt === null && droppedAt === null,
		)
		expect(open).toEqual([])
		expect(await mine()).not.toContain(id)
		clockAt(today, 20 * 60)
		expect(await sendPlannedReplies()).toBe(0)
		expect(await answerOf(nurse, id, 'お返事')).toBe('thread-rests')
		expect(await refusalOf(writer.writes(id, '家族です。読ませてください'))).toBe('not-found')
		expect(await db().select().from(outbox)).toEqual([])

		// A report that was due already is finished all the same.
		const note = await sealNote(id, { kind: 'follow', words: '知らせる' })
		await inTransaction((tx) => addNote(tx, nurse.actor, note, instantOf(addDays(today, 1), 540)))
		expect(await refusing((tx) => finishNote(tx, nurse.actor, id, note.id))).toBe('done')

		await inTransaction((tx) => undoHeirCase(tx, chore, caseId))
		expect(await restOfTheDead()).toBe(1)
		expect(await mine()).toContain(id)
		// What was owed is owed again, since when it was.
		const owed = (await db().select().from(clocks).where(eq(clocks.threadId, id))).filter(
			({ answeredAt, droppedAt }) => answeredAt === null && droppedAt === null,
		)
		expect(owed).toHaveLength(1)
		expect((await threadOf(db(), id))?.answerBy).toEqual(owed[0]?.answerBy)
		expect(await answerOf(nurse, id, 'お待たせしました')).toBe('done')
	})
})

describe('retention', () => {
	it('ends a consultation with its key so many years after its last word, and not while something is owed', async () => {
		await inTransaction((tx) => setSetting(tx, town.chosei.actor, 'consultation-keep-years', 1, today))
		const writer = makeWriter()
		const begin = async () => {
			const id = await writer.asks('小さなこと')
			await inTransaction((tx) => takeThread(tx, nurse.actor, id))
			await answerOf(nurse, id, 'ありがとうございます')
			return id
		}
		const [ended, due, waiting, younger] = [await begin(), await begin(), await begin(), await begin()]
		const report = await sealNote(due, { kind: 'follow', words: '知らせる' })
		await inTransaction((tx) => addNote(tx, nurse.actor, report, instantOf(addDays(today, 1), 540)))
		clockAt(addDays(today, 30))
		await writer.writes(younger, 'また')
		await answerOf(nurse, younger, 'はい')
		clockAt(today)
		const last = (await threadOf(db(), ended))?.lastAt ?? now()
		expect(endDay(last, 1)).toBe(addDays(today, 365))
		clockAt(addDays(today, 364))
		await sweepConsultations()
		expect(await threadOf(db(), ended)).toBeDefined()
		clockAt(addDays(today, 364), 23 * 60)
		await writer.writes(waiting, 'お返事を待っています')
		clockAt(addDays(today, 365))
		await sweepConsultations()
		expect(await threadOf(db(), ended)).toBeUndefined()
		expect(await keyOf(ended)).toBeUndefined()
		for (const id of [due, waiting, younger]) expect(await threadOf(db(), id)).toBeDefined()
		await inTransaction((tx) => finishNote(tx, nurse.actor, due, report.id))
		await sweepConsultations()
		expect(await threadOf(db(), due)).toBeUndefined()
		// How the promise was kept stays, which names nobody.
		expect(await db().select().from(clocks).where(eq(clocks.threadId, ended))).toHaveLength(1)
	})
})

// Voices on a real database: shown first, passed on only with a yes and among k, and nothing of them leads back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { ownerOf } from '~/wellness/sealed.server'
import { deleteThread, openThread, sealThread, threadOf } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { isOneOf } from '~/wellness/voice'
import type { VoiceAnswer } from '~/wellness/voice.server'
import {
	answerVoice,
	couldBeOneOf,
	passVoice,
	preparePassing,
	sealVoice,
	sealVoiceAnswer,
	showVoice,
	voicesIn,
} from '~/wellness/voice.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { events } from '~db/schema/events'
import { passedVoices, voices } from '~db/schema/wellness-voice'
import { clockAt, refusalOf, refusing, today } from '../cast'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

const nurse = { accountId: newId(), role: 'coordinator', channel: 'site' } as const
const mother = newId()
const owner = ownerOf(mother)
const inn = newId()
const said = '朝の子どもを預けられる時間が、仕事の始まりに間に合いません'

const opens = async (topic: Topic, account = newId(), name = '', employer?: string) => {
	const details = { topic, name, way: 'here' as const, account, ...(employer && { tells: { employer } }) }
	const first = await sealThread(details, { words: 'あのね', photos: [] })
	return inTransaction((tx) => openThread(tx, ownerOf(account), first))
}

let id = ''
const thread = async () => {
	const found = await threadOf(db(), id)
	if (!found) throw new Error('no thread')
	return found
}
const show = async (words = said, employerId: string | null = null) => {
	const sealed = await sealVoice(await thread(), { employerId, words })
	await inTransaction((tx) => showVoice(tx, nurse, sealed))
	return sealed.id
}
const answers = async (voice: string, given: VoiceAnswer, whose = owner) => {
	const sealed = await sealVoiceAnswer(id, voice, given)
	return refusing((tx) => answerVoice(tx, whose, sealed))
}
const states = async () => (await voicesIn(db(), id)).map(({ state }) => state)
const pass = async (voice: string) => {
	const passing = await preparePassing(await thread(), voice)
	return inTransaction((tx) => passVoice(tx, nurse, passing))
}

beforeAll(async () => {
	clockAt(today)
	id = await opens('childcare', mother, 'あさがお', inn)
	for (let n = 0; n < 18; n++) await opens('childcare')
}, 60_000)
afterAll(() => moveClock(undefined))

describe('a voice', () => {
	it('is refused where it says by which name its person is called', async () => {
		expect(await refusalOf(show('あさがおさんは朝がつらい'))).toBe('voice-names-person')
	})

	it('waits for its person: silence is no yes, and a newer one takes its place', async () => {
		const first = await show()
		expect(await states()).toEqual(['shown'])
		expect(await refusalOf(pass(first))).toBe('voice-without-yes')
		await show(`${said}。`)
		expect(await states()).toEqual(['shown'])
		expect(await refusalOf(sealVoiceAnswer(id, first, { answer: 'yes' }))).toBe('not-found')
	})

	it('is answered by its person alone: yes, no, or what to change; and the history does not say which', async () => {
		const [voice] = await voicesIn(db(), id)
		const voiceId = voice?.id ?? ''
		expect(await answers(voiceId, { answer: 'yes' }, ownerOf(newId()))).toBe('not-found')
		expect(await answers(voiceId, { answer: 'change', wish: '「朝の」を取ってください' })).toBe('done')
		expect((await voicesIn(db(), id))[0]).toMatchObject({ state: 'change', wish: '「朝の」を取ってください' })
		expect(await answers(voiceId, { answer: 'no' })).toBe('done')
		expect((await voicesIn(db(), id))[0]).toMatchObject({ state: 'no', wish: '' })
		expect(await refusalOf(pass(voiceId))).toBe('voice-without-yes')
		const told = (await db().select().from(events)).filter(({ what }) => what === 'thread.voice-answered')
		expect(told).toHaveLength(2)
		expect(told.map(({ actorId, before, after }) => [actorId, before, after])).toEqual([
			[id, {}, {}],
			[id, {}, {}],
		])
	})

	it('is passed on only where it could be one of k, and never for a firm of which too few wrote', async () => {
		const voiceId = await show()
		await answers(voiceId, { answer: 'yes' })
		// Nineteen people asked about this.
		expect(await refusalOf(pass(voiceId))).toBe('voice-too-few')
		await opens('childcare', mother)
		expect(await couldBeOneOf('childcare', null, today)).toBe(false)
		await opens('childcare')
		expect(await couldBeOneOf('childcare', null, today)).toBe(true)
		expect(await couldBeOneOf('childcare', inn, today)).toBe(false)
		const toFirm = await show(said, inn)
		await answers(toFirm, { answer: 'yes' })
		expect(await refusalOf(pass(toFirm))).toBe('voice-too-few')
		await answers(toFirm, { answer: 'no' })
	})

	it('may have its yes taken back until it is passed on, and not after', async () => {
		const voice = (await voicesIn(db(), id)).find(({ state }) => state === 'yes')
		const voiceId = voice?.id ?? ''
		const passing = await preparePassing(await thread(), voiceId)
		await answers(voiceId, { answer: 'no' })
		expect(await refusing((tx) => passVoice(tx, nurse, passing))).toBe('voice-without-yes')
		await answers(voiceId, { answer: 'yes' })
		await pass(voiceId)
		expect(await answers(voiceId, { answer: 'no' })).toBe('voice-passed')
		expect(await refusalOf(pass(voiceId))).toBe('voice-passed')
	})

	it('bears an id and a month of its own, and stays when its thread is deleted', async () => {
		const [passed] = await db().select().from(passedVoices)
		expect(passed).toMatchObject({ employerId: null, topic: 'childcare', words: said, month: '2026-11-01' })
		// Not one of ours, which tell when they were made.
		expect(passed?.id[14]).toBe('4')
		const kept = await db().select().from(voices)
		expect(kept.map((row) => row.id)).not.toContain(passed?.id)
		expect(JSON.stringify(kept)).not.toContain(said)
		await inTransaction((tx) => deleteThread(tx, owner, id))
		expect(await db().select().from(voices)).toEqual([])
		expect(await db().select().from(passedVoices)).toHaveLength(1)
	})

	it('counts people of the topic, and with a firm of that firm; without a k none passes', () => {
		const all = Array.from({ length: 25 }, (_, at) => ({
			who: String(at % 22),
			topic: 'work' as const,
			tells: at < 20 ? { employer: 'inn' } : {},
		}))
		expect(isOneOf(all, 'work', null, 22)).toBe(true)
		expect(isOneOf(all, 'work', null, 23)).toBe(false)
		expect(isOneOf(all, 'work', 'inn', 20)).toBe(true)
		expect(isOneOf(all, 'work', 'inn', 21)).toBe(false)
		expect(isOneOf(all, 'childcare', null, 1)).toBe(false)
		expect(isOneOf(all, 'work', null, null)).toBe(false)
	})
})

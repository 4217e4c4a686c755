// 開示・訂正・利用停止: the clock, who asks is seen first, others' lines covered, one answer.
import { beforeAll, describe, expect, it } from 'vitest'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { inTransaction } from '~/events/transaction.server'
import { bodyOfPaper, papersOfParty } from '~/papers/archive.server'
import {
	answerPrivacy,
	askPrivacy,
	noteIdentity,
	privacyAnswered,
	privacyWaiting,
} from '~/people/privacy.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, today } from '../cast'

let town: Town
let id = ''

const asking = {
	kind: 'disclosure' as const,
	askedBy: 'self' as const,
	wish: '何が残っていますか',
	receivedOn: today,
	identitySeen: null,
}
const whole = {
	answer: 'done' as const,
	words: '全部お渡しします',
	thirdCovered: true,
	givenBy: 'paper' as const,
}
const about = () => ({ kind: 'registrant' as const, id: town.hidaka.id })

beforeAll(async () => {
	town = await makeTown()
})

describe('a request', () => {
	it('is taken with its day and words, never of a day to come', async () => {
		const ask = (over: Partial<typeof asking>) =>
			refusing((tx) => askPrivacy(tx, town.inoue.actor, about(), { ...asking, ...over }))
		expect(await ask({ receivedOn: '2026-11-03' })).toBe('privacy-received')
		expect(await ask({ wish: '  ' })).toBe('privacy-wish')
		id = await inTransaction((tx) => askPrivacy(tx, town.inoue.actor, about(), asking))
		expect(await privacyWaiting(db())).toMatchObject([{ id, answerBy: '2026-12-02', name: '日高 花' }])
	})

	it('is not answered before who asks was seen, without words, or with others’ lines open', async () => {
		const answer = (over: Partial<typeof whole>) =>
			refusing((tx) => answerPrivacy(tx, town.kessai.actor, id, { ...whole, ...over }))
		expect(await answer({})).toBe('privacy-identity')
		await inTransaction((tx) => noteIdentity(tx, town.inoue.actor, id, 'licence'))
		expect(await answer({ words: ' ' })).toBe('privacy-words')
		expect(await answer({ thirdCovered: false })).toBe('privacy-third')
	})

	it('is answered once, in writing that is kept', async () => {
		clockAt('2026-11-20')
		await inTransaction((tx) => answerPrivacy(tx, town.kessai.actor, id, whole))
		expect(await refusing((tx) => answerPrivacy(tx, town.kessai.actor, id, whole))).toBe('privacy-answered')
		expect(await refusing((tx) => noteIdentity(tx, town.inoue.actor, id, 'card'))).toBe('privacy-answered')
		expect(await privacyWaiting(db())).toEqual([])
		expect(await privacyAnswered(db())).toMatchObject([{ id, answeredOn: '2026-11-20' }])
		await fileWhatWasIssued()
		const [paper] = await papersOfParty(db(), about())
		expect(paper).toMatchObject({ kind: 'privacy-answer', day: '2026-11-20' })
		expect(paper && JSON.stringify(await bodyOfPaper(db(), paper))).toContain('全部お渡しします')
	})

	it('that is withdrawn needs no identity, and no paper goes out', async () => {
		const other = await inTransaction((tx) => askPrivacy(tx, town.inoue.actor, about(), asking))
		await inTransaction((tx) =>
			answerPrivacy(tx, town.inoue.actor, other, { ...whole, answer: 'withdrawn', thirdCovered: false }),
		)
		await fileWhatWasIssued()
		expect(await papersOfParty(db(), about())).toHaveLength(1)
	})
})

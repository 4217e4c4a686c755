// お問い合わせ by the office's calendar: from the first word that waits, past closed days.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { instantOf } from '~/base/day'
import { addClosingDays } from '~/council/closing-day.server'
import { inTransaction } from '~/events/transaction.server'
import { answerTimes, latestConversations, turnsWith, waitsSince, write } from '~/notices/conversation.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeTown } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
}, 60_000)
afterAll(() => moveClock(undefined))

const says = (text: string, fromOffice = false) =>
	inTransaction((tx) =>
		write(tx, town.inoue.actor, { kind: 'registrant', id: town.hidaka.id }, text, fromOffice),
	)
const waiting = async () => {
	const answerBy = await answerTimes(db(), now())
	const since = waitsSince(await turnsWith(db(), { kind: 'registrant', id: town.hidaka.id }))
	const [listed] = await latestConversations(db())
	expect(listed?.since ?? null).toEqual(since)
	return since && answerBy(since)
}

it('counts from the first word that waits, and an answer ends it', async () => {
	// Friday evening before a weekend; Monday is closed by the office itself.
	clockAt('2026-11-13', 20 * 60)
	await inTransaction((tx) =>
		addClosingDays(tx, town.inoue.actor, {
			fromDay: '2026-11-16',
			untilDay: '2026-11-16',
			reason: '棚おろし',
		}),
	)
	await says('道具を借りたいです')
	const by = instantOf('2026-11-17', 1035)
	expect(await waiting()).toEqual(by)
	clockAt('2026-11-17', 9 * 60)
	await says('まだ決まっていませんか')
	expect(await waiting()).toEqual(by)
	await says('お貸しできます', true)
	expect(await waiting()).toBeNull()
	await says('ありがとうございます')
	expect(await waiting()).toEqual(instantOf('2026-11-18', 1035))
})

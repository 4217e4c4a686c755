// Somebody registered twice, through real doors: found, compared, made one, seen by the person, and taken apart again; and a name that changed.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { registrantOf } from '~/people/registrant.server'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today, workDay } from '../cast'
import { atBrowsers } from './browsers'

let town: Town
let kept: Registrant
let twin: Registrant
let at: Awaited<ReturnType<typeof atBrowsers<'desk' | 'own' | 'old'>>>

beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
	const birthDay = '1951-02-03'
	kept = await makeRegistrant('二宮', town.areaId, { birthDay })
	twin = await makeRegistrant('二宮', town.areaId, { birthDay, telephone: '0999-00-0077' })
	await throughJourney(town, 'passed', { registrant: twin, slot: { day: workDay } })
	clockAt(today)
	await throughJourney(town, 'agreed', { registrant: twin, slot: { day: addDays(workDay, 1) } })
	await inTransaction((tx) =>
		tx.update(accounts).set({ number: '260901' }).where(eq(accounts.id, kept.accountId)),
	)
	at = await atBrowsers({ desk: town.inoue.accountId, own: kept.accountId, old: twin.accountId })
}, 60_000)
afterAll(() => moveClock(undefined))

it('is found on the list, compared line by line, and made one by one act', async () => {
	await at.desk.open('/council/people')
	await at.desk.open(at.desk.link('同じ方かもしれない登録が'))
	expect(at.desk.text()).toMatch(/二宮 花.*二宮 花.*1951年2月3日/)
	// Others of this town are alike too.
	await at.desk.open(`/council/people/${twin.id}`)
	await at.desk.open(at.desk.link('二宮 花'))
	for (const line of ['生年月日', '0999-00-0077', '仕事 1件・手挙げ 0件・お声がけ 0件', '2回'])
		expect(at.desk.text()).toContain(line)
	await at.desk.send('sure', { keptId: kept.id })
	expect(at.desk.page.status).toBe(422)
	expect(at.desk.text()).toContain('同じ方だと確かめて、印を付けてください')
	await at.desk.send('sure', { keptId: kept.id, sure: 'on' })
	expect(at.desk.text()).toMatch(/登録を1つにまとめました。.*仕事 1件・手挙げ 0件・お声がけ 0件・順番 2回/)
	await at.desk.open('/council/people/alike')
	expect(at.desk.text()).not.toContain('二宮')
})

it('is one person’s to see: the work ahead under the number that goes on, what was done under both', async () => {
	await at.own.open('/my/work')
	expect(at.own.text()).toContain('栗の皮むき')
	await at.own.open('/my/earnings')
	expect(at.own.text()).toMatch(/前の番号 .*ではたらいた分.*お支払いします/)
	await at.old.open('/my')
	expect(at.old.text()).toContain('番号 260901 の登録にまとめました')
	await at.old.open('/my/earnings')
	expect(at.old.text()).toContain('栗の皮むき')
})

it('is taken apart where they were two people after all', async () => {
	await at.desk.open(`/council/people/${twin.id}`)
	await at.desk.open(at.desk.link('にまとめました'))
	await at.desk.send('take-apart', {})
	expect(at.desk.text()).toContain('もとの2つに分けました')
	await at.desk.open(`/council/people/${twin.id}/same-person?with=${kept.id}`)
	await at.desk.send('tell-apart', {})
	expect(at.desk.text()).toContain('別の方だと残しました')
	await at.desk.open('/council/people/alike')
	expect(at.desk.text()).not.toContain('二宮')
	await at.old.open('/my/work')
	expect(at.old.text()).toContain('栗の皮むき')
})

it('a name that changed stands from now on, and what was issued keeps the name it was issued to', async () => {
	await fileWhatWasIssued()
	await at.desk.open(`/council/people/${twin.id}`)
	await at.desk.open(at.desk.link('お名前・生年月日を直す'))
	await at.desk.send('familyName', { paper: 'family-register' })
	expect(at.desk.text()).toContain('変わったところがありません')
	await at.desk.open(`/council/people/${twin.id}/name`)
	await at.desk.send('familyName', { familyName: '三浦', familyKana: 'みうら', paper: 'family-register' })
	expect(at.desk.text()).toContain('三浦 花')
	expect((await registrantOf(db(), twin.id))?.familyKana).toBe('ミウラ')
	await at.old.open('/my/papers')
	await at.old.open(at.old.link('取引条件'))
	expect(at.old.text()).toContain('二宮 花')
	expect(at.old.text()).not.toContain('三浦')
})

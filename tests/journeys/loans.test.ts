// 貸出簿 through real doors: lent, seen by the person and by the office, late on the board, back by one tap, and out again.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { lend, loansOf } from '~/people/loan.server'
import { joinPeople, partPeople } from '~/routes/council/join-acts.server'
import { db } from '~db/client'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, refusalOf, today } from '../cast'
import { atBrowsers } from './browsers'

let town: Town
let who: Registrant
let at: Awaited<ReturnType<typeof atBrowsers<'desk' | 'own'>>>

const dated = (name: string, day: string) => {
	const [year = '', month = '', date = ''] = day.split('-')
	return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date }
}
const page = () => `/council/people/${who.id}/loans`
const due = addDays(today, 2)

beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
	who = await makeRegistrant('鍵山', town.areaId)
	at = await atBrowsers({ desk: town.inoue.accountId, own: who.accountId })
}, 60_000)
afterAll(() => moveClock(undefined))

it('is written down from the record, and refused where its days do not go together', async () => {
	await at.desk.open(`/council/people/${who.id}`)
	await at.desk.open(at.desk.link('かしている物'))
	expect(at.desk.text()).toContain('かしている物はありません')
	const form = { kind: 'key', what: '田村農園の倉庫のかぎ', ...dated('lentOn', today) }
	await at.desk.send('lend', { ...form, ...dated('dueOn', addDays(today, -1)) })
	expect(at.desk.page.status).toBe(422)
	expect(at.desk.text()).toContain('かした日と同じ日か、後の日を入れてください')
	await at.desk.send('lend', { ...form, ...dated('lentOn', addDays(today, 1)), ...dated('dueOn', due) })
	expect(at.desk.page.status).toBe(422)
	await at.desk.send('lend', { ...form, ...dated('dueOn', due) })
	expect(at.desk.text()).toMatch(/貸出簿に書きました。.*かぎ（田村農園の倉庫のかぎ）/)
	await at.desk.open(`/council/people/${who.id}`)
	expect(at.desk.text()).toContain('かぎ（田村農園の倉庫のかぎ）')
	await at.desk.open('/council/more')
	await at.desk.open(at.desk.link('貸出簿'))
	expect(at.desk.text()).toMatch(/かぎ（田村農園の倉庫のかぎ） 鍵山 花/)
})

it('is read by who has it, also on the page of who wants to leave; and stands among what is still open', async () => {
	await at.own.open('/my/profile')
	expect(at.own.text()).toMatch(/おかりしている物.*かぎ（田村農園の倉庫のかぎ）.*までに返す/)
	await at.own.open('/my/messages?about=leaving')
	expect(at.own.text()).toContain('お返しいただく物: かぎ（田村農園の倉庫のかぎ）')
	await at.desk.open(`/council/people/${who.id}/life`)
	expect(at.desk.text()).toContain('かしている物 かぎ（田村農園の倉庫のかぎ）')
})

it('is on the board from the day after it was awaited, and gone from all of it once it is back', async () => {
	const asked = '返す日は'
	clockAt(due)
	await at.desk.open('/council')
	expect(at.desk.text()).not.toContain(asked)
	clockAt(addDays(due, 1))
	await at.desk.open('/council')
	expect(at.desk.text()).toContain('鍵山 花さん・返す日は')
	await at.desk.open(page())
	await at.desk.press('back')
	expect(at.desk.text()).toContain('返ってきたことにしました')
	await at.desk.open('/council')
	expect(at.desk.text()).not.toContain(asked)
	await at.own.open('/my/profile')
	expect(at.own.text()).not.toContain('おかりしている物')
	await at.desk.open(page())
	await at.desk.press('out')
	expect(at.desk.text()).toMatch(/まだ返っていないことにもどしました.*過ぎました/)
	const [loan] = await loansOf(db(), who.id)
	expect(await eventsAbout('loan', loan?.id ?? '')).toEqual(['loan.lent', 'loan.returned', 'loan.still-out'])
	clockAt(today)
})

it('goes with whoever is made one of two records, and back with who is two again', async () => {
	const birthDay = '1949-09-09'
	const kept = await makeRegistrant('双子', town.areaId, { birthDay })
	const other = await makeRegistrant('双子', town.areaId, { birthDay })
	const form = { kind: 'tool', what: 'はさみ', lentOn: today, dueOn: null } as const
	await inTransaction((tx) => lend(tx, town.inoue.actor, other.id, form))
	const held = async (person: Registrant) => (await loansOf(db(), person.id)).map((one) => one.what)
	await inTransaction((tx) => joinPeople(tx, town.inoue.actor, other.id, kept.id))
	expect([await held(kept), await held(other)]).toEqual([['はさみ'], []])
	await inTransaction((tx) => partPeople(tx, town.inoue.actor, other.id))
	expect([await held(kept), await held(other)]).toEqual([[], ['はさみ']])
	expect(await refusalOf(inTransaction((tx) => lend(tx, town.inoue.actor, 'nobody', form)))).toBe('not-found')
})

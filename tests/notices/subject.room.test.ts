// Whom and what an act was about, by name: every kind of thing the journey writes about has one.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { write } from '~/notices/conversation.server'
import { namesOfSubjects } from '~/notices/subject.server'
import { askForCall } from '~/people/contact.server'
import { makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addStep } from '~/work/sheet.server'
import { addSlot, draftTask } from '~/work/task.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import type { Town } from '../cast'
import { aSlot, aTask, makeTown, throughJourney, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
	await throughJourney(town, 'applied', { registrant: town.noguchi })
	await throughJourney(town, 'paid', { asked: true })
	await inTransaction(async (tx) => {
		const asked = {
			what: '草取り',
			place: '畑',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		}
		const { id } = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
		await addStep(tx, town.chosei.actor, id, { what: '集める', minutes: 60, place: '畑' })
		const taskId = await draftTask(tx, town.chosei.actor, id, aTask(town.areaId))
		await addSlot(tx, town.chosei.actor, taskId, aSlot({ day: addDays(workDay, 60) }))
		await makeQuote(tx, town.chosei.actor, id)
		await askForCall(tx, town.hidaka.actor, town.hidaka.id, undefined, tx.at)
		await write(tx, town.inoue.actor, { kind: 'registrant', id: town.hidaka.id }, 'こんにちは', true)
	})
})
afterAll(() => moveClock(undefined))

it('names the person or the thing of every act of the journey', async () => {
	const all = await db().select().from(events)
	const kinds = new Set(all.map((one) => one.subjectKind))
	for (const kind of [
		'assignment',
		'offer',
		'application',
		'earning',
		'payout',
		'payout-line',
		'invoice',
		'quote',
		'step',
		'call',
	])
		expect(kinds, kind).toContain(kind)
	const names = await namesOfSubjects(db(), all)
	for (const one of all.filter((one) => !['closing-day', 'setting', 'file'].includes(one.subjectKind))) {
		const { person, thing } = names.get(one.subjectId) ?? {}
		expect(person ?? thing, `${one.what} ${one.subjectKind}`).toMatch(/\S/)
	}
	const assigned = all.find((one) => one.what === 'earning.credited')
	expect(names.get(assigned?.subjectId ?? '')).toMatchObject({ person: '日高 花', thing: '栗の皮むき' })
})

it('knows nothing of a consultation', async () => {
	expect((await namesOfSubjects(db(), [{ subjectKind: 'thread', subjectId: 'x' }])).size).toBe(0)
})

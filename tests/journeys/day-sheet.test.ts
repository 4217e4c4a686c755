// 当日シート through real doors: the same place for both sides, whom to call, and what each may know of the others.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { noteVisit, setDayContact } from '~/people/visit.server'
import { accounts, registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, throughJourney, today } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
const [phone, beside, farm, desk] = [new Visitor(), new Visitor(), new Visitor(), new Visitor()]
let town: Town
let own = ''
let slotId = ''

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	await inTransaction((tx) =>
		noteVisit(tx, town.inoue.actor, town.tamura.id, {
			day: today,
			answers: { address119: '草野12番地、赤い屋根の作業場', toilet: '母屋の横', aed: '草野公民館' },
		}),
	)
	await inTransaction((tx) =>
		setDayContact(tx, town.inoue.actor, town.tamura.id, {
			dayContact: '田村 かず',
			dayTelephone: '0999-11-2222',
		}),
	)
	await inTransaction((tx) =>
		tx
			.update(registrants)
			.set({ wouldLikeYou: '大きな声で話してください', wouldLikeYouReaders: 'beside' })
			.where(eq(registrants.id, town.noguchi.id)),
	)
	const made = await throughJourney(town, 'agreed')
	own = made.assignmentId
	slotId = made.slotId
	const hashed = await hashSecret(secret)
	for (const [name, accountId, visitor] of [
		['phone', town.hidaka.accountId, phone],
		['beside', town.noguchi.accountId, beside],
		['farm', town.tamura.accountId, farm],
		['desk', town.inoue.accountId, desk],
	] as const) {
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: hashed.hash, secretKind: hashed.kind })
				.where(eq(accounts.id, accountId)),
		)
		await visitor.signIn(`${name}@hinata.example`, secret)
	}
}, 60_000)
afterAll(() => moveClock(undefined))

it('says to who comes whom to call, the address for 119, toilet and AED, and what was not looked at yet', async () => {
	await phone.open(`/my/assignments/${own}`)
	await phone.open(phone.link('当日シート'))
	for (const said of [
		'119',
		'0999-00-1234',
		'草野12番地、赤い屋根の作業場',
		'母屋の横',
		'草野公民館',
		'田村 かず 0999-11-2222',
		'まだ確かめていません',
	])
		expect(phone.text()).toContain(said)
	expect(phone.text()).not.toContain('大きな声')
})

it('says what somebody wants known to those beside them, and never to the employer', async () => {
	await inTransaction((tx) => applyFor(tx, town.noguchi.actor, town.noguchi.id, slotId))
	const [theirs = ''] = await inTransaction((tx) =>
		decide(tx, town.chosei.actor, slotId, [town.noguchi.id], 'follow'),
	)
	await inTransaction((tx) => sayYes(tx, town.noguchi.actor, town.noguchi.id, theirs, { showCallName: true }))
	await phone.open(`/my/assignments/${own}/day-sheet`)
	expect(phone.text()).toContain('大きな声で話してください')
	await beside.open(`/my/assignments/${theirs}/day-sheet`)
	expect(beside.text()).not.toContain('大きな声')
	await farm.open(`/employer/slots/${slotId}/day-sheet`)
	expect(farm.text()).toContain('草野12番地')
	expect(farm.text()).not.toMatch(/大きな声|日高 花|0999-00-0001/)
	await beside.look(`/my/assignments/${own}/day-sheet`)
	expect(beside.page.status).toBe(404)
})

it('is handed out by the office on paper', async () => {
	await desk.open(`/council/slots/${slotId}/day-sheet`)
	expect(desk.text()).toContain('母屋の横')
})

// A week planned at the desk without a script: asked for, watched, changed by hand, planned again, and people asked from it.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf, weekOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { startPlanner } from '~/matching/plan-runner.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { assignments, offers } from '~db/schema/assignments'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { makeRegistrant, makeTown, postTask } from '../cast'
import { Visitor } from './site'

const clerk = new Visitor()
const colleague = new Visitor()
const phone = new Visitor()
const secret = 'a long password'
let town: Town
let week = ''

beforeAll(async () => {
	town = await makeTown()
	moveClock(undefined)
	const made = await hashSecret(secret)
	const names = { clerk: town.chosei, colleague: town.inoue, hidaka: town.hidaka }
	for (const [name, { accountId }] of Object.entries(names))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
	await clerk.signIn('clerk@hinata.example', secret)
	await colleague.signIn('colleague@hinata.example', secret)
	await phone.signIn('hidaka@hinata.example', secret)
	week = addDays(weekOf(dayOf(now())), 7)
})
afterAll(() => moveClock(undefined))

async function makePlans() {
	const planner = startPlanner()
	await planner.makeAll()
	await planner.end()
}

const boxes = (name: string) =>
	[...clerk.page.html.matchAll(/<input\b[^>]*type="checkbox"[^>]*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => tag.includes(`name="${name}"`))
		.map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')

describe('the plan of a week', () => {
	it('of a week without seats says so', async () => {
		await clerk.open('/council/tasks')
		await clerk.open(clerk.link('週の計画を組む'))
		expect(clerk.text()).toContain('この週は、まだ組んでいません')
		await clerk.open('/council/more')
		expect(clerk.link('週の計画')).toBe('/council/plan')
		await clerk.open(clerk.link('週の計画'))
		await clerk.send('make', { mode: 'fair-turns' })
		await makePlans()
		await clerk.open('/council/plan')
		expect(clerk.text()).toContain('この週に、空いている席はありません')
	})

	it('is watched while it is made, seen by a colleague, and can be stopped', async () => {
		await postTask(town, { title: '柿の皮むき' }, [
			{ day: addDays(week, 1), startMinute: 600, endMinute: 660, seats: 2 },
			{ day: addDays(week, 2), startMinute: 600, endMinute: 660, seats: 1 },
			{ day: addDays(week, 3), startMinute: 600, endMinute: 660, seats: 4 },
		])
		await makeRegistrant('三宅', town.areaId)
		await clerk.send('make', { mode: 'few-faces' })
		expect(clerk.text()).toContain('組んでいます')
		await clerk.open(clerk.link('いまのようすを見る'))
		expect(clerk.text()).toContain('空いている席と、できる人を調べています')
		await colleague.open('/council/plan')
		expect(colleague.text()).toContain('組んでいます')
		expect(colleague.text()).not.toContain('止める')
		await clerk.send('stop')
		expect(clerk.text()).toContain('止めました。組んだ案はありません。')
		expect(clerk.text()).not.toContain('組んでいます')
	})

	it('explains who sits where and what stays empty', async () => {
		await clerk.send('make', { mode: 'fair-turns' })
		await makePlans()
		await clerk.open(`/council/plan?week=${week}`)
		expect(clerk.text()).toContain('空いている7席のうち6席・3人の案です。')
		expect(clerk.text()).toContain('できる3人から、順番(90日で0回)')
		expect(clerk.text()).toContain('決め手: 家と同じ地区')
		expect(clerk.text()).toContain('この日程にできる人は3人だけで、全員、この日程に入っています。')
		await colleague.open(`/council/plan?week=${week}`)
		expect(colleague.text()).toContain('空いている7席のうち6席')
		expect(colleague.page.html).not.toContain('type="checkbox"')
	})

	it('is changed by hand and planned again', async () => {
		const [stays, goes] = [boxes('lock')[0] ?? '', boxes('strike').at(-1) ?? '']
		await clerk.send('strike', { intent: 'again', lock: [stays], strike: [goes], ask: undefined })
		await makePlans()
		await clerk.open(`/council/plan?week=${week}`)
		expect(clerk.text()).toContain('職員が決めました(できる人は3人')
		expect(boxes('ask')).toContain(stays)
		expect(boxes('ask')).not.toContain(goes)
		expect(clerk.text()).toContain('外した組み合わせ')
		expect(boxes('strike')).toContain(goes)
	})

	it('takes somebody of staff’s own for a seat, and never a wish that says two things', async () => {
		const choices = [...clerk.page.html.matchAll(/<option value="([0-9a-f-]{36}\/[0-9a-f/-]{36,})"/g)].map(
			([, value = '']) => value,
		)
		const [chosen = ''] = choices
		const [slotId, registrantId] = chosen.split('/')
		const pair = `${slotId}/${registrantId}`
		const shown = boxes('ask')
		await clerk.send('strike', { intent: 'again', lock: [shown[0] ?? ''], strike: [shown[0] ?? ''] })
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('「動かさない」と「外す」の両方に印があります')
		await clerk.open(`/council/plan?week=${week}`)
		await clerk.send('ask', { intent: 'ask', ask: [shown[0] ?? ''], put: [chosen] })
		expect(clerk.text()).toContain('先に「印のとおりに組み直す」を押してください')
		expect(await db().select().from(offers)).toEqual([])
		await clerk.open(`/council/plan?week=${week}`)
		expect(boxes('ask')).not.toContain(pair)
		await clerk.send('strike', { intent: 'again', put: [chosen] })
		await makePlans()
		await clerk.open(`/council/plan?week=${week}`)
		expect(boxes('ask')).toContain(pair)
		expect(
			clerk
				.form('ask')
				.fields.filter(([name]) => name === 'lock')
				.map(([, value]) => value),
		).toContain(pair)
	})

	it('becomes お声がけ by the usual rules, and nothing more before somebody says yes', async () => {
		const mine = boxes('ask').filter((pair) => pair.endsWith(town.hidaka.id))
		expect(mine.length).toBeGreaterThan(1)
		await clerk.send('ask', { intent: 'ask', ask: mine })
		expect(clerk.text()).toContain(`1人に声をかけました。${mine.length - 1}人には、まだかけられません。`)
		expect(clerk.text()).toContain('お声がけ中・返事は')
		// Whom staff left out is not ticked again, so that a second press asks nobody by surprise.
		expect(boxes('ask').length).toBeGreaterThan(0)
		expect(clerk.form('ask').fields.filter(([name]) => name === 'ask')).toEqual([])
		expect(clerk.text()).toContain('次のお声がけは')
		const asked = await db().select().from(offers)
		expect(asked.map((one) => one.registrantId)).toEqual([town.hidaka.id])
		expect(await db().select().from(assignments)).toEqual([])
		await phone.open('/my')
		expect(phone.page.html).toContain(`/my/offers/${asked[0]?.id}`)
		await clerk.send('ask', { intent: 'ask', ask: undefined })
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('声をかける人に、1人以上印をつけてください。')
	})
})

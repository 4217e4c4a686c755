// A real town is opened by pages alone: the first administrator, districts, closing days, people and their roles.
import { execFileSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { ownClosingDays } from '~/council/closing-day.server'
import { settingsOn } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { inSnapshot } from '~db/client'
import { accounts } from '~db/schema/people'
import { makeArea, makeRegistrant } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
const parts = (name: string, day: string) => {
	const [year = '', month = '', date = ''] = day.split('-')
	return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date }
}
const today = dayOf(now())

function command(...words: string[]): { number: string; code: string } {
	const told = execFileSync(
		process.execPath,
		['--import', 'tsx', 'scripts/create-administrator.ts', ...words],
		{
			encoding: 'utf8',
		},
	)
	return { number: /Number: (\S+)/.exec(told)?.[1] ?? '', code: /Code: +(\S+)/.exec(told)?.[1] ?? '' }
}

/** Sets the secret with a card and is signed in. */
async function withCard({ number, code }: { number: string; code: string }): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.open('/card')
	await visitor.send('number', { number, code, pin: secret, pinAgain: secret })
	expect(visitor.cookies.has('session'), visitor.text().slice(0, 300)).toBe(true)
	return visitor
}

/** The card a press on a page shows. */
const shown = (page: Visitor) => ({
	number: /\b(8\d{6}|26\d{4})\b/.exec(page.text())?.[1] ?? '',
	code: /\b(\d{4}-\d{4})\b/.exec(page.text())?.[1] ?? '',
})

/** The row of somebody in the table, as it was drawn. */
const rowOf = (page: Visitor, name: string) =>
	page.page.html
		.split('<tr')
		.slice(1)
		.find((one) => one.includes(name)) ?? ''

const cardOf = async (page: Visitor, name: string) => {
	await page.post(page.form(/action="([^"]+\/card)"/.exec(rowOf(page, name))?.[1] ?? 'no card'))
	return shown(page)
}

/** Sends the form of one setting with a new value. */
function changeSetting(admin: Visitor, setting: string, value: string) {
	const form = admin
		.forms()
		.find((one) => one.fields.some(([name, found]) => name === 'setting' && found === setting))
	if (!form) throw new Error(setting)
	const fields = form.fields.map(([name, found]): [string, string] => [
		name,
		name === 'value' ? value : found,
	])
	return admin.post({ ...form, fields })
}

describe('opening a town', () => {
	it('begins with one command and goes on by pages', async () => {
		const admin = await withCard(command('井上 さち'))
		await admin.open('/council/areas')
		expect(admin.text()).toContain('地区がまだありません')
		for (const name of ['中央', '山の手']) await admin.send('add', { name })
		await admin.send('up')
		expect(admin.text().indexOf('山の手')).toBeLessThan(admin.text().indexOf('中央'))
		await admin.send('add', { name: '中央' })
		expect(admin.page.status).toBe(422)
		expect(admin.text()).toContain('同じ名前の地区があります')
		await admin.open('/council/areas')
		await admin.send('close')
		const visitor = new Visitor()
		await visitor.open('/join')
		expect(visitor.text()).toContain('中央')
		expect(visitor.text()).not.toContain('山の手')

		const closed = addDays(today, 20)
		await admin.open('/council/closing-days')
		await admin.send('add', {
			...parts('fromDay', closed),
			...parts('untilDay', addDays(closed, 1)),
			reason: '点検',
		})
		expect(await inSnapshot(ownClosingDays)).toEqual(new Set([closed, addDays(closed, 1)]))
		await admin.send('remove')
		expect(await inSnapshot(ownClosingDays)).toEqual(new Set([addDays(closed, 1)]))
		await admin.send('add', { ...parts('fromDay', addDays(today, -1)), reason: '点検' })
		expect(admin.text()).toContain('もう過ぎた日です')
		expect(admin.page.html).toContain('value="点検"')
	})

	it('changes a setting in the unit people use, and says what it cannot take', async () => {
		const admin = await withCard(command('設定 かえる'))
		await admin.open('/council/settings')
		const change = (setting: string, value: string) => changeSetting(admin, setting, value)
		await change('fee-rate', '12%')
		expect(admin.text()).toContain('変えました')
		await change('office-closes-minute', '17時')
		await change('town-name', 'みなと町')
		expect(
			await inSnapshot((on) => settingsOn(on, ['fee-rate', 'office-closes-minute', 'town-name'], today)),
		).toEqual({ 'fee-rate': 120, 'office-closes-minute': 1020, 'town-name': 'みなと町' })
		await change('fee-rate', 'たくさん')
		expect(admin.page.status).toBe(422)
		expect(admin.page.html).toContain('たくさん')
		expect(admin.text()).toMatch(/%から[0-9.]+%まで/)
	})

	it('takes a rule of pay as people write it, and refuses one that would be late in law with the first such day', async () => {
		const admin = await withCard(command('設定 しはらい'))
		await admin.open('/council/settings')
		const change = (value: string) => changeSetting(admin, 'pay-date', value)
		await change('20日締め 翌月10日払い')
		expect(admin.text()).toContain('20日締め・翌月10日払い')
		await change('月末締め・翌月末払い')
		expect(admin.page.status).toBe(422)
		expect(admin.text()).toMatch(
			/この決まりでは、\d{4}年\d+月1日\(.\)のお仕事の支払いが.*法律の期日\(\d{4}年/,
		)
		await admin.open('/council/settings')
		await change('翌月25日')
		expect(admin.text()).toContain('月末締め・翌月25日払い')
	})

	it('gives roles that open pages at once, and ends them at once', async () => {
		const admin = await withCard(command('片山 しん'))
		await admin.open('/council/staff')
		await admin.send('add', { name: '森川 たくみ', role: 'arranger', ...parts('fromDay', today) })
		expect(admin.text()).toContain('森川 たくみ')
		await admin.send('add', { name: '三宅 とおる', role: 'auditor', ...parts('fromDay', today) })
		expect(admin.text()).toContain('監査の方には、終わりの日を入れてください')
		expect(admin.page.html).toContain('value="三宅 とおる"')

		await admin.open('/council/staff')
		const arranger = await withCard(await cardOf(admin, '森川 たくみ'))
		expect((await arranger.look('/council/requests')).status).toBe(200)
		expect((await arranger.look('/council/staff')).status).toBe(403)

		await admin.open('/council/staff')
		const grant = /name="grantId" value="([^"]+)"/.exec(rowOf(admin, '森川 たくみ'))?.[1]
		await admin.send(grant ?? '')
		expect(admin.text()).toContain('役割を終えました')
		expect((await arranger.look('/council/requests')).status).toBe(302)
	})

	it('keeps one administrator, whoever is asked to leave', async () => {
		const admin = await withCard(command('大西 のぼる'))
		// Everybody else who administrates leaves; the last one cannot.
		for (let n = 0; n < 9; n++) {
			await admin.open('/council/staff')
			const others = admin
				.forms()
				.filter((form) => form.fields.some(([name, value]) => name === 'intent' && value === 'leave'))
			if (others.length <= 1) break
			const me = rowOf(admin, '大西 のぼる')
			const other = others.find(
				(form) => !me.includes(form.fields.find(([name]) => name === 'accountId')?.[1] ?? '-'),
			)
			if (other) await admin.post(other)
		}
		await admin.open('/council/staff')
		await admin.send('leave')
		expect(admin.page.status).toBe(422)
		expect(admin.text()).toContain('この役割の方がいなくなります')
		expect((await admin.look('/council/staff')).status).toBe(200)
	})

	it('takes only a name that belongs to the number', async () => {
		const admin = await withCard(command('原 みどり'))
		const known = command('白石 ゆう')
		await admin.open('/council/staff')
		await admin.send('add', {
			name: '白石 ゆり',
			number: known.number,
			role: 'treasurer',
			...parts('fromDay', today),
		})
		expect(admin.text()).toContain('この番号の方と、お名前がちがいます')
		await admin.send('add', {
			name: '白石ゆう',
			number: known.number,
			role: 'treasurer',
			...parts('fromDay', today),
		})
		expect(admin.text()).toContain('会計担当')
	})
})

describe('the consultation room', () => {
	it('chooses its own people, whom no administrator can make or sign in as', async () => {
		const head = await withCard(command('本間 ちさと', 'head-coordinator'))
		const admin = await withCard(command('片山 しん'))
		await admin.open('/council/staff')
		expect(admin.text()).not.toContain('本間 ちさと')
		await admin.send('add', { name: '影', role: 'coordinator', ...parts('fromDay', today) })
		expect(admin.page.status).toBe(422)

		const person = await makeRegistrant('田代', await makeArea('東'))
		await head.open('/coordinator/people')
		await head.send('add', { name: '白石 まい', role: 'coordinator', ...parts('fromDay', today) })
		const card = await cardOf(head, '白石 まい')
		expect(card.code).not.toBe('')
		const coordinator = await withCard(card)
		// Whose licence nobody has looked at reads no board: they are led to where their own standing is.
		const led = await coordinator.look('/coordinator')
		expect([led.status, led.location]).toEqual([302, '/coordinator/standing'])
		expect((await coordinator.look('/coordinator/people')).status).toBe(404)

		// A registrant who answers consultations too: the office cannot take over the sign-in by a card.
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ number: '260555', secretHash: 'of six digits', secretKind: 'pin' })
				.where(eq(accounts.id, person.accountId)),
		)
		await head.open('/coordinator/people')
		await head.send('add', {
			name: '田代 花',
			number: '260555',
			role: 'coordinator',
			...parts('fromDay', today),
		})
		expect(rowOf(head, '田代 花')).toContain('まだ一度も使っていません')
		const refusedCard = await admin.look(`/council/people/${person.id}/card`)
		expect(refusedCard.status).toBe(200)
		await admin.tryPost(`/council/people/${person.id}/card`)
		expect(admin.page.status).toBe(422)
		expect(admin.text()).toContain('統括に頼んでください')
		expect(shown(admin).code).toBe('')
		// Nor by a role of the office beside it.
		await admin.open('/council/staff')
		await admin.send('add', {
			name: '田代 花',
			number: '260555',
			role: 'receptionist',
			...parts('fromDay', today),
		})
		expect(admin.text()).toContain('同じ方に持たせられません')
	})
})

// Signing in through the real doors: numbers, cards, limits, ended sessions, hats.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { grantRole, makeAccount } from '~/people/account.server'
import { issueCard } from '~/people/code-card.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { accounts, attempts, sessions } from '~db/schema/people'
import { Visitor } from './site'

let accountId = ''

beforeAll(async () => {
	const secret = await hashSecret('a long password')
	await inTransaction(async (tx) => {
		accountId = await makeAccount(tx, chore, {
			name: '井上 さち',
			number: '260777',
			email: 'inoue@hinata.example',
			telephone: '0999-00-7777',
			secret,
		})
		await grantRole(tx, chore, accountId, 'receptionist', '2026-01-01')
		const other = await makeAccount(tx, chore, {
			name: '井上 ひろし',
			telephone: '0999-00-7777',
			secret: await Promise.resolve(secret),
		})
		await grantRole(tx, chore, other, 'receptionist', '2026-01-01')
	})
})

describe('signing in', () => {
	it.each(['260777', '２６０７７７', 'INOUE@hinata.example', ' 260777 '])('knows %s', async (name) => {
		const visitor = new Visitor()
		await visitor.signIn(name, 'a long password')
		expect(visitor.cookies.has('session')).toBe(true)
	})

	it('asks for the number where two share a telephone and a secret', async () => {
		const visitor = new Visitor()
		const page = await visitor.signIn('0999-00-7777', 'a long password')
		expect(page.status).toBe(422)
		expect(visitor.text()).toContain('登録証の番号でサインインしてください')
	})

	it('keeps only a digest of the session id', async () => {
		const visitor = new Visitor()
		await visitor.signIn('260777', 'a long password')
		const cookie = visitor.cookies.get('session') ?? ''
		const rows = await db().select().from(sessions).where(eq(sessions.accountId, accountId))
		expect(rows.length).toBeGreaterThan(0)
		expect(rows.some((row) => row.idHash === cookie)).toBe(false)
	})

	it('refuses a wrong secret with one sentence, keeps the name, never the secret', async () => {
		const visitor = new Visitor()
		const page = await visitor.signIn('260777', 'not the password')
		expect(page.status).toBe(422)
		expect(page.html).toContain('<title>直すところがあります')
		expect(page.html).toContain('value="260777"')
		expect(page.html).not.toContain('not the password')
	})

	it('leads only to addresses of its own', async () => {
		for (const to of [
			'https://elsewhere.example/',
			'//elsewhere.example',
			'/\\elsewhere.example',
			'javascript:alert(1)',
		]) {
			const visitor = new Visitor()
			await visitor.open(`/sign-in?to=${encodeURIComponent(to)}`)
			expect(visitor.form('secret').fields.find(([name]) => name === 'to')?.[1]).toBe('')
		}
	})

	it('signs out and forgets', async () => {
		const visitor = new Visitor()
		await visitor.signIn('260777', 'a long password')
		await visitor.open('/hat')
		expect(visitor.page.status).toBe(200)
		await visitor.open('/council')
		expect(visitor.page.html).toMatch(/action="\/sign-out"><button[^>]*>終わる</)
		await visitor.post({ action: '/sign-out', fields: [] })
		expect(visitor.cookies.has('session')).toBe(false)
		await visitor.open('/hat')
		expect(visitor.page.url).toContain('/sign-in?to=')
	})

	it('writes down each start as an event without a name', async () => {
		const rows = await db().select().from(events).where(eq(events.what, 'session.started'))
		expect(rows.length).toBeGreaterThan(0)
		expect(JSON.stringify(rows)).not.toContain('井上')
	})

	it('stops after five wrong tries, for whoever asks', async () => {
		for (let n = 0; n < 5; n++) await new Visitor().signIn('260778', 'wrong secret')
		const visitor = new Visitor()
		await visitor.signIn('260778', 'wrong secret')
		expect(visitor.text()).toContain('15分お待ちください')
	})
})

describe('tries at one account', () => {
	beforeAll(async () => {
		const secret = await hashSecret('a long password')
		await inTransaction((tx) =>
			makeAccount(tx, chore, {
				name: '間違 多雄',
				number: '260999',
				email: 'many@hinata.example',
				telephone: '0999-00-9999',
				secret,
			}),
		)
	})

	it('are five in all, by whichever of its names', async () => {
		for (const name of ['260999', 'many@hinata.example', '0999-00-9999', '２６０９９９', '0999009999'])
			await new Visitor().signIn(name, 'wrong secret')
		for (const name of ['260999', 'many@hinata.example', '0999-00-9999']) {
			const visitor = new Visitor()
			await visitor.signIn(name, 'a long password')
			expect(visitor.text()).toContain('15分お待ちください')
		}
	})

	it('are five in all at its card, however the number is written', async () => {
		const visitor = new Visitor()
		const pin = 'another long one'
		const tryCard = async (number: string) => {
			await visitor.open('/card')
			await visitor.send('pinAgain', { number, code: '99998888', pin, pinAgain: pin })
		}
		for (const number of ['260999', '２６０９９９', '260-999', ' 260999', '26 0999']) await tryCard(number)
		await tryCard('260999')
		expect(visitor.text()).toContain('15分お待ちください')
	})
})

describe('a page behind another door', () => {
	it('says whose page it is and what to do, and stays 404', async () => {
		const clerk = new Visitor()
		await clerk.signIn('260777', 'a long password')
		for (const path of ['/my', '/employer']) {
			await clerk.open(path)
			expect(clerk.page.status).toBe(404)
			expect(clerk.text()).toContain('代行のあいだだけ開けるページです')
		}
		await clerk.open('/care')
		expect(clerk.page.status).toBe(404)
		expect(clerk.text()).toContain('ご本人だけが開けるページです')
		await clerk.open('/sign-in?to=/employer/requests/new')
		expect(clerk.page.url).toBe('/council')
		await clerk.open('/sign-in?to=%2Femployer%3Ftold%3Dx')
		expect(clerk.page.url).toBe('/council')
		// No word of the consultation room's own pages.
		await clerk.open('/coordinator')
		expect(clerk.page.status).toBe(404)
		expect(clerk.text()).toContain('このページは見つかりません')
	})
})

describe('closing the consultation room at once', () => {
	it('shows a page about the weather, with a way on, and nothing of this site', async () => {
		const visitor = new Visitor()
		await visitor.signIn('260777', 'a long password')
		await visitor.post({ action: '/leave', fields: [] })
		expect(visitor.cookies.has('session')).toBe(false)
		expect(visitor.page.html).toContain('href="https://www.jma.go.jp/"')
		expect(visitor.page.html).not.toMatch(/しごとコンビニ|相談|サインイン/)
	})
})

describe('a card', () => {
	it('sets the secret once, and an older card stops working', async () => {
		await inTransaction((tx) => issueCard(tx, chore, accountId, '11112222'))
		await inTransaction((tx) => issueCard(tx, chore, accountId, '33334444'))
		const visitor = new Visitor()
		await visitor.open('/card?n=260777')
		const pin = 'another long one'
		await visitor.send('pinAgain', { code: '11112222', pin, pinAgain: pin })
		expect(visitor.text()).toContain('登録証のあいことばがちがいます')
		// Six digits open a registrant's own pages, never an office's.
		await visitor.send('pinAgain', { code: '3333-4444', pin: '926415', pinAgain: '926415' })
		expect(visitor.text()).toContain('8文字以上の言葉にしてください')
		await visitor.send('pinAgain', { code: '3333-4444', pin, pinAgain: pin })
		expect(visitor.cookies.has('session')).toBe(true)
		const again = new Visitor()
		await again.open('/card?n=260777')
		await again.send('pinAgain', { code: '33334444', pin, pinAgain: pin })
		expect(again.page.status).toBe(422)
		const [row] = await db()
			.select({ kind: accounts.secretKind })
			.from(accounts)
			.where(eq(accounts.id, accountId))
		expect(row?.kind).toBe('password')
	})

	it('gives the same answer to the same form sent twice, and counts no wrong try', async () => {
		await inTransaction((tx) => issueCard(tx, chore, accountId, '55556666'))
		const visitor = new Visitor()
		await visitor.open('/card?n=260777')
		const pin = 'a third long one'
		const form = visitor.fill('pinAgain', { code: '55556666', pin, pinAgain: pin })
		const fields = Object.fromEntries(form.fields)
		const first = await visitor.tryPost('/card', fields)
		const tries = await db().select().from(attempts)
		const second = await new Visitor().tryPost('/card', fields)
		expect([second.status, second.location]).toEqual([first.status, first.location])
		expect(second.status).toBe(302)
		expect(second.headers.getSetCookie()).toEqual([])
		expect(await db().select().from(attempts)).toHaveLength(tries.length)
		const other = await new Visitor().tryPost('/card', { ...fields, pin: 'x'.repeat(12) })
		expect([other.status, other.html.includes('この用紙はもう送られています')]).toEqual([422, true])
	})

	it.each([
		['123456', '123456', '続き番号は使えません'],
		['000000', '000000', '続き番号は使えません'],
		['92641', '92641', '8文字以上'],
		['926415', '926416', '2回の入力がちがいます'],
	])('refuses %s / %s', async (pin, pinAgain, sentence) => {
		const visitor = new Visitor()
		await visitor.open('/card?n=260777')
		await visitor.send('pinAgain', { code: '99998888', pin, pinAgain })
		expect(visitor.text()).toContain(sentence)
	})
})

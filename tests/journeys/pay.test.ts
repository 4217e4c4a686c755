// Pay by lots with tax kept back: said before the yes, counted by the report, mended only with a yes, certified, explained.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { askCorrection, waitingCorrectionsOf } from '~/money/correction.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout } from '~/money/payout-result.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import { earnings } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, throughJourney, withAccount } from '../cast'
import { Visitor } from './site'

let town: Town
let assignmentId = ''
let earningId = ''

const secret = 'a long password'
async function as(name: string): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.signIn(`${name}@hinata.example`, secret)
	return visitor
}

beforeAll(async () => {
	town = await makeTown()
	const made = await hashSecret(secret)
	const people = { phone: town.hidaka, desk: town.inoue, purse: town.kaikei }
	for (const [name, { accountId }] of Object.entries(people))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
	const found = await throughJourney(town, 'decided', {
		task: {
			payYen: 3000,
			payFor: '3袋',
			payTerms: { ...usualPayTerms, by: 'lots', unit: '袋', units: 3, withholding: 'writing' },
		},
	})
	assignmentId = found.assignmentId
})
afterAll(() => moveClock(undefined))

describe('pay by lots, with tax kept back', () => {
	it('is said in the terms before the yes, with the way to the pages about benefits', async () => {
		const phone = await as('phone')
		await phone.open(`/my/assignments/${assignmentId}`)
		for (const said of ['源泉', '袋 1,000円 × 3', '2,694円', 'お金や手当が変わることがあります'])
			expect(phone.text(), said).toContain(said)
		await phone.send('showCallName', { showCallName: 'yes', read: 'on' })
		expect(phone.page.status, phone.text()).toBe(200)
	})

	it('is counted by the lots the person reports, and staff see the sum before they press', async () => {
		clockAt('2026-11-09', 720)
		const phone = await as('phone')
		await phone.open(`/my/assignments/${assignmentId}/completion`)
		await phone.send('aboutMinutes', { units: '2', aboutMinutes: '120', note: '' })
		expect(phone.page.status, phone.text()).toBe(200)
		const desk = await as('desk')
		await desk.open(`/council/assignments/${assignmentId}`)
		// 2 of 3 bags: 2,000; 10.21 % cut down to the yen: 204; 1,796 sent.
		for (const said of ['2,000円', '204円', '1,796円']) expect(desk.text(), said).toContain(said)
		await desk.send('pass', { note: '' })
		expect(desk.text()).toContain('検査を終えました')
		const [earning] = await db().select().from(earnings)
		earningId = earning?.id ?? ''
		expect(earning).toMatchObject({ yen: 1796, withheldYen: 204, units: 2, withheldBy: 'council' })
		expect(await checkLedger(db())).toEqual([])
	})

	it('the person reads why this sum, and nobody took a fee of the bank from it', async () => {
		const phone = await as('phone')
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('1,796円')
		await phone.open(`/my/earnings/${earningId}`)
		for (const said of ['2,000円', '204円', '1,796円']) expect(phone.text(), said).toContain(said)
		expect(phone.text()).not.toContain('手数料を引')
	})

	it('a slip of the pen upward holds at once, downward waits for the yes with both sums', async () => {
		const purse = await as('purse')
		await purse.open(`/council/earnings/${earningId}/correction`)
		await purse.send('slip', { units: '1', slip: '2袋と書きましたが、届いたのは1袋でした。' })
		expect(purse.page.status, purse.text()).toBe(200)
		expect((await db().select().from(earnings))[0]?.yen, 'nothing is less before the yes').toBe(1796)
		const phone = await as('phone')
		await phone.open('/my/earnings')
		await phone.open(phone.link('読んで、お返事をする'))
		expect(phone.text()).toContain('1,796円')
		expect(phone.text()).toContain('898円')
		await phone.send('no')
		expect((await db().select().from(earnings))[0]?.yen).toBe(1796)
		await purse.open(`/council/earnings/${earningId}/correction`)
		await purse.send('slip', { units: '3', slip: '3袋めを数え忘れました。' })
		expect((await db().select().from(earnings))[0]).toMatchObject({ yen: 2694, withheldYen: 306, units: 3 })
		expect(await checkLedger(db())).toEqual([])
	})

	it('who may not put it right is not led there, and terms that were agreed bear their ticks', async () => {
		const link = `/council/earnings/${earningId}/correction`
		const [purse, desk] = [await as('purse'), await as('desk')]
		const [row] = await db().select().from(earnings).where(eq(earnings.id, earningId))
		await purse.open(`/council/earnings/${earningId}`)
		expect(purse.page.html).toContain(link)
		const work = `/council/assignments/${row?.assignmentId}`
		await desk.open(work)
		expect(desk.page.status).toBe(200)
		expect(desk.page.html).not.toContain(link)
		await desk.open(`${work}/terms`)
		expect(desk.text()).toContain('☑ お引き受けします')
		expect(desk.text()).not.toContain('□')
	})

	it('a page about benefits asks nothing of anybody', async () => {
		const visitor = new Visitor()
		await visitor.open('/benefits')
		expect(visitor.text()).toContain('「未確認」は')
		await visitor.open(visitor.link('生活保護'))
		expect(visitor.page.status).toBe(200)
		expect(visitor.text()).toContain('聞くところ')
		expect(visitor.page.html).not.toContain('<textarea')
	})
})

describe('pay that was sent too low', () => {
	it('is put right by the treasurer, told with both sums, asked of the employer, and sent with the next run', async () => {
		clockAt('2026-12-21')
		await withAccount(town, town.hidaka)
		const act = inTransaction
		const send = async (day: string) => {
			const { id } = await act((tx) => makePayout(tx, town.kaikei.actor, day, day))
			await act((tx) => approvePayout(tx, town.kessai.actor, id))
			await act((tx) => bankFileOf(tx, town.kaikei.actor, id))
			await act((tx) => markSent(tx, town.kaikei.actor, id))
			clockAt(day, 1000)
			await act((tx) => confirmWholePayout(tx, town.kaikei.actor, id))
		}
		await send('2026-12-25')
		clockAt('2026-12-28')
		const purse = await as('purse')
		await purse.open(`/council/earnings/${earningId}/correction`)
		for (const said of ['もう送ってあります', '追加のお支払い', '12月29日'])
			expect(purse.text()).toContain(said)
		await purse.send('slip', { units: '2', slip: 'まちがい' })
		expect(purse.page.status).toBe(422)
		expect(purse.text()).toContain('もう2,694円をお送りしてあります')
		// The bags were right; the fare of 500 yen was left out.
		await act((tx) =>
			askCorrection(tx, town.kaikei.actor, earningId, {
				...{ payYen: null, units: null, travelYen: 500, slip: '交通費500円を書き忘れました。' },
			}),
		)
		const [rest] = await db().select().from(earnings).where(eq(earnings.supplementOf, earningId))
		expect(rest).toMatchObject({ yen: 449, travelYen: 500, withheldYen: 51 })
		await purse.open(`/council/earnings/${rest?.id}`)
		for (const said of ['追加のお支払い', '2,694円', '449円', '書き忘れました'])
			expect(purse.text()).toContain(said)

		await tellWhatHappened()
		const phone = await as('phone')
		await phone.open('/my/notices')
		for (const said of ['追加でお支払いします', '2,694円', '3,143円', '449円', '12月29日'])
			expect(phone.text(), said).toContain(said)
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('追加のお支払い')
		await phone.open(`/my/earnings/${rest?.id}`)
		for (const said of [
			'これまでの額',
			'2,694円',
			'正しい額',
			'3,143円',
			'449円',
			'書き忘れました',
			'12月29日',
		])
			expect(phone.text(), said).toContain(said)
		await phone.open(`/my/earnings/${earningId}`)
		expect(phone.text()).toContain('足りなかった449円')

		// The fare was 400 yen: asked as the whole the person knows, and nothing of what was sent is lowered.
		await purse.open(`/council/earnings/${rest?.id}/correction`)
		expect(purse.text()).toContain('このうち2,694円は、もう送ってあります')
		await purse.send('slip', { travelYen: '400', slip: '交通費は400円でした。' })
		expect(purse.text()).toMatch(/3,143円 → 3,05\d円/)
		const [asked] = await waitingCorrectionsOf(db(), town.hidaka.id)
		await phone.open(`/my/corrections/${asked?.id}`)
		expect(phone.text()).toMatch(/3,143円.*3,05\d円/)
		await phone.send('answer', { answer: 'no' })

		await purse.open('/council/money')
		expect(purse.text()).toContain('(追加のお支払い)')
		await send('2026-12-29')
		await phone.open(`/my/earnings/${rest?.id}`)
		expect(phone.text()).toContain('末尾')
		await act((tx) =>
			confirmCompletion(tx, town.tamura.actor, town.tamura.id, assignmentId, { verdict: 'fine', reason: '' }),
		)
		const [invoiceId = ''] = await act((tx) => issueInvoices(tx, '2026-11'))
		await purse.open(`/council/invoices/${invoiceId}`)
		for (const said of ['(追加のお支払い)', '500円', '事務費はかかりません'])
			expect(purse.text(), said).toContain(said)
		expect(purse.page.html).toContain(`/council/earnings/${rest?.id}`)
		expect(await checkLedger(db())).toEqual([])
	})
})

// Tax kept back in 三者包括型, from the terms to the statement: by the employer, and by the council under a written order.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { inspect } from '~/assignments/inspection.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { agree, writeAgreementText } from '~/council/agreement.server'
import { agreementKinds } from '~/council/contract-mode'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { credit } from '~/money/earning.server'
import { recordInvoicePaid } from '~/money/incoming.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { employersRecordsOf, paymentRecordsOf } from '~/money/paid.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout } from '~/money/payout-result.server'
import { orderWithholding } from '~/people/employer.server'
import { hashSecret } from '~/people/secret.server'
import { usualPayTerms } from '~/work/pay-terms'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { earnings, invoiceLines, invoices } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Employer, Registrant, Town } from '../cast'
import {
	aSlot,
	aTask,
	clockAt,
	makeEmployer,
	makeRegistrant,
	makeStaff,
	makeTown,
	passContract,
	today,
	withAccount,
} from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
let town: Town

async function signedIn(accountId: string, name: string): Promise<Visitor> {
	const made = await hashSecret(secret)
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, accountId)),
	)
	const visitor = new Visitor()
	await visitor.signIn(`${name}@hinata.example`, secret)
	return visitor
}

beforeAll(async () => {
	town = await makeTown()
	const head = await makeStaff('管理', 'administrator')
	await inTransaction(async (tx) => {
		for (const kind of agreementKinds)
			await writeAgreementText(tx, head.actor, kind, `${kind}の決まりです。`, today)
		await setSetting(tx, head.actor, 'contract-mode', 'B', today)
	})
})
afterAll(() => moveClock(undefined))

const on = async (account: Parameters<typeof balanceOn>[1], partyId = '') =>
	(await balanceOn(db(), account, { partyId })).balanceYen

/** A leaflet drawn for 60,000 yen, from the request to the passed inspection. */
async function drawn(employer: Employer, who: Registrant) {
	const { requestId, quoteId, slotId } = await inTransaction(async (tx) => {
		await agree(tx, employer.actor, { employerId: employer.id }, ['terms-of-use', 'work-rules'])
		const { id: requestId } = await openRequest(tx, employer.actor, employer.id, {
			what: 'ちらしの図案',
			place: '自宅',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		})
		const taskId = await draftTask(
			tx,
			town.chosei.actor,
			requestId,
			aTask(town.areaId, {
				title: 'ちらしの図案',
				payYen: 60_000,
				payTerms: { ...usualPayTerms, withholding: 'design' },
			}),
		)
		const slotId = await addSlot(tx, town.chosei.actor, taskId, aSlot())
		const { id: quoteId } = await makeQuote(tx, town.chosei.actor, requestId)
		return { requestId, quoteId, slotId }
	})
	await inTransaction((tx) => answerQuote(tx, employer.actor, employer.id, quoteId, 'agreed'))
	await passContract(town, requestId)
	await inTransaction((tx) => publishTasks(tx, town.chosei.actor, requestId))
	const [assignmentId = ''] = await inTransaction(async (tx) => {
		await applyFor(tx, who.actor, who.id, slotId)
		return decide(tx, town.chosei.actor, slotId, [who.id])
	})
	await inTransaction((tx) =>
		sayYes(tx, who.actor, who.id, assignmentId, { showCallName: true, agrees: true }),
	)
	clockAt('2026-11-09', 720)
	await inTransaction((tx) => report(tx, who.actor, who.id, assignmentId, { aboutMinutes: 120, note: '' }))
	await inTransaction((tx) =>
		confirmCompletion(tx, employer.actor, employer.id, assignmentId, { verdict: 'fine', reason: '' }),
	)
	await inTransaction(async (tx) => {
		await inspect(tx, town.inoue.actor, assignmentId, '約束のとおりできています。')
		await credit(tx, town.inoue.actor, assignmentId)
	})
	await withAccount(town, who)
	return assignmentId
}

/** The employer's invoice, their money, the run and the bank's word. */
async function paid(employer: Employer) {
	clockAt('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }),
	)
	clockAt('2026-12-10')
	await inTransaction((tx) => recordInvoicePaid(tx, town.kaikei.actor, invoiceId, '2026-12-10'))
	clockAt('2026-12-21')
	const run = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-31'))
	await inTransaction((tx) => approvePayout(tx, town.kessai.actor, run.id))
	await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, run.id))
	await inTransaction((tx) => markSent(tx, town.kaikei.actor, run.id))
	clockAt('2026-12-28')
	await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, run.id))
	const [invoice] = await db().select().from(invoices).where(eq(invoices.id, invoiceId))
	const [line] = await db().select().from(invoiceLines).where(eq(invoiceLines.invoiceId, invoiceId))
	return { invoice, line, run }
}

describe('the employer keeps the tax back', () => {
	it('the terms say so, the invoice asks for the rest, and what came in goes on to the yen', async () => {
		const who = await makeRegistrant('図案', town.areaId)
		const assignmentId = await drawn(town.tamura, who)
		const [agreed] = await db().select().from(terms).where(eq(terms.assignmentId, assignmentId))
		expect(agreed?.body).toMatchObject({ withheldBy: 'employer', withheldYen: 6126 })
		const phone = await signedIn(who.accountId, 'phone')
		await phone.open(`/my/assignments/${assignmentId}`)
		expect(phone.text()).toContain('6,126円')
		const [earning] = await db().select().from(earnings).where(eq(earnings.assignmentId, assignmentId))
		expect(earning).toMatchObject({ yen: 53_874, withheldYen: 6126, withheldBy: 'employer' })
		const { invoice, line, run } = await paid(town.tamura)
		// 53,874 of pay, 9,000 of fee and its tax: the employer has the 6,126 in hand.
		expect(line).toMatchObject({ payYen: 60_000, withheldYen: 6126 })
		expect(invoice?.totalYen).toBe(53_874 + 9000 + 900)
		expect(run.totalYen).toBe(53_874)
		expect([await on('withheld'), await on('held', who.id), await on('to-collect', town.tamura.id)]).toEqual([
			0, 0, 0,
		])
		expect(await checkLedger(db())).toEqual([])
		await phone.open('/my/earnings')
		await phone.open('/my/earnings/years/2026')
		expect(phone.text()).toContain('6,126円')
	})

	it('their own page has the name, the sums and the year; another employer’s has nothing of it', async () => {
		const farm = await signedIn(town.tamura.accountId, 'farm')
		await farm.open('/employer/invoices')
		await farm.open(farm.link('支払調書のもとになる数字を見る'))
		for (const said of ['図案 花', '60,000円', '6,126円', '2026年12月', 'マイナンバーは'])
			expect(farm.text(), said).toContain(said)
		expect(farm.text()).not.toContain('委任を受けて事務局が納めた')
		await farm.open(farm.link('2025年を見る'))
		expect(farm.text()).toContain('支払調書のいる方はいません')
		const stranger = await makeEmployer('よその農園', town.areaId)
		const other = await signedIn(stranger.accountId, 'other')
		expect((await other.look('/employer/payment-records')).status).toBe(404)
		await other.open('/employer/invoices')
		expect(other.text()).not.toContain('支払調書')
		expect(await paymentRecordsOf(db(), 2026)).toMatchObject([
			{ payerId: town.tamura.id, paidYen: 60_000, withheldYen: 6126 },
		])
	})
})

describe('the council keeps it back under a written order', () => {
	it('the terms name the council, the tax comes with the invoice and stands apart until it is paid in', async () => {
		clockAt(today)
		const works = await makeEmployer('委任工房', town.areaId)
		const who = await makeRegistrant('委任', town.areaId, { birthDay: '1960-01-01' })
		await inTransaction((tx) => orderWithholding(tx, town.inoue.actor, works.id, today))
		const assignmentId = await drawn(works, who)
		const [agreed] = await db().select().from(terms).where(eq(terms.assignmentId, assignmentId))
		expect(agreed?.body).toMatchObject({ withheldBy: 'council', withheldYen: 6126 })
		const { invoice, line, run } = await paid(works)
		expect(line).toMatchObject({ payYen: 60_000, withheldYen: 0 })
		expect(invoice?.totalYen).toBe(60_000 + 9000 + 900)
		expect(run.totalYen).toBe(53_874)
		expect([await on('withheld'), await on('held', who.id), await on('to-collect', works.id)]).toEqual([
			6126, 0, 0,
		])
		expect(await checkLedger(db())).toEqual([])
		const { records, own, byCouncil } = await employersRecordsOf(db(), works.id, 2026)
		expect(records).toMatchObject([{ familyName: '委任', paidYen: 60_000, withheldYen: 6126 }])
		expect([own.length, byCouncil.length]).toEqual([0, 1])
		const desk = await signedIn(works.accountId, 'works')
		await desk.open('/employer/payment-records')
		expect(desk.text()).toContain('委任を受けて事務局が納めた源泉所得税')
		const purse = await signedIn(town.kaikei.accountId, 'purse')
		await purse.open('/council/withholding')
		expect(purse.text()).toContain('6,126円')
	})
})

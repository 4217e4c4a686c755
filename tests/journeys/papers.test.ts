// Papers through real doors: found by three things at once, held, posted in an envelope, and asked for by who they are about.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endWhatIsOver } from '~/archive/ending.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { papersOfParty } from '~/papers/archive.server'
import { hashSecret } from '~/people/secret.server'
import { archiveWords } from '~/words/ja/archive'
import { db } from '~db/client'
import { accounts, registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, throughJourney } from '../cast'
import { Visitor } from './site'

let town: Town
let work: Awaited<ReturnType<typeof throughJourney>>
const secret = 'a long password'

async function as(name: string): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.signIn(`${name}@hinata.example`, secret)
	return visitor
}

const rowsOf = (visitor: Visitor) =>
	[...visitor.page.html.matchAll(/href="\/council\/papers\/[0-9a-f-]{36}">([^<]+)</g)].map(
		(match) => match[1],
	)

beforeAll(async () => {
	town = await makeTown()
	const made = await hashSecret(secret)
	const people = { phone: town.hidaka, farm: town.tamura, desk: town.inoue, boss: town.kessai }
	for (const [name, { accountId }] of Object.entries(people))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
	work = await throughJourney(town, 'paid')
	await fileWhatWasIssued()
})
afterAll(() => moveClock(undefined))

describe('looking for papers', () => {
	it('by day, sum and counterparty together, and by kind', async () => {
		const boss = await as('boss')
		await boss.open('/council/papers')
		expect(rowsOf(boss)).toHaveLength(10)
		const words = new URLSearchParams({
			'from.year': '2026',
			'from.month': '12',
			'from.day': '1',
			'until.year': '2026',
			'until.month': '12',
			'until.day': '31',
			least: '2,000円',
			most: '9999',
			party: '日高',
		})
		await boss.open(`/council/papers?${words}`)
		expect(rowsOf(boss)).toEqual([archiveWords.kinds['payment-notice']])
		await boss.open('/council/papers?party=%E7%94%B0%E6%9D%91&kind=invoice')
		expect(rowsOf(boss)).toEqual([archiveWords.kinds.invoice])
		expect(boss.page.html).toContain('請2026-0001')
	})

	it('says in words what cannot be read, and that nothing was found', async () => {
		const boss = await as('boss')
		await boss.open('/council/papers?from.year=2026&from.month=13&from.day=1')
		expect(boss.page.status).toBe(200)
		expect(boss.text()).toContain(`「${archiveWords.page.from}」`)
		expect(boss.text()).toContain(archiveWords.page.unread(1))
		expect(boss.text()).toContain(archiveWords.page.unreadNone)
		for (const wrong of ['まだ送っていません', archiveWords.page.none])
			expect(boss.text()).not.toContain(wrong)
		expect(rowsOf(boss)).toEqual([])
		await boss.open(
			'/council/papers?from.year=2026&from.month=12&from.day=2&until.year=2026&until.month=12&until.day=1',
		)
		expect(boss.text()).toContain(archiveWords.page.upsideDown)
		await boss.open('/council/papers?party=%E3%81%84%E3%81%AA%E3%81%84%E4%BA%BA')
		expect(boss.page.html).toContain(archiveWords.page.none)
	})

	it('gives the lines as a file', async () => {
		const boss = await as('boss')
		const page = await boss.look('/council/papers/file?kind=invoice')
		expect(page.headers.get('content-type')).toContain('text/csv')
		expect(page.html.split('\r\n')).toHaveLength(3)
		expect(page.html).toContain('請2026-0001')
	})
})

describe('one paper', () => {
	it('is opened by staff and by whose it is, and each opening is on its page', async () => {
		const [paper] = await papersOfParty(db(), { kind: 'registrant', id: town.hidaka.id })
		const phone = await as('phone')
		await phone.open('/my/papers')
		expect(phone.page.html).toContain(archiveWords.kinds['payment-notice'])
		await phone.open(`/my/papers/${paper?.id}`)
		expect(phone.page.html).toContain('2,600円')
		const boss = await as('boss')
		await boss.open(`/council/papers/${paper?.id}/sheet`)
		expect(boss.page.html).toContain('2,600円')
		await boss.open(`/council/papers/${paper?.id}`)
		expect(boss.page.html).toContain('日高 花')
		expect(boss.page.html).toContain('決裁')
	})

	it('is held with a reason, and no longer', async () => {
		const [paper] = await papersOfParty(db(), { kind: 'employer', id: town.tamura.id })
		const boss = await as('boss')
		const here = `/council/papers/${paper?.id}`
		await boss.open(here)
		await boss.send('why', { why: '監査のため', what: 'party' })
		expect(boss.page.html).toContain(archiveWords.paper.told.held)
		await boss.open('/council/papers?kind=invoice')
		expect(boss.page.html).toContain(archiveWords.page.held)
		await boss.open(here)
		await boss.send('holdId', {})
		expect(boss.page.html).toContain(archiveWords.paper.told.lifted)
	})
})

describe('who hears by paper', () => {
	it('gets an envelope: printed, put in, and gone from the list', async () => {
		await inTransaction((tx) =>
			tx.update(registrants).set({ hearsBy: 'paper' }).where(eq(registrants.id, town.hidaka.id)),
		)
		const desk = await as('desk')
		await desk.open('/council')
		expect(desk.page.html).toContain('/council/paper-batch')
		await desk.open('/council/paper-batch')
		expect(desk.page.html).toContain('日高 花')
		const pdf = await desk.look('/council/paper-batch/pdf')
		expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
		await desk.open('/council/paper-batch')
		await desk.send('paperIds', {})
		expect(desk.page.html).toContain(archiveWords.batch.told)
		expect(desk.page.html).toContain(archiveWords.batch.none)
	})
})

describe('what is kept of me', () => {
	it('is asked for at the counter, shown after who asks was seen, and answered in writing', async () => {
		const desk = await as('desk')
		await desk.open('/council/privacy?q=%E6%97%A5%E9%AB%98')
		expect(desk.page.html).toContain('日高 花')
		await desk.send('wish', {
			about: `registrant ${town.hidaka.id}`,
			kind: 'disclosure',
			askedBy: 'self',
			wish: '何が残っていますか',
			identity: '',
		})
		const here = desk.page.url.replace(/\?.*$/, '')
		expect(desk.page.html).toContain(archiveWords.privacy.identityFirst)
		expect((await desk.look(`${here}/book`)).status).toBe(404)
		await desk.open(here)
		await desk.send('identity', { identity: 'licence' })
		expect(desk.page.html).toContain(archiveWords.privacy.export.make)
		const book = await desk.look(`${here}/book`)
		expect(book.bytes.subarray(0, 5).toString()).toBe('%PDF-')
		await desk.open('/council')
		expect(desk.page.html).toContain(archiveWords.privacy.todo('開示'))
		await desk.open(here)
		await desk.send('givenBy', { answer: 'done', words: '全部お渡しします', givenBy: 'paper' })
		expect(desk.page.html).toContain('隠した')
		await desk.send('givenBy', { answer: 'done', words: '全部お渡しします', givenBy: 'paper', third: 'on' })
		expect(desk.page.html).toContain(archiveWords.privacy.told.answered)
		await fileWhatWasIssued()
		const phone = await as('phone')
		await phone.open('/my/papers')
		expect(phone.page.html).toContain(archiveWords.kinds['privacy-answer'])
	})
})

describe('after its time', () => {
	it('the words are gone and the line says so', async () => {
		clockAt('2034-06-01')
		await endWhatIsOver()
		const boss = await as('boss')
		await boss.open('/council/papers?kind=invoice')
		expect(boss.page.html).toContain('に廃棄')
		const [paper] = await papersOfParty(db(), { kind: 'registrant', id: town.hidaka.id })
		await boss.open(`/council/papers/${paper?.id}`)
		expect(boss.page.html).toContain('記録だけが残っています')
		expect((await boss.look(`/council/papers/${paper?.id}/pdf`)).status).toBe(404)
		// What was done is still one's own to see, without the words of its terms.
		const phone = await as('phone')
		expect((await phone.look(`/my/assignments/${work.assignmentId}`)).status).toBe(200)
		expect((await phone.look(`/my/assignments/${work.assignmentId}/terms`)).status).toBe(404)
		await phone.open(`/my/earnings/${work.earningId}`)
		expect(phone.page.html).toContain('2,600円')
		expect(await checkLedger(db())).toEqual([])
		await boss.open(`/council/assignments/${work.assignmentId}`)
		expect(boss.page.status).toBe(200)
	})
})

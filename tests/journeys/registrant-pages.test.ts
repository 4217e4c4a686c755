// The public's and the registrant's pages through the real doors: each one opens, and bad input keeps what was typed.
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, vi } from 'vitest'

// The built site and this test read the same moved clock: Monday, 2 November 2026, 9:30.
vi.hoisted(() => {
	process.env.CLOCK_AT = '2026-11-02T00:30:00Z'
})

import { answerOffer, ask } from '~/assignments/offer.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { setSecret } from '~/people/account.server'
import { startActing } from '~/people/acting.server'
import { openCalls } from '~/people/contact.server'
import { consentKinds } from '~/people/registrant'
import { interview, registrantOf, registrantsIn } from '~/people/registrant.server'
import { hashSecret } from '~/people/secret.server'
import { benefitWords } from '~/words/ja/benefits'
import { closeTask } from '~/work/task.server'
import { db } from '~db/client'
import { applications, completions, offers } from '~db/schema/assignments'
import { files } from '~db/schema/files'
import { bankAccounts } from '~db/schema/money'
import { accounts, consents, registrants, sessions } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, throughJourney, withAccount } from '../cast'
import type { Page } from './site'
import { Visitor } from './site'

const unsaid = /給料|賃金|時給|手当|配分金|シフト|出勤|退勤|打刻|勤怠|欠勤|遅刻|採用|雇用主|派遣先|不合格/

let town: Town
let secret: Awaited<ReturnType<typeof hashSecret>>
let numbers = 270_000

/** Gives somebody a number and the secret, and signs them in. */
async function signedIn(person: { accountId: string }): Promise<Visitor> {
	const number = String(++numbers)
	await inTransaction(async (tx) => {
		await tx.update(accounts).set({ number }).where(eq(accounts.id, person.accountId))
		await setSecret(tx, person.accountId, secret)
	})
	const visitor = new Visitor()
	await visitor.signIn(number, 'a long password')
	expect(visitor.cookies.has('session')).toBe(true)
	return visitor
}

const somebody = (over: Parameters<typeof makeRegistrant>[2] = {}): Promise<Registrant> =>
	makeRegistrant('宮', town.areaId, over)

/** What holds for every page. */
function fine(page: Page, path: string): void {
	expect(page.status, path).toBe(200)
	expect(page.bytes.includes(0), `${path}: no zero bytes`).toBe(false)
	expect(page.html, path).not.toMatch(/<script|\sstyle=|\son[a-z]+="/)
	// The link to the pages about benefits bears their own name (docs/house.md §1).
	expect(page.html.replaceAll(benefitWords.link, ''), path).not.toMatch(unsaid)
	expect(page.html, `${path}: kana stand over their words`).not.toMatch(/\{[^{}|<>"]+\|/)
	expect(page.html.match(/<h1\b/g)?.length, path).toBe(1)
	expect(page.html, path).toMatch(/<title>[^<]+｜[^<]+<\/title>|<title>ひなた市 しごとコンビニ<\/title>/)
	const ids = [...page.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
	expect(ids, path).toEqual([...new Set(ids)])
	const main = /<main\b[\s\S]*<\/main>/.exec(page.html)?.[0] ?? ''
	const filled = [...main.matchAll(/class="btn( btn-big| btn-full)*"/g)].length
	expect(filled, `${path}: one main button`).toBeLessThanOrEqual(1)
}

beforeAll(async () => {
	secret = await hashSecret('a long password')
	town = await makeTown()
	moveClock(undefined)
})

describe('a form that asks for the secret again', () => {
	it('comes back filled after the secret, for who is still signed in', async () => {
		const visitor = await signedIn(await somebody())
		await visitor.open('/my/profile?part=contact')
		const filled = visitor.fill('address', { address: 'ひなた市 川のそば 5-6' })
		// A quarter of an hour goes by over the form.
		await inTransaction((tx) => tx.update(sessions).set({ confirmedAt: new Date('2026-11-01T00:00:00Z') }))
		await visitor.post(filled)
		expect(visitor.page.status).toBe(401)
		expect(visitor.text()).toContain('書いた内容は残っています')
		await visitor.send('typed-form', { secret: 'wrong, this one' })
		expect(visitor.page.status).toBe(422)
		await visitor.send('typed-form', { secret: 'a long password' })
		await visitor.send('typed')
		expect(visitor.page.html).toContain('value="ひなた市 川のそば 5-6"')
		await visitor.send('address')
		await visitor.open('/my/profile')
		expect(visitor.text()).toContain('川のそば')
	})
})

describe('every page of a registrant', () => {
	let visitor: Visitor
	let other: Visitor
	const paths: string[] = []
	const own: string[] = []

	beforeAll(async () => {
		const { hidaka } = town
		clockAt('2026-10-05')
		const passed = await throughJourney(town, 'passed', { slot: { day: '2026-10-12' } })
		clockAt('2026-10-19')
		const reported = await throughJourney(town, 'reported', { slot: { day: '2026-10-26' } })
		clockAt('2026-11-01')
		const agreed = await throughJourney(town, 'agreed', { slot: { day: '2026-11-11' } })
		const decided = await throughJourney(town, 'decided', { slot: { day: '2026-11-12' } })
		const posted = await postTask(town, { title: '落ち葉を集める' }, [
			{ day: '2026-11-13' },
			{ day: '2026-11-14' },
		])
		const offer = await inTransaction((tx) =>
			ask(tx, town.chosei.actor, posted.slotIds[1] ?? '', hidaka.id, 'wish'),
		)
		await withAccount(town, hidaka)
		moveClock(undefined)
		own.push(
			...[passed, reported, agreed, decided].map((one) => `/my/assignments/${one.assignmentId}`),
			`/my/assignments/${agreed.assignmentId}/completion`,
			`/my/offers/${offer.id}`,
		)
		paths.push(
			'/my',
			'/my/tasks',
			'/my/tasks?show=all',
			'/my/tasks?find=1',
			'/my/tasks?day=5&part=morning&want=sit&page=9',
			`/my/tasks/${posted.taskId}`,
			'/my/work',
			'/my/turns',
			'/my/availability',
			'/my/days-off',
			'/my/abilities',
			'/my/profile',
			'/my/profile?part=contact',
			'/my/rest',
			'/my/earnings',
			'/my/bank-account',
			'/my/bank-account?step=which',
			'/my/bank-account?step=bank&q=みずほ',
			'/my/bank-account?step=bank&q=そのような銀行',
			'/my/bank-account?step=branch&bank=0001&q=本店',
			'/my/bank-account?step=account&bank=0001&branch=001',
			'/my/bank-account?step=account&bank=9999&branch=001',
			'/my/bank-account?step=yucho',
			`/my/assignments/${decided.assignmentId}?ask=no`,
			`/my/assignments/${agreed.assignmentId}?ask=call-off`,
			...own,
		)
		visitor = await signedIn(hidaka)
		other = await signedIn(town.noguchi)
	})

	it('opens, says nothing of employment, and has one main button', async () => {
		for (const path of paths) fine(await visitor.look(path), path)
	})

	it('says what is next on the home page', async () => {
		await visitor.open('/my')
		expect(visitor.text()).toContain('11月12日(木)の仕事の約束を読んで、返事をしてください。')
		expect(visitor.link('約束を読む')).toContain('/my/assignments/')
	})

	it('is not there for another, and asks a visitor to sign in', async () => {
		for (const path of own) {
			expect((await other.look(path)).status, path).toBe(404)
			expect(
				(await other.post({ action: `${path}?do=yes`, fields: [['key', crypto.randomUUID()]] })).status,
			).not.toBe(200)
		}
		for (const path of paths) {
			const page = await new Visitor().look(path)
			expect(page.location, path).toContain('/sign-in?to=')
		}
	})

	it('opens for somebody who has nothing yet', async () => {
		const fresh = await signedIn(await somebody({ hours: null }))
		for (const path of paths.filter((one) => !own.some((mine) => one.startsWith(mine))))
			fine(await fresh.look(path), path)
		await fresh.open('/my')
		expect(fresh.text()).toContain('できる時間を入れると、合う仕事がわかります。')
	})

	it('is the same page for staff who act for somebody, and says so', async () => {
		const staff = await signedIn(town.inoue)
		const [session] = await db().select().from(sessions).where(eq(sessions.accountId, town.inoue.accountId))
		const whom = await somebody()
		await inTransaction((tx) =>
			startActing(
				tx,
				town.inoue.actor,
				session?.idHash ?? '',
				{ kind: 'registrant', id: whom.id },
				'telephone',
			),
		)
		const posted = await postTask(town, { title: '電話で頼む' }, [{ day: '2026-11-20' }])
		fine(await staff.look('/my'), '/my')
		expect(staff.text()).toContain('宮 花さんの代わりに入力しています(電話)')
		await staff.open(`/my/tasks/${posted.taskId}`)
		await staff.send('slotId')
		expect(staff.text()).toContain('手を挙げました')
		const [hand] = await db().select().from(applications).where(eq(applications.registrantId, whom.id))
		expect(hand?.slotId).toBe(posted.slotIds[0])
	})
})

describe('public pages', () => {
	let posted: Awaited<ReturnType<typeof postTask>>
	beforeAll(async () => {
		posted = await postTask(
			town,
			{
				title: '庭の草を取る',
				privateHome: true,
				place: '田中様方',
				address: 'ひなた市浜3-3',
				posture: 'stand',
				outdoors: true,
				rain: '雨は中止',
				kilograms: 12,
			},
			[{ day: '2026-11-18', seats: 1 }],
		)
	})

	it('open without a sign-in and hold no posting form', async () => {
		const visitor = new Visitor()
		for (const path of [
			'/',
			'/tasks',
			'/tasks?find=1',
			'/tasks?day=3&want=sit&area=nowhere&kind=x&page=-1',
			`/tasks/${posted.taskId}`,
			'/about',
			'/fair-turns',
			'/how-to-join',
			'/how-to-ask',
			'/privacy',
			'/join/sent',
			'/join/sent?of=nonsense',
		]) {
			const page = await visitor.look(path)
			fine(page, path)
			expect(page.html, path).not.toContain('method="post"')
			expect(page.headers.get('set-cookie'), path).toBeNull()
		}
		fine(await visitor.look('/join'), '/join')
	})

	it('say what a posting must say, and never where a private home is', async () => {
		const visitor = new Visitor()
		await visitor.open(`/tasks/${posted.taskId}`)
		const said = visitor.text()
		for (const words of [
			'雇用ではなく業務委託です',
			'ひなた市しごとコンビニ協議会',
			'0999-00-1234',
			'一般のご家庭',
			'2,600円',
			'取り消すとき',
			'あと1人',
			'12kgまで',
		])
			expect(said).toContain(words)
		for (const path of ['/', '/tasks', `/tasks/${posted.taskId}`]) {
			await visitor.open(path)
			for (const words of ['雇用ではなく業務委託です', 'ひなた市中央1-1-1', '取り消すとき'])
				expect(visitor.text(), path).toContain(words)
			expect(visitor.page.html).not.toMatch(/田中様方|浜3-3/)
		}
	})

	it('are sifted by what was chosen, and each choice can be taken off', async () => {
		const visitor = new Visitor()
		await visitor.open('/tasks?want=sit')
		expect(visitor.text()).not.toContain('庭の草を取る')
		await visitor.open('/tasks?day=3')
		expect(visitor.text()).toContain('庭の草を取る')
		expect(visitor.link('水曜日')).toBe('/tasks')
		await visitor.open('/tasks?day=0')
		expect(visitor.text()).toContain('この条件に合う仕事は、いまありません')
	})

	it('say 404 for what is not posted', async () => {
		expect((await new Visitor().look('/tasks/nothing')).status).toBe(404)
	})
})

describe('joining', () => {
	const whole = () => ({
		familyName: '髙橋',
		givenName: '𠮷子',
		familyKana: 'たかはし',
		givenKana: 'ﾖｼｺ',
		callName: 'よしこ',
		'birthDay.year': '１９５２',
		'birthDay.month': '7',
		'birthDay.day': '18',
		areaId: town.areaId,
		postalCode: '9990101',
		address: 'ひなた市<script>alert(1)</script>1-1',
		telephone: '０９９９ー００ー２０２０',
		email: '',
		hearsBy: 'telephone',
		likesCallsAt: '午前',
		'consent-purpose': 'on',
		'consent-tell-employer': 'on',
		'consent-commission': 'on',
	})

	async function join(over: Record<string, string | undefined> = {}): Promise<Visitor> {
		const visitor = new Visitor()
		await visitor.open('/join')
		await visitor.send('consent-purpose', { ...whole(), ...over })
		return visitor
	}

	it('takes rare letters, half-width kana and a telephone in wide figures, and shows how far it is', async () => {
		const visitor = await join()
		expect(visitor.page.url).toContain('/join/sent?of=')
		expect(visitor.text()).toContain('申込みを受け付けました')
		expect(visitor.text()).toContain('お電話する番号は 0999-00-2020')
		// Two office days on: the day after is a public holiday.
		expect(visitor.text()).toMatch(/11月5日\(木[^)]*\) 17時15分までに、事務局からお電話します/)
		const [person] = (await registrantsIn(db(), 'applied')).filter((one) => one.familyName === '髙橋')
		expect(person).toMatchObject({
			givenName: '𠮷子',
			familyKana: 'タカハシ',
			givenKana: 'ヨシコ',
			telephone: '0999-00-2020',
			birthDay: '1952-07-18',
			postalCode: '999-0101',
			address: 'ひなた市<script>alert(1)</script>1-1',
		})
		const address = visitor.page.url
		await inTransaction((tx) =>
			interview(tx, town.inoue.actor, person?.id ?? '', {
				day: '2026-11-02',
				place: 'counter',
				identitySeen: 'passport',
				result: 'registered',
				note: '',
				noteKept: false,
			}),
		)
		const later = new Visitor()
		await later.open(address)
		expect(later.text()).toContain('登録がすみました')
		expect(later.text()).not.toMatch(/髙橋|𠮷子|0999-00-2020/)
	})

	it('shows what was typed as text and never as a part of the page', async () => {
		const visitor = await join({ postalCode: '12' })
		expect(visitor.page.status).toBe(422)
		expect(visitor.page.html).not.toContain('<script>alert')
		expect(visitor.form('consent-purpose').fields).toContainEqual([
			'address',
			'ひなた市<script>alert(1)</script>1-1',
		])
	})

	it.each([
		[
			'an emoji in a name',
			{ familyName: '髙橋🌸' },
			'familyName',
			'「名字」に、使えない文字(絵文字など)があります',
		],
		['61 letters', { givenName: '𠮷'.repeat(61) }, 'givenName', '「名前」は60文字まで'],
		['figures as furigana', { familyKana: 'やまだ123' }, 'familyKana', 'ひらがなかカタカナで'],
		['kanji as furigana', { familyKana: '高橋' }, 'familyKana', 'ひらがなかカタカナで'],
		[
			'a date that does not exist',
			{ 'birthDay.month': '2', 'birthDay.day': '30' },
			'birthDay.day',
			'その日はカレンダーにありません',
		],
		[
			'somebody under 18',
			{ 'birthDay.year': '2008', 'birthDay.month': '11', 'birthDay.day': '3' },
			'birthDay.year',
			'登録は18歳からです',
		],
		['a birthday to come', { 'birthDay.year': '2027' }, 'birthDay.year', 'まだ来ていない日です'],
		['a district nobody knows', { areaId: 'nowhere' }, 'areaId', '地区を、一覧から選んでください'],
		['a telephone of letters', { telephone: '電話なし' }, 'telephone', '0から始まる電話番号'],
		['no address for mail', { hearsBy: 'mail' }, 'hearsBy', 'メールアドレスを入れてください'],
		[
			'a consent not given',
			{ 'consent-commission': undefined },
			'familyName',
			'「業務委託のしくみ」がわかったら',
		],
	])('asks again after %s and keeps the rest', async (_, over, field, sentence) => {
		const visitor = await join(over)
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('まだ送っていません')
		expect(visitor.text()).toContain(sentence)
		expect(visitor.page.html).toContain('<title>直すところがあります')
		const kept = { ...whole(), ...over } as Record<string, string | undefined>
		const typed = Object.fromEntries(visitor.form('consent-purpose').fields)
		if (field !== 'areaId') expect(typed[field]).toBe(kept[field])
		expect(typed.likesCallsAt).toBe('午前')
	})

	it('takes a name of 60 letters', async () => {
		const visitor = await join({ givenName: '長'.repeat(60) })
		expect(visitor.page.status).toBe(200)
	})

	it('names every place of an empty form, and refuses a huge one', async () => {
		const visitor = new Visitor()
		await visitor.open('/join')
		const { action, fields } = visitor.form('consent-purpose')
		await visitor.post({ action, fields: fields.filter(([name]) => name === 'key') })
		expect(visitor.page.status).toBe(422)
		expect(visitor.page.html.match(/<a href="#/g)?.length).toBeGreaterThan(12)
		const key = visitor.form('consent-purpose').fields.find(([name]) => name === 'key')?.[1] ?? ''
		const huge = await visitor.post({
			action,
			fields: [
				['key', key],
				['address', 'あ'.repeat(250_000)],
			],
		})
		expect(huge.status).toBe(422)
		expect(visitor.text()).toContain('送られた内容が大きすぎます')
	})

	it('keeps one application when the form is sent twice', async () => {
		const visitor = new Visitor()
		await visitor.open('/join')
		const form = visitor.fill('consent-purpose', { ...whole(), familyName: '二度' })
		const first = await visitor.post(form)
		const second = await visitor.post(form)
		expect(second.url).toBe(first.url)
		// The back key and the button once more: a new form, the same person.
		await visitor.open('/join')
		await visitor.send('consent-purpose', { ...whole(), familyName: '二度', address: '新町2-3' })
		expect(visitor.page.url).toContain('/join/sent?of=')
		const kept = await db().select().from(registrants).where(eq(registrants.familyName, '二度'))
		expect(kept.map((one) => one.address)).toEqual(['新町2-3'])
		const id = kept[0]?.id ?? ''
		const ticks = () => db().select().from(consents).where(eq(consents.registrantId, id))
		const ticked = (await ticks()).length
		expect(ticked).toBe(consentKinds.length * 2)
		// Who knows name, birthday and telephone, at another browser, changes nothing.
		const stranger = new Visitor()
		await stranger.open('/join')
		await stranger.send('consent-purpose', { ...whole(), familyName: '二度', address: 'よその町9-9' })
		expect(stranger.text()).toContain('最初に書かれた内容のままです')
		const still = await db().select().from(registrants).where(eq(registrants.familyName, '二度'))
		expect(still.map((one) => one.address)).toEqual(['新町2-3'])
		expect(await ticks()).toHaveLength(ticked)
	})
})

describe('raising a hand', () => {
	let person: Registrant
	let visitor: Visitor
	beforeAll(async () => {
		person = await somebody()
		visitor = await signedIn(person)
	})
	const raise = (taskId: string, slotId: string) =>
		visitor.post({
			action: `/my/tasks/${taskId}?do=raise`,
			fields: [
				['key', crypto.randomUUID()],
				['slotId', slotId],
			],
		})
	const hands = () => db().select().from(applications).where(eq(applications.registrantId, person.id))

	it('is done once, seen at home, and taken down again', async () => {
		const posted = await postTask(town, { title: '栗を拾う' }, [{ day: '2026-11-16' }, { day: '2026-11-17' }])
		await visitor.open(`/my/tasks/${posted.taskId}`)
		expect(visitor.text()).toContain('合います')
		const form = visitor.fill('slotId')
		await visitor.post(form)
		expect(visitor.text()).toMatch(/\d+日\(.\)の仕事に、手を挙げました/)
		// The big button does not ask for the next day at once.
		expect(visitor.page.html).not.toContain('class="dock"')
		await visitor.post(form)
		expect(await hands()).toHaveLength(1)
		await raise(posted.taskId, Object.fromEntries(form.fields).slotId ?? '')
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('もう手が挙がっています')
		expect(visitor.text()).not.toMatch(/まだ送っていません|直すところ|残っています/)
		expect(visitor.page.html).toContain('<title>お読みください｜')
		await visitor.open('/my')
		expect(visitor.text()).toContain('栗を拾う')
		await visitor.open(`/my/tasks/${posted.taskId}`)
		const down = visitor.fill('applicationId')
		await visitor.post(down)
		expect(visitor.text()).toContain('手を下ろしました')
		await visitor.post({
			...down,
			fields: down.fields.map(([name, value]) => [name, name === 'key' ? crypto.randomUUID() : value]),
		})
		expect(visitor.page.status).toBe(422)
	})

	it('is refused with a sentence where it cannot be', async () => {
		const full = await postTask(town, { title: 'いっぱい' }, [{ day: '2026-11-17', seats: 1 }])
		await inTransaction((tx) =>
			tx
				.update(slots)
				.set({ taken: 1 })
				.where(eq(slots.id, full.slotIds[0] ?? '')),
		)
		await raise(full.taskId, full.slotIds[0] ?? '')
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('人数がそろいました')

		clockAt('2026-10-25')
		const past = await postTask(town, { title: '過ぎた' }, [{ day: '2026-10-30' }])
		moveClock(undefined)
		await raise(past.taskId, past.slotIds[0] ?? '')
		expect(visitor.text()).toContain('に始まっています')

		const mine = await throughJourney(town, 'agreed', { registrant: person, slot: { day: '2026-11-19' } })
		const clash = await postTask(town, { title: '重なる' }, [
			{ day: '2026-11-19', startMinute: 660, endMinute: 720 },
		])
		await raise(clash.taskId, clash.slotIds[0] ?? '')
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('重なって')
		await visitor.open(`/my/tasks/${clash.taskId}`)
		expect(visitor.text()).toContain('この時間は、引き受けているほかの仕事と重なっています')
		expect(mine.assignmentId).not.toBe('')

		await raise(full.taskId, 'nonsense')
		expect(visitor.page.status).toBe(422)
	})

	it('is refused once the task is closed, and the page is gone', async () => {
		const closed = await postTask(town, { title: '終わった' }, [{ day: '2026-11-17' }])
		await inTransaction((tx) => closeTask(tx, town.chosei.actor, closed.taskId))
		expect((await visitor.look(`/my/tasks/${closed.taskId}`)).status).toBe(404)
		const open = await postTask(town, { title: '開いている' }, [{ day: '2026-11-17' }])
		await raise(open.taskId, closed.slotIds[0] ?? '')
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('募集は終わりました')
	})

	it('waits until the interview', async () => {
		const waiting = await signedIn(await somebody({ state: 'applied', registeredAt: null }))
		const posted = await postTask(town, { title: '登録前' }, [{ day: '2026-11-17' }])
		await waiting.open('/my')
		expect(waiting.text()).toContain('申込みを受け付けています')
		await waiting.open(`/my/tasks/${posted.taskId}`)
		expect(waiting.text()).toContain('登録がすむと、手を挙げられます')
		expect(() => waiting.form('slotId')).toThrow()
		await waiting.post({
			action: `/my/tasks/${posted.taskId}?do=raise`,
			fields: [
				['key', crypto.randomUUID()],
				['slotId', posted.slotIds[0] ?? ''],
			],
		})
		expect(waiting.page.status).toBe(422)
	})

	it('hears 今回は見送ります without a word against it, once', async () => {
		const posted = await postTask(town, { title: 'お声がけの仕事' }, [{ day: '2026-11-24' }])
		const offer = await inTransaction((tx) =>
			ask(tx, town.chosei.actor, posted.slotIds[0] ?? '', person.id, 'wish'),
		)
		await visitor.open(`/my/offers/${offer.id}`)
		expect(visitor.text()).toContain('断っても、次の仕事で不利になりません')
		const no = visitor.forms().find((form) => form.fields.some(([, value]) => value === 'no'))
		const yes = visitor.forms().find((form) => form.fields.some(([, value]) => value === 'yes'))
		await visitor.post(no ?? { action: '', fields: [] })
		expect(visitor.text()).toContain('順番は変わりません')
		await visitor.post(yes ?? { action: '', fields: [] })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('もうお返事をいただいています')
		const [row] = await db().select().from(offers).where(eq(offers.id, offer.id))
		expect(row?.answer).toBe('no')
	})

	it('shows an answered お声がけ as answered', async () => {
		const another = await somebody()
		const posted = await postTask(town, { title: 'やってみる仕事' }, [{ day: '2026-11-25' }])
		const offer = await inTransaction((tx) =>
			ask(tx, town.chosei.actor, posted.slotIds[0] ?? '', another.id, 'wish'),
		)
		await inTransaction((tx) => answerOffer(tx, another.actor, another.id, offer.id, 'yes'))
		const seer = await signedIn(another)
		fine(await seer.look(`/my/offers/${offer.id}`), 'an answered offer')
		expect(seer.text()).toContain('「やってみます」のお返事をいただきました')
	})
})

describe('the promise and the day', () => {
	it('is agreed to only when read and when it is said what the employer hears', async () => {
		const person = await somebody()
		const visitor = await signedIn(person)
		const { assignmentId } = await throughJourney(town, 'decided', {
			registrant: person,
			slot: { day: '2026-11-26' },
		})
		const here = `/my/assignments/${assignmentId}`
		await visitor.open(here)
		for (const words of [
			'何を',
			'いつ',
			'どこで',
			'いくら',
			'いつ振り込まれるか',
			'業務委託をした日',
			'検査を完了する期日',
			'再委託',
			'手形',
		])
			expect(visitor.text()).toContain(words)
		expect(visitor.page.html).not.toMatch(/name="read"[^>]*checked/)
		await visitor.send('version', { showCallName: 'no' })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('「読みました」に印を付けてください')
		expect(visitor.page.html).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/)
		await visitor.send('version', { read: 'on', showCallName: undefined })
		expect(visitor.text()).toContain('呼び名を伝えてよいか、選んでください')
		await visitor.send('version', { read: 'on', showCallName: 'yes', version: '9' })
		expect(visitor.page.status).toBe(422)
		await visitor.send('version', { read: 'on', showCallName: 'no', version: '1' })
		expect(visitor.text()).toContain('引き受けていただきました')
		expect(visitor.text()).toContain('依頼主に、呼び名は伝えていません')
		await visitor.post({ action: `${here}?do=no`, fields: [['key', crypto.randomUUID()]] })
		expect(visitor.page.status).toBe(422)
		await visitor.open(`${here}?ask=call-off`)
		await visitor.send('key', {})
		expect(visitor.text()).toContain('お大事に。あとは事務局がします。')
		expect(visitor.text()).not.toContain('いつ振り込まれるか')
	})

	it('can be declined, which costs nothing', async () => {
		const person = await somebody()
		const visitor = await signedIn(person)
		const { assignmentId } = await throughJourney(town, 'decided', {
			registrant: person,
			slot: { day: '2026-11-27' },
		})
		await visitor.open(`/my/assignments/${assignmentId}?ask=no`)
		await visitor.post({
			action: `/my/assignments/${assignmentId}?do=no`,
			fields: visitor.form('?do=no'.slice(0, 0) || 'key').fields,
		})
		expect(visitor.text()).toContain('順番は変わりません')
	})

	it('is reported after its beginning, with photos rewritten, and once', async () => {
		const person = await somebody()
		const visitor = await signedIn(person)
		const early = await throughJourney(town, 'agreed', { registrant: person, slot: { day: '2026-11-28' } })
		await visitor.open(`/my/assignments/${early.assignmentId}/completion`)
		expect(visitor.text()).toContain('始まってから報告できます')
		await visitor.post({
			action: `/my/assignments/${early.assignmentId}/completion`,
			fields: [
				['key', crypto.randomUUID()],
				['aboutMinutes', '120'],
				['note', '先に書く'],
			],
		})
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('始まってから送ってください')
		expect(visitor.page.html).toContain('先に書く')

		clockAt('2026-11-01')
		const begun = await throughJourney(town, 'agreed', {
			registrant: person,
			slot: { day: '2026-11-02', startMinute: 540, endMinute: 600 },
		})
		moveClock(undefined)
		const here = `/my/assignments/${begun.assignmentId}`
		await visitor.open(here)
		await visitor.post({ action: `${here}?do=arrived`, fields: [['key', crypto.randomUUID()]] })
		expect(visitor.text()).toContain('着いたことを受け取りました')
		await visitor.post({ action: `${here}?do=arrived`, fields: [['key', crypto.randomUUID()]] })
		expect(visitor.text()).toContain('もうお知らせをいただいています')

		await visitor.open(`${here}/completion`)
		await visitor.send('aboutMinutes', { aboutMinutes: '90', note: '袋に入れました' }, [
			['photos', new File(['これは写真ではない'], 'photo.jpg')],
		])
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('写真は JPEG・PNG・WebP')
		expect(visitor.page.html).toContain('袋に入れました')
		const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c74700' } })
			.png()
			.toBuffer()
		const form = visitor.fill('aboutMinutes', { aboutMinutes: '90', note: '袋に入れました' })
		await visitor.post(form, [['photos', new File([new Uint8Array(png)], 'a.png')]])
		expect(visitor.text()).toContain('報告を受け取りました')
		const [kept] = await db()
			.select()
			.from(completions)
			.where(eq(completions.assignmentId, begun.assignmentId))
		expect(kept).toMatchObject({ aboutMinutes: 90, note: '袋に入れました' })
		const [photo] = await db()
			.select()
			.from(files)
			.where(eq(files.belongsId, kept?.id ?? ''))
		expect(photo?.mediaType).toBe('image/jpeg')
		expect(visitor.page.html).toContain(`/files/${photo?.id}`)
		await visitor.open(`${here}/completion`)
		expect(visitor.text()).toContain('もう受け取っています')
	})
})

describe('the bank account', () => {
	let visitor: Visitor
	let person: Registrant
	beforeAll(async () => {
		person = await somebody()
		visitor = await signedIn(person)
	})
	const account = { kind: '1', number: '1234567', holder: 'みゃァー ハナ' }
	async function enter(over: Record<string, string>) {
		await visitor.open('/my/bank-account?step=account&bank=0001&branch=001')
		return visitor.send('holder', { ...account, ...over })
	}

	it.each([
		['six digits', { number: '123456' }, '口座番号が6けたです', 'number'],
		[
			'six digits, where only the name was said to stand so',
			{ number: '123456', holderAsWritten: 'on' },
			'口座番号が6けたです',
			'number',
		],
		['letters', { number: '12a4567' }, '数字だけで', 'number'],
		[
			'a bank that does not exist',
			{ bankCode: '9998', holderAsWritten: 'on' },
			'9998番の銀行が見つかりません',
			'holder',
		],
		[
			'a branch that does not exist',
			{ branchCode: '997', holderAsWritten: 'on' },
			'997番の支店が見つかりません',
			'holder',
		],
		['kanji as a holder', { holder: '宮 花' }, 'カタカナで入れてください', 'holder'],
		['an emoji as a holder', { holder: 'ミヤ🌸' }, '銀行の名義に使えません', 'holder'],
		['a holder far too long', { holder: 'ミ'.repeat(31) }, '半角30文字まで', 'holder'],
		['nothing', { number: '', holder: '' }, '「口座番号」を入れてください', 'kind'],
	])('is asked for again after %s', async (_, over, sentence, field) => {
		await enter(over)
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain(sentence)
		const typed = Object.fromEntries(visitor.form('holder').fields)
		expect(typed[field]).toBe({ ...account, ...over }[field as keyof typeof account])
		expect(
			await db().select().from(bankAccounts).where(eq(bankAccounts.registrantId, person.id)),
		).toHaveLength(0)
	})

	it('is repaired, shown back, and waits for a second person', async () => {
		await enter({ number: '１２３４５６７' })
		expect(visitor.text()).toContain('登録のお名前とちがいます')
		await visitor.send('holder', { holderAsWritten: 'on' })
		expect(visitor.text()).toContain('ミヤア- ハナ')
		expect(visitor.text()).toContain('事務局が確かめてから使います')
		const [kept] = await db().select().from(bankAccounts).where(eq(bankAccounts.registrantId, person.id))
		expect(kept).toMatchObject({ holderKana: 'ﾐﾔｱ- ﾊﾅ', number: '1234567', checkedAt: null })
	})

	it('takes ゆうちょ as it stands in the book', async () => {
		await visitor.open('/my/bank-account?step=yucho')
		await visitor.send('symbol', {
			symbol: '10580',
			number: '12345670',
			kind: 'ordinary',
			holder: 'ミヤ ハナ',
			holderAsWritten: 'on',
		})
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('最後の数字が1です')
		expect(Object.fromEntries(visitor.form('symbol').fields).symbol).toBe('10580')
		await visitor.send('symbol', {
			symbol: '10580',
			number: '12345671',
			kind: 'ordinary',
			holder: 'ミヤ ハナ',
			holderAsWritten: 'on',
		})
		expect(visitor.text()).toContain('〇五八(058)')
	})
})

describe('hours, days, abilities, oneself, rest', () => {
	let visitor: Visitor
	let person: Registrant
	beforeAll(async () => {
		person = await somebody({ hours: null })
		visitor = await signedIn(person)
	})

	it('keeps ○ and finer hours as they were meant', async () => {
		await visitor.open('/my/availability')
		await visitor.send('free-finer.2.0.from', {
			free: ['1-noon', '2-morning', '2-noon'],
			'free-finer.2.0.from': '510',
			'free-finer.2.0.to': '720',
		})
		expect(visitor.text()).toContain('できる時間を保存しました')
		const fields = visitor.form('free-finer.2.0.from').fields
		expect(fields.filter(([name]) => name === 'free').map(([, value]) => value)).toEqual([
			'1-noon',
			'2-morning',
			'2-noon',
		])
		expect(Object.fromEntries(fields)).toMatchObject({
			'free-finer.2.0.from': '510',
			'free-finer.2.0.to': '720',
		})
	})

	it.each([
		[
			'an end before the beginning',
			{ 'free-finer.3.0.from': '720', 'free-finer.3.0.to': '600' },
			'「何時まで」を、「何時から」より後に',
		],
		['half a span', { 'free-finer.3.0.from': '720' }, '両方をえらんでください'],
		[
			'a time that is none',
			{ 'free-finer.3.0.from': 'noon', 'free-finer.3.0.to': '720' },
			'両方をえらんでください',
		],
	])('asks again after %s, and keeps the ○', async (_, over, sentence) => {
		await visitor.open('/my/availability')
		await visitor.send('free-finer.3.0.from', { free: ['4-evening'], ...over })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain(sentence)
		expect(visitor.form('free-finer.3.0.from').fields).toContainEqual(['free', '4-evening'])
	})

	it('knows days one cannot, without a field for a reason', async () => {
		await visitor.open('/my/days-off')
		expect(visitor.page.html).not.toMatch(/name="(reason|why|note)"/)
		const add = (over: Record<string, string>) =>
			visitor.send('fromDay.year', {
				'fromDay.year': '2026',
				'fromDay.month': '12',
				'fromDay.day': '10',
				how: 'once',
				'untilDay.year': '',
				'untilDay.month': '',
				'untilDay.day': '',
				...over,
			})
		for (const [over, sentence] of [
			[{ 'fromDay.month': '11', 'fromDay.day': '31' }, 'カレンダーにありません'],
			[{ 'fromDay.year': '2025' }, 'もう過ぎた日です'],
			[{ how: 'several' }, '「いつまで」も入れてください'],
			[{ how: 'several', 'untilDay.year': '2026', 'untilDay.month': '12', 'untilDay.day': '1' }, '日'],
			[
				{ how: 'weekly', 'untilDay.year': '2027', 'untilDay.month': '1', 'untilDay.day': '21' },
				'くり返しには、終わりの日を決められません',
			],
			[
				{ 'untilDay.year': '2026', 'untilDay.month': '12', 'untilDay.day': '15' },
				'「この日だけ」なら、「いつまで」を空にしてください',
			],
			[{ 'fromDay.year': '', 'fromDay.month': '', 'fromDay.day': '' }, '「いつ」を入れてください'],
		] as const) {
			await visitor.open('/my/days-off')
			await add(over)
			expect(visitor.page.status, sentence).toBe(422)
			expect(visitor.text()).toContain(sentence)
		}
		await visitor.open('/my/days-off')
		await add({ how: 'several', 'untilDay.year': '2026', 'untilDay.month': '12', 'untilDay.day': '15' })
		expect(visitor.text()).toContain('12月10日(木)から 12月15日(火)まで')
		await visitor.post(visitor.fill('id'))
		await add({ how: 'two-weekly' })
		expect(visitor.text()).toContain('2週ごとの木曜日・12月10日(木)から')
		// The same series said again, from its start or from a later one of its days, is there already.
		for (const day of ['10', '24']) {
			await add({ how: 'two-weekly', 'fromDay.day': day })
			expect(visitor.page.status).toBe(422)
			expect(visitor.text()).toContain('その日は、もう知らせてあります')
			await visitor.open('/my/days-off')
		}
		const removing = visitor.fill('id')
		const another = await signedIn(await somebody())
		await another.post(removing)
		expect(another.page.status).toBe(422)
		await visitor.post(removing)
		expect(visitor.text()).toContain('知らせている日はありません')
	})

	it('knows abilities and limits, never why', async () => {
		await visitor.open('/my/abilities')
		for (const kilogramsMost of ['-1', '1.5', '1000', 'ten']) {
			await visitor.send('kilogramsMost', { kilogramsMost, conditions: ['sittingOnly'] })
			expect(visitor.page.status, kilogramsMost).toBe(422)
			expect(visitor.form('kilogramsMost').fields).toContainEqual(['conditions', 'sittingOnly'])
		}
		await visitor.send('kilogramsMost', { skills: ['flying'] })
		expect(visitor.page.status).toBe(422)
		await visitor.open('/my/abilities')
		await visitor.send('kilogramsMost', {
			kilogramsMost: '5',
			daysPerWeekMost: '2',
			minutesMost: '',
			conditions: ['sittingOnly', 'busStopNeeded'],
			skills: ['sewing'],
		})
		expect(visitor.text()).toContain('保存しました')
		const fields = visitor.form('kilogramsMost').fields
		expect(fields).toContainEqual(['kilogramsMost', '5'])
		expect(fields.filter(([name]) => name === 'conditions').map(([, value]) => value)).toEqual([
			'sittingOnly',
			'busStopNeeded',
		])
	})

	it('asks for an ability in place of an illness, and keeps the words when one insists', async () => {
		await visitor.open('/my/profile')
		await visitor.send('wouldLikeYou', { wouldLikeYou: '通院の日はゆっくりします' })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('できること・できないことで書けます')
		expect(visitor.page.html).toContain('通院の日はゆっくりします')
		await visitor.send('wouldLikeYou', { keep: 'on' })
		expect(visitor.text()).toContain('保存しました')
		expect((await registrantOf(db(), person.id))?.wouldLikeYou).toBe('通院の日はゆっくりします')
		await visitor.send('wouldLikeYou', { hearsBy: 'mail', keep: 'on' })
		expect(visitor.text()).toContain('メールアドレスを入れてください')
	})

	it('changes the address behind the secret', async () => {
		await visitor.open('/my/profile?part=contact')
		await visitor.send('postalCode', {
			address: 'ひなた市浜1-1',
			postalCode: '999-0102',
			telephone: '0999-00-3',
			email: 'not mail',
		})
		expect(visitor.page.status).toBe(422)
		expect(visitor.form('postalCode').fields).toContainEqual(['address', 'ひなた市浜1-1'])
		await visitor.send('postalCode', { telephone: '0999-00-3333', email: 'miya@hinata.example' })
		expect(visitor.text()).toContain('住所・電話・メールを保存しました')
		expect(await registrantOf(db(), person.id)).toMatchObject({
			address: 'ひなた市浜1-1',
			telephoneTail: '3333',
			email: 'miya@hinata.example',
		})
	})

	it('tells what a form already did, and leads there', async () => {
		await visitor.open('/my/rest')
		const form = visitor.fill('until.year', { 'until.year': '2026', 'until.month': '12', 'until.day': '1' })
		await visitor.post(form)
		const changed = {
			...form,
			fields: form.fields.map(([name, value]): [string, string] => [
				name,
				name === 'until.day' ? '2' : value,
			]),
		}
		await visitor.post(changed)
		expect(visitor.page.status).toBe(422)
		expect(visitor.link('この用紙はもう送られています')).toBe('/my/rest?told=rested')
		expect(visitor.form('until.year').fields).toContainEqual(['until.day', '2'])
		await visitor.send('until.year')
		expect(visitor.text()).toContain('12月2日')
		await visitor.post({ action: '/my/rest?do=return', fields: [['key', crypto.randomUUID()]] })
	})

	it('keeps a form whose session had ended, for the same person', async () => {
		await visitor.open('/my/profile')
		const form = visitor.fill('wouldLikeYou', { likesCallsAt: '昼すぎ', keep: 'on' })
		await inTransaction((tx) =>
			tx
				.update(sessions)
				.set({ expiresAt: new Date(0) })
				.where(eq(sessions.accountId, person.accountId)),
		)
		await visitor.post(form)
		expect(visitor.page.status).toBe(401)
		expect(visitor.page.html).not.toContain('昼すぎ')
		const [account] = await db().select().from(accounts).where(eq(accounts.id, person.accountId))
		await visitor.send('secret', { name: account?.number ?? '', secret: 'a long password' })
		await visitor.send('typed')
		expect(visitor.page.url).toBe('/my/profile')
		expect(visitor.form('wouldLikeYou').fields).toContainEqual(['likesCallsAt', '昼すぎ'])
		await visitor.send('wouldLikeYou')
		expect((await registrantOf(db(), person.id))?.likesCallsAt).toBe('昼すぎ')
	})

	it('rests in one tap and comes back', async () => {
		await visitor.open('/my/rest')
		await visitor.send('until.year', { 'until.year': '2026', 'until.month': '10', 'until.day': '1' })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('もう過ぎた日です')
		await visitor.open('/my/rest')
		await visitor.post({
			action: '/my/rest?do=rest',
			fields: visitor.forms().find((form) => form.action.endsWith('do=rest'))?.fields ?? [],
		})
		expect(visitor.text()).toContain('お休みにしました')
		await visitor.open('/my')
		expect(visitor.text()).toContain('いまお休み中です')
		await visitor.open('/my/rest')
		await visitor.post({
			action: '/my/rest?do=return',
			fields: visitor.forms().find((form) => form.action.endsWith('do=return'))?.fields ?? [],
		})
		expect(visitor.text()).toContain('お声がけを、またはじめます')
	})

	it('asks to be called, and stands on the list once', async () => {
		await visitor.open('/my/rest')
		for (const back of ['/my', 'https://elsewhere.example', '/my/tasks']) {
			await visitor.post({
				action: '/my/call-me',
				fields: [
					['key', crypto.randomUUID()],
					['back', back],
				],
			})
			expect(visitor.page.url).toMatch(/^\/my/)
		}
		await visitor.open('/my')
		expect(visitor.text()).toContain('電話をお待ちください')
		const mine = (await openCalls(db())).filter((call) => call.registrantId === person.id)
		expect(mine.map((call) => call.why)).toEqual(['asked-for-call'])
	})
})

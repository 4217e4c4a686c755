// Bad input and bad days at the doors: a clear sentence, and nothing lost.
import Database from 'better-sqlite3'
import { count, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { readPhotos } from '~/files/file.server'
import { hashSecret } from '~/people/secret.server'
import { ui } from '~/words/ja/ui'
import { Refusal } from '~/words/refusal'
import { closeDatabase, db, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { conversationTurns } from '~db/schema/notices'
import { accounts, sessions } from '~db/schema/people'
import { workRequests } from '~db/schema/work'
import type { Town } from '../cast'
import { makeTown } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
let town: Town

async function as(accountId: string, name: string): Promise<Visitor> {
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

let employer: Visitor
let arranger: Visitor

beforeAll(async () => {
	town = await makeTown()
	moveClock(undefined)
	employer = await as(town.tamura.accountId, 'tamura')
	arranger = await as(town.chosei.accountId, 'chosei')
})

afterAll(() => moveClock(undefined))

const requests = async () => Number((await db().select({ n: count() }).from(workRequests))[0]?.n)

async function ask(values: Record<string, string> = {}) {
	await employer.open('/employer/requests/new')
	return employer.send('what', { what: '草取り', place: '裏の畑', ...values })
}

describe('a form', () => {
	it('empty: says which fields, links to each, and does nothing', async () => {
		const before = await requests()
		await employer.open('/employer/requests/new')
		const page = await employer.send('what', { what: '   ', place: '' })
		expect(page.status).toBe(422)
		for (const words of [
			'まだ送っていません',
			'「どんな仕事ですか」を入れてください',
			'「場所」を入れてください',
		])
			expect(employer.text()).toContain(words)
		expect(page.html).toContain('href="#what"')
		expect(page.html).toMatch(/id="what"/)
		expect(await requests()).toBe(before)
	})

	it.each([
		[
			'a day that does not exist',
			{ 'fromDay.year': '2026', 'fromDay.month': '2', 'fromDay.day': '30' },
			'その日はカレンダーにありません',
		],
		[
			'half a day',
			{ 'fromDay.year': '2026', 'fromDay.month': '', 'fromDay.day': '' },
			'年・月・日をぜんぶ入れてください',
		],
		[
			'letters for a day',
			{ 'fromDay.year': 'ことし', 'fromDay.month': '1', 'fromDay.day': '1' },
			'西暦4けたか',
		],
		['pay of nought', { budgetYen: '0' }, '1円から'],
		['pay below nought', { budgetYen: '-5' }, '1円から'],
		['pay of one and a half', { budgetYen: '1.5' }, '数字だけで入れてください。例 30000'],
		['pay of 10^12', { budgetYen: '1000000000000' }, '円まで'],
		['too many letters', { what: 'あ'.repeat(501) }, '500文字まで'],
	])('%s', async (_, values, sentence) => {
		const before = await requests()
		const page = await ask(values as Record<string, string>)
		expect(page.status).toBe(422)
		expect(employer.text()).toContain(sentence)
		expect(await requests()).toBe(before)
		for (const value of Object.values(values))
			if (value && value.length < 100) expect(page.html).toContain(value)
	})

	it('an end before a start', async () => {
		const page = await ask({
			'fromDay.year': '2027',
			'fromDay.month': '2',
			'fromDay.day': '2',
			'byDay.year': '2027',
			'byDay.month': '2',
			'byDay.day': '1',
		})
		expect(page.status).toBe(422)
	})

	it('huge: refused without being read into the database', async () => {
		const page = await ask({ like: 'あ'.repeat(300_000) })
		expect([413, 422, 500]).toContain(page.status)
		expect(page.status).not.toBe(500)
	})

	it('keeps what people write as words, never as tags', async () => {
		const page = await ask({ what: '<script>alert(1)</script>"\'&髙𠮷👵ﾊﾝｶｸ' })
		expect(page.status).toBe(200)
		expect(page.html).not.toContain('<script>alert')
		expect(employer.text()).toContain('<script>alert(1)</script>"\'&髙𠮷👵')
	})

	it('sent twice acts once; sent again with other words is refused with the record to read', async () => {
		await employer.open('/employer/requests/new')
		const form = employer.fill('what', { what: '一度だけの依頼', place: '畑' })
		const before = await requests()
		const first = await employer.post(form)
		const second = await employer.post(form)
		expect(second.url).toBe(first.url)
		expect(await requests()).toBe(before + 1)
		const changed = await employer.post({
			...form,
			fields: form.fields.map(([name, value]) => [name, name === 'what' ? '別の言葉' : value]),
		})
		expect(changed.status).toBe(422)
		expect(employer.text()).toContain('この用紙はもう送られています')
		expect(employer.form('what').fields.find(([name]) => name === 'key')?.[1]).not.toBe(
			form.fields.find(([name]) => name === 'key')?.[1],
		)
		expect(await requests()).toBe(before + 1)
	})

	it('without its key is not done', async () => {
		await employer.open('/employer/requests/new')
		const form = employer.fill('what', { what: '鍵のない用紙', place: '畑' })
		const before = await requests()
		const page = await employer.post({ ...form, fields: form.fields.filter(([name]) => name !== 'key') })
		expect(page.status).toBe(422)
		expect(await requests()).toBe(before)
	})

	it('keeps its key when it was refused, and is done when mended', async () => {
		await employer.open('/employer/requests/new')
		const form = employer.fill('what', { what: '', place: '畑' })
		await employer.post(form)
		const key = (of: [string, string][]) => of.find(([name]) => name === 'key')?.[1]
		expect(key(employer.form('what').fields)).toBe(key(form.fields))
		await employer.send('what', { what: '直した依頼' })
		expect(employer.text()).toContain('受け付けました')
	})
})

describe('slots', () => {
	let requestId = ''
	beforeAll(async () => {
		await ask({ what: '日程をためす依頼' })
		requestId = employer.page.url.split('/')[3]?.split('?')[0] ?? ''
		await arranger.open(`/council/requests/${requestId}/tasks/new`)
		await arranger.send('title', {
			title: '畑の草を取る',
			result: '畝5本の草を取る',
			procedure: '1 抜く',
			specification: '根が残っていない',
			payYen: '1500',
			minutes: '60',
		})
		expect(arranger.text()).toContain('仕事を切り出しました')
	})

	const inDays = (days: number) => {
		const [year = '', month = '', day = ''] = addDays(dayOf(now()), days).split('-')
		return { 'day.year': year, 'day.month': month, 'day.day': day }
	}

	it.each([
		['in the past', { ...inDays(-1), startMinute: '600', endMinute: '660', seats: '1' }],
		['an end before a start', { ...inDays(5), startMinute: '660', endMinute: '600', seats: '1' }],
		['across midnight', { ...inDays(5), startMinute: '1320', endMinute: '120', seats: '1' }],
		['no seats', { ...inDays(5), startMinute: '600', endMinute: '660', seats: '0' }],
		['too far ahead', { ...inDays(500), startMinute: '600', endMinute: '660', seats: '1' }],
		['no time', { ...inDays(5), startMinute: '', endMinute: '', seats: '1' }],
	])('%s', async (what, values) => {
		await arranger.open(`/council/requests/${requestId}`)
		const page = await arranger.send('add-slot', values)
		expect(page.status).toBe(422)
		// What was typed stands there again.
		expect(page.html).toContain(`value="${values['day.year']}"`)
		if (what === 'across midnight') expect(arranger.text()).toContain('2つ')
	})
})

/** The twelve hours of a session, and a little, for its row and for the browser that sends its cookie. */
async function halfADayLater(visitor: Visitor, accountId: string): Promise<void> {
	const late = 12 * 3600 + 60
	const rows = await db().select().from(sessions).where(eq(sessions.accountId, accountId))
	for (const { idHash, expiresAt } of rows)
		await inTransaction((tx) =>
			tx
				.update(sessions)
				.set({ expiresAt: new Date(expiresAt.getTime() - late * 1000) })
				.where(eq(sessions.idHash, idHash)),
		)
	visitor.later(late)
}

describe('an ended session in the middle of a form', () => {
	it('answers with the sign-in page in place, and the filled form stands there again afterwards', async () => {
		await employer.open('/employer/messages')
		const form = employer.fill('text', { text: '長い時間をかけて書いた連絡です' })
		await halfADayLater(employer, town.tamura.accountId)
		const turned = await employer.post(form)
		expect(turned.status).toBe(401)
		expect(employer.text()).toContain('書いた内容は残っています')
		expect(turned.html).not.toContain('長い時間をかけて')
		await employer.send('secret', { name: 'tamura@hinata.example', secret })
		expect(employer.text()).toContain('書いていた用紙にもどる')
		await employer.send('typed')
		expect(employer.page.html).toContain('長い時間をかけて書いた連絡です')
		expect(Number((await db().select({ n: count() }).from(conversationTurns))[0]?.n)).toBe(0)
		await employer.send('text')
		expect(employer.text()).toMatch(/送りました.*お返事は .*17時15分までにします/)
		expect(Number((await db().select({ n: count() }).from(conversationTurns))[0]?.n)).toBe(1)
	})

	it('is for staff twelve hours after signing in, also for who was busy all day', async () => {
		const staff = await as(town.inoue.accountId, 'inoue')
		await staff.open('/council')
		const [row] = await db().select().from(sessions).where(eq(sessions.accountId, town.inoue.accountId))
		await inTransaction((tx) =>
			tx
				.update(sessions)
				.set({ expiresAt: new Date(Date.now() + 3_600_000) })
				.where(eq(sessions.idHash, row?.idHash ?? '')),
		)
		await staff.open('/council')
		const [later] = await db().select().from(sessions).where(eq(sessions.accountId, town.inoue.accountId))
		expect(later?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000)
	})

	it('gives what was typed to nobody else', async () => {
		await employer.open('/employer/messages')
		const form = employer.fill('text', { text: '他人には見せない文' })
		await halfADayLater(employer, town.tamura.accountId)
		await employer.post(form)
		const sealed = employer.form('secret').fields.find(([name]) => name === 'typed-form')?.[1] ?? ''
		const other = await as(town.hidaka.accountId, 'hidaka')
		await other.post({ action: '/my/messages', fields: [['typed', sealed]] })
		expect(other.page.html).not.toContain('他人には見せない文')
		employer = await as(town.tamura.accountId, 'tamura')
	})
})

describe('an act that is turned away', () => {
	it.each([
		['not signed in', 401, () => new Visitor().tryPost('/my/messages', { text: 'あ' })],
		['not there', 404, () => employer.tryPost('/my/messages', { text: 'あ' })],
		['not theirs', 403, () => arranger.tryPost('/council/money', {})],
		[
			'not understood',
			500,
			() => employer.tryPost('/employer/messages', {}, { 'content-type': 'multipart/form-data' }),
		],
	])('%s: the page still says whom to call, and that the town is a demo', async (_, status, send) => {
		const page = await send()
		expect(page.status).toBe(status)
		expect(page.html).toContain('href="tel:0')
		expect(page.html).toContain(ui.demo)
		expect(page.html.includes('お問い合わせ番号')).toBe(status === 500)
		if (status === 500) expect(page.html).toMatch(/お問い合わせ番号.{0,40}>[0-9a-f]{8}</)
	})

	it('keeps the letters as large as they were', async () => {
		const visitor = new Visitor()
		await visitor.open('/display?set=text-large&back=/')
		const classes = /<html[^>]*>/
		const before = classes.exec(visitor.page.html)?.[0]
		expect(before).toContain('class=')
		const page = await visitor.tryPost('/my/messages', { text: 'あ' })
		expect(classes.exec(page.html)?.[0]).toBe(before)
	})
})

describe('photos', () => {
	const refusal = (files: File[]) =>
		readPhotos(files).then(
			() => 'taken',
			(error) => (error instanceof Refusal ? error.refusal : String(error)),
		)
	const file = (bytes: Buffer | string, name: string) =>
		new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)

	it('takes JPEG, PNG and WebP by content, small and without a location', async () => {
		const base = sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#c74700' } })
		const located = await base
			.clone()
			.withExif({ IFD3: { GPSLatitude: '35/1 0/1 0/1', GPSLatitudeRef: 'N' } })
			.jpeg()
			.toBuffer()
		expect((await sharp(located).metadata()).exif).toBeDefined()
		const photos = await readPhotos([
			file(located, 'a.txt'),
			file(await base.clone().png().toBuffer(), 'b.png'),
			file(await base.clone().webp().toBuffer(), 'c.webp'),
		])
		for (const photo of photos) {
			const meta = await sharp(photo.bytes).metadata()
			expect([meta.format, meta.width, meta.exif]).toEqual(['jpeg', 1600, undefined])
		}
	})

	it('turns a picture upright', async () => {
		const turned = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer()
		const [photo] = await readPhotos([file(turned, 'a.jpg')])
		expect([photo?.width, photo?.height]).toEqual([20, 40])
	})

	it.each([
		['a text called .jpg', file('これは写真ではありません', 'a.jpg')],
		['SVG', file('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.svg')],
		['GIF', file(Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'a.gif')],
		['HEIC', file(Buffer.from('\x00\x00\x00\x18ftypheic', 'latin1'), 'a.heic')],
		['a broken JPEG', file(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'a.jpg')],
	])('refuses %s', async (_, given) => expect(await refusal([given])).toBe('file-not-image'))

	it('refuses more than three, and more than 10 MB', async () => {
		const small = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
			.png()
			.toBuffer()
		expect(await refusal(Array.from({ length: 4 }, () => file(small, 'a.png')))).toBe('file-too-large')
		expect(await refusal([file(Buffer.alloc(11 * 1024 * 1024, 0xff), 'a.jpg')])).toBe('file-too-large')
	})
})

describe.runIf(engine === 'sqlite')('the disk and the lock', () => {
	it('waits for another process that holds the database, and then acts', async () => {
		const holder = new Database(sqliteFile())
		holder.exec('begin immediate')
		const asked = ask({ what: '待ってから残る依頼' })
		setTimeout(() => holder.exec('commit'), 300)
		expect((await asked).status).toBe(200)
		holder.close()
		expect(employer.text()).toContain('受け付けました')
	})

	it('says so when it is held too long, and keeps the form', async () => {
		const holder = new Database(sqliteFile())
		await employer.open('/employer/requests/new')
		const form = employer.fill('what', { what: '込み合っている日の依頼', place: '畑' })
		holder.exec('begin immediate')
		const page = await employer.post(form)
		holder.exec('rollback')
		holder.close()
		expect(page.status).toBe(503)
		expect(employer.text()).toContain('いま込み合っています')
		expect(page.html).toContain('込み合っている日の依頼')
		await employer.send('what')
		expect(employer.text()).toContain('受け付けました')
	}, 20_000)

	it('says so when the disk is full, changes nothing, and goes on afterwards', async () => {
		const before = await requests()
		await closeDatabase()
		const look = new Database(sqliteFile())
		const pages = look.pragma('page_count', { simple: true }) as number
		look.close()
		process.env.DATABASE_PAGES_MOST = String(pages)
		await employer.open('/employer/requests/new')
		let page = employer.page
		for (let n = 0; n < 40 && page.status !== 503; n++) {
			await employer.open('/employer/requests/new')
			page = await employer.send('what', {
				what: `${n} ${'あ'.repeat(480)}`,
				place: '畑',
				like: 'い'.repeat(990),
			})
		}
		expect(page.status).toBe(503)
		expect(employer.text()).toContain('いま記録を残せません')
		expect(page.html).toContain('あああ')
		Reflect.deleteProperty(process.env, 'DATABASE_PAGES_MOST')
		await closeDatabase()
		const between = await requests()
		await employer.send('what')
		expect(await requests()).toBe(between + 1)
		expect(between).toBeGreaterThanOrEqual(before)
	})
})

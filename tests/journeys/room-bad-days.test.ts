// Bad days of the consultation room through real doors: strange letters, files that are none, sent twice, gone meanwhile; nothing typed is lost.
import Database from 'better-sqlite3'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import type { Town } from '../cast'
import { clockAt, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

const [mother, nurse, midwife] = [new Visitor(), new Visitor(), new Visitor()]
let town: Town
let ids: Awaited<ReturnType<typeof makeRoomPeople>>

async function everybody(minute: number) {
	clockAt(today, minute)
	for (const [name, visitor] of Object.entries({ mother, nurse, midwife })) await signInAs(name, visitor)
}

/** She writes; gives the thread's address. */
async function asks(words: string) {
	await mother.open('/care/ask')
	await mother.send('topic', { topic: 'body-mind' })
	await mother.send('words', { words, press: 'next' })
	await mother.send('way', { way: 'here', called: 'own' })
	return new URL(mother.page.url, 'http://town.test').pathname.split('/').at(-1) ?? ''
}
const taken = async (thread: string) => {
	await nurse.open(`/coordinator/${thread}`)
	await nurse.send('take', {})
}
const times = (visitor: Visitor, words: string) => visitor.text().split(words).length - 1

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	ids = await makeRoomPeople(town)
	await everybody(9 * 60)
}, 60_000)
afterAll(() => moveClock(undefined))

describe('letters', () => {
	let thread = ''
	beforeAll(async () => {
		thread = await asks('はじめの言葉')
		await taken(thread)
	})

	it('of spaces alone are no words, and a picture is', async () => {
		await mother.open(`/care/${thread}`)
		await mother.send('words', { words: ' 　\n\t 　' })
		expect(mother.page.status).toBe(422)
		expect(mother.text()).toMatch(/「[^」]+」を入れてください/)
		await mother.send('words', { words: '😢😢' })
		expect(mother.text()).toContain('😢😢')
	})

	it('that turn the direction of writing turn nothing', async () => {
		await mother.send('words', { words: 'まえ\u202eうしろ\u2066とまれ' })
		expect(mother.text()).toContain('まえうしろとまれ')
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.page.html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
	})

	it('of a page’s own language are words', async () => {
		await mother.send('words', { words: '<script>alert(1)</script><b>太字</b>' })
		expect(mother.text()).toContain('<b>太字</b>')
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.page.html).not.toContain('<b>太字')
		expect(nurse.page.html).not.toContain('<script>alert')
	})

	it('are taken up to twenty thousand, and one more stays in its field', async () => {
		const long = '𠮷'.repeat(20_000)
		await mother.send('words', { words: `${long}あ` })
		expect(mother.page.status).toBe(422)
		expect(mother.text()).toContain('20000文字まで')
		expect(mother.page.html).toContain(`${long}あ`)
		await mother.send('words', { words: long })
		expect(mother.page.status).toBe(200)
		expect(mother.text()).toContain(long)
	}, 30_000)
})

describe('files', () => {
	const file = (bytes: Buffer, name: string, type = 'image/jpeg') =>
		new File([new Uint8Array(bytes)], name, { type })

	it.each([
		[
			'of 30 MB',
			file(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(30 << 20)]), 'a.jpg'),
			'10MB',
		],
		['that are a renamed program', file(Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'a.jpg'), 'JPEG'],
		[
			'that are drawings with a script',
			file(
				Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
				'a.svg',
				'image/svg+xml',
			),
			'JPEG',
		],
	])(
		'%s are refused with the words still there',
		async (_, given, says) => {
			const thread = await asks('写真のまえの言葉')
			await mother.open(`/care/${thread}`)
			await mother.send('words', { words: '写真と書いた言葉' }, [['photos', given]])
			expect(mother.page.status).toBe(422)
			expect(mother.text()).toContain(says)
			expect(mother.page.html).toContain('写真と書いた言葉')
			const photo = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#185' } })
				.png()
				.toBuffer()
			await mother.send('words', {}, [['photos', file(photo, 'b.png')]])
			expect(mother.page.html).toMatch(/\/care\/[^"]+\/photos\//)
		},
		30_000,
	)
})

describe('sent twice', () => {
	it('words stand once, the person’s and the answer', async () => {
		const thread = await asks('二度おすまえ')
		await mother.open(`/care/${thread}`)
		const form = mother.fill('words', { words: '二度おした言葉' })
		await Promise.all([mother.post(form), new Promise<void>((go) => go()).then(() => mother.post(form))])
		await mother.open(`/care/${thread}`)
		expect(times(mother, '二度おした言葉')).toBe(1)
		await taken(thread)
		const answer = nurse.fill('words', { words: '二度おした返事' })
		await nurse.post(answer)
		await nurse.post(answer)
		await mother.open(`/care/${thread}`)
		expect(times(mother, '二度おした返事')).toBe(1)
	})
})

describe('gone meanwhile', () => {
	it('an answer to a thread that its person closed is sent all the same', async () => {
		const thread = await asks('もうすぐ終える相談')
		await taken(thread)
		const answer = nurse.fill('words', { words: '終えたあとの返事' })
		await mother.open(`/care/${thread}`)
		await mother.send('close')
		await nurse.post(answer)
		expect(nurse.text()).toContain('返事を送りました')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).toContain('終えたあとの返事')
	})

	it('an answer to one that was handed over is not sent, and what was written is not lost', async () => {
		const thread = await asks('引きつがれる相談')
		await taken(thread)
		const answer = nurse.fill('words', { words: '書いていた長い返事' })
		const other = new Visitor()
		await signInAs('nurse', other)
		await other.open(`/coordinator/${thread}/desk`)
		await other.send('hand', { to: ids.midwife, note: '夜勤のため' })
		await nurse.post(answer)
		expect(nurse.page.status).toBe(422)
		expect(nurse.text()).toContain('緒方 みのり')
		expect(nurse.text()).toContain('送っていません')
		expect(nurse.page.html).toContain('書いていた長い返事')
		expect(nurse.text()).not.toContain('引きつがれる相談')
		await mother.open(`/care/${thread}`)
		expect(mother.text()).not.toContain('書いていた長い返事')
	})

	it('an answer to one that was deleted says so and keeps what was written on the page', async () => {
		const thread = await asks('消される相談')
		await taken(thread)
		const answer = nurse.fill('words', { words: '消えたあとの返事' })
		await mother.open(`/care/${thread}/delete`)
		await mother.send('delete', {})
		await nurse.post(answer)
		expect(nurse.page.status).toBe(404)
		expect(nurse.text()).toContain('この相談は、消されました')
		expect(nurse.text()).toContain('消えたあとの返事')
	})

	it('of two who answer at once the second reads first, with their words kept', async () => {
		const thread = await asks('二人が答える相談')
		await taken(thread)
		await midwife.open(`/coordinator/${thread}`)
		await midwife.send('reason', { reason: '担当が電話中のため' })
		const second = midwife.fill('words', { words: '助産師の返事' })
		await nurse.open(`/coordinator/${thread}`)
		await nurse.send('words', { words: '看護師の返事' })
		await midwife.post(second)
		expect(midwife.page.status).toBe(422)
		expect(midwife.text()).toContain('看護師の返事')
		expect(midwife.page.html).toContain('助産師の返事')
	})
})

describe('the sitting that ends', () => {
	it('in the middle of a long message gives the words back after the secret, and to nobody else', async () => {
		const thread = await asks('長く書く相談')
		await mother.open(`/care/${thread}`)
		const form = mother.fill('words', { words: '三十分かけて書いた言葉' })
		clockAt(today, 10 * 60)
		await mother.post(form)
		expect(mother.text()).not.toContain('三十分かけて書いた言葉')
		await mother.send('secret', { secret: 'a long password' })
		await mother.send('typed')
		expect(mother.page.html).toContain('三十分かけて書いた言葉')
		await mother.send('words')
		expect(mother.text()).toContain('三十分かけて書いた言葉')
		await everybody(10 * 60)
	})
})

describe('a guessed address', () => {
	it.each(['', '/copy', '/delete', '/talk', '/live', '/voice', '/meeting', '/photos/x'])(
		'of another’s consultation is not there: %s',
		async (part) => {
			const thread = await asks('だれにも見せない相談')
			const other = new Visitor()
			await signInAs('clerk', other)
			for (const path of [`/care/${thread}${part}`, `/care/${crypto.randomUUID()}${part}`])
				expect((await other.open(path)).status, path).toBe(404)
			expect(other.text()).not.toContain('だれにも')
		},
	)
})

describe.runIf(engine === 'sqlite')('the database that is held by another', () => {
	it('too long: says so, keeps the words, and takes them afterwards', async () => {
		const thread = await asks('込み合うまえの相談')
		await mother.open(`/care/${thread}`)
		const form = mother.fill('words', { words: '込み合っている夜の言葉' })
		const holder = new Database(sqliteFile())
		holder.exec('begin immediate')
		const page = await mother.post(form)
		holder.exec('rollback')
		holder.close()
		expect(page.status).toBe(503)
		expect(page.html).toContain('込み合っている夜の言葉')
		await mother.send('words')
		expect(mother.text()).toContain('込み合っている夜の言葉')
		expect(times(mother, '込み合っている夜の言葉')).toBe(1)
	}, 20_000)
})

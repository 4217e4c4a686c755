// Somebody without an account: a card from a sheet, a consultation by it, time that passes, leaving, a lost card, and a caller.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import type { Town } from '../cast'
import { clockAt, everyRow, makeTown, today } from '../cast'
import { signInAs } from './browsers'
import { makeRoomPeople } from './room'
import { Visitor } from './site'

const [wife, stranger, nurse, mother] = [new Visitor(), new Visitor(), new Visitor(), new Visitor()]
let town: Town
let code = ''
let thread = ''

const date = (name: string, day: string) => {
	const [year, month, dayOfMonth] = day.split('-')
	return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: dayOfMonth }
}

beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	await makeRoomPeople(town)
	await signInAs('nurse', nurse)
}, 60_000)
afterAll(() => moveClock(undefined))

const enter = async (visitor: Visitor, typed: string) => {
	await visitor.open('/care/card')
	return visitor.send('code', { code: typed })
}

describe('a card of the room', () => {
	it('is printed by the sheet, its code shown once', async () => {
		await nurse.open('/coordinator/cards')
		expect(nurse.text()).toContain('いま使えるカードはありません')
		await nurse.send('make', { cards: '41', employer: town.tamura.id, ...date('endsOn', addDays(today, 90)) })
		expect(nurse.page.status).toBe(422)
		await nurse.send('make', { cards: '3', employer: town.tamura.id, ...date('endsOn', addDays(today, 500)) })
		expect(nurse.text()).toContain('400日先まで')
		await nurse.send('make', { cards: '3', employer: town.tamura.id, ...date('endsOn', addDays(today, 90)) })
		const codes = nurse.page.html.match(/\d{4}-\d{4}-\d{4}/g) ?? []
		expect(new Set(codes).size).toBe(3)
		code = codes[0] ?? ''
		await nurse.open('/coordinator/cards')
		expect(nurse.text()).toMatch(/田村農園.*3枚/)
		expect(nurse.page.html).not.toContain(code)
		for (const { table, text } of await everyRow())
			for (const one of codes)
				expect(text.includes(one) || text.includes(one.replaceAll('-', '')), table).toBe(false)
	})

	it('opens the room without an account, in any width of figures; a wrong one says what to do, and not for ever', async () => {
		await enter(wife, '1111-1111-1111')
		expect(wife.text()).toContain('番号が合いません')
		await enter(
			wife,
			code.replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)),
		)
		expect(wife.page.url).toBe('/care')
		expect(wife.text()).toContain('まだ相談はありません')
		expect((await wife.open('/my')).url).toContain('/sign-in')
		for (let n = 0; n < 10; n++) await enter(stranger, '2222-2222-2222')
		await enter(stranger, code)
		expect(stranger.text()).toContain('15分')
		clockAt(today, 9 * 60 + 16)
	})

	it('carries a whole consultation; the coordinator reads no account, and nobody is rung', async () => {
		await wife.open('/care/ask')
		await wife.send('topic', { topic: 'illness-income' })
		await wife.send('words', { words: '夫が長く休んでいます', press: 'next' })
		expect(wife.text()).toContain('名前なしで')
		await wife.send('way', { way: 'here', called: 'own' })
		thread = wife.page.url.split('/').at(-1)?.split('?')[0] ?? ''
		expect(wife.text()).toMatch(/返事は\s*11月3日/)
		await signInAs('nurse', nurse)
		await nurse.open(`/coordinator/${thread}`)
		await nurse.send('take', {})
		expect(nurse.text()).toContain('夫が長く休んでいます')
		await nurse.send('words', { words: '書いてくださって、ありがとうございます。', press: 'send' })
		await wife.open(`/care/${thread}`)
		expect(wife.text()).toContain('ありがとうございます')
		await signInAs('mother', mother)
		expect((await mother.open(`/care/${thread}`)).status).toBe(404)
	})

	it('is asked for again after half an hour; what was being written is kept for it', async () => {
		clockAt(today, 10 * 60)
		await wife.open(`/care/${thread}`)
		expect(wife.page.url).toContain('/care/card')
		await enter(wife, code)
		await wife.open(`/care/${thread}`)
		clockAt(today, 10 * 60 + 31)
		await wife.send('write', { words: '夜に書いた長い話', press: 'send' })
		expect(wife.text()).toContain('いま書いたものは保存してあります')
		await enter(wife, code)
		await wife.open(`/care/${thread}`)
		expect(wife.page.html).toContain('夜に書いた長い話')
		await wife.send('write', { words: '夜に書いた長い話', press: 'send' })
		expect(wife.text()).toMatch(/返事は\s*11月3日[^返]*10時31分/)
	})

	it('leaves in one tap: the sitting is over, and the way back meets the card’s page', async () => {
		await wife.open('/care')
		const { cookies } = wife
		const held = new Map(cookies)
		await wife.send('leave', {})
		expect(wife.text()).toContain('天気予報')
		for (const [name, value] of held) cookies.set(name, value)
		expect((await wife.open(`/care/${thread}`)).url).toContain('/care/card')
	})

	it('that is lost gets a new code; the old one opens nothing', async () => {
		await signInAs('nurse', nurse)
		await nurse.open(`/coordinator/${thread}/desk`)
		await nurse.send('card', {})
		const [fresh = ''] = /\d{4}-\d{4}-\d{4}/.exec(nurse.text()) ?? []
		await enter(wife, code)
		expect(wife.text()).toContain('番号が合いません')
		await enter(wife, fresh)
		await wife.open(`/care/${thread}`)
		expect(wife.text()).toContain('夜に書いた長い話')
	})

	it('ends with its sheet; what was written stands and is answered', async () => {
		await nurse.open('/coordinator/cards')
		await nurse.send('end', {})
		expect(nurse.text()).toContain('使えなくしました')
		await wife.open(`/care/${thread}`)
		expect(wife.page.url).toContain('/care/card')
		await nurse.open(`/coordinator/${thread}`)
		expect(nurse.text()).toContain('夜に書いた長い話')
	})
})

describe('a caller', () => {
	it('is kept as a consultation with a card; what was answered on the telephone is an answer', async () => {
		await nurse.open('/coordinator')
		await nurse.open(nurse.link('新しい相談を残す'))
		const call = {
			topic: 'family-care',
			name: 'つばめ',
			way: 'telephone',
			said: '母を見ています',
			time: '10:00',
		}
		await nurse.send('said', {
			...call,
			answered: '来週また電話してください',
			...date('day', addDays(today, 1)),
		})
		expect(nurse.text()).toContain('いまより前')
		await nurse.send('said', { ...call, answered: '来週また電話してください', ...date('day', today) })
		const [card = ''] = /\d{4}-\d{4}-\d{4}/.exec(nurse.text()) ?? []
		await nurse.open(nurse.link('相談を開く'))
		expect(nurse.text()).toContain('つばめ さん')
		expect(nurse.text()).toContain('電話で、11月2日(月) 10:00 に話しました')
		expect(nurse.text()).not.toContain('あと 2')
		await enter(wife, card)
		await wife.open(wife.link('介護・みとり'))
		expect(wife.text()).toContain('母を見ています')
		expect(wife.text()).toContain('来週また電話してください')
	})

	it('without an answer waits for one', async () => {
		await nurse.open('/coordinator/callers')
		const call = {
			topic: 'unknown',
			way: 'counter',
			said: 'また来ます',
			time: '10:00',
			...date('day', today),
		}
		await nurse.send('said', { ...call })
		await nurse.open(nurse.link('相談を開く'))
		expect(nurse.text()).toMatch(/11月3日\(火\) 10:31/)
	})
})

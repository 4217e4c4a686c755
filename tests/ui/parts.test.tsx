// What single parts promise: reasons of a no stay closed, nothing taken off is shown as nought, help in danger comes first.
import { describe, expect, test } from 'vitest'
import { dayBlock } from '~/ui/agenda'
import { AvailabilityGrid } from '~/ui/availability-grid'
import { Decisions } from '~/ui/decisions'
import { displayClasses, displayHref, plainDisplay, withDisplay } from '~/ui/display'
import { Fit } from '~/ui/fit'
import { Hotlines } from '~/ui/hotlines'
import { telHref } from '~/ui/office'
import { Pages, pagesShown } from '~/ui/pages'
import { PromiseStrip } from '~/ui/promise'
import { ResidentPage } from '~/ui/resident-page'
import { rubyParts } from '~/ui/ruby'
import { Sums } from '~/ui/sums'
import { Table } from '~/ui/table'
import { TaskCard } from '~/ui/task-card'
import { Told } from '~/ui/told'
import { find, markup, wordsIn } from './markup'
import { samples } from './samples'

describe('does it fit', () => {
	const no = ['一つ', '二つ', '三つ', '四つ', '五つ'].map((reason) => ({ reason }))
	const part = <Fit day="3日" hours="13時" pieces={[]} yes={['よい']} no={no} />

	test('a no stays closed, three reasons first and the others one door further', () => {
		const doors = find(part, 'details')
		expect(doors.map(({ attributes }) => attributes.open)).toEqual([undefined, undefined])
		expect(doors[1] && wordsIn(doors[1])).toMatch(/四つ.*五つ/)
		expect(doors[1] && wordsIn(doors[1])).not.toContain('三つ')
	})

	test('a yes stands open', () => {
		const yes = <Fit day="1日" hours="9時" pieces={[]} yes={['できる時間です。']} no={[]} />
		expect(find(yes, 'details')).toEqual([])
		expect(markup(yes)).toContain('できる時間です。')
	})
})

describe('why this amount', () => {
	test('nothing taken off is said, and what is taken off is taken off', () => {
		const sums = (takenOffYen: number) =>
			find(
				<Sums
					rows={[{ label: '24台', yen: 2400 }]}
					takenOffYen={takenOffYen}
					totalYen={2400 - takenOffYen}
				/>,
				'td',
			).map(wordsIn)
		expect(sums(0)).toEqual(['2,400円', '0円', '2,400円'])
		expect(sums(245)).toEqual(['2,400円', '-245円', '2,155円'])
	})
})

test('the telephone and its hours stand at the top of a resident’s page', () => {
	const office = {
		town: 'ひなた市',
		name: '協議会',
		telephone: '0999-00-1234',
		hours: '平日 8時30分から',
		place: '1階',
		leastAge: 18,
		demo: false,
	}
	const head = () =>
		find(
			<ResidentPage office={office} display={plainDisplay} here="/">
				<p>今日</p>
			</ResidentPage>,
			'header',
		)
			.map(wordsIn)
			.join(' ')
	expect(head()).toContain('0999-00-1234')
	expect(head()).toContain('平日 8時30分から')
})

test('the seats of a task: how many, or that one can wait', () => {
	const card = (seatsLeft?: number) =>
		markup(
			<TaskCard
				kind={{ icon: 'bed', label: '観光業' }}
				title="シーツ"
				href="/t/1"
				when="9時"
				band={[]}
				place="中央"
				labels={[]}
				payYen={12600}
				payFor="1回"
				seatsLeft={seatsLeft}
			/>,
		)
	expect(card(2)).toContain('あと2人')
	expect(card(0)).toContain('順番待ち')
	expect(card()).not.toContain('あと')
	expect(card()).toContain('12,600')
})

test('what is taken back carries a key of its own', () => {
	const told = (
		<Told undo={{ action: '/my/undo', idempotencyKey: 'u-1', label: '取り消す' }}>終わりました</Told>
	)
	expect(find(told, 'form')[0]?.attributes).toMatchObject({ method: 'post', action: '/my/undo' })
	expect(find(told, 'input')[0]?.attributes).toMatchObject({ name: 'key', value: 'u-1' })
})

test('in danger the number to call comes first', () => {
	const lines = [
		{ name: 'ほか', numbers: [{ telephone: '0120-000-000' }] },
		{ name: '命', first: true, numbers: [{ telephone: '119' }, { telephone: '110' }] },
	]
	const links = find(<Hotlines lines={lines} checkedOn="1日" />, 'a').map(({ attributes }) => attributes.href)
	expect(links).toEqual(['tel:119', 'tel:110', 'tel:0120000000'])
	expect(telHref('0999(00)1234')).toBe('tel:0999001234')
})

test('from the consultation room no link leads into the work pages', () => {
	const room = samples.room
	const hrefs = room ? find(room, 'a').map(({ attributes }) => attributes.href ?? '') : []
	expect(hrefs.filter((href) => /^\/(my|tasks|council|employer)/.test(href))).toEqual([])
	expect(room && find(room, 'form')[0]?.attributes.action).toBe('/leave')
})

test('a whole day of ○ sends day and part', () => {
	const grid = (
		<AvailabilityGrid
			name="free"
			parts={[{ key: 'noon', label: '昼', hours: '10時〜13時' }]}
			chosen={['7-noon']}
		/>
	)
	const boxes = find(grid, 'input')
	expect(boxes.map(({ attributes }) => attributes.value)).toEqual(
		[1, 2, 3, 4, 5, 6, 7].map((day) => `${day}-noon`),
	)
	expect(boxes.filter(({ attributes }) => 'checked' in attributes)).toHaveLength(1)
	expect(find(grid, 'legend').map(wordsIn)).toEqual([...'月火水木金土日'].map((day) => `${day}曜日`))
})

test('a cell knows its heading, for the small sheets of a phone', () => {
	const cells = find(
		<Table
			caption="人"
			columns={[{ label: '名前' }, { label: '額', right: true }, { label: 'すること', silent: true }]}
			rows={[{ key: 1, cells: ['有田', '5円', 'ひらく'] }]}
		/>,
		'td',
	)
	expect(cells.map(({ attributes }) => attributes['data-h'])).toEqual(['名前', '額', undefined])
	expect(cells.map(({ attributes }) => attributes.class)).toEqual([undefined, 'r', undefined])
})

test('an empty group of decisions is not drawn', () => {
	expect(markup(<Decisions groups={[{ id: 'a', title: '今日', decisions: [] }]} />)).toBe('')
})

test('the strip of a promise never leaves its ends', () => {
	const at = (passed: number) =>
		find(<PromiseStrip passed={passed} />, 'rect').map(({ attributes }) => attributes)
	expect(at(-1)[1]?.width).toBe('0')
	expect(at(0.5)[1]?.width).toBe('120')
	expect(at(3)[1]?.width).toBe('240')
	expect(at(3)[2]?.x).toBe('238')
})

describe('pages', () => {
	test.each([
		[1, 2, [1, 2]],
		[5, 12, [1, 0, 4, 5, 6, 0, 12]],
		[3, 12, [1, 2, 3, 4, 0, 12]],
		[4, 12, [1, 2, 3, 4, 5, 0, 12]],
		[12, 12, [1, 0, 11, 12]],
	])('%i of %i', (page, pages, shown) => {
		expect(pagesShown(page, pages)).toEqual(shown)
	})

	test('a single page has no links', () => {
		expect(markup(<Pages page={1} pages={1} hrefFor={String} />)).toBe('')
	})
})

describe('how a person likes to see', () => {
	test('each choice changes one thing', () => {
		const large = withDisplay(plainDisplay, 'text-large')
		expect(displayClasses(large)).toBe('text-large')
		expect(displayClasses(withDisplay(withDisplay(large, 'furigana'), 'strong'))).toBe(
			'text-large furigana strong',
		)
		expect(displayClasses(withDisplay(large, 'text-normal'))).toBeUndefined()
	})

	test('and comes back to the same page', () => {
		expect(displayHref('strong', '/tasks?day=2&page=3')).toBe(
			'/display?set=strong&back=%2Ftasks%3Fday%3D2%26page%3D3',
		)
	})
})

test('kana stand over their words only', () => {
	expect(rubyParts('{客室|きゃくしつ}のシーツ')).toEqual([{ base: '客室', kana: 'きゃくしつ' }, 'のシーツ'])
	expect(rubyParts('a { b | }')).toEqual(['a { b | }'])
})

test('the block of a day says month, day and weekday', () => {
	expect(dayBlock('2026-12-01')).toEqual({ month: '12月', day: '1', weekday: '火曜日' })
})

// Forms: the key that makes an act happen once, the list of errors that leads to each field, what a field says about itself.
import { describe, expect, test } from 'vitest'
import type { Answered } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickMany, PickOne, TimeField, TimeSelect, timesOf } from '~/ui/field'
import { errorAt, errorList, idFor } from '~/ui/field-id'
import { windowTitle } from '~/ui/page-head'
import { all, find, markup, tree } from './markup'
import { fields } from './samples'

describe('a form of one act', () => {
	const form = find(fields, 'form')[0]
	const hidden = find(fields, 'input').filter(({ attributes }) => attributes.type === 'hidden')

	test('posts its key, and only the hidden values there are', () => {
		expect(form?.attributes).toMatchObject({ method: 'post', enctype: 'multipart/form-data' })
		expect(hidden.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
			['key', 'k-1'],
			['form', 'sample'],
		])
	})

	test('leaves the checking to sentences of ours', () => {
		expect(markup(fields)).toContain('novalidate')
	})
})

describe('the list of errors', () => {
	const names = ['name', 'note', 'weight', 'yen', 'area', 'one', 'many', 'agree', 'day.year', 'at', 'photo']
	const errors = errorList(Object.fromEntries(names.map((name) => [name, ['直してください']])))
	const controls = all(tree(markup(fields))).filter(({ tag }) => /^(input|select|textarea)$/.test(tag))

	test('leads to the first control of each field', () => {
		const ids = controls.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []))
		const links = find(<ErrorSummary errors={errors} />, 'a').map(({ attributes }) => attributes.href)
		expect(links).toHaveLength(names.length)
		for (const link of links) expect(ids).toContain(link?.slice(1))
	})

	test('and that control says that it is wrong', () => {
		for (const { id } of errors) {
			const control = controls.find(({ attributes }) => attributes.id === id)
			// React writes a bare aria-invalid as "true"; a file control carries it too.
			expect(control?.attributes['aria-invalid']).toBe('true')
		}
	})

	test('says how many, and nothing at all when there are none', () => {
		expect(markup(<ErrorSummary errors={errors.slice(0, 2)} />)).toContain('直すところが2つあります')
		expect(markup(<ErrorSummary errors={errors} />)).toContain('直すところが11か所あります')
		expect(markup(<ErrorSummary errors={[]} />)).toBe('')
	})

	test('a sentence about no field stands alone: nothing is to be mended', () => {
		const alone = markup(<ErrorSummary errors={errorList({ '': ['もう手が挙がっています。'] })} />)
		expect(alone).toContain('もう手が挙がっています。')
		expect(alone).toContain('role="alert"')
		for (const never of ['まだ送っていません', '直すところ', '残っています'])
			expect(alone).not.toContain(never)
	})

	test('says that the rest is kept only when there is a rest', () => {
		const shown = (initialValue: Record<string, unknown>) =>
			markup(
				<ErrorSummary
					errors={
						formView(
							{
								form: 'f',
								key: 'k',
								record: undefined,
								result: { status: 'error', initialValue, error: { name: ['入れてください'] } },
							} as Answered,
							'f',
							{ hearsBy: 'telephone' },
						).errors
					}
				/>,
			)
		expect(
			shown({ name: '', key: 'k', intent: 'add', day: { year: '' }, hearsBy: 'telephone' }),
		).not.toContain('残っています')
		expect(shown({ name: '', note: '書いたこと' })).toContain('ほかに書いたことは残っています')
		expect(shown({ name: '', day: { year: '2026' } })).toContain('ほかに書いたことは残っています')
	})

	test("the form's own errors lead to the page", () => {
		expect(errorList({ '': ['もう一度'] })).toEqual([{ id: 'main', message: 'もう一度' }])
		expect(errorList(undefined)).toEqual([])
	})

	test('the window says it first', () => {
		expect(windowTitle('完了報告', 'ひなた市', { errors: 2 })).toBe(
			'直すところがあります｜完了報告｜ひなた市 しごとコンビニ',
		)
		expect(windowTitle('完了報告', 'ひなた市')).toBe('完了報告｜ひなた市 しごとコンビニ')
	})
})

describe('names and ids', () => {
	test.each([
		['note', 'note'],
		['day.year', 'day'],
		['day.month', 'day-month'],
		['steps[2].minutes', 'steps-2-minutes'],
		['spans[0].from', 'spans-0'],
	])('%s stands at #%s', (name, id) => {
		expect(idFor(name)).toBe(id)
	})

	test("a date's parts answer for the date", () => {
		expect(errorAt({ 'day.month': ['月を数字で'] }, 'day')).toBe('月を数字で')
		expect(errorAt({ days: ['ちがう'] }, 'day')).toBeUndefined()
		expect(errorAt(null, 'day')).toBeUndefined()
	})
})

describe('fields', () => {
	test('a date takes an ISO day apart', () => {
		const inputs = find(<DateField name="born" label="生まれた日" defaultValue="1955-04-09" />, 'input')
		expect(inputs.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
			['born.year', '1955'],
			['born.month', '4'],
			['born.day', '9'],
		])
	})

	test('and gives back what was written, right or wrong', () => {
		const inputs = find(<DateField name="d" label="日" defaultValue={{ year: '令和', day: '40' }} />, 'input')
		expect(inputs.map(({ attributes }) => attributes.value)).toEqual(['令和', undefined, '40'])
	})

	test('times come in half hours, or in quarters, both ends included', () => {
		expect(timesOf({ from: 540, to: 660 })).toEqual([540, 570, 600, 630, 660])
		expect(timesOf({ from: 540, to: 570, step: 15 })).toEqual([540, 555, 570])
		expect(timesOf({})).toHaveLength(29)
	})

	test('a time control has what was typed, or the minutes, as hours and minutes', () => {
		const value = (defaultValue?: string) =>
			find(<TimeField name="at" label="時刻" defaultValue={defaultValue} />, 'input')[0]?.attributes.value
		expect([value('570'), value('9:30'), value('1440'), value()]).toEqual([
			'09:30',
			'9:30',
			'00:00',
			undefined,
		])
	})

	test('a time that the list does not offer is kept', () => {
		const options = find(<TimeSelect name="at" label="時刻" defaultValue={575} />, 'option')
		const chosen = options.filter(({ attributes }) => 'selected' in attributes)
		expect(chosen.map(({ children }) => children.join(''))).toEqual(['9時35分'])
	})

	test('choices show what was chosen', () => {
		const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value }))
		const checked = (part: JSX.Element) =>
			find(part, 'input').flatMap(({ attributes }) => ('checked' in attributes ? [attributes.value] : []))
		expect(checked(<PickOne name="x" label="x" choices={choices} defaultValue="b" />)).toEqual(['b'])
		expect(checked(<PickMany name="x" label="x" choices={choices} defaultValues={['a', 'c']} />)).toEqual([
			'a',
			'c',
		])
		expect(checked(<PickOne name="x" label="x" choices={choices} />)).toEqual([])
	})
})

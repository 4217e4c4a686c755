// What holds for every shared part: no inline style, no script, an icon never alone, no id twice, no word that must not be said.
import { describe, expect, test } from 'vitest'
import { Icon, iconNames } from '~/ui/icon'
import { ui } from '~/words/ja/ui'
import { all, markup, tree, wordsIn } from './markup'
import { samples } from './samples'

const unsaid = /給料|賃金|時給|手当|配分金|シフト|出勤|退勤|打刻|勤怠|欠勤|遅刻|採用|雇用主|派遣先|不合格/

/** The words of the shared parts, those behind functions filled with a number. */
const said = JSON.stringify(ui, (_, value) => (typeof value === 'function' ? String(value(3)) : value))

describe.each(Object.entries(samples))('%s', (_, sample) => {
	const html = markup(sample)
	const elements = all(tree(html))

	test('works under a strict policy and without a script', () => {
		expect(html).not.toMatch(/\sstyle=/)
		expect(html).not.toMatch(/<script|\son[a-z]+=/)
	})

	test('no icon stands alone, and none is read aloud', () => {
		const icons = elements.filter(({ tag, attributes }) => tag === 'svg' && attributes.class === 'i')
		expect(icons.length).toBeGreaterThan(sample === samples.paper ? -1 : 0)
		for (const icon of icons) {
			expect(icon.attributes['aria-hidden']).toBe('true')
			const beside = [icon.parent, icon.parent?.parent].map((around) => (around ? wordsIn(around) : ''))
			expect(beside.join('')).not.toBe('')
		}
	})

	test('nothing that can be pressed is grey, and every one says something', () => {
		expect(html).not.toMatch(/\sdisabled/)
		for (const pressed of elements.filter(({ tag }) => tag === 'button' || tag === 'a')) {
			expect(wordsIn(pressed)).not.toBe('')
		}
	})

	test('no id stands twice, and every name of a label or heading exists', () => {
		const ids = elements.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []))
		expect(ids).toEqual([...new Set(ids)])
		for (const { attributes } of elements) {
			const named = [attributes['aria-labelledby'], attributes['aria-describedby'], attributes.for]
			for (const id of named.flatMap((names) => names?.split(' ') ?? [])) expect(ids).toContain(id)
		}
	})

	test('every form that posts does so openly', () => {
		for (const form of elements.filter(({ tag }) => tag === 'form'))
			expect(form.attributes.method).toBe('post')
	})

	test('the town says that it is only an example', () => {
		expect(html).toContain(ui.demo)
	})

	test('says no word that belongs to employment', () => {
		expect(html).not.toMatch(unsaid)
	})
})

test('the words of the parts say none either', () => {
	expect(said).not.toMatch(unsaid)
})

test.each(iconNames)('the shape %s is drawn and hidden', (name) => {
	expect(markup(<Icon name={name} />)).toMatch(/^<svg class="i" [^>]*aria-hidden="true"[^>]*><\w/)
})

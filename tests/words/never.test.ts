// Words that never appear on a screen, since this is commissioned work and not employment (docs/house.md §1).
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const never = [
	'給料',
	'賃金',
	'時給',
	'手当',
	'配分金',
	'シフト',
	'出勤',
	'退勤',
	'打刻',
	'勤怠',
	'欠勤',
	'遅刻',
	'採用',
	'不採用',
	'雇用主',
	'派遣先',
	'不合格',
	'差し戻し',
]
/** The pay check's yardstick, which only staff see. */
const allowed = ['最低賃金']

/** The contract check quotes and explains these words to staff (docs/house.md §1). */
const quotes = 'words/ja/contract-rules.ts'

/** The benefits' own names, which people know them by (docs/house.md §1). */
const benefits = 'words/ja/benefits.ts'

const root = resolve(import.meta.dirname, '../../app')
const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
	)

const spoken = (path: string) => {
	let text = readFileSync(path, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
	for (const word of allowed) text = text.replaceAll(word, '')
	return text
}

describe('words that never appear', () => {
	it.each(never)('%s stands in no file of words, nor in a page', (word) => {
		const found = filesBelow(root).filter(
			(path) =>
				/\.tsx?$/.test(path) &&
				!path.endsWith(quotes) &&
				!(word === '手当' && path.endsWith(benefits)) &&
				spoken(path).includes(word),
		)
		expect(found).toEqual([])
	})

	it('no page speaks Japanese of its own: what is said stands in words/', () => {
		const speaking = [...filesBelow(join(root, 'routes')), ...filesBelow(join(root, 'ui'))].filter(
			(path) => /\.tsx$/.test(path) && />[^<{]*[\u3041-\u30ff\u4e00-\u9fff][^<{]*</.test(spoken(path)),
		)
		expect(speaking).toEqual([])
	})
})

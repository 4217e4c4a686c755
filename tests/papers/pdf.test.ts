// A PDF gives its Japanese back, and what a font lacks is named and never left as a box.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noGlyph, writable } from '~/papers/pdf'
import { makePdf } from '~/papers/pdf.server'

const hasAll = () => true

describe('what a font can write', () => {
	test.each([
		['髙橋 𠮷野', hasAll, '髙橋 𠮷野', []],
		['𠮷野', (code: number) => code !== 0x20bb7, `${noGlyph}野`, ['𠮷']],
		['葛\u{e0100}城', hasAll, '葛城', ['葛\u{e0100}']],
		['a\nb', (code: number) => code > 0x20, 'a\nb', []],
		['', hasAll, '', []],
	])('%s', (text, has, written, lacks) => {
		expect(writable(text, has)).toEqual({ text: written, lacks })
	})
})

const judge = '/usr/bin/pdftotext'

describe.skipIf(!existsSync(judge))('as pdftotext reads it', () => {
	const read = (bytes: Uint8Array) => {
		const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'paper.pdf')
		writeFileSync(file, bytes)
		return execFileSync(judge, ['-layout', file, '-'])
			.toString()
			.replaceAll(/[ \t]+/g, '')
	}
	const paper = (name: string) => ({
		title: '取引条件明示書',
		subject: `${name} 様`,
		foot: 'ひなた市しごとコンビニ協議会',
		parts: [
			{ kind: 'heading' as const, text: 'お約束' },
			{ kind: 'pairs' as const, pairs: [{ label: 'いつ', text: '2026年7月24日(金)に振り込みます' }] },
			{
				kind: 'items' as const,
				items: [{ question: 'どこでしますか', law: '役務の提供を受ける場所', text: '湯の町\n1階リネン室' }],
			},
			{ kind: 'blanks' as const, labels: ['お名前'] },
		],
	})

	test('every word comes back, with 髙 and 𠮷, on as many pages as it needs', async () => {
		const { bytes, lacks } = await makePdf([paper('髙橋 花子'), paper('𠮷野 ふみ')])
		const text = read(bytes)
		for (const said of [
			'取引条件明示書',
			'髙橋 花子 様',
			'𠮷野 ふみ 様',
			'2026年7月24日(金)に振り込みます',
			'1. どこでしますか',
			'1階リネン室',
			'お名前',
			'1 / 1',
		])
			expect(text, said).toContain(said.replaceAll(' ', ''))
		expect(lacks).toEqual([])
		expect(Buffer.from(bytes).toString('latin1')).toContain('NotoSansJP')
	})

	test('what the font lacks is named on the paper', async () => {
		const { bytes, lacks } = await makePdf([paper('渡\u{1F600}部')])
		expect(lacks).toEqual(['\u{1F600}'])
		const text = read(bytes)
		expect(text).toContain(`渡${noGlyph}部`)
		expect(text).toContain('この書体にない文字があります')
	})
})

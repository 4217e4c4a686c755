// Every kind of thing an event or a posting speaks of has a word: no page shows the code of one.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { subjectWords } from '~/words/ja/events'

const kindWithId = /\{\s*kind: '([a-z-]+)'(?: as const)?,\s*id\b/g

const kinds = new Set(
	readdirSync('app', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.server.ts'))
		.flatMap((file) => [...readFileSync(`app/${file}`, 'utf8').matchAll(kindWithId)])
		.map(([, kind = '']) => kind),
)

test('kinds are found in the rooms', () => expect(kinds.size).toBeGreaterThan(40))

test.each([...kinds].sort())('%s is said in Japanese', (kind) =>
	expect(subjectWords[kind]).toMatch(/[ぁ-んァ-ヶ一-龠]/),
)

// The lives in docs/lives are what the code draws today: `npm run docs:lives` writes them anew.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pagesOfLife } from '../../scripts/draw-lives'

const folder = resolve(import.meta.dirname, '../../docs/lives')

describe('docs/lives', () => {
	it.each(Object.keys(pagesOfLife))('%s is what the code draws', (name) => {
		expect(readFileSync(join(folder, name), 'utf8')).toBe(pagesOfLife[name])
	})

	it('holds no other page', () => {
		expect(readdirSync(folder).sort()).toEqual(Object.keys(pagesOfLife).sort())
	})
})

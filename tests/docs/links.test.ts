// Every relative link in a Markdown file leads to something, and the journey table of the house names what exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const notOurs = new Set(['node_modules', 'build', 'data', 'test-results'])

function pagesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.name.startsWith('.') || notOurs.has(entry.name)) return []
		const path = join(folder, entry.name)
		return entry.isDirectory() ? pagesBelow(path) : entry.name.endsWith('.md') ? [path] : []
	})
}

const pages = pagesBelow(root)

/** Where a page's links lead, without those that leave the project or stay on the page. */
function linksOf(path: string): string[] {
	const prose = readFileSync(path, 'utf8').replace(/```[\s\S]*?```/g, '')
	return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map((match) => (match[1] ?? '').replace(/#.*$/, ''))
		.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
}

describe('the documents', () => {
	it.each(pages.map((path) => relative(root, path)))('%s: every link leads to something', (page) => {
		const path = join(root, page)
		expect(linksOf(path).filter((target) => !existsSync(resolve(dirname(path), target)))).toEqual([])
	})

	it('the files of the root and of docs that a page names in letters exist', () => {
		const lost = pages.flatMap((path) =>
			[...readFileSync(path, 'utf8').matchAll(/`((?:docs|tests|scripts|db)\/[\w./-]+\.\w+)`/g)]
				.map((match) => match[1] as string)
				.filter((name) => !existsSync(join(root, name)))
				.map((name) => `${relative(root, path)} → ${name}`),
		)
		expect(lost).toEqual([])
	})

	it('the tree of the house names every room of app, and no other', () => {
		const house = readFileSync(join(root, 'docs/house.md'), 'utf8')
		const tree = house.slice(house.indexOf('\napp/\n'), house.indexOf('\ndb/'))
		const named = [...tree.matchAll(/^ {2}(\w+)\//gm)].map((match) => match[1])
		const rooms = readdirSync(join(root, 'app'), { withFileTypes: true })
		expect(named.sort()).toEqual(
			rooms
				.filter((room) => room.isDirectory())
				.map((room) => room.name)
				.sort(),
		)
	})

	it('the journey of the house goes through files and acts that exist', () => {
		const house = readFileSync(join(root, 'docs/house.md'), 'utf8')
		const journey = house.slice(house.indexOf('\n## 2.'), house.indexOf('\n## 3.'))
		const rows = journey.split('\n').filter((line) => /^\| \d/.test(line))
		expect(rows.length).toBe(11)
		for (const row of rows) {
			const words = [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string)
			const files = words.filter((word) => word.includes('/'))
			expect(files.length).toBeGreaterThan(0)
			for (const file of files) expect(existsSync(join(root, 'app', file)), file).toBe(true)
			const source = files
				.filter((file) => /\.tsx?$/.test(file))
				.map((file) => readFileSync(join(root, 'app', file), 'utf8'))
				.join('\n')
			for (const act of words.filter((word) => !word.includes('/')))
				expect(source, `${act} in ${files.join(', ')}`).toMatch(new RegExp(`\\b${act}\\b`))
		}
	})
})

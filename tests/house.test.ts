// The house: rooms in their order. Every import, types too, goes down a floor or stays in its room.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Floors from the ground up; rooms of one floor do not know each other. */
const floors = [
	['words', 'base', 'db'],
	['events'],
	['council', 'papers', 'files'],
	['people', 'work', 'wellness', 'learning'],
	['matching'],
	['assignments'],
	['money', 'trouble'],
	['notices', 'reports'],
	['ui'],
	['archive'],
	['chores'],
	['routes'],
	['root', 'edge', 'scripts'],
]

const root = resolve(import.meta.dirname, '..')

function filesBelow(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name)
		return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : []
	})
}

const roomOf = (path: string): string => {
	const place = relative(root, path)
	if (place.startsWith('db/')) return 'db'
	if (place.startsWith('scripts/')) return 'scripts'
	const [, room = ''] = place.split('/')
	return room.includes('.') ? 'root' : room
}

const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room))

function importsOf(path: string): string[] {
	const source = readFileSync(path, 'utf8')
	return [...source.matchAll(/(?:from|import)\s*\(?\s*['"]((?:~|~db|\.{1,2})\/[^'"]+)['"]/g)].map((match) => {
		const name = (match[1] ?? '').replace(/\?.*$/, '')
		if (name.startsWith('~db/')) return join(root, 'db', name.slice(4))
		if (name.startsWith('~/')) return join(root, 'app', name.slice(2))
		return resolve(dirname(path), name)
	})
}

const sources = ['app', 'db', 'scripts'].flatMap((folder) => filesBelow(join(root, folder)))

describe('the house', () => {
	it('knows the floor of every room', () => {
		const unknown = [...new Set(sources.map(roomOf))].filter((room) => floorOf(room) < 0)
		expect(unknown).toEqual([])
	})

	it('imports go down a floor or stay in the room', () => {
		const up: string[] = []
		for (const path of sources) {
			const room = roomOf(path)
			for (const target of importsOf(path)) {
				const other = roomOf(target)
				if (other === room || target.includes('/build/')) continue
				// Every keeping room reads and writes tables; the ground imports nothing of the house.
				const down = floorOf(other) < floorOf(room) || (other === 'db' && room !== 'words' && room !== 'base')
				if (!down) up.push(`${relative(root, path)} → ${relative(root, target)}`)
			}
		}
		expect(up).toEqual([])
	})

	it('rules and drawing never reach for the keeping', () => {
		const wrong = sources
			.filter(
				(path) =>
					!path.includes('.server.') &&
					/\/app\/(ui|work|matching|assignments|money|people|council|words|base)\//.test(path),
			)
			.flatMap((path) =>
				importsOf(path)
					.filter((target) => /\.server$/.test(target))
					.map((target) => `${relative(root, path)} → ${relative(root, target)}`),
			)
		expect(wrong).toEqual([])
	})

	it('only wellness reads its tables', () => {
		const others = sources.filter(
			(path) =>
				roomOf(path) !== 'wellness' &&
				roomOf(path) !== 'db' &&
				importsOf(path).some((target) => /db\/schema\/wellness(-\w+)?$/.test(target)),
		)
		expect(others.map((path) => relative(root, path))).toEqual([])
	})

	it('consultations are asked only by their own doors, by chores, by scripts, and nothing of the work reaches them', () => {
		// Beside the room's own doors only what left its gate: statistics and proposals.
		const gated = (target: string) =>
			/app\/wellness\/(?:statistics|proposal|proposal-shown|quarter|topic)(?:\.server)?$/.test(target)
		const gatedDoors = [
			'app/routes/employer/proposals.tsx',
			'app/routes/council/proposals.tsx',
			'app/routes/public/consultation-promise.tsx',
		]
		const may = (path: string, target: string) =>
			['wellness', 'chores', 'scripts'].includes(roomOf(path)) ||
			relative(root, path).startsWith('app/routes/wellness/') ||
			(gated(target) && (roomOf(path) === 'reports' || gatedDoors.includes(relative(root, path))))
		const direct = sources.filter((path) =>
			importsOf(path).some((target) => target.includes('app/wellness/') && !may(path, target)),
		)
		expect(direct.map((path) => relative(root, path))).toEqual([])
		const bare = (path: string) => path.replace(/\.tsx?$/, '')
		const files = new Map(sources.map((path) => [bare(path), path]))
		const known = new Map(sources.map((path) => [path, importsOf(path)]))
		// By whatever way: what a room of the work imports, and what that imports.
		const reached = (path: string, seen = new Set<string>()): Set<string> => {
			for (const target of known.get(path) ?? []) {
				const file = files.get(bare(target))
				if (!file || seen.has(file)) continue
				seen.add(file)
				reached(file, seen)
			}
			return seen
		}
		const work = sources.filter((path) =>
			['matching', 'assignments', 'work', 'money', 'people'].includes(roomOf(path)),
		)
		expect(work.length).toBeGreaterThan(100)
		const leaks = work.filter((path) => [...reached(path)].some((one) => roomOf(one) === 'wellness'))
		expect(leaks.map((path) => relative(root, path))).toEqual([])
		// The walk itself sees through a file between.
		const board = sources.find((path) => path.endsWith('app/routes/wellness/inbox.tsx')) as string
		expect([...reached(board)].some((one) => one.endsWith('wellness/keyring.server.ts'))).toBe(true)
	})

	it('only the clock reads the clock', () => {
		const readers = sources.filter((path) => {
			const place = relative(root, path)
			if (place === 'app/base/clock.ts' || place.startsWith('scripts/bench')) return false
			return /\bnew Date\(\)|\bDate\.now\(\)/.test(readFileSync(path, 'utf8'))
		})
		expect(readers.map((path) => relative(root, path))).toEqual(['app/people/session.server.ts'])
	})

	it('each file begins by saying what it is for', () => {
		const silent = sources.filter((path) => !/^(?:\/\/|\/\*) \S/.test(readFileSync(path, 'utf8')))
		expect(silent.map((path) => relative(root, path))).toEqual([])
	})

	it('has no rooms for leftovers, no barrels', () => {
		const wrong = sources.filter((path) =>
			/\/(utils|helpers|services|lib|hooks|types|common)\/|\/index\.tsx?$/.test(path),
		)
		expect(wrong.map((path) => relative(root, path))).toEqual([])
	})

	it('every route file is in the site map and every line of the map has its file', () => {
		const map = readFileSync(join(root, 'app/routes.ts'), 'utf8')
		const named = [...map.matchAll(/'(routes\/[^']+\.tsx?)'/g)].map((match) => match[1] as string)
		for (const file of named) expect(existsSync(join(root, 'app', file)), file).toBe(true)
		const pages = filesBelow(join(root, 'app/routes'))
			.filter((path) =>
				/^export (?:default|(?:async )?function (?:loader|action)|const (?:loader|action))/m.test(
					readFileSync(path, 'utf8'),
				),
			)
			.map((path) => relative(join(root, 'app'), path))
		expect(pages.filter((path) => !named.includes(path))).toEqual([])
	})
})

// The door found at the edge is the one Remix would find, for every route of the site map.
import { readFileSync } from 'node:fs'
import type { ServerBuild } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { doorsOf, routeNames } from '~/edge/doors'

const map = readFileSync(new URL('../../app/routes.ts', import.meta.url), 'utf8')
const paths = [...map.matchAll(/route\('([^']+)'/g)].map((match) => match[1] as string)
const build = {
	routes: Object.fromEntries([
		['root', { id: 'root', path: '' }],
		['front', { id: 'front', parentId: 'root', index: true }],
		...paths.map((path) => [path, { id: path, parentId: 'root', path }]),
	]),
	assets: { routes: {} },
} as unknown as ServerBuild
const found = (pathname: string) => Object.keys(doorsOf(build)(pathname).routes).filter((id) => id !== 'root')

describe('doors', () => {
	it.each(paths.filter((path) => path !== '*'))('%s', (path) => {
		expect(found(`/${path.replace(/:\w+/g, '01900000-0000-7000-8000-000000000000')}`)).toEqual([path])
	})

	it.each([
		['/', 'front'],
		['/tasks/', 'tasks'],
		['/My/Tasks', 'my/tasks'],
		['/employer/requests/new', 'employer/requests/new'],
		['/council/requests/x/tasks/new', 'council/requests/:requestId/tasks/new'],
		['/care/ask', 'care/ask'],
		['/join/sent', 'join/sent'],
	])('%s', (pathname, id) => expect(found(pathname)).toEqual([id]))

	it.each(['/nothing', '/my/nothing/here', '/%2e%2e/x', '/tasks/a/b', '//'])(
		'%s goes to the whole map',
		(pathname) => expect(found(pathname).length).toBe(paths.length + 1),
	)
})

it('have names that hold nothing of the path', () => {
	const name = routeNames(build)
	expect(name('/my/tasks/secret')).toBe('my/tasks/:taskId')
	expect(name('/somebody@example.jp')).toBe('no route of its own')
})

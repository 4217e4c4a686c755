// Which door an address leads to, settled before Remix: it then looks at one route and not at all of them, several
// times a request. What is not found here goes to the whole site map.
import type { ServerBuild } from '@remix-run/node'

type Door = { id: string; pattern: RegExp; rank: string }

// A word before a parameter, segment by segment: /requests/new stands before /requests/:id.
const rankOf = (path: string) =>
	path
		.split('/')
		.map((segment) => (segment.startsWith(':') ? '1' : '0'))
		.join('')

const patternOf = (path: string) =>
	new RegExp(
		`^/${path
			.split('/')
			.map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
			.join('/')}/?$`,
		'i',
	)

/** The doors of a build that can be told by the path alone, in the order in which they are looked at. */
function doorsIn(build: ServerBuild): Door[] {
	const routes = Object.values(build.routes).filter((route) => route !== undefined)
	const doors: Door[] = routes
		.filter((route) => route.parentId === 'root' && route.path !== undefined && !route.path.includes('*'))
		.map((route) => ({ id: route.id, pattern: patternOf(route.path ?? ''), rank: rankOf(route.path ?? '') }))
		.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
	const index = routes.find((route) => route.parentId === 'root' && route.index)
	if (index) doors.unshift({ id: index.id, pattern: /^\/$/, rank: '' })
	return doors
}

/** Gives for a path the name of its route, for the log: a path itself may hold what must not stand there. */
export function routeNames(build: ServerBuild): (pathname: string) => string {
	const doors = doorsIn(build)
	return (pathname) =>
		doors.find((one) => one.pattern.test(pathname))?.id.replace(/^routes\//, '') ?? 'no route of its own'
}

/** Gives for a path the part of the build that answers it: the root and one route. */
export function doorsOf(build: ServerBuild): (pathname: string) => ServerBuild {
	const doors = doorsIn(build)
	const parts = new Map<string, ServerBuild>()
	const partFor = (id: string) => {
		let part = parts.get(id)
		if (!part) {
			const only = <Value>(all: Record<string, Value>) => ({ root: all.root, [id]: all[id] })
			part = {
				...build,
				routes: only(build.routes),
				assets: { ...build.assets, routes: only(build.assets.routes) },
			} as ServerBuild
			parts.set(id, part)
		}
		return part
	}
	return (pathname) => {
		const door = doors.find((one) => one.pattern.test(pathname))
		return door ? partFor(door.id) : build
	}
}

/** One handler a part of the build, made when it is first asked for. */
export function handlerPerDoor<Handler>(
	build: ServerBuild,
	make: (part: ServerBuild) => Handler,
): (pathname: string) => Handler {
	const partOf = doorsOf(build)
	const handlers = new Map<ServerBuild, Handler>()
	return (pathname) => {
		const part = partOf(pathname)
		let handler = handlers.get(part)
		if (!handler) {
			handler = make(part)
			handlers.set(part, handler)
		}
		return handler
	}
}

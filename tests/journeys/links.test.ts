// Everybody's links lead somewhere and every button is its reader's own: from their first page on nobody is led to a page that
// refuses them, is not there or lacks the part named, and no form is shown to who may not send it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { seedTown } from '../../scripts/seed-town'
import { clockAt } from '../cast'
import type { Form } from './site'
import { Visitor } from './site'

const today = '2026-11-24'
const office = 'hinata-2026'

beforeAll(async () => {
	await seedTown({ today, seed: 1, people: 30, tasks: 58 })
	clockAt(today, 600)
}, 120_000)
afterAll(() => moveClock(undefined))

/** Pages of one kind are opened so often. */
const often = 3

/** An address with what differs between pages of one kind left out. */
const kindOf = (path: string) =>
	path
		.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
		.replace(/=[^&]*/g, '=')
		.replace(/\d{4}-\d\d(-\d\d)?/g, ':day')
		.replace(/\/\d+/g, '/:n')

/** What ends a sitting, or leaves the site at once. */
const leaves = /^\/(?:sign-out|leave)/

// A visitor's page names the doors of others, and says so beside them.
const doorsOfOthers = new Set(['/my/trouble', '/employer/trouble', '/care'])

const plain = (text: string) => text.replace(/&amp;/g, '&').replace(/&#x27;/g, "'")

/** Opens everything that is linked from these pages on, sends each kind of form without its key, and gives what was wrong with where and the page it stood on. */
async function walk(
	somebody: Visitor,
	starts: readonly string[],
): Promise<{ wrong: string[]; kinds: number; forms: number }> {
	const wrong: string[] = []
	const opened = new Map<string, number>()
	const seen = new Set<string>()
	const parts = new Map<string, Set<string>>()
	const named: [path: string, part: string, from: string][] = []
	const forms: [form: Form, from: string][] = []
	const queue = starts.map((path): [string, string] => [path, 'the start'])
	for (let next = queue.shift(); next; next = queue.shift()) {
		const [to, from] = next
		const [path = '', part] = to.split('#')
		if (part) named.push([path, part, from])
		const times = opened.get(kindOf(path)) ?? 0
		if (seen.has(path) || leaves.test(path) || times >= often) continue
		seen.add(path)
		opened.set(kindOf(path), times + 1)
		const page = await somebody.look(path)
		if (page.location) {
			queue.push([page.location, path])
			continue
		}
		if (page.status >= 400 && !(page.status === 404 && doorsOfOthers.has(path)))
			wrong.push(`${page.status} ${path} from ${from}`)
		if (!page.headers.get('content-type')?.includes('html')) continue
		parts.set(path, new Set([...page.html.matchAll(/\bid="([^"]+)"/g)].map((found) => plain(found[1] ?? ''))))
		for (const form of somebody.forms()) {
			// Read before anything is asked of the site: the page in hand changes then.
			if (form.fields.some(([name]) => name === 'key')) forms.push([form, path])
		}
		for (const [, href = ''] of page.html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)) {
			if (/^[a-z]+:/.test(href)) continue
			const address = new URL(plain(href), `http://town.test${path}`)
			queue.push([address.pathname + address.search + decodeURIComponent(address.hash), path])
		}
	}
	for (const [path, part, from] of named)
		if (parts.get(path)?.has(part) === false) wrong.push(`no #${part} on ${path} from ${from}`)
	const sent = new Set<string>()
	for (const [form, from] of forms) {
		const to = form.action.split('#')[0] ?? ''
		const intents = form.fields.filter(([name]) => name === 'intent')
		const kind = `${kindOf(to)} ${intents.join()} on ${kindOf(from)}`
		if (sent.has(kind) || leaves.test(to)) continue
		sent.add(kind)
		// The door looks at who sends before it looks at what; without its key nothing is done.
		const { status } = await somebody.tryPost(to, { ...Object.fromEntries(intents), key: '' })
		if (status !== 422 && status !== 400)
			wrong.push(`${status} to what is sent from ${from} to ${to} ${intents.join()}`)
	}
	return { wrong: [...new Set(wrong)], kinds: opened.size, forms: sent.size }
}

it.each([
	['a visitor', null, '', 15],
	['a registrant', '260001', '260718', 60],
	['an employer', 'inn@hinata.example', office, 20],
	['reception', 'uketsuke@hinata.example', office, 90],
	['who arranges work', 'chosei@hinata.example', office, 80],
	['the treasurer', 'kaikei@hinata.example', office, 80],
	['who approves', 'kessai@hinata.example', office, 120],
	['the administrator', 'kanri@hinata.example', office, 40],
	['an auditor', 'kansa@hinata.example', office, 90],
	['a coordinator', 'soudan@hinata.example', office, 15],
	['the head coordinator', 'tokatsu@hinata.example', office, 15],
])(
	'%s is led nowhere in vain',
	async (_, name, secret, least) => {
		const somebody = new Visitor()
		const first = name === null ? '/' : (await somebody.signIn(name, secret)).url
		const { wrong, kinds, forms } = await walk(somebody, [first])
		expect(wrong).toEqual([])
		expect(kinds).toBeGreaterThan(least)
		expect(forms).toBeGreaterThan(1)
	},
	120_000,
)

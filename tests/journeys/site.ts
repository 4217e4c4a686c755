// The site as a test walks it: the built Remix handler in this process, a cookie jar, forms read from the page.

import type { ServerBuild } from '@remix-run/node'
import { createRequestHandler } from '@remix-run/node'
import { handlerPerDoor } from '~/edge/doors'

const origin = 'http://town.test'

const build = (await import(new URL('../../build/server/index.js', import.meta.url).href)) as ServerBuild
const doors = handlerPerDoor(build, (part) => createRequestHandler(part, 'production'))
/** The built handler: what a machine sends that is no visitor. */
export const site = (request: Request) => doors(new URL(request.url).pathname)(request)

export type Page = {
	status: number
	html: string
	location: string | null
	headers: Headers
	url: string
	bytes: Buffer
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const plain = (text: string) =>
	text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => entities[name] ?? '')

/**
 * One form of a page: its address and the fields as a browser would send them; `choices` are what somebody may tick, pick or press
 * of each name, `several` where more than one of them.
 */
export type Form = {
	action: string
	fields: [string, string][]
	names?: string[]
	choices?: Map<string, { values: string[]; several: boolean }>
}

/** Somebody at a browser without JavaScript. */
export class Visitor {
	/** `answer` is who answers the requests: the built handler here, or processes reached over the wire. */
	constructor(private readonly answer: (request: Request) => Promise<Response> = site) {}

	readonly cookies = new Map<string, string>()
	private readonly ends = new Map<string, number>()
	private at = 0
	page: Page = {
		status: 0,
		html: '',
		location: null,
		headers: new Headers(),
		url: '/',
		bytes: Buffer.alloc(0),
	}

	private async request(path: string, init: RequestInit = {}): Promise<Page> {
		const headers = new Headers(init.headers)
		if (this.cookies.size > 0)
			headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
		headers.set('host', new URL(origin).host)
		headers.set('x-edge-network', '192.0.2.1')
		headers.set('x-request-id', crypto.randomUUID())
		if (init.method === 'POST') headers.set('origin', origin)
		const answer = await this.answer(
			new Request(new URL(path, origin), { ...init, headers, redirect: 'manual' }),
		)
		for (const set of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
			const lasts = /max-age=(\d+)/i.exec(set)?.[1]
			if (value === '' || lasts === '0') this.cookies.delete(name)
			else this.cookies.set(name, value)
			if (lasts) this.ends.set(name, this.at + Number(lasts))
			else this.ends.delete(name)
		}
		// A stream has no end: its answer is that it began.
		const streams = answer.headers.get('content-type')?.startsWith('text/event-stream')
		if (streams) await answer.body?.cancel()
		const bytes = streams ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer())
		this.page = {
			status: answer.status,
			html: bytes.toString('utf8'),
			location: answer.headers.get('location'),
			headers: answer.headers,
			url: path,
			bytes,
		}
		return this.page
	}

	/** Opens a stream and gives its events as they come; `last`: the id of the last event that is known. */
	async *stream(path: string, last?: string): AsyncGenerator<{ id: string; name: string; data: string }> {
		const leaving = new AbortController()
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
		const headers = new Headers({
			cookie,
			'x-edge-network': '192.0.2.1',
			'x-request-id': crypto.randomUUID(),
		})
		if (last) headers.set('last-event-id', last)
		const answer = await this.answer(
			new Request(new URL(path, origin), { headers, redirect: 'manual', signal: leaving.signal }),
		)
		if (!answer.body || answer.status !== 200) throw new Error(`no stream: ${answer.status}`)
		let text = ''
		try {
			for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
				text += Buffer.from(chunk).toString('utf8')
				const whole = text.split('\n\n')
				text = whole.pop() ?? ''
				for (const event of whole) {
					const part = (name: string) =>
						[...event.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map((match) => match[1]).join('\n')
					if (part('event')) yield { id: part('id'), name: part('event'), data: part('data') }
				}
			}
		} finally {
			leaving.abort()
		}
	}

	/** Lets time pass for the jar: the browser no longer sends a cookie past its Max-Age. */
	later(seconds: number): void {
		this.at += seconds
		for (const [name, end] of this.ends) if (end <= this.at) this.cookies.delete(name)
	}

	/** Opens an address and follows where it leads. */
	async open(path: string): Promise<Page> {
		let page = await this.request(path)
		for (let n = 0; page.location && n < 5; n++) page = await this.request(page.location)
		return page
	}

	/** Opens an address without following. */
	look(path: string): Promise<Page> {
		return this.request(path)
	}

	/** The forms of the page in hand. */
	forms(): Form[] {
		return [...this.page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
			([, head = '', inner = '']) => {
				const attribute = (tag: string, name: string) => {
					const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
					return found === undefined ? undefined : plain(found)
				}
				const fields: [string, string][] = []
				const names: string[] = []
				const choices: NonNullable<Form['choices']> = new Map()
				const offer = (name: string, value: string, several = false) =>
					choices.set(name, { values: [...(choices.get(name)?.values ?? []), value], several })
				for (const [tag] of inner.matchAll(/<input\b[^>]*>/g)) {
					const name = attribute(tag, 'name')
					const type = attribute(tag, 'type') ?? 'text'
					if (name) names.push(name)
					if (!name || type === 'file' || type === 'submit') continue
					if (type === 'checkbox' || type === 'radio')
						offer(name, attribute(tag, 'value') ?? 'on', type === 'checkbox')
					if ((type === 'checkbox' || type === 'radio') && !/\schecked(=|\s|\/|>)/.test(tag)) continue
					fields.push([name, attribute(tag, 'value') ?? ''])
				}
				for (const [, tag = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
					const name = attribute(` ${tag}`, 'name')
					if (name) fields.push([name, plain(text)])
				}
				for (const [, tag = '', options = ''] of inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
					const name = attribute(` ${tag}`, 'name')
					const chosen =
						/<option\b[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0]
					if (name) fields.push([name, chosen ? (attribute(chosen, 'value') ?? '') : ''])
					for (const [option] of options.matchAll(/<option\b[^>]*>/g))
						if (name) offer(name, attribute(option, 'value') ?? '')
				}
				for (const [tag] of inner.matchAll(/<button\b[^>]*>/g)) {
					const name = attribute(tag, 'name')
					if (name) offer(name, attribute(tag, 'value') ?? '')
				}
				return { action: attribute(` ${head}`, 'action') ?? this.page.url, fields, names, choices }
			},
		)
	}

	/** The form that has this field, or whose address ends so. */
	form(mark: string): Form {
		const found = this.forms().find(
			(form) =>
				form.action.split('?')[0]?.endsWith(mark) ||
				form.names?.includes(mark) ||
				form.fields.some(([name, value]) => name === mark || value === mark),
		)
		if (!found)
			throw new Error(
				`no form "${mark}" on ${this.page.url} (${this.page.status}): ${this.text().slice(0, 300)}`,
			)
		return found
	}

	/** The form that holds all of these: values, or names of fields. */
	formOf(...parts: string[]): Form {
		const found = this.forms().find((form) =>
			parts.every((part) => form.names?.includes(part) || form.fields.flat().includes(part)),
		)
		if (!found)
			throw new Error(`no form of ${parts.join(' ')} on ${this.page.url}: ${this.text().slice(0, 300)}`)
		return found
	}

	/** Presses the button of such a form. */
	press(...parts: string[]): Promise<Page> {
		return this.post(this.formOf(...parts))
	}

	/** Taps a button of one's own work: 着きました, 終わりました and their like. */
	tap(doing: string): Promise<Page> {
		const found = this.forms().find((form) => form.action.endsWith(`do=${doing}`))
		if (!found) throw new Error(`no button ${doing} on ${this.page.url}: ${this.text().slice(0, 300)}`)
		return this.post(found)
	}

	/** Fills a form; a list ticks several, `undefined` leaves a field out. */
	fill(mark: string, values: Record<string, string | string[] | undefined> = {}): Form {
		const form = this.form(mark)
		const fields = form.fields.filter(([name]) => !(name in values))
		for (const [name, value] of Object.entries(values)) {
			for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value])
				fields.push([name, one])
		}
		return { ...form, fields }
	}

	/** Posts a form as a browser does and follows the answer. */
	async post(form: Form, files: [string, File][] = []): Promise<Page> {
		let body: BodyInit = new URLSearchParams(form.fields)
		if (files.length > 0) {
			const data = new FormData()
			for (const [name, value] of form.fields) data.append(name, value)
			for (const [name, file] of files) data.append(name, file)
			body = data
		}
		const page = await this.request(form.action, { method: 'POST', body })
		return page.location ? this.open(page.location) : page
	}

	/** Posts an empty form to an address without following: only the door's first answer counts. */
	tryPost(path: string, fields: Record<string, string> = {}, headers: HeadersInit = {}): Promise<Page> {
		return this.request(path, {
			method: 'POST',
			headers,
			body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }),
		})
	}

	/** Fills and posts. */
	send(
		mark: string,
		values: Record<string, string | string[] | undefined> = {},
		files: [string, File][] = [],
	): Promise<Page> {
		return this.post(this.fill(mark, values), files)
	}

	/** Fills a form that asks for a page (GET) and opens it. */
	ask(mark: string, values: Record<string, string | undefined> = {}): Promise<Page> {
		const { action, fields } = this.fill(mark, values)
		return this.open(`${action.split('?')[0]}?${new URLSearchParams(fields)}`)
	}

	async signIn(name: string, secret: string): Promise<Page> {
		await this.open('/sign-in')
		return this.send('secret', { name, secret })
	}

	/** The words of the page, without its tags. */
	text(): string {
		return plain(
			this.page.html
				.replace(/<(script|style|svg|head)\b[\s\S]*?<\/\1>/g, '')
				.replace(/<!--.*?-->/g, '')
				// Kana is hidden until somebody switches it on.
				.replace(/<rt>.*?<\/rt>|<\/?ruby>/g, '')
				.replace(/<[^>]+>/g, ' '),
		).replace(/\s+/g, ' ')
	}

	/** The address of the first link whose words hold this. */
	link(words: string): string {
		for (const [, href = '', inner = ''] of this.page.html.matchAll(
			/<a\b[^>]*\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g,
		)) {
			if (
				plain(inner.replace(/<[^>]+>/g, ' '))
					.replace(/\s+/g, ' ')
					.includes(words)
			)
				return plain(href)
		}
		throw new Error(`no link "${words}" on ${this.page.url}: ${this.text().slice(0, 300)}`)
	}
}

// What the edge turns away, it turns away with a page somebody can read.
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyLimit, ownOrigin } from '~/edge/limits'

let server: Server
let address = ''

beforeAll(async () => {
	const app = express()
	app.use(ownOrigin('http://town.test'), bodyLimit)
	app.all('*', (_request, response) => void response.send('in'))
	await new Promise<void>((resolve) => {
		server = app.listen(0, '127.0.0.1', resolve)
	})
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const post = (path: string, bytes: number, headers: Record<string, string> = {}) =>
	fetch(address + path, { method: 'POST', body: Buffer.alloc(bytes, 'a'), headers })

describe('the edge', () => {
	it('hears forty megabytes to the end, so that the browser shows the sentence', async () => {
		const answer = await post('/my/assignments/x/completion', 40 * 1024 * 1024)
		expect(answer.status).toBe(413)
		expect(answer.headers.get('content-type')).toContain('text/html')
		expect(await answer.text()).toContain('写真は1枚10MBまで、3枚まで')
	})

	it('takes three photos where photos are taken, and elsewhere a form only', async () => {
		expect((await post('/my/assignments/x/completion', 30 * 1024 * 1024)).status).toBe(200)
		expect((await post('/my/profile', 255 * 1024)).status).toBe(200)
		expect((await post('/my/profile', 257 * 1024)).status).toBe(413)
	})

	it('takes photos on every page that has a field for them', async () => {
		const site = readFileSync('app/routes.ts', 'utf8')
		const pages = [...site.matchAll(/route\('([^']+)',\s*'([^']+)'/g)].filter(([, , file = '']) => {
			const page = readFileSync(`app/${file}`, 'utf8')
			return /export async function action/.test(page) && /readPhotos\(|<FileField|readStatement\(/.test(page)
		})
		expect(pages.length).toBeGreaterThanOrEqual(13)
		const shut: string[] = []
		for (const [, path = ''] of pages) {
			const { status } = await post(`/${path.replace(/:\w+/g, 'x')}`, 1024 * 1024)
			if (status !== 200) shut.push(path)
		}
		expect(shut).toEqual([])
	})

	it.each([
		['http://town.test', 200],
		['http://elsewhere.test', 403],
		['null', 403],
	])('answers a form from %s with %i', async (origin, status) => {
		expect((await post('/my/profile', 10, { origin })).status).toBe(status)
	})
})

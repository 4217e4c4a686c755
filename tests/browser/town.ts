// A town of its own for each browser test: a copy of a folder that was migrated and seeded once, served, and ended by its own process id.
import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { startCluster } from '../runner/cluster.mjs'

export { expect }

/** The present of the town: a Tuesday morning. */
export const townDay = '2026-11-24'

export type Town = {
	url: string
	folder: string
	/** The same town at another instant: the site is ended and started again with a moved clock, sittings go on. */
	goTo(instant: string): Promise<void>
}

const tsx = ['--import', 'tsx']

/** Starts the site on a port (0 for any) and gives the port it listens on. */
async function serve(env: NodeJS.ProcessEnv, port: number): Promise<{ child: ChildProcess; port: number }> {
	const child = spawn(process.execPath, [...tsx, 'app/edge/server.ts'], {
		env: { ...env, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	})
	const listening = await new Promise<number>((resolve, reject) => {
		child.once('message', (said) => resolve((said as { listening: number }).listening))
		child.once('exit', () => reject(new Error('the site did not start')))
	})
	return { child, port: listening }
}

/** What every town of a worker begins as: migrated and filled once, then copied. */
type Seeded = { folder: string; cluster: Cluster | undefined; database: string }
type Cluster = Awaited<ReturnType<typeof startCluster>>

function environmentOf(folder: string, url: string | undefined): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {
		...process.env,
		DATA_FOLDER: folder,
		MODE: 'demo',
		LOG_LEVEL: 'silent',
		NODE_ENV: 'production',
		CLOCK_AT: `${townDay}T01:00:00Z`,
	}
	Reflect.deleteProperty(env, 'DATABASE_URL')
	if (url !== undefined) env.DATABASE_URL = url
	return env
}

async function seedOnce(engine: 'sqlite' | 'postgres', worker: number): Promise<Seeded> {
	const folder = mkdtempSync(join(tmpdir(), 'town-seeded-'))
	const cluster = engine === 'postgres' ? await startCluster() : undefined
	const database = `seeded_${worker}`
	cluster?.createDatabase(database)
	const env = environmentOf(folder, cluster?.urlOf(database))
	execFileSync(process.execPath, [...tsx, 'scripts/migrate.ts'], { env, stdio: 'pipe' })
	execFileSync(process.execPath, [...tsx, 'scripts/seed.ts', '--today', townDay], { env, stdio: 'pipe' })
	return { folder, cluster, database }
}

async function startTown(seeded: Seeded): Promise<Town & { end(): Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'town-browser-'))
	cpSync(seeded.folder, folder, { recursive: true })
	const own = `of_${seeded.database}`
	seeded.cluster?.createDatabase(own, seeded.database)
	const env = environmentOf(folder, seeded.cluster?.urlOf(own))
	let server = await serve(env, 0)
	const stop = async () => {
		const ended = new Promise((resolve) => server.child.once('exit', resolve))
		server.child.kill('SIGTERM')
		await ended
	}
	return {
		url: `http://127.0.0.1:${server.port}`,
		folder,
		async goTo(instant) {
			await stop()
			server = await serve({ ...env, CLOCK_AT: instant }, server.port)
		},
		async end() {
			await stop()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}

/** A phone without JavaScript, or a desk. */
export async function person(browser: Browser, town: Town, at: 'phone' | 'desk'): Promise<Page> {
	const context: BrowserContext = await browser.newContext({
		baseURL: town.url,
		javaScriptEnabled: at === 'desk',
		viewport: at === 'phone' ? { width: 360, height: 800 } : { width: 1280, height: 800 },
		...(at === 'phone' ? { isMobile: true, hasTouch: true } : {}),
	})
	return context.newPage()
}

/** Signs in by what is typed on the page. */
export async function signIn(page: Page, name: string, secret: string): Promise<void> {
	// Days have gone by since the last time: a sitting of then is over.
	await page.context().clearCookies()
	await page.goto('/sign-in')
	await page.getByLabel('番号・メール・電話番号').fill(name)
	await page.getByLabel('暗証番号・パスワード').fill(secret)
	await page.getByRole('button', { name: 'サインインする' }).click()
	await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/**
 * What every page must hold: nothing over the edge, no script sent, and axe finds nothing. axe itself needs
 * JavaScript, so a phone's page is looked at again with it switched on.
 */
export async function wellMade(page: Page, browser: Browser, what: string): Promise<void> {
	const html = await page.content()
	// The consultation room alone sends one, a file of this site (docs/decisions/0003).
	const room = /\/(?:care|coordinator)(?:\/|$)/.test(new URL(page.url()).pathname)
	const scripts = html.match(/<script\b[^>]*>/g) ?? []
	expect(
		scripts.filter((one) => !(room && one.includes('src="/room.js"'))),
		`${what} sends no script`,
	).toEqual([])
	const copy = await copyFor(browser, page.viewportSize() ?? { width: 360, height: 800 })
	const href = new URL(
		(await page.locator('link[rel=stylesheet]').first().getAttribute('href')) ?? '',
		page.url(),
	).href
	let css = sheets.get(href)
	if (css === undefined) {
		css = await (await page.request.get(href)).text()
		sheets.set(href, css)
	}
	await copy.setContent(html.replace(/<link[^>]*rel="stylesheet"[^>]*>/, `<style>${css}</style>`))
	const wide = await copy.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	)
	expect(wide, `${what} runs over the edge`).toBeLessThanOrEqual(0)
	const { violations } = await new AxeBuilder({ page: copy })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze()
	expect(
		violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
		what,
	).toEqual([])
}

const sheets = new Map<string, string>()
const copies = new Map<string, Page>()

/** A page with JavaScript of the same size, for looking at what another shows; one a size and browser. */
async function copyFor(browser: Browser, size: { width: number; height: number }): Promise<Page> {
	const name = `${size.width} × ${size.height}`
	const known = copies.get(name)
	if (known && !known.isClosed() && known.context().browser() === browser) return known
	const copy = await (await browser.newContext({ viewport: size })).newPage()
	copies.set(name, copy)
	return copy
}

export const test = base.extend<{ town: Town }, { seeded: Seeded; engine: 'sqlite' | 'postgres' }>({
	engine: ['sqlite', { option: true, scope: 'worker' }],
	seeded: [
		async ({ engine }, use, worker) => {
			const seeded = await seedOnce(engine, worker.workerIndex)
			await use(seeded)
			await seeded.cluster?.stop()
			rmSync(seeded.folder, { recursive: true, force: true })
		},
		{ scope: 'worker', timeout: 240_000 },
	],
	town: async ({ seeded }, use) => {
		const town = await startTown(seeded)
		await use(town)
		await town.end()
	},
})

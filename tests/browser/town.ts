// A town of its own for a browser test: an empty folder, migrated, seeded, served, and ended by its own process id.
import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'

export { expect }

/** The present of the town: a Tuesday morning. */
export const townDay = '2026-11-24'

export type Town = { url: string; folder: string }

const tsx = ['--import', 'tsx']

async function startTown(): Promise<Town & { end(): Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'town-browser-'))
	const env: NodeJS.ProcessEnv = {
		...process.env,
		DATA_FOLDER: folder,
		MODE: 'demo',
		PORT: '0',
		LOG_LEVEL: 'silent',
		NODE_ENV: 'production',
		CLOCK_AT: `${townDay}T01:00:00Z`,
	}
	Reflect.deleteProperty(env, 'DATABASE_URL')
	execFileSync(process.execPath, [...tsx, 'scripts/migrate.ts'], { env, stdio: 'pipe' })
	execFileSync(process.execPath, [...tsx, 'scripts/seed.ts', '--today', townDay], { env, stdio: 'pipe' })
	const server: ChildProcess = spawn(process.execPath, [...tsx, 'app/edge/server.ts'], {
		env,
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	})
	const port = await new Promise<number>((resolve, reject) => {
		server.once('message', (said) => resolve((said as { listening: number }).listening))
		server.once('exit', () => reject(new Error('the site did not start')))
	})
	return {
		url: `http://127.0.0.1:${port}`,
		folder,
		async end() {
			const ended = new Promise((resolve) => server.once('exit', resolve))
			server.kill('SIGTERM')
			await ended
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
	await page.goto('/sign-in')
	await page.getByLabel('番号・メール・電話番号').fill(name)
	await page.getByLabel('暗証番号・パスワード').fill(secret)
	await page.getByRole('button', { name: 'サインインする' }).click()
}

/**
 * What every page must hold: nothing over the edge, no script sent, and axe finds nothing. axe itself needs
 * JavaScript, so a phone's page is looked at again with it switched on.
 */
export async function wellMade(page: Page, browser: Browser, what: string): Promise<void> {
	const html = await page.content()
	expect(html, `${what} sends no script`).not.toMatch(/<script\b(?![^>]*type="application\/ld)/)
	const size = page.viewportSize() ?? { width: 360, height: 800 }
	const context = await browser.newContext({ viewport: size })
	const copy = await context.newPage()
	const css = await page.request.get(
		await page
			.locator('link[rel=stylesheet]')
			.first()
			.getAttribute('href')
			.then((href) => new URL(href ?? '', page.url()).href),
	)
	await copy.setContent(
		html.replace(/<link[^>]*rel="stylesheet"[^>]*>/, `<style>${await css.text()}</style>`),
	)
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
	await context.close()
}

export const test = base.extend<object, { town: Town }>({
	town: [
		// biome-ignore lint/correctness/noEmptyPattern: the shape the test runner asks for
		async ({}, use) => {
			const town = await startTown()
			await use(town)
			await town.end()
		},
		{ scope: 'worker', timeout: 240_000 },
	],
})

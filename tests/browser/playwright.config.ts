// Chromium from Debian, two workers: phones of 360 × 800 without JavaScript, desks of 1280 × 800.
import { defineConfig } from '@playwright/test'
import { postgresPrograms } from '../runner/cluster.mjs'

export default defineConfig<object, { engine: 'sqlite' | 'postgres' }>({
	testDir: '.',
	testMatch: '*.browser.ts',
	fullyParallel: true,
	workers: 2,
	// Nothing here measures speed: a machine that is busy with the kills beside it may take its time.
	timeout: 420_000,
	expect: { timeout: 20_000 },
	projects: [
		{ name: 'sqlite' },
		...(postgresPrograms()
			? [{ name: 'postgres', testMatch: 'whole-story.browser.ts', use: { engine: 'postgres' as const } }]
			: []),
	],
	retries: 0,
	reporter: [['list'], ['json']],
	outputDir: '../../node_modules/.cache/browser-results',
	use: {
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		actionTimeout: 60_000,
		navigationTimeout: 60_000,
		launchOptions: {
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
			args: [
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
})

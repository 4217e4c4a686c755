// Hands remix.config.js to the Remix Vite plugin, and names the parts of the tests, which read the same aliases.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vitest/config'
import remixConfig from './remix.config.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const withDatabase = ['tests/**/*.room.test.ts', 'tests/journeys/**/*.test.ts']
// What sets the environment of its process has one for itself; the others share their worker's, since loading modules takes longer than most tests.
const alone = readdirSync(here('./tests'), { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.room\.test\.ts$|^journeys\/.*\.test\.ts$/.test(file))
	.filter((file) => /process\.env(\.\w+|\[\w+\]) \?*= /.test(readFileSync(here(`./tests/${file}`), 'utf8')))
	.map((file) => `tests/${file}`)

export default defineConfig({
	plugins: process.env.VITEST ? [] : [tailwindcss(), remix(remixConfig)],
	resolve: { alias: { '~db': here('./db'), '~': here('./app') } },
	ssr: { external: ['better-sqlite3', '@node-rs/argon2', 'sharp', 'pg'] },
	build: { target: 'es2020', assetsInlineLimit: 0 },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['tests/**/*.test.{ts,tsx}'],
					exclude: ['tests/**/*.room.test.ts', 'tests/journeys/**', 'tests/browser/**', 'tests/kill/**'],
					isolate: false,
					setupFiles: ['tests/runner/setup-outside.ts'],
				},
			},
			{ extends: true, test: { name: 'kill', include: ['tests/kill/*.test.ts'] } },
			...['sqlite', 'postgres'].flatMap((engine) =>
				[true, false].map((isolate) => ({
					extends: true as const,
					test: {
						name: isolate ? `${engine}-alone` : engine,
						...(isolate ? { include: alone } : { include: withDatabase, exclude: alone }),
						isolate,
						setupFiles: ['tests/runner/setup-database.ts', 'tests/runner/setup-outside.ts'],
						globalSetup: ['tests/runner/global-setup.ts'],
						testTimeout: 30_000,
						hookTimeout: 60_000,
					},
				})),
			),
		],
	},
})

// Once a run: a temp folder, and a migrated template database each test file gets a copy of.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
	export interface ProvidedContext {
		folder: string
		template: string
	}
}

export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'town-test-'))
	project.provide('folder', folder)
	const migrate = (url: string) =>
		execFileSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
			env: { ...process.env, DATABASE_URL: url },
			stdio: 'pipe',
		})
	if (project.name === 'postgres') {
		const { startCluster } = await import('./cluster.mjs')
		const cluster = await startCluster()
		cluster.createDatabase('template_town')
		migrate(cluster.urlOf('template_town'))
		project.provide('template', cluster.urlOf('template_town'))
		return async () => {
			await cluster.stop()
			rmSync(folder, { recursive: true, force: true })
		}
	}
	const template = join(folder, 'template.sqlite')
	migrate(`file:${template}`)
	project.provide('template', template)
	return () => rmSync(folder, { recursive: true, force: true })
}

// Once a run: a temp folder, and a migrated template database each test file gets a copy of.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
	export interface ProvidedContext {
		folder: string
		/** One for each worker; a file of tests takes its own worker's. */
		templates: string[]
	}
}

type Made = { folder: string; templates: string[]; end(): Promise<void> }

// The two projects of an engine share what is made once; it is ended with the last of them.
const kept = globalThis as { testTemplates?: Map<string, { made: Promise<Made>; users: number }> }

const migrate = (url: string) =>
	execFileSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
		env: { ...process.env, DATABASE_URL: url },
		stdio: 'pipe',
	})

async function make(engine: string, workers: number): Promise<Made> {
	const folder = mkdtempSync(join(tmpdir(), 'town-test-'))
	const forget = () => rmSync(folder, { recursive: true, force: true })
	if (engine === 'postgres') {
		const { startCluster } = await import('./cluster.mjs')
		// A cluster for each worker: what is new in the history waits for whatever is being written beside it in the same cluster.
		const clusters = [await startCluster()]
		while (clusters.length < workers) clusters.push(await startCluster({ own: true }))
		for (const cluster of clusters) {
			cluster.createDatabase('template_town')
			migrate(cluster.urlOf('template_town'))
		}
		return {
			folder,
			templates: clusters.map((cluster) => cluster.urlOf('template_town')),
			async end() {
				for (const cluster of clusters) await cluster.stop()
				forget()
			},
		}
	}
	const template = join(folder, 'template.sqlite')
	migrate(`file:${template}`)
	return { folder, templates: [template], end: async () => forget() }
}

export default async function setup(project: TestProject) {
	const engine = project.name.replace(/-alone$/, '')
	kept.testTemplates ??= new Map()
	const one = kept.testTemplates.get(engine) ?? {
		made: make(engine, project.vitest.config.maxWorkers),
		users: 0,
	}
	kept.testTemplates.set(engine, one)
	one.users += 1
	const { folder, templates, end } = await one.made
	project.provide('folder', folder)
	project.provide('templates', templates)
	return async () => {
		one.users -= 1
		if (one.users > 0) return
		kept.testTemplates?.delete(engine)
		await end()
	}
}

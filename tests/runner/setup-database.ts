// Before each test file that needs one: a database of its own, copied from the template, in a process as if just begun.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'

// Files share their worker's modules, since loading them takes longer than most tests: what a file before left is forgotten.
const left = globalThis as {
	environmentBefore?: NodeJS.ProcessEnv
	townEnvironment?: unknown
	liveMatchIndex?: unknown
	movedClock?: unknown
}
left.environmentBefore ??= { ...process.env }
for (const key of Object.keys(process.env)) if (!(key in left.environmentBefore)) delete process.env[key]
Object.assign(process.env, left.environmentBefore)
left.townEnvironment = undefined
left.liveMatchIndex = undefined
left.movedClock = undefined

const name = `town_${randomUUID().slice(0, 8)}`
const folder = join(inject('folder'), name)
mkdirSync(folder, { recursive: true })
process.env.DATA_FOLDER = folder
process.env.MODE = 'demo'
process.env.LOG_LEVEL = 'silent'
process.env.BASE_URL = 'http://town.test'
process.env.DIGEST_SECRET = 'a digest secret for tests, 32 letters'
process.env.SEAL_SECRET = 'a seal secret for tests, of 32 letters'
process.env.KEYRING_SECRET = 'a keyring secret for tests, 32 letters'

const templates = inject('templates')
const template = templates[(Number(process.env.VITEST_POOL_ID) - 1) % templates.length] ?? ''
if (template.startsWith('postgres:')) {
	const pg = (await import('pg')).default
	const admin = new pg.Client({ connectionString: template.replace('/template_town?', '/postgres?') })
	await admin.connect()
	await admin.query(`create database ${name} template template_town`)
	await admin.end()
	process.env.DATABASE_URL = template.replace('/template_town?', `/${name}?`)
} else {
	copyFileSync(template, join(folder, 'town.sqlite'))
	delete process.env.DATABASE_URL
}

afterAll(async () => {
	const { closeDatabase } = await import('~db/client')
	await closeDatabase()
	const { closeKeyring } = await import('~/wellness/keyring.server')
	await closeKeyring()
})

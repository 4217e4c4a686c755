// Whether the database and the program are of one version: the migrations that ran against those that lie here.
import { readFileSync } from 'node:fs'
import { plainRows } from './client'
import { engine } from './columns'

const journal = new URL(`./migrations/${engine}/meta/_journal.json`, import.meta.url)

/** `behind`: migrations have not run. `ahead`: a newer program has migrated it, and this one must not serve it. */
export async function migrated(): Promise<'same' | 'behind' | 'ahead'> {
	const known = (JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] }).entries
	const table = engine === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations'
	const [ran] = await plainRows(`select max(created_at) as newest from ${table}`)
	const newest = Number(ran?.newest ?? 0)
	const wanted = Math.max(...known.map((entry) => entry.when))
	return newest === wanted ? 'same' : newest < wanted ? 'behind' : 'ahead'
}

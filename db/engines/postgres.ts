// PostgreSQL for several processes: serializable transactions, tried again when two of them met.
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Db, Engine } from '../client'

const patience = 5_000
const int8 = 20
const numeric = 1700

const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
		oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text')) as never,
}

export function metAnother(error: unknown): boolean {
	for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
		if (e.code === '40001' || e.code === '40P01') return true
	}
	return false
}

/** Opens a pool of connections to the address. */
export function openPostgres(url: string): Engine {
	const pool = new pg.Pool({ connectionString: url, max: Number(process.env.DATABASE_POOL ?? 10), types })
	// A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
	pool.on('error', () => undefined)
	const dbs = new WeakMap<pg.PoolClient, Db>()
	const dbOf = (client: pg.PoolClient) => {
		const known = dbs.get(client)
		if (known) return known
		const made = drizzle(client) as unknown as Db
		dbs.set(client, made)
		return made
	}

	async function within<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
		const client = await pool.connect()
		let broken = false
		try {
			await client.query(begin)
			const result = await work(dbOf(client))
			await client.query('commit')
			return result
		} catch (error) {
			await client.query('rollback').catch(() => {
				broken = true
			})
			throw error
		} finally {
			client.release(broken)
		}
	}

	return {
		db: drizzle(pool) as unknown as Db,
		async transaction(work) {
			const until = performance.now() + patience
			for (let wait = 4; ; wait = Math.min(wait * 2, 200)) {
				try {
					return await within('begin isolation level serializable', work)
				} catch (error) {
					if (!metAnother(error) || performance.now() > until) throw error
					await pause(Math.random() * wait)
				}
			}
		},
		snapshot: (work) => within('begin isolation level repeatable read read only', work),
		async rows(statement) {
			return (await pool.query(statement)).rows
		},
		async changedSince() {
			// A lower position may be committed after a higher one: the newest thousand are counted too.
			const found = await pool.query(
				`select max(position) || ' ' || count(*) as mark from events
				 where position > (select coalesce(max(position), 0) - 1000 from events)`,
			)
			return found.rows[0].mark ?? ''
		},
		async backup() {
			throw new Error('PostgreSQL is backed up with pg_dump')
		},
		async close() {
			await pool.end()
		},
	}
}

// The words a table is written in: one schema, read as SQLite by default and as PostgreSQL by DATABASE_URL.

import { sql } from 'drizzle-orm'
import * as postgres from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** Which engine this process speaks to, settled once by the environment. */
export const engine: 'sqlite' | 'postgres' = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '')
	? 'postgres'
	: 'sqlite'

const isPostgres = engine === 'postgres'

/** Typed as SQLite's on both engines, so that a table is described once. */
function either<Maker>(onSqlite: Maker, onPostgres: unknown): Maker {
	return isPostgres ? (onPostgres as Maker) : onSqlite
}

export const table = either(sqlite.sqliteTable, postgres.pgTable)
export const index = either(sqlite.index, postgres.index)
export const uniqueIndex = either(sqlite.uniqueIndex, postgres.uniqueIndex)
export const check = either(sqlite.check, postgres.check)
export const primaryKey = either(sqlite.primaryKey, postgres.primaryKey)

/** Text. Ids are UUIDv7 text, a civil day is `YYYY-MM-DD` in Asia/Tokyo. */
export const str = either(
	(name: string) => sqlite.text(name),
	(name: string) => postgres.text(name),
)

/** A whole number: minutes, counts, kilograms. A time of day is minutes from midnight. */
export const int = either(
	(name: string) => sqlite.integer(name),
	(name: string) => postgres.integer(name),
)

/** A whole number past 2^31: a day's half hours as a mask below 2^48, a place in the history. */
export const long = either(
	(name: string) => sqlite.integer(name),
	(name: string) => postgres.bigint(name, { mode: 'number' }),
)

/** A sum in whole yen. */
export const yen = either(
	(name: string) => sqlite.integer(name),
	(name: string) => postgres.bigint(name, { mode: 'number' }),
)

export const bool = either(
	(name: string) => sqlite.integer(name, { mode: 'boolean' }),
	(name: string) => postgres.boolean(name),
)

/** A moment, to the millisecond, kept in UTC. */
export const instant = either(
	(name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
	(name: string) => postgres.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
)

export const json = either(
	(name: string) => sqlite.text(name, { mode: 'json' }),
	(name: string) => postgres.jsonb(name),
)

const bytea = postgres.customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const bytes = either(
	(name: string) => sqlite.blob(name, { mode: 'buffer' }),
	(name: string) => bytea(name),
)

/** The order rows were written in: SQLite's rowid, PostgreSQL's sequence. */
export const position = either(
	() => sqlite.integer('position').primaryKey({ autoIncrement: true }),
	() => postgres.bigserial('position', { mode: 'number' }).primaryKey(),
)

/**
 * The transaction a row came with. On PostgreSQL a slow transaction may commit after a faster one with a
 * higher position; readers wait for everything below the oldest open one. SQLite has one writer: always 0.
 */
export const transactionMark = either(
	() => sqlite.integer('transaction_mark').notNull().default(0),
	() =>
		postgres
			.bigint('transaction_mark', { mode: 'number' })
			.notNull()
			.default(sql`(pg_current_xact_id()::text::bigint)`),
)

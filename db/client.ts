// The one door to the database: reads, snapshots and transactions, the same on both engines.
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { engine } from './columns'
import { metAnother, openPostgres } from './engines/postgres'
import { isBusySqlite, openSqlite } from './engines/sqlite'

/** What rooms read with. Only awaited builders are portable: never `.all()`, `.get()` or `.run()`. */
export type Db = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** What rooms write with: a transaction and the one instant of the act. */
export type Tx = Db & { readonly at: Date }

export type Engine = {
	db: Db
	transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
	snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>
	rows(statement: string): Promise<Record<string, unknown>[]>
	changedSince(): Promise<string>
	backup(target: string): Promise<void>
	close(): Promise<void>
}

/** Where the SQLite file lies: `DATABASE_URL=file:…`, or `town.sqlite` in the data folder. */
export function sqliteFile(): string {
	const url = process.env.DATABASE_URL
	return url?.startsWith('file:') ? url.slice(5) : `${process.env.DATA_FOLDER ?? 'data'}/town.sqlite`
}

// Kept on globalThis, since the development server evaluates modules again on every change.
const kept = globalThis as { townDatabase?: Engine; townCommits?: number }

function opened(): Engine {
	kept.townDatabase ??=
		engine === 'postgres' ? openPostgres(process.env.DATABASE_URL as string) : openSqlite(sqliteFile())
	return kept.townDatabase
}

/** For single reads. Reads of a page that must agree with each other go through `inSnapshot`. */
export const db = (): Db => opened().db

/** Runs `work` in one transaction with `at` as its instant; on PostgreSQL `work` may run more than once. */
export function transactionAt<T>(at: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
	return opened()
		.transaction((writer) => work(Object.assign(Object.create(writer), { at }) as Tx))
		.finally(() => {
			kept.townCommits = commitsHere() + 1
		})
}

/** How often this process has written so far: what is kept in memory asks whether it may be old. */
export const commitsHere = (): number => kept.townCommits ?? 0

/** Runs `work` on one unchanging picture of the database; it cannot write. */
export const inSnapshot = <T>(work: (db: Db) => Promise<T>): Promise<T> => opened().snapshot(work)

/** For scripts and checks only: rows of a plain statement. */
export const plainRows = (statement: string) => opened().rows(statement)

/** A number that is another one after somebody else's commit. */
export const databaseMark = () => opened().changedSince()

export const backupTo = (target: string) => opened().backup(target)

export async function closeDatabase(): Promise<void> {
	const open = kept.townDatabase
	kept.townDatabase = undefined
	// Whatever is opened next is another one: nothing kept in memory holds of it.
	kept.townCommits = commitsHere() + 1
	await open?.close()
}

function codesOf(error: unknown): string[] {
	const codes: string[] = []
	for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
		if (typeof e.code === 'string') codes.push(e.code)
	}
	return codes
}

/** Two people at once; the act may be tried again. */
export const isBusy = (error: unknown) => isBusySqlite(error) || metAnother(error)

export const isDiskFull = (error: unknown) => codesOf(error).some((c) => c === 'SQLITE_FULL' || c === '53100')

/** The disk did not take what was written, and nobody knows whether it is there after all. */
export const isDiskFault = (error: unknown) =>
	codesOf(error).some((c) => c.startsWith('SQLITE_IOERR') || c === '58030')

/** A row that others point to cannot go. */
export const isPointedTo = (error: unknown) =>
	codesOf(error).some((c) => c === '23503' || c === 'SQLITE_CONSTRAINT_FOREIGNKEY')

/** A row that must be one of its kind was there already. */
export const isTaken = (error: unknown) =>
	codesOf(error).some(
		(c) => c === '23505' || c === 'SQLITE_CONSTRAINT_UNIQUE' || c === 'SQLITE_CONSTRAINT_PRIMARYKEY',
	)

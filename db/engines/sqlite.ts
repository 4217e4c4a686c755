// SQLite in one file: one writer, a queue before it, and four readers beside it.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Db, Engine } from '../client'

const patience = 5_000

function open(file: string, readonly: boolean): Database.Database {
	// better-sqlite3 waits inside the process: with a busy timeout every other request would stand still.
	const handle = new Database(file, { timeout: 0, readonly })
	if (!readonly) {
		handle.pragma('journal_mode = WAL')
		handle.pragma('synchronous = FULL')
	}
	handle.pragma('foreign_keys = ON')
	// What replaces a row deletes it first: the triggers of deleting hold for that too.
	handle.pragma('recursive_triggers = ON')
	const most = Number(process.env.DATABASE_PAGES_MOST ?? 0)
	if (!readonly && most > 0) handle.pragma(`max_page_count = ${most}`)
	return withKeptStatements(handle)
}

const mostStatements = 400

/** Keeps prepared statements by their text: preparing one costs more than most of our reads. */
function withKeptStatements(handle: Database.Database): Database.Database {
	const kept = new Map<string, Database.Statement>()
	const prepare = handle.prepare.bind(handle)
	handle.prepare = ((text: string) => {
		let statement = kept.get(text)
		if (statement) {
			// Whoever had it before may have asked for rows as arrays.
			if (statement.reader) statement.raw(false)
			return statement
		}
		statement = prepare(text)
		if (kept.size >= mostStatements) kept.clear()
		kept.set(text, statement)
		return statement
	}) as typeof handle.prepare
	return handle
}

async function execPatiently(handle: Database.Database, statement: string): Promise<void> {
	const until = performance.now() + patience
	for (;;) {
		try {
			handle.exec(statement)
			return
		} catch (error) {
			if (!isBusySqlite(error) || performance.now() > until) throw error
			await pause(5 + Math.random() * 20)
		}
	}
}

export function isBusySqlite(error: unknown): boolean {
	const code = (error as { code?: unknown } | null)?.code
	return typeof code === 'string' && code.startsWith('SQLITE_BUSY')
}

/** Opens the file, making its folder when missing. */
export function openSqlite(file: string): Engine {
	if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
	const writer = open(file, false)
	const readers = Array.from({ length: 4 }, () => open(file, true))
	const asDb = (handle: Database.Database) => drizzle(handle) as unknown as Db
	const writerDb = asDb(writer)
	const plainReader = open(file, true)
	const plainDb = asDb(plainReader)
	const readerDbs = readers.map(asDb)

	let lastInLine: Promise<unknown> = Promise.resolve()
	const free = [...readers.keys()]
	const waiting: ((n: number) => void)[] = []

	return {
		db: plainDb,
		transaction(work) {
			const turn = lastInLine.then(async () => {
				await execPatiently(writer, 'begin immediate')
				try {
					const result = await work(writerDb)
					await execPatiently(writer, 'commit')
					return result
				} catch (error) {
					if (writer.inTransaction) writer.exec('rollback')
					throw error
				}
			})
			lastInLine = turn.catch(() => undefined)
			return turn
		},
		async snapshot(work) {
			const n = free.pop() ?? (await new Promise<number>((resolve) => waiting.push(resolve)))
			const handle = readers[n] as Database.Database
			try {
				handle.exec('begin')
				return await work(readerDbs[n] as Db)
			} finally {
				if (handle.inTransaction) handle.exec('rollback')
				const next = waiting.shift()
				if (next) next(n)
				else free.push(n)
			}
		},
		async rows(statement) {
			return plainReader.prepare(statement).all() as Record<string, unknown>[]
		},
		async changedSince() {
			return String(plainReader.pragma('data_version', { simple: true }))
		},
		async backup(target) {
			await writer.backup(target)
		},
		async close() {
			await lastInLine
			for (const reader of readers) reader.close()
			plainReader.close()
			writer.pragma('wal_checkpoint(TRUNCATE)')
			writer.close()
		},
	}
}

// The keyring: one key a thread, in a database of its own, wrapped with this site's keyring secret.
import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { environment } from '~/base/env'
import { log } from '~/base/log'
import { openWith, sealWith } from '~/base/seal'
import { refused } from '~/words/refusal'

/** A place keys are kept: a file beside the data, or another PostgreSQL by KEYRING_URL. */
type Ring = {
	get(threadId: string): Promise<Buffer | undefined>
	put(threadId: string, wrapped: Buffer): Promise<void>
	/** Those of many threads at once. */
	many(threadIds: readonly string[]): Promise<Map<string, Buffer>>
	remove(threadIds: readonly string[]): Promise<void>
	/** Every thread that has a key. */
	all(): Promise<string[]>
	/** Changes what is kept of every thread and the check value, all or none; `undefined` leaves one as it is. Gives how many changed. */
	change(each: (threadId: string, wrapped: Buffer) => Buffer | undefined, check: Buffer): Promise<number>
	/** The value that only the right secret opens, and any one key, to know a wrong secret at once. */
	check(): Promise<{ check?: Buffer; any?: [threadId: string, wrapped: Buffer] }>
	setCheck(check: Buffer): Promise<void>
	/** Copies the keys to a file while they are used; a ring on a server is copied by that server's own means. */
	backUp(file: string): Promise<void>
	close(): Promise<void>
}

const tables = [
	'create table if not exists thread_keys (thread_id text primary key, wrapped %s not null)',
	'create table if not exists ring_check (name text primary key, sealed %s not null)',
]
const checkRow =
	"insert into ring_check (name, sealed) values ('check', $1) on conflict (name) do update set sealed = $1"

function fileRing(file: string): Ring {
	mkdirSync(dirname(file), { recursive: true })
	const handle = new Database(file, { timeout: 5_000 })
	handle.pragma('journal_mode = WAL')
	handle.pragma('synchronous = FULL')
	handle.pragma('secure_delete = ON')
	for (const table of tables) handle.exec(table.replace('%s', 'blob'))
	const get = handle.prepare('select wrapped from thread_keys where thread_id = ?')
	const put = handle.prepare('insert into thread_keys (thread_id, wrapped) values (?, ?)')
	const setCheck = (check: Buffer) => handle.prepare(checkRow.replaceAll('$1', '?')).run(check, check)
	return {
		async get(threadId) {
			return (get.get(threadId) as { wrapped: Buffer } | undefined)?.wrapped
		},
		async put(threadId, wrapped) {
			put.run(threadId, wrapped)
		},
		async many(threadIds) {
			return new Map(
				threadIds.flatMap((id) => {
					const row = get.get(id) as { wrapped: Buffer } | undefined
					return row ? [[id, row.wrapped] as const] : []
				}),
			)
		},
		async remove(threadIds) {
			const gone = handle.prepare('delete from thread_keys where thread_id = ?')
			handle.transaction(() => {
				for (const id of threadIds) gone.run(id)
			})()
			// The page a key stood on is written over, and no copy of it stays in the log.
			handle.pragma('wal_checkpoint(TRUNCATE)')
		},
		async all() {
			return (handle.prepare('select thread_id from thread_keys').all() as { thread_id: string }[]).map(
				(row) => row.thread_id,
			)
		},
		async check() {
			const kept = handle.prepare('select sealed from ring_check').get() as { sealed: Buffer } | undefined
			const one = handle.prepare('select thread_id, wrapped from thread_keys limit 1').get() as
				| { thread_id: string; wrapped: Buffer }
				| undefined
			return { check: kept?.sealed, any: one && [one.thread_id, one.wrapped] }
		},
		async setCheck(check) {
			setCheck(check)
		},
		async change(each, check) {
			const set = handle.prepare('update thread_keys set wrapped = ? where thread_id = ?')
			const all = handle.prepare('select thread_id, wrapped from thread_keys')
			return handle
				.transaction(() => {
					let changed = 0
					for (const row of all.all() as { thread_id: string; wrapped: Buffer }[]) {
						const anew = each(row.thread_id, row.wrapped)
						if (anew) changed += set.run(anew, row.thread_id).changes
					}
					setCheck(check)
					return changed
				})
				.immediate()
		},
		async backUp(file) {
			await handle.backup(file)
		},
		async close() {
			handle.close()
		},
	}
}

function postgresRing(url: string): Ring {
	const pool = new pg.Pool({
		connectionString: url,
		max: 2,
		// A keyring that does not answer is a keyring out of reach: nobody waits for it with a connection of the town in hand.
		connectionTimeoutMillis: 3_000,
		query_timeout: 5_000,
	})
	pool.on('error', () => undefined)
	let made: Promise<void> | undefined
	// Asked again each time until it was reached once.
	const ready = () => {
		made ??= makeTables().catch((error) => {
			made = undefined
			throw error
		})
		return made
	}
	async function makeTables(): Promise<void> {
		for (const table of tables) await pool.query(table.replace('%s', 'bytea'))
	}
	return {
		async get(threadId) {
			await ready()
			return (await pool.query('select wrapped from thread_keys where thread_id = $1', [threadId])).rows[0]
				?.wrapped
		},
		async put(threadId, wrapped) {
			await ready()
			await pool.query('insert into thread_keys (thread_id, wrapped) values ($1, $2)', [threadId, wrapped])
		},
		async many(threadIds) {
			await ready()
			const { rows } = await pool.query(
				'select thread_id, wrapped from thread_keys where thread_id = any($1)',
				[threadIds],
			)
			return new Map(rows.map((row) => [row.thread_id as string, row.wrapped as Buffer]))
		},
		async remove(threadIds) {
			await ready()
			await pool.query('delete from thread_keys where thread_id = any($1)', [threadIds])
		},
		async all() {
			await ready()
			return (await pool.query('select thread_id from thread_keys')).rows.map((row) => row.thread_id)
		},
		async check() {
			await ready()
			const kept = (await pool.query('select sealed from ring_check')).rows[0]
			const one = (await pool.query('select thread_id, wrapped from thread_keys limit 1')).rows[0]
			return { check: kept?.sealed, any: one && [one.thread_id, one.wrapped] }
		},
		async setCheck(check) {
			await ready()
			await pool.query(checkRow, [check])
		},
		async change(each, check) {
			await ready()
			const client = await pool.connect()
			try {
				await client.query('begin')
				await client.query('lock table thread_keys in exclusive mode')
				let changed = 0
				for (const row of (await client.query('select thread_id, wrapped from thread_keys')).rows) {
					const anew = each(row.thread_id, row.wrapped)
					if (!anew) continue
					await client.query('update thread_keys set wrapped = $1 where thread_id = $2', [
						anew,
						row.thread_id,
					])
					changed += 1
				}
				await client.query(checkRow, [check])
				await client.query('commit')
				return changed
			} catch (error) {
				await client.query('rollback')
				throw error
			} finally {
				client.release()
			}
		},
		async backUp() {},
		async close() {
			await pool.end()
		},
	}
}

const kept = globalThis as { keyring?: Ring }

function ring(): Ring {
	const file = keyringFile()
	kept.keyring ??= file ? fileRing(file) : postgresRing(environment().KEYRING_URL as string)
	return kept.keyring
}

const wrapping = new Map<string, Buffer>()

function wrappingKey(secret = environment().KEYRING_SECRET): Buffer {
	const known = wrapping.get(secret) ?? Buffer.from(hkdfSync('sha256', secret, '', 'thread-keys', 32))
	wrapping.set(secret, known)
	return known
}

const checkText = Buffer.from('the right secret')
const checkBound = 'check'

/** Whether consultations can be sealed and opened: with the secret, another one, none, or where the keyring cannot be reached. */
export type KeyringState = 'ready' | 'no-secret' | 'other-secret' | 'unreachable'

/**
 * How the keyring stands, known at once by a value that only the right secret opens. One of an older version has none
 * yet: then any key tells, and an empty ring is this secret's.
 */
export async function keyringState(): Promise<KeyringState> {
	if (environment().KEYRING_SECRET === '') return 'no-secret'
	try {
		const { check, any } = await ring().check()
		if (check) return openWith(wrappingKey(), Buffer.from(check), checkBound) ? 'ready' : 'other-secret'
		if (any && !openWith(wrappingKey(), Buffer.from(any[1]), any[0])) return 'other-secret'
		await ring().setCheck(sealWith(wrappingKey(), checkText, checkBound))
		return 'ready'
	} catch (error) {
		log.error({ err: error }, 'the keyring cannot be reached')
		return 'unreachable'
	}
}

/**
 * Makes and keeps the key of a new thread. Done before the thread's own transaction: a key without a thread harms nobody.
 * Refused while the keyring is not ready: nothing that cannot be sealed is taken.
 */
export async function makeKey(threadId: string): Promise<Buffer> {
	if ((await keyringState()) !== 'ready') throw refused('room-shut')
	const key = randomBytes(32)
	await ring().put(threadId, sealWith(wrappingKey(), key, threadId))
	return key
}

/** The key of a thread, or `undefined` when it was destroyed or the secret is another. */
export async function keyOf(threadId: string): Promise<Buffer | undefined> {
	const wrapped = await ring().get(threadId)
	return wrapped && openWith(wrappingKey(), Buffer.from(wrapped), threadId)
}

/** How long copies of the keyring are kept at most, in days: what was deleted is gone from them after that. */
export const keyringCopyDays = 30

/** The keys of many threads; those that are gone or open with another secret are missing. */
export async function keysOf(threadIds: readonly string[]): Promise<Map<string, Buffer>> {
	const wrapped = await ring().many(threadIds)
	return new Map(
		[...wrapped].flatMap(([id, one]) => {
			const key = openWith(wrappingKey(), Buffer.from(one), id)
			return key ? [[id, key] as const] : []
		}),
	)
}

/** Destroys keys: what they sealed can be read by nobody any more, in whatever copy it stands. Done after the thread's own transaction. */
export const destroyKeys = (threadIds: readonly string[]): Promise<void> =>
	threadIds.length === 0 ? Promise.resolve() : ring().remove(threadIds)

/** Every thread that has a key, for the sweep of those without a thread. */
export const keptKeys = (): Promise<string[]> => ring().all()

/** Copies the keyring beside a backup of the town, to be kept apart from it. */
export const backUpKeyring = (file: string) => ring().backUp(file)

/** Where the keyring lies when it is a file. */
export function keyringFile(): string | undefined {
	const { KEYRING_URL, DATA_FOLDER } = environment()
	if (/^postgres(ql)?:/.test(KEYRING_URL ?? '')) return undefined
	return KEYRING_URL?.replace(/^file:/, '') ?? join(DATA_FOLDER, 'keyring.sqlite')
}

/**
 * Wraps every key with `newer` instead of `older`, all or none, and gives how many. A key that opens with `newer` stays
 * as it is, so that a run may be repeated; one that opens with neither stops the run, and nothing has changed.
 */
export async function rewrapKeys(
	older: string,
	newer: string = environment().KEYRING_SECRET,
): Promise<number> {
	const from = wrappingKey(older)
	const to = wrappingKey(newer)
	return ring().change(
		(threadId, wrapped) => {
			if (openWith(to, wrapped, threadId)) return undefined
			const key = openWith(from, wrapped, threadId)
			if (!key) throw new Error(`The key of thread ${threadId} opens with neither secret.`)
			return sealWith(to, key, threadId)
		},
		sealWith(to, checkText, checkBound),
	)
}

export async function closeKeyring(): Promise<void> {
	const open = kept.keyring
	kept.keyring = undefined
	await open?.close()
}

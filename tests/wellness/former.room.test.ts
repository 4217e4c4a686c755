// Consultations of an older version: the migration carries every column over, and sealing leaves nothing of it in clear.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { sealWith } from '~/base/seal'
import { inTransaction } from '~/events/transaction.server'
import { sealFormerThreads } from '~/wellness/former.server'
import { closeKeyring, destroyKeys, keyOf, makeKey } from '~/wellness/keyring.server'
import { ownerOf } from '~/wellness/sealed.server'
import { detailsOf, saidIn, threadOf } from '~/wellness/thread.server'
import { closeDatabase, db, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { messages, threads } from '~db/schema/wellness'
import { migrateSqliteFile } from '../../scripts/migrate'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL
const folder = mkdtempSync(join(tmpdir(), 'town-former-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = instantOf('2026-11-02', 540)
const account = newId()

/** As the migration leaves a thread: what stood in clear, put where it is to be sealed. */
async function leftByMigration(words: string): Promise<string> {
	const id = newId()
	const key = await makeKey(id)
	const messageId = newId()
	await inTransaction(async (tx) => {
		await tx.insert(threads).values({
			id,
			owner: Buffer.from(account),
			sealed: Buffer.from(JSON.stringify({ topic: 'body-mind', registrant: newId(), account })),
			openedAt: at,
			lastAt: at,
		})
		const sealed = sealWith(key, Buffer.from(words), `${id} ${messageId}`)
		await tx.insert(messages).values({ id: messageId, threadId: id, coordinatorId: null, sealed, at })
	})
	return id
}

describe('a consultation of an older version', () => {
	it('is sealed once, found by its person, and read as before', async () => {
		const id = await leftByMigration('{"words":"見かけは同じ"}')
		const lost = await leftByMigration('鍵のない言葉')
		await destroyKeys([lost])
		expect(await sealFormerThreads()).toBe(2)
		expect(await sealFormerThreads()).toBe(0)
		const thread = await threadOf(db(), id, ownerOf(account))
		expect(thread && detailsOf(thread, await keyOf(id))).toEqual({
			topic: 'body-mind',
			name: '',
			way: 'here',
			account,
		})
		expect((await saidIn(db(), id))?.map(({ words }) => words)).toEqual(['{"words":"見かけは同じ"}'])
		expect((await threadOf(db(), lost, ownerOf(account)))?.sealed).toHaveLength(0)
		expect(await saidIn(db(), lost)).toBeUndefined()
	})
})

describe.runIf(engine === 'sqlite')('the migration', () => {
	it('carries whose, topic, sides and promises over', async () => {
		const landed = 'db/migrations/sqlite'
		const journal = JSON.parse(readFileSync(join(landed, 'meta/_journal.json'), 'utf8')) as {
			entries: { tag: string }[]
		}
		const before = journal.entries.slice(0, 20)
		const older = join(folder, 'older')
		mkdirSync(join(older, 'meta'), { recursive: true })
		for (const { tag } of before) cpSync(join(landed, `${tag}.sql`), join(older, `${tag}.sql`))
		writeFileSync(join(older, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: before }))
		await closeDatabase()
		await closeKeyring()
		for (const beside of ['', '-wal', '-shm']) rmSync(`${sqliteFile()}${beside}`, { force: true })
		migrateSqliteFile(sqliteFile(), older)
		const [id, registrant, coordinator] = [newId(), newId(), newId()]
		const key = await makeKey(id)
		const said = [
			[newId(), false, registrant, at.getTime()],
			[newId(), true, coordinator, at.getTime() + 60_000],
			[newId(), false, registrant, at.getTime() + 120_000],
		] as const
		const handle = new Database(sqliteFile())
		handle.prepare('insert into accounts (id, name, created_at) values (?, ?, 0)').run(account, '日高 花')
		const columns = handle.pragma('table_info(registrants)') as { name: string; notnull: number }[]
		const needed = columns.filter(
			({ notnull, name }) => notnull === 1 && name !== 'id' && name !== 'account_id',
		)
		handle
			.prepare(
				`insert into registrants (id, account_id, ${needed.map(({ name }) => name)}) values (?, ?, ${needed.map(() => '0')})`,
			)
			.run(registrant, account)
		handle
			.prepare(
				`insert into threads (id, registrant_id, topic, opened_at, answer_by, coordinator_id) values (?, ?, 'work', ?, ?, ?)`,
			)
			.run(id, registrant, at.getTime(), at.getTime() + 86_520_000, coordinator)
		for (const [message, fromCoordinator, by, when] of said)
			handle
				.prepare(
					'insert into messages (id, thread_id, from_coordinator, by, sealed, at) values (?, ?, ?, ?, ?, ?)',
				)
				.run(
					message,
					id,
					fromCoordinator ? 1 : 0,
					by,
					sealWith(key, Buffer.from('言葉'), `${id} ${message}`),
					when,
				)
		handle
			.prepare('insert into openings (id, thread_id, by, at) values (?, ?, ?, ?)')
			.run(newId(), id, coordinator, 1)
		handle.close()
		migrateSqliteFile(sqliteFile())
		expect(await sealFormerThreads()).toBe(1)
		const thread = await threadOf(db(), id, ownerOf(account))
		expect(thread).toMatchObject({ coordinatorId: coordinator, lastAt: new Date(at.getTime() + 120_000) })
		expect(thread && detailsOf(thread, key)).toMatchObject({ topic: 'work', account })
		expect((await saidIn(db(), id))?.map(({ coordinatorId }) => coordinatorId)).toEqual([
			null,
			coordinator,
			null,
		])
		await closeDatabase()
		const after = new Database(sqliteFile())
		expect(
			after.prepare('select answered_at - started_at as waited from clocks order by started_at').all(),
		).toEqual([{ waited: 60_000 }, { waited: null }])
		expect(after.prepare('select way from openings').all()).toEqual([{ way: 'own' }])
		after.close()
	})
})

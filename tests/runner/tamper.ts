// Somebody with the database's own password: changes history behind the triggers, for the checks to find.
import Database from 'better-sqlite3'
import pg from 'pg'
import { sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { triggerStatements } from '~db/triggers'

/** Drops the triggers, runs the statements, and makes the triggers again. */
export async function behindTheTriggers(statements: string[]): Promise<void> {
	const drops = triggerStatements(engine).filter((statement) => statement.startsWith('drop trigger'))
	const all = [...drops, ...statements, ...triggerStatements(engine)]
	if (engine === 'sqlite') {
		const handle = new Database(sqliteFile(), { timeout: 2_000 })
		for (const statement of all) handle.exec(statement)
		handle.close()
		return
	}
	const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
	await client.connect()
	for (const statement of all) await client.query(statement)
	await client.end()
}

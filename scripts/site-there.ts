// For scripts that only read: a sentence, and no stack, where the data folder holds no site.
import { existsSync } from 'node:fs'
import { closeDatabase, db, sqliteFile } from '../db/client'
import { engine } from '../db/columns'
import { migrated } from '../db/migrated'
import { events } from '../db/schema/events'

/** Ends the script with a sentence where there is no database, or none that was ever migrated. */
export async function refuseWithoutSite(): Promise<void> {
	// Opening would make the file: whoever mistyped the folder would find a site in it.
	if (engine === 'sqlite' && !existsSync(sqliteFile())) return refuse(`There is no ${sqliteFile()}`)
	try {
		await db().select({ id: events.id }).from(events).limit(1)
		if ((await migrated()) !== 'same') throw new OtherVersion()
	} catch (error) {
		if (error instanceof OtherVersion) {
			await closeDatabase()
			return refuse('The database there is of another version of this program: run npm run migrate first')
		}
		if (!/no such table|does not exist/.test(`${error} ${(error as Error).cause}`)) throw error
		await closeDatabase()
		refuse('The database there holds no site')
	}
}

class OtherVersion extends Error {}

function refuse(why: string): never {
	console.error(`${why}: set DATA_FOLDER (or DATABASE_URL) to where the site keeps its data.`)
	process.exit(1)
}

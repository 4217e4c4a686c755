// Between migrating and serving: settings checked, a demo database kept out of production, the demo town made once.
import { sql } from 'drizzle-orm'
import { readEnvironment } from '~/base/env'
import { demoMark } from '~/council/demo-mark.server'
import { demoSignIns } from '~/people/demo-sign-in'
import { closeDatabase, db } from '../db/client'
import { migrated } from '../db/migrated'
import { settings } from '../db/schema/council'
import { accounts } from '../db/schema/people'

const answer = readEnvironment(process.env)
if ('problems' in answer) {
	for (const problem of answer.problems) console.error(problem)
	process.exit(78)
}
const { MODE, BASE_URL } = answer.environment
if ((await migrated()) === 'ahead') {
	console.error(
		'A newer version of this program has worked on this database. Start that version, or restore the backup taken before the upgrade.',
	)
	process.exit(78)
}
const [people] = await db().select({ n: sql<number>`count(*)` }).from(accounts)
const isDemo = (await db().select().from(settings)).some((row) => row.key === demoMark)

if (MODE === 'production' && isDemo) {
	console.error(
		'This database was filled as a demo town. A production site starts on an empty one: set DATA_FOLDER or DATABASE_URL to another place.',
	)
	process.exit(78)
}
if (MODE === 'demo') {
	if (Number(people?.n ?? 0) === 0) {
		const { seedTown } = await import('./seed-town')
		await seedTown({})
	}
	console.log(`\nDemo town. Open ${BASE_URL} and sign in at ${BASE_URL}/sign-in\n`)
	for (const one of demoSignIns) console.log(`  ${one.name.padEnd(26)} ${one.secret.padEnd(12)} ${one.who}`)
	console.log('')
}
await closeDatabase()

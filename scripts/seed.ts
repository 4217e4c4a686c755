// `npm run seed -- --today 2026-11-21 --seed 1`: fills an empty database with the demo town.
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { environment } from '~/base/env'
import { closeDatabase, db } from '../db/client'
import { accounts } from '../db/schema/people'
import { seedTown } from './seed-town'

const { values } = parseArgs({ options: { today: { type: 'string' }, seed: { type: 'string' } } })
if (environment().MODE === 'production') {
	console.error('A production site is never filled with the demo town.')
	process.exit(78)
}
const [people] = await db().select({ n: sql<number>`count(*)` }).from(accounts)
if (Number(people?.n) > 0) {
	console.error('The database holds people already. Set DATA_FOLDER to an empty place first.')
	process.exit(1)
}
await seedTown({ ...(values.today ? { today: values.today } : {}), seed: Number(values.seed ?? 1) })
await closeDatabase()
console.log('The demo town is made.')

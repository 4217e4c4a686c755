// `npm run seed -- --today 2026-11-24 --seed 1 --people 250 --tasks 80`: fills an empty database with the demo town.
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { isDay } from '~/base/day'
import { environment } from '~/base/env'
import { closeDatabase, db } from '../db/client'
import { accounts } from '../db/schema/people'
import { seedTown } from './seed-town'

const { values } = parseArgs({
	options: {
		today: { type: 'string' },
		seed: { type: 'string' },
		people: { type: 'string' },
		tasks: { type: 'string' },
	},
})
if (environment().MODE === 'production') {
	console.error('A production site is never filled with the demo town.')
	process.exit(78)
}

/** A whole number from the command line, or nothing. */
function whole(name: 'seed' | 'people' | 'tasks', least: number): number | undefined {
	const typed = values[name]
	if (typed === undefined) return undefined
	if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed)
	console.error(`--${name} is a whole number from ${least} on.`)
	process.exit(1)
}

// The demo's sign-in is the first 登録番号 of 2026, given when the twelve weeks began at the earliest.
if (values.today !== undefined && (!isDay(values.today) || values.today < '2026-06-24')) {
	console.error('--today is a day such as 2026-11-24, and none before 2026-06-24.')
	process.exit(1)
}
const asked = { seed: whole('seed', 0), people: whole('people', 20), tasks: whole('tasks', 16) }
const [people] = await db().select({ n: sql<number>`count(*)` }).from(accounts)
if (Number(people?.n) > 0) {
	console.error('The database holds people already. Set DATA_FOLDER to an empty place first.')
	process.exit(1)
}
const begun = performance.now()
await seedTown({ ...values, ...asked })
await closeDatabase()
console.log(`The demo town is made (${((performance.now() - begun) / 1000).toFixed(1)} s).`)

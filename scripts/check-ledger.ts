// `npm run check:ledger`: counts the whole ledger again, every line, balance, sum and document, and names the first fault.
import { lookThrough } from '~/money/ledger-check.server'
import { closeDatabase, inSnapshot } from '../db/client'
import { refuseWithoutSite } from './site-there'

await refuseWithoutSite()
const { entries, faults } = await inSnapshot(lookThrough)
await closeDatabase()
const [first] = faults
if (first) {
	console.error(`The ledger does not hold: ${JSON.stringify(first)}`)
	if (faults.length > 1) console.error(`${faults.length} faults in all; the first is where to begin.`)
	process.exit(1)
}
console.log(`The ledger holds: ${entries} lines, every balance, document and reversal counted again.`)

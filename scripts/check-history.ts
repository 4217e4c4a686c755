// Walks the whole history and names the first thing that is not as it was written. `--since 812:ab12…` holds it to an earlier mark.

import { now } from '~/base/clock'
import { chainAll } from '~/chores/timetable.server'
import { checkHistory, endOfChain } from '~/events/chain.server'
import { closeDatabase, inSnapshot } from '../db/client'

const since = process.argv.includes('--since') ? process.argv[process.argv.indexOf('--since') + 1] : undefined
// A copy is only looked at; the running site's own history is chained first.
if (!process.argv.includes('--only-look')) await chainAll()
const finding = await inSnapshot((on) => checkHistory(on, new Date(now().getTime() - 60_000), since))
const end = await inSnapshot(endOfChain)
await closeDatabase()
if (finding) {
	console.error(`History does not hold: ${JSON.stringify(finding)}`)
	process.exit(1)
}
console.log(`History holds. End of the chain: ${end ?? 'empty'}`)

// `npm run -s export:journal [-- --format beancount]`: the whole ledger as a journal on standard output; ids, never names.
import { once } from 'node:events'
import type { JournalFormat } from '~/money/journal'
import { journalFormats } from '~/money/journal'
import { journalOf } from '~/money/journal.server'
import { closeDatabase, inSnapshot } from '../db/client'
import { refuseWithoutSite } from './site-there'

const at = process.argv.indexOf('--format')
const format = (at < 0 ? 'hledger' : process.argv[at + 1]) as JournalFormat
if (!journalFormats.includes(format)) {
	console.error(`--format is one of: ${journalFormats.join(', ')}`)
	process.exit(2)
}
await refuseWithoutSite()
let written = 0
await inSnapshot(async (on) => {
	for await (const piece of journalOf(on, format)) {
		written += 1
		if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
	}
})
await closeDatabase()
if (written === 0) console.error('Nothing has been posted yet: the journal is empty.')

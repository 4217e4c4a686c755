// `npm run export:party -- <card number, employer's name or id> <folder>`: everything of a person or an employer as files.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportOf, partiesOf } from '~/archive/export.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { noteLooks } from '~/papers/archive.server'
import { makePdf } from '~/papers/pdf.server'
import { closeDatabase, db, inSnapshot } from '../db/client'
import { refuseWithoutSite } from './site-there'

const [named, folder] = process.argv.slice(2)
if (!named || !folder) {
	console.error("Say whose and where: npm run export:party -- <card number, employer's name or id> <folder>")
	process.exit(2)
}
if (existsSync(folder) && readdirSync(folder).length > 0) {
	console.error(`${folder} is not empty: name a new folder, or files of two people would lie together.`)
	process.exit(2)
}
await refuseWithoutSite()
await fileWhatWasIssued()
const [party, ...others] = await partiesOf(db(), named)
if (party && others.length > 0) {
	console.error(`More than one employer is called ${named}: name one by its id.`)
	for (const { id } of [party, ...others]) console.error(id)
	await closeDatabase()
	process.exit(1)
}
if (!party) {
	console.error(
		`Nobody is called ${named}: give the number on the card, the employer's whole name, or the id.`,
	)
	await closeDatabase()
	process.exit(1)
}
const { files, paperIds } = await inSnapshot((on) => exportOf(on, party))
// Written down before anybody has a file in hand.
await inTransaction((tx) => noteLooks(tx, chore.role, 'export', paperIds))
for (const file of files) {
	const path = join(folder, file.name)
	mkdirSync(dirname(path), { recursive: true })
	writeFileSync(
		path,
		'text' in file ? file.text : 'bytes' in file ? file.bytes : (await makePdf([file.paper])).bytes,
		{ mode: 0o600 },
	)
}
await closeDatabase()
console.log(`${files.length} files in ${folder}`)

// `npm run restore <file>`: puts a backup into an empty place, brings it up to date and checks its history.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environment } from '~/base/env'
import { sqliteFile } from '../db/client'
import { engine } from '../db/columns'

const source = process.argv[2]
if (!source || !existsSync(source)) {
	console.error('Say which backup: npm run restore data/backups/town-….sqlite')
	process.exit(64)
}
const run = (script: string, ...args: string[]) =>
	execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' })
if (engine === 'sqlite') {
	if (existsSync(sqliteFile())) {
		console.error(
			`${sqliteFile()} exists already. Restore into an empty place: set DATA_FOLDER or DATABASE_URL.`,
		)
		process.exit(1)
	}
	mkdirSync(dirname(sqliteFile()), { recursive: true })
	copyFileSync(source, sqliteFile())
} else {
	execFileSync(
		'pg_restore',
		['--exit-on-error', '--no-owner', `--dbname=${process.env.DATABASE_URL}`, source],
		{ stdio: 'inherit' },
	)
}
const keyring = join(environment().DATA_FOLDER, 'keyring.sqlite')
if (existsSync(`${source}.keyring`) && !environment().KEYRING_URL && !existsSync(keyring))
	copyFileSync(`${source}.keyring`, keyring)
run('scripts/migrate.ts')
run('scripts/check-history.ts')
console.log('Restored.')

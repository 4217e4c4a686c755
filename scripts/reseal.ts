// `npm run reseal`: wraps every key of the consultations with KEYRING_SECRET instead of OLD_KEYRING_SECRET, where one is named,
// and writes anew by which mark each person's own are found, after DIGEST_SECRET changed. May be run again at any point.
// The site stands still meanwhile: what it writes with the older secrets could not be read afterwards.
import { markOwnersAnew } from '~/wellness/former.server'
import { closeKeyring, keyringState, rewrapKeys } from '~/wellness/keyring.server'
import { closeDatabase } from '../db/client'

const older = process.env.OLD_KEYRING_SECRET
try {
	if (older) console.log(`${await rewrapKeys(older)} keys wrapped anew; all open with the new secret.`)
	const state = await keyringState()
	if (state !== 'ready')
		throw new Error(
			`The keyring does not open (${state}). Set OLD_KEYRING_SECRET to the secret until now and KEYRING_SECRET to the new one.`,
		)
	console.log(`${await markOwnersAnew()} consultations found by a new mark.`)
} catch (error) {
	console.error(`Stopped. ${(error as Error).message}`)
	process.exitCode = 1
}
await closeDatabase()
await closeKeyring().catch(() => undefined)

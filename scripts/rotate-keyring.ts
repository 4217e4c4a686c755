// `npm run rotate:keyring`: wraps every key of the consultations with KEYRING_SECRET instead of OLD_KEYRING_SECRET.
// The site stands still meanwhile: what it writes with the older secret could not be read afterwards.
import { closeKeyring, rewrapKeys } from '~/wellness/keyring.server'

const older = process.env.OLD_KEYRING_SECRET
if (!older) {
	console.error('Set OLD_KEYRING_SECRET to the secret until now and KEYRING_SECRET to the new one.')
	process.exit(64)
}
try {
	const changed = await rewrapKeys(older)
	console.log(`${changed} keys wrapped anew; all open with the new secret.`)
} catch (error) {
	console.error(`Nothing was changed. ${(error as Error).message}`)
	process.exitCode = 1
}
await closeKeyring().catch(() => undefined)

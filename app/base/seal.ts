// Sealing and digesting with this site's secrets; knows nothing of what it seals.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { environment } from './env'

const keys = new Map<string, Buffer>()

function keyFor(secret: string, purpose: string): Buffer {
	const name = `${purpose} ${secret}`
	const known = keys.get(name)
	if (known) return known
	const made = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
	keys.set(name, made)
	return made
}

/** AES-256-GCM with a key of 32 bytes: nonce, tag and cipher text in one buffer; `bound` must be the same to open. */
export function sealWith(key: Buffer, plain: Buffer, bound: string): Buffer {
	const nonce = randomBytes(12)
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
	const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The plain bytes, or `undefined` when the key or what it is bound to is another. */
export function openWith(key: Buffer, sealed: Buffer, bound: string): Buffer | undefined {
	if (sealed.length < 28) return undefined
	try {
		const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound))
		decipher.setAuthTag(sealed.subarray(12, 28))
		return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
	} catch {
		return undefined
	}
}

/** Seals text into URL-safe letters for a purpose; `bound` (for example person and form) must match to open. */
export function seal(purpose: string, plain: string, bound: string): string {
	return sealWith(keyFor(environment().SEAL_SECRET, purpose), Buffer.from(plain), bound).toString('base64url')
}

export function unseal(purpose: string, sealed: string, bound: string): string | undefined {
	return openWith(
		keyFor(environment().SEAL_SECRET, purpose),
		Buffer.from(sealed, 'base64url'),
		bound,
	)?.toString('utf8')
}

/** A keyed digest: the same text gives the same 32 bytes here and says nothing elsewhere. */
export function digest(purpose: string, text: string): Buffer {
	return createHmac('sha256', keyFor(environment().DIGEST_SECRET, purpose)).update(text).digest()
}

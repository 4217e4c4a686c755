// Passwords and 暗証番号: how they must look, hashing with argon2id, and one-time codes of cards.
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { digest } from '~/base/seal'
import { refused } from '~/words/refusal'

// 19 MiB and two passes: the first of OWASP's equal choices for argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const sameOrRunning =
	/^(\d)\1{5}$|^(?:012345|123456|234567|345678|456789|567890|987654|876543|765432|654321|543210)$/

/** Hashes a 6-digit 暗証番号 (registrants) or a password of 8 letters or more; refuses what is easily guessed. */
export async function hashSecret(
	secret: string,
	field = 'secret',
): Promise<{ hash: string; kind: 'pin' | 'password' }> {
	const plain = secret.normalize('NFKC')
	if (/^\d{6}$/.test(plain)) {
		if (sameOrRunning.test(plain)) throw refused('pin-easily-guessed', undefined, field)
		return { hash: await hash(plain, cost), kind: 'pin' }
	}
	if ([...plain].length < 8) throw refused('secret-too-short', undefined, field)
	return { hash: await hash(plain, cost), kind: 'password' }
}

export async function secretMatches(secretHash: string, secret: string): Promise<boolean> {
	return verify(secretHash, secret.normalize('NFKC'), cost).catch(() => false)
}

let spent: Promise<string> | undefined

/** Takes as long as a real check, for numbers nobody has: the answer's time tells nothing. */
export async function matchNobody(secret: string): Promise<false> {
	spent ??= hash('nobody', cost)
	await secretMatches(await spent, secret)
	return false
}

/** A one-time code of eight digits for a card. */
export const newCode = () => String(randomInt(0, 100_000_000)).padStart(8, '0')

/** What is kept of a code. */
export const codeDigest = (accountId: string, code: string) => digest('code-card', `${accountId} ${code}`)

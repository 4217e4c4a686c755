// The settings of a process: what is missing or does not go together is one sentence that says what to set.
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '~/base/env'

const secret = 'a secret of at least 32 letters, yes'
const production = {
	MODE: 'production',
	BASE_URL: 'https://town.example.jp',
	DIGEST_SECRET: secret,
	SEAL_SECRET: secret,
	KEYRING_SECRET: secret,
}
const demo = { MODE: 'demo', DIGEST_SECRET: secret, SEAL_SECRET: secret, KEYRING_SECRET: secret }

const problemOf = (from: Record<string, string>) => {
	const read = readEnvironment(from)
	return 'problems' in read ? read.problems.join('\n') : ''
}

describe('the secrets', () => {
	it('are needed in production, but that of consultations: without it only their room is shut', () => {
		expect(problemOf({ ...production, SEAL_SECRET: '' })).toContain('SEAL_SECRET')
		expect(problemOf({ ...production, KEYRING_SECRET: 'short' })).toContain('KEYRING_SECRET')
		const without = readEnvironment({ ...production, KEYRING_SECRET: '' })
		expect('environment' in without && without.environment.KEYRING_SECRET).toBe('')
	})
})

describe('the keys of the processor', () => {
	it.each([
		['neither', production, {}, ''],
		['both', production, { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }, ''],
		[
			'a restricted one',
			production,
			{ STRIPE_SECRET_KEY: 'rk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
			'',
		],
		['empty ones', production, { STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' }, ''],
		['one alone', production, { STRIPE_SECRET_KEY: 'sk_live_1' }, 'belong together'],
		['the other alone', demo, { STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'belong together'],
		[
			'a test key in production',
			production,
			{ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'w' },
			'test key',
		],
		[
			'a live key in the demo',
			demo,
			{ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'w' },
			'live key',
		],
		['a test key in the demo', demo, { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'w' }, ''],
	])('%s', (_, mode, keys, problem) => {
		if (problem === '') expect(problemOf({ ...mode, ...keys })).toBe('')
		else expect(problemOf({ ...mode, ...keys })).toContain(problem)
	})
})

describe('the secret of the video server', () => {
	it.each([
		['none', {}, ''],
		['an empty one', { VIDEO_SECRET: '' }, ''],
		['a long one', { VIDEO_SECRET: 'v'.repeat(32) }, ''],
		['a short one', { VIDEO_SECRET: 'short' }, 'VIDEO_SECRET is short'],
	])('%s', (_, keys, problem) => {
		if (problem === '') expect(problemOf({ ...demo, ...keys })).toBe('')
		else expect(problemOf({ ...demo, ...keys })).toContain(problem)
	})
})

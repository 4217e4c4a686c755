// The settings of this process, read from the environment once and checked before anything starts.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretNames = ['DIGEST_SECRET', 'SEAL_SECRET', 'KEYRING_SECRET'] as const

const shape = z.object({
	MODE: z.enum(['demo', 'production'], { error: 'MODE must be "demo" or "production".' }).default('demo'),
	HOST: z.string().optional(),
	PORT: z.coerce
		.number({ error: 'PORT must be a number, for example 3000.' })
		.int()
		.min(0)
		.max(65535)
		.default(3000),
	BASE_URL: z.url({ error: 'BASE_URL must be an address such as https://shigoto.example.jp.' }).optional(),
	DATA_FOLDER: z.string().default('data'),
	DATABASE_URL: z.string().optional(),
	// Read where the database is opened, which asks nobody above it; checked here with the rest.
	DATABASE_POOL: z.coerce
		.number({ error: 'DATABASE_POOL must be a number of connections, for example 10.' })
		.int()
		.min(1)
		.max(500)
		.optional(),
	DATABASE_PAGES_MOST: z.coerce
		.number({ error: 'DATABASE_PAGES_MOST must be a number of pages of 4 kB.' })
		.int()
		.min(1_000)
		.optional(),
	KEYRING_URL: z.string().optional(),
	SMTP_URL: z.string().optional(),
	MAIL_FROM: z.string().default('shigoto@localhost'),
	TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
	STRIPE_SECRET_KEY: z.string().optional(),
	STRIPE_WEBHOOK_SECRET: z.string().optional(),
	VIDEO_SECRET: z
		.string()
		.min(32, {
			error:
				'VIDEO_SECRET is short: set at least 32 letters, the same as the video server has, or leave it out.',
		})
		.optional(),
	LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
	DIGEST_SECRET: z.string().optional(),
	SEAL_SECRET: z.string().optional(),
	KEYRING_SECRET: z.string().optional(),
})

export type Environment = z.infer<typeof shape> &
	Record<(typeof secretNames)[number], string> & { BASE_URL: string; HOST: string }

/** Reads and checks; every problem is one sentence that says what to set. */
export function readEnvironment(
	from: Record<string, string | undefined>,
): { environment: Environment } | { problems: string[] } {
	const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
	const parsed = shape.safeParse(given)
	if (!parsed.success) {
		return { problems: parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) }
	}
	const values = parsed.data
	const problems: string[] = []
	if (values.MODE === 'production') {
		if (!values.BASE_URL)
			problems.push(
				'BASE_URL is missing: set the address people type, for example https://shigoto.example.jp.',
			)
		for (const name of secretNames) {
			// Without it all but consultations works: the room says so, and 機械のようす.
			if (name === 'KEYRING_SECRET' && !values[name]) continue
			if ((values[name] ?? '').length < 32) {
				problems.push(
					`${name} is missing or short: set at least 32 letters, for example the output of "openssl rand -base64 32".`,
				)
			}
		}
		if (from.CLOCK_AT)
			problems.push('CLOCK_AT moves the clock and is for the demo and tests only: remove it.')
	}
	problems.push(...processorProblems(values))
	if (problems.length > 0) return { problems }
	const secrets =
		values.MODE === 'demo'
			? demoSecrets(values.DATA_FOLDER, values)
			: ({ KEYRING_SECRET: '', ...values } as Record<(typeof secretNames)[number], string>)
	const HOST = values.HOST ?? '127.0.0.1'
	return {
		environment: {
			...values,
			...secrets,
			HOST,
			BASE_URL: values.BASE_URL ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${values.PORT}`,
		},
	}
}

/** Money is real in production and never in the demo, and what the processor tells can be told from what anybody sends. */
function processorProblems({
	MODE,
	STRIPE_SECRET_KEY: key,
	STRIPE_WEBHOOK_SECRET: webhook,
}: z.infer<typeof shape>): string[] {
	if (!key && !webhook) return []
	if (!key || !webhook)
		return [
			'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or neither to do without the processor.',
		]
	if (/_test_/.test(key) !== (MODE === 'demo'))
		return [
			MODE === 'demo'
				? 'STRIPE_SECRET_KEY is a live key, and the demo takes no real money: use a test key.'
				: 'STRIPE_SECRET_KEY is a test key, and production books real money: use a live key.',
		]
	return []
}

/** The demo makes its secrets once and keeps them beside its data. */
function demoSecrets(
	folder: string,
	given: Partial<Record<(typeof secretNames)[number], string>>,
): Record<(typeof secretNames)[number], string> {
	const file = join(folder, 'demo-secrets.json')
	const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
	const secrets = Object.fromEntries(
		secretNames.map((name) => [name, given[name] ?? kept[name] ?? randomBytes(32).toString('base64')]),
	) as Record<(typeof secretNames)[number], string>
	if (secretNames.some((name) => !given[name] && !kept[name])) {
		mkdirSync(folder, { recursive: true })
		writeFileSync(file, JSON.stringify(secrets, null, '\t'), { mode: 0o600 })
	}
	return secrets
}

// On globalThis, so that the pages, which are bundled apart from the server, read what it read.
const kept = globalThis as { townEnvironment?: Environment }

/** The checked settings, read once; throws one error that holds every problem's sentence. */
export function environment(): Environment {
	if (!kept.townEnvironment) {
		const answer = readEnvironment(process.env)
		if ('problems' in answer) throw new Error(answer.problems.join('\n'))
		kept.townEnvironment = answer.environment
	}
	return kept.townEnvironment
}

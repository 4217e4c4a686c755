// The built site as a process of its own, to be killed: started on an empty folder, reached over loopback.
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'

export type SiteProcess = { url: string; kill(): Promise<void>; end(): Promise<void>; lines(): string[] }

/** Starts the site on a migrated database; resolves when it listens. */
export async function startSite(env: Record<string, string>): Promise<SiteProcess> {
	const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'app/edge/server.ts'], {
		env: {
			...process.env,
			MODE: 'demo',
			PORT: '0',
			LOG_LEVEL: 'silent',
			NODE_ENV: 'production',
			BASE_URL: '',
			...env,
		},
		stdio: ['ignore', env.LOG_LEVEL ? 'pipe' : 'ignore', 'inherit', 'ipc'],
	})
	let said = ''
	child.stdout?.on('data', (some) => {
		said += some
	})
	const port = await new Promise<number>((resolve, reject) => {
		child.once('message', (said) => resolve((said as { listening: number }).listening))
		child.once('exit', (code) => reject(new Error(`the site did not start (${code})`)))
	})
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	const stop = async (signal: NodeJS.Signals) => {
		child.kill(signal)
		await gone
	}
	return {
		url: `http://127.0.0.1:${port}`,
		kill: () => stop('SIGKILL'),
		end: () => stop('SIGTERM'),
		lines: () => said.split('\n').filter(Boolean),
	}
}

/** Somebody signed in who posts forms over the wire. */
export class Sender {
	private cookie = ''

	async signIn(url: string, name: string, secret: string): Promise<void> {
		const answer = await fetch(`${url}/sign-in`, {
			method: 'POST',
			body: new URLSearchParams({ name, secret, to: '' }),
			redirect: 'manual',
		})
		this.cookie = answer.headers
			.getSetCookie()
			.map((set) => set.split(';')[0])
			.join('; ')
		if (!this.cookie.includes('session=')) throw new Error(`${name} could not sign in (${answer.status})`)
	}

	/** Posts and gives the address it was answered with, or `undefined` when the answer never came. */
	async post(url: string, path: string, fields: Record<string, string>): Promise<string | undefined> {
		try {
			const answer = await fetch(`${url}${path}`, {
				method: 'POST',
				body: new URLSearchParams(fields),
				redirect: 'manual',
				headers: { cookie: this.cookie },
			})
			await answer.arrayBuffer()
			if (answer.status !== 302) throw new Error(`${path} answered ${answer.status}`)
			return answer.headers.get('location') ?? ''
		} catch (error) {
			if ((error as Error).message.includes('answered')) throw error
			return undefined
		}
	}
}

// Is the process alive, and can it do its work? Nothing more is told to whoever asks.
import { statfs } from 'node:fs/promises'
import { desc, isNotNull } from 'drizzle-orm'
import type { Request, Response } from 'express'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { db } from '~db/client'
import { migrated } from '~db/migrated'
import { choreRuns } from '~db/schema/events'

const leastFreeBytes = 50 * 1024 * 1024
const choresMostLate = 5 * 60_000

/** The parts that must be well, each asked apart. */
export async function readiness(startedAt: Date): Promise<{ name: string; well: boolean }[]> {
	const ask = async (name: string, question: () => Promise<boolean>) => ({
		name,
		well: await question().catch(() => false),
	})
	return Promise.all([
		ask('database and migrations', async () => (await migrated()) === 'same'),
		ask('secrets', async () => environment().SEAL_SECRET.length >= 32),
		ask('disk', async () => {
			const disk = await statfs(environment().DATA_FOLDER)
			return disk.bavail * disk.bsize > leastFreeBytes
		}),
		ask('chores', async () => {
			if (now().getTime() - startedAt.getTime() < choresMostLate) return true
			const [last] = await db()
				.select({ endedAt: choreRuns.endedAt })
				.from(choreRuns)
				.where(isNotNull(choreRuns.endedAt))
				.orderBy(desc(choreRuns.endedAt))
				.limit(1)
			return last?.endedAt != null && now().getTime() - last.endedAt.getTime() < choresMostLate
		}),
	])
}

export const healthz = (_request: Request, response: Response) =>
	void response.type('text/plain').set('cache-control', 'no-store').send('ok')

export const readyz =
	(startedAt: Date, ending: () => boolean) => async (_request: Request, response: Response) => {
		const well = !ending() && (await readiness(startedAt)).every((part) => part.well)
		response
			.status(well ? 200 : 503)
			.type('text/plain')
			.set('cache-control', 'no-store')
			.send(well ? 'ready' : 'not ready')
	}

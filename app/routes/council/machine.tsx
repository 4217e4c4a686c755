// 機械のようす: what runs, how large it is, and what somebody should look at.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keyringNow, machineFacts } from '~/chores/machine.server'
import { requireStaff } from '~/people/guard.server'
import { Chip } from '~/ui/chip'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayLedgerCheck } from '~/words/ja/daily-report'
import { sayInstant } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'

const words = councilWords.machine

export const meta = titled(words.title)

const megabytes = (bytes: number | null) =>
	bytes === null ? '-' : `${Math.round(bytes / 1024 / 1024).toLocaleString('en-US')} MB`

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-machine')
	const keyring = await keyringNow()
	const facts = await inSnapshot((on) => machineFacts(on, keyring))
	return {
		version: facts.version,
		engine: facts.engine,
		size: megabytes(facts.databaseBytes),
		disk: megabytes(facts.freeBytes),
		mail: facts.unsent,
		chain: facts.chain?.slice(0, 40) ?? '-',
		backup: facts.lastBackup,
		ledger: sayLedgerCheck(facts.ledger),
		keyring: facts.keyring,
		video: facts.video,
		runs: facts.runs.map((run) => ({
			key: run.chore,
			due: sayInstant(run.due, 'staff'),
			ended: run.endedAt ? sayInstant(run.endedAt, 'staff') : '-',
			well: run.outcome === 'done',
		})),
	}
}

export default function Machine() {
	const found = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} />
			<Sheet id="facts" title={words.title}>
				<KeyValues
					pairs={[
						{ label: words.version, answer: found.version },
						{ label: words.engine, answer: found.engine },
						{ label: words.size, answer: found.size },
						{ label: words.disk, answer: found.disk },
						{
							label: words.backup,
							answer: found.backup ? sayInstant(found.backup, 'staff') : words.backupNone,
						},
						{ label: words.mail, answer: words.count(found.mail) },
						{ label: words.ledger, answer: found.ledger },
						{ label: words.keyring, answer: words.keyrings[found.keyring] },
						{ label: words.video, answer: words.videos[found.video] },
						{ label: words.chain, answer: <code>{found.chain}</code> },
					]}
				/>
			</Sheet>
			<Sheet id="chores" title={words.chores} flush>
				<Table
					caption={words.chores}
					columns={[
						{ label: words.choreColumns.name },
						{ label: words.choreColumns.due },
						{ label: words.choreColumns.ended },
						{ label: words.choreColumns.outcome },
					]}
					rows={found.runs.map((run) => ({
						key: run.key,
						cells: [
							words.choreNames[run.key as keyof typeof words.choreNames] ?? run.key,
							run.due,
							run.ended,
							<Chip key="outcome" tone={run.well ? 'yes' : 'no'}>
								{run.well ? words.well : words.ill}
							</Chip>,
						],
					}))}
				/>
			</Sheet>
		</Council>
	)
}

// Statistics of consultations: what was released by quarter, what is held back and why, and the head's release of the next.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { allAreas } from '~/council/area.server'
import { employerNames } from '~/people/employer.server'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { CrossedTable, TopicTable } from '~/ui/statistics-table'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { others, unsaid } from '~/wellness/inference'
import { isQuarter, quartersBefore } from '~/wellness/quarter'
import { keepRelease, prepareRelease, quartersToRelease } from '~/wellness/release.server'
import type { Release } from '~/wellness/statistics.server'
import { keptInOffice, releaseLog, releasesOf, thresholdOn, topicsIn } from '~/wellness/statistics.server'
import { topics } from '~/wellness/topic'
import { sayInstant, sayMinutes, sayMonth } from '~/words/ja/dates'
import { sayQuarter, statisticsWords } from '~/words/ja/statistics'
import { wellnessWords } from '~/words/ja/wellness'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, requireReader } from './coordinator.server'

const words = statisticsWords.page
const path = '/coordinator/statistics'

export const meta = titled(words.title, { room: true })

const share = (part: number, whole: number) => (whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`)

/** What a column is called: a band, a district, a field, a firm. */
async function columnNames(on: Db, { crossed, cells }: Release): Promise<Map<string, string>> {
	const columns = [...new Set(cells.map(({ column }) => column))]
	const known =
		crossed === 'area'
			? new Map((await allAreas(on)).map(({ id, name }) => [id, name]))
			: crossed === 'employer'
				? await employerNames(on, columns)
				: new Map(Object.entries(crossed === 'age' ? statisticsWords.ages : statisticsWords.fields))
	known.set(unsaid, statisticsWords.unsaid).set(others, statisticsWords.others)
	return new Map(columns.map((column) => [column, known.get(column) ?? column]))
}

async function tableShown(on: Db, release: Release) {
	const names = await columnNames(on, release)
	return {
		crossed: release.crossed,
		held: release.held,
		rows: [...names].map(([column, label]) => ({
			key: column,
			label,
			shown: topics.map(
				(topic) => release.cells.find((cell) => cell.row === topic && cell.column === column)?.shown ?? null,
			),
		})),
	}
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { reader } = await requireReader(request)
	const today = dayOf(now())
	const asked = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const log = await releaseLog(on)
		const names = await coordinatorNames(on)
		const wanted = asked.get('quarter') ?? ''
		const quarter = log.find((one) => one.quarter === wanted)?.quarter ?? log[0]?.quarter ?? null
		const tables = quarter === null ? [] : await releasesOf(on, quarter)
		const over = quarter === null ? [] : [quarter, ...quartersBefore(quarter, 7)].reverse()
		const byQuarter = await topicsIn(on, over)
		const threshold = await thresholdOn(on, today)
		return {
			told: asked.get('told'),
			lead: words.lead(threshold),
			mayRelease: reader.head && threshold !== null,
			waiting: (await quartersToRelease(on, today)).map((one) => ({ quarter: one, label: sayQuarter(one) })),
			quarter:
				quarter === null ? null : { quarter, label: sayQuarter(quarter), k: tables[0]?.threshold ?? 0 },
			topics: topics.map((topic) => ({
				topic,
				shown: byQuarter.get(quarter ?? '')?.get(topic) ?? null,
				over: over.map((one) => byQuarter.get(one)?.get(topic) ?? null),
			})),
			topicsHeld: tables.some(({ crossed, held }) => crossed === 'none' && held),
			tables: await oneByOne(
				tables.filter(({ crossed }) => crossed !== 'none'),
				(one) => tableShown(on, one),
			),
			log: log.map((one) => ({
				quarter: one.quarter,
				label: sayQuarter(one.quarter),
				at: sayInstant(one.at, 'staff'),
				by: names.get(one.by) ?? wellnessWords.board.unknown,
				k: words.people(one.threshold),
				held: one.held.map((crossed) => words.crossed[crossed]).join('、') || words.none_,
			})),
			office: await oneByOne([0, 1, 2], async (n) => {
				const month = addMonths(monthOf(today), -n)
				const kept = await keptInOffice(on, month)
				return {
					month: sayMonth(month),
					answered: kept.answered,
					median: kept.medianMinutes === null ? '—' : sayMinutes(kept.medianMinutes),
					next: share(kept.byNextDay, kept.answered),
				}
			}),
		}
	})
}

const schema = z.object({ quarter: z.string().refine(isQuarter, words.choose) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return send(request, {
		form: 'statistics',
		person: who.accountId,
		schema,
		prepare: ({ value }) => prepareRelease(value.quarter),
		async act(tx, value, prepared) {
			await keepRelease(tx, actor, prepared)
			return `${path}?told=released&quarter=${value.quarter}`
		},
	})
}

export default function Statistics() {
	const found = useLoaderData<typeof loader>()
	const { quarter, waiting, tables, log, office } = found
	const view = formView(useActionData<typeof action>(), 'statistics')
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={found.lead} />
			{found.told === 'released' && <Told kind="done">{words.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{quarter === null ? (
				<Empty icon="book" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				<>
					<Sheet id="topics" title={words.topics} note={quarter.label} flush>
						{found.topicsHeld ? (
							<Empty icon="lock" note={words.heldNote}>
								{words.held}
							</Empty>
						) : (
							<TopicTable rows={found.topics} caption={`${words.topics} ${quarter.label}`} />
						)}
					</Sheet>
					{tables.map((table) => (
						<Sheet
							key={table.crossed}
							id={table.crossed}
							title={words.crossed[table.crossed]}
							note={quarter.label}
							flush
						>
							{table.held ? (
								<Empty icon="lock" note={words.heldNote}>
									{words.held}
								</Empty>
							) : table.rows.length === 0 ? (
								<Empty icon="house">{words.noFirm(quarter.k)}</Empty>
							) : (
								<CrossedTable
									caption={`${words.crossed[table.crossed]} ${quarter.label}`}
									label={words.by[table.crossed] ?? ''}
									topics={topics}
									rows={table.rows}
								/>
							)}
						</Sheet>
					))}
					<Note>{words.hiddenNote(quarter.k)}</Note>
				</>
			)}
			<Sheet id="release" title={words.release}>
				<p>{words.releaseLead}</p>
				{waiting.length === 0 ? (
					<Empty icon="cal" note={words.nothingToReleaseNote}>
						{words.nothingToRelease}
					</Empty>
				) : found.mayRelease ? (
					waiting.map((one) => (
						<ActForm key={one.quarter} idempotencyKey={crypto.randomUUID()} hidden={{ quarter: one.quarter }}>
							<Button kind="second">{words.releaseNow(one.label)}</Button>
						</ActForm>
					))
				) : (
					<p>{words.headOnly}</p>
				)}
			</Sheet>
			<Sheet id="office" title={words.office} flush tail={words.officeNote}>
				<Table
					caption={words.office}
					columns={[
						{ label: words.officeColumns.month },
						{ label: words.officeColumns.answered, right: true },
						{ label: words.officeColumns.median, right: true },
						{ label: words.officeColumns.next, right: true },
					]}
					rows={office.map((one) => ({
						key: one.month,
						cells: [one.month, one.answered, one.median, one.next],
					}))}
				/>
			</Sheet>
			{log.length > 0 && (
				<Sheet id="log" title={words.log} flush>
					<Table
						caption={words.log}
						columns={[
							{ label: words.logColumns.quarter },
							{ label: words.logColumns.at },
							{ label: words.logColumns.by },
							{ label: words.logColumns.k, right: true },
							{ label: words.logColumns.held },
						]}
						rows={log.map((one) => ({
							key: one.quarter,
							cells: [
								<a key="see" href={`${path}?quarter=${one.quarter}`}>
									{one.label}
								</a>,
								one.at,
								one.by,
								one.k,
								one.held,
							],
						}))}
					/>
				</Sheet>
			)}
		</Coordinator>
	)
}

// The coordinators' board: what waits, by its promise; whose it is; and what each may open.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addMonths, dayOf, instantOf, monthOf } from '~/base/day'
import { Button, SeeLink } from '~/ui/button'
import { Chip, Chips } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { SelectField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { PromiseStrip } from '~/ui/promise'
import { Note } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import type { BoardList } from '~/wellness/board'
import { ageOf, ages, boardLists } from '~/wellness/board'
import { boardCounts, boardOf, nearestPromise } from '~/wellness/board.server'
import { keepingIn } from '~/wellness/clock.server'
import { countOverdue } from '~/wellness/proposal.server'
import { topics } from '~/wellness/topic'
import { cardWords } from '~/words/ja/card'
import { sayInstant, sayMinutes, sayMonth } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { proposalWords } from '~/words/ja/proposal'
import { wellnessWords } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { coordinatorNames, requireReader } from './coordinator.server'

const words = wellnessWords.board
const desk = deskWords.board

export const meta = titled(words.title, { room: true })

const listOf = (request: Request): BoardList => {
	const asked = new URL(request.url).searchParams.get('list')
	return boardLists.find((list) => list === asked) ?? 'waiting'
}

const filterOf = (request: Request) => {
	const asked = new URL(request.url).searchParams
	return {
		topic: topics.find((topic) => topic === asked.get('topic')) ?? null,
		age: ages.find((age) => age === asked.get('age')) ?? null,
	}
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { accountId, reader } = await requireReader(request)
	const at = now()
	const list = listOf(request)
	const month = addMonths(monthOf(dayOf(at)), -1)
	return inSnapshot(async (on) => {
		const names = await coordinatorNames(on)
		const nameOf = (id: string) => names.get(id) ?? words.unknown
		const asked = filterOf(request)
		const all = await boardOf(on, list, reader, at)
		const rows = all.filter(
			(row) =>
				(!asked.topic || row.details?.topic === asked.topic) &&
				(!asked.age || ageOf(row.lastAt, at) === asked.age),
		)
		const overdue = await countOverdue(on, dayOf(at))
		const counts = await boardCounts(on, accountId, at)
		const keeping = await keepingIn(
			on,
			instantOf(`${month}-01`, 0),
			instantOf(`${addMonths(month, 1)}-01`, 0),
			at,
		)
		const ended = keeping.kept + keeping.late + keeping.missing
		const nearest = await nearestPromise(on)
		return {
			list,
			overdue,
			...asked,
			counts,
			lead: words.lead(counts.waiting, nearest && sayInstant(nearest, 'staff')),
			kept:
				ended === 0
					? { share: words.keptNone, note: words.keptNothing(sayMonth(month)) }
					: {
							share: words.keptShare(((keeping.kept / ended) * 100).toFixed(1)),
							note: words.keptNote(sayMonth(month), sayMinutes(keeping.medianMinutes ?? 0)),
						},
			rows: rows.map((row) => {
				const whole = row.answerBy ? row.answerBy.getTime() - row.openedAt.getTime() : 1
				const left = row.answerBy ? row.answerBy.getTime() - at.getTime() : 0
				return {
					id: row.id,
					by: row.answerBy ? sayInstant(row.answerBy, 'staff') : null,
					passed: row.answerBy ? Math.max(0, 1 - left / Math.max(whole, 1)) : 0,
					left: left > 0 ? words.left(sayMinutes(Math.floor(left / 60_000))) : words.over,
					urgent: row.urgent,
					late: row.answerBy !== null && left <= 0,
					name: row.details ? words.person(row.details.name || wellnessWords.answer.nameless) : null,
					topic: row.details ? wellnessWords.topics[row.details.topic] : null,
					sealed: row.details ? null : row.mayRead ? words.unreadable : words.sealed,
					coordinator: row.coordinatorId ? nameOf(row.coordinatorId) : null,
					last: words.last(sayInstant(row.lastAt, 'staff')),
					called: row.called ? words.called[row.called] : null,
					labels: row.labels,
					asleep: row.sleepsUntil ? desk.asleepUntil(sayInstant(row.sleepsUntil, 'staff')) : null,
					due: row.dueAt ? desk.due(sayInstant(row.dueAt, 'staff')) : null,
					act: row.mayRead ? words.open : row.coordinatorId ? words.see : words.take,
				}
			}),
		}
	})
}

export default function Inbox() {
	const { list, overdue, topic, age, counts, lead, kept, rows } = useLoaderData<typeof loader>()
	return (
		<Coordinator>
			<DeskHead
				title={words.title}
				lead={lead}
				aside={
					<p className="kept">
						<span>{words.kept}</span>
						<b>{kept.share}</b>
						<span>{kept.note}</span>
					</p>
				}
			/>
			<div className="room">
				<div>
					<nav className="filters sheet" aria-label={words.filters}>
						{boardLists.map((one) => (
							<a
								key={one}
								href={one === 'waiting' ? '/coordinator' : `/coordinator?list=${one}`}
								aria-current={one === list ? 'page' : undefined}
							>
								<span>{words.lists[one]}</span>
								<span>{counts[one]}</span>
							</a>
						))}
					</nav>
					<SeeLink href="/coordinator/callers">{cardWords.caller.link}</SeeLink>
				</div>
				<div className="room-list">
					<form className="row-form" method="get" action="/coordinator">
						<input type="hidden" name="list" value={list} />
						<SelectField
							name="topic"
							label={desk.topic}
							choices={topics.map((value) => ({ value, label: wellnessWords.topics[value] }))}
							blank={desk.all}
							defaultValue={topic ?? undefined}
						/>
						<SelectField
							name="age"
							label={desk.age}
							choices={ages.map((value) => ({ value, label: desk.ages[value] }))}
							blank={desk.all}
							defaultValue={age ?? undefined}
						/>
						<Button kind="second">{desk.filter}</Button>
					</form>
					{rows.length === 0 && (topic || age) ? (
						<Empty icon="cup" note={desk.filteredNote}>
							{desk.filtered}
						</Empty>
					) : rows.length === 0 ? (
						<Empty icon="cup" note={words.emptyNote}>
							{words.empty[list]}
						</Empty>
					) : (
						<section className="sheet sheet-flush" aria-label={words.lists[list]}>
							<Table
								caption={words.lists[list]}
								className="inbox"
								columns={[
									{ label: words.columns.by },
									{ label: words.columns.thread },
									{ label: words.columns.coordinator },
									{ label: words.columns.state },
									{ label: words.columns.act, silent: true },
								]}
								rows={rows.map((row) => ({
									key: row.id,
									mark: row.late || row.urgent ? ('urgent' as const) : undefined,
									cells: [
										row.by ? (
											<div className="clockcell" key="by">
												<b>{row.by}</b>
												<PromiseStrip passed={row.passed} urgent={row.late} />
												<small>{row.left}</small>
											</div>
										) : (
											<small key="by">{words.noPromise}</small>
										),
										<span key="thread">
											{row.name ? (
												<>
													<b>{row.name}</b>・{row.topic}
												</>
											) : (
												row.sealed
											)}
											<small>{row.last}</small>
											{row.labels.length > 0 && <Chips chips={row.labels.map((label) => ({ label }))} />}
										</span>,
										row.coordinator ?? (
											<Chip key="nobody" tone="wait">
												{words.nobody}
											</Chip>
										),
										<Chips
											key="state"
											chips={[
												...(row.urgent ? [{ label: words.urgent, tone: 'no' as const }] : []),
												...(row.called && !row.urgent ? [{ label: row.called, tone: 'wait' as const }] : []),
												...(row.asleep ? [{ label: row.asleep, tone: 'night' as const }] : []),
												...(row.due ? [{ label: row.due, tone: 'sun' as const }] : []),
											]}
										/>,
										<SeeLink key="act" href={`/coordinator/${row.id}`}>
											{row.act}
										</SeeLink>,
									],
								}))}
							/>
						</section>
					)}
				</div>
			</div>
			{overdue > 0 && (
				<Note>
					<a href="/coordinator/proposals">{proposalWords.room.overdue(overdue)}</a>
				</Note>
			)}
			<Note>{words.wall}</Note>
		</Coordinator>
	)
}

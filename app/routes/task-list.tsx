// A list of tasks under their days, with what was chosen above it and the pages below.
import type { ReactNode } from 'react'
import { LinkButton } from '~/ui/button'
import type { ChipData } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Icon } from '~/ui/icon'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { TaskCard } from '~/ui/task-card'
import { sayDay } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import type { PostedTask } from '~/work/posting.server'
import type { Rules } from './posting-rules.server'
import { byDay, cardOf } from './task-face'

const words = publicWords.tasks

/** How many cards stand on one page. */
export const onePage = 20

/** How many were found, and each condition with the address without it. */
export function Sifted(props: {
	found: number
	all: number
	conditions: readonly { label: string; href: string }[]
}) {
	const { found, all, conditions } = props
	return (
		<section className="sifted" aria-label={words.chosen}>
			<p className="sifted-say">
				<b className="sifted-n">{found}</b>
				{words.found} {conditions.length > 0 && <span className="sifted-all">{words.ofAll(all)}</span>}
			</p>
			{conditions.length > 0 && (
				<ul className="sifted-chips">
					{conditions.map(({ label, href }) => (
						<li key={label}>
							<a href={href}>
								{label}
								<Icon name="cross" />
								<span className="far">{words.drop}</span>
							</a>
						</li>
					))}
				</ul>
			)}
		</section>
	)
}

/** The cards of one page. `empty` stands where there are none. */
export function TaskDays(props: {
	tasks: readonly PostedTask[]
	hrefOf: (task: PostedTask) => string
	labelsOf?: (task: PostedTask) => ChipData[]
	whyOf?: (task: PostedTask) => string[]
	empty: ReactNode
}) {
	const { tasks, hrefOf, labelsOf, whyOf, empty } = props
	if (tasks.length === 0) return <>{empty}</>
	return (
		<>
			{byDay(tasks).map((group) => (
				<section key={group.day} className="cards" aria-labelledby={`day-${group.day}`}>
					<h2 id={`day-${group.day}`}>{sayDay(group.day)}</h2>
					{group.tasks.map((task) => (
						<TaskCard
							key={task.id}
							{...cardOf(task, hrefOf(task), { labels: labelsOf?.(task), why: whyOf?.(task) })}
						/>
					))}
				</section>
			))}
		</>
	)
}

/** What holds for every posting of a list (12条): who recruits, that it is a commission, how to cancel. */
export function PostingRules({ rules, tasks }: { rules: Rules; tasks: readonly PostedTask[] }) {
	return (
		<Section id="rules" title={words.rules}>
			<div className="card">
				<p>
					<b>{publicWords.task.notEmployment}</b>
				</p>
				<p>
					{words.recruiter}
					<br />
					{rules.name}
					<br />
					{rules.address}
					<br />
					<span className="nb">{rules.contact}</span>
				</p>
				{tasks.some((task) => task.commissioner !== null) && <p>{words.commissionerNote}</p>}
				<details>
					<summary>
						{words.cancellation}
						<Icon name="down" />
					</summary>
					<p className="lines-kept">{rules.cancellation}</p>
					<p className="hint">{words.cancellationNote}</p>
				</details>
			</div>
		</Section>
	)
}

/** The way to the next cards and back. */
export function MoreTasks(props: { page: number; left: number; hrefFor: (page: number) => string }) {
	const { page, left, hrefFor } = props
	if (page === 1 && left <= 0) return null
	return (
		<nav className="more btns" aria-label={words.moreLabel}>
			{left > 0 && (
				<LinkButton kind="second" href={hrefFor(page + 1)}>
					{words.more(Math.min(left, onePage))}
				</LinkButton>
			)}
			{page > 1 && (
				<LinkButton kind="second" href={hrefFor(page - 1)}>
					{words.before}
				</LinkButton>
			)}
		</nav>
	)
}

/** Nothing was found: with conditions, and without any. */
export function NoTasks(props: {
	sifted: boolean
	clearHref: string
	/** The one condition to take off, each with how many it would find. */
	near?: readonly { label: string; href: string; found: number }[]
}) {
	const { sifted, clearHref, near = [] } = props
	return sifted ? (
		<>
			<Empty icon="search" note={words.noneNote} way={{ href: clearHref, label: words.clear }}>
				{words.none}
			</Empty>
			{near.length > 0 && (
				<Rows
					rows={near.map(({ label, href, found }) => ({
						href,
						icon: 'search' as const,
						title: words.dropOne(label, found),
					}))}
				/>
			)}
		</>
	) : (
		<Empty note={words.noneAtAllNote}>{words.noneAtAll}</Empty>
	)
}

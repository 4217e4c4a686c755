// おしごと情報 for everybody: what is posted and free, under its days; the filter is a page of the same address.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { areasToChoose } from '~/council/area.server'
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'
import { askedFor } from '~/work/posting'
import { publishedTasks } from '~/work/posting.server'
import { inSnapshot } from '~db/client'
import { rulesOn } from '../posting-rules.server'
import { inOrder } from '../task-face'
import { addressOf, chosenIn, filterOf, nearMisses, takenOff } from '../task-filter'
import { TaskFilterForm } from '../task-filter-form'
import { MoreTasks, NoTasks, onePage, PostingRules, Sifted, TaskDays } from '../task-list'

const words = publicWords.tasks

export const meta = titled<{ finding: boolean }>((data) =>
	data.finding ? publicWords.filter.title : words.title,
)

export async function loader({ request }: LoaderFunctionArgs) {
	const params = new URL(request.url).searchParams
	const at = now()
	return inSnapshot(async (on) => {
		const areas = await areasToChoose(on)
		const chosen = chosenIn(
			params,
			areas.map((area) => area.id),
		)
		if (params.get('find') === '1')
			return {
				finding: true as const,
				areas,
				chosen,
				tasks: [],
				found: 0,
				all: 0,
				page: 1,
				near: [],
				rules: null,
			}
		const everything = await publishedTasks(on, {}, dayOf(at), minuteOf(at))
		const found = inOrder(askedFor(everything, filterOf(chosen)))
		const pages = Math.max(1, Math.ceil(found.length / onePage))
		const asked = Number(params.get('page') ?? '1')
		const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
		return {
			finding: false as const,
			areas,
			chosen,
			tasks: found.slice((page - 1) * onePage, page * onePage),
			found: found.length,
			all: everything.length,
			page,
			near:
				found.length === 0 ? nearMisses(chosen, areas, (filter) => askedFor(everything, filter).length) : [],
			rules: await rulesOn(on, dayOf(at)),
		}
	})
}

export default function Tasks() {
	const { finding, areas, chosen, tasks, found, all, page, near, rules } = useLoaderData<typeof loader>()
	if (finding)
		return (
			<Resident back={{ href: addressOf('/tasks', chosen), label: words.back }}>
				<TaskFilterForm path="/tasks" chosen={chosen} areas={areas} />
			</Resident>
		)
	const conditions = takenOff(chosen, areas)
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			<Sifted
				found={found}
				all={all}
				conditions={conditions.map(({ label, without }) => ({ label, href: addressOf('/tasks', without) }))}
			/>
			<TaskDays
				tasks={tasks}
				hrefOf={(task) => `/tasks/${task.id}`}
				empty={
					<NoTasks
						sifted={conditions.length > 0}
						clearHref="/tasks"
						near={near.map(({ label, without, found }) => ({
							label,
							found,
							href: addressOf('/tasks', without),
						}))}
					/>
				}
			/>
			<MoreTasks
				page={page}
				left={found - page * onePage}
				hrefFor={(to) => addressOf('/tasks', chosen, to > 1 ? { page: String(to) } : {})}
			/>
			{rules && tasks.length > 0 && <PostingRules rules={rules} tasks={tasks} />}
			<Note title={words.firstTime}>
				<p>{words.firstTimeNote}</p>
				<p>
					<a href="/how-to-join">{words.firstTimeWay}</a>
				</p>
			</Note>
			<Dock>
				<LinkButton href={addressOf('/tasks', chosen, { find: '1' })} icon="filter">
					{conditions.length > 0 ? words.filterAgain : words.filter}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

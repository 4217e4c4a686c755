// 合う仕事: what suits the person, with the reasons; or everything there is.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf, minuteOf } from '~/base/day'
import { areasToChoose } from '~/council/area.server'
import type { FittingSlot } from '~/matching/candidate.server'
import { fittingSlots } from '~/matching/candidate.server'
import { requireRegistrant } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { registrantOf } from '~/people/registrant.server'
import { LinkButton } from '~/ui/button'
import type { ChipData } from '~/ui/chip'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayYesReason } from '~/words/ja/fit'
import { publicWords } from '~/words/ja/public'
import { registrantWords } from '~/words/ja/registrant'
import type { PostingFilter } from '~/work/posting'
import { slotAskedFor, taskAskedFor } from '~/work/posting'
import type { PostedTask } from '~/work/posting.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { rulesOn } from '../posting-rules.server'
import type { Chosen } from '../task-filter'
import { addressOf, chosenIn, filterOf, nearMisses, takenOff } from '../task-filter'
import { TaskFilterForm } from '../task-filter-form'
import { MoreTasks, NoTasks, onePage, PostingRules, Sifted, TaskDays } from '../task-list'
import { toldOf } from '../told'
import { CallMe } from './call-me-button'

const words = registrantWords.tasks

export const meta = titled<{ all: boolean; finding: boolean }>((data) =>
	data.finding ? publicWords.filter.title : data.all ? words.allTitle : words.title,
)

type Stands = 'decided' | 'fits' | 'fits-not' | 'raised' | 'asked' | 'yours'

const standOf = (one: FittingSlot): Stands =>
	one.assignmentId
		? one.decided
			? 'decided'
			: 'yours'
		: one.offerId
			? 'asked'
			: one.applicationId
				? 'raised'
				: one.fit.fits
					? 'fits'
					: 'fits-not'

const reasonsShown = 3

/** The reasons a card has room for; that nothing clashes goes without saying. */
const whyOf = ({ fit }: FittingSlot): string[] =>
	fit.fits
		? fit.yes
				.filter((reason) => reason.name !== 'no-clash')
				.slice(0, reasonsShown)
				.map((reason) => sayYesReason(reason, 'registrant'))
		: []

/** Slots of one task together, under the day of the first; each task with how it stands with the person. */
function byTask(found: readonly FittingSlot[]): { task: PostedTask; stands: Stands; why: string[] }[] {
	const tasks = new Map<string, { task: PostedTask; stands: Stands[]; why: string[] }>()
	const inOrder = [...found].sort(
		(a, b) => a.slot.day.localeCompare(b.slot.day) || a.slot.startMinute - b.slot.startMinute,
	)
	for (const one of inOrder) {
		const known = tasks.get(one.task.id) ?? { task: { ...one.task, slots: [] }, stands: [], why: whyOf(one) }
		known.task.slots.push(one.slot)
		known.stands.push(standOf(one))
		tasks.set(one.task.id, known)
	}
	const first: Stands[] = ['decided', 'yours', 'asked', 'raised', 'fits', 'fits-not']
	return [...tasks.values()].map(({ task, stands, why }) => ({
		task,
		why,
		stands: first.find((stand) => stands.includes(stand)) ?? 'fits-not',
	}))
}

async function restingOn(on: Db, registrantId: string, today: Day): Promise<boolean> {
	const person = await registrantOf(on, registrantId)
	return person !== undefined && restsOn(person, today)
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const params = new URL(request.url).searchParams
	const at = now()
	const all = params.get('show') === 'all'
	const told = toldOf(request, { called: registrantWords.home.told.called })
	return inSnapshot(async (on) => {
		const areas = await areasToChoose(on)
		const chosen = chosenIn(
			params,
			areas.map((area) => area.id),
		)
		const finding = params.get('find') === '1'
		if (finding)
			return {
				told,
				finding,
				all,
				areas,
				chosen,
				found: 0,
				allFound: 0,
				page: 1,
				tasks: [],
				near: [],
				resting: false,
				rules: null,
			}
		const filter = filterOf(chosen)
		const slots = (await fittingSlots(on, registrantId, dayOf(at), { minute: minuteOf(at) })).filter(
			(one) => all || one.fit.fits || standOf(one) !== 'fits-not',
		)
		const askedWith = (asked: PostingFilter) =>
			byTask(slots.filter((one) => taskAskedFor(one.task, asked) && slotAskedFor(one.slot, asked)))
		const tasks = askedWith(filter)
		const pages = Math.max(1, Math.ceil(tasks.length / onePage))
		const asked = Number(params.get('page') ?? '1')
		const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
		return {
			told,
			finding,
			all,
			areas,
			chosen,
			found: tasks.length,
			allFound: new Set(slots.map((one) => one.task.id)).size,
			page,
			resting: await restingOn(on, registrantId, dayOf(at)),
			near: tasks.length === 0 ? nearMisses(chosen, areas, (asked) => askedWith(asked).length) : [],
			rules: await rulesOn(on, dayOf(at)),
			tasks: tasks.slice((page - 1) * onePage, page * onePage),
		}
	})
}

const chips: Record<Stands, ChipData> = {
	fits: { label: words.fits, tone: 'yes' },
	'fits-not': { label: words.fitsNot, icon: 'info' },
	raised: { label: words.raised, tone: 'wait' },
	asked: { label: words.asked, tone: 'sun', icon: 'chat' },
	decided: { label: words.decided, tone: 'sun', icon: 'chat' },
	yours: { label: words.yours, tone: 'night', icon: 'check' },
}

export default function MyTasks() {
	const { told, finding, all, areas, chosen, found, allFound, page, tasks, near, resting, rules } =
		useLoaderData<typeof loader>()
	const here = (filter: Chosen, more: Record<string, string> = {}) =>
		addressOf('/my/tasks', filter, { ...(all ? { show: 'all' } : {}), ...more })
	if (finding)
		return (
			<Resident back={{ href: here(chosen), label: registrantWords.task.back }}>
				<TaskFilterForm path="/my/tasks" chosen={chosen} areas={areas} hidden={all ? { show: 'all' } : {}} />
			</Resident>
		)
	const conditions = takenOff(chosen, areas)
	const known = new Map(tasks.map((one) => [one.task.id, one]))
	const sifted = conditions.length > 0
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			{told && <Told>{told}</Told>}
			<PageHead title={all ? words.allTitle : words.title} lead={all ? words.allLead : words.lead} />
			{resting && (
				<Told kind="wait" note={<a href="/my/rest">{registrantWords.home.items.rest.back}</a>}>
					{words.resting}
				</Told>
			)}
			<Sifted
				found={found}
				all={allFound}
				conditions={conditions.map(({ label, without }) => ({ label, href: here(without) }))}
			/>
			<TaskDays
				tasks={tasks.map((one) => one.task)}
				hrefOf={(task) => `/my/tasks/${task.id}`}
				labelsOf={(task) => [chips[known.get(task.id)?.stands ?? 'fits-not']]}
				whyOf={(task) => known.get(task.id)?.why ?? []}
				empty={
					all || sifted ? (
						<NoTasks
							sifted={sifted}
							clearHref={all ? '/my/tasks?show=all' : '/my/tasks'}
							near={near.map(({ label, without, found }) => ({ label, found, href: here(without) }))}
						/>
					) : (
						<Empty note={words.noneNote} way={{ href: '/my/availability', label: words.noneWay }}>
							{words.none}
						</Empty>
					)
				}
			/>
			<MoreTasks
				page={page}
				left={found - page * onePage}
				hrefFor={(to) => here(chosen, to > 1 ? { page: String(to) } : {})}
			/>
			<LinkButton
				kind="second"
				href={addressOf('/my/tasks', chosen, all ? {} : { show: 'all' })}
				icon={all ? 'check' : 'search'}
			>
				{all ? words.toFitting : words.toAll}
			</LinkButton>
			{rules && tasks.length > 0 && <PostingRules rules={rules} tasks={tasks.map((one) => one.task)} />}
			<CallMe back="/my/tasks" />
			<Dock>
				<LinkButton href={here(chosen, { find: '1' })} icon="filter">
					{sifted ? publicWords.tasks.filterAgain : publicWords.tasks.filter}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

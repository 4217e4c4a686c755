// One posted task in full, for everybody; raising a hand is behind the sign-in or on the telephone.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { payPlanOn } from '~/council/setting.server'
import { Band, BandHours } from '~/ui/band'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { sayDay, saySpan } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { sayReserve } from '~/words/ja/weather'
import { postingOf } from '~/work/posting.server'
import { inSnapshot } from '~db/client'
import { TaskFacts, TaskHeaviness, TaskHow, TaskTwelve } from '../task-body'
import { bandOf, kindIcon, kindWord, payDaysOf } from '../task-face'

const words = publicWords.task

export const meta = titled<{ task: { title: string } }>((found) => found.task.title)

export async function loader({ params }: LoaderFunctionArgs) {
	const at = now()
	const found = await inSnapshot(async (on) => {
		const task = await postingOf(on, params.taskId ?? '', dayOf(at), minuteOf(at))
		return { task, plan: await payPlanOn(on, dayOf(at)) }
	})
	const { task, plan } = found
	if (!task) throw data({ name: 'not-here' }, { status: 404 })
	return { task, payDays: payDaysOf(task, plan) }
}

export default function Task() {
	const { task, payDays } = useLoaderData<typeof loader>()
	const { office, who } = useRoot()
	const mine = who?.hat === 'registrant' || who?.acting?.kind === 'registrant'
	return (
		<Resident back={{ href: '/tasks', label: publicWords.backTasks }}>
			<PageHead title={task.title} over={kindWord(task.kind)} overIcon={kindIcon(task.kind)} />
			<TaskFacts task={task} payDays={payDays} />
			<TaskHow task={task} />
			<TaskHeaviness task={task} />
			<Section id="days" title={words.days}>
				{task.slots.length === 0 ? (
					<Empty icon="cal" note={words.fullNote} way={{ href: '/tasks', label: publicWords.backTasks }}>
						{words.full}
					</Empty>
				) : (
					<div className="cards">
						{task.slots.map((slot) => (
							<div className="slot-box" key={slot.id}>
								<div className="slot-top">
									<h3>
										<span>{sayDay(slot.day)}</span>
										<span>{saySpan(slot.startMinute, slot.endMinute)}</span>
									</h3>
									<Band pieces={bandOf(slot)} />
									<BandHours />
									<p>
										<Chip icon="people">{words.seats(slot.left)}</Chip>
										{slot.reserveDay && <Chip icon="sun">{sayReserve(slot.reserveDay)}</Chip>}
									</p>
								</div>
							</div>
						))}
					</div>
				)}
			</Section>
			<TaskTwelve task={task} />
			<Note title={words.raise}>
				<p>{words.raiseNote}</p>
				<p>
					<a href={telHref(office.telephone)}>{publicWords.call(office.telephone)}</a>
				</p>
				<p>
					<a href="/how-to-join">{words.raiseJoin}</a>
				</p>
			</Note>
			{task.slots.length > 0 && (
				<Dock>
					{mine ? (
						<LinkButton href={`/my/tasks/${task.id}`}>{words.raiseMine}</LinkButton>
					) : (
						<LinkButton href={`/sign-in?to=${encodeURIComponent(`/my/tasks/${task.id}`)}`}>
							{words.raiseSignIn}
						</LinkButton>
					)}
				</Dock>
			)}
		</Resident>
	)
}

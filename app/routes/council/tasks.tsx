// Posted slots of the next eight weeks, with seats and raised hands.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { endSeekingForTask, slotsToDecide } from '~/assignments/application.server'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { LinkButton, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDay, saySpan } from '~/words/ja/dates'
import { id } from '~/words/ja/fields'
import { closeTask, slotsAhead } from '~/work/task.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.tasks

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const slots = await slotsAhead(on, today, addDays(today, 56))
		const hands = new Map((await slotsToDecide(on)).map((one) => [one.slotId, one.hands]))
		return {
			told: toldOf(request, words.told),
			mayPlan: mayDo('decide', who.roles),
			slots: slots.map((slot) => ({
				id: slot.id,
				when: `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`,
				title: slot.title,
				employer: slot.employerName,
				seats: words.seats(slot.taken, slot.seats),
				hands: words.hands(hands.get(slot.id) ?? 0),
				free: slot.taken < slot.seats,
			})),
		}
	})
}

const schema = z.object({ taskId: id() })

/** Ends a posting; what was decided stays. */
export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'publish-work')
	return send(request, {
		form: 'close-task',
		person: who.accountId,
		schema,
		async act(tx, { taskId }) {
			await closeTask(tx, actor, taskId)
			await endSeekingForTask(tx, actor, taskId)
			return '/council/tasks?told=closed'
		},
	})
}

export default function Tasks() {
	const { told, mayPlan, slots } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href="/council/plan">
						{mayPlan ? words.plan : words.planSeen}
					</LinkButton>
				}
			/>
			{told && <Told>{told}</Told>}
			<Sheet id="slots" title={words.title} flush={slots.length > 0}>
				{slots.length === 0 ? (
					<Empty icon="cal" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.day },
							{ label: words.columns.task },
							{ label: words.columns.employer },
							{ label: words.columns.seats, right: true },
							{ label: words.columns.hands, right: true },
							{ label: words.columns.open, silent: true },
						]}
						rows={slots.map((slot) => ({
							key: slot.id,
							mark: slot.free && slot.hands !== '-' ? 'chosen' : undefined,
							cells: [
								slot.when,
								slot.title,
								slot.employer,
								slot.seats,
								slot.hands,
								<SeeLink key="open" href={`/council/slots/${slot.id}`}>
									{words.candidates}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

// What would unlock this slot? Single changes with their gain, the largest first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { slotWithTask } from '~/assignments/seat.server'
import { unlocksOf } from '~/matching/unlock.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { sayDay, saySpan } from '~/words/ja/dates'
import { unlockWords as words } from '~/words/ja/unlock'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	return inSnapshot(async (on) => {
		const found = await slotWithTask(on, params.slotId ?? '')
		if (!found) throw data(null, { status: 404 })
		const { slot, task } = found
		const { could, unlocks } = await unlocksOf(on, { task, slot })
		return {
			slotId: slot.id,
			toCuts: mayDo('cut-work', who.roles) ? `/council/requests/${task.requestId}/cuts` : null,
			over: `${task.title}・${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`,
			lead: words.lead(could),
			could,
			unlocks: unlocks.map(({ what, by, slot: at, gain, could: then }) => ({
				key: `${what} ${by}`,
				say: words.changes[what]({ by, slot: at }),
				gain,
				could: then,
			})),
		}
	})
}

/** As many as could now, and those who would come with the change. */
function Gain({ now, then, most }: { now: number; then: number; most: number }) {
	return (
		<svg viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
			<rect className="u-base" width={now} height="1" />
			<rect className="u-more" x={now} width={then - now} height="1" />
		</svg>
	)
}

export default function UnlockPage() {
	const found = useLoaderData<typeof loader>()
	const most = Math.max(1, ...found.unlocks.map((one) => one.could))
	return (
		<Council>
			<DeskHead
				title={words.title}
				over={found.over}
				lead={found.lead}
				aside={
					<div className="btns-row">
						<LinkButton kind="second" href={`/council/slots/${found.slotId}`}>
							{words.back}
						</LinkButton>
						{found.toCuts && (
							<LinkButton kind="second" icon="cut" href={found.toCuts}>
								{words.toCuts}
							</LinkButton>
						)}
					</div>
				}
			/>
			<Sheet id="unlocks" title={words.title}>
				{found.unlocks.length === 0 ? (
					<Empty icon="cut">{words.none}</Empty>
				) : (
					<ul className="unlock">
						{found.unlocks.map((one) => (
							<li key={one.key}>
								<span>{one.say}</span>
								<Gain now={found.could} then={one.could} most={most} />
								<span className="v">{words.gain(one.gain)}</span>
							</li>
						))}
					</ul>
				)}
				{found.unlocks.length > 0 && <p className="hint">{words.whose}</p>}
				<p className="hint">{words.note}</p>
			</Sheet>
		</Council>
	)
}

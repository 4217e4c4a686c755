// The employer's finished work: what waits for a word, and what had one.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { answeredConfirmations, waitingConfirmations } from '~/assignments/confirmation.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireEmployer } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, saySpan } from '~/words/ja/dates'
import { employerWords, sayComing } from '~/words/ja/employer'
import { inSnapshot } from '~db/client'
import { toldOf } from '../told'

const words = employerWords.confirmation

export const meta = titled(words.listTitle)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => ({
		told: toldOf(request, { fine: words.toldFine, different: words.toldDifferent }),
		waiting: (await waitingConfirmations(on, employerId, today)).map((one) => ({
			id: one.assignmentId,
			title: one.title,
			day: `${sayDay(one.day)} ${saySpan(one.startMinute, one.endMinute, 'staff')}`,
			who: sayComing(one.callName ? [one.callName] : [], 1),
			verdict: null,
		})),
		past: (await answeredConfirmations(on, employerId, today)).map((one) => ({
			id: one.assignmentId,
			title: one.title,
			day: `${sayDay(one.day)} ${saySpan(one.startMinute, one.endMinute, 'staff')}`,
			who: sayComing(one.callName ? [one.callName] : [], 1),
			verdict: one.verdict,
		})),
	}))
}

type Line = {
	id: string
	title: string
	day: string
	who: string
	verdict: keyof typeof words.verdicts | null
}

export default function Confirmations() {
	const { told, waiting, past } = useLoaderData<typeof loader>()
	const columns = [
		{ label: words.columns.task },
		{ label: words.columns.day },
		{ label: words.columns.who },
		{ label: words.columns.state },
		{ label: words.columns.open, silent: true },
	]
	const rows = (list: readonly Line[]) =>
		list.map((one) => ({
			key: one.id,
			cells: [
				one.title,
				one.day,
				one.who,
				<Chip key="state" tone={one.verdict === null ? 'wait' : one.verdict === 'different' ? 'no' : 'yes'}>
					{one.verdict === null ? words.waitingState : words.verdicts[one.verdict]}
				</Chip>,
				<SeeLink key="open" href={`/employer/assignments/${one.id}/confirmation`}>
					{words.columns.open}
				</SeeLink>,
			],
		}))
	return (
		<Employer>
			<DeskHead title={words.listTitle} lead={words.listLead} />
			{told && <Told>{told}</Told>}
			<Sheet id="waiting" title={words.waiting} flush={waiting.length > 0}>
				{waiting.length === 0 ? (
					<Empty icon="check" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table caption={words.waiting} columns={columns} rows={rows(waiting)} />
				)}
			</Sheet>
			{past.length > 0 && (
				<Sheet id="past" title={words.past} flush>
					<Table caption={words.past} columns={columns} rows={rows(past)} />
				</Sheet>
			)}
		</Employer>
	)
}

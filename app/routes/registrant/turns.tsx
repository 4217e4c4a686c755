// わたしの順番: one's own turns of this month and the last, and the number that stands for one in the month's file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownLines } from '~/assignments/own-turns.server'
import { now } from '~/base/clock'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { requireRegistrant } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Facts } from '~/ui/facts'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { fairnessWords } from '~/words/ja/fairness'
import { registrantWords } from '~/words/ja/registrant'
import { inSnapshot } from '~db/client'

const words = fairnessWords.own

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const month = monthOf(dayOf(now()))
	return inSnapshot((on) => ownLines(on, registrantId, [month, addMonths(month, -1)]))
}

export default function MyTurns() {
	const lines = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my/work', label: registrantWords.work.title }}>
			<PageHead title={words.title} lead={words.lead} />
			{lines.map((line) => (
				<Section key={line.month} id={`month-${line.month}`} title={sayMonth(line.month)}>
					<Facts
						facts={[
							{ icon: 'people', label: words.turns, answer: words.times(line.turns) },
							{
								icon: 'cal',
								label: words.last,
								answer: line.lastTurnDay ? sayDay(line.lastTurnDay) : words.lastNone,
							},
							{ icon: 'flag', label: words.hands, answer: words.handsSay(line.hands, line.chosen) },
							{ icon: 'info', label: words.number, answer: line.number },
						]}
					/>
				</Section>
			))}
			<Note title={words.number}>
				<p>{words.numberNote}</p>
			</Note>
			<LinkButton kind="second" href="/fair-turns">
				{fairnessWords.rule.mine}
			</LinkButton>
		</Resident>
	)
}

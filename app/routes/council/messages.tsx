// お問い合わせ of registrants and employers: what waits for the office first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { answerTimes, latestConversations } from '~/notices/conversation.server'
import { requireStaff } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'

const words = councilWords.messages

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'answer-office')
	const at = now()
	const { all, answerBy } = await inSnapshot(async (on) => ({
		all: await latestConversations(on),
		answerBy: await answerTimes(on, at),
	}))
	return all.map(({ since, ...one }) => ({
		by: since && sayInstant(answerBy(since), 'staff'),
		late: since !== null && answerBy(since) <= at,
		id: one.id,
		kind: one.withKind,
		withId: one.withId,
		name: one.name,
		at: sayInstant(one.lastAt, 'staff'),
		waits: one.waitsForOffice,
	}))
}

export default function Messages() {
	const all = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} />
			<Sheet id="all" title={words.title} flush={all.length > 0}>
				{all.length === 0 ? (
					<Empty icon="chat" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.who },
							{ label: words.columns.at },
							{ label: words.columns.state },
							{ label: words.columns.by },
							{ label: words.columns.open, silent: true },
						]}
						rows={all.map((one) => ({
							key: one.id,
							cells: [
								one.name,
								one.at,
								<Chip key="state" tone={one.late ? 'no' : one.waits ? 'wait' : 'yes'}>
									{one.late ? words.late : one.waits ? words.waits : words.answered}
								</Chip>,
								one.by,
								<SeeLink key="open" href={`/council/messages/${one.kind}/${one.withId}`}>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

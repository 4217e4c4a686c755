// What the office has said will end, by when, and why where one asks.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askReason, endingsOf } from '~/people/ending.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear } from '~/words/ja/dates'
import { endingWords } from '~/words/ja/ending'
import { id } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

const words = endingWords.mine

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot(async (on) => ({
		told: toldOf(request, { asked: words.told }),
		endings: (await endingsOf(on, registrantId))
			.filter((one) => one.undoneAt === null)
			.map((one) => {
				const what =
					one.employerName === null ? words.registration : endingWords.tell.continued(one.employerName)
				return {
					id: one.id,
					says: (one.endedAt ? words.over : words.ends)(what, sayDayAndYear(one.endsOn)),
					mayAsk: one.reasonAskedOn === null,
					reason: one.reasonToldOn === null ? null : one.reasonTold || one.reason,
				}
			}),
	}))
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'ask',
		person: who.accountId,
		schema: z.object({ endingId: id() }),
		async act(tx, { endingId }) {
			await askReason(tx, actor, registrantId, endingId)
			return withTold('/my/ending', 'asked')
		},
	})
}

export default function MyEnding() {
	const { told, endings } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'ask')
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{endings.length === 0 ? (
				<Empty icon="doc" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				endings.map((one) => (
					<article key={one.id} className="card">
						<p>
							<b>{one.says}</b>
						</p>
						<p>{words.work}</p>
						{one.reason !== null ? (
							<p className="lines-kept">
								{words.reason}: {one.reason}
							</p>
						) : one.mayAsk ? (
							<ActForm idempotencyKey={view.key} hidden={{ endingId: one.id }}>
								<Button kind="second">{words.ask}</Button>
							</ActForm>
						) : (
							<p>{words.asked}</p>
						)}
						<p className="hint">{words.consult}</p>
					</article>
				))
			)}
		</Resident>
	)
}

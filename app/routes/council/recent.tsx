// What I did just now: one's own acts of the last ten minutes, each to be taken back as an act of its own.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { takeBackMinutes } from '~/events/event'
import { mostImages, recentActs } from '~/events/footprint.server'
import type { SubjectNames } from '~/notices/subject.server'
import { namesOfSubjects } from '~/notices/subject.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { eventWords } from '~/words/ja/events'
import { text } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { sayInstead, recentWords as words } from '~/words/ja/office'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { takeBackAct } from '../take-back.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const { acts, names } = await inSnapshot(async (on) => {
		const acts = await recentActs(on, who.accountId, now())
		return { acts, names: await namesOfSubjects(on, acts) }
	})
	return {
		told: toldOf(request, words.told),
		tooLarge: words.tooLarge(mostImages),
		acts: acts.map((one) => ({
			about: sayNames(names.get(one.subjectId)),
			href: pages[one.subjectKind]?.(one.subjectId) ?? null,
			id: one.id,
			what: eventWords[one.what as keyof typeof eventWords] ?? one.what,
			at: sayInstant(one.at, 'staff'),
			behalf: one.onBehalfKind ? frameWords.hats[one.onBehalfKind as 'registrant' | 'employer'] : '',
			until: one.drew ? '' : sayInstant(new Date(one.at.getTime() + takeBackMinutes * 60_000), 'staff'),
			instead: one.drew ? sayInstead(one.drew) : null,
		})),
	}
}

const sayNames = ({ person, thing, day }: SubjectNames = {}) =>
	[person, thing && (day ? `${thing} ${sayDay(day)}` : thing)].filter(Boolean).join('・')

/** The page a thing stands on, so that nobody has to look for it again. */
const pages: Record<string, (id: string) => string> = {
	request: (id) => `/council/requests/${id}`,
	slot: (id) => `/council/slots/${id}`,
	assignment: (id) => `/council/assignments/${id}`,
	registrant: (id) => `/council/people/${id}`,
	employer: (id) => `/council/employers/${id}`,
	payout: (id) => `/council/payouts/${id}`,
}

const schema = z.object({ eventId: text(words.title, 40) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'see-desk')
	return send(request, {
		form: 'recent',
		person: who.accountId,
		schema,
		async act(tx, { eventId }) {
			await takeBackAct(tx, actor, eventId)
			return '/council/recent?told=taken-back'
		},
	})
}

export default function Recent() {
	const { told, tooLarge, acts } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'recent')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told undo={null}>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="acts" title={words.title} flush={acts.length > 0}>
				{acts.length === 0 ? (
					<Empty icon="clock" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.at },
							{ label: words.columns.what },
							{ label: words.columns.about },
							{ label: words.columns.behalf },
							{ label: words.columns.until },
							{ label: words.columns.act, silent: true },
						]}
						rows={acts.map((one) => ({
							key: one.id,
							cells: [
								one.at,
								one.what,
								one.href ? (
									<a key="about" href={one.href}>
										{one.about}
									</a>
								) : (
									one.about
								),
								one.behalf,
								one.until,
								one.instead ?? (
									<ActForm key="act" idempotencyKey={crypto.randomUUID()} hidden={{ eventId: one.id }}>
										<Button kind="second">{words.takeBack}</Button>
									</ActForm>
								),
							],
						}))}
					/>
				)}
			</Sheet>
			<p className="hint">{tooLarge}</p>
		</Council>
	)
}

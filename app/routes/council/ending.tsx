// One registrant's endings: what duties hold and since when, telling an ending, taking it back, its reason.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { commissionsOf, employersWorkedFor, lastPromisedDay } from '~/assignments/continuity.server'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { continuousSince, daysBeforeEnd, dutiesOn, endingExceptions } from '~/people/ending'
import { endingsOf, tellEnding, tellReason, undoEnding } from '~/people/ending.server'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, PickOne, SelectField, TextArea } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDayAndYear } from '~/words/ja/dates'
import { endingWords as words } from '~/words/ja/ending'
import { day, id, optionalText, pick, text } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf } from '../told'

const waysToTell = ['paper', 'mail', 'fax'] as const

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'end-registration')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const agreedOn = person.registeredAt ? dayOf(person.registeredAt) : null
		const since = continuousSince(agreedOn, await commissionsOf(on, person.id), today)
		const fromFirst = (await settingOn(on, 'duties-from', today)) === 'first-day'
		return {
			told: toldOf(request, words.told),
			id: person.id,
			title: words.title(`${person.familyName} ${person.givenName}`),
			registered: person.state === 'registered',
			today,
			endsOn: addDays(today, daysBeforeEnd),
			fromFirst,
			since: since === null ? null : sayDayAndYear(since),
			duties: dutiesOn(since, today, fromFirst),
			employers: await employersWorkedFor(on, person.id),
			endings: (await endingsOf(on, person.id)).map((one) => {
				const what =
					one.employerName === null ? words.tell.registration : words.tell.continued(one.employerName)
				return {
					id: one.id,
					says: one.undoneAt
						? words.list.undone(what)
						: (one.endedAt ? words.list.ended : words.list.row)(what, sayDayAndYear(one.endsOn)),
					reason: one.reason,
					told: one.reasonTold,
					steps: [
						words.list.told(sayDayAndYear(one.toldOn)),
						...(one.reasonAskedOn ? [words.list.asked(sayDayAndYear(one.reasonAskedOn))] : []),
						...(one.reasonToldOn ? [words.list.answered(sayDayAndYear(one.reasonToldOn))] : []),
					],
					mayUndo: one.endedAt === null && one.undoneAt === null,
					mayTell: one.reasonAskedOn !== null && one.reasonToldOn === null && one.undoneAt === null,
				}
			}),
		}
	})
}

const telling = z.object({
	employerId: optionalText(words.tell.what, 40),
	toldOn: day(words.tell.toldOn),
	endsOn: day(words.tell.endsOn),
	exception: z.preprocess((value) => value ?? '', z.enum(['', ...endingExceptions])),
	reason: text(words.tell.reason, 1000),
	way: pick(words.tell.way, waysToTell),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'end-registration')
	const registrantId = params.registrantId ?? ''
	const here = `/council/people/${registrantId}/ending`
	const doing = new URL(request.url).searchParams.get('do')
	if (doing === 'undo')
		return send(request, {
			form: 'undo',
			person: who.accountId,
			schema: z.object({ endingId: id() }),
			async act(tx, { endingId }) {
				await undoEnding(tx, actor, endingId)
				return `${here}?told=undone`
			},
		})
	if (doing === 'reason')
		return send(request, {
			form: 'reason',
			person: who.accountId,
			schema: z.object({ endingId: id(), reason: text(words.tell.reason, 1000) }),
			async act(tx, { endingId, reason }) {
				await tellReason(tx, actor, endingId, reason)
				return `${here}?told=reason`
			},
		})
	return send(request, {
		form: 'tell',
		person: who.accountId,
		schema: telling,
		async act(tx, { employerId, ...told }) {
			const of = employerId === '' ? null : employerId
			const lastWork = await lastPromisedDay(tx, registrantId, of)
			await tellEnding(tx, actor, { ...told, registrantId, employerId: of, lastWork })
			return `${here}?told=told`
		},
	})
}

export default function EndingPage() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'tell', { toldOn: found.today, endsOn: found.endsOn, way: 'paper' })
	const undo = formView(answered, 'undo')
	const reason = formView(answered, 'reason')
	const holds = (yes: boolean) => (yes ? words.duties.holds : words.duties.notYet)
	const here = `/council/people/${found.id}/ending`
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={[...view.errors, ...undo.errors, ...reason.errors]} />
			<DeskHead title={found.title} />
			<Sheet id="duties" title={words.duties.title}>
				<p>{found.since ? words.duties.since(found.since) : words.duties.none}</p>
				{found.fromFirst && <p>{words.duties.fromFirst}</p>}
				<KeyValues
					pairs={[
						{ label: words.duties.oneMonth, answer: holds(found.duties.oneMonth) },
						{ label: words.duties.sixMonths, answer: holds(found.duties.sixMonths) },
					]}
				/>
			</Sheet>
			<Sheet id="list" title={words.list.title}>
				{found.endings.length === 0 ? (
					<Empty icon="doc">{words.list.none}</Empty>
				) : (
					found.endings.map((one) => (
						<article key={one.id} className="card">
							<p>
								<b>{one.says}</b>
							</p>
							<p>{one.steps.join(' ')}</p>
							<p className="lines-kept">{one.reason}</p>
							{one.told !== '' && one.told !== one.reason && (
								<p className="lines-kept">{words.list.toldWords(one.told)}</p>
							)}
							{one.mayTell && (
								<ActForm
									action={`${here}?do=reason`}
									idempotencyKey={reason.key}
									hidden={{ endingId: one.id }}
								>
									<TextArea
										name="reason"
										id={`reason-${one.id}`}
										label={words.tell.reason}
										defaultValue={reason.value('reason') ?? one.reason}
										error={reason.error('reason')}
									/>
									<Button>{words.list.tellReason}</Button>
								</ActForm>
							)}
							{one.mayUndo && (
								<ActForm action={`${here}?do=undo`} idempotencyKey={undo.key} hidden={{ endingId: one.id }}>
									<Button kind="second">{words.list.undo}</Button>
								</ActForm>
							)}
						</article>
					))
				)}
			</Sheet>
			{found.registered && (
				<Sheet id="tell" title={words.tell.title}>
					<p>{words.tell.lead}</p>
					<ActForm action={here} idempotencyKey={view.key} className="page-form">
						<SelectField
							label={words.tell.what}
							blank={words.tell.registration}
							choices={found.employers.map(({ id, name }) => ({
								value: id,
								label: words.tell.continued(name),
							}))}
							{...view.line('employerId')}
						/>
						<DateField label={words.tell.toldOn} {...view.dateLine('toldOn')} />
						<PickOne
							label={words.tell.way}
							choices={waysToTell.map((value) => ({ value, label: words.tell.ways[value] }))}
							{...view.line('way')}
						/>
						<DateField label={words.tell.endsOn} {...view.dateLine('endsOn')} />
						<SelectField
							label={words.tell.exception}
							blank={words.tell.noException}
							choices={endingExceptions.map((value) => ({
								value,
								label: words.tell.exceptions[value],
							}))}
							{...view.line('exception')}
						/>
						<TextArea label={words.tell.reason} rows={3} {...view.line('reason')} />
						<Button>{words.tell.send}</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}

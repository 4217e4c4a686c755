// One case of the register: what was told, who was told by when, what was done, cause and cure.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { photosOf } from '~/files/file.server'
import { namesOf } from '~/people/account.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { mayDo } from '~/people/role'
import { isAccident, stepKinds } from '~/trouble/trouble'
import {
	addedToJoined,
	alikeOf,
	closeTrouble,
	joinTrouble,
	namedTroubleOf,
	noteNotOwed,
	noteReported,
	noteStep,
	reopenTrouble,
	stepsOf,
	troubleOf,
} from '~/trouble/trouble.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, PickOne, TextArea } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayDayAndYear, sayInstant, sayTime } from '~/words/ja/dates'
import { day, id, optionalText, pick, text } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { troubleWords } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { tellerOf } from './trouble-row.server'

const words = troubleWords.council

export const meta = titled<{ title: string }>((found) => found.title)

/** What became of telling somebody outside: told on a day, due by one, or not asked for. */
const reportSaid = (told: string | null, due: string | null) =>
	told ? words.reported(sayDayAndYear(told)) : due ? words.reportBy(sayDayAndYear(due)) : null

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-troubles')
	return inSnapshot(async (on) => {
		const one = await orNotFound(namedTroubleOf(on, params.troubleId ?? ''))
		const steps = [...(await stepsOf(on, one)), ...(await addedToJoined(on, one.id))].sort(
			(a, b) => a.at.getTime() - b.at.getTime(),
		)
		const names = await namesOf(on, [...steps.map((step) => step.by), one.takenBy ?? ''])
		const into = one.joinedIntoId ? await troubleOf(on, one.joinedIntoId) : undefined
		const phone =
			one.toldBy === 'registrant' && one.registrantId
				? (await registrantOf(on, one.registrantId))?.telephone
				: one.toldBy === 'employer' && one.employerId
					? (await employerOf(on, one.employerId))?.telephone
					: undefined
		const insurer = reportSaid(one.insurerToldDay, one.insurerDueDay)
		const labour = reportSaid(one.labourToldDay, one.labourDueDay)
		const { fact } = words
		return {
			told: toldOf(request, words.told),
			id: one.id,
			title: `${one.number} ${troubleWords.kinds[one.kind]}`,
			today: dayOf(now()),
			mayKeep: mayDo('keep-troubles', who.roles),
			closed: one.closedAt ? (into ? words.joined(into.number) : words.done) : null,
			into: into?.id ?? null,
			words: one.words,
			facts: [
				{ label: fact.told, answer: tellerOf(one), href: null },
				...(one.toldByTelephone === ''
					? []
					: [
							{
								label: troubleWords.fields.telephone,
								answer: one.toldByTelephone,
								href: `tel:${one.toldByTelephone}`,
							},
						]),
				...(phone ? [{ label: troubleWords.fields.telephone, answer: phone, href: `tel:${phone}` }] : []),
				...(one.person === null
					? []
					: [{ label: fact.person, answer: one.person, href: `/council/people/${one.registrantId}` }]),
				...(one.employer === null
					? []
					: [{ label: fact.employer, answer: one.employer, href: `/council/employers/${one.employerId}` }]),
				...(one.assignmentId === null
					? []
					: [{ label: fact.work, answer: words.seeWork, href: `/council/assignments/${one.assignmentId}` }]),
				{
					label: fact.channel,
					answer: frameWords.channels[one.channel as keyof typeof frameWords.channels] ?? one.channel,
					href: null,
				},
				{ label: fact.opened, answer: sayInstant(one.openedAt, 'staff'), href: null },
				{
					label: fact.happened,
					answer: `${sayDay(one.happenedDay)} ${one.happenedMinute === null ? '' : sayTime(one.happenedMinute, 'staff')}`,
					href: null,
				},
				...(one.place === '' ? [] : [{ label: fact.place, answer: one.place, href: null }]),
				...(one.kind === 'accident' || one.hurt !== 'no'
					? [{ label: fact.hurt, answer: troubleWords.hurts[one.hurt], href: null }]
					: []),
				...(one.firstAid === '' ? [] : [{ label: fact.firstAid, answer: one.firstAid, href: null }]),
				{ label: fact.by, answer: sayInstant(one.answerDueAt, 'staff'), href: null },
				{ label: fact.taken, answer: one.takenBy ? (names.get(one.takenBy) ?? '') : '', href: null },
				...(isAccident(one.kind)
					? [
							{
								label: fact.insurer,
								answer: insurer ?? words.noInsurer,
								href: insurer ? null : '/council/insurances',
							},
						]
					: []),
				...(labour ? [{ label: fact.labour, answer: labour, href: null }] : []),
			],
			labourNote: labour !== null,
			reports: isAccident(one.kind)
				? [
						...(one.insurerDueDay && !one.insurerToldDay ? ['insurer' as const] : []),
						...(one.labourDueDay && !one.labourToldDay ? ['labour' as const] : []),
					]
				: [],
			steps: steps.map((step) => ({
				id: step.id,
				head: `${sayInstant(step.at, 'staff')} ${words.step.short[step.kind as keyof typeof words.step.short] ?? step.kind} ${names.get(step.by) ?? ''}`,
				words: step.words,
			})),
			answered: one.answeredAt !== null,
			cause: one.cause,
			cure: one.cure,
			photos: (await photosOf(on, 'trouble', [one.id])).map((photo) => photo.id),
			alike: one.closedAt
				? []
				: (await alikeOf(on, one)).map((other) => ({
						id: other.id,
						number: other.number,
						said: `${other.number} ${troubleWords.kinds[other.kind]} ${tellerOf(other)}`,
					})),
		}
	})
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'keep-troubles')
	const troubleId = params.troubleId ?? ''
	const here = `/council/troubles/${troubleId}`
	const person = who.accountId
	switch (new URL(request.url).searchParams.get('do')) {
		case 'report':
			return send(request, {
				form: 'report',
				person,
				schema: z.object({
					to: pick(words.report.to, ['insurer', 'labour']),
					outcome: pick(words.report.outcome, ['told', 'not-owed']),
					day: day(words.report.day),
					why: optionalText(words.report.why, 500),
				}),
				async act(tx, { outcome, to, ...value }) {
					if (outcome === 'told') await noteReported(tx, actor, troubleId, { to, day: value.day })
					else await noteNotOwed(tx, actor, troubleId, { to, words: value.why })
					return withTold(here, outcome === 'told' ? 'reported' : 'not-owed')
				},
			})
		case 'close':
			return send(request, {
				form: 'close',
				person,
				schema: z.object({
					cause: text(words.close.cause, 2000),
					cure: optionalText(words.close.cure, 2000),
				}),
				async act(tx, value) {
					await closeTrouble(tx, actor, troubleId, value)
					return withTold(here, 'closed')
				},
			})
		case 'reopen':
			return send(request, {
				form: 'reopen',
				person,
				schema: z.object({}),
				async act(tx) {
					await reopenTrouble(tx, actor, troubleId)
					return withTold(here, 'reopened')
				},
			})
		case 'join':
			return send(request, {
				form: 'join',
				person,
				schema: z.object({ into: id() }),
				async act(tx, { into }) {
					await joinTrouble(tx, actor, troubleId, into)
					return withTold(`/council/troubles/${into}`, 'joined')
				},
			})
		default:
			return send(request, {
				form: 'step',
				person,
				schema: z.object({ kind: pick(words.step.kind, stepKinds), words: text(words.step.words, 2000) }),
				async act(tx, value) {
					await orNotFound(troubleOf(tx, troubleId))
					await noteStep(tx, actor, troubleId, value)
					return withTold(here, value.kind === 'told' ? 'answered' : 'noted')
				},
			})
	}
}

export default function TroublePage() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const step = formView(answered, 'step')
	const report = formView(answered, 'report', {
		day: found.today,
		to: found.reports[0] ?? '',
		outcome: 'told',
	})
	const close = formView(answered, 'close', { cause: found.cause, cure: found.cure })
	const here = `/council/troubles/${found.id}`
	const open = found.closed === null && found.mayKeep
	return (
		<Council>
			<DeskHead title={found.title} over={<a href="/council/troubles">{words.back}</a>} />
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={[...step.errors, ...report.errors, ...close.errors]} />
			{found.closed && (
				<p className="told told-wait">
					{found.into ? <a href={`/council/troubles/${found.into}`}>{found.closed}</a> : found.closed}
				</p>
			)}
			<TwoColumns
				main={
					<>
						<Sheet id="said" title={words.said}>
							<p className="lines-kept">{found.words}</p>
							{found.photos.map((photo) => (
								<img key={photo} className="shot" src={`/files/${photo}`} alt={words.photos} />
							))}
						</Sheet>
						<Sheet id="steps" title={words.steps}>
							{found.steps.length === 0 ? (
								<Empty icon="doc">{words.stepsNone}</Empty>
							) : (
								found.steps.map((one) => (
									<article key={one.id}>
										<p>
											<b>{one.head}</b>
										</p>
										<p className="lines-kept">{one.words}</p>
									</article>
								))
							)}
							{found.closed && found.cause !== '' && (
								<KeyValues
									pairs={[
										{ label: words.close.cause, answer: found.cause },
										{ label: words.close.cure, answer: found.cure },
									]}
								/>
							)}
						</Sheet>
						{open && (
							<>
								<Sheet id="step" title={words.step.title}>
									<ActForm action={here} idempotencyKey={step.key} className="page-form">
										<PickOne
											{...step.line('kind')}
											label={words.step.kind}
											choices={stepKinds.map((value) => ({ value, label: words.step.kinds[value] }))}
										/>
										<TextArea {...step.line('words')} label={words.step.words} rows={3} />
										<Button>{words.step.save}</Button>
									</ActForm>
								</Sheet>
								<Sheet id="close" title={words.close.title}>
									<ActForm action={`${here}?do=close`} idempotencyKey={close.key} className="page-form">
										<TextArea {...close.line('cause')} label={words.close.cause} rows={2} />
										<TextArea {...close.line('cure')} label={words.close.cure} rows={2} optional />
										<Button kind="second">{words.close.save}</Button>
									</ActForm>
								</Sheet>
							</>
						)}
						{found.closed && found.mayKeep && (
							<ActForm action={`${here}?do=reopen`} idempotencyKey={crypto.randomUUID()}>
								<Button kind="second">{words.close.again}</Button>
							</ActForm>
						)}
					</>
				}
				side={
					<>
						<Sheet id="facts" title={found.title}>
							<KeyValues
								pairs={found.facts.map(({ label, answer, href }) => ({
									label,
									answer: href ? <a href={href}>{answer}</a> : answer,
								}))}
							/>
							{found.labourNote && <p className="hint">{words.labourNote}</p>}
						</Sheet>
						{open && found.reports.length > 0 && (
							<Sheet id="report" title={words.report.title}>
								<ActForm action={`${here}?do=report`} idempotencyKey={report.key} className="page-form">
									<PickOne
										{...report.line('to')}
										label={words.report.to}
										choices={found.reports.map((value) => ({ value, label: words.report.tos[value] }))}
									/>
									<PickOne
										{...report.line('outcome')}
										label={words.report.outcome}
										columns="two"
										choices={(['told', 'not-owed'] as const).map((value) => ({
											value,
											label: words.report.outcomes[value],
										}))}
									/>
									<DateField {...report.dateLine('day')} label={words.report.day} />
									<TextArea
										{...report.line('why')}
										label={words.report.why}
										hint={words.report.whyHint}
										rows={2}
										optional
									/>
									<Button kind="second">{words.report.save}</Button>
								</ActForm>
							</Sheet>
						)}
						{open && found.alike.length > 0 && (
							<Sheet id="join" title={words.join.title}>
								<p>{words.join.lead}</p>
								{found.alike.map((other) => (
									<div key={other.id}>
										<p>
											<a href={`/council/troubles/${other.id}`}>{other.said}</a>
										</p>
										<ActForm
											action={`${here}?do=join`}
											idempotencyKey={crypto.randomUUID()}
											hidden={{ into: other.id }}
										>
											<Button kind="second">{words.join.save(other.number)}</Button>
										</ActForm>
									</div>
								))}
							</Sheet>
						)}
					</>
				}
			/>
		</Council>
	)
}

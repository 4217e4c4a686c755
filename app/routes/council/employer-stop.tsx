// One act for an employer who cannot or does not pay: stops publishing, tells who was to come, and lists what is owed.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { comingTo, tellStopped } from '~/assignments/employer-stop.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { claimsAgainst } from '~/money/claim.server'
import { latePayments } from '~/money/reminder.server'
import { employerOf } from '~/people/employer.server'
import { changeStop, endStop, noteClaimed, stopEmployer, stopOf } from '~/people/employer-stop.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { ToldIn } from '~/ui/told-in'
import { WayTo } from '~/ui/way-to'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { day, optionalDay, optionalText, pick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { closeTasksOf } from '~/work/task.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = incomingWords.stop
const whys = ['bankruptcy', 'death', 'late-payments'] as const

export const meta = titled<{ name: string }>((found) => words.title(found.name))

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'stop-employer')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const employer = await employerOf(on, params.employerId ?? '')
		if (!employer) throw data(null, { status: 404 })
		const stop = await stopOf(on, employer.id)
		const claims = await claimsAgainst(on, employer.id, today)
		return {
			told: toldOf(request, words.told),
			id: employer.id,
			name: employer.name,
			href: mayDo('see-people', who.roles) ? `/council/employers/${employer.id}` : null,
			today,
			late: words.lateCount(await latePayments(on, employer.id, today)),
			stop: stop && {
				since: words.since(sayDayAndYear(stop.day), words.whys[stop.why]),
				why: stop.why,
				day: stop.day,
				trustee: stop.trustee,
				caseNumber: stop.caseNumber,
				claimUntilDay: stop.claimUntilDay,
				claim: stop.claimedAt
					? words.claimedOn(sayDay(dayOf(stop.claimedAt)))
					: stop.claimUntilDay
						? words.claimWaits(sayDayAndYear(stop.claimUntilDay))
						: null,
				claimed: stop.claimedAt !== null,
			},
			owed: words.owed(formatYen(claims.totalYen)),
			people: (await comingTo(on, employer.id, today)).map((one) => ({
				id: one.id,
				who: `${one.familyName} ${one.givenName}`,
				telephone: one.telephone,
				what: one.title,
				day: sayDay(one.day),
			})),
		}
	})
}

const facts = {
	why: pick(words.why, whys),
	day: day(words.day),
	trustee: optionalText(words.trustee, 200),
	caseNumber: optionalText(words.caseNumber, 60),
	claimUntilDay: optionalDay(words.claimUntil),
}
const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('stop'), ...facts }),
	z.object({ intent: z.literal('change'), ...facts }),
	z.object({ intent: z.literal('claimed') }),
	z.object({ intent: z.literal('end') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'stop-employer')
	const employerId = params.employerId ?? ''
	const back = (told: string) => `/council/employers/${employerId}/stop?told=${told}`
	return send(request, {
		form: 'stop',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'claimed') {
				await noteClaimed(tx, actor, employerId)
				return back('claimed')
			}
			if (value.intent === 'end') {
				await endStop(tx, actor, employerId)
				return back('ended')
			}
			const { intent, trustee, caseNumber, ...rest } = value
			const form = { ...rest, trustee: trustee ?? '', caseNumber: caseNumber ?? '' }
			if (intent === 'change') {
				await changeStop(tx, actor, employerId, form)
				return back('kept')
			}
			await stopEmployer(tx, actor, employerId, form)
			await closeTasksOf(tx, actor, employerId)
			await tellStopped(tx, actor, employerId)
			return back('stopped')
		},
	})
}

export default function EmployerStopPage() {
	const found = useLoaderData<typeof loader>()
	const { stop } = found
	const view = formView(useActionData<typeof action>(), 'stop', {
		why: stop?.why ?? '',
		trustee: stop?.trustee ?? '',
		caseNumber: stop?.caseNumber ?? '',
	})
	const fields = (
		<>
			<SelectField
				{...view.line('why')}
				label={words.why}
				choices={whys.map((value) => ({ value, label: words.whys[value] }))}
			/>
			<DateField
				name="day"
				label={words.day}
				hint={words.dayHint}
				defaultValue={view.errors.length > 0 ? view.date('day') : (stop?.day ?? found.today)}
				error={view.error('day')}
			/>
			<TextField {...view.line('trustee')} label={words.trustee} hint={words.trusteeHint} optional />
			<TextField {...view.line('caseNumber')} label={words.caseNumber} optional />
			<DateField
				name="claimUntilDay"
				label={words.claimUntil}
				defaultValue={
					view.errors.length > 0 ? view.date('claimUntilDay') : (stop?.claimUntilDay ?? undefined)
				}
				error={view.error('claimUntilDay')}
				optional
			/>
		</>
	)
	return (
		<Council>
			<DeskHead
				title={words.title(found.name)}
				lead={words.lead}
				over={<WayTo href={found.href}>{found.name}</WayTo>}
				aside={
					<LinkButton kind="second" href={`/council/employers/${found.id}/claims`}>
						{words.claims}
					</LinkButton>
				}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			{stop && (
				<Told kind="no" note={stop.claim ?? undefined}>
					{stop.since}
				</Told>
			)}
			<Sheet id="owed" title={words.claims} note={found.owed}>
				<p>{found.late}</p>
				{stop && !stop.claimed && (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'claimed' }}>
						<Button kind="second">{words.claimed}</Button>
					</ActForm>
				)}
			</Sheet>
			<Sheet id="people" title={words.people} flush={found.people.length > 0}>
				{found.people.length === 0 ? (
					<p>{words.peopleNone}</p>
				) : (
					<>
						<p className="hint">
							{words.peopleSay}
							{words.peopleB}
						</p>
						<Table
							caption={words.people}
							columns={[
								{ label: words.columns.who },
								{ label: words.columns.telephone },
								{ label: words.columns.what },
								{ label: words.columns.day },
							]}
							rows={found.people.map((one) => ({
								key: one.id,
								cells: [one.who, one.telephone, one.what, one.day],
							}))}
						/>
					</>
				)}
			</Sheet>
			<Sheet id="stop" title={stop ? words.now : words.do}>
				<ActForm
					idempotencyKey={view.key}
					hidden={{ intent: stop ? 'change' : 'stop' }}
					className="page-form"
				>
					{fields}
					<Button kind={stop ? 'second' : 'stop'}>{stop ? words.save : words.do}</Button>
				</ActForm>
			</Sheet>
			{stop && (
				<Fold title={words.end}>
					<p>{words.endLead}</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'end' }}>
						<Button kind="second">{words.end}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}

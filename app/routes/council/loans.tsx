// かしている物 of one registrant: lent by one form, back by one tap, and out again where the tap was wrong.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { inAskingOrder, isLate, loanKinds } from '~/people/loan'
import { lend, loansOf, stillOut, takeBackLoan } from '~/people/loan.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, id, optionalDay, pick, text } from '~/words/ja/fields'
import { loanWords as words } from '~/words/ja/loans'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'keep-loans')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const all = (await loansOf(on, person.id)).map((one) => ({ ...one, say: words.say(one.kind, one.what) }))
		return {
			id: person.id,
			title: words.of(`${person.familyName} ${person.givenName}`),
			told: toldOf(request, words.told),
			today,
			out: inAskingOrder(
				all.filter((one) => one.returnedOn === null),
				today,
			).map((one) => ({
				id: one.id,
				say: one.say,
				lentOn: sayDayAndYear(one.lentOn),
				dueOn: one.dueOn ? sayDayAndYear(one.dueOn) : words.noDue,
				late: isLate(one, today),
			})),
			past: all.flatMap((one) =>
				one.returnedOn === null
					? []
					: [
							{
								id: one.id,
								say: one.say,
								lentOn: sayDayAndYear(one.lentOn),
								returnedOn: sayDayAndYear(one.returnedOn),
							},
						],
			),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('lend'),
		kind: pick(words.kind, loanKinds),
		what: text(words.what, 60),
		lentOn: day(words.lentOn),
		dueOn: optionalDay(words.dueOn),
	}),
	z.object({ intent: z.literal('back'), id: id() }),
	z.object({ intent: z.literal('out'), id: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'keep-loans')
	const registrantId = params.registrantId ?? ''
	return send(request, {
		form: 'loan',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await orNotFound(registrantOf(tx, registrantId))
			const here = `/council/people/${registrantId}/loans`
			if (value.intent === 'lend') {
				const { intent, ...form } = value
				await lend(tx, actor, registrantId, form)
				return withTold(here, 'lent')
			}
			if (value.intent === 'back') await takeBackLoan(tx, actor, registrantId, value.id)
			else await stillOut(tx, actor, registrantId, value.id)
			return withTold(here, value.intent)
		},
	})
}

export default function Loans() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'loan', { lentOn: found.today })
	return (
		<Council>
			<DeskHead title={found.title} lead={words.lead} />
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="out" title={words.link} flush={found.out.length > 0}>
				{found.out.length === 0 ? (
					<Empty icon="book" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.link}
						columns={[
							{ label: words.columns.what },
							{ label: words.columns.lentOn },
							{ label: words.columns.dueOn },
							{ label: words.columns.back },
						]}
						rows={found.out.map((one) => ({
							key: one.id,
							cells: [
								one.say,
								one.lentOn,
								<span key="due">
									{one.dueOn} {one.late && <strong>{words.late}</strong>}
								</span>,
								<ActForm
									key="back"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ intent: 'back', id: one.id }}
								>
									<Button kind="second" label={words.takeBackOf(one.say)}>
										{words.takeBack}
									</Button>
								</ActForm>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="lend" title={words.add}>
				<ActForm idempotencyKey={view.key} hidden={{ intent: 'lend' }} className="page-form">
					<SelectField
						{...view.line('kind')}
						label={words.kind}
						choices={loanKinds.map((value) => ({ value, label: words.kinds[value] }))}
					/>
					<TextField {...view.line('what')} label={words.what} hint={words.whatHint} />
					<DateField {...view.dateLine('lentOn')} label={words.lentOn} />
					<DateField {...view.dateLine('dueOn')} label={words.dueOn} hint={words.dueHint} optional />
					<Button>{words.save}</Button>
				</ActForm>
			</Sheet>
			{found.past.length > 0 && (
				<Sheet id="past" title={words.past} flush>
					<Table
						caption={words.past}
						columns={[
							{ label: words.columns.what },
							{ label: words.columns.lentOn },
							{ label: words.columns.returnedOn },
							{ label: words.stillOut, silent: true },
						]}
						rows={found.past.map((one) => ({
							key: one.id,
							cells: [
								one.say,
								one.lentOn,
								one.returnedOn,
								<ActForm
									key="out"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ intent: 'out', id: one.id }}
								>
									<Button kind="second" label={words.stillOutOf(one.say)}>
										{words.stillOut}
									</Button>
								</ActForm>,
							],
						}))}
					/>
				</Sheet>
			)}
			<LinkButton kind="second" href={`/council/people/${found.id}`}>
				{councilWords.record.facts}
			</LinkButton>
		</Council>
	)
}

// 事業の終わり, guided: the last days, what is to be done until then, calling it off.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { callOffEnd, planEnd, standingEnd } from '~/council/programme-end.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { successorList } from '~/people/successor.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, TextArea, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, optionalText } from '~/words/ja/fields'
import { programmeEndWords as words } from '~/words/ja/programme-end'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'end-programme')
	return inSnapshot(async (on) => {
		const end = await standingEnd(on)
		return {
			told: toldOf(request, words.told),
			end: end && {
				publish: sayDayAndYear(end.lastPublishingDay),
				pay: sayDayAndYear(end.lastPaymentDay),
				readable: sayDayAndYear(end.readableUntilDay),
				successor: end.successor,
				words: end.words,
			},
			yes: end ? (await successorList(on, end.id)).length : 0,
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('plan'),
		lastPublishingDay: day(words.form.lastPublishingDay),
		lastPaymentDay: day(words.form.lastPaymentDay),
		successor: optionalText(words.form.successor, 100),
		words: optionalText(words.form.words, 1000),
	}),
	z.object({ intent: z.literal('off') }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'end-programme')
	await requireFresh(request, who)
	return send(request, {
		form: 'end',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'off') {
				await callOffEnd(tx, actor)
				return '/council/programme-end?told=off'
			}
			await planEnd(tx, actor, value)
			return '/council/programme-end?told=planned'
		},
	})
}

export default function ProgrammeEnd() {
	const { told, end, yes } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'end')
	const { form, standing, todo } = words
	return (
		<Council>
			<ToldIn>{told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} lead={words.lead} />
			{end ? (
				<>
					<Sheet id="end" title={standing.title}>
						<KeyValues
							pairs={[
								{ label: form.lastPublishingDay, answer: end.publish },
								{ label: form.lastPaymentDay, answer: end.pay },
								{ label: standing.readable, answer: end.readable },
								{ label: form.successor, answer: end.successor || standing.none },
								{
									label: form.words,
									answer: <span className="lines-kept">{end.words || standing.none}</span>,
								},
							]}
						/>
						<ActForm idempotencyKey={view.key} hidden={{ intent: 'off' }}>
							<Button kind="stop">{words.callOff}</Button>
						</ActForm>
					</Sheet>
					<Sheet id="todo" title={todo.title}>
						<Rows
							rows={[
								{ href: '/council/money', icon: 'yen', title: todo.money, note: todo.notes.money },
								{ href: '/council/invoices', icon: 'bank', title: todo.invoices, note: todo.notes.invoices },
								{ href: '/council/papers', icon: 'doc', title: todo.papers, note: todo.notes.papers },
								{
									href: '/council/programme-end/list',
									icon: 'people',
									title: todo.list,
									note: todo.notes.list(yes),
								},
							]}
						/>
					</Sheet>
				</>
			) : (
				<Sheet id="plan" title={form.title}>
					<ActForm idempotencyKey={view.key} hidden={{ intent: 'plan' }} className="page-form">
						<DateField {...view.dateLine('lastPublishingDay')} label={form.lastPublishingDay} />
						<DateField {...view.dateLine('lastPaymentDay')} label={form.lastPaymentDay} />
						<TextField {...view.line('successor')} label={form.successor} optional />
						<TextArea {...view.line('words')} label={form.words} optional />
						<p className="hint">{form.note}</p>
						<Button big>{form.save}</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}

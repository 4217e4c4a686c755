// An employer pays an invoice by card, at a convenience store or into an account of their own at the processor.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatYen } from '~/base/yen'
import { leadToPay } from '~/money/processor.server'
import type { Paying } from '~/money/processor-checkout.server'
import { endCheckoutOf, openCheckout, payingOf } from '~/money/processor-checkout.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireEmployer } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { pick } from '~/words/ja/fields'
import { processorWords } from '~/words/ja/processor'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf } from '../told'

const words = processorWords.pay

export const meta = titled(words.title)

const told = { checking: words.checking, later: words.later, ended: words.ended }

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, employerId } = await requireEmployer(request)
	const invoiceId = params.invoiceId ?? ''
	const paying = await orNotFound(
		hasProcessor() && inSnapshot(async (on) => ({ now: await payingOf(on, employerId, invoiceId) })),
	)
	return {
		invoiceId,
		told: toldOf(request, told),
		paying: paying.now,
		mayPay: who.acting === null,
	}
}

const schema = z.object({ intent: pick(words.title, ['pay', 'end']) })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	await orNotFound(hasProcessor() && Promise.resolve(true))
	const invoiceId = params.invoiceId ?? ''
	const page = `/employer/invoices/${invoiceId}/pay`
	const answer = await send(request, {
		form: 'pay',
		person: who.accountId,
		schema,
		async act(tx, value) {
			// Nobody of the office types a payer's card.
			if (who.acting) throw refused('processor-own-only')
			if (value.intent === 'pay') await openCheckout(tx, actor, employerId, invoiceId)
			else await endCheckoutOf(tx, actor, employerId, invoiceId)
			return `${page}?told=${value.intent === 'pay' ? 'later' : 'ended'}`
		},
	})
	if (!(answer instanceof Response)) return answer
	const pays = answer.headers.get('location')?.includes('told=later')
	// The call is made after the commit: what is lost here is made by the clock.
	const there = await leadToPay(employerId, invoiceId)
	return pays && there !== null ? redirect(there) : answer
}

/** What became of the last payment, in one sentence. */
function Now({ now }: { now: Paying['now'] }) {
	if (now.state === 'none') return null
	if (now.state === 'paid')
		return (
			<Told kind="done" note={now.leftYen > 0 ? words.left(formatYen(now.leftYen)) : undefined} undo={null}>
				{words.paid(formatYen(now.yen), processorWords.wayOf(now.way), now.paidAt)}
			</Told>
		)
	if (now.state === 'waits') {
		const said = now.way === 'konbini' ? words.waits.konbini(now.until) : words.waits.transfer
		return (
			<Told kind="wait" note={now.ending ? words.ending : undefined}>
				{said}
			</Told>
		)
	}
	return <Told kind={now.state === 'failed' ? 'no' : 'wait'}>{words[now.state]}</Told>
}

export default function InvoicePay() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'pay')
	const { paying, invoiceId, mayPay } = found
	const back = { href: `/employer/invoices/${invoiceId}`, label: words.backToInvoice }
	if (!paying)
		return (
			<Resident back={back}>
				<PageHead title={words.title} />
				<Empty icon="check" note={words.nothingNote}>
					{words.nothing}
				</Empty>
			</Resident>
		)
	const { now, ways, yen, konbiniDays } = paying
	return (
		<Resident back={back}>
			<ErrorSummary errors={view.errors} />
			{found.told && <Told kind="wait">{found.told}</Told>}
			<PageHead title={words.title} />
			<Now now={now} />
			{now.state === 'waits' && now.url && (
				<LinkButton href={now.url} icon="doc">
					{words.guide}
				</LinkButton>
			)}
			{now.state === 'waits' && !now.ending && mayPay && (
				<Section id="other" title={words.end}>
					<p>{words.endNote}</p>
					<ActForm idempotencyKey={view.key} hidden={{ intent: 'end' }}>
						<Button kind="second">{words.end}</Button>
					</ActForm>
				</Section>
			)}
			{ways.length > 0 && yen > 0 && (
				<Section id="pay" title={words.payTitle}>
					<p>{words.lead(formatYen(yen), ways)}</p>
					{ways.includes('konbini') && <p className="hint">{words.konbini(konbiniDays)}</p>}
					{mayPay ? (
						<ActForm idempotencyKey={view.key} hidden={{ intent: 'pay' }}>
							<Button>{now.state === 'open' ? words.again : words.button}</Button>
						</ActForm>
					) : (
						<p>{words.ownOnly}</p>
					)}
				</Section>
			)}
			<Note>
				<p>{words.outside}</p>
				<p>{words.leadBank}</p>
			</Note>
		</Resident>
	)
}

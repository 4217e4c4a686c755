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
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
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
	const { paying, mayPay } = found
	return (
		<Employer>
			<DeskHead
				over={<a href={`/employer/invoices/${found.invoiceId}`}>{words.backToInvoice}</a>}
				title={words.title}
			/>
			{found.told && <Told kind="wait">{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{paying ? (
				<>
					<Now now={paying.now} />
					<GiveUp now={paying.now} answerKey={view.key} mayPay={mayPay} />
					<Offer paying={paying} answerKey={view.key} mayPay={mayPay} />
				</>
			) : (
				<Empty icon="check" note={words.nothingNote}>
					{words.nothing}
				</Empty>
			)}
		</Employer>
	)
}

type Part = { answerKey: string; mayPay: boolean }

/** A number for the shop, or an account to transfer to, is waited for: it is seen again, or given up. */
function GiveUp({ now, answerKey, mayPay }: Part & Pick<Paying, 'now'>) {
	if (now.state !== 'waits') return null
	return (
		<Sheet id="waits" title={words.waitsTitle}>
			{now.url && (
				<LinkButton href={now.url} icon="doc">
					{words.guide}
				</LinkButton>
			)}
			{!now.ending && mayPay && (
				<>
					<p className="hint">{words.endNote}</p>
					<ActForm idempotencyKey={answerKey} hidden={{ intent: 'end' }}>
						<Button kind="second">{words.end}</Button>
					</ActForm>
				</>
			)}
		</Sheet>
	)
}

/** What can be paid now, and how. */
function Offer({ paying, answerKey, mayPay }: Part & { paying: Paying }) {
	const { ways, yen, konbiniDays, now } = paying
	if (ways.length === 0 || yen === 0) return null
	return (
		<Sheet id="pay" title={words.payTitle}>
			<p>{words.lead(formatYen(yen), ways)}</p>
			{ways.includes('konbini') && <p>{words.konbini(konbiniDays)}</p>}
			<p>{words.leadBank}</p>
			{mayPay ? (
				<ActForm idempotencyKey={answerKey} hidden={{ intent: 'pay' }}>
					<Button big>{now.state === 'open' ? words.again : words.button}</Button>
					<p className="hint">{words.outside}</p>
				</ActForm>
			) : (
				<p>{words.ownOnly}</p>
			)}
		</Sheet>
	)
}

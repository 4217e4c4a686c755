// One line of the bank's statement: whose money it is, or what else, and taking that back.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { asideReasons } from '~/money/incoming'
import {
	alreadyBooked,
	bookLine,
	incomingOfLine,
	lineIsBooked,
	lineIsRun,
	linkLine,
	proposalFor,
	readyToPropose,
	reopenLine,
	runsToSee,
	setLineAside,
	statementLineOf,
	takeLine,
	writtenByHand,
} from '~/money/statement.server'
import { hasProcessor } from '~/money/stripe.server'
import { allEmployers } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickMany, SelectField, Tick, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { id, optionalWhole, pick, picksOf, tick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { nameOfPosting } from '~/words/ja/ledger'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

const words = incomingWords.line
const saidAs = incomingWords.statements.as as Record<string, string>

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const line = await statementLineOf(on, params.lineId ?? '')
		if (!line) throw data(null, { status: 404 })
		const open = line.state === 'open'
		const ready = await readyToPropose(on, today)
		const proposal = open && line.inYen > 0 ? proposalFor(line, ready) : null
		const byHand = open ? await writtenByHand(on, line) : []
		const booked = open ? await alreadyBooked(on, line) : []
		const runs = open && line.outYen > 0 ? await runsToSee(on) : []
		return {
			title: words.title(sayDay(line.day), formatYen(line.inYen + line.outYen)),
			cameIn: line.inYen > 0,
			processor: hasProcessor(),
			open,
			says: line.says,
			balance: line.balanceYen === null ? null : `${formatYen(line.balanceYen)}円`,
			as: saidAs[line.why ?? ''] ?? '',
			incomingId: open ? null : await incomingOfLine(on, line.id),
			payoutId: line.payoutId,
			byHand: byHand.map(({ incoming, employerName }) => ({
				id: incoming.id,
				said: `${sayDay(incoming.day)} ${employerName ?? incomingWords.page.nobody} ${formatYen(incoming.yen)}円`,
			})),
			booked: booked.map((one) => ({
				id: one.id,
				said: words.bookedOf(nameOfPosting(one.kind), sayDay(one.day)),
			})),
			employers: (await allEmployers(on)).map((one) => ({ value: one.id, label: one.name })),
			proposal: proposal && {
				employerId: proposal.employerId ?? '',
				invoiceIds: proposal.kind === 'several' ? [] : proposal.invoiceIds,
				feeYen: proposal.feeYen,
			},
			// What is likely comes first.
			invoices: [...ready.invoices]
				.sort(
					(a, b) =>
						Number(b.employerId === proposal?.employerId) - Number(a.employerId === proposal?.employerId),
				)
				.slice(0, 60)
				.map((one) => ({
					value: one.id,
					label: words.invoice(one.number, one.employerName, formatYen(one.openYen), sayDay(one.dueDay)),
				})),
			mostFee: formatYen(ready.mostFeeYen),
			runs: runs
				.filter(({ run }) => run.totalYen === line.outYen)
				.map(({ run }) => ({
					value: run.id,
					label: words.runOf(run.number, sayDayAndYear(run.transferDay), formatYen(run.totalYen)),
				})),
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const nobody = 'nobody'

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('take'),
		employerId: z.string({ error: words.whose }).min(1, words.whose),
		invoiceIds: picksOf(),
		feeYen: optionalWhole(words.fee, { least: 0, most: 10_000, unit: '円' }),
		remember: tick(),
	}),
	z.object({ intent: z.literal('link'), incomingId: id() }),
	z.object({ intent: z.literal('booked'), postingId: id() }),
	z.object({ intent: z.literal('aside'), why: pick(words.asideWhy, asideReasons) }),
	z.object({ intent: z.literal('fee') }),
	z.object({ intent: z.literal('processor') }),
	z.object({ intent: z.literal('run'), payoutId: id() }),
	z.object({ intent: z.literal('reopen') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	const lineId = params.lineId ?? ''
	const back = (told: string) => `/council/statements?told=${told}`
	return send(request, {
		form: 'line',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'take':
					await takeLine(tx, actor, lineId, {
						employerId: value.employerId === nobody ? null : value.employerId,
						invoiceIds: value.invoiceIds,
						feeYen: value.feeYen ?? 0,
						remember: value.remember,
					})
					return back('taken')
				case 'link':
					await linkLine(tx, actor, lineId, value.incomingId)
					return back('linked')
				case 'booked':
					await lineIsBooked(tx, actor, lineId, value.postingId)
					return back('linked')
				case 'aside':
					await setLineAside(tx, actor, lineId, value.why)
					return back('aside')
				case 'fee':
					await bookLine(tx, actor, lineId, 'bank-fee')
					return back('taken')
				case 'processor':
					await bookLine(tx, actor, lineId, 'processor')
					return back('taken')
				case 'run':
					await lineIsRun(tx, actor, lineId, value.payoutId)
					return back('linked')
				case 'reopen':
					await reopenLine(tx, actor, lineId)
					return `/council/statements?told=reopened`
			}
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type View = ReturnType<typeof formView>

/** Whose money it is, and which invoices it is for. */
function Whose({ found, view, keyFor }: { found: Found; view: View; keyFor: (name: string) => string }) {
	const typed = view.value('intent') === 'take'
	return (
		<Sheet id="whose" title={words.whose}>
			<ActForm idempotencyKey={keyFor('take')} hidden={{ intent: 'take' }} className="page-form">
				<SelectField
					name="employerId"
					label={words.whose}
					choices={[{ value: nobody, label: words.whoseNobody }, ...found.employers]}
					defaultValue={typed ? view.value('employerId') : found.proposal?.employerId}
					error={view.error('employerId')}
				/>
				{found.invoices.length > 0 && (
					<PickMany
						name="invoiceIds"
						label={words.invoices}
						hint={words.invoicesHint}
						choices={found.invoices}
						defaultValues={typed ? view.values('invoiceIds') : found.proposal?.invoiceIds}
						error={view.error('invoiceIds') ?? view.error('yen')}
						optional
					/>
				)}
				<YenField
					name="feeYen"
					label={words.fee}
					hint={words.feeHint(found.mostFee)}
					defaultValue={typed ? view.value('feeYen') : found.proposal?.feeYen || ''}
					error={view.error('feeYen')}
					optional
				/>
				<Tick name="remember" label={words.remember} />
				<Button big>{words.take}</Button>
			</ActForm>
		</Sheet>
	)
}

export default function StatementLinePage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'line')
	const keyFor = (name: string) => (view.value('intent') === name ? view.key : crypto.randomUUID())
	const act = (intent: string, label: string, kind: 'second' | 'stop' = 'second') => (
		<ActForm idempotencyKey={keyFor(intent)} hidden={{ intent }}>
			<Button kind={kind}>{label}</Button>
		</ActForm>
	)
	const decides = found.open && found.mayInvoice
	return (
		<Council>
			<DeskHead
				title={found.title}
				lead={found.cameIn ? words.in : words.out}
				over={<a href="/council/statements">{incomingWords.statements.title}</a>}
			/>
			<ErrorSummary errors={view.errors} />
			<Sheet id="line" title={incomingWords.statements.title}>
				<KeyValues
					pairs={[
						{ label: words.says, answer: found.says },
						...(found.balance ? [{ label: words.balance, answer: found.balance }] : []),
						...(found.open ? [] : [{ label: words.decided, answer: found.as }]),
					]}
				/>
				{found.incomingId && (
					<p>
						<a href={`/council/incomings/${found.incomingId}`}>{words.seeIncoming}</a>
					</p>
				)}
				{found.payoutId && (
					<p>
						<a href={`/council/payouts/${found.payoutId}`}>{words.seePayout}</a>
					</p>
				)}
			</Sheet>
			{decides && found.byHand.length > 0 && (
				<Sheet id="same" title={words.same}>
					<Told kind="wait">{words.sameSay}</Told>
					{found.byHand.map((one) => (
						<ActForm
							key={one.id}
							idempotencyKey={keyFor('link')}
							hidden={{ intent: 'link', incomingId: one.id }}
							className="row-form"
						>
							<p>{one.said}</p>
							<Button>{words.link}</Button>
						</ActForm>
					))}
				</Sheet>
			)}
			{decides && found.booked.length > 0 && (
				<Sheet id="booked" title={words.booked}>
					<Told kind="wait">{words.bookedSay}</Told>
					{found.booked.map((one) => (
						<ActForm
							key={one.id}
							idempotencyKey={keyFor('booked')}
							hidden={{ intent: 'booked', postingId: one.id }}
							className="row-form"
						>
							<p>
								<a href={`/council/postings/${one.id}`}>{one.said}</a>
							</p>
							<Button>{words.link}</Button>
						</ActForm>
					))}
				</Sheet>
			)}
			{decides && found.cameIn && <Whose found={found} view={view} keyFor={keyFor} />}
			{decides && found.cameIn && <Fold title={words.processor}>{act('processor', words.processorDo)}</Fold>}
			{decides && !found.cameIn && found.processor && (
				<Fold title={words.toProcessor}>{act('processor', words.toProcessorDo)}</Fold>
			)}
			{decides && !found.cameIn && (
				<Sheet id="run" title={words.run}>
					{found.runs.length === 0 ? (
						<p>{words.runNone}</p>
					) : (
						<ActForm idempotencyKey={keyFor('run')} hidden={{ intent: 'run' }} className="row-form">
							<SelectField
								name="payoutId"
								label={words.run}
								choices={found.runs}
								blank={false}
								error={view.error('payoutId')}
							/>
							<Button>{words.runDo}</Button>
						</ActForm>
					)}
				</Sheet>
			)}
			{decides && !found.cameIn && (
				<Sheet id="fee" title={words.feeOut}>
					{act('fee', words.feeOutDo)}
				</Sheet>
			)}
			{decides && (
				<Fold title={words.aside} open={view.value('intent') === 'aside'}>
					<p>{words.asideSay}</p>
					<ActForm idempotencyKey={keyFor('aside')} hidden={{ intent: 'aside' }} className="row-form">
						<SelectField
							name="why"
							label={words.asideWhy}
							choices={asideReasonChoices}
							error={view.error('why')}
						/>
						<Button kind="second">{words.asideDo}</Button>
					</ActForm>
				</Fold>
			)}
			{!found.open && found.mayInvoice && (
				<Fold title={words.reopen} open={view.value('intent') === 'reopen'}>
					<p>{words.reopenSay}</p>
					{act('reopen', words.reopen, 'stop')}
				</Fold>
			)}
		</Council>
	)
}

const asideReasonChoices = asideReasons.map((value) => ({
	value,
	label: incomingWords.statements.as[value],
}))

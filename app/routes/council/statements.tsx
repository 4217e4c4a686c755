// The bank's statement: taking a file in, what it proposes, and each line that waits for somebody to decide.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { formatYen } from '~/base/yen'
import type { Proposal } from '~/money/payer-match'
import type { ReadFile, Ready } from '~/money/statement.server'
import {
	importStatement,
	openLines,
	proposalFor,
	readStatementFile,
	readyToPropose,
	settledLines,
	statementsOf,
	takeExact,
	writtenByHand,
} from '~/money/statement.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = incomingWords.statements

export const meta = titled(words.title)

const mostFileBytes = 5 * 1024 * 1024
const yen = (n: number) => (n > 0 ? `${formatYen(n)}円` : '')

/** A proposal in words. */
function sayProposal(proposal: Proposal, ready: Ready): string {
	const invoices = ready.invoices.filter((one) => proposal.invoiceIds.includes(one.id))
	const what = invoices.map((one) => one.number).join('・')
	const who = invoices[0]?.employerName ?? ''
	return words.proposals[proposal.kind](who, what, formatYen(proposal.feeYen))
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const ready = await readyToPropose(on, today)
		const open = await oneByOne(await openLines(on), async (line) => {
			const byHand = (await writtenByHand(on, line)).length > 0
			const proposal = proposalFor(line, ready)
			return {
				id: line.id,
				day: sayDay(line.day),
				says: line.says,
				in: yen(line.inYen),
				out: yen(line.outYen),
				exact: line.inYen > 0 && !byHand && proposal.kind === 'exact',
				said:
					line.inYen === 0
						? words.proposals.out
						: byHand
							? words.proposals.byHand
							: sayProposal(proposal, ready),
			}
		})
		return {
			told: toldOf(request, words.told),
			open,
			exact: open.filter((line) => line.exact).length,
			done: (await settledLines(on)).map((line) => ({
				id: line.id,
				day: sayDay(line.day),
				says: line.says,
				sum: yen(line.inYen + line.outYen),
				as: (words.as as Record<string, string>)[line.why ?? ''] ?? '',
			})),
			past: (await statementsOf(on)).map((one) => ({
				id: one.id,
				at: sayInstant(one.at, 'staff'),
				term: `${sayDayAndYear(one.firstDay)}から${sayDayAndYear(one.lastDay)}`,
				lines: one.lines,
				fresh: one.newLines,
			})),
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const schema = z.object({ intent: pick(words.title, ['import', 'exact']), file: z.any().optional() })

async function fileOf(form: FormData): Promise<ReadFile | null> {
	if (form.get('intent') !== 'import') return null
	const file = form.get('file')
	if (!(file instanceof File) || file.size === 0 || file.size > mostFileBytes)
		throw refused('statement-file', undefined, 'file')
	return readStatementFile(db(), new Uint8Array(await file.arrayBuffer()), dayOf(now()))
}

export async function action({ request }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	return send(request, {
		form: 'statements',
		person: who.accountId,
		schema,
		prepare: ({ form }) => fileOf(form),
		async act(tx, _value, file) {
			if (file) {
				await importStatement(tx, actor, file)
				return '/council/statements?told=imported'
			}
			await takeExact(tx, actor)
			return '/council/statements?told=exact'
		},
	})
}

export default function Statements() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'statements')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				over={<a href="/council/invoices">{incomingWords.page.title}</a>}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			{found.mayInvoice && (
				<Sheet id="take" title={incomingWords.page.statements}>
					<ActForm
						idempotencyKey={keyFor('import')}
						hidden={{ intent: 'import' }}
						files
						className="page-form"
					>
						<FileField
							name="file"
							label={words.file}
							hint={words.fileHint}
							accept=".csv,.txt,text/csv"
							error={view.error('file')}
						/>
						<Button>{words.take}</Button>
					</ActForm>
				</Sheet>
			)}
			{found.mayInvoice && found.exact > 0 && (
				<Sheet id="exact" title={words.exact}>
					<p>{words.exactSay(found.exact)}</p>
					<ActForm idempotencyKey={keyFor('exact')} hidden={{ intent: 'exact' }}>
						<Button big>{words.exactDo(found.exact)}</Button>
					</ActForm>
				</Sheet>
			)}
			<Sheet id="open" title={words.open} flush={found.open.length > 0}>
				{found.open.length === 0 ? (
					<Empty icon="bank" note={words.openNoneNote}>
						{words.openNone}
					</Empty>
				) : (
					<Table
						caption={words.open}
						columns={[
							{ label: words.columns.day },
							{ label: words.columns.says },
							{ label: words.columns.in, right: true },
							{ label: words.columns.out, right: true },
							{ label: words.columns.proposal },
							{ label: words.columns.see, silent: true },
						]}
						rows={found.open.map((line) => ({
							key: line.id,
							cells: [
								line.day,
								line.says,
								line.in,
								line.out,
								line.exact ? (
									<Chip key="said" tone="yes">
										{line.said}
									</Chip>
								) : (
									line.said
								),
								<SeeLink key="see" href={`/council/statement-lines/${line.id}`} label={line.says}>
									{incomingWords.page.see}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="done" title={words.done} flush={found.done.length > 0}>
				{found.done.length === 0 ? (
					<Empty icon="bank">{words.doneNone}</Empty>
				) : (
					<Table
						caption={words.done}
						columns={[
							{ label: words.doneColumns.day },
							{ label: words.doneColumns.says },
							{ label: words.doneColumns.sum, right: true },
							{ label: words.doneColumns.as },
							{ label: words.doneColumns.see, silent: true },
						]}
						rows={found.done.map((line) => ({
							key: line.id,
							cells: [
								line.day,
								line.says,
								line.sum,
								line.as,
								<SeeLink key="see" href={`/council/statement-lines/${line.id}`} label={line.says}>
									{incomingWords.page.see}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="past" title={words.past} flush={found.past.length > 0}>
				{found.past.length === 0 ? (
					<Empty icon="doc">{words.pastNone}</Empty>
				) : (
					<Table
						caption={words.past}
						columns={[
							{ label: words.pastColumns.at },
							{ label: words.pastColumns.term },
							{ label: words.pastColumns.lines, right: true },
							{ label: words.pastColumns.fresh, right: true },
						]}
						rows={found.past.map((one) => ({ key: one.id, cells: [one.at, one.term, one.lines, one.fresh] }))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

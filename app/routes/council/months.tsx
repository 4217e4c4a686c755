// 月と年度の締め: what is missing with whom to call, closing the next month or year, and opening the newest again.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, fiscalYearOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { lastClosedMonth } from '~/money/ledger.server'
import { endsFiscalYear, isOver } from '~/money/month-close'
import {
	closedMonthsShown,
	closeMonth,
	missingBefore,
	monthToClose,
	mostMissing,
	reopenMonth,
} from '~/money/month-close.server'
import { closeYear, reopenYear } from '~/money/year-close.server'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import type { Doing } from '~/people/role'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant, sayMonth } from '~/words/ja/dates'
import { id, text, whole } from '~/words/ja/fields'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { ClosedYears, NextYear, ReopenYear } from './year-part'
import { reopenedSaid, yearsShown } from './year-shown.server'

const words = ledgerWords.close

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const next = await monthToClose(on)
		const over = next !== null && isOver(next, today)
		const missing = over ? await missingBefore(on, next) : []
		const closed = await closedMonthsShown(on)
		const newest = await lastClosedMonth(on)
		const names = await namesOf(
			on,
			closed.flatMap((one) => [one.closedBy, one.reopenedBy]),
		)
		return {
			told: toldOf(request, words.told),
			next,
			nextSaid: next && sayMonth(next),
			over,
			year: next && endsFiscalYear(next) ? fiscalYearOf(`${next}-01`) : null,
			missing: missing.map((one) => ({
				key: `${one.kind} ${one.id}`,
				kind: words.kinds[one.kind],
				office: one.kind === 'inspection' || one.kind === 'statement' ? words.office[one.kind] : null,
				day: sayDay(one.day),
				work: one.title,
				who: one.who,
				telephone: one.telephone,
			})),
			closed: closed.map((one) => ({
				id: one.id,
				month: sayMonth(one.month),
				postings: words.count(one.postings),
				yen: `${formatYen(one.yen)}円`,
				missing: words.count(one.missing),
				at: sayInstant(one.closedAt, 'staff'),
				by: names.get(one.closedBy) ?? '',
				reopened: reopenedSaid(one, names),
				newest: one.reopenedAt === null && one.month === newest,
			})),
			years: await yearsShown(on),
			cut: missing.length >= mostMissing ? words.most(mostMissing) : null,
			mayClose: mayDo('close-month', who.roles),
			mayReopen: mayDo('reopen-month', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('close'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, words.title) }),
	z.object({ intent: z.literal('reopen'), closingId: id(), reason: text(words.reason, 200) }),
	z.object({ intent: z.literal('close-year'), year: whole(words.fiscal.title, { least: 2000, most: 2999 }) }),
	z.object({ intent: z.literal('reopen-year'), closingId: id(), reason: text(words.reason, 200) }),
])

export async function action({ request }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const asked = (await request.clone().formData()).get('intent')
	const doing: Doing = asked === 'reopen' || asked === 'reopen-year' ? 'reopen-month' : 'close-month'
	const { who, actor } = await requireStaff(request, doing)
	return send(request, {
		form: 'months',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'close') {
				await closeMonth(tx, actor, value.month)
				return '/council/months?told=closed'
			}
			if (value.intent === 'close-year') {
				await closeYear(tx, actor, value.year)
				return '/council/months?told=year-closed'
			}
			refuseIllnessWords(value.reason, 'reason')
			if (value.intent === 'reopen-year') {
				await reopenYear(tx, actor, value.closingId, value.reason)
				return '/council/months?told=year-reopened'
			}
			await reopenMonth(tx, actor, value.closingId, value.reason)
			return '/council/months?told=reopened'
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function Missing({ missing }: { missing: Found['missing'] }) {
	if (missing.length === 0) return <Empty icon="check">{words.missingNone}</Empty>
	return (
		<Table
			caption={words.missing(missing.length)}
			columns={[
				{ label: words.columns.kind },
				{ label: words.columns.day },
				{ label: words.columns.work },
				{ label: words.columns.who },
				{ label: words.columns.telephone },
			]}
			rows={missing.map((one) => ({
				key: one.key,
				cells: [
					one.kind,
					one.day,
					one.work,
					one.who,
					one.office ? (
						one.office
					) : one.telephone ? (
						<a key="telephone" href={telHref(one.telephone)}>
							{one.telephone}
						</a>
					) : (
						words.noTelephone
					),
				],
			}))}
		/>
	)
}

export default function Months() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'months')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	const newest = found.closed.find((one) => one.newest)
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href="/council/ledger">
						{ledgerWords.title}
					</LinkButton>
				}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{found.nextSaid === null ? (
				<Empty icon="book" note={words.nothingNote}>
					{words.nothing}
				</Empty>
			) : !found.over ? (
				<Told kind="wait">{words.notOver(found.nextSaid)}</Told>
			) : (
				<Sheet
					id="next"
					title={words.next(found.nextSaid)}
					note={found.missing.length > 0 ? words.missing(found.missing.length) : undefined}
					flush={found.missing.length > 0}
					tail={
						<>
							{found.missing.length > 0 && <p>{words.missingNote}</p>}
							{found.cut && <p>{found.cut}</p>}
							{found.year !== null && (
								<p>
									<b>{words.year(found.year)}</b>
								</p>
							)}
						</>
					}
				>
					<Missing missing={found.missing} />
				</Sheet>
			)}
			<Sheet id="closed" title={words.closed} flush={found.closed.length > 0}>
				{found.closed.length === 0 ? (
					<Empty icon="book">{words.closedNone}</Empty>
				) : (
					<Table
						caption={words.closed}
						columns={[
							{ label: words.closedColumns.month },
							{ label: words.closedColumns.postings, right: true },
							{ label: words.closedColumns.yen, right: true },
							{ label: words.closedColumns.missing, right: true },
							{ label: words.closedColumns.at },
							{ label: words.closedColumns.by },
						]}
						rows={found.closed.map((one) => ({
							key: one.id,
							cells: [
								<span key="month">
									{one.month}
									{one.reopened && <small>{one.reopened}</small>}
								</span>,
								one.postings,
								one.yen,
								one.missing,
								one.at,
								one.by,
							],
						}))}
					/>
				)}
			</Sheet>
			<NextYear years={found.years} mayClose={found.mayClose} idempotencyKey={keyFor('close-year')} />
			<ClosedYears closed={found.years.closed} />
			{found.mayReopen && (
				<ReopenYear
					closed={found.years.closed}
					idempotencyKey={keyFor('reopen-year')}
					open={intent === 'reopen-year'}
					reason={intent === 'reopen-year' ? view.value('reason') : undefined}
					error={intent === 'reopen-year' ? view.error('reason') : undefined}
					label={words.reason}
				/>
			)}
			{newest && found.mayReopen && (
				<Fold title={words.reopen} open={intent === 'reopen'}>
					<p>{words.reopenLead(newest.month)}</p>
					<ActForm
						idempotencyKey={keyFor('reopen')}
						hidden={{ intent: 'reopen', closingId: newest.id }}
						className="page-form"
					>
						<TextField
							name="reason"
							label={words.reason}
							defaultValue={view.value('reason')}
							error={view.error('reason')}
						/>
						<Button kind="stop">{words.reopen}</Button>
					</ActForm>
				</Fold>
			)}
			{found.over && found.mayClose && found.next !== null && found.nextSaid !== null && (
				<EndBar say={words.say(found.nextSaid, found.missing.length)}>
					<ActForm idempotencyKey={keyFor('close')} hidden={{ intent: 'close', month: found.next }}>
						<Button big>{words.act(found.nextSaid)}</Button>
					</ActForm>
				</EndBar>
			)}
		</Council>
	)
}

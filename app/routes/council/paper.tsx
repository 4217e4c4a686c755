// One kept paper's line: what, whose, until when; who looked; what stops its clock.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { foundPaper } from '~/archive/find.server'
import { formatYen } from '~/base/yen'
import { takenBackAt } from '~/events/history.server'
import { looksAt, paperLine } from '~/papers/archive.server'
import { holdsOf, liftHold, placeHold } from '~/papers/retention.server'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickOne, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { WayTo } from '~/ui/way-to'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { id, pick, text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf } from '../told'

const words = archiveWords.paper

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-papers')
	return inSnapshot(async (on) => {
		const line = await orNotFound(foundPaper(on, params.paperId ?? ''))
		const looks = await looksAt(on, line.id)
		const names = await namesOf(
			on,
			looks.map((one) => one.by),
		)
		const undone = await takenBackAt(on, line.eventId)
		return {
			undone: undone && words.undone(sayInstant(undone)),
			told: toldOf(request, words.told),
			id: line.id,
			title: archiveWords.kinds[line.kind as keyof typeof archiveWords.kinds],
			number: line.number,
			day: sayDayAndYear(line.day),
			yen: line.yen === null ? null : `${formatYen(line.yen)}円`,
			party: line.partyName || archiveWords.page.partyGone,
			partyHref: mayDo('see-people', who.roles)
				? `/council/${line.partyKind === 'registrant' ? 'people' : 'employers'}/${line.partyId}`
				: null,
			issued: sayInstant(line.issuedAt, 'staff'),
			filed: sayInstant(line.filedAt, 'staff'),
			hash: line.bodyHash,
			keep: sayDayAndYear(line.keepUntil),
			gone: line.destroyedOn ? words.gone(sayDayAndYear(line.destroyedOn)) : null,
			mayHold: mayDo('hold-papers', who.roles),
			holds: (await holdsOf(on, line)).map((one) => ({
				id: one.id,
				said: words.holdsNow(one.why, sayInstant(one.placedAt, 'staff')),
			})),
			looks: looks.map((one) => ({
				key: one.id,
				at: sayInstant(one.at, 'staff'),
				who: names.get(one.by) ?? '',
				way: words.ways[one.way],
			})),
		}
	})
}

const holding = z.object({
	why: text(words.holdWhy, 200),
	what: pick(words.holds, ['paper', 'party']),
})
const lifting = z.object({ holdId: id() })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'hold-papers')
	const paperId = params.paperId ?? ''
	const here = `/council/papers/${paperId}`
	if (new URL(request.url).searchParams.get('do') === 'lift')
		return send(request, {
			form: 'lift',
			person: who.accountId,
			schema: lifting,
			async act(tx, { holdId }) {
				await liftHold(tx, actor, holdId)
				return `${here}?told=lifted`
			},
		})
	return send(request, {
		form: 'hold',
		person: who.accountId,
		schema: holding,
		async act(tx, { why, what }) {
			const line = await paperLine(tx, null, paperId)
			if (!line) throw refused('not-found')
			const party = { kind: line.partyKind, id: line.partyId }
			await placeHold(tx, actor, what === 'paper' ? { paperId } : { party }, why)
			return `${here}?told=held`
		},
	})
}

export default function Paper() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'hold', { what: 'paper' })
	const lift = formView(answered, 'lift')
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={[...view.errors, ...lift.errors]} />
			<DeskHead
				title={[found.title, found.number].filter(Boolean).join(' ')}
				over={<a href="/council/papers">{words.back}</a>}
			/>
			<Sheet
				id="line"
				title={words.line}
				tail={
					found.gone ? undefined : (
						<>
							<a href={`/council/papers/${found.id}/sheet`}>{words.open}</a>
							<a href={`/council/papers/${found.id}/pdf`}>{words.pdf}</a>
						</>
					)
				}
			>
				{found.undone && <p className="told told-no">{found.undone}</p>}
				{found.gone && <p className="told told-no">{found.gone}</p>}
				<KeyValues
					pairs={[
						{ label: words.kind, answer: found.title },
						...(found.number ? [{ label: words.number, answer: found.number }] : []),
						{ label: words.day, answer: found.day },
						...(found.yen ? [{ label: words.yen, answer: <b>{found.yen}</b> }] : []),
						{ label: words.party, answer: <WayTo href={found.partyHref}>{found.party}</WayTo> },
						{ label: words.issued, answer: found.issued },
						{ label: words.filed, answer: found.filed },
						{ label: words.keep, answer: found.keep },
						{ label: words.hash, answer: <span className="hash">{found.hash}</span> },
					]}
				/>
				{!found.gone && <p className="hint">{words.openNote}</p>}
			</Sheet>
			<Sheet id="looks" title={words.looks} flush={found.looks.length > 0}>
				{found.looks.length === 0 ? (
					<Empty icon="people">{words.looksNone}</Empty>
				) : (
					<Table
						caption={words.looks}
						columns={[
							{ label: words.lookColumns.at },
							{ label: words.lookColumns.who },
							{ label: words.lookColumns.way },
						]}
						rows={found.looks.map((one) => ({ key: one.key, cells: [one.at, one.who, one.way] }))}
					/>
				)}
			</Sheet>
			{!found.gone && (
				<Sheet id="holds" title={words.holds}>
					{found.holds.map((one) => (
						<div key={one.id} className="row">
							<p>{one.said}</p>
							{found.mayHold && (
								<ActForm
									action={`/council/papers/${found.id}?do=lift`}
									idempotencyKey={lift.key}
									hidden={{ holdId: one.id }}
								>
									<Button kind="second">{words.lift}</Button>
								</ActForm>
							)}
						</div>
					))}
					{found.mayHold && (
						<ActForm action={`/council/papers/${found.id}`} idempotencyKey={view.key}>
							<TextField label={words.holdWhy} autoComplete="off" {...view.line('why')} />
							<PickOne
								label={words.holds}
								choices={[
									{ value: 'paper', label: words.holdPaper },
									{ value: 'party', label: words.holdParty },
								]}
								{...view.line('what')}
							/>
							<Button>{words.hold}</Button>
						</ActForm>
					)}
				</Sheet>
			)}
		</Council>
	)
}

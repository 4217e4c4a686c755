// 紙で受け取る方の書類: what waits for an envelope, printed by district, and noted once it is in its envelope.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { batches, notePosted, waitingForPost } from '~/archive/batch.server'
import { now } from '~/base/clock'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { archiveWords } from '~/words/ja/archive'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { picksOf } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = archiveWords.batch

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'post-papers')
	return inSnapshot(async (on) => {
		const waiting = await waitingForPost(on, now())
		const people = new Map<string, { key: string; area: string; who: string; papers: string[] }>()
		for (const { paper, areaName, familyName, givenName } of waiting) {
			const one = people.get(paper.partyId) ?? {
				key: paper.partyId,
				area: areaName ?? words.noArea,
				who: `${familyName} ${givenName}`,
				papers: [],
			}
			one.papers.push(
				`${archiveWords.kinds[paper.kind as keyof typeof archiveWords.kinds]} ${sayDay(paper.day)}`,
			)
			people.set(paper.partyId, one)
		}
		return {
			told: toldOf(request, { posted: words.told }),
			sum: words.sum(people.size, waiting.length),
			ids: waiting.map((one) => one.paper.id),
			people: [...people.values()],
			past: (await batches(on)).map((one) => ({
				id: one.id,
				title: words.pastRow(one.envelopes, one.papers),
				note: sayInstant(one.at, 'staff'),
			})),
		}
	})
}

const posting = z.object({ paperIds: picksOf() })

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'post-papers')
	return send(request, {
		form: 'posted',
		person: who.accountId,
		schema: posting,
		async act(tx, { paperIds }) {
			await notePosted(tx, actor, paperIds)
			return '/council/paper-batch?told=posted'
		},
	})
}

export default function PaperBatch() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'posted')
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet
				id="waiting"
				title={found.people.length === 0 ? words.title : found.sum}
				flush={found.people.length > 0}
			>
				{found.people.length === 0 ? (
					<Empty icon="mail" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<>
						<Table
							caption={words.title}
							columns={[
								{ label: words.columns.area },
								{ label: words.columns.who },
								{ label: words.columns.papers },
							]}
							rows={found.people.map((one) => ({
								key: one.key,
								cells: [
									one.area,
									one.who,
									<ul key="papers">
										{one.papers.map((paper, at) => (
											// biome-ignore lint/suspicious/noArrayIndexKey: two papers may bear the same words
											<li key={at}>{paper}</li>
										))}
									</ul>,
								],
							}))}
						/>
						<div className="sheet-foot">
							<p>{words.makeNote}</p>
							<p className="btn-row">
								<LinkButton href="/council/paper-batch/pdf">{words.make}</LinkButton>
							</p>
							<ActForm idempotencyKey={view.key}>
								{found.ids.map((id) => (
									<input key={id} type="hidden" name="paperIds" value={id} />
								))}
								<Button kind="second">{words.doneButton(found.ids.length)}</Button>
								<p className="hint">{words.doneNote}</p>
							</ActForm>
						</div>
					</>
				)}
			</Sheet>
			{found.past.length > 0 && (
				<Sheet id="past" title={words.past}>
					<Rows
						rows={found.past.map((one) => ({
							href: `/council/paper-batch/pdf?batch=${one.id}`,
							icon: 'mail' as const,
							title: one.title,
							note: one.note,
						}))}
					/>
				</Sheet>
			)}
		</Council>
	)
}

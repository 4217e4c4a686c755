// The head checks a licence and moves somebody on the way to listening; each step stays as a line.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { namesOf } from '~/people/account.server'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { headsAt } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import type { StandingState } from '~/wellness/standing'
import { licenceKinds, mayListen, movesFrom, standings } from '~/wellness/standing'
import { checkLicence, moveCoordinator, movesOf, standingOf } from '~/wellness/standing.server'
import { sayInstant } from '~/words/ja/dates'
import { day, pick, text } from '~/words/ja/fields'
import { standingWords } from '~/words/ja/standing'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames } from './coordinator.server'
import { sayLicence, sayState } from './standing-shown'

const words = standingWords.one

export const meta = titled(words.title, { room: true })

/** Somebody who listens, or said that they could; nobody else has a page here. */
async function knownHere(on: Db, accountId: string): Promise<boolean> {
	return (await coordinatorNames(on)).has(accountId) || (await standingOf(on, accountId)).state !== null
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	const id = params.coordinatorId ?? ''
	return inSnapshot(async (on) => {
		if (!(await knownHere(on, id))) throw data(null, { status: 404 })
		const today = dayOf(now())
		const standing = await standingOf(on, id)
		const moves = await movesOf(on, id)
		const names = await namesOf(on, [id, ...moves.map(({ by }) => by)])
		const told = new URL(request.url).searchParams.get('told')
		return {
			told: told === 'licence' || told === 'move' ? words.told[told] : null,
			name: names.get(id) ?? '',
			state: `${words.now(sayState(standing))}${mayListen(standing, today) ? words.may : words.mayNot}`,
			licence: sayLicence(standing, today),
			next: movesFrom(standing.state).map((value) => ({ value, label: standingWords.states[value] })),
			moves: moves.map((move) => ({
				id: move.id,
				line: words.line(
					sayInstant(move.at, 'staff'),
					standingWords.states[move.state as StandingState],
					move.why,
					names.get(move.by) ?? '',
				),
			})),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('licence'),
		kind: pick(words.kind, licenceKinds),
		number: text(words.number, 30),
		renewOn: day(words.renewOn),
	}),
	z.object({ act: z.literal('move'), state: pick(words.to, standings), why: text(words.why, 200) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	const accountId = params.coordinatorId ?? ''
	if (!(await knownHere(db(), accountId))) throw data(null, { status: 404 })
	return send(request, {
		form: 'standing',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (!(await knownHere(tx, accountId))) throw refused('not-found')
			if (value.act === 'licence') {
				const { kind, number, renewOn } = value
				const others = (await headsAt(tx)).filter((id) => id !== who.accountId)
				await checkLicence(tx, actor, { accountId, kind, number, renewOn }, others.length)
			} else await moveCoordinator(tx, actor, accountId, value.state, value.why)
			return `/coordinator/people/${accountId}/standing?told=${value.act}`
		},
	})
}

export default function CoordinatorStanding() {
	const { told, name, state, licence, next, moves } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'standing')
	return (
		<Coordinator>
			<DeskHead title={words.title} over={name} lead={state} />
			<SeeLink href="/coordinator/people">{words.back}</SeeLink>
			{told && <Told kind="done">{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="licence" title={words.licence} note={licence}>
				<p>{words.licenceLead}</p>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'licence' }} className="page-form">
					<PickOne
						{...view.line('kind')}
						label={words.kind}
						choices={licenceKinds.map((value) => ({ value, label: standingWords.kinds[value] }))}
					/>
					<TextField {...view.line('number')} label={words.number} inputMode="numeric" short />
					<DateField {...view.dateLine('renewOn')} label={words.renewOn} hint={words.renewHint} />
					<Button big>{words.keep}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="move" title={words.move}>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'move' }} className="page-form">
					<PickOne {...view.line('state')} label={words.to} choices={next} />
					<TextField {...view.line('why')} label={words.why} hint={words.whyHint} />
					<Button kind="second">{words.moveNow}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="history" title={words.history}>
				{moves.length === 0 ? (
					<p className="hint">{words.historyNone}</p>
				) : (
					<ul>
						{moves.map(({ id, line }) => (
							<li key={id}>{line}</li>
						))}
					</ul>
				)}
			</Sheet>
		</Coordinator>
	)
}

// One sum for everybody of a slot: how it is divided, asking for other shares, and answering somebody who asks.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignmentOf } from '~/assignments/assignment.server'
import { answerShares, askShares, sharesOf, withdrawShares } from '~/assignments/share.server'
import { now } from '~/base/clock'
import { requireRegistrant } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField, Tick, YenField } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Lines } from '~/ui/rows'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords } from '~/words/ja/conversation'
import { sayDay } from '~/words/ja/dates'
import { id as anId, pick, text, tick, yen } from '~/words/ja/fields'
import { shareWords as words } from '~/words/ja/share'
import { ui } from '~/words/ja/ui'
import { Refusal, refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'
import { CallMe } from './call-me-button'

export const meta = titled(words.title)

const outcomes = ['agreed', 'refused', 'waits'] as const
const fieldOf = (assignmentId: string) => `share-${assignmentId}`

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const at = now()
	const assignmentId = params.assignmentId ?? ''
	const found = await inSnapshot(async (on) => {
		const own = await assignmentOf(on, registrantId, assignmentId)
		const shares = own && (await sharesOf(on, registrantId, assignmentId, at))
		return own && shares ? { own, shares } : undefined
	})
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { own, shares } = found
	const nameOf = new Map(
		shares.people.map((one) => [one.assignmentId, (one.mine ? words.me : words.mate)(one.callName)]),
	)
	const { open } = shares
	const standsAt = shares.people.reduce((sum, one) => sum + one.yen, 0)
	const mine = shares.people.find((one) => one.mine)?.assignmentId
	return {
		told: toldOf(request, words.told),
		id: assignmentId,
		title: own.task.title,
		day: sayDay(own.slot.day),
		sumYen: shares.sumYen,
		more: standsAt !== shares.sumYen,
		mayChange: mine !== undefined && shares.mayChange,
		people: shares.people.map((one, n) => ({
			field: fieldOf(one.assignmentId),
			name: nameOf.get(one.assignmentId) ?? '',
			yen: one.yen,
			// What stands now, unless a seat's part is there to be divided with it.
			first: standsAt === shares.sumYen ? one.yen : (shares.equally[n] ?? 0),
		})),
		open: open && {
			id: open.id,
			why: open.why,
			title: open.mine ? words.mine : words.asked(open.askedBy),
			mine: open.mine,
			mayAnswer: open.shares.some((one) => one.assignmentId === mine && one.answer === null),
			waits: open.shares.filter((one) => one.answer === null).length,
			shares: open.shares.map((one) => ({
				key: one.assignmentId,
				label: nameOf.get(one.assignmentId) ?? '',
				value: words.fromTo(one.fromYen, one.toYen),
			})),
		},
	}
}

/** Asking for other shares: what is wrong with the sum and with the words is said together with what is missing. */
function asking(names: readonly string[], fields: Record<string, z.ZodType>, sumYen: number) {
	const always = { when: () => true }
	const illness = (value: unknown) => {
		const { why, kept } = value as { why?: unknown; kept?: unknown }
		return typeof why === 'string' && !kept ? sentenceOf(() => refuseIllnessWords(why, 'why')) : undefined
	}
	const saidYen = (value: unknown) =>
		names.reduce((sum, name) => sum + Number((value as Record<string, unknown>)[name]), 0)
	return z
		.object({ intent: z.literal('ask'), why: text(words.why, 200), kept: tick(), ...fields })
		.refine((value) => illness(value) === undefined, {
			...always,
			path: ['why'],
			error: ({ input }) => illness(input) ?? '',
		})
		.refine((value) => !(Math.abs(saidYen(value)) >= 0) || saidYen(value) === sumYen, {
			...always,
			path: [names[0] ?? ''],
			error: ({ input }) => refused('share-sum', { sumYen, saidYen: saidYen(input) }).sentence,
		})
}

/** The sentence with which something is refused, undefined where it is not. */
function sentenceOf(act: () => void): string | undefined {
	try {
		act()
		return undefined
	} catch (error) {
		if (error instanceof Refusal) return error.sentence
		throw error
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const assignmentId = params.assignmentId ?? ''
	const here = `/my/assignments/${assignmentId}/share`
	const shares = await sharesOf(db(), registrantId, assignmentId, now())
	if (!shares) throw data({ name: 'not-here' }, { status: 404 })
	const fields = Object.fromEntries(
		shares.people.map((one) => [fieldOf(one.assignmentId), yen(words.mate(one.callName))]),
	)
	return send(request, {
		form: 'share',
		person: who.accountId,
		schema: z.discriminatedUnion('intent', [
			asking(
				shares.people.map((one) => fieldOf(one.assignmentId)),
				fields,
				shares.sumYen,
			),
			z.object({ intent: z.literal('answer'), changeId: anId(), answer: pick(words.title, ['yes', 'no']) }),
			z.object({ intent: z.literal('withdraw'), changeId: anId() }),
		]),
		async act(tx, value) {
			if (value.intent === 'ask') {
				const { why } = value
				const typed = value as unknown as Record<string, number>
				const toYen = Object.fromEntries(
					shares.people.map((one) => [one.assignmentId, typed[fieldOf(one.assignmentId)] ?? 0]),
				)
				const { waits } = await askShares(tx, actor, registrantId, assignmentId, { toYen, why })
				return withTold(here, waits ? 'asked' : 'agreed')
			}
			if (value.intent === 'withdraw') {
				await withdrawShares(tx, actor, registrantId, assignmentId, value.changeId)
				return withTold(here, 'withdrawn')
			}
			const outcome: (typeof outcomes)[number] = await answerShares(
				tx,
				actor,
				registrantId,
				assignmentId,
				value.changeId,
				value.answer,
			)
			return withTold(here, outcome)
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

export default function MyShare() {
	const found = useLoaderData<typeof loader>()
	const { told, id, title, day, people, sumYen, open, mayChange } = found
	const view = formView(useActionData<typeof action>(), 'share')
	return (
		<Resident back={{ href: `/my/assignments/${id}`, label: words.back }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead
				title={words.title}
				over={
					<>
						{title}
						<br />
						{day}
					</>
				}
				lead={words.lead}
			/>
			<Section id="now" title={words.now}>
				<Lines
					lines={[
						...people.map((one) => ({ key: one.field, label: one.name, value: ui.yen(one.yen) })),
						{ key: 'sum', label: words.sum, value: ui.yen(sumYen) },
					]}
				/>
				{people.length === 1 && <p className="hint">{words.alone}</p>}
			</Section>
			{open ? (
				<Answering open={open} mayChange={mayChange} view={view} />
			) : mayChange ? (
				<Asking {...found} view={view} />
			) : (
				<p className="hint">{words.closed}</p>
			)}
			<CallMe back={`/my/assignments/${id}/share`} />
		</Resident>
	)
}

function Answering({
	open,
	mayChange,
	view,
}: {
	open: NonNullable<Found['open']>
	mayChange: boolean
	view: ReturnType<typeof formView>
}) {
	return (
		<Section id="open" title={open.title}>
			<Lines lines={open.shares} />
			<p className="lines-kept">{open.why}</p>
			{mayChange && open.mayAnswer ? (
				<Buttons>
					<ActForm idempotencyKey={view.key} hidden={{ intent: 'answer', changeId: open.id, answer: 'yes' }}>
						<Button kind="second">{words.yes}</Button>
					</ActForm>
					<ActForm
						idempotencyKey={crypto.randomUUID()}
						hidden={{ intent: 'answer', changeId: open.id, answer: 'no' }}
					>
						<Button kind="second">{words.no}</Button>
					</ActForm>
					<p className="hint">{words.note}</p>
				</Buttons>
			) : (
				<p>{open.mine ? words.waiting(open.waits) : words.said}</p>
			)}
			{open.mine && mayChange && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'withdraw', changeId: open.id }}>
					<Button kind="second">{words.withdraw}</Button>
				</ActForm>
			)}
		</Section>
	)
}

function Asking({
	people,
	more,
	view,
}: Pick<Found, 'people' | 'more'> & { view: ReturnType<typeof formView> }) {
	return (
		<Section id="ask" title={words.ask}>
			<p>{words.askLead}</p>
			{more && <p className="hint">{words.whole}</p>}
			<ActForm idempotencyKey={view.key} hidden={{ intent: 'ask' }} className="page-form">
				{people.map((one) => (
					<YenField
						key={one.field}
						{...view.line(one.field)}
						label={one.name}
						defaultValue={view.value(one.field) || one.first}
					/>
				))}
				<TextField {...view.line('why')} label={words.why} hint={words.whyHint} />
				{view.refusedWords('why') && <Tick name="kept" label={conversationWords.keep} />}
				<Button>{words.send}</Button>
			</ActForm>
		</Section>
	)
}

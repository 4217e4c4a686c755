// A coordinator makes a voice of what somebody said: rewritten, shown to them, and passed on with their yes.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { ringPerson } from '~/notices/mail.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextArea } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { noteOpening } from '~/wellness/opening.server'
import { thresholdOn } from '~/wellness/statistics.server'
import { passVoice, preparePassing, sealVoice, showVoice, voicesIn } from '~/wellness/voice.server'
import { sayInstant } from '~/words/ja/dates'
import { id, text } from '~/words/ja/fields'
import { voiceWords } from '~/words/ja/voice'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { requireReader, threadAt } from './coordinator.server'
import { tellsChoices } from './tells.server'

const words = voiceWords.desk
const city = 'city'

export const meta = titled(voiceWords.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (!way) throw data(null, { status: 404 })
	await noteOpening(thread.id, door.accountId, way)
	return inSnapshot(async (on) => {
		const { employer: firms } = await tellsChoices(on)
		const nameOf = (employerId: string | null) =>
			firms.find(({ value }) => value === employerId)?.label ?? words.city
		return {
			id: thread.id,
			told: new URL(request.url).searchParams.get('told'),
			k: (await thresholdOn(on, dayOf(now()))) ?? 0,
			to: [{ value: city, label: words.city }, ...firms],
			voices: (await voicesIn(on, thread.id)).map((voice) => ({
				id: voice.id,
				at: sayInstant(voice.shownAt, 'staff'),
				to: words.toward(nameOf(voice.employerId)),
				words: voice.words,
				state: voice.state,
				wish: voice.wish === '' ? null : words.wish(voice.wish),
			})),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('show'), to: text(words.to, 40), words: text(words.words, 1_000) }),
	z.object({ act: z.literal('pass'), voice: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	const here = `/coordinator/${thread.id}/voice`
	return send(request, {
		form: 'voice-making',
		person: door.accountId,
		schema,
		async prepare({ value }) {
			if (!way) throw refused('not-found')
			if (value.act === 'pass') return { passing: await preparePassing(thread, value.voice) }
			const { employer: firms } = await tellsChoices(db())
			if (value.to !== city && !firms.some((firm) => firm.value === value.to)) throw refused('not-found')
			const employerId = value.to === city ? null : value.to
			return { shown: await sealVoice(thread, { employerId, words: value.words }) }
		},
		async act(tx, _value, { passing, shown }) {
			if (passing) {
				await passVoice(tx, door.actor, passing)
				return `${here}?told=passed`
			}
			if (!shown) throw refused('not-found')
			await showVoice(tx, door.actor, shown)
			if (shown.account) await ringPerson(tx, shown.id, shown.account)
			return `${here}?told=shown`
		},
	})
}

const tones = { shown: 'wait', yes: 'yes', no: 'no', change: 'wait', passed: 'night' } as const

export default function VoiceMaking() {
	const { id, told, k, to, voices } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'voice-making', { to: city })
	return (
		<Coordinator>
			<DeskHead title={words.title} over={wellnessWords.title} lead={words.lead} />
			{told === 'shown' && <Told kind="wait">{words.toldShown}</Told>}
			{told === 'passed' && <Told kind="done">{words.toldPassed}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="voices" title={words.list}>
				{voices.length === 0 ? (
					<Empty icon="chat" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					voices.map((voice) => (
						<article key={voice.id} className="card">
							<p>
								<Chip tone={tones[voice.state]}>{words.states[voice.state]}</Chip> {voice.to} {voice.at}
							</p>
							<p className="lines-kept">{voice.words}</p>
							{voice.wish && <p className="lines-kept">{voice.wish}</p>}
							{voice.state === 'yes' && (
								<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'pass', voice: voice.id }}>
									<p className="hint">{words.passNote(k)}</p>
									<Button>{words.pass}</Button>
								</ActForm>
							)}
						</article>
					))
				)}
			</Sheet>
			<Sheet id="show" title={words.door}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'show' }}>
					<SelectField {...view.line('to')} label={words.to} choices={to} blank={false} />
					<TextArea {...view.line('words')} label={words.words} hint={words.hint} rows={5} />
					<Button big>{words.show}</Button>
				</ActForm>
			</Sheet>
			<LinkButton kind="second" href={`/coordinator/${id}`}>
				{voiceWords.own.back}
			</LinkButton>
		</Coordinator>
	)
}

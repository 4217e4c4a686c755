// A coordinator reads one consultation and answers, now or later; takes one that nobody has; or reads a colleague's with a reason.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, instantOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { settingOn } from '~/council/setting.server'
import { readPhotos } from '~/files/file.server'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { headsAt } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import type { FormView } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { Button, Buttons, SeeLink } from '~/ui/button'
import { Chips } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, FileField, SelectField, TextArea, TimeField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { PromiseOfReply } from '~/ui/promise'
import { KeptLine, LiveTalk, Notes } from '~/ui/room-desk-parts'
import { SealedPhotos, Talk } from '~/ui/room-parts'
import { Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { cannedOn, manualOn } from '~/wellness/answering.server'
import { refuseWhileMeeting } from '~/wellness/appointment.server'
import { fillCanned, isAsleep } from '~/wellness/desk'
import { deskOf } from '~/wellness/desk.server'
import { draftIn, dropDraft, keepDraft, sealDraft } from '~/wellness/draft.server'
import { keyOf } from '~/wellness/keyring.server'
import { dropPlanned, plannedIn, planReply } from '~/wellness/later.server'
import { tell } from '~/wellness/live.server'
import { addNote, finishNote, notesOf, sealNote } from '~/wellness/note.server'
import { breakSeal, noteOpening, openingsOf, sealReason } from '~/wellness/opening.server'
import { ownerOf } from '~/wellness/sealed.server'
import type { Said, Thread } from '~/wellness/thread.server'
import {
	answerThread,
	calmThread,
	closeThread,
	detailsOf,
	promiseOf,
	saidIn,
	sealWords,
	takeThread,
	threadOf,
} from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { sayInstant, sayMinutes } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { id, optionalClockTime, optionalDay, optionalText, text } from '~/words/ja/fields'
import { meetingWords } from '~/words/ja/meeting'
import { voiceWords } from '~/words/ja/voice'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import type { AtDoor } from './coordinator.server'
import { coordinatorNames, requireReader, threadAt } from './coordinator.server'
import { meetingLine } from './meeting.server'
import { shownNote } from './note-shown'
import { shownTalk } from './said-shown'
import { noticedIn } from './urgent.server'

const words = wellnessWords.answer
const desk = deskWords

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (way) await noteOpening(thread.id, door.accountId, way)
	const at = now()
	return inSnapshot(async (on) => {
		const names = await coordinatorNames(on)
		const nameOf = (id: string) => names.get(id) ?? wellnessWords.board.unknown
		const promise = await promiseOf(on, thread.id)
		const left = promise ? Math.max(0, promise.by.getTime() - at.getTime()) : 0
		const whole = promise ? promise.by.getTime() - promise.from.getTime() : 1
		const details = way && detailsOf(thread, await keyOf(thread.id))
		const said = way && (await saidIn(on, thread.id))
		const draft = way && (await draftIn(on, ownerOf(door.accountId), thread.id))
		const manual = await manualOn(on, dayOf(at))
		return {
			id: thread.id,
			stands: way ? ('open' as const) : thread.coordinatorId ? ('sealed' as const) : ('free' as const),
			told: new URL(request.url).searchParams.get('told'),
			closed: thread.closedAt !== null,
			meeting: way ? await meetingLine(on, thread.id, at) : null,
			rests: thread.restsAt !== null,
			urgent: thread.urgentAt !== null,
			noticed: thread.urgentAt !== null && (await onlyNoticed(on, said || [])),
			coordinator: thread.coordinatorId ? nameOf(thread.coordinatorId) : null,
			name: details ? wellnessWords.board.person(details.name || words.nameless) : wellnessWords.sentTitle,
			about: details
				? [
						wellnessWords.topics[details.topic],
						words.way(wellnessWords.ways[details.way]),
						words.opened(sayInstant(thread.openedAt, 'staff')),
						...(thread.coordinatorId ? [words.inCharge(nameOf(thread.coordinatorId))] : []),
					].join('・')
				: null,
			promise: promise && {
				by: sayInstant(promise.by, 'staff'),
				wrote: sayInstant(promise.from, 'staff'),
				left: sayMinutes(Math.floor(left / 60_000)),
				passed: 1 - left / whole,
				urgent: left === 0,
			},
			said: said ? shownTalk(said, { reader: 'staff', names, called: details?.name ?? '' }) : null,
			labels: way ? deskOf(thread, await keyOf(thread.id)).labels : [],
			asleep: isAsleep(thread, at) ? sayInstant(thread.sleepsUntil ?? at, 'staff') : null,
			draft: draft ? { words: draft.draft.words, at: sayInstant(draft.at, 'staff') } : null,
			canned: (await cannedOn(on)).map(({ id, name }) => ({ value: id, label: name })),
			manual: manual ? desk.answer.manual(manual.version, manual.doctor) : desk.answer.manualNone,
			planned: way
				? (await plannedIn(on, thread.id)).map((one) => ({
						id: one.id,
						who: nameOf(one.coordinatorId),
						at: desk.planned.at(sayInstant(one.sendAt, 'staff')),
						held: one.heldAt !== null,
						words: one.words,
					}))
				: [],
			notes: way
				? (await notesOf(on, thread.id, way)).map((note) => shownNote(note, nameOf(note.coordinatorId)))
				: [],
			readers: way
				? (await openingsOf(on, thread.id, 20)).map((one) => ({
						id: one.id,
						who: wellnessWords.reader(
							`${nameOf(one.by)}（${wellnessWords.readerWays[one.way]}）`,
							sayInstant(one.at, 'staff'),
						),
						reason: one.reason,
					}))
				: [],
		}
	})
}

const presses = ['send', 'keep', 'fill', 'later'] as const

const schema = z.discriminatedUnion('act', [
	z
		.object({
			act: z.literal('answer'),
			press: z.enum(presses).default('send'),
			words: optionalText(words.label, mostLetters),
			canned: z.string().max(40).optional(),
			seen: z.string().max(40).optional(),
			sendDay: optionalDay(desk.answer.sendDay),
			sendTime: optionalClockTime(desk.answer.sendTime),
		})
		.superRefine(({ press, words: typed, sendDay, sendTime }, found) => {
			const missing = (path: string, label: string) =>
				found.addIssue({ code: 'custom', path: [path], message: `「${label}」を入れてください。` })
			if ((press === 'send' || press === 'later') && typed === '') missing('words', words.label)
			if (press === 'later' && sendDay === null) missing('sendDay', desk.answer.sendDay)
			if (press === 'later' && sendTime === null) missing('sendTime', desk.answer.sendTime)
		}),
	z.object({
		act: z.literal('note'),
		note: text(desk.notes.label, 2_000),
		follow: optionalDay(desk.notes.follow),
	}),
	z.object({ act: z.literal('note-done'), id: id() }),
	z.object({ act: z.literal('drop-planned'), id: id() }),
	z.object({ act: z.literal('use-planned'), id: id() }),
	z.object({ act: z.literal('take') }),
	z.object({ act: z.literal('close') }),
	z.object({ act: z.literal('calm') }),
	z.object({
		act: z.literal('break'),
		reason: text(words.reason, 500).refine((reason) => [...reason].length >= 8, words.reasonShort),
	}),
])
type Asked = z.infer<typeof schema>

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await stillThere(request, door, params.threadId ?? '')
	const here = `/coordinator/${thread.id}`
	const answer = await send(request, {
		form: 'care-answer',
		person: door.accountId,
		schema,
		async prepare({ value, form }) {
			if (way === 'broken' && ['close', 'drop-planned', 'use-planned'].includes(value.act))
				throw refused('not-found')
			if (!['take', 'break'].includes(value.act) && !way)
				throw refused(value.act === 'answer' ? 'thread-handed' : 'not-found')
			return prepared(door, thread, value, form)
		},
		async act(tx, value, made) {
			await done(tx, door, thread.id, value, made)
			const told = value.act === 'answer' && value.press !== 'send' ? value.press : value.act
			return `${here}?told=${told}${toldPlace[told] ?? ''}`
		},
	})
	tell(thread.id)
	return answer
}

/** Whether the program noticed words of the person: they need not have pressed 「今すぐ助けが必要」. */
async function onlyNoticed(on: Db, said: readonly Said[]): Promise<boolean> {
	const own = said.filter(({ coordinatorId }) => coordinatorId === null)
	return (await oneByOne(own, ({ words }) => noticedIn(on, words))).some(Boolean)
}

/** The thread somebody answers; where its person deleted it meanwhile, a page that gives the words back. */
async function stillThere(request: Request, door: AtDoor, threadId: string) {
	if (await threadOf(db(), threadId)) return threadAt(door, threadId)
	const words = (await request.formData()).get('words')
	throw data({ name: 'thread-gone', unsent: typeof words === 'string' ? words : '' }, { status: 404 })
}

const toldPlace: Record<string, string> = { keep: '#answer', fill: '#answer', 'use-planned': '#answer' }

/** What is sealed for an act, outside its transaction. */
async function prepared(door: AtDoor, thread: Thread, value: Asked, form: FormData) {
	const owner = ownerOf(door.accountId)
	if (value.act === 'break') return { reason: await sealReason(thread.id, value.reason) }
	if (value.act === 'note')
		return {
			note: await sealNote(thread.id, { kind: value.follow ? 'follow' : 'note', words: value.note }),
		}
	if (value.act === 'use-planned') {
		const planned = (await plannedIn(db(), thread.id)).find(({ id }) => id === value.id)
		if (!planned) throw refused('not-found')
		// What was being typed stays above it.
		const typed = (await draftIn(db(), owner, thread.id))?.draft.words
		const whole = [typed, planned.words].filter(Boolean).join('\n\n')
		return { draft: await sealDraft(owner, { words: whole, photos: [] }, { threadId: thread.id }) }
	}
	if (value.act !== 'answer') return {}
	const photos = value.press === 'send' ? await readPhotos(form.getAll('photos')) : []
	if (value.press !== 'send' && form.getAll('photos').some((one) => typeof one !== 'string' && one.size > 0))
		throw refused('photos-only-sent', undefined, 'photos')
	if (value.press === 'keep' || value.press === 'fill') {
		const filled = value.press === 'fill' ? await filledIn(door, thread, value.canned) : undefined
		const whole = [value.words, filled].filter(Boolean).join('\n\n')
		return { draft: await sealDraft(owner, { words: whole, photos: [] }, { threadId: thread.id }) }
	}
	const manual = (await manualOn(db(), dayOf(now())))?.version
	return {
		account: detailsOf(thread, await keyOf(thread.id))?.account ?? null,
		sealed: await sealWords(thread.id, value.words, photos, manual ? { manual } : {}),
	}
}

/** A reply that is often the same, with what is known of this thread filled in. */
async function filledIn(door: AtDoor, thread: Thread, chosen: string | undefined): Promise<string> {
	const canned = (await cannedOn(db())).find(({ id }) => id === chosen)
	if (!canned) throw refused('canned-gone', undefined, 'canned')
	const names = await coordinatorNames(db())
	const called = detailsOf(thread, await keyOf(thread.id))?.name
	return fillCanned(canned.words, {
		呼び名: called || words.nameless,
		相談員: names.get(door.accountId) ?? wellnessWords.coordinator,
		町: await settingOn(db(), 'town-name', dayOf(now())),
	})
}

async function done(
	tx: Tx,
	door: AtDoor,
	threadId: string,
	value: Asked,
	{ reason, note, draft, sealed, account }: Partial<Awaited<ReturnType<typeof prepared>>>,
): Promise<void> {
	const { actor, accountId } = door
	const owner = ownerOf(accountId)
	switch (value.act) {
		case 'take':
			return takeThread(tx, actor, threadId)
		case 'calm':
			return calmThread(tx, actor, threadId)
		case 'close':
			await refuseWhileMeeting(tx, threadId)
			return closeThread(tx, actor, threadId)
		case 'note-done':
			return finishNote(tx, actor, threadId, value.id)
		case 'drop-planned':
			return dropPlanned(tx, actor, threadId, value.id)
		case 'note':
			return note && addNote(tx, actor, note, value.follow ? instantOf(value.follow, 9 * 60) : null)
		case 'use-planned':
			await dropPlanned(tx, actor, threadId, value.id)
			return draft && keepDraft(tx, owner, draft, false)
		case 'break': {
			if (!reason) return
			const theirs = await breakSeal(tx, actor, reason)
			const told = [...(await headsAt(tx)), ...(theirs ? [theirs] : [])].filter((one) => one !== accountId)
			return ringStaff(tx, reason.id, told)
		}
		case 'answer':
			if (draft) return keepDraft(tx, owner, draft, false)
			if (!sealed) return
			await dropDraft(tx, owner, threadId)
			if (value.press === 'later')
				return planReply(
					tx,
					actor,
					sealed,
					instantOf(value.sendDay ?? '', value.sendTime ?? 0),
					value.seen || null,
				)
			await answerThread(tx, actor, sealed, value.seen || null)
			if (account) await ringPerson(tx, sealed.messageId, account)
	}
}

const toldOf: Record<string, string> = {
	answer: words.told,
	take: words.toldTaken,
	break: words.toldBroken,
	close: words.toldClosed,
	calm: words.toldCalm,
	note: desk.notes.told,
	'note-done': desk.notes.toldDone,
	later: desk.answer.toldLater,
	keep: desk.answer.toldKept,
	fill: desk.answer.toldFilled,
	'drop-planned': desk.planned.toldDropped,
	'use-planned': desk.planned.toldUsed,
	labels: desk.desk.toldLabels,
	hand: desk.desk.toldHand,
	spoken: desk.desk.toldSpoken,
	sleep: desk.desk.toldSleep,
	wake: desk.desk.toldWake,
}

export default function Answer() {
	const found = useLoaderData<typeof loader>()
	const { stands, told, promise } = found
	const view = formView(useActionData<typeof action>(), 'care-answer', {
		seen: found.said?.at(-1)?.key,
		words: found.draft?.words,
	})
	return (
		<Coordinator>
			<DeskHead title={found.name} over={wellnessWords.title} lead={found.about ?? undefined} />
			{told && toldOf[told] && <Told kind="done">{toldOf[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			{promise && <PromiseOfReply {...promise} />}
			{found.closed && <Told kind="wait">{words.ended}</Told>}
			{found.urgent && (
				<Told kind="no" note={words.urgentLead}>
					{found.noticed ? words.noticed : words.urgent}
				</Told>
			)}
			{found.meeting && (
				<p>
					{found.meeting.says}{' '}
					<SeeLink href={`/coordinator/meetings/${found.meeting.id}`}>{meetingWords.desk.seeMeeting}</SeeLink>
				</p>
			)}
			{found.rests && <Told kind="wait">{desk.desk.rests}</Told>}
			{found.asleep && <Told kind="wait">{desk.desk.asleep(found.asleep)}</Told>}
			{stands !== 'open' && <Unsent words={view.value('words')} />}
			{stands === 'free' && <Free view={view} />}
			{stands === 'sealed' && <Sealed view={view} coordinator={found.coordinator ?? ''} />}
			{stands === 'open' && <Open found={found} view={view} />}
		</Coordinator>
	)
}

/** What was written to a thread that went to a colleague meanwhile: nobody keeps it but this page. */
function Unsent({ words: unsent }: { words: string | undefined }) {
	if (!unsent) return null
	return (
		<Sheet id="unsent" title={words.unsent}>
			<p className="hint">{words.unsentNote}</p>
			<p className="lines-kept">{unsent}</p>
		</Sheet>
	)
}

function Free({ view }: { view: FormView }) {
	return (
		<Sheet id="take" title={words.takeTitle}>
			<p>{words.takeLead}</p>
			<ActForm idempotencyKey={view.key} hidden={{ act: 'take' }}>
				<Button big>{words.take}</Button>
			</ActForm>
		</Sheet>
	)
}

function Sealed({ view, coordinator }: { view: FormView; coordinator: string }) {
	return (
		<>
			<p>{words.sealedLead(coordinator)}</p>
			<Sheet id="break" title={words.breakTitle}>
				<p>{words.breakLead}</p>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'break' }}>
					<TextArea {...view.line('reason')} label={words.reason} hint={words.reasonHint} rows={3} />
					<Button kind="stop">{words.breakSeal}</Button>
				</ActForm>
			</Sheet>
		</>
	)
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function Open({ found, view }: { found: Found; view: FormView }) {
	const { id, said } = found
	return (
		<TwoColumns
			main={
				<>
					<Sheet id="said" title={wellnessWords.said}>
						{said ? (
							<>
								<Talk
									said={said.map(({ photos, manual, ...one }) => ({
										...one,
										after: (
											<>
												<SealedPhotos path={`/coordinator/${id}/photos`} photos={photos} />
												{manual && <small className="hint">{desk.answer.followed(manual)}</small>}
											</>
										),
									}))}
								/>
								<LiveTalk path={`/coordinator/${id}`} last={said.at(-1)?.key} />
							</>
						) : (
							<p>{wellnessWords.keyGone}</p>
						)}
					</Sheet>
					{said && !found.rests && <AnswerSheet found={found} view={view} />}
					<Planned found={found} />
				</>
			}
			side={<Beside found={found} view={view} />}
		/>
	)
}

function AnswerSheet({ found, view }: { found: Found; view: FormView }) {
	const { id, canned, draft } = found
	return (
		<Sheet id="answer" title={words.title}>
			{draft && <Told kind="wait">{desk.answer.kept(draft.at)}</Told>}
			<p className="hint">
				{found.manual} <SeeLink href="/coordinator/manual">{desk.answer.seeManual}</SeeLink>
			</p>
			<ActForm
				idempotencyKey={view.key}
				hidden={{ act: 'answer', seen: found.said?.at(-1)?.key }}
				files
				className="page-form"
			>
				<TextArea {...view.line('words')} label={words.label} hint={words.hint} rows={10} />
				<KeptLine path={`/coordinator/${id}/kept-words`} />
				<FileField
					name="photos"
					label={wellnessWords.photos}
					error={view.error('photos')}
					optional
					multiple
				/>
				<Button big name="press" value="send">
					{words.send}
				</Button>
				<Button kind="second" name="press" value="keep">
					{desk.answer.keep}
				</Button>
				{canned.length > 0 && (
					<div className="row-form">
						<SelectField
							{...view.line('canned')}
							label={desk.answer.canned}
							choices={canned}
							blank={desk.answer.cannedNone}
							optional
						/>
						<Button kind="second" name="press" value="fill">
							{desk.answer.fill}
						</Button>
					</div>
				)}
				<details className="more">
					<summary>{desk.answer.laterTitle}</summary>
					<p className="hint">{desk.answer.laterNote}</p>
					<DateField {...view.dateLine('sendDay')} label={desk.answer.sendDay} optional />
					<TimeField {...view.line('sendTime')} label={desk.answer.sendTime} optional />
					<Button kind="second" name="press" value="later">
						{desk.answer.later}
					</Button>
				</details>
			</ActForm>
		</Sheet>
	)
}

function Planned({ found }: { found: Found }) {
	if (found.planned.length === 0) return null
	return (
		<Sheet id="planned" title={desk.planned.title}>
			<Notes
				none=""
				notes={found.planned.map((one) => ({
					key: one.id,
					kind: one.at,
					who: one.who,
					words: one.words,
					due: one.held ? desk.planned.held : undefined,
					act: (
						<Buttons row>
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'use-planned', id: one.id }}>
								<Button kind="second">{desk.planned.use}</Button>
							</ActForm>
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'drop-planned', id: one.id }}>
								<Button kind="plain">{desk.planned.drop}</Button>
							</ActForm>
						</Buttons>
					),
				}))}
			/>
		</Sheet>
	)
}

/** Beside the talk: labels, notes, the other acts, and who has read it. */
function Beside({ found, view }: { found: Found; view: FormView }) {
	const { id, labels, notes, readers, closed } = found
	return (
		<>
			<Sheet id="desk" title={desk.desk.title}>
				{labels.length > 0 && <Chips chips={labels.map((label) => ({ label }))} />}
				<p>
					<SeeLink href={`/coordinator/${id}/desk`}>{desk.desk.link}</SeeLink>
				</p>
				<p>
					<SeeLink href={`/coordinator/${id}/report`}>{desk.desk.reportLink}</SeeLink>
				</p>
				<p>
					<SeeLink href={`/coordinator/${id}/voice`}>{voiceWords.desk.door}</SeeLink>
				</p>
				{found.urgent && (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'calm' }}>
						<Button kind="second">{words.calm}</Button>
					</ActForm>
				)}
				{!closed && !found.rests && (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'close' }}>
						<p className="hint">{words.closeNote}</p>
						<Button kind="second">{words.close}</Button>
					</ActForm>
				)}
			</Sheet>
			<Sheet id="notes" title={desk.notes.title}>
				<p className="hint">{desk.notes.lead}</p>
				<Notes
					none={desk.notes.none}
					notes={notes.map((note) => ({
						...note,
						act: note.open && (
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'note-done', id: note.key }}>
								<Button kind="plain">{desk.notes.done}</Button>
							</ActForm>
						),
					}))}
				/>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'note' }} className="page-form">
					<TextArea {...view.line('note')} label={desk.notes.label} rows={3} />
					<DateField {...view.dateLine('follow')} label={desk.notes.follow} optional />
					<Button kind="second">{desk.notes.add}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="readers" title={words.readers}>
				<ul>
					{readers.map((one) => (
						<li key={one.id}>
							{one.who}
							{one.reason && <p className="lines-kept">{one.reason}</p>}
						</li>
					))}
				</ul>
			</Sheet>
		</>
	)
}

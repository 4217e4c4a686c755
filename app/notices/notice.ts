// Which act tells whom what: the table every notice comes from.
import type { AskWhy } from '~/assignments/assignment'
import { dayOf } from '~/base/day'
import type { CallReason } from '~/people/call-reason'
import type { EventName } from '~/words/event-names'
import { isWeather } from '~/work/weather'

type Facts = { before: Record<string, unknown>; after: Record<string, unknown> }

const asked =
	(...whys: AskWhy[]) =>
	(act: Facts) =>
		whys.includes((act.after.why ?? 'asked') as AskWhy)

const came = (outcome: string) => (act: Facts) => act.after.outcome === outcome

const byMate = (act: Facts) => act.after.byMate === true

// Who has not said yes was never announced to the employer; of a whole slot they hear once, and of who cannot come
// they hear what becomes of the seat.
const wasAnnounced = ({ before, after }: Facts) =>
	before.state === 'agreed' && after.of !== 'slot' && after.of !== 'moved' && after.why !== 'registrant'

// Who is asked for another day hears that, and nothing besides.
const isMoved = ({ after }: Facts) => after.of === 'moved' || Boolean(after.movedFrom)
const notMoved = (act: Facts) => !isMoved(act)

/**
 * A notice of one act: to which side, under which name in words/, and whether somebody without the site is called;
 * with `when`, only where the act came out so.
 */
export type NoticeRule = {
	to: 'registrant' | 'employer'
	kind: NoticeKind
	call?: CallReason
	when?: (act: Facts) => boolean
}

export const noticeKinds = [
	'joined',
	'offer',
	'offer-lapsed',
	'decided',
	'moved',
	'another',
	'closed',
	'terms-lapsed',
	'terms-changed',
	'called-off',
	'employer-stopped',
	'employer-stopped-held',
	'mending',
	'credited',
	'correction',
	'corrected',
	'supplemented',
	'year-statement',
	'paid',
	'returned',
	'correcting',
	'recalling',
	'recall-refused',
	'recalled-back',
	'cash-ready',
	'cash-back',
	'through-back',
	'account-rejected',
	'ending-told',
	'ending-reason',
	'desk-answered',
	'trouble-answered',
	'trouble-answered-employer',
	'office-wrote',
	'quote',
	'quote-withdrawn',
	'turned-down',
	'taken-up-again',
	'published',
	'comes',
	'not-coming',
	'stand-in-sought',
	'comes-after-all',
	'stand-in-found',
	'one-fewer',
	'late',
	'again',
	'stand-in',
	'before',
	'accompany-asked',
	'accompanied',
	'accompany-off',
	'one-record',
	'team-asked',
	'team-raised',
	'share-asked',
	'share-agreed',
	'share-stays',
	'share-equal',
	'slot-off',
	'slot-moved',
	'to-confirm',
	'invoice',
	'invoice-credited',
	'invoice-reminded',
	'proposal',
	'proposal-overdue',
	'taken-back',
	'taken-back-employer',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The notice a call was opened for: its natural key begins with the notice's kind. Null where it was opened for none. */
export const noticeOf = (naturalKey: string): NoticeKind | null =>
	noticeKinds.find((kind) => naturalKey.startsWith(`${kind} `)) ?? null

/** What each act tells; an act not named here tells nobody. */
export const noticeRules: Partial<Record<EventName, NoticeRule[]>> = {
	'registrant.interviewed': [{ to: 'registrant', kind: 'joined', call: 'notice' }],
	'registrant.joined': [{ to: 'registrant', kind: 'one-record', call: 'notice' }],
	'offer.made': [
		{ to: 'registrant', kind: 'offer', call: 'offer', when: asked('asked', 'plan') },
		{ to: 'registrant', kind: 'stand-in', call: 'offer', when: asked('stand-in') },
		{ to: 'registrant', kind: 'before', call: 'offer', when: asked('before') },
	],
	'offer.lapsed': [
		{ to: 'registrant', kind: 'offer-lapsed', when: came('lapsed') },
		{ to: 'registrant', kind: 'closed', call: 'notice', when: came('closed') },
		{ to: 'registrant', kind: 'another', call: 'another', when: came('another') },
	],
	'assignment.decided': [
		{ to: 'registrant', kind: 'decided', call: 'terms', when: notMoved },
		{ to: 'registrant', kind: 'moved', call: 'terms', when: isMoved },
	],
	'application.settled': [
		// After the day there is nothing to be told any more.
		{
			to: 'registrant',
			kind: 'another',
			call: 'another',
			when: (act) => came('another')(act) && !act.after.over,
		},
		{ to: 'registrant', kind: 'closed', call: 'notice', when: came('closed') },
	],
	'assignment.lapsed': [{ to: 'registrant', kind: 'terms-lapsed', call: 'notice' }],
	'terms.changed': [{ to: 'registrant', kind: 'terms-changed', call: 'notice' }],
	'assignment.employer-stopped': [
		{ to: 'registrant', kind: 'employer-stopped', call: 'notice', when: ({ after }) => !after.held },
		{
			to: 'registrant',
			kind: 'employer-stopped-held',
			call: 'notice',
			when: ({ after }) => after.held === true,
		},
	],
	'assignment.called-off': [
		{ to: 'registrant', kind: 'called-off', call: 'notice', when: notMoved },
		{ to: 'employer', kind: 'not-coming', call: 'notice', when: wasAnnounced },
	],
	// What was said of the empty seat no longer holds.
	'assignment.comes-after-all': [
		{
			to: 'employer',
			kind: 'comes-after-all',
			call: 'notice',
			when: ({ after }) => after.announced === true,
		},
	],
	'slot.moved': [{ to: 'employer', kind: 'slot-moved', call: 'notice' }],
	'slot.called-off': [{ to: 'employer', kind: 'slot-off', call: 'notice' }],
	'vacancy.asked': [
		{ to: 'employer', kind: 'stand-in-sought', call: 'notice', when: ({ before }) => before.asked === 0 },
	],
	'vacancy.ended': [
		{
			to: 'employer',
			kind: 'stand-in-found',
			call: 'notice',
			when: ({ after }) => after.ending === 'filled' && Number(after.asked) > 0,
		},
		{ to: 'employer', kind: 'one-fewer', call: 'notice', when: ({ after }) => after.ending === 'fewer' },
	],
	'slot.somebody-late': [{ to: 'employer', kind: 'late', when: ({ after }) => after.tells === 'at-once' }],
	'application.made': [{ to: 'registrant', kind: 'team-raised', when: byMate }],
	'share.asked': [{ to: 'registrant', kind: 'share-asked', call: 'notice', when: byMate }],
	'share.agreed': [{ to: 'registrant', kind: 'share-agreed', call: 'notice' }],
	'share.loosened': [{ to: 'registrant', kind: 'share-equal', call: 'notice' }],
	// Whoever said no is told the same as the others: nobody can tell whose it was.
	'share.refused': [{ to: 'registrant', kind: 'share-stays', call: 'notice' }],
	'share.withdrawn': [{ to: 'registrant', kind: 'share-stays', call: 'notice', when: byMate }],
	'accompaniment.asked': [{ to: 'registrant', kind: 'accompany-asked', call: 'notice' }],
	'accompaniment.set': [{ to: 'registrant', kind: 'accompanied', call: 'notice' }],
	'accompaniment.loosened': [{ to: 'registrant', kind: 'accompany-off', call: 'notice' }],
	'team.asked': [{ to: 'registrant', kind: 'team-asked', call: 'notice' }],
	'assignment.asked-again': [{ to: 'registrant', kind: 'again', call: 'again' }],
	'assignment.mending-asked': [{ to: 'registrant', kind: 'mending', call: 'mending' }],
	'earning.credited': [{ to: 'registrant', kind: 'credited' }],
	'earning.correction-asked': [{ to: 'registrant', kind: 'correction', call: 'notice' }],
	// Who said yes to it knows.
	'earning.corrected': [
		{ to: 'registrant', kind: 'corrected', call: 'notice', when: ({ after }) => after.raised === true },
	],
	'earning.supplemented': [{ to: 'registrant', kind: 'supplemented', call: 'notice' }],
	'year-statement.issued': [{ to: 'registrant', kind: 'year-statement' }],
	'payout.line-paid': [{ to: 'registrant', kind: 'paid' }],
	'payout.line-returned': [
		{
			to: 'registrant',
			kind: 'returned',
			call: 'payout-returned',
			when: ({ after }) => !['recalled', 'not-fetched', 'not-sent'].includes(String(after.reason)),
		},
		{
			to: 'registrant',
			kind: 'recalled-back',
			call: 'notice',
			when: ({ after }) => after.reason === 'recalled',
		},
		{
			to: 'registrant',
			kind: 'cash-back',
			call: 'notice',
			when: ({ after }) => after.reason === 'not-fetched',
		},
		{
			to: 'registrant',
			kind: 'through-back',
			call: 'notice',
			when: ({ after }) => after.reason === 'not-sent',
		},
	],
	// Wrong kana is mended on the telephone, with the bank book in hand.
	'payout.line-correction-asked': [{ to: 'registrant', kind: 'correcting', call: 'transfer-correction' }],
	'payout.line-recall-asked': [{ to: 'registrant', kind: 'recalling', call: 'notice' }],
	'payout.line-recall-refused': [{ to: 'registrant', kind: 'recall-refused', call: 'notice' }],
	'payout.cash-ready': [{ to: 'registrant', kind: 'cash-ready', call: 'notice' }],
	'ending.told': [{ to: 'registrant', kind: 'ending-told', call: 'notice' }],
	'ending.reason-told': [{ to: 'registrant', kind: 'ending-reason', call: 'notice' }],
	// An answer of the harassment desk is told by who heard it, and by nobody else who telephones.
	'desk.answered': [
		{ to: 'registrant', kind: 'desk-answered', call: 'notice', when: ({ after }) => after.kind === 'care' },
		{ to: 'registrant', kind: 'desk-answered', when: ({ after }) => after.kind === 'harassment' },
	],
	'trouble.answered': [
		{
			to: 'registrant',
			kind: 'trouble-answered',
			call: 'notice',
			when: ({ after }) => after.toldBy === 'registrant',
		},
		{
			to: 'employer',
			kind: 'trouble-answered-employer',
			call: 'notice',
			when: ({ after }) => after.toldBy === 'employer',
		},
	],
	'bank-account.rejected': [{ to: 'registrant', kind: 'account-rejected', call: 'account-rejected' }],
	'quote.made': [{ to: 'employer', kind: 'quote', call: 'notice' }],
	'quote.withdrawn': [{ to: 'employer', kind: 'quote-withdrawn', call: 'notice' }],
	'request.turned-down': [{ to: 'employer', kind: 'turned-down', call: 'notice' }],
	'request.taken-up-again': [{ to: 'employer', kind: 'taken-up-again', call: 'notice' }],
	'task.published': [{ to: 'employer', kind: 'published' }],
	'assignment.agreed': [{ to: 'employer', kind: 'comes' }],
	'assignment.reported': [{ to: 'employer', kind: 'to-confirm', call: 'notice' }],
	'invoice.issued': [{ to: 'employer', kind: 'invoice' }],
	'invoice.credited': [{ to: 'employer', kind: 'invoice-credited' }],
	'proposal.made': [
		{ to: 'employer', kind: 'proposal', call: 'notice', when: ({ after }) => Boolean(after.employerId) },
	],
	'proposal.overdue': [
		{ to: 'employer', kind: 'proposal-overdue', when: ({ after }) => Boolean(after.employerId) },
	],
	'invoice.reminded': [{ to: 'employer', kind: 'invoice-reminded', call: 'notice' }],
	'conversation.written': [
		{ to: 'registrant', kind: 'office-wrote', call: 'message' },
		{ to: 'employer', kind: 'office-wrote', call: 'message' },
	],
}

/** A person's own act, on their own phone or said to the office, needs no notice back to them. */
export const toldByThemselves = (
	kind: NoticeKind,
	act: { actorRole: string; onBehalfKind: string | null },
	to: 'registrant' | 'employer',
) =>
	(kind === 'called-off' || kind === 'not-coming' || kind === 'office-wrote') &&
	(act.actorRole === to || act.onBehalfKind === to)

/**
 * Whether somebody is called whatever channel they chose: money came back, a bank asks, an account cannot be used, or work
 * that begins within `days` (short-notice-days) is called off, to who would come and to who waits for them. Nobody may stand there because a page was not opened.
 */
export function calledWhateverChannel(
	kind: NoticeKind,
	{ why, startsAt }: { why?: string | null; startsAt?: Date },
	at: Date,
	days: number,
): boolean {
	if (kind === 'returned' || kind === 'correcting' || kind === 'account-rejected') return true
	// Who called off knows it already.
	const whose = {
		'called-off': 'registrant',
		'not-coming': 'employer',
		'slot-off': 'employer',
		'stand-in-sought': 'employer',
		'comes-after-all': 'employer',
		'one-fewer': 'employer',
	}
	if (!Object.hasOwn(whose, kind) || whose[kind as keyof typeof whose] === why || !startsAt) return false
	return startsAt.getTime() - at.getTime() <= days * 86_400_000 && dayOf(startsAt) >= dayOf(at)
}

const ofWeather: readonly NoticeKind[] = ['called-off', 'not-coming', 'slot-off', 'moved', 'slot-moved']

/**
 * Whether somebody stands on the call list in red, whatever channel they chose, until they were spoken to, their family
 * was, or they opened the notice: work that does not take place because of the weather.
 */
export const staysRed = (kind: NoticeKind, why: unknown): boolean =>
	ofWeather.includes(kind) && isWeather(why)

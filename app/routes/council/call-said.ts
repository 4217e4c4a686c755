// What is said on the telephone about a call, line by line, wherever staff read it; and which calls are made to listen.
import type { CallOffReason } from '~/assignments/assignment'
import { startOf } from '~/assignments/assignment'
import { formatYen } from '~/base/yen'
import type { CallAbout } from '~/notices/call.server'
import type { NoticeKind } from '~/notices/notice'
import type { CallReason } from '~/people/call-reason'
import { councilWords } from '~/words/ja/council'
import { sayAnswerUntil, sayDay, saySpan } from '~/words/ja/dates'
import { rejectReasons, returnReasons } from '~/words/ja/ledger'
import { noticeWords } from '~/words/ja/notices'
import { sayReserve } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'

const words = councilWords.calls
const offReasons = councilWords.inspection.callOffReasons

/** Calls in which the pay is no matter. */
const unpaid = new Set<string>(['another', 'first-time', 'how-was-it'])

/** Calls in which one listens. */
export const talked = new Set(['accident', 'asked-for-call', 'late-end', 'today-off', 'how-was-it'])

/** What is said after the title: nobody on the telephone opens a page. */
function spokenNote(notice: NoticeKind): string {
	const said: { note: string; spoken?: string } = noticeWords[notice]
	return said.spoken ?? said.note
}

/** On the call list somebody is about to be spoken to: until then nothing ends before the work. */
const sayUntil = (until: Date, start: Date) => sayAnswerUntil(until < start ? until : null)

/** One line or two that can be said on the telephone as they stand. */
export function sayAbout(about: CallAbout | undefined, why: CallReason, toRegistrant: boolean): string[] {
	if (!about) return []
	const { work, quote, request, ended, returned, rejected, written, notice, late } = about
	// What cannot be agreed to is not announced: the office looks at it first.
	const held = quote !== null && !quote.stands && notice === 'quote'
	return [
		held ? words.quoteStopped : '',
		notice && !held && (why === 'notice' || notice === 'moved')
			? noticeWords[notice].title + (notice === 'joined' ? '' : `。${spokenNote(notice)}`)
			: '',
		why === 'late' && late.length > 0 ? words.late(late) : '',
		work ? words.work(work.title, work.employerName) : '',
		work
			? words.when(
					sayDay(work.day),
					saySpan(work.startMinute, work.endMinute),
					work.atHome ? workWords.atHome : work.place,
				)
			: '',
		work?.reserveDay && why !== 'notice' ? sayReserve(work.reserveDay) : '',
		// What a registrant is paid is between them and the office.
		work && !unpaid.has(why) && toRegistrant
			? [
					words.pay(work.payFor, formatYen(work.payYen)),
					work.until ? sayUntil(work.until, startOf(work)) : '',
				]
					.filter(Boolean)
					.join('・')
			: '',
		work?.endedWhy && Object.hasOwn(offReasons, work.endedWhy)
			? words.why(offReasons[work.endedWhy as CallOffReason])
			: '',
		why === 'mending' && work?.mend
			? words.mend(work.mend.by ? sayDay(work.mend.by) : '', work.mend.note)
			: '',
		quote && !held ? words.quoted(quote.what, formatYen(quote.totalYen), sayDay(quote.validUntil)) : '',
		request && why === 'notice' ? words.requested(request.what) : '',
		ended && (notice === 'quote-withdrawn' || notice === 'turned-down') ? words.why(ended) : '',
		returned
			? words.returned(
					formatYen(returned.yen),
					returned.reason ? (returnReasons[returned.reason as keyof typeof returnReasons] ?? '') : '',
				)
			: '',
		rejected ? words.why(rejectReasons[rejected as keyof typeof rejectReasons] ?? '') : '',
		written?.text ?? '',
	].filter(Boolean)
}

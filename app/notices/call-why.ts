// Why somebody is called, in a sentence: on the board, in what one remembers of former calls, and on the paper of an outage.
import type { CallReason } from '~/people/call-reason'
import { councilWords } from '~/words/ja/council'
import { noticeWords } from '~/words/ja/notices'
import { noticeOf } from './notice'

/** The reason's sentence; of a notice its title, since "a notice" alone says nothing. */
export function sayCallWhy(call: { why: string; naturalKey: string }): string {
	const notice = call.why === 'notice' ? noticeOf(call.naturalKey) : null
	return notice
		? councilWords.calls.tellsNotice(noticeWords[notice].title)
		: councilWords.calls.whys[call.why as CallReason]
}

// A notice as a line of a list: what it says, about which work, when, and where it leads.
import type { NoticeShown } from '~/notices/notice.server'
import { sayInstant } from '~/words/ja/dates'
import { noticeWords, sayAbout, sayNote } from '~/words/ja/notices'

/** `reader` says how times are written: in full for residents, short at a desk. */
export const noticeLine = (one: NoticeShown, reader?: 'staff') => ({
	key: one.id,
	href: noticeWords[one.kind].href(one.about),
	title: noticeWords[one.kind].title,
	note: [sayAbout(one), sayNote(one.kind, one.sums), sayInstant(one.at, reader)].filter(Boolean).join(' '),
	isNew: one.isNew,
})

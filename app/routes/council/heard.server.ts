// Whether somebody whose work was called off has heard of it: read in the site, told by telephone, or not yet.
import type { CallOffReason } from '~/assignments/assignment'
import { startOf } from '~/assignments/assignment'
import type { Assignment } from '~/assignments/move.server'
import { movedFor } from '~/assignments/weather-work.server'
import { now } from '~/base/clock'
import { calledWhateverChannel } from '~/notices/notice'
import { noticeAbout, shortNoticeDays } from '~/notices/notice.server'
import { latestCallAbout } from '~/people/contact.server'
import { hearsInTalk } from '~/people/registrant'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { weatherWords } from '~/words/ja/weather'
import type { Db } from '~db/client'

const words = councilWords.inspection

/** The reason, whether a call still waits (and which), and a sentence; null for work that was not called off. */
export async function heardOfCallOff(
	on: Db,
	assignment: Pick<Assignment, 'id' | 'state' | 'endedWhy' | 'endedAt'>,
	slot: { id: string; day: string; startMinute: number },
	person: { id: string; accountId: string; hearsBy: string },
) {
	if (assignment.state !== 'called-off') return null
	const heard = words.calledOffHeard
	const reason = words.callOffReasons[assignment.endedWhy as CallOffReason] ?? ''
	// Who called off themselves needs to hear nothing.
	if (assignment.endedWhy === 'registrant') return { reason, waits: false, callId: null, sentence: heard.own }
	const moved = await movedFor(on, person.id, slot.id)
	if (moved?.assignmentId)
		return { reason, waits: false, callId: null, sentence: weatherWords.moved.asks(sayDay(moved.day)) }
	const call = await latestCallAbout(on, person.id, { kind: 'assignment', id: assignment.id })
	// An earlier call was about the terms: it is settled by the calling off.
	const about = call?.why === 'notice' ? call : undefined
	const waits = about !== undefined && about.closedAt === null
	const notice = await noticeAbout(on, person.accountId, 'called-off', assignment.id)
	const endedAt = assignment.endedAt ?? now()
	const calledAnyway = calledWhateverChannel(
		'called-off',
		{ why: assignment.endedWhy, startsAt: startOf(slot) },
		endedAt,
		await shortNoticeDays(on, endedAt),
	)
	const sentence = () => {
		if (about?.outcome === 'read' && about.closedAt) return heard.read(sayInstant(about.closedAt, 'staff'))
		if (about?.outcome === 'family' && about.closedAt)
			return heard.family(sayInstant(about.closedAt, 'staff'))
		if (about)
			return about.closedAt === null ? heard.waits : heard.spoken(sayInstant(about.closedAt, 'staff'))
		if (notice) return notice.readAt ? heard.read(sayInstant(notice.readAt, 'staff')) : heard.unread
		return calledAnyway || hearsInTalk(person.hearsBy) ? heard.soonCall : heard.soon
	}
	return {
		reason,
		waits,
		callId: waits ? about.id : null,
		sentence: sentence(),
	}
}

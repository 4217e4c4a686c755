// Which page acting for somebody opens: the matter they are called about, on their own side of the site.
import type { CallAbout } from '~/notices/call.server'
import { noticeWords } from '~/words/ja/notices'

const ofRegistrant: Record<string, (id: string) => string> = {
	assignment: (id) => `/my/assignments/${id}`,
	offer: (id) => `/my/offers/${id}`,
	task: (id) => `/tasks/${id}`,
	conversation: () => '/my/messages',
	'payout-line': () => '/my/bank-account',
	'bank-account': () => '/my/bank-account',
}

/** The page of what a call is about; their first page where it is about nothing that has one. */
export function matterOf(
	call: { registrantId: string | null; subjectKind: string | null; subjectId: string | null },
	about: Pick<CallAbout, 'notice' | 'work' | 'quote' | 'request'> | undefined,
): string {
	const home = call.registrantId ? '/my' : '/employer'
	const id = about?.quote?.requestId ?? about?.request?.id ?? about?.work?.assignmentId ?? call.subjectId
	if (!id) return home
	const told = about?.notice ? noticeWords[about.notice].href(id) : null
	// What stands on the other side of the site is no page for whoever acts here.
	if (told && told.startsWith('/employer') === (home === '/employer')) return told
	if (call.registrantId)
		return about?.work?.assignmentId
			? `/my/assignments/${about.work.assignmentId}`
			: (ofRegistrant[call.subjectKind ?? '']?.(id) ?? home)
	return about?.quote || about?.request ? `/employer/requests/${id}` : home
}

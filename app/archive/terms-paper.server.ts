// The terms as a paper, A4 or PDF, for the person, for staff and, of three parties, for the employer.
import { assignmentForStaff } from '~/assignments/assignment.server'
import { asAgreed, isWordless, nameForEmployer } from '~/assignments/terms'
import { deliveriesOf } from '~/assignments/terms-delivery.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { contractModeOf, contractRules } from '~/council/contract-mode'
import { settingsOn } from '~/council/setting.server'
import { readStampTable, stampDuty } from '~/council/stamp-duty'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import type { TermsPaperFacts } from '~/ui/terms-paper'
import { termsPdf } from '~/ui/terms-paper'
import { sayInstant } from '~/words/ja/dates'
import { paperWords } from '~/words/ja/papers'
import type { Db } from '~db/client'
import { db } from '~db/client'
import type { TermsBody } from '~db/schema/assignments'

const words = paperWords.terms

/** Who asks: their own only is found; staff find any. */
export type Reader = { registrantId: string } | { employerId: string } | 'staff'

/** A version of an assignment's terms as a paper (the newest when none is named). */
export async function readTermsPaper(
	on: Db,
	reader: Reader,
	assignmentId: string,
	version: number | null,
	/** As they went out, whatever was answered since. */
	asSent = false,
): Promise<TermsPaperFacts | undefined> {
	const found = await assignmentForStaff(on, assignmentId)
	const terms = found?.terms.findLast((one) => version === null || one.version === version)
	// Once its time is over a version keeps its number and hash, and no words.
	if (!found || !terms || isWordless(terms.body) || !mayRead(reader, found.assignment, terms.body))
		return undefined
	const agreed = !asSent && terms.answer === 'yes' && terms.answeredAt ? terms.answeredAt : null
	const body = asAgreed(terms.body, agreed && dayOf(agreed))
	const shown = reader !== 'staff' && 'employerId' in reader ? forEmployer(body) : body
	const set = await settingsOn(on, ['terms-paper', 'stamp-duty'], dayOf(terms.sentAt))
	const deliveries = (await deliveriesOf(on, terms.id)).filter(
		(one) => !asSent || one.at.getTime() <= terms.sentAt.getTime(),
	)
	return {
		assignmentId,
		version: terms.version,
		mode: contractModeOf(body.mode),
		body: shown,
		title: found.task.title,
		versionSaid: words.version(terms.version, sayInstant(terms.sentAt)),
		why: terms.changedWhy === '' ? null : words.why(terms.changedWhy),
		delivered:
			deliveries.length === 0
				? null
				: words.delivered(
						deliveries.map((one) => `${words.ways[one.way]}(${sayInstant(one.at)})`).join('、'),
					),
		standing: agreed ? words.agreed(sayInstant(agreed)) : words.notAgreed,
		agreed: agreed && words.tickedBy(sayInstant(agreed), String(shown.contractor ?? '')),
		hash: words.hash(terms.hash.slice(0, 16)),
		signed: set['terms-paper'] === 'signed',
		stamp: set['terms-paper'] === 'signed' ? sayStamp(body, set['stamp-duty']) : null,
	}
}

function mayRead(
	reader: Reader,
	assignment: { registrantId: string; employerId: string },
	body: TermsBody,
): boolean {
	if (reader === 'staff') return true
	if ('registrantId' in reader) return assignment.registrantId === reader.registrantId
	// Of a 再委託 the employer is no party, and reads nothing of it.
	const isParty = contractRules[contractModeOf(body.mode)].commissioner === 'employer'
	return isParty && assignment.employerId === reader.employerId
}

/** The employer's own copy calls who comes by number and call name. */
const forEmployer = (body: TermsBody): TermsBody => ({
	...body,
	contractor: nameForEmployer(body, ''),
	contractorNumber: null,
})

function sayStamp(body: TermsBody, table: string): string {
	const yen = stampDuty(String(body.contractKind), Number(body.payYen), readStampTable(table) ?? [])
	if (yen === undefined) return words.stampUnknown
	return yen === 0 ? words.stampNone : words.stamp(formatYen(yen))
}

/** The version somebody asks for by the address, or the newest. */
export const versionAsked = (request: Request): number | null => {
	const asked = new URL(request.url).searchParams.get('version') ?? ''
	return /^\d{1,3}$/.test(asked) ? Number(asked) : null
}

/** The same as a PDF; made after the reading is over, since it takes its time. */
export async function termsPdfAnswer(paper: TermsPaperFacts): Promise<Response> {
	const set = await settingsOn(db(), ['office-name', 'office-telephone'], dayOf(now()))
	const office = { name: set['office-name'], telephone: set['office-telephone'] }
	return pdfAnswer(await makePdf([termsPdf(paper, office)]), `yakusoku-${paper.version}`)
}

// Papers of a piece of work, from the quote to the inspection, composed from what happened.
import { eq } from 'drizzle-orm'
import { assignmentForStaff } from '~/assignments/assignment.server'
import { dayOf } from '~/base/day'
import { contractModeOf, contractRules } from '~/council/contract-mode'
import type { Event } from '~/events/changes.server'
import { photosOf } from '~/files/file.server'
import type { PaperParty, PaperToFile } from '~/papers/archive.server'
import { CompletionBody, ConfirmationBody, InspectionBody, OrderBody } from '~/ui/filed-sheets'
import { paperOf } from '~/ui/paper-parts'
import { QuoteBody, quoteFacts } from '~/ui/quote-sheet'
import { termsPdf } from '~/ui/terms-paper'
import { Specification, workFacts } from '~/ui/work-paper'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear, sayInstant, saySpan } from '~/words/ja/dates'
import { requestForStaff } from '~/work/request.server'
import type { Db } from '~db/client'
import { quotes } from '~db/schema/work'
import { footOf, officeOn } from './office.server'
import { readTermsPaper } from './terms-paper.server'

const words = archiveWords.sheets

const heard = (event: Event) => event.onBehalfId !== null || event.channel !== 'site'

async function quoteRead(on: Db, quoteId: string) {
	const [row] = await on.select({ requestId: quotes.requestId }).from(quotes).where(eq(quotes.id, quoteId))
	const request = row && (await requestForStaff(on, row.requestId))
	const quote = request?.quotes.find((one) => one.id === quoteId)
	if (!request || !quote) return undefined
	return {
		request,
		quote,
		facts: quoteFacts(quote, {
			number: request.number,
			employerName: request.employer.name,
			what: request.what,
		}),
	}
}

/** A quote as it was made. */
export async function fileQuote(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await quoteRead(on, event.subjectId)
	if (!found) return []
	const { request, quote, facts } = found
	const office = await officeOn(on, dayOf(quote.madeAt))
	return [
		{
			kind: 'quote',
			number: request.number,
			day: dayOf(quote.madeAt),
			yen: quote.totalYen,
			party: { kind: 'employer', id: request.employerId },
			subject: { kind: 'quote', id: quote.id },
			paper: paperOf(<QuoteBody quote={facts} office={office} />, '', footOf(office)),
		},
	]
}

/** The employer's yes to a quote. */
export async function fileOrder(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await quoteRead(on, event.subjectId)
	if (!found) return []
	const { request, quote, facts } = found
	const office = await officeOn(on, dayOf(event.at))
	const sheet = (
		<OrderBody quote={facts} agreedAt={sayInstant(event.at)} byStaff={heard(event)} office={office} />
	)
	return [
		{
			kind: 'order',
			number: request.number,
			day: dayOf(event.at),
			yen: quote.totalYen,
			party: { kind: 'employer', id: request.employerId },
			subject: { kind: 'quote', id: quote.id },
			paper: paperOf(sheet, '', footOf(office)),
		},
	]
}

/** A task's specification as it was published. */
export async function fileSpecification(on: Db, event: Event): Promise<PaperToFile[]> {
	const request = await requestForStaff(on, String(event.after.requestId))
	const task = request?.tasks.find((one) => one.id === event.subjectId)
	if (!request || !task) return []
	const office = await officeOn(on, dayOf(event.at))
	const paper = paperOf(
		<>
			<h1>{archiveWords.kinds.specification}</h1>
			<Specification task={workFacts(task)} />
		</>,
		`${request.number} ${request.employer.name}`,
		footOf(office),
	)
	return [
		{
			kind: 'specification',
			number: request.number,
			day: dayOf(event.at),
			yen: null,
			party: { kind: 'employer', id: request.employerId },
			subject: { kind: 'task', id: task.id },
			paper,
		},
	]
}

async function termsFor(
	on: Db,
	event: Event,
	kind: 'terms' | 'contract',
	version: number | null,
): Promise<PaperToFile[]> {
	const found = await assignmentForStaff(on, event.subjectId)
	if (!found) return []
	const { registrantId, employerId } = found.assignment
	const office = await officeOn(on, dayOf(event.at))
	const filed = async (party: PaperParty): Promise<PaperToFile[]> => {
		const paper = await readTermsPaper(
			on,
			party.kind === 'employer' ? { employerId } : 'staff',
			event.subjectId,
			version,
			kind === 'terms',
		)
		if (!paper) return []
		return [
			{
				kind,
				number: null,
				day: dayOf(event.at),
				yen: Number(paper.body.payYen),
				party,
				subject: { kind: 'assignment', id: event.subjectId },
				paper: termsPdf(paper, office),
			},
		]
	}
	// Of three parties the employer is the 発注者 and has a copy of their own.
	const body = found.terms.at(-1)?.body
	const isParty = contractRules[contractModeOf(body?.mode)].commissioner === 'employer'
	return [
		...(await filed({ kind: 'registrant', id: registrantId })),
		...(isParty ? await filed({ kind: 'employer', id: employerId }) : []),
	]
}

/** Terms as they went out with the decision. */
export const fileFirstTerms = (on: Db, event: Event) => termsFor(on, event, 'terms', 1)

/** Terms as they were changed. */
export const fileChangedTerms = (on: Db, event: Event) =>
	termsFor(on, event, 'terms', Number(event.after.version))

/** Terms somebody said yes to, with the day: the contract. */
export async function fileContract(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await assignmentForStaff(on, event.subjectId)
	// The version the event itself names: another may have been agreed to since.
	const agreed = found?.terms.findLast(
		(one) => one.answer === 'yes' && one.answeredAt !== null && one.hash === event.after.termsHash,
	)
	return agreed ? termsFor(on, event, 'contract', agreed.version) : []
}

type Found = NonNullable<Awaited<ReturnType<typeof assignmentForStaff>>>

const workOf = ({ task, slot, employerName, person }: Found) => ({
	title: task.title,
	when: `${sayDayAndYear(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)}`,
	employer: employerName,
	person: words.person(`${person.familyName} ${person.givenName}`, person.number ?? ''),
})

/** 作業完了報告書. */
export async function fileCompletion(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await assignmentForStaff(on, event.subjectId)
	const completion = found?.completions.find((one) => one.id === event.after.completionId)
	if (!found || !completion) return []
	const photos = await photosOf(on, 'completion', [completion.id])
	const sheet = (
		<CompletionBody
			work={workOf(found)}
			aboutMinutes={completion.aboutMinutes}
			units={completion.units}
			travelYen={completion.travelYen}
			note={completion.note}
			photos={photos.length}
			at={sayInstant(completion.at)}
			byStaff={heard(event)}
		/>
	)
	return [
		{
			kind: 'completion',
			number: null,
			day: found.assignment.serviceDay,
			yen: null,
			party: { kind: 'registrant', id: found.assignment.registrantId },
			subject: { kind: 'assignment', id: event.subjectId },
			paper: paperOf(sheet, '', footOf(await officeOn(on, dayOf(event.at)))),
		},
	]
}

/** The employer's 完了の確認, or what they found different; the person is named as the employer knows them. */
export async function fileConfirmation(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await assignmentForStaff(on, event.subjectId)
	if (!found?.confirmation) return []
	const { verdict, reason, at } = found.confirmation
	const work = { ...workOf(found), person: words.person(found.person.callName, found.person.number ?? '') }
	return [
		{
			kind: 'confirmation',
			number: null,
			day: dayOf(at),
			yen: null,
			party: { kind: 'employer', id: found.assignment.employerId },
			subject: { kind: 'assignment', id: event.subjectId },
			paper: paperOf(
				<ConfirmationBody work={work} verdict={verdict} reason={reason} at={sayInstant(at)} />,
				'',
				footOf(await officeOn(on, dayOf(at))),
			),
		},
	]
}

/** The council's 検査. */
export async function fileInspection(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await assignmentForStaff(on, event.subjectId)
	const inspection = found?.inspections.find((one) => one.id === event.after.inspectionId)
	if (!found || !inspection) return []
	const { verdict, note, mendBy, at } = inspection
	return [
		{
			kind: 'inspection',
			number: null,
			day: dayOf(at),
			yen: null,
			party: { kind: 'registrant', id: found.assignment.registrantId },
			subject: { kind: 'assignment', id: event.subjectId },
			paper: paperOf(
				<InspectionBody
					work={workOf(found)}
					verdict={verdict}
					note={note}
					mendBy={mendBy}
					at={sayInstant(at)}
				/>,
				'',
				footOf(await officeOn(on, dayOf(at))),
			),
		},
	]
}

// Papers to fill in by hand: 作業完了報告書 with what is known of a piece of work, 面談票 blank or filled.

import { contractStates } from '~/assignments/assignment'
import { assignmentForStaff, assignmentsIn } from '~/assignments/assignment.server'
import { payTermsIn } from '~/assignments/pay-items'
import { standingOf } from '~/assignments/terms-change'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import { qrOf } from '~/papers/qr.server'
import { identityPapers, interviewPlaces, noPaperSeen } from '~/people/registrant'
import { interviewsOf, registrantOf } from '~/people/registrant.server'
import { isYoung } from '~/people/young'
import { archiveWords } from '~/words/ja/archive'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { councilWords } from '~/words/ja/council'
import { sayBirthDay, sayDayAndYear, sayMinutes, saySpan } from '~/words/ja/dates'
import { interviewLetterWords as letter } from '~/words/ja/life'
import type { Db } from '~db/client'
import { footOf, officeOn } from './office.server'
import type { Reader } from './terms-paper.server'

const words = blankPaperWords.completion
const asking = blankPaperWords.interview

/**
 * 作業完了報告書 of a piece of work, for whom it is of: the person, the employer (who reads no name there) or staff; undefined for
 * anybody else. What is known is filled in, the rest is lines and boxes; the code leads staff to where it is entered.
 */
export async function completionSheet(
	on: Db,
	reader: Reader,
	assignmentId: string,
	at: Date,
	base: string,
): Promise<PdfPaper | undefined> {
	const found = await assignmentForStaff(on, assignmentId)
	if (!found || !isTheirs(reader, found.assignment)) return undefined
	const { task, slot, person } = found
	const office = await officeOn(on, dayOf(at))
	const pay = payTermsIn(standingOf(found.terms)?.body ?? {})
	const named = reader === 'staff' || 'registrantId' in reader
	const blanks = [
		words.blanks.arrived,
		words.blanks.ended,
		words.blanks.about,
		...(pay.by === 'result' ? [] : [words.units(pay.unit, pay.units)]),
		...(pay.travel === 'at-cost' ? [words.travel] : []),
	]
	const parts: PdfPart[] = [
		{
			kind: 'pairs',
			pairs: [
				{ label: words.work, text: task.title },
				{
					label: words.when,
					text: `${sayDayAndYear(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)} ${sayMinutes(task.minutes)}`,
				},
				{ label: words.where, text: task.place },
				{ label: words.employer, text: found.employerName },
				...(named
					? [
							{
								label: words.who,
								text: archiveWords.sheets.person(
									`${person.familyName} ${person.givenName}`,
									person.number ?? '',
								),
							},
						]
					: []),
			],
		},
		{ kind: 'blanks', labels: named ? blanks : [words.who, ...blanks] },
		{ kind: 'box', label: words.note, lines: 3 },
		{ kind: 'box', label: words.employerBox, lines: 3 },
		{ kind: 'box', label: words.person, lines: 2 },
		{ kind: 'text', text: words.say },
		{
			kind: 'qr',
			...qrOf(`${base}/council/assignments/${assignmentId}/from-paper`),
			caption: words.qr,
		},
	]
	return { title: words.title, subject: words.subject(office.name), foot: footOf(office), parts }
}

const isTheirs = (reader: Reader, work: { registrantId: string; employerId: string; state: string }) =>
	(contractStates as readonly string[]).includes(work.state) &&
	(reader === 'staff' ||
		('registrantId' in reader
			? work.registrantId === reader.registrantId
			: work.employerId === reader.employerId))

/** The same of everybody who comes on a day, in the order of the day. */
export async function completionSheetsOf(on: Db, day: Day, at: Date, base: string): Promise<PdfPaper[]> {
	const work = await assignmentsIn(on, contractStates, { fromDay: day, untilDay: day })
	const sheets = await oneByOne(work, ({ assignment }) =>
		completionSheet(on, 'staff', assignment.id, at, base),
	)
	return sheets.filter((sheet) => sheet !== undefined)
}

const ticks = (labels: readonly string[]) => labels.map((label) => `${asking.box} ${label}`).join('　')

/** 面談票, in the order of the screen: blank, or with what a person told when they applied and what was entered. */
export async function interviewSheet(
	on: Db,
	registrantId: string | null,
	at: Date,
): Promise<PdfPaper | undefined> {
	const person = registrantId === null ? undefined : await registrantOf(on, registrantId)
	if (registrantId !== null && !person) return undefined
	const office = await officeOn(on, dayOf(at))
	const entered = registrantId === null ? undefined : (await interviewsOf(on, registrantId))[0]
	const say = councilWords.interview
	const filled = (label: string, text: string | undefined): PdfPart =>
		text ? { kind: 'pairs', pairs: [{ label, text }] } : { kind: 'blanks', labels: [label] }
	const places = say.places as Record<string, string>
	const identity = say.papers as Record<string, string>
	const results = say.results as Record<string, string>
	return {
		title: asking.title,
		subject: asking.promise,
		foot: footOf(office),
		parts: [
			filled(asking.name, person && `${person.familyName} ${person.givenName}`),
			filled(asking.kana, person && `${person.familyKana} ${person.givenKana}`),
			filled(asking.birth, person && sayBirthDay(person.birthDay)),
			filled(asking.address, person?.address),
			filled(asking.telephone, person?.telephone),
			filled(
				asking.hearsBy,
				person && (councilWords.record.hearsBy as Record<string, string>)[person.hearsBy],
			),
			filled(asking.likesCalls, person?.likesCallsAt),
			{ kind: 'heading', text: say.title },
			filled(say.day, entered && sayDayAndYear(entered.day)),
			filled(
				say.place,
				entered ? places[entered.place] : ticks(interviewPlaces.map((one) => places[one] ?? '')),
			),
			filled(
				say.identity,
				entered
					? identity[entered.identitySeen]
					: ticks([...identityPapers, noPaperSeen].map((one) => identity[one] ?? '')),
			),
			...(person === undefined || isYoung(person.birthDay, dayOf(at))
				? [
						filled(
							say.guardianPaper,
							person?.guardianPaperDay ? sayDayAndYear(person.guardianPaperDay) : undefined,
						),
					]
				: []),
			filled(say.result, entered ? results[entered.result] : ticks(Object.values(results))),
			...(entered
				? [
						filled(say.note, entered.note),
						filled(letter.nextStep, entered.nextStep),
						...(entered.result === 'declined'
							? [filled(letter.toldWhy, entered.toldWhy), filled(letter.elsewhere, entered.elsewhere)]
							: []),
					]
				: [
						{ kind: 'box' as const, label: asking.hours, lines: 2 },
						{ kind: 'box' as const, label: asking.can, lines: 2 },
						{ kind: 'box' as const, label: asking.would, lines: 2 },
						{ kind: 'box' as const, label: say.note, lines: 2 },
						{ kind: 'box' as const, label: letter.nextStep, lines: 1 },
						{ kind: 'box' as const, label: letter.toldWhy, lines: 1 },
						{
							kind: 'blanks' as const,
							labels: [letter.elsewhere, asking.emergency, asking.interviewer],
						},
					]),
		],
	}
}

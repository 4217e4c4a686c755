// 当日シート: what both sides need on the day, on A4 and on a phone: whom to call, what to tell 119, toilet, water, shade, AED.
import { and, eq, inArray } from 'drizzle-orm'
import { contractStates } from '~/assignments/assignment'
import { assignmentsOfEmployer } from '~/assignments/assignment.server'
import { wordsBeside } from '~/assignments/beside.server'
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { PdfPaper } from '~/papers/pdf'
import { placeOf } from '~/people/visit.server'
import { withSan } from '~/words/ja/called'
import { sayDayAndYear, saySpan } from '~/words/ja/dates'
import { daySheetWords as words } from '~/words/ja/day-sheet'
import { sayComing } from '~/words/ja/employer'
import { visitLines } from '~/words/ja/visit'
import { workWords } from '~/words/ja/work'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { footOf, officeOn } from './office.server'

/** For whom the sheet is: who agreed to the work, whose place it is, or the office that hands it out on paper. */
export type SheetFor =
	| { registrantId: string; assignmentId: string }
	| { employerId: string; slotId: string }
	| { slotId: string }

export type DaySheet = { paper: PdfPaper; telephone: string; slotId: string }

/** The slot, where the sheet is for whoever asks: a contract made, one's own employer's, or the office's. */
async function slotFor(on: Db, whom: SheetFor): Promise<string | undefined> {
	if (!('assignmentId' in whom)) return whom.slotId
	const [own] = await on
		.select({ slotId: assignments.slotId })
		.from(assignments)
		.where(
			and(
				eq(assignments.id, whom.assignmentId),
				eq(assignments.registrantId, whom.registrantId),
				inArray(assignments.state, [...contractStates]),
			),
		)
	return own?.slotId
}

/** The sheet of a slot as one of both sides reads it; undefined where it is not theirs. What nobody has seen yet is said to be so. */
export async function daySheet(on: Db, whom: SheetFor, at: Date): Promise<DaySheet | undefined> {
	const slotId = await slotFor(on, whom)
	const [row] = slotId
		? await on
				.select({ slot: slots, task: tasks, employer: employers })
				.from(slots)
				.innerJoin(tasks, eq(tasks.id, slots.taskId))
				.innerJoin(employers, eq(employers.id, tasks.employerId))
				.where(eq(slots.id, slotId))
		: []
	if (!row || row.task.state === 'draft') return undefined
	const { slot, task, employer } = row
	if ('employerId' in whom && employer.id !== whom.employerId) return undefined
	const today = dayOf(at)
	const office = await officeOn(on, today)
	const set = await settingsOn(on, ['office-telephone', 'office-hours', 'day-telephone'], today)
	const always = set['day-telephone'] !== 'なし'
	const telephone = always ? set['day-telephone'] : set['office-telephone']
	const place = await placeOf(on, employer.id)
	const toEmployer = 'employerId' in whom
	const unknown = toEmployer ? words.unknownHere : words.unknown
	const heat = task.weather?.heat
	const known = task.atHome
		? { address119: words.ownHome, toilet: '', water: '', shade: '', aed: words.aedAtHome }
		: {
				address119: place.address119 || [task.place, task.address].filter(Boolean).join(' '),
				toilet: place.toilet ?? '',
				water: place.water || (heat?.water ? words.there : ''),
				shade: place.shade || (heat?.shade ? words.there : ''),
				aed: place.aed ?? '',
			}
	const contact = [employer.dayContact || employer.contactName, employer.dayTelephone || employer.telephone]
		.filter(Boolean)
		.join(' ')
	const coming = toEmployer
		? (await assignmentsOfEmployer(on, employer.id, { fromDay: slot.day, untilDay: slot.day })).find(
				(one) => one.slotId === slot.id,
			)
		: undefined
	const beside = 'registrantId' in whom ? await wordsBeside(on, slot.id, whom.registrantId) : []
	// At one's own home nobody needs to be told where one's own toilet is.
	const lines = task.atHome
		? (['address119', 'aed'] as const)
		: (['address119', 'toilet', 'water', 'shade', 'aed'] as const)
	const others = (['guide', 'machines', 'dogs', 'parking', 'bus', 'others'] as const).flatMap((line) =>
		!task.atHome && place[line] ? [{ label: visitLines[line].label, text: place[line] ?? '' }] : [],
	)
	const paper: PdfPaper = {
		title: words.title,
		subject: `${sayDayAndYear(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)} ${task.title}`,
		foot: footOf(office),
		parts: [
			{ kind: 'heading', text: words.emergency },
			{
				kind: 'pairs',
				pairs: [
					{ label: words.call119, text: words.call119Note },
					{ label: visitLines.address119.label, text: known.address119 || unknown },
					always
						? { label: words.office, text: telephone }
						: { label: words.officeUsual, text: `${telephone}(${set['office-hours']})` },
					...(toEmployer ? [] : contact ? [{ label: words.contact, text: contact }] : []),
				],
			},
			{ kind: 'text', text: toEmployer ? words.afterEmployer : words.after },
			{ kind: 'heading', text: words.place },
			{
				kind: 'pairs',
				pairs: [
					{
						label: words.where,
						text: task.atHome ? workWords.atHome : [task.place, task.address].filter(Boolean).join(' '),
					},
					...lines.slice(1).map((line) => ({ label: visitLines[line].label, text: known[line] || unknown })),
					...others,
					...(task.bring ? [{ label: words.bring, text: task.bring }] : []),
					...(task.rain || place.rain
						? [{ label: visitLines.rain.label, text: task.rain || (place.rain ?? '') }]
						: []),
				],
			},
			...(beside.length > 0
				? [
						{ kind: 'heading' as const, text: words.beside },
						{
							kind: 'pairs' as const,
							pairs: beside.map((one) => ({ label: withSan(one.callName), text: one.words })),
						},
					]
				: []),
			...(coming
				? [
						{ kind: 'heading' as const, text: words.coming },
						{
							kind: 'pairs' as const,
							pairs: [{ label: words.names, text: sayComing(coming.callNames, coming.coming) }],
						},
						{ kind: 'text' as const, text: words.noOrders },
					]
				: []),
		],
	}
	return { paper, telephone, slotId: slot.id }
}

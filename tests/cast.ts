// A small town with named people: builders for room tests, and one piece of work taken as far as a test wants it.
import { and, eq, is, Table } from 'drizzle-orm'
import { applyFor } from '~/assignments/application.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { inspect } from '~/assignments/inspection.server'
import { answerOffer, ask } from '~/assignments/offer.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import { allHalfHours } from '~/base/span'
import { insuranceKinds } from '~/council/insurance'
import type { InsuranceFields } from '~/council/insurance.server'
import { enterInsurance } from '~/council/insurance.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { setAvailability } from '~/matching/availability.server'
import type { BankAccount } from '~/money/bank-account'
import { checkBankAccount, enterBankAccount } from '~/money/bank-account.server'
import { credit } from '~/money/earning.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout } from '~/money/payout-result.server'
import { grantRole, makeAccount } from '~/people/account.server'
import type { StaffRole } from '~/people/role'
import { checkLicence, moveCoordinator } from '~/wellness/standing.server'
import { Refusal } from '~/words/refusal'
import { answerContract, approveOverride, askOverride, contractOf } from '~/work/contract-check.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import type { SlotFields, TaskFields } from '~/work/task'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import * as ofAssignments from '~db/schema/assignments'
import * as ofCouncil from '~db/schema/council'
import { areas } from '~db/schema/council'
import * as ofEvents from '~db/schema/events'
import { events } from '~db/schema/events'
import * as ofFiles from '~db/schema/files'
import * as ofMatching from '~db/schema/matching'
import * as ofMoney from '~db/schema/money'
import * as ofNotices from '~db/schema/notices'
import * as ofPapers from '~db/schema/papers'
import * as ofPeople from '~db/schema/people'
import { employerSeats, employers, registrants } from '~db/schema/people'
import * as ofTrouble from '~db/schema/trouble'
import * as ofWellness from '~db/schema/wellness'
import * as ofWellnessDesk from '~db/schema/wellness-desk'
import * as ofWellnessMeeting from '~db/schema/wellness-meeting'
import * as ofWellnessVoice from '~db/schema/wellness-voice'
import * as ofWork from '~db/schema/work'

/** The day most tests begin: a Monday, 9:00 in the morning. */
export const today = '2026-11-02'

/** The day of the work in `throughJourney`: a week later. */
export const workDay = addDays(today, 7)

/** Sets the clock to a minute of a day. */
export function clockAt(day: string, minute = 9 * 60): void {
	moveClock(() => instantOf(day, minute))
}

/** The refusal an act ends in, by name; fails loudly on any other end. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
	try {
		await act
	} catch (error) {
		if (error instanceof Refusal) {
			// Every refusal has its sentence, whatever its facts.
			if (error.sentence.length < 5) throw new Error(`no sentence for ${error.refusal}`)
			return error.refusal
		}
		throw error
	}
	return 'done'
}

/** The same for an act that is run in a transaction of its own. */
export const refusing = (act: (tx: Tx) => Promise<unknown>) => refusalOf(inTransaction(act))

/** The names of the events about a subject, in order. */
export async function eventsAbout(kind: string, id: string): Promise<string[]> {
	const rows = await db()
		.select({ what: events.what })
		.from(events)
		.where(and(eq(events.subjectKind, kind), eq(events.subjectId, id)))
		.orderBy(events.position)
	return rows.map((row) => row.what)
}

const schemas: object[] = [
	ofAssignments,
	ofCouncil,
	ofEvents,
	ofFiles,
	ofMatching,
	ofMoney,
	ofNotices,
	ofPapers,
	ofPeople,
	ofTrouble,
	ofWellness,
	ofWellnessDesk,
	ofWellnessMeeting,
	ofWellnessVoice,
	ofWork,
]

/** Every row of every table, as text: what is kept of nobody stands in none of them. */
export async function everyRow(): Promise<{ table: string; text: string }[]> {
	const tables = schemas
		.flatMap((schema) => Object.entries(schema))
		.filter((entry): entry is [string, typeof events] => is(entry[1], Table))
	return (
		await oneByOne(tables, async ([table, rows]) =>
			(await db().select().from(rows)).map((row) => ({ table, text: JSON.stringify(row) })),
		)
	).flat()
}

export type Person = { accountId: string; actor: Actor }
export type Registrant = Person & { id: string }
export type Employer = Person & { id: string }

/** Somebody of the office; the first role is the one they act in. */
export async function makeStaff(name: string, ...roles: [StaffRole, ...StaffRole[]]): Promise<Person> {
	const accountId = await inTransaction(async (tx) => {
		const id = await makeAccount(tx, chore, { name })
		for (const role of roles) await grantRole(tx, chore, id, role, '2026-04-01')
		return id
	})
	return { accountId, actor: { accountId, role: roles[0], channel: 'site' } }
}

/** Lets coordinators listen: a licence that holds and the way to serving behind them. */
export async function qualify(...accountIds: string[]): Promise<void> {
	for (const accountId of accountIds)
		await inTransaction(async (tx) => {
			await checkLicence(tx, chore, { accountId, kind: 'nurse', number: '1234567', renewOn: '2030-04-01' }, 0)
			for (const state of ['training', 'qualified', 'serving'] as const)
				await moveCoordinator(tx, chore, accountId, state, '研修と試験を終えた')
		})
}

/** A district. */
export async function makeArea(name: string, sort = 1): Promise<string> {
	const id = newId()
	await inTransaction((tx) => tx.insert(areas).values({ id, name, sort }))
	return id
}

/** Somebody registered who can at any hour, unless `over` says otherwise. */
export async function makeRegistrant(
	familyName: string,
	areaId: string,
	over: Partial<typeof registrants.$inferInsert> & { hours?: readonly number[] | null } = {},
): Promise<Registrant> {
	const { hours = Array.from({ length: 7 }, () => allHalfHours), ...row } = over
	const id = newId()
	return inTransaction(async (tx) => {
		const accountId = await makeAccount(tx, chore, { name: `${familyName} 花` })
		await tx.insert(registrants).values({
			id,
			accountId,
			familyName,
			givenName: '花',
			familyKana: 'カナ',
			givenKana: 'ハナ',
			callName: familyName,
			birthDay: '1953-05-05',
			areaId,
			postalCode: '999-0123',
			address: 'ひなた市中央2-2',
			telephone: '0999-00-0001',
			telephoneTail: '0001',
			hearsBy: 'site',
			state: 'registered',
			appliedAt: tx.at,
			registeredAt: tx.at,
			...row,
		})
		const actor: Actor = { accountId, role: 'registrant', channel: 'site' }
		if (hours) await setAvailability(tx, actor, id, hours)
		return { id, accountId, actor }
	})
}

/** An employer that may post, with somebody sitting for it. */
export async function makeEmployer(
	name: string,
	areaId: string,
	over: Partial<typeof employers.$inferInsert> = {},
): Promise<Employer> {
	const id = newId()
	return inTransaction(async (tx) => {
		const accountId = await makeAccount(tx, chore, { name: `${name}の担当` })
		await tx.insert(employers).values({
			id,
			name,
			kana: 'タムラノウエン',
			kind: 'farm',
			field: 'farming',
			areaId,
			address: 'ひなた市北町3-3',
			telephone: '0999-00-0002',
			telephoneTail: '0002',
			contactName: '田村',
			agreedDay: '2026-04-01',
			visitedDay: '2026-04-01',
			state: 'using',
			createdAt: tx.at,
			...over,
		})
		await tx.insert(employerSeats).values({ id: newId(), employerId: id, accountId, fromDay: '2026-04-01' })
		return { id, accountId, actor: { accountId, role: 'employer', channel: 'site' } }
	})
}

/** Both insurances of the office, for every day a test may work on; at home and the way there are in. */
export async function insure(over: Partial<InsuranceFields> = {}): Promise<void> {
	for (const kind of insuranceKinds)
		await inTransaction((tx) =>
			enterInsurance(tx, chore, {
				kind,
				insurer: 'ひなた損害保険',
				policyNumber: `A-${kind}`,
				telephone: '0120-000-111',
				fromDay: '2020-04-01',
				untilDay: '2040-03-31',
				covers: '作業中のけが',
				homeWork: true,
				wayThere: true,
				tellDays: 30,
				...over,
			}),
		)
}

/** The town: 中央地区, four of the office, 田村農園, 日高 and 野口. */
export async function makeTown() {
	clockAt(today)
	const areaId = await makeArea('中央地区')
	await insure()
	return {
		areaId,
		inoue: await makeStaff('井上', 'receptionist'),
		chosei: await makeStaff('調整', 'arranger'),
		kessai: await makeStaff('決裁', 'approver'),
		kaikei: await makeStaff('会計', 'treasurer'),
		tamura: await makeEmployer('田村農園', areaId),
		hidaka: await makeRegistrant('日高', areaId),
		noguchi: await makeRegistrant('野口', areaId, { familyKana: 'ノグチ' }),
	}
}

export type Town = Awaited<ReturnType<typeof makeTown>>

/** Whole fields of a task. */
export const aTask = (areaId: string, over: Partial<TaskFields> = {}): TaskFields => ({
	title: '栗の皮むき',
	kind: 'farm-work',
	result: '栗10kgの皮をむく',
	procedure: '1 洗う 2 むく 3 袋に入れる',
	specification: '渋皮が残っていない',
	contractKind: 'ukeoi',
	areaId,
	place: '田村農園の作業場',
	address: 'ひなた市北町3-3',
	privateHome: false,
	busStop: '北町',
	payYen: 2600,
	payFor: '1回',
	minutes: 120,
	kilograms: 5,
	posture: 'sit',
	outdoors: false,
	alone: false,
	atHome: false,
	rests: true,
	driving: false,
	lift: false,
	skill: null,
	bring: '',
	rain: '',
	cancellation: '前日17時までは0円です。',
	insurance: '事務局が入っています。',
	hazards: [],
	trial: false,
	groupRule: '',
	// Sums of the tests are small on purpose.
	lowPayReason: '見本の品を持ち帰れる',
	stepIds: [],
	...over,
})

/** Answers that find nothing: the employer leaves how and when to whoever takes it on. */
export const soundAnswers = {
	orders: 'no',
	mixed: 'no',
	bound: 'no',
	substitute: 'yes',
	daily: 'no',
} as const

/** A slot of two hours with two seats on the day of work. */
export const aSlot = (over: Partial<SlotFields> = {}): SlotFields => ({
	day: workDay,
	startMinute: 570,
	endMinute: 690,
	seats: 2,
	...over,
})

/** A real account at a real bank. */
export const anAccount = (over: Partial<BankAccount> = {}): BankAccount => ({
	bankCode: '0001',
	branchCode: '001',
	kind: 1,
	number: '1234567',
	holder: 'ﾋﾀﾞｶ ﾊﾅ',
	...over,
})

/** Gives somebody a checked account. */
export async function withAccount(
	town: Town,
	registrant: Registrant,
	over: Partial<BankAccount> = {},
): Promise<string> {
	const id = await inTransaction((tx) =>
		enterBankAccount(tx, town.inoue.actor, registrant.id, anAccount(over)),
	)
	await inTransaction((tx) => checkBankAccount(tx, town.kaikei.actor, id))
	return id
}

/** Answers the contract check soundly; what it still finds is let pass by a 決裁者. */
export async function passContract(town: Town, requestId: string): Promise<void> {
	await inTransaction((tx) => answerContract(tx, town.chosei.actor, requestId, soundAnswers))
	for (const { about } of (await contractOf(db(), requestId)).findings) {
		const id = await inTransaction((tx) =>
			askOverride(tx, town.chosei.actor, requestId, about, '訪問して確かめた'),
		)
		await inTransaction((tx) => approveOverride(tx, town.kessai.actor, id))
	}
}

/** A request cut into one posted task with its slots. */
export async function postTask(
	town: Town,
	over: Partial<TaskFields> = {},
	slots: readonly Partial<SlotFields>[] = [{}],
): Promise<{ requestId: string; quoteId: string; taskId: string; slotIds: string[] }> {
	const { id: requestId } = await inTransaction((tx) =>
		openRequest(tx, town.tamura.actor, town.tamura.id, {
			what: '栗の皮むきを手伝ってほしい',
			place: '北町の作業場',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		}),
	)
	const taskId = await inTransaction((tx) =>
		draftTask(tx, town.chosei.actor, requestId, aTask(town.areaId, over)),
	)
	const slotIds: string[] = []
	for (const slot of slots)
		slotIds.push(await inTransaction((tx) => addSlot(tx, town.chosei.actor, taskId, aSlot(slot))))
	const { id: quoteId } = await inTransaction((tx) => makeQuote(tx, town.chosei.actor, requestId))
	await inTransaction((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quoteId, 'agreed'))
	await passContract(town, requestId)
	await inTransaction((tx) => publishTasks(tx, town.chosei.actor, requestId))
	return { requestId, quoteId, taskId, slotIds }
}

const stops = [
	'published',
	'applied',
	'decided',
	'agreed',
	'reported',
	'confirmed',
	'passed',
	'invoiced',
	'paid',
] as const
export type Stop = (typeof stops)[number]

/** One piece of work by `registrant`, as far as `upTo`; the clock moves with it. */
export async function throughJourney(
	town: Town,
	upTo: Stop,
	{
		registrant = town.hidaka,
		task = {},
		slot = {},
		asked = false,
	}: {
		registrant?: Registrant
		task?: Partial<TaskFields>
		slot?: Partial<SlotFields>
		asked?: boolean
	} = {},
) {
	const reaches = (stop: Stop) => stops.indexOf(upTo) >= stops.indexOf(stop)
	const posted = await postTask(town, task, [slot])
	const slotId = posted.slotIds[0] ?? ''
	const found = {
		...posted,
		slotId,
		assignmentId: '',
		earningId: '',
		invoiceIds: [] as string[],
		payoutId: '',
	}
	const { day, startMinute, endMinute } = aSlot(slot)
	if (!reaches('applied')) return found
	if (asked) {
		const offer = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, registrant.id, 'wish'))
		await inTransaction((tx) => answerOffer(tx, registrant.actor, registrant.id, offer.id, 'yes'))
	} else await inTransaction((tx) => applyFor(tx, registrant.actor, registrant.id, slotId))
	if (!reaches('decided')) return found
	const ids = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [registrant.id], 'follow'))
	found.assignmentId = ids[0] ?? ''
	if (!reaches('agreed')) return found
	await inTransaction((tx) =>
		sayYes(tx, registrant.actor, registrant.id, found.assignmentId, { showCallName: true }),
	)
	if (!reaches('reported')) return found
	clockAt(day, endMinute)
	await inTransaction((tx) =>
		report(tx, registrant.actor, registrant.id, found.assignmentId, {
			aboutMinutes: endMinute - startMinute,
			note: '終わりました',
		}),
	)
	if (!reaches('confirmed')) return found
	await inTransaction((tx) =>
		confirmCompletion(tx, town.tamura.actor, town.tamura.id, found.assignmentId, {
			verdict: 'fine',
			reason: '',
		}),
	)
	if (!reaches('passed')) return found
	found.earningId = await inTransaction(async (tx) => {
		await inspect(tx, town.inoue.actor, found.assignmentId)
		return credit(tx, town.inoue.actor, found.assignmentId)
	})
	if (!reaches('invoiced')) return found
	clockAt('2026-12-01')
	found.invoiceIds = await inTransaction((tx) => issueInvoices(tx, '2026-11'))
	if (!reaches('paid')) return found
	await withAccount(town, registrant)
	clockAt('2026-12-21')
	const made = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))
	found.payoutId = made.id
	await inTransaction((tx) => approvePayout(tx, town.kessai.actor, made.id))
	await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, made.id))
	await inTransaction((tx) => markSent(tx, town.kaikei.actor, made.id))
	clockAt('2026-12-28')
	await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, made.id))
	return found
}

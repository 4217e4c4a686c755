// The written terms (取引条件明示書): every item of the law from the facts, what is missing, and their hash.
import { createHash } from 'node:crypto'
import type { Day } from '~/base/day'
import type { ClosingDays } from '~/council/calendar'
import { addOfficeDays } from '~/council/calendar'
import type { ContractMode } from '~/council/contract-mode'
import { contractModeOf, contractRules, payKind } from '~/council/contract-mode'
import type { PayPlan } from '~/council/due-date'
import { plannedPayDay, principalPayDay, ruleFor } from '~/council/due-date'
import { sayPayRule } from '~/words/ja/settings'
import type { WeatherRule } from '~/work/weather'
import type { TermsBody } from '~db/schema/assignments'
import type { UndecidedItem } from '~db/schema/work'
import type { PayFacts } from './pay-items'
import { payItems, payItemsMayBeEmpty, payItemsOf } from './pay-items'
import { leftOpen, sayUndecided } from './terms-change'

/** What the terms are made of, read at the moment of the decision. */
export type TermsFacts = {
	office: { name: string; address: string; telephone: string }
	contractor: { name: string; number: string | null; callName: string; invoiceNumber: string | null }
	employer: { name: string; address: string; household: boolean }
	task: {
		contractMode: ContractMode
		title: string
		result: string
		procedure: string
		specification: string
		contractKind: string
		place: string
		address: string
		atHome: boolean
		payYen: number
		payFor: string
		minutes: number
		bring: string
		rain: string
		outdoors: boolean
		/** The rule of work in the open. */
		weather: WeatherRule | null
		cancellation: string
		insurance: string
		undecided: readonly UndecidedItem[]
		/** Continued work of one kind at a set rate. */
		continued: boolean
		skill: string | null
	}
	slot: { day: Day; startMinute: number; endMinute: number; reserveDay: Day | null }
	pay: PayFacts
	rules: { inspectDays: number; plan: PayPlan; closingDays: ClosingDays }
	outsideContact: string
}

/** The last day by which the council inspects: so many office days after the work. */
export function inspectBy(serviceDay: Day, inspectDays: number, own: ClosingDays): Day {
	return addOfficeDays(serviceDay, inspectDays, own)
}

/** Both sides by the way to contract: the council's own order, or the employer's with the council as agent of both. */
function parties({ task, office, employer }: TermsFacts) {
	if (contractRules[task.contractMode].commissioner === 'council')
		return {
			commissioner: office.name,
			commissionerAddress: office.address,
			commissionerTelephone: office.telephone,
			household: false,
			agent: '',
			agentAddress: '',
			agentTelephone: '',
		}
	return {
		commissioner: employer.name,
		commissionerAddress: employer.address,
		// Whoever has to say something says it to the agent: no orders on the telephone.
		commissionerTelephone: '',
		household: employer.household,
		agent: office.name,
		agentAddress: office.address,
		agentTelephone: office.telephone,
	}
}

/** What the terms agree on about the pay day beside the day itself: the monthly closing, and a bank that is shut. */
function payRuleItems(task: TermsFacts['task'], plan: PayPlan) {
	const { recommissioned } = payKind(task)
	const waits = recommissioned && plan.afterPrincipalDays > 0
	const { rule, yardstick } = ruleFor(task.continued, plan)
	return {
		payClosing: !waits && yardstick === 'two-months' ? sayPayRule(rule) : '',
		payBankShut: waits ? 'before' : plan.shut,
		payAfterPrincipal: waits ? plan.afterPrincipalDays : 0,
	}
}

/** The three items of 再委託, by which pay may wait for the principal's; there is none where the employer commissions. */
const recommission = ({ task, employer, slot, rules }: TermsFacts) =>
	contractRules[task.contractMode].mayWaitForPrincipal
		? {
				subcontracted: true,
				principal: employer.name,
				principalPayOn: principalPayDay(slot.day, rules.plan.invoiceDueDays),
			}
		: { subcontracted: false, principal: '', principalPayOn: null }

/**
 * All items of handbook §3.1 in their order. `commissionedOn` is the day of the yes and is not known
 * before it: `asAgreed` fills it from the answer.
 */
export function composeTerms(facts: TermsFacts): TermsBody {
	const { contractor, task, slot, rules } = facts
	const weather = task.outdoors ? task.weather : null
	return {
		mode: task.contractMode,
		// 1 both parties, and who acts for both
		...parties(facts),
		contractor: contractor.name,
		contractorNumber: contractor.number,
		contractorInvoiceNumber: contractor.invoiceNumber,
		// 2 業務委託をした日
		commissionedOn: null,
		// 3 content
		contractKind: task.contractKind,
		title: task.title,
		result: task.result,
		procedure: task.procedure,
		specification: task.specification,
		skill: task.skill,
		bring: task.bring,
		// 4 day
		serviceOn: slot.day,
		startMinute: slot.startMinute,
		endMinute: slot.endMinute,
		minutes: task.minutes,
		reserveOn: slot.reserveDay,
		// 5 place
		place: task.place,
		address: task.atHome && task.address === '' ? task.place : task.address,
		atHome: task.atHome,
		// 6 inspection
		inspectBy: inspectBy(slot.day, rules.inspectDays, rules.closingDays),
		// 7 amount and day
		payYen: task.payYen,
		payFor: task.payFor,
		payOn: plannedPayDay(slot.day, payKind(task), rules.plan),
		...payRuleItems(task, rules.plan),
		...payItemsOf(facts.pay),
		// 8-10 method: cash by transfer, so none of the others
		payMethod: 'bank-transfer',
		// The fee never comes off the pay, whatever anybody agreed (handbook §3.1).
		transferFeeBy: 'council',
		bill: null,
		lumpSettlement: null,
		electronicClaim: null,
		fundsTransfer: null,
		// 再委託
		...recommission(facts),
		// what else the council promises to write
		cancellation: task.cancellation,
		rain: task.rain,
		outdoors: task.outdoors,
		weatherDecides: weather?.decides ?? null,
		weatherEvening: weather?.eveningMinute ?? null,
		weatherMorning: weather?.morningMinute ?? null,
		weatherHalfway: weather?.halfway ?? null,
		insurance: task.insurance,
		standIn: true,
		toldToEmployer:
			contractRules[task.contractMode].shows === 'by-yes' ? 'count-and-time' : 'number-and-call-name',
		callName: contractor.callName,
		outsideContact: facts.outsideContact,
		undecided: sayUndecided(task.undecided),
	}
}

/** Items that may be empty: the day of the yes, methods that are not used, and what a task need not have. */
const mayBeEmpty = new Set<string>([
	...payItemsMayBeEmpty,
	'contractorNumber',
	'contractorInvoiceNumber',
	'commissionedOn',
	'skill',
	'bring',
	'rain',
	'reserveOn',
	'bill',
	'lumpSettlement',
	'electronicClaim',
	'fundsTransfer',
	'callName',
	'outsideContact',
	'undecided',
	'payClosing',
])

/** Items of the one way to contract that the other has not. */
const needlessIn: Record<ContractMode, ReadonlySet<string>> = {
	A: new Set(['agent', 'agentAddress', 'agentTelephone']),
	B: new Set(['commissionerTelephone', 'principal', 'principalPayOn']),
}

/** What work in the open has to say of the weather: who decides, until when, what is paid after a stop half-way. */
const weatherItems = ['weatherDecides', 'weatherEvening', 'weatherMorning', 'weatherHalfway'] as const

const isWeatherItem = (item: string) => (weatherItems as readonly string[]).includes(item)

/** Every item terms must hold, in order. */
export const termsItems = [
	'mode',
	'commissioner',
	'commissionerAddress',
	'commissionerTelephone',
	'household',
	'agent',
	'agentAddress',
	'agentTelephone',
	'contractor',
	'contractorNumber',
	'contractorInvoiceNumber',
	'commissionedOn',
	'contractKind',
	'title',
	'result',
	'procedure',
	'specification',
	'skill',
	'bring',
	'serviceOn',
	'startMinute',
	'endMinute',
	'minutes',
	'reserveOn',
	'place',
	'address',
	'atHome',
	'inspectBy',
	'payYen',
	'payFor',
	'payOn',
	'payClosing',
	'payBankShut',
	'payAfterPrincipal',
	...payItems,
	'payMethod',
	'transferFeeBy',
	'bill',
	'lumpSettlement',
	'electronicClaim',
	'fundsTransfer',
	'subcontracted',
	'principal',
	'principalPayOn',
	'cancellation',
	'rain',
	'outdoors',
	...weatherItems,
	'insurance',
	'standIn',
	'toldToEmployer',
	'callName',
	'outsideContact',
	'undecided',
] as const
export type TermsItem = (typeof termsItems)[number]

/** Items that are absent or empty and must not be; none when the terms are whole. */
export function missingTermsItems(body: TermsBody): TermsItem[] {
	const needless = needlessIn[contractModeOf(body.mode)]
	const open = leftOpen(body)
	return termsItems.filter((item) => {
		const value = body[item]
		if (value === undefined) return true
		if (
			mayBeEmpty.has(item) ||
			needless.has(item) ||
			open.has(item) ||
			(isWeatherItem(item) && body.outdoors !== true)
		)
			return false
		return value === null || (typeof value === 'string' && value.trim() === '')
	})
}

/** The terms with the day of the yes in their second item. */
export function asAgreed(body: TermsBody, agreedOn: Day | null): TermsBody {
	return { ...body, commissionedOn: agreedOn }
}

/**
 * The name the employer may hear: the one these terms were read with, since the yes was to that one and to no later.
 * Terms from before it stood in them give the name of today.
 */
export function callNameIn(body: TermsBody | null | undefined, today: string): string {
	const read = body?.callName
	return typeof read === 'string' && read !== '' ? read : today
}

/** What the employer's papers call who comes: the call name, with the number where the terms say so. */
export function nameForEmployer(body: TermsBody | null | undefined, today: string): string {
	const name = callNameIn(body, today)
	const number = body?.contractorNumber
	return body?.toldToEmployer === 'number-and-call-name' && typeof number === 'string'
		? `${number} ${name}`
		: name
}

/** Whether these terms themselves tell the employer who comes, so that nobody is asked for it. */
export const namesByTerms = (body: TermsBody): boolean =>
	contractRules[contractModeOf(body.mode)].shows === 'number-and-call-name'

/** SHA-256 over the items in a fixed order: the same terms give the same 64 letters on every engine. */
export function hashTerms(body: TermsBody): string {
	const inOrder = Object.keys(body)
		.sort()
		.map((item) => [item, body[item] ?? null])
	return createHash('sha256').update(JSON.stringify(inOrder)).digest('hex')
}

// A day, a code or nothing: what is left of an item that was text.
const plainItem = /^(?:\d{4}-\d{2}-\d{2}|[a-z][a-z-]{0,30}|[AB]|)$/

/** Who stands in the terms: gone whatever letters they are written in. */
const whoItems = ['contractor', 'callName', 'commissioner', 'agent', 'principal']

/** A body without its words and names, once no paper holds them any more: figures, days and codes stay. */
export const wordless = (body: TermsBody): TermsBody => ({
	...Object.fromEntries(
		Object.entries(body).filter(
			([item, value]) => !whoItems.includes(item) && (typeof value !== 'string' || plainItem.test(value)),
		),
	),
	wordless: true,
})

/** Whether a body has lost its words. */
export const isWordless = (body: TermsBody | undefined): boolean => body?.wordless === true

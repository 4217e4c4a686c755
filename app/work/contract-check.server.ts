// The contract check of one request as it is kept: its answers, what the check finds, and what a 決裁者 let pass.
import { and, asc, desc, eq, isNull, ne, notInArray } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers } from '~db/schema/people'
import { overrideRefusals, overrides, tasks, workRequests } from '~db/schema/work'
import type { CheckedField, CheckedText, ContractAnswers, Finding } from './contract-check'
import { checkContract, checkedFields, mayPass, unasked } from './contract-check'
import type { TaskWithSlots } from './request.server'
import { tasksOfRequest } from './request.server'

export type Override = typeof overrides.$inferSelect

/** A finding with what was asked of the 決裁者 about it; `settled` once another person let it pass. */
export type OpenFinding = Finding & {
	override: Override | null
	/** Why it was not let pass, the last time it was asked for. */
	refusal: OverrideRefusal | null
	settled: boolean
}

export type OverrideRefusal = typeof overrideRefusals.$inferSelect

/** What is written of how pay is counted stands in the terms too, and is read by everybody. */
const payFields = ['payUnit', 'payWhy'] as const
const payPart = { payUnit: 'unit', payWhy: 'why' } as const
type PayField = (typeof payFields)[number]
const isPayField = (field: string): field is PayField => Object.hasOwn(payPart, field)

const textsOf = (drafts: readonly TaskWithSlots[]): CheckedText[] =>
	drafts.flatMap((task) => [
		...checkedFields.map((field) => ({ taskId: task.id, field, text: task[field] })),
		...payFields.map((field) => ({ taskId: task.id, field, text: task.payTerms?.[payPart[field]] ?? '' })),
	])

type Contract = { answers: ContractAnswers; unasked: number; findings: OpenFinding[] }

/** What the check finds in a request as it stands, with the answers to its questions. */
export async function contractOf(on: Db, requestId: string): Promise<Contract> {
	const [request] = await on
		.select({ answers: workRequests.contractAnswers })
		.from(workRequests)
		.where(eq(workRequests.id, requestId))
	if (!request) throw refused('not-found')
	return checkRequest(on, requestId, request.answers, await tasksOfRequest(on, requestId))
}

/** Whether the work of a request can be no commission, so that nobody may let it pass. */
export const workIsNever = async (on: Db, requestId: string): Promise<boolean> =>
	(await contractOf(on, requestId)).findings.some((one) => one.level === 'never')

/** The same as `contractOf` for a request whose answers and tasks are read already. */
export async function checkRequest(
	on: Db,
	requestId: string,
	answers: ContractAnswers,
	tasks: readonly TaskWithSlots[],
): Promise<Contract> {
	const drafts = tasks.filter((task) => task.state !== 'closed')
	const passed = await on.select().from(overrides).where(eq(overrides.requestId, requestId))
	const refusals = await on
		.select()
		.from(overrideRefusals)
		.where(eq(overrideRefusals.requestId, requestId))
		.orderBy(desc(overrideRefusals.at), desc(overrideRefusals.id))
	const clients = await on
		.select({ name: employers.name })
		.from(employers)
		.innerJoin(workRequests, eq(workRequests.employerId, employers.id))
		.where(eq(workRequests.id, requestId))
	const names = clients.map((one) => one.name)
	const findings = checkContract(textsOf(drafts), answers, drafts, names).map((finding) => {
		const override = passed.find((one) => one.about === finding.about) ?? null
		return {
			...finding,
			override,
			refusal: refusals.find((one) => one.about === finding.about) ?? null,
			settled: mayPass(finding.rule) && override?.approvedAt != null,
		}
	})
	return { answers, unasked: unasked(answers).length, findings }
}

/** Refuses posting while a question is open, something is to be reworded, or the work belongs to another form. */
export async function refuseUncheckedContract(tx: Tx, requestId: string): Promise<void> {
	const { unasked: open, findings } = await contractOf(tx, requestId)
	if (findings.some((one) => one.level === 'never')) throw refused('contract-never')
	if (open > 0) throw refused('contract-unasked', { n: open })
	const left = findings.filter((one) => !one.settled)
	const laws = left.filter((one) => one.level === 'law').map((one) => one.rule)
	if (left.length > 0) throw refused('contract-blocked', { n: left.length, laws })
}

/** Writes down what the employer said to the five questions, or to some: an answer given before stays. */
export async function answerContract(
	tx: Tx,
	actor: Actor,
	requestId: string,
	answers: ContractAnswers,
): Promise<void> {
	const [request] = await tx
		.select({ state: workRequests.state, before: workRequests.contractAnswers })
		.from(workRequests)
		.where(eq(workRequests.id, requestId))
	if (!request) throw refused('not-found')
	if (request.state === 'withdrawn' || request.state === 'turned-down')
		throw refused('request-now', { state: request.state })
	const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined))
	if (Object.keys(given).length === 0) throw refused('contract-nothing')
	await tx
		.update(workRequests)
		.set({ contractAnswers: { ...request.before, ...given } })
		.where(eq(workRequests.id, requestId))
	await record(tx, actor, 'contract.answered', { kind: 'request', id: requestId }, { after: given })
}

/** Replaces a sentence of a draft by the better one the check proposes. */
export async function takeWording(tx: Tx, actor: Actor, requestId: string, about: string): Promise<void> {
	const { findings } = await contractOf(tx, requestId)
	const finding = findings.find((one) => one.about === about)
	if (!finding?.better || !finding.taskId || !finding.field) throw refused('wording-gone')
	const field = finding.field as CheckedField | PayField
	const [task] = await tx
		.select()
		.from(tasks)
		.where(and(eq(tasks.id, finding.taskId), eq(tasks.state, 'draft')))
	if (!task) throw refused('task-published')
	const { from, sentence, better } = finding
	const reworded = (text: string) => text.slice(0, from) + better + text.slice(from + sentence.length)
	const change = !isPayField(field)
		? { [field]: reworded(task[field]) }
		: task.payTerms && {
				payTerms: { ...task.payTerms, [payPart[field]]: reworded(task.payTerms[payPart[field]]) },
			}
	if (change) await tx.update(tasks).set(change).where(eq(tasks.id, task.id))
	await record(
		tx,
		actor,
		'task.reworded',
		{ kind: 'task', id: task.id },
		{ after: { requestId, field, rule: finding.rule } },
	)
}

/** Asks a 決裁者 to let one finding pass, with the reason: whom one asked, what they said. */
export async function askOverride(
	tx: Tx,
	actor: Actor,
	requestId: string,
	about: string,
	reason: string,
): Promise<string> {
	if (reason.trim() === '') throw refused('override-reason', undefined, 'reason')
	const { findings } = await contractOf(tx, requestId)
	const finding = findings.find((one) => one.about === about)
	if (!finding) throw refused('override-gone')
	if (finding.level === 'never') throw refused('override-never')
	if (!mayPass(finding.rule)) throw refused('override-words')
	if (finding.override) throw refused('override-asked')
	const id = newId()
	await tx.insert(overrides).values({
		id,
		requestId,
		about,
		rule: finding.rule,
		reason,
		askedBy: actor.accountId ?? actor.role,
		askedAt: tx.at,
	})
	await record(
		tx,
		actor,
		'override.asked',
		{ kind: 'request', id: requestId },
		{ after: { override: id, rule: finding.rule, level: finding.level } },
	)
	return id
}

/** A second person lets it pass: two pairs of eyes for every safety or law block. */
export async function approveOverride(tx: Tx, actor: Actor, overrideId: string): Promise<void> {
	const [asked] = await tx
		.select()
		.from(overrides)
		.where(and(eq(overrides.id, overrideId), isNull(overrides.approvedAt)))
	if (!asked) throw refused('override-gone')
	if (asked.askedBy === actor.accountId) throw refused('override-own')
	if (!mayPass(asked.rule)) throw refused('override-words')
	await tx
		.update(overrides)
		.set({ approvedBy: actor.accountId ?? actor.role, approvedAt: tx.at })
		.where(eq(overrides.id, overrideId))
	await record(
		tx,
		actor,
		'override.approved',
		{ kind: 'request', id: asked.requestId },
		{ after: { override: overrideId, rule: asked.rule } },
	)
}

/** Takes one's own asking back while nobody let it pass: the finding stands again. */
export async function dropOverride(tx: Tx, actor: Actor, overrideId: string): Promise<void> {
	const [dropped] = await tx
		.delete(overrides)
		.where(
			and(
				eq(overrides.id, overrideId),
				isNull(overrides.approvedAt),
				eq(overrides.askedBy, actor.accountId ?? ''),
			),
		)
		.returning()
	if (!dropped) throw refused('override-gone')
	await record(
		tx,
		actor,
		'override.dropped',
		{ kind: 'request', id: dropped.requestId },
		{ before: { override: overrideId, rule: dropped.rule } },
	)
}

/** A second person says no with a reason that whoever asked reads; what another has let pass since stays passed. */
export async function refuseOverride(
	tx: Tx,
	actor: Actor,
	overrideId: string,
	reason: string,
): Promise<void> {
	if (reason.trim() === '') throw refused('override-refusal-reason', undefined, 'refusal')
	const [asked] = await tx
		.delete(overrides)
		.where(
			and(
				eq(overrides.id, overrideId),
				isNull(overrides.approvedAt),
				ne(overrides.askedBy, actor.accountId ?? ''),
			),
		)
		.returning()
	if (!asked) throw refused('override-gone')
	await tx.insert(overrideRefusals).values({
		id: newId(),
		requestId: asked.requestId,
		about: asked.about,
		rule: asked.rule,
		askedBy: asked.askedBy,
		askedFor: asked.reason,
		reason,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'override.refused',
		{ kind: 'request', id: asked.requestId },
		{ before: { override: overrideId, rule: asked.rule } },
	)
}

/** Whoever asked has read why not. */
export async function readRefusal(tx: Tx, actor: Actor, refusalId: string): Promise<void> {
	const [read] = await tx
		.update(overrideRefusals)
		.set({ readAt: tx.at })
		.where(
			and(
				eq(overrideRefusals.id, refusalId),
				eq(overrideRefusals.askedBy, actor.accountId ?? ''),
				isNull(overrideRefusals.readAt),
			),
		)
		.returning()
	if (!read) throw refused('override-gone')
	await record(
		tx,
		actor,
		'override.refusal-read',
		{ kind: 'request', id: read.requestId },
		{ after: { refusal: refusalId } },
	)
}

/** What was not let pass and its asker has not read yet, the longest first; nothing of requests that are over. */
export async function unreadRefusals(
	on: Db,
	accountId: string,
): Promise<(OverrideRefusal & { what: string; employerName: string })[]> {
	const rows = await on
		.select({ refusal: overrideRefusals, what: workRequests.what, employerName: employers.name })
		.from(overrideRefusals)
		.innerJoin(workRequests, eq(workRequests.id, overrideRefusals.requestId))
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(
			and(
				eq(overrideRefusals.askedBy, accountId),
				isNull(overrideRefusals.readAt),
				notInArray(workRequests.state, ['published', 'withdrawn', 'turned-down']),
			),
		)
		.orderBy(asc(overrideRefusals.at))
	return rows.map(({ refusal, ...rest }) => ({ ...refusal, ...rest }))
}

export type WaitingOverride = Override & { what: string; employerName: string }

/** What waits for a 決裁者, the longest first. */
export async function waitingOverrides(on: Db, most = 50): Promise<WaitingOverride[]> {
	const rows = await on
		.select({ override: overrides, what: workRequests.what, employerName: employers.name })
		.from(overrides)
		.innerJoin(workRequests, eq(workRequests.id, overrides.requestId))
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(isNull(overrides.approvedAt))
		.orderBy(asc(overrides.askedAt))
		.limit(most)
	return rows.map(({ override, ...rest }) => ({ ...override, ...rest }))
}

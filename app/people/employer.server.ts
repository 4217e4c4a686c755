// Employers (依頼主): firms, farms, offices, groups and households that ask for work; and who sits for them.
import { and, asc, eq, inArray, isNull, like, ne, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { agree } from '~/council/agreement.server'
import { contractRules } from '~/council/contract-mode'
import { contractModeOn, settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { accounts, employerSeats, employers } from '~db/schema/people'
import { makeAccount } from './account.server'
import type { Billing, StillOpen } from './employer'
import { tailOf } from './registrant'
import { endsIn, readSearch } from './search'

export type Employer = typeof employers.$inferSelect

export type EmployerForm = Pick<
	Employer,
	'name' | 'kana' | 'kind' | 'field' | 'areaId' | 'address' | 'telephone' | 'email' | 'contactName'
>

/** Writes an employer down; work is published only after the agreement and a visit are noted. */
export async function makeEmployer(tx: Tx, actor: Actor, form: EmployerForm): Promise<string> {
	const id = newId()
	await tx.insert(employers).values({
		...form,
		id,
		telephoneTail: tailOf(form.telephone),
		confirmDays: await settingOn(tx, 'confirm-days', dayOf(tx.at)),
		state: 'talking',
		createdAt: tx.at,
	})
	await record(tx, actor, 'employer.made', { kind: 'employer', id })
	return id
}

/** The employer agreed to the rules; a visit from before may be noted with it. */
export async function noteAgreement(
	tx: Tx,
	actor: Actor,
	employerId: string,
	{ agreedDay, visitedDay }: { agreedDay: string; visitedDay: string | null },
): Promise<void> {
	const today = dayOf(tx.at)
	await refuseEnded(tx, employerId)
	if (agreedDay > today) throw refused('day-to-come', undefined, 'agreedDay')
	if ((visitedDay ?? '') > today) throw refused('day-to-come', undefined, 'visitedDay')
	const days = { agreedDay, ...(visitedDay && { visitedDay }) }
	const [row] = await tx
		.update(employers)
		.set({ ...days, state: 'using' })
		.where(eq(employers.id, employerId))
		.returning({ id: employers.id })
	if (!row) throw refused('not-found')
	const kinds = contractRules[await contractModeOn(tx, today)].employerAgrees
	await agree(tx, { ...actor, channel: 'paper' }, { employerId }, kinds, agreedDay)
	await record(tx, actor, 'employer.agreed', { kind: 'employer', id: employerId }, { after: days })
}

/** The employer ends with the office (終了); refused while something of theirs is under way, naming how much. */
export async function endEmployer(tx: Tx, actor: Actor, employerId: string, open: StillOpen): Promise<void> {
	if (open.requests + open.work + open.invoices + open.money > 0) throw refused('employer-open', open)
	const [ended] = await tx
		.update(employers)
		.set({ state: 'ended', endedOn: dayOf(tx.at) })
		.where(and(eq(employers.id, employerId), ne(employers.state, 'ended')))
		.returning({ endedOn: employers.endedOn })
	if (!ended) throw refused('employer-ended-already')
	await record(tx, actor, 'employer.ended', { kind: 'employer', id: employerId }, { after: ended })
}

/** Refuses what is done with an employer who ended with the office (終了); the sentence says how they are taken up again. */
export async function refuseEnded(on: Db, employerId: string): Promise<void> {
	if ((await employerOf(on, employerId))?.state === 'ended') throw refused('employer-ended')
}

/** They come back, as long as their name is kept. */
export async function takeUpEmployer(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const [back] = await tx
		.update(employers)
		.set({
			state: sql`case when ${employers.agreedDay} is null then 'talking' else 'using' end`,
			endedOn: null,
		})
		.where(and(eq(employers.id, employerId), eq(employers.state, 'ended'), isNull(employers.blankedAt)))
		.returning({ state: employers.state })
	if (!back) throw refused('employer-not-ended')
	await record(tx, actor, 'employer.taken-up', { kind: 'employer', id: employerId }, { after: back })
}

/** Gives somebody a seat at an employer; an account is made when they have none. */
export async function giveSeat(
	tx: Tx,
	actor: Actor,
	employerId: string,
	person: {
		name: string
		email: string | null
		telephone: string | null
		number?: string | null
		secret?: { hash: string; kind: 'pin' | 'password' }
	},
): Promise<string> {
	await refuseEnded(tx, employerId)
	const accountId = await makeAccount(tx, actor, person)
	await tx.insert(employerSeats).values({ id: newId(), employerId, accountId, fromDay: dayOf(tx.at) })
	await record(
		tx,
		actor,
		'employer.seat-given',
		{ kind: 'employer', id: employerId },
		{ after: { accountId } },
	)
	return accountId
}

/** Notes the day of the written order by which the council withholds tax for an employer (mode B), or that there is none any more. */
export async function orderWithholding(
	tx: Tx,
	actor: Actor,
	employerId: string,
	orderDay: Day | null,
): Promise<void> {
	if (orderDay !== null && orderDay > dayOf(tx.at))
		throw refused('withholding-order-day', undefined, 'orderDay')
	const [changed] = await tx
		.update(employers)
		.set({ withholdingOrderDay: orderDay })
		.where(eq(employers.id, employerId))
		.returning({ id: employers.id })
	if (!changed) throw refused('not-found')
	await record(
		tx,
		actor,
		'employer.withholding-ordered',
		{ kind: 'employer', id: employerId },
		{ after: { orderDay } },
	)
}

/** How an employer is billed from the next invoice on. */
export async function setBilling(tx: Tx, actor: Actor, employerId: string, billing: Billing): Promise<void> {
	const [changed] = await tx
		.update(employers)
		.set({ billing })
		.where(eq(employers.id, employerId))
		.returning({ id: employers.id })
	if (!changed) throw refused('not-found')
	await record(
		tx,
		actor,
		'employer.billing-set',
		{ kind: 'employer', id: employerId },
		{ after: { billing } },
	)
}

/** Somebody no longer sits for an employer: from now on the employer's pages do not open for them. */
export async function endSeat(tx: Tx, actor: Actor, employerId: string, accountId: string): Promise<void> {
	const ended = await tx
		.update(employerSeats)
		.set({ untilDay: dayOf(tx.at) })
		.where(
			and(
				eq(employerSeats.employerId, employerId),
				eq(employerSeats.accountId, accountId),
				isNull(employerSeats.untilDay),
			),
		)
		.returning({ id: employerSeats.id })
	if (ended.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'employer.seat-ended',
		{ kind: 'employer', id: employerId },
		{ before: { accountId } },
	)
}

export async function employerOf(on: Db, id: string): Promise<Employer | undefined> {
	const [row] = await on.select().from(employers).where(eq(employers.id, id))
	return row
}

export async function seatsOf(on: Db, employerId: string) {
	return on
		.select({
			accountId: accounts.id,
			name: accounts.name,
			email: accounts.email,
			telephone: accounts.telephone,
			number: accounts.number,
		})
		.from(employerSeats)
		.innerJoin(accounts, eq(accounts.id, employerSeats.accountId))
		.where(and(eq(employerSeats.employerId, employerId), isNull(employerSeats.untilDay)))
		.orderBy(asc(accounts.name))
}

export async function allEmployers(on: Db): Promise<Employer[]> {
	return on.select().from(employers).orderBy(asc(employers.kana), asc(employers.id))
}

/** Finds by the reading's beginning, any part of the name, who answers the telephone, or a telephone number or its end. */
export async function findEmployers(on: Db, typed: string, most = 30): Promise<Employer[]> {
	const search = readSearch(typed)
	if (search.by === 'nothing' || search.by === 'number') return []
	const packed = (column: typeof employers.name | typeof employers.contactName) =>
		sql`replace(replace(${column}, ' ', ''), '　', '')`
	const where =
		search.by === 'telephone'
			? eq(employers.telephoneTail, search.tail)
			: or(
					like(sql`replace(${employers.kana}, ' ', '')`, `${search.kana}%`),
					like(packed(employers.name), `%${search.typed}%`),
					like(packed(employers.contactName), `${search.typed}%`),
				)
	const found = await on
		.select()
		.from(employers)
		.where(where)
		.orderBy(asc(employers.kana), asc(employers.id))
		.limit(most)
	return found.filter((one) => search.by !== 'telephone' || endsIn(one.telephone, search.digits))
}

/** Names by id. */
export async function employerNames(on: Db, ids: readonly string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>()
	for (const some of inParts([...new Set(ids)]))
		for (const row of await on
			.select({ id: employers.id, name: employers.name })
			.from(employers)
			.where(inArray(employers.id, some)))
			found.set(row.id, row.name)
	return found
}

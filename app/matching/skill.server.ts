// Skills as they are kept: named by the person, papers seen by staff.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { skills as rows } from '~db/schema/matching'
import type { HeldSkill } from './skill'
import { readSkills } from './skill'

/** Keeps the skills somebody names; a paper seen before stays seen. */
export async function setSkills(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	typed: readonly string[],
): Promise<void> {
	const wanted = readSkills(typed)
	const before = (await skillsOf(tx, registrantId)).map((held) => held.skill)
	for (const skill of before.filter((one) => !wanted.includes(one)))
		await tx.delete(rows).where(and(eq(rows.registrantId, registrantId), eq(rows.skill, skill)))
	for (const skill of wanted.filter((one) => !before.includes(one)))
		await tx.insert(rows).values({ registrantId, skill })
	await record(
		tx,
		actor,
		'registrant.skills-changed',
		{ kind: 'registrant', id: registrantId },
		{ before: { count: before.length }, after: { count: wanted.length } },
	)
}

/** Somebody's skills, and which papers were seen. */
export async function skillsOf(on: Db, registrantId: string): Promise<HeldSkill[]> {
	const found = await on
		.select({ skill: rows.skill, checkedAt: rows.checkedAt })
		.from(rows)
		.where(eq(rows.registrantId, registrantId))
		.orderBy(asc(rows.skill))
	return found.map(({ skill, checkedAt }) => ({ skill, checked: checkedAt !== null }))
}

/** Staff have seen the licence or certificate. */
export async function checkSkill(tx: Tx, actor: Actor, registrantId: string, skill: string): Promise<void> {
	const checked = await tx
		.update(rows)
		.set({ checkedAt: tx.at, checkedBy: actor.accountId })
		.where(and(eq(rows.registrantId, registrantId), eq(rows.skill, skill), isNull(rows.checkedAt)))
		.returning({ skill: rows.skill })
	if (checked.length === 0) throw refused('skill-checked')
	await record(
		tx,
		actor,
		'registrant.skill-checked',
		{ kind: 'registrant', id: registrantId },
		{ after: { skill } },
	)
}

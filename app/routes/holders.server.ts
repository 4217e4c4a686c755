// What the two pages of role holders (担当者, 相談員) share: reading who holds a role, and the acts on them.
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import type { Role } from '~/people/role'
import { endRole, giveFurtherRole, giveRole, holdersOf, leaveOffice } from '~/people/staff.server'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, optionalDay, optionalEmail, optionalText, pick, text } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { staffWords as words } from '~/words/ja/office'
import { inSnapshot } from '~db/client'
import { send } from './door.server'
import { toldOf } from './told'

/** The people who hold one of these roles, in words for the page. */
export async function loadHolders(request: Request, roles: readonly Role[]) {
	const today = dayOf(now())
	const holders = await inSnapshot((on) => holdersOf(on, roles, today))
	return {
		told: toldOf(request, words.told),
		today,
		people: holders.map((one) => ({
			id: one.accountId,
			name: one.name,
			signIn: [one.email, one.number && words.number(one.number)].filter(Boolean).join('・'),
			fresh: !one.signsIn,
			grants: one.grants.map((grant) => ({
				id: grant.id,
				role: frameWords.roles[grant.role],
				when: [
					grant.fromDay > today ? words.from(sayDayAndYear(grant.fromDay)) : '',
					grant.untilDay ? words.until(sayDayAndYear(grant.untilDay)) : '',
				].join(''),
			})),
		})),
	}
}

/** The acts of the page at `path`, on these roles only. */
export function actOnHolders(
	request: Request,
	{ person, actor, roles, path }: { person: string; actor: Actor; roles: readonly Role[]; path: string },
) {
	const grant = {
		role: pick(words.role, roles as readonly [Role, ...Role[]]),
		fromDay: day(words.fromDay),
		untilDay: optionalDay(words.untilDay),
	}
	const schema = z.discriminatedUnion('intent', [
		z.object({
			intent: z.literal('add'),
			name: text(words.name, 60),
			email: optionalEmail(words.email),
			number: optionalText(words.known, 20),
			...grant,
		}),
		z.object({ intent: z.literal('give'), accountId: text(words.name, 40), ...grant }),
		z.object({ intent: z.literal('end'), grantId: text(words.role, 40) }),
		z.object({ intent: z.literal('leave'), accountId: text(words.name, 40) }),
	])
	return send(request, {
		form: 'holders',
		person,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'add': {
					const { name, email, number, role, fromDay, untilDay } = value
					await giveRole(tx, actor, { name, email, number: number || null }, { role, fromDay, untilDay })
					return `${path}?told=added`
				}
				case 'give': {
					const { accountId, role, fromDay, untilDay } = value
					await giveFurtherRole(tx, actor, accountId, { role, fromDay, untilDay }, roles)
					return `${path}?told=given`
				}
				case 'end':
					await endRole(tx, actor, value.grantId, roles)
					return `${path}?told=ended`
				case 'leave':
					await leaveOffice(tx, actor, value.accountId, roles)
					return `${path}?told=left`
			}
		},
	})
}

// What can happen: the name of every act, and who did it, for whom, by which channel.

/** How an act reached the office: by the person in the site, or said to staff. */
export const channels = ['site', 'telephone', 'counter', 'fax', 'paper', 'family'] as const
export type Channel = (typeof channels)[number]

/** Who did it. `accountId` is null for a chore and for a visitor who has no account yet. */
export type Actor = {
	accountId: string | null
	role: string
	channel: Channel
	onBehalf?: { kind: 'registrant' | 'employer'; id: string }
}

/** How long somebody of the office can take back what they did themselves. */
export const takeBackMinutes = 10

/** Roles of those outside the office, who act on pages of their own. */
export const outsideRoles: ReadonlySet<string> = new Set([
	'registrant',
	'employer',
	'visitor',
	'chore',
	'outside-approver',
])

/** The machine, acting by the clock. */
export const chore: Actor = { accountId: null, role: 'chore', channel: 'site' }

/** A visitor before having an account. */
export const visitor: Actor = { accountId: null, role: 'visitor', channel: 'site' }

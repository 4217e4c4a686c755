// What each role may do: the one table guards and menus read.

/**
 * Staff of the council (受付担当, 調整担当, 決裁者, 会計担当, システム管理者, 監査), and who approves from elsewhere
 * (外の決裁者: 監事, 事務局長, the city's section) and sees only what waits for them. ハラスメントの相談 is heard by two named
 * people at most (相談窓口), whatever else they do.
 */
export const staffRoles = [
	'receptionist',
	'arranger',
	'approver',
	'treasurer',
	'administrator',
	'auditor',
	'outside-approver',
	'harassment-hearer',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** Who answers consultations (ウェルネスコーディネーター, 統括). */
export const wellnessRoles = ['coordinator', 'head-coordinator'] as const
export type WellnessRole = (typeof wellnessRoles)[number]

export type Role = StaffRole | WellnessRole

/** The door a session stands behind. A person with several hats chooses one. */
export type Hat = 'council' | 'coordinator' | 'registrant' | 'employer'

/** Each thing staff do, and the roles that may do it. 監査 only looks. */
export const doings = {
	'see-desk': ['receptionist', 'arranger', 'approver', 'treasurer', 'administrator', 'auditor'],
	'see-people': ['receptionist', 'arranger', 'approver', 'auditor'],
	'see-money': ['treasurer', 'approver', 'auditor'],
	'see-papers': ['receptionist', 'approver', 'treasurer', 'administrator', 'auditor'],
	'hold-papers': ['approver', 'administrator'],
	'post-papers': ['receptionist', 'approver', 'treasurer'],
	'answer-privacy': ['receptionist', 'approver'],
	'end-registration': ['approver'],
	'enter-life-move': ['receptionist', 'approver'],
	'join-registrants': ['receptionist', 'approver'],
	'open-emergency': ['receptionist', 'arranger', 'approver'],
	'enter-representative': ['receptionist', 'approver'],
	'keep-loans': ['receptionist', 'arranger', 'approver'],
	'visit-employer': ['receptionist', 'arranger', 'approver'],
	'waive-visit': ['approver'],
	'hear-harassment': ['harassment-hearer'],
	'weigh-care': ['receptionist', 'arranger', 'approver'],
	'open-considerations': ['receptionist', 'arranger', 'approver', 'harassment-hearer'],
	'see-troubles': ['receptionist', 'arranger', 'approver', 'auditor'],
	'keep-troubles': ['receptionist', 'arranger', 'approver'],
	'see-history': ['approver', 'administrator', 'auditor'],
	'see-fairness': ['receptionist', 'arranger', 'approver', 'administrator', 'auditor'],
	'print-days': ['receptionist', 'arranger', 'approver'],
	'make-calls': ['receptionist', 'arranger', 'approver'],
	'act-for': ['receptionist', 'arranger', 'approver'],
	'register-people': ['receptionist', 'approver'],
	'issue-card': ['receptionist', 'approver', 'administrator'],
	'see-work': ['receptionist', 'arranger', 'approver', 'auditor'],
	'cut-work': ['arranger', 'approver'],
	'publish-work': ['arranger', 'approver'],
	decide: ['arranger', 'approver'],
	inspect: ['receptionist', 'arranger', 'approver'],
	'answer-proposals': ['approver'],
	'answer-office': ['receptionist', 'arranger', 'approver'],
	'check-bank-account': ['treasurer', 'approver'],
	'correct-earning': ['treasurer', 'approver'],
	'issue-certificate': ['receptionist', 'approver', 'treasurer'],
	'issue-invoice': ['treasurer'],
	'stop-employer': ['treasurer', 'approver'],
	'make-payout': ['treasurer'],
	'close-month': ['treasurer'],
	'reopen-month': ['approver'],
	'approve-payout': ['approver', 'outside-approver'],
	'see-asked-approvals': ['outside-approver'],
	'write-off-claim': ['approver'],
	'open-heir-case': ['receptionist', 'approver', 'treasurer'],
	'override-block': ['approver'],
	'enter-insurance': ['approver', 'administrator'],
	'set-settings': ['administrator'],
	'see-staff': ['administrator', 'auditor'],
	'grant-roles': ['administrator'],
	'note-contact': ['receptionist', 'arranger', 'approver', 'administrator'],
	'end-programme': ['approver'],
	'set-plan': ['approver', 'administrator'],
	'hand-over': ['administrator'],
	'see-machine': ['administrator', 'auditor'],
	'see-outbox': ['receptionist', 'administrator'],
} as const satisfies Record<string, readonly StaffRole[]>

export type Doing = keyof typeof doings

/** The first of these roles that may do it, or `undefined`. */
export function roleFor(doing: Doing, roles: readonly Role[]): StaffRole | undefined {
	return (doings[doing] as readonly StaffRole[]).find((role) => roles.includes(role))
}

export const mayDo = (doing: Doing, roles: readonly Role[]) => roleFor(doing, roles) !== undefined

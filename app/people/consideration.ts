// The words of the harassment desk and of wishes for child care or care at home (13条, 14条, handbook §3.1).
import type { Role } from './role'
import { mayDo } from './role'

export const considerationKinds = ['harassment', 'care'] as const
export type ConsiderationKind = (typeof considerationKinds)[number]

/** What is answered: done as wished, another way found, not possible (then why), withdrawn by the person. */
export const considerationAnswers = ['done', 'other-way', 'not-possible', 'withdrawn'] as const

/** The kinds somebody of these roles may read: harassment is heard by the two named for it alone. */
export const kindsHeard = (roles: readonly Role[]): ConsiderationKind[] =>
	considerationKinds.filter((kind) => mayDo(kind === 'harassment' ? 'hear-harassment' : 'weigh-care', roles))

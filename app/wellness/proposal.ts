// Proposals (提案) made of what many say: to a firm or the city, answered, followed to a result, shown to all once three agree.
import type { Day } from '~/base/day'

/** How a proposal is answered. */
export const proposalAnswers = ['taken', 'partly', 'declined'] as const
export type ProposalAnswer = (typeof proposalAnswers)[number]

/** Who must agree before the public reads it: the coordinators, whoever answered, the office. */
export const proposalSides = ['room', 'answerer', 'office'] as const
export type ProposalSide = (typeof proposalSides)[number]

/** What is known of a proposal's life. */
export type ProposalLife = {
	byDay: Day
	answer: string | null
	resultAt: Date | null
	publicByRoomAt: Date | null
	publicByAnswererAt: Date | null
	publicByOfficeAt: Date | null
}

/** Its day is over and nothing came of it yet; what was declined is owed by nobody. */
export const isOverdue = ({ byDay, answer, resultAt }: ProposalLife, today: Day): boolean =>
	byDay < today && resultAt === null && answer !== 'declined'

/** All three agreed, and there is an answer to show. */
export const isPublic = (one: ProposalLife): boolean =>
	one.answer !== null &&
	one.publicByRoomAt !== null &&
	one.publicByAnswererAt !== null &&
	one.publicByOfficeAt !== null

/** Where it stands. */
export const proposalState = (one: ProposalLife): 'waiting' | ProposalAnswer | 'done' =>
	one.resultAt ? 'done' : one.answer === null ? 'waiting' : (one.answer as ProposalAnswer)

// When a voice may be passed on: only where as many people could have said it as k.
import type { Contribution } from './gate'
import type { Topic } from './topic'

/** How many people wrote about a topic; with a firm, of that firm alone. */
function peopleOn(all: readonly Contribution[], topic: Topic, employerId: string | null): number {
	const who = all
		.filter((one) => one.topic === topic && (employerId === null || one.tells.employer === employerId))
		.map((one) => one.who)
	return new Set(who).size
}

/** Whether a voice could be one of k; in a town too small for any number (k null) none can. */
export const isOneOf = (
	all: readonly Contribution[],
	topic: Topic,
	employerId: string | null,
	k: number | null,
): boolean => k !== null && peopleOn(all, topic, employerId) >= k

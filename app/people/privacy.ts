// The words a request about what is kept of somebody is made of.

export const privacyKinds = ['disclosure', 'correction', 'stopping'] as const
export const privacyAskers = ['self', 'guardian', 'agent'] as const
export const privacyAnswers = ['done', 'part', 'not-done', 'withdrawn'] as const
export const privacyWays = ['paper', 'post', 'site'] as const

/** Which kind of paper showed who asks; never its number, and of a マイナンバーカード the front alone. */
export const identities = ['licence', 'insurance', 'my-number-card', 'passport', 'card', 'paper'] as const

/** Whether the book may be made: who asks is known, and it was neither refused nor withdrawn. */
export const mayExport = (one: {
	kind: (typeof privacyKinds)[number]
	identitySeen: string | null
	answer: (typeof privacyAnswers)[number] | null
}): boolean =>
	one.kind === 'disclosure' &&
	one.identitySeen !== null &&
	one.answer !== 'not-done' &&
	one.answer !== 'withdrawn'

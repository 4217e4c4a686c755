// An employer's kinds: who may ask for work.

/** A household is no 事業者; its address is never public. */
export const employerKinds = ['firm', 'farm', 'office', 'group', 'household'] as const
export type EmployerKind = (typeof employerKinds)[number]

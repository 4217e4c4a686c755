// An employer's kinds: who may ask for work.

/** What of an employer is still under way: how many requests, pieces of work, invoices not paid or not written yet, and sums of theirs that stand for none. */
export type StillOpen = { requests: number; work: number; invoices: number; money: number }

/** One invoice a month, or one a task. */
export const billings = ['monthly', 'per-task'] as const
export type Billing = (typeof billings)[number]

/** A household is no 事業者; its address is never public. */
export const employerKinds = ['firm', 'farm', 'office', 'group', 'household'] as const
export type EmployerKind = (typeof employerKinds)[number]

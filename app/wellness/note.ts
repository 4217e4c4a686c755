// What stands beside a talk and is not shown to its person: which kinds there are, and who reads which.
import type { ReadingWay } from './reading'

/** A note, what is handed over with a thread, what is to be asked again, or a report the law asks for or a life needs. */
export const noteKinds = ['note', 'handover', 'follow', 'report'] as const
export type NoteKind = (typeof noteKinds)[number]

/**
 * Why somebody outside is told: a child, an elder or a disabled person ill-treated, violence of a partner, or a life in
 * danger (handbook §3.8; the duty to report comes before secrecy).
 */
export const reportReasons = ['child', 'elder', 'disability', 'partner', 'life', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** When the person was told of a report: before it, after it, or not, since that would not have been safe. */
export const personTold = ['before', 'after', 'unsafe'] as const
export type PersonTold = (typeof personTold)[number]

/** A report: to whom, why, what was said or is to be said, and when its person hears of it and why so. */
export type Report = {
	kind: 'report'
	reason: ReportReason
	to: string
	said: string
	told: PersonTold
	toldWhy: string
}

/** What is sealed of a note. */
export type NoteWords = { kind: 'note' | 'handover' | 'follow'; words: string } | Report

/** A report is for the coordinator of the thread and the head alone; the rest for whoever may read the thread. */
export const readsNote = (kind: NoteKind, way: ReadingWay): boolean =>
	kind !== 'report' || way === 'own' || way === 'taken' || way === 'head'

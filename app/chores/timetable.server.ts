// What the machine does by the clock, each chore with its timing and the rooms it asks.
import { endWhatIsOver } from '~/archive/ending.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { callAfterFirstTimes, callBeforeFirstTimes } from '~/assignments/accompaniment.server'
import { settlePastHands } from '~/assignments/application.server'
import { endWhatIsAvoided } from '~/assignments/avoided.server'
import { confirmByTime } from '~/assignments/confirmation.server'
import { lastPromisedDay } from '~/assignments/continuity.server'
import { forgetDelays } from '~/assignments/delay.server'
import { callWhoHasNotEnded } from '~/assignments/end-call.server'
import { lapseOffers } from '~/assignments/offer.server'
import { closePastCalls } from '~/assignments/past-call.server'
import { askAgain, callUnanswered } from '~/assignments/reconfirmation.server'
import { standDown } from '~/assignments/stand-down.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { lapseTerms } from '~/assignments/terms.server'
import { lapseChanges } from '~/assignments/terms-change.server'
import { askNextInLine } from '~/assignments/waiting.server'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { environment } from '~/base/env'
import { forgetOldActs } from '~/events/act.server'
import { chainEvents } from '~/events/chain.server'
import { chore } from '~/events/event'
import { forgetFormerValues } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { noteReach } from '~/matching/forecast.server'
import { countForEmployers } from '~/matching/simulator-nightly.server'
import { issueMonth } from '~/money/invoice-issue.server'
import { noteLedgerCheck } from '~/money/ledger-check.server'
import { turnOverProcessor } from '~/money/processor.server'
import { hasProcessor } from '~/money/stripe.server'
import { statementDate } from '~/money/year-statement'
import { issueYearStatements } from '~/money/year-statement.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { sendMail } from '~/notices/outbox.server'
import { forgetOldAttempts } from '~/people/attempt.server'
import { endDue } from '~/people/ending.server'
import { forgetOldSessions } from '~/people/session.server'
import { sweepConsultations } from '~/wellness/sweep.server'
import { engine } from '~db/columns'
import { backUpNightly } from './backup.server'
import {
	callAboutConsultations,
	restOfTheDead,
	sendPlannedReplies,
	tellOverdueProposals,
} from './consultation.server'
import { reportDay } from './daily-report.server'
import { remindOfMeetings } from './meeting.server'
import type { Timing } from './schedule'

/** `run` may be called again for the same due time; what it does must then change nothing. */
export type Chore = { name: string; timing: Timing; run: (due: Date) => Promise<unknown>; atEnd?: boolean }

/** Chains until nothing new is settled. */
export async function chainAll(): Promise<void> {
	while ((await inTransaction(chainEvents)) > 0);
}

/** What is due when in this process's mode. */
export const timetable = (): Chore[] => [
	{ name: 'tell-people', timing: { every: 10 }, run: tellWhatHappened },
	{ name: 'file-papers', timing: { every: 20 }, run: fileWhatWasIssued, atEnd: true },
	{
		name: 'lapse-answers',
		timing: { every: 60 },
		async run() {
			await inTransaction(lapseOffers)
			await inTransaction(endWhatIsAvoided)
			await inTransaction(lapseTerms)
			await inTransaction(lapseChanges)
			await inTransaction(settlePastHands)
			await inTransaction(callUnanswered)
			await inTransaction(callBeforeFirstTimes)
			await inTransaction(callWhoHasNotEnded)
			await inTransaction(closePastCalls)
		},
	},
	{
		name: 'fill-empty-seats',
		timing: { every: 10 },
		async run() {
			await askNextInLine()
			await seekStandIns()
		},
	},
	{ name: 'ask-again', timing: { at: 9 * 60 }, run: () => inTransaction(askAgain) },
	{ name: 'call-after-first-times', timing: { at: 9 * 60 }, run: () => inTransaction(callAfterFirstTimes) },
	{ name: 'confirm-by-time', timing: { at: 10 }, run: () => inTransaction(confirmByTime) },
	{
		name: 'issue-invoices',
		timing: { monthlyOn: 1, at: 6 * 60 },
		run: (due) => issueMonth(addMonths(monthOf(dayOf(due)), -1)),
	},
	{
		name: 'state-year',
		timing: { monthlyOn: statementDate, at: 6 * 60 + 30 },
		run: (due) => issueYearStatements(dayOf(due)),
	},
	// Without a key nothing is ever asked of the processor.
	...(hasProcessor() ? [{ name: 'turn-over-processor', timing: { every: 10 }, run: turnOverProcessor }] : []),
	{ name: 'send-mail', timing: { every: 30 }, run: sendMail },
	// A real town takes its backups by command, to a place of its own (docs/operate.md §3).
	...(environment().MODE === 'demo' && engine === 'sqlite'
		? [{ name: 'backup', timing: { at: 2 * 60 }, run: backUpNightly }]
		: []),
	{ name: 'count-reach', timing: { at: 30 }, run: noteReach },
	{ name: 'count-for-employers', timing: { at: 60 }, run: countForEmployers },
	{
		name: 'end-registrations',
		timing: { at: 5 },
		run: () =>
			inTransaction(async (tx) => {
				const promised = (id: string, employerId: string | null) => lastPromisedDay(tx, id, employerId)
				for (const id of await endDue(tx, chore, promised)) await standDown(tx, chore, id)
			}),
	},
	{ name: 'end-kept-papers', timing: { at: 3 * 60 + 30 }, run: endWhatIsOver },
	{ name: 'check-ledger', timing: { at: 4 * 60 }, run: noteLedgerCheck },
	{ name: 'daily-report', timing: { at: 6 * 60 }, run: reportDay },
	{
		name: 'forget-old',
		timing: { at: 3 * 60 },
		run: () =>
			inTransaction(async (tx) => {
				await forgetOldActs(tx)
				await forgetOldAttempts(tx)
				await forgetOldSessions(tx)
				await forgetFormerValues(tx)
				await forgetDelays(tx)
			}),
	},
	{ name: 'call-about-consultations', timing: { every: 60 }, run: callAboutConsultations },
	{ name: 'rest-of-the-dead', timing: { every: 60 }, run: restOfTheDead },
	{ name: 'send-planned-replies', timing: { every: 60 }, run: sendPlannedReplies },
	{ name: 'remind-of-meetings', timing: { every: 60 }, run: remindOfMeetings },
	{ name: 'tell-overdue-proposals', timing: { at: 9 * 60 }, run: tellOverdueProposals },
	{ name: 'sweep-consultations', timing: { at: 3 * 60 + 10 }, run: sweepConsultations },
	{ name: 'chain-history', timing: { every: 10 }, run: chainAll, atEnd: true },
]

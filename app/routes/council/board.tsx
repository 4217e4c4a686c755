// The desk's first page: what to call, decide and wait for today, by the hour, my roles' first; and today's places.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { waitingForPost } from '~/archive/batch.server'
import { accompanimentsToSettle } from '~/assignments/accompaniment.server'
import { slotsToDecide } from '~/assignments/application.server'
import { answerUntil, contractStates } from '~/assignments/assignment'
import { assignmentsIn, saidOf, slotsToRefill } from '~/assignments/assignment.server'
import { openDifferences } from '~/assignments/confirmation.server'
import { waitingInspections } from '~/assignments/inspection.server'
import { unansweredTerms } from '~/assignments/terms.server'
import { openChanges } from '~/assignments/terms-change.server'
import { undelivered } from '~/assignments/terms-delivery.server'
import { seekingOn } from '~/assignments/vacancy.server'
import { outdoorDays } from '~/assignments/weather-work.server'
import { now } from '~/base/clock'
import { addDays, dayOf, instantOf } from '~/base/day'
import { closingAfter } from '~/council/calendar'
import { officeDaysOn } from '~/council/closing-day.server'
import { coveredUntil, insuranceKinds, insuranceWarnDays } from '~/council/insurance'
import { insurancesFrom } from '~/council/insurance.server'
import { settingGroups } from '~/council/setting'
import { settingsOn } from '~/council/setting.server'
import { waitingBankAccounts } from '~/money/bank-account.server'
import { isNear } from '~/money/heirs'
import { heirsWaiting } from '~/money/heirs.server'
import type { Asked } from '~/money/payout-ask.server'
import { asksOf } from '~/money/payout-ask.server'
import { payoutsWaiting } from '~/money/payout-list.server'
import { lateInvoices, linesToDecide } from '~/money/reminder.server'
import { sayCallWhy } from '~/notices/call-why'
import { answerTimes, latestConversations } from '~/notices/conversation.server'
import { kindsHeard } from '~/people/consideration'
import { considerationsFor } from '~/people/consideration.server'
import { openCalls } from '~/people/contact.server'
import { stopsWaiting } from '~/people/employer-stop.server'
import { reasonsAsked } from '~/people/ending.server'
import { requireStaff, requireWho } from '~/people/guard.server'
import { handoversDone, standsInFor } from '~/people/handover.server'
import { isLate } from '~/people/loan'
import { loansOut } from '~/people/loan.server'
import { privacyWaiting } from '~/people/privacy.server'
import { registrantsIn } from '~/people/registrant.server'
import { representativesEnding } from '~/people/representative.server'
import type { Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { callsAtOnce } from '~/trouble/trouble'
import { openTroubles } from '~/trouble/trouble.server'
import { LinkButton } from '~/ui/button'
import type { Decision } from '~/ui/decisions'
import { Decisions } from '~/ui/decisions'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import type { Place } from '~/ui/places'
import { Places } from '~/ui/places'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { archiveWords } from '~/words/ja/archive'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayDayAndYear, sayInstant, saySpan } from '~/words/ja/dates'
import { deskWords, endingWords } from '~/words/ja/ending'
import { handoverWords } from '~/words/ja/handover'
import { insuranceWords } from '~/words/ja/insurance'
import { representativeWords } from '~/words/ja/life'
import { loanWords } from '~/words/ja/loans'
import { moneyWords } from '~/words/ja/money'
import { officePaperWords } from '~/words/ja/office-papers'
import { termsChangeWords } from '~/words/ja/terms-change'
import { togetherWords } from '~/words/ja/together'
import { troubleWords } from '~/words/ja/trouble'
import { weatherWords } from '~/words/ja/weather'
import { isNever, leftIn } from '~/work/contract-check'
import { contractOf, unreadRefusals, waitingOverrides } from '~/work/contract-check.server'
import { cutsChosenAt } from '~/work/cuts.server'
import { openRequests } from '~/work/request.server'
import { slotsAhead } from '~/work/task.server'
import { undecidedTasks } from '~/work/undecided.server'
import { inSnapshot } from '~db/client'
import { FindForm } from './find-form'
import { tellerOf } from './trouble-row.server'

const words = councilWords.board

export const meta = titled<{ title: string }>((found) => found.title)

/** One matter with the instant it is due and whose it is, before it is drawn. */
type Matter = Omit<Decision, 'time' | 'left' | 'what' | 'why'> & {
	what: string
	why: string
	due: Date
	/** The roles whose act it is; whoever else may do it too finds it further down. */
	of: readonly Role[]
	/** Who has taken it, where somebody has. */
	takenBy?: string | null
	group: 'call' | 'decide' | 'waiting'
	red?: boolean
	/** Shown among today's whatever its day. */
	now?: boolean
}

const aDay = 86_400_000

const deskSettings = ['office-closes-minute', 'heat-care', 'heat-stop', ...settingGroups.desk] as const

// A day has no more hours: what lies further down comes up as the top is done.
const mostShown = 40

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * aDay)

const slotSaid = (slot: { title: string; day: string; startMinute: number; endMinute: number }) =>
	`${slot.title}・${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`

/** What a request waits for, in a sentence with its employer's name. */
function whyOpen({ state, chosen, never }: { state: string; chosen: boolean; never: boolean }) {
	if (never) return state === 'received' ? words.why.never : words.why.neverQuoted
	if (state === 'agreed') return words.why.agreed
	if (state === 'quoted') return words.why.quoted
	return chosen ? words.why.chosen : words.why.request
}

/** A run that is made waits for whoever was asked, since the first was. */
const whyMade = (asked: readonly Asked[]) =>
	asked[0]
		? words.why.payoutAsked(
				asked.map((one) => one.name),
				sayInstant(asked[0].askedAt, 'staff'),
			)
		: words.why.payoutMade

/** Who approves from elsewhere begins on their own page: the desk is not theirs. */
async function sendToApprovals(request: Request): Promise<void> {
	const { hat, roles } = await requireWho(request)
	if (hat === 'council' && mayDo('see-asked-approvals', roles) && !mayDo('see-desk', roles))
		throw redirect('/council/approvals')
}

export async function loader({ request }: LoaderFunctionArgs) {
	await sendToApprovals(request)
	const { who } = await requireStaff(request, 'see-desk')
	const at = now()
	const today = dayOf(at)
	const may = (doing: Parameters<typeof mayDo>[0]) => mayDo(doing, who.roles)
	return inSnapshot(async (on) => {
		const matters: Matter[] = []
		const set = await settingsOn(on, deskSettings, today)
		const endOf = (day: string) => instantOf(day, set['office-closes-minute'])
		const office = await officeDaysOn(on, today)
		const officeDaysAfter = (from: Date, days: number) => {
			const due = closingAfter(dayOf(from), days, office)
			return instantOf(due.day, due.minute)
		}
		// Answered within days, and days before the work at the latest.
		const decideBy = (firstAt: Date, start: Date) =>
			new Date(
				Math.min(
					officeDaysAfter(firstAt, set['hand-days']).getTime(),
					daysAfter(start, -set['hand-before-days']).getTime(),
				),
			)
		if (may('make-calls')) {
			for (const call of await openCalls(on, 50)) {
				matters.push({
					key: call.id,
					group: 'call',
					of: ['receptionist'],
					takenBy: call.takenBy,
					red: call.red,
					due: call.dueAt,
					kind: { label: words.kinds.call, icon: 'phone', ...(call.red && { tone: 'no' }) },
					what: call.name,
					why: words.why.call(sayCallWhy(call), call.telephone),
					href: `/council/calls#call-${call.id}`,
					act: words.acts.call,
				})
			}
		}
		if (may('cut-work')) {
			const asked = await openRequests(on)
			const chosen = await cutsChosenAt(
				on,
				asked.filter((one) => one.state === 'received' && one.chosenCut !== '').map((one) => one.id),
			)
			for (const one of asked) {
				// Declined by the employer: nothing is to be cut until they ask anew.
				if (one.state === 'declined') continue
				const never = isNever(one.contractAnswers)
				const chosenAt = chosen.get(one.id)
				const waits = one.state === 'quoted' && !never
				const left = one.state === 'agreed' && !never ? leftIn(await contractOf(on, one.id)) : 0
				const kind = waits ? 'quote' : one.state === 'agreed' && !never ? 'publish' : 'request'
				matters.push({
					key: one.id,
					group: waits ? 'waiting' : 'decide',
					of: ['arranger'],
					takenBy: one.takenBy,
					// Who chose a way to cut waits from then on, and is seen today.
					now: chosenAt !== undefined,
					due: officeDaysAfter(chosenAt ?? one.openedAt, set['request-days']),
					kind: never
						? { label: words.kinds.never, icon: 'alert', tone: 'no' }
						: { label: words.kinds[kind], icon: 'cut' },
					what: one.what,
					why:
						left > 0
							? words.why.agreedLeft(one.employerName, left)
							: whyOpen({ state: one.state, chosen: chosenAt !== undefined, never })(one.employerName),
					href: `/council/requests/${one.id}${never ? '#turn-down' : chosenAt ? '/cuts' : ''}`,
					act: words.acts[never || left > 0 ? 'never' : chosenAt ? 'chosen' : kind],
				})
			}
		}
		if (may('decide')) {
			for (const slot of await slotsToDecide(on)) {
				if (slot.day < today || slot.taken >= slot.seats) continue
				matters.push({
					key: slot.slotId,
					group: 'decide',
					of: ['arranger'],
					due: decideBy(slot.firstAt, instantOf(slot.day, slot.startMinute)),
					kind: { label: words.kinds.candidates, icon: 'people' },
					what: slotSaid(slot),
					why: words.why.candidates(slot.seats - slot.taken, slot.hands),
					href: `/council/slots/${slot.slotId}`,
					act: words.acts.candidates,
				})
			}
			for (const one of await accompanimentsToSettle(on, today)) {
				const say = togetherWords.accompany.staff
				matters.push({
					key: `accompany ${one.assignmentId}`,
					group: 'decide',
					of: ['receptionist', 'arranger'],
					due: daysAfter(instantOf(one.day, one.startMinute), -1),
					kind: { label: say.kind, icon: 'people' },
					what: slotSaid(one),
					why: (one.wished ? say.board : say.boardAlone)(
						`${one.familyName} ${one.givenName}`,
						one.employerName,
					),
					href: `/council/assignments/${one.assignmentId}#accompany`,
					act: one.wished ? say.act : say.actAlone,
				})
			}
			const limits = { care: set['heat-care'], stop: set['heat-stop'] }
			for (const one of await outdoorDays(on, at, limits)) {
				matters.push({
					key: `weather ${one.day}`,
					group: 'decide',
					of: ['arranger'],
					now: one.red > 0,
					due: one.due,
					kind: { label: weatherWords.board.kind, icon: 'sun', ...(one.red > 0 && { tone: 'no' }) },
					what: weatherWords.board.what(sayDay(one.day), one.slots, one.people),
					why: one.red > 0 ? weatherWords.board.heat(one.red) : weatherWords.board.decide,
					href: `/council/weather?day=${one.day}`,
					act: weatherWords.board.act,
				})
			}
			for (const slot of await slotsToRefill(on, today)) {
				const start = instantOf(slot.day, slot.startMinute)
				if (start <= at) continue
				matters.push({
					key: `refill ${slot.slotId}`,
					group: 'decide',
					of: ['arranger'],
					now: true,
					due: daysAfter(start, -set['refill-days']),
					kind: { label: words.kinds.refill, icon: 'people', tone: 'no' },
					what: slotSaid(slot),
					why: words.why.refill(
						slot.employerName,
						slot.seats - slot.taken,
						(await seekingOn(on, slot.slotId))?.thinking ?? 0,
					),
					href: `/council/slots/${slot.slotId}`,
					act: words.acts.candidates,
				})
			}
			for (const one of await openChanges(on, at)) {
				const say = termsChangeWords.staff.board
				matters.push({
					key: `change ${one.assignmentId}`,
					group: one.answer === null ? 'waiting' : 'call',
					of: ['arranger'],
					due: one.answer === null ? one.answerBy : daysAfter(instantOf(one.day, one.startMinute), -1),
					kind: { label: say.kind, icon: 'doc' },
					what: `${one.title}・${sayDay(one.day)}`,
					why: say[one.answer ?? 'open'](`${one.familyName} ${one.givenName}`),
					href: `/council/assignments/${one.assignmentId}`,
					act: say.act,
				})
			}
			for (const one of await undecidedTasks(on, today)) {
				const say = termsChangeWords.undecided.board
				matters.push({
					key: `undecided ${one.taskId}`,
					group: 'decide',
					of: ['arranger'],
					due: endOf(one.fixOn),
					kind: { label: say.kind, icon: 'doc' },
					what: say.what(one.title),
					why: say.why(sayDay(one.fixOn)),
					href: `/council/tasks/${one.taskId}/undecided`,
					act: say.act,
				})
			}
			for (const one of await undelivered(on, today, 50)) {
				const start = instantOf(one.day, one.startMinute)
				matters.push({
					key: `deliver ${one.assignmentId}`,
					group: 'decide',
					of: ['receptionist', 'arranger'],
					due: daysAfter(start, -1),
					kind: { label: words.kinds.deliver, icon: 'doc', ...(start < daysAfter(at, 1) && { tone: 'no' }) },
					what: `${one.title}・${sayDay(one.day)}`,
					why: words.why.deliver(`${one.familyName} ${one.givenName}`, one.telephone),
					href: `/council/assignments/${one.assignmentId}`,
					act: words.acts.deliver,
				})
			}
			for (const { terms, slotId, slot, hearsBy } of await unansweredTerms(on, 50)) {
				matters.push({
					key: terms.id,
					group: 'waiting',
					of: ['arranger'],
					due: terms.answerBy,
					kind: { label: words.kinds.terms, icon: 'doc' },
					what: String((terms.body as Record<string, unknown>).title ?? ''),
					why: words.why.terms(answerUntil(terms.answerBy, slot, hearsBy)),
					href: `/council/slots/${slotId}`,
					act: words.acts.terms,
				})
			}
		}
		if (may('cut-work')) {
			for (const one of await unreadRefusals(on, who.accountId)) {
				matters.push({
					key: one.id,
					group: 'decide',
					of: ['arranger'],
					takenBy: who.accountId,
					now: true,
					due: officeDaysAfter(one.at, set['request-days']),
					kind: { label: words.kinds.override, icon: 'alert', tone: 'no' },
					what: one.what,
					why: words.why.notPassed(one.employerName, one.reason),
					href: `/council/requests/${one.requestId}#not-passed`,
					act: words.acts.notPassed,
				})
			}
		}
		if (may('override-block')) {
			for (const one of await waitingOverrides(on)) {
				const own = one.askedBy === who.accountId
				matters.push({
					key: one.id,
					group: own ? 'waiting' : 'decide',
					of: ['approver'],
					due: new Date(one.askedAt.getTime() + 2 * aDay),
					kind: { label: words.kinds.override, icon: 'alert' },
					what: one.what,
					why: words.why.override(one.employerName),
					href: `/council/requests/${one.requestId}#contract`,
					act: words.acts.override,
				})
			}
		}
		if (may('register-people')) {
			for (const person of await registrantsIn(on, 'applied', 50)) {
				matters.push({
					key: person.id,
					group: 'decide',
					of: ['receptionist'],
					due: officeDaysAfter(person.appliedAt, set['applicant-days']),
					kind: { label: words.kinds.interview, icon: 'person' },
					what: `${person.familyName} ${person.givenName}`,
					why: words.why.interview,
					href: `/council/people/${person.id}`,
					act: words.acts.interview,
				})
			}
		}
		if (may('inspect')) {
			for (const one of await waitingInspections(on)) {
				matters.push({
					key: one.assignmentId,
					group: 'decide',
					of: ['receptionist', 'arranger'],
					due: endOf(one.inspectBy),
					kind: { label: words.kinds.inspection, icon: 'check' },
					what: `${one.title}・${one.familyName} ${one.givenName}`,
					why: words.why.inspection,
					href: `/council/assignments/${one.assignmentId}`,
					act: words.acts.inspection,
				})
			}
			for (const one of await openDifferences(on)) {
				matters.push({
					key: `different ${one.assignmentId}`,
					group: 'call',
					of: ['receptionist', 'arranger'],
					due: officeDaysAfter(one.at, set['difference-days']),
					kind: { label: words.kinds.complaint, icon: 'alert', tone: 'no' },
					what: `${one.title}・${one.employerName}`,
					why: words.why.complaint,
					href: `/council/assignments/${one.assignmentId}`,
					act: words.acts.complaint,
				})
			}
		}
		if (may('check-bank-account')) {
			for (const one of await waitingBankAccounts(on)) {
				matters.push({
					key: one.id,
					group: 'decide',
					of: ['treasurer'],
					due: officeDaysAfter(one.enteredAt, set['account-check-days']),
					kind: { label: words.kinds.account, icon: 'bank' },
					what: `${one.familyName} ${one.givenName}`,
					why: words.why.account,
					href: `/council/money#account-${one.id}`,
					act: words.acts.account,
				})
			}
		}
		if (may('see-money')) {
			const runs = await payoutsWaiting(on)
			const asks = await asksOf(
				on,
				runs.map((run) => run.id),
			)
			for (const one of await heirsWaiting(on)) {
				if (one.limitDay === null || !isNear(one.limitDay, today)) continue
				matters.push({
					key: `heirs ${one.id}`,
					group: 'waiting',
					of: ['treasurer'],
					due: endOf(one.limitDay),
					kind: { label: words.kinds.heirs, icon: 'alert', tone: 'no' },
					what: words.what.heirs(one.yen),
					why: words.why.heirs(sayDayAndYear(one.limitDay)),
					href: '/council/heirs',
					act: words.acts.heirs,
				})
			}
			for (const run of runs) {
				const asked = asks.filter((one) => one.payoutId === run.id)
				const mine = run.state === 'made' ? may('approve-payout') : may('make-payout')
				matters.push({
					key: run.id,
					group: mine ? 'decide' : 'waiting',
					of: [run.state === 'made' ? 'approver' : 'treasurer'],
					now: mine,
					due: endOf(run.transferDay),
					kind: { label: words.kinds.payout, icon: 'yen' },
					what: moneyWords.payout.title(run.number),
					why: run.state === 'made' ? whyMade(asked) : words.why.payoutApproved[run.way],
					href: `/council/payouts/${run.id}`,
					act: words.acts.payout,
				})
			}
		}
		if (may('issue-invoice')) {
			const undecided = await linesToDecide(on)
			if (undecided > 0)
				matters.push({
					key: 'statement',
					group: 'decide',
					of: ['treasurer'],
					due: endOf(today),
					kind: { label: words.kinds.statement, icon: 'bank' },
					what: words.what.statement(undecided),
					why: words.why.statement,
					href: '/council/statements',
					act: words.acts.statement,
				})
			const late = (await lateInvoices(on, today)).filter((one) => one.next && one.next.fromDay <= today)
			if (late.length > 0)
				matters.push({
					key: 'reminders',
					group: 'decide',
					of: ['treasurer'],
					due: endOf(today),
					kind: { label: words.kinds.reminder, icon: 'yen' },
					what: words.what.reminder(late.length),
					why: words.why.reminder,
					href: '/council/reminders',
					act: words.acts.reminder,
				})
		}
		if (may('stop-employer')) {
			for (const one of await stopsWaiting(on)) {
				if (one.claimed || one.claimUntilDay === null) continue
				matters.push({
					key: `stop ${one.employerId}`,
					group: 'decide',
					of: ['treasurer'],
					due: endOf(one.claimUntilDay),
					kind: { label: words.kinds.claim, icon: 'alert', tone: 'no' },
					what: one.name,
					why: words.why.claim,
					href: `/council/employers/${one.employerId}/stop`,
					act: words.acts.claim,
				})
			}
		}
		if (may('end-registration')) {
			for (const one of await reasonsAsked(on)) {
				matters.push({
					key: `reason ${one.id}`,
					group: 'decide',
					of: ['approver'],
					due: endOf(one.askedOn ?? today),
					kind: { label: endingWords.board.kind, icon: 'doc' },
					what: endingWords.board.what,
					why: endingWords.board.why(`${one.familyName} ${one.givenName}`),
					href: `/council/people/${one.registrantId}/ending`,
					act: endingWords.board.act,
				})
			}
		}
		if (may('grant-roles') && (await holdersOf(on, ['harassment-hearer'], today)).length === 0)
			matters.push({
				key: 'harassment-hearer',
				group: 'decide',
				of: ['administrator'],
				now: true,
				due: endOf(today),
				kind: { label: deskWords.shortKinds.harassment, icon: 'care', tone: 'no' },
				what: deskWords.council.nobody,
				why: deskWords.council.nobodyWhy,
				href: '/council/staff',
				act: deskWords.council.nobodyAct,
			})
		if (may('enter-representative')) {
			for (const one of await representativesEnding(on, today))
				matters.push({
					key: `representative ${one.id}`,
					group: 'decide',
					of: ['receptionist'],
					due: endOf(one.untilDay),
					kind: { label: representativeWords.board.kind, icon: 'people' },
					what: representativeWords.board.what(one.name),
					why: representativeWords.board.why(sayDay(one.untilDay)),
					href: `/council/people/${one.registrantId}/representatives`,
					act: representativeWords.board.act,
				})
		}
		if (may('keep-loans'))
			for (const one of (await loansOut(on, today)).filter((one) => isLate(one, today)))
				matters.push({
					key: `loan ${one.id}`,
					group: 'waiting',
					of: ['receptionist'],
					due: endOf(one.dueOn ?? today),
					kind: { label: loanWords.board.kind, icon: 'book' },
					what: loanWords.say(one.kind, one.what),
					why: loanWords.board.why(one.name, sayDay(one.dueOn ?? today)),
					href: `/council/people/${one.registrantId}/loans`,
					act: loanWords.board.act,
				})
		if (may('keep-troubles')) {
			for (const one of await openTroubles(on)) {
				const say = troubleWords.council.board
				const what = tellerOf(one)
				const common = {
					group: 'decide' as const,
					of: ['receptionist', 'arranger'] as const,
					takenBy: one.takenBy,
					what,
					href: `/council/troubles/${one.id}`,
					act: say.act,
				}
				const label = troubleWords.kinds[one.kind]
				const badge = { label, icon: 'alert' as const }
				if (one.answeredAt === null)
					matters.push({
						...common,
						key: `trouble ${one.id}`,
						now: callsAtOnce(one),
						due: one.answerDueAt,
						kind: callsAtOnce(one) ? { ...badge, tone: 'no' } : badge,
						why: say.answer,
					})
				else if (one.added)
					matters.push({
						...common,
						key: `trouble added ${one.id}`,
						due: endOf(today),
						kind: badge,
						why: say.added,
					})
				for (const [to, due, told] of [
					['insurer', one.insurerDueDay, one.insurerToldDay],
					['labour', one.labourDueDay, one.labourToldDay],
				] as const)
					if (due !== null && told === null)
						matters.push({
							...common,
							key: `trouble ${to} ${one.id}`,
							due: endOf(due),
							kind: badge,
							why: say[to](sayDay(due)),
						})
			}
		}
		if (may('open-considerations')) {
			for (const one of await considerationsFor(on, kindsHeard(who.roles), true, 20)) {
				matters.push({
					key: `desk ${one.id}`,
					group: 'decide',
					of: one.kind === 'harassment' ? ['harassment-hearer'] : ['receptionist', 'arranger'],
					due: endOf(one.answerBy),
					kind: { label: deskWords.shortKinds[one.kind], icon: 'care' },
					what: deskWords.council.todo(deskWords.shortKinds[one.kind]),
					why: deskWords.council.why(one.name),
					href: `/council/desk/${one.id}`,
					act: deskWords.council.act,
				})
			}
		}
		if (may('answer-privacy')) {
			for (const one of await privacyWaiting(on, 20)) {
				matters.push({
					key: `privacy ${one.id}`,
					group: 'decide',
					of: ['receptionist', 'approver'],
					due: endOf(one.answerBy),
					kind: { label: words.kinds.privacy, icon: 'lock' },
					what: archiveWords.privacy.todo(archiveWords.privacy.shortKinds[one.kind]),
					why: words.why.privacy(one.name),
					href: `/council/privacy/${one.id}`,
					act: words.acts.privacy,
				})
			}
		}
		if (may('post-papers')) {
			const waiting = await waitingForPost(on, at)
			const first = waiting[0]
			if (first) {
				matters.push({
					key: 'paper-batch',
					group: 'decide',
					of: ['receptionist'],
					due: endOf(today),
					kind: { label: words.kinds.post, icon: 'mail' },
					what: archiveWords.batch.title,
					why: archiveWords.batch.sum(new Set(waiting.map((one) => one.paper.partyId)).size, waiting.length),
					href: '/council/paper-batch',
					act: words.acts.post,
				})
			}
		}
		if (may('enter-insurance')) {
			const known = await insurancesFrom(on, today)
			for (const kind of insuranceKinds) {
				const until = coveredUntil(known, kind, today)
				if (until !== null && until > addDays(today, insuranceWarnDays)) continue
				matters.push({
					key: `insurance ${kind}`,
					group: 'decide',
					of: ['approver', 'administrator'],
					now: true,
					due: endOf(until ?? today),
					kind: {
						label: insuranceWords.board.kind,
						icon: 'doc',
						...(until === null && { tone: 'no' as const }),
					},
					what: insuranceWords.board.what(kind),
					why: insuranceWords.gap(kind, until),
					href: '/council/insurances',
					act: insuranceWords.board.act,
				})
			}
		}
		if (may('answer-office')) {
			const answerBy = await answerTimes(on, at)
			for (const { since, ...one } of await latestConversations(on, 30)) {
				if (!since) continue
				matters.push({
					key: one.id,
					group: 'decide',
					of: ['receptionist'],
					due: answerBy(since),
					kind: { label: words.kinds.message, icon: 'chat' },
					what: one.name,
					why: words.why.message,
					href: `/council/messages/${one.withKind}/${one.withId}`,
					act: words.acts.message,
				})
			}
		}
		// A red call comes before all: nobody may set out for work that does not take place.
		matters.sort(
			(a, b) => Number(b.red ?? false) - Number(a.red ?? false) || a.due.getTime() - b.due.getTime(),
		)
		const mine = [who.accountId, ...(await standsInFor(on, who.accountId, today))]
		const isMine = ({ of, takenBy }: Matter) =>
			takenBy ? mine.includes(takenBy) : of.some((role) => who.roles.includes(role))
		const draw = ({ due, red: _red, of: _of, takenBy, now: _now, group: _group, ...matter }: Matter) => ({
			...matter,
			time: dayOf(due) === today ? sayInstant(due, 'staff') : sayDay(dayOf(due)),
			left: takenBy ? (takenBy === who.accountId ? words.mine : words.theirs) : undefined,
		})
		const own = matters.filter(isMine)
		const others = matters.filter((one) => !isMine(one) && one.group !== 'waiting')
		// A call stands with the calls, however late: whoever sits at the telephone looks there.
		const late = own.filter((one) => one.due < at && one.group === 'decide')
		// What is due after tomorrow is no matter of today's, except a call.
		const soon = instantOf(addDays(today, 2), 0)
		const later = own.filter((one) => one.group === 'decide' && one.due >= soon && !one.now)
		const waiting = matters.filter((one) => one.group === 'waiting')
		const group = (name: Matter['group']) =>
			own.filter((one) => one.group === name && !late.includes(one) && !later.includes(one))
		const shown = (id: string, title: string, theirs: readonly Matter[]) => ({
			id,
			title,
			late: id === 'late',
			decisions: theirs.slice(0, mostShown).map(draw),
			beyond: Math.max(0, theirs.length - mostShown),
		})
		const work = await assignmentsIn(on, contractStates, {
			fromDay: today,
			untilDay: today,
		})
		const said = await saidOf(
			on,
			work.map((one) => one.assignment.id),
		)
		const places = (await slotsAhead(on, today, today)).map((slot): Place => {
			const theirs = work.filter((one) => one.assignment.slotId === slot.id)
			const reported = theirs.filter((one) => one.assignment.state !== 'agreed').length
			const arrived = theirs.filter(
				({ assignment }) => assignment.state === 'agreed' && said.has(assignment.id),
			).length
			const notYet = theirs.length - reported - arrived
			return {
				key: slot.id,
				title: slot.title,
				href: may('see-work') ? `/council/slots/${slot.id}` : undefined,
				where: `${saySpan(slot.startMinute, slot.endMinute, 'staff')} ${slot.employerName}`,
				band: [{ from: slot.startMinute, to: slot.endMinute, kind: 'work' }],
				states: [
					...(reported > 0 ? [{ label: words.states.reported(reported), tone: 'yes' as const }] : []),
					...(arrived > 0 ? [{ label: words.states.arrived(arrived), tone: 'yes' as const }] : []),
					...(notYet > 0 ? [{ label: words.states.notYet(notYet) }] : []),
					...(slot.taken < slot.seats
						? [{ label: words.states.free(slot.seats - slot.taken), tone: 'wait' as const }]
						: []),
				],
			}
		})
		return {
			mayCall: may('make-calls'),
			mayPrint: may('print-days'),
			mayKeep: may('keep-troubles'),
			notes: (await handoversDone(on, who.accountId, 3))
				.filter((one) => one.at > daysAfter(at, -14))
				.map((one) => ({ id: one.id, from: one.fromName, note: one.note })),
			title: sayDay(today),
			groups: [
				shown('call', words.call, group('call')),
				shown('late', words.late, late),
				shown('decide', words.decide, group('decide')),
				shown('later', words.later, later),
				shown('waiting', words.waiting, waiting),
				shown('others', words.others, others),
			],
			open: own.filter((one) => one.group !== 'waiting' && !later.includes(one)).length,
			others: others.length,
			places,
			people: work.length,
		}
	})
}

export default function Board() {
	const { title, groups, open, others, places, people, mayCall, mayPrint, mayKeep, notes } =
		useLoaderData<typeof loader>()
	const empty = groups.every((group) => group.decisions.length === 0)
	return (
		<Council>
			<DeskHead
				title={title}
				lead={words.lead(open, others)}
				aside={
					<>
						{mayKeep && (
							<LinkButton kind="second" icon="alert" href="/council/troubles/new">
								{troubleWords.title}
							</LinkButton>
						)}
						{mayPrint && (
							<LinkButton kind="second" icon="doc" href="/council/three-days">
								{officePaperWords.three.button}
							</LinkButton>
						)}
					</>
				}
			/>
			{notes.map((one) => (
				<Told key={one.id} kind="wait" note={one.note}>
					{handoverWords.board.title(one.from)}
				</Told>
			))}
			{mayCall && <FindForm ringing />}
			<Sheet id="today" title={words.today} flush={!empty}>
				{empty ? (
					<Empty icon="sun" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Decisions groups={groups} />
				)}
			</Sheet>
			<Sheet
				id="places"
				title={words.places}
				note={places.length > 0 ? words.placesNote(places.length, people) : undefined}
				flush={places.length > 0}
			>
				{places.length === 0 ? <Empty icon="pin">{words.placesNone}</Empty> : <Places places={places} />}
			</Sheet>
		</Council>
	)
}

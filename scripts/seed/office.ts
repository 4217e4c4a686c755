// The office's days in the demo town: telling people, calls, conversations, consultations, and the chores of the night.
import { and, asc, eq, gte } from 'drizzle-orm'
import { settlePastHands } from '~/assignments/application.server'
import { todayOff } from '~/assignments/call-off.server'
import { confirmByTime } from '~/assignments/confirmation.server'
import { lapseOffers } from '~/assignments/offer.server'
import { lapseTerms } from '~/assignments/terms.server'
import { addDays, instantOf } from '~/base/day'
import { addOfficeDays, nextClosing } from '~/council/calendar'
import { noteReach } from '~/matching/forecast.server'
import { countForEmployers } from '~/matching/simulator-nightly.server'
import { write } from '~/notices/conversation.server'
import { readNotices, tellWhatHappened } from '~/notices/notice.server'
import { askForCall, openCalls, tryCall } from '~/people/contact.server'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import type { Town, Townsperson } from './town'
import { actorOf, byPhone, employerActor, staffActor } from './town'

const mostCounted = 1000

/** Every day: chores at night, people told in the morning, at noon and in the evening, calls in office hours. */
export function playDays(town: Town): void {
	const { stage, hours } = town
	stage.at(instantOf(town.today, 505), (tx) => aHardMorning(town, tx))
	const lastOpen = addOfficeDays(town.today, -2, hours.closing)
	const lastNight = instantOf(town.today, 60)
	stage.alone(lastNight, () => countForEmployers(lastNight))
	for (let day = town.opened; day <= town.today; day = addDays(day, 1)) {
		// Between the first sign-in of all and the twelve weeks nothing happens.
		if (day > town.opened && day < town.start) continue
		stage.at(instantOf(day, 5), async (tx) => {
			await lapseOffers(tx)
			await lapseTerms(tx)
			await settlePastHands(tx)
		})
		stage.at(instantOf(day, 10), (tx) => confirmByTime(tx))
		// Counting everybody every night would double the making of a large town.
		if (town.people.length <= mostCounted) stage.alone(instantOf(day, 30), noteReach)
		for (const minute of [500, 730, 1040]) stage.alone(instantOf(day, minute), tellWhatHappened)
		if (!hours.isOpen(day)) continue
		// What came in the last days still waits.
		const late = day >= lastOpen
		if (!late) stage.at(instantOf(day, 965), (tx) => callRound(town, tx, 3))
		stage.at(instantOf(day, 545), (tx) => callRound(town, tx, late ? 6 : 0))
	}
}

/** This very morning somebody taps 今日はむずかしい: what they held becomes a call. */
async function aHardMorning(town: Town, tx: Tx): Promise<void> {
	const theirs = await tx
		.select({ registrantId: assignments.registrantId, slotId: assignments.slotId })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(
			and(
				eq(assignments.state, 'agreed'),
				eq(assignments.serviceDay, town.today),
				gte(slots.startMinute, 9 * 60),
			),
		)
		.orderBy(asc(slots.startMinute), asc(assignments.id))
	// What is written down hour by hour goes its own way.
	const row = theirs.find(({ slotId }) => !town.plays.get(slotId)?.plan.quiet)
	const person = row && town.people.find((one) => one.id === row.registrantId)
	if (person) await todayOff(tx, actorOf(town, person), person.id)
}

/** Calls what can be called; the newest `left` are for later. What needs an answer is called by who decided it. */
async function callRound(town: Town, tx: Tx, left: number): Promise<void> {
	const chance = town.chance(`calls ${tx.at.getTime()}`)
	const open = (await openCalls(tx, 400)).sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
	const reception = staffActor(town, 'receptionist', 'telephone')
	for (const call of open.slice(0, Math.max(0, open.length - left))) {
		if (call.why === 'offer' || call.why === 'terms') continue
		const outcome =
			chance.weighted(
				['done', 'no-answer', 'message-left'] as const,
				(one) => ({ done: 80, 'no-answer': 14, 'message-left': 6 })[one],
			) ?? 'done'
		await tryCall(tx, reception, call.id, call.tries.length >= 2 ? 'done' : outcome)
	}
}

const questions: [asks: string, answers: string | null][] = [
	['来週の仕事の場所に、車をとめられますか。', '建物の裏に2台分あります。奥からおとめください。'],
	['手を挙げた仕事の返事は、いつごろですか。', '仕事の日の3日前までに、お返事します。'],
	['はじめてなので、どなたかと一緒にできますか。', 'はい。なれた方と同じ時間に入れるよう、声をかけます。'],
	['エプロンを持っていません。お借りできますか。', '事務局に3枚あります。前の日までに窓口へどうぞ。'],
	['午後のバスの時刻が変わったそうです。次の仕事は、10分早く出てもよいですか。', null],
	['先日の仕事の写真をとったのですが、どこから送れますか。', null],
]

const employerQuestions: [asks: string, answers: string | null][] = [
	['来月は、火曜のほかに金曜もお願いできますか。', 'できます。見積に入れて、明日お送りします。'],
	[
		'作業の場所が2階に変わりました。手順書を直したほうがよいですか。',
		'直しました。2階の地図も入れてあります。',
	],
]

/** Conversations: most answered the same or the next day, the last two still waiting. */
export function playConversations(town: Town): void {
	const { stage, hours } = town
	const chance = town.chance('conversations')
	const writes = (person: Townsperson | undefined, asks: string, answers: string | null, daysAgo: number) => {
		const asked =
			answers === null
				? instantOf(addDays(town.today, -1), 1080 + (daysAgo % 120))
				: hours.office(chance, addDays(town.today, -daysAgo), 0, 540, 960)
		stage.at(asked, async (tx) => {
			if (!person?.registered) return
			const withWhom = { kind: 'registrant' as const, id: person.id }
			await write(tx, actorOf(town, person), withWhom, asks, false)
			if (answers !== null)
				stage.at(hours.office(chance, tx.at, chance.whole(0, 1), 970, 1020), (on) =>
					write(on, staffActor(town, 'receptionist'), withWhom, answers, true),
				)
		})
	}
	const writers = town.people.filter((one) => one.makeup.n > 9 && !byPhone(one))
	for (const [n, [asks, answers]] of questions.entries())
		writes(n === 0 ? town.people[0] : writers[n], asks, answers, 9 * n + 6)
	for (const [n, key] of (['hidamari', 'toshokan'] as const).entries()) {
		const [asks = '', answers] = employerQuestions[n] ?? []
		const employer = town.employers.get(key)
		stage.at(hours.office(chance, addDays(town.today, -30 + 9 * n), 0, 600, 900), async (tx) => {
			if (!employer) return
			const withWhom = { kind: 'employer' as const, id: employer.id }
			await write(tx, employerActor(town, employer, 'receptionist'), withWhom, asks, false)
			stage.at(hours.office(chance, tx.at, 1), (on) =>
				write(on, staffActor(town, 'arranger'), withWhom, answers ?? '', true),
			)
		})
	}
	// 「電話してほしい」, the evening before.
	for (const person of town.people
		.filter((one) => one.makeup.n > 12 && one.makeup.hearsBy === 'site')
		.slice(0, 2))
		stage.at(instantOf(addDays(town.today, -1), 1090 + person.makeup.n), async (tx) => {
			if (!person.registered) return
			const until = nextClosing(addDays(town.today, -1), 1090, {
				closing: hours.closing,
				early: new Map(),
				closesMinute: 1035,
			})
			await askForCall(tx, actorOf(town, person), person.id, undefined, instantOf(until.day, until.minute))
		})
}

/** The first people read their notices until a few days ago; so do the employers with a seat. */
export function readUntil(town: Town, daysAgo: number): void {
	town.stage.at(instantOf(addDays(town.today, -daysAgo), 1150), async (tx) => {
		for (const person of town.registered.filter((one) => !byPhone(one) && one.makeup.n % 4 !== 3))
			await readNotices(tx, person.accountId)
		for (const { seatAccountId } of town.employers.values())
			if (seatAccountId) await readNotices(tx, seatAccountId)
	})
}

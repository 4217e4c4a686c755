// The demo town's papers and wishes: who asks for theirs by post, what is kept of them, care at home, who leaves.
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { addDays, dayOf, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { placeHold } from '~/papers/retention.server'
import { answerConsideration, openConsideration } from '~/people/consideration.server'
import { tellEnding } from '~/people/ending.server'
import { answerPrivacy, askPrivacy } from '~/people/privacy.server'
import { changeProfile, registrantOf } from '~/people/registrant.server'
import type { Tx } from '~db/client'
import { earnings } from '~db/schema/money'
import { employerStops, registrants } from '~db/schema/people'
import { isPlain } from './payout-ways'
import type { Town } from './town'
import { actorOf, staffActor } from './town'

/** In the last weeks of the story. */
export function playPapers(town: Town): void {
	const { stage, hours } = town
	const officeDay = (daysAgo: number) => addOfficeDays(addDays(town.today, -daysAgo), 0, hours.closing)
	stage.at(instantOf(officeDay(5), 610), (tx) => askForPaper(tx, town))
	stage.at(instantOf(officeDay(33), 640), (tx) => asked(tx, town, 11, 'answered'))
	stage.at(instantOf(officeDay(12), 900), (tx) => asked(tx, town, 14, 'waits'))
	stage.at(instantOf(officeDay(3), 960), (tx) => hold(tx, town))
	stage.at(instantOf(officeDay(2), 690), (tx) => wish(tx, town, 16, 'care'))
	stage.at(instantOf(officeDay(20), 690), (tx) => wish(tx, town, 18, 'harassment'))
	stage.at(instantOf(officeDay(6), 930), (tx) => leaving(tx, town, 20))
}

const plainOne = (town: Town, n: number) => town.registered.filter((one) => isPlain(town, one.id))[n]

/** Some who were always called say at the counter: 紙で送ってください. */
async function askForPaper(tx: Tx, town: Town): Promise<void> {
	const paid = await tx
		.selectDistinct({ id: registrants.id, kana: registrants.familyKana })
		.from(registrants)
		.innerJoin(earnings, eq(earnings.registrantId, registrants.id))
		.where(and(eq(registrants.hearsBy, 'telephone'), isNotNull(earnings.paidAt)))
		.orderBy(asc(registrants.familyKana), asc(registrants.id))
	for (const { id } of paid.filter((one) => isPlain(town, one.id)).slice(0, 3)) {
		const found = await registrantOf(tx, id)
		if (!found) continue
		const { callName, areaId, postalCode, address, telephone, email } = found
		const { likesCallsAt, wouldLikeYou, wouldLikeYouReaders, askAtMost } = found
		await changeProfile(tx, staffActor(town, 'receptionist'), id, {
			...{ callName, areaId, postalCode, address, telephone, email },
			...{ likesCallsAt, wouldLikeYou, wouldLikeYouReaders, askAtMost },
			hearsBy: 'paper',
		})
	}
}

/** Somebody asks what is kept of them; one was answered within the time, one waits. */
async function asked(tx: Tx, town: Town, n: number, how: 'answered' | 'waits'): Promise<void> {
	const person = plainOne(town, n)
	if (!person) return
	const reception = staffActor(town, 'receptionist')
	const receivedOn = addDays(town.today, how === 'answered' ? -33 : -12)
	const id = await askPrivacy(
		tx,
		reception,
		{ kind: 'registrant', id: person.id },
		{
			kind: how === 'answered' ? 'correction' : 'disclosure',
			askedBy: 'self',
			wish:
				how === 'answered'
					? '引っ越したので、住所を直してください。'
					: '自分について何が残っているか、紙で見たいです。',
			receivedOn,
			identitySeen: 'licence',
		},
	)
	if (how === 'waits') return
	town.stage.at(instantOf(addOfficeDays(addDays(receivedOn, 8), 0, town.hours.closing), 700), (on) =>
		answerPrivacy(on, staffActor(town, 'approver'), id, {
			answer: 'done',
			words: '新しい住所に直しました。これまでにお出しした書類の住所は、出したときのままです。',
			thirdCovered: true,
			givenBy: 'paper',
		}),
	)
}

/** What stands before a court is not destroyed. */
async function hold(tx: Tx, town: Town): Promise<void> {
	const [stop] = await tx.select({ employerId: employerStops.employerId }).from(employerStops).limit(1)
	if (stop)
		await placeHold(
			tx,
			staffActor(town, 'approver'),
			{ party: { kind: 'employer', id: stop.employerId } },
			'債権の届出が終わるまで',
		)
}

/** Somebody says at the desk what they cannot bear or need; one waits, the other was answered. */
async function wish(tx: Tx, town: Town, n: number, kind: 'care' | 'harassment'): Promise<void> {
	const person = plainOne(town, n)
	if (!person) return
	const words =
		kind === 'care'
			? '母の通所の送り迎えがあるので、9時半から15時までの仕事をお願いしたいです。'
			: '依頼主の方に、大きな声で急かされました。'
	const id = await openConsideration(tx, actorOf(town, person), person.id, { kind, words })
	if (kind === 'care') return
	town.stage.at(instantOf(addOfficeDays(dayOf(tx.at), 3, town.hours.closing), 640), (on) =>
		answerConsideration(
			on,
			staffActor(town, 'approver'),
			id,
			'done',
			'お名前は出さずに依頼主と話し、声のかけ方を改めていただきました。次の仕事は別の依頼主もえらべます。',
		),
	)
}

/** Somebody who moves away ends their registration by their own wish. */
async function leaving(tx: Tx, town: Town, n: number): Promise<void> {
	const person = plainOne(town, n)
	if (!person) return
	const toldOn = dayOf(tx.at)
	await tellEnding(tx, staffActor(town, 'approver'), {
		registrantId: person.id,
		employerId: null,
		toldOn,
		endsOn: addDays(toldOn, 31),
		exception: '',
		reason: 'ほかの市に引っ越すと、本人から申し出があったため',
		way: 'paper',
		lastWork: null,
	})
}

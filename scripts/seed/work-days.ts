// The day of the work and after: 着きました, the report, the employer's confirmation, inspection, mending, the earning.
import { eq } from 'drizzle-orm'
import { sayArrived, sayEnded } from '~/assignments/arrival.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion, settleDifference } from '~/assignments/confirmation.server'
import { askToMend, inspect } from '~/assignments/inspection.server'
import { addDays, dayOf, instantOf } from '~/base/day'
import { addPhotos } from '~/files/file.server'
import { credit } from '~/money/earning.server'
import { councilWords } from '~/words/ja/council'
import type { Tx } from '~db/client'
import { confirmations } from '~db/schema/assignments'
import type { Chance } from './chance'
import { whenTheyGetToIt } from './employers'
import { awake } from './hours'
import type { CastName } from './people'
import { workPhoto } from './photo'
import type { SlotPlay, WorkEnd } from './slots'
import { closeCallAbout, stateOf } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, byPhone, deal, dealtOut, employerActor, staffActor } from './town'

const workEnds = dealtOut<WorkEnd>(34, 'fine', {
	2: 'by-time',
	5: 'mend',
	9: 'settle',
	12: 'by-time',
	23: 'by-time',
	30: 'settle',
})

const notes = [
	'',
	'',
	'終わりました。ありがとうございました。',
	'時間どおりに終わりました。',
	'すこし早く終わりました。道具は元の場所にもどしました。',
	'残りが少しあります。かごに分けて、机の上に置きました。',
	'次からは、台がもう1つあると楽だと思います。',
	'はじめてでしたが、手順書がわかりやすかったです。',
	'途中で1度、休みをとりました。',
	'数は紙に書いて、箱の上に置きました。',
]

const differences = [
	{
		reason: '10枚ほど、印の位置がずれていました。',
		mend: '印が線からずれているものを、仕様のとおりにはりなおしてください。',
	},
	{
		reason: '数が、お願いした数より少なかったようです。',
		mend: '足りない分を、仕様の数まで仕上げてください。',
	},
	{
		reason: '一部に、ふき残しがありました。',
		mend: '仕様の「ふき残しがない」に合うよう、もう一度ふいてください。',
	},
]

/** Plays the day of an agreed piece of work and everything after it. */
export function playWorkDay(town: Town, play: SlotPlay, person: Townsperson, id: string): void {
	const { stage, hours } = town
	const { plan } = play
	const chance = town.chance(`work ${play.text.key} ${plan.day} ${plan.startMinute} ${person.makeup.n}`)
	const start = instantOf(plan.day, plan.startMinute).getTime()
	const over = instantOf(plan.day, plan.endMinute)
	const minutes = (from: Date | number, n: number) => new Date(Number(from) + n * 60_000)
	const actor = actorOf(town, person)
	if (!byPhone(person) && !play.task.atHome && chance.yes(0.6))
		stage.at(minutes(start, -chance.whole(2, 14)), async (tx) => {
			if ((await stateOf(tx, id)) === 'agreed') await sayArrived(tx, actor, person.id, id)
		})
	if (!byPhone(person) && play.task.alone && chance.yes(0.7))
		stage.at(minutes(over, chance.whole(1, 8)), async (tx) => {
			if ((await stateOf(tx, id)) === 'agreed') await sayEnded(tx, actor, person.id, id)
		})
	const end = plan.hands
		? (plan.ends?.[person.makeup.familyName as CastName] ?? 'fine')
		: deal(town, 'work', workEnds)
	const reported = byPhone(person)
		? hours.office(chance, addDays(plan.day, 1), 0, 550, 700)
		: chance.yes(0.7)
			? minutes(over, chance.whole(9, 120))
			: awake(chance, over, chance.whole(5, 26))
	stage.at(reported, async (tx) => {
		if ((await stateOf(tx, id)) !== 'agreed') return
		const planned = plan.endMinute - plan.startMinute
		// Every eighth report has a photo, and three in four of those may go with the invoice.
		const shown = town.chance(`photo ${id}`)
		const withPhoto = !byPhone(person) && shown.yes(0.12)
		const reportId = await report(tx, actor, person.id, id, {
			photosReleased: withPhoto && shown.yes(0.75),
			aboutMinutes: chance.yes(0.9) ? planned + chance.one([-20, -10, -10, 0, 0, 0, 0, 10, 15]) : null,
			note: chance.one(notes),
			...countedOf(play),
		})
		if (withPhoto) await addPhotos(tx, actor, { kind: 'completion', id: reportId }, [await workPhoto()])
		afterReport(town, chance, play, person, id, end)
	})
}

/** What was counted where work is paid by bags or hours: a little less than was agreed; and the bus there and back. */
function countedOf({ text }: SlotPlay): { units?: number; travelYen?: number } {
	const { units, travel } = text.task.pay ?? {}
	return {
		...(units && { units: Math.max(1, Math.floor(units * 0.8)) }),
		...(travel === 'at-cost' && { travelYen: 420 }),
	}
}

function afterReport(
	town: Town,
	chance: Chance,
	play: SlotPlay,
	person: Townsperson,
	id: string,
	end: WorkEnd,
): void {
	const { stage, hours } = town
	const at = stage.now()
	const { employer } = play
	if (end === 'reported') return
	// What still stands open this morning was said at once.
	const seen =
		end === 'questioned' || end === 'mending'
			? new Date(at.getTime() + 50 * 60_000)
			: whenTheyGetToIt(town, employer.key, at, chance.whole(0, employer.seat ? 3 : 2))
	if (end === 'fine' || end === 'by-time' || end === 'confirmed') {
		if (end !== 'by-time') confirm(town, play, id, seen, 'fine', '')
		const looks =
			end === 'by-time'
				? hours.office(chance, at, chance.whole(2, 5))
				: hours.office(chance, seen, chance.whole(0, 2), 560, 1000)
		if (end !== 'confirmed') pass(town, id, looks > seen ? looks : hours.office(chance, looks, 1))
		return
	}
	const { reason, mend } = chance.one(differences)
	confirm(town, play, id, seen, 'different', reason)
	if (end === 'questioned') return
	const talked = hours.office(chance, seen, 1, 560, 700)
	if (end === 'settle') {
		stage.at(hours.office(chance, talked, 1, 800, 900), async (tx) => {
			if (await differs(tx, id)) await settleDifference(tx, staffActor(town, 'receptionist'), id)
		})
		pass(town, id, hours.office(chance, talked, 1, 905, 1000))
		return
	}
	stage.at(talked, async (tx) => {
		if ((await stateOf(tx, id)) !== 'reported') return
		await askToMend(tx, staffActor(town, 'receptionist'), id, mend, addDays(dayOf(tx.at), 6))
		if (end === 'mending') return
		const done = byPhone(person)
			? hours.office(chance, tx.at, 3, 560, 700)
			: awake(chance, tx.at, chance.whole(30, 90))
		stage.at(done, async (on) => {
			if ((await stateOf(on, id)) !== 'mending') return
			await report(on, actorOf(town, person), person.id, id, {
				aboutMinutes: 30,
				note: '言われたところを、なおしました。',
			})
			await closeCallAbout(town, on, 'assignment', id, 'done')
			pass(town, id, hours.office(chance, on.at, 1))
		})
	})
}

async function differs(tx: Tx, id: string): Promise<boolean> {
	const [row] = await tx.select().from(confirmations).where(eq(confirmations.assignmentId, id))
	return row?.verdict === 'different' && row.settledAt === null
}

function confirm(
	town: Town,
	play: SlotPlay,
	id: string,
	when: Date,
	verdict: 'fine' | 'different',
	reason: string,
): void {
	town.stage.at(when, async (tx) => {
		const [known] = await tx.select().from(confirmations).where(eq(confirmations.assignmentId, id))
		if (known) return
		await confirmCompletion(tx, employerActor(town, play.employer, 'receptionist'), play.employer.id, id, {
			verdict,
			reason,
		})
		if (!play.employer.seatAccountId) await closeCallAbout(town, tx, 'assignment', id, 'done')
	})
}

/** The council inspects, and the earning is credited in the same act. */
function pass(town: Town, id: string, when: Date): void {
	town.stage.at(when, async (tx) => {
		if ((await stateOf(tx, id)) !== 'reported') return
		const actor = staffActor(town, when.getTime() % 3 === 0 ? 'arranger' : 'receptionist')
		// Of three parties the person reads the council's own sentence; of two it is a note of the office.
		await inspect(tx, actor, id, councilWords.inspection.passedOn.fine)
		await credit(tx, actor, id)
	})
}

// What many say in the demo town: statistics of quarters before it began, made up; voices of its people; proposals that came of them.
import type { Day } from '~/base/day'
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import type { Contribution } from '~/wellness/gate'
import { tablesOf } from '~/wellness/gate'
import { agreeToShow, answerProposal, makeProposal, passedVoicesOf } from '~/wellness/proposal.server'
import { quartersBefore } from '~/wellness/quarter'
import { keepRelease } from '~/wellness/release.server'
import { ownerOf } from '~/wellness/sealed.server'
import { ages, workFields } from '~/wellness/tells'
import { threadsOf } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import {
	answerVoice,
	passVoice,
	sealVoice,
	sealVoiceAnswer,
	showVoice,
	voicesIn,
} from '~/wellness/voice.server'
import { db } from '~db/client'
import type { Town } from './town'
import { staffActor } from './town'

/** How many asked about each topic in a quarter before the demo begins: the nearest first. */
const asked: Partial<Record<Topic, readonly number[]>> = {
	'body-mind': [184, 157, 121],
	'family-care': [126, 108, 92],
	childcare: [73, 54, 9],
	workplace: [47, 32, 21],
	'illness-income': [12, 7, 5],
	work: [21, 8, 20],
	unknown: [11, 13, 6],
}

function madeUp(town: Town, quarter: Day, ago: number): Contribution[] {
	const chance = town.chance(`statistics ${quarter}`)
	return Object.entries(asked).flatMap(([topic, counts]) =>
		Array.from({ length: counts[ago] ?? 0 }, (_, n) => ({
			who: `${topic} ${n}`,
			topic: topic as Topic,
			tells: {
				...(chance.whole(0, 9) > 1 && { age: ages[chance.whole(0, ages.length - 1)] }),
				...(chance.whole(0, 9) > 3 && { field: workFields[chance.whole(0, workFields.length - 1)] }),
				...(chance.whole(0, 9) > 3 && { area: town.areaIds[chance.whole(0, 2)] }),
			},
		})),
	)
}

/** Three quarters, released by the head as the last of them was over. */
function playReleases(town: Town): void {
	const head = { accountId: town.staff.head, role: 'head-coordinator', channel: 'site' } as const
	for (const [ago, quarter] of quartersBefore(town.today, 3).entries())
		town.stage.at(instantOf(addDays(town.today, -20), 600 - ago), async (tx) => {
			const columns = { age: ages, field: workFields, area: town.areaIds }
			const tables = tablesOf(madeUp(town, quarter, ago), columns, 20).map((table) => ({
				...table,
				held: false,
			}))
			await keepRelease(tx, head, { quarter, threshold: 20, tables })
		})
}

/** A voice of somebody's consultation: to an employer or the city, and passed on where they say yes. */
function playVoice(town: Town, person: number, words: string, daysAgo: number, yes?: 'inn'): void {
	const coordinator = staffActor(town, 'coordinator')
	const said = town.people[person]
	if (!said) return
	const thread = async () => (await threadsOf(db(), ownerOf(said.accountId)))[0]
	const at = (minute: number, days = daysAgo) => instantOf(addDays(town.today, -days), minute)
	const employerId = () => (yes ? (town.employers.get('hidamari')?.id ?? null) : null)
	town.stage.alone(at(620), async () => {
		const found = await thread()
		if (!found) return
		const sealed = await sealVoice(found, { employerId: employerId(), words })
		await inTransaction((tx) => showVoice(tx, coordinator, sealed))
	})
	if (!yes) return
	town.stage.alone(at(1_140), async () => {
		const found = await thread()
		const [voice] = found ? await voicesIn(db(), found.id) : []
		if (!found || !voice) return
		const sealed = await sealVoiceAnswer(found.id, voice.id, { answer: 'yes' })
		await inTransaction((tx) => answerVoice(tx, found.owner, sealed))
		// The made-up quarters stand for the people who would have to have said it before it may be passed on.
		const passing = { id: voice.id, threadId: found.id, topic: 'body-mind' as const, voice }
		await inTransaction((tx) => passVoice(tx, coordinator, passing))
	})
}

/** One proposal to the inn, answered in part and read by all; one to the city that waits. */
function playProposals(town: Town): void {
	const coordinator = staffActor(town, 'coordinator')
	const at = (daysAgo: number, minute: number) => instantOf(addDays(town.today, -daysAgo), minute)
	let made = ''
	const inn = () => {
		const employer = town.employers.get('hidamari')
		const accountId = employer?.seatAccountId ?? null
		return { id: employer?.id ?? '', actor: { accountId, role: 'employer', channel: 'site' } as const }
	}
	town.stage.at(at(7, 620), async (tx) => {
		const voices = (await passedVoicesOf(tx)).filter(({ employerId }) => employerId === inn().id)
		made = await makeProposal(tx, coordinator, {
			employerId: inn().id,
			what: '客室の仕事のあいだに、1時間に1度は座れる時間と椅子を用意する',
			why: '立ち仕事の次の日に腰がつらいという声が続いています。座る時間があれば続けられる、という方が多くいます。',
			byDay: addDays(town.today, 60),
			voiceIds: voices.map(({ id }) => id),
		})
		await makeProposal(tx, coordinator, {
			employerId: null,
			what: '病気やけがで仕事を休むときのお金の相談先を、1枚の案内にまとめる',
			why: '介護・みとりの相談が、この3つの期間で続けて増えています（介護・みとりは、おおよそ90人から130人）。',
			byDay: addDays(town.today, 45),
			voiceIds: [],
		})
	})
	town.stage.at(at(5, 660), (tx) => {
		const { id, actor } = inn()
		const words = '客室係の控え室に椅子を2つ置きました。休む時間は、混まない日から始めます。'
		return answerProposal(tx, actor, made, { employerId: id }, 'partly', words)
	})
	town.stage.at(at(4, 660), async (tx) => {
		const { id, actor } = inn()
		const whose = { employerId: id }
		await agreeToShow(tx, coordinator, made, { side: 'room', whose, agrees: true })
		await agreeToShow(tx, actor, made, { side: 'answerer', whose, agrees: true })
		const approver = staffActor(town, 'approver')
		await agreeToShow(tx, approver, made, { side: 'office', whose, agrees: true })
	})
}

/** Puts them on the stage, behind the consultations they come from. */
export function playVoices(town: Town): void {
	playReleases(town)
	playVoice(town, 0, '立ち仕事の日は、1時間ごとに少し座れると、次の日も続けられます。', 8, 'inn')
	playVoice(town, 6, '小さい子がいると、昼の1〜2時間だけの仕事があると助かります。', 2)
	playProposals(town)
}

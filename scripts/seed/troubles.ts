// What went wrong in the demo town: a near miss that was mended, a neighbour's word, and something broken that waits for its answer.
import { addDays } from '~/base/day'
import type { Actor } from '~/events/event'
import { closeTrouble, noteStep, openTrouble } from '~/trouble/trouble.server'
import type { Tx } from '~db/client'
import type { Town } from './town'
import { actorOf, employerActor, staffActor } from './town'

const nothing = { assignmentId: null, happenedMinute: null, place: '', firstAid: '', hurt: 'no' as const }

/** Three cases of the last weeks. */
export function playTroubles(town: Town): void {
	const { stage, hours } = town
	const chance = town.chance('troubles')
	const desk = (): Actor => staffActor(town, 'receptionist')
	const firm = town.employers.get('hidamari')
	const at = (daysAgo: number, from: number, until: number, act: (tx: Tx) => Promise<void>) =>
		stage.at(hours.office(chance, addDays(town.today, -daysAgo), 0, from, until), act)

	at(18, 560, 620, async (tx) => {
		const person = town.registered.find((one) => one.makeup.hearsBy === 'site')
		if (!person) return
		const id = await openTrouble(
			tx,
			actorOf(town, person),
			{ kind: 'registrant', registrantId: person.id },
			{
				...nothing,
				kind: 'near-miss',
				happenedDay: addDays(town.today, -19),
				happenedMinute: 620,
				place: '作業場の入口',
				words: '入口の段ですべりそうになりました。雨のあとで、ぬれていました。',
			},
		)
		stage.at(hours.office(chance, tx.at, 1, 600, 700), async (later) => {
			await noteStep(later, desk(), id, { kind: 'talked', words: '依頼主に電話し、入口を見に行きました。' })
			await noteStep(later, desk(), id, {
				kind: 'told',
				words: '知らせてくださって、ありがとうございます。入口にすべり止めを敷いてもらいました。',
			})
			await closeTrouble(later, desk(), id, {
				cause: '入口の段が、雨のあとにすべりやすかった。',
				cure: '入口にすべり止めを敷き、手順書の「気をつけること」に書いた。',
			})
		})
	})
	at(6, 800, 900, async (tx) => {
		const id = await openTrouble(
			tx,
			{ ...desk(), channel: 'telephone' },
			{ kind: 'outside', name: '', telephone: '' },
			{
				...nothing,
				kind: 'neighbour',
				happenedDay: addDays(town.today, -7),
				place: '草野地区の農道',
				words: '朝、農道に車が何台もとめてあり、軽トラックが通れなかったそうです。',
			},
		)
		stage.at(hours.office(chance, tx.at, 1, 600, 700), async (later) => {
			await noteStep(later, desk(), id, {
				kind: 'looked-into',
				words: '広場にとめてよいか、依頼主に聞いています。',
			})
		})
	})
	at(4, 930, 990, async (tx) => {
		if (!firm) return
		await openTrouble(
			tx,
			employerActor(town, firm, 'receptionist'),
			{ kind: 'employer', employerId: firm.id },
			{
				...nothing,
				kind: 'damage',
				happenedDay: addDays(town.today, -4),
				happenedMinute: 640,
				place: '2階の和室',
				words: '掃除のときに、障子の1枚が破れました。けがはありません。',
			},
		)
	})
}

// Two consultations of the demo town, sealed as they are: one answered and talked on, one waiting.
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import {
	answerThread,
	noteOpening,
	openThread,
	sealFirstWords,
	sealWords,
	writeAgain,
} from '~/wellness/thread.server'
import type { Town } from './town'
import { actorOf, staffActor } from './town'

const talked: [fromCoordinator: boolean, words: string, daysAgo: number, minute: number][] = [
	[
		false,
		'立ち仕事の次の日は、腰が重くて起きにくいです。仕事は続けたいのですが、どうしたらよいでしょうか。',
		13,
		1205,
	],
	[
		true,
		'お話しくださって、ありがとうございます。起きるときに痛みますか。足のしびれはありますか。わかる範囲で教えてください。',
		12,
		585,
	],
	[false, '起きるときに少し痛みます。しびれはありません。お風呂に入ると楽になります。', 12, 1170],
	[
		true,
		'1時間ごとに座る仕事をえらぶと、楽になることがあります。「できること」のページで、「1時間ごとに休む」を選べます。痛みが2週間続くときや、しびれが出たときは、かかりつけの先生に見てもらってください。',
		11,
		640,
	],
	[false, '選んでみました。次の仕事で、様子を見ます。ありがとうございました。', 10, 1110],
	[true, 'よかったです。次の仕事のあとの調子も、よければ聞かせてください。', 9, 615],
]

/** Puts both on the stage; a thread's key is made outside any transaction. */
export function playConsultations(town: Town): void {
	const { stage } = town
	const coordinator = staffActor(town, 'coordinator')
	const first = town.people[0]
	let threadId = ''
	for (const [n, [fromCoordinator, words, daysAgo, minute]] of talked.entries())
		stage.alone(instantOf(addDays(town.today, -daysAgo), minute), async () => {
			if (!first) return
			const actor = actorOf(town, first)
			if (n === 0) {
				const sealed = await sealFirstWords(words)
				threadId = await inTransaction((tx) => openThread(tx, actor, first.id, 'body-mind', sealed))
				return
			}
			if (fromCoordinator) await noteOpening(threadId, coordinator.accountId ?? '')
			const sealed = await sealWords(threadId, words)
			await inTransaction((tx) =>
				fromCoordinator ? answerThread(tx, coordinator, sealed) : writeAgain(tx, actor, first.id, sealed),
			)
		})
	const other = town.people[4]
	stage.alone(instantOf(addDays(town.today, -1), 1221), async () => {
		if (!other) return
		const sealed = await sealFirstWords(
			'母の世話で夜に何度も起きるようになり、昼間に眠くなります。仕事を減らしたほうがよいか、迷っています。',
		)
		await inTransaction((tx) => openThread(tx, actorOf(town, other), other.id, 'family-care', sealed))
	})
}

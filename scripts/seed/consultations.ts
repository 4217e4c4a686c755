// Consultations of the demo town, made up and sealed as they are: one talked on, one waiting, one read with a reason, one closed.
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { addManual, keepCanned } from '~/wellness/answering.server'
import { keepDesk, sealDesk } from '~/wellness/desk.server'
import { addDuty } from '~/wellness/duty.server'
import { addNote, sealNote } from '~/wellness/note.server'
import { breakSeal, noteOpening, sealReason } from '~/wellness/opening.server'
import type { Details } from '~/wellness/sealed.server'
import { ownerOf } from '~/wellness/sealed.server'
import { checkLicence, moveCoordinator } from '~/wellness/standing.server'
import {
	answerThread,
	closeThread,
	openThread,
	sealThread,
	sealWords,
	takeThread,
	writeOn,
} from '~/wellness/thread.server'
import type { Town } from './town'
import { staffActor } from './town'

/** What is said, by whom, how many days ago, at which minute of the day. */
type Line = [fromCoordinator: boolean, words: string, daysAgo: number, minute: number]

type Story = {
	person: number
	details: Omit<Details, 'account'>
	lines: Line[]
	ends?: 'close' | 'break'
	/** What the coordinator keeps beside it. */
	labels?: string[]
	note?: string
}

const stories: Story[] = [
	{
		person: 0,
		labels: ['腰', '立ち仕事'],
		note: '次の仕事のあとの調子を聞く。しびれが出ていないか。',
		details: { topic: 'body-mind', name: '日高', way: 'here' },
		lines: [
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
		],
	},
	{
		person: 4,
		details: { topic: 'family-care', name: 'つばめ', way: 'telephone' },
		lines: [
			[
				false,
				'母の世話で夜に何度も起きるようになり、昼間に眠くなります。仕事を減らしたほうがよいか、迷っています。',
				1,
				1221,
			],
		],
	},
	{
		person: 6,
		details: { topic: 'childcare', name: 'あさがお', way: 'here' },
		lines: [
			[
				false,
				'下の子が生まれてから、夜に何度も起きます。昼に少しだけ仕事をしたいのですが、からだがついていくか心配です。',
				6,
				128,
			],
			[
				true,
				'夜中に書いてくださって、ありがとうございます。眠れない中で、ここのことも考えておられるのですね。続けて眠れる時間は、どのくらいありますか。急がなくて大丈夫です。',
				6,
				706,
			],
			[false, '2時間くらいです。保健センターにも電話してみます。', 5, 860],
			[true, 'それはよかったです。またいつでもどうぞ。', 4, 560],
		],
		ends: 'close',
	},
	{
		person: 9,
		details: { topic: 'workplace', name: 'みずいろ', way: 'here' },
		lines: [
			[false, 'いっしょに働く人の元気がなく、声のかけ方が分かりません。私が気にしすぎでしょうか。', 3, 1290],
			[true, '気づいてあげられたのは、よいことです。どんな様子か、もう少し聞かせてください。', 2, 600],
		],
		ends: 'break',
	},
]

/** Puts them on the stage; a thread's key is made outside any transaction. */
export function playConsultations(town: Town): void {
	playStandings(town)
	playAnswering(town)
	for (const story of stories) play(town, story)
	playRoster(town)
}

/** The licences of those who listen, as the head checked them, and their way to it; one is to be checked again soon. */
function playStandings(town: Town): void {
	const head = { accountId: town.staff.head, role: 'head-coordinator', channel: 'site' } as const
	const kinds = {
		head: 'public-health-nurse',
		coordinator: 'nurse',
		'second-coordinator': 'midwife',
	} as const
	for (const [n, [key, kind]] of Object.entries(kinds).entries())
		town.stage.alone(instantOf(addDays(town.today, -40), 540 + n), () =>
			inTransaction(async (tx) => {
				const accountId = town.staff[key as keyof typeof kinds]
				const renewOn = addDays(town.today, n === 2 ? 20 : 400)
				await checkLicence(tx, head, { accountId, kind, number: `12345${n}0`, renewOn }, 0)
				for (const state of ['training', 'qualified', 'serving'] as const)
					await moveCoordinator(tx, head, accountId, state, '研修と試験を終えた')
			}),
		)
}

/** The manual, and replies that are often the same. */
function playAnswering(town: Town): void {
	const head = { accountId: town.staff.head, role: 'head-coordinator', channel: 'site' } as const
	town.stage.alone(instantOf(addDays(town.today, -20), 600), () =>
		inTransaction(async (tx) => {
			await addManual(tx, head, {
				version: '第1版',
				fromDay: addDays(town.today, -20),
				doctor: 'ひなた医院 院長 久我 まもる',
				words: manual,
			})
			for (const [name, words] of canned) await keepCanned(tx, head, { name, words })
		}),
	)
}

const manual = [
	'1　はじめに、書いてくださったことへのお礼を。急がせません。',
	'2　診断や薬の指示はしません。体のことは、ふつうの健康の知識と、どこに相談できるかをお伝えします。',
	'3　「死にたい」などの言葉には、はぐらかさずに尋ねます。いま一人か、手だてがそばにあるか、止めてくれる人がいるか。',
	'4　命があぶないときは、119・110。統括に電話し、記録します。',
	'5　虐待やDVが疑われるときは、統括と話し、「通報・連絡」に残します。安全なかぎり、先にご本人に伝えます。',
	'6　仕事のことで困っていても、ご本人の「はい」なしに、事務局や依頼主には伝えません。',
].join('\n')

const canned: readonly (readonly [string, string])[] = [
	[
		'はじめのお礼',
		'{呼び名} さん、書いてくださって、ありがとうございます。{相談員}です。ゆっくりお聞きします。',
	],
	[
		'少し時間がいるとき',
		'{呼び名} さん、お話を読みました。少し調べてから、お返事します。急に気持ちがつらくなったときは、待たずに、下の電話番号へかけてください。',
	],
]

/** The roster from a week ago to a fortnight ahead: each day one from nine to nine with a deputy, and nobody in some nights. */
function playRoster(town: Town): void {
	const head = { accountId: town.staff.head, role: 'head-coordinator', channel: 'site' } as const
	const two = [town.staff.coordinator, town.staff['second-coordinator']] as const
	for (let n = -7; n < 14; n++)
		town.stage.alone(instantOf(addDays(town.today, -8), 600 + n + 7), async () => {
			const day = addDays(town.today, n)
			const [coordinatorId, deputyId] = n % 2 === 0 ? two : [two[1], two[0]]
			const duty = { coordinatorId, deputyId, startsAt: instantOf(day, 540), endsAt: instantOf(day, 1260) }
			await inTransaction((tx) => addDuty(tx, head, duty))
		})
}

function play(town: Town, { person, details, lines, ends, labels, note }: Story): void {
	const { stage } = town
	const coordinator = staffActor(town, 'coordinator')
	const colleague = { ...coordinator, accountId: town.staff['second-coordinator'] }
	const writes = town.people[person]
	if (!writes) return
	let threadId = ''
	for (const [n, [fromCoordinator, words, daysAgo, minute]] of lines.entries())
		stage.alone(instantOf(addDays(town.today, -daysAgo), minute), async () => {
			// Their account is made while the town is played.
			const { accountId } = writes
			const owner = ownerOf(accountId)
			if (n === 0) {
				const sealed = await sealThread({ ...details, account: accountId }, { words, photos: [] })
				threadId = await inTransaction((tx) => openThread(tx, owner, sealed))
				return
			}
			if (fromCoordinator) {
				if (n === 1) await inTransaction((tx) => takeThread(tx, coordinator, threadId))
				await noteOpening(threadId, coordinator.accountId ?? '')
			}
			const sealed = await sealWords(threadId, words)
			await inTransaction(async (tx) => {
				if (fromCoordinator) await answerThread(tx, coordinator, sealed)
				else await writeOn(tx, owner, sealed)
			})
		})
	if (note)
		stage.alone(instantOf(addDays(town.today, -8), 620), async () => {
			const desk = await sealDesk(threadId, { labels: labels ?? [], thanksSleep: false })
			const follow = await sealNote(threadId, { kind: 'follow', words: note })
			await inTransaction(async (tx) => {
				await keepDesk(tx, coordinator, threadId, desk)
				await addNote(tx, coordinator, follow, instantOf(addDays(town.today, 3), 540))
			})
		})
	if (ends)
		stage.alone(instantOf(addDays(town.today, -1), 700), async () => {
			if (ends === 'close') return inTransaction((tx) => closeThread(tx, coordinator, threadId))
			const reason = await sealReason(
				threadId,
				'担当の相談員が急に休み、続きをお待たせしないよう確かめるため',
			)
			await inTransaction((tx) => breakSeal(tx, colleague, reason))
			return noteOpening(threadId, colleague.accountId, 'broken')
		})
}

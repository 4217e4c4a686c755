// The two threads of the pictures: 日高さん and the sheets of 旅館ひだまり荘; 民宿いそかぜ and its morning rooms. And what waits today.
import type { Day } from '~/base/day'
import { addDays, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import type { RequestPlan } from './requests'
import type { SlotPlan } from './slots'
import type { Town } from './town'
import { workOf } from './work/all'
import type { WorkText } from './work/text'
import { at } from './work/text'

const sheets: WorkText = {
	key: 'sheets',
	employer: 'hidamari',
	what: '乾いたシーツとタオルを、たたんで棚にそろえてほしい。火曜の午前が助かります。',
	where: '旅館1階のリネン室',
	howOften: '週に1回',
	like: '座ってできます。重いものは、旅館の者が運びます。',
	steps: [
		['シーツを二人一組か一人で四つにたたむ', 70],
		['タオルを三つにたたむ', 30],
		['棚に種類ごとに並べる', 20],
	],
	task: {
		title: '客室のシーツをたたむ',
		kind: 'light-work',
		result: '乾いたシーツ60枚とタオルを、きれいに重ねて棚にそろえる',
		how: [
			'シーツの角を合わせて、四つにたたみます。',
			'ぬい目の出ている側を内にします。',
			'10枚ずつ重ねて、棚の札のところに置きます。',
			'タオルは三つにたたみ、わを手前にします。',
		],
		specification:
			'角がそろい、しわが目立たない。10枚ずつ重ねてある。しみのあるものは、青いかごによけてある。',
		place: '旅館ひだまり荘 1階リネン室',
		payYen: 2600,
		minutes: 120,
		kilograms: 3,
		posture: 'either',
		bring: '動きやすい服、上ばき、飲みもの。道具は旅館にあります。',
	},
	when: { weekdays: [2], start: at(9, 30), seats: 4, slots: 4 },
}

const rooms: WorkText = {
	key: 'rooms',
	employer: 'isokaze',
	what: '朝の客室の片づけ。お客さまが帰られたあとの片づけが、朝の2人では回りません。シーツをはがしてたたみ、ベッドを整えるところまで。3時までに終わると助かります。',
	where: '民宿いそかぜの客室12室',
	howOften: '週に1回、火曜日',
	like: 'かがむ作業と、座ってできる作業があります。',
	budgetYen: 10_000,
	steps: [],
	template: 'guest-rooms',
	task: { ...sheets.task, title: '朝の客室の片づけ' },
	when: sheets.when,
}

const shelves: WorkText = {
	...workOf('yasai'),
	key: 'shelves',
	what: '年末の売り場づくりを手伝ってほしい。かざりつけと、箱を開けて並べる作業です。',
	where: '駅前の店の1階',
	howOften: '12月の終わりの1週間',
	like: '夜の閉店のあとでも、朝でもかまいません。',
}

const house: WorkText = {
	...workOf('shoji'),
	key: 'house',
	what: '家の中の、使っていない部屋の片づけを少しずつ手伝ってほしい。何から始めたらよいか、わかりません。',
	where: '自宅の2階',
	howOften: '月に2回くらい',
	like: '古い本と着物が多いです。',
}

const hall: WorkText = {
	...sheets,
	key: 'hall',
	what: '年末の宴会の前に、大広間の座布団と座卓をととのえてほしい。',
	where: '旅館2階の大広間',
	howOften: '1回',
	steps: [
		['座布団のほこりをはらう', 60],
		['座卓をふいて並べる', 40],
		['座布団を図のとおりに置く', 20],
	],
	task: {
		...sheets.task,
		title: '大広間の座布団と座卓をととのえる',
		kind: 'cleaning',
		result: '座布団80枚のほこりをはらい、座卓20台をふいて、図のとおりに並べる',
		how: [
			'座布団のほこりを、窓の外ではらいます。',
			'座卓を2人で持ち、図のとおりに置きます。',
			'座卓をふき、座布団を4枚ずつ置きます。',
		],
		specification: '並びが図と同じ。座卓にふき残しがない。座布団の前後がそろっている。',
		place: '旅館ひだまり荘 2階大広間',
		payYen: 2800,
		kilograms: 6,
		posture: 'stand',
	},
}

const shop: WorkText = {
	...workOf('ichigo-ha'),
	key: 'shop',
	what: 'いちごの直売所の店番。つりせんの計算があります。',
	where: '山手の直売所',
	howOften: '土曜と日曜',
	steps: [
		['のぼりを立て、いちごを並べる', 20],
		['お客さまにいちごをわたす', 130],
		['売れた数を紙に書く', 30],
	],
	task: {
		...workOf('ichigo-ha').task,
		title: 'いちごの直売所の店番',
		kind: 'hospitality',
		result: '直売所で3時間、いちごをわたし、売れた数を紙に書く',
		how: [
			'のぼりを立て、いちごを並べます。',
			'お金を受けとり、箱に入れます。',
			'わからないことは、係の指示に従ってください。',
			'終わりに、売れた数とお金を一緒に数えます。',
		],
		specification: '売れた数と箱のお金が合っている。のぼりがしまってある。',
		contractKind: 'jun-inin',
		place: 'あおぞら農園の直売所',
		payYen: 3500,
		minutes: 180,
		kilograms: 3,
	},
	when: { weekdays: [6, 0], start: at(9), seats: 1, slots: 4 },
}

const trial: WorkText = {
	...sheets,
	key: 'trial',
	what: 'はじめての方に、タオルをたたむ仕事をためしてもらいたい。旅館の仕事のようすを見てもらえます。',
	howOften: '1回',
	like: '座ってできます。',
	steps: [
		['仕事のようすを見る', 20],
		['タオルを三つにたたむ', 60],
	],
	task: {
		...sheets.task,
		title: 'しごと体験・タオルをたたむ',
		result: 'タオル40枚をたたんで、かごに入れる',
		how: ['わを手前にして、三つにたたみます。', '10枚ずつ重ねて、かごに入れます。'],
		specification: 'わがそろっている。10枚ずつ重ねてある。',
		payYen: 1700,
		minutes: 80,
		trial: true,
	},
	when: { weekdays: [4], start: at(13, 30), seats: 2, slots: 1 },
}

/** Every request of the story. */
export function storyPlans(town: Town): RequestPlan[] {
	const { today, hours } = town
	const closing = hours.closing
	const day = (n: number) => addDays(today, n)
	const office = (n: number, minute: number) => instantOf(addOfficeDays(today, n, closing), minute)
	const before = (slotDay: Day, days: number) => addOfficeDays(addDays(slotDay, -days), 0, closing)
	// This morning when the office is open, else its last afternoon: answers wait until it has been open again.
	const thisMorning = hours.isOpen(today)
		? instantOf(today, 562)
		: instantOf(addOfficeDays(today, -1, closing), 950)
	const askedAt = new Date(thisMorning.getTime() - 11 * 60_000)
	const span = (work: WorkText, n: number, over: Partial<SlotPlan> = {}): SlotPlan => ({
		day: day(n),
		startMinute: work.when.start,
		endMinute: work.when.start + work.task.minutes,
		seats: work.when.seats,
		...over,
	})
	const done = { terms: 'yes' } as const
	const kitte = workOf('kitte')
	const bench = workOf('bench')
	const ehon = workOf('ehon')
	const tags = workOf('ichigo-fuda')
	const bags = workOf('satoimo')
	const flowers = workOf('kadan')
	return [
		{
			text: sheets,
			publishDay: before(day(-70), 8),
			slots: [
				span(sheets, -70, { hands: ['日高', '大庭', '中原'], ...done }),
				span(sheets, -63, { hands: ['日高', '谷口', '小山田', '有田'], ...done }),
				span(sheets, -56, { hands: ['日高', '森下', '堤'], ...done }),
				span(sheets, -49, { hands: ['中原', '大庭', '福元', '有田'], ...done }),
			],
		},
		{
			text: sheets,
			publishDay: before(day(-42), 9),
			slots: [
				span(sheets, -42, { hands: ['日高', '谷口', '堤', '福元'], ...done }),
				span(sheets, -35, { hands: ['小山田', '中原', '有田'], ...done }),
				span(sheets, -28, { hands: ['日高', '大庭', '森下'], ...done }),
				span(sheets, -21, { hands: ['谷口', '中原', '福元'], ...done }),
			],
		},
		{
			text: sheets,
			publishDay: before(day(-14), 9),
			slots: [
				span(sheets, -14, { hands: ['小山田', '有田', '堤'], ...done }),
				span(sheets, -7, {
					hands: ['日高', '中原', '大庭', '福元'],
					terms: 'yes',
					ends: { 中原: 'mending' },
				}),
				span(sheets, -4, {
					hands: ['谷口', '小山田', '有田', '堤'],
					terms: 'yes',
					ends: { 小山田: 'questioned', 有田: 'confirmed', 堤: 'reported' },
				}),
			],
		},
		{
			text: sheets,
			publishDay: addOfficeDays(today, -4, closing),
			slots: [
				span(sheets, 7, {
					hands: ['大庭', '谷口', '小山田', '日高', '中原', '森下'],
					decided: thisMorning,
					chosen: ['日高'],
					terms: 'open',
					quiet: true,
				}),
				span(sheets, 14, { decided: null }),
				span(sheets, 21, { decided: null }),
				span(sheets, 28, { decided: null }),
			],
		},
		{
			text: bench,
			publishDay: before(day(-19), 10),
			slots: [span(bench, -19, { hands: ['日高', '谷口'], ...done })],
		},
		{
			text: kitte,
			publishDay: before(day(-12), 10),
			slots: [span(kitte, -12, { hands: ['日高', '有田', '中原', '福元'], ...done })],
		},
		{
			// Tomorrow's work: this morning they were asked once more whether they come.
			text: kitte,
			publishDay: before(day(1), 10),
			slots: [span(kitte, 1, { hands: ['大庭', '中原'], ...done })],
		},
		{
			text: tags,
			publishDay: addOfficeDays(today, -8, closing),
			slots: [
				span(tags, 15, {
					hands: ['日高', '有田'],
					decided: office(-3, 600),
					chosen: ['日高'],
					terms: 'yes',
					quiet: true,
				}),
				span(tags, 22, { decided: null }),
			],
		},
		{
			text: bags,
			publishDay: addOfficeDays(today, -4, closing),
			slots: [
				span(bags, 17, { hands: [], decided: null, asked: { name: '日高', when: askedAt } }),
				span(bags, 24, { hands: [], decided: null, asked: { name: '谷口', when: askedAt } }),
			],
		},
		{
			text: ehon,
			publishDay: addOfficeDays(today, -5, closing),
			slots: [
				span(ehon, 9, { hands: ['中原', '日高', '森下'], decided: null }),
				span(ehon, 16, {
					hands: ['谷口', '堤'],
					decided: askedAt,
					chosen: ['谷口'],
					terms: 'open',
					quiet: true,
				}),
			],
		},
		// Three weeks ago rain moved a day to its 予備日.
		{
			text: flowers,
			publishDay: before(day(-20), 9),
			slots: [span(flowers, -20, { hands: ['福元', '堤', '有田'], ...done, rain: true })],
		},
		// Tomorrow's work in the open, with a 予備日: the weather is to be looked at.
		{
			text: flowers,
			publishDay: addOfficeDays(today, -9, closing),
			slots: [
				span(flowers, 1, {
					hands: ['小山田', '谷口', '森下'],
					decided: office(-5, 600),
					chosen: ['小山田', '谷口', '森下'],
					terms: 'yes',
					quiet: true,
				}),
			],
		},
		{
			text: trial,
			publishDay: addOfficeDays(today, -3, closing),
			slots: [span(trial, 10, { decided: null, hands: [] })],
		},
		{
			text: rooms,
			publishDay: today,
			slots: [],
			upTo: 'sheet',
			opened: office(-2, 845),
			quoted: office(-1, 640),
		},
		{
			text: shelves,
			publishDay: today,
			slots: [],
			upTo: 'opened',
			opened: hours.isOpen(today) ? instantOf(today, 530) : instantOf(day(-1), 1090),
		},
		{ text: house, publishDay: today, slots: [], upTo: 'opened', opened: office(-1, 920) },
		{
			text: hall,
			publishDay: today,
			slots: [span(hall, 20), span(hall, 21)],
			upTo: 'quoted',
			opened: office(-4, 610),
			quoted: office(-2, 800),
		},
		{
			text: shop,
			publishDay: today,
			slots: [18, 19, 25, 26].map((n) => span(shop, n)),
			upTo: 'agreed',
			opened: office(-5, 600),
			quoted: office(-3, 820),
		},
		{
			text: workOf('machiai'),
			publishDay: before(day(-40), 1),
			slots: [span(workOf('machiai'), -26)],
			upTo: 'declined',
		},
		{ text: workOf('kozara'), publishDay: before(day(-50), 1), slots: [], upTo: 'withdrawn' },
	]
}

// Work of the demo town that is paid in a way of its own: tax kept back, by bags, by time, with the way paid.
import type { WorkText } from './text'
import { at } from './text'

export const poster: WorkText = {
	key: 'poster',
	employer: 'annai',
	what: '湯の町の秋まつりのちらしを、デザインしてほしい。印刷は、こちらでします。',
	where: '自宅でできます',
	howOften: '1回',
	steps: [['ちらしのデザインを1枚つくる', 480]],
	task: {
		title: '秋まつりのちらしのデザイン',
		kind: 'design',
		result: 'A4のちらし1枚のデザインを、印刷できる形で渡す',
		how: ['案を2つ描いて送ります。', '選ばれた案を、仕上げます。', '仕上げたファイルを渡します。'],
		specification: '日時と場所が、原稿と同じ。A4で印刷できる。',
		place: 'ご自宅',
		payYen: 30_000,
		minutes: 240,
		kilograms: 0,
		posture: 'sit',
		atHome: true,
		alone: true,
		pay: { withholding: 'design' },
	},
	when: { weekdays: [1, 2, 3, 4, 5], start: at(9), seats: 1, slots: 1 },
}

/** Asked in the fortnight of three parties: the employer keeps the tax back. */
export const winterPoster: WorkText = {
	...poster,
	key: 'winter-poster',
	what: '湯の町の冬まつりのちらしも、デザインしてほしい。',
	task: { ...poster.task, title: '冬まつりのちらしのデザイン' },
}

export const onions: WorkText = {
	key: 'onions',
	employer: 'annai',
	what: '朝市に出す玉ねぎを、1kgの袋につめてほしい。とどく量が、日によって変わります。',
	where: '湯の町観光案内所',
	howOften: '1回',
	steps: [['玉ねぎを量って、袋につめる', 60]],
	task: {
		title: '玉ねぎの袋づめ',
		kind: 'farm-work',
		result: '玉ねぎを1kgずつ、30袋までつめる',
		how: ['傷んだものをよけます。', '1kgを量って、袋の口をとめます。', 'かごに並べます。'],
		specification: '袋の重さが1kgから1.1kgの間。傷んだものが入っていない。',
		place: '湯の町観光案内所',
		payYen: 1500,
		minutes: 60,
		kilograms: 1,
		posture: 'either',
		pay: { by: 'lots', unit: '1袋', units: 30, travel: 'fixed', travelYen: 300, travelAs: 'expense' },
	},
	when: { weekdays: [5], start: at(10), seats: 2, slots: 1 },
}

export const counter: WorkText = {
	key: 'counter',
	employer: 'annai',
	what: '連休の案内所で、お客さまに地図をわたしてほしい。お客さまがいなくなったら、おしまいです。',
	where: '湯の町観光案内所',
	howOften: '1回',
	steps: [['お客さまに地図をわたす', 90]],
	task: {
		title: '連休の案内所で地図をわたす',
		kind: 'hospitality',
		result: '案内所に来たお客さまに、地図をわたす',
		how: ['地図を折って、台にそろえます。', '来た方に、1枚ずつわたします。'],
		specification: '来た方みなに、地図がわたっている。',
		contractKind: 'jun-inin',
		place: '湯の町観光案内所',
		payYen: 1950,
		minutes: 90,
		kilograms: 1,
		posture: 'either',
		pay: {
			by: 'time',
			unit: '30分',
			units: 3,
			why: 'お客さまの数で、終わりの時間が変わるため',
			travel: 'at-cost',
			travelYen: 600,
			travelAs: 'expense',
		},
	},
	when: { weekdays: [6], start: at(10), seats: 2, slots: 1 },
}

/** Called off by the employer the evening before. */
export const tasting: WorkText = {
	...counter,
	key: 'tasting',
	what: '試食の台のとなりで、お茶をくばってほしい。',
	steps: [['お茶をくばる', 60]],
	task: {
		...counter.task,
		title: '試食の台でお茶をくばる',
		result: '試食に来た方に、お茶を100杯くばる',
		how: ['湯のみを台にならべます。', 'お茶をつぎます。'],
		specification: 'お茶が、来た方にわたっている。',
		payYen: 1300,
		minutes: 60,
		pay: {},
	},
}

/** One sum for two people, in equal parts unless both agree otherwise. */
export const signposts: WorkText = {
	key: 'signposts',
	employer: 'annai',
	what: '湯めぐりの案内板を、2人でふいて、地図をはりかえてほしい。2人で1つの金額で、お願いします。',
	where: '湯の町観光案内所',
	howOften: '1回',
	steps: [['案内板をふいて、地図をはりかえる', 120]],
	task: {
		title: '案内板の地図のはりかえ(2人で)',
		kind: 'cleaning',
		result: '案内所の中の案内板10枚をふいて、新しい地図にはりかえる',
		how: ['古い地図をはがします。', '板をふきます。', '新しい地図をはります。'],
		specification: '地図がまっすぐで、しわがない。',
		place: '湯の町観光案内所',
		payYen: 2600,
		minutes: 120,
		kilograms: 2,
		posture: 'either',
		pay: { shared: true },
	},
	when: { weekdays: [6], start: at(13), seats: 2, slots: 1 },
}

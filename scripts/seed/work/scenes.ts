// Work that shows one part of the program each: a free start, a chosen group, weather, few who could, and what the check stops.
import type { WorkText } from './text'
import { at } from './text'

/** Begun when one likes: an hour of work within a morning. */
export const news: WorkText = {
	key: 'news',
	employer: 'shimin',
	what: 'お便りの原稿を、読みにくいところがないか見てほしい。午前のうちなら、いつ始めてもかまいません。',
	where: '市役所2階の会議室',
	howOften: '月に2回',
	like: '座ってできます。1時間ほどで終わります。',
	steps: [
		['原稿を声に出さずに読む', 40],
		['読みにくいところに、ふせんをはる', 20],
	],
	task: {
		title: 'お便りの原稿を読みなおす',
		kind: 'office-work',
		result: '8ページの原稿を読み、読みにくいところにふせんをはる',
		how: [
			'9時から11時までの、好きな時に始めます。',
			'原稿を終わりまで読みます。',
			'読みにくいところに、ふせんをはります。',
			'ふせんの数を、表紙の紙に書きます。',
		],
		specification: 'すべてのページを読んである。ふせんの数が、表紙の数と合っている。',
		place: '市役所2階 小会議室',
		payYen: 1300,
		minutes: 60,
		kilograms: 1,
		posture: 'sit',
		bring: '老眼鏡を使う方は、お持ちください。',
	},
	when: { weekdays: [1, 2, 3, 4, 5], start: at(9), until: at(12), seats: 2, slots: 2 },
}

export const leaflets: WorkText = {
	key: 'leaflets',
	employer: 'annai',
	what: '案内所のちらしの棚を、そろえてほしい。お客さまの少ない時に、いつでもどうぞ。',
	where: '湯の町観光案内所',
	howOften: '月に2回',
	steps: [
		['足りないちらしを箱から出す', 20],
		['棚に種類ごとにそろえる', 40],
	],
	task: {
		title: '案内所のちらしの棚をそろえる',
		kind: 'light-work',
		result: '棚3つのちらしを、種類ごとに30枚ずつそろえる',
		how: [
			'10時から12時までの、好きな時に始めます。',
			'棚の札と同じちらしを、箱から出します。',
			'30枚ずつそろえて、札のところに置きます。',
		],
		specification: '札とちらしが合っている。どの段も30枚そろっている。',
		place: '湯の町観光案内所',
		payYen: 1300,
		minutes: 60,
		kilograms: 3,
		posture: 'either',
	},
	when: { weekdays: [1, 2, 3, 4, 5], start: at(10), until: at(13), seats: 2, slots: 2 },
}

/** For a chosen group, by a written rule. */
export const oldPapers: WorkText = {
	key: 'old-papers',
	employer: 'toshokan',
	what: '古い町の写真を、台紙にはりかえてほしい。「資料の直し方の会」に出た方にお願いしたいです。',
	where: '図書館2階の資料室',
	steps: [
		['写真の裏のほこりを、はけで落とす', 40],
		['うすいのりで、新しい台紙にはる', 60],
		['台紙に番号を書く', 20],
	],
	task: {
		title: '古い町の写真を台紙にはりかえる',
		kind: 'light-work',
		result: '写真40枚を、新しい台紙にはりかえる',
		how: [
			'手ぶくろをして、写真の角を持ちます。',
			'裏のほこりを、はけで落とします。',
			'うすいのりで、台紙の枠に合わせてはります。',
			'台紙の右下に、番号を書きます。',
		],
		specification: '写真が枠の中にまっすぐはってある。のりがはみ出ていない。番号が表と合っている。',
		place: 'ひなた市立図書館 2階資料室',
		payYen: 2700,
		minutes: 120,
		kilograms: 2,
		posture: 'sit',
		groupRule:
			'図書館の「資料の直し方の会」に出た方にお願いします。古い写真は一度いたむと戻らず、のりと台紙の使い方を会で見ていただいたためです。次の会は来月です。どなたでも出られます。',
	},
	when: { weekdays: [3], start: at(10), seats: 2, slots: 2 },
}

/** In the open, for an employer's day that rain moves. */
export const orchard: WorkText = {
	key: 'orchard',
	employer: 'minori',
	what: '果樹園の通り道に落ちた枝を、集めてほしい。',
	where: '水口の果樹園',
	steps: [
		['落ちた枝を集める', 60],
		['長さをそろえて束にする', 30],
	],
	task: {
		title: '果樹園の枝を集めて束にする',
		kind: 'farm-work',
		result: '通り道4本分の枝を集め、20束にする',
		how: ['落ちた枝を、通り道のはしに集めます。', '長さをそろえて、ひもで束にします。'],
		specification: '通り道に枝が残っていない。束の長さがそろっている。',
		place: 'みのり果樹園',
		payYen: 2100,
		minutes: 90,
		kilograms: 5,
		posture: 'stand',
		outdoors: true,
		bring: '動きやすい服、手ぶくろ、飲みもの',
	},
	when: { weekdays: [1], start: at(9), seats: 2, slots: 2 },
}

/** In the open, in a district that high waves close. */
export const beach: WorkText = {
	key: 'beach',
	employer: 'asaichi',
	what: '朝市の広場のまわりの流木を、よけておいてほしい。',
	where: '港町の広場',
	steps: [
		['流木を拾う', 60],
		['決めた場所に積む', 30],
	],
	task: {
		title: '朝市の広場の流木を拾う',
		kind: 'other',
		result: '広場と浜への道の流木を拾い、決めた場所に積む',
		how: ['2人で、広場のはしから拾います。', '赤い旗のところに積みます。'],
		specification: '広場と道に流木が残っていない。旗のところにまとまっている。',
		place: '港町の朝市広場',
		payYen: 2100,
		minutes: 90,
		kilograms: 8,
		posture: 'stand',
		outdoors: true,
		bring: '手ぶくろ、長ぐつ、飲みもの',
	},
	when: { weekdays: [2], start: at(9, 30), seats: 2, slots: 1 },
}

/** In the open later this morning, and called off. */
export const watering: WorkText = {
	key: 'watering',
	employer: 'koen',
	what: '植えたばかりの花だんの、手入れを手伝ってほしい。',
	where: '市役所前の花だん',
	steps: [
		['枯れた花をつむ', 50],
		['根元に水をやる', 40],
	],
	task: {
		title: '市役所前の花だんの手入れ',
		kind: 'farm-work',
		result: '花だん3つの枯れた花をつみ、根元に水をやる',
		how: ['枯れた花を、くきからつみます。', '根元に水をやります。', 'つんだ花を袋に入れます。'],
		specification: '枯れた花が残っていない。すべての苗に水がかかっている。',
		place: '市役所前の花だん',
		payYen: 2100,
		minutes: 90,
		kilograms: 4,
		posture: 'either',
		outdoors: true,
		bring: '手ぶくろ、飲みもの',
	},
	when: { weekdays: [2], start: at(11), seats: 2, slots: 1 },
}

/** Early in the morning: who falls out the evening before is not made up for. */
export const trays: WorkText = {
	key: 'trays',
	employer: 'hidamari',
	what: '朝食のあとのお膳を、棚にもどしてほしい。',
	where: '旅館1階の配膳室',
	howOften: '週に1回',
	steps: [
		['お膳をふく', 60],
		['種類ごとに棚にもどす', 30],
	],
	task: {
		title: '朝のお膳をふいて棚にもどす',
		kind: 'hospitality',
		result: 'お膳60枚をふき、種類ごとに棚にもどす',
		how: ['お膳を、かたくしぼった布でふきます。', '棚の札のところに、10枚ずつ重ねます。'],
		specification: 'お膳にふき残しがない。札と種類が合っている。',
		place: '旅館ひだまり荘 1階配膳室',
		payYen: 2100,
		minutes: 90,
		kilograms: 3,
		posture: 'stand',
		bring: '上ばき、飲みもの',
	},
	when: { weekdays: [1], start: at(8), seats: 2, slots: 1 },
}

/** Hours at which hardly anybody in town can: such work often waits in vain. */
export const beforeDawn: WorkText = {
	key: 'before-dawn',
	employer: 'asaichi',
	what: '朝市の荷を、夜明け前にほどいてほしい。',
	where: '港町の広場のわきの倉庫',
	howOften: '週に1回',
	steps: [
		['荷のひもをほどく', 40],
		['店ごとの台に分ける', 50],
	],
	task: {
		title: '朝市の荷をほどいて分ける',
		kind: 'other',
		result: '荷60箱のひもをほどき、店ごとの台に分ける',
		how: ['荷のひもをほどきます。', '箱の札を見て、店ごとの台に置きます。'],
		specification: '箱の札と台の札が合っている。ひもが1つの袋に集めてある。',
		place: '港町の朝市倉庫',
		payYen: 2400,
		minutes: 90,
		kilograms: 10,
		posture: 'stand',
		noBus: true,
	},
	when: { weekdays: [6], start: at(5, 15), seats: 2, slots: 2 },
}

export const lateEvening: WorkText = {
	key: 'late-evening',
	employer: 'isokaze',
	what: '団体のお客さまの夕食のあと、夜のうちに食堂を片づけてほしい。',
	where: '民宿の1階の食堂',
	howOften: '団体のある日',
	steps: [
		['うつわを台に集める', 50],
		['机といすを元にもどす', 40],
	],
	task: {
		title: '夕食のあとの食堂を片づける',
		kind: 'cleaning',
		result: '40席分のうつわを台に集め、机といすを元にもどす',
		how: ['うつわを、種類ごとに台に集めます。', '机といすを、図のとおりにもどします。'],
		specification: '台のうつわが種類ごとに分かれている。机の上に物が残っていない。',
		place: '民宿いそかぜ 1階食堂',
		payYen: 2400,
		minutes: 90,
		kilograms: 6,
		posture: 'stand',
		noBus: true,
	},
	when: { weekdays: [5], start: at(20, 30), seats: 2, slots: 2 },
}

/** What few have learned. */
export const signs: WorkText = {
	key: 'signs',
	employer: 'annai',
	what: '温泉街の案内板に入れる英語の文を、2人で考えてほしい。',
	where: '湯の町観光案内所の2階',
	steps: [
		['日本語の文を読む', 40],
		['英語の文を書く', 110],
	],
	task: {
		title: '案内板の英語の文を書く',
		kind: 'publicity',
		result: '案内板12枚分の英語の文を書く',
		how: ['日本語の文を読みます。', '1枚に2行までの、短い英語にします。', '2人で読み合わせます。'],
		specification: '12枚とも2行に入っている。地名のつづりが、表と合っている。',
		place: '湯の町観光案内所 2階',
		payYen: 3800,
		minutes: 150,
		kilograms: 1,
		posture: 'sit',
		skill: 'english',
	},
	when: { weekdays: [3], start: at(13), seats: 3, slots: 2 },
}

/** What another law keeps for itself. */
export const drive: WorkText = {
	key: 'drive',
	employer: 'hasegawa',
	what: 'となりのおばあさんが店へ行く時に、車に乗せてあげてほしい。',
	where: '緑ヶ丘から駅前まで',
	howOften: '週に1回',
	steps: [
		['家まで迎えに行く', 20],
		['店まで送る', 20],
		['帰りも送る', 40],
	],
	task: {
		title: 'おばあさんを駅前の店まで車で送る',
		kind: 'other',
		result: '家と駅前の店のあいだを、行きと帰りの2回走る',
		how: ['10時に、緑ヶ丘の家の前で待ちます。', '駅前の店の入口まで送ります。', '帰りも同じようにします。'],
		specification: '行きと帰りの2回送ってある。',
		contractKind: 'jun-inin',
		place: '緑ヶ丘と駅前',
		payYen: 2000,
		minutes: 80,
		kilograms: 3,
		posture: 'sit',
		driving: true,
		skill: 'driving-licence',
	},
	when: { weekdays: [3], start: at(10), seats: 2, slots: 1 },
}

/** Directed by the client while it is done: no commissioned work. */
export const line: WorkText = {
	key: 'line',
	employer: 'himono',
	what: '干した魚を、店の者のとなりで、流れてくる順に袋に入れてほしい。',
	where: '港町の加工場',
	howOften: '週に3回',
	steps: [
		['魚を袋に入れる', 120],
		['袋の口をとじる', 60],
	],
	task: {
		title: '干した魚を袋に入れる',
		kind: 'light-work',
		result: '干した魚300枚を袋に入れ、口をとじる',
		how: ['魚を1枚ずつ袋に入れます。', '袋の口をとじて、箱に並べます。'],
		specification: '1つの袋に1枚入っている。口がとじてある。',
		place: '日なた干物店の加工場',
		payYen: 3600,
		minutes: 180,
		kilograms: 5,
		posture: 'stand',
	},
	when: { weekdays: [2], start: at(9), seats: 2, slots: 1 },
}

/** Alone in somebody's home: a second pair of eyes has to let it pass. */
export const attic: WorkText = {
	key: 'attic',
	employer: 'omori',
	what: '物置の棚を、上から順にふいてほしい。人が入れるのは1人までです。',
	where: '自宅の裏の物置',
	howOften: '1回',
	steps: [
		['棚の物を下ろす', 30],
		['棚をふく', 40],
		['物を元にもどす', 30],
	],
	task: {
		title: '物置の棚をふく',
		kind: 'cleaning',
		result: '物置の棚4段をふき、物を元にもどす',
		how: ['上の段から、物を下ろします。', '棚を、かたくしぼった布でふきます。', '物を元の段にもどします。'],
		specification: '棚にほこりが残っていない。物が元の段にある。',
		place: '大森さんの家の物置',
		payYen: 2300,
		minutes: 100,
		kilograms: 4,
		posture: 'stand',
		alone: true,
		bring: '手ぶくろ、マスク',
	},
	when: { weekdays: [3], start: at(10), seats: 1, slots: 1 },
}

/** A whole day of heavy and light work: hardly anybody could take it all, many could take a part. */
export const banquet: WorkText = {
	key: 'banquet',
	employer: 'hidamari',
	what: '大きな宴会の日に、朝から夕方までの支度を手伝ってほしい。通しで引き受けてくれる方は、見つかるでしょうか。',
	where: '旅館2階の大広間',
	howOften: '平日に1日',
	like: '座ってできる支度もあります。分けてもらってもかまいません。',
	steps: [
		['大広間の座卓を蔵から出して並べる', 120, { kilograms: 20, posture: 'stand' }],
		[
			'市場へ、花と野菜を車でとりに行く',
			60,
			{ skill: 'driving-licence', hazards: ['driving'], kilograms: 5, posture: 'sit' },
		],
		['座布団のほこりをはらって置く', 60, { kilograms: 4, posture: 'stand' }],
		['おしぼりとはし袋をそろえる', 120, { kilograms: 1, posture: 'sit' }],
		['席の札を書いて置く', 60, { kilograms: 1, posture: 'sit' }],
	],
	task: {
		title: '大きな宴会の支度',
		kind: 'hospitality',
		result: '80席の支度をする',
		how: ['座卓と座布団を並べます。', 'お膳とおしぼりを置きます。'],
		specification: '並びが図と同じ。',
		place: '旅館ひだまり荘 2階大広間',
		payYen: 9000,
		minutes: 420,
		kilograms: 20,
		posture: 'stand',
	},
	when: { weekdays: [1, 2, 3, 4, 5], start: at(9), seats: 1, slots: 1 },
}

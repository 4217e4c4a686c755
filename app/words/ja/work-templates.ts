// Templates of the sheet (ひな型): real kinds of work with their steps, times and what each asks; four or more in each field of trade.

/** A step of a template; figures are for somebody doing it the first time. */
type TemplateStep = {
	what: string
	minutes: number
	detail: {
		result: string
		usedMinutes?: number
		posture?: 'sit' | 'either' | 'stand'
		kilograms?: number
		outdoors?: boolean
		company?: 'alone' | 'either' | 'together'
		tools?: string
		skill?: string
		atHome?: boolean
		hazards?: string[]
		noHazards?: true
		rain?: string
		leastMinutes?: number
		atOnce?: number
		pace?: 'own' | 'steady'
		when?: 'any' | 'window'
		fromMinute?: number
		untilMinute?: number
		contractKind?: 'ukeoi' | 'jun-inin'
		/** It can only begin when the step before it is done. */
		follows?: true
	}
}

export type WorkTemplate = {
	key: string
	field: 'farming' | 'tourism' | 'manufacturing' | 'care' | 'daily-life' | 'other'
	title: string
	kind: string
	steps: readonly TemplateStep[]
}

type More = Partial<TemplateStep['detail']>

const step = (what: string, minutes: number, result: string, more: More = {}): TemplateStep => ({
	what,
	minutes,
	detail: {
		result,
		usedMinutes: Math.max(5, Math.round((minutes * 0.8) / 5) * 5),
		posture: 'either',
		kilograms: 3,
		company: 'either',
		pace: 'own',
		when: 'any',
		leastMinutes: Math.min(minutes, 30),
		atOnce: 3,
		contractKind: 'ukeoi',
		outdoors: false,
		atHome: false,
		...(more.hazards ? {} : { noHazards: true as const }),
		...more,
	},
})

const sitting: More = { posture: 'sit', kilograms: 1 }
const standing: More = { posture: 'stand' }
const outside: More = {
	outdoors: true,
	posture: 'stand',
	tools: '帽子、飲みもの',
	rain: '小雨ならします。強い雨や雷のときは、とりやめるか予備日に移します。',
}
const follows: More = { follows: true }

export const workTemplates: readonly WorkTemplate[] = [
	{
		key: 'fruit-sorting',
		field: 'farming',
		title: '果物の選別と箱づめ',
		kind: 'farm-work',
		steps: [
			step('大きさと傷で分ける', 90, '3つの箱に分かれている', { kilograms: 3 }),
			step('箱につめ、札をはる', 60, '1箱ずつ札がはってある', { ...sitting, ...follows }),
			step('箱を台車にのせる', 30, '台車に10箱ずつのっている', {
				...standing,
				...follows,
				kilograms: 10,
				hazards: ['heavy'],
				atOnce: 2,
			}),
		],
	},
	{
		key: 'seedling',
		field: 'farming',
		title: '苗の枯れ葉とりと植えつけ',
		kind: 'farm-work',
		steps: [
			step('枯れ葉をとる', 90, '枯れた葉が残っていない', { posture: 'either', kilograms: 1 }),
			step('苗をポットから出して並べる', 60, '決めた間で並んでいる', { ...standing }),
			step('植えて水をやる', 90, '根がかくれ、水がしみている', { ...outside, ...follows, hazards: ['heat'] }),
		],
	},
	{
		key: 'weeding',
		field: 'farming',
		title: '畑とあぜの草とり',
		kind: 'farm-work',
		steps: [
			step('手で草をぬく', 90, '作物のまわりに草がない', { ...outside, hazards: ['heat'] }),
			step('あぜの草を刈る', 60, 'あぜの草がくるぶしより低い', {
				...outside,
				skill: 'brush-cutter',
				hazards: ['blades', 'heat'],
				company: 'together',
			}),
			step('草を集めて袋に入れる', 45, '袋の口がしばってある', { ...outside, ...follows, kilograms: 5 }),
		],
	},
	{
		key: 'vegetable-packing',
		field: 'farming',
		title: '野菜の袋づめと値札はり',
		kind: 'light-work',
		steps: [
			step('土と外の葉を落とす', 60, '見た目がきれいになっている', { ...standing }),
			step('量って袋に入れる', 60, '1袋の重さが決めたとおり', { ...sitting, ...follows }),
			step('値札をはって箱に並べる', 45, '値札がまっすぐはってある', { ...sitting, ...follows }),
		],
	},
	{
		key: 'harvest-shelling',
		field: 'farming',
		title: '豆や栗の皮むき',
		kind: 'light-work',
		steps: [
			step('皮をむく', 120, '実に皮が残っていない', { ...sitting, hazards: ['blades'], tools: '手袋' }),
			step('洗って水をきる', 30, '水がきれている', { ...standing, ...follows }),
			step('量って分ける', 30, '500gずつに分かれている', { ...sitting, ...follows }),
		],
	},
	{
		key: 'linen',
		field: 'tourism',
		title: 'シーツとタオルをたたむ',
		kind: 'light-work',
		steps: [
			step('シーツを四つにたたむ', 70, '角がそろい、10枚ずつ重ねてある', { posture: 'either' }),
			step('タオルを三つにたたむ', 30, 'わが手前にそろっている', sitting),
			step('棚に種類ごとに並べる', 20, '札のところに置いてある', { ...standing, ...follows }),
		],
	},
	{
		key: 'guest-rooms',
		field: 'tourism',
		title: '朝の客室の片づけ',
		kind: 'cleaning',
		steps: [
			step('シーツとタオルをたたむ', 120, '四つにたたみ、10枚ずつ重ねてある', sitting),
			step('ごみを集め、窓を開ける', 50, '部屋にごみがなく、窓が開いている', {
				...standing,
				when: 'window',
				fromMinute: 600,
				untilMinute: 780,
			}),
			step('シーツをはがして運ぶ', 80, 'リネン室のかごに入っている', {
				...standing,
				...follows,
				kilograms: 8,
			}),
			step('ベッドをととのえる', 90, '枕とシーツにしわがない', {
				...standing,
				...follows,
				kilograms: 4,
				company: 'together',
			}),
			step('備品をたし、名札を書く', 30, '一覧のとおりに置いてある', sitting),
		],
	},
	{
		key: 'entrance',
		field: 'tourism',
		title: '玄関と庭の掃除',
		kind: 'cleaning',
		steps: [
			step('落ち葉をはいて集める', 60, '玄関の前に落ち葉がない', { ...outside }),
			step('水をまいてふく', 30, '石に泥が残っていない', { ...outside, ...follows }),
			step('植木に水をやる', 30, '鉢の底から水が出る', { ...outside, kilograms: 5 }),
		],
	},
	{
		key: 'banquet',
		field: 'tourism',
		title: '広間の座席づくり',
		kind: 'light-work',
		steps: [
			step('座卓をふいて並べる', 60, '並びが図と同じ', {
				...standing,
				kilograms: 12,
				company: 'together',
				hazards: ['heavy'],
			}),
			step('座布団を置く', 30, '前後がそろっている', { ...standing, ...follows }),
			step('席の札を置く', 20, '名簿のとおり置いてある', { posture: 'either', ...follows }),
		],
	},
	{
		key: 'leaflets',
		field: 'tourism',
		title: '観光案内の紙を折って束ねる',
		kind: 'light-work',
		steps: [
			step('三つに折る', 90, '角がそろっている', { ...sitting, atHome: true }),
			step('50枚ずつ束ねる', 30, '束の数が合っている', { ...sitting, ...follows, atHome: true }),
			step('箱に入れて書く', 20, '箱に中身と数が書いてある', { ...sitting, ...follows }),
		],
	},
	{
		key: 'labels',
		field: 'manufacturing',
		title: '箱づめとラベルはり',
		kind: 'light-work',
		steps: [
			step('品を箱に入れる', 70, '1箱の数が合っている', { posture: 'either', kilograms: 5 }),
			step('ラベルをはる', 40, '日付が合い、まっすぐはってある', { ...sitting, ...follows }),
			step('10箱ずつ積む', 20, '台車に並んでいる', { ...standing, ...follows, kilograms: 8 }),
		],
	},
	{
		key: 'sanding',
		field: 'manufacturing',
		title: '木の品に紙やすりをかける',
		kind: 'light-work',
		steps: [
			step('あらい紙やすりをかける', 60, 'ささくれがない', { ...sitting, tools: 'マスク' }),
			step('細かい紙やすりをかける', 60, 'さわってなめらか', { ...sitting, ...follows, tools: 'マスク' }),
			step('粉をふいて並べる', 20, '粉が残っていない', { ...sitting, ...follows }),
		],
	},
	{
		key: 'sewing',
		field: 'manufacturing',
		title: '縫いものの仕上げ',
		kind: 'sewing',
		steps: [
			step('糸を切る', 60, '出ている糸がない', { ...sitting, atHome: true }),
			step('ボタンをつける', 60, '引いても取れない', {
				...sitting,
				...follows,
				atHome: true,
				skill: 'sewing',
			}),
			step('たたんで袋に入れる', 30, '10枚ずつ袋に入っている', { ...sitting, ...follows, atHome: true }),
		],
	},
	{
		key: 'parts-check',
		field: 'manufacturing',
		title: '部品の数えと検品',
		kind: 'light-work',
		steps: [
			step('傷と欠けを見る', 90, '傷のあるものが分けてある', sitting),
			step('数えて袋に入れる', 45, '1袋の数が合っている', { ...sitting, ...follows }),
			step('数を紙に書く', 15, '表の数と袋の数が同じ', { ...sitting, ...follows }),
		],
	},
	{
		key: 'common-room',
		field: 'care',
		title: '共有の部屋のふき掃除',
		kind: 'cleaning',
		steps: [
			step('窓をあけ、床をはく', 40, '床にごみがない', { ...standing }),
			step('手すりと机をふく', 40, 'ふき残しがない', { ...standing, ...follows }),
			step('道具を洗って片づける', 20, '道具が元の場所にある', { ...standing, ...follows }),
		],
	},
	{
		key: 'trays',
		field: 'care',
		title: '昼食のお盆の準備と片づけ',
		kind: 'hospitality',
		steps: [
			step('お盆と食器を並べる', 30, '席の数だけ並んでいる', {
				...standing,
				when: 'window',
				fromMinute: 660,
				untilMinute: 720,
			}),
			step('下げてふき、拭きあげる', 60, '机がふいてある', {
				...standing,
				...follows,
				when: 'window',
				fromMinute: 750,
				untilMinute: 840,
			}),
			step('食器を棚にもどす', 30, '棚の札のとおり', { ...standing, ...follows, kilograms: 5 }),
		],
	},
	{
		key: 'companion',
		field: 'care',
		title: '話や囲碁の相手',
		kind: 'watching-over',
		steps: [
			step('部屋をととのえ、迎える', 15, '席とお茶が用意できている', {
				posture: 'either',
				contractKind: 'jun-inin',
			}),
			step('話や囲碁の相手をする', 75, '決めた時間、いっしょに過ごした', {
				...sitting,
				...follows,
				contractKind: 'jun-inin',
				atOnce: 2,
			}),
			step('ようすを1行書く', 10, '紙に1行書いてある', { ...sitting, ...follows, contractKind: 'jun-inin' }),
		],
	},
	{
		key: 'decorations',
		field: 'care',
		title: '行事の紙かざり作り',
		kind: 'light-work',
		steps: [
			step('形に切る', 60, '型の線のとおり', { ...sitting, atHome: true }),
			step('のりでつなぐ', 45, 'はがれない', { ...sitting, ...follows, atHome: true }),
			step('壁にかざる', 30, '図のとおり', {
				...standing,
				...follows,
				hazards: ['heights'],
				company: 'together',
			}),
		],
	},
	{
		key: 'garden',
		field: 'daily-life',
		title: '庭の草とりと片づけ',
		kind: 'cleaning',
		steps: [
			step('草をぬく', 90, '庭の道に草がない', { ...outside, hazards: ['heat'] }),
			step('枝を短く切って束ねる', 45, '束がひもでしばってある', {
				...outside,
				hazards: ['blades'],
				company: 'together',
			}),
			step('袋を決めた場所に置く', 20, '置き場に並んでいる', { ...outside, ...follows, kilograms: 6 }),
		],
	},
	{
		key: 'tidying-room',
		field: 'daily-life',
		title: '使っていない部屋の片づけ',
		kind: 'cleaning',
		steps: [
			step('本と服を分けて数える', 60, '残すものと手放すものに分かれている', { ...sitting }),
			step('箱に入れて中身を書く', 60, '箱に中身が書いてある', {
				posture: 'either',
				...follows,
				kilograms: 5,
			}),
			step('棚と床をふく', 40, 'ほこりが残っていない', { ...standing, ...follows }),
		],
	},
	{
		key: 'shoji',
		field: 'daily-life',
		title: '障子のはりかえ',
		kind: 'light-work',
		steps: [
			step('古い紙をはがして洗う', 60, 'のりが残っていない', { ...standing, kilograms: 5 }),
			step('紙をはって切る', 90, 'たるみがない', { posture: 'either', ...follows, hazards: ['blades'] }),
			step('はめて片づける', 30, 'すべりがよい', {
				...standing,
				...follows,
				kilograms: 5,
				company: 'together',
			}),
		],
	},
	{
		key: 'shopping',
		field: 'daily-life',
		title: '買い物の代行',
		kind: 'other',
		steps: [
			step('頼まれた品を聞いて書く', 15, '書いたものを読み返してある', {
				...sitting,
				contractKind: 'jun-inin',
			}),
			step('店で買う', 45, 'レシートと品が合っている', {
				...standing,
				...follows,
				kilograms: 5,
				contractKind: 'jun-inin',
			}),
			step('届けて、お金を合わせる', 30, 'おつりとレシートをわたした', {
				...standing,
				...follows,
				kilograms: 5,
				contractKind: 'jun-inin',
			}),
		],
	},
	{
		key: 'shop-floor',
		field: 'daily-life',
		title: '売り場の箱あけと並べ',
		kind: 'light-work',
		steps: [
			step('箱を開けて数を確かめる', 60, '伝票の数と合っている', { ...standing, kilograms: 5 }),
			step('棚に並べる', 90, '前の面がそろっている', { ...standing, ...follows }),
			step('空箱をたたむ', 30, 'ひもでしばってある', { ...standing, ...follows }),
		],
	},
	{
		key: 'envelopes',
		field: 'other',
		title: '封筒づめと切手はり',
		kind: 'office-work',
		steps: [
			step('紙を三つに折る', 60, '角がそろっている', { ...sitting, atHome: true }),
			step('封筒に入れてとじる', 60, '宛名が窓から見える', { ...sitting, ...follows }),
			step('切手をはって数える', 30, '100通ずつ束ねてある', { ...sitting, ...follows }),
		],
	},
	{
		key: 'data-entry',
		field: 'other',
		title: '紙のアンケートを表に入れる',
		kind: 'office-work',
		steps: [
			step('番号を書いて順にそろえる', 30, '番号が抜けていない', { ...sitting }),
			step('表に入れる', 120, '1枚が1行になっている', { ...sitting, ...follows, skill: 'computer' }),
			step('10枚おきに確かめる', 30, '確かめた印がある', { ...sitting, ...follows }),
		],
	},
	{
		key: 'library',
		field: 'other',
		title: '本のラベルはりと棚もどし',
		kind: 'office-work',
		steps: [
			step('背にラベルをはる', 60, '下から3cmにはってある', sitting),
			step('透明のカバーをかける', 60, '空気が入っていない', { ...sitting, ...follows }),
			step('棚にもどす', 45, '番号の順に並んでいる', { ...standing, kilograms: 4 }),
		],
	},
	{
		key: 'flower-bed',
		field: 'other',
		title: '花だんの植えかえ',
		kind: 'farm-work',
		steps: [
			step('古い花をぬいて土をならす', 60, '土がたいらになっている', { ...outside, hazards: ['heat'] }),
			step('苗を並べて植える', 60, '図のとおりに植わっている', { ...outside, ...follows }),
			step('水をやり、まわりをはく', 30, '道に土がない', { ...outside, ...follows, kilograms: 5 }),
		],
	},
	{
		key: 'bulletin',
		field: 'other',
		title: 'たよりの原稿の読みなおし',
		kind: 'publicity',
		steps: [
			step('まちがいを赤で書く', 60, '日付と名前を確かめた印がある', { ...sitting, atHome: true }),
			step('読みにくい文を直す', 60, '1文が40字より短い', {
				...sitting,
				...follows,
				atHome: true,
				skill: 'writing',
			}),
			step('直したところを一覧にする', 20, '一覧と原稿が合っている', {
				...sitting,
				...follows,
				atHome: true,
			}),
		],
	},
]

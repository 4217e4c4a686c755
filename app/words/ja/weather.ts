// Weather: the rule of work in the open as people read it, the office's page for calling off or moving, the heat value.
import { sayDay, sayTime } from './dates'

type Rule = {
	decides: 'council' | 'employer'
	eveningMinute: number
	morningMinute: number
	halfway: 'whole' | 'hours'
}

const who = { council: '事務局', employer: '依頼主' }

/** What is paid after a stop half-way, to end a sentence with. */
const paid = { whole: '報酬は全額です', hours: '報酬はそこまでにした分です' }

/** The rule in one sentence, as a registrant reads it before raising a hand. */
export const sayRule = ({ decides, eveningMinute, morningMinute, halfway }: Rule): string =>
	`雨や暑さで中止するときは、${who[decides]}が前の日の${sayTime(eveningMinute)}まで(おそくても当日の${sayTime(morningMinute)}まで)に決め、事務局がお知らせします。とちゅうで中止になっても、${paid[halfway]}。順番は変わりません。`

/** The same for the employer, under the quote. */
export const sayRuleToEmployer = ({ decides, eveningMinute, morningMinute, halfway }: Rule): string =>
	`雨や暑さで中止するかは、${decides === 'council' ? '事務局' : '依頼主様'}が前の日の${sayTime(eveningMinute)}まで、おそくても当日の${sayTime(morningMinute)}までに決めます。とちゅうで中止したときの${paid[halfway]}。`

/** 予備日 12月3日(木) */
export const sayReserve = (day: string): string => `予備日 ${sayDay(day)}`

/** Tenths of a degree as people read them: 28.0 */
export const sayHeat = (tenths: number): string => (tenths / 10).toFixed(1)

export const weatherWords = {
	movedTo: (day: string) => `${day}に移しました。`,
	/** On the sheet and on the task. */
	rule: {
		part: 'そとの作業のとき',
		decides: '中止を決める人',
		deciders: { council: '事務局', employer: '依頼主' },
		evening: 'いつまでに決めるか(前の日)',
		morning: 'いつまでに決めるか(当日)',
		halfway: 'とちゅうで中止したときの報酬',
		halfways: { whole: '全額', hours: 'そこまでにした分' },
		heat: '暑い日にあるもの',
		heatHint: '依頼主に聞いて、あるものに印をつけます。',
		heats: { shade: '日かげ', water: '飲みもの', rest: '1時間ごとの休み' },
		usual: '事務局のきまりのとおり',
		lead: 'そとの仕事にだけ使います。そのままでもかまいません。',
		rain: '雨や暑さのとき、ほかに伝えること',
		reserve: '予備日(雨などのとき)',
		reserveHint: 'そとの仕事だけです。はじめの日といっしょに、都合を聞きます。',
		label: '雨や暑さのきまり',
		reserveOn: '予備日',
		reserveNote: 'この日も来られるか、いっしょにお聞きします。移すときは、もう一度お聞きします。',
		ready: '暑い日のために、日かげ・飲みもの・1時間ごとの休みがあります。',
	},
	/** The office's page. */
	page: {
		title: '天気と暑さ',
		lead: 'その日の仕事を、まとめて取りやめたり、別の日に移したりします。押す前に、だれにどう伝わるかを見られます。',
		day: (day: string) => day,
		/** For who reads the page and decides nothing. */
		readOnly: (roles: string) =>
			`このページの「入れる」「取りやめる」「日を移す」は、${roles}がします。急ぐときは、声をかけてください。`,
		days: { today: '今日', tomorrow: '明日', after: 'あさって' },
		otherDay: 'ほかの日',
		show: 'この日を見る',
		outside: 'そとの仕事',
		outsideNone: 'この日に、そとの仕事はありません',
		outsideNoneNote: '大雪や災害で道があぶないときは、下で屋内の仕事もまとめて取りやめられます。',
		allNone: 'この日に、外の仕事はありません',
		inside: (n: number) => `ほかに、屋内の仕事が${n}つあります。`,
		columns: { work: '仕事', people: '来る人', heat: '暑さ指数', rule: '決める人・時刻', act: 'すること' },
		people: (n: number) => `${n}人`,
		nobody: 'まだいません',
		reserve: (day: string) => `予備日 ${day}`,
		noReserve: '予備日なし',
		decides: { council: '事務局', employer: '依頼主' },
		until: (at: string) => `${at}まで`,
		late: '決める時刻を過ぎました',
		halfway: { whole: 'とちゅうで中止: 報酬は全額', hours: 'とちゅうで中止: そこまでにした分' },
		heat: {
			title: '暑さ指数(WBGT)',
			lead: (care: string, stop: string) =>
				`環境省の「熱中症予防情報」などで見た値です。${care}以上は、日かげ・飲みもの・1時間ごとの休みが要ります。${stop}以上は、そとの仕事をしません。`,
			enters: '見た値を、下に入れてください。',
			none: 'まだ入れていません。',
			town: '町全体',
			where: 'どこの',
			value: '暑さ指数',
			valueHint: '例 28.0',
			valueMust: '「暑さ指数」は、0から50までの数字で入れてください(例 28.0)。',
			save: '入れる',
			levels: { unknown: 'まだ', fine: 'よい', care: '備えが要る', stop: 'そとはなし' },
			answer: '日かげ・飲みもの・休みがあるか、依頼主に聞いてください。',
			stop: 'そとの仕事はしません。取りやめるか、日を移してください。',
			ready: '日かげ・飲みもの・休みがあります。',
			ask: (name: string) => `${name}に聞いて書く`,
			write: '聞いたことを書く',
			rule: '3つそろわないときは、取りやめてください。',
		},
		off: '取りやめる',
		move: '日を移す',
		choose: {
			title: '取りやめる・日を移す',
			scope: 'どこまで',
			day: (n: number) => `この日の、そとの仕事ぜんぶ(${n}つ)`,
			whole: 'この日の仕事ぜんぶ',
			employer: (name: string) => `依頼主 ${name}`,
			area: (name: string) => `地区 ${name}`,
			slot: (title: string, span: string) => `${span} ${title}`,
			why: 'わけ',
			whys: { rain: '雨', heat: '暑さ', snow: '大雪', disaster: '災害' },
			indoors: '屋内の仕事もふくめる(大雪・災害のときだけ。道があぶないため)',
			end: 'どうする',
			ends: {
				off: '取りやめる',
				reserve: '予備日に移す(予備日のない仕事は取りやめます)',
				day: 'ほかの日に移す',
			},
			toDay: '移す日',
			toDayHint: '「ほかの日に移す」のときだけ入れます。',
			look: 'だれに伝わるかを見る',
			lookNote: 'まだ何も起きません。次のページで確かめてから決めます。',
		},
		look: {
			title: 'だれに、どう伝わるか',
			back: 'えらび直す',
			offSay: (day: string, why: string, slots: number, people: number) =>
				`${day}の仕事${slots}つを、${why}のため取りやめます。${people}人に伝わります。`,
			moveSay: (day: string, why: string, slots: number, people: number) =>
				`${day}の仕事${slots}つを、${why}のため別の日に移します。${people}人に伝わります。`,
			telephoned: (n: number) =>
				n === 0 ? '電話だけで聞く方はいません。' : `このうち${n}人は、電話をしないと伝わりません。`,
			red: 'だれでも、話すか、ご本人がお知らせを開くまで、電話リストのいちばん上に赤で残ります。',
			pay: '始まる前の取りやめでは、報酬は出ません。始まったあとは一つずつ、約束の「途中で中止」のきまりで払います。',
			turns: '順番は変わりません。手を挙げている方とお声がけ中の方には、募集がなくなったことが伝わります。',
			asked: '移した日でよいかを、新しい約束(取引条件)でお聞きします。「はい」と言うまで、決まりません。',
			columns: { who: 'だれに', what: '仕事', how: '伝え方', next: 'そのあと' },
			hearsBy: {
				site: 'サイトのお知らせ',
				mail: 'サイトのお知らせとメール',
				telephone: '電話',
				paper: '電話(紙の方)',
			},
			employerHow: 'サイトのお知らせと電話',
			states: { decided: '返事待ち', agreed: '約束ずみ' },
			arrived: (time: string) => `もう着いています(${time})。先に電話してください。`,
			next: {
				off: '取りやめ',
				asked: (day: string) => `${day}でよいか聞く`,
				busy: (day: string) => `${day}は来られない(取りやめを伝えるだけ)`,
				moved: (day: string) => `${day}に移る`,
			},
			employer: '依頼主',
			nobody: '来る方はまだいません。募集だけが閉じます。',
			nobodyMoved: '来る方はまだいません。募集は、移した日で続けます。',
			offAct: '取りやめて、みんなに伝える',
			moveAct: '日を移して、みんなに聞く',
			backOff: '10分のあいだは、「さきほどしたこと」から取り消せます。',
			backOffMany: '人数が多いので、あとから取り消せないことがあります。',
			backMove: '日を移したことは、取り消せません。新しい日の約束が、すぐに届くためです。',
		},
		done: {
			off: (slots: number, people: number) =>
				`仕事${slots}つを取りやめました。${people}人にお知らせします。電話リストを見てください。`,
			moved: (slots: number, asked: number, busy: number) =>
				`仕事${slots}つの日を移しました。${asked}人に、新しい日でよいかお聞きしています。${busy > 0 ? `${busy}人は、その日は来られません。` : ''}`,
			heat: '暑さ指数を入れました。',
			answered: '聞いたことを書きました。',
			calls: '電話リストへ',
		},
		acts: {
			title: 'この日にしたこと',
			line: (at: string, why: string, slots: number, people: number, toDay: string) =>
				`${at} ${why} 仕事${slots}つ・${people}人 ${toDay === '' ? '取りやめ' : `${toDay}などに移しました`}`,
		},
	},
	board: {
		kind: '天気',
		what: (day: string, slots: number, people: number) => `${day}のそとの仕事 ${slots}つ・${people}人`,
		decide: '天気を見て、行くか、取りやめるか、日を移すかを決めてください。',
		heat: (n: number) => `暑さのため、${n}つの仕事は、このままではできません。`,
		act: '天気を見る',
	},
	halfway: {
		title: '途中で中止',
		own: '雨・暑さで途中でやめました',
		ownNote: '押すと、完了の報告になります。あぶないと思ったら、すぐにやめて大丈夫です。',
		staff: '雨・暑さで途中で中止した',
		staffNote: '登録者の完了報告として記録します。電話で聞いたときに押してください。',
		note: {
			whole: '雨・暑さのため、途中で中止しました。約束のとおり、報酬は全額です。',
			hours: '雨・暑さのため、途中で中止しました。約束のとおり、報酬はそこまでにした分です。',
		},
		told: '途中で中止したことを受け取りました。どうぞ気をつけてお帰りください。',
		staffTold: '途中で中止したことを、完了報告として記録しました。',
	},
	moved: {
		to: (day: string) => `この仕事は、${day}に移りました。`,
		asks: (day: string) => `${day}でよいか、新しい約束でお聞きしています。`,
		see: '新しい日の約束を見る',
		seeTask: '新しい日の募集を見る',
		from: (day: string) =>
			`${day}の仕事が、天気などのため、この日に移りました。この日でよいか、お返事をください。断っても、順番は変わりません。`,
	},
}

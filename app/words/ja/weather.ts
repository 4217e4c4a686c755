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
		decidesIn: { council: '事務局が決めます。', employer: '依頼主が決め、事務局がお知らせします。' },
	},
}

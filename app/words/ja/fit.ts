// Why a task suits somebody or not: a sentence about the task for the registrant, a short label for staff.
import { sayDay, sayMinutes, saySpan, sayTime } from './dates'
import { workWords } from './work'

/** The facts a reason may carry. */
export type FitFacts = {
	day?: string
	startMinute?: number
	endMinute?: number
	weekday?: number
	kilograms?: number
	most?: number
	minutes?: number
	skill?: string
	until?: string | null
	/** When the first bus is there. */
	arrives?: number
	leaves?: number
	/** What of it is not for somebody under eighteen. */
	bar?: 'hazard' | 'home' | 'late'
}

const weekdays = ['日', '月', '火', '水', '木', '金', '土']
const skillName = (skill = '') => (workWords.skills as Record<string, string>)[skill] ?? skill
const span = ({ startMinute = 0, endMinute = 0 }: FitFacts) => saySpan(startMinute, endMinute)
const staffSpan = ({ startMinute = 0, endMinute = 0 }: FitFacts) => saySpan(startMinute, endMinute, 'staff')

type Said = { registrant: (facts: FitFacts) => string; staff: (facts: FitFacts) => string }

const yen = (most = 0) => `${most.toLocaleString('en-US')}円`

/** Reasons for a yes. */
export const fitYes = {
	'likes-kind': { registrant: () => '好きな仕事です。', staff: () => '好きな仕事' },
	'free-hours': {
		registrant: () => 'できる時間に入っています。',
		staff: () => '時間',
	},
	'no-clash': { registrant: () => 'ほかの仕事と重なりません。', staff: () => '重なりなし' },
	kilograms: {
		registrant: ({ kilograms = 0 }) =>
			kilograms === 0 ? '重いものを持ちません。' : `持つのは${kilograms}kgまでです。`,
		staff: ({ kilograms = 0 }) => (kilograms === 0 ? '持つものなし' : `重さ(${kilograms}kgまで)`),
	},
	posture: { registrant: () => '座ってできます。', staff: () => '座り' },
	alone: { registrant: () => 'ひとりでできます。', staff: () => 'ひとり' },
	indoors: { registrant: () => '屋内の仕事です。', staff: () => '屋内' },
	'at-home': { registrant: () => '家でできます。', staff: () => '在宅' },
	driving: { registrant: () => '車の運転はありません。', staff: () => '運転なし' },
	'bus-stop': { registrant: () => 'バス停の近くです。', staff: () => 'バス停' },
	skill: {
		registrant: ({ skill }) => `「${skillName(skill)}」を生かせます。`,
		staff: ({ skill }) => skillName(skill),
	},
	minutes: {
		registrant: ({ minutes = 0 }) => `めやすは${sayMinutes(minutes)}です。`,
		staff: ({ minutes = 0 }) => `長さ(${sayMinutes(minutes)})`,
	},
	'days-per-week': { registrant: () => '1週間の日数に収まります。', staff: () => '週の日数' },
	'minutes-per-week': { registrant: () => '1週間の時間に収まります。', staff: () => '週の時間' },
	rests: { registrant: () => '1時間ごとに休めます。', staff: () => '休み' },
	standing: {
		registrant: ({ minutes = 0 }) => `立っているのは、めやす${sayMinutes(minutes)}です。`,
		staff: ({ minutes = 0 }) => `立つ長さ(${sayMinutes(minutes)})`,
	},
	area: { registrant: () => '行ける地区です。', staff: () => '地区' },
	lift: { registrant: () => '送り迎えがあります。', staff: () => '送迎あり' },
	company: { registrant: () => 'ほかの人といっしょにします。', staff: () => 'だれかと' },
	pair: { registrant: () => '一人か、二人でします。', staff: () => '二人まで' },
	'free-start': { registrant: () => '始める時間を、自分で決められます。', staff: () => '開始は自由' },
	'fixed-start': { registrant: () => '始まる時間が決まっています。', staff: () => '開始は決まり' },
	'month-yen': { registrant: () => '決めている1か月の金額に収まります。', staff: () => '月の金額' },
	'year-yen': { registrant: () => '決めている1年の金額に収まります。', staff: () => '年の金額' },
} satisfies Record<string, Said>

const waitsFor = { raised: '手を挙げている', waits: '順番待ちの', asked: 'お声がけのある' }

/** What is open at the same hours, and what becomes of it once one of both is decided. */
export const sayBeside = ({
	how,
	title,
	startMinute,
	endMinute,
	overlaps,
}: {
	how: keyof typeof waitsFor
	title: string
	startMinute: number
	endMinute: number
	overlaps: boolean
}): string => {
	const which = `${waitsFor[how]}仕事(${title} ${saySpan(startMinute, endMinute)})`
	return overlaps
		? `同じ時間に、${which}があります。両方に決まることはありません。一方に決まったら、もう一方は別の方にお願いします。手を下ろさなくてもかまいません。`
		: `行き来や休みの時間を入れると、${which}と続けてはできません。一方に決まったら、もう一方は、ふつうは別の方にお願いします。`
}

/** What is not for somebody under eighteen. */
const youngBars = { hazard: '気をつけることがある', home: '個人のお宅でする', late: '20時を過ぎる' }

/** Reasons for a no. They speak of the task, never of the person. */
export const fitNo = {
	resting: {
		registrant: () => 'この仕事は、お休みのあいだにあります。',
		staff: ({ until }) => (until ? `休止中(${sayDay(until)}まで)` : '休止中'),
	},
	'day-off': {
		registrant: ({ day = '' }) => `この仕事は、できない日(${sayDay(day)})にあります。`,
		staff: () => 'できない日',
	},
	holiday: {
		registrant: ({ day = '' }) => `この仕事は、祝日か年末年始(${sayDay(day)})にあります。`,
		staff: () => '祝日・年末年始',
	},
	'dated-hours': {
		registrant: (facts) =>
			`この仕事は${sayDay(facts.day ?? '')}の${span(facts)}で、その日に決めた時間の外です。`,
		staff: (facts) => `その日の時間外(${staffSpan(facts)})`,
	},
	'hours-not-said': {
		registrant: () => 'この仕事は、できる時間がまだ入っていないので、合うか分かりません。',
		staff: () => 'できる時間が未入力',
	},
	'free-hours': {
		registrant: (facts) =>
			`この仕事は${weekdays[facts.weekday ?? 0]}曜日の${span(facts)}で、できる時間の外です。`,
		staff: (facts) => `時間外(${weekdays[facts.weekday ?? 0]} ${staffSpan(facts)})`,
	},
	clash: {
		registrant: (facts) =>
			`この仕事は、引き受けている仕事(${sayDay(facts.day ?? '')} ${span(facts)})と重なります。`,
		staff: (facts) => `重なり(${staffSpan(facts)})`,
	},
	kilograms: {
		registrant: ({ kilograms = 0, most = 0 }) =>
			`この仕事は${kilograms}kgまで持ちます。決めているのは${most}kgまでです。`,
		staff: ({ kilograms = 0, most = 0 }) => `${kilograms}kg(${most}kgまで)`,
	},
	posture: { registrant: () => 'この仕事は、立ってする仕事です。', staff: () => '立ち仕事' },
	alone: { registrant: () => 'この仕事は、ほかの人といっしょにします。', staff: () => 'ひとりではない' },
	'under-18': {
		registrant: ({ bar }) => `この仕事は、${youngBars[bar ?? 'hazard']}ので、18歳からです。`,
		staff: ({ bar }) => `${youngBars[bar ?? 'hazard']}(18歳から)`,
	},
	indoors: { registrant: () => 'この仕事は、屋外です。', staff: () => '屋外' },
	'at-home': {
		registrant: () => 'この仕事は、決まった場所に行ってする仕事です。',
		staff: () => '在宅ではない',
	},
	driving: { registrant: () => 'この仕事は、車の運転があります。', staff: () => '運転あり' },
	'bus-stop': { registrant: () => 'この仕事の場所は、近くにバス停がありません。', staff: () => 'バス停なし' },
	skill: {
		registrant: ({ skill }) => `この仕事には「${skillName(skill)}」が要ります。`,
		staff: ({ skill }) => `${skillName(skill)}が要る`,
	},
	minutes: {
		registrant: ({ minutes = 0, most = 0 }) =>
			`この仕事を入れると、その日は${sayMinutes(minutes)}です。決めているのは${sayMinutes(most)}までです。`,
		staff: ({ minutes = 0, most = 0 }) => `その日${sayMinutes(minutes)}(${sayMinutes(most)}まで)`,
	},
	'days-per-week': {
		registrant: ({ most = 0 }) => `この仕事を入れると、その週は${most}日を超えます。`,
		staff: ({ most = 0 }) => `週${most}日まで`,
	},
	'minutes-per-week': {
		registrant: ({ minutes = 0, most = 0 }) =>
			`この仕事を入れると、その週は${sayMinutes(minutes)}です。決めているのは${sayMinutes(most)}までです。`,
		staff: ({ minutes = 0, most = 0 }) => `その週${sayMinutes(minutes)}(${sayMinutes(most)}まで)`,
	},
	between: {
		registrant: (facts) =>
			`この仕事は、引き受けている仕事(${span(facts)})とのあいだが、行き帰りを入れて${sayMinutes(facts.minutes ?? 0)}より短いです。`,
		staff: (facts) => `あいだが短い(${staffSpan(facts)})`,
	},
	rests: { registrant: () => 'この仕事は、1時間ごとには休めません。', staff: () => '休みなし' },
	standing: {
		registrant: ({ minutes = 0, most = 0 }) =>
			`この仕事は、めやす${sayMinutes(minutes)}立ってします。決めているのは${sayMinutes(most)}までです。`,
		staff: ({ minutes = 0, most = 0 }) => `立ち${sayMinutes(minutes)}(${sayMinutes(most)}まで)`,
	},
	area: { registrant: () => 'この仕事は、行く地区に入れていない所です。', staff: () => '行かない地区' },
	'first-bus': {
		registrant: ({ startMinute = 0, arrives = 0 }) =>
			`この仕事は${sayTime(startMinute)}からです。はじめのバスは${sayTime(arrives)}に着きます。`,
		staff: ({ arrives = 0 }) => `バスは${sayTime(arrives, 'staff')}着から`,
	},
	'last-bus': {
		registrant: ({ endMinute = 0, leaves = 0 }) =>
			`この仕事は${sayTime(endMinute)}までです。さいごのバスは${sayTime(leaves)}に出ます。`,
		staff: ({ leaves = 0 }) => `バスは${sayTime(leaves, 'staff')}発まで`,
	},
	'no-bus': {
		registrant: () => 'この仕事の日は、その地区にバスがありません。',
		staff: () => 'バスのない日',
	},
	'client-week': {
		registrant: ({ most = 0 }) =>
			`この仕事を入れると、同じ依頼主の仕事が1週間に${sayMinutes(most)}以上になります。`,
		staff: ({ most = 0 }) => `同じ依頼主 週${sayMinutes(most)}以上`,
	},
	'client-row': {
		registrant: ({ most = 0 }) => `この仕事を入れると、同じ依頼主の仕事が${most}日より長く続きます。`,
		staff: ({ most = 0 }) => `同じ依頼主 続けて${most}日まで`,
	},
	'client-month': {
		registrant: ({ most = 0 }) => `この仕事を入れると、同じ依頼主の仕事が1か月に${most}日を超えます。`,
		staff: ({ most = 0 }) => `同じ依頼主 月${most}日まで`,
	},
	company: { registrant: () => 'この仕事は、一人でする仕事です。', staff: () => 'ひとりの仕事' },
	pair: { registrant: () => 'この仕事は、三人以上でする仕事です。', staff: () => '三人以上' },
	'free-start': { registrant: () => 'この仕事は、始まる時間が決まっています。', staff: () => '開始が決まり' },
	'fixed-start': {
		registrant: () => 'この仕事は、始める時間を自分で決める仕事です。',
		staff: () => '開始が自由',
	},
	'month-yen': {
		registrant: ({ most }) => `この仕事を入れると、その月は決めている${yen(most)}を超えます。`,
		staff: ({ most }) => `月${yen(most)}まで`,
	},
	'year-yen': {
		registrant: ({ most }) => `この仕事を入れると、その年は決めている${yen(most)}を超えます。`,
		staff: ({ most }) => `年${yen(most)}まで`,
	},
} satisfies Record<string, Said>

/** Who could make it possible: the council first, then the person; of the rest nobody. */
export const fitMenders = {
	'first-bus': 'council',
	'last-bus': 'council',
	'no-bus': 'council',
	'bus-stop': 'council',
	rests: 'council',
	posture: 'council',
	standing: 'council',
	kilograms: 'council',
	alone: 'council',
	'under-18': 'council',
	company: 'council',
	pair: 'council',
	'free-start': 'council',
	'free-hours': 'council',
	minutes: 'council',
	'fixed-start': 'council',
	indoors: 'council',
	'at-home': 'council',
	driving: 'council',
	skill: 'council',
	'hours-not-said': 'person',
	resting: 'person',
	'dated-hours': 'person',
	'day-off': 'person',
	holiday: 'person',
	area: 'person',
	'days-per-week': 'person',
	'minutes-per-week': 'person',
	'month-yen': 'person',
	'year-yen': 'person',
	between: 'person',
	clash: 'nobody',
	'client-week': 'nobody',
	'client-row': 'nobody',
	'client-month': 'nobody',
} satisfies Record<keyof typeof fitNo, 'council' | 'person' | 'nobody'>

/** Whose a reason against is: what the person wishes or has said, what the work asks, what was promised before, or the council's rule. */
export const fitWhose = {
	wish: '本人の希望',
	work: '仕事の条件',
	promised: '先の約束',
	council: '事務局のきまり',
}

const whose: Partial<Record<keyof typeof fitNo, keyof typeof fitWhose>> = {
	skill: 'work',
	'under-18': 'council',
	'first-bus': 'work',
	'last-bus': 'work',
	'no-bus': 'work',
	clash: 'promised',
	between: 'promised',
	'client-week': 'council',
	'client-row': 'council',
	'client-month': 'council',
}

/** Reasons against for staff, together by whose they are: 「本人の希望: ひとりではない・10kg(5kgまで)」. */
export const sayNoByWhose = (reasons: readonly NoReason[]): string[] =>
	(Object.keys(fitWhose) as (keyof typeof fitWhose)[]).flatMap((whom) => {
		const these = reasons.filter((reason) => (whose[reason.name] ?? 'wish') === whom)
		return these.length === 0
			? []
			: [`${fitWhose[whom]}: ${these.map((reason) => sayNoReason(reason, 'staff')).join('・')}`]
	})

const inAbilities = (what: string) => `${what}は、「できること・むずかしいこと」で直せます。`

/** What could make it possible, and with whom to ask. */
export const fitWays: Record<keyof typeof fitNo, string> = {
	'first-bus': '送り迎えができることがあります。事務局に聞いてください。',
	'last-bus': '送り迎えができることがあります。事務局に聞いてください。',
	'no-bus': '送り迎えができることがあります。事務局に聞いてください。',
	'bus-stop': '送り迎えができることがあります。事務局に聞いてください。',
	rests: '休みの取り方を相談できます。事務局に聞いてください。',
	posture: '座ってできるところだけを分けられることがあります。事務局に聞いてください。',
	standing: '短く分けられることがあります。事務局に聞いてください。',
	kilograms: '軽いところだけを分けられることがあります。事務局に聞いてください。',
	alone: '一人でできるところを分けられることがあります。事務局に聞いてください。',
	'under-18': 'ほかの仕事があります。事務局に聞いてください。',
	company: '二人でできることがあります。事務局に聞いてください。',
	pair: '二人ずつに分けられることがあります。事務局に聞いてください。',
	'free-start': '始める時間を変えられることがあります。事務局に聞いてください。',
	'free-hours': '時間を変えられることがあります。事務局に聞いてください。',
	minutes: '短く分けられることがあります。事務局に聞いてください。',
	resting: '「お休みを終える」を押すと、お声がけがまた届きます。',
	'hours-not-said': '「できる時間」に、曜日と時間を入れてください。',
	'dated-hours': 'その日の時間は、「時間がちがう日」で直せます。',
	skill:
		'持っているときは「できること」に入れてください。短い講習や、資格のいらない分があることもあります。事務局に聞いてください。',
	driving: '運転のいらないところだけを分けられることがあります。事務局に聞いてください。',
	indoors: '屋内のところだけを分けられることがあります。事務局に聞いてください。',
	'at-home': '家でできるところだけを分けられることがあります。事務局に聞いてください。',
	'fixed-start': '始める時間を決められることがあります。事務局に聞いてください。',
	'day-off': 'その日ができるようになったときは、「できない日」で消せます。',
	holiday: inAbilities('祝日や年末年始の予定'),
	'days-per-week': inAbilities('週の日数'),
	'minutes-per-week': inAbilities('週の時間'),
	between: inAbilities('仕事と仕事のあいだの時間'),
	'month-yen': inAbilities('月の報酬の上限'),
	'year-yen': inAbilities('年の報酬の上限'),
	area: inAbilities('行ける地区'),
	clash: '先の約束が変わるときは、事務局に電話してください。',
	'client-week': 'ほかの依頼主の仕事は、いままでどおりできます。',
	'client-row': 'ほかの依頼主の仕事は、いままでどおりできます。',
	'client-month': 'ほかの依頼主の仕事は、いままでどおりできます。',
}

const menders = ['council', 'person', 'nobody']

/** What the council can mend first, then what the person could. */
export const inMendingOrder = (no: readonly NoReason[]): NoReason[] =>
	[...no].sort((a, b) => menders.indexOf(fitMenders[a.name]) - menders.indexOf(fitMenders[b.name]))

export type YesReason = { name: keyof typeof fitYes; facts: FitFacts }
export type NoReason = { name: keyof typeof fitNo; facts: FitFacts }

/** A reason for a yes in words. */
export function sayYesReason(reason: YesReason, reader: 'registrant' | 'staff'): string {
	return (fitYes[reason.name] as Said)[reader](reason.facts)
}

/** A reason for a no in words. */
export function sayNoReason(reason: NoReason, reader: 'registrant' | 'staff'): string {
	return (fitNo[reason.name] as Said)[reader](reason.facts)
}

/** What could be done about a no, or whom to ask. */
export const sayWay = (reason: NoReason): string => fitWays[reason.name]

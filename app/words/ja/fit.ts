// Why a task suits somebody or not: a sentence about the task for the registrant, a short label for staff.
import { sayDay, sayMinutes, saySpan } from './dates'
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
}

const weekdays = ['日', '月', '火', '水', '木', '金', '土']
const skillName = (skill = '') => (workWords.skills as Record<string, string>)[skill] ?? skill
const span = ({ startMinute = 0, endMinute = 0 }: FitFacts) => saySpan(startMinute, endMinute)
const staffSpan = ({ startMinute = 0, endMinute = 0 }: FitFacts) => saySpan(startMinute, endMinute, 'staff')

type Said = { registrant: (facts: FitFacts) => string; staff: (facts: FitFacts) => string }

/** Reasons for a yes. */
export const fitYes = {
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
} satisfies Record<string, Said>

/** Reasons for a no. They speak of the task, never of the person. */
export const fitNo = {
	resting: {
		registrant: () => 'いまはお休み中なので、お声がけはしていません。',
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
	'hours-not-said': {
		registrant: () => 'できる時間が、まだ入っていません。',
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
			`この仕事は、引き受けている仕事(${span(facts)})とのあいだが${sayMinutes(facts.minutes ?? 0)}より短いです。`,
		staff: (facts) => `あいだが短い(${staffSpan(facts)})`,
	},
	rests: { registrant: () => 'この仕事は、1時間ごとには休めません。', staff: () => '休みなし' },
} satisfies Record<string, Said>

/** What could make it possible, for the reasons where something could. */
export const fitWays: Partial<Record<keyof typeof fitNo, string>> = {
	resting: '「お休みを終える」を押すと、お声がけがまた届きます。',
	'hours-not-said': '「できる時間」に、曜日と時間を入れてください。',
	'free-hours': '時間を変えられることがあります。事務局に聞いてください。',
	'bus-stop': '送り迎えができることがあります。事務局に聞いてください。',
	skill: '持っているときは「できること」に入れてください。',
	rests: '休みの取り方を相談できます。事務局に聞いてください。',
}

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

/** What could be done about a no, when something could. */
export const sayWay = (reason: NoReason): string | undefined => fitWays[reason.name]

// What a plan says of a seat that stays empty; about the rule, never about a person.
import { sayAnswerUntil } from './dates'
import { workWords } from './work'

const both = (can: number) => (can === 1 ? 'その人は' : can === 2 ? 'どちらも' : '全員、')

/** Why a seat stays empty → the sentence. */
export const emptySeats = {
	'nobody-can': () => 'この日程にできる人がいません',
	'all-here': ({ can }: { can: number }) => `できる人が${can}人だけで、${both(can)}この日程に入っています`,
	'all-busy': ({ can }: { can: number }) =>
		can <= 4
			? `できる人が${can}人だけで、${both(can)}同じ時間に別の仕事が入っています`
			: `できる人は${can}人いますが、全員、同じ時間に別の仕事が入っています`,
	'all-at-minutes': () => 'できる人は、決めた時間の上限に達しています',
	'all-at-slots': () => 'できる人は、決めた回数の上限に達しています',
	'taken-up': ({ can, here, busy, full }: { can: number; here: number; busy: number; full: number }) =>
		`できる人${can}人のうち、${[
			here > 0 ? `${here}人はこの日程に入っていて` : '',
			busy > 0 ? `${busy}人は同じ時間に別の仕事が入っていて` : '',
			full > 0 ? `${full}人は決めた上限に達しています` : '',
		]
			.filter((part) => part !== '')
			.join('、')
			.replace(/入っていて$/, '入っています')}`,
}

/** What keeps people from a seat, as told of the seat: who could in spite of it, and what it is. */
const emptyRules = {
	hours: { who: () => 'この時間を「できる時間」にしている人', what: () => '時間' },
	bus: { who: () => 'バスで間に合う人', what: () => 'バスの時間' },
	'bus-stop': { who: () => 'バス停から離れていても来られる人', what: () => 'バス停' },
	rests: { who: () => '1時間ごとの休みがなくてもできる人', what: () => '休みの取り方' },
	posture: { who: () => '立ってできる人', what: () => '立ち仕事' },
	standing: { who: () => 'この長さを立ってできる人', what: () => '立つ長さ' },
	kilograms: {
		who: ({ kilograms }: { kilograms: number }) => `${kilograms}kgを持てる人`,
		what: ({ kilograms }: { kilograms: number }) => `重さ(${kilograms}kg)`,
	},
	alone: { who: () => 'ほかの人といっしょにできる人', what: () => 'ほかの人といっしょ' },
	company: { who: () => 'ひとりでできる人', what: () => 'ひとりの仕事' },
	pair: { who: () => '三人以上でできる人', what: () => '三人以上' },
	'free-start': { who: () => '始まる時間が決まっていてもできる人', what: () => '始まる時間' },
	'fixed-start': { who: () => '始める時間を自分で決めてできる人', what: () => '始まる時間' },
	length: { who: () => 'この長さができる人', what: () => '長さ' },
	indoors: { who: () => '屋外でできる人', what: () => '屋外' },
	'at-home': { who: () => '出かけてできる人', what: () => '出かけること' },
	driving: { who: () => '車の運転ができる人', what: () => '車の運転' },
	skill: {
		who: ({ skill }: { skill: string | null }) => `「${skillName(skill)}」ができる人`,
		what: ({ skill }: { skill: string | null }) => `「${skillName(skill)}」`,
	},
	area: { who: () => 'この地区に来られる人', what: () => '地区' },
	income: { who: () => '報酬の上限に収まる人', what: () => '報酬の上限' },
	client: { who: () => '同じ依頼主の決まりに収まる人', what: () => '同じ依頼主の決まり' },
}

const skillName = (skill: string | null) =>
	(workWords.skills as Record<string, string>)[skill ?? ''] ?? skill ?? ''

/** A rule as it is told of an empty seat. */
export type EmptyRule = keyof typeof emptyRules

/** How somebody who could is taken up → what is said of them; in this order. */
const takenSays = {
	here: 'この日程に入っています',
	planned: '同じ時間かすぐ前後に、この案の別の席に入っています',
	booked: '同じ時間かすぐ前後に、約束した別の仕事があります',
	full: '決めた上限(時間・日数・金額など)に達しています',
	waits: '声をかけたか手が挙がっていて、返事がまだです',
	answered: 'この日程の返事は、もうすんでいます',
	'own-firm': '依頼主の側の人です',
	avoided: 'いまはご案内していません',
	struck: '外してあります',
	free: '一人ずつなら、まだ入れます',
}

/** How somebody who could sit somewhere is taken up. */
export type Taken = keyof typeof takenSays

/**
 * What is known of a seat that stays empty. `can` are those who could sit there if they held nothing; `taken` says of each of
 * them why they do not. `only` is the rule that alone parts them from everybody who has the time; `alone` is the rule but for
 * which most others could; `later` are those who could and are not to be asked today: their rhythm, a rest, their own wish.
 */
export type EmptyFacts = {
	can: number
	taken: Partial<Record<Taken, number>>
	only: EmptyRule | null
	alone: { rule: EmptyRule; people: number } | null
	kilograms: number
	skill: string | null
	later: number
}

/** Why a seat of a week stays empty: who could and where they are, what keeps the others, who is not to be asked today. */
export function sayEmpty(facts: EmptyFacts): string {
	const { can, only, alone, later } = facts
	const who = only === null ? 'この日程にできる人' : `この日程で、${emptyRules[only].who(facts)}`
	const parts = (Object.keys(takenSays) as Taken[]).flatMap((how) => {
		const count = facts.taken[how] ?? 0
		return count === 0 ? [] : [{ count, say: takenSays[how] }]
	})
	const first = parts[0]
	const sentences = [
		can === 0 || !first
			? `${who}がいません`
			: parts.length === 1
				? can <= 4
					? `${who}は${can}人だけで、${both(can)}${first.say}`
					: `${who}は${can}人いますが、全員、${first.say}`
				: `${who}は${can}人です。${parts.map(({ count, say }) => `${count}人は、${say}`).join('。')}`,
		alone
			? `${emptyRules[alone.rule].what(facts)}を別にすれば、できる人が${can === 0 ? '' : 'あと'}${alone.people}人います`
			: '',
		later > 0 ? `ほかに${later}人できますが、今日は声をかけません(間隔・お休み・本人の希望)` : '',
	]
	return sentences.filter((one) => one !== '').join('。')
}

/** The page on which staff plan a week at once. */
export const planWords = {
	title: '週の計画',
	lead: 'その週の空いている席を、まとめて組みます。組むだけでは、だれにも知らせません。声をかけて「はい」をもらった人だけが、お仕事を引き受けます。',
	week: '組む週',
	sayWeek: (monday: string) => `${monday}からの週`,
	see: 'この週を見る',
	mode: '組み方',
	modes: { 'fair-turns': '公平な順番', 'few-faces': '少ない人数で' },
	modeHints: {
		'fair-turns': '席をできるだけ埋めてから、お声がけの順番が前の人を先にします',
		'few-faces': '席をできるだけ埋めてから、声をかける人を少なくします',
	},
	make: 'この週を組む',
	makeAnew: 'はじめから組む',
	makeTitle: '組む',
	making: '組んでいます',
	makingSay: (filled: number | null, seconds: number) =>
		filled === null
			? `空いている席と、できる人を調べています(${seconds}秒)。`
			: `いま${filled}席まで埋まっています。もっとよい組み方をさがしています(${seconds}秒)。`,
	makingNote:
		'たいてい数秒でできます。「いまのようすを見る」を押すと、新しくなります。ほかのページに移っても、続けています。',
	look: 'いまのようすを見る',
	stop: '止める',
	none: 'この週は、まだ組んでいません',
	noneNote: '組み方を選んで「この週を組む」を押すと、案が出ます。',
	noPairs: 'この週の空いている席に、入れる人がいません',
	noPairsNote: 'わけは、下の「空いたままの席」にあります。',
	noSeats: 'この週に、空いている席はありません',
	noSeatsNote: '声をかけて返事を待っている席と、手が挙がっている席は、ここでは数えません。',
	failed: '組めませんでした。もう一度「この週を組む」を押してください。',
	stoppedEmpty: '止めました。組んだ案はありません。',
	stopped: '途中で止めた案です。',
	result: '組んだ案',
	figures: (filled: number, seats: number, people: number) =>
		`空いている${seats}席のうち${filled}席・${people}人の案です。`,
	best: 'これより多くの席を埋める組み方はありません。',
	madeAt: (at: string, mode: string) => `${at}に「${mode}」で組みました。`,
	columns: {
		when: '日にちと時間',
		task: '仕事',
		person: '人',
		why: 'なぜ',
		lock: '動かさない',
		strike: '外す',
		ask: '声をかける',
	},
	why: (can: number, turns: number, locked: boolean) =>
		locked
			? `職員が決めました(できる人は${can}人、この人は90日で${turns}回)。`
			: can === 1
				? 'できる人は、この人だけです。'
				: `できる${can}人から、順番(90日で${turns}回)とほかの席との兼ね合いで選びました。`,
	passes: (count: number, names: readonly string[]) =>
		`順番が前の人が、ほかに${count}人います(${names.map((name) => `${name}さん`).join('・')}${count > names.length ? 'など' : ''})。先に声をかけるときは、下で理由を選びます。`,
	numbered: (name: string, number: string) => (number === '' ? name : `${name}(${number})`),
	othersToPut: '日程のページで選ぶ',
	insteadOf: (name: string) => `${name}さんのかわりに入れる人`,
	insteadBlank: 'ほかの人にする',
	putIn: (when: string) => `${when}に入れる人`,
	putBlank: '人を選んで入れる',
	putColumn: '入れる人',
	putHint: 'かわりの人は、順番の早い20人から選べます。選んだら「印のとおりに組み直す」を押します。',
	nobodyToPut: '合う人がいません',
	waitingSeats: (seats: number) =>
		`このほかに、声をかけたか手が挙がっていて、返事がまだの席が${seats}席あります。`,
	/** What spoke for a pairing beside the turn. */
	spoke: {
		likes: '好きな仕事',
		near: '家と同じ地区',
		'used-to-it': '慣れた仕事',
		'same-faces': '行ったことのあるところを希望',
		guides: '初めての人と経験のある人がいっしょ',
	},
	spokeSay: (reasons: readonly string[]) => `決め手: ${reasons.join('・')}`,
	lockOf: (name: string) => `${name}さんを動かさない`,
	strikeOf: (name: string) => `${name}さんを外す`,
	askOf: (name: string) => `${name}さんに声をかける`,
	offers: {
		waiting: (until: Date | null) => `お声がけ中・${sayAnswerUntil(until)}`,
		yes: '「はい」をもらいました',
		no: '今回は見送り',
		lapsed: '返事なし',
	},
	empty: '空いたままの席',
	emptyCount: '人数',
	emptySeats: (seats: number) => `${seats}人`,
	emptySay: (why: string) => `${why}。`,
	broken: '動かさないつもりで、入れられなかった人',
	brokenSay: (reasons: string) =>
		reasons === '' ? 'この席は、もう空いていないか、声をかけてあります。' : `合わない理由: ${reasons}`,
	struck: '外した組み合わせ',
	struckNote: '印を外して組み直すと、また入ることがあります。',
	keepStruck: '外したまま',
	again: '印のとおりに組み直す',
	askAll: '印をつけた人に声をかける',
	askReason: '順番が前の人より先に声をかける理由',
	askReasonHint: '順番が前の人より先になる人がいるときだけ、選びます。理由は、先になる人の記録に残ります。',
	back: '仕事の一覧へ',
	askSay:
		'「動かさない」「外す」の印や、選びかえた人のとおりに組み直せます。声をかけると、ひとりずつにお知らせが届きます。',
	told: {
		made: '組みはじめました。',
		stopped: '止めました。',
		asked: (asked: number, refused: number) =>
			asked === 0
				? `だれにも声をかけていません。${refused}人には、まだかけられません。わけは、その人の行にあります。`
				: refused === 0
					? `${asked}人に声をかけました。`
					: `${asked}人に声をかけました。${refused}人には、まだかけられません。わけは、その人の行にあります。`,
	},
}

// What the comparison of cuts (切り方) says: to staff in counts and chances, to employers in bands.
import { sayMinutes } from './dates'

export const bandWords: Record<string, string> = {
	'under-5': '5人未満',
	'5-9': '5〜9人',
	'10-19': '10〜19人',
	'20-49': '20〜49人',
	'from-50': '50人以上',
}

const kinds: Record<string, string> = {
	one: 'ひとまとめ',
	hours: '時間で分ける',
	steps: '作業で分ける',
	team: '何人かで同時に',
	light: 'かるい作業を外す',
	hand: '手で分ける',
	wished: '依頼主がえらんだ分け方',
}

/** What was asked for, beside what is counted. */
export const wishWords = {
	title: '依頼主の希望',
	what: '内容',
	days: {
		quoted: (day: string) => `出ている見積の日、${day}で数えています。`,
		wished: (day: string) => `依頼主の希望に合う日、${day}で数えています。`,
		unnamed: (day: string, asked: string) =>
			asked === ''
				? `依頼主は、日を決めていません。${day}で数えています。`
				: `依頼主の「${asked}」からは、日が決められません。${day}で数えているので、下で日をえらんでください。`,
		over: (day: string, asked: string) =>
			`希望の日(${asked})は もう過ぎているので、${day}で数えています。新しい日を、依頼主と事務局で決めてください。`,
		other: (day: string, asked: string) => `${day}で数えています。依頼主の希望(${asked})とは別の日です。`,
	},
	/** The same as the employer reads it. */
	employersDays: {
		quoted: (day: string) => `お出しした見積の日、${day}で数えています。`,
		wished: (day: string) => `ご希望に合う日、${day}で数えています。`,
		unnamed: (day: string, asked: string) =>
			asked === ''
				? `日のご希望を うかがっていないので、${day}で数えています。`
				: `ご希望の「${asked}」から、まず${day}で数えています。日は、事務局とご相談ください。`,
		over: (day: string, asked: string) =>
			`ご希望の日(${asked})は もう過ぎているので、${day}で数えています。新しい日を、事務局にお知らせください。`,
		other: (day: string, asked: string) => `${day}で数えています。ご希望(${asked})とは別の日です。`,
	},
	/** What the quote that stands is for, where the cuts are counted for one time of the work. */
	standing: (seats: number, days: number, yen: string) =>
		`いま出ている見積は、のべ${seats}人・${days}日・${yen}円(税込み)です。下の表は、作業を1回、1日でする場合の数字です。`,
	otherDays: (days: string) => `希望と別の日になります(${days})。`,
	otherHours: (hours: string) => `希望の時間(${hours})の外になる分があります。`,
	from: (time: string) => `${time}から`,
	until: (time: string) => `${time}まで`,
}

export const cutWords = {
	title: '切り方をくらべる',
	number: (number: string) => `依頼 ${number}`,
	over: (number: string, employer: string) => `依頼 ${number}・${employer}`,
	kind: (code: string) => kinds[code] ?? code,
	/** Pieces of one length: 「2時間×3人」; of several: 「2時間 と 3時間30分」. */
	shape(pieces: readonly { minutes: number; seats: number }[]): string {
		const seats = pieces.reduce((sum, piece) => sum + piece.seats, 0)
		const lengths = [...new Set(pieces.map((piece) => piece.minutes))]
		const [only] = lengths
		if (lengths.length === 1 && only !== undefined) return `${sayMinutes(only)}×${seats}人`
		const each = pieces.map(({ minutes, seats }) => `${sayMinutes(minutes)}${seats > 1 ? `×${seats}人` : ''}`)
		return each.length <= 3 ? each.join(' と ') : `${sayMinutes(Math.max(...lengths))}まで×${seats}人`
	},
	counting: (day: string, people: number) => `${day}の予定と、登録者${people}人の「できる」で数えています`,
	columns: {
		cut: '切り方',
		pieces: 'いつ・何を(できる人)',
		people: 'できる人',
		chance: '全部うまる見込み',
		yen: '依頼主の費用(税込み)',
		handovers: '引き継ぎ',
		done: '終わり',
		choose: 'えらぶ',
	},
	gain: (shape: string, before: string, after: string) => [
		`${shape}に分けると、できる人が `,
		`${before} → ${after}`,
		' になります。',
	],
	gainFewest: (shape: string, before: string, after: string) => [
		`${shape}に分けると、できる人がいちばん少ない枠が `,
		`${before} → ${after}`,
		' になります。',
	],
	gainNone: '分けても、できる人は ほとんど変わりません。ひとまとめのままでよさそうです。',
	gainNowhere: '分けても、できる人は ほとんど変わりません。日や時間をかえて、くらべてみてください。',
	/** `people` says how many more could take part, where there are more: that and the chance are two things. */
	lessLikely: (shape: string, before: string, after: string, people = '') => [
		`${shape}に分けると、${people}全部うまる見込みが `,
		`${before} → ${after}`,
		' に下がります。',
	],
	morePeople: (before: number, after: number) =>
		`できる人は ${before}人 → ${after}人 にふえますが、席もふえるので、`,
	lessLikelyRow: (before: string, after: string) =>
		`分けると、全部うまる見込みが ${before} → ${after} に下がります。`,
	oneIsLikeliest: 'ひとまとめのままが、全部うまる見込みのいちばん高い切り方です。',
	gainRow: (before: string, after: string) => `分けると、できる人が ${before} → ${after} になります。`,
	gainFewestRow: (before: string, after: string) =>
		`分けると、できる人がいちばん少ない枠が ${before} → ${after} になります。`,
	gainNoneRow: 'できる人は ほとんど変わりません。',
	twoLicences:
		'資格や経験のいる作業が2種類あります。1つの仕事でたのめる資格は1つなので、分けた切り方だけを出しています。',
	few: '短い作業や、1つだけの作業は、これより多くは分けられません。',
	forTwo:
		'2人でする作業があります(一般のお宅には、2人以上で行きます)。その分は、人数も費用も2人分で数えています。',
	people: (n: number) => `${n}人`,
	each: (count: string) => `できる人 ${count}`,
	seats: (n: number) => (n > 1 ? `・${n}人で` : ''),
	likes: (n: number) => `(したい人 ${n}人)`,
	fewest: (n: number) => `少ない枠で${n}人`,
	chance: (share: number) => `${Math.round(share * 100)}%`,
	noChance: '記録がまだ少ない',
	handovers: (n: number) => (n === 0 ? 'なし' : `${n}回`),
	dayAfter: (n: number) => (n === 0 ? '' : `${n + 1}日目 `),
	choose: 'えらぶ',
	chosen: 'いま見ている切り方',
	turned: (span: string) => `「始まり」より後の「遅くとも」を選んでください。いまは、${span}で数えています。`,
	/** A cut is one time of it; what is dearer than the whole budget is so all the more. */
	overBudget: (yen: string) => `ご予算(全部で)より${yen}円高い`,
	overDays: (n: number) => `1日に入りきらず、${n}日目までかかります。`,
	byEmployer: '依頼主の希望',
	more: (n: number) => `同じ分け方の、ほかの人数や時間(${n})`,
	others: (n: number) => `ほかに試した切り方(${n})`,
	othersSay:
		'見込み・できる人・費用・引き継ぎ・終わりの どれを見ても、上のどれかより良いところがないものです。',
	none: '作業がまだありません。先に切り出しシートに作業を入れてください。',
	toSheet: '切り出しシートへ',
	ask: '日と時間をかえる',
	day: '日',
	from: '始まり',
	until: '遅くとも',
	count: '数えなおす',
	hand: {
		title: '自分で分けてみる',
		say: '作業ごとに、だれの分かをえらびます。同じ字の作業は、同じ人の分になります。数字は「数える」で動きます。',
		groups: ['A', 'B', 'C', 'D', 'E', 'F'],
		group: (what: string) => `${what}は だれの分`,
		order: '並べ方',
		orders: { 'in-turn': '順に続けて', together: '同じ時刻から' },
		most: '一人の最長',
		seats: '一つの分を何人で',
		count: '数える',
		none: 'まだ数えていません。',
		wrongMost: '「一人の最長」は、15分から1440分の数字で入れてください。いまの数字では、まだ数えていません。',
		wrongSeats:
			'「一つの分を何人で」は、1人から20人の数字で入れてください。いまの数字では、まだ数えていません。',
	},
	take: {
		title: 'えらんだ切り方',
		columns: {
			piece: '仕事',
			when: '日にちと時間',
			seats: '人',
			pay: '報酬のめやす',
			could: 'できる人',
			likes: 'したい人',
			chance: 'うまる見込み',
		},
		day: 'どの日に',
		dayHint: 'この日から日程が入ります。希望に合う日には、しるしが付いています。',
		wishedDay: (day: string) => `${day} 希望に合う日`,
		look: '出すものを確かめる',
		say: 'まだ何も出ません。次の画面で、日にち・時間・人数・金額を確かめます。',
	},
	how: {
		title: '数え方',
		say: [
			'「できる人」は、その日のその時間に、体力・交通・資格などの「できる」と ほかの予定をすべて満たす、登録のすんだ人です。',
			'「したい人」は、そのうち、その種類の仕事が好きと書いた人です。',
			'「見込み」は、これまでの日程を「1人分あたり できる人が何人いたか」で分け、そのうち全部うまった割合です。人が多いほど下がらないように ならし、切り方のすべての枠の見込みを掛けます。',
			'時間の分からない作業は30分と見ています。',
		],
		stands: (slots: number) => `これまでの${slots}枠から数えています。`,
		few: 'これまでの記録が50枠に満たないので、見込みは出していません(記録不足)。',
	},
	open: '切り方をくらべる',
	openSay: '何通りかに分けて、できる人・費用・見込みをくらべます。',
	employer: {
		title: '分け方をくらべる',
		lead: '同じお仕事でも、分け方で できる人の数が変わります。えらんだ分け方で、事務局が見積を作ります。',
		counting: (day: string, night: string) =>
			`${day}にする場合を、${night}の夜に数えたものです。人数は おおよそで出しています。`,
		same: 'ほとんど変わりません',
		gainNone: 'この分け方でも、できる人の数は ほとんど変わりません。',
		waits: '事務局が作業を書き出すと、その次の朝に、分け方が出ます。お急ぎのときは、お電話ください。',
		changed: '作業が変わりました。新しい分け方は、あすの朝に出ます。',
		choose: 'この分け方で見積をたのむ',
		chosen: 'この分け方で、見積をおたのみいただきました。事務局がお出しします。',
		told: 'この分け方で見積をたのみました。事務局から見積が届きます。えらび直すこともできます。',
		open: '分け方をくらべる',
		back: '依頼へ戻る',
		replaces: 'えらぶと、いまの見積は取り下げになります。新しい見積をお出しします。',
		columns: { cut: '分け方', yen: '費用(税込み)' },
		wish: 'ご希望',
		bands:
			'人数を「5人未満」のような幅でお見せするのは、だれができて だれができないかが、数から分からないようにするためです。',
	},
	employerChose: '依頼主が、分け方をえらびました。切り方をくらべて、見積を出してください。',
}

// What pages and papers say of how work is paid: lots and time, travel, tax that is withheld, what is owed when it is called off.
import { sayTime } from './dates'

/** How a task is paid beside its one sum, as far as it is said. */
type PayTerms = {
	by: 'result' | 'lots' | 'time'
	unit: string
	units: number
	why: string
	travel: 'none' | 'fixed' | 'at-cost'
	travelAs: 'pay' | 'expense'
	travelYen: number
	shared?: boolean
}

const yen = (n: number) => `${n.toLocaleString('en-US')}円`

/** A share in permille as people write it. */
export const sayShare = (permille: number) => `${permille / 10}%`

export const payWords = {
	part: '報酬の決め方',
	partLead:
		'書かないところは、ふつうの決め方(仕事のできあがりに対して、決まった額)です。書いたことは、募集・見積・約束に出ます。',
	by: '何に対して払うか',
	ways: {
		result: 'できあがりに対して(ふつう)',
		lots: '束・袋など、できた数に対して',
		time: 'かかった時間に対して(理由がいります)',
	},
	unit: '1つの数え方',
	unitHint: '例 1袋、10枚の束。時間のときは 1時間 か 30分',
	units: 'いくつ分の報酬か',
	unitsHint: '上の報酬は、この数ぜんぶの額です。1つの額は、円の端数が出ないように決めます。',
	why: '時間に対して払う理由',
	whyHint: '募集と約束に出ます。例 お客さまの数で、終わりの時間が変わるため',
	shared: 'チームでひとつの金額にする(同じ日程の全員で等分)',
	sharedHint:
		'上の報酬は、ひとり分(等分した額)です。分け方は、全員が「はい」と言ったときだけ変わります。人数が2人以上の日程で使います。',
	withholding: '源泉徴収',
	withholdingHint: '掃除・草とり・軽作業は、いりません。迷うときは、税務署に聞いてください。',
	kinds: {
		none: 'いらない(ふつう)',
		writing: '原稿料',
		lecture: '講演料',
		design: 'デザイン料',
		photograph: '写真の報酬',
		illustration: 'さし絵・イラスト料',
		translation: '翻訳・通訳料',
		shorthand: '速記・校正料',
		recital: '朗読・演奏などの報酬',
		instruction: '技芸・スポーツ・知識の教授料',
	},
	taxApart: '消費税を分けて書く(源泉徴収は、消費税をのぞいた額にかかります)',
	travel: '交通費',
	travels: {
		none: '払わない(報酬にふくむ)',
		fixed: '決まった額',
		'at-cost': 'かかった額(上限まで)',
	},
	travelAs: '交通費の名目',
	names: { pay: '報酬', expense: '実費' },
	travelYen: '交通費の額(かかった額のときは上限)',
	travelYenHint: '空のまま「決まった額」を選ぶと、地区の額が入ります。',
	travelArea: (area: string, sum: string) => `${area}の決まった額は ${sum}円です。`,
	travelAreaNone: '地区の決まった額は、「地区」のページで入れられます。',
	says: {
		lots: (unit: string, unitYen: number, units: number, whole: number) =>
			`${unit} ${yen(unitYen)} × ${units} = ${yen(whole)}。できた分(1つ ${yen(unitYen)})を支払います。`,
		time: (unit: string, unitYen: number, units: number, whole: number) =>
			`${unit} ${yen(unitYen)} × ${units}まで = ${yen(whole)}まで。かかった時間の分を支払います。`,
		why: (why: string) => `時間で払う理由: ${why}`,
		travelFixed: (sum: number, name: string) => `交通費 ${yen(sum)}(${name})を加えて支払います。`,
		travelCost: (most: number, name: string) =>
			`交通費は、かかった額を ${yen(most)}まで(${name})支払います。`,
		withheld: (kind: string, tax: number, sent: number) =>
			`${kind}なので、源泉所得税 ${yen(tax)}を国に納めます。お振込みは ${yen(sent)}です。`,
		shared:
			'同じ日程の全員でひとつの金額を、等分します(上の額は、ひとり分)。分け方を変えられるのは、全員が「はい」と言ったときだけです。働く人が少なくなったときは、全員が「はい」と言えば、空いた分も分けられます(事務局が確かめる前まで)。いっしょに働く人どうしに、呼び名と分け方が伝わります。',
		sharedSum: (whole: number, people: number) => `${people}人でひとつの金額 ${yen(whole)}`,
		sharedAgreed:
			'全員の「はい」で、等分から変えた分け方です(上の額は、あなたの分)。また変えられるのも、全員が「はい」と言ったときだけです。働く人が変わると、等分にもどります。',
		withheldByEmployer: (kind: string, tax: number, sent: number) =>
			`${kind}なので、発注者が源泉所得税 ${yen(tax)}を国に納めます。お振込みは ${yen(sent)}です。`,
		taxApart: (tax: number) => `うち消費税 ${yen(tax)}`,
	},
	mine: {
		sent: (sum: number) => `お振込みは ${yen(sum)}`,
		cancelled: (sum: number) => `依頼主の都合の取りやめなので、${yen(sum)}をお支払いします。`,
	},
	posting: {
		withheld: (kind: string) => `${kind}なので、源泉所得税を引いてお振り込みします。額は、約束に書きます。`,
	},
	/** A piece of work as lists name it: what was paid too low has its rest beside it. */
	titleOf: (kind: string, title: string) => (kind === 'supplement' ? `${title}(追加のお支払い)` : title),
	supplement: {
		part: '追加のお支払い',
		why: 'はじめの額に、事務局の書き間違いがありました。申し訳ありません。足りない分をお支払いします。',
		sent: 'これまでの額',
		right: '正しい額(合わせて)',
		rest: '追加でお支払いする額',
		slip: '何を書き間違えたか',
		comes: 'お支払いの予定',
		comesBy: (day: string) => `${day}`,
		comesHeld: (day: string) => `依頼主からお金が届いてから(予定は${day})`,
		first: 'はじめの金額のわけを見る',
		followed: (sum: number, day: string) => `足りなかった${yen(sum)}を、追加でお支払いします(${day})`,
		staffRest: '追加のお支払い',
		staffFirst: 'はじめの報酬',
	},
	earned: {
		pay: '報酬',
		cancellation: '取りやめのときの報酬',
		supplement: '追加の報酬',
		more: (day: string) => `${day}・追加のお支払い`,
		off: (day: string) => `${day}・取りやめ`,
		units: (unit: string, unitYen: number, units: number) => `${unit} ${yen(unitYen)} × ${units}`,
		travel: (name: string) => `交通費(${name})`,
		withheld: '源泉所得税',
		sent: 'お振込み',
		why: 'この金額のわけ',
		ahead: '検査に合格すると支払う額',
		credited: (day: string) => `${day}に記録した報酬`,
	},
	quote: {
		pay: (payFor: string, sum: number) => `${payFor} ${yen(sum)}`,
		units: (unit: string, unitYen: number, units: number) => `${unit} ${yen(unitYen)} × ${units}`,
		shared: 'ひとり分。同じ日程の全員でひとつの金額を分けます',
		travel: (sum: number, atCost: boolean, name: string) =>
			atCost ? `交通費 ${yen(sum)}まで(${name})` : `交通費 ${yen(sum)}(${name})`,
		travelSum: '交通費(かかった額のものは上限)',
		withheldNote: '源泉所得税は、発注者が税務署に納めます。このご請求には入っていません。',
		cancelled: '取りやめ',
		supplementNote:
			'「追加のお支払い」の行は、事務局の書き間違いで、登録者への報酬が足りなかった分です。事務費はかかりません。',
		cancelledNote: '「取りやめ」の行は、約束のきまりで登録者に支払う報酬です。事務費はかかりません。',
	},
	report: {
		units: (unit: string) => `いくつできましたか(${unit})`,
		unitsHint: (unit: string, unitYen: number, units: number) =>
			`約束は${units}までです。1つ(${unit})につき ${yen(unitYen)}を支払います。`,
		time: (unit: string) => `どれだけかかりましたか(${unit}がいくつ)`,
		travel: 'かかった交通費',
		travelHint: (most: number) =>
			`行きと帰りを合わせて、${yen(most)}まで支払います。かからなかったときは0円です。`,
		said: (unit: string, n: number, of: number) => `できた数 ${unit} × ${n}(約束は${of}まで)`,
		travelSaid: (sum: number) => `かかった交通費 ${yen(sum)}`,
	},
	staff: {
		owed: (pay: string, day: string) => `検査に合格すると、${pay}円を${day}に支払います。`,
		cancelNow: (sum: number) =>
			sum === 0
				? 'いま依頼主の都合で取りやめると、支払う報酬は0円です。'
				: `いま依頼主の都合で取りやめると、${yen(sum)}を登録者に支払い、依頼主に請求します。`,
		cancelSetOut: (sum: number) => `もう家を出ているときは ${yen(sum)}です。`,
		cancelRule: '依頼主の都合のときだけです。天気で取りやめるときは、天気のきまりによります。',
		setOut: 'もう家を出ていました(本人か家族から聞きました)',
	},
	cancel: {
		terms: (freeMinute: number, late: number, begun: number) =>
			[
				`依頼主の都合で取りやめになったときは、前の日の${sayTime(freeMinute)}までは0円、`,
				`そのあとは報酬の${sayShare(late)}、出発か到着のあとは${begun === 1000 ? '全額' : `報酬の${sayShare(begun)}`}を支払います。`,
				'依頼主から入金がなくても支払います。',
			].join(''),
		employer: (freeMinute: number, late: number, begun: number) =>
			[
				`ご都合でのお取り消しは、前の日の${sayTime(freeMinute)}までは無料です。`,
				`そのあとは報酬の${sayShare(late)}、登録者の出発・到着のあとは${begun === 1000 ? '全額' : `報酬の${sayShare(begun)}`}をご請求します(事務費はかかりません)。`,
			].join(''),
	},
}

/** How a task is paid beside its one sum, a sentence each; none where nothing is said beside it. */
export function sayPayTerms(terms: PayTerms, payYen: number): string[] {
	const { by, unit, units, why, travel, travelAs, travelYen, shared } = terms
	const name = payWords.names[travelAs]
	return [
		...(by === 'result' ? [] : [payWords.says[by](unit, payYen / units, units, payYen)]),
		...(by === 'time' ? [payWords.says.why(why)] : []),
		...(shared ? [payWords.says.shared] : []),
		...(travel === 'fixed' ? [payWords.says.travelFixed(travelYen, name)] : []),
		...(travel === 'at-cost' ? [payWords.says.travelCost(travelYen, name)] : []),
	]
}

/** The rule of calling off in figures. */
type CancelRule = { freeMinute: number; latePermille: number; begunPermille: number }

/** What an employer reads of calling off. */
export const sayCancelToEmployer = ({ freeMinute, latePermille, begunPermille }: CancelRule): string =>
	payWords.cancel.employer(freeMinute, latePermille, begunPermille)

/** What a registrant reads of it, before applying and in the terms. */
export const sayCancel = ({ freeMinute, latePermille, begunPermille }: CancelRule): string =>
	payWords.cancel.terms(freeMinute, latePermille, begunPermille)

/** One line of why an amount is what it is. */
export type SumLine = { label: string; how?: string; yen: number }

/** Pay, travel and what was kept back, in words; `terms` say how it was counted. */
export function sumLines(
	{ unit, units: agreed, travelAs }: Pick<PayTerms, 'unit' | 'units' | 'travelAs'>,
	agreedYen: number,
	sums: { payYen: number; travelYen: number; withheldYen: number; units: number | null; kind: string },
): SumLine[] {
	const { payYen, travelYen, withheldYen, units, kind } = sums
	return [
		{
			label: payWords.earned[kind === 'cancellation' || kind === 'supplement' ? kind : 'pay'],
			...(units !== null && { how: payWords.earned.units(unit, agreedYen / agreed, units) }),
			yen: payYen,
		},
		...(travelYen > 0 ? [{ label: payWords.earned.travel(payWords.names[travelAs]), yen: travelYen }] : []),
		...(withheldYen > 0 ? [{ label: payWords.earned.withheld, yen: -withheldYen }] : []),
	]
}

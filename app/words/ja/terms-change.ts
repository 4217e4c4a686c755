// Words of terms that change: what is still open, another version to say yes to, and what staff write.
import { sayDayAndYear, sayTime } from './dates'

export const termsChangeWords = {
	items: {
		place: '場所',
		address: '住所',
		startMinute: 'はじまり',
		endMinute: 'おわり',
		procedure: 'やり方',
		specification: 'できあがりのめやす',
		bring: '持ってくるもの',
	},
	undecided: {
		title: 'まだ決まっていないこと',
		lead: '決まったら、ここに書いてください。もう約束を送った方には、新しい版の約束を送り、もう一度お返事をいただきます。',
		none: '決まっていないことは、ありません。',
		kinds: {
			address: 'くわしい場所',
			hours: 'くわしい時間',
			procedure: 'やり方',
			bring: '持ってくるもの',
		},
		until: (day: string) => `${day}までに決める`,
		because: (reason: string) => `わけ: ${reason}`,
		why: (kind: string) => `${kind}が決まりました。`,
		submit: '決まったことを知らせる',
		told: (n: string) => (n === '0' ? '決めました。' : `決めました。${n}人に新しい約束を送りました。`),
		board: {
			kind: '約束の未定',
			what: (title: string) => `「${title}」`,
			why: (day: string) => `${day}までに決めることがあります。`,
			act: '決める',
		},
		inTerms: (kind: string, reason: string, day: string) =>
			`${kind}は、まだ決まっていません。わけ: ${reason}。${day}までにお知らせして、もう一度お返事をいただきます。`,
		reason: 'まだ決まっていないわけ',
		fixOn: 'いつまでに決めるか',
		part: 'まだ決まっていないこと(あるときだけ)',
		partLead:
			'わけがあるときだけ、あとで決められます。はじめの仕事の前の日までに決めて、もう一度お返事をいただきます(フリーランス法3条)。',
		reasonOf: (kind: string) => `${kind}がまだ決まっていないわけ`,
		fixOnOf: (kind: string) => `${kind}をいつまでに決めるか`,
	},
	registrant: {
		title: '約束の変更のお願い',
		lead: (until: string) =>
			`事務局から、約束を変えるお願いがあります。${until}までにお返事をください。お返事がないときは、前の約束のままです。`,
		why: (why: string) => `わけ: ${why}`,
		from: '前',
		to: '新しい約束',
		yes: 'この変更で引き受ける',
		no: '変えない(前の約束のまま)',
		noNote: '変えなくても、不利になりません。理由はいりません。',
		told: { 'change-yes': '変更を引き受けました。', 'change-no': '前の約束のままにしました。' },
		empty: '(まだ決まっていません)',
	},
	staff: {
		title: '約束を変える',
		lead: '変えるところだけ書いてください。登録者が「はい」と答えるまで、前の約束のままです。日・報酬・人は、ここでは変えられません。',
		why: '変えるわけ(登録者が読みます)',
		send: '新しい版を送る',
		told: '新しい版の約束を送りました。',
		standing: {
			open: (until: string) => `新しい版のお返事を待っています(${until}まで)。それまでは前の約束のままです。`,
			no: '新しい版は断られました。前の約束のままです。',
			lapsed: '新しい版に、お返事がありませんでした。前の約束のままです。',
		},
		settle: '前の約束のままでよい',
		settled: '前の約束のままにしました。',
		board: {
			kind: '約束の変更',
			open: (name: string) => `${name}のお返事を待っています。`,
			no: (name: string) => `${name}は、前の約束のままを望んでいます。電話で話すか、前のままにしてください。`,
			lapsed: (name: string) => `${name}からお返事がありません。電話で話すか、前のままにしてください。`,
			act: '担当を見る',
		},
	},
}

/** A value of an item as people read it; hours are kept as minutes. */
export const sayItem = (item: string, value: string | number): string =>
	item === 'startMinute' || item === 'endMinute' ? sayTime(Number(value)) : String(value)

/** The sentence of one undecided item in the terms. */
export const sayUndecidedItem = ({ item, reason, fixOn }: { item: string; reason: string; fixOn: string }) =>
	termsChangeWords.undecided.inTerms(
		(termsChangeWords.undecided.kinds as Record<string, string>)[item] ?? item,
		reason,
		sayDayAndYear(fixOn),
	)

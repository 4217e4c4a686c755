// Around a booking: waiting in line, standing in, the question before the day, being late.

import { registrantWords } from './registrant'

export const aroundWords = {
	waiting: {
		full: 'いまは、うまっています。',
		line: (people: number) =>
			people === 0 ? 'まだ、だれも待っていません。' : `${people}人が順番を待っています。`,
		place: (place: number) => `順番を待っています。いま${place}番目です。`,
		wait: (day: string) => `${day}の順番待ちに入る`,
		leave: '順番待ちをやめる',
		note: 'あいたら、お声がけの順番のきまりで、つぎの方に約束をお見せします。断っても、順番は変わりません。',
		order: 'お声がけの順番のきまり',
		toldWaits: '順番待ちに入りました。あいたら、お知らせします。まだ約束ではありません。',
	},
	standIn: {
		title: '交代のお願い',
		lead: '行けなくなった方の代わりを、さがしています。',
		note: '先に「やってみます」と言ってくださった方に、すぐ約束をお見せします。読んでから決められます。断っても、順番は変わりません。',
		toldWaits:
			'ありがとうございます。先にほかの方が引き受けました。あいたときのために、順番待ちに入れました。',
	},
	again: {
		title: '予定どおり、来られますか',
		lead: 'お返事がなくても、仕事はなくなりません。事務局からお電話します。',
		yes: 'はい、行きます',
		said: '「行きます」のお返事をいただきました。よろしくお願いします。',
		told: '「行きます」のお返事を受け取りました。よろしくお願いします。',
		next: (day: string, title: string) => `${day}の「${title}」に、予定どおり来られますか。`,
		nextWay: 'お返事をする',
	},
	late: {
		title: 'おくれるとき',
		lead: 'だいたいの時間を押すだけです。記録には残りません。',
		minutes: (minutes: number) => (minutes === 60 ? '1時間くらい' : `${minutes}分くらい`),
		button: (minutes: number) =>
			minutes === 60 ? '1時間くらい、おくれます' : `${minutes}分くらい、おくれます`,
		said: (minutes: number) =>
			`${minutes === 60 ? '1時間' : `${minutes}分`}くらいおくれると、受け取りました。気をつけて来てください。`,
		told: '受け取りました。事務局から伝えます。あわてずに、気をつけて来てください。',
	},
	cannot: {
		told: registrantWords.assignment.whyOff.registrant,
	},
	seeking: {
		title: '交代を探しています',
		asked: (asked: number, waiting: number) =>
			`${asked}人にお願いしました。お返事を待っている方は${waiting}人です。`,
		none: '順番待ちと、この時間に来られる方に、まもなくお願いします。',
	},
	line: {
		title: '順番待ち',
		note: '席があくと、上の方から順に、約束を自動でお送りします。',
	},
}

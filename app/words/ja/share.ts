// What pages say of a sum that several people share, and of changing how it is divided.
import { withSan } from './called'

const yen = (n: number) => `${n.toLocaleString('en-US')}円`

export const shareWords = {
	title: 'ひとつの金額の、分け方',
	lead: '同じ日程の全員でひとつの金額です。変えられるのは、全員が「はい」と言ったときだけです。働く人が変わると、等分にもどります。',
	link: '分け方を見る・変えたいと言う',
	waits: '分け方を変えたいという人がいます。読んで、お返事をしてください。',
	answer: '読んで、お返事をする',
	back: 'お仕事にもどる',
	loosened: 'いっしょに働く人が変わり、分け方が等分にもどったため',
	now: 'いまの分け方',
	sum: 'みんなで分ける金額',
	me: (name: string) => `${withSan(name)}(あなた)`,
	mate: (name: string) => withSan(name),
	alone: 'いまは、あなたひとりです。ほかの席が決まると、ここに出ます。',
	ask: '分け方を変えたいと言う',
	askLead: 'ひとりずつの額を入れてください。合わせて、みんなで分ける金額になるようにします。',
	whole: '決まっていた人数より少なくなったので、空いた分も、働いた人で分けられます。',
	why: 'わけ(いっしょに働く人が読みます)',
	whyHint: '例 ひとり早く帰ることになったため。病気のことは書かないでください。',
	send: 'みんなに聞く',
	fromTo: (from: number, to: number) => (from === to ? yen(to) : `${yen(from)} → ${yen(to)}`),
	asked: (name: string) => `${withSan(name)}が、分け方を変えたいと言っています`,
	mine: 'あなたが、みんなに聞いています',
	yes: 'はい、この分け方でよいです',
	no: 'いいえ、いまのままにします',
	note: '「いいえ」に、わけはいりません。だれの「いいえ」かは、だれにも伝わりません。お返事がないときも、いまのままです。',
	said: 'お返事をしました。ほかの人のお返事を待っています。',
	waiting: (people: number) => `あと${people}人のお返事を待っています。`,
	withdraw: '聞くのをやめる',
	closed:
		'いまは分け方を変えられません。全員が約束に「はい」と言ってから、事務局が確かめるまでの間に変えられます。',
	told: {
		asked: 'みんなに聞きました。全員が「はい」と言うまで、いまのままです。',
		agreed: '全員が「はい」と言いました。分け方が変わり、お約束が新しくなりました。',
		refused: 'わかりました。いまの分け方のままです。',
		waits: 'お返事をいただきました。ほかの人のお返事を待っています。',
		withdrawn: '聞くのをやめました。いまの分け方のままです。',
	},
	staff: {
		title: '分け方(ひとつの金額)',
		lead: '等分です。変わるのは、全員が「はい」と言ったときだけです。事務局は変えられません。',
		leadAgreed: '全員の「はい」で決めた分け方です。事務局は変えられません。',
		open: (waits: number) =>
			`変えたいという話が出ています。お返事を待っている方が${waits}人います。検査をすると、いまの分け方で決まります。`,
		why: 'わけ',
		undivided: (yen: string) =>
			`空いた席の分の${yen}円は、まだ分けられていません。働いた人が全員で「はい」と言えば、検査の前まで分けられます。`,
		outcomes: {
			agreed: '全員が「はい」',
			refused: 'いまのまま',
			withdrawn: '取り下げ',
			loosened: '等分にもどりました',
		},
	},
}

// What the page of お問い合わせ says, the same for a registrant and for an employer.

export const conversationWords = {
	home: 'ホーム',
	title: '事務局へのお問い合わせ',
	lead: (hours: string) => `お返事は事務局の開いている時間にします。${hours}`,
	promise: (by: string) => `お返事は ${by}までにします。お急ぎのときは、お電話ください。`,
	leaving: {
		title: '退会したいとき',
		lead: '下の文を送るか、電話してください。事務局がお話を聞いてから、紙の手続きをします。引き受けたお仕事は、代わりの人をさがします。終えたお仕事の報酬は、お約束の日にお支払いします。気が変わったら、いつでもやめられます。',
		rest: 'しばらく休むだけのとき',
		text: '退会したいです。',
	},
	none: 'やりとりはまだありません',
	noneNote: '人を変えてほしいなどのご希望も、ここか電話でどうぞ。',
	write: '事務局に書く',
	question: 'お問い合わせ',
	send: '送る',
	sent: '送りました。お返事をお待ちください。',
	office: '事務局',
	you: 'あなた',
	writtenFor: (name: string) => `${name}(事務局が聞いて、代わりに書きました)`,
	keep: 'このまま残す(ほかに書き方がないとき)',
}

// The end of a programme, for the office and for registrants.

export const programmeEndWords = {
	title: '事業の終わり',
	lead: '終わりの日を決めると、その日までに何をするかがここに並びます。終わりの日までは、取りやめられます。',
	form: {
		title: '終わりの日を決める',
		lastPublishingDay: '募集の最後の日',
		lastPaymentDay: 'お支払いの最後の日',
		successor: '引き継ぐ先(ないときは空のまま)',
		words: '登録者と依頼主に読んでもらう文',
		save: '終わりの日を決める',
		note: '募集の最後の日の翌日から、新しい募集はできません。お支払いの最後の日から1年、サイトは読めます。',
	},
	standing: {
		title: '決まっている終わり',
		by: '決めた人',
		readable: 'サイトを読める最後の日',
		none: 'なし',
	},
	todo: {
		title: '終わりまでにすること',
		money: '支払・債権(まだ払っていない報酬)',
		invoices: '請求・まだのご入金',
		papers: 'みなさんの書類',
		list: '引継ぎ先に渡す名簿(「はい」の方だけ)',
		notes: {
			money: '残っている報酬を、お支払いの最後の日までに払います',
			invoices: '入っていないお金を確かめます',
			papers: '年度のお知らせと証明書を渡します',
			list: (n: number) => `${n}人が「はい」と答えています`,
		},
	},
	list: {
		title: '引継ぎ先に渡す名簿',
		subject: (successor: string) => `引継ぎ先: ${successor}`,
		columns: { name: '名前', kana: 'ふりがな', address: '住所', telephone: '電話' },
		none: '「はい」と答えた方は、まだいません。',
		back: '事業の終わり',
	},
	callOff: '終わりを取りやめる',
	told: { planned: '終わりの日を決めました。', off: '終わりを取りやめました。このまま続きます。' },
	own: {
		title: 'この事業は終わります',
		days: (publish: string, pay: string) => `新しい募集は${publish}まで、お支払いは${pay}までです。`,
		link: '次の団体に名前を渡すかを答える',
		ask: (successor: string) =>
			`引き継ぐ「${successor}」に、あなたの名前・住所・電話番号を渡してよいですか。渡すのは「はい」と答えた方だけです。相談の中身は渡しません。`,
		none: '引き継ぐ先はありません。名前はどこにも渡しません。',
		yes: 'はい、渡してよいです',
		no: 'いいえ、渡しません',
		saidYes: 'いまの答えは「はい」です。いつでも変えられます。',
		saidNo: 'いまの答えは「いいえ」です。答えないときも、渡しません。',
		told: '答えを記録しました。',
		back: 'わたしのページ',
		goesOnTitle: '答えることはありません',
		goesOn: 'この事業は続いています。',
	},
}

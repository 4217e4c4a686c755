// What papers say around their content: pages, what a font lacks, the answer on a printed form, and 印紙.

export const paperWords = {
	page: (page: number, pages: number) => `${page} / ${pages}`,
	lacks: (characters: readonly string[]) =>
		`この書体にない文字があります: ${characters.join(' ')}。「〓」のところ、字の形がちがうところは、手で書き入れてください。`,
	terms: {
		title: { A: '取引条件明示書(お仕事の約束)', B: '業務仕様書・取引条件明示書(お仕事の約束)' },
		five: 'お約束(五つ)',
		legal: '取引条件',
		what: '何を',
		when: 'いつ',
		where: 'どこで',
		howMuch: 'いくら',
		paid: 'いつ受け取れるか',
		paidOn: (day: string) => `${day}に振り込みます`,
		version: (version: number, sent: string) => `第${version}版 ${sent}に明示`,
		hash: (hash: string) => `記録番号 ${hash}`,
		why: (why: string) => `この版で変わったわけ: ${why}`,
		delivered: (ways: string) => `お渡しした方法: ${ways}`,
		agreed: (at: string) => `${at}に、お引き受けいただきました。`,
		notAgreed: 'まだお引き受けの返事はありません。断っても、次の仕事で不利になることはありません。',
		answer: 'お返事(紙でお返事いただくとき)',
		ticks: '□ 受け取りました　　□ お引き受けします　　□ 今回は引き受けません',
		blanks: ['日付', 'お名前'],
		signed: '署名または記名・押印',
		stampNone: '印紙はいりません。',
		stamp: (yen: string) =>
			`署名や押印をして取り交わすと契約書にあたり、${yen}円の印紙が要ります(事務局が貼ります)。画面やPDFだけのときは、いりません。`,
		stampUnknown: 'この金額の印紙は、税務署の表で確かめてください。画面やPDFだけのときは、いりません。',
		print: '紙に印刷する',
		pdf: 'PDFで開く',
		back: 'お仕事にもどる',
		ways: {
			site: 'このサイト',
			mail: 'メール',
			sms: 'SMS',
			fax: 'FAX',
			post: '郵送',
			handed: '手渡し',
		},
	},
}

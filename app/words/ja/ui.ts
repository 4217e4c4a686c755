// What the shared parts of the pages say themselves, in Japanese; what a page says stands with the page.

/** 9時30分, 10時: a time of day for residents, from minutes after midnight. */
function timeOfDay(minutes: number): string {
	const rest = minutes % 60
	return rest === 0 ? `${Math.floor(minutes / 60)}時` : `${Math.floor(minutes / 60)}時${rest}分`
}

/** 2,600: an amount of yen, its unit beside it. */
function amount(yen: number): string {
	return yen.toLocaleString('ja-JP')
}

import { withSan } from './called'

export const ui = {
	timeOfDay,
	amount,
	yen: (yen: number) => `${amount(yen)}円`,
	yenUnit: '円',
	weekdays: ['日', '月', '火', '水', '木', '金', '土'],
	weekdayLong: (short: string) => `${short}曜日`,
	month: (month: number) => `${month}月`,

	brand: 'しごとコンビニ',
	room: '相談室',
	skip: '本文へ',
	demo: '見本の町です。名前も仕事も作りものです。',
	demoLabel: '見本',
	call: '電話する',
	whose: (name: string) => withSan(name),
	whoseRest: 'のページ',
	out: '終わる',
	way: 'もどる',
	acting: (name: string) => `${withSan(name)}の代わりに手続きをしています`,

	askByTelephone: '電話で聞く',
	telephoneHeading: 'わからないときは、電話でどうぞ',
	office: (name: string) => `${name} 事務局`,
	place: (place: string) => `(${place})`,
	seeing: '見やすさ',
	seeingHeading: '見やすさをかえる',
	larger: '文字を大きくする',
	largest: '文字をもっと大きくする',
	normalSize: '文字をもとの大きさにもどす',
	furigana: 'ふりがなをつける',
	furiganaOff: 'ふりがなを外す',
	strong: '色をこくする',
	strongOff: '色をもとにもどす',
	footLinks: 'このサイトについて',

	wall: '{仕事|しごと}の{担当者|たんとうしゃ}には{見|み}えません',
	wallLabel: 'だれが読めるか',
	leave: ['すぐに', '閉じる'],
	roomTelephoneLabel: '事務局に電話する',
	roomTelephoneHeading: '使い方がわからないとき',
	roomTelephoneNote: '相談の中身は、聞きません。',
	hotlines: 'いますぐ話したいとき',
	hotlinesChecked: (day: string) => `番号をたしかめた日 ${day}`,

	mainScreens: 'おもな画面',
	countUnit: '件',
	hats: '役割をかえる',

	paperHint: '印刷するときは、この画面を開いたまま、ブラウザの「印刷」をえらんでください。',

	optional: '書かなくてもよい',
	optionalChoice: 'えらばなくてもよい',
	optionalFile: 'なくてもよい',
	choose: 'えらんでください',
	chooseShort: 'えらぶ',
	year: '年(西暦)',
	monthUnit: '月',
	dayUnit: '日',
	from: 'はじめ',
	to: 'おわり',
	photo: '写真をえらぶ・とる',
	photoNumber: (n: number) => `写真 ${n}枚め`,
	chooseFile: 'ファイルをえらぶ',
	errors: (count: number) => `まだ送っていません。直すところが${count}つあります`,
	errorsMany: (count: number) => `まだ送っていません。直すところが${count}か所あります`,
	lastCalls: '前の電話',
	errorsKept: 'ほかに書いたことは残っています。',
	errorTitle: '直すところがあります',
	refusedTitle: 'お読みください',
	typedBack: 'まだ送っていません。書いていた内容をもどしました。確かめて、もう一度送ってください。',

	dayParts: ['朝', '昼', '午後', '夕方'],
	bandKeys: {
		work: 'この仕事',
		free: 'できる時間',
		busy: 'ほかの仕事',
		no: '合わないところ',
		work2: '2つめ',
		work3: '3つめ',
	},

	pay: '報酬',
	seatsLeft: (seats: number) => (seats > 0 ? `あと${seats}人` : '順番待ち'),
	see: 'くわしく見る',
	seeTask: (title: string) => `「${title}」をくわしく見る`,
	next: '次にすること',
	isNew: '新しい',

	fits: '合います',
	fitsNot: (count: number) => (count === 1 ? '1つだけ合いません' : `${count}つ合いません`),
	fitsNotWhy: '合わない理由を見る',
	fitsNotMore: 'ほかの理由も見る',
	fitsNotWay: 'どうすればできるか',

	finer: '30分ごとに決める',
	finerHours: (spans: string) => `${spans}(重なるところは、この時間だけになります)`,
	fromWhen: '何時から',
	toWhen: '何時まで',
	span: (number: number) => `${number}つめの時間`,

	whyAmount: 'なぜこの金額?',
	takenOff: '引いたもの',
	total: '合計',

	promise: '返事の約束',
	promiseBy: { before: '返事は', after: 'まで' },
	wrote: '書いた',
	left: 'あと',
	promised: '約束',

	placesTask: '仕事',
	placesState: 'ようす',
	items: (count: number) => `${count}件`,
	rest: (count: number) => `のこりの${count}件を見る`,
	beyond: (count: number) => `あと${count}件は、上から済ませると、ここに出ます。`,

	pages: 'ページ',
	before: '前へ',
	after: '次へ',
	pageUnit: 'ページめ',

	cardHolder: 'お名前',
	cardNumber: '登録番号',
	cardCode: 'あいことば',
	cardTitle: '登録証',
	cardLost: (telephone: string) => `なくしたときは、すぐに ${telephone} へお電話ください。`,

	asked: 'お声がけ',
	answerBy: (until: string) => `お返事は ${until}`,
	askedFree: '断っても、次の仕事で不利になりません。',
	readOnly: 'ほかの人は、だれも読んでいません。',
	readByNobody: 'まだ、だれも読んでいません。',
	readersHeading: 'この相談を読んだ人',
	steps: (all: number, now: number) => `${all}つのうち ${now}つめ`,
	helpNow: '今すぐ助けが必要',
}

/** What a further language has to bring. */
export type UiWords = typeof ui

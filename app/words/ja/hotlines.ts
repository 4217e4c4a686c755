// What the page says on which the help lines are kept.

export const hotlineWords = {
	title: '相談の電話番号',
	lead: '相談室のどのページにも出ます。番号や時間は変わることがあるので、半年に一度はかけて確かめてください。',
	list: 'いまの番号',
	columns: { name: '名前', numbers: '番号', hours: '時間', checked: '確かめた日', act: 'すること' },
	first: 'はじめに赤で出す',
	again: '確かめてから半年たちました',
	check: '今日、確かめた',
	change: '直す',
	drop: '消す',
	add: '番号を足す',
	edit: '番号を直す',
	name: '名前',
	numbers: '電話番号',
	numbersHint: '2つなら / で分けます。例 119 / 110',
	numbersWrong: '電話番号を数字とハイフンで入れてください。2つなら / で分けます。',
	hours: '時間・料金',
	firstHint: '命があぶないときの番号だけに付けます。',
	keep: '残す',
	told: { keep: '残しました。', check: '今日確かめたことにしました。', drop: '消しました。' },
}

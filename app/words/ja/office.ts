// What the pages say that set the office up: its people, its districts, its closing days.

import { withSan } from './called'

export const staffWords = {
	title: '担当者',
	lead: '事務局の人と役割です。役割を終えると、その人のページはすぐに閉じます。',
	coordinatorsTitle: '相談員',
	coordinatorsLead: '相談員と統括です。ここは統括だけが開けます。事務局からは見えません。',
	none: 'まだだれもいません',
	noneNote: '下の欄から加えます。',
	columns: { name: '名前', signIn: 'サインイン', roles: '役割', acts: 'すること' },
	notYet: 'まだ一度も使っていません',
	number: (number: string) => `番号 ${number}`,
	until: (day: string) => `${day}まで`,
	from: (day: string) => `${day}から`,
	end: (role: string) => `${role}を終える`,
	endSay: 'すぐに終わります。もう一度始めるときは、新しく入れてください。',
	more: '役割を足す',
	moreFor: (name: string) => `${withSan(name)}に役割を足す`,
	card: '登録証を出す',
	cardBack: '担当者のページにもどる',
	coordinatorCardBack: '相談員のページにもどる',
	leave: 'この方は辞めました',
	leaveSay: 'すべての役割が終わり、サインインできなくなります。この方がしたことの記録は残ります。',
	change: '直す',
	add: '加える',
	addTitle: '新しい方を加える',
	name: '名前',
	email: 'メール',
	emailHint: 'サインインに使えます。なくても、登録証の番号でサインインできます。',
	known: '登録証の番号(すでにお持ちの方だけ)',
	knownHint: '登録者や、前に担当だった方なら、同じ番号のまま役割を持てます。',
	role: '役割',
	roleHints: {
		receptionist: '電話・窓口、面談、検査',
		arranger: '切り出し、募集、決定、検査',
		approver: '支払の決裁と、受付・調整がすること',
		treasurer: '請求、口座の確認、支払伺',
		administrator: '設定、担当者、機械のようす',
		auditor: '見るだけ。終わりの日がいります',
		'outside-approver': 'お願いされた支払の決裁だけ',
		coordinator: '相談を読み、返事をする',
		'head-coordinator': '相談員を決める。相談も読める',
	},
	fromDay: 'いつから',
	untilDay: 'いつまで(その日の前日で終わります)',
	untilHint: '決まっていないときは、空のままで送れます。',
	told: {
		added: '加えました。「登録証を出す」で、番号と一度だけのあいことばを渡してください。',
		given: '役割を足しました。',
		ended: '役割を終えました。',
		left: 'すべての役割を終えました。',
	},
}

export const areaWords = {
	title: '地区',
	lead: 'おしごと・登録者・依頼主の場所を分ける名前です。上からこの順に並びます。',
	none: '地区がまだありません',
	noneNote: '地区がないと、登録の申込みも募集もできません。1つ以上入れてください。',
	name: '地区の名前',
	add: '地区を加える',
	save: '加える',
	rename: '名前を直す',
	renameSave: '直す',
	up: '上へ',
	upFor: (name: string) => `${name}を1つ上へ`,
	close: '使わない',
	closeSay: (held: string) => `これからは選べなくなります。いまこの地区にあるもの(${held})は、そのままです。`,
	held: (registrants: number, employers: number, tasks: number) =>
		`登録者${registrants}人・依頼主${employers}件・仕事${tasks}件`,
	open: 'また使う',
	closed: '使わない',
	change: '直す',
	columns: {
		name: '名前',
		state: 'ようす',
		held: 'この地区にあるもの',
		bus: 'はじめのバス',
		travel: '交通費',
		up: '順番',
		change: '直す',
	},
	bus: 'はじめのバスが着く時刻',
	busNote:
		'バスで来る人には、その地区でこの時刻より早く始まる仕事を出しません。送り迎えがある仕事は、出します。',
	busHint: '空のまま送ると、消えます。',
	busSave: 'バスの時刻を入れる',
	travel: '交通費の決まった額(行きと帰り)',
	travelNote:
		'その地区の仕事に「交通費 決まった額」をえらぶと、はじめにこの額が入ります。もう作った仕事は変わりません。',
	travelSave: '交通費を入れる',
	timetable: 'バスの時刻表',
	timetableNone: '時刻表は、まだ入っていません',
	timetableNoneNote:
		'入れると、着くバスより前に始まる仕事と、さいごのバスより後に終わる仕事を、バスで来る人に出しません。',
	line: '路線',
	lineHint: '例 市内循環',
	stop: 'バス停',
	stopHint: '例 北町',
	days: '運行する日',
	daysOf: { weekday: '平日', saturday: '土曜', holiday: '日曜・祝日' },
	arrives: '着く時刻',
	leaves: '帰りに出る時刻',
	timesHint: '例 8:10 9:40 13:05',
	timesSave: '時刻表を入れる',
	timesNote:
		'同じ地区・路線・バス停・運行する日を入れ直すと、置きかわります。時刻を両方とも空のまま送ると、消えます。一つでも入れた地区では、時刻を入れていない日は「バスなし」になります。',
	timesUnread: (label: string) => `${label}を「8:10 9:40」のように、時刻をあけて並べてください。`,
	ways: '地区から地区まで(車で)',
	waysNone: '分数は、まだ入っていません',
	waysNoneNote: '入っていないあいだは、「設定」の分数を使います。',
	wayFrom: 'どの地区から',
	wayTo: 'どの地区まで',
	wayMinutes: '車で何分',
	wayHint: '帰りも同じ分数です。空のまま送ると、「設定」の分数にもどります。',
	waySave: '分数を入れる',
	minutes: (minutes: number) => `${minutes}分`,
	used: '使っています',
	told: { added: '加えました。', changed: '直しました。' },
}

export const closingDayWords = {
	title: '休みの日',
	lead: '土日・祝日・年末年始(12月29日から1月3日まで)は、はじめから休みです。そのほかに休む日を入れます。返事の期限は、休みの日をのぞいて数えます。',
	none: 'ほかに休む日はありません',
	fromDay: 'いつから',
	untilDay: 'いつまで',
	untilHint: '1日だけのときは、空のままで送れます。',
	reason: '理由',
	reasonHint: '例 庁舎の電気の点検',
	add: '休みの日を入れる',
	save: '入れる',
	remove: '消す',
	removeFor: (day: string) => `${day}を消す`,
	columns: { day: '日', reason: '理由', remove: '消す' },
	told: { added: '入れました。', removed: '消しました。' },
}

const instead: Record<string, string> = {
	invoice: '請求書は番号が付いて出ています。まちがいのときは、その請求書のページで赤伝を出してください。',
	'credit-note': '赤伝は番号が付いて出ています。元の仕事は、新しい請求書で請求し直してください。',
	receipt:
		'領収書は番号が付いています。まちがいのときは、そのご入金のページで請求書から外して、取り消してください。番号は「取消」として残ります。',
	handover:
		'受領書は番号が付いています。まちがいのときは、その支払のページで「渡していない」に戻してください。番号は残ります。',
	certificate: '証明書は番号が付いて出ています。まちがいのときは、渡さずに、正しい月で新しく出してください。',
}

/** What to do instead of taking an act back that drew a number of a paper. */
export const sayInstead = (series: string): string =>
	instead[series] ?? '番号が付いた書類なので、取り消せません。もとのページで直してください。'

export const recentWords = {
	title: 'さきほどしたこと',
	lead: '10分のあいだは、自分がしたことを取り消せます。取り消したことも記録に残ります。',
	tooLarge: (rows: number) =>
		`一度に${rows}件をこえる記録が変わった操作は、ここに出ません。もとのページで、いまの内容を直してください。`,
	none: '取り消せることはありません',
	noneNote: '10分よりも前のことは、もとのページで、いまの内容を直してください。',
	columns: {
		at: '時刻',
		what: '何を',
		about: 'だれの・何の',
		behalf: 'だれの代わりに',
		until: 'いつまで',
		act: '取り消す',
	},
	takeBack: '取り消す',
	takeBackThis: (what: string) => `「${what}」を取り消す`,
	until: (at: string) => `${at}まで`,
	told: { 'taken-back': '取り消しました。前の状態にもどっています。' },
}

// What the pages of consultation statistics and of the public promise say.
import { sayMonth } from './dates'

const ages: Record<string, string> = {
	'under-30': '30歳より下',
	'from-30': '30〜49歳',
	'from-50': '50〜64歳',
	'from-65': '65〜74歳',
	'from-75': '75歳から',
}

const fields: Record<string, string> = {
	farming: '農林業',
	tourism: '観光業',
	making: '製造業',
	care: '医療・福祉',
	living: '生活サービス',
	other: 'そのほか',
	none: 'いまは働いていない',
}

/** 「2026年7月〜9月」 from the first day of a quarter. */
export const sayQuarter = (quarter: string): string => {
	const month = Number(quarter.slice(5, 7))
	return `${quarter.slice(0, 4)}年${month}月〜${month + 2}月`
}

export const statisticsWords = {
	ages,
	fields,
	unsaid: '答えなかった人',
	others: 'ほかの会社',
	tells: {
		title: '差しつかえなければ、教えてください（答えなくてかまいません）',
		lead: '相談がどんな方から多いかを、町や会社に伝えるためだけに使います。相談と同じ鍵でしまい、だれのものか分からない数にまとめます。少ない人数は出しません。登録の内容から調べることはしません。',
		age: '年代',
		area: '地区',
		field: 'しごとの分野',
		employer: 'はたらいている会社',
		refuse: '答えない',
	},
	page: {
		title: '相談の統計',
		lead: (k: number | null) =>
			k === null
				? '人口が2千人より少ないため、統計は出せません。'
				: `3か月ごとに数えます。${k}人より少ない数は出しません。`,
		release: 'まだ出していない3か月',
		releaseLead:
			'開いた相談を数え、少ない数と、差から分かってしまう数を隠して残します。出したあとに取り消しや出し直しはできません。2度出すと、その差から人が分かるためです。',
		releaseNow: (quarter: string) => `${quarter}を出す`,
		headOnly: '出すのは、統括です。',
		nothingToRelease: '出していない3か月はありません',
		nothingToReleaseNote: 'いまの3か月が終わると、ここに出ます。',
		told: '3か月の数を出しました。',
		none: 'まだ何も出していません',
		noneNote: '終わった3か月を出すと、表と図がここに並びます。',
		topics: '話題ごとの人数',
		topicsOver: '話題ごとの動き',
		crossed: {
			none: '話題',
			age: '話題と年代',
			field: '話題としごとの分野',
			area: '話題と地区',
			employer: '話題と会社',
		} as Record<string, string>,
		by: {
			age: '年代',
			field: 'しごとの分野',
			area: '地区',
			employer: '会社',
		} as Record<string, string>,
		columns: { topic: '話題', people: '人数', bar: '図', line: '動き' },
		shown: (n: number) => `${n}`,
		hidden: '—',
		hiddenNote: (k: number) =>
			`「—」は、${k}人より少ないか、差から分かってしまうため隠した数です。人数は、メッセージではなく人で数え、おおよそ（${k >= 20 ? '10' : '5'}人きざみ）にまるめています。0は、だれもいなかったことです。`,
		held: '止めてあります',
		heldNote:
			'この表を出すと、前に出した表と合わせて、隠した数がしぼりこめてしまいます。そのため出していません。',
		noFirm: (k: number) => `${k}人よりたくさん相談のあった会社がないので、会社ごとの表はありません。`,
		log: '出した記録',
		logColumns: {
			quarter: '3か月',
			at: '出した日時',
			by: '出した人',
			k: 'いちばん少ない人数',
			held: '止めた表',
		},
		people: (n: number) => `${n}人`,
		none_: 'なし',
		office: '開庁時間で数えた返事',
		officeNote:
			'約束は時計の24時間です。これは職員のための見方で、土日・祝日・年末年始・休みの日と、開いていない時間をのぞいて数えます。',
		officeColumns: { month: '月', answered: '返事', median: 'まん中', next: '次の開庁日までに' },
		officeNone: 'この3か月に、お返事はありませんでした',
		choose: '3か月をえらぶ',
	},
	promise: {
		title: '相談のお返事の約束',
		lead: (hours: number) =>
			`からだとこころの相談には、看護師・保健師・助産師が${hours}時間のうちにお返事します。約束がどのくらい守られたかを、ここに出します。`,
		kept: '約束を守れた割合',
		keptLead: (k: number) =>
			`月に${k}件より少ないときは、3か月まとめて出します。だれの相談か分からないようにするためです。`,
		columns: { span: '月', share: '守れた割合', bar: '図', late: '遅れて返事', median: '返事のまん中' },
		month: (months: readonly string[]) =>
			months.length === 1
				? sayMonth(months[0] ?? '')
				: `${sayMonth(months[0] ?? '')}〜${Number((months.at(-1) ?? '').slice(5))}月`,
		share: (percent: number) => `${percent}%`,
		hidden: '—',
		tooFew: '少ないため、出していません',
		waiting: '3か月が終わってから出します',
		none: 'まだ、数えられるお返事がありません',
		noneNote: '相談が始まると、月ごとにここに出ます。',
		nothing: '人口が2千人より少ない町なので、数は出していません',
		nothingNote: 'だれの相談か分からないようにするためです。',
		topics: 'どんな相談が多いか',
		topicsLead: (quarter: string) => `${quarter}に相談した人の数です。`,
		topicsNone: 'まだ出していません',
		topicsNoneNote: '3か月ごとに、おおよその人数を出します。',
		proposals: '相談から生まれた提案',
		proposalsNone: 'まだありません',
		proposalsNoteNone:
			'多くの人の声から、町や会社への提案ができます。相談員・提案を受けた側・事務局の3者がよいとしたものを、ここに出します。',
		ask: '相談のページへ',
		wall: '相談の中身は、担当の相談員と、交代の人、統括だけが読めます。ここに出るのは、数だけです。',
	},
}

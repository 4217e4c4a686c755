// The page of what coordinators need less often.

export const roomMoreWords = {
	title: 'そのほか',
	pages: {
		canned: ['定型文', 'よく使うお返事'],
		manual: ['手引き', '医師の監修した、答え方の手引き'],
		cards: ['相談カード', '登録のない方に渡すカードを作る・止める'],
		callers: ['電話・窓口の相談を残す', '登録のない方から聞いた、新しい相談'],
		'noticed-words': ['気づく言葉', '急ぎの列に並べる言葉の一覧'],
		hotlines: ['電話番号', '相談室のどのページにも出る番号と、確かめた日'],
		statistics: ['統計', '少ない数を出さない、四半期ごとの集計'],
		proposals: ['提案', '声と統計から、事業所や町への提案'],
		standing: ['自分の免許と段階', 'いつまで相談を読めるか'],
		supervision: ['見守り', '相談員ごとの数。言葉は出ません'],
		people: ['相談員', '役割・免許・段階'],
	},
} as const

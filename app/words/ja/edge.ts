// What the edge answers before any door: forms from elsewhere, without a length, or too large.

export const edgeWords = {
	otherOrigin: 'このページからは送れません。もとのページを開き直してください。',
	noLength: '送られた内容の長さがわかりません。もう一度送ってください。',
	tooLarge: {
		title: '大きすぎて送れません',
		say: [
			'写真は1枚10MBまで、3枚までにしてください。',
			'画面の「もどる」を押すと、書いた内容は残っています。',
		],
	},
}

// Sentences for refusals about people: joining, interviews, rest, calls.

export const peopleRefusals = {
	'too-young': () => '登録は18歳からです。わからないことは、事務局に電話してください。',
	'illness-word': ({ words }: { words: string }) =>
		`「${words}」は残さなくても、できること・できないことで書けます。書き直すか、「このまま残す」を選んでください。`,
	'interviewed-already': () =>
		'この方の面談の結果は、もう記録されています。登録者のページで確かめてください。',
	'day-to-come': () => 'まだ来ていない日です。今日か、それより前の日を入れてください。',
	'day-gone': () => 'もう過ぎた日です。今日か、これからの日を入れてください。',
	'mail-needed': () =>
		'お知らせをメールで受け取っています。メールアドレスを入れるか、先に受け取り方を変えてください。',
	'mail-missing': () => 'メールで受け取るには、先に「住所・電話・メール」にメールアドレスを入れてください。',
	'call-closed': () => 'この電話は、もうほかの方が済ませました。リストを開き直してください。',
	'call-taken': () => 'いま、ほかの方がこの電話をかけています。次の電話をお願いします。',
}

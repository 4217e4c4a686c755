// Words about one person registered twice: which record goes on, and how it is taken back.

export const samePersonWords = {
	title: '同じ方の登録を1つにまとめる',
	of: (name: string) => `${name}さんの、もう1つの登録`,
	link: '同じ方の登録がもう1つある',
	lead: '窓口と電話で2回登録したときなどに、残すほうを決めて、1つにまとめます。順番もお約束もお金も、なくなりません。',
	alike: (n: number) => `同じ方かもしれない登録が ${n}組あります`,
	alikeTitle: '同じ方かもしれない登録',
	alikeLead: '生年月日と下のお名前が同じで、名字・電話番号・住所のどれかも同じ登録です。',
	alikeOther: 'あとから来た登録',
	alikeNone: '同じ方かもしれない登録はありません',
	alikeNoneNote:
		'2回登録した方がいるときは、その方のページの「同じ方の登録がもう1つある」から、番号でまとめられます。',
	alikeTo: (who: string) => `${who}と、生年月日とお名前が同じです。同じ方ですか。`,
	look: '見くらべる',
	number: 'もう1つの登録番号',
	numberHint: '登録証の6けたの番号',
	find: '見くらべる',
	notThere: 'その番号の登録がありません。登録証の6けたの番号を入れてください。',
	over: 'この登録は、もう終わっています。まとめるものはありません。',
	compare: '見くらべる',
	columns: { this: 'この登録', other: 'もう1つの登録' },
	facts: {
		number: '登録番号',
		name: 'お名前',
		birthDay: '生年月日',
		telephone: '電話番号',
		address: '住所',
		state: 'いまの登録',
		since: '申し込んだ日',
		open: '開いていること',
		turns: '順番に数えた回数',
		unpaid: 'まだお支払いしていない報酬',
		account: '報酬の口座',
	},
	noNumber: '番号なし',
	open: ({ work, hands, questions }: { work: number; hands: number; questions: number }) =>
		`仕事 ${work}件・手挙げ ${hands}件・お声がけ ${questions}件`,
	turns: (n: number) => `${n}回`,
	keep: '残すほう',
	keepHint: 'ふだん使っている番号を残します。面談がまだの登録は、残せません。',
	sure: '身分の書類か、ご本人の話で、同じ方だと確かめました',
	mustBeSure: '同じ方だと確かめて、印を付けてください。',
	submit: '1つにまとめる',
	becomes: 'まとめると、こうなります',
	becomesLines: [
		'これからの仕事・手挙げ・お声がけ・電話・代理の方・チームは、残す登録に移ります。',
		'順番に数えた回数と、今年の仕事の時間・収入は、合わせて数えます。減ることも、二重に数えることもありません。',
		'終わった仕事・お支払い・発行した書類・相談は、元の番号のまま残ります。約束の日に、届けてある口座へ支払います。',
		'支払調書は、1人分に合わせます。',
		'終える番号の登録証は、お金と書類を見るために、そのまま使えます。',
		'仕事ができる時間と「できること」は、残す登録のものを使います。見た資格の書類は合わせます。',
	],
	apart: '別の方です',
	apartLead: '同じ名前でも別の方のときは、印を残します。この2つは、もうお聞きしません。',
	joined: (number: string) => `この登録は、${number} にまとめました`,
	joinedOn: (when: string, by: string) => `${when} ${by}`,
	into: '残した登録を開く',
	holds: (number: string, when: string) => `${number} を、${when}にここへまとめました`,
	takeBack: 'まちがいでした（もとに分ける）',
	takeBackLead:
		'別の方だったときは、いつでも分けられます。移した仕事と順番が、もとの番号へもどります。まとめた後に検査がすんだ仕事は、残した登録のままです。',
	movedTitle: '移したもの',
	moved: ({
		work,
		hands,
		questions,
		turns,
	}: {
		work: number
		hands: number
		questions: number
		turns: number
	}) => `仕事 ${work}件・手挙げ ${hands}件・お声がけ ${questions}件・順番 ${turns}回`,
	tell: 'ご本人に伝えること',
	tellLines: (kept: string, old: string) => [
		`これからの仕事は、番号 ${kept} で見てください。`,
		`番号 ${old} の登録証でも、これまでのお金と書類は見られます。`,
	],
	told: {
		joined:
			'登録を1つにまとめました。順番もお約束もお金も、そのままです。ご本人に、下の2つを伝えてください。',
		apart: 'もとの2つに分けました。移した仕事と順番も、もどりました。',
		'apart-part':
			'もとの2つに分けました。まとめた後に検査がすんだ仕事は、残した登録のままです。お金の行き先を、会計担当に伝えてください。',
		'told-apart': '別の方だと残しました。',
	},
	mine: {
		home: (number: string) => `この登録は、番号 ${number} の登録にまとめました`,
		homeNote: 'これからの仕事は、その番号で入って見てください。これまでのお金と書類は、ここで見られます。',
		earnings: (number: string) => `前の番号 ${number} ではたらいた分`,
		earningsDue: (yen: string, day: string) => `${day}に ${yen}円をお支払いします`,
		earningsNone: 'お支払いは、すべて終わっています',
		earningsNote: (number: string) => `こまかい内容と書類は、番号 ${number} で入ると見られます。`,
	},
}

// The rules somebody agrees to (利用規約・就業規約・代理受領): what their pages say, and a first text of each to start from.

/** Each kind of rules, as everybody reads it. */
export const agreementKindWords: Record<'terms-of-use' | 'work-rules' | 'agency-receipt', string> = {
	'terms-of-use': '利用規約',
	'work-rules': '就業規約',
	'agency-receipt': '代理受領の同意',
}

export const sayAgreementKinds = (kinds: readonly string[]) =>
	kinds.map((kind) => `「${(agreementKindWords as Record<string, string>)[kind] ?? kind}」`).join('')

export const agreementWords = {
	version: (version: number, from: string) => `第${version}版(${from}から)`,
	given: (version: number, day: string) => `第${version}版に、${day}に同意`,
	channels: {
		site: 'この画面で',
		telephone: '電話で',
		counter: '窓口で',
		fax: 'FAXで',
		paper: '書面で',
		family: 'ご家族を通して',
	} as Record<string, string>,
	council: {
		title: '規約',
		lead: '三者包括型(B)では、依頼主は利用規約と就業規約に、登録者は代理受領に同意してから始めます。新しい版を書くと、その日から、次に使うときに もう一度同意をお願いします。',
		who: {
			'terms-of-use': '依頼主が、はじめてのご依頼の前に同意します。',
			'work-rules': '登録者が守ることです。依頼主も、はじめてのご依頼の前に読んで同意します。',
			'agency-receipt': '登録者が、三者包括型のお仕事をはじめて引き受けるときに同意します。',
		},
		none: 'まだ書いていません。三者包括型(B)は、3つとも書いてから選べます。',
		write: '書く',
		writeNext: '次の版を書く',
		sample: 'はじめに入っている文は見本です。弁護士・社会保険労務士に確かめてから使ってください。',
		body: '本文',
		fromDay: 'いつから',
		save: 'この版を残す',
		told: '残しました。前の版も残っています。',
		older: 'これまでの版',
	},
	employer: {
		title: '規約への同意',
		lead: 'お仕事を頼む前に、読んで同意してください。お仕事は、登録者とあなたとの契約です。事務局は、あいだに入ってお手伝いします。',
		again: '規約が新しくなりました。読んで、もう一度同意してください。',
		read: '上の規約を読み、同意します',
		readMust: '読んだら、「同意します」に印を付けてください。',
		submit: '同意する',
		told: '同意を受け取りました。',
		nothing: 'いま、同意が必要な規約はありません。',
		given: '同意した規約',
		ask: '仕事を頼む',
		back: 'ホームにもどる',
	},
	registrant: {
		title: '規約と同意',
		lead: '依頼主と直接の約束になるお仕事では、お金のやりとりを事務局が代わりにします。',
		nothing: 'いま、同意が必要なものはありません。',
		given: '同意したもの',
		givenNone: '同意したものは、まだありません。',
		back: 'わたしのページにもどる',
		inTerms: '代わりに受け取ることへの同意',
		inTermsLead:
			'このお仕事は、依頼主とあなたとの約束です。約束の書面・ご請求・お金の受け取りは、事務局があなたの代わりにします。',
		tick: '代理受領の同意を読み、同意します',
		tickMust: 'このお仕事には、代理受領への同意が必要です。読んで、印を付けてください。',
	},
	staff: {
		title: '規約への同意',
		none: '同意の記録は、まだありません。',
		open: 'まだ同意していない規約',
	},
}

/** A text of each kind to begin with: a council changes it to its own and has it looked at by somebody of the law. */
export const agreementSamples: Record<'terms-of-use' | 'work-rules' | 'agency-receipt', string> = {
	'terms-of-use': [
		'1. お仕事は、依頼主と登録者との業務委託です。雇用でも派遣でもありません。',
		'2. 事務局は、依頼主と登録者の両方のために、取引条件の明示、請求、受け取り、お渡しを代わりに行い、事務費をいただきます。',
		'3. 依頼主は、仕事のすすめ方や時間の使い方を指図しません。変えたいことは、事務局に伝えます。',
		'4. 登録者のお名前は、登録番号と呼び名でお伝えします。支払調書が要るときだけ、お名前をお伝えします。',
		'5. 報酬は、お仕事の日から60日以内の、約束に書いた日に支払います。報酬を、あとから下げません。',
		'6. 源泉徴収と支払調書は、依頼主が行います。計算と書類の用意は、事務局が手伝います。',
		'7. 依頼主の都合で取り消すときは、見積に書いたきまりでお支払いいただきます。',
		'8. ハラスメントをしません。相談があったときは、事務局の調べに応じます。',
		'9. 登録者を雇うことになったときは、事務局に知らせてください。さまたげることはありません。',
		'10. 反社会的勢力との関わりはありません。',
		'11. お仕事のあいだの傷害と賠償の保険は、事務局が用意します。けが・事故・物をこわしたときは、すぐに事務局に知らせます。',
	].join('\n'),
	'work-rules': [
		'1. お仕事は、登録者が引き受けるかどうかを自分で決めます。断っても不利になることはありません。',
		'2. すすめ方と休みは、登録者が自分で決めます。手順書とできあがりのめやすに沿って行います。',
		'3. 行けなくなったときは、わかったときに事務局に知らせます。代わりの人は事務局が探します。',
		'4. けが・事故・物をこわしたときは、すぐに事務局に電話します。',
		'5. 仕事先で知ったことを、ほかの人に話しません。',
		'6. 道具を借りたときは、終わったあとにもどします。',
	].join('\n'),
	'agency-receipt': [
		'1. 依頼主との約束(業務委託)の書面を作り、示すこと、報酬を請求し、受け取ることを、事務局に任せます。',
		'2. 事務局が依頼主から報酬を受け取ったとき、依頼主は私に支払ったことになります。',
		'3. 事務局は、受け取ったお金を預り金として分けておき、約束に書いた日に私の口座に振り込みます。事務局のお金とは分け、事務局の支払いには使いません。',
		'4. 振込手数料は事務局が払います。報酬からは引きません。',
		'5. この同意は、事務局に伝えればいつでもやめられます。やめる前に引き受けたお仕事の分は、この同意のとおりにします。',
	].join('\n'),
}

/** 依頼主の規約 of 再委託型, where the council is the party: a paper to begin with, looked at by somebody of the law before use. */
export const principalTerms = {
	title: '依頼主の規約',
	link: '規約の紙を印刷する',
	back: '依頼主にもどる',
	to: (name: string) => `${name} 様`,
	items: (set: { office: string; dueDays: number; cancellation: string; insurance: string }) => [
		`お仕事は、依頼主から${set.office}への業務委託です。登録者は${set.office}から受けます。雇用でも派遣でもありません。`,
		'仕事のすすめ方や時間の使い方を、登録者に指図しません。変えたいことは、事務局に伝えます。',
		'ハラスメントをしません。相談があったときは、事務局の調べに応じます。',
		'登録者を雇うことになったときは、事務局に知らせてください。さまたげることはなく、お金もいただきません。',
		`取りやめるとき。依頼主の都合で取り消すときは、見積に書いたきまりでお支払いいただきます。${set.cancellation}`,
		`保険。${set.insurance}`,
		`お支払い。請求書の日から${set.dueDays}日以内にお支払いください。できあがりに、はじめの約束にない注文を足しません。報酬を、あとから下げません。`,
		'けが・事故・物をこわしたとき、危ないことがあったときは、すぐに事務局に知らせます。',
		'反社会的勢力との関わりはありません。関わりがわかったときは、この約束を終えます。',
	],
	agree: '上の規約に同意します。',
	lines: ['日付', '住所', '名前（代表の方）', '仕事の日に電話に出る方・電話番号'],
}

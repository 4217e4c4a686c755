// The items of the terms (取引条件明示書) as a plain question with the law's own word below it.

/** Which question an item answers; several items share one. */
import { withSan } from './called'

export const termsQuestions = [
	{
		key: 'parties',
		question: 'だれが、だれにお願いしますか',
		law: '委託する者・受託する者の名称',
		items: [
			'commissioner',
			'commissionerAddress',
			'commissionerTelephone',
			'household',
			'contractor',
			'contractorNumber',
		],
	},
	{
		key: 'agent',
		question: 'あいだに入るのはだれですか',
		law: '代理する者(取引条件の明示・請求・代理受領)',
		items: ['agent', 'agentAddress', 'agentTelephone'],
	},
	{ key: 'commissioned', question: 'いつ約束しましたか', law: '業務委託をした日', items: ['commissionedOn'] },
	{
		key: 'content',
		question: 'どんな仕事ですか',
		law: '役務の内容',
		items: ['title', 'result', 'procedure', 'specification', 'contractKind', 'skill', 'bring'],
	},
	{
		key: 'when',
		question: 'いつしますか',
		law: '役務の提供を受ける期日',
		items: ['serviceOn', 'startMinute', 'endMinute', 'minutes', 'reserveOn'],
	},
	{
		key: 'where',
		question: 'どこでしますか',
		law: '役務の提供を受ける場所',
		items: ['place', 'address', 'atHome'],
	},
	{ key: 'inspection', question: 'いつまでに確かめますか', law: '検査を完了する期日', items: ['inspectBy'] },
	{
		key: 'pay',
		question: 'いくら、いつ受け取れますか',
		law: '報酬の額と支払期日',
		items: [
			'payYen',
			'payFor',
			'payOn',
			'payClosing',
			'payBankShut',
			'payAfterPrincipal',
			'payBy',
			'payUnit',
			'payUnits',
			'payUnitYen',
			'payWhy',
			'travel',
			'travelAs',
			'travelYen',
			'withholding',
			'withheldBy',
			'withheldYen',
			'payTaxYen',
			'sentYen',
			'sharedYen',
			'sharedPeople',
			'sharedBy',
			'contractorInvoiceNumber',
		],
	},
	{
		key: 'method',
		question: 'どうやって受け取りますか',
		law: '支払方法',
		items: ['payMethod', 'transferFeeBy', 'bill', 'lumpSettlement', 'electronicClaim', 'fundsTransfer'],
	},
	{
		key: 'principal',
		question: 'もとの依頼主はだれですか',
		law: '再委託である旨・元委託者・元委託業務の対価の支払期日',
		items: ['subcontracted', 'principal', 'principalPayOn'],
	},
	{
		key: 'cancellation',
		question: '取りやめになったら、どうなりますか',
		law: '取り消し・雨や暑さのきまり',
		items: [
			'cancellation',
			'cancelFreeMinute',
			'cancelLateShare',
			'cancelBegunShare',
			'outdoors',
			'weatherDecides',
			'weatherEvening',
			'weatherMorning',
			'weatherHalfway',
			'rain',
			'standIn',
		],
	},
	{
		key: 'insurance',
		question: 'けがや物をこわしたときは',
		law: '保険',
		items: ['insurance', 'outsideContact'],
	},
	{
		key: 'undecided',
		question: 'まだ決まっていないことはありますか',
		law: '未定の事項・その理由・定める予定の日',
		items: ['undecided'],
	},
	{
		key: 'told',
		question: '依頼主には何を伝えますか',
		law: '依頼主に知らせること',
		items: ['toldToEmployer', 'callName'],
	},
] as const

/** What the coded items say. */
export const termsWords = {
	mode: {
		A: '事務局が依頼主から受けた仕事を、あなたにお願いします。',
		B: '依頼主とあなたの直接の約束です。書面・ご請求・お金の受け取りは、事務局が両方の代わりにします。',
	},
	payClosing: (rule: string) =>
		`同じ種類の仕事を、決まった額で続けてお願いするため、ひと月ごとに締めて支払います(${rule})。この決まりを、この約束で合意します。`,
	payBankShut:
		'支払う日に銀行が休みのときは、2日以内の次の営業日に支払うことを、この約束で合意します(上の日は、そのように計算した日です)。',
	payAfterPrincipal: (days: number) =>
		`再委託のため、依頼主の支払い期日から${days}日以内の日です。依頼主が支払わなくても、この日に支払います。`,
	household:
		'依頼主は一般のご家庭で、事業者ではありません。そのため、事業者が守るフリーランス法の義務は、依頼主にはありません。それでも、この書面の約束・支払う日・取り消しのきまり・保険・事務局のハラスメントの相談は、そのまま守られます。',
	agent: '事務局(両方の代わりに動きます)',
	agentDoes: '連絡は、依頼主にではなく事務局にしてください。報酬は事務局が預かり、約束の日に振り込みます。',
	notQualified: '業務委託料です。適格請求書ではありません。',
	qualified: (number: string) => `業務委託料です。適格請求書の登録番号 ${number}`,
	contractKind: {
		ukeoi: '請負型(できあがりを約束する仕事)',
		'jun-inin': '準委任型(心をこめて行うことを約束する仕事)',
	},
	payMethod: { 'bank-transfer': '銀行口座への振込(現金払い)' },
	transferFeeBy: { council: '振込手数料は事務局が払います。報酬からは引きません。' },
	noOtherMethod: '手形・一括決済・電子記録債権・資金移動業者は使いません。',
	subcontracted: 'この仕事は、下の依頼主から事務局が受けた仕事の再委託です。',
	standIn: '都合が悪くなったら、代わりの人を立てられます。事務局が探します。',
	toldToEmployer: {
		'count-and-time': '人数と時間だけです。呼び名は、あなたがよいと言ったときだけ伝えます。',
		'number-and-call-name':
			'登録番号と呼び名です。お名前は、支払調書が要るときだけ伝えます。住所・電話・年齢は伝えません。',
	},
	callName: (name: string) => `呼び名 ${withSan(name)}`,
	commissioner: 'お願いする人(委託する者)',
	contractor: '引き受ける人(受託する者)',
	person: (name: string, number: string) =>
		number === '' ? withSan(name) : `${withSan(name)}(登録番号 ${number})`,
	specification: 'できあがりのめやす',
	procedure: 'やり方を見る',
	bring: '持ってくるもの',
	skill: '必要な資格・経験',
	kind: '約束の種類',
	about: (span: string, length: string) => `めやす ${span}(${length})`,
	own: 'すすめ方と休みは、自分で決めてかまいません。',
	by: (day: string) => `${day}まで`,
	amount: (yen: string, payFor: string) => `${yen}(${payFor}・税込み)`,
	paidOn: (day: string) => `${day}に支払います。`,
	principal: '依頼主',
	principalPayOn: '依頼主が事務局に支払う日',
	outside: '外の相談先',
	notYetAgreed: 'お返事をいただいた日になります。',
	notEmployment: '雇用ではなく業務委託です。',
}

// What the codes of work are called: fields, kinds of task, contracts, postures, skills, and what a posting lacks.

export const workWords = {
	fields: {
		farming: '農林業',
		tourism: '観光業',
		manufacturing: '製造業',
		care: '医療福祉',
		'daily-life': '生活サービス',
		other: 'その他',
	},
	kinds: {
		'farm-work': '農作業',
		'light-work': '軽作業',
		cleaning: '清掃',
		hospitality: '接客',
		sewing: '裁縫',
		cooking: '調理',
		publicity: '広報',
		design: 'デザイン',
		'office-work': '事務',
		'watching-over': '見守り',
		other: 'その他',
	},
	contractKinds: { ukeoi: '請負型', 'jun-inin': '準委任型' },
	postures: { sit: '座ってできます', either: '座っても立ってもできます', stand: '立ってする仕事です' },
	skills: {
		'driving-licence': '普通自動車免許',
		'light-truck': '軽トラックの運転',
		'brush-cutter': '刈払機の講習',
		'cook-licence': '調理師免許',
		'care-certificate': '介護の資格',
		'nursery-licence': '保育の資格',
		sewing: 'ミシン・裁縫',
		cooking: '料理',
		computer: 'パソコンの入力',
		design: 'デザイン',
		photograph: '写真',
		writing: '文章',
		reception: '接客・受付',
		english: '英語',
		'sign-language': '手話',
	},
	requestStates: {
		received: '切り出し中',
		quoted: '見積の返事待ち',
		agreed: '合意・募集の準備',
		published: '募集中',
		declined: '見送り',
		withdrawn: '取り下げ',
		'turned-down': 'お断り',
		/** Posted, and its last day has passed. */
		over: '終わりました',
	},
	/** The same as the employer reads it. */
	employersRequest: {
		received: '準備中(仕事を分けています)',
		quoted: '見積へのお返事をお待ちしています',
		agreed: '募集の準備をしています',
		published: '募集中',
		over: '終わりました',
		declined: '見送り',
		withdrawn: '取り下げ',
		'turned-down': 'お受けできませんでした',
	},
	/** Work that can be no commission as it stands. */
	cannotGoOut: 'このままでは出せません',
	/** What the public reads of a private home in place of a name and address. */
	privateHome: '一般のご家庭',
	atHome: 'ご自宅',
	notEmployment: '雇用ではなく業務委託です。',
}

/** The place as everybody may read it: at a private home the 地区 alone, never the address. */
export function publicPlace(areaName: string, place: string, privateHome: boolean, atHome = false): string {
	if (atHome) return workWords.atHome
	if (privateHome) return `${areaName}・${workWords.privateHome}`
	return areaName === '' ? place : `${areaName}・${place}`
}

/** What a task may lack before it is posted (Freelance Act 3条 and 12条), by its code. */
export const taskNeeds: Record<string, string> = {
	title: '仕事の名前',
	kind: '仕事の種類',
	result: '仕事の内容',
	procedure: '手順',
	specification: 'できあがりのめやす',
	'contract-kind': '契約の種類',
	area: '地区',
	place: '場所',
	address: '場所の住所',
	pay: '報酬',
	'pay-for': '何に対する報酬か',
	minutes: '時間のめやす',
	cancellation: '取り消しのきまり',
	insurance: '保険',
	rain: '雨や暑さのきまり',
	slots: '日程',
	'shared-seats': '人数が2人以上の日程(チームでひとつの金額のため)',
	recruiter: '募集する人の名前・住所・連絡先',
}

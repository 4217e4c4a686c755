// What the frame around every page says: menus, roles, hats, acting for somebody.

import { withSan } from './called'

export const frameWords = {
	about: 'このしくみについて',
	howToJoin: '登録するには',
	howToAsk: '仕事をお願いするには',
	privacy: '個人情報のあつかい',
	roomCard: '相談カードで相談する',
	consultationPromise: '相談のお返事の約束',
	actingLabel: '代わりの入力',
	actingFor: (name: string, channel: string) => `${withSan(name)}の代わりに入力しています(${channel})`,
	endActing: '代わりの入力を終わる',
	coordinator: '相談員',
	person: (name: string) => `${name} 様`,
	/** Two roles by name, more by number: the bar has no room for all. */
	severalRoles: (names: readonly string[]) =>
		names.length <= 2 ? names.join('・') : `${names[0]}・ほか${names.length - 1}つ`,
	roles: {
		receptionist: '受付担当',
		arranger: '調整担当',
		approver: '決裁者',
		treasurer: '会計担当',
		administrator: 'システム管理者',
		auditor: '監査',
		'outside-approver': '外の決裁者',
		'harassment-hearer': 'ハラスメント相談の窓口',
		coordinator: 'ウェルネスコーディネーター',
		'head-coordinator': '統括',
	},
	/** Several roles as those who do something: each of them may. */
	rolesThat: (names: readonly string[]) => names.join('か、'),
	/** `day` is null today; `closes` is null where the office is closed all day; `opens` is when it is open again. */
	officeToday: (day: string | null, closes: string | null, opens: string | null) =>
		`（${day ?? '今日'}は${closes === null ? 'お休みです' : `${closes}までです`}${opens ? `。次は${opens}です` : ''}）`,
	channels: { site: 'サイト', telephone: '電話', counter: '窓口', fax: 'FAX', paper: '紙', family: 'ご家族' },
	hats: { council: '事務局', coordinator: '相談員', registrant: '登録者', employer: '依頼主' },
	nav: {
		today: '今日',
		calls: '電話リスト',
		requests: '依頼',
		tasks: '仕事',
		people: '登録者',
		employers: '依頼主',
		inspections: '検査',
		money: 'お金',
		approvals: '決裁',
		more: 'そのほか',
		employerHome: 'ホーム',
		ask: '仕事を頼む',
		confirmations: '完了の確認',
		invoices: '請求書',
		messages: '事務局へ',
		trouble: 'こまったこと',
		inbox: '相談',
		duty: '当番',
		meetings: '面談',
		search: 'さがす',
		proposals: '提案',
		coordinators: '相談員',
	},
}

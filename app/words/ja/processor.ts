// Words about the processor (決済代行): paying an invoice by card or at a convenience store, the treasurer's page, being paid by it.
import { sayInstant } from './dates'

const ways = { card: 'カード', konbini: 'コンビニ', transfer: '専用口座への振込' }

export const processorWords = {
	ways,
	/** By the processor's own word for a way. */
	wayOf: (way: string | null) =>
		way === 'konbini' ? ways.konbini : way === 'customer_balance' ? ways.transfer : ways.card,
	pay: {
		title: 'カードやコンビニでのお支払い',
		link: 'カードやコンビニで支払う',
		backToInvoice: '請求書へ戻る',
		payTitle: 'お支払い',
		waitsTitle: 'お支払いの番号・口座',
		nothing: 'お支払いいただくものはありません。',
		nothingNote: 'この請求書は、もうお支払いが済んだか、取り消されています。',
		lead: (yen: string, offered: readonly (keyof typeof ways)[]) =>
			`${yen}円を、${offered.map((way) => ways[way]).join('・')}でもお支払いいただけます。手数料はかかりません。`,
		leadBank: '請求書の振込先への振込も、これまでどおりです。どちらか一つでお支払いください。',
		konbini: (days: number) =>
			`コンビニは、ファミリーマート・ローソン・ミニストップ・セイコーマートです。番号が出てから${days}日のあいだにお支払いください。`,
		outside:
			'ボタンを押すと、決済代行会社(Stripe)のページに進みます。カードの番号は、このサイトには入りません。',
		button: 'お支払いに進む',
		again: 'お支払いの続きへ進む',
		open: 'お支払いは、まだ終わっていません。続きから進めます。',
		asked:
			'お支払いのページを準備しています。お金は動いていません。1分ほどあとに、もう一度「お支払いに進む」を押してください。',
		failed:
			'お支払いのページを用意できませんでした。お金は動いていません。もう一度押すか、請求書の振込先にお振り込みください。',
		over: '前のお支払いは、期限が過ぎたか、取りやめになりました。お金は動いていません。',
		waits: {
			konbini: (until: number | null) =>
				until
					? `コンビニでのお支払いを待っています。${sayInstant(new Date(until))}までにお支払いください。`
					: 'コンビニでのお支払いを待っています。',
			transfer: '専用口座への振込を待っています。',
		},
		guide: '番号・口座をもう一度見る',
		end: 'やめて、ほかの方法で支払う',
		endNote:
			'もうお支払いになったときは、押さずにお待ちください。コンビニでのお支払いは、少したってからここに出ます。',
		ending: '取りやめています。少しあとに、このページを開き直してください。',
		paid: (yen: string, way: string, at: number) =>
			`${sayInstant(new Date(at))}に、${way}で${yen}円をいただきました。ありがとうございました。`,
		left: (yen: string) =>
			`このうち${yen}円は、多くいただいた分として、お預かりしています。お返しするか次の請求に充てるか、事務局からお電話します。`,
		checking: 'お支払いの結果を確かめています。1分ほどあとに、このページを開き直してください。',
		later:
			'いま、決済代行会社につながりません。お金は動いていません。1分ほどあとに、もう一度押してください。',
		ended: '取りやめました。ほかの方法でお支払いください。',
		ownOnly: 'カードなどでのお支払いは、依頼主の方だけができます。窓口では、現金でお受けください。',
	},
	desk: {
		title: '決済代行(Stripe)',
		lead: (yen: string) =>
			`決済代行に、まだ${yen}円あります。銀行に着いた分は、銀行の明細で「決済会社からの入金として付ける」を押すと、ここから減ります。`,
		ledger: '元帳で見る',
		look: (n: number) => `決済代行に、人が見るものが${n}件あります。`,
		lookWay: '決済代行のページを開く',
		told: {
			again: 'もう一度頼みました。1分ほどあとに開き直してください。',
			aside: '済みにしました。',
			booked: '返金を帳簿に書きました。',
		},
		waiting: {
			title: '人が見るもの',
			none: '人が見るものはありません。',
			columns: { when: 'いつ', what: '何が', who: '依頼主', yen: '金額', act: 'すること' },
			unhandled: (fault: string) =>
				`処理できませんでした(${fault})。自動でやり直しています。急ぐときは「もう一度」を押してください。`,
			unknownPayer: '決済代行の画面で確かめる',
			aside: '済みにする',
			again: 'もう一度',
			book: '返金を帳簿に書く',
		},
		failed: {
			title: 'できなかったこと',
			none: 'できなかったことはありません。',
			columns: { when: 'いつ', what: '何を', about: '何の', why: 'わけ', act: 'すること' },
			again: 'もう一度頼む',
			aside: '済みにする',
		},
		waits: {
			title: 'お支払いの途中',
			none: 'お支払いの途中のものはありません。',
			columns: { invoice: '請求書', employer: '依頼主', yen: '金額', state: 'いま' },
			states: {
				asked: 'ページの準備中',
				open: 'ページを開いた',
				waits: (way: string, until: string) => `${way}を待っています${until && `(${until}まで)`}`,
			},
		},
		came: {
			title: '届いたお金',
			none: 'まだ届いたお金はありません。',
			columns: { day: '日', employer: '依頼主', way: '方法', yen: '金額', fee: '手数料', left: '余り' },
			feeOpen: '確かめ中',
		},
		banked: {
			title: '決済代行から銀行へ',
			note: '決済代行が「銀行に送った」と知らせたものです。帳簿には、通帳の行と合わせてから書きます。',
			none: 'まだ知らせはありません。',
			columns: { when: '知らせた時', yen: '金額' },
		},
		connect: {
			title: '登録者への支払を、決済代行でしたら',
			on: 'いまは、希望し、手続きの済んだ方の分を、「お金」のページで決済代行の支払にできます。ほかの方は、銀行振込のままです。',
			off: 'いまは、使っていません。使うかどうかは、システム管理者が「設定」で決めます。',
			cost: (people: number, yen: string, dear: string, cheap: string) =>
				`この1年で、いちばん多い月は${people}人に${yen}円でした。それを決済代行で払うと${dear}円、銀行振込なら${cheap}円ほどかかります。`,
			nothing: 'この1年に支払がないので、くらべられません。',
			one: (dear: string, cheap: string) =>
				`4,800円を1人に払うと、${dear}円かかります(銀行振込は${cheap}円)。`,
			who: '料金は事務局が負担します。報酬から引くことはできません。',
			people: '希望している方',
			peopleNone: '希望している方はいません。',
			columns: { who: '登録者', state: 'いま', since: 'いつから' },
		},
	},
	/** What the processor was asked for. */
	calls: {
		customer: '依頼主の登録',
		checkout: 'お支払いのページ',
		'checkout-end': 'お支払いの取りやめ',
		'payment-fee': '手数料の確認',
		account: '登録者の口座の用意',
		transfer: '報酬の送金',
		'transfer-payout': 'ご本人の銀行口座への送金',
		'transfer-back': '送った報酬の取り戻し',
		'connect-fees': '決済代行の料金の確認',
	},
	/** Why a call failed, by our own codes and those of the processor that are common; of the others `faultSaid` says what to do. */
	faults: {
		no_answer: '決済代行につながりませんでした',
		key_forgotten: '一日たっても、つながりませんでした',
		not_said_yet: '決済代行が、まだ手数料を知らせていません',
		http_401: '鍵(STRIPE_SECRET_KEY)が合いません。システム管理者に知らせてください',
		payer_first: '依頼主の登録が、先にできませんでした',
		unknown_call:
			'この記録にない支払いです。控えから戻したあとなら、決済代行の画面で額と依頼主を見て、ご入金に入れてから「済みにする」を押してください',
		api_error: '決済代行が止まっています',
		balance_insufficient:
			'決済代行にあるお金が足りません。決済代行の画面で、協議会の銀行口座からお金を入れてください',
		account_not_ready: 'ご本人の決済代行の口座が、使えなくなっています',
		payouts_not_allowed: 'ご本人の決済代行の口座から、送れなくなっています',
		unknown_transfer:
			'この記録にない送金です。控えから戻したあとなら、同じ分をもう一度送る前に、決済代行の画面で、だれにいくら送ったかを見てください。二重になるときは、そこで取り戻してから「済みにする」を押してください',
		taken_back_there:
			'決済代行の画面で、送金が取り戻されました。ご本人が受け取っているかを電話で確かめ、決済代行の画面で直してから「済みにする」を押してください',
		fault: 'プログラムの誤りです。システム管理者に知らせてください',
		amount_too_large: '金額が大きすぎます',
		amount_too_small: '金額が小さすぎます',
		paid_after_it_came_back:
			'戻ったものとして払い直すことにした報酬が、ご本人の銀行口座に着いていました。二重にお支払いしないよう、この分の入った、送る前の支払があれば、やめてください。もう払い直したときは、ご本人に電話して、重なった分をどうするか相談してください。決済代行の画面でいくら着いたかを確かめ、どうするかを決めてから、「決済代行」のページで「済みにする」を押してください',
		asked_at_this_moment: 'ちょうど決済代行に頼んでいるところです。1分ほどで、自動でやり直します',
		nothing_to_end:
			'取りやめるお支払いのページが、まだありません。しばらくして「もう一度頼む」を押してください',
		given_up: '取りやめました',
		needs_person: '人が見るものです。書いてあるとおりに確かめてください',
	} as Record<string, string>,
	/** The processor's own code, which we have no sentence for. */
	faultOther: (code: string) =>
		`決済代行が断りました(${code})。決済代行の画面で、わけを見てください。わからないときは、この番号をシステム管理者に知らせてください`,
	/** What somebody does about a thing that the processor told. */
	events: {
		'charge.refunded':
			'決済代行が、依頼主に返金しました。請求書に充ててあるときは、先に請求書から外してから、帳簿に書いてください。',
		'charge.dispute.created':
			'カードの持ち主が、支払いに異議を申し立てました。期限までに、決済代行の画面で答えてください。依頼主にも電話で聞いてください。',
		'charge.dispute.closed':
			'異議の申し立てが終わりました。負けたときは、お金が戻されています。請求書から外して、帳簿に書いてください。',
		'cash_balance.funds_available':
			'専用口座に、請求書と合わない振込がありました。決済代行の画面で、だれからいくらかを見て、依頼主に電話してください。',
		'payment_intent.partially_funded':
			'専用口座への振込が、請求額に足りません。足りない分を、依頼主に電話でお願いしてください。',
		'payout.failed':
			'決済代行から銀行への送金ができませんでした。決済代行の画面で、協議会の口座を確かめてください。',
	},
	registrant: {
		title: '決済代行で受け取る',
		link: '決済代行(Stripe)で受け取る',
		lead: '報酬を、銀行振込の代わりに、決済代行会社(Stripe)を通して受け取ることもできます。希望する方だけです。',
		cost: (yen: string) =>
			`事務局の費用は、4,800円のお支払い1回に${yen}円ほどで、銀行振込より高くなります。あなたの報酬からは引きません。`,
		papersTitle: '要るもの',
		papers:
			'運転免許証やマイナンバーカードなど、期限の切れていない本人確認書類の写真と、住所・生まれた日・電話番号・銀行口座を、決済代行会社に出していただきます。書類は、このサイトには入りません。',
		slow: 'はじめてのときは、使えるまでに1〜2週間かかることがあります。それまでは、銀行振込のままです。',
		bankStays: 'むずかしいときは、銀行振込のままで大丈夫です。何も不利になりません。',
		ask: '決済代行で受け取りたい',
		back: '振込先の口座へもどる',
		go: '決済代行会社のページで手続きする',
		goAgain: '決済代行会社のページを開く',
		end: 'やめて、銀行振込に戻す',
		told: {
			asked: '希望を受け付けました。次に、決済代行会社のページで手続きをしてください。',
			ended: 'やめました。報酬は、これまでどおり銀行振込でお支払いします。',
			later: 'いま、決済代行会社につながりません。1分ほどあとに、もう一度押してください。',
		},
		states: {
			asked: '口座を用意しています。1分ほどあとに、このページを開き直してください。',
			incomplete: '手続きの途中です。足りないものがあれば、決済代行会社のページに出ます。',
			ready:
				'手続きが済みました。次のお支払いから、決済代行会社を通して、そこに届けた銀行口座に着きます。支払日に間に合わないときは、事務局に届けた口座に銀行振込をします。',
			wishesBank: '決済代行の口座はありますが、いまは別の受け取り方を選んでいます。',
		},
		stateChips: { asked: '準備中', incomplete: '手続き中', ready: '手続き済み' },
	},
}

/** Why the processor did not do something, by its code, and what to do about it. */
export const faultSaid = (code: string): string =>
	processorWords.faults[code] ?? processorWords.faultOther(code)

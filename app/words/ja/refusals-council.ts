// Sentences for refusals about the council's own rules: the calendar, pay days.

import { sayAgreementKinds } from './agreements'
import { sayDayAndYear } from './dates'
import { insuranceWords } from './insurance'
import type { SettingKind } from './settings'
import { saySetting } from './settings'
export const councilRefusals = {
	'calendar-unknown': ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
		`祝日がわかるのは${firstYear}年から${lastYear}年までです。この間の日付を入れてください。`,
	'pay-rule-late': ({ service, pays, latest }: { service: string; pays: string; latest: string }) =>
		`この決まりでは、${sayDayAndYear(service)}のお仕事の支払いが${sayDayAndYear(pays)}になり、法律の期日(${sayDayAndYear(latest)})を過ぎます。もっと早く支払う決まりを入れてください。例 月末締め・翌月25日払い`,
	'agreement-text-same': () => 'いまの版と同じ文です。変えるところを直してから、残してください。',
	'agreement-text-order': ({ fromDay }: { fromDay: string }) =>
		`前の版は${sayDayAndYear(fromDay)}からです。それと同じか、後の日を入れてください。`,
	'contract-mode-texts': ({ kinds }: { kinds: readonly string[] }) =>
		`この契約の形には、${sayAgreementKinds(kinds)}が要ります。「規約」のページで、この日までに始まる版を書いてから、選んでください。`,
	'agreement-first': ({ kinds }: { kinds: readonly string[] }) =>
		`先に${sayAgreementKinds(kinds)}への同意が要ります。同意をいただいてから、もう一度お願いします。`,
	'insurance-lacking': ({
		title,
		kind,
		day,
		home,
	}: {
		title: string
		kind: keyof typeof insuranceWords.kinds
		day: string
		home: boolean
	}) =>
		`「${title}」の${sayDayAndYear(day)}に使える${home ? '、家での仕事が入った' : ''}${insuranceWords.kinds[kind]}がありません。決裁者かシステム管理者が「そのほか」の「保険」で入れてから、もう一度お願いします。`,
	'area-in-use': () =>
		'この地区には、もう登録者・依頼主・仕事が入っています。取り消さずに、「使わない」にしてください。',
	'area-bus': () => 'バスが着く時刻を、選び直してください。',
	'area-way-same': () => '「どの地区から」と「どの地区まで」に、別の地区を選んでください。',
	'area-way-minutes': () => '分数は、0分から180分までの数字で入れてください。',
	'area-known': () => '同じ名前の地区があります。ほかの名前を入れてください。',
	'days-upside-down': () => '終わりの日は、始まりの日と同じか、後の日を入れてください。',
	'closing-too-long': ({ mostDays }: { mostDays: number }) =>
		`一度に入れられるのは${mostDays}日までです。年が合っているか確かめてください。`,
	'closing-early-hours': () =>
		'早じまいの時刻は、ふだんの始まりと終わりの間で入れてください。1日休むときは、空のままで送れます。',
	'ending-told-on': () => '知らせた日は、きょうまでの日を入れてください。先に本人に知らせてから、残します。',
	'ending-too-soon': ({ earliest }: { earliest: string }) =>
		`終わる日は、${sayDayAndYear(earliest)}か、それより後にしてください。早く終わるわけが法律にあるときは、それを選んでください(16条)。`,
	'ending-work': ({ lastWork }: { lastWork: string }) =>
		`${sayDayAndYear(lastWork)}に、もう引き受けたお仕事があります。その日か、それより後にしてください。`,
	'ending-before': ({ endsOn }: { endsOn: string }) =>
		`この方には、${sayDayAndYear(endsOn)}で終わると予告してあります。その日より後の仕事は、予告を取り消してからお願いしてください。`,
	'ending-reason': () => '理由を書いてください。本人が聞いたときに、この文で答えます。',
	'ending-state': () => '登録している方だけに、終わりを予告できます。ページを開き直してください。',
	'ending-open': () => '同じ予告が、もう残っています。変えるときは、前の予告を取り消してください。',
	'ending-over': () => 'この予告は、もう終わったか、取り消されています。ページを開き直してください。',
	'ending-asked': () => '理由は、もう聞いてあります。事務局からの返事をお待ちください。',
	'ending-not-asked': () => '理由は聞かれていないか、もう答えてあります。ページを開き直してください。',
	'trouble-day': () => '今日か、それより前の日を入れてください。',
	'trouble-words': () => '何があったか、ひとことでも書いてください。',
	'trouble-closed': () => 'この件は、もう終わっています。「もう一度はじめる」を押すと、続けられます。',
	'trouble-unanswered': () =>
		'知らせた人に、まだ返事をしていません。返事を残してから、終わりにしてください。',
	'trouble-unreported': () =>
		'保険会社か労働基準監督署へ知らせた日が、まだ残っていません。知らせた日か、要らないと確かめたことを残してから、終わりにしてください。',
	'trouble-not-owed': () => '要らないと確かめたわけを、ひとことでも書いてください。',
	'trouble-join': () => 'この件には、まとめられません。続いている件を選んでください。',
	'desk-nobody-hears': ({ contact }: { contact: string }) =>
		`事務局で読む人が、まだ決まっていません。送らずに、外の窓口に話してください: ${contact}`,
	'desk-outside': ({ contact }: { contact: string }) =>
		`事務局の人のことは、事務局では書けません。ご本人に、外の窓口をお伝えください: ${contact}`,
	'desk-words': () => '困っていることを、ひとことでも書いてください。書きにくいときは、電話してください。',
	'desk-answered': () => 'この申し出には、もう答えてあります。ページを開き直してください。',
	'desk-answer-words': () => '返事の文を書いてください。できないときは、そのわけを書きます。',
	'hold-why': () => '廃棄を止めるわけを書いてください。あとで見た人がわかるように残ります。',
	'hold-lifted': () => 'これは、もう止めていません。ページを開き直してください。',
	'batch-empty': () =>
		'送る書類がありません。ほかの人が先に封筒に入れたかもしれません。ページを開き直してください。',
	'privacy-received': () => '受け付けた日は、きょうまでの日を入れてください。',
	'privacy-wish': () => '求めの内容を、言われたままに書いてください。',
	'privacy-nobody': () => 'だれについての請求か、一覧から選んでください。',
	'privacy-identity': () =>
		'先に、本人(または代理人)の確認に見たものを記入してください。見るまでは、書類も返事も渡せません。',
	'privacy-answered': () => 'この請求には、もう返事をしてあります。ページを開き直してください。',
	'privacy-words': () => '返事の文を書いてください。応じられないところがあれば、そのわけも書きます。',
	'privacy-third': () => 'ほかの人のことが書かれた行を隠したか、無いことを確かめて、しるしを付けてください。',
	'benefit-day': () => '確かめた日は、きょうまでの日を入れてください。',
	'setting-bad': ({ kind, least, most }: { kind: SettingKind; least?: number; most?: number }) =>
		least === undefined || most === undefined
			? 'この値は使えません。いまの値と同じ書き方で入れてください。'
			: `この値は使えません。${saySetting(kind, least)}から${saySetting(kind, most)}までで入れてください。`,
}

// Sentences for refusals about money: accounts, payouts, sums.
import type { BankFileItem } from './bank-file'
import { sayBankFileItem, sayBankFileLine } from './bank-file'
import { sayDay, sayDayAndYear, sayMonth } from './dates'

const payoutNow: Record<string, string> = {
	made: 'この支払は、まだ決裁されていません。決裁者に決裁を頼んでください。',
	approved: 'この支払は決裁済みです。銀行のファイルを作って、送ってください。',
	sent: 'この支払は、もう銀行へ送ってあります。結果を記録してください。',
	settled: 'この支払は、結果まで記録されています。',
	dropped: 'この支払はやめになりました。新しく作ってください。',
}

export const moneyRefusals = {
	'yen-not-whole': () => '金額は、1円以上の数字で入れてください。',

	'bank-code-shape': () => '銀行の番号は4けたの数字です。通帳かキャッシュカードを見て入れてください。',
	'branch-code-shape': () => '支店の番号は3けたの数字です。通帳かキャッシュカードを見て入れてください。',
	'bank-unknown': ({ code }: { code: string }) =>
		`${code}番の銀行が見つかりません。銀行の名前から選びなおしてください。`,
	'branch-unknown': ({ code, bank }: { code: string; bank: string }) =>
		`「${bank}」に${code}番の支店が見つかりません。支店の名前から選びなおしてください。`,
	'account-kind-unknown': () => '口座の種類は、普通・当座・貯蓄のどれかを選んでください。',
	'account-number-not-digits': () => '口座番号は数字だけで入れてください。',
	'account-number-too-short': ({ digits }: { digits: number }) =>
		`口座番号が${digits}けたです。抜けた数字がないか、通帳と見くらべてください。通帳も${digits}けたなら、下の「通帳のとおりです」に印を付けてください。前の0は、こちらで付けます。`,
	'holder-differs': () =>
		'登録のお名前とちがいます。ご本人の名義の口座か、確かめてください。ヅとズなど、通帳の書き方がちがうだけのときは、下の「通帳のとおりです」に印を付けてください。',
	'account-number-too-long': () =>
		'口座番号は7けたまでです。通帳の番号を確かめてください。ゆうちょ銀行は、記号と番号の欄に入れてください。',
	'holder-missing': () => '口座名義を、通帳のとおりにカタカナで入れてください。',
	'holder-needs-kana': ({ characters }: { characters: string }) =>
		`口座名義はカタカナで入れてください。「${characters}」を、通帳のカタカナになおしてください。`,
	'holder-character': ({ characters }: { characters: string }) =>
		`「${characters}」は銀行の名義に使えません。通帳の見開きにあるカタカナのとおりに入れてください。`,
	'holder-too-long': ({ fitted }: { fitted: string }) =>
		`口座名義は、銀行の決まりで半角30文字までです（濁点も1文字）。「${fitted}」でよいか、通帳と見くらべて入れなおしてください。`,
	'yucho-symbol-shape': () =>
		'ゆうちょの記号は、1か0で始まる5けたの数字です。通帳の「記号」の欄を見て入れてください。',
	'yucho-number-shape': ({ most }: { most: number }) =>
		`ゆうちょの番号は${most}けたまでの数字です。通帳の「番号」の欄を見て入れてください。`,
	'yucho-number-end': () =>
		'記号が1で始まる口座の番号は、最後の数字が1です。通帳の「番号」の欄を最後まで入れてください。',
	'yucho-giro-savings': () => '記号が0で始まる口座は当座（振替口座）です。口座の種類を確かめてください。',

	'transfer-none': () => '振込の行がありません。支払う相手を1人以上選んでください。',
	'transfer-too-many': ({ most }: { most: number }) =>
		`1つのファイルに入れられるのは${most}件までです。2つに分けてください。`,
	'transfer-day-closed': ({ before, after }: { before: string; after: string }) =>
		`この日は銀行が休みです。${sayDay(before)}か${sayDay(after)}を振込日にしてください。`,
	'transfer-amount': ({ line }: { line: number }) =>
		`${sayBankFileLine(line)}の金額は、1円以上、10けたまでの整数にしてください。`,
	'transfer-total': () => '合計の金額が12けたを超えています。ファイルを分けてください。',
	'transfer-figure': ({ line, item, digits }: { line: number; item: BankFileItem; digits: number }) =>
		`${where(line, item)}は、${digits}けたの数字にしてください。`,
	'transfer-kind': ({ line, item }: { line: number; item: BankFileItem }) =>
		`${where(line, item)}が、銀行の決まった番号ではありません。選びなおしてください。`,
	'transfer-text': ({ line, item, characters }: { line: number; item: BankFileItem; characters: string }) =>
		`${where(line, item)}に、銀行のファイルに使えない文字「${characters}」があります。半角カナになおしてください。`,
	'transfer-text-missing': ({ line, item }: { line: number; item: BankFileItem }) =>
		`${where(line, item)}が空です。半角カナで入れてください。`,
	'ledger-lines': () => '仕訳の金額は、1円以上の数字にしてください。',
	'posting-reversed': () => 'この仕訳は、もう取り消されています。元帳を開き直してください。',
	'month-nothing-posted': () => 'まだ仕訳がないので、締める月はありません。',
	'month-close-order': ({ next }: { next: string }) =>
		`月は順に締めます。先に${sayMonth(next)}を締めてください。`,
	'month-not-over': ({ month }: { month: string }) =>
		`${sayMonth(month)}はまだ終わっていません。次の月になってから締めてください。`,
	'month-open-already': () => 'この月は、もう開いてあります。ページを開き直してください。',
	'month-not-newest': () =>
		'あとの月が締めてあります。開けるのは、いちばん新しい締めた月だけです。直したいことは、開いている月の仕訳で直してください。',
	'month-moved-on': () => '開いたあとに、その月に仕訳が入りました。取り消さずに、もう一度締めてください。',
	'year-close-order': ({ next }: { next: number }) => `年度は順に締めます。先に${next}年度を締めてください。`,
	'year-months-open': ({ year }: { year: number }) =>
		`${year}年度の12か月(4月から次の年の3月)を、先にぜんぶ締めてください。`,
	'year-open-already': () => 'この年度は、もう開いてあります。ページを開き直してください。',
	'year-not-newest': () => 'あとの年度が締めてあります。開けるのは、いちばん新しい締めた年度だけです。',
	'year-closed': ({ year }: { year: number }) =>
		`${year}年度は締めてあります。決裁者が理由を書いて年度を開いてから、月を開いてください。直したいことは、開いている月に入れられます。`,
	'earning-not-passed': () => '報酬は、事務局の検査が済んでから記録します。先に検査をしてください。',
	'earning-already': () => 'この仕事の報酬は、もう記録されています。登録者のページで確かめてください。',

	'invoice-early': ({ month }: { month: string }) =>
		`${sayMonth(month)}は、まだ終わっていません。いま出してよいときは、印を付けて、もう一度押してください。`,
	'certificate-months': ({ mostMonths }: { mostMonths: number }) =>
		`はじめの月から終わりの月まで、${mostMonths}か月までで選んでください。これからの月は選べません。`,
	'certificate-again': ({ number, day }: { number: string; day: string }) =>
		`同じ月の証明書 ${number} を、${sayDayAndYear(day)}に出しています。下の「これまでに出した証明書」から、もう一度印刷できます。新しく出すときは、印を付けて、もう一度押してください。`,
	'certificate-nothing': () =>
		'この月のあいだに、お振込みの済んだ報酬がありません。月を選びなおしてください。お振込みの前のものは、まだ証明できません。',
	'correction-same': () =>
		'いまの額と同じになります。正しい額か数を入れてください。税金だけがちがうときは、会計の設定を確かめてください。',
	'correction-open': () =>
		'この報酬には、ご本人のお返事を待っている直しがあります。先にそれを取り下げてください。',
	'correction-answered': () =>
		'この直しは、もうお返事があったか、取り下げられています。ページを開き直してください。',
	'correction-outdated': () =>
		'お聞きしたあとに、額が変わっています。この直しを取り下げて、いまの額でもう一度お聞きください。',
	'correction-in-payout': ({ number, open }: { number: string; open: boolean }) =>
		open
			? `この報酬は、支払 ${number} に入っています。その支払を取りやめてから直すか、振込のあとに会計担当に相談してください。`
			: 'この報酬は、もう送ってあります。額は直せません。送った額のままです。わからないときは、事務局に電話してください。',
	'correction-sent': ({ sentYen }: { sentYen: number }) =>
		`もう${sentYen.toLocaleString('en-US')}円をお送りしてあります。お支払いしたお金は下げられず、これからの報酬からも引けません。多すぎたときは、ご本人に電話でお話しください。まちがえて入れたときは、それより多い正しい額を入れてください。`,
	'correction-sent-pay': ({ payYen }: { payYen: number }) =>
		`お送りした報酬は${payYen.toLocaleString('en-US')}円です。ほかを増やしても、報酬の分を減らすことはできません。それか、それより多い額を入れてください。`,
	'correction-sent-travel': ({ travelYen }: { travelYen: number }) =>
		`お送りした交通費は${travelYen.toLocaleString('en-US')}円です。ほかを増やしても、交通費の分を減らすことはできません。それか、それより多い額を入れてください。`,
	'correction-invoiced': ({ number }: { number: string }) =>
		`この報酬は、請求書 ${number} に載っています。先にその請求書を赤伝で取り消し、直してから、請求書を出し直してください。`,
	'cancellation-not-theirs': () =>
		'取りやめの報酬は、依頼主の都合で取りやめた仕事だけに記録します。取りやめの理由を確かめてください。',

	'bank-account-same-person': () =>
		'口座を確かめるのは、入れた方とは別の方です。ほかの担当に頼んでください。',
	'bank-account-not-waiting': () =>
		'この口座は、もう確かめてあるか、新しい口座に替わっています。ページを開き直してください。',

	'invoice-month-ahead': () =>
		'請求書は、その月の仕事が始まってから作れます。今月か、前の月を選んでください。',
	'invoice-nothing': () =>
		'請求することがありません。もう請求書になっているか、依頼主の確認がまだです。ページを開き直してください。',
	'invoice-all-held': () =>
		'ぜんぶの行を次に回すと、請求書になりません。1行は残すか、この請求書を出さずに来月まで待ってください。',
	'invoice-void': () =>
		'この請求書は、赤伝で取り消してあります。新しい請求書に充てるか、ページを開き直してください。',
	'statement-columns': ({ found }: { found: string }) =>
		`どの列が日付・入金・出金・摘要かわかりません(見つかった列:${found || 'なし'})。銀行の画面で「入出金明細」のCSVを選び直すか、設定の「銀行の明細の列の名前」に、この銀行の列の名前を入れてください。`,
	'statement-too-long': ({ most }: { most: number }) =>
		`行が多すぎます(${most}行まで)。期間を分けて取り込んでください。`,
	'statement-letters': () =>
		'文字が読めません。銀行の画面から受け取ったままのファイルを、開いて保存し直さずに選んでください。',
	'statement-cut-off': ({ line }: { line: number }) =>
		`${line}行目が途中で切れているようです。銀行の画面から、期間を少し長くして、もう一度受け取ってください。何も取り込んでいません。`,
	'statement-day': ({ line }: { line: number }) =>
		`${line}行目の日付が読めません。年が4けた(または令和)の明細を選んでください。何も取り込んでいません。`,
	'statement-day-ahead': ({ line }: { line: number }) =>
		`${line}行目の日付が、きょうより先です。ファイルを確かめてください。何も取り込んでいません。`,
	'statement-sum': ({ line }: { line: number }) =>
		`${line}行目の金額が読めません。ファイルを確かめてください。何も取り込んでいません。`,
	'statement-gap': ({ day }: { day: string }) =>
		`${sayDay(day)}のところで、残高がつながりません。途中の行が抜けたファイルかもしれません。銀行の画面からもう一度受け取ってください。何も取り込んでいません。`,
	'statement-empty': () =>
		'このファイルには、入出金の行がありません。期間を確かめて、受け取り直してください。',
	'statement-again': ({ day }: { day: string }) =>
		`このファイルは、${sayDay(day)}に取り込んであります。新しい明細を選んでください。`,
	'statement-file': () => '銀行の明細のファイル(CSV)を選んでください。5MBまでです。',
	'statement-line-settled': () =>
		'この行は、ほかの方がもう決めました。ページを開き直して、ちがっていたら「決める前に戻す」を押してください。',
	'statement-line-open': () => 'この行は、まだ決めていません。ページを開き直してください。',
	'statement-line-out': () => 'これは出ていったお金の行です。支払か手数料として決めてください。',
	'statement-line-in': () => 'これは入ってきたお金の行です。ご入金として決めてください。',
	'statement-whose': () => 'どの依頼主からかを選んでから、請求書を選んでください。',
	'statement-none-exact': () => 'ぴったり合う行はありませんでした。1行ずつひらいて、請求書を選んでください。',
	'statement-not-same': () => 'この記録は、金額か日付がちがうか、もうほかの行と結びついています。',
	'statement-run-differs': () =>
		'支払の合計と、この行の金額がちがいます。銀行に確かめてください。手数料が入っているときは、手数料の行を分けて見てください。',
	'reminder-all-sent': () =>
		'この請求書には、3回お願いしてあります。電話で相談するか、仕事を止めることを考えてください。',
	'reminder-early': ({ fromDay }: { fromDay: string }) =>
		`次のお願いは、${sayDay(fromDay)}から出せます。その前に、電話で様子を聞いてください。`,
	'incoming-yen': () => '金額は、1円からの数字で入れてください。',
	'incoming-day': () => '日付は、きょうまでの日にしてください。',
	'incoming-more-than-left': ({ left }: { left: string }) =>
		`このご入金の残りは${left}円です。その額までにしてください。`,
	'incoming-more-than-open': ({ open }: { open: string }) =>
		`この請求書の残りは${open}円です。その額までにしてください。多い分は、そのまま預かって、次の請求書に充てるか、返せます。`,
	'incoming-fee-most': ({ most }: { most: string }) =>
		`事務局で持てる振込手数料は、1件${most}円までです。足りない分は、依頼主にお願いしてください。`,
	'incoming-fee-settles': () =>
		'振込手数料を事務局で持てるのは、それで請求書が全額になるときだけです。登録者の分からは引けません。',
	'incoming-of-another': () =>
		'このご入金は、ほかの依頼主のものとしてあります。ちがうときは、いちど取り消してから入れ直してください。',
	'incoming-undone': () => 'このご入金の記録は、取り消してあります。ページを開き直してください。',
	'incoming-on-line': () =>
		'このご入金は、銀行の明細の行と結びついています。取り消すときは、その行をひらいて「決める前に戻す」を押してください。',
	'payout-file-out': () =>
		'振込ファイルを作ったあとなので、ここでは戻せません。銀行に渡る前に止めるには、会計担当に電話してください。',
	'payout-of-the-dead': () => '亡くなった方の報酬です。相続人の方への支払のページで手続きしてください。',
	'incoming-used': () =>
		'このご入金は、請求書に充ててあるか、返してあります。先に請求書から外してください。返したお金は取り消せません。',
	'incoming-passed-on': () =>
		'このお金は、もう登録者への支払に入っています。外すことはできません。会計担当と、次の請求書での直し方を決めてください。',
	'incoming-of-old': () =>
		'以前の記録のご入金は、ここでは外せません。ちがっていたときは、会計担当に相談してください。',
	'incoming-of-processor': () =>
		'決済代行を通ったご入金の記録は、取り消せません。お金は決済代行にあります。返すときは、決済代行の画面で返金してください。',
	'processor-no-way': () =>
		'この金額は、カードやコンビニでは支払えません。請求書の振込先に振り込むか、事務局の窓口でお支払いください。',
	'processor-own-only': () =>
		'カードなどでのお支払いは、依頼主の方だけができます。窓口では、現金でお受けください。',
	'processor-nothing-open': () =>
		'やめるお支払いがありません。もう済んだか、期限が過ぎています。ページを開き直してください。',
	'processor-call-over': () => 'これは、もう済んだか、もう一度頼んであります。ページを開き直してください。',
	'processor-event-over': () => 'この連絡は、もう済んでいます。ページを開き直してください。',
	'processor-event-person': () =>
		'この連絡は、書いてあるとおりに確かめて、済んだら「済みにする」を押してください。',
	'connect-none': () => '決済代行での受け取りは、もうやめてあります。ページを開き直してください。',
	'invoice-paid': () => 'この請求書のご入金は、もう記録されています。',
	'invoice-paid-day': () => '入金日は、請求日からきょうまでの日にしてください。',

	'payout-open': ({ transferDay }: { transferDay: string }) =>
		`まだ送っていない支払(${sayDay(transferDay)}振込)があります。それを決裁して送るか、やめてから作ってください。`,
	'payout-nothing': () =>
		'支払日が来ていて、口座を確かめてある方の報酬がありません。先に口座を確かめてください。',
	'payout-not-yet': ({ transferDay }: { transferDay: string }) =>
		`振込の日は${sayDay(transferDay)}です。その日になって、通帳か銀行の画面で確かめてから記録してください。`,
	'payout-day-far': ({ until }: { until: string }) =>
		`振込の日が先すぎます。${sayDay(until)}までの日を入れてください。年が合っているか確かめてください。`,
	'payout-day-past': () => '振込日が過ぎています。やめて、これからの銀行の営業日で作り直してください。',
	'payout-same-person': () => '決裁するのは、作った方とは別の方です。ほかの決裁者に頼んでください。',
	'payout-sum-changed': () =>
		'作ったあとに、金額か口座が変わっています。この支払をやめて、作り直してください。',
	'payout-now': ({ state }: { state: string }) =>
		payoutNow[state] ?? 'この支払は、もう次に進んでいます。ページを開き直してください。',
	'payout-file-first': () => '先に銀行のファイルを作って、銀行へ送ってください。',
	'payout-file-faulty': ({ finding }: { finding: string }) =>
		`銀行のファイルに直すところがあります。${finding}`,
	'payout-line-settled': ({ result }: { result: string }) =>
		result === 'returned'
			? 'この振込は、もう「戻ってきた」と記録されています。次の支払に入ります。'
			: 'この振込は、もう「振り込まれた」と記録されています。戻ってきたときは「戻ってきた」を押してください。',
	'payout-return-reason': () => '戻ってきた理由を、1つ選んでください。',

	'payout-signed-empty': () => '決裁済みの支払伺の番号か、写真を入れてください。',
	'payout-ask-self': () => '決裁は、作った方とは別の方にお願いします。ほかの方を選んでください。',
	'payout-ask-role': () => 'この方は、いまは決裁できる役割ではありません。決裁者を選びなおしてください。',
	'payout-asked-already': () =>
		'この方には、もうお願いしてあります。返事を待つか、ほかの方にもお願いしてください。',
	'payout-no-file': () =>
		'現金の支払に、銀行のファイルはありません。現金を引き出して、窓口で渡してください。',
	'payout-cash-off': () =>
		'窓口での現金払いは使わない設定です。使うときは、システム管理者に設定を変えてもらってください。',
	'payout-nothing-cash': () => '支払日が来ていて、現金で受け取る方の報酬がありません。',
	'payout-again-line': () =>
		'先の振込が戻らないままもう一度支払えるのは、組戻しの同意が得られなかった分だけです。ページを開き直して選んでください。',
	'payout-again-way': () =>
		'もう一度支払う方の口座が確かめてありません。先に口座を入れて、別の方に確かめてもらってください。',
	'payout-again-unsaid': () =>
		'先の振込が戻らないままもう一度支払う分があります。内容を読み、下の印を付けてから決裁してください。',
	'payout-line-recalled': () =>
		'この振込は、銀行に訂正か組戻しをお願いしているところです。先にその結果を入れてください。',
	'payout-line-back': () => 'この振込は、もう戻ってきたと記録されています。次の支払に入ります。',
	'payout-connect-line': () =>
		'決済代行の分は、決済代行の知らせで済みになります。うまく行かない分は、その行の「もう一度送る」「取りやめて銀行振込にする」から選んでください。',
	'payout-connect-off': () => '決済代行での支払は、いま使っていません。銀行振込の支払を作ってください。',
	'payout-connect-soon': ({ from }: { from: string }) =>
		`決済代行では、その日までに着きません。${sayDay(from)}より後の銀行の営業日にするか、銀行振込の支払を作ってください。`,
	'payout-nothing-connect': () =>
		'決済代行で支払う報酬がありません。手続きの済んだ方の、間に合う支払日の分だけが入ります。ほかの分は、銀行振込の支払を作ってください。',
	'payout-connect-changed': ({ lines }: { lines: readonly number[] }) =>
		`${lines.join('・')}番の方の、決済代行の口座が使えなくなったか、受け取り方が変わりました。この支払をやめて作り直してください。その方の分は、銀行振込の支払に入ります。`,
	'payout-connect-under-way': () =>
		'この分は、いま決済代行に頼んでいるところか、もう済んでいます。少したってから、ページを開き直してください。',
	'payout-cash-line': () => '現金の分は、窓口で渡したときに「渡しました」で記録してください。',
	'payout-bank-line': () => '振込の分は、銀行の結果で記録してください。',
	'recall-open': () =>
		'この振込には、まだ結果の出ていない訂正か組戻しがあります。先にその結果を入れてください。',
	'recall-settled': () => 'この結果は、もう記録されています。ページを開き直してください。',
	'recall-claimed': ({ number }: { number: string }) =>
		`この分は、支払 ${number} でもう一度支払うことになっています。支払を取りやめるか、送ったあとは「返還」に記録してください。`,
	'claim-none': () => 'この振込に、返してもらう金額は残っていません。ページを開き直してください。',
	'claim-too-much': ({ openYen }: { openYen: number }) =>
		`残っているのは${openYen.toLocaleString('en-US')}円です。それまでの金額を入れてください。`,
	'cash-short': ({ yen }: { yen: number }) =>
		`手元金庫の帳簿の残りは${yen.toLocaleString('en-US')}円です。現金を引き出すか、数え直してください。`,
	'cash-why': () =>
		'帳簿とちがうときは、わかっているわけを書いてください。わからないときは「不明」と書きます。',
	'cash-day': () => '預けた日は、きょうまでの日を入れてください。',
	'heirs-day': () => '亡くなった日は、きょうまでの日を入れてください。',
	'heirs-open': () => 'この方の報酬は、もう相続人の分に分けてあります。',
	'heirs-in-payout': ({ number }: { number: string }) =>
		`この方の報酬が、まだ送っていない支払 ${number} に入っています。会計担当がその支払を取りやめてから、もう一度してください。`,
	'heirs-differ': ({ yen, bookedYen }: { yen: number; bookedYen: number }) =>
		`仕事ごとの合計は${yen.toLocaleString('en-US')}円、元帳に分けてあるのは${bookedYen.toLocaleString('en-US')}円で、ちがっています。支払わずに、会計担当が元帳を確かめてください。`,
	'heirs-settled': () => 'この分は、もう支払ったか、取り消してあります。ページを開き直してください。',
	'heirs-paid-before': () =>
		'この方の相続人に、もうお支払いした分があるので、取り消せません。間違いのときは、決裁者に相談してください。',
	'heirs-nothing': () => 'お支払いする報酬がありません。検査の済んでいない仕事がないか、確かめてください。',
	'heirs-same-person': () =>
		'お支払いを記録するのは、この扱いを始めた方とは別の方です。ほかの担当に頼んでください。',
	'heirs-paid-day': () => '支払った日は、亡くなった日からきょうまでの日にしてください。',
	'earning-with-heirs': () =>
		'この方は亡くなられています。報酬は相続人の分として分けてあり、ここでは直せません。',

	'transfer-text-long': ({ line, item, most }: { line: number; item: BankFileItem; most: number }) =>
		`${where(line, item)}は、半角${most}文字までになおしてください（濁点も1文字）。`,
}

function where(line: number, item: BankFileItem): string {
	return `${sayBankFileLine(line)}の${sayBankFileItem(item)}`
}

// The council's own rules as people read and type them: names, units, where a first value comes from.
import { sayTime } from './dates'

export const settingWords = {
	title: '設定',
	lead: 'いつから変えるかを決めて入れます。過ぎた日の決まりは変わりません。',
	leadReading: '決まりを見られます。変えるのは、システム管理者です。',
	change: '変える',
	value: '新しい値',
	fromDay: 'いつから',
	save: '変える',
	saved: '変えました。',
	unverified: '未確認',
	unverifiedNote:
		'はじめに入っていた値のままです。確かめてください。同じ値でよいときも、同じ値で「変える」と、未確認が消えます。',
	groups: {
		office: '事務局',
		money: 'お金',
		cancelling: '依頼主の都合で取りやめるとき',
		withholding: '源泉徴収と支払調書',
		dates: '期日',
		desk: '事務局が動く期限',
		around: '引き受けたあとのこと',
		fit: '人と仕事を合わせるきまり',
		weather: '天気と暑さ',
		texts: '約束に書く文',
		bank: '銀行',
		payouts: '報酬の支払',
		papers: '書類と個人情報',
		processor: 'カード・コンビニなどでのお支払い(決済代行)',
		meetings: 'からだとこころの相談の面談',
	},
	names: {
		'town-name': '町の名前',
		'office-name': '運営団体の名称',
		'office-address': '運営団体の所在地',
		'office-telephone': '事務局の電話番号',
		'office-hours': '事務局の時間',
		'office-place': '事務局の場所',
		'office-opens-minute': '開く時刻',
		'office-closes-minute': '閉まる時刻',
		'contract-mode': '契約の形',
		'tax-rate': '消費税率',
		'fee-rate': '事務費の率',
		'pay-date': '報酬を支払う日',
		'pay-date-continued': '報酬を支払う日(続けてお願いする、同じ種類の仕事)',
		'pay-bank-shut': '支払う日に銀行が休みのとき',
		'pay-after-principal': '依頼主の支払い期日の何日後に支払うか(0日は使わない)',
		'quote-valid-days': '見積の有効日数',
		'least-age': '登録できる年齢(から)',
		'consultation-answer-hours': 'からだとこころの相談に返事をするまで',
		'consultation-deputy-hours': '相談の返事がないとき、代わりの相談員を呼ぶまで',
		'consultation-head-hours': '相談の返事がないとき、統括を呼ぶまで',
		'consultation-keep-years': '相談を残す年数',
		'town-people': '市町村の人口',
		'consultation-threshold': '相談の数を出す、いちばん少ない人数',
		'confirm-days': '依頼主の確認の日数',
		'inspect-days': '検査の日数',
		'terms-answer-hours': '約束の返事を待つ時間',
		'offer-answer-hours': 'お声がけの返事を待つ時間',
		'invoice-due-days': '請求のお支払い日数',
		'invoice-registration': '適格請求書の登録番号',
		'transition-shares': '登録していない方への報酬の仕入税額控除(経過措置)',
		'receipt-stamp': '現金の領収書の印紙',
		'remind-first-days': 'お支払いのお願い 1回目(期限のあと)',
		'remind-second-days': 'お支払いのお願い 2回目(期限のあと)',
		'remind-third-days': 'お支払いのお願い 3回目(期限のあと)',
		'paper-years': '書類を残す年数(申告の期限から)',
		'privacy-answer-days': '開示・訂正・利用停止の返事まで',
		'blank-days': '名前と連絡先を消すまで(退会・終了のあと)',
		'duties-from': '1か月・6か月からの義務',
		'trouble-answer-days': '事故・苦情・ハラスメントのはじめの返事まで(営業日)',
		'labour-report-days': '労働基準監督署に知らせるまで',
		'end-call-minutes': '「終わりました」がないときに電話するまで',
		'desk-answer-days': '相談窓口・配慮の申し出の返事まで(営業日)',
		'window-left-mm': '窓あき封筒: 宛先の位置(左から)',
		'window-top-mm': '窓あき封筒: 宛先の位置(上から)',
		'remind-gives-days': 'お願いする期限(お願いの日から)',
		'payer-fee-most': '引かれて届いた振込手数料を事務局で持つ額(1件まで)',
		'hand-days': '手を挙げた方への返事',
		'hand-before-days': 'お仕事の前に決める日数',
		'refill-days': 'お仕事の前に代わりの人を決める日数',
		'request-days': '依頼を仕事に分けるまで',
		'applicant-days': '登録の申込みから話をするまで',
		'difference-days': '依頼主の「ここが違います」に電話するまで',
		'account-check-days': '口座を確かめるまで',
		'message-days': 'お問い合わせに答えるまで',
		'short-notice-days': '取りやめを、かならず電話で伝える日数',
		'arrival-early-hours': '「着きました」を押せる時間(お仕事の前)',
		'night-from-minute': '夜のはじまり(お聞きしない時刻)',
		'night-until-minute': '夜のおわり',
		'reconfirm-call-minute': '前の日のお返事がないとき、電話する時刻',
		'stand-in-asks': '交代を、一度に何人にお願いするか',
		'stand-in-again-minutes': '交代の次の方にお願いするまで',
		'late-tells-employer': '「おくれます」を依頼主に伝える',
		'turn-counts': '順番を1回と数えるとき',
		'no-rest-days': '断ったあと、同じ種類のお声がけをお休みする日数',
		'weather-evening-minute': '天気で中止を決める時刻(前の日)',
		'weather-morning-minute': '天気で中止を決める時刻(当日)',
		'heat-care': '暑さ指数(WBGT): 日かげ・飲みもの・休みが要る',
		'heat-stop': '暑さ指数(WBGT): そとの仕事はしない',
		'area-way-minutes': '地区から地区まで(車で)',
		'client-week-hours': '同じ依頼主の仕事は1週間に(この時間より短く)',
		'client-days-in-row': '同じ依頼主の仕事を続けてよい日数',
		'client-days-per-month': '同じ依頼主の仕事をしてよい日数(1か月)',
		'terms-paper': '約束を紙で返していただくとき',
		'stamp-duty': '署名した紙の約束(請負)の印紙',
		insurance: '保険の説明',
		cancellation: '取り消しのきまり(登録者が読む文)',
		'rain-rule': '雨や暑さのとき、ほかに伝えること(登録者が読む文)',
		'employer-cancellation': '取り消しのきまり(依頼主の見積に出る文)',
		'employer-rain': '雨や暑さのとき、ほかに伝えること(依頼主の見積に出る文)',
		'minimum-wage-yardstick': '最低賃金のめやす(職員だけ)',
		'usual-pay-an-hour': '報酬の最初の案(めやす1時間あたり)',
		'cancel-free-minute': '0円で取りやめられる時刻(前の日)',
		'cancel-late-share': 'その時刻のあとに払う割合',
		'cancel-begun-share': '出発か到着のあとに払う割合',
		'cancel-tax': '取りやめのお金にかかる消費税',
		'withholding-low': '源泉徴収の率',
		'withholding-high': '源泉徴収の率(高いほう)',
		'withholding-edge-yen': '高い率になる額(1回の支払い)',
		'payment-record-yen': '支払調書を出す額(1年・1人、これを超えると)',
		'bank-consignor-code': '委託者コード',
		'bank-consignor-kana': '委託者名(カナ)',
		'bank-code': '振込元の銀行番号',
		'bank-branch-code': '振込元の支店番号',
		'bank-account-number': '振込元の口座番号',
		'bank-file-newline': '振込ファイルの改行',
		'statement-columns': '銀行の明細の列の名前',
		'office-bank-account': '請求書の振込先',
		'payout-fund': '支払伺の支出科目・財源',
		'payout-seals': '支払伺の押印欄',
		'cash-payout': '窓口での現金払い',
		'recall-fee-yen': '組戻しの手数料のめやす',
		'claim-limit-years': '報酬の時効の年数',
		'processor-card': 'カードでのお支払い',
		'processor-konbini-most': 'コンビニで支払える額(1回まで)',
		'processor-konbini-days': 'コンビニの番号が使える日数',
		'processor-transfer': '専用口座への振込',
		connect: '登録者が、決済代行での受け取りを希望できる',
		'connect-month-yen': '決済代行の料金: 支払のある月、1人ごと(税別)',
		'connect-payout-yen': '決済代行の料金: 支払1件ごと(税別)',
		'connect-share': '決済代行の料金: 支払う額に対して(税別)',
		'connect-days': '決済代行に送ってから、ご本人の口座に着くまで(銀行の営業日)',
		'transfer-charge-yen': '銀行振込の手数料のめやす(1件)',
		'outside-contact': '外の相談先',
		'day-telephone': '仕事のあいだ、つながる電話番号',
		'meeting-place': '面談の場所',
		'meeting-lead-minutes': '面談の予約は、始まる何分前まで',
		'video-server': 'ビデオのサーバー(Jitsi)のアドレス',
		'video-app-id': 'ビデオのサーバーが知っている、このサイトの名前',
	},
	/** Where the first value comes from, and what to look at before changing it. */
	sources: {
		'town-name': '',
		'office-name': '約束・請求書・控えに出ます。',
		'office-address': '約束と請求書に出ます。',
		'office-telephone': 'すべてのページの上に出ます。',
		'office-hours': 'すべてのページに出ます。',
		'office-place': 'すべてのページに出ます。',
		'office-opens-minute': '返事や電話の期限を、開いている時間で数えます。',
		'office-closes-minute': '返事や電話の期限を、開いている時間で数えます。',
		'contract-mode':
			'A 再委託型は、事務局が依頼主から受けて、登録者に再委託します。B 三者包括型は、依頼主と登録者の直接の契約で、事務局は両方の代わりに動きます。変えた日から後のご依頼に使い、前のご依頼はそのままです。Bは、「規約」を3つ書いてから選べます。',
		'tax-rate': '消費税法29条と地方税法で、合わせて10%です。',
		'fee-rate': '似た取り組みでは10%から20%が多いようです。協議会で決めてください。',
		'pay-date':
			'月末締め・翌月25日払いが多い決まりです。お仕事の日から60日以内の支払いは、法律の決まりです。銀行が休みの日は、その前の営業日に支払います。',
		'pay-date-continued':
			'同じ種類の仕事を、決まった額で続けてお願いする仕事だけに使います。月ごとに締めて2か月以内なら、月末締め・翌月末日払いもできます。約束の書面に、その決まりが出ます。使う前に、弁護士などに確かめてください。',
		'pay-bank-shut':
			'ふつうは前の営業日です。「2日以内の次の営業日」は、約束の書面にその合意を書いたときだけ使えます。書面には自動で出ます。',
		'pay-after-principal':
			'再委託型(A)だけの決まりです。依頼主の支払い期日から30日までです。依頼主が支払わなくても、この日に支払います。0日のときは、上の支払う日を使います。',
		'quote-valid-days': '事務局で決めます。',
		'least-age': '募集のページと、登録の申込みに出ます。',
		'consultation-answer-hours': '相談のページで約束する時間です。守れる時間にします。',
		'consultation-deputy-hours':
			'担当の相談員と代わりの相談員に、メールで知らせます。返事をするまでの時間より短くします。',
		'consultation-keep-years':
			'さいごの言葉から数えます。その日に、本文も鍵も消えます。消える日は、本人の相談のページに出ています。',
		'consultation-head-hours': '統括に、メールで知らせます。代わりの相談員を呼ぶ時間より長くします。',
		'town-people':
			'相談の統計で使います。2万5千人からは10人、2千人からは20人より少ない数を出しません。2千人より少ない町では、何も出しません。国勢調査などで確かめてください。',
		'consultation-threshold':
			'これより少ない人数は、相談の統計に出しません。人口で決まる人数より小さくは、なりません。',
		'confirm-days': '依頼主の規約と同じにします。過ぎると、できていることになります。',
		'inspect-days': '事務局で決めます。約束(取引条件明示書)に出ます。',
		'terms-answer-hours': '事務局の開いている1日より短くはなりません。',
		'offer-answer-hours': '事務局の開いている1日より短くはなりません。',
		'invoice-due-days': '事務局で決めます。依頼主の規約と同じにします。',
		'invoice-registration': '税務署からの通知を見てください。登録していないときは「なし」のままにします。',
		'transition-shares': '国税庁の表と見くらべてください。三者の約束の請求書に書きます。',
		'receipt-stamp': '税務署の表と見くらべてください。営業にあたらない団体は 9999999999円まで0円 とします。',
		'remind-first-days': '事務局で決めます。',
		'remind-second-days': '事務局で決めます。',
		'remind-third-days': '事務局で決めます。',
		'paper-years': '短くしても、前の年数で残した書類はその年数まで残ります。',
		'privacy-answer-days': '受け付けた日から数えます。',
		'blank-days': '書類が1つでも残っている間は、消えません。',
		'duties-from': '初日から守るほうが、数えまちがいがありません。',
		'trouble-answer-days': '受けた日の次の営業日から数え、その日の閉まる時刻までです。',
		'labour-report-days': 'けがの日から数えます。2027年1月からのきまりで、日数は確かめてから使ってください。',
		'end-call-minutes':
			'ひとりの仕事と、希望した人の仕事が終わる時刻から数えます。この倍が過ぎたら、緊急連絡先が出ます。',
		'desk-answer-days': '受けた日の次の営業日から数えます。',
		'window-left-mm': '封筒に紙を入れて、窓から見えるか確かめてください。',
		'window-top-mm': '封筒に紙を入れて、窓から見えるか確かめてください。',
		'remind-gives-days': '事務局で決めます。',
		'payer-fee-most': '事務局で決めます。事務局の分から持ちます。登録者の報酬からは引きません。',
		'hand-days': '開所日で数えます。今日のページの期限に使います。',
		'hand-before-days': '今日のページの期限に使います。お仕事の日の何日前までに決めるか。',
		'refill-days': '今日のページの期限に使います。お仕事の日の何日前までに決めるか。',
		'request-days': '開所日で数えます。今日のページの期限に使います。',
		'applicant-days': '開所日で数えます。申し込んだ方の画面にも「…までにお電話します」と出ます。',
		'difference-days': '開所日で数えます。今日のページの期限に使います。',
		'account-check-days': '開所日で数えます。今日のページの期限に使います。',
		'message-days': '開所日で数えます。書いた人の画面にも「お返事は…までに」と出ます。',
		'short-notice-days': 'お仕事までこの日数より近い取りやめは、電話リストにも出ます。',
		'arrival-early-hours': 'これより早いときは、当日に押すようにお願いします。',
		'night-from-minute': '夜には、お願いも、お返事の期限もありません。',
		'night-until-minute': '夜には、お願いも、お返事の期限もありません。',
		'reconfirm-call-minute': 'お返事がなくても、仕事はなくなりません。電話リストに出ます。',
		'stand-in-asks': '先に「できます」と言った方に、約束をお見せします。',
		'stand-in-again-minutes': 'お返事がないまま、この時間がたつと、次の方にもお願いします。',
		'late-tells-employer':
			'「事務局から」では、電話リストに出ます。「すぐに」では、依頼主へのお知らせにも出ます。',
		'turn-counts':
			'順番のきまりのページに、そのまま出ます。変えると、これまでの分も、新しい数え方で並びます。',
		'no-rest-days': '断った方を、すぐにまた同じことで煩わせないためです。順番は変わりません。',
		'weather-evening-minute': 'そとの仕事を新しく作るときの、はじめの時刻です。仕事ごとに直せます。',
		'weather-morning-minute': 'そとの仕事を新しく作るときの、はじめの時刻です。仕事ごとに直せます。',
		'heat-care': '国のきまりでは、28から熱中症の備えが要ります。',
		'heat-stop': '環境省の「危険」は31からです。',
		'area-way-minutes': '「地区」のページに分数がない行き方に使います。',
		'client-week-hours': '一人が一つの依頼主で長く働くと、雇用とみられることがあります。',
		'client-days-in-row': '一人が一つの依頼主で毎日続けると、雇用とみられることがあります。',
		'client-days-per-month': '一人が一つの依頼主に片寄らないようにします。協議会で決めてください。',
		'terms-paper': '紙で返事をいただく方だけに使います。署名をいただくときは、印紙が要ることがあります。',
		'stamp-duty':
			'国税庁の表(2号文書)と、年ごとにくらべてください。画面・メール・PDFだけの約束には、印紙はいりません。',
		insurance: '入っている保険の証券と見くらべてください。',
		cancellation: '依頼主の都合のときの割合は、「依頼主の都合で取りやめるとき」から自動で文になります。',
		'rain-rule':
			'決める人・時刻・報酬のきまりは、仕事ごとに自動で文になります。ここには、それ以外を書きます。',
		'employer-cancellation': '依頼主の都合のときの割合は、自動で文になります。ここには、それ以外を書きます。',
		'employer-rain':
			'決める人・時刻・報酬のきまりは、見積に自動で文になります。ここには、それ以外を書きます。',
		'usual-pay-an-hour':
			'作業から仕事を作るときの、最初の金額に使います。仕事ごとに直せます。紙や画面には「1回いくら」で出ます。',
		'cancel-free-minute':
			'募集・見積・約束に、文になって出ます。すでに約束した仕事は、前の決まりのままです。',
		'cancel-late-share': '0%から100%までです。登録者が受け取る報酬に対する割合です。',
		'cancel-begun-share': '0%から100%までです。家を出たあと、着いたあとの取りやめです。',
		'cancel-tax':
			'失われた報酬のうめあわせには、消費税がかからないとされています。税務署に確かめてください。',
		'withholding-low':
			'所得税と復興特別所得税を合わせた率です。2037年の終わりまで。変わるときは、その日から入れます。',
		'withholding-high': '1回の支払いが、下の額を超えたところにかかる率です。',
		'withholding-edge-yen': '所得税法で決まっています。',
		'payment-record-yen': '源泉徴収のいる報酬だけを数えます。',
		'minimum-wage-yardstick': '職員が報酬を見るときのめやすだけに使います。都道府県の額に直してください。',
		'bank-consignor-code': '銀行との契約書にあります。',
		'bank-consignor-kana': '銀行との契約書にあります。半角カナで入れます。',
		'bank-code': '運営団体の通帳を見てください。',
		'bank-branch-code': '運営団体の通帳を見てください。',
		'bank-account-number': '運営団体の通帳を見てください。',
		'bank-file-newline': '銀行によってちがいます。銀行に聞いてください。',
		'statement-columns':
			'銀行の画面から受け取る入出金明細(CSV)の1行目を見てください。よくある名前は、入れなくても読めます。',
		'office-bank-account': '依頼主の入金を受ける口座です。はじめの請求書の前に直してください。',
		'payout-fund': '支払伺に印刷されます。予算書を見て、科目と財源を書いてください。',
		'payout-seals': '支払伺に印刷される押印欄です。「・」で分けます。',
		'cash-payout':
			'「使う」にすると、登録者は窓口での現金払いを選べます。現金は手元金庫に引き出し、1人ずつ受領書を出します。',
		'recall-fee-yen':
			'銀行によってちがいます(880円から1,100円くらい)。事務局が負担し、報酬からは引きません。',
		'claim-limit-years':
			'民法166条では、請求できると知ったときから5年です。亡くなった方の報酬の期限に使います。法律の専門家に確かめてください。',
		'processor-card': '手数料は、事務局が負担します。依頼主には足しません。',
		'processor-konbini-most':
			'コンビニで一度に支払える額は30万円までです。0円にすると、コンビニでのお支払いは出ません。決済代行との契約も確かめてください。',
		'processor-konbini-days': '1日から60日まで。短いほど、請求書の期日に近づきすぎません。',
		'processor-transfer': '依頼主ごとの口座に振り込んでもらい、決済代行が請求書と合わせます。',
		connect:
			'希望した方だけです。いまは口座の手続きまでで、お支払いは銀行振込のままです。銀行振込より高く、本人確認の書類が要ります。「使う」にする前に、会計担当の「決済代行」のページで費用を見てください。料金は事務局が負担し、報酬からは引きません。',
		'connect-month-yen': '2021年の料金です。いまの料金を確かめてください。',
		'connect-payout-yen': '2021年の料金です。いまの料金を確かめてください。',
		'connect-share': '2021年の料金です。いまの料金を確かめてください。',
		'connect-days': '決済代行の画面にある到着予定日と、くらべて直してください。',
		'transfer-charge-yen':
			'支払のページに、件数とかけた目安を出します。事務局が負担し、報酬からは引きません。銀行の料金表を見て直してください。',
		'outside-contact': '使う前に、番号がいまも合っているか確かめてください。',
		'day-telephone':
			'当日シートに出ます。「なし」のときは、事務局の電話番号です。早朝や休みの日の仕事があるときは、出られる番号にします。',
		'meeting-place': '会ってお話しする面談の場所です。相談員は、予約ごとに変えられます。',
		'meeting-lead-minutes': '相談員が予約に気づける長さにします。',
		'video-server': 'なしにすると、相談員が予約ごとに入り口のアドレスを書きます。',
		'video-app-id':
			'ビデオのサーバーに決めた名前(application ID)です。秘密の鍵は、動かす人が VIDEO_SECRET に入れます。',
	},
	choices: {
		'first-day': '登録の初日から、すべて守る',
		'by-clock': '法律のとおりに数える',
		A: 'A 再委託型',
		B: 'B 三者包括型',
		off: '使わない',
		on: '使う',
		crlf: 'あり(CR LF)',
		none: 'なし',
		office: '事務局から',
		'at-once': 'すぐに',
		before: '前の営業日',
		after: '2日以内の次の営業日(なければ前の営業日)',
		notice: '印をつけて返す(署名はいらない)',
		signed: '署名・押印して返す',
		offered: 'お声がけ・決定したとき',
		worked: 'お仕事をしたとき',
		untaxed: 'かからない',
		taxed: 'かかる',
	},
	/** How a value of each kind is typed. */
	hints: {
		text: '',
		line: '',
		yen: '例 1043円',
		permille: '例 10%',
		permyriad: '例 10.21%',
		days: '例 30日',
		years: '例 18歳',
		'years-long': '例 5年',
		hours: '例 48時間',
		minutes: '例 15分',
		people: '例 3人',
		millimetres: '例 25mm',
		clock: '例 8時30分',
		wbgt: '例 28.0',
		'pay-date': '例 月末締め・翌月25日払い',
		shares: '例 2023-10-01から80%、2026-10-01から70%(日の早いほうから)',
		address: '例 https://video.example.jp。使わないときは なし。',
		registration: '例 T1234567890123。登録していないときは なし。',
		columns: '例 日付=取引日、入金=お預り金額、出金=お支払金額、摘要=摘要、残高=差引残高(いくつあってもよい)',
		stamps: '例 9999円まで0円、1000000円まで200円(少ないほうから)',
		choice: '',
	},
}

export type SettingKind = keyof typeof settingWords.hints

/** The month of pay, counted from that of the closing. */
export const payMonths: readonly string[] = ['当月', '翌月', '翌々月']

/** A rule of pay as people write it, and as it is kept; 31 is the last day of any month. */
export function sayPayRule({
	closes,
	months,
	pays,
}: {
	closes: number
	months: number
	pays: number
}): string {
	const closing = closes === 31 ? '月末' : `${closes}日`
	return `${closing}締め・${payMonths[months]}${pays === 31 ? '末日' : `${pays}日`}払い`
}

/** A setting's value in the unit people use. */
export function saySetting(kind: SettingKind, value: string | number): string {
	switch (kind) {
		case 'clock':
			return sayTime(Number(value))
		case 'wbgt':
			return (Number(value) / 10).toFixed(1)
		case 'permille':
			return `${Number(value) / 10}%`
		case 'permyriad':
			return `${Number(value) / 100}%`
		case 'pay-date':
			// From earlier: a bare date of the next month.
			return typeof value === 'number' ? sayPayRule({ closes: 31, months: 1, pays: value }) : value
		case 'days':
			return `${value}日`
		case 'years':
			return `${value}歳`
		case 'years-long':
			return `${value}年`
		case 'people':
			return `${value}人`
		case 'minutes':
			return `${value}分`
		case 'hours':
			return `${value}時間`
		case 'yen':
			return `${Number(value).toLocaleString('en-US')}円`
		case 'choice':
			return (settingWords.choices as Record<string, string>)[value] ?? String(value)
		default:
			return String(value)
	}
}

// What the pages and papers around a payout run say: 支払伺, approval from elsewhere, ways back, cash, heirs.

const yen = (n: number) => `${n.toLocaleString('en-US')}円`

/** Why an approver sends a run back, in one tap. */
export const sendBackWords = {
	sum: '金額を確かめてください',
	person: '受け取る方を確かめてください',
	day: '支払う日を確かめてください',
	paper: '支払伺の書類がそろっていません',
	call: 'お話ししたいので、電話をください',
}

/** 支払伺, and the signed sheet of it. */
export const payoutPaperWords = {
	title: '支払伺',
	print: '支払伺を印刷する',
	back: '報酬支払のページにもどる',
	number: '番号',
	made: '作った日',
	maker: '作った人',
	payDay: '支払う日',
	period: '仕事の期間',
	fund: '支出科目・財源',
	way: '支払い方',
	ways: { bank: '口座振込', cash: '窓口で現金', connect: '決済代行' },
	people: '人数',
	total: '支払額の合計',
	asks: (total: string) => `下の内訳のとおり、報酬 ${total}円を支払ってよろしいか伺います。`,
	seals: '決裁',
	list: '内訳',
	columns: { n: '番', who: '受取人', number: '登録番号', works: '仕事の回数', yen: '金額' },
	againNote: '先の振込が戻らないまま、もう一度支払う分です。先の分は返還を求めます。',
	again: '再',
	sum: '合計',
	fees: '振込の手数料は事務局が負担し、報酬からは引きません。',
	signed: '決裁済みの支払伺',
	signedLead: '押印のそろった支払伺の番号か、写真を付けておきます。どちらか片方でかまいません。',
	signedNone: 'まだ付いていません。',
	signedNumber: '綴りの番号',
	signedHint: '例 令和8年度 支払伺綴 第3号',
	signedPhoto: '写真',
	signedPhotoLabel: (n: number) => `決裁済みの支払伺の写真 ${n}`,
	signedSay: (number: string) => `番号 ${number}`,
	sign: '付ける',
	signAgain: '付け直す',
	told: '決裁済みの支払伺を付けました。',
}

/** Who is asked to approve, and what they see who sit elsewhere. */
export const approvalWords = {
	title: '決裁を待っている支払',
	lead: 'あなたに決裁をお願いしている報酬支払です。ひとつずつ開いて、金額を見てから決裁してください。',
	none: 'いま、決裁を待っている支払はありません',
	noneNote: '事務局がお願いすると、ここに出ます。',
	done: '決裁したもの(まだ送られていません)',
	open: 'ひらく',
	columns: {
		number: '番号',
		day: '支払う日',
		people: '人数',
		total: '合計',
		since: 'お願いした日時',
		open: 'ひらく',
	},
	by: (name: string) => `作った人 ${name}`,
	asked: (name: string, since: string) => `${name}に ${since} からお願いしています。`,
	askedShort: (name: string, since: string) => `${name}(${since}から)`,
	notAsked: 'まだ、だれにもお願いしていません。',
	ask: '決裁をお願いする',
	askWho: 'お願いする方',
	askLead:
		'決裁できる方がいないときは、このまま待ちます。お願いした方と、いつからかが、ここに残ります。電話でもお伝えください。',
	askNone:
		'作った方のほかに、決裁できる方がいません。システム管理者に、決裁者か外の決裁者を入れてもらってください。',
	unask: 'お願いを取り下げる',
	outside: '外の決裁者',
	approve: (total: string) => `${total}円の報酬支払を決裁する`,
	approveSay: (n: number, total: string) => `${n}人に、合わせて ${total}円を支払うことを決裁します。`,
	sendBack: '決裁しないで、戻す',
	sendBackLead: '支払は取りやめになり、報酬は次の支払に入れられます。会計担当に、選んだわけが伝わります。',
	sendBackWhy: '戻すわけ',
	sentBack: (why: string) => `決裁者が戻しました: ${why}`,
	againTick: '先の振込が戻らないまま、もう一度支払うことを認めます。先の分は返還を求めます。',
	againTitle: '先の振込が戻らないまま、もう一度支払う分',
	againRow: (who: string, sum: string, number: string) => `${who} ${sum}(先の支払 ${number})`,
	told: {
		asked: '決裁をお願いしました。電話でもお伝えください。',
		unasked: 'お願いを取り下げました。',
		approved: '決裁しました。このあとは、会計担当が支払います。',
		'sent-back': '戻しました。会計担当に伝わります。',
	},
}

/** 訂正 and 組戻し, and what is claimed back. */
export const recallWords = {
	bankSays: '戻った・訂正・組戻し',
	returned: '銀行が戻してきた(振込不能)',
	returnedLead: '口座を確かめて、次の支払で振り込み直します。ご本人への電話が、電話リストに載ります。',
	returnedTo: '戻りました',
	correction: '銀行から訂正の依頼がある',
	correctionLead:
		'カナや口座番号のちがいで、銀行から問い合わせがあったときに使います。通帳を手もとに電話で確かめ、銀行に訂正を返します。振込は同じもののままです。口座の届けも直し、別の方に確かめてもらってください。',
	recall: '組戻しを依頼する',
	recallLead:
		'まちがえて送ったお金を、銀行に返してもらう手続きです。受け取った方の同意がいり、戻らないこともあります。結果が出るまで、この分はもう一度支払いません。',
	why: 'わけ',
	whys: {
		correction: { kana: '名義のカナがちがう', number: '口座番号がちがう', branch: '支店がちがう' },
		recall: { 'wrong-account': '別の口座に送った', 'wrong-sum': '金額をまちがえた', twice: '二重に送った' },
	},
	ask: { correction: '訂正の依頼を記録する', recall: '組戻しの依頼を記録する' },
	fee: '銀行の手数料',
	feeHint: '事務局が負担します。報酬からは引きません。かからないときは 0円。',
	states: {
		correction: { asked: '訂正を返しているところ', done: '訂正済み', back: '訂正できず戻った', refused: '' },
		recall: { asked: '組戻し 依頼中', back: '組戻し 戻った', done: '', refused: '組戻し 同意が得られない' },
	},
	since: (state: string, why: string, at: string) => `${state}(${why})${at}`,
	settle: { done: '訂正が済んだ', back: 'お金が戻った', refused: '同意が得られなかった' },
	paidAfterAll: '受け取れていると分かったので、済みにする',
	claim: (sum: string, number: string) =>
		`返還をお願いしている分 ${sum}(支払 ${number} でもう一度支払いました)`,
	claimYen: '金額',
	paidBack: '返還を受けた',
	writeOff: '返還をあきらめて、貸し倒れにする',
	writeOffLead: '協議会の損になります。決裁者だけができます。',
	againTitle: 'もう一度支払うか決める分',
	againLead:
		'組戻しの同意が得られなかった分です。お金が戻らないまま、もう一度支払うときは印を付けてください。作る人と決裁する人の両方が認めたときだけ支払い、先の分は返還を求めます。',
	againPick: (who: string, sum: string, number: string) => `${who} ${sum}(支払 ${number})をもう一度支払う`,
	againOf: (number: string) => `支払 ${number} の分を、もう一度支払います`,
	told: {
		'correction-asked': '訂正の依頼を記録しました。通帳を手もとに、電話で確かめてください。',
		'recall-asked': '組戻しの依頼を記録しました。結果が出るまで、もう一度支払うことはありません。',
		'recall-done': '訂正が済んだことを記録しました。',
		'recall-back': 'お金が戻ったことを記録しました。報酬は、次の支払に入ります。',
		'recall-refused':
			'同意が得られなかったことを記録しました。もう一度支払うかは、次の支払を作るときに決めます。',
		'paid-back': '返還を受けたことを記録しました。',
		'written-off': '貸し倒れを記録しました。',
	},
	/** What the registrant reads: what happened, what we do, by when; one sentence each. */
	registrant: {
		correcting:
			'口座の書き方で銀行から問い合わせがありました。事務局が銀行に直しを返していて、同じお振込みが数日のうちに届きます。',
		recalling:
			'まちがえて送った分を、銀行に返してもらっています。何もしていただくことはありません。結果が分かりしだい(ふつう2週間のうちに)お知らせします。',
		recallRefused:
			'お振込みの先に手ちがいがあり、お金がまだ戻っていません。あらためてお支払いする手続きを、事務局でしています。次の振込の日までにお知らせします。',
		back: '事務局にお金が戻りました。次の振込の日に、もう一度お振込みします。',
	},
}

/** Cash at the counter. */
export const cashWords = {
	title: '手元金庫',
	lead: '窓口で渡す現金と、受け取った現金です。帳簿の残りと、手で数えた額を合わせます。',
	ledger: '帳簿の残り',
	link: '手元金庫',
	count: '数える',
	counted: '数えた額',
	countedHint: '硬貨までぜんぶ足した額',
	why: 'ちがうときのわけ',
	countSay: '帳簿とちがう額は、「端数」に記録して、帳簿を数えた額に合わせます。',
	keepCount: '数えた額を記録する',
	deposit: '銀行に預ける',
	depositYen: '預ける額',
	depositDay: '預けた日',
	depositSay: '現金を銀行の口座に入れたら、記録してください。',
	history: 'これまでに数えた記録',
	historyNone: 'まだ数えていません',
	historyNote: '支払や受け取りのあった日の終わりに数えます。',
	columns: {
		at: '日時',
		counted: '数えた額',
		ledger: '帳簿の額',
		difference: '差',
		why: 'わけ',
		by: '数えた人',
	},
	moves: '出入りを見る',
	told: {
		counted: '数えた額を記録しました。帳簿と合っています。',
		'counted-differs': '数えた額を記録し、差を「端数」に入れました。',
		deposited: '銀行に預けたことを記録しました。',
	},
	run: {
		make: '現金の支払を作る',
		makeSay: '窓口で現金を受け取る方の分を、1人1行にまとめます。決裁のあと、現金を引き出して渡します。',
		day: '渡しはじめる日',
		lead: (day: string) => `渡しはじめる日 ${day}`,
		account: '窓口で現金',
		draw: '現金を引き出しました',
		drawSay: (total: string) => `銀行から ${total}円を引き出し、手元金庫に入れたら押してください。`,
		drawn: '引き出し',
		handOver: '渡しました',
		handOverSay: 'お名前を確かめて現金を渡し、受領書に署名をもらってください。',
		receipt: (number: string) => `受領書 ${number}`,
		receiptCancelled: (number: string) => `受領書 ${number}(取消)`,
		putBack: '取りに来られなかった',
		putBackPaid: '渡していなかった',
		putBackLead: 'この分は支払から外れ、次の支払に入ります。現金は手元金庫に残ります。',
		returnedLead: '渡したのがまちがいで、現金が戻ったときに使います。',
		results: { paid: '渡しました', returned: '渡していません' },
		told: {
			drawn: '引き出しを記録しました。窓口で渡してください。',
			handed: '渡したことを記録しました。受領書を印刷して、署名をもらってください。',
			'put-back': '支払から外しました。次の支払に入ります。',
		},
	},
	receipt: {
		title: '受領書',
		number: '番号',
		sum: '金額',
		to: '受け取った方',
		day: '受け取った日',
		says: '業務委託の報酬として、上の金額を受け取りました。',
		sign: '署名',
		works: '内訳',
		from: '支払った団体',
		signFor: 'ご家族などが代わりに受け取るときは、その方のお名前と間がら',
		back: '報酬支払のページにもどる',
		cancelled: (day: string) => `取消 この受領書は、${day}に取り消しました。`,
	},
	wish: {
		label: '報酬の受け取り方',
		hint: '現金は、事務局の窓口でお渡しします。',
		choices: {
			bank: { label: '口座に振り込む', hint: '' },
			cash: { label: '窓口で現金を受け取る', hint: '' },
			connect: { label: '決済代行(Stripe)で受け取る', hint: '' },
		},
		save: '受け取り方を決める',
		told: '受け取り方を変えました。次のお支払いから使います。',
	},
	registrant: {
		waits: (day: string) => `${day}から、事務局の窓口で現金をお渡しします`,
		ready: (day: string) => `現金を用意しました。${day}から、事務局の窓口でお渡しします`,
		paid: (day: string) => `${day}に、事務局の窓口で現金をお渡ししました`,
	},
}

/** Pay of somebody who has died. */
export const heirWords = {
	title: '亡くなった方の報酬',
	listLead: '亡くなった方のまだお支払いしていない報酬です。相続人の届出書で、1回でお支払いします。',
	none: '亡くなった方の報酬はありません',
	noneNote: '登録者のページの「亡くなられたとき」から始めます。',
	columns: {
		who: '登録者',
		died: '亡くなった日',
		sum: '報酬',
		limit: '時効の日',
		state: 'ようす',
		open: 'ひらく',
	},
	states: { open: '届出書を待っている', paid: 'お支払い済み', undone: '取り消し' },
	start: '亡くなられたとき',
	startLead:
		'まだお支払いしていない報酬を、振込から外して、相続人の分として分けます。これからの仕事は取りやめて代わりの人を探し、手挙げ・お声がけ・電話リスト・お知らせを終わりにします。お知らせは、ご本人には送らなくなります。',
	diedDay: '亡くなった日',
	startAct: '報酬を相続人の分に分ける',
	back: '登録者のページにもどる',
	limitNear: (n: number) => `時効の日が1年のうちに来る方が${n}人います。相続人への連絡を確かめてください。`,
	waits: (n: number, sum: number) => `相続人の届出書を待っている方が${n}人・合わせて ${yen(sum)}`,
	waitsLink: '亡くなった方の報酬を見る',
	sum: '相続人の分',
	later: '検査や入金を待っている仕事は、済みしだいここに加わります。',
	laterAgain: 'このあとに検査や入金が済んだ仕事は、新しい分としてここに出ます。',
	earlier: '前にお支払いした分',
	differs: (sum: number, booked: number) =>
		`仕事ごとの合計は${yen(sum)}、元帳に分けてあるのは${yen(booked)}で、ちがっています。会計担当が元帳を確かめるまで、お支払いを記録できません。`,
	list: '内訳',
	listColumns: { work: '仕事', day: '仕事の日', yen: '報酬', withheld: '源泉所得税' },
	pay: '相続人に支払う',
	payLead: '届出書(相続人の代表の方・ほかの相続人の同意)を確かめて、1回でお支払いします。',
	paperNumber: '届出書の番号',
	receiver: '受け取る方のお名前',
	way: '支払い方',
	ways: { bank: '口座振込', cash: '窓口で現金' },
	paidDay: '支払った日',
	payAct: (sum: string) => `${sum}円の支払を記録する`,
	paidSay: (day: string, way: string, receiver: string, paper: string) =>
		`${day} ${way} ${receiver} 様(届出書 ${paper})`,
	undo: 'まちがいだったので取り消す',
	undoLead:
		'報酬は、ご本人の分にもどり、次の支払に入ります。取りやめた仕事・お声がけ・電話は、もとにもどりません。お休みになっているので、ご本人に電話して、登録者のページでお休みを終わりにしてください。',
	statement: '準確定申告のための明細を印刷する',
	paper: {
		title: '報酬の明細(準確定申告用)',
		to: (name: string) => `${name} 様のご遺族さま`,
		lead: (from: string, until: string) => `${from}から${until}(亡くなられた日)までの報酬の明細です。`,
		paid: 'お振込みの済んだ分',
		unpaid: '亡くなられた日に、まだお支払いしていなかった分(相続財産になります)',
		none: 'ありません',
		total: '合計',
		note: '準確定申告は、亡くなったことを知った日の翌日から4か月以内です。くわしいことは税務署に聞いてください。',
		noMyNumber: 'マイナンバーは、この紙にも、このしくみのどこにも入っていません。',
	},
	told: {
		opened:
			'報酬を相続人の分に分けました。これからの仕事は取りやめ、代わりの人を探しています。お知らせは、ご本人には送りません。',
		paid: '相続人への支払を記録しました。',
		undone:
			'取り消しました。報酬は、次の支払に入ります。取りやめた仕事やお声がけは、もとにもどっていません。ご本人に電話してください。',
	},
}

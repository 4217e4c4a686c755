// What is said of a run paid through the processor (決済代行): making it and its cost, where each line stands, what the person reads.

const yen = (n: number) => `${n.toLocaleString('en-US')}円`

/** Where a line stands, as staff read it. */
export const connectStepWords = {
	asked: '決済代行に頼んでいます',
	short: '決済代行にあるお金が足りません',
	failed: '決済代行から送れませんでした',
	transferred: '決済代行の、ご本人の口座にあります',
	'on-the-way': 'ご本人の銀行口座へ送られています',
	stuck: 'ご本人の銀行口座へ送れませんでした',
	'going-back': '取り戻しています',
	'back-failed': '取り戻せていません',
	paid: 'ご本人の銀行口座に着きました',
	returned: '戻りました',
	'goes-after-back': '戻ったのに、ご本人の銀行口座へ送られています',
	'paid-after-back': '戻ったあとで、ご本人の銀行口座に着きました',
}

export const connectPayoutWords = {
	chip: '決済代行',
	due: {
		/** Wished for, and why it goes by the bank all the same. */
		notReady: (n: number) =>
			`決済代行を希望していて、まだ手続きの済んでいない方が${n}人います。その方の分は、銀行振込に入ります。`,
		tooSoon: (n: number) => `支払日が近くて決済代行では間に合わない分が${n}件あります。銀行振込に入ります。`,
		make: '決済代行での支払を作る',
		makeSay: (from: string) =>
			`決済代行での受け取りを希望し、手続きの済んだ方の分を、1人1行にまとめます。いま送ると、着くのは${from}からです。`,
		cost: (people: number, sum: number, dear: number, cheap: number) =>
			`${people}人に、合わせて${yen(sum)}。かかる費用は${yen(dear)}ほどです(銀行振込なら${yen(cheap)}ほど)。事務局が負担し、報酬からは引きません。`,
		none: '決済代行で支払う分は、いまありません。',
		day: 'ご本人の口座に着く日',
	},
	run: {
		lead: (day: string) => `ご本人の口座に着く日 ${day}`,
		account: '決済代行の口座',
		cost: (dear: number, cheap: number) =>
			`この支払にかかる費用は${yen(dear)}ほどです(銀行振込なら${yen(cheap)}ほど)。事務局が負担し、報酬からは引きません。`,
		send: '決済代行で送る',
		sent: '送金',
		sendSay: (total: string, by: string) =>
			`${total}円を、決済代行にあるお金から送ります。${by}までに送ると、支払う日に間に合います。送ったあとは、取り消せません。`,
		sendLate: (total: string) =>
			`${total}円を、決済代行にあるお金から送ります。支払う日に間に合わないかもしれません。間に合わせるには、この支払をやめて、銀行振込で作り直してください。`,
		wait: '決済代行の知らせを待っています。ご本人の銀行口座に着くと、ひとりでに「支払済み」になります。1分ほどあとに開き直してください。',
		results: { paid: '着きました', returned: '戻りました' },
		arrives: (day: string) => `着く予定 ${day}`,
		tries: (at: string) => `${at}に、もう一度ためします`,
		/** It came back to the council and goes to the person all the same: what to do, and until when it is looked after. */
		goesAfterBack: (arrives: string, next: string) =>
			`戻ったものとして、次の支払に入れることになっています。二重にならないよう、結果が出るまで、この分の入った支払は送らないでください。決済代行の画面で、取り消せるときは取り消してください。着く予定は${arrives}です。着くか戻るまで、1時間ごとに自動で確かめます${next && `(次は${next})`}。`,
		again: 'もう一度送る',
		againBack: 'もう一度取り戻す',
		giveUp: '取りやめて銀行振込にする',
		giveUpLead:
			'決済代行に残っているお金を取り戻し、この分は次の銀行振込の支払に入ります。ご本人の受け取り方も銀行振込に変わります。振込先の口座が届いているかを確かめ、まだのときはお電話で伺ってください。',
		told: {
			'connect-sent': '決済代行に頼みました。1分ほどあとに開き直すと、1人ずつのようすが出ます。',
			'connect-again': 'もう一度頼みました。1分ほどあとに開き直してください。',
			'connect-given-up': '取り戻しています。済むと、この分は次の銀行振込の支払に入ります。',
		},
	},
	/** On the processor's page and the treasurer's: what does not move on. */
	desk: {
		title: '登録者への送金',
		none: '途中の送金はありません。',
		columns: { run: '支払', who: '受取人', yen: '金額', state: 'いま' },
		late: '支払う日を過ぎています。ご本人に電話してください。',
	},
	/** On the page of an earning. */
	chain: (number: string, sum: string) => `支払 ${number} 決済代行 ${sum}円`,
	/** What the registrant reads: what happened, what we do, by when; one sentence each. */
	registrant: {
		title: '決済代行で受け取る',
		waits: (day: string) => `${day}に\n決済代行会社(Stripe)から、あなたの銀行口座へ`,
		sentTo: (day: string) => `${day}に着くように、決済代行会社(Stripe)から、あなたの銀行口座へ送っています`,
		paid: (day: string) => `${day}に、決済代行会社(Stripe)から、あなたの銀行口座に着きました`,
		late: (day: string) =>
			`${day}に着くはずの報酬が、決済代行会社でまだ終わっていません。事務局が確かめていて、送れないときは銀行振込に切りかえ、お電話します。`,
		back: '決済代行会社から送れずに、お金が事務局に戻りました。次の支払の日に銀行振込でお支払いします。振込先の口座をまだ届けていないときは、口座を入れるか、事務局にお電話ください。',
	},
}

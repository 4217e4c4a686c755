// What a notice says, and where it leads: to a registrant, to an employer, and as a mail without anything personal.
import { sayDay } from './dates'

const yen = (n: number) => `${n.toLocaleString('en-US')}円`

/** What a notice about a supplement says in figures. */
type Sums = { sentYen: number; rightYen: number; restYen: number; payDay: string; held: boolean }

/** Title and address of each kind; `about` is the id it is about, `spoken` is said on the telephone instead of the note. */
export const noticeWords = {
	joined: {
		title: '登録の面談の結果が出ました',
		note: '登録証の番号で、サインインできます。',
		href: () => '/my',
	},
	offer: {
		title: 'お声がけがとどきました',
		note: '断っても大丈夫です。順番は変わりません。',
		href: (about: string) => `/my/offers/${about}`,
	},
	'offer-lapsed': {
		title: 'お声がけの期限が過ぎました',
		note: '順番は変わりません。',
		href: () => '/my/work',
	},
	decided: {
		title: 'お願いすることに決まりました',
		note: 'お仕事の約束を読んで、「この約束で引き受ける」か「この仕事を断る」を押してください。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	moved: {
		title: 'お仕事の日が移りました。この日でよいか、お返事をください',
		note: '天気などのためです。もとの日には行かないでください。お仕事の約束を読んで、引き受けるか断るかを押してください。断っても、順番は変わりません。',
		spoken: 'もとの日の仕事は、ありません。この日でよいか、お聞きします。断っても、順番は変わりません。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	another: {
		title: '今回は別の方にお願いしました',
		note: '次の順番は変わりません。',
		href: () => '/my/tasks',
	},
	closed: {
		title: '募集が取りやめになりました',
		note: 'お天気や依頼主のつごうなどで、この日の募集はなくなりました。順番は変わりません。',
		href: () => '/my/tasks',
	},
	'terms-lapsed': {
		title: '約束のお返事の期限が過ぎました',
		note: '次の方にお願いします。不利になることはありません。',
		href: () => '/my/work',
	},
	'terms-changed': {
		title: 'お仕事の約束を変えるお願いがあります',
		note: '変わるところを読んで、引き受けるか、前の約束のままにするかを押してください。お返事がないときは、前の約束のままです。',
		spoken: '変わるところを読み上げて、引き受けるか、前の約束のままにするかをお聞きします。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'employer-stopped-held': {
		title: '依頼主のご事情で、お仕事がどうなるか確かめています',
		note: '事務局からお電話します。それまで出かけずにお待ちください。終わったお仕事の報酬のことも、お電話でお話しします。',
		spoken: '依頼主のご事情をお伝えして、お仕事を行うかどうかと、報酬がどうなるかをお話しします。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'employer-stopped': {
		title: '依頼主のご事情で、お仕事がどうなるか確かめています',
		note: '事務局からお電話します。それまで出かけずにお待ちください。終わったお仕事の報酬は、約束の日にお支払いします。',
		spoken:
			'依頼主のご事情をお伝えして、お仕事を行うかどうかをお話しします。終わったお仕事の報酬は変わりません。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'called-off': {
		title: 'お仕事が取りやめになりました',
		note: '順番は変わりません。くわしいことは、このお知らせを開いてください。',
		spoken: '順番は変わりません。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	mending: {
		title: '手直しのお願いがあります',
		note: '決めた「できあがりのめやす」に足りないところだけです。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	credited: {
		title: '受け取るお金が決まりました',
		note: '金額と支払日を見られます。',
		href: () => '/my/earnings',
	},
	correction: {
		title: '金額の書き間違いについて、お聞きします',
		note: '前と後の額を見て、お返事をください。「いいえ」なら、いまの額のままです。',
		spoken: '前と後の額をお伝えして、お返事を聞きます。「いいえ」なら、いまの額のままです。',
		href: () => '/my/earnings',
	},
	corrected: {
		title: '受け取るお金が増えました',
		note: '事務局の書き間違いを直しました。',
		href: () => '/my/earnings',
	},
	supplemented: {
		title: '足りなかったお金を、追加でお支払いします',
		note: '前にお支払いした額に、事務局の書き間違いがありました。申し訳ありません。',
		say: ({ sentYen, rightYen, restYen, payDay, held }: Sums) =>
			[
				`前にお支払いした額は${yen(sentYen)}、正しい額は${yen(rightYen)}です。`,
				held
					? `足りない${yen(restYen)}は、依頼主からお金が届いてからお支払いします(予定は${sayDay(payDay)})。`
					: `足りない${yen(restYen)}を、${sayDay(payDay)}にお支払いします。`,
			].join(''),
		href: (about: string) => `/my/earnings/${about}`,
	},
	'year-statement': {
		title: '年間のお支払いのお知らせができました',
		note: '去年1年にお支払いした額です。いつでも見られ、印刷もできます。',
		href: () => '/my/papers',
	},
	paid: { title: 'お振込みが済みました', note: '通帳で確かめてください。', href: () => '/my/earnings' },
	returned: {
		title: 'お振込みが戻ってきました',
		note: '口座をいっしょに確かめます。事務局からお電話します。',
		href: () => '/my/bank-account',
	},
	correcting: {
		title: 'お振込み先の書き方で、銀行から問い合わせがありました',
		note: '事務局が銀行に直しを返しています。同じお振込みが数日のうちに届きます。通帳を手もとに、お電話をお待ちください。',
		href: () => '/my/earnings',
	},
	recalling: {
		title: 'お振込みに、事務局の手ちがいがありました',
		note: '銀行に返してもらっています。何もしていただくことはありません。結果が分かりしだい、ふつう2週間のうちにお知らせします。',
		spoken:
			'お振込みに事務局の手ちがいがあり、銀行に返してもらっています。おわびして、2週間ほどのうちにもう一度お電話すると伝えます。',
		href: () => '/my/earnings',
	},
	'recall-refused': {
		title: 'お振込みのお金が、まだ戻っていません',
		note: 'あらためてお支払いする手続きを、事務局でしています。次の振込の日までにお知らせします。',
		spoken:
			'先のお振込みのお金がまだ戻らないことと、あらためてお支払いする手続きをしていることを伝えます。報酬がなくなることはありません。',
		href: () => '/my/earnings',
	},
	'recalled-back': {
		title: '事務局にお金が戻りました',
		note: '次の振込の日に、もう一度お振込みします。',
		spoken: 'お金が戻ったことと、次の振込の日にもう一度お振込みすることを伝え、口座をいっしょに確かめます。',
		href: () => '/my/bank-account',
	},
	'cash-ready': {
		title: '報酬の現金を用意しました',
		note: '事務局の窓口でお渡しします。お名前の分かるものをお持ちください。',
		spoken: '報酬の現金を窓口に用意したことを伝え、いつ来られるかを聞きます。',
		href: () => '/my/earnings',
	},
	'through-back': {
		title: '決済代行会社から、報酬を送れませんでした',
		note: 'お金は事務局に戻っています。次の支払の日に、銀行振込でお支払いします。振込先の口座をまだ届けていないときは、口座を入れるか、事務局にお電話ください。',
		href: () => '/my/bank-account',
	},
	'cash-back': {
		title: '現金をお渡しできませんでした',
		note: '次のお支払いの日に、もう一度用意します。口座へのお振込みにも変えられます。',
		spoken: '次のお支払いの日にもう一度用意することを伝え、口座への振込に変えるかを聞きます。',
		href: () => '/my/profile',
	},
	'ending-told': {
		title: '登録・お願いの終わりの予告があります',
		note: '開いて、いつ終わるかを読んでください。理由を聞くことができます。',
		spoken: 'いつ終わるかをお伝えします。理由を聞くことができます。',
		href: () => '/my/ending',
	},
	'ending-reason': {
		title: '終わりの理由をお答えしました',
		note: '開いて、読んでください。',
		spoken: '理由をお伝えします。',
		href: () => '/my/ending',
	},
	'desk-answered': {
		title: '事務局からお返事があります',
		note: '開いて、読んでください。',
		spoken: 'お返事をお伝えします。',
		href: () => '/my/desk',
	},
	'trouble-answered': {
		title: '知らせてくださったことに、事務局からお返事があります',
		note: '開いて、読んでください。',
		spoken: '知らせてくださったことの、お返事をお伝えします。',
		href: (about: string) => `/my/trouble/${about}`,
	},
	'trouble-answered-employer': {
		title: '知らせてくださったことに、事務局からお返事があります',
		note: '開いて、読んでください。',
		spoken: '知らせてくださったことの、お返事をお伝えします。',
		href: (about: string) => `/employer/trouble/${about}`,
	},
	'account-rejected': {
		title: '振込先の口座を、もう一度入れてください',
		note: '通帳と見くらべて、確かめられないところがありました。事務局からお電話します。',
		href: () => '/my/bank-account',
	},
	'office-wrote': { title: '事務局から返事がとどきました', note: '', href: () => '/my/messages' },
	quote: {
		title: '見積ができました',
		note: '確かめて、お返事をください。',
		href: (about: string) => `/employer/requests/${about}`,
	},
	'quote-withdrawn': {
		title: '見積を取り下げました',
		note: '前の見積は、もう使えません。わけを、ご依頼のページに書いています。',
		spoken: '前の見積は、もう使えません。わけをお伝えします。',
		href: (about: string) => `/employer/requests/${about}`,
	},
	'turned-down': {
		title: 'ご依頼を、お受けできませんでした',
		note: 'わけと、ご相談先を、ご依頼のページに書いています。',
		spoken: 'わけと、ご相談先をお伝えします。',
		href: (about: string) => `/employer/requests/${about}`,
	},
	'taken-up-again': {
		title: 'ご依頼を、もう一度お受けします',
		note: '見積ができたら、お知らせします。',
		href: (about: string) => `/employer/requests/${about}`,
	},
	published: { title: '募集を始めました', note: '', href: (about: string) => `/employer/requests/${about}` },
	comes: { title: '来る方が決まりました', note: '', href: () => '/employer#coming' },
	'not-coming': {
		title: '来る予定だった方が、来られなくなりました',
		note: '代わりの人をさがすか、日をかえるか、事務局からお知らせします。',
		href: () => '/employer#coming',
	},
	'comes-after-all': {
		title: '予定していた方が、来られることになりました',
		note: '交代はありません。予定どおり、その方が来ます。',
		href: () => '/employer#coming',
	},
	'stand-in-sought': {
		title: '交代します',
		note: '来る予定の方が交代します。代わりの方に、いまお願いしています。決まったらお知らせします。',
		href: () => '/employer#coming',
	},
	'stand-in-found': {
		title: '交代の方が決まりました',
		note: '予定の人数で伺います。',
		href: () => '/employer#coming',
	},
	'one-fewer': {
		title: '1人少なくなります',
		note: '代わりの方が見つかりませんでした。日や時間を変えるときは、事務局にお知らせください。',
		href: () => '/employer#coming',
	},
	late: {
		title: 'おくれて着く方がいます',
		note: '少しおくれて着きます。わからないことは、事務局にお電話ください。',
		href: () => '/employer#coming',
	},
	again: {
		title: 'もうすぐお仕事の日です',
		note: '「はい、行きます」を押してください。行けなくなったときも、このお知らせから知らせられます。',
		spoken: '予定どおり来られるか、お聞きします。行けなくなったときも、理由はお聞きしません。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'stand-in': {
		title: '交代のお願いがとどきました',
		note: '行けなくなった方の代わりです。断っても大丈夫です。順番は変わりません。',
		href: (about: string) => `/my/offers/${about}`,
	},
	before: {
		title: '前にしたお仕事のお声がけです',
		note: '前にしていただいた方に、先にお声がけしています。断っても大丈夫です。',
		href: (about: string) => `/my/offers/${about}`,
	},
	'accompany-asked': {
		title: 'はじめての方と、いっしょに行っていただけますか',
		note: 'むずかしいときは、そのまま断って大丈夫です。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	accompanied: {
		title: '待ち合わせが決まりました',
		note: '場所と時間と目印を見られます。いっしょに行く人がいるときは、その人も。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'accompany-off': {
		title: 'いっしょに行く予定が、なくなりました',
		note: '待ち合わせは、ありません。事務局が、もう一度決めてお知らせします。',
		href: (about: string) => `/my/assignments/${about}`,
	},
	'team-raised': {
		title: 'チームで手を挙げました',
		note: 'まだ約束ではありません。あなたの手は、わたしの仕事から、いつでも下ろせます。',
		href: () => '/my/work',
	},
	'share-asked': {
		title: '分け方を変えたいという人がいます',
		note: '読んで、「はい」か「いいえ」を押してください。全員が「はい」と言うまで、いまのままです。',
		spoken: '分け方を読み上げて、「はい」か「いいえ」をお聞きします。どちらでも大丈夫です。',
		href: (about: string) => `/my/assignments/${about}/share`,
	},
	'share-agreed': {
		title: '分け方が決まりました',
		note: '全員が「はい」と言いました。受け取る額を、お約束で確かめてください。',
		href: (about: string) => `/my/assignments/${about}/share`,
	},
	'share-equal': {
		title: '分け方が、等分にもどりました',
		note: 'いっしょに働く人が変わったためです。受け取る額を、お約束で確かめてください。',
		href: (about: string) => `/my/assignments/${about}/share`,
	},
	'share-stays': {
		title: '分け方は、いまのままです',
		note: '受け取る額は変わりません。',
		href: (about: string) => `/my/assignments/${about}/share`,
	},
	'one-record': {
		title: '登録を1つにまとめました',
		note: 'これからは、この番号だけでお使いください。お約束の仕事も順番も、そのままです。前の番号ではたらいた分は、「受け取るお金」で見られます。',
		href: () => '/my',
	},
	'team-asked': {
		title: 'チームにさそわれました',
		note: '入るかどうかは、あなたが決めてください。',
		href: () => '/my/team',
	},
	'slot-off': {
		title: 'この日の仕事は取りやめになりました',
		note: '別の日にするときは、事務局にお知らせください。',
		href: () => '/employer#coming',
	},
	'slot-moved': {
		title: '仕事の日が移りました',
		note: '天気などのためです。もとの日には、どなたも伺いません。来る方には、この日でよいかお聞きしています。',
		href: () => '/employer#coming',
	},
	'to-confirm': {
		title: '終わった仕事を確かめてください',
		note: '',
		href: (about: string) => `/employer/assignments/${about}/confirmation`,
	},
	'taken-back': {
		title: '前のお知らせは取り消されました',
		note: '事務局がまちがえて送りました。わからないことは、電話してください。',
		href: () => '/my',
	},
	'taken-back-employer': {
		title: '前のお知らせは取り消されました',
		note: '事務局がまちがえて送りました。わからないことは、電話してください。',
		href: () => '/employer',
	},
	invoice: { title: '請求書ができました', note: '', href: (about: string) => `/employer/invoices/${about}` },
	'invoice-credited': {
		title: '請求書を取り消しました(赤伝)',
		note: '',
		href: (about: string) => `/employer/invoices/${about}`,
	},
	proposal: {
		title: '相談員から提案が届きました',
		note: '読んで、できることをお答えください。',
		spoken: '相談員から提案が届いたことと、サイトの「相談員からの提案」で読めることを伝えます。',
		href: () => '/employer/proposals',
	},
	'proposal-overdue': {
		title: '提案の期日が過ぎました',
		note: 'どうなったかを、「相談員からの提案」に書いてください。',
		href: () => '/employer/proposals',
	},
	'invoice-reminded': {
		title: 'お支払いのお願い',
		note: '',
		href: (about: string) => `/employer/invoices/${about}`,
	},
}

/** What a notice says beneath its title; in figures where it is about sums. */
export function sayNote(kind: keyof typeof noticeWords, sums: Sums | null): string {
	const { note, say }: { note: string; say?: (sums: Sums) => string } = noticeWords[kind]
	return say && sums ? `${note}${say(sums)}` : note
}

/** Which work a notice is about: 「栗の皮むき」12月1日(火); nothing where it is about no work. */
export function sayAbout({ title, day }: { title: string; day: string }): string {
	return title === '' ? '' : `「${title}」${day === '' ? '' : sayDay(day)}`
}

/** The page of notices. */
export const noticePage = {
	home: 'ホーム',
	title: 'お知らせ',
	none: 'お知らせはまだありません',
	noneNote: '決まったことや、お声がけがあると、ここに出ます。',
	care: 'からだとこころの相談のお返事は、ここではなく、相談のページに出ます。',
	careLink: 'からだとこころの相談',
}

/** What a mail is made of: nothing of it is about anybody. */
type MailFacts = { town: string; office: string; telephone: string; address: string }

export const sayNotice = {
	approvalMail: ({ town, office, telephone, address }: MailFacts) => ({
		subject: `【${town} しごとコンビニ】決裁のお願いが届いています`,
		body: `支払の決裁をお願いしています。次のページにサインインして、内容を確かめてください。\n${address}\n\nこのメールには、金額やお名前は書いていません。\nわからないときは、お電話ください。\n${office}\n${telephone}\n`,
	}),
	mail: ({ town, office, telephone, address }: MailFacts) => ({
		subject: `【${town} しごとコンビニ】新しいお知らせがあります`,
		body: `新しいお知らせがあります。次のページで読めます。\n${address}\n\nこのメールには、お名前や仕事の内容は書いていません。\nわからないときは、お電話ください。\n${office}\n${telephone}\n`,
	}),
}

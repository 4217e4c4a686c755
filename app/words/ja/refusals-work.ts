// Sentences for refusals about what is asked: requests, sheets, quotes, tasks and their slots.
import { lawRules } from './contract-rules'
import { sayDay, sayMinutes, sayTime } from './dates'
import { weatherWords } from './weather'
import { taskNeeds } from './work'

const requestNow: Record<string, string> = {
	received:
		'この依頼は、いま事務局が仕事に切り分けているところです。見積ができてから、もう一度お願いします。',
	quoted: 'この依頼は見積を出したところです。依頼主の返事を待ってください。',
	agreed: 'この依頼の見積は、もう合意になっています。依頼のページを開き直してください。',
	published: 'この依頼の仕事は、もう募集しています。変えるときは、新しい依頼として受け付けてください。',
	declined: 'この依頼の見積は、見送りになりました。条件を直して、見積を作り直してください。',
	withdrawn: 'この依頼は取り下げられました。続けるときは、新しい依頼として受け付けてください。',
	'turned-down': 'この依頼は、お断りしたものです。続けるときは、先に「もう一度受ける」を押してください。',
}

// The employer is told what to do on their own side: they have no button of the office's.
const ownRequestNow: Record<string, string> = {
	agreed: 'このご依頼の見積には、もう合意をいただいています。変えるときは、事務局にお電話ください。',
	published: 'このご依頼の仕事は、もう募集しています。変えるとき、やめるときは、事務局にお電話ください。',
	withdrawn: 'このご依頼は、もう取り下げられています。続けるときは、新しいご依頼としてお送りください。',
	'turned-down':
		'このご依頼は、お受けできませんでした。わけは、ご依頼のページにあります。ご相談は、事務局にお電話ください。',
}

export const workRefusals = {
	'request-now': ({ state }: { state: string }) =>
		requestNow[state] ?? 'この依頼は、もう次に進んでいます。依頼のページを開き直してください。',
	'own-request-now': ({ state }: { state: string }) =>
		ownRequestNow[state] ?? 'このご依頼は、もう次に進んでいます。ご依頼のページを開き直してください。',
	'request-taken': () => 'この依頼は、もうほかの担当が受け持っています。依頼のページを開き直してください。',
	'request-days-order': () => '「いつまでに」は、「いつから」と同じ日か、あとの日にしてください。',
	'employer-ended': () => 'この依頼主の利用は終わっています。再開の手続きをしてから、受け付けてください。',
	'employer-not-agreed': () => '募集の前に、依頼主の規約への同意を、依頼主のページに記録してください。',
	'employer-unvisited': () =>
		'募集の前に、現場を訪問して、依頼主のページの「訪問・現場確認」に残してください。訪問できないときは、決裁者がわけを残せば出せます。',
	'employer-resting': () =>
		'この依頼主は休止しています。募集に出すときは、依頼主のページで「再開する」を押してください。',

	'step-at-once': () => '同時にする人数は、1人から50人で入れてください。',
	'step-hazards': () => '「なし」と、気をつけることの両方に印があります。どちらかを外してください。',
	'step-hours': () => '時刻を選んでください。「この間に」のときは、おわりをはじめより後にします。',
	'step-cut-unknown': () => '2つに切るには、先に時間を入れてください。',
	'step-cut-at': ({ minutes }: { minutes: number }) =>
		`切る場所は、1分から${minutes - 1}分のあいだで入れてください。`,
	'step-last': () => 'いちばん下の作業です。次の作業があるときに、合わせられます。',
	'step-join-hours': () =>
		'合わせると、どちらかの時刻が守れません。どちらも「はじめて」の時間を入れて、続けてできる時刻に直してから、合わせてください。',
	'step-join-skills': () =>
		'2つの作業は、いる資格がちがいます。1つの作業でたのめる資格は1つなので、分けたままにしてください。',
	'step-join-after': () =>
		'2つの作業は、それぞれ別の作業のあとになっています。「どの作業のあと」を1つにそろえてから、合わせてください。',
	'steps-two-skills': () =>
		'えらんだ作業には、ちがう資格のいるものがあります。1つの仕事でたのめる資格は1つなので、分けて仕事を作ってください。',
	'slot-past-hour': ({ title, order }: { title: string; order: 'together' | 'in-turn' }) =>
		`「${title}」には時刻の決まった作業があり、この始まりでは間に合いません。始まりを早くするか、${
			order === 'in-turn' ? '「みな同じ時刻から」をえらんで' : '作業の時刻を直して'
		}ください。`,
	'sheet-not-empty': () =>
		'作業がもう入っています。ひな型や前の依頼からうつすのは、作業がないときだけです。作業を消してから、もう一度うつしてください。',
	'template-unknown': () => 'このひな型は見つかりません。一覧から選んでください。',
	'steps-none-chosen': () => '仕事にする作業を、1つ以上選んでください。',
	'slot-no-drafts': () => '日程を入れられる下書きの仕事がありません。先に、作業から仕事を作ってください。',
	'step-circle': () => 'この作業は、めぐりめぐって自分のあとになります。ほかの作業を選んでください。',
	'quote-not-as-seen': () =>
		'見ているあいだに、仕事・日程・金額・決まりか、依頼主の返事や出ている見積が変わりました。この見積は まだ出ていません。開き直して、もう一度確かめてください。',
	'cut-changed': () => '作業が変わったので、この切り方は使えません。もう一度、切り方をくらべてください。',
	'steps-cut-already': () =>
		'この作業からは、もう仕事を作ってあります。作り直すときは、先に「切り出した仕事」で消してください。募集を始めた仕事は、もう入れかえられません。',
	'ending-not-as-seen': () =>
		'わけを書いているあいだに、依頼主が返事をしたか、新しい見積が出ました。お断りも取り下げも まだしていません。いまのようすを確かめて、もう一度押してください。',
	'turning-down-reason': () => '依頼主に伝えるわけを書いてください。書いたとおりに、依頼主が読みます。',
	'override-refusal-reason': () => '通さないわけを、えらぶか書いてください。たのんだ人が読みます。',
	'contract-nothing': () => '答えを1つ以上選んでください。',
	'contract-unasked': ({ n }: { n: number }) =>
		`契約の確認で、まだ答えていない質問が${n}つあります。「契約と報酬を確かめる」で答えてください。`,
	'contract-blocked': ({ n, laws }: { n: number; laws: readonly string[] }) =>
		`契約の確認で、直すところが${n}つあります。「契約と報酬を確かめる」で、言葉を直すか、決裁者の理由を受けてください。${lawRules
			.filter(({ code }) => laws.includes(code))
			.map(({ what, ask }) => `${what}について聞くところ: ${ask}。`)
			.join('')}`,
	'contract-never': () =>
		'この形では、業務委託にできません。作業を分けるか、ハローワークかシルバー人材センターに相談してもらってください。',
	'override-never': () =>
		'この点は、だれの決裁でも通せません。作業を分けるか、ほかの窓口を案内してください。',
	'override-words': () => 'この点は、だれの決裁でも通せません。仕事のしかたを変えて、言葉を直してください。',
	'override-gone': () =>
		'この点は、もう直っているか、ほかの人が決裁したか、文が変わりました。ページを開き直してください。',
	'override-asked': () => 'この点は、もう決裁者にたのんであります。',
	'override-own': () =>
		'自分がたのんだ点を、自分で決裁することはできません。ほかの決裁者にたのんでください。',
	'override-reason': () => '理由を書いてください。どこに、いつ確かめたかも書くと、あとで役に立ちます。',
	'wording-gone': () => 'この文は、もう変わっています。ページを開き直してください。',
	'low-pay-reason': () => '報酬がめやすより低いので、理由を書いてください。',
	'step-minutes': () =>
		'作業の時間は、1分から1440分までの数字で入れてください。わからないときは空のままにできます。',

	'task-published': () =>
		'この仕事は、もう募集しています。変えるときは、募集を終えてから作り直してください。',
	'task-closed': () => 'この仕事の募集は終わりました。ほかの仕事を見てください。',
	'undecided-reason': () => 'まだ決まっていないことには、そのわけを書いてください(フリーランス法3条)。',
	'undecided-day': () => 'いつまでに決めるか、今日からあとの日を入れてください(フリーランス法3条)。',
	'undecided-late': ({ firstDay }: { firstDay: string }) =>
		`はじめの仕事は${sayDay(firstDay)}です。それより前の日までに決めてください。`,
	'undecided-known': () => 'このことは、もう決まっています。ページを開き直してください。',
	'task-lacks': ({ title, items }: { title: string; items: string[] }) =>
		`「${title}」は、${items.map((item) => `「${taskNeeds[item] ?? item}」`).join('')}を入れると募集できます(フリーランス法12条)。`,
	'task-none': () => '仕事がまだありません。依頼を仕事に切り分けて、日程を入れてください。',
	'task-pay': () => '報酬は、1円から1,000万円までの数字で入れてください。',
	'task-minutes': () => '時間のめやすは、1分から1440分までの数字で入れてください。',
	'task-kilograms': () => '持つ重さは、0kgから100kgまでの数字で入れてください。',
	'task-code': () => '選ぶ欄を、もう一度選んでください。',
	'pay-unit': () => '「1つの数え方」を入れてください。例 1袋、1時間',
	'pay-units': () => '「いくつ分の報酬か」は、1から10,000までの数字で入れてください。',
	'pay-units-uneven': ({ below, above }: { below: number; above: number }) =>
		`1つの額に、円の端数が出ます。${below > 0 ? `${below.toLocaleString('en-US')}円か` : ''}${above.toLocaleString('en-US')}円なら、ちょうど分けられます。`,
	'pay-shared-by': () =>
		'できた数や時間に対する報酬は、ひとりずつ数えるので、チームでひとつの金額にできません。どちらかを選び直してください。',
	'pay-time-why': () => '時間に対して払うときは、その理由を書いてください。募集と約束に出ます。',
	'pay-travel': () =>
		'交通費は、1円から100,000円までで入れてください。払わないときは「払わない」を選んでください。',
	'area-unknown': () => '地区を、一覧から選んでください。',

	'slot-day-not-real': () => 'その日はカレンダーにありません。日付を確かめてください。例 2026年 12月 1日',
	'slot-day-past': ({ day }: { day: string }) =>
		`${sayDay(day)}は、もう過ぎています。これからの日にちに直してください。`,
	'slot-day-far': ({ until }: { until: string }) => `日にちは、1年先(${sayDay(until)})までで入れてください。`,
	'slot-time-past': ({ day, startMinute }: { day: string; startMinute: number }) =>
		`${sayDay(day)} ${sayTime(startMinute)}は、もう過ぎています。これからの時間に直してください。`,
	'slot-time-not-real': () => '時間は、0時から24時までで入れてください。',
	'slot-across-midnight': () =>
		'夜中の12時をまたぐ仕事は、24時までと0時からの2つの日程に分けて入れてください。',
	'slot-end-before-start': () => 'おわりの時間は、はじまりよりあとにしてください。',
	'slot-seats': () => '人数は、1人から200人までの数字で入れてください。',
	'heat-stop': () =>
		'この日は暑さ指数が高く、そとの仕事はできません。「天気と暑さ」で、取りやめるか、日を移してください。',
	'heat-answer': () =>
		'この日は暑さ指数が高いので、日かげ・飲みもの・休みがそろってから決めます。依頼主に聞いて、「天気と暑さ」で答えを入れてください。',
	'heat-value': () => weatherWords.page.heat.valueMust,
	'weather-day-past': () => 'その日はもう過ぎています。今日か、これからの日を選んでください。',
	'slot-reserve-day': () => '予備日は、はじめの日よりあとの、1年以内の日にしてください。',
	'slot-none-to-repeat': () => 'くり返す日程が、まだありません。先に、はじめの日程を入れてください。',
	'slot-twice': ({ seats, together }: { seats: number; together: number }) =>
		`同じ日程がもうあります(${seats}人)。人数を足すときは、いまの日程を消して、${together}人で足し直してください。`,
	'slot-short': ({ minutes, most }: { minutes: number; most: number }) =>
		`この日程は${sayMinutes(minutes)}で、仕事のめやす(${sayMinutes(most)})の半分までしかありません。時間を直すか、「短いままでよい」を選んでください。`,
	'pay-low': ({ anHour, yardstick }: { anHour: number; yardstick: number }) =>
		`1時間あたり${anHour.toLocaleString('en-US')}円で、最低賃金のめやす(${yardstick.toLocaleString('en-US')}円)より低くなっています。額か時間を直すか、低くする理由を書いてください。`,
	'slot-missing': ({ title }: { title: string }) => `「${title}」に、日程を1つ以上入れてください。`,

	'quote-valid-past': () => '見積の期限は、今日か、これからの日にしてください。',
	'quote-held': () =>
		'この見積は、事務局が内容を確かめ直しています。お返事はまだいりません。事務局からご連絡します。',
	'quote-expired': ({ validUntil }: { validUntil: string }) =>
		`この見積の期限は${sayDay(validUntil)}まででした。事務局に、新しい見積をお申し付けください。`,
	'quote-newer': () => '新しい見積ができています。依頼のページから、新しい見積を開いてください。',
	'quote-answered': ({ answer }: { answer: 'agreed' | 'declined' }) =>
		answer === 'agreed'
			? 'この見積には、もう「お願いします」の返事をいただいています。'
			: 'この見積には、もう「見送ります」の返事をいただいています。あらためてのときは、事務局にお知らせください。',
	'quote-withdrawn': () =>
		'この見積は、事務局が取り下げました。わけは、ご依頼のページにあります。ご相談は、事務局にお電話ください。',
	'quote-redone': () => '事務局が切り分けを直しています。新しい見積をお待ちください。',
	'trial-long': () => 'しごと体験は、半日(4時間)までです。めやすの時間を短くしてください。',
	'trial-hazard': () => 'しごと体験に、あぶない作業は入れられません。作業を分けてください。',
	'group-empty': () => '決まりのある仕事は、対象の方を1人以上えらんでから募集します。',
	'group-rule': () => '対象の方を決めるときは、だれのための仕事かの決まりを書いてください。',
}

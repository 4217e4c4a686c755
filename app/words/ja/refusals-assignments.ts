// Sentences for refusals about who does it: raising a hand, being asked, decisions, terms, reports, checks.
import { councilWords } from './council'
import { sayDay, sayInstant, saySpan, sayTime } from './dates'
import type { NoReason } from './fit'
import { sayNoReason } from './fit'
import { termsQuestions } from './terms'
import { workWords } from './work'

const assignmentNow: Record<string, string> = {
	decided:
		'この仕事は決まりましたが、お約束のお返事がまだです。先に「お仕事の約束」を読んで、お返事をお願いします。',
	agreed:
		'この仕事は、お約束をいただいて、これから始まるところです。終わりましたの報告のあとに、もう一度お願いします。',
	reported:
		'この仕事は、終わりましたの報告をいただいて、事務局が確かめているところです。少しお待ちください。',
	mending: 'この仕事は、手直しをお願いしているところです。終わったら、もう一度報告をお願いします。',
	passed: 'この仕事は、事務局の検査まで済んでいます。変えるときは、事務局に電話してください。',
	refused: 'この仕事は、見送りのお返事をいただいています。あらためてのときは、事務局に電話してください。',
	lapsed: 'この仕事は、お返事の期限が過ぎたので、次の方にお願いすることにしました。',
	'called-off': 'この仕事は、取りやめになりました。ほかの仕事を見てください。',
	'taken-back': 'この決定は取り消されました。ページを開き直してください。',
}

const skillName = (skill: string) => (workWords.skills as Record<string, string>)[skill] ?? skill

const termsItem = (item: string) =>
	termsQuestions.find((one) => (one.items as readonly string[]).includes(item))?.law ?? item

export const assignmentRefusals = {
	'afterwards-day': ({ days }: { days: number }) =>
		`今日までの${days}日のあいだの日を入れられます。それより前のことは、担当のページから、ご本人に聞いて入れてください。`,
	'afterwards-future': ({ name }: { name: string }) =>
		`${name}さんの時刻は、まだ来ていません。紙に書いた時刻を、もう一度見てください。`,
	'afterwards-order': ({ name }: { name: string }) =>
		`${name}さんの終わった時刻が、着いた時刻より前です。どちらかを直してください。`,
	'afterwards-nothing': () => '時刻がひとつも入っていません。紙に書いてある方の時刻を入れてください。',
	'afterwards-changed': () =>
		'この方の記録は、ほかの人がもう入れています。ページを開き直して、入っていない方だけ入れてください。',
	'not-registered': () =>
		'手を挙げられるのは、面談のあと登録が済んでからです。面談の日は、事務局からお知らせします。',
	'slot-closed': () => 'この日程の募集は終わりました。ほかの日程を見てください。',
	'not-in-group': ({ rule }: { rule: string }) =>
		`この仕事は、決まりのある方へのお仕事です(${rule})。あてはまると思うときは、事務局にお電話ください。`,
	// The instant as text: a plan keeps its refusals, and says them later.
	'before-first': ({ until }: { until: string }) =>
		`この仕事は、前にした方に先にお声がけしています。${sayInstant(new Date(until))}から、どなたでも手を挙げられます。`,
	'before-nobody': () => '前にした方で、いまお声がけできる方がいません。下の一覧から、お声がけしてください。',
	'team-alone': () => 'チームに、まだほかの方がいません。チームのページで、さそってください。',
	'team-cannot': () =>
		'チームの中に、この日に手を挙げられない方がいます。ひとりずつ手を挙げるか、ほかの日を見てください。',
	'team-seats': ({ left, members }: { left: number; members: number }) =>
		`あと${left}人の募集に、チームは${members}人です。ひとりずつ手を挙げるか、ほかの日を見てください。`,
	'team-split': ({ name }: { name: string }) =>
		`「${name}」は、いっしょに手を挙げています。全員を選ぶか、理由を選んでください。`,
	'companion-not-there': () =>
		'いっしょに行けるのは、同じ日に約束していて、ここが初めてでない方です。ほかの方を選んでください。',
	'companion-wished': () =>
		'本人のお返事が「ひとりで行けます」のときだけ選べます。いっしょに行く人を選んでください。',
	'companion-not-wished': () =>
		'本人のお返事が「いっしょに行ってほしい」ではありません。ページを開き直して、いまのお返事を見てください。',
	'companion-answered': () => 'お返事は、もういただいています。変えるときは、事務局にお電話ください。',
	'ask-kind-rests': ({ until }: { until: string }) =>
		`この種類の仕事を断ったばかりの方です。${sayDay(until)}から、お声がけできます。先にお聞きするときは、理由を選んでください。`,
	'seat-free': () => 'いまは、あいています。順番を待たずに、手を挙げられます。',
	'waits-already': () => 'もう、順番を待っています。あいたら、お知らせします。',
	'coming-said': () => '「行きます」のお返事は、もういただいています。',
	'late-not-now': ({ day, startMinute }: { day: string; startMinute: number }) =>
		`「おくれます」は、始まる3時間前から押せます。この仕事は${sayDay(day)}${sayTime(startMinute)}からです。`,
	'slot-full': () => 'この日程は、人数がそろいました。仕事のページで、順番待ちに入れます。',
	'slot-begun': () =>
		'この日程は、もう始まっています。まとめて取りやめることはできません。担当のページで、1人ずつ記録してください。',
	'slot-started': ({ day, startMinute }: { day: string; startMinute: number }) =>
		`この仕事は${sayDay(day)} ${sayTime(startMinute)}に始まっています。これからの日程を選んでください。`,
	'applied-already': () => 'この日程には、もう手が挙がっています。お返事をお待ちください。',
	'assigned-already': () =>
		'この日程は、もう引き受ける方に決まっています。「引き受けたお仕事」で確かめてください。',
	'application-over': () =>
		'この申込みは、もう取り下げたか、決定が済んでいます。ページを開き直してください。',
	'no-hand': () =>
		'この日程に手が挙がっていません。お声がけをするか、本人に代わって申込みを入れてから決めてください。',
	'more-than-seats': ({ left, chosen }: { left: number; chosen: number }) =>
		`あと${left}人です。${chosen}人選ばれています。${left}人までにしてください。`,
	'seats-gone': ({ names }: { names: string[] }) =>
		names.length === 0
			? 'この日程に、空きはありません。ページを開き直してください。'
			: `この日程は、もう決まっています(${names.join('・')})。ページを開き直して、確かめてください。`,
	'ceiling-passed': () =>
		'本人が決めている金額の上限を超えます。理由があっても決められません。ほかの方にお願いしてください。',
	'turn-needs-reason': ({ names }: { names: string[] }) =>
		`順番が前の ${names.join('・')} を飛ばします。飛ばす理由を選んでください。`,
	'ask-needs-reason': ({ names }: { names: string[] }) =>
		names.length === 0
			? '順番が前の方がいます。この方に先に声をかけるときは、理由を選んでください。'
			: `順番が前の ${names.slice(0, 3).join('・')}${names.length > 3 ? 'ほか' : ''} より先に、お声がけします。先にする理由を選んでください。`,
	'nobody-chosen': () => '決める方を、1人以上選んでください。',

	'ask-resting': () => 'いまはお休み中です。お休みが終わってから、お声がけをしてください。',
	'ask-never': () => 'お声がけは「こちらから見ます」になっています。手が挙がるのを待ってください。',
	'under-18': ({ say }: { say: string }) => `${say}ほかの仕事を見てください。`,
	'ask-avoids': () =>
		'この方には、いまこの依頼主の仕事をご案内していません。ほかの方にお声がけしてください。',
	'ask-later': ({ day }: { day: string }) =>
		`お声がけの回数が決められています。次のお声がけは${sayDay(day)}からできます。いまお声がけするときは、理由を選んでください。`,
	'ask-hours': ({ from, until }: { from: number; until: number }) =>
		`お声がけは${sayTime(from)}から${sayTime(until)}までと決められています。いまお声がけするときは、理由を選んでください。`,
	'asked-already': () => 'この日程には、もうお声がけをしています。お返事を待ってください。',
	'offer-answered': () => 'このお声がけには、もうお返事をいただいています。',
	'offer-over': () =>
		'このお声がけの期限は過ぎました。まだ空いていれば、お仕事のページから手を挙げられます。',

	'fit-needs-reason': ({ no }: { no: NoReason[] }) =>
		no.length === 0
			? '合わないところがあります。候補のページで、確かめてください。'
			: `合わないところがあります(${no.map((one) => sayNoReason(one, 'staff')).join('、')})。それでもお願いするときは、理由を選んでください。`,
	'paper-not-seen': ({ skill }: { skill: string }) =>
		`この仕事には「${skillName(skill)}」が要ります。免許や資格の証を見て、登録者のページで「確かめた」にしてから決めてください。`,
	'terms-lack': ({ items }: { items: string[] }) =>
		`お約束に足りない項目があります(${[...new Set(items.map(termsItem))].join('、')})。仕事と設定を直してから、決めてください(フリーランス法3条)。`,
	'terms-change-none': () => '前の約束と変わったところがありません。変えるところを書いてください。',
	'terms-change-empty': () => '約束に要ることは、空にできません。新しい内容を書いてください。',
	'terms-change-hours': ({ startMinute, endMinute }: { startMinute: number; endMinute: number }) =>
		`時間は、日程の${saySpan(startMinute, endMinute)}の中で変えられます。ほかの時間や日にするときは、取りやめて、新しい日程でお願いしてください。`,
	'terms-change-why': () => '変えるわけを書いてください。登録者が読みます。',
	'terms-change-over': () =>
		'この変更は、もうお返事を待っていません。お仕事のページで、いまの約束を確かめてください。',
	'share-yen': () => 'ひとりずつの額は、1円からの数字で入れてください。',
	'share-sum': ({ sumYen, saidYen }: { sumYen: number; saidYen: number }) =>
		`合わせて${sumYen.toLocaleString('en-US')}円になるように入れてください。いまは、合わせて${saidYen.toLocaleString('en-US')}円です。`,
	'share-same': () => 'いまの分け方と同じです。変えたい額を入れてください。',
	'share-why': () => '分け方を変えたいわけを書いてください。いっしょに働く人が読みます。',
	'share-over': () =>
		'いまは分け方を変えられません。お仕事のページを開き直して、いまの分け方を確かめてください。',
	'share-open': () =>
		'ほかの分け方を、みんなに聞いているところです。そのお返事がそろってから、聞いてください。',
	'share-outdated': () =>
		'聞いたあとに、働く人や席が変わりました。いまの分け方のままです。もう一度、みんなに聞いてください。',
	'share-answered': () => 'お返事は、もういただいています。ページを開き直してください。',
	'share-terms-open': () =>
		'お約束の変更のお返事を、事務局が待っている方がいます。そのお返事のあとで、もう一度押してください。',
	'terms-newer': () => 'お仕事の約束が新しくなりました。新しいものを読んでから、お返事をお願いします。',
	'agreed-already': ({ showCallName, toStaff }: { showCallName: boolean; toStaff: boolean }) =>
		[
			`この約束は、もう引き受けていただいています。呼び名は「${showCallName ? '伝えてよい' : '伝えない'}」になっています。`,
			toStaff
				? 'ご本人か、ほかの担当が先に記録しました。ちがうと言われたときは、仕事のページを見て直してください。'
				: '変えたいとき、行けなくなったときは、事務局に電話してください。',
		].join(''),
	'terms-over': () => 'お返事の期限が過ぎました。まだ空いているか、事務局に電話で聞いてください。',
	'assignment-now': ({ state }: { state: string }) =>
		assignmentNow[state] ?? 'この仕事は、もう次に進んでいます。ページを開き直してください。',
	'decision-moved-on': ({ state }: { state: string }) =>
		`この決定は、もう「${councilWords.candidates.decidedState[state as keyof typeof councilWords.candidates.decidedState] ?? '取り消し済み'}」になっているので、取り消せません。続けるかやめるかは、担当のページで記録してください。`,
	'decision-not-yours': () =>
		'取り消せるのは、決めた方だけです。決めた方に頼むか、「取りやめ」を使ってください。',
	'decision-too-old': ({ minutes }: { minutes: number }) =>
		`決定を取り消せるのは、${minutes}分以内です。そのあとは「取りやめ」を使ってください。`,
	'seat-given': () =>
		'もう、代わりの方に決まったか、募集が終わっています。行けるようになったときは、事務局に電話してください。',
	'not-agreed-before': () =>
		'まだ約束の前でした。行けるときは、仕事のページから、もう一度手を挙げてください。',
	'not-called-off': () => '始まったあとの取りやめは、事務局に電話してください。',

	'arrival-early': ({ day, startMinute }: { day: string; startMinute: number }) =>
		`「着きました」は、当日(${sayDay(day)} ${sayTime(startMinute)}から)押してください。`,
	'arrival-said': () => 'もうお知らせをいただいています。ありがとうございます。',
	'report-early': ({ day, startMinute }: { day: string; startMinute: number }) =>
		`「終わりました」の報告は、${sayDay(day)} ${sayTime(startMinute)}に始まってから送ってください。`,
	'report-units': ({ most }: { most: number }) =>
		`できた数は、1から${most}までで入れてください。約束より多くできたときや、1つもできなかったときは、事務局に電話してください。`,
	'report-travel': ({ most }: { most: number }) =>
		`交通費は、0円から${most.toLocaleString('en-US')}円までで入れてください。もっとかかったときは、事務局に電話してください。`,
	'report-minutes': () =>
		'だいたいの時間は、1分から24時間までで入れてください。わからないときは空のままで送れます。',

	'confirm-reason': () => 'ちがうところを、事務局にわかるように書いてください。',
	'confirmed-already': ({ verdict }: { verdict: 'fine' | 'different' | 'by-time' }) =>
		verdict === 'different'
			? 'ちがうところを、もううかがっています。事務局からお電話します。'
			: verdict === 'by-time'
				? '期限が過ぎたので、できていることになりました。ちがうところがあるときは、事務局に電話してください。'
				: '「できています」のお返事を、もういただいています。',
	'nothing-to-settle': () => '話し合うことは、もう残っていません。ページを開き直してください。',

	'pass-on-words': () => '登録者に伝えることばを書いてください。依頼主のお返事を、事務局のことばで伝えます。',
	'pass-on-raw': () =>
		'依頼主の書いたことばが、そのまま入っています。依頼主のことばは登録者に渡しません。事務局のことばで書き直してください。',
	'mended-once': () => '手直しのお願いは1回までです。別の方にお願いするか、依頼主と話し合ってください。',
	'mend-what': () => 'できあがりのめやすのどこを直すかを書いてください。',
	'mend-day': () => '手直しの日は、今日か、これからの日にしてください。',
	'halfway-indoors': () =>
		'この仕事は、雨や暑さのきまりのない仕事です。途中でやめたときは、完了の報告にそのことを書いてください。',
	'weather-none': ({ day }: { day: string }) =>
		`${sayDay(day)}に取りやめる仕事は、もうありません。ほかの人が先に取りやめたかもしれません。下の「この日にしたこと」を見てください。`,
	'weather-no-reserve': () =>
		'えらんだ仕事には、予備日がありません。「取りやめる」か「ほかの日」をえらんでください。',
	'weather-to-day': () => '移す日は、この日よりあとの、1年以内の日にしてください。',
}

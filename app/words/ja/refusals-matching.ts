// Sentences for refusals about who could: hours, days off, limits, skills, and promises that would meet.
import { sayDay, saySpan } from './dates'

export const matchingRefusals = {
	'hours-not-real': () => '時間を選ぶ欄を、もう一度選んでください。',
	'hours-end-before-start': () => '「何時まで」は、「何時から」よりあとの時間にしてください。',
	'day-off-not-real': () => 'その日はカレンダーにありません。日付を確かめてください。例 2026年 12月 1日',
	'day-off-order': () => '「いつまで」は、「いつ」と同じ日か、あとの日にしてください。',
	'day-off-said': () => 'その日は、もう知らせてあります。上の「いま知らせている日」で見られます。',
	'day-off-weeks': () => 'くり返しは、1週間ごとから8週間ごとまでの間で選んでください。',
	'day-off-too-long': () =>
		'できない日が長すぎます。しばらく休むときは「お休み中」にすると、お声がけが止まります。',
	'limit-kilograms': () => '持てる重さは、0kgから100kgまでの数字で入れてください。',
	'limit-minutes': () => '1日の長さは、30分から24時間までで入れてください。',
	'limit-week-minutes': () => '1週間にできる長さは、30分から168時間のあいだで選んでください。',
	'limit-between': () => '仕事と仕事のあいだは、5分から8時間のあいだで選んでください。',
	'limit-standing': () => '立っていられる長さは、5分から10時間のあいだで選んでください。',
	'limit-yen': () => '金額は、0円から1,000万円までの数字で入れてください。',
	'limit-company': () =>
		'「一人でする仕事がよい」と「だれかといっしょがよい」は、どちらか一つだけ選んでください。',
	'limit-start': () => '仕事の始まり方は、どちらか一つだけ選んでください。',
	'dated-hours-none': () =>
		'その日にできる時間を入れてください。まったくできない日は、「できない日」に入れてください。',
	'limit-days': () => '1週間の日数は、1日から7日までで入れてください。',
	'skill-unknown': () => '「できること」を、一覧から選び直してください。',
	'skill-checked': () =>
		'この資格は、もう確かめてあるか、一覧から外されています。ページを開き直してください。',
	'booking-clash': ({
		day,
		startMinute,
		endMinute,
	}: {
		day: string
		startMinute: number
		endMinute: number
	}) =>
		`${sayDay(day)} ${saySpan(startMinute, endMinute)}に、引き受けている仕事があります。ほかの日程を選んでください。`,
	'plan-week': () => '今週か、これからの週を選んでください。',
	'plan-going-on': () => 'この週の計画は、いま作っています。できるまで待つか、先に止めてください。',
	'plan-over': () => 'この計画は、もう終わっています。ページをひらき直して、結果を見てください。',
	'plan-both': () => '同じ行の「動かさない」と「外す」の両方に印があります。どちらか一つにしてください。',
	'plan-change-first': () =>
		'選びかえた人か、新しく外した人がいます。先に「印のとおりに組み直す」を押してください。まだだれにも声をかけていません。',
	'plan-nobody': () => '声をかける人に、1人以上印をつけてください。',
}

// Fair turns (お声がけの順番): the rule in ten lines, and the month's figures for the office and for everybody.
import { sayMonth } from './dates'

/** A share between 0 and 1, to two places. */
const sayShare = (share: number) => share.toFixed(2)

/** What one turn is, by what the council publishes. */
const counts = {
	offered:
		'順番は、事務局がお声がけしたときか、お願いすると決めたときに、1回と数えます。同じ日時の仕事なら、両方でも1回です。',
	worked: '順番は、お仕事をしたときに、1回と数えます。お声がけや決定だけでは、数えません。',
}

export const fairnessWords = {
	figures: {
		people: 'お声がけできる人',
		sayPeople: (n: number) => `${n}人`,
		spread: '順番の数の差',
		saySpread: (n: number) => `${n}回`,
		longestWaitDays: 'いちばん長い待ち',
		sayDays: (n: number) => `${n}日`,
		gini: 'かたより',
		sayGini: (share: number) => sayShare(share),
		decisions: 'お声がけと決定',
		sayDecisions: (n: number) => `${n}件`,
		overrides: '理由をつけて順番を変えた件数',
		overridesShort: '順番の変更',
		sayOverrides: (n: number) => `${n}件`,
	},
	rule: {
		title: 'お声がけの順番のきまり',
		lead: 'だれにお願いするかは、このきまりで決めます。',
		open: '順番のきまり',
		list: '10のきまり',
		lines: (by: 'offered' | 'worked') => [
			'前の順番がいちばん古い人から、お願いします。',
			'まだ順番がない人は、その前です。同じときは、先に手を挙げた人、お声がけでは先に登録した人からです。',
			'この順番は、仕事の{条件|じょうけん}に合う人で並べます。決めるときは手を挙げた人、お声がけのときは、いまお声がけできる人です。',
			counts[by],
			'お声がけを断っても、不利になりません。断った種類のお声がけは、しばらくお休みします。あいた席は順番待ちの次の方へ、急ぎの交代は、お聞きした中で先に「やってみます」と言った方へお願いします。',
			'雨や暑さ、依頼主や事務局のつごうで取りやめたときは、順番をお返しします。「行けなくなりました」「今日はむずかしい」のときも、お返しします。',
			'お休みのあいだは、時間が止まったように、順番をそのままにします。病気やご家庭のことは、お聞きしません。',
			'前の人をとばすときと、条件に合わない点のある人にお願いするときは、事務局がかならず理由を選びます。理由は8つです(近い・経験・資格・本人の希望・急ぎ・同行・前回の続き・その他)。',
			'決めるたび、お声がけするたびに、並んでいた人の順番と、その理由を、いっしょに残します。',
			'名前を出さずに毎月まとめ、{監査|かんさ}の人が、すべてのお声がけと決定を確かめられるようにします。',
		],
		month: (month: string) => `${sayMonth(month)}のようす`,
		notes: {
			spread: 'いちばん多い人と、いちばん少ない人の差です。',
			longestWaitDays: '前の順番(まだない人は登録)から、月の終わりまでの日数です。お休みの日は数えません。',
			gini: '0に近いほど、みんなに同じように順番が回っています。1に近いほど、少ない人にかたよっています(ジニ係数という数え方です)。',
		},
		tooFew: '先月のようすは、出していません',
		tooFewNote: '10人より少ないと、だれのことか分かってしまうためです。',
		mine: '順番のきまりを見る',
	},
	own: {
		title: 'わたしの順番',
		open: 'わたしの順番を見る',
		lead: '今月と先月の、あなたの順番です。ほかの登録者には見えません。',
		turns: '順番が来た回数',
		times: (n: number) => `${n}回`,
		last: '前の順番',
		lastNone: 'まだありません',
		hands: '手を挙げたあとの決定',
		handsSay: (hands: number, chosen: number) =>
			hands === 0 ? 'ありません' : `${hands}回のうち、あなたに決まったのは${chosen}回`,
		number: 'あなたの月の番号',
		numberNote:
			'順番を確かめるための記録では、名前のかわりにこの番号を使います。番号は月ごとに変わります。番号だけでは、だれのことか分かりません。',
	},
	council: {
		title: '順番の公平さ',
		lead: '月ごとの数字です。お声がけできる人を、月の終わりで数えています。',
		month: '月',
		none: 'まだお声がけも決定もありません',
		noneNote: 'お声がけか決定をすると、その月の数字がここに出ます。',
		soFar: (month: string) => `${sayMonth(month)}(今日まで)`,
		meanings: '数字の見かた',
		look: '内訳を見る',
		checked: (month: string) => `${sayMonth(month)}の確かめ`,
		explained: (n: number) => `お声がけと決定の${n}件は、すべて、きまりと理由で説明できます。`,
		unexplained: (n: number, numbers: string) =>
			`${n}件は、きまりと理由で説明できません。ファイルの番号: ${numbers}`,
		reasonsTitle: '順番を変えた理由',
		reasonsNone: '順番を変えたものは、ありません。',
		reasonColumns: { reason: '理由', asked: 'お声がけ', decided: '決定' },
		fieldsTitle: 'ファイルの見かた',
		fields: [
			[
				'decisions',
				'お声がけと決定の1件ずつ。number が番号、what が asked ならお声がけ、decided なら決定です。',
			],
			['at', '行った時刻。世界の標準時なので、日本の時刻より9時間早く書いてあります。'],
			['reason', '順番や条件をこえたときの理由。なければ null です。'],
			['hands', 'そのとき並んでいた人。決定では手を挙げた全員、お声がけでは早い順の10人と声をかけた人です。'],
			['person', '人の番号。この月だけの番号で、名前には戻せません。'],
			['raisedAt', '手を挙げた時刻。お声がけでは、登録の順番だけを表す仮の時刻です。'],
			['lastTurnAt・turns90Days', '前の順番の時刻と、90日のうちの順番の数。'],
			['fits・pastLimit', '条件に合うか、時間のほかの条件をこえているか。'],
			['chosen', '声をかけた人、決まった人。'],
		] as const,
		file: '証明ファイル',
		makeFile: '証明ファイルを保存する',
		fileNote:
			'名前は入っていません。人の番号は、月ごとに別の番号です。すべての決定を手を挙げた全員の順番と理由つきで、すべてのお声がけを順番が早い10人と理由つきで入れています。',
		checkTitle: '監査の方へ: ファイルの確かめかた',
		check:
			'このプログラムが入っているパソコンで、保存したファイルを置いた場所から、次の命令を使うと、すべての件を計算しなおして確かめられます。',
		command: (month: string) => `npm run check:fairness -- turns-${month}.json`,
		rule: '公開しているきまり',
	},
}

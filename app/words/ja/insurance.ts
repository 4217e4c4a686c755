// What the pages of the office's insurances say, to staff and to who works.
import { sayDayAndYear } from './dates'

const kinds = { injury: '傷害保険', liability: '賠償責任保険' }

/** One insurance in plain words, for who works. */
const plain = (one: {
	kind: keyof typeof kinds
	insurer: string
	covers: string
	homeWork: boolean
	wayThere: boolean
}) =>
	[
		`${kinds[one.kind]}(${one.insurer}): ${one.covers}`,
		one.homeWork ? '家でするお仕事も入っています。' : '家でするお仕事は入っていません。',
		one.wayThere ? '行き帰りも入っています。' : '行き帰りは入っていません。',
	].join(' ')

export const insuranceWords = {
	title: '保険',
	lead: '傷害保険と賠償責任保険の両方がある日だけ、お仕事を募集できます。続けるときは、終わる前に次の期間を入れてください。',
	kinds,
	kindHints: {
		injury: 'はたらく人のけが',
		liability: '物をこわしたとき、ほかの人にけがをさせたとき',
	},
	inUse: 'いま使っている保険・これからの保険',
	none: '保険がまだ入っていません',
	noneNote: '両方を入れるまで、お仕事は募集できません。',
	past: '終わった保険',
	pastNone: '終わった保険はありません',
	columns: { kind: '種類', insurer: '保険会社', days: '期間', covers: '入っていること', end: '使わない' },
	insurer: '保険会社・窓口の名前',
	policyNumber: '証券番号',
	telephone: '事故のときの電話',
	fromDay: 'いつから',
	untilDay: 'いつまで(この日まで使えます)',
	covers: '何に使えるか',
	coversHint: '登録者も読みます。例 作業中のけが。入院1日3,000円、通院1日2,000円',
	homeWork: '家でする仕事も入っている',
	wayThere: '行き帰りも入っている',
	tellDays: '事故を知らせるまで(日)',
	tellDaysHint: '事故の日から数えて、この日数のうちに保険会社に知らせます。',
	kind: '種類',
	add: '保険を入れる',
	save: '入れる',
	end: '使わない',
	endFor: (kind: string, insurer: string) => `${kind}(${insurer})を使わない`,
	ended: '使わないことにしました',
	days: (from: string, until: string) => `${sayDayAndYear(from)}から${sayDayAndYear(until)}まで`,
	inside: (homeWork: boolean, wayThere: boolean) =>
		`家での仕事 ${homeWork ? '入っている' : '入っていない'}・行き帰り ${wayThere ? '入っている' : '入っていない'}`,
	tell: (days: number) => `事故は${days}日のうちに知らせる`,
	gap: (kind: keyof typeof kinds, until: string | null) =>
		until === null
			? `${kinds[kind]}が、いまありません。入れるまで募集できません。`
			: `${kinds[kind]}は${sayDayAndYear(until)}で終わります。次の期間を入れてください。`,
	plain,
	people: {
		title: '保険の名簿(その日にはたらく人)',
		open: 'その日にはたらく人の名簿を開く',
		day: '日',
		show: 'この日を見る',
		for: (day: string) => `${sayDayAndYear(day)}にはたらく人`,
		lead: '約束をした人だけがのっています。保険会社に出すときは、印刷してください。',
		none: 'この日にはたらく人はいません',
		columns: {
			number: '登録番号',
			name: '名前',
			kana: 'ふりがな',
			task: '仕事',
			hours: '時間',
			place: '場所',
			employer: '依頼主',
		},
		count: (people: number) => `${people}人`,
		print: '印刷する紙',
		policies: '証券番号',
		back: '保険のページにもどる',
	},
	board: {
		kind: '保険',
		what: (kind: keyof typeof kinds) => kinds[kind],
		act: '次の期間を入れる',
	},
	told: { entered: '入れました。', ended: '使わないことにしました。' },
}

// The contract check: what it asks about, what it leaves alone, and what nobody can pass over.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settings } from '~/council/setting'
import { contractQuestions, lawRules, wordRules } from '~/words/ja/contract-rules'
import { sheetWords } from '~/words/ja/sheet'
import { workTemplates } from '~/words/ja/work-templates'
import type { CheckedTask } from '~/work/contract-check'
import {
	answerFindings,
	checkContract,
	checkedFields,
	mayPass,
	sentencesOf,
	taskFindings,
	unasked,
	wordFindings,
} from '~/work/contract-check'
import { plainText } from '~/work/typed-text'
import { care } from '../../scripts/seed/work/care'
import { daily } from '../../scripts/seed/work/daily'
import { farming } from '../../scripts/seed/work/farming'
import { making } from '../../scripts/seed/work/making'
import { tourism } from '../../scripts/seed/work/tourism'
import { townHall } from '../../scripts/seed/work/town-hall'

const found = (text: string) => wordFindings([{ taskId: 't', field: 'procedure', text }])
const rulesIn = (text: string) => found(text).map((one) => one.rule)

describe('words of employment', () => {
	it.each([
		['時給1,100円です。', 'hourly-pay'],
		['週3日のシフトに入ってください。', 'shift'],
		['９時に出勤してください。', 'shift'],
		['残業をお願いすることがあります。', 'shift'],
		['係の指示に従ってください。', 'orders'],
		['当日、店長が指揮します。', 'orders'],
		['休憩は12時から1時間です。', 'hours-bound'],
		['時間厳守でお願いします。', 'hours-bound'],
		['9時から17時まで必ずいてください', 'hours-bound'],
		['終わりまで居てください。', 'hours-bound'],
		['アルバイト募集。', 'employment'],
		['社員と一緒に並べます。', 'mixed'],
		['流れ作業です。', 'mixed'],
		['店長が当日指図します。', 'orders'],
		['やり方は当日指示します。', 'orders'],
		['主任から指示があります。', 'orders'],
		['９時に出社してください。', 'shift'],
		['毎朝７時に来てください。', 'every-day'],
		['言われた通りに動いてください。', 'orders'],
		['社員の横で同じラインに立つ', 'mixed'],
		['社員さんと同じ持ち場で作業します。', 'mixed'],
		['製造ラインの補助', 'mixed'],
		['ほかの仕事は禁止です。', 'exclusive'],
		['毎日来てください。', 'every-day'],
		['毎日９時に', 'every-day'],
		['毎日、朝の8時から並べます。', 'every-day'],
		['月曜から金曜まで同じ人にお願いします。', 'every-day'],
		['月〜金まで毎日', 'every-day'],
		['同じ方に毎日お願いします。', 'every-day'],
		['週5日入ってください。', 'every-day'],
	])('%s', (text, rule) => {
		expect(rulesIn(text)).toContain(rule)
	})

	it.each([
		['シフトに入って、係の指示に従ってください。', '1回ずつ引き受けて、'],
		['係の指示に従ってください。', '手順書のとおりのできあがりにしてください。'],
		['休憩は12時から1時間です。', '休みは自分のペースでとれます。'],
		['休憩時間は12時から1時間です。', '休みは自分のペースでとれます。'],
		['休憩時間:12時から', '休みは自分のペースでとれます'],
		['9時から17時まで必ずいてください', '9時から17時までをめやすに、できあがったら帰れます'],
		['社員と一緒に並べます。', '場所と分を分けて並べます。'],
		['店長の指示に従い、並べます。', '手順書のとおりに、並べます。'],
		['係の人の指示に従って並べます。', '手順書のとおりに並べます。'],
		['店長が当日指図します。', '手順書に書いておきます。'],
		['主任から指示があります。', '手順書があります。'],
		['店長の言うとおりに並べる', '手順書のとおりに並べる'],
		['当日、店長が指揮します。', '手順書に書いておきます。'],
		['係の人の指示を受けてください。', '手順書を見てください。'],
		['言われたとおりに並べる', '手順書のとおりに並べる'],
		['社員の横で同じラインに立つ', '別の台で、引き受けた分をする'],
		['ラインに入って並べる', '別の台で、並べる'],
		['ラインに入ってください。', '別の台で、引き受けた分をしてください。'],
		['毎日来てください。', '引き受けた日に来てください。'],
		['毎日9時に並べます。', '引き受けた日の9時に並べます。'],
		['毎朝７時に来てください。', '引き受けた日の７時に来てください。'],
		['月曜から金曜まで同じ人にお願いします。', '日にちごとに、引き受けられる方にお願いします。'],
		['流れ作業です。', '一人分ずつ分けた作業です。'],
	])('%s has better words', (text, better) => {
		const proposals = found(text).map((one) => one.better ?? '')
		expect(proposals.some((one) => one.includes(better))).toBe(true)
	})

	it.each([
		'手順書の指示どおりに並べます。',
		'画面の指示に従って入れます。',
		'依頼主の指示を受けることはありません。',
		'社員と一緒には働きません。',
		'スタッフに混ざって働くことはありません。',
		'店長の言うとおりにする必要はありません。',
		'指示に従わなくてもかまいません。',
		'係の人が指揮することはありません。',
		'ラインに入りません。',
		'毎日来る必要はありません。',
		'シフトはありません。',
		'時給ではありません。',
		'職員の指示はありません。',
		'指揮命令はありません。',
		'やり方の指図はしません。',
		'合唱の指揮者の譜面をとじる',
		'オンラインで作業できます。',
		'白いラインに並べます。',
		'同じ列に並べます。',
		'毎日使う道具をふきます。',
		'毎日の食事の写真をはる',
		'月曜から金曜までの分を束ねる',
		'同じ人の札を重ねます。',
	])('%s is no order, no shared work and no pattern of days', (text) => {
		expect(rulesIn(text)).toEqual([])
	})

	it.each([
		'シフトに入らなければなりません。',
		'シフトを休むことはできません。',
		'シフトに入らないわけにはいきません。',
		'社員と一緒に働きますが、むずかしくありません。',
		'指示に従わないことは認めません。',
		'休憩時間はありません。',
		'シフトはありませんが、出勤してください。',
	])('%s is no denial', (text) => {
		expect(rulesIn(text)).not.toEqual([])
	})

	it.each(['時間給1,000円です。', '1時間1,000円です。', '時間単価は1000円'])(
		'%s is pay by the hour',
		(text) => {
			expect(rulesIn(text)).toEqual(['hourly-pay'])
		},
	)

	it('ask for other words alone where the client directs or shares the work', () => {
		const levels = found('係の指示に従ってください。流れ作業です。シフトです。').map((one) => [
			one.rule,
			one.level,
		])
		expect(levels).toEqual([
			['orders', 'words'],
			['mixed', 'words'],
			['shift', 'reword'],
		])
		expect(['orders', 'mixed', 'question-orders', 'question-mixed'].map(mayPass)).toEqual([
			false,
			false,
			false,
			false,
		])
		expect(['shift', 'two-people', 'transport', 'question-bound', 'day-after-day'].every(mayPass)).toBe(true)
	})

	it('proposes only words it would not ask about again', () => {
		for (const rule of wordRules)
			for (const text of [
				'時給900円のシフト制',
				'店長の指示どおりに',
				'遅刻厳禁',
				'履歴書を持参',
				'専属です',
			])
				for (const one of found(text).filter((each) => each.rule === rule.code && each.better))
					expect(rulesIn(one.better ?? '')).not.toContain(rule.code)
	})

	it('marks the words where they stand', () => {
		const [one] = found('朝は冷えます。係の指示に従ってください。')
		expect(one?.sentence).toBe('係の指示に従ってください。')
		expect(one?.marks.map(({ from, to }) => one.sentence.slice(from, to))).toContain('係の指示')
	})
})

describe('letters typed another way', () => {
	it.each([
		['ﾊﾟｰﾄ募集', 'employment', 'ﾊﾟｰﾄ募集'],
		['ｱﾙﾊﾞｲﾄ募集', 'employment', 'ｱﾙﾊﾞｲﾄ'],
		['米10㎏を運ぶ。ｼﾌﾄに入ってください。', 'shift', 'ｼﾌﾄ'],
		['10㎏の箱を社員の指示どおりに積む', 'orders', '社員の指示'],
		['㎏と㌘で量る時給の仕事', 'hourly-pay', '時給'],
		['①９時に出勤', 'shift', '出勤'],
		['ハ\u309aート募集', 'employment', 'ハ\u309aート募集'],
	])('%s hides nothing and is marked as typed', (text, rule, marked) => {
		const one = found(text).find((each) => each.rule === rule)
		expect(one?.marks.map(({ from, to }) => one.sentence.slice(from, to))).toContain(marked)
		expect(text.slice(one?.from, (one?.from ?? 0) + (one?.sentence.length ?? 0))).toBe(one?.sentence)
	})

	it('are left as typed beside better words', () => {
		expect(found('①１０㎏の箱を、係の指示どおりに積む。').map((one) => one.better)).toEqual([
			'①１０㎏の箱を、手順書のとおりに積む。',
		])
		expect(found('ｱﾙﾊﾞｲﾄ募集｡５㎏まで持ちます').map((one) => one.better)).toEqual([
			'引き受ける方をさがしています｡',
		])
	})

	it('are read the same with or without their compatibility signs', () => {
		const signs = fc.constantFrom('ﾊ', 'ﾟ', 'ﾞ', 'ｶ', '㎏', '①', '１', 'が', 'か', '\u3099', '時', '給', '。')
		fc.assert(
			fc.property(fc.array(signs, { maxLength: 12 }), (typed) => {
				const text = typed.join('')
				const { plain, from, to } = plainText(text)
				expect(plain).toBe(text.normalize('NFKC'))
				expect([from.length, to.length]).toEqual([plain.length, plain.length])
				expect(
					to.every((end, n) =>
						text
							.slice(from[n], end)
							.normalize('NFKC')
							.includes(plain[n] ?? '?'),
					),
				).toBe(true)
			}),
		)
	})
})

describe('a sum', () => {
	it.each([
		['時給１，０００円、10㎏まで', '1回の報酬(めやすの時間から計算します)、10㎏まで'],
		['時給は1,000円です。', '1回の報酬(めやすの時間から計算します)です。'],
		['時給1,000〜1,200円です。', '1回の報酬(めやすの時間から計算します)です。'],
		['時給でお支払いします。', '1回の報酬でお支払いします。'],
	])('%s of an hour is not made one of the whole work', (text, better) => {
		expect(found(text).map((one) => one.better)).toEqual([better])
	})

	it.each([
		'日給8,000円',
		'月給は20万円です。',
		'1,000円の時給です。',
		'時給千円',
		'給料として 1000 を払います。',
		'1時間あたり1,000円です。',
		'時給です。1,000円です。',
		'時給\n1,000円',
	])('%s has no better words that would change what the sum means', (text) => {
		const findings = found(text).filter((one) => one.rule === 'hourly-pay')
		expect(findings.length).toBeGreaterThan(0)
		expect(findings.map((one) => one.better).filter(Boolean)).toEqual([])
	})
})

const lawCases = [
	['病院への送迎', 'transport'],
	['お客さまを車で駅に送ります', 'transport'],
	['病院まで車で送ってください', 'transport'],
	['おばあさんを病院まで車で送る', 'transport'],
	['車で駅までお客さまを送る', 'transport'],
	['買い物に車で連れて行く', 'transport'],
	['代行運転', 'transport'],
	['貸切バスの運転', 'transport'],
	['荷物の配送', 'freight'],
	['夕食の宅配', 'freight'],
	['引っ越しの荷物の運搬', 'freight'],
	['駐車場で車の誘導', 'guarding'],
	['駐車場の誘導', 'guarding'],
	['入浴の介助', 'care'],
	['介護', 'care'],
	['訪問介護', 'care'],
	['介護の手伝い', 'care'],
	['薬の管理', 'medical'],
	['薬を飲ませる', 'medical'],
	['肩のマッサージ', 'massage'],
	['子どもを預かる', 'childcare'],
	['赤ちゃんの世話', 'childcare'],
	['保育園で保育の補助', 'childcare'],
	['ヘアカット', 'beauty'],
	['髪にパーマをかける', 'beauty'],
	['コンセントの増設', 'electric'],
	['ガス管の取りかえ', 'gas-water'],
	['浄化槽の清掃', 'gas-water'],
	['不用品の回収', 'waste'],
	['弁当を作って売る', 'food'],
	['お弁当を作る', 'food'],
	['おにぎりを作って売る', 'food'],
	['惣菜づくり', 'food'],
	['クッキーを焼いて売る', 'food'],
	['ペットを預かる', 'animals'],
	['木を切り倒す', 'building'],
	['エアコンの取り付け', 'electric'],
	['お酒の販売', 'alcohol'],
	['どぶろくを仕込む', 'alcohol'],
	['確定申告の手伝い', 'papers'],
	['補助金の申請書類の作成', 'papers'],
	['古着の買い取り', 'second-hand'],
	['中古品を仕入れて並べる', 'second-hand'],
	['ツアーの企画', 'travel'],
	['旅行の手配', 'travel'],
	['人を紹介する', 'placement'],
	['求人のあっせん', 'placement'],
	['足場の上の作業', 'building'],
	['チェーンソーで木を切る', 'building'],
	['農薬を散布する', 'chemicals'],
] as const

describe('work of another law', () => {
	it.each(lawCases)('%s', (text, rule) => {
		expect(rulesIn(text)).toContain(rule)
	})

	it('has a case for each', () => {
		const covered: readonly string[] = lawCases.map(([, rule]) => rule)
		expect(lawRules.map(({ code }) => code).filter((code) => !covered.includes(code))).toEqual([])
	})

	it.each([
		'弁当のおかずをつめる',
		'お弁当を配る',
		'弁当の作業台をふく',
		'紙のケーキを作る',
		'書類を市役所まで車で送る',
		'母の会のちらしを折る',
		'犬の散歩',
		'採用試験の案内を折る',
		'面接会場の机を並べる',
		'菓子の箱を作る',
		'菓子の製造日の札をはる',
		'ジャムの販売台をふく',
		'庭の草とり',
		'駐車場の草とり',
		'駐車場の落ち葉をはく',
		'保育園の窓ふき',
		'保育の先生が1人います',
		'となりの部屋で子どもの遊びを見守る',
		'介護施設の窓ふき',
		'介護用品の箱をたたむ',
		'介護保険のちらしを折る',
		'介護の家こもれびの窓ふき',
		'訪問介護ステーションの窓ふき',
		'体にふれる介助はありません。',
		'送迎はしません。',
		'送迎バスの窓をふく',
		'2人で車に箱を運ぶ',
		'荷物を車で公民館に運ぶ',
		'駅まで車で迎えに行きます。',
		'宅配便の伝票をはる',
		'警備室で鍵を借ります。',
		'農薬の管理の表を写す',
		'スーパーマーケットの箱あけ',
		'美容室の窓ふき',
		'理容室の床をはく',
		'マッサージチェアをふく',
		'エクステリアのちらしを折る',
		'ごみの収集日の表を配る',
		'確定申告のお知らせを封筒に入れる',
		'補助金のちらしを折る',
		'申請書を10枚ずつ束ねる',
		'箱の解体作業',
		'伐採した枝を束ねる',
		'伝票の登録',
	])('leaves %s alone', (text) => {
		expect(rulesIn(text)).toEqual([])
	})

	it("leaves the client's own name alone, and nothing else", () => {
		const name = 'ひなた介護ﾀｸｼｰ'
		const named = (text: string) =>
			wordFindings([{ taskId: 't', field: 'place', text }], [name]).map((one) => one.rule)
		expect(named('ひなた介護タクシーの車庫')).toEqual([])
		expect(named('ひなた介護ﾀｸｼｰの車庫')).toEqual([])
		expect(named('ひなた介護タクシーで介護の手伝い')).toEqual(['care'])
		expect(named('介護タクシーの運転')).toContain('transport')
		const workshop = [{ taskId: 't', field: 'place', text: '北町ライン作業の家の2階' }]
		expect(wordFindings(workshop, ['北町ライン作業の家'])).toEqual([])
		expect(wordFindings(workshop).map((one) => one.rule)).toEqual(['mixed'])
	})

	it('names whom to ask and the law for each', () => {
		for (const rule of lawRules) {
			expect(rule.ask, rule.code).not.toBe('')
			expect(rule.law, rule.code).toMatch(/法/)
		}
	})
})

it('asks nothing about the plain work of a town', () => {
	const texts = [...making, ...care, ...daily, ...farming, ...tourism, ...townHall].flatMap(({ task }) => [
		task.title,
		task.result,
		task.specification,
		task.how.join('\n'),
		task.place,
		task.bring ?? '',
	])
	expect(texts.length).toBeGreaterThan(100)
	expect(texts.flatMap((text) => found(text).map((one) => `${one.rule}: ${one.sentence}`))).toEqual([])
	const templates = workTemplates.flatMap((one) => [
		one.title,
		...one.steps.flatMap((s) => [s.what, s.detail.result]),
	])
	expect(templates.flatMap((text) => rulesIn(text))).toEqual([])
	const usual = (['rain-rule', 'cancellation', 'insurance'] as const).map((key) => settings[key].first)
	expect(usual.flatMap((text) => rulesIn(text))).toEqual([])
})

describe('the five questions', () => {
	it('are five, and two of them nobody can pass over', () => {
		expect(contractQuestions).toHaveLength(5)
		const bad = Object.fromEntries(contractQuestions.map(({ code, bad }) => [code, bad]))
		expect(answerFindings(bad).filter((one) => one.level === 'never')).toHaveLength(2)
		expect(answerFindings(bad)).toHaveLength(5)
		expect(unasked({ orders: 'no' })).toHaveLength(4)
	})

	it('find nothing where the employer leaves how and when to the person', () => {
		expect(
			answerFindings({ orders: 'no', mixed: 'no', bound: 'no', substitute: 'yes', daily: 'no' }),
		).toEqual([])
	})
})

describe('dangers and days', () => {
	const hours = { startMinute: 540, endMinute: 660 }
	const task = (over: Partial<CheckedTask> = {}): CheckedTask => ({
		id: 't',
		title: '草刈り',
		hazards: [],
		privateHome: false,
		atHome: false,
		slots: [{ ...hours, day: '2026-12-01', seats: 1 }],
		...over,
	})
	const rules = (over: Partial<CheckedTask>) => taskFindings([task(over)]).map((one) => one.rule)

	it('ask for two people where there is a danger or a private home', () => {
		expect(rules({ hazards: ['blades'] })).toEqual(['two-people'])
		expect(rules({ privateHome: true })).toEqual(['two-people'])
		expect(rules({ hazards: ['blades'], slots: [{ ...hours, day: '2026-12-01', seats: 2 }] })).toEqual([])
		expect(rules({ privateHome: true, atHome: true })).toEqual([])
		expect(rules({})).toEqual([])
	})

	it('ask nothing about one person where no day is entered yet, and about work at night', () => {
		expect(rules({ hazards: ['blades'], slots: [] })).toEqual([])
		const at = (startMinute: number, endMinute: number) =>
			rules({ slots: [{ day: '2026-12-01', seats: 2, startMinute, endMinute }] })
		expect(at(1260, 1320)).toEqual([])
		expect(at(1260, 1335)).toEqual(['night'])
		expect(at(285, 360)).toEqual(['night'])
		expect(at(300, 360)).toEqual([])
	})

	describe('one person at one client day after day', () => {
		const on = (...days: number[]) =>
			days.map((n) => ({ ...hours, day: `2026-12-${String(n).padStart(2, '0')}`, seats: 1 }))
		const several = (...each: (readonly number[])[]) =>
			taskFindings(each.map((days, n) => task({ id: `t${n}`, title: `仕事${n}`, slots: on(...days) })))

		it('is four days of seven, however many people each day or however many slots a day', () => {
			expect(rules({ slots: on(1, 2, 3) })).toEqual([])
			expect(rules({ slots: on(1, 2, 3, 4) })).toEqual(['day-after-day'])
			expect(rules({ slots: on(1, 2, 3, 4).map((slot) => ({ ...slot, seats: 2 })) })).toEqual([])
			expect(rules({ slots: on(1, 1, 1, 1) })).toEqual([])
			expect(rules({ slots: on(1, 1, 2, 2, 3, 3) })).toEqual([])
			// Saturday to Tuesday lie in two weeks of the calendar.
			expect(rules({ slots: on(5, 6, 7, 8) })).toEqual(['day-after-day'])
			expect(rules({ slots: on(1, 3, 8, 10, 15, 17, 22, 24) })).toEqual([])
		})

		it('is looked for over the tasks of the whole request, and found once', () => {
			expect(several([7], [8], [9])).toEqual([])
			expect(several([7], [8], [9], [10], [11])).toMatchObject([
				{ rule: 'day-after-day', taskId: null, sentence: '仕事0・仕事1・仕事2・仕事3・仕事4' },
			])
			expect(several([7, 8], [7, 8], [20])).toEqual([])
		})

		it('is another finding when a day is added, so that an old yes does not cover it', () => {
			const about = (...days: number[]) => taskFindings([task({ slots: on(...days) })])[0]?.about
			expect(about(1, 2, 3, 4)).toBe(about(4, 3, 2, 1))
			expect(about(1, 2, 3, 4)).not.toBe(about(1, 2, 3, 4, 5))
		})
	})

	it('are another finding when the dangers change, so that an old yes does not cover them', () => {
		const about = (hazards: string[]) => taskFindings([task({ hazards })])[0]?.about
		expect(about(['blades', 'heat'])).toBe(about(['heat', 'blades']))
		expect(about(['blades'])).not.toBe(about(['blades', 'heat']))
	})
})

it('has a name on the page for every text it reads', () => {
	expect(checkedFields.filter((field) => !sheetWords.contract.fields[field])).toEqual([])
})

it('puts first what nobody can pass over', () => {
	const all = checkContract([{ taskId: 't', field: 'result', text: 'シフト。送迎。' }], { orders: 'yes' }, [])
	expect(all.map((one) => one.level)).toEqual(['never', 'law', 'reword'])
})

it('takes a text apart without losing a letter', () => {
	for (const text of ['一。二\n三。', '。。', 'a\n\nb', '終わりに句点のない文'])
		expect(
			sentencesOf(text).every(({ sentence, from }) => text.slice(from, from + sentence.length) === sentence),
		).toBe(true)
})

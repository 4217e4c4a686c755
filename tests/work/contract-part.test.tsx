// The contract check on the page: how old its two lists are, and what it offers for a finding of each level.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { formView } from '~/ui/answered'
import { sheetWords } from '~/words/ja/sheet'
import type { CheckedTask } from '~/work/contract-check'
import { checkContract } from '~/work/contract-check'
import { ContractLeft, ContractPart } from '../../app/routes/council/contract-part'
import { findingsShown } from '../../app/routes/council/contract-shown'

const task: CheckedTask = {
	id: 't',
	title: '売り場づくり',
	hazards: [],
	privateHome: false,
	atHome: false,
	slots: [],
}

const page = (text: string, answers: Parameters<typeof checkContract>[1] = {}) =>
	renderToStaticMarkup(
		<ContractPart
			requestId="r"
			answers={answers}
			sound={0}
			unasked={0}
			findings={findingsShown(
				checkContract([{ taskId: 't', field: 'rain', text }], answers, [task]).map((finding) => ({
					...finding,
					override: null,
					refusal: null,
					settled: false,
				})),
				[task],
				new Map(),
				'me',
			)}
			pay={[]}
			readOn={{ words: '2026年11月2日', laws: '2026年11月3日' }}
			view={formView(undefined, 'splitting')}
			mayCut
			mayApprove
		/>,
	)
const words = sheetWords.contract

describe('the contract check on the page', () => {
	it('says of which day each of the two lists is', () => {
		expect(page('')).toContain('言葉の一覧は 2026年11月2日')
		expect(page('')).toContain('ほかの法律の一覧は 2026年11月3日')
	})

	it('offers a reason or other words, and says where the sentence stands', () => {
		const shown = page('ｼﾌﾄに入ってください。')
		expect(shown).toContain('売り場づくり「雨や暑さのとき」')
		expect(shown).toContain('<mark>ｼﾌﾄ</mark>に入ってください。')
		expect(shown).toContain('take-wording')
		expect(shown).toContain('ask-override')
		expect(shown).not.toContain(words.onlyWords)
	})

	it('offers other words alone, and says so, where the client would direct or share the work', () => {
		for (const text of ['係の指示に従ってください。', '流れ作業です。']) {
			const shown = page(text)
			expect(shown).toContain(words.onlyWords)
			expect(shown).toContain('take-wording')
			expect(shown).not.toContain('ask-override')
		}
	})

	it('names the law and whom to ask', () => {
		const shown = page('病院への送迎')
		expect(shown).toContain('道路運送法')
		expect(shown).toContain('聞くところ: 運輸支局')
		expect(shown).not.toContain('take-wording')
	})

	it.each(['orders', 'mixed'] as const)('prints where else to turn when %s is answered with yes', (code) => {
		const shown = page('', { [code]: 'yes' })
		expect(shown).toContain('/council/requests/r/referral')
		expect(shown).not.toContain('ask-override')
	})

	it('says of what was let pass that it is done, asks for nothing more, and keeps the point to be read', () => {
		const [finding] = checkContract([{ taskId: 't', field: 'rain', text: 'ｼﾌﾄに入ってください。' }], {}, [
			task,
		])
		if (!finding) throw new Error('nothing found')
		const override = {
			...{ id: 'o', requestId: 'r', about: finding.about, rule: finding.rule, reason: '労働局に聞いた' },
			...{ askedBy: 'one', askedAt: new Date(), approvedBy: 'two', approvedAt: new Date() },
		}
		const shown = renderToStaticMarkup(
			<ContractPart
				requestId="r"
				answers={{}}
				sound={0}
				unasked={0}
				findings={findingsShown(
					[{ ...finding, override, refusal: null, settled: true }],
					[task],
					new Map([['two', '決']]),
					'me',
				)}
				pay={[]}
				readOn={{ words: '', laws: '' }}
				view={formView(undefined, 'splitting')}
				mayCut
				mayApprove
			/>,
		)
		expect(shown).toContain(words.settled)
		expect(shown).toContain('労働局に聞いた')
		expect(shown).toContain('決が決裁しました')
		for (const asks of ['take-wording', 'ask-override', 'drop-override', 'approve-override'])
			expect(shown).not.toContain(asks)
		// The instruction itself stands only in the fold.
		expect(shown.indexOf(words.levels[finding.level])).toBeGreaterThan(shown.indexOf('<details'))
	})
})

describe('what was asked of the 決裁者', () => {
	const buttons = (askedBy: string, may: { mayCut: boolean; mayApprove: boolean }) => {
		const [finding] = checkContract([], {}, [
			{
				...task,
				privateHome: true,
				slots: [{ day: '2026-11-09', startMinute: 540, endMinute: 720, seats: 1 }],
			},
		])
		if (!finding) throw new Error('nothing found')
		const override = {
			...{ id: 'o', requestId: 'r', about: finding.about, rule: finding.rule, reason: '家族が居る' },
			...{ askedBy, askedAt: new Date(), approvedBy: null, approvedAt: null },
		}
		const shown = renderToStaticMarkup(
			<ContractPart
				requestId="r"
				answers={{}}
				sound={0}
				unasked={0}
				findings={findingsShown(
					[{ ...finding, override, refusal: null, settled: false }],
					[task],
					new Map(),
					'me',
				)}
				pay={[]}
				readOn={{ words: '', laws: '' }}
				view={formView(undefined, 'splitting')}
				{...may}
			/>,
		)
		return ['drop-override', 'refuse-override', 'approve-override'].filter((one) => shown.includes(one))
	}

	it.each([
		['me', { mayCut: true, mayApprove: false }, ['drop-override']],
		['me', { mayCut: true, mayApprove: true }, ['drop-override']],
		['another', { mayCut: true, mayApprove: false }, []],
		['another', { mayCut: false, mayApprove: false }, []],
		['another', { mayCut: true, mayApprove: true }, ['refuse-override', 'approve-override']],
	] as const)('asked by %s, who may %o reads %o', (askedBy, may, shown) => {
		expect(buttons(askedBy, may)).toEqual(shown)
	})
})

describe('what is left of the check', () => {
	const finding = (about: string, settled: boolean) =>
		({
			about,
			level: 'reword',
			where: '',
			taskId: null,
			sentence: about,
			marks: [],
			why: '',
			better: null,
			settled,
			override: null,
			refusal: null,
		}) as const
	const left = (findings: ReturnType<typeof finding>[], unasked: number) =>
		renderToStaticMarkup(<ContractLeft findings={findings} unasked={unasked} />)

	it('leads from the head of the page to each finding that is open, and to the questions', () => {
		const shown = left([finding('指図', true), finding('シフト', false)], 2)
		expect(shown).toContain('あと2つ残っています')
		expect(shown).toContain('href="#finding-2"')
		expect(shown).not.toContain('href="#finding-1"')
		expect(shown).toContain('まだの質問2つに答える')
	})

	it('is not there when nothing is left', () => {
		expect(left([finding('指図', true)], 0)).toBe('')
	})
})

describe('how the questions stand', () => {
	it.each([
		[5, 0, '5つの質問は、どれも問題ありません。'],
		[3, 2, '5つの質問のうち、問題なし3つ・まだの質問2つ。'],
		[4, 0, '5つの質問のうち、問題なし4つ・直すところ1つ。'],
		[2, 1, '5つの質問のうち、問題なし2つ・まだの質問1つ・直すところ2つ。'],
	])('%i sound, %i unasked', (sound, unasked, said) => {
		expect(words.sound(sound, 5, unasked)).toBe(said)
	})
})

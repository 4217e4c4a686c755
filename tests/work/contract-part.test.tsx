// The contract check on the page: how old its two lists are, and what it offers for a finding of each level.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { formView } from '~/ui/answered'
import { sheetWords } from '~/words/ja/sheet'
import type { CheckedTask } from '~/work/contract-check'
import { checkContract } from '~/work/contract-check'
import { ContractPart } from '../../app/routes/council/contract-part'
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
			unread={[]}
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
})

// The kept items of the terms as answers to plain questions: for the registrant, for staff on the telephone, for paper.
import { payTermsIn } from '~/assignments/pay-items'
import { undecidedIn } from '~/assignments/terms-change'
import type { ContractMode } from '~/council/contract-mode'
import { contractModeOf, isHeld } from '~/council/contract-mode'
import { isWithholdingKind } from '~/council/withholding'
import { sayDayAndYear, sayMinutes, saySpan } from '~/words/ja/dates'
import { payWords, sayPayTerms } from '~/words/ja/pay'
import { termsQuestions, termsWords } from '~/words/ja/terms'
import { sayUndecidedItem } from '~/words/ja/terms-change'
import { ui } from '~/words/ja/ui'
import { sayReserve, sayRule, weatherWords } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'
import type { WeatherRule } from '~/work/weather'
import { Band, BandHours } from './band'
import { Icon } from './icon'
import { plainText } from './plain-text'
import type { TermItem } from './terms'

/** Items by name, as they were composed. */
export type Body = Readonly<Record<string, string | number | boolean | null>>

const word = (body: Body, item: string): string => String(body[item] ?? '')
const number = (body: Body, item: string): number => Number(body[item] ?? 0)
const coded = (words: Record<string, string>, code: string): string => words[code] ?? code

const ruleIn = (body: Body) => ({
	decides: word(body, 'weatherDecides') as WeatherRule['decides'],
	eveningMinute: number(body, 'weatherEvening'),
	morningMinute: number(body, 'weatherMorning'),
	halfway: word(body, 'weatherHalfway') as WeatherRule['halfway'],
})

/** The whole of a sum that several people share, and that its parts are other than equal; nothing where each is paid alone. */
export const saySharedSum = (body: Body): string[] =>
	typeof body.sharedYen === 'number'
		? [
				payWords.says.sharedSum(body.sharedYen, number(body, 'sharedPeople')),
				...(body.sharedBy === 'agreed' ? [payWords.says.sharedAgreed] : []),
			]
		: []

/** How the sum is counted, what is added to it and what is kept back for the tax office; nothing where it is one sum for the result. */
function PayBeside({ body }: { body: Body }) {
	const terms = payTermsIn(body)
	const says = [
		...(terms.shared
			? [payWords.says.sharedSum(number(body, 'sharedYen'), number(body, 'sharedPeople'))]
			: []),
		...(body.sharedBy === 'agreed' ? [payWords.says.sharedAgreed] : []),
		...sayPayTerms(terms, number(body, 'payYen')),
		...(terms.taxApart ? [payWords.says.taxApart(number(body, 'payTaxYen'))] : []),
		...(isWithholdingKind(terms.withholding) && terms.withholding !== 'none'
			? [
					payWords.says[body.withheldBy === 'employer' ? 'withheldByEmployer' : 'withheld'](
						payWords.kinds[terms.withholding],
						number(body, 'withheldYen'),
						number(body, 'sentYen'),
					),
				]
			: []),
	]
	return says.map((one) => <p key={one}>{one}</p>)
}

type Key = (typeof termsQuestions)[number]['key']

const answers: Record<Key, (body: Body, unfolded: boolean) => React.ReactNode> = {
	parties: (body) => (
		<dl>
			<dt>{termsWords.commissioner}</dt>
			<dd>
				{word(body, 'commissioner')}
				<br />
				{word(body, 'commissionerAddress')}
				<br />
				{word(body, 'commissionerTelephone')}
				{body.household === true && <p>{termsWords.household}</p>}
			</dd>
			<dt>{termsWords.contractor}</dt>
			<dd>{termsWords.person(word(body, 'contractor'), word(body, 'contractorNumber'))}</dd>
		</dl>
	),
	agent: (body) => (
		<>
			<p>{coded(termsWords.mode, word(body, 'mode'))}</p>
			<dl>
				<dt>{termsWords.agent}</dt>
				<dd>
					{word(body, 'agent')}
					<br />
					{word(body, 'agentAddress')}
					<br />
					{word(body, 'agentTelephone')}
				</dd>
			</dl>
			<p>{termsWords.agentDoes}</p>
		</>
	),
	commissioned: (body) =>
		body.commissionedOn ? sayDayAndYear(word(body, 'commissionedOn')) : termsWords.notYetAgreed,
	content: (body, unfolded) => (
		<>
			<p className="lines-kept">{word(body, 'result')}</p>
			<dl className="sub">
				<dt>{termsWords.specification}</dt>
				<dd className="lines-kept">{word(body, 'specification')}</dd>
				{word(body, 'bring') !== '' && (
					<>
						<dt>{termsWords.bring}</dt>
						<dd>{word(body, 'bring')}</dd>
					</>
				)}
				{word(body, 'skill') !== '' && (
					<>
						<dt>{termsWords.skill}</dt>
						<dd>{coded(workWords.skills, word(body, 'skill'))}</dd>
					</>
				)}
				<dt>{termsWords.kind}</dt>
				<dd>
					{coded(termsWords.contractKind, word(body, 'contractKind'))}
					<br />
					{termsWords.notEmployment}
				</dd>
			</dl>
			<details open={unfolded}>
				<summary>
					{termsWords.procedure}
					<Icon name="down" />
				</summary>
				<p className="lines-kept">{word(body, 'procedure')}</p>
			</details>
		</>
	),
	when: (body) => {
		const from = number(body, 'startMinute')
		const to = number(body, 'endMinute')
		return (
			<>
				{sayDayAndYear(word(body, 'serviceOn'))}
				<br />
				{termsWords.about(saySpan(from, to), sayMinutes(number(body, 'minutes')))}
				<Band pieces={[{ from, to, kind: 'work' }]} />
				<BandHours />
				{word(body, 'reserveOn') !== '' && (
					<p>
						<b>{sayReserve(word(body, 'reserveOn'))}</b>
						<br />
						{weatherWords.rule.reserveNote}
					</p>
				)}
				{termsWords.own}
			</>
		)
	},
	where: (body) =>
		body.atHome ? (
			<>
				{workWords.atHome}
				<br />
				{word(body, 'address')}
			</>
		) : (
			<>
				{word(body, 'place')}
				<br />
				{word(body, 'address')}
			</>
		),
	inspection: (body) => termsWords.by(sayDayAndYear(word(body, 'inspectBy'))),
	pay: (body) => (
		<>
			<p className="big">{termsWords.amount(ui.yen(number(body, 'payYen')), word(body, 'payFor'))}</p>
			<PayBeside body={body} />
			<p>{termsWords.paidOn(sayDayAndYear(word(body, 'payOn')))}</p>
			{word(body, 'payClosing') !== '' && <p>{termsWords.payClosing(word(body, 'payClosing'))}</p>}
			{body.payBankShut === 'after' && <p>{termsWords.payBankShut}</p>}
			{number(body, 'payAfterPrincipal') > 0 && (
				<p>{termsWords.payAfterPrincipal(number(body, 'payAfterPrincipal'))}</p>
			)}
			{isHeld(modeOf(body)) && (
				<p>
					{body.contractorInvoiceNumber
						? termsWords.qualified(word(body, 'contractorInvoiceNumber'))
						: termsWords.notQualified}
				</p>
			)}
		</>
	),
	method: (body) => (
		<>
			{coded(termsWords.payMethod, word(body, 'payMethod'))}
			<br />
			{coded(termsWords.transferFeeBy, word(body, 'transferFeeBy'))}
			<br />
			{termsWords.noOtherMethod}
		</>
	),
	principal: (body) => (
		<>
			{termsWords.subcontracted}
			<dl className="sub">
				<dt>{termsWords.principal}</dt>
				<dd>{word(body, 'principal')}</dd>
				<dt>{termsWords.principalPayOn}</dt>
				<dd>{sayDayAndYear(word(body, 'principalPayOn'))}</dd>
			</dl>
		</>
	),
	cancellation: (body) => (
		<>
			<p className="lines-kept">{word(body, 'cancellation')}</p>
			{body.cancelFreeMinute !== undefined && (
				<p>
					{payWords.cancel.terms(
						number(body, 'cancelFreeMinute'),
						number(body, 'cancelLateShare'),
						number(body, 'cancelBegunShare'),
					)}
				</p>
			)}
			{body.outdoors === true && <p>{sayRule(ruleIn(body))}</p>}
			{word(body, 'rain') !== '' && <p className="lines-kept">{word(body, 'rain')}</p>}
			<p>{termsWords.standIn}</p>
		</>
	),
	insurance: (body) => (
		<>
			<p className="lines-kept">{word(body, 'insurance')}</p>
			{word(body, 'outsideContact') !== '' && (
				<dl className="sub">
					<dt>{termsWords.outside}</dt>
					<dd>{word(body, 'outsideContact')}</dd>
				</dl>
			)}
		</>
	),
	undecided: (body) => (
		<>
			{undecidedIn(body).map((one) => (
				<p key={one.item}>{sayUndecidedItem(one)}</p>
			))}
		</>
	),
	told: (body) => (
		<>
			{coded(termsWords.toldToEmployer, word(body, 'toldToEmployer'))}
			{word(body, 'callName') !== '' && (
				<>
					<br />
					{termsWords.callName(word(body, 'callName'))}
				</>
			)}
		</>
	),
}

/** Questions that only one of the two ways to contract asks. */
const asksOnly: Partial<Record<Key, ContractMode>> = { agent: 'B', principal: 'A' }
const modeOf = (body: Body) => contractModeOf(body.mode)

/** Every item in the order of the law, as lines of text: for paper that is no web page. */
export const termLinesOf = (body: Body): { question: string; law: string; text: string }[] =>
	termItemsOf(body).map(({ answer, ...item }) => ({ ...item, text: plainText(answer) }))

/** Every item in the order of the law; `unfolded` on paper, where nothing can be opened. */
export function termItemsOf(body: Body, unfolded = false): TermItem[] {
	const asked = termsQuestions.filter(
		({ key }) =>
			(asksOnly[key] ?? modeOf(body)) === modeOf(body) &&
			(key !== 'undecided' || undecidedIn(body).length > 0),
	)
	return asked.map(({ key, question, law }) => ({ question, law, answer: answers[key](body, unfolded) }))
}

// What a piece of work is worth, for staff: each part of the sum, and what is sent.
import { KeyValues } from '~/ui/facts'
import { Sheet } from '~/ui/section'
import { correctionWords } from '~/words/ja/correction'
import { payWords as words } from '~/words/ja/pay'
import { ui } from '~/words/ja/ui'
import type { SumsShown } from './sums-shown.server'

/** The part of the page; the way to a slip of the pen is for who may put it right. */
export function SumsPart({ shown, mayCorrect }: { shown: SumsShown; mayCorrect: boolean }) {
	return (
		<Sheet id="sums" title={shown.credited ? words.earned.credited(shown.credited) : words.earned.ahead}>
			<KeyValues
				pairs={[
					...shown.lines.map(({ label, how, yen }) => ({
						label,
						answer: how ? `${ui.yen(yen)}(${how})` : ui.yen(yen),
					})),
					{ label: words.earned.sent, answer: <b>{ui.yen(shown.sentYen)}</b> },
				]}
			/>
			{shown.supplements.map(({ id, say }) => (
				<p key={id}>
					<a href={`/council/earnings/${id}`}>{say}</a>
				</p>
			))}
			{shown.earningId && mayCorrect && (
				<p>
					<a href={`/council/earnings/${shown.earningId}/correction`}>{correctionWords.staff.link}</a>
				</p>
			)}
		</Sheet>
	)
}

// The sheet of one sum that several people share, on the page of each piece of work of its slot.
import { KeyValues } from '~/ui/facts'
import { Sheet } from '~/ui/section'
import { Told } from '~/ui/told'
import { shareWords } from '~/words/ja/share'
import type { sharesShown } from './shares-shown.server'

const words = shareWords.staff

/** Who gets what of it, and a change that is under way. */
export function SharesPart({ shown }: { shown: NonNullable<Awaited<ReturnType<typeof sharesShown>>> }) {
	return (
		<Sheet id="shares" title={words.title} note={shown.equal ? words.lead : words.leadAgreed}>
			{shown.open && (
				<Told kind="wait" note={shown.open.why}>
					{shown.open.say}
				</Told>
			)}
			{shown.undivided && <Told kind="wait">{shown.undivided}</Told>}
			<KeyValues pairs={[...shown.people, { label: shareWords.sum, answer: shown.sum }, ...shown.past]} />
		</Sheet>
	)
}

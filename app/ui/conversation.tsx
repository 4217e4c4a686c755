// お問い合わせ: the talk with the office, and a field to go on; the same for a registrant, an employer and staff.
import { conversationWords } from '~/words/ja/conversation'
import { sayInstant } from '~/words/ja/dates'
import { ActForm } from './act-form'
import type { FormView } from './answered'
import { Button } from './button'
import { Empty } from './empty'
import { ErrorSummary } from './error-summary'
import { TextArea, Tick } from './field'
import type { Said } from './room-parts'
import { Talk } from './room-parts'

/** Turns as the room gives them, from one side's view. */
export function saidFrom(
	turns: readonly { id: string; fromOffice: boolean; writtenFor: boolean; text: string; at: Date }[],
	side: 'office' | 'other',
	names: { office: string; other: string },
): Omit<Said, 'after'>[] {
	return turns.map((turn) => ({
		key: turn.id,
		who: turn.fromOffice
			? names.office
			: turn.writtenFor
				? conversationWords.writtenFor(names.other)
				: names.other,
		at: sayInstant(turn.at, side === 'office' ? 'staff' : 'resident'),
		isoAt: turn.at.toISOString(),
		mine: turn.fromOffice === (side === 'office'),
		body: turn.text,
	}))
}

/** The talk and the field below it. */
export function Conversation(props: {
	said: readonly Said[]
	view: FormView
	words: { none: string; noneNote: string; write: string; send: string }
	/** Written for somebody: a word of the illness list is asked about, and may be kept by this tick. */
	keep?: string
}) {
	const { said, view, words, keep } = props
	return (
		<>
			<ErrorSummary errors={view.errors} />
			{said.length === 0 ? (
				<Empty icon="chat" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				<Talk said={said} />
			)}
			<ActForm idempotencyKey={view.key} className="page-form">
				<TextArea
					name="text"
					label={words.write}
					rows={5}
					defaultValue={view.value('text')}
					error={view.error('text')}
				/>
				{keep && view.error('text') && view.value('text') && <Tick name="textKept" label={keep} />}
				<Button>{words.send}</Button>
			</ActForm>
		</>
	)
}

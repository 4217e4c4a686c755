// Days somebody has made known, each with its button that takes it away: those off, and those with other hours.
import { ActForm } from '~/ui/act-form'
import { Empty } from '~/ui/empty'
import { Section } from '~/ui/section'

/** The words of such a list. */
type ListWords = {
	list: string
	none: string
	noneNote: string
	remove: string
	removeLabel: (said: string) => string
}

/** The list under its heading; `action` is where a day is taken away, `hidden` what tells which. */
export function KeptDays({
	days,
	words,
	action,
}: {
	days: readonly { key: string; said: string; hidden: Record<string, string> }[]
	words: ListWords
	action: string
}) {
	return (
		<Section id="list" title={words.list}>
			{days.length === 0 ? (
				<Empty icon="cal" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				<ul className="offs">
					{days.map(({ key, said, hidden }) => (
						<li key={key}>
							<span>{said}</span>
							<ActForm action={action} idempotencyKey={crypto.randomUUID()} hidden={hidden}>
								<button className="undo" type="submit" aria-label={words.removeLabel(said)}>
									{words.remove}
								</button>
							</ActForm>
						</li>
					))}
				</ul>
			)}
		</Section>
	)
}

// Work somebody holds on hours or days they have just taken back, each with the way to its page.
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { selfWords } from '~/words/ja/registrant-self'

const words = selfWords.daysOff

/** The list; nothing at all where there is none. */
export function Promised({
	title,
	promised,
}: {
	title: string
	promised: readonly { id: string; title: string }[]
}) {
	if (promised.length === 0) return null
	return (
		<Section id="promised" title={title}>
			<p>{words.promisedNote}</p>
			<Rows
				rows={promised.map((one) => ({
					key: one.id,
					href: `/my/assignments/${one.id}`,
					icon: 'cal' as const,
					title: one.title,
				}))}
			/>
		</Section>
	)
}

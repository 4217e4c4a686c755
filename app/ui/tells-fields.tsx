// What somebody may tell with a consultation for the statistics: folded away, each field to be left empty.
import { statisticsWords } from '~/words/ja/statistics'
import { SelectField } from './field'
import { Fold } from './fold'

const words = statisticsWords.tells

type Choice = { value: string; label: string }

/** What each field offers. */
export type TellsChoices = Record<'age' | 'area' | 'field' | 'employer', Choice[]>

const fields = ['age', 'area', 'field', 'employer'] as const

/** `line` gives a field's name, value and fault, as every form of the page does. */
export function TellsFields({
	line,
	choices,
}: {
	line: (name: string) => { name: string; defaultValue?: string; error?: string }
	choices: TellsChoices
}) {
	return (
		<Fold title={words.title}>
			<p className="hint">{words.lead}</p>
			{fields
				.filter((name) => choices[name].length > 0)
				.map((name) => (
					<SelectField
						key={name}
						{...line(name)}
						label={words[name]}
						choices={choices[name]}
						blank={words.refuse}
						optional
					/>
				))}
		</Fold>
	)
}

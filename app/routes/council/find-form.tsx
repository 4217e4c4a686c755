// One search for everybody: registrants and employers, from wherever the telephone rings.
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { councilWords } from '~/words/ja/council'

const words = councilWords.people

export function FindForm({ typed = '' }: { typed?: string }) {
	return (
		<form method="get" action="/council/people" className="row-form">
			<TextField name="q" label={words.findLabel} type="search" defaultValue={typed} autoComplete="off" />
			<Button kind="second">{words.find}</Button>
		</form>
	)
}

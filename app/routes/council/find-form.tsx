// One search for everybody: registrants and employers, from wherever the telephone rings.
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { councilWords } from '~/words/ja/council'

const words = councilWords.people

/** With `ringing` the only one found opens as whoever is on the telephone. */
export function FindForm({ typed = '', ringing = false }: { typed?: string; ringing?: boolean }) {
	return (
		<form method="get" action="/council/people" className="row-form">
			{ringing && <input type="hidden" name="ringing" value="now" />}
			<TextField name="q" label={words.findLabel} type="search" defaultValue={typed} autoComplete="off" />
			<Button kind="second">{words.find}</Button>
		</form>
	)
}

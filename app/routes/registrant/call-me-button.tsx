// The button with which a registrant asks to be called; it stands at the end of their pages.
import { ActForm } from '~/ui/act-form'
import { Button } from '~/ui/button'
import { registrantWords } from '~/words/ja/registrant'

const words = registrantWords.callMe

/** `back` is the page it stands on; `waiting` once it was pressed and nobody has called yet. */
export function CallMe({ back, waiting = false }: { back: string; waiting?: boolean }) {
	return (
		<section className="call-me" id="call-me" aria-label={words.button}>
			{waiting ? (
				<p>{words.waiting}</p>
			) : (
				<ActForm action="/my/call-me" idempotencyKey={crypto.randomUUID()} hidden={{ back }}>
					<Button kind="second" icon="phone">
						{words.button}
					</Button>
					<p className="hint">{words.note}</p>
				</ActForm>
			)}
		</section>
	)
}

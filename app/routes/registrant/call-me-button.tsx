// The button with which a registrant asks to be called; it stands at the end of their pages.
import { ActForm } from '~/ui/act-form'
import { Button } from '~/ui/button'
import { sayInstant } from '~/words/ja/dates'
import { registrantWords } from '~/words/ja/registrant'

const words = registrantWords.callMe

/** `back` is the page it stands on; `waiting` is by when somebody calls who was asked already. */
export function CallMe({ back, waiting = null }: { back: string; waiting?: Date | null }) {
	return (
		<section className="call-me" id="call-me" aria-label={words.button}>
			{waiting ? (
				<p>{words.waiting(sayInstant(waiting))}</p>
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

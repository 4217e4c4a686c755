// What came of a form that was not accepted, first on the page: what has to be mended, or one sentence why it cannot be.
import { ui } from '~/words/ja/ui'
import type { FieldError } from './field-id'
import { formItself } from './field-id'
import { Icon } from './icon'
import { Told } from './told'

/**
 * That nothing was sent, how many places, a link to each, and whether the rest is kept. A refusal that is about no
 * field has nothing to mend: its sentence stands alone. Shows nothing when there is nothing to say.
 * The window's title says it too: `windowTitle(title, town, { errors })`.
 */
export function ErrorSummary({
	errors,
	heading: said,
}: {
	errors: readonly FieldError[]
	/** Where nothing is sent, as in a search: what is said instead. */
	heading?: (count: number) => string
}) {
	if (errors.length === 0) return null
	if (errors.every(({ id }) => id === formItself))
		return (
			<div className="refused">
				{errors.map(({ message, href }) => (
					<Told key={message} kind="no">
						{href ? <a href={href}>{message}</a> : message}
					</Told>
				))}
			</div>
		)
	const heading = said
		? said(errors.length)
		: errors.length < 10
			? ui.errors(errors.length)
			: ui.errorsMany(errors.length)
	return (
		<section className="err-sum" role="alert" aria-labelledby="errors-title">
			<h2 id="errors-title">
				<Icon name="alert" />
				<span>{heading}</span>
			</h2>
			<ul>
				{errors.map(({ id, message, href }) => (
					<li key={`${id} ${message}`}>
						<a href={href ?? `#${id}`}>
							<span>{message}</span>
						</a>
					</li>
				))}
			</ul>
			{errors.some(({ othersKept }) => othersKept) && <p>{ui.errorsKept}</p>}
		</section>
	)
}

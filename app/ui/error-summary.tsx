// What has to be mended, first on the page: that nothing was sent, how many places, a link to each, and that the rest is kept.
import { ui } from '~/words/ja/ui'
import type { FieldError } from './field-id'
import { Icon } from './icon'

/** Shows nothing when there is nothing to mend. The window's title says it too: `windowTitle(title, town, { errors })`. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
	if (errors.length === 0) return null
	const heading = errors.length < 10 ? ui.errors(errors.length) : ui.errorsMany(errors.length)
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
			<p>{ui.errorsKept}</p>
		</section>
	)
}

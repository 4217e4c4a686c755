// Facts: an icon, a small label, an answer that carries the weight.
import type { ReactNode } from 'react'
import type { IconName } from './icon'
import { Icon } from './icon'
import { withKana } from './ruby'

/** One fact. */
export type Fact = { icon: IconName; label: string; answer: ReactNode }

/** The facts of a task or an assignment, on a card. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
	return (
		<dl className="facts card">
			{facts.map(({ icon, label, answer }) => (
				<div key={label}>
					<Icon name={icon} />
					<dt>{withKana(label)}</dt>
					<dd>{withKana(answer)}</dd>
				</div>
			))}
		</dl>
	)
}

/** Label and answer in two columns, at a desk. */
export function KeyValues({ pairs }: { pairs: readonly { label: string; answer: ReactNode }[] }) {
	return (
		<dl className="kv">
			{pairs.flatMap(({ label, answer }) => [
				<dt key={label}>{label}</dt>,
				<dd key={`${label} answer`}>{answer}</dd>,
			])}
		</dl>
	)
}

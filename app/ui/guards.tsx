// Rules that protect a person, one sentence each with its icon.
import type { ReactNode } from 'react'
import type { IconName } from './icon'
import { Icon } from './icon'
import { withKana } from './ruby'

/** On a card, below the terms and wherever somebody might be afraid to ask. */
export function Guards({ guards }: { guards: readonly { icon: IconName; say: ReactNode; key?: string }[] }) {
	return (
		<ul className="guards card">
			{guards.map(({ icon, say, key }, at) => (
				<li key={key ?? `${icon} ${at}`}>
					<Icon name={icon} />
					<span>{withKana(say)}</span>
				</li>
			))}
		</ul>
	)
}

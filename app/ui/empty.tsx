// A place where nothing is yet: a sentence, never an empty table.
import type { ReactNode } from 'react'
import type { IconName } from './icon'
import { Icon } from './icon'
import type { Way } from './page-parts'

/** 「今日、決めることはありません」, what may come, and one way on. */
export function Empty(props: { children: ReactNode; note?: ReactNode; icon?: IconName; way?: Way }) {
	const { children, note, icon = 'sun', way } = props
	return (
		<div className="empty">
			<Icon name={icon} />
			<p>
				<b>{children}</b>
			</p>
			{note && <p>{note}</p>}
			{way && <a href={way.href}>{way.label}</a>}
		</div>
	)
}

// 電話リスト: whom to call, why, and when it suits them; the number large enough to dial by hand.
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { telHref } from './office'

/** One call. `wish` is when they like to be called, `tried` what happened so far, in words. */
export type Call = {
	key: string
	name: string
	href?: string
	telephone: string
	why: ReactNode
	wish?: string
	tried?: string
	/** The form or link that notes the call. */
	act: ReactNode
}

/** Inside a flush `<Sheet>`. */
export function CallList({ calls }: { calls: readonly Call[] }) {
	return (
		<ul className="calls">
			{calls.map(({ key, name, href, telephone, why, wish, tried, act }) => (
				<li key={key}>
					<div>
						<b>{href ? <a href={href}>{name}</a> : name}</b>
						<br />
						<a className="tel" href={telHref(telephone)}>
							<Icon name="phone" />
							{telephone}
						</a>
					</div>
					<div>
						{why}
						{wish && <small>{wish}</small>}
						{tried && <small>{tried}</small>}
					</div>
					<div className="btns-row">{act}</div>
				</li>
			))}
		</ul>
	)
}

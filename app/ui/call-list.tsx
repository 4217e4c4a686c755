// 電話リスト: whom to call, about what, and when it suits them; the number large enough to dial by hand.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { Chip } from './chip'
import { Icon } from './icon'
import { telHref } from './office'

/** One matter of a call: `say` is what is told or asked, `act` notes the answer. */
export type CallMatter = {
	key: string
	id?: string
	why: ReactNode
	say?: ReactNode
	due?: string
	act: ReactNode
}

/**
 * One person. `wish` is when they like to be called, `hours` when they may be asked, `early` that now is outside of those,
 * `tried` what happened so far, in words.
 */
export type Call = {
	key: string
	name: string
	href?: string
	telephone: string
	wish?: string
	hours?: string
	early?: string
	tried?: string
	/** The last calls that are over, in words, the newest first. */
	last?: readonly string[]
	/** Who of the office is calling them just now. */
	held?: string
	/** Why somebody must be reached before all others. */
	red?: string
	matters: readonly CallMatter[]
	/** What holds for the whole call: nobody answered. */
	act?: ReactNode
}

/** Inside a flush `<Sheet>`. */
export function CallList({ calls }: { calls: readonly Call[] }) {
	return (
		<ul className="calls">
			{calls.map(
				({ key, name, href, telephone, wish, hours, early, tried, last, held, red, matters, act }) => (
					<li key={key} className={red && 'call-red'}>
						<div>
							{red && (
								<p>
									<Chip tone="no" icon="alert">
										{red}
									</Chip>
								</p>
							)}
							<b>{href ? <a href={href}>{name}</a> : name}</b>
							<br />
							{held ? (
								<p>
									<Chip tone="wait" icon="phone">
										{held}
									</Chip>
								</p>
							) : (
								<a className="tel" href={telHref(telephone)}>
									<Icon name="phone" />
									{telephone}
								</a>
							)}
							{wish && <small>{wish}</small>}
							{hours && <small>{hours}</small>}
							{early && (
								<p>
									<Chip tone="wait" icon="clock">
										{early}
									</Chip>
								</p>
							)}
							{tried && <small>{tried}</small>}
							{last && last.length > 0 && (
								<small>
									{ui.lastCalls}
									{last.map((one) => (
										<span key={one}> {one}</span>
									))}
								</small>
							)}
							{act && <div className="btns-row">{act}</div>}
						</div>
						<div className="call-matters">
							{matters.map((matter) => (
								<div key={matter.key} id={matter.id}>
									<p>
										{matter.why}
										{matter.due && <small>{matter.due}</small>}
									</p>
									{matter.say && <div className="call-say">{matter.say}</div>}
									<div className="btns-row">{matter.act}</div>
								</div>
							))}
						</div>
					</li>
				),
			)}
		</ul>
	)
}

// The days ahead: a date block, what, when, the band, where, and what is still missing.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { BandPiece } from './band'
import { Band } from './band'
import type { ChipData } from './chip'
import { Chip } from './chip'
import { Icon } from './icon'

/** One booking. `day` is an ISO day; words come ready. */
export type AgendaItem = {
	key?: string
	day: string
	title: string
	href: string
	/** 9時30分〜11時30分 */
	when: ReactNode
	band: readonly BandPiece[]
	place: string
	state?: ChipData
}

/** Month, day and weekday of an ISO day. */
export function dayBlock(isoDay: string): { month: string; day: string; weekday: string } {
	const at = new Date(`${isoDay}T00:00:00Z`)
	return {
		month: ui.month(at.getUTCMonth() + 1),
		day: String(at.getUTCDate()),
		weekday: ui.weekdayLong(ui.weekdays[at.getUTCDay()] ?? ''),
	}
}

/** In the order given, usually by day. */
export function Agenda({ items }: { items: readonly AgendaItem[] }) {
	return (
		<div className="agenda">
			{items.map(({ key, day, title, href, when, band, place, state }) => {
				const block = dayBlock(day)
				return (
					<article className="agenda-item" key={key ?? href}>
						<p className="agenda-date">
							<small>{block.month}</small>
							<b>{block.day}</b>
							<small>{block.weekday}</small>
						</p>
						<div className="agenda-what">
							<a href={href}>
								<span>{title}</span>
								<Icon name="right" />
							</a>
							<p>{when}</p>
							<Band pieces={band} />
							<p className="agenda-place">{place}</p>
							{state && (
								<p>
									<Chip icon={state.icon} tone={state.tone}>
										{state.label}
									</Chip>
								</p>
							)}
						</div>
					</article>
				)
			})}
		</div>
	)
}

// Help lines, from the table that staff keep, with the day each was last checked; 119 and 110 come first.
import { ui } from '~/words/ja/ui'
import { Icon } from './icon'
import { telHref } from './office'

/** One line. `first` puts it on top in red; `note` says price and hours. */
export type Hotline = {
	name: string
	note?: string
	numbers: readonly { telephone: string; who?: string }[]
	first?: boolean
}

/** `checkedOn` is the oldest day of checking, in words. */
export function Hotlines({ lines, checkedOn }: { lines: readonly Hotline[]; checkedOn: string }) {
	return (
		<section className="hot" aria-labelledby="hotlines-title">
			<h2 id="hotlines-title">{ui.hotlines}</h2>
			<ul className="hot-list">
				{[...lines]
					.sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false))
					.map(({ name, note, numbers, first }) => (
						<li key={name} className={first ? 'hot-first' : undefined}>
							<span className="hot-name">
								{name}
								{note && <small>{note}</small>}
							</span>
							<span className="hot-nums">
								{numbers.map(({ telephone, who }) => (
									<a key={telephone} href={telHref(telephone)}>
										<Icon name="phone" />
										<span>
											{telephone}
											{who && <small> {who}</small>}
										</span>
									</a>
								))}
							</span>
						</li>
					))}
			</ul>
			<p className="hot-day">{ui.hotlinesChecked(checkedOn)}</p>
		</section>
	)
}

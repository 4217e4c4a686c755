// Today's places: one row a task, its piece on the band, what is known now.
import { ui } from '~/words/ja/ui'
import type { BandPiece } from './band'
import { Band, BandHours } from './band'
import type { ChipData } from './chip'
import { Chip } from './chip'

/** One task of today. `where` starts with the hours in words: 7:00〜9:00 浜地区・朝市組合. */
export type Place = {
	key: string
	title: string
	href?: string
	where: string
	band: readonly BandPiece[]
	states: readonly ChipData[]
}

/** The list with its heads; inside a flush `<Sheet>`. */
export function Places({ places }: { places: readonly Place[] }) {
	return (
		<>
			<div className="places-head" aria-hidden="true">
				<span>{ui.placesTask}</span>
				<BandHours />
				<span>{ui.placesState}</span>
			</div>
			<ul className="places">
				{places.map(({ key, title, href, where, band, states }) => (
					<li key={key}>
						<span>
							<b>{href ? <a href={href}>{title}</a> : title}</b>
							<small>{where}</small>
						</span>
						<Band pieces={band} />
						<span className="chips">
							{states.map(({ label, icon, tone }) => (
								<Chip key={label} icon={icon} tone={tone}>
									{label}
								</Chip>
							))}
						</span>
					</li>
				))}
			</ul>
		</>
	)
}

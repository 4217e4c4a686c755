// A task on a list: kind, name, when, band, where, labels, pay and seats, always in this order.
import { ui } from '~/words/ja/ui'
import type { BandPiece } from './band'
import { Band, BandHours } from './band'
import { SeeLink } from './button'
import type { ChipData } from './chip'
import { Chips } from './chip'
import { FitList } from './fit'
import type { IconName } from './icon'
import { Icon } from './icon'

/** A task as a resident sees it. Words come ready; yen are whole yen. */
export type TaskCardProps = {
	/** 観光業・短時間, with the icon of its trade. */
	kind: { icon: IconName; label: string }
	title: string
	href: string
	/** 9時30分から11時30分; with the day in front where the list is not grouped by day. */
	when: string
	/** めやす 2時間 */
	length?: string
	band: readonly BandPiece[]
	/** 中央地区・旅館ひだまり荘 */
	place: string
	labels: readonly ChipData[]
	payYen: number
	/** Why it suits the person who looks. */
	why?: readonly string[]
	/** What the amount is for: 1回, 500通で. */
	payFor: string
	/** Left out where seats are not shown; nought says that one can wait in line. */
	seatsLeft?: number
}

/** One card; the heading's level is 3, under a day's heading. */
export function TaskCard(props: TaskCardProps) {
	const { kind, title, href, when, length, band, place, labels, why = [], payYen, payFor, seatsLeft } = props
	return (
		<article className="card task-card">
			<div>
				<p className="task-kind">
					<Icon name={kind.icon} />
					<span>{kind.label}</span>
				</p>
				<h3>
					<a href={href}>{title}</a>
				</h3>
			</div>
			<div className="task-when">
				<p className="task-when-line">
					<span className="task-day">{when}</span>
					{length && <span>{length}</span>}
				</p>
				<Band pieces={band} />
				<BandHours />
			</div>
			<p className="place">
				<Icon name="pin" />
				<span>{place}</span>
			</p>
			{labels.length > 0 && <Chips chips={labels} />}
			{why.length > 0 && <FitList reasons={why} />}
			<div className="task-foot">
				<p className="pay">
					<small>{payFor}</small>
					<b>{ui.amount(payYen)}</b>
					<span className="en">{ui.yenUnit}</span>
					{seatsLeft !== undefined && <small className="seats">{ui.seatsLeft(seatsLeft)}</small>}
				</p>
				<SeeLink href={href} label={ui.seeTask(title)}>
					{ui.see}
				</SeeLink>
			</div>
		</article>
	)
}

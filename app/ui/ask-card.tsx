// お声がけ: the council asks; what, when, where, how much, and until when; two answers, and that a no costs nothing.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { BandPiece } from './band'
import { Band, BandHours } from './band'
import { Icon } from './icon'

/** `children` are the forms of yes, no and 「わからない・電話してほしい」. */
export type AskCardProps = {
	say: ReactNode
	/** 12月11日(金) 10時から12時 */
	when: string
	/** 予備日 12月12日(土) */
	reserve?: string
	band: readonly BandPiece[]
	place: string
	payYen: number
	payFor: string
	/** 11月30日(月) 17時まで */
	until: string
	children?: ReactNode
}

/** One offer. */
export function AskCard({ say, when, reserve, band, place, payYen, payFor, until, children }: AskCardProps) {
	return (
		<section className="ask">
			<p className="over">
				<Icon name="chat" />
				<span>{ui.asked}</span>
			</p>
			<p className="ask-say">{say}</p>
			<div className="task-when">
				<p className="task-day">{when}</p>
				{reserve && <p>{reserve}</p>}
				<Band pieces={band} />
				<BandHours />
			</div>
			<p className="place">
				<Icon name="pin" />
				<span>{place}</span>
			</p>
			<p className="pay">
				<small>{payFor}</small>
				<b>{ui.amount(payYen)}</b>
				<span className="en">{ui.yenUnit}</span>
			</p>
			<p className="due">
				<Icon name="clock" />
				<span>{ui.answerBy(until)}</span>
			</p>
			{children}
			<p className="hint">{ui.askedFree}</p>
		</section>
	)
}

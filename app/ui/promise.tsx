// The promise of a reply: the hour in words first, then the strip of hours; no counter that runs.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'

/** `passed` is the share of the promised time that is over, 0 to 1; the words come ready. */
export type PromiseProps = {
	/** 明日 14:20 */
	by: string
	/** 今日 14:20: when the person wrote. */
	wrote: string
	/** 18時間18分 */
	left: string
	passed: number
	/** The urgent path, in red. */
	urgent?: boolean
	/** How often the promise was kept, as a sentence. */
	kept?: ReactNode
}

/** The strip of a promise alone, for a coordinator's table. */
export function PromiseStrip({ passed, urgent = false }: { passed: number; urgent?: boolean }) {
	const at = Math.round(Math.min(Math.max(passed, 0), 1) * 2400) / 10
	return (
		<svg
			className="hours24"
			viewBox="0 0 240 10"
			preserveAspectRatio="none"
			aria-hidden="true"
			focusable="false"
		>
			<rect className={urgent ? 'h-hot' : 'h-left'} width="240" height="10" />
			<rect className="h-past" width={at} height="10" />
			<rect className="h-now" x={Math.min(Math.max(at - 1, 0), 238)} width="2" height="10" />
		</svg>
	)
}

/** Stands on every page of a thread. */
export function PromiseOfReply({ by, wrote, left, passed, urgent = false, kept }: PromiseProps) {
	return (
		<section className={urgent ? 'promise promise-urgent' : 'promise'} aria-labelledby="promise-title">
			<h2 className="far" id="promise-title">
				{ui.promise}
			</h2>
			<p className="promise-say">
				<span>{ui.promiseBy.before}</span> <b>{by}</b> <span>{ui.promiseBy.after}</span>
			</p>
			<PromiseStrip passed={passed} urgent={urgent} />
			<p className="hours-ends">
				<span>
					{wrote}
					<br />
					{ui.wrote}
				</span>
				<span>
					{ui.left}
					<br />
					<b>{left}</b>
				</span>
				<span>
					{by}
					<br />
					{ui.promised}
				</span>
			</p>
			{kept && <p className="hint">{kept}</p>}
		</section>
	)
}

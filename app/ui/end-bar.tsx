// The end of a desk page: a sentence that says what will happen, then the button with the number or the sum in it.
import type { ReactNode } from 'react'

/** Stands at the foot of the window while one decides; `children` are the buttons or forms. */
export function EndBar({ say, children }: { say: ReactNode; children: ReactNode }) {
	return (
		<div className="endbar">
			<p>{say}</p>
			<div className="btns-row">{children}</div>
		</div>
	)
}

// The page's one main act, at the thumb.
import type { ReactNode } from 'react'

/** `note` is one quiet sentence above the button: 「断っても、次の仕事で不利になりません。」 */
export function Dock({ note, children }: { note?: ReactNode; children: ReactNode }) {
	return (
		<div className="dock">
			{note && <p className="dock-note">{note}</p>}
			{children}
		</div>
	)
}

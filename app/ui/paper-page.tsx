// A paper: A4 as it is printed, with a way back on the screen that is not printed.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { Office } from './office'
import type { Way } from './page-parts'
import { DemoRibbon, SkipLink } from './page-parts'

/** `bulletin` and `slip` are one sheet each; `plain` is a letter; `long` may run over several sheets; `many` are sheets of their own. */
export type PaperKind = 'bulletin' | 'slip' | 'plain' | 'long' | 'many'

const sheets: Record<PaperKind, string> = {
	bulletin: 'a4 bulletin',
	slip: 'a4 slip',
	plain: 'a4 a4-plain',
	long: 'a4 a4-plain a4-long',
	many: 'bu-many',
}

/** The frame of a printed page. */
export function PaperPage(props: {
	office: Office
	kind?: PaperKind
	back: Way
	more?: readonly Way[]
	children: ReactNode
}) {
	const { office, kind = 'plain', back, more = [], children } = props
	return (
		<div className="print">
			<SkipLink />
			{office.demo && <DemoRibbon />}
			<nav className="paper-bar" aria-label={ui.way}>
				<a href={back.href}>{back.label}</a>
				{more.map((way) => (
					<a key={way.href} href={way.href}>
						{way.label}
					</a>
				))}
				<p>{ui.paperHint}</p>
			</nav>
			<main id="main" className={sheets[kind]}>
				{children}
			</main>
		</div>
	)
}

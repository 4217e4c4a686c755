// 次にすること: one sentence, its day, one button. Only one on a page.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { LinkButton } from './button'
import { Icon } from './icon'
import { withKana } from './ruby'

/** `children` is a form of one button where the act can be done at once; otherwise `way` leads there. */
export function NextThing(props: {
	say: ReactNode
	/** 11月27日(金)まで・あと2日 */
	due?: ReactNode
	way?: { href: string; label: string }
	children?: ReactNode
}) {
	const { say, due, way, children } = props
	return (
		<section className="next" aria-labelledby="next-title">
			<h2 className="over" id="next-title">
				{ui.next}
			</h2>
			<p className="say">{withKana(say)}</p>
			{due && (
				<p className="due">
					<Icon name="clock" />
					<span>{due}</span>
				</p>
			)}
			{way && <LinkButton href={way.href}>{way.label}</LinkButton>}
			{children}
		</section>
	)
}

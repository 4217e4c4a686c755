// The pages of a long list, by plain links.
import { ui } from '~/words/ja/ui'
import { Icon } from './icon'

/** Which pages are named: the ends, the present one and its neighbours; nought stands for a gap. */
export function pagesShown(page: number, pages: number): number[] {
	const named = [1, page - 1, page, page + 1, pages].filter((at) => at >= 1 && at <= pages)
	const inOrder = [...new Set(named)].sort((a, b) => a - b)
	return inOrder.flatMap((at, place) => {
		const before = inOrder[place - 1]
		if (before === undefined || at === before + 1) return [at]
		return at === before + 2 ? [before + 1, at] : [0, at]
	})
}

/** Shows nothing for a single page. `hrefFor` gives the address of a page, counted from 1. */
export function Pages(props: { page: number; pages: number; hrefFor: (page: number) => string }) {
	const { page, pages, hrefFor } = props
	if (pages <= 1) return null
	return (
		<nav className="pages" aria-label={ui.pages}>
			{page > 1 && (
				<a className="pages-way" href={hrefFor(page - 1)} rel="prev">
					<Icon name="left" />
					{ui.before}
				</a>
			)}
			{pagesShown(page, pages).map((at, place) =>
				at === 0 ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: a gap has no number of its own
					<span key={`gap ${place}`} aria-hidden="true">
						…
					</span>
				) : at === page ? (
					<b key={at} aria-current="page">
						{at}
						<span className="far">{ui.pageUnit}</span>
					</b>
				) : (
					<a key={at} href={hrefFor(at)}>
						{at}
						<span className="far">{ui.pageUnit}</span>
					</a>
				),
			)}
			{page < pages && (
				<a className="pages-way" href={hrefFor(page + 1)} rel="next">
					{ui.after}
					<Icon name="right" />
				</a>
			)}
		</nav>
	)
}

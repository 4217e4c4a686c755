// What the four kinds of page share at their edges: the skip link, the ribbon of an example town, the brand, the way back, the way out.
import { ui } from '~/words/ja/ui'
import { Icon } from './icon'
import { Mark } from './mark'

/** One link that says where to. */
export type Way = { href: string; label: string }

/** The first thing a keyboard meets. */
export function SkipLink() {
	return (
		<a className="skip" href="#main">
			{ui.skip}
		</a>
	)
}

/** A thin strip on every page of an invented town. */
export function DemoRibbon() {
	return (
		<aside className="demo" aria-label={ui.demoLabel}>
			{ui.demo}
		</aside>
	)
}

/** Mark, town and name, leading home. The consultation room carries a cup in place of the sun. */
export function Brand({ town, href, room = false }: { town: string; href: string; room?: boolean }) {
	return (
		<a className="brand" href={href}>
			{room ? (
				<span className="brand-cup">
					<Icon name="cup" />
				</span>
			) : (
				<Mark />
			)}
			<span className="brand-name">
				<span className="brand-town">{town}</span>
				<span className="brand-what">{room ? ui.room : ui.brand}</span>
			</span>
		</a>
	)
}

/** The way back: one link. */
export function WayBack({ back }: { back: Way }) {
	return (
		<a href={back.href}>
			<Icon name="left" />
			<span>{back.label}</span>
		</a>
	)
}

/** 「終わる」: ends the session, from anywhere. */
export function SignOut({ action = '/sign-out' }: { action?: string }) {
	return (
		<form method="post" action={action}>
			<button className="out" type="submit">
				{ui.out}
			</button>
		</form>
	)
}

// A page of the consultation room: the same house in another light, and no way from here into the menus of work.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { Display } from './display'
import type { Hotline } from './hotlines'
import { Hotlines } from './hotlines'
import { Icon } from './icon'
import type { Office } from './office'
import type { Way } from './page-parts'
import { Brand, DemoRibbon, SkipLink, WayBack } from './page-parts'
import { OfficeDesk } from './resident-page'
import { withKana } from './ruby'
import { Seeing } from './seeing'

/** What the frame of the room needs. */
export type RoomPageProps = {
	office: Office
	display: Display
	here: string
	/** The entrance of the room. */
	home: string
	back?: Way
	hotlines: readonly Hotline[]
	/** The day the numbers were last checked, in words. */
	hotlinesCheckedOn: string
	footLinks?: readonly Way[]
	children: ReactNode
}

/** 「すぐに閉じる」: ends the session; the answer is a page that cannot be gone back from. */
export function Leave() {
	return (
		<form method="post" action="/leave">
			<button className="leave" type="submit">
				<Icon name="exit" />
				<span>
					{ui.leave[0]}
					<br />
					{ui.leave[1]}
				</span>
			</button>
		</form>
	)
}

/** 「仕事の担当者には見えません」, under the head of every page of the room. */
export function Wall() {
	return (
		<section className="wall" aria-label={ui.wallLabel}>
			<Icon name="lock" />
			<span>{withKana(ui.wall)}</span>
		</section>
	)
}

/** Green paper, a cup, the wall, and the help lines at the foot of every page. */
export function RoomPage(props: RoomPageProps) {
	const { office, display, here, home, back, hotlines, hotlinesCheckedOn, footLinks = [], children } = props
	return (
		<div className="resident well">
			<SkipLink />
			{office.demo && <DemoRibbon />}
			<div className="well-head">
				<header className="masthead">
					<Brand town={office.town} href={home} room />
					<Leave />
				</header>
			</div>
			<Wall />
			{back && (
				<nav className="crumb" aria-label={ui.way}>
					<WayBack back={back} />
				</nav>
			)}
			<main id="main" className="page">
				{children}
			</main>
			<footer className="foot well-foot">
				<div className="foot-in">
					{hotlines.length > 0 && <Hotlines lines={hotlines} checkedOn={hotlinesCheckedOn} />}
					<OfficeDesk
						office={office}
						label={ui.roomTelephoneLabel}
						heading={ui.roomTelephoneHeading}
						last={ui.roomTelephoneNote}
					/>
					<Seeing display={display} here={here} />
					{footLinks.length > 0 && (
						<nav className="foot-links" aria-label={ui.footLinks}>
							{footLinks.map(({ href, label }) => (
								<a key={href} href={href}>
									{label}
								</a>
							))}
						</nav>
					)}
				</div>
			</footer>
		</div>
	)
}

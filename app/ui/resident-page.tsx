// A page for residents: registrants and anybody who looks. The home page is the menu, so the head carries none.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { Display } from './display'
import { Icon } from './icon'
import type { Office } from './office'
import { telHref } from './office'
import type { Way } from './page-parts'
import { Brand, DemoRibbon, SignOut, SkipLink, WayBack } from './page-parts'
import { Seeing } from './seeing'
import { TownStrip } from './town-strip'

/** What the frame of a resident's page needs to know. */
export type ResidentPageProps = {
	office: Office
	display: Display
	/** This page's own path and query, where the display settings return to. */
	here: string
	/** Where the brand leads; the public front page when nobody is signed in. */
	home?: string
	/** The name of the person whose page it is (without さん), when signed in. */
	whose?: string
	/** Set when somebody else is doing this for them (代理). */
	acting?: boolean
	back?: Way
	footLinks?: readonly Way[]
	children: ReactNode
}

/** The office's telephone, hours and place, at the foot of a page; a room of its own says its own words around it. */
export function OfficeDesk({
	office,
	label = ui.askByTelephone,
	heading = ui.telephoneHeading,
	last = ui.place(office.place),
}: {
	office: Office
	label?: string
	heading?: string
	last?: string
}) {
	return (
		<section className="desk" aria-label={label}>
			<h2>{heading}</h2>
			<a className="desk-tel" href={telHref(office.telephone)}>
				<Icon name="phone" />
				<span>{office.telephone}</span>
			</a>
			<p>
				{office.hours}
				<br />
				{ui.office(office.name)}
				<br />
				{last}
			</p>
		</section>
	)
}

/** One column at most 40rem wide; the telephone and its hours at both ends. */
export function ResidentPage(props: ResidentPageProps) {
	const { office, display, here, home = '/', whose, acting = false, back, footLinks = [], children } = props
	return (
		<div className="resident">
			<SkipLink />
			{office.demo && <DemoRibbon />}
			<header>
				<div className="masthead">
					<Brand town={office.town} href={home} />
					<a className="call" href={telHref(office.telephone)}>
						<Icon name="phone" />
						<span>
							{ui.call} <small>{office.telephone}</small>
						</span>
					</a>
				</div>
				{office.hours && (
					<p className="open-hours">
						<span className="num">{office.telephone}</span> {office.hours}
					</p>
				)}
				{acting && whose && (
					<p className="acting">
						<Icon name="people" />
						<span>{ui.acting(whose)}</span>
					</p>
				)}
				{(back || whose) && (
					<div className="crumb">
						{back && (
							<nav aria-label={ui.way}>
								<WayBack back={back} />
							</nav>
						)}
						{whose && (
							<div className="whose">
								<span>
									<Icon name="person" />
									<span>
										{ui.whose(whose)}
										<span className="far">{ui.whoseRest}</span>
									</span>
								</span>
								{!acting && <SignOut />}
							</div>
						)}
					</div>
				)}
			</header>
			<main id="main" className="page">
				{children}
			</main>
			<footer className="foot">
				<TownStrip />
				<div className="foot-in">
					<OfficeDesk office={office} />
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

// A page at a desk: staff, employers, coordinators. The bar says where one is, how much waits, who one is and in which role.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { Office } from './office'
import { Brand, DemoRibbon, SignOut, SkipLink } from './page-parts'

/** One entry of the bar; `count` is what waits there and is left out at nought. */
export type NavItem = { href: string; label: string; count?: number; current?: boolean }

/** What the frame of a desk page needs to know. */
export type DeskPageProps = {
	office: Office
	home: string
	nav: readonly NavItem[]
	/** Who is signed in. */
	who: string
	/** In which role: 受付, 決裁者; for an employer the firm is `who` and the person stands here. */
	hat: string
	/** Other roles of the same person: links or small forms, shown when opened. */
	hats?: ReactNode
	/** The coordinators' side of the consultation room: green paper. */
	/** While staff act for somebody only that is ended here: one 終わる on a page. */
	acting?: boolean
	room?: boolean
	/** What stands at the foot of every page: whom to call, how to see it larger. */
	foot?: ReactNode
	children: ReactNode
}

/** 80rem wide at most; at phone width the bar wraps and tables become small sheets. */
export function DeskPage({
	office,
	home,
	nav,
	who,
	hat,
	hats,
	acting = false,
	room = false,
	foot,
	children,
}: DeskPageProps) {
	return (
		<div className={room ? 'staff well' : 'staff'}>
			<SkipLink />
			{office.demo && <DemoRibbon />}
			<header className="bar">
				<Brand town={office.town} href={home} room={room} />
				<nav className="bar-nav" aria-label={ui.mainScreens}>
					<ul>
						{nav.map((item) => (
							<li key={item.href}>
								<a href={item.href} aria-current={item.current ? 'page' : undefined}>
									{item.label}
									{item.count ? (
										<span className="navnum">
											{item.count}
											<span className="far">{ui.countUnit}</span>
										</span>
									) : null}
								</a>
							</li>
						))}
					</ul>
				</nav>
				<div className="bar-end">
					<p className="bar-me">
						<b>{who}</b>
						{hat}
					</p>
					{hats && (
						<details className="hats">
							<summary>{ui.hats}</summary>
							<div>{hats}</div>
						</details>
					)}
					{!acting && <SignOut />}
				</div>
			</header>
			<main id="main" className="desktop">
				{children}
			</main>
			{foot}
		</div>
	)
}

// The frames with what the root knows (office, display, who is signed in) already in them.
import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Doing, Hat, Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { frameWords } from '~/words/ja/frame'
import { recentWords } from '~/words/ja/office'
import { troubleWords } from '~/words/ja/trouble'
import { ActForm, ActsFor } from './act-form'
import { DeskPage } from './desk-page'
import type { Display } from './display'
import type { Office } from './office'
import type { Way } from './page-parts'
import { OfficeDesk, ResidentPage } from './resident-page'
import { Seeing } from './seeing'
import { LastAct } from './told'

/** What the root loader gives every page. */
export type RootFacts = {
	office: Office
	display: Display
	here: string
	/** The request's id, said on the page for faults (お問い合わせ番号). */
	request: string
	who: {
		name: string
		hat: Hat
		seatName: string | null
		roles: Role[]
		hats: { hat: Hat; employerId: string | null; label: string; worn: boolean }[]
		acting: { kind: 'registrant' | 'employer'; id: string; name: string; channel: string } | null
	} | null
	/** The part of the page that an act led to, where its sentence is said; null for the top. */
	toldAt: string | null
	/** The act of one's own that the page has just told of, while it can be taken back. */
	undo: { eventId: string; what: string; until: string } | null
}

/** The root's facts; a page is never drawn without them. */
export function useRoot(): RootFacts {
	const facts = useRouteLoaderData('root') as RootFacts | undefined
	if (!facts) throw new Error('the root has no facts')
	return facts
}

const footLinks: Way[] = [
	{ href: '/about', label: frameWords.about },
	{ href: '/how-to-join', label: frameWords.howToJoin },
	{ href: '/how-to-ask', label: frameWords.howToAsk },
	{ href: '/consultation-promise', label: frameWords.consultationPromise },
	{ href: '/privacy', label: frameWords.privacy },
	{ href: '/care/card', label: frameWords.roomCard },
]

/** Forms below it say for whom staff act, and sentences with 「…しました」 how the act is taken back. */
function WithLastAct({ children }: { children: ReactNode }) {
	const { undo, who } = useRoot()
	return (
		<ActsFor.Provider value={who?.acting?.id}>
			<LastAct.Provider
				value={
					undo
						? {
								action: '/council/recent',
								idempotencyKey: crypto.randomUUID(),
								hidden: { eventId: undo.eventId },
								label: recentWords.takeBackThis(undo.what),
								until: recentWords.until(undo.until),
							}
						: undefined
				}
			>
				{children}
			</LastAct.Provider>
		</ActsFor.Provider>
	)
}

function ActingBanner() {
	const { who } = useRoot()
	if (!who?.acting) return null
	return (
		<section className="acting-bar" aria-label={frameWords.actingLabel}>
			<p>
				<b>{frameWords.actingFor(who.acting.name, who.acting.channel)}</b>
			</p>
			<ActForm action="/council/acting/end" idempotencyKey={crypto.randomUUID()}>
				<button className="btn btn-second" type="submit">
					{frameWords.endActing}
				</button>
			</ActForm>
		</section>
	)
}

/** A page for a visitor or a registrant, or for staff acting for one. */
export function Resident({
	back,
	children,
	open = false,
}: {
	back?: Way
	open?: boolean
	children: ReactNode
}) {
	const { office, display, here, who } = useRoot()
	const acting = who?.acting?.kind === 'registrant' ? who.acting : null
	const whose = acting?.name ?? (who?.hat === 'registrant' ? who.name : undefined)
	return (
		<>
			{acting && <ActingBanner />}
			<ResidentPage
				office={office}
				display={display}
				here={here}
				home={open || !whose ? '/' : '/my'}
				whose={open ? undefined : whose}
				acting={acting !== null}
				back={back}
				footLinks={
					open || !whose ? footLinks : [{ href: '/my/trouble', label: troubleWords.link }, ...footLinks]
				}
			>
				<WithLastAct>{children}</WithLastAct>
			</ResidentPage>
		</>
	)
}

// Pages of money have addresses of their own; the menu shows where they belong.
const ofMoney = [
	'payouts',
	'invoices',
	'statements',
	'statement-lines',
	'incomings',
	'reminders',
	'earnings',
	'ledger',
	'postings',
	'months',
	'withholding',
	'cash-box',
	'heirs',
	'processor',
].map((room) => `/council/${room}`)

const councilNav: { href: string; label: string; doing: Doing; also?: readonly string[] }[] = [
	{ href: '/council', label: frameWords.nav.today, doing: 'see-desk' },
	{ href: '/council/calls', label: frameWords.nav.calls, doing: 'make-calls' },
	{ href: '/council/requests', label: frameWords.nav.requests, doing: 'see-work' },
	{ href: '/council/tasks', label: frameWords.nav.tasks, doing: 'see-work' },
	{ href: '/council/people', label: frameWords.nav.people, doing: 'see-people' },
	{ href: '/council/employers', label: frameWords.nav.employers, doing: 'see-people' },
	{ href: '/council/inspections', label: frameWords.nav.inspections, doing: 'inspect' },
	{ href: '/council/money', label: frameWords.nav.money, doing: 'see-money', also: ofMoney },
	{ href: '/council/approvals', label: frameWords.nav.approvals, doing: 'see-asked-approvals' },
	{ href: '/council/more', label: frameWords.nav.more, doing: 'see-desk' },
]

const employerNav = [
	{ href: '/employer', label: frameWords.nav.employerHome },
	{ href: '/employer/requests/new', label: frameWords.nav.ask },
	{ href: '/employer/confirmations', label: frameWords.nav.confirmations },
	{ href: '/employer/invoices', label: frameWords.nav.invoices },
	{ href: '/employer/messages', label: frameWords.nav.messages },
	{ href: '/employer/trouble', label: frameWords.nav.trouble },
]

function isHere(here: string, href: string): boolean {
	const path = here.split('?')[0] ?? here
	return (
		path === href ||
		(href !== '/council' && href !== '/employer' && href !== '/coordinator' && path.startsWith(`${href}/`))
	)
}

function HatForms() {
	const { who } = useRoot()
	const others = who?.hats.filter((hat) => !hat.worn) ?? []
	return others.length === 0
		? null
		: others.map((hat) => (
				<ActForm
					key={`${hat.hat}${hat.employerId}`}
					action="/hat"
					idempotencyKey={crypto.randomUUID()}
					hidden={{ hat: hat.hat, employerId: hat.employerId ?? undefined }}
				>
					<button className="btn btn-second" type="submit">
						{hat.label}
					</button>
				</ActForm>
			))
}

/** A page of the council's staff. */
export function Council({ children }: { children: ReactNode }) {
	const { office, here, who } = useRoot()
	const roles = who?.roles ?? []
	return (
		<>
			<ActingBanner />
			<DeskPage
				office={office}
				home="/council"
				nav={councilNav
					.filter((item) => mayDo(item.doing, roles))
					.map(({ href, label, also = [] }) => ({
						href,
						label,
						current: [href, ...also].some((one) => isHere(here, one)),
					}))}
				who={who?.name ?? ''}
				hat={frameWords.severalRoles(roles.map((role) => frameWords.roles[role]))}
				hats={who && who.hats.length > 1 ? <HatForms /> : undefined}
			>
				<WithLastAct>{children}</WithLastAct>
			</DeskPage>
		</>
	)
}

/** A page of an employer, or of staff acting for one. */
export function Employer({ children }: { children: ReactNode }) {
	const { office, display, here, who } = useRoot()
	const name = who?.acting?.kind === 'employer' ? who.acting.name : (who?.seatName ?? '')
	return (
		<>
			{who?.acting?.kind === 'employer' && <ActingBanner />}
			<DeskPage
				office={office}
				home="/employer"
				nav={employerNav.map(({ href, label }) => ({ href, label, current: isHere(here, href) }))}
				who={name}
				hat={who?.name ?? ''}
				acting={who?.acting?.kind === 'employer'}
				hats={who && who.hats.length > 1 ? <HatForms /> : undefined}
				foot={
					<footer className="foot">
						<div className="foot-in">
							<OfficeDesk office={office} />
							<Seeing display={display} here={here} />
						</div>
					</footer>
				}
			>
				<WithLastAct>{children}</WithLastAct>
			</DeskPage>
		</>
	)
}

const coordinatorNav = [
	{ href: '/coordinator', label: frameWords.nav.inbox },
	{ href: '/coordinator/search', label: frameWords.nav.search },
	{ href: '/coordinator/times', label: frameWords.nav.meetings },
	{ href: '/coordinator/duty', label: frameWords.nav.duty },
	{ href: '/coordinator/proposals', label: frameWords.nav.proposals },
	{ href: '/coordinator/people', label: frameWords.nav.coordinators, head: true },
	{ href: '/coordinator/more', label: frameWords.nav.more },
]

/** A page of the coordinators. */
export function Coordinator({ children }: { children: ReactNode }) {
	const { office, here, who } = useRoot()
	return (
		<DeskPage
			office={office}
			home="/coordinator"
			nav={coordinatorNav
				.filter(({ head }) => !head || who?.roles.includes('head-coordinator'))
				.map(({ href, label }) => ({ href, label, current: isHere(here, href) }))}
			who={who?.name ?? ''}
			hat={frameWords.coordinator}
			hats={who && who.hats.length > 1 ? <HatForms /> : undefined}
			room
		>
			{children}
		</DeskPage>
	)
}

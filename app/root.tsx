// The document every page stands in, what every page knows, and the pages for what went wrong.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
	isRouteErrorResponse,
	Links,
	Meta,
	Outlet,
	Scripts,
	useRouteError,
	useRouteLoaderData,
} from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { environment } from '~/base/env'
import { officeOn } from '~/council/setting.server'
import { takeBackMinutes } from '~/events/event'
import { recentActs } from '~/events/footprint.server'
import { actingName } from '~/people/acting.server'
import type { NotHere } from '~/people/guard.server'
import { whoIs } from '~/people/guard.server'
import { displayOf } from '~/routes/display.server'
import { displayClasses } from '~/ui/display'
import type { RootFacts } from '~/ui/frame'
import { windowTitle } from '~/ui/page-head'
import { ProblemPage, SignInInPlace } from '~/ui/problem-page'
import town from '~/ui/town.css?url'
import type { EventName } from '~/words/event-names'
import { accessWords } from '~/words/ja/access'
import { sayTime } from '~/words/ja/dates'
import { eventWords } from '~/words/ja/events'
import { frameWords } from '~/words/ja/frame'
import { db } from '~db/client'

export const links: LinksFunction = () => [
	{ rel: 'stylesheet', href: town },
	{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
	{
		title: error ? problemTitle(error) : windowTitle('', (data as RootFacts | undefined)?.office.town ?? ''),
	},
]

export async function loader({ request }: LoaderFunctionArgs): Promise<RootFacts> {
	const who = await whoIs(request)
	const today = dayOf(now())
	const set = await officeOn(today)
	const url = new URL(request.url)
	return {
		office: {
			town: set['town-name'],
			name: set['office-name'],
			telephone: set['office-telephone'],
			hours: set['office-hours'],
			place: set['office-place'],
			demo: environment().MODE === 'demo',
		},
		display: displayOf(request),
		here: url.pathname + url.search,
		request: request.headers.get('x-request-id')?.slice(0, 8) ?? '',
		who: who
			? {
					name: who.name,
					hat: who.hat,
					seatName:
						who.hats.find((hat) => hat.hat === 'employer' && hat.employerId === who.seatEmployerId)
							?.employerName ?? null,
					roles: who.roles,
					hats: who.hats.map(({ hat, employerId, employerName }) => ({
						hat,
						employerId,
						label: employerName ? `${frameWords.hats[hat]} ${employerName}` : frameWords.hats[hat],
						worn: hat === who.hat && employerId === who.seatEmployerId,
					})),
					acting: who.acting
						? {
								kind: who.acting.kind,
								id: who.acting.id,
								name: await actingName(db(), who.acting),
								channel: frameWords.channels[who.acting.channel],
							}
						: null,
				}
			: null,
		undo: who?.hat === 'council' && url.searchParams.has('told') ? await lastActOf(who.accountId) : null,
	}
}

const justNow = 20_000

/** What was done last and can still be taken back, in the words of a button. */
async function lastActOf(accountId: string): Promise<RootFacts['undo']> {
	const [last] = await recentActs(db(), accountId, now())
	// Beside a sentence stands only the act it speaks of; older ones wait on their own page.
	return last && now().getTime() - last.at.getTime() < justNow
		? {
				eventId: last.id,
				what: eventWords[last.what as EventName] ?? last.what,
				until: sayTime(minuteOf(new Date(last.at.getTime() + takeBackMinutes * 60_000)), 'staff'),
			}
		: null
}

const notHereKind = (name: string | undefined) => notHereKinds.find((kind) => kind === name) ?? 'not-here'

const notHereKinds = ['other-door', 'acting-over', 'own-only'] as const satisfies NotHere[]

function problemTitle(error: unknown): string {
	const status = isRouteErrorResponse(error) ? error.status : 500
	if (status === 401) return accessWords.signIn.again
	if (status === 404 && isRouteErrorResponse(error))
		return accessWords.problems[notHereKind((error.data as { name?: string } | null)?.name)].title
	return accessWords.problems[status === 403 ? 'another-role' : status < 500 ? 'not-here' : 'fault'].title
}

/** The document. Residents' pages carry no script, so nothing here loads one. */
export function Layout({ children }: { children: React.ReactNode }) {
	const facts = useRouteLoaderData<typeof loader>('root')
	return (
		<html lang="ja" className={facts ? displayClasses(facts.display) : undefined}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="format-detection" content="telephone=no" />
				<Meta />
				<Links />
			</head>
			<body>
				{children}
				{/* A switch for the bench alone: what the same pages cost with scripts. */}
				{typeof process !== 'undefined' && process.env.BENCH_SCRIPTS && <Scripts />}
			</body>
		</html>
	)
}

export default function App() {
	return <Outlet />
}

export function ErrorBoundary() {
	const error = useRouteError()
	const facts = useRouteLoaderData<typeof loader>('root')
	if (isRouteErrorResponse(error)) {
		const said = error.data as {
			signIn?: { to: string; typed: string | null; confirm: boolean }
			name?: string
			request?: string
		} | null
		if (error.status === 401 && said?.signIn) return <SignInInPlace facts={facts} {...said.signIn} />
		if (error.status === 404) return <ProblemPage facts={facts} kind={notHereKind(said?.name)} />
		if (error.status === 403) return <ProblemPage facts={facts} kind="another-role" />
		if (error.status === 405 || error.status === 400) return <ProblemPage facts={facts} kind="not-here" />
	}
	return <ProblemPage facts={facts} kind="fault" request={facts?.request} />
}

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
import type { NotHere } from '~/people/guard.server'
import { factsOf } from '~/routes/facts.server'
import { displayClasses } from '~/ui/display'
import type { RootFacts } from '~/ui/frame'
import { windowTitle } from '~/ui/page-head'
import { ProblemPage, SignInInPlace } from '~/ui/problem-page'
import town from '~/ui/town.css?url'
import { accessWords } from '~/words/ja/access'

export const links: LinksFunction = () => [
	{ rel: 'stylesheet', href: town },
	{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
	{
		title: error ? problemTitle(error) : windowTitle('', (data as RootFacts | undefined)?.office.town ?? ''),
	},
]

export const loader = ({ request }: LoaderFunctionArgs) => factsOf(request)

const notHereKind = (name: string | undefined) => notHereKinds.find((kind) => kind === name) ?? 'not-here'

const notHereKinds = ['other-door', 'acting-over', 'own-only', 'thread-gone'] as const satisfies NotHere[]

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
			unsent?: string
		} | null
		if (error.status === 401 && said?.signIn) return <SignInInPlace facts={facts} {...said.signIn} />
		if (error.status === 404)
			return <ProblemPage facts={facts} kind={notHereKind(said?.name)} unsent={said?.unsent} />
		if (error.status === 403) return <ProblemPage facts={facts} kind="another-role" />
		if (error.status === 405 || error.status === 400) return <ProblemPage facts={facts} kind="not-here" />
	}
	return <ProblemPage facts={facts} kind="fault" request={facts?.request} />
}

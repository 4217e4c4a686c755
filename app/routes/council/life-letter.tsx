// 登録の終わりのお知らせ: the paper a person or their family is given when a registration has ended.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { unpaidYen } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { requireStaff } from '~/people/guard.server'
import { standingMove } from '~/people/life-move.server'
import { registrantOf } from '~/people/registrant.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { sayDayAndYear } from '~/words/ja/dates'
import { lifeWords as words } from '~/words/ja/life'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.paperTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'enter-life-move')
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const move = await orNotFound(standingMove(on, person.id))
		const unpaid = unpaidYen(await earningsOf(on, person.id))
		const name = `${person.familyName} ${person.givenName}`
		const died = move.kind === 'died'
		return {
			id: person.id,
			today: sayDayAndYear(dayOf(now())),
			lines: died
				? words.diedLines(name, sayDayAndYear(move.day))
				: words.paperLines(name, words.kinds[move.kind].label, sayDayAndYear(move.day)),
			pay:
				unpaid > 0
					? (died ? words.diedPay : words.paperPay)(formatYen(unpaid))
					: died
						? null
						: words.paperPayNone,
			ends: died ? [words.diedReturn] : [words.paperReturn, words.paperAgain],
		}
	})
}

export default function LifeLetter() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={{ href: `/council/people/${found.id}/life`, label: words.link }}>
			<p>{found.today}</p>
			<h1>{words.paperTitle}</h1>
			{found.lines.map((line) => (
				<p key={line}>{line}</p>
			))}
			{found.pay && <p>{found.pay}</p>}
			{found.ends.map((line) => (
				<p key={line}>{line}</p>
			))}
			<p>
				{office.town} {office.name} {office.telephone}
			</p>
		</PaperPage>
	)
}

// One posting (仕訳): its lines, what it is about, who wrote it when, and the other half of a reversal.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { partyNames, postingPage } from '~/money/ledger-list.server'
import { olderYear } from '~/money/year-close'
import { namesOf } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { nameOfPosting } from '~/words/ja/ledger'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { inSnapshot } from '~db/client'
import { linesShown, PostingsTable, partiesOf } from './postings-table'

const words = ledgerWords.posting

export const meta = titled<{ kind: string }>((found) => words.title(found.kind))

const ways = {
	earning: (id: string) => `/council/earnings/${id}`,
	invoice: (id: string) => `/council/invoices/${id}`,
	payout: (id: string) => `/council/payouts/${id}`,
	'cash-box': () => '/council/cash-box',
	heirs: (id: string) => `/council/people/${id}/heirs`,
	incoming: (id: string) => `/council/incomings/${id}`,
	'statement-line': (id: string) => `/council/statement-lines/${id}`,
}

/** The day it would have stood on; of an older fiscal year by its name. */
function sayForDay(day: string, forDay: string): string {
	const year = olderYear(day, forDay)
	return year === null ? words.forDay(sayDayAndYear(forDay)) : words.forOldYear(year, sayDayAndYear(forDay))
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => {
		const found = await postingPage(on, params.postingId ?? '')
		if (!found) throw data(null, { status: 404 })
		const other = (one: { id: string; day: string; kind: string } | null) =>
			one && { id: one.id, said: words.see(sayDay(one.day), nameOfPosting(one.kind)) }
		const { about } = found
		return {
			id: found.id,
			kind: nameOfPosting(found.kind),
			day: sayDayAndYear(found.day),
			forDay: found.forDay && sayForDay(found.day, found.forDay),
			about: about && {
				href: ways[about.kind](about.id),
				said:
					about.kind === 'invoice' || about.kind === 'payout'
						? words.aboutWords[about.kind](about.number ?? '')
						: words.aboutWords[about.kind],
			},
			at: sayInstant(found.at, 'staff'),
			by: found.by ? ((await namesOf(on, [found.by])).get(found.by) ?? '') : words.byChore,
			reverses: other(found.reverses),
			reversedBy: other(found.reversedBy),
			lines: linesShown([found], await partyNames(on, partiesOf([found]))),
		}
	})
}

export default function PostingPage() {
	const found = useLoaderData<typeof loader>()
	const see = (one: { id: string; said: string }) => <a href={`/council/postings/${one.id}`}>{one.said}</a>
	return (
		<Council>
			<DeskHead
				over={<a href="/council/ledger">{ledgerWords.title}</a>}
				title={words.title(found.kind)}
				lead={found.day}
			/>
			{found.forDay && <Told kind="wait">{found.forDay}</Told>}
			<Sheet id="lines" title={words.lines} flush>
				<PostingsTable caption={words.lines} lines={found.lines} />
			</Sheet>
			<p className="hint">{words.shape}</p>
			<Sheet id="facts" title={words.about}>
				<KeyValues
					pairs={[
						{
							label: words.about,
							answer: found.about ? <a href={found.about.href}>{found.about.said}</a> : words.aboutGone,
						},
						...(found.reverses ? [{ label: words.reverses, answer: see(found.reverses) }] : []),
						...(found.reversedBy ? [{ label: words.reversedBy, answer: see(found.reversedBy) }] : []),
						{ label: words.written, answer: found.at },
						{ label: words.by, answer: found.by },
						{ label: words.id, answer: <code>{found.id}</code> },
					]}
				/>
			</Sheet>
		</Council>
	)
}

// 貸出簿: everything that is out and who has it, to look at or to print; what is late and keys come first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { isLate } from '~/people/loan'
import { loansOut } from '~/people/loan.server'
import { SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayDayAndYear } from '~/words/ja/dates'
import { loanWords as words } from '~/words/ja/loans'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'keep-loans')
	const today = dayOf(now())
	return inSnapshot(async (on) =>
		(await loansOut(on, today)).map((one) => ({
			id: one.id,
			registrantId: one.registrantId,
			say: words.say(one.kind, one.what),
			name: one.name,
			telephone: one.telephone,
			left: one.state !== 'registered',
			lentOn: sayDayAndYear(one.lentOn),
			dueOn: one.dueOn ? sayDayAndYear(one.dueOn) : words.noDue,
			late: isLate(one, today),
		})),
	)
}

export default function LoanBook() {
	const out = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.bookLead} />
			<Sheet id="out" title={words.link} flush={out.length > 0}>
				{out.length === 0 ? (
					<Empty icon="book" note={words.bookNoneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.what },
							{ label: words.columns.who },
							{ label: words.columns.telephone },
							{ label: words.columns.lentOn },
							{ label: words.columns.dueOn },
							{ label: councilWords.people.columns.open, silent: true },
						]}
						rows={out.map((one) => ({
							key: one.id,
							cells: [
								one.say,
								<span key="who">
									{one.name} {one.left && <small>{words.left}</small>}
								</span>,
								<a key="call" href={`tel:${one.telephone.replace(/\D/g, '')}`}>
									{one.telephone}
								</a>,
								one.lentOn,
								<span key="due">
									{one.dueOn} {one.late && <strong>{words.late}</strong>}
								</span>,
								<SeeLink
									key="open"
									href={`/council/people/${one.registrantId}/loans`}
									label={words.of(one.name)}
								>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

// An employer's home: what waits for an answer, who comes, and the requests so far.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { assignmentsOfEmployer } from '~/assignments/assignment.server'
import { waitingConfirmations } from '~/assignments/confirmation.server'
import { now } from '~/base/clock'
import { addDays, dayOf, instantOf } from '~/base/day'
import type { NoticeKind } from '~/notices/notice'
import { noticesOfEmployer } from '~/notices/notice.server'
import { requireEmployer } from '~/people/guard.server'
import { LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreementWords } from '~/words/ja/agreements'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { daySheetWords } from '~/words/ja/day-sheet'
import { employerWords, sayComing } from '~/words/ja/employer'
import { noticePage } from '~/words/ja/notices'
import { proposalWords } from '~/words/ja/proposal'
import { workWords } from '~/words/ja/work'
import { requestStanding } from '~/work/request'
import { requestsOf } from '~/work/request.server'
import { inSnapshot } from '~db/client'
import { noticeLine } from '../notice-line'
import { toldOf } from '../told'

const words = employerWords.home

export const meta = titled(words.title)

const newsKinds: readonly NoticeKind[] = [
	'quote-withdrawn',
	'turned-down',
	'taken-up-again',
	'published',
	'comes',
	'not-coming',
	'stand-in-sought',
	'comes-after-all',
	'stand-in-found',
	'one-fewer',
	'late',
	'slot-off',
	'slot-moved',
	'invoice',
	'proposal',
	'proposal-overdue',
	'taken-back-employer',
]

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return inSnapshot(async (on) => {
		const today = dayOf(now())
		const coming = await assignmentsOfEmployer(on, employerId, {
			fromDay: today,
			untilDay: addDays(today, 92),
		})
		const waiting = await waitingConfirmations(on, employerId, today)
		const requests = await requestsOf(on, employerId)
		return {
			told: toldOf(request, {
				withdrawn: employerWords.request.withdrawn,
				fine: employerWords.confirmation.toldFine,
				different: employerWords.confirmation.toldDifferent,
			}),
			// What waits for an answer stands above.
			news: (await noticesOfEmployer(on, employerId, newsKinds, instantOf(addDays(today, -14), 0)))
				.slice(0, 6)
				.map((one) => ({ ...noticeLine(one, 'staff'), icon: 'info' as const })),
			quotes: requests
				.filter((one) => one.waitingQuoteId !== null)
				.map((one) => ({ id: one.id, what: one.what })),
			toConfirm: waiting.map((one) => ({ id: one.assignmentId, title: one.title, day: sayDay(one.day) })),
			coming: coming.map((one) => ({
				key: one.slotId,
				title: one.title,
				when: `${sayDay(one.day)} ${saySpan(one.startMinute, one.endMinute, 'staff')}`,
				people: words.peopleOf(one.coming, one.seats),
				callNames: sayComing(one.callNames, one.coming),
				licenceChecked: one.licenceChecked,
			})),
			requests: requests.map((one) => ({
				id: one.id,
				number: one.number,
				what: one.what,
				opened: sayInstant(one.openedAt, 'staff'),
				state: workWords.employersRequest[requestStanding(one, today)],
			})),
		}
	})
}

export default function EmployerHome() {
	const { told, news, quotes, toConfirm, coming, requests } = useLoaderData<typeof loader>()
	const waiting = [
		...quotes.map((one) => ({
			href: `/employer/requests/${one.id}`,
			icon: 'doc' as const,
			title: words.quote(one.what),
			note: words.seeQuote,
		})),
		...toConfirm.map((one) => ({
			href: `/employer/assignments/${one.id}/confirmation`,
			icon: 'check' as const,
			title: words.confirm(one.title, one.day),
			note: words.seeWork,
		})),
	]
	return (
		<Employer>
			<DeskHead
				title={words.title}
				aside={<LinkButton href="/employer/requests/new">{words.ask}</LinkButton>}
			/>
			{told && <Told>{told}</Told>}
			<Sheet id="waiting" title={words.waiting}>
				{waiting.length === 0 ? <Empty icon="sun">{words.nothing}</Empty> : <Rows rows={waiting} />}
			</Sheet>
			<Sheet id="coming" title={words.coming} flush={coming.length > 0}>
				{coming.length === 0 ? (
					<Empty icon="people" note={words.comingNote}>
						{words.comingNone}
					</Empty>
				) : (
					<Table
						caption={words.coming}
						columns={[
							{ label: employerWords.confirmation.columns.task },
							{ label: employerWords.confirmation.columns.day },
							{ label: words.peopleLabel },
							{ label: words.callNames },
							{ label: daySheetWords.title },
						]}
						rows={coming.map((one) => ({
							key: one.key,
							cells: [
								one.title,
								one.when,
								one.people,
								one.callNames + (one.licenceChecked ? ` ${words.skillChecked}` : ''),
								<a key="sheet" href={`/employer/slots/${one.key}/day-sheet`}>
									{daySheetWords.title}
								</a>,
							],
						}))}
					/>
				)}
			</Sheet>
			{news.length > 0 && (
				<Sheet id="news" title={noticePage.title}>
					<Rows rows={news} />
				</Sheet>
			)}
			<Sheet id="requests" title={words.requests} flush={requests.length > 0}>
				{requests.length === 0 ? (
					<Empty
						icon="doc"
						note={words.requestsNote}
						way={{ href: '/employer/requests/new', label: words.ask }}
					>
						{words.requestsNone}
					</Empty>
				) : (
					<Table
						caption={words.requests}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.what },
							{ label: words.columns.opened },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={requests.map((one) => ({
							key: one.id,
							cells: [
								one.number,
								one.what,
								one.opened,
								<Chip key="state">{one.state}</Chip>,
								<SeeLink key="open" href={`/employer/requests/${one.id}`}>
									{words.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
			<p>
				<a href="/employer/agreements">{agreementWords.employer.title}</a>
			</p>
			<p>
				<a href="/employer/proposals">{proposalWords.answerer.door}</a>
			</p>
		</Employer>
	)
}

// 受け取るお金: the next transfer and why this amount, what is still looked at, what came, sums by month.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { AssignmentRow } from '~/assignments/assignment.server'
import { assignmentsOf } from '~/assignments/assignment.server'
import { now } from '~/base/clock'
import { dayOf, monthOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { ownErrorClock } from '~/council/due-date'
import { bankAccountOf } from '~/money/bank-account.server'
import { connectOffered, readyForConnect } from '~/money/connect.server'
import { waitingCorrectionsOf } from '~/money/correction.server'
import { comesOn, comingMoney, payOf, stillComes } from '~/money/earning'
import type { EarningShown } from '~/money/earning.server'
import { earningsOf } from '~/money/earning.server'
import { wayOf } from '~/money/payout'
import { offersCash } from '~/money/payout.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { joinedInto } from '~/people/registrant-join.server'
import { Empty } from '~/ui/empty'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Lines, Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { EarningCard, Flow } from '~/ui/sums'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { archiveWords } from '~/words/ja/archive'
import { benefitWords } from '~/words/ja/benefits'
import { certificateWords } from '~/words/ja/certificates'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { correctionWords } from '~/words/ja/correction'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { payWords, sumLines } from '~/words/ja/pay'
import { cashWords, recallWords } from '~/words/ja/payout'
import { registrantWords } from '~/words/ja/registrant'
import { moneyWords } from '~/words/ja/registrant-money'
import { samePersonWords } from '~/words/ja/same-person'
import { ui } from '~/words/ja/ui'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { toldOf } from '../told'

const words = moneyWords.earnings
const samePerson = samePersonWords.mine

export const meta = titled(words.title)

const sum = (earnings: readonly { yen: number }[]) => earnings.reduce((total, one) => total + one.yen, 0)

/** Earnings together by a key, in the order the keys first come. */
function together<One>(list: readonly One[], key: (one: One) => string): { key: string; list: One[] }[] {
	const groups = new Map<string, One[]>()
	for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
	return [...groups].map(([name, found]) => ({ key: name, list: found }))
}

/** What the law gives the office where an account held pay up, in a sentence; null where nothing is held up by one. */
function heldUp(all: readonly EarningShown[], enteredAt: Date | null, today: string): string | null {
	const days = all
		.filter((one) => one.state === 'returned' || (one.state === 'credited' && one.payDay < today))
		.map((one) => one.payDay)
		.sort()
	const clock = days[0] === undefined ? null : ownErrorClock(days[0], enteredAt && dayOf(enteredAt))
	if (!clock) return null
	return clock.mendedOn === null ? words.heldUp : words.mended(sayDay(clock.mendedOn), sayDay(clock.latest))
}

/** Whether somebody fetches their pay at the counter today. */
const paidInCash = async (on: Db, registrantId: string, today: string) =>
	(await registrantOf(on, registrantId))?.paidBy === 'cash' && (await offersCash(on, today))

/** Whose account at the processor is ready: which way pay of a day will go; null for everybody else. */
async function paidThrough(on: Db, registrantId: string, today: string, hasBankAccount: boolean) {
	const from = await connectOffered(on, today)
	if (from === null || !(await readyForConnect(on)).has(registrantId)) return null
	const offered = { cash: false, connectFrom: from }
	return (payDay: string) => wayOf({ paidBy: 'connect', payDay, connectReady: true, hasBankAccount }, offered)
}

/** What is amiss with pay through the processor: it came back, or should have come by now. */
function throughOf(one: EarningShown, today: string): string | [] {
	const { back, late } = connectPayoutWords.registrant
	if (one.state === 'returned') return back
	return one.state === 'sent' && comesOn(one) < today ? late(sayDay(comesOn(one))) : []
}

/** What is amiss with a transfer, each in one sentence: what happened, what we do, by when. */
function saidOf(all: readonly EarningShown[], today: string): string[] {
	const { correcting, recalling, recallRefused, back } = recallWords.registrant
	const said = all.flatMap((one) => {
		if (one.state === 'correcting') return correcting
		if (one.state === 'recalling') return recalling
		if (one.state === 'kept') return recallRefused
		if (one.way === 'connect') return throughOf(one, today)
		return one.state === 'returned' && one.returnReason === 'recalled' ? back : []
	})
	return [...new Set(said)]
}

/** Which of the four steps a transfer that has not gone yet is at. */
function stepOf(earnings: readonly EarningShown[], today: string): number {
	if (earnings.some((one) => one.state === 'sent')) return 3
	if (earnings.some((one) => one.state === 'being-paid')) return 2
	return earnings.every((one) => monthOf(one.serviceDay) < monthOf(today)) ? 2 : 1
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const all = await earningsOf(on, registrantId, 200)
		const { current, waiting } = await bankAccountOf(on, registrantId)
		const inCash = await paidInCash(on, registrantId, today)
		const through = await paidThrough(on, registrantId, today, current !== null)
		const open = all
			.filter((one) => stillComes(one, today))
			.sort((a, b) => a.payDay.localeCompare(b.payDay) || a.serviceDay.localeCompare(b.serviceDay))
		const done = all.filter(
			(one) => one.state === 'paid' || (one.state === 'sent' && !stillComes(one, today)),
		)
		const runs = together(open, comesOn)
		const received = done.filter((one) => one.state === 'paid')
		const asked = await waitingCorrectionsOf(on, registrantId)
		return {
			former: await formerOf(on, registrantId, today),
			told: toldOf(request, correctionWords.mine.told),
			asked: asked.map((one) => one.id),
			inCash,
			bank: inCash ? '' : (current?.bankName ?? waiting?.bankName ?? (through ? '' : null)),
			held: heldUp(all, current?.enteredAt ?? null, today),
			runs: runs.map(({ key, list }) => ({
				day: key,
				list,
				step: stepOf(list, today),
				through: list.every((one) => (one.way ?? through?.(one.payDay)) === 'connect'),
			})),
			checking: (await assignmentsOf(on, registrantId, { today })).filter((row) =>
				['reported', 'mending'].includes(row.assignment.state),
			),
			returned: all.filter(
				(one) => one.state === 'returned' && one.returnReason !== 'recalled' && one.way === 'bank',
			),
			said: saidOf(all, today),
			past: together(done, comesOn).map(({ key, list }) => ({
				day: key,
				yen: sum(list),
				pieces: piecesOf(list),
				state: list.every((one) => one.state === 'paid') ? ('paid' as const) : ('sent' as const),
			})),
			months: together(all, (one) => monthOf(one.serviceDay)).map(({ key, list }) => ({
				month: key,
				yen: sum(list),
				pieces: piecesOf(list),
			})),
			years: together(received, (one) => comesOn(one).slice(0, 4)).map(({ key, list }) => ({
				year: Number(key),
				yen: sum(list),
			})),
		}
	})
}

/** What was earned under a number that ended in this one: what comes of it, and when. */
async function formerOf(on: Db, registrantId: string, today: string) {
	const former: { number: string; coming: string[] }[] = []
	for (const { joinedId, number } of await joinedInto(on, registrantId)) {
		const earned = await earningsOf(on, joinedId, 200)
		if (earned.length > 0)
			former.push({
				number,
				coming: comingMoney(earned, today).map(({ day, yen }) =>
					samePerson.earningsDue(formatYen(yen), sayDay(day)),
				),
			})
	}
	return former
}

const noteOf = {
	work: words.checked,
	cancellation: payWords.earned.off,
	supplement: payWords.earned.more,
}

/** How many pieces of work these are of: a supplement is of the same piece as what it follows. */
const piecesOf = (list: readonly EarningShown[]) => new Set(list.map((one) => one.assignmentId)).size

function Earned({ earning }: { earning: EarningShown }) {
	const { office } = useRoot()
	return (
		<EarningCard
			title={earning.title}
			note={noteOf[earning.kind](sayDay(earning.serviceDay))}
			rows={sumLines(earning.payTerms, earning.agreedYen, { ...earning, payYen: payOf(earning) }).filter(
				(line) => line.yen > 0,
			)}
			takenOffYen={earning.withheldYen}
			takenOffHow={earning.withheldYen > 0 ? payWords.earned.withheld : undefined}
			totalYen={earning.yen}
			rest={
				<>
					<p className="hint">
						<a href={`/my/earnings/${earning.id}`}>{moneyWords.why.see}</a>
					</p>
					<p className="hint">
						{words.rests} <a href={`/my/assignments/${earning.assignmentId}`}>{words.terms}</a>
					</p>
					<p className="hint">
						{words.wrong}
						<a href={telHref(office.telephone)}>{words.wrongCall}</a>
						{words.wrongEnd}
					</p>
				</>
			}
		/>
	)
}

function Waiting({ rows }: { rows: readonly AssignmentRow[] }) {
	return (
		<Section id="waiting" title={words.waiting}>
			<p className="hint">{words.waitingNote}</p>
			<Rows
				rows={rows.map((row) => ({
					key: row.assignment.id,
					href: `/my/assignments/${row.assignment.id}`,
					icon: 'clock' as const,
					title: row.title,
					note: `${sayDay(row.slot.day)}・${ui.yen(row.payYen)}`,
				}))}
			/>
		</Section>
	)
}

export default function Earnings() {
	const { told, asked, inCash, bank, held, runs, checking, returned, said, past, months, years, former } =
		useLoaderData<typeof loader>()
	const [next, ...later] = runs
	const nothing =
		runs.length === 0 &&
		checking.length === 0 &&
		past.length === 0 &&
		returned.length === 0 &&
		said.length === 0
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{asked.map((id) => (
				<Told key={id} kind="wait" note={<a href={`/my/corrections/${id}`}>{correctionWords.mine.see}</a>}>
					{correctionWords.mine.waits}
				</Told>
			))}
			{returned.length > 0 && (
				<Told kind="no" note={<a href="/my/bank-account">{words.returnedWay}</a>}>
					{words.returned}
				</Told>
			)}
			{said.map((one) => (
				<Told key={one} kind="wait">
					{one}
				</Told>
			))}
			{held && <p className="hint">{held}</p>}
			{bank === null && (
				<Told kind="wait" note={<a href="/my/bank-account">{words.noBankWay}</a>}>
					{words.noBank}
				</Told>
			)}
			{nothing && (
				<Empty icon="yen" note={words.noneNote} way={{ href: '/my/tasks', label: words.seeTasks }}>
					{words.none}
				</Empty>
			)}
			{next && (
				<>
					<section className="card pay-top" aria-labelledby="next-title">
						<h2 id="next-title">{words.next}</h2>
						<p className="month-sum">
							<span className="lines-kept">
								{inCash
									? cashWords.registrant.waits(sayDay(next.day))
									: next.through
										? connectPayoutWords.registrant.waits(sayDay(next.day))
										: words.nextTo(sayDay(next.day), bank ?? '')}
							</span>
							<span>
								<b>{ui.amount(sum(next.list))}</b>
								<span className="en">{ui.yenUnit}</span>
							</span>
						</p>
						<Flow steps={words.flow} now={next.step} label={words.flowLabel} />
						<p className="hint">{words.flowNow(words.flow[next.step] ?? '')}</p>
					</section>
					<Section id="inside" title={words.inside}>
						<div className="cards">
							{next.list.map((earning) => (
								<Earned key={earning.id} earning={earning} />
							))}
						</div>
					</Section>
				</>
			)}
			{later.map((run) => (
				<Section key={run.day} id={`run-${run.day}`} title={words.later(sayDay(run.day))}>
					<div className="cards">
						{run.list.map((earning) => (
							<Earned key={earning.id} earning={earning} />
						))}
					</div>
				</Section>
			))}
			{checking.length > 0 && <Waiting rows={checking} />}
			{past.length > 0 && (
				<Section id="past" title={words.past}>
					<Rows
						rows={past.map((run) => ({
							key: run.day,
							icon: 'doc' as const,
							title: words.pastRow(sayDay(run.day), ui.yen(run.yen)),
							note: words.pastPieces(run.pieces, words.states[run.state]),
						}))}
					/>
					{years.map(({ year, yen }) => (
						<p key={year} className="year">
							{words.year(year)} <b>{ui.yen(yen)}</b>
						</p>
					))}
				</Section>
			)}
			{months.length > 0 && (
				<Section id="months" title={words.months}>
					<div className="card">
						<Lines
							lines={months.map(({ month, yen, pieces }) => ({
								key: month,
								label: words.monthRow(sayMonth(month), pieces),
								value: ui.yen(yen),
							}))}
						/>
					</div>
				</Section>
			)}
			{former.map(({ number, coming }) => (
				<Section key={number} id={`former-${number}`} title={samePerson.earnings(number)}>
					{coming.length === 0 && <p>{samePerson.earningsNone}</p>}
					{coming.map((line) => (
						<p key={line}>{line}</p>
					))}
					<p className="hint">{samePerson.earningsNote(number)}</p>
				</Section>
			))}
			<Rows
				rows={[
					{
						href: '/my/certificates',
						icon: 'doc',
						title: certificateWords.link,
						note: certificateWords.linkNote,
					},
					{
						href: '/my/papers',
						icon: 'doc',
						title: archiveWords.own.link,
						note: archiveWords.own.linkNote,
					},
					{ href: '/benefits', icon: 'info', title: benefitWords.link, note: benefitWords.linkNote },
					{ href: '/my/bank-account', icon: 'bank', title: words.bank },
				]}
			/>
		</Resident>
	)
}

// The public promise of consultations: how often an answer came in time, what many ask about, and what became of it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { employerNames } from '~/people/employer.server'
import { Bar } from '~/ui/chart'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { ProposalCard } from '~/ui/proposal-card'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { TopicTable } from '~/ui/statistics-table'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { publicProposals } from '~/wellness/proposal.server'
import { proposalShown } from '~/wellness/proposal-shown'
import { quartersBefore } from '~/wellness/quarter'
import { keptByMonth, thresholdOn, topicsIn } from '~/wellness/statistics.server'
import { topics } from '~/wellness/topic'
import { sayMinutes } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { sayQuarter, statisticsWords } from '~/words/ja/statistics'
import { inSnapshot } from '~db/client'

const words = statisticsWords.promise

export const meta = titled(words.title)

const percent = (part: number, whole: number) => Math.round((part / whole) * 100)

export async function loader(_: LoaderFunctionArgs) {
	const at = now()
	const today = dayOf(at)
	return inSnapshot(async (on) => {
		const k = await thresholdOn(on, today)
		const over = quartersBefore(today, 8).reverse()
		const byQuarter = await topicsIn(on, over)
		const proposals = await publicProposals(on)
		const names = await employerNames(
			on,
			proposals.flatMap(({ employerId }) => employerId ?? []),
		)
		const latest = [...byQuarter.keys()].sort().at(-1) ?? null
		return {
			k,
			hours: await settingOn(on, 'consultation-answer-hours', today),
			months:
				k === null
					? []
					: (await keptByMonth(on, at, k)).reverse().flatMap(({ months, shown, kept }) =>
							kept.counted === 0
								? []
								: [
										{
											span: words.month(months),
											short: shown ? null : months.length === 3 ? words.tooFew : words.waiting,
											// Nothing is counted of a span that is not shown.
											share: shown ? percent(kept.kept, kept.counted) : 0,
											late: shown ? percent(kept.late, kept.counted) : 0,
											median: shown && kept.medianMinutes !== null ? sayMinutes(kept.medianMinutes) : null,
										},
									],
						),
			quarter: latest && sayQuarter(latest),
			topics: topics.map((topic) => ({
				topic,
				shown: byQuarter.get(latest ?? '')?.get(topic) ?? null,
				over: over.map((quarter) => byQuarter.get(quarter)?.get(topic) ?? null),
			})),
			proposals: proposals.map((one) => proposalShown(one, names, today)),
			note: k === null ? null : statisticsWords.page.hiddenNote(k),
		}
	})
}

export default function ConsultationPromise() {
	const { k, hours, months, quarter, topics, proposals, note } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/about', label: publicWords.about.title }}>
			<PageHead title={words.title} lead={words.lead(hours)} />
			<Section id="kept" title={words.kept}>
				{k === null ? (
					<Empty icon="lock" note={words.nothingNote}>
						{words.nothing}
					</Empty>
				) : months.length === 0 ? (
					<Empty icon="cup" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<>
						<Table
							caption={words.kept}
							columns={[
								{ label: words.columns.span },
								{ label: words.columns.share, right: true },
								{ label: words.columns.bar, silent: true },
								{ label: words.columns.late, right: true },
								{ label: words.columns.median, right: true },
							]}
							rows={months.map((one) => ({
								key: one.span,
								cells: [
									one.span,
									one.short ?? words.share(one.share),
									<Bar key="bar" share={one.share / 100} hidden={one.short !== null} />,
									one.short === null ? words.share(one.late) : words.hidden,
									one.median ?? words.hidden,
								],
							}))}
						/>
						<p className="hint">{words.keptLead(k)}</p>
					</>
				)}
			</Section>
			<Section id="topics" title={words.topics}>
				{quarter === null ? (
					<Empty icon="book" note={words.topicsNoneNote}>
						{words.topicsNone}
					</Empty>
				) : (
					<>
						<p>{words.topicsLead(quarter)}</p>
						<TopicTable rows={topics} caption={words.topics} />
						{note && <p className="hint">{note}</p>}
					</>
				)}
			</Section>
			<Section id="proposals" title={words.proposals}>
				{proposals.length === 0 ? (
					<Empty icon="chat" note={words.proposalsNoteNone}>
						{words.proposalsNone}
					</Empty>
				) : (
					proposals.map((proposal) => <ProposalCard key={proposal.id} proposal={proposal} />)
				)}
			</Section>
			<Note>{words.wall}</Note>
			<Rows rows={[{ href: '/care', icon: 'cup', title: words.ask }]} />
		</Resident>
	)
}

// The rule of turns in ten lines, and how the last whole month kept it, for groups of ten or more.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { figuresIn } from '~/assignments/fairness.server'
import { now } from '~/base/clock'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { shownOutside } from '~/matching/fairness'
import { Empty } from '~/ui/empty'
import { Facts } from '~/ui/facts'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { withKana } from '~/ui/ruby'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { fairnessWords } from '~/words/ja/fairness'
import { publicWords } from '~/words/ja/public'
import { db, inSnapshot } from '~db/client'

const words = fairnessWords.rule
const say = fairnessWords.figures

export const meta = titled(words.title)

export async function loader(_: LoaderFunctionArgs) {
	const month = addMonths(monthOf(dayOf(now())), -1)
	const [figures] = await inSnapshot((on) => figuresIn(on, [month]))
	const by = await settingOn(db(), 'turn-counts', dayOf(now()))
	return { month, by: by as 'offered' | 'worked', figures: shownOutside(figures) ?? null }
}

export default function FairTurns() {
	const { month, by, figures } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/about', label: publicWords.about.title }}>
			<PageHead title={words.title} lead={words.lead} />
			<Section id="rule" title={words.list}>
				<div className="terms">
					<ol>
						{words.lines(by).map((line, at) => (
							<li key={line}>
								<span className="no" aria-hidden="true">
									{at + 1}
								</span>
								<div>{withKana(line)}</div>
							</li>
						))}
					</ol>
				</div>
			</Section>
			<Section id="month" title={words.month(month)}>
				{figures === null ? (
					<Empty icon="people" note={words.tooFewNote}>
						{words.tooFew}
					</Empty>
				) : (
					<>
						<Facts
							facts={[
								{ icon: 'people', label: say.people, answer: say.sayPeople(figures.people) },
								{ icon: 'undo', label: say.spread, answer: say.saySpread(figures.spread) },
								{ icon: 'cal', label: say.longestWaitDays, answer: say.sayDays(figures.longestWaitDays) },
								{ icon: 'info', label: say.gini, answer: say.sayGini(figures.gini) },
								{ icon: 'check', label: say.decisions, answer: say.sayDecisions(figures.decisions) },
								{ icon: 'pen', label: say.overrides, answer: say.sayOverrides(figures.overrides) },
							]}
						/>
						<ul className="dots card">
							<li>
								{say.spread}: {words.notes.spread}
							</li>
							<li>
								{say.longestWaitDays}: {words.notes.longestWaitDays}
							</li>
							<li>
								{say.gini}: {words.notes.gini}
							</li>
						</ul>
					</>
				)}
			</Section>
		</Resident>
	)
}

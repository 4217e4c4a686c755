// What this is, how work flows, what is promised, who runs it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import { Facts } from '~/ui/facts'
import { FitList } from '~/ui/fit'
import { Resident, useRoot } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { fairnessWords } from '~/words/ja/fairness'
import { publicWords } from '~/words/ja/public'
import { troubleWords } from '~/words/ja/trouble'
import { db } from '~db/client'
import { Numbered } from './numbered'

const words = publicWords.about

export const meta = titled(words.title)

export async function loader(_: LoaderFunctionArgs) {
	const set = await settingsOn(db(), ['office-address', 'outside-contact'], dayOf(now()))
	return { address: set['office-address'], outside: set['outside-contact'] }
}

export default function About() {
	const { address, outside } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			<Section id="flow" title={words.flow}>
				<Numbered items={words.steps} />
			</Section>
			<Section id="promises" title={words.promises}>
				<div className="card">
					<FitList reasons={words.guards} />
				</div>
			</Section>
			<Note title={words.notEmployment}>
				<p>{words.notEmploymentNote}</p>
			</Note>
			<Section id="who" title={words.who}>
				<Facts
					facts={[
						{ icon: 'house', label: words.name, answer: office.name },
						{ icon: 'pin', label: words.address, answer: address },
						{ icon: 'phone', label: words.telephone, answer: `${office.telephone}(${office.hours})` },
						{ icon: 'chat', label: words.outside, answer: outside },
					]}
				/>
			</Section>
			<Rows
				rows={[
					{ href: '/fair-turns', icon: 'people', title: fairnessWords.rule.mine },
					{ href: '/tasks', icon: 'search', title: words.seek },
					{ href: '/how-to-join', icon: 'person', title: words.join },
					{ href: '/trouble', icon: 'alert', title: troubleWords.visitor.link },
				]}
			/>
		</Resident>
	)
}

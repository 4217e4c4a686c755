// The front page: what this is in three sentences, the newest postings, four doors.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { Resident, useRoot } from '~/ui/frame'
import { Guards } from '~/ui/guards'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { TaskCard } from '~/ui/task-card'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'
import { troubleWords } from '~/words/ja/trouble'
import { newestTasks } from '~/work/posting.server'
import { inSnapshot } from '~db/client'
import { rulesOn } from '../posting-rules.server'
import { cardOf } from '../task-face'
import { PostingRules } from '../task-list'

const words = publicWords.front
const shown = 3
const icons = ['cut', 'people', 'doc'] as const

export const meta = titled('')

export async function loader(_: LoaderFunctionArgs) {
	const at = now()
	return inSnapshot(async (on) => ({
		newest: await newestTasks(on, shown, dayOf(at), minuteOf(at)),
		rules: await rulesOn(on, dayOf(at)),
	}))
}

export default function Front() {
	const { newest, rules } = useLoaderData<typeof loader>()
	const { who, office } = useRoot()
	const mine = who?.hat === 'registrant' || who?.acting?.kind === 'registrant'
	return (
		<Resident>
			<PageHead title={words.title} lead={words.lead} />
			<Section id="what" title={words.what}>
				<Guards
					guards={words.sentences.map((say, at) => ({ icon: icons[at] ?? ('doc' as const), say, key: say }))}
				/>
			</Section>
			<Section id="newest" title={words.newest}>
				{newest.length === 0 ? (
					<Empty note={words.noneNote}>{words.none}</Empty>
				) : (
					<div className="cards">
						{newest.map((task) => (
							<TaskCard key={task.id} {...cardOf(task, `/tasks/${task.id}`, { withDay: true })} />
						))}
					</div>
				)}
			</Section>
			{newest.length > 0 && <PostingRules rules={rules} tasks={newest} />}
			<Section id="doors" title={words.doors}>
				<Rows
					rows={[
						{ href: '/tasks', icon: 'search', title: words.seek, note: words.seekNote },
						{
							href: '/how-to-join',
							icon: 'person',
							title: words.join,
							note: words.joinNote(office.leastAge),
						},
						{ href: '/how-to-ask', icon: 'chat', title: words.ask, note: words.askNote },
						{
							href: '/trouble',
							icon: 'alert',
							title: troubleWords.visitor.link,
							note: troubleWords.visitor.linkNote,
						},
						mine
							? { href: '/my', icon: 'house', title: words.mine, note: words.mineNote }
							: { href: '/sign-in', icon: 'key', title: words.signIn, note: words.signInNote },
					]}
				/>
			</Section>
			<Dock>
				<LinkButton href="/tasks" icon="search">
					{words.all}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

// How an employer asks: what it is like, step by step, and what cannot be taken.
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'
import { Numbered } from './numbered'

const words = publicWords.howToAsk

export const meta = titled(words.title)

export const loader = () => null

export default function HowToAsk() {
	const { office } = useRoot()
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			<Section id="examples" title={words.examples}>
				<Rows rows={words.exampleList.map((title) => ({ icon: 'sun' as const, title }))} />
			</Section>
			<Section id="steps" title={words.steps}>
				<Numbered items={words.list} />
			</Section>
			<Note title={words.not}>
				<p>{words.notNote}</p>
			</Note>
			<Rows rows={[{ href: '/sign-in?to=/employer', icon: 'key', title: words.signIn }]} />
			<Dock note={words.telephoneNote}>
				<LinkButton href={telHref(office.telephone)} icon="phone">
					{words.telephone}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

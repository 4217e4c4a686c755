// How somebody becomes a registrant: by this site, the telephone or the counter.
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'
import { Numbered } from './numbered'

const words = publicWords.howToJoin

export const meta = titled(words.title)

export const loader = () => null

export default function HowToJoin() {
	const { office } = useRoot()
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			<Section id="who" title={words.who}>
				<p>{words.whoNote(office.leastAge)}</p>
			</Section>
			<Section id="steps" title={words.steps}>
				<Numbered items={words.list} />
			</Section>
			<Section id="bring" title={words.bring}>
				<p>{words.bringNote}</p>
			</Section>
			<Note title={words.notAsked}>
				<p>{words.notAskedNote}</p>
			</Note>
			<Section id="telephone" title={words.telephone}>
				<p>{words.telephoneNote}</p>
				<LinkButton href={telHref(office.telephone)} kind="second" icon="phone">
					{publicWords.call(office.telephone)}
				</LinkButton>
			</Section>
			<Dock>
				<LinkButton href="/join" icon="pen">
					{words.submit}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

// こまったこと for who is not signed in: 119 first, the office's telephone, neighbours too, and the doors for who has a number.
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'
import { troubleWords } from '~/words/ja/trouble'
import { FirstOfAll } from '../trouble-parts'

const words = troubleWords.visitor

export const meta = titled(troubleWords.title)

export const loader = () => null

export default function Trouble() {
	const { office } = useRoot()
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={troubleWords.title} lead={words.lead} />
			<FirstOfAll />
			<Note title={words.neighbours}>
				<p>{words.neighboursNote(office.hours)}</p>
			</Note>
			<Rows
				rows={[
					{ href: '/my/trouble', icon: 'person', title: words.registrant, note: words.registrantNote },
					{ href: '/employer/trouble', icon: 'house', title: words.employer, note: words.employerNote },
				]}
			/>
			<Dock note={words.telephoneNote}>
				<LinkButton href={telHref(office.telephone)} icon="phone">
					{troubleWords.call}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

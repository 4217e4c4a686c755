// What happens to what people tell us.
import { useLoaderData } from '@remix-run/react'
import { hasProcessor } from '~/money/stripe.server'
import { LinkButton } from '~/ui/button'
import { Resident, useRoot } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { publicWords } from '~/words/ja/public'

const words = publicWords.privacy

export const meta = titled(words.title)

export const loader = () => ({ processor: hasProcessor() })

export default function Privacy() {
	const { office } = useRoot()
	const { processor } = useLoaderData<typeof loader>()
	const parts = processor ? [...words.parts, words.processor] : words.parts
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			{parts.map(({ id, title, list }) => (
				<Section key={id} id={id} title={title}>
					<ul className="dots card">
						{list.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</Section>
			))}
			<Note title={words.yours}>
				<p>{words.yoursNote}</p>
			</Note>
			<Section id="contact" title={words.contact}>
				<p>
					{office.name}
					<br />
					{office.place}・{office.hours}
				</p>
				<LinkButton href={telHref(office.telephone)} kind="second" icon="phone">
					{publicWords.call(office.telephone)}
				</LinkButton>
			</Section>
		</Resident>
	)
}

// What a registrant agreed to beside the work itself (代理受領), in full, with its day.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { agreementsOf, agreementTextsOn } from '~/council/agreement.server'
import { contractRules } from '~/council/contract-mode'
import { contractModeOn } from '~/council/setting.server'
import { requireRegistrant } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { agreementKindWords, agreementWords } from '~/words/ja/agreements'
import { inSnapshot } from '~db/client'
import { agreementsShown, textsShown } from '../agreement-shown'

const words = agreementWords.registrant

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const given = await agreementsOf(on, { registrantId })
		const asked = contractRules[await contractModeOn(on, today)].registrantAgrees
		const kinds = [...new Set([...asked, ...given.map((one) => one.kind)])]
		return {
			given: agreementsShown(given),
			texts: textsShown(await agreementTextsOn(on, kinds, today)),
		}
	})
}

export default function MyAgreements() {
	const { given, texts } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my', label: words.back }}>
			<PageHead title={words.title} lead={texts.length > 0 ? words.lead : undefined} />
			<Section id="given" title={words.given}>
				{given.length === 0 ? (
					<Empty icon="doc">{words.givenNone}</Empty>
				) : (
					<ul>
						{given.map((one) => (
							<li key={one.id}>{one.say}</li>
						))}
					</ul>
				)}
			</Section>
			{texts.map((text) => (
				<Section key={text.id} id={text.kind} title={agreementKindWords[text.kind]}>
					<div className="card">
						<p className="hint">{text.version}</p>
						<p className="lines-kept">{text.body}</p>
					</div>
				</Section>
			))}
		</Resident>
	)
}

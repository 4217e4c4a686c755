// After joining: what happens next, and how far it is; the address holds a sealed mark, and only the telephone is shown, on the day alone.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, instantOf } from '~/base/day'
import { unseal } from '~/base/seal'
import { closingAfter } from '~/council/calendar'
import { officeDaysOn } from '~/council/closing-day.server'
import { settingOn } from '~/council/setting.server'
import { registrantOf } from '~/people/registrant.server'
import { LinkButton } from '~/ui/button'
import { FitList } from '~/ui/fit'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { Flow } from '~/ui/sums'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayInstant } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { db } from '~db/client'

const words = publicWords.joinSent

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const params = new URL(request.url).searchParams
	const mark = params.get('of') ?? ''
	const id = unseal('join', mark, 'sent')
	const person = id ? await registrantOf(db(), id) : undefined
	// The number is shown for the day alone: long enough to see a slip, and a kept address tells nobody anything.
	const fresh = person?.state === 'applied' && dayOf(person.appliedAt) === dayOf(now())
	return {
		callBy: person?.state === 'applied' ? await calledBy(person.appliedAt) : null,
		state: person?.state ?? null,
		telephone: fresh ? person.telephone : null,
		first: person?.state === 'applied' && params.has('first'),
	}
}

/** By when the office calls who applied, on its own calendar; null once that is over. */
async function calledBy(appliedAt: Date): Promise<string | null> {
	const at = now()
	const today = dayOf(at)
	const days = await settingOn(db(), 'applicant-days', today)
	const due = closingAfter(dayOf(appliedAt), days, await officeDaysOn(db(), today))
	const until = instantOf(due.day, due.minute)
	return until > at ? sayInstant(until) : null
}

const steps = { applied: 0, registered: 3, declined: 1, left: 3 }

export default function JoinSent() {
	const { callBy, state, telephone, first } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/', label: publicWords.backHome }}>
			<PageHead
				title={state ? words.title : words.unknownTitle}
				lead={state === 'applied' ? words.lead : undefined}
			/>
			{state ? (
				<Section id="where" title={words.where}>
					<div className="card pay-top">
						<Flow steps={words.flow} now={steps[state]} label={words.where} />
						<p>{words.now[state]}</p>
						{callBy && <p>{words.callBy(callBy)}</p>}
						{first && <p>{words.first}</p>}
						{telephone && <p>{words.telephone(telephone)}</p>}
						<p className="hint">{words.keep}</p>
					</div>
				</Section>
			) : (
				<Told kind="wait">{words.unknown}</Told>
			)}
			{(state === 'applied' || state === null) && (
				<Section id="next" title={words.next}>
					<div className="card">
						<FitList reasons={words.nextList} />
					</div>
				</Section>
			)}
			{state === 'registered' && (
				<Note>
					<a href="/card">{words.card}</a>
				</Note>
			)}
			<LinkButton href="/tasks" kind="second" icon="search">
				{words.seek}
			</LinkButton>
		</Resident>
	)
}

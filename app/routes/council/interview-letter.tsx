// 面談の結果のお知らせ: what came of the interview and what comes next, in writing for the person.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { interviewsOf, registrantOf } from '~/people/registrant.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayDayAndYear } from '~/words/ja/dates'
import { interviewLetterWords as words } from '~/words/ja/life'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'register-people')
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const newest = await orNotFound(interviewsOf(on, person.id).then(([found]) => found))
		const registered = newest.result === 'registered'
		return {
			id: person.id,
			dear: words.dear(`${person.familyName} ${person.givenName}`),
			thanks: words.thanks(sayDayAndYear(newest.day)),
			result: registered ? words.registered : words.declined,
			parts: [
				registered
					? { title: words.next, says: newest.nextStep || words.nextUsual }
					: { title: words.why, says: newest.toldWhy || words.whyUsual },
				...(newest.elsewhere ? [{ title: words.where, says: newest.elsewhere }] : []),
			],
			again: registered ? null : words.again,
		}
	})
}

export default function InterviewLetter() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			back={{ href: `/council/people/${found.id}`, label: councilWords.record.facts }}
		>
			<p>{found.dear}</p>
			<h1>{words.title}</h1>
			<p>{found.thanks}</p>
			<p>{found.result}</p>
			{found.parts.map((part) => (
				<section key={part.title}>
					<h2>{part.title}</h2>
					<p>{part.says}</p>
				</section>
			))}
			{found.again && <p>{found.again}</p>}
			<p>
				{office.name} {office.telephone}
			</p>
		</PaperPage>
	)
}

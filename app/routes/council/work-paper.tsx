// The papers that come from the sheet, A4: 手順書 for who does it, 仕様書 of the contract, and the referral where work is none for us.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { Procedure, Specification, workFacts } from '~/ui/work-paper'
import { sheetWords } from '~/words/ja/sheet'
import { requestForStaff } from '~/work/request.server'
import { inSnapshot } from '~db/client'

const words = sheetWords.papers
const titles = {
	procedure: words.procedureTitle,
	specification: words.specificationTitle,
	referral: words.referralTitle,
}
type Kind = keyof typeof titles

export const meta = titled<{ kind: Kind }>((found) => titles[found.kind])

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const kind = new URL(request.url).pathname.split('/').at(-1) as Kind
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		if (!found || !Object.hasOwn(titles, kind)) throw data(null, { status: 404 })
		return {
			kind,
			requestId: found.id,
			number: found.number,
			employer: found.employer.name,
			what: found.what,
			tasks: found.tasks.filter((task) => task.state !== 'closed').map(workFacts),
		}
	})
}

export default function WorkPaper() {
	const { kind, requestId, number, employer, what, tasks } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: `/council/requests/${requestId}`, label: sheetWords.step.back }}
		>
			<h1>{titles[kind]}</h1>
			<p>
				{number} {kind === 'referral' ? words.to(employer) : employer}
			</p>
			{kind === 'referral' ? (
				<>
					<p>「{what}」</p>
					<p>{words.referralSay}</p>
					<KeyValues pairs={words.referralPlaces.map(({ name, say }) => ({ label: name, answer: say }))} />
					<p>{words.referralRest}</p>
				</>
			) : tasks.length === 0 ? (
				<p>{words.none}</p>
			) : (
				tasks.map((task) =>
					kind === 'procedure' ? (
						<Procedure key={task.id} task={task} />
					) : (
						<Specification key={task.id} task={task} />
					),
				)
			)}
			<p>
				{office.name} {office.telephone}
			</p>
		</PaperPage>
	)
}

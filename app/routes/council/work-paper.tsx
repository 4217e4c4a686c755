// The papers that come from the sheet, A4: 手順書 for who does it, 仕様書 of the contract, and the referral where work is none for us.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { sayDay, sayMinutes, saySpan } from '~/words/ja/dates'
import { hazardWords, sheetWords } from '~/words/ja/sheet'
import { sayRule, weatherWords } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'
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
			tasks: found.tasks
				.filter((task) => task.state !== 'closed')
				.map((task) => ({
					id: task.id,
					title: task.title,
					result: task.result,
					procedure: task.procedure,
					specification: task.specification,
					contract: workWords.contractKinds[task.contractKind],
					place: task.place,
					bring: task.bring,
					minutes: sayMinutes(task.minutes),
					rests: task.rests,
					hazards: task.hazards.map((one) => hazardWords[one] ?? one).join('・'),
					days: task.slots.map((slot) => `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)}`),
					rain: task.outdoors
						? [task.weather && sayRule(task.weather), task.rain].filter(Boolean).join('\n')
						: '',
				})),
		}
	})
}

type Task = ReturnType<typeof useLoaderData<typeof loader>>['tasks'][number]

const rainPart = ({ rain }: Task) =>
	rain === '' ? [] : [{ label: weatherWords.rule.label, answer: <span className="lines-kept">{rain}</span> }]

function Procedure({ task }: { task: Task }) {
	return (
		<section className="paper-part">
			<h2>{task.title}</h2>
			<KeyValues
				pairs={[
					{ label: words.result, answer: task.result },
					{ label: words.place, answer: task.place },
					{ label: words.minutes, answer: task.minutes + (task.rests ? ` ${words.rests}` : '') },
					...(task.bring ? [{ label: words.bring, answer: task.bring }] : []),
					...(task.hazards ? [{ label: words.hazards, answer: task.hazards }] : []),
					...rainPart(task),
				]}
			/>
			<p className="lines-kept paper-steps">{task.procedure}</p>
		</section>
	)
}

function Specification({ task }: { task: Task }) {
	return (
		<section className="paper-part">
			<h2>{task.title}</h2>
			<KeyValues
				pairs={[
					{ label: words.contract, answer: task.contract },
					{ label: words.result, answer: task.result },
					{ label: words.measure, answer: <b className="lines-kept">{task.specification}</b> },
					{ label: words.place, answer: task.place },
					{ label: words.minutes, answer: task.minutes },
					...rainPart(task),
				]}
			/>
		</section>
	)
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

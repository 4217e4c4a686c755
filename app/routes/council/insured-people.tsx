// 保険の名簿: who works on a day, to print for the insurer.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { insuredOn } from '~/assignments/insured.server'
import { now } from '~/base/clock'
import { addDays, dayOf, isDay } from '~/base/day'
import { insurancesFrom } from '~/council/insurance.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDay, saySpan } from '~/words/ja/dates'
import { insuranceWords } from '~/words/ja/insurance'
import { inSnapshot } from '~db/client'

const words = insuranceWords.people

export const meta = titled(words.title)

const address = (day: string) => `/council/insurances/people?day=${day}`

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-people')
	const asked = new URL(request.url).searchParams.get('day') ?? ''
	const day = isDay(asked) ? asked : dayOf(now())
	return inSnapshot(async (on) => ({
		title: words.for(day),
		days: [addDays(day, -1), addDays(day, 1)].map((other) => ({
			href: address(other),
			label: sayDay(other),
		})),
		policies: (await insurancesFrom(on, day))
			.filter((one) => one.fromDay <= day)
			.map((one) => `${insuranceWords.kinds[one.kind]} ${one.insurer} ${one.policyNumber} ${one.telephone}`),
		people: (await insuredOn(on, day)).map((one) => ({
			...one,
			hours: saySpan(one.startMinute, one.endMinute, 'staff'),
		})),
	}))
}

export default function InsuredPeople() {
	const { title, days, policies, people } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: '/council/insurances', label: words.back }}
			more={days}
		>
			<h1>{title}</h1>
			<p>
				{office.name} {office.telephone}
				<br />
				{words.count(new Set(people.map((one) => one.number ?? one.name)).size)}
			</p>
			{policies.map((policy) => (
				<p key={policy}>{policy}</p>
			))}
			<p className="screen-only">{words.lead}</p>
			{people.length === 0 ? (
				<Empty icon="people">{words.none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: words.columns.number },
						{ label: words.columns.name },
						{ label: words.columns.kana },
						{ label: words.columns.task },
						{ label: words.columns.hours },
						{ label: words.columns.place },
						{ label: words.columns.employer },
					]}
					rows={people.map((one) => ({
						key: one.assignmentId,
						cells: [one.number ?? '', one.name, one.kana, one.title, one.hours, one.place, one.employerName],
					}))}
				/>
			)}
		</PaperPage>
	)
}

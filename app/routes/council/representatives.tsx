// 代理の方: who may talk, agree or receive for one registrant; entered with the paper that was seen, ended by one tap.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { holdsOn, representativeKinds, representativePapers, scopes } from '~/people/representative'
import { addRepresentative, endRepresentative, representativesOf } from '~/people/representative.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickMany, PickOne, SelectField, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, id, personName, pick, picks, telephone, text } from '~/words/ja/fields'
import { representativeWords as words } from '~/words/ja/life'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { sayScopes } from './record-shown'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'enter-representative')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		return {
			id: person.id,
			title: words.of(`${person.familyName} ${person.givenName}`),
			told: toldOf(request, words.told),
			today,
			inAYear: addDays(today, 365),
			all: (await representativesOf(on, person.id)).map((one) => ({
				id: one.id,
				name: one.name,
				who: `${words.kinds[one.kind]} ${one.relation}`,
				telephone: one.telephone,
				scopes: sayScopes(one),
				days: words.days(sayDayAndYear(one.fromDay), sayDayAndYear(one.untilDay)),
				holds: holdsOn(one, today),
			})),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('add'),
		name: personName(words.name),
		kind: pick(words.kind, representativeKinds),
		relation: text(words.relation, 60),
		telephone: telephone(words.telephone),
		scope: picks(words.scope, scopes),
		paper: pick(words.paper, representativePapers),
		fromDay: day(words.fromDay),
		untilDay: day(words.untilDay),
	}),
	z.object({ intent: z.literal('end'), id: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'enter-representative')
	const registrantId = params.registrantId ?? ''
	const here = `/council/people/${registrantId}/representatives`
	return send(request, {
		form: 'representative',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await orNotFound(registrantOf(tx, registrantId))
			if (value.intent === 'end') {
				await endRepresentative(tx, actor, registrantId, value.id)
				return withTold(here, 'ended')
			}
			const { intent, scope, ...form } = value
			await addRepresentative(tx, actor, registrantId, {
				...form,
				mayTalk: scope.includes('talk'),
				mayAgree: scope.includes('agree'),
				mayReceive: scope.includes('receive'),
			})
			return withTold(here, 'added')
		},
	})
}

export default function Representatives() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'representative', {
		fromDay: found.today,
		untilDay: found.inAYear,
	})
	const list = (all: readonly string[], said: Record<string, string>) =>
		all.map((value) => ({ value, label: said[value] ?? value }))
	return (
		<Council>
			<DeskHead title={found.title} lead={words.lead} />
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="all" title={words.title} flush={found.all.length > 0}>
				{found.all.length === 0 ? (
					<Empty icon="people" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.name },
							{ label: words.kind },
							{ label: words.scope },
							{ label: words.untilDay },
							{ label: words.telephone },
							{ label: words.end },
						]}
						rows={found.all.map((one) => ({
							key: one.id,
							cells: [
								one.name,
								one.who,
								one.scopes.join('・'),
								one.days,
								<a key="call" href={`tel:${one.telephone.replace(/\D/g, '')}`}>
									{one.telephone}
								</a>,
								one.holds ? (
									<ActForm
										key="end"
										idempotencyKey={crypto.randomUUID()}
										hidden={{ intent: 'end', id: one.id }}
									>
										<Button kind="second">{words.end}</Button>
									</ActForm>
								) : (
									words.over
								),
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="add" title={words.add}>
				<ActForm idempotencyKey={view.key} hidden={{ intent: 'add' }} className="page-form">
					<TextField {...view.line('name')} label={words.name} />
					<PickOne
						{...view.line('kind')}
						label={words.kind}
						choices={list(representativeKinds, words.kinds)}
					/>
					<TextField {...view.line('relation')} label={words.relation} hint={words.relationHint} />
					<TextField {...view.line('telephone')} label={words.telephone} type="tel" />
					<PickMany
						name="scope"
						label={words.scope}
						choices={scopes.map((value) => ({
							value,
							label: words.scopes[value],
							hint: words.scopeHints[value],
						}))}
						error={view.error('scope')}
					/>
					<SelectField
						{...view.line('paper')}
						label={words.paper}
						hint={words.paperHint}
						choices={list(representativePapers, words.papers)}
					/>
					<DateField {...view.dateLine('fromDay')} label={words.fromDay} />
					<DateField {...view.dateLine('untilDay')} label={words.untilDay} hint={words.untilHint} />
					<Button>{words.save}</Button>
				</ActForm>
			</Sheet>
			<LinkButton kind="second" href={`/council/people/${found.id}`}>
				{councilWords.record.facts}
			</LinkButton>
		</Council>
	)
}

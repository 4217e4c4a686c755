// Employers: finding one, and adding one.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { areasToChoose, checkArea } from '~/council/area.server'
import { employerKinds } from '~/people/employer'
import { allEmployers, findEmployers, makeEmployer } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, SelectField, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { kana, optionalEmail, pick, telephone, text } from '~/words/ja/fields'
import { workWords } from '~/words/ja/work'
import { fields } from '~/work/request'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

const words = councilWords.employers

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-people')
	const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 60)
	return inSnapshot(async (on) => {
		const found = typed.trim() === '' ? await allEmployers(on) : await findEmployers(on, typed)
		return {
			typed,
			mayAdd: mayDo('act-for', who.roles),
			areas: await areasToChoose(on),
			found: found.map((one) => ({
				id: one.id,
				name: one.name,
				field: (workWords.fields as Record<string, string>)[one.field] ?? '',
				telephone: one.telephone,
				state: one.state,
			})),
		}
	})
}

const schema = z.object({
	name: text(words.name, 60),
	kana: kana(words.kana, 60, { firm: true }),
	kind: pick(words.kind, employerKinds),
	field: pick(words.field, fields),
	areaId: text(words.area, 40),
	address: text(words.address, 200),
	telephone: telephone(words.telephone),
	email: optionalEmail(words.email),
	contactName: text(words.contact, 60),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'act-for')
	return send(request, {
		form: 'employer',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await checkArea(tx, value.areaId)
			return `/council/employers/${await makeEmployer(tx, actor, value)}?told=made`
		},
	})
}

export default function Employers() {
	const { typed, mayAdd, areas, found } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'employer')
	return (
		<Council>
			<DeskHead title={words.title} />
			<ErrorSummary errors={view.errors} />
			<form method="get" className="row-form">
				<TextField name="q" label={words.findLabel} type="search" defaultValue={typed} autoComplete="off" />
				<Button>{words.find}</Button>
			</form>
			<Sheet id="employers" title={words.title} flush={found.length > 0}>
				{found.length === 0 ? (
					<>
						<Empty icon="factory">{typed ? councilWords.people.none(typed) : words.none}</Empty>
						{typed && (
							<p>
								<a href={`/council/people?q=${encodeURIComponent(typed)}`}>
									{councilWords.people.findThere(typed)}
								</a>
							</p>
						)}
					</>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.name },
							{ label: words.columns.field },
							{ label: words.columns.telephone },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={found.map((one) => ({
							key: one.id,
							cells: [
								one.name,
								one.field,
								one.telephone,
								<Chip key="state" tone={one.state === 'using' ? 'yes' : 'wait'}>
									{words.states[one.state]}
								</Chip>,
								<SeeLink
									key="open"
									href={`/council/employers/${one.id}`}
									label={`${one.name} ${councilWords.open}`}
								>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
			{mayAdd && (
				<Fold title={words.add} open={view.errors.length > 0}>
					<ActForm idempotencyKey={view.key} className="page-form">
						<TextField {...view.line('name')} label={words.name} />
						<TextField {...view.line('kana')} label={words.kana} />
						<PickOne
							{...view.line('kind')}
							label={words.kind}
							columns="two"
							choices={employerKinds.map((value) => ({ value, label: words.kinds[value] }))}
						/>
						<SelectField
							{...view.line('field')}
							label={words.field}
							choices={fields.map((value) => ({ value, label: workWords.fields[value] }))}
						/>
						<SelectField
							{...view.line('areaId')}
							label={words.area}
							choices={areas.map((area) => ({ value: area.id, label: area.name }))}
						/>
						<TextField {...view.line('address')} label={words.address} />
						<TextField {...view.line('telephone')} label={words.telephone} type="tel" />
						<TextField {...view.line('email')} label={words.email} type="email" optional />
						<TextField {...view.line('contactName')} label={words.contact} />
						<Button big>{words.save}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}

// Cards of the room for people without an account: made by the sheet and printed from the answer itself, since a code is shown once.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { allEmployers } from '~/people/employer.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { CodeCards } from '~/ui/code-card'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, NumberField, SelectField } from '~/ui/field'
import { Coordinator, useRoot } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { PaperPage } from '~/ui/paper-page'
import { RoomCardPaper } from '~/ui/room-desk-parts'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { mostCards, sayCardCode } from '~/wellness/card'
import { endSheet, makeCards, sheetsOn } from '~/wellness/card.server'
import { cardWords } from '~/words/ja/card'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, id, whole } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'

const words = cardWords.made
const path = '/coordinator/cards'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const employers = (await allEmployers(on)).map(({ id, name }) => ({ value: id, label: name }))
		const nameOf = new Map(employers.map(({ value, label }) => [value, label]))
		return {
			ended: new URL(request.url).searchParams.get('told') === 'ended',
			until: addDays(today, 365),
			employers,
			sheets: (await sheetsOn(on, today)).map((sheet) => ({
				id: sheet.sheetId,
				whose: sheet.employerId ? (nameOf.get(sheet.employerId) ?? words.anybody) : words.anybody,
				cards: words.count(Number(sheet.cards)),
				until: words.until(sayDayAndYear(sheet.endsOn)),
			})),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('make'),
		cards: whole(words.cards, { least: 1, most: mostCards }),
		endsOn: day(words.endsOn),
		employer: z.string().max(40).optional(),
	}),
	z.object({ act: z.literal('end'), sheet: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	const made: string[] = []
	let until = ''
	let again = true
	const answer = await send(request, {
		form: 'room-cards',
		person: accountId,
		schema,
		prepare: async () => new Set((await allEmployers(db())).map((employer) => employer.id)),
		async act(tx, value, employers) {
			again = false
			made.length = 0
			if (value.act === 'end') {
				await endSheet(tx, actor, value.sheet)
				return `${path}?told=ended`
			}
			if (value.employer && !employers.has(value.employer)) throw refused('not-found')
			const { cards, endsOn, employer } = value
			until = words.until(sayDayAndYear(endsOn))
			for (const { code } of await makeCards(tx, actor, { cards, endsOn, employerId: employer || null }))
				made.push(sayCardCode(code))
			return path
		},
	})
	// The codes stand in this one answer; the same form sent again finds them gone.
	if (made.length > 0) return data({ codes: made, until, address: `${environment().BASE_URL}/care/card` })
	const ends = answer instanceof Response && answer.headers.get('location')?.includes('told=')
	if (again && answer instanceof Response && !ends) return data({ again: true as const }, { status: 422 })
	return answer
}

export default function Cards() {
	const { ended, until, employers, sheets } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const { office } = useRoot()
	if (answered && 'codes' in answered)
		return (
			<PaperPage office={office} back={{ href: path, label: words.paperBack }}>
				<p className="screen-only">{words.screen}</p>
				<CodeCards>
					{answered.codes.map((code) => (
						<RoomCardPaper
							key={code}
							office={office}
							code={code}
							address={answered.address}
							until={answered.until}
						/>
					))}
				</CodeCards>
			</PaperPage>
		)
	const view = formView(answered && 'form' in answered ? answered : undefined, 'room-cards', {
		endsOn: until,
	})
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{ended && <Told kind="done">{words.ended}</Told>}
			{answered && 'again' in answered && <Told kind="no">{words.again}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="sheets" title={words.list} flush>
				{sheets.length === 0 ? (
					<Empty icon="card" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.list}
						columns={[
							{ label: words.columns.whose },
							{ label: words.columns.cards },
							{ label: words.columns.until },
							{ label: words.columns.act, silent: true },
						]}
						rows={sheets.map((sheet) => ({
							key: sheet.id,
							cells: [
								sheet.whose,
								sheet.cards,
								sheet.until,
								<ActForm
									key="end"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ act: 'end', sheet: sheet.id }}
								>
									<Button kind="plain">{words.end}</Button>
								</ActForm>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="make" title={words.now}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'make' }} className="page-form">
					<SelectField
						{...view.line('employer')}
						label={words.employer}
						choices={employers}
						blank={words.anybody}
						optional
					/>
					<NumberField {...view.line('cards')} label={words.cards} hint={words.cardsHint} unit={words.unit} />
					<DateField {...view.dateLine('endsOn')} label={words.endsOn} hint={words.endsHint} />
					<Button big>{words.now}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}

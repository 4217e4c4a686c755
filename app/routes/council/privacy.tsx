// 開示・訂正・利用停止: requests that wait, taking a new one, and those answered.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { partiesLike } from '~/archive/find.server'
import { now } from '~/base/clock'
import { dayOf, daysBetween } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { identities, privacyAskers, privacyKinds } from '~/people/privacy'
import { askPrivacy, privacyAnswered, privacyWaiting } from '~/people/privacy.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, SelectField, TextArea, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, pick, text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

const words = archiveWords.privacy

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'answer-privacy')
	const today = dayOf(now())
	const typed = (new URL(request.url).searchParams.get('q') ?? '').trim()
	return inSnapshot(async (on) => ({
		today,
		typed,
		parties: (typed === '' ? [] : await partiesLike(on, typed)).map((one) => ({
			value: `${one.kind} ${one.id}`,
			label: one.name,
			hint: one.detail,
		})),
		waiting: (await privacyWaiting(on)).map((one) => ({
			id: one.id,
			received: sayDayAndYear(one.receivedOn),
			who: one.name,
			kind: words.shortKinds[one.kind],
			by: sayDayAndYear(one.answerBy),
			left: words.left(daysBetween(today, one.answerBy)),
			late: one.answerBy < today,
		})),
		answered: (await privacyAnswered(on)).map((one) => ({
			id: one.id,
			title: words.page(words.shortKinds[one.kind], one.name || archiveWords.page.partyGone),
			note: words.answered(
				one.answer ? words.answers[one.answer] : '',
				one.answeredOn ? sayDayAndYear(one.answeredOn) : '',
			),
		})),
	}))
}

const taking = z.object({
	about: z.string({ error: words.aboutMust }).regex(/^(registrant|employer) [0-9a-f-]{36}$/, words.aboutMust),
	kind: pick(words.kind, privacyKinds),
	askedBy: pick(words.askedBy, privacyAskers),
	wish: text(words.wish, 1000),
	receivedOn: day(words.receivedOn),
	identity: z.preprocess(
		(value) => (value === undefined || value === '' ? 'not-yet' : value),
		z.enum([...identities, 'not-yet']),
	),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-privacy')
	return send(request, {
		form: 'take',
		person: who.accountId,
		schema: taking,
		async act(tx, { about, identity, ...asked }) {
			const [kind, id = ''] = about.split(' ')
			if (kind !== 'registrant' && kind !== 'employer') throw refused('privacy-nobody', undefined, 'about')
			const requestId = await askPrivacy(
				tx,
				actor,
				{ kind, id },
				{ ...asked, identitySeen: identity === 'not-yet' ? null : identity },
			)
			return `/council/privacy/${requestId}?told=taken`
		},
	})
}

export default function Privacy() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'take', {
		receivedOn: found.today,
		askedBy: 'self',
		...(found.parties.length === 1 && { about: found.parties[0]?.value }),
	})
	return (
		<Council>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="waiting" title={words.open} flush={found.waiting.length > 0}>
				{found.waiting.length === 0 ? (
					<Empty icon="doc">{words.openNone}</Empty>
				) : (
					<Table
						caption={words.open}
						columns={[
							{ label: words.columns.kind },
							{ label: words.columns.who },
							{ label: words.columns.received },
							{ label: words.columns.by },
							{ label: words.columns.left },
						]}
						rows={found.waiting.map((one) => ({
							key: one.id,
							mark: one.late ? ('urgent' as const) : undefined,
							cells: [
								<a key="kind" href={`/council/privacy/${one.id}`}>
									{one.kind}
								</a>,
								one.who,
								one.received,
								one.by,
								one.left,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="take" title={words.new}>
				<form method="get" action="/council/privacy" className="row-form">
					<TextField
						name="q"
						type="search"
						label={words.about}
						defaultValue={found.typed}
						autoComplete="off"
					/>
					<Button kind="second">{archiveWords.page.search}</Button>
				</form>
				{found.typed !== '' && found.parties.length === 0 && <p className="hint">{words.aboutNone}</p>}
				{found.parties.length > 0 && (
					<ActForm idempotencyKey={view.key} className="page-form">
						<PickOne label={words.aboutPick} choices={found.parties} {...view.line('about')} />
						<PickOne
							label={words.kind}
							choices={privacyKinds.map((value) => ({ value, label: words.kinds[value] }))}
							{...view.line('kind')}
						/>
						<PickOne
							label={words.askedBy}
							choices={privacyAskers.map((value) => ({ value, label: words.askers[value] }))}
							{...view.line('askedBy')}
						/>
						<TextArea label={words.wish} rows={3} {...view.line('wish')} />
						<DateField label={words.receivedOn} {...view.dateLine('receivedOn')} />
						<SelectField
							label={words.identity}
							blank={words.identities['not-yet']}
							choices={identities.map((value) => ({ value, label: words.identities[value] }))}
							{...view.line('identity')}
						/>
						<Button>{words.take}</Button>
					</ActForm>
				)}
			</Sheet>
			<Sheet id="answered" title={words.done}>
				{found.answered.length === 0 ? (
					<Empty icon="doc">{words.doneNone}</Empty>
				) : (
					<Rows
						rows={found.answered.map((one) => ({
							href: `/council/privacy/${one.id}`,
							icon: 'doc' as const,
							title: one.title,
							note: one.note,
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

// 困ったこと・お願い: the harassment desk and wishes for child care or care at home, with what was answered.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { avoidedBy, avoidPlace } from '~/matching/avoided.server'
import type { ConsiderationKind } from '~/people/consideration'
import { considerationKinds } from '~/people/consideration'
import { considerationsOf, noteToldOutside, openConsideration } from '~/people/consideration.server'
import { requireRegistrant } from '~/people/guard.server'
import { holdersOf } from '~/people/staff.server'
import { employersKnownTo } from '~/trouble/trouble.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, SelectField, TextArea, Tick } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { deskWords as words } from '~/words/ja/ending'
import { id, pick, text, tick } from '~/words/ja/fields'
import { troubleWords } from '~/words/ja/trouble'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	// Who acts for somebody on the telephone does not learn that anything was said to the harassment desk.
	const hidden = (kind: ConsiderationKind) => kind === 'harassment' && who.acting !== null
	const asked = new URL(request.url).searchParams.get('kind')
	return inSnapshot(async (on) => {
		const contact = await settingOn(on, 'outside-contact', dayOf(now()))
		const avoided = await avoidedBy(on, registrantId)
		return {
			told: toldOf(request, { said: words.told, outside: words.toldOutsideSaid }),
			kind: considerationKinds.find((kind) => kind === asked),
			contact,
			byHand: who.acting !== null,
			employers: (await employersKnownTo(on, registrantId)).map((one) => ({
				value: one.id,
				label: one.name,
			})),
			past: (await considerationsOf(on, registrantId)).flatMap((one) =>
				hidden(one.kind)
					? []
					: {
							id: one.id,
							kind: words.shortKinds[one.kind],
							at: sayInstant(one.openedAt),
							words: one.words,
							avoided: one.employerId !== null && avoided.has(one.employerId),
							outside: one.namesStaff && one.outsideToldAt === null,
							answer: one.namesStaff
								? one.outsideToldAt
									? words.toldOutsideAt(sayDayAndYear(dayOf(one.outsideToldAt)))
									: words.outside(contact)
								: one.answer
									? `${words.answers[one.answer]} ${one.answerWords}`
									: `${words.waiting}(${words.by(sayDayAndYear(one.answerBy))})`,
						},
			),
		}
	})
}

const saying = z.object({
	kind: pick(words.kind, considerationKinds),
	words: text(words.words, 2000),
	employerId: z.string().max(64).default(''),
	namesStaff: tick(),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (new URL(request.url).searchParams.get('do') === 'outside')
		return send(request, {
			form: 'outside',
			person: who.accountId,
			schema: z.object({ considerationId: id() }),
			async act(tx, { considerationId }) {
				if (who.acting) throw refused('not-found')
				await noteToldOutside(tx, actor, registrantId, considerationId)
				return withTold('/my/desk', 'outside')
			},
		})
	return send(request, {
		form: 'desk',
		person: who.accountId,
		schema: saying,
		async act(tx, { employerId, namesStaff, ...said }) {
			const of = said.kind === 'harassment' ? { employerId: employerId || null, namesStaff } : {}
			// What names the office is never written by the office.
			if (of.namesStaff && who.acting)
				throw refused('desk-outside', { contact: await contactOn(tx) }, 'namesStaff')
			if (
				said.kind === 'harassment' &&
				!of.namesStaff &&
				(await holdersOf(tx, ['harassment-hearer'], dayOf(tx.at))).length === 0
			)
				throw refused('desk-nobody-hears', { contact: await contactOn(tx) }, 'kind')
			const known = await employersKnownTo(tx, registrantId)
			if (of.employerId && !known.some((one) => one.id === of.employerId)) throw refused('not-found')
			await openConsideration(tx, actor, registrantId, { ...said, ...of })
			if (of.employerId) await avoidPlace(tx, actor, registrantId, of.employerId)
			return withTold('/my/desk', 'said')
		},
	})
}

const contactOn = (tx: Parameters<typeof settingOn>[0]) => settingOn(tx, 'outside-contact', dayOf(now()))

export default function Desk() {
	const { told, past, kind, employers, contact, byHand } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'desk', kind && { kind })
	return (
		<Resident back={{ href: '/my/trouble', label: troubleWords.title }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<PickOne
					label={words.kind}
					choices={considerationKinds.map((value) => ({
						value,
						label: words.kinds[value],
						hint: words.kindNotes[value],
					}))}
					{...view.line('kind')}
				/>
				<TextArea label={words.words} rows={5} {...view.line('words')} />
				{employers.length > 0 && (
					<SelectField
						label={words.employer}
						hint={words.employerNote}
						choices={employers}
						blank={words.noEmployer}
						optional
						{...view.line('employerId')}
					/>
				)}
				{!byHand && <Tick label={words.staff} hint={words.staffNote(contact)} {...view.line('namesStaff')} />}
				<Button>{words.send}</Button>
				<p className="hint">{words.phone}</p>
			</ActForm>
			<Section id="past" title={words.past}>
				{past.length === 0 ? (
					<Empty icon="cup">{words.none}</Empty>
				) : (
					past.map((one) => (
						<article key={one.id} className="card">
							<p>
								<b>{one.kind}</b> <small>{one.at}</small>
							</p>
							<p className="lines-kept">{one.words}</p>
							<p className="lines-kept">
								<b>{one.answer}</b>
							</p>
							{one.avoided && <p>{words.avoided}</p>}
							{one.outside && !byHand && (
								<ActForm
									action="/my/desk?do=outside"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ considerationId: one.id }}
								>
									<Button kind="second">{words.toldOutside}</Button>
								</ActForm>
							)}
						</article>
					))
				)}
			</Section>
		</Resident>
	)
}

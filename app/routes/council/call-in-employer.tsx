// An employer is on the telephone: what is open with them in the order of what they probably ring about, each answer one tap.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignmentsOfEmployer } from '~/assignments/assignment.server'
import { confirmCompletion, waitingConfirmations } from '~/assignments/confirmation.server'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { closesNext } from '~/council/closing-day.server'
import type { Actor } from '~/events/event'
import { invoicesOf } from '~/money/invoice.server'
import { startActing } from '~/people/acting.server'
import { askForCall, tellOnTheWay } from '~/people/contact.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { callInWords } from '~/words/ja/call-in'
import { councilWords } from '~/words/ja/council'
import { sayDay, saySpan } from '~/words/ja/dates'
import { sayComing } from '~/words/ja/employer'
import { id as anId, pick } from '~/words/ja/fields'
import { workWords } from '~/words/ja/work'
import { answerQuote } from '~/work/quote.server'
import { requestStanding } from '~/work/request'
import { requestsOf } from '~/work/request.server'
import type { Db } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { callsWith } from './call-in-open.server'
import type { Matter, Press } from './call-in-parts'
import { LastCalls, Matters, Tap } from './call-in-parts'

const words = callInWords.employer

export const meta = titled<{ name: string }>((found) => words.title(found.name))

// What is nearest fits one screen of 1280 × 800; the rest stands on the record.
const mostShown = 7

/** What an employer may ring about, the nearest first: answers that are awaited, who comes soon, work to confirm, invoices. */
async function mattersOf(on: Db, employerId: string, today: string): Promise<Matter[]> {
	const requests = await requestsOf(on, employerId)
	const quotes = requests
		.filter((one) => one.waitingQuoteId !== null)
		.map((one) => ({
			id: one.id,
			what: words.kinds.quote,
			title: one.what,
			when: words.total(formatYen(one.totalYen ?? 0)),
			href: `/council/requests/${one.id}/quote`,
			presses: (['agreed', 'declined'] as const).map((answer) => ({
				label: words.quote[answer],
				sends: { intent: 'quote', id: one.waitingQuoteId ?? '', answer },
				strong: answer === 'agreed',
			})) as Press[],
		}))
	const coming = (
		await assignmentsOfEmployer(on, employerId, { fromDay: today, untilDay: addDays(today, 14) })
	).map((one) => ({
		id: one.slotId,
		what: one.day === today ? words.kinds.today : words.kinds.coming,
		title: one.title,
		when: `${sayDay(one.day)} ${saySpan(one.startMinute, one.endMinute, 'staff')}・${words.people(one.coming, one.seats)} ${sayComing(one.callNames, one.coming)}`,
		href: `/council/slots/${one.slotId}`,
		presses: [] as Press[],
	}))
	const confirm = (await waitingConfirmations(on, employerId, today)).map((one) => ({
		id: one.assignmentId,
		what: words.kinds.confirm,
		title: one.title,
		when: sayDay(one.day),
		href: `/council/assignments/${one.assignmentId}`,
		presses: [
			{ label: words.fine, sends: { intent: 'confirm', id: one.assignmentId }, strong: true },
		] as Press[],
	}))
	const invoices = (await invoicesOf(on, employerId))
		.filter((one) => one.paidAt === null && one.creditedAt === null)
		.map((one) => ({
			id: one.id,
			what: one.dueDay < today ? words.kinds.late : words.kinds.invoice,
			title: words.invoice(one.number, formatYen(one.totalYen - one.receivedYen)),
			when: words.due(sayDay(one.dueDay)),
			href: null,
			presses: [] as Press[],
		}))
	const open = requests
		.filter((one) => ['received', 'agreed', 'published'].includes(requestStanding(one, today)))
		.map((one) => ({
			id: one.id,
			what: words.kinds.request,
			title: one.what,
			when: workWords.requestStates[requestStanding(one, today)],
			href: `/council/requests/${one.id}`,
			presses: [] as Press[],
		}))
	const isToday = (one: (typeof coming)[number]) => one.what === words.kinds.today
	return [
		...coming.filter(isToday),
		...quotes,
		...confirm,
		...coming.filter((one) => !isToday(one)),
		...invoices,
		...open,
	]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'make-calls')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const employer = await orNotFound(employerOf(on, params.employerId ?? ''))
		if (employer.blankedAt) throw data(null, { status: 404 })
		const { toTell, made } = await callsWith(on, { employerId: employer.id })
		const matters = [...toTell, ...(await mattersOf(on, employer.id, today))]
		return {
			id: employer.id,
			told: toldOf(request, words.told),
			name: employer.name,
			kana: employer.kana,
			using: employer.state === 'using',
			state: councilWords.employers.states[employer.state],
			mayAct: mayDo('act-for', who.roles) && employer.state !== 'ended',
			facts: [
				{ label: councilWords.employers.contact, answer: employer.contactName },
				{ label: councilWords.employers.telephone, answer: employer.telephone },
				{ label: councilWords.employers.address, answer: employer.address },
			],
			matters: matters.slice(0, mostShown),
			beyond: Math.max(0, matters.length - mostShown),
			calls: made,
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('quote'),
		id: anId(),
		answer: pick(words.kinds.quote, ['agreed', 'declined']),
	}),
	z.object({ intent: z.literal('confirm'), id: anId() }),
	z.object({ intent: z.literal('call-back') }),
	z.object({ intent: z.literal('told'), id: anId() }),
	z.object({ intent: z.literal('act'), to: pick(words.act, ['home', 'ask', 'trouble']) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-calls')
	const employerId = params.employerId ?? ''
	await orNotFound(employerOf(db(), employerId))
	const here = `/council/employers/${employerId}/call`
	const spoken: Actor = { ...actor, channel: 'telephone', onBehalf: { kind: 'employer', id: employerId } }
	return send(request, {
		form: 'call-in',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'quote':
					await answerQuote(tx, spoken, employerId, value.id, value.answer)
					return withTold(here, value.answer)
				case 'confirm':
					await confirmCompletion(tx, spoken, employerId, value.id, { verdict: 'fine', reason: '' })
					return withTold(here, 'confirmed')
				case 'told':
					await tellOnTheWay(tx, spoken, { employerId }, value.id)
					return withTold(here, 'told')
				case 'call-back':
					await askForCall(tx, spoken, { employerId }, undefined, await closesNext(tx, tx.at))
					return withTold(here, 'call-back')
				case 'act':
					await startActing(tx, actor, who.idHash, { kind: 'employer', id: employerId }, 'telephone', here)
					return { ask: '/employer/requests/new', trouble: '/employer/trouble', home: '/employer' }[value.to]
			}
		},
	})
}

export default function CallInEmployer() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'call-in')
	return (
		<Council>
			<DeskHead
				title={words.title(found.name)}
				over={found.kana}
				aside={<Chip tone={found.using ? 'plain' : 'wait'}>{found.state}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<div className="btns-row">
				{found.mayAct && (
					<>
						<Tap press={{ label: words.ask, sends: { intent: 'act', to: 'ask' }, strong: true }} />
						<Tap press={{ label: words.act, sends: { intent: 'act', to: 'home' } }} />
						<Tap press={{ label: words.trouble, sends: { intent: 'act', to: 'trouble' } }} />
					</>
				)}
				<Tap press={{ label: callInWords.callBack, sends: { intent: 'call-back' } }} />
				<LinkButton kind="second" href={`/council/slip?employer=${found.id}`}>
					{callInWords.slip}
				</LinkButton>
				<LinkButton kind="second" href={`/council/employers/${found.id}`}>
					{callInWords.record}
				</LinkButton>
			</div>
			<div className="call-in">
				<Matters
					matters={found.matters}
					noneNote={words.noneNote}
					beyond={found.beyond}
					more={`/council/employers/${found.id}#requests`}
				/>
				<div>
					<Sheet id="who" title={words.who}>
						<KeyValues pairs={found.facts} />
					</Sheet>
					<LastCalls calls={found.calls} />
				</div>
			</div>
		</Council>
	)
}

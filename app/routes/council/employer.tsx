// One employer on one page: contact, agreement and visit, who signs in, requests; acting for them.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { agreementsOf } from '~/council/agreement.server'
import { allAreas } from '~/council/area.server'
import type { Actor } from '~/events/event'
import { channels } from '~/events/event'
import { stillOpenOf } from '~/money/employer-open.server'
import { namesOf } from '~/people/account.server'
import { startActing } from '~/people/acting.server'
import { billings } from '~/people/employer'
import {
	employerOf,
	endEmployer,
	endSeat,
	giveSeat,
	noteAgreement,
	orderWithholding,
	seatsOf,
	setBilling,
	takeUpEmployer,
} from '~/people/employer.server'
import { stopOf } from '~/people/employer-stop.server'
import { requireStaff } from '~/people/guard.server'
import type { Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { restEmployer, returnEmployer, setDayContact, waiverOf, waiveVisit } from '~/people/visit.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, PickOne, SelectField, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet, TwoColumns } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { WayTo } from '~/ui/way-to'
import { principalTerms } from '~/words/ja/agreements'
import { callInWords } from '~/words/ja/call-in'
import { withholdingWords } from '~/words/ja/certificates'
import { councilWords } from '~/words/ja/council'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import {
	day,
	optionalDay,
	optionalEmail,
	optionalTelephone,
	optionalText,
	pick,
	text,
} from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { visitWords } from '~/words/ja/visit'
import { workWords } from '~/words/ja/work'
import { requestStanding } from '~/work/request'
import { requestOf, requestsOf } from '~/work/request.server'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { agreementsShown } from '../agreement-shown'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.employers
const spoken = channels.filter((channel) => channel !== 'site') as [
	Exclude<(typeof channels)[number], 'site'>,
]

export const meta = titled<{ name: string }>((found) => found.name)

/** What must be over before they can end, each with the page on which it is brought to its end, for whoever may open that page. */
async function openShown(on: Db, employerId: string, roles: readonly Role[]) {
	const open = await stillOpenOf(on, employerId)
	const pages = {
		requests: '#requests',
		work: mayDo('inspect', roles) ? '/council/inspections' : null,
		money: mayDo('see-money', roles) ? '/council/invoices' : null,
		invoices: mayDo('see-money', roles) ? '/council/invoices' : null,
	}
	return (['requests', 'work', 'money', 'invoices'] as const)
		.filter((kind) => open[kind] > 0)
		.map((kind) => ({ kind, say: words.stillOpen[kind](open[kind]), href: pages[kind] }))
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-people')
	return inSnapshot(async (on) => {
		const employer = await employerOf(on, params.employerId ?? '')
		if (!employer) throw data(null, { status: 404 })
		const areas = new Map((await allAreas(on)).map((area) => [area.id, area.name]))
		const { told } = words
		return {
			told: toldOf(request, {
				...told,
				...councilWords.acting.ended,
				withholding: withholdingWords.orderTold,
				billing: incomingWords.billing.told,
				...visitWords.told,
			}),
			id: employer.id,
			mayCall: mayDo('make-calls', who.roles),
			requestId: new URL(request.url).searchParams.get('request') ?? '',
			name: employer.name,
			kana: employer.kana,
			state: employer.state,
			facts: [
				{ label: words.kind, answer: words.kinds[employer.kind] },
				{ label: words.field, answer: (workWords.fields as Record<string, string>)[employer.field] ?? '' },
				{ label: words.contact, answer: employer.contactName },
				{ label: words.telephone, answer: employer.telephone },
				...(employer.email ? [{ label: words.email, answer: employer.email }] : []),
				{ label: words.area, answer: areas.get(employer.areaId) ?? '' },
				{ label: words.address, answer: employer.address },
			],
			steps:
				employer.state === 'talking'
					? [
							employer.visitedDay ? '' : visitWords.nextVisit,
							employer.agreedDay ? '' : visitWords.nextAgree,
							employer.dayTelephone === '' ? visitWords.nextContact : '',
						].filter(Boolean)
					: [],
			agreed: employer.agreedDay ? sayDayAndYear(employer.agreedDay) : null,
			visited: employer.visitedDay ? sayDayAndYear(employer.visitedDay) : null,
			given: agreementsShown(await agreementsOf(on, { employerId: employer.id })),
			seats: await seatsOf(on, employer.id),
			requests: (await requestsOf(on, employer.id)).map((one) => ({
				id: one.id,
				number: one.number,
				what: one.what,
				opened: sayInstant(one.openedAt, 'staff'),
				state: workWords.requestStates[requestStanding(one, dayOf(now()))],
			})),
			order: employer.withholdingOrderDay ? sayDayAndYear(employer.withholdingOrderDay) : null,
			mayAct: mayDo('act-for', who.roles),
			mayCard: mayDo('issue-card', who.roles),
			billing: employer.billing,
			mayStop: mayDo('stop-employer', who.roles),
			open: employer.endedOn ? [] : await openShown(on, employer.id, who.roles),
			ended: employer.endedOn ? sayDayAndYear(employer.endedOn) : null,
			blanked: employer.blankedAt !== null,
			stopped: (await stopOf(on, employer.id)) !== undefined,
			rested: employer.restedOn ? sayDayAndYear(employer.restedOn) : null,
			mayVisit: mayDo('visit-employer', who.roles),
			mayWaive: mayDo('waive-visit', who.roles) && !employer.visitedDay && employer.endedOn === null,
			waived: employer.visitedDay ? null : await waiverShown(on, employer.id),
			dayName: employer.dayContact,
			dayTelephone: employer.dayTelephone,
			dayContact: employer.dayContact
				? visitWords.dayContactNow(employer.dayContact, employer.dayTelephone)
				: visitWords.dayContactUsual(employer.contactName, employer.telephone),
		}
	})
}

/** Why work may go out before anybody was there, or null. */
async function waiverShown(on: Db, employerId: string): Promise<string | null> {
	const waiver = await waiverOf(on, employerId)
	if (!waiver) return null
	const names = await namesOf(on, [waiver.by])
	return visitWords.waived(waiver.reason, names.get(waiver.by) ?? '', sayInstant(waiver.at, 'staff'))
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('waive'), reason: text(visitWords.waiverReason, 200) }),
	z.object({ intent: z.literal('rest') }),
	z.object({ intent: z.literal('return') }),
	z.object({
		intent: z.literal('day-contact'),
		dayContact: optionalText(visitWords.dayName, 60),
		dayTelephone: optionalTelephone(visitWords.dayTelephone),
	}),
	z.object({
		intent: z.literal('act'),
		channel: pick(councilWords.record.channel, spoken),
		requestId: optionalText('requestId', 40),
	}),
	z.object({
		intent: z.literal('agreement'),
		agreedDay: day(words.agreedDay),
		visitedDay: optionalDay(words.visitedDay),
	}),
	z.object({ intent: z.literal('withholding'), orderDay: optionalDay(withholdingWords.orderDay) }),
	z.object({ intent: z.literal('billing'), billing: pick(incomingWords.billing.title, billings) }),
	z.object({ intent: z.literal('end') }),
	z.object({ intent: z.literal('take-up') }),
	z.object({ intent: z.literal('seat-end'), accountId: text(words.seatName, 40) }),
	z.object({
		intent: z.literal('seat'),
		name: text(words.seatName, 60),
		email: optionalEmail(words.seatEmail),
	}),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const intent = (await request.clone().formData()).get('intent')
	const { who, actor } = await requireStaff(request, intent === 'waive' ? 'waive-visit' : 'act-for')
	const id = params.employerId ?? ''
	return send(request, {
		form: 'employer',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'act':
					return actFor(tx, actor, who.idHash, id, value)
				case 'agreement':
					await noteAgreement(tx, actor, id, { agreedDay: value.agreedDay, visitedDay: value.visitedDay })
					return `/council/employers/${id}?told=agreed`
				case 'billing':
					await setBilling(tx, actor, id, value.billing)
					return `/council/employers/${id}?told=billing`
				case 'withholding':
					await orderWithholding(tx, actor, id, value.orderDay)
					return `/council/employers/${id}?told=withholding`
				case 'waive':
					await waiveVisit(tx, actor, id, value.reason)
					return `/council/employers/${id}?told=waived`
				case 'rest':
					await restEmployer(tx, actor, id)
					return `/council/employers/${id}?told=rested`
				case 'return':
					await returnEmployer(tx, actor, id)
					return `/council/employers/${id}?told=returned`
				case 'day-contact':
					await setDayContact(tx, actor, id, {
						dayContact: value.dayContact,
						dayTelephone: value.dayTelephone ?? '',
					})
					return `/council/employers/${id}?told=day-contact`
				case 'end':
					await endEmployer(tx, actor, id, await stillOpenOf(tx, id))
					return `/council/employers/${id}?told=ended`
				case 'take-up':
					await takeUpEmployer(tx, actor, id)
					return `/council/employers/${id}?told=taken-up`
				case 'seat':
					await giveSeat(tx, actor, id, { name: value.name, email: value.email, telephone: null })
					return `/council/employers/${id}?told=seat`
				case 'seat-end':
					await endSeat(tx, actor, id, value.accountId)
					return `/council/employers/${id}?told=seat-ended`
			}
		},
	})
}

/** Acting begun from one of their requests opens it on their side, and leads back to it. */
async function actFor(
	tx: Tx,
	actor: Actor,
	idHash: string,
	id: string,
	{ channel, requestId }: { channel: (typeof spoken)[number]; requestId: string },
): Promise<string> {
	const theirs = requestId !== '' && (await requestOf(tx, id, requestId)) !== undefined
	const from = theirs ? `/council/requests/${requestId}` : null
	await startActing(tx, actor, idHash, { kind: 'employer', id }, channel, from)
	return theirs ? `/employer/requests/${requestId}` : '/employer'
}

export default function EmployerRecord() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'employer')
	const intent = view.value('intent')
	const mayWork = found.mayAct && found.ended === null
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	return (
		<Council>
			<DeskHead
				title={found.name}
				over={found.kana}
				aside={<Chip tone={found.state === 'using' ? 'yes' : 'wait'}>{words.states[found.state]}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			{found.stopped && <Told kind="no">{incomingWords.stop.now}</Told>}
			{found.ended && (
				<Told kind="wait">{found.blanked ? words.blankedNow : words.endedNow(found.ended)}</Told>
			)}
			<ErrorSummary errors={view.errors} />
			{mayWork && found.steps.length > 0 && (
				<Sheet id="next" title={visitWords.next}>
					<ol>
						{found.steps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
				</Sheet>
			)}
			{mayWork && found.mayCall && (
				<p>
					<LinkButton kind="second" icon="phone" href={`/council/employers/${found.id}/call`}>
						{callInWords.door}
					</LinkButton>
				</p>
			)}
			<TwoColumns
				main={
					<>
						<Sheet id="facts" title={words.facts}>
							<KeyValues pairs={found.facts} />
						</Sheet>
						<Sheet id="agreement" title={words.agreement}>
							<KeyValues
								pairs={[
									{ label: words.agreedDay, answer: found.agreed ?? '-' },
									{ label: words.visitedDay, answer: found.visited ?? '-' },
									{ label: visitWords.dayContact, answer: found.dayContact },
								]}
							/>
							{found.waived && <p>{found.waived}</p>}
							{found.mayVisit && found.ended === null && (
								<LinkButton kind="second" icon="pin" href={`/council/employers/${found.id}/visit`}>
									{visitWords.link}
								</LinkButton>
							)}
							{found.mayWaive && (
								<Fold title={visitWords.waiver} open={intent === 'waive'}>
									<p>{visitWords.waiverLead}</p>
									<ActForm
										idempotencyKey={keyFor('waive')}
										hidden={{ intent: 'waive' }}
										className="page-form"
									>
										<TextField
											{...view.line('reason')}
											label={visitWords.waiverReason}
											hint={visitWords.waiverHint}
										/>
										<Button kind="second">{visitWords.waive}</Button>
									</ActForm>
								</Fold>
							)}
							{mayWork && (
								<Fold title={visitWords.dayContact} open={intent === 'day-contact'}>
									<p>{visitWords.dayContactLead}</p>
									<ActForm
										idempotencyKey={keyFor('day-contact')}
										hidden={{ intent: 'day-contact' }}
										className="page-form"
									>
										<TextField
											name="dayContact"
											label={visitWords.dayName}
											defaultValue={view.value('dayContact') ?? found.dayName}
											error={view.error('dayContact')}
											optional
										/>
										<TextField
											name="dayTelephone"
											type="tel"
											label={visitWords.dayTelephone}
											defaultValue={view.value('dayTelephone') ?? found.dayTelephone}
											error={view.error('dayTelephone')}
											optional
										/>
										<Button kind="second">{visitWords.save}</Button>
									</ActForm>
								</Fold>
							)}
							<ul>
								{found.given.map((one) => (
									<li key={one.id}>{one.say}</li>
								))}
							</ul>
							{mayWork && (
								<Fold title={words.agreementSave} open={intent === 'agreement' || found.agreed === null}>
									<p>
										{words.agreementLead}{' '}
										<a href={`/council/employers/${found.id}/agreement-sheet`}>{principalTerms.link}</a>
									</p>
									<ActForm
										idempotencyKey={keyFor('agreement')}
										hidden={{ intent: 'agreement' }}
										className="page-form"
									>
										<DateField {...view.dateLine('agreedDay')} label={words.agreedDay} />
										<DateField {...view.dateLine('visitedDay')} label={words.visitedDay} optional />
										<Button kind="second">{words.agreementSave}</Button>
									</ActForm>
								</Fold>
							)}
						</Sheet>
						<Sheet id="billing" title={incomingWords.billing.title}>
							{found.mayAct ? (
								<ActForm
									idempotencyKey={keyFor('billing')}
									hidden={{ intent: 'billing' }}
									className="row-form"
								>
									<SelectField
										name="billing"
										label={incomingWords.billing.title}
										choices={billings.map((value) => ({ value, label: incomingWords.billing.ways[value] }))}
										defaultValue={found.billing}
										blank={false}
									/>
									<Button kind="second">{incomingWords.billing.save}</Button>
								</ActForm>
							) : (
								<p>{incomingWords.billing.ways[found.billing]}</p>
							)}
						</Sheet>
						<Sheet id="withholding" title={withholdingWords.ordered}>
							<p>{found.order ? withholdingWords.orderNow(found.order) : withholdingWords.orderNone}</p>
							{found.mayAct && (
								<Fold title={withholdingWords.orderSave} open={intent === 'withholding'}>
									<p>{withholdingWords.orderLead}</p>
									<ActForm
										idempotencyKey={keyFor('withholding')}
										hidden={{ intent: 'withholding' }}
										className="page-form"
									>
										<DateField
											{...view.dateLine('orderDay')}
											label={withholdingWords.orderDay}
											hint={withholdingWords.orderHint}
											optional
										/>
										<Button kind="second">{withholdingWords.orderSave}</Button>
									</ActForm>
								</Fold>
							)}
						</Sheet>
						<Sheet id="requests" title={words.requests} flush={found.requests.length > 0}>
							{found.requests.length === 0 ? (
								<Empty icon="doc">{councilWords.requests.none}</Empty>
							) : (
								<Table
									caption={words.requests}
									columns={[
										{ label: councilWords.requests.columns.number },
										{ label: councilWords.requests.columns.what },
										{ label: councilWords.requests.columns.opened },
										{ label: councilWords.requests.columns.state },
										{ label: councilWords.open, silent: true },
									]}
									rows={found.requests.map((one) => ({
										key: one.id,
										cells: [
											one.number,
											one.what,
											one.opened,
											one.state,
											<SeeLink key="open" href={`/council/requests/${one.id}`}>
												{councilWords.open}
											</SeeLink>,
										],
									}))}
								/>
							)}
						</Sheet>
					</>
				}
				side={
					<>
						{mayWork && (
							<Sheet id="act" title={words.act}>
								<p className="hint">{councilWords.acting.lead}</p>
								<ActForm
									idempotencyKey={keyFor('act')}
									hidden={{ intent: 'act', requestId: found.requestId }}
								>
									<PickOne
										name="channel"
										label={councilWords.record.channel}
										columns="two"
										choices={spoken.map((value) => ({ value, label: councilWords.acting.channels[value] }))}
										defaultValue={view.value('channel') ?? 'telephone'}
										error={view.error('channel')}
									/>
									<Button kind="second">{councilWords.record.actStart}</Button>
								</ActForm>
							</Sheet>
						)}
						<Sheet id="seats" title={words.seats}>
							{found.seats.length === 0 && <p>{words.seatsNone}</p>}
							{found.seats.map((seat) => (
								<div key={seat.accountId}>
									<p>
										{seat.name} {seat.email ?? seat.number ?? ''}
									</p>
									{found.mayCard && found.ended === null && (
										<ActForm
											action={`/council/employers/${found.id}/seats/${seat.accountId}/card`}
											idempotencyKey={crypto.randomUUID()}
										>
											<Button kind="second" icon="card">
												{words.seatCard}
											</Button>
										</ActForm>
									)}
									{found.mayAct && (
										<ActForm
											idempotencyKey={crypto.randomUUID()}
											hidden={{ intent: 'seat-end', accountId: seat.accountId }}
										>
											<Button kind="plain">{words.seatEnd(seat.name)}</Button>
										</ActForm>
									)}
								</div>
							))}
							{mayWork && (
								<Fold title={words.seatAdd} open={intent === 'seat'}>
									<ActForm idempotencyKey={keyFor('seat')} hidden={{ intent: 'seat' }}>
										<TextField {...view.line('name')} label={words.seatName} />
										<TextField {...view.line('email')} label={words.seatEmail} type="email" optional />
										<Button kind="second">{words.seatAdd}</Button>
									</ActForm>
								</Fold>
							)}
						</Sheet>
						{mayWork && (found.state === 'using' || found.state === 'resting') && (
							<Fold title={found.state === 'resting' ? visitWords.back : visitWords.rest} open={false}>
								<p>
									{found.state === 'resting' ? visitWords.restNow(found.rested ?? '') : visitWords.restLead}
								</p>
								<ActForm
									idempotencyKey={crypto.randomUUID()}
									hidden={{ intent: found.state === 'resting' ? 'return' : 'rest' }}
								>
									<Button kind="second">
										{found.state === 'resting' ? visitWords.back : visitWords.rest}
									</Button>
								</ActForm>
							</Fold>
						)}
						{found.mayAct && !found.blanked && (
							<Fold title={found.ended ? words.takeUp : words.end} open={false}>
								<p>{found.ended ? words.takeUpLead(found.ended) : words.endLead}</p>
								{found.open.length > 0 ? (
									<>
										<p>{words.endOpen}</p>
										<ul>
											{found.open.map((one) => (
												<li key={one.kind}>
													<WayTo href={one.href}>{one.say}</WayTo>
												</li>
											))}
										</ul>
									</>
								) : (
									<ActForm
										idempotencyKey={crypto.randomUUID()}
										hidden={{ intent: found.ended ? 'take-up' : 'end' }}
									>
										<Button kind="second">{found.ended ? words.takeUp : words.endNow}</Button>
									</ActForm>
								)}
							</Fold>
						)}
						{found.mayStop && (found.ended === null || found.stopped) && (
							<LinkButton kind="second" full href={`/council/employers/${found.id}/stop`}>
								{incomingWords.stop.title(found.name)}
							</LinkButton>
						)}
						<LinkButton kind="second" full href={`/council/slip?employer=${found.id}`}>
							{councilWords.acting.slip}
						</LinkButton>
					</>
				}
			/>
		</Council>
	)
}

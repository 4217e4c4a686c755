// A slip of the pen in an earning, put right by staff: more at once, less only with the person's yes.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import {
	askCorrection,
	earningForStaff,
	othersYen,
	restWouldCome,
	sentYenOf,
	withdrawCorrection,
} from '~/money/correction.server'
import { payOf } from '~/money/earning'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { NumberField, TextField, YenField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { WayTo } from '~/ui/way-to'
import { correctionWords } from '~/words/ja/correction'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { id, optionalWhole, text } from '~/words/ja/fields'
import { payWords, sumLines } from '~/words/ja/pay'
import { ui } from '~/words/ja/ui'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = correctionWords.staff

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const found = await inSnapshot(async (on) => {
		const one = await earningForStaff(on, params.earningId ?? '')
		return (
			one && {
				...one,
				rest: await restWouldCome(on, one.piece, now()),
				sent: await sentYenOf(on, one.piece),
			}
		)
	})
	if (!found) throw data(null, { status: 404 })
	const { earning, whole, agreed, corrections, rest, sent, piece } = found
	const open = corrections.find((one) => one.answeredAt === null)
	return {
		told: toldOf(request, words.told),
		mayCorrect: mayDo('correct-earning', who.roles),
		href: mayDo('see-work', who.roles) ? `/council/assignments/${earning.assignmentId}` : null,
		title: found.title,
		who: `${found.familyName} ${found.givenName}`,
		telephone: found.telephone,
		when: sayDay(earning.serviceDay),
		lines: sumLines(agreed.terms, agreed.payYen, { ...whole, payYen: payOf(whole) }),
		parts: piece.length > 1 ? piece.map((one) => ui.yen(one.yen)).join(' + ') : null,
		rest: rest && (rest.held ? words.restHeld : words.rest)(sayDay(rest.day)),
		sentYen: whole.yen,
		payYen: payOf(whole),
		units: whole.units === null ? null : { said: whole.units, word: agreed.terms.unit },
		travelYen: agreed.terms.travel === 'none' && whole.travelYen === 0 ? null : whole.travelYen,
		open: open
			? {
					id: open.id,
					say: words.fromTo(
						open.fromYen + othersYen(piece, open.earningId),
						open.toYen + othersYen(piece, open.earningId),
					),
					slip: open.slip,
				}
			: null,
		partSent: rest === null && sent > 0 ? words.partSent(sent) : null,
		past: corrections
			.filter((one) => one.answer !== null)
			.map((one) => ({
				id: one.id,
				at: sayInstant(one.askedAt, 'staff'),
				say: words.fromTo(one.fromYen, one.toYen),
				slip: one.slip,
				answer: words.answers[one.answer ?? 'told'],
			})),
	}
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('correct'),
		payYen: optionalWhole(words.pay, { least: 1, most: 10_000_000, unit: '円' }),
		units: optionalWhole(words.units(''), { least: 1, most: 10_000 }),
		travelYen: optionalWhole(words.travel, { least: 0, most: 100_000, unit: '円' }),
		slip: text(words.slip, 300),
	}),
	z.object({ intent: z.literal('withdraw'), correctionId: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'correct-earning')
	const earningId = params.earningId ?? ''
	return send(request, {
		form: 'correction',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const here = `/council/earnings/${earningId}/correction`
			if (value.intent === 'withdraw') {
				await withdrawCorrection(tx, actor, value.correctionId)
				return `${here}?told=withdrawn`
			}
			const { waits, restPayDay } = await askCorrection(tx, actor, earningId, value)
			return `${here}?told=${waits ? 'asked' : restPayDay ? 'supplemented' : 'corrected'}`
		},
	})
}

export default function CorrectionPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'correction', {
		payYen: found.payYen,
		units: found.units?.said ?? '',
		travelYen: found.travelYen ?? '',
	})
	return (
		<Council>
			<DeskHead title={words.title} over={found.title} lead={`${found.who} ${found.when}`} />
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="now" title={words.now}>
				<KeyValues
					pairs={[
						...found.lines.map(({ label, how, yen }) => ({
							label,
							answer: how ? `${ui.yen(yen)}(${how})` : ui.yen(yen),
						})),
						{
							label: payWords.earned.sent,
							answer: (
								<>
									<b>{ui.yen(found.sentYen)}</b> {found.parts && `(${found.parts})`}
								</>
							),
						},
					]}
				/>
				<p>
					<WayTo href={found.href}>{found.title}</WayTo>
				</p>
			</Sheet>
			{found.open ? (
				<Sheet id="waiting" title={words.waiting}>
					<p>
						<b>{found.open.say}</b> {found.open.slip}
					</p>
					<p>{found.telephone}</p>
					{found.mayCorrect && (
						<ActForm
							idempotencyKey={crypto.randomUUID()}
							hidden={{ intent: 'withdraw', correctionId: found.open.id }}
						>
							<Button kind="second">{words.withdraw}</Button>
						</ActForm>
					)}
				</Sheet>
			) : (
				found.mayCorrect && (
					<Sheet id="right" title={words.right} note={words.lead}>
						<p>
							{found.rest ?? words.raise}
							{found.rest ? words.restLower : words.lower} {found.partSent}
						</p>
						<ActForm idempotencyKey={view.key} hidden={{ intent: 'correct' }} className="page-form">
							{found.units ? (
								<NumberField {...view.line('units')} label={words.units(found.units.word)} unit="" />
							) : (
								<YenField {...view.line('payYen')} label={words.pay} />
							)}
							{found.travelYen !== null && <YenField {...view.line('travelYen')} label={words.travel} />}
							<TextField {...view.line('slip')} label={words.slip} hint={words.slipHint} />
							<Button big>{words.submit}</Button>
						</ActForm>
					</Sheet>
				)
			)}
			{found.past.length > 0 && (
				<Sheet id="past" title={words.past}>
					<ul>
						{found.past.map((one) => (
							<li key={one.id}>
								{one.at} {one.say} {one.slip} {one.answer}
							</li>
						))}
					</ul>
				</Sheet>
			)}
		</Council>
	)
}

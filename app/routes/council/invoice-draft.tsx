// An invoice before it is issued (下書き): its lines, what waits for a later month, a word for the employer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { stillOpenOf } from '~/money/employer-open.server'
import { invoiceSums, isEarly, netOf, refuseEarly } from '~/money/invoice'
import { draftOf, issueInvoice, lineKey, photographed, setDraft } from '~/money/invoice-issue.server'
import { releasedPhotos } from '~/money/invoice-photo.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickMany, TextField, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Photos } from '~/ui/photos'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { optionalText, picksOf, tick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { payWords } from '~/words/ja/pay'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { draftAddress, draftAsked, issuedAddress } from '../draft-address'
import { toldOf } from '../told'

const words = incomingWords.draft

export const meta = titled<{ name: string }>((found) => words.title(found.name))

const yen = (n: number) => `${formatYen(n)}円`

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const key = draftAsked(request, params.employerId ?? '')
	if (!key) throw data(null, { status: 404 })
	return inSnapshot(async (on) => {
		const draft = await draftOf(on, key)
		const employer = await employerOf(on, key.employerId)
		if (!draft || !employer) throw data(null, { status: 404 })
		const all = [...draft.lines, ...draft.waiting].sort((a, b) => (a.serviceDay < b.serviceDay ? -1 : 1))
		const sums = invoiceSums(draft.lines, draft.mode)
		return {
			told: toldOf(request, words.told),
			here: draftAddress(key),
			name: employer.name,
			month: sayMonth(key.month),
			lines: all.map((line) => ({
				value: lineKey(line),
				label: `${sayDay(line.serviceDay)} ${payWords.titleOf(line.kind, line.title)} ${yen(netOf(line))}`,
			})),
			heldBack: draft.waiting.map(lineKey),
			note: draft.set.note,
			withPhotos: draft.set.withPhotos,
			photosLeftOut: [...(draft.set.photosLeftOut ?? [])],
			photos: await releasedPhotos(on, photographed(draft.lines)),
			net: yen(sums.netYen),
			rates: sums.rates.map((one) => ({
				label: words.tax(`${one.ratePermille / 10}%`, formatYen(one.taxedYen)),
				tax: yen(one.taxYen),
			})),
			total: yen(sums.totalYen),
			heldSay:
				draft.waiting.length > 0
					? words.heldSay(draft.waiting.length, yen(invoiceSums(draft.waiting, draft.mode).netYen))
					: null,
			early: isEarly(key.month, dayOf(now()))
				? words.early(sayMonth(key.month), (await stillOpenOf(on, key.employerId)).work)
				: null,
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('save'),
		note: optionalText(words.note, 200),
		heldBack: picksOf(),
		withPhotos: tick(),
		photosLeftOut: picksOf(),
	}),
	z.object({ intent: z.literal('issue'), early: tick() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	const key = draftAsked(request, params.employerId ?? '')
	if (!key) throw data(null, { status: 404 })
	return send(request, {
		form: 'draft',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'issue') {
				refuseEarly(key.month, dayOf(tx.at), value.early)
				return issuedAddress([await issueInvoice(tx, actor, key)])
			}
			const { note, withPhotos, heldBack, photosLeftOut } = value
			await setDraft(tx, actor, key, { note, withPhotos, heldBack, photosLeftOut })
			return `${draftAddress(key)}&told=saved`
		},
	})
}

export default function DraftPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'draft', { note: found.note })
	return (
		<Council>
			<DeskHead
				title={words.title(found.name)}
				lead={words.lead(found.month)}
				over={<a href="/council/invoices">{incomingWords.page.title}</a>}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<Sheet id="sums" title={words.sums}>
				<KeyValues
					pairs={[
						{ label: words.net, answer: found.net },
						...found.rates.map((one) => ({ label: one.label, answer: one.tax })),
						{ label: words.total, answer: <b>{found.total}</b> },
					]}
				/>
			</Sheet>
			<Sheet id="lines" title={words.lines}>
				{found.mayInvoice ? (
					<ActForm
						idempotencyKey={view.key}
						hidden={{ intent: 'save' }}
						action={found.here}
						className="page-form"
					>
						<PickMany
							name="heldBack"
							label={words.hold}
							hint={words.holdHint}
							choices={found.lines}
							defaultValues={found.heldBack}
							error={view.error('lines')}
						/>
						<TextField {...view.line('note')} label={words.note} hint={words.noteHint} optional />
						{found.photos.length === 0 ? (
							<p className="hint">{words.photosNone}</p>
						) : (
							<>
								<h3>{words.photos}</h3>
								<p>{words.photosSay(found.photos.length)}</p>
								<Photos photos={found.photos} label={words.photo} />
								<Tick
									name="withPhotos"
									label={words.withPhotos}
									hint={words.withPhotosHint}
									defaultChecked={found.withPhotos}
								/>
								{found.photos.length > 1 && (
									<PickMany
										name="photosLeftOut"
										label={words.photosLeftOut}
										choices={found.photos.map((photo, n) => ({ value: photo.id, label: words.photo(n + 1) }))}
										columns="two"
										defaultValues={found.photosLeftOut}
									/>
								)}
							</>
						)}
						<Button kind="second">{words.save}</Button>
					</ActForm>
				) : (
					<ul>
						{found.lines.map((line) => (
							<li key={line.value}>{line.label}</li>
						))}
					</ul>
				)}
			</Sheet>
			{found.mayInvoice && (
				<ActForm
					idempotencyKey={view.value('intent') === 'issue' ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'issue' }}
					action={found.here}
				>
					{found.heldSay && <p>{found.heldSay}</p>}
					{found.early && (
						<>
							<p>{found.early}</p>
							<Tick
								name="early"
								label={incomingWords.page.earlyTick(found.month)}
								error={view.error('early')}
							/>
						</>
					)}
					<EndBar say={words.issueSay}>
						<Button big>{words.issue}</Button>
					</EndBar>
				</ActForm>
			)}
		</Council>
	)
}

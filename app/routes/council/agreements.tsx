// The rules employers and registrants agree to (規約): each version, and writing the next.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { agreementTextsWritten, mostTextLength, writeAgreementText } from '~/council/agreement.server'
import { agreementKinds } from '~/council/contract-mode'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreementKindWords, agreementSamples, agreementWords } from '~/words/ja/agreements'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, pick, text } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = agreementWords.council

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const written = await inSnapshot((on) => agreementTextsWritten(on))
	return {
		told: toldOf(request, { written: words.told }),
		today: dayOf(now()),
		mayWrite: mayDo('set-settings', who.roles),
		kinds: agreementKinds.map((kind) => ({
			kind,
			versions: written
				.filter((one) => one.kind === kind)
				.map((one) => ({
					id: one.id,
					body: one.body,
					said: agreementWords.version(one.version, sayDayAndYear(one.fromDay)),
				})),
		})),
	}
}

const schema = z.object({
	kind: pick(words.title, agreementKinds),
	body: text(words.body, mostTextLength),
	fromDay: day(words.fromDay),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'set-settings')
	return send(request, {
		form: 'agreement-text',
		person: who.accountId,
		schema,
		async act(tx, { kind, body, fromDay }) {
			await writeAgreementText(tx, actor, kind, body, fromDay)
			return '/council/agreements?told=written'
		},
	})
}

export default function Agreements() {
	const { told, today, mayWrite, kinds } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'agreement-text')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{kinds.map(({ kind, versions: [newest, ...older] }) => {
				const mine = view.value('kind') === kind
				return (
					<Sheet key={kind} id={kind} title={agreementKindWords[kind]} note={words.who[kind]}>
						{newest ? (
							<>
								<h3>{newest.said}</h3>
								<p className="lines-kept">{newest.body}</p>
							</>
						) : (
							<Empty icon="doc">{words.none}</Empty>
						)}
						{older.length > 0 && (
							<Fold title={words.older}>
								{older.map((one) => (
									<div key={one.id}>
										<h3>{one.said}</h3>
										<p className="lines-kept">{one.body}</p>
									</div>
								))}
							</Fold>
						)}
						{mayWrite && (
							<Fold title={newest ? words.writeNext : words.write} open={mine}>
								{!newest && <p>{words.sample}</p>}
								<ActForm
									idempotencyKey={mine ? view.key : crypto.randomUUID()}
									hidden={{ kind }}
									className="page-form"
								>
									<TextArea
										name="body"
										id={mine ? undefined : `body-${kind}`}
										label={words.body}
										rows={16}
										defaultValue={mine ? view.value('body') : (newest?.body ?? agreementSamples[kind])}
										error={mine ? view.error('body') : undefined}
									/>
									<DateField
										name="fromDay"
										id={mine ? undefined : `from-${kind}`}
										label={words.fromDay}
										defaultValue={mine ? view.date('fromDay') : today}
										error={mine ? view.error('fromDay') : undefined}
									/>
									<Button kind="second">{words.save}</Button>
								</ActForm>
							</Fold>
						)}
					</Sheet>
				)
			})}
		</Council>
	)
}

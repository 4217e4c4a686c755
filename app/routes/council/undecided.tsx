// What the terms of a task left open (まだ決まっていないこと): said here, and sent to everybody as another version to say yes to.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeTermsOfTask } from '~/assignments/terms-change.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField, TimeField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay } from '~/words/ja/dates'
import { clockTime, text } from '~/words/ja/fields'
import { termsChangeWords } from '~/words/ja/terms-change'
import { taskForStaff } from '~/work/task.server'
import { fixUndecided } from '~/work/undecided.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = termsChangeWords.undecided
const items = termsChangeWords.items

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	const task = await inSnapshot((on) => taskForStaff(on, params.taskId ?? ''))
	if (!task) throw data(null, { status: 404 })
	const told = toldOf(request, { said: words.told(new URL(request.url).searchParams.get('n') ?? '0') })
	return {
		told,
		title: task.title,
		place: task.place,
		open: task.undecided.map((one) => ({ ...one, fixOn: sayDay(one.fixOn) })),
	}
}

const schema = z.discriminatedUnion('item', [
	z.object({
		item: z.literal('address'),
		place: text(items.place, 200),
		address: text(items.address, 200),
	}),
	z.object({
		item: z.literal('hours'),
		startMinute: clockTime(items.startMinute),
		endMinute: clockTime(items.endMinute, { ends: true }),
	}),
	z.object({ item: z.literal('procedure'), procedure: text(items.procedure, 4000) }),
	z.object({ item: z.literal('bring'), bring: text(items.bring, 300) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const taskId = params.taskId ?? ''
	return send(request, {
		form: 'undecided',
		person: who.accountId,
		schema,
		async act(tx, { item, ...change }) {
			const said = 'startMinute' in change ? {} : change
			await fixUndecided(tx, actor, taskId, item, said)
			const asked = await changeTermsOfTask(tx, actor, taskId, change, words.why(words.kinds[item]))
			return `/council/tasks/${taskId}/undecided?told=said&n=${asked}`
		},
	})
}

export default function Undecided() {
	const { told, title, place, open } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'undecided')
	return (
		<Council>
			<DeskHead title={words.title} over={title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{open.length === 0 && (
				<Sheet id="none" title={words.title}>
					<Empty icon="check">{words.none}</Empty>
				</Sheet>
			)}
			{open.map(({ item, reason, fixOn }) => {
				const mine = view.value('item') === item
				const line = (name: string, first = '') =>
					mine ? view.line(name) : { name, defaultValue: first, error: undefined }
				return (
					<Sheet key={item} id={item} title={words.kinds[item]} note={words.until(fixOn)}>
						<p>{words.because(reason)}</p>
						<ActForm
							idempotencyKey={mine ? view.key : crypto.randomUUID()}
							hidden={{ item }}
							className="page-form"
						>
							{item === 'address' && (
								<>
									<TextField {...line('place', place)} label={items.place} />
									<TextField {...line('address')} label={items.address} />
								</>
							)}
							{item === 'hours' && (
								<>
									<TimeField {...line('startMinute')} label={items.startMinute} />
									<TimeField {...line('endMinute')} label={items.endMinute} />
								</>
							)}
							{item === 'procedure' && <TextArea {...line('procedure')} label={items.procedure} rows={6} />}
							{item === 'bring' && <TextField {...line('bring')} label={items.bring} />}
							<Button kind="second">{words.submit}</Button>
						</ActForm>
					</Sheet>
				)
			})}
		</Council>
	)
}

// Who a task with a written rule is for: put on it by the number of the card, and taken off.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { id, text } from '~/words/ja/fields'
import { togetherWords } from '~/words/ja/together'
import { addToGroup, groupOf, removeFromGroup } from '~/work/group.server'
import { taskForStaff } from '~/work/task.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = togetherWords.group

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	return inSnapshot(async (on) => {
		const task = await taskForStaff(on, params.taskId ?? '')
		if (!task) throw data(null, { status: 404 })
		return {
			told: toldOf(request, words.told),
			title: task.title,
			employer: task.employerName,
			requestId: task.requestId,
			rule: task.groupRule,
			members: await groupOf(on, task.id),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('add'), number: text(words.number, 20) }),
	z.object({ intent: z.literal('remove'), registrantId: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const taskId = params.taskId ?? ''
	return send(request, {
		form: 'group',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'add') {
				await addToGroup(tx, actor, taskId, value.number)
				return `/council/tasks/${taskId}/group?told=added`
			}
			await removeFromGroup(tx, actor, taskId, value.registrantId)
			return `/council/tasks/${taskId}/group?told=removed`
		},
	})
}

export default function TaskGroup() {
	const { told, title, employer, requestId, rule, members } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'group')
	return (
		<Council>
			<DeskHead
				title={words.title}
				over={`${employer} ${title}`}
				lead={rule === '' ? words.noRule : words.lead(rule)}
				aside={
					<LinkButton kind="second" href={`/council/requests/${requestId}`}>
						{words.back}
					</LinkButton>
				}
			/>
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="members" title={words.title} flush={members.length > 0}>
				{members.length === 0 ? (
					<Empty icon="people" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.name },
							{ label: words.columns.number },
							{ label: words.columns.remove, silent: true },
						]}
						rows={members.map((one) => ({
							key: one.registrantId,
							cells: [
								<a key="name" href={`/council/people/${one.registrantId}`}>
									{one.name}
								</a>,
								one.number ?? '',
								<ActForm
									key="remove"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ intent: 'remove', registrantId: one.registrantId }}
								>
									<Button kind="plain">{words.remove}</Button>
								</ActForm>,
							],
						}))}
					/>
				)}
			</Sheet>
			{rule !== '' && (
				<ActForm idempotencyKey={view.key} hidden={{ intent: 'add' }} className="page-form">
					<TextField {...view.line('number')} label={words.number} inputMode="numeric" />
					<Button kind="second">{words.add}</Button>
				</ActForm>
			)}
		</Council>
	)
}

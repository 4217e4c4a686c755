// The help lines (相談の電話番号): kept by coordinators, each with the day somebody last called it up.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField, Tick } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { checkAgainDays, readNumbers } from '~/wellness/hotline'
import { checkHotline, dropHotline, hotlineList, keepHotline } from '~/wellness/hotline.server'
import { sayDayAndYear } from '~/words/ja/dates'
import { optionalText, text, tick } from '~/words/ja/fields'
import { hotlineWords as words } from '~/words/ja/hotlines'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'

const path = '/coordinator/hotlines'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const asked = new URL(request.url).searchParams
	const oldest = addDays(dayOf(now()), -checkAgainDays)
	const list = (await hotlineList(db())).map((line) => ({
		...line,
		numbers: line.numbers.join(' / '),
		checked: sayDayAndYear(line.checkedOn),
		again: line.checkedOn < oldest,
	}))
	return {
		told: asked.get('told'),
		list,
		edited: list.find(({ name }) => name === asked.get('edit')) ?? null,
	}
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('keep'),
		before: z.string().max(60).optional(),
		name: text(words.name, 60),
		numbers: text(words.numbers, 100).refine((typed) => readNumbers(typed) !== undefined, words.numbersWrong),
		hours: optionalText(words.hours, 100),
		first: tick(),
	}),
	z.object({ act: z.enum(['check', 'drop']), name: text(words.name, 60) }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	return send(request, {
		form: 'hotlines',
		person: accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'keep') {
				const { name, numbers, hours, first, before } = value
				await keepHotline(tx, actor, { name, numbers: readNumbers(numbers) ?? [], hours, first }, before)
			} else if (value.act === 'check') await checkHotline(tx, actor, value.name)
			else await dropHotline(tx, actor, value.name)
			return `${path}?told=${value.act}`
		},
	})
}

export default function Hotlines() {
	const { told, list, edited } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'hotlines', {
		name: edited?.name,
		numbers: edited?.numbers,
		hours: edited?.hours,
	})
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{told && told in words.told && <Told kind="done">{words.told[told as keyof typeof words.told]}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="list" title={words.list} flush>
				<Table
					caption={words.list}
					columns={[
						{ label: words.columns.name },
						{ label: words.columns.numbers },
						{ label: words.columns.hours },
						{ label: words.columns.checked },
						{ label: words.columns.act, silent: true },
					]}
					rows={list.map((line) => ({
						key: line.name,
						cells: [
							<b key="name">{line.name}</b>,
							line.numbers,
							line.hours,
							<span key="checked">
								{line.checked} {line.again && <Chip tone="wait">{words.again}</Chip>}
							</span>,
							<Buttons key="act" row>
								{(['check', 'drop'] as const).map((act) => (
									<ActForm key={act} idempotencyKey={crypto.randomUUID()} hidden={{ act, name: line.name }}>
										<Button kind={act === 'check' ? 'second' : 'plain'}>{words[act]}</Button>
									</ActForm>
								))}
								<SeeLink href={`${path}?edit=${encodeURIComponent(line.name)}#add`}>{words.change}</SeeLink>
							</Buttons>,
						],
					}))}
				/>
			</Sheet>
			<Sheet id="add" title={edited ? words.edit : words.add}>
				<ActForm
					idempotencyKey={view.key}
					hidden={{ act: 'keep', before: edited?.name }}
					className="page-form"
				>
					<TextField {...view.line('name')} label={words.name} maxLength={60} />
					<TextField {...view.line('numbers')} label={words.numbers} hint={words.numbersHint} />
					<TextField {...view.line('hours')} label={words.hours} optional />
					<Tick
						name="first"
						label={words.first}
						hint={words.firstHint}
						defaultChecked={edited?.first ?? false}
					/>
					<Button big>{words.keep}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}

// The sheet on the splitting page: how it begins, its steps, moving and joining them, and the tasks made from them.

import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { DateField, NumberField, PickOne, SelectField, TextField, TimeField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { ToldIn } from '~/ui/told-in'
import { councilWords } from '~/words/ja/council'
import { cutWords } from '~/words/ja/cuts'
import { sheetWords as words } from '~/words/ja/sheet'
import { weatherWords } from '~/words/ja/weather'
import { repeats } from '~/work/cutting'

const old = councilWords.splitting

/** A step as the page shows it, all in words. */
export type StepShown = {
	id: string
	number: number
	what: string
	result: string
	place: string
	minutes: string
	used: string
	when: string
	posture: string
	kilograms: string
	company: string
	hazards: string
	last: boolean
}

type View = ReturnType<typeof formView>

/** A button that does one small act at once. */
export function Small({ hidden, children }: { hidden: Record<string, string>; children: string }) {
	return (
		<ActForm idempotencyKey={crypto.randomUUID()} hidden={hidden}>
			<Button kind="plain">{children}</Button>
		</ActForm>
	)
}

/** One way to begin: a list and its button. */
function BeginFrom(props: {
	intent: string
	name: string
	label: string
	choices: readonly { value: string; label: string }[]
	act: string
	kind?: 'main' | 'second'
	view: View
}) {
	const { intent, name, label, choices, act, kind, view } = props
	const typed = view.value('intent') === intent
	return (
		<ActForm idempotencyKey={typed ? view.key : crypto.randomUUID()} hidden={{ intent }} className="row-form">
			<SelectField name={name} label={label} choices={choices} error={typed ? view.error(name) : undefined} />
			<Button kind={kind}>{act}</Button>
		</ActForm>
	)
}

/** An empty sheet: from a template, from an earlier request, or step by step below. */
function Begin({
	templates,
	earlier,
	view,
}: {
	templates: readonly { value: string; label: string }[]
	earlier: readonly { value: string; label: string }[]
	view: View
}) {
	return (
		<div className="page-form">
			<p>{words.startNote}</p>
			<BeginFrom
				intent="start-template"
				name="template"
				label={words.template}
				choices={templates}
				act={words.templateStart}
				view={view}
			/>
			{earlier.length > 0 && (
				<BeginFrom
					intent="start-earlier"
					name="earlierId"
					label={words.earlier}
					choices={earlier}
					act={words.earlierStart}
					kind="second"
					view={view}
				/>
			)}
		</div>
	)
}

function AddStep({ view }: { view: View }) {
	const typed = view.value('intent') === 'add-step'
	const line = (name: string) => (typed ? view.line(name) : { name })
	return (
		<ActForm
			idempotencyKey={typed ? view.key : crypto.randomUUID()}
			hidden={{ intent: 'add-step' }}
			className="row-form"
		>
			<TextField {...line('what')} label={old.stepWhat} />
			<NumberField {...line('minutes')} label={old.stepMinutes} unit="分" optional />
			<TextField {...line('stepPlace')} label={old.stepPlace} optional />
			<Button kind="second">{old.stepAdd}</Button>
		</ActForm>
	)
}

/** Rows of the sheet with a box each, for choosing what a task is made of. */
function Rows({
	requestId,
	steps,
	mayCut,
}: {
	requestId: string
	steps: readonly StepShown[]
	mayCut: boolean
}) {
	return (
		<Table
			caption={words.title}
			columns={[
				{ label: words.columns.number },
				{ label: words.columns.what },
				{ label: words.columns.minutes, right: true },
				{ label: words.columns.used, right: true },
				{ label: words.columns.when },
				{ label: words.columns.posture },
				{ label: words.columns.kilograms, right: true },
				{ label: words.columns.company },
				{ label: words.columns.hazards },
				...(mayCut ? [{ label: words.columns.acts, silent: true }] : []),
			]}
			rows={steps.map((one) => ({
				key: one.id,
				cells: [
					<span key="number" className="step-pick">
						{mayCut && (
							<input
								type="checkbox"
								className="box"
								name="chosen"
								value={one.id}
								form="cut-steps"
								aria-label={words.chooseStep(one.what)}
							/>
						)}
						<span className="step-no">{one.number}</span>
					</span>,
					<span key="what">
						<b>{one.what}</b>
						<small>{[one.result, one.place].filter(Boolean).join('・')}</small>
					</span>,
					one.minutes,
					one.used,
					one.when,
					one.posture,
					one.kilograms,
					one.company,
					one.hazards,
					mayCut && (
						<div key="acts">
							<LinkButton kind="plain" href={`/council/requests/${requestId}/steps/${one.id}`}>
								{words.edit}
							</LinkButton>
							<Fold title={words.more}>
								<div className="btns-row">
									<Small hidden={{ intent: 'move-step', stepId: one.id, by: 'up' }}>{old.stepUp}</Small>
									<Small hidden={{ intent: 'move-step', stepId: one.id, by: 'down' }}>{old.stepDown}</Small>
									<Small hidden={{ intent: 'copy-step', stepId: one.id }}>{words.copy}</Small>
									{!one.last && <Small hidden={{ intent: 'join-step', stepId: one.id }}>{words.join}</Small>}
									<Small hidden={{ intent: 'remove-step', stepId: one.id }}>{old.stepRemove}</Small>
								</div>
							</Fold>
						</div>
					),
				],
			}))}
		/>
	)
}

/** The sheet with everything one does on it. */
export function SheetPart(props: {
	requestId: string
	steps: readonly StepShown[]
	sum: string
	mayCut: boolean
	/** Nothing was cut yet: this is the page's main act. */
	fresh: boolean
	templates: readonly { value: string; label: string }[]
	earlier: readonly { value: string; label: string }[]
	view: View
	told: string | null
}) {
	const { requestId, steps, sum, mayCut, fresh, templates, earlier, view, told } = props
	return (
		<Sheet id="steps" title={words.title} note={steps.length > 0 ? sum : undefined} flush={steps.length > 0}>
			<ToldIn part="steps">{told}</ToldIn>
			{steps.length === 0 ? (
				mayCut ? (
					<Begin templates={templates} earlier={earlier} view={view} />
				) : (
					<p>{old.stepsNone}</p>
				)
			) : (
				<Rows requestId={requestId} steps={steps} mayCut={mayCut} />
			)}
			{mayCut && steps.length > 0 && (
				<ActForm id="cut-steps" idempotencyKey={crypto.randomUUID()} className="row-form">
					<p>{words.cutSay}</p>
					<LinkButton kind="second" icon="cut" href={`/council/requests/${requestId}/cuts`}>
						{cutWords.open}
					</LinkButton>
					<Button name="intent" value="cut-each" icon="cut" kind={fresh ? 'main' : 'second'}>
						{words.cutEach}
					</Button>
					<Button name="intent" value="cut-one" kind="second">
						{words.cutOne}
					</Button>
				</ActForm>
			)}
			{mayCut && (
				<Fold title={words.addTitle} open={view.value('intent') === 'add-step'}>
					<AddStep view={view} />
				</Fold>
			)}
		</Sheet>
	)
}

/** One day for every draft at once. */
export function DayForAll({ view, outdoors }: { view: View; outdoors: boolean }) {
	const typed = view.value('intent') === 'add-day'
	const line = (name: string) => (typed ? view.line(name) : { name })
	return (
		<Fold title={words.dayTitle} open={typed || view.errors.length === 0}>
			<ActForm
				idempotencyKey={typed ? view.key : crypto.randomUUID()}
				hidden={{ intent: 'add-day' }}
				className="row-form"
			>
				<DateField
					name="day"
					id={typed ? undefined : 'day-all'}
					label={old.slotDay}
					defaultValue={typed ? view.date('day') : undefined}
					error={typed ? view.error('day') : undefined}
				/>
				<TimeField
					name="startMinute"
					id={typed ? undefined : 'from-all'}
					label={old.slotFrom}
					defaultValue={typed ? view.value('startMinute') : undefined}
					error={typed ? view.error('startMinute') : undefined}
				/>
				<NumberField
					{...line('seats')}
					id={typed ? undefined : 'seats-all'}
					label={old.slotSeats}
					unit="人"
					defaultValue={typed ? view.value('seats') : '1'}
				/>
				<PickOne
					{...line('order')}
					id="order-all"
					label={words.dayOrder}
					columns="two"
					choices={(['in-turn', 'together'] as const).map((value) => ({
						value,
						label: words.dayOrders[value],
					}))}
					defaultValue={typed ? view.value('order') : 'in-turn'}
				/>
				{outdoors && (
					<DateField
						name="reserveDay"
						id="reserve-all"
						label={weatherWords.rule.reserve}
						hint={weatherWords.rule.reserveHint}
						defaultValue={typed ? view.date('reserveDay') : undefined}
						error={typed ? view.error('reserveDay') : undefined}
						optional
					/>
				)}
				<Button kind="second">{words.dayAdd}</Button>
			</ActForm>
		</Fold>
	)
}

/** The days that are entered, so many times more: each week, say, as the employer asked. */
export function RepeatDays({ view, howOften }: { view: View; howOften: string }) {
	const typed = view.value('intent') === 'repeat-days'
	const line = (name: string) => (typed ? view.line(name) : { name })
	return (
		<Fold title={words.repeatTitle} open={typed}>
			<p>{words.repeatSay}</p>
			<ActForm
				idempotencyKey={typed ? view.key : crypto.randomUUID()}
				hidden={{ intent: 'repeat-days' }}
				className="row-form"
			>
				<SelectField
					{...line('repeat')}
					label={words.repeat}
					hint={howOften ? words.repeatAsked(howOften) : undefined}
					choices={repeats.map((value) => ({ value, label: words.repeats[value] }))}
					defaultValue={typed ? view.value('repeat') : 'weekly'}
					blank={false}
				/>
				<NumberField
					{...line('times')}
					label={words.repeatTimes}
					unit={words.repeatUnit}
					defaultValue={typed ? view.value('times') : '3'}
				/>
				<Button kind="second">{words.repeatAct}</Button>
			</ActForm>
		</Fold>
	)
}

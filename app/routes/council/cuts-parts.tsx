// Parts of the simulator's page: asking again for another day, cutting by hand, and taking the chosen cut.
import { Button } from '~/ui/button'
import { NumberField, PickOne, SelectField, TimeSelect } from '~/ui/field'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { cutWords as words } from '~/words/ja/cuts'

type Asked = {
	day: string
	startMinute: number
	endMinute: number
	order: 'in-turn' | 'together'
	/** As typed, right or wrong. */
	most: string
	seats: string
}

const wholeDay = { from: 0, to: 1440, step: 30 } as const

/** The same sheet on another day, or between other hours. */
export function AskAgain({
	asked,
	days,
}: {
	asked: Asked
	days: readonly { value: string; label: string }[]
}) {
	return (
		<Sheet id="ask" title={words.ask}>
			<form method="get" className="row-form">
				<SelectField name="day" label={words.day} choices={days} defaultValue={asked.day} blank={false} />
				<TimeSelect name="from" label={words.from} range={wholeDay} defaultValue={asked.startMinute} />
				<TimeSelect name="until" label={words.until} range={wholeDay} defaultValue={asked.endMinute} />
				<Button kind="second">{words.count}</Button>
			</form>
		</Sheet>
	)
}

/** A cut of one's own, counted like the others. */
export function HandForm({
	asked,
	wrong,
	steps,
}: {
	asked: Asked
	/** What is wrong with a figure, by its field. */
	wrong: { most?: string; seats?: string }
	steps: readonly { what: string; minutes: string; group: number }[]
}) {
	const letters = words.hand.groups.map((label, n) => ({ value: String(n + 1), label }))
	return (
		<Sheet id="hand" title={words.hand.title}>
			<p>{words.hand.say}</p>
			<form method="get" className="hand-cut">
				<input type="hidden" name="day" value={asked.day} />
				<input type="hidden" name="from" value={asked.startMinute} />
				<input type="hidden" name="until" value={asked.endMinute} />
				{steps.map((step, n) => (
					<SelectField
						key={`${step.what} ${step.group}`}
						name="group"
						id={`group-${n}`}
						label={`${n + 1} ${step.what} ${step.minutes}`}
						choices={letters}
						defaultValue={String(step.group)}
						blank={false}
					/>
				))}
				<PickOne
					name="order"
					label={words.hand.order}
					columns="two"
					choices={(['in-turn', 'together'] as const).map((value) => ({
						value,
						label: words.hand.orders[value],
					}))}
					defaultValue={asked.order}
				/>
				<NumberField
					name="most"
					label={words.hand.most}
					unit="分"
					defaultValue={asked.most}
					error={wrong.most}
				/>
				<NumberField
					name="seats"
					label={words.hand.seats}
					unit="人"
					defaultValue={asked.seats}
					error={wrong.seats}
				/>
				<Button kind="second">{words.hand.count}</Button>
			</form>
		</Sheet>
	)
}

/** The chosen cut, piece by piece; its day is named here, and what becomes of it is looked at on the next page. */
export function TakeForm(props: {
	requestId: string
	chosen: {
		name: string
		shape: string
		text: string
		pieces: readonly {
			key: string
			likes: string
			what: string
			when: string
			seats: string
			pay: string
			could: string
			chance: string
		}[]
	}
	/** The day that was named for the counting, where one was. */
	day: string | undefined
	days: readonly { value: string; label: string }[]
	/** What this page was asked, for the way back to it. */
	asking: string
	mayTake: boolean
}) {
	const { requestId, chosen, day, days, asking, mayTake } = props
	const { columns } = words.take
	return (
		<Sheet id="chosen" title={words.take.title} note={`${chosen.name} ${chosen.shape}`} flush>
			<Table
				caption={words.take.title}
				columns={[
					{ label: columns.piece },
					{ label: columns.when },
					{ label: columns.seats, right: true },
					{ label: columns.pay, right: true },
					{ label: columns.could, right: true },
					{ label: columns.likes, right: true },
					{ label: columns.chance, right: true },
				]}
				rows={chosen.pieces.map((piece) => ({
					key: piece.key,
					cells: [piece.what, piece.when, piece.seats, piece.pay, piece.could, piece.likes, piece.chance],
				}))}
			/>
			{mayTake && (
				<form method="get" action={`/council/requests/${requestId}/quote/new`} className="row-form">
					<input type="hidden" name="pieces" value={chosen.text} />
					<input type="hidden" name="asking" value={asking} />
					<SelectField
						name="day"
						id="take-day"
						label={words.take.day}
						hint={words.take.dayHint}
						choices={days}
						defaultValue={day}
					/>
					<p>{words.take.say}</p>
					<Button icon="doc">{words.take.look}</Button>
				</form>
			)}
		</Sheet>
	)
}

// 同行 on the page of one piece of work: what the person wishes, and settling who comes along, where and how they meet.
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button, Buttons } from '~/ui/button'
import { SelectField, TextField, TimeSelect } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Sheet } from '~/ui/section'
import { togetherWords } from '~/words/ja/together'

const words = togetherWords.accompany.staff

export type AccompanyShown = {
	first: 'ever' | 'there'
	state: string
	choices: { value: string; label: string }[]
	maySettle: boolean
	/** What staff may enter of what the person said on the telephone. */
	wishes: readonly ('together' | 'alone')[]
	/** Where, when and how they meet, once it was settled. */
	meeting: { place: string; time: string; face: string } | null
	/** A quarter of an hour before the work. */
	meetAt: number
}

export function AccompanyPart(props: { shown: AccompanyShown; view: ReturnType<typeof formView> }) {
	const { shown, view } = props
	const mine = view.value('intent') === 'accompany'
	const form = (
		<ActForm
			idempotencyKey={mine ? view.key : crypto.randomUUID()}
			hidden={{ intent: 'accompany' }}
			className="page-form"
		>
			<SelectField {...view.line('companion')} label={words.who} choices={shown.choices} />
			<TextField {...view.line('meetingPlace')} label={words.place} hint={words.placeHint} />
			<TimeSelect
				name="meetingMinute"
				label={words.minute}
				range={{ from: 3 * 60, to: 22 * 60, step: 15 }}
				defaultValue={Number(view.value('meetingMinute')) || shown.meetAt}
				error={view.error('meetingMinute')}
			/>
			<TextField {...view.line('face')} label={words.face} hint={words.faceHint} />
			<Button kind="second">{words.save}</Button>
		</ActForm>
	)
	return (
		<Sheet id="accompany" title={words.title}>
			<p>
				{words.first[shown.first]} {shown.state}
			</p>
			{shown.wishes.length > 0 && (
				<Buttons row>
					{shown.wishes.map((wish) => (
						<ActForm key={wish} idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'wish', wish }}>
							<Button kind="second">{words.wish[wish]}</Button>
						</ActForm>
					))}
				</Buttons>
			)}
			{shown.maySettle && !shown.meeting && form}
			{shown.meeting && (
				<>
					<p>{words.meeting(shown.meeting)}</p>
					{shown.maySettle && (
						<Fold title={words.change} open={mine}>
							{form}
						</Fold>
					)}
				</>
			)}
		</Sheet>
	)
}

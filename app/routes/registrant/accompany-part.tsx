// A first time: whether somebody comes along, who and where they meet; and being asked to come along with somebody.
import { ActForm } from '~/ui/act-form'
import { Button, Buttons } from '~/ui/button'
import { Facts } from '~/ui/facts'
import { Section } from '~/ui/section'
import { withSan } from '~/words/ja/called'
import { sayTime } from '~/words/ja/dates'
import { togetherWords } from '~/words/ja/together'

const words = togetherWords.accompany

export type FirstTime = {
	first: 'ever' | 'there'
	wished: boolean | null
	settled: { who: string; place: string; minute: number | null; face: string } | null
}

export type Going = {
	forId: string
	callName: string
	said: boolean | null
	place: string
	minute: number | null
	face: string
}

function Meeting(props: { who: string; place: string; minute: number | null; face: string }) {
	const { who, place, minute, face } = props
	return (
		<Facts
			facts={[
				...(who === '' ? [] : [{ icon: 'people' as const, label: words.who, answer: withSan(who) }]),
				{ icon: 'pin', label: words.where, answer: place },
				...(minute === null ? [] : [{ icon: 'clock' as const, label: words.when, answer: sayTime(minute) }]),
				{ icon: 'flag', label: words.face, answer: face },
			]}
		/>
	)
}

/** What the person whose first time it is may wish, and what is settled. */
export function FirstTimePart({ here, first }: { here: string; first: FirstTime }) {
	const wish = (wished: boolean) => (
		<ActForm action={`${here}?do=${wished ? 'wish' : 'alone'}`} idempotencyKey={crypto.randomUUID()}>
			<Button kind="second" icon={wished ? 'people' : 'person'}>
				{wished ? words.yes : words.no}
			</Button>
		</ActForm>
	)
	if (first.settled)
		return (
			<Section id="accompany" title={first.wished ? words.set : words.meeting}>
				<Meeting {...first.settled} />
				{first.wished === false && (
					<>
						<p>{words.aloneSet}</p>
						{wish(true)}
					</>
				)}
			</Section>
		)
	return (
		<Section id="accompany" title={words.title[first.first]}>
			<p>{first.wished === null ? words.offer : first.wished ? words.wished : words.alone}</p>
			<Buttons>
				{first.wished !== true && wish(true)}
				{first.wished !== false && wish(false)}
			</Buttons>
		</Section>
	)
}

/** Being asked to come along with a first-timer of the same day. */
export function GoingAlongPart({ here, going }: { here: string; going: readonly Going[] }) {
	return going.map((one) => (
		<Section
			key={one.forId}
			id={`going-${one.forId}`}
			title={one.said === null ? words.askedTitle : words.set}
		>
			<p>{one.said === null ? words.asked : words.goingWith(one.callName)}</p>
			<Meeting who={one.callName} place={one.place} minute={one.minute} face={one.face} />
			{one.said === null && (
				<Buttons>
					<ActForm
						action={`${here}?do=accompany-yes`}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ forId: one.forId }}
					>
						<Button>{words.askedYes}</Button>
					</ActForm>
					<ActForm
						action={`${here}?do=accompany-no`}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ forId: one.forId }}
					>
						<Button kind="second">{words.askedNo}</Button>
					</ActForm>
				</Buttons>
			)}
		</Section>
	))
}

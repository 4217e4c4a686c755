// One task in full, the same for visitors and registrants: facts, what and how, heaviness, the items of 12条.
import type { Fact } from '~/ui/facts'
import { Facts, KeyValues } from '~/ui/facts'
import { Icon } from '~/ui/icon'
import { Scale } from '~/ui/scale'
import { Section } from '~/ui/section'
import { sayDay, sayMinutes } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { ui } from '~/words/ja/ui'
import type { Posting } from '~/work/posting.server'
import { dayAndHours, loadsOf, skillWord } from './task-face'

const words = publicWords.task

/** The facts of a task; `payDay` is when the work of its next day is paid. */
export function TaskFacts({ task, payDay }: { task: Posting; payDay: string | null }) {
	const facts: Fact[] = [
		{
			icon: 'yen',
			label: words.facts.pay,
			answer: (
				<>
					<b className="fact-pay">{ui.yen(task.payYen)}</b>{' '}
					<span className="nb">{words.payOne(task.payFor)}</span>
					<br />
					{payDay && words.payDay(sayDay(payDay))}
					{words.noFee}
				</>
			),
		},
		{ icon: 'clock', label: words.facts.length, answer: words.aboutLong(sayMinutes(task.minutes)) },
		{
			icon: 'pin',
			label: words.facts.place,
			answer: (
				<>
					{task.placeText}
					{task.busStop !== '' && (
						<>
							<br />
							{words.busStop(task.busStop)}
						</>
					)}
				</>
			),
		},
		{ icon: 'basket', label: words.facts.bring, answer: task.bring || words.bringNothing },
		{
			icon: 'key',
			label: words.facts.skill,
			answer: task.skill ? words.skill(skillWord(task.skill)) : words.noSkill,
		},
		...(task.outdoors && task.rain !== ''
			? [{ icon: 'sun' as const, label: words.facts.rain, answer: task.rain }]
			: []),
	]
	return <Facts facts={facts} />
}

/** What is done, how, and what it should be like in the end. */
export function TaskHow({ task }: { task: Posting }) {
	return (
		<Section id="how" title={words.what}>
			<p className="lines-kept">{task.result}</p>
			<details>
				<summary>
					{words.how}
					<Icon name="down" />
				</summary>
				<p className="lines-kept">{task.procedure}</p>
			</details>
			<details>
				<summary>
					{words.spec}
					<Icon name="down" />
				</summary>
				<p className="lines-kept">{task.specification}</p>
			</details>
		</Section>
	)
}

export function TaskHeaviness({ task }: { task: Posting }) {
	return (
		<Section id="heavy" title={words.heavy}>
			<Scale loads={loadsOf(task)} />
		</Section>
	)
}

/** What a posting has to say by law (Freelance Act 12条), and that it is no employment. */
export function TaskTwelve({ task }: { task: Posting }) {
	const { recruiter } = task
	return (
		<Section id="terms" title={words.terms}>
			<p>
				<b>{words.notEmployment}</b>
			</p>
			<div className="card">
				<KeyValues
					pairs={[
						{ label: words.twelve.recruiter, answer: recruiter.name },
						{ label: words.twelve.address, answer: recruiter.address },
						{ label: words.twelve.contact, answer: `${recruiter.contact}(${recruiter.hours})` },
						{ label: words.twelve.content, answer: task.result },
						{
							label: words.twelve.place,
							answer: (
								<>
									{task.placeText}
									{task.slots.map((slot) => (
										<span key={slot.id}>
											<br />
											{dayAndHours(slot)}
										</span>
									))}
								</>
							),
						},
						{
							label: words.twelve.pay,
							answer: `${ui.yen(task.payYen)}${words.payOne(task.payFor)}`,
						},
						{ label: words.twelve.cancellation, answer: task.cancellation },
						{ label: words.twelve.insurance, answer: task.insurance },
						{
							label: words.twelve.contractKind,
							answer:
								words.contractKinds[task.contractKind as keyof typeof words.contractKinds] ??
								task.contractKind,
						},
					]}
				/>
			</div>
		</Section>
	)
}

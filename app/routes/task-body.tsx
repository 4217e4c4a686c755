// One task in full, the same for visitors and registrants: facts, what and how, heaviness, the items of 12条.
import { isWithholdingKind } from '~/council/withholding'
import type { Fact } from '~/ui/facts'
import { Facts } from '~/ui/facts'
import { DayHours } from '~/ui/hours'
import { Icon } from '~/ui/icon'
import { Scale } from '~/ui/scale'
import { Section } from '~/ui/section'
import { sayDay, sayMinutes } from '~/words/ja/dates'
import { payWords, sayCancel, sayPayTerms } from '~/words/ja/pay'
import { publicWords } from '~/words/ja/public'
import { hazardWords } from '~/words/ja/sheet'
import { togetherWords } from '~/words/ja/together'
import { ui } from '~/words/ja/ui'
import { sayReserve, sayRule, weatherWords } from '~/words/ja/weather'
import type { Posting } from '~/work/posting.server'
import { standsHeat } from '~/work/weather'
import { loadsOf, skillWord } from './task-face'

const words = publicWords.task

/** The facts of a task; `payDays` are the days on which its slots are paid. */
export function TaskFacts({ task, payDays }: { task: Posting; payDays: readonly string[] }) {
	const facts: Fact[] = [
		...(task.groupRule !== ''
			? [{ icon: 'people' as const, label: togetherWords.group.fact, answer: task.groupRule }]
			: []),
		...(task.trial
			? [{ icon: 'flag' as const, label: togetherWords.trial.fact, answer: togetherWords.trial.note }]
			: []),
		{
			icon: 'yen',
			label: words.facts.pay,
			answer: (
				<>
					<b className="fact-pay">{ui.yen(task.payYen)}</b>{' '}
					<span className="nb">{words.payOne(task.payFor)}</span>
					<br />
					{payDays.length > 0 && words.payDay(payDays.map(sayDay).join(words.payDayOr))}
					{words.noFee}
					{payBeside(task).map((one) => (
						<span key={one}>
							<br />
							{one}
						</span>
					))}
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
		...(task.hazards.length > 0
			? [
					{
						icon: 'alert' as const,
						label: words.facts.hazards,
						answer: task.hazards.map((one) => hazardWords[one] ?? one).join('・'),
					},
				]
			: []),
		...(task.outdoors && (task.weather || task.rain !== '')
			? [
					{
						icon: 'sun' as const,
						label: words.facts.rain,
						answer: <RainRule weather={task.weather} rain={task.rain} />,
					},
				]
			: []),
	]
	return <Facts facts={facts} />
}

/** How it is counted, what is added for the way, and that tax is kept back: before anybody applies. */
const payBeside = ({ payTerms, payYen }: Pick<Posting, 'payTerms' | 'payYen'>): string[] =>
	payTerms
		? [
				...sayPayTerms(payTerms, payYen),
				...(isWithholdingKind(payTerms.withholding) && payTerms.withholding !== 'none'
					? [payWords.posting.withheld(payWords.kinds[payTerms.withholding])]
					: []),
			]
		: []

/** The rule of work in the open, and what was written beside it. */
export function RainRule({ weather, rain }: Pick<Posting, 'weather' | 'rain'>) {
	return (
		<>
			{weather && sayRule(weather)}
			{weather && rain !== '' && <br />}
			<span className="lines-kept">{rain}</span>
			{standsHeat(weather) && (
				<>
					<br />
					{weatherWords.rule.ready}
				</>
			)}
		</>
	)
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
			<Facts
				facts={[
					{ icon: 'people', label: words.twelve.recruiter, answer: recruiter.name },
					{ icon: 'pin', label: words.twelve.address, answer: recruiter.address },
					{
						icon: 'phone',
						label: words.twelve.contact,
						answer: (
							<>
								{recruiter.contact}
								<br />
								{recruiter.agent !== '' && (
									<>
										{words.twelve.agent(recruiter.agent)}
										<br />
									</>
								)}
								{recruiter.hours}
							</>
						),
					},
					{
						icon: 'doc',
						label: words.twelve.content,
						answer: <span className="lines-kept">{task.result}</span>,
					},
					{
						icon: 'cal',
						label: words.twelve.place,
						answer: (
							<>
								{task.placeText}
								{task.slots.map((slot) => (
									<span key={slot.id}>
										<br />
										<DayHours day={slot.day} from={slot.startMinute} to={slot.endMinute} />
										{slot.reserveDay && ` (${sayReserve(slot.reserveDay)})`}
									</span>
								))}
							</>
						),
					},
					{
						icon: 'yen',
						label: words.twelve.pay,
						answer: [`${ui.yen(task.payYen)}${words.payOne(task.payFor)}`, ...payBeside(task)].join(' '),
					},
					{
						icon: 'undo',
						label: words.twelve.cancellation,
						answer: (
							<>
								{task.cancellation}
								<br />
								{sayCancel(task.cancel)}
							</>
						),
					},
					{ icon: 'care', label: words.twelve.insurance, answer: task.insurance },
					{
						icon: 'info',
						label: words.twelve.contractKind,
						answer:
							words.contractKinds[task.contractKind as keyof typeof words.contractKinds] ?? task.contractKind,
					},
				]}
			/>
		</Section>
	)
}

// The parts of 天気と暑さ: the day and its heat value, the work in the open, what one may choose, and the look before the act.
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { DateField, PickMany, PickOne, SelectField, TextField, Tick } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { telHref } from '~/ui/office'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { weatherWords } from '~/words/ja/weather'
import { heatAnswers, weatherWhys } from '~/work/weather'
import type { WeatherFound } from './weather'

const words = weatherWords.page
type View = ReturnType<typeof formView>
type Look = NonNullable<WeatherFound['look']>

const tones = { unknown: undefined, fine: 'yes', care: 'wait', stop: 'no' } as const

/** The days one tap away, another day, and the heat value of the day. */
export function WeatherDay({ found, view }: { found: WeatherFound; view: View }) {
	const mine = view.value('intent') === 'heat'
	return (
		<Sheet id="day" title={words.day(found.title)}>
			<div className="btns-row">
				{found.days.map(({ day, label, here }) => (
					<LinkButton key={day} kind={here ? 'main' : 'second'} href={`/council/weather?day=${day}`}>
						{label}
					</LinkButton>
				))}
			</div>
			<Fold title={words.otherDay}>
				<form method="get" className="row-form">
					<DateField name="other" label={words.otherDay} />
					<Button kind="second">{words.show}</Button>
				</form>
			</Fold>
			<h3>{words.heat.title}</h3>
			<p className="hint-s">
				{words.heat.lead(found.limits.care, found.limits.stop)}
				{found.mayAct && !found.past && words.heat.enters}
			</p>
			{found.heats.length === 0 ? (
				<p>{words.heat.none}</p>
			) : (
				<p>
					{found.heats.map(({ areaId, where, value, level }) => (
						<Chip key={areaId} tone={tones[level]}>
							{`${where} ${value} ${words.heat.levels[level]}`}
						</Chip>
					))}
				</p>
			)}
			{found.mayAct && !found.past && (
				<ActForm
					idempotencyKey={mine ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'heat', day: found.day }}
					className="row-form"
				>
					<SelectField
						name="areaId"
						label={words.heat.where}
						choices={found.areas}
						blank={words.heat.town}
						defaultValue={mine ? view.value('areaId') : undefined}
					/>
					<TextField
						name="heat"
						label={words.heat.value}
						hint={words.heat.valueHint}
						inputMode="decimal"
						defaultValue={mine ? view.value('heat') : undefined}
						error={mine ? view.error('heat') : undefined}
					/>
					<Button kind="second">{words.heat.save}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

type Line = WeatherFound['outside'][number]

/** What heat asks of a slot: nothing, the employer's answer, or not to take place. */
function Heat({ one }: { one: Line }) {
	return (
		<>
			<Chip tone={one.asks === 'nothing' ? tones[one.level] : 'no'}>
				{`${one.heat ?? ''} ${words.heat.levels[one.level]}`.trim()}
			</Chip>
			{one.level === 'care' && one.asks === 'nothing' && <small>{words.heat.ready}</small>}
			{one.asks === 'answer' && <small className="ask-why">{words.heat.answer}</small>}
			{one.asks === 'stop' && <small className="ask-why">{words.heat.stop}</small>}
		</>
	)
}

/** The acts of one slot: writing what the employer answered, calling it off, moving it. */
function Acts({ one, day, view }: { one: Line; day: string; view: View }) {
	const mine = view.value('intent') === 'answer-heat' && view.value('taskId') === one.taskId
	const look = (end: 'off' | 'reserve') =>
		`/council/weather?day=${day}&scope=slot:${one.slotId}&why=${one.asks === 'nothing' ? 'rain' : 'heat'}&end=${end}`
	return (
		<>
			{one.asks === 'answer' && (
				<Fold title={words.heat.ask(one.employer)}>
					<p>
						<a className="tel" href={telHref(one.telephone)}>
							{one.telephone}
						</a>
					</p>
					<ActForm
						idempotencyKey={mine ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'answer-heat', day, taskId: one.taskId }}
					>
						<PickMany
							name="heats"
							id={`heats-${one.slotId}`}
							label={weatherWords.rule.heat}
							hint={words.heat.rule}
							choices={heatAnswers.map((value) => ({ value, label: weatherWords.rule.heats[value] }))}
							defaultValues={one.there}
						/>
						<Button kind="second">{words.heat.write}</Button>
					</ActForm>
				</Fold>
			)}
			<div className="btns-row">
				<LinkButton kind="plain" href={look('off')}>
					{words.off}
				</LinkButton>
				{one.reserve && (
					<LinkButton kind="plain" href={look('reserve')}>
						{words.move}
					</LinkButton>
				)}
			</div>
		</>
	)
}

/** The work in the open of the day, what waits first, and what was done about it. */
export function OutsideWork({ found, view }: { found: WeatherFound; view: View }) {
	const waits = ({ asks }: Line) => Number(asks === 'nothing')
	const lines = found.outside.toSorted((a, b) => waits(a) - waits(b))
	return (
		<>
			<Sheet id="outside" title={words.outside} flush={lines.length > 0}>
				{lines.length === 0 ? (
					<Empty icon="sun" note={found.inside > 0 ? words.outsideNoneNote : undefined}>
						{found.inside > 0 ? words.outsideNone : words.allNone}
					</Empty>
				) : (
					<Table
						caption={words.outside}
						columns={[
							{ label: words.columns.work },
							{ label: words.columns.people },
							{ label: words.columns.heat },
							{ label: words.columns.rule },
							...(found.mayAct && !found.past ? [{ label: words.columns.act, silent: true }] : []),
						]}
						rows={lines.map((one) => ({
							key: one.slotId,
							cells: [
								<span key="work">
									<a href={`/council/slots/${one.slotId}`}>{one.title}</a>
									<small>{`${one.when} ${one.where}`}</small>
								</span>,
								<span key="people">
									{one.people.length === 0 ? words.nobody : words.people(one.people.length)}
									<small>{one.people.join('、')}</small>
								</span>,
								<Heat key="heat" one={one} />,
								<span key="rule">
									{`${one.decides} ${one.until}`.trim()}
									<small>{one.reserve ? words.reserve(one.reserve) : words.noReserve}</small>
									<small>{one.halfway}</small>
								</span>,
								...(found.mayAct && !found.past
									? [<Acts key="acts" one={one} day={found.day} view={view} />]
									: []),
							],
						}))}
					/>
				)}
				{lines.length > 0 && found.inside > 0 && <p className="sheet-foot">{words.inside(found.inside)}</p>}
			</Sheet>
			{found.acts.length > 0 && (
				<Sheet id="acts" title={words.acts.title}>
					<ul>
						{found.acts.map((one) => (
							<li key={one.id}>{one.line}</li>
						))}
					</ul>
				</Sheet>
			)}
		</>
	)
}

/** How far, why and what then; nothing happens before the next page. */
export function ChooseWeather({ found }: { found: WeatherFound }) {
	if (found.outside.length + found.inside === 0) return null
	const choose = words.choose
	return (
		<Sheet id="choose" title={choose.title} note={choose.lookNote}>
			<form method="get" className="page-form">
				<input type="hidden" name="day" value={found.day} />
				<SelectField
					name="scope"
					label={choose.scope}
					choices={found.choices}
					defaultValue={found.typed.scope}
					blank={false}
				/>
				<PickOne
					name="why"
					label={choose.why}
					columns="two"
					choices={weatherWhys.map((value) => ({ value, label: choose.whys[value] }))}
					defaultValue={found.typed.why}
				/>
				{found.inside > 0 && (
					<Tick name="indoors" label={choose.indoors} defaultChecked={found.typed.indoors} />
				)}
				<PickOne
					name="end"
					label={choose.end}
					choices={(['off', 'reserve', 'day'] as const).map((value) => ({
						value,
						label: choose.ends[value],
					}))}
					defaultValue={found.typed.end}
				/>
				<DateField
					name="toDay"
					label={choose.toDay}
					hint={choose.toDayHint}
					defaultValue={found.typed.toDay}
					error={found.typed.wrongDay ?? undefined}
					optional
				/>
				<Button kind="second" big>
					{choose.look}
				</Button>
			</form>
		</Sheet>
	)
}

/** Everybody who hears of it and how, then the act itself. */
export function LookAtWeather({
	day,
	look,
	hidden,
	view,
	mayAct,
}: {
	day: string
	look: Look
	hidden: Record<string, string>
	view: View
	mayAct: boolean
}) {
	return (
		<>
			<Sheet id="look" title={words.look.title}>
				<p>
					<b>{look.say}</b>
				</p>
				<p>{look.telephoned}</p>
				<p>{words.look.red}</p>
				<p>{words.look.turns}</p>
				<p>{words.look.pay}</p>
				{look.moves && <p>{words.look.asked}</p>}
				<LinkButton kind="second" href={`/council/weather?day=${day}`}>
					{words.look.back}
				</LinkButton>
			</Sheet>
			{look.rows.map((row) => (
				<Sheet key={row.slotId} id={`slot-${row.slotId}`} title={`${row.when} ${row.title}`} flush>
					<Table
						caption={row.title}
						columns={[
							{ label: words.look.columns.who },
							{ label: words.look.columns.how },
							{ label: words.look.columns.next },
						]}
						rows={[
							...row.people.map((person) => ({
								key: person.key,
								cells: [
									<span key="who">
										{person.name}
										<small>{person.state}</small>
									</span>,
									<span key="how">
										{person.how}
										{person.telephone && <small>{person.telephone}</small>}
									</span>,
									person.next,
								],
							})),
							{
								key: 'employer',
								cells: [
									<span key="who">
										{row.employer}
										<small>{words.look.employer}</small>
									</span>,
									words.look.employerHow,
									row.employerThen,
								],
							},
						]}
					/>
					{row.people.length === 0 && (
						<p className="sheet-foot">{look.moves ? words.look.nobodyMoved : words.look.nobody}</p>
					)}
				</Sheet>
			))}
			{mayAct && (
				<EndBar say={look.back}>
					<ActForm
						action="/council/weather"
						idempotencyKey={view.value('intent') === 'act' ? view.key : crypto.randomUUID()}
						hidden={hidden}
					>
						<Button kind="stop" big>
							{look.moves ? words.look.moveAct : words.look.offAct}
						</Button>
					</ActForm>
				</EndBar>
			)}
		</>
	)
}

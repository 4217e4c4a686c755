// Districts (地区): what postings, people and employers are placed in; added, renamed, ordered, put aside.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
	addArea,
	allAreas,
	allAreaWays,
	allBusTimes,
	closeArea,
	moveAreaUp,
	renameArea,
	setAreaTravel,
	setAreaWay,
	setBusTimes,
	setFirstBus,
} from '~/council/area.server'
import { readTimes } from '~/council/bus-times'
import { busDays } from '~/matching/way'
import { peopleByArea } from '~/people/area-use.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { NumberField, PickOne, SelectField, TextField, TimeSelect, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayTime } from '~/words/ja/dates'
import { optionalText, optionalWhole, pick, text, timeOfDay } from '~/words/ja/fields'
import { areaWords as words } from '~/words/ja/office'
import { ui } from '~/words/ja/ui'
import { tasksByArea } from '~/work/task.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	return inSnapshot(async (on) => {
		const people = await peopleByArea(on)
		const tasks = await tasksByArea(on)
		return {
			told: toldOf(request, words.told),
			mayChange: mayDo('set-settings', who.roles),
			ways: await allAreaWays(on),
			timetables: await allBusTimes(on),
			areas: (await allAreas(on)).map((area) => {
				const { registrants = 0, employers = 0 } = people.get(area.id) ?? {}
				return { ...area, held: words.held(registrants, employers, tasks.get(area.id) ?? 0) }
			}),
		}
	})
}

const times = (label: string) =>
	optionalText(label, 500).transform((typed, context) => {
		const found = readTimes(typed)
		if (found) return found
		context.addIssue({ code: 'custom', message: words.timesUnread(label) })
		return z.NEVER
	})

const one = { areaId: text(words.name, 40) }
const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('add'), name: text(words.name, 20) }),
	z.object({ intent: z.literal('rename'), ...one, name: text(words.name, 20) }),
	z.object({ intent: z.literal('up'), ...one }),
	z.object({ intent: z.literal('close'), ...one }),
	z.object({ intent: z.literal('open'), ...one }),
	z.object({
		intent: z.literal('bus'),
		busAreaId: text(words.name, 40),
		minute: z.union([z.literal('').transform(() => null), timeOfDay(words.bus)]),
	}),
	z.object({
		intent: z.literal('travel'),
		travelAreaId: text(words.name, 40),
		travelYen: optionalWhole(words.travel, { least: 1, most: 100_000, unit: '円' }),
	}),
	z.object({
		intent: z.literal('times'),
		timesAreaId: text(words.name, 40),
		line: text(words.line, 40),
		stop: text(words.stop, 40),
		days: pick(words.days, busDays),
		arrives: times(words.arrives),
		leaves: times(words.leaves),
	}),
	z.object({
		intent: z.literal('way'),
		fromId: text(words.wayFrom, 40),
		otherId: text(words.wayTo, 40),
		minutes: optionalWhole(words.wayMinutes, { most: 180, unit: '分' }),
	}),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'set-settings')
	return send(request, {
		form: 'area',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'add':
					await addArea(tx, actor, value.name)
					return '/council/areas?told=added'
				case 'rename':
					await renameArea(tx, actor, value.areaId, value.name)
					break
				case 'bus':
					await setFirstBus(tx, actor, value.busAreaId, value.minute)
					break
				case 'travel':
					await setAreaTravel(tx, actor, value.travelAreaId, value.travelYen)
					break
				case 'times': {
					const { timesAreaId: areaId, line, stop, days, arrives, leaves } = value
					await setBusTimes(tx, actor, { areaId, line, stop, days, arrives, leaves })
					break
				}
				case 'way':
					await setAreaWay(tx, actor, value.fromId, value.otherId, value.minutes)
					break
				case 'up':
					await moveAreaUp(tx, actor, value.areaId)
					break
				case 'close':
				case 'open':
					await closeArea(tx, actor, value.areaId, value.intent === 'close')
			}
			return '/council/areas?told=changed'
		},
	})
}

export default function Areas() {
	const { told, mayChange, areas, ways, timetables } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'area')
	const intent = view.value('intent')
	const choices = areas.map((area) => ({ value: area.id, label: area.name }))
	const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? ''
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="areas" title={words.title} flush={areas.length > 0}>
				{areas.length === 0 ? (
					<Empty icon="pin" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.name },
							{ label: words.columns.state },
							{ label: words.columns.held },
							{ label: words.columns.bus },
							{ label: words.columns.travel, right: true },
							...(mayChange
								? [
										{ label: words.columns.up, silent: true },
										{ label: words.columns.change, silent: true },
									]
								: []),
						]}
						rows={areas.map((area, at) => {
							const mine = intent === 'rename' && view.value('areaId') === area.id
							return {
								key: area.id,
								cells: [
									area.name,
									<Chip key="state" tone={area.closed ? 'wait' : 'yes'}>
										{area.closed ? words.closed : words.used}
									</Chip>,
									area.held,
									area.busArrivesMinute === null ? '' : sayTime(area.busArrivesMinute, 'staff'),
									area.travelYen === null ? '' : ui.yen(area.travelYen),
									at > 0 && (
										<ActForm
											key="up"
											idempotencyKey={crypto.randomUUID()}
											hidden={{ intent: 'up', areaId: area.id }}
										>
											<button className="btn btn-plain" type="submit" aria-label={words.upFor(area.name)}>
												{words.up}
											</button>
										</ActForm>
									),
									<Fold key="change" title={words.change} open={mine}>
										<ActForm
											idempotencyKey={mine ? view.key : crypto.randomUUID()}
											hidden={{ intent: 'rename', areaId: area.id }}
										>
											<TextField
												name="name"
												id={mine ? undefined : `name-${area.id}`}
												label={words.rename}
												defaultValue={mine ? view.value('name') : area.name}
												error={mine ? view.error('name') : undefined}
											/>
											<Button kind="second">{words.renameSave}</Button>
										</ActForm>
										{!area.closed && <p className="hint">{words.closeSay(area.held)}</p>}
										<ActForm
											idempotencyKey={crypto.randomUUID()}
											hidden={{ intent: area.closed ? 'open' : 'close', areaId: area.id }}
										>
											<Button kind="second">{area.closed ? words.open : words.close}</Button>
										</ActForm>
									</Fold>,
								],
							}
						})}
					/>
				)}
			</Sheet>
			<Sheet id="buses" title={words.timetable} flush={timetables.length > 0}>
				{timetables.length === 0 ? (
					<Empty icon="bus" note={words.timetableNoneNote}>
						{words.timetableNone}
					</Empty>
				) : (
					<Table
						caption={words.timetable}
						columns={[
							{ label: words.columns.name },
							{ label: words.line },
							{ label: words.stop },
							{ label: words.days },
							{ label: words.arrives },
							{ label: words.leaves },
						]}
						rows={timetables.map((one) => ({
							key: `${one.areaId} ${one.line} ${one.stop} ${one.days}`,
							cells: [
								nameOf(one.areaId),
								one.line,
								one.stop,
								words.daysOf[one.days],
								one.arrives.map((minute) => sayTime(minute, 'staff')).join(' '),
								one.leaves.map((minute) => sayTime(minute, 'staff')).join(' '),
							],
						}))}
					/>
				)}
			</Sheet>
			{mayChange && areas.length > 0 && (
				<Fold title={words.timesSave} open={intent === 'times'}>
					<p className="hint">{words.timesNote}</p>
					<ActForm
						idempotencyKey={intent === 'times' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'times' }}
						className="page-form"
					>
						<SelectField {...view.line('timesAreaId')} label={words.columns.name} choices={choices} />
						<TextField {...view.line('line')} label={words.line} hint={words.lineHint} />
						<TextField {...view.line('stop')} label={words.stop} hint={words.stopHint} />
						<PickOne
							{...view.line('days')}
							label={words.days}
							choices={busDays.map((value) => ({ value, label: words.daysOf[value] }))}
						/>
						<TextField {...view.line('arrives')} label={words.arrives} hint={words.timesHint} optional />
						<TextField {...view.line('leaves')} label={words.leaves} hint={words.timesHint} optional />
						<Button kind="second">{words.timesSave}</Button>
					</ActForm>
				</Fold>
			)}
			<Sheet id="ways" title={words.ways} flush={ways.length > 0}>
				{ways.length === 0 ? (
					<Empty icon="pin" note={words.waysNoneNote}>
						{words.waysNone}
					</Empty>
				) : (
					<Table
						caption={words.ways}
						columns={[{ label: words.wayFrom }, { label: words.wayTo }, { label: words.wayMinutes }]}
						rows={ways.map((way) => ({
							key: `${way.areaId} ${way.otherId}`,
							cells: [nameOf(way.areaId), nameOf(way.otherId), words.minutes(way.minutes)],
						}))}
					/>
				)}
				{mayChange && (
					<ActForm
						idempotencyKey={intent === 'way' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'way' }}
						className="page-form sheet-foot"
					>
						<SelectField {...view.line('fromId')} label={words.wayFrom} choices={choices} />
						<SelectField {...view.line('otherId')} label={words.wayTo} choices={choices} />
						<NumberField
							{...view.line('minutes')}
							label={words.wayMinutes}
							hint={words.wayHint}
							unit="分"
							optional
						/>
						<Button kind="second">{words.waySave}</Button>
					</ActForm>
				)}
			</Sheet>
			{mayChange && (
				<Sheet id="bus" title={words.bus}>
					<ActForm
						idempotencyKey={intent === 'bus' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'bus' }}
						className="page-form"
					>
						<p>{words.busNote}</p>
						<SelectField {...view.line('busAreaId')} label={words.name} choices={choices} />
						<TimeSelect
							name="minute"
							label={words.bus}
							hint={words.busHint}
							range={{ from: 360, to: 780, step: 15 }}
							defaultValue={view.value('minute') ? Number(view.value('minute')) : undefined}
							error={view.error('minute')}
							optional
						/>
						<Button kind="second">{words.busSave}</Button>
					</ActForm>
				</Sheet>
			)}
			{mayChange && (
				<Sheet id="travel" title={words.travel}>
					<ActForm
						idempotencyKey={intent === 'travel' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'travel' }}
						className="page-form"
					>
						<p>{words.travelNote}</p>
						<SelectField {...view.line('travelAreaId')} label={words.name} choices={choices} />
						<YenField {...view.line('travelYen')} label={words.travel} hint={words.busHint} optional />
						<Button kind="second">{words.travelSave}</Button>
					</ActForm>
				</Sheet>
			)}
			{mayChange && (
				<Sheet id="add" title={words.add}>
					<ActForm
						idempotencyKey={intent === 'add' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'add' }}
						className="page-form"
					>
						<TextField
							name="name"
							id={intent === 'rename' ? 'name-new' : undefined}
							label={words.name}
							defaultValue={intent === 'add' ? view.value('name') : undefined}
							error={intent === 'add' ? view.error('name') : undefined}
						/>
						<Button big>{words.save}</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}

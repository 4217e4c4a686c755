// The simulator: the ways to cut a request beside each other, one by hand among them; the chosen one becomes tasks.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { CountedCut } from '~/matching/simulator.server'
import { countedCuts } from '~/matching/simulator.server'
import { requireStaff } from '~/people/guard.server'
import { registeredCount } from '~/people/registrant.server'
import { formView } from '~/ui/answered'
import { LinkButton } from '~/ui/button'
import type { CutShown } from '~/ui/cut-choices'
import { CutChoices, CutGain } from '~/ui/cut-choices'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { cutWords as words } from '~/words/ja/cuts'
import { sayDay, sayMinutes, saySpan } from '~/words/ja/dates'
import { tick } from '~/words/ja/fields'
import { writeCut } from '~/work/cuts'
import { stepsToCut, takeCut } from '~/work/cuts.server'
import { handOf, usualQuestion } from '~/work/cuts-question'
import { isForTwo, minutesOf, partOf, skillsOf } from '~/work/line'
import { makeQuote } from '~/work/quote.server'
import { requestForStaff } from '~/work/request.server'
import { inSnapshot } from '~db/client'
import { idOfCut } from '../cut-id.server'
import { cutShown, shapeOfCut } from '../cut-shown'
import { send } from '../door.server'
import { AskAgain, HandForm, TakeForm } from './cuts-parts'

export const meta = titled(words.title)

const daysOffered = 60

function wholeIn(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
	const n = Number(query.get(name) || Number.NaN)
	return Number.isInteger(n) && n >= least && n <= most ? n : undefined
}

/** What the address asks, over what is usual; what makes no sense in it is left out. */
function questionIn(
	query: URLSearchParams,
	found: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>,
	today: Day,
) {
	const usual = usualQuestion(found, found.steps, today)
	const typedDay = query.get('day') ?? ''
	const startMinute = wholeIn(query, 'from', 0, 1380) ?? usual.frame.startMinute
	const endMinute = wholeIn(query, 'until', 60, 1440) ?? usual.frame.endMinute
	const groups = query.getAll('group').map(Number)
	const typed = {
		// Each stands for the step at its place.
		groups: groups.map((group) => (Number.isInteger(group) && group >= 1 && group <= 6 ? group : 1)),
		order: query.get('order') === 'together' ? ('together' as const) : ('in-turn' as const),
		mostMinutes: wholeIn(query, 'most', 15, 1440) ?? 120,
		seats: wholeIn(query, 'seats', 1, 20) ?? 1,
	}
	return {
		day:
			isDay(typedDay) && typedDay > today && typedDay <= addDays(today, daysOffered) ? typedDay : usual.day,
		frame: endMinute > startMinute ? { startMinute, endMinute } : usual.frame,
		typed,
		/** The end stands before the beginning: what was asked cannot be counted. */
		turned: endMinute <= startMinute,
		hand: groups.length > 0 ? handOf(found.steps, typed) : undefined,
	}
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	const today = dayOf(now())
	const query = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		if (!found) throw data(null, { status: 404 })
		const asked = questionIn(query, found, today)
		const counted = await countedCuts(on, found.id, asked, today, found.chosenCut)
		const wished = found.chosenCut ? idOfCut(found.chosenCut) : ''
		const idOf = (cut: CountedCut) => idOfCut(writeCut(cut))
		const beside = [counted?.byHand, counted?.wished].flatMap((cut) => cut ?? [])
		const all = [...beside, ...(counted?.cuts ?? [])].filter(
			(cut, _, every) => cut.kind !== 'wished' || every.every((one) => one === cut || idOf(one) !== wished),
		)
		const ids = new Map(all.map((cut) => [cut, idOf(cut)]))
		const good = all.filter((cut) => cut.kind === 'one' || (!cut.worse && !cut.more))
		const named = all.find((cut) => ids.get(cut) === (query.get('chosen') || wished))
		const chosen = named ?? counted?.byHand ?? good.find((cut) => cut.kind !== 'one') ?? good[0]
		const one = counted?.cuts.find((cut) => cut.kind === 'one')
		const show = (cut: CountedCut) => ({
			...shown(cut, ids.get(cut) ?? '', asked.day, wished),
			over: overBudget(cut, found.budgetYen),
			gain: one && cut !== one ? gainBeside(one, cut) : undefined,
		})
		const steps = await stepsToCut(on, found.id)
		query.delete('chosen')
		return {
			requestId: found.id,
			over: words.over(found.number, found.employer.name),
			counting: words.counting(sayDay(asked.day), await registeredCount(on)),
			asking: String(query),
			steps: found.steps.map((step, n) => ({
				what: step.what,
				minutes: minutesOf(step),
				group: asked.typed.groups[n] ?? Math.min(6, n + 1),
			})),
			asked: { day: asked.day, ...asked.frame, ...asked.typed, byHand: asked.hand !== undefined },
			days: Array.from({ length: daysOffered }, (_, n) => addDays(today, n + 1)).map((value) => ({
				value,
				label: sayDay(value),
			})),
			turned: asked.turned
				? words.turned(saySpan(asked.frame.startMinute, asked.frame.endMinute, 'staff'))
				: null,
			cuts: good.map(show),
			more: all.filter((cut) => cut.more).map(show),
			worse: all.filter((cut) => cut.worse && cut.kind !== 'one').map(show),
			few: counted !== undefined && counted.cuts.length < 5,
			twoLicences: skillsOf(steps, steps.map(partOf)).length > 1,
			gain: one && chosen && chosen !== one ? gainOf(one, chosen) : null,
			forTwo: steps.some(isForTwo),
			chosen: chosen
				? {
						...show(chosen),
						text: writeCut(chosen),
						pieces: chosen.pieces.map((piece) => ({
							what: piece.title,
							when: `${sayDay(addDays(asked.day, piece.day))} ${saySpan(piece.startMinute, piece.endMinute, 'staff')}`,
							seats: words.people(piece.seats),
							pay: `${formatYen(piece.payYen)}円`,
							could: words.people(piece.could),
							likes: words.people(piece.likes),
							chance: piece.chance === null ? words.noChance : words.chance(piece.chance),
						})),
					}
				: null,
			drafts: found.tasks.filter((task) => task.state === 'draft' && task.stepIds.length > 0).length,
			mayTake: found.state !== 'published' && found.state !== 'withdrawn',
			history: counted?.forecast ? words.how.stands(counted.forecast.slots) : words.how.few,
		}
	})
}

/** By how much a cut is dearer than the employer's budget, in a sentence; nothing within it or where none was named. */
const overBudget = ({ totalYen }: CountedCut, budgetYen: number | null) =>
	budgetYen !== null && totalYen > budgetYen ? words.overBudget(formatYen(totalYen - budgetYen)) : undefined

/** What a cut brings beside the whole: more people, or a scarcest piece that more could take; nothing where it brings none. */
function gainIn(
	one: CountedCut,
	cut: CountedCut,
): { what: 'people' | 'fewest'; from: string; to: string } | null {
	const brings = (what: 'people' | 'fewest') => ({
		what,
		from: words.people(one[what]),
		to: words.people(cut[what]),
	})
	if (cut.fewest > one.fewest && (one.fewest === 0 || cut.people <= one.people)) return brings('fewest')
	if (cut.people > one.people && (cut.fewest > 0 || one.fewest === 0)) return brings('people')
	return null
}

/** The gain of the chosen cut in one sentence; its second part is the figures. */
function gainOf(one: CountedCut, chosen: CountedCut): string[] {
	const gain = gainIn(one, chosen)
	if (gain === null) return [one.fewest > 0 ? words.gainNone : words.gainNowhere]
	return (gain.what === 'people' ? words.gain : words.gainFewest)(shapeOfCut(chosen), gain.from, gain.to)
}

/** The same beside each cut, where its shape is said already. */
function gainBeside(one: CountedCut, cut: CountedCut): string {
	const gain = gainIn(one, cut)
	if (gain === null) return words.gainNoneRow
	return (gain.what === 'people' ? words.gainRow : words.gainFewestRow)(gain.from, gain.to)
}

const shown = (cut: CountedCut, id: string, first: Day, wished: string): CutShown => ({
	...cutShown(cut, id, first, (piece) => ({
		count: words.people(piece.could),
		note: words.likes(piece.likes),
	})),
	note: id === wished ? words.byEmployer : undefined,
	people: words.people(cut.people),
	fewest: cut.pieces.length > 1 ? words.fewest(cut.fewest) : undefined,
	chance: cut.chance === null ? words.noChance : words.chance(cut.chance),
})

const schema = z.object({
	intent: z.enum(['tasks', 'quote']),
	day: z.string().refine(isDay),
	pieces: z.string().min(1).max(20_000),
	replace: tick(),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const requestId = params.requestId ?? ''
	return send(request, {
		form: 'cuts',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await takeCut(tx, actor, requestId, value)
			if (value.intent === 'tasks') return `/council/requests/${requestId}?told=cut-taken#tasks`
			await makeQuote(tx, actor, requestId)
			return `/council/requests/${requestId}?told=quoted`
		},
	})
}

export default function Cuts() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'cuts')
	const sheetHref = `/council/requests/${found.requestId}`
	const hrefOf = (id: string) => `?${found.asking ? `${found.asking}&` : ''}chosen=${id}#chosen`
	return (
		<Council>
			<DeskHead
				title={words.title}
				over={found.over}
				aside={
					<LinkButton kind="second" href={sheetHref}>
						{words.toSheet}
					</LinkButton>
				}
			/>
			<ErrorSummary errors={view.errors} />
			{found.turned && <Told kind="no">{found.turned}</Told>}
			{found.steps.length === 0 ? (
				<Empty icon="cut">{words.none}</Empty>
			) : (
				<>
					<AskAgain asked={found.asked} days={found.days} />
					<Sheet id="cuts" title={words.title} note={found.counting} flush>
						{found.gain && <CutGain parts={found.gain} />}
						{found.forTwo && <p className="hint cut-say">{words.forTwo}</p>}
						{found.twoLicences && <p className="hint cut-say">{words.twoLicences}</p>}
						{found.few && <p className="hint cut-say">{words.few}</p>}
						<CutChoices caption={words.title} cuts={found.cuts} chosen={found.chosen?.id} hrefOf={hrefOf} />
						{found.more.length > 0 && (
							<Fold title={words.more(found.more.length)}>
								<CutChoices
									caption={words.more(found.more.length)}
									cuts={found.more}
									chosen={found.chosen?.id}
									hrefOf={hrefOf}
								/>
							</Fold>
						)}
						{found.worse.length > 0 && (
							<Fold title={words.others(found.worse.length)}>
								<p>{words.othersSay}</p>
								<CutChoices
									caption={words.others(found.worse.length)}
									cuts={found.worse}
									chosen={found.chosen?.id}
									hrefOf={hrefOf}
								/>
							</Fold>
						)}
						<Fold title={words.how.title}>
							{words.how.say.map((line) => (
								<p key={line}>{line}</p>
							))}
							<p>{found.history}</p>
						</Fold>
					</Sheet>
					{found.chosen && (
						<TakeForm
							chosen={found.chosen}
							day={found.asked.day}
							drafts={found.drafts}
							mayTake={found.mayTake}
							view={view}
						/>
					)}
					<HandForm
						asked={found.asked}
						steps={found.steps.map((step) => ({ ...step, minutes: sayMinutes(step.minutes) }))}
					/>
				</>
			)}
		</Council>
	)
}

// The simulator: the ways to cut a request beside each other, one by hand among them; the chosen one is looked at before it becomes tasks.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay } from '~/base/day'
import { mayMove } from '~/base/life'
import { formatYen } from '~/base/yen'
import type { CutGain } from '~/matching/cut-gain'
import { cutToBeginWith, gainBeside } from '~/matching/cut-gain'
import type { CountedCut } from '~/matching/simulator.server'
import { countedCuts } from '~/matching/simulator.server'
import { requireStaff } from '~/people/guard.server'
import { registeredCount } from '~/people/registrant.server'
import { LinkButton } from '~/ui/button'
import type { CutShown } from '~/ui/cut-choices'
import { CutChoices, CutGain as Gain } from '~/ui/cut-choices'
import { Empty } from '~/ui/empty'
import { KeyValues } from '~/ui/facts'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { wishWords, cutWords as words } from '~/words/ja/cuts'
import { sayDay, sayMinutes, saySpan } from '~/words/ja/dates'
import { writeCut } from '~/work/cuts'
import { stepsToCut } from '~/work/cuts.server'
import { handOf, isWishedDay, readHand, reasonOfDay, usualQuestion } from '~/work/cuts-question'
import { isForTwo, minutesOf, partOf, skillsOf } from '~/work/line'
import { requestMoves } from '~/work/request'
import { quotedDay, requestForStaff } from '~/work/request.server'
import { inSnapshot } from '~db/client'
import { idOfCut } from '../cut-id.server'
import { cutShown, shapeOfCut } from '../cut-shown'
import { dayShown, otherThanWished, sayStanding, wishShown } from '../wish-shown'
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
	const usual = usualQuestion(found, found.steps, today, quotedDay(found, today))
	const typedDay = query.get('day') ?? ''
	const dayChosen = isDay(typedDay) && typedDay > today && typedDay <= addDays(today, daysOffered)
	const startMinute = wholeIn(query, 'from', 0, 1380) ?? usual.frame.startMinute
	const endMinute = wholeIn(query, 'until', 60, 1440) ?? usual.frame.endMinute
	const groups = query.getAll('group').map(Number)
	const byHand = groups.length > 0
	const { most, seats, wrong } = readHand({
		most: query.get('most') ?? '120',
		seats: query.get('seats') ?? '1',
	})
	const typed = {
		// Each stands for the step at its place.
		groups: groups.map((group) => (Number.isInteger(group) && group >= 1 && group <= 6 ? group : 1)),
		order: query.get('order') === 'together' ? ('together' as const) : ('in-turn' as const),
	}
	return {
		day: dayChosen ? typedDay : usual.day,
		/** The clerk named the day; it is not only the usual one. */
		dayChosen,
		frame: endMinute > startMinute ? { startMinute, endMinute } : usual.frame,
		typed: { ...typed, most: query.get('most') ?? '120', seats: query.get('seats') ?? '1' },
		wrong: byHand ? wrong : ({} as typeof wrong),
		/** The end stands before the beginning: what was asked cannot be counted. */
		turned: endMinute <= startMinute,
		hand:
			byHand && most !== undefined && seats !== undefined
				? handOf(found.steps, { ...typed, mostMinutes: most, seats })
				: undefined,
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
		const chosen = named ?? counted?.byHand ?? cutToBeginWith(good)
		const one = counted?.cuts.find((cut) => cut.kind === 'one')
		const quoted = quotedDay(found, today)
		const show = (cut: CountedCut) => ({
			...shown(cut, ids.get(cut) ?? '', asked.day, wished),
			over: overBudget(cut, found.budgetYen),
			off: [
				otherThanWished(found, cut.pieces, asked.day, today, quoted),
				cut.doneAt >= 1440 ? words.overDays(Math.floor(cut.doneAt / 1440) + 1) : undefined,
			]
				.filter(Boolean)
				.join(''),
			gain: one && cut !== one ? sayGainBeside(one, cut) : undefined,
		})
		const steps = await stepsToCut(on, found.id)
		const wishes = reasonOfDay(found, asked.day, today, null) !== 'unnamed'
		query.delete('chosen')
		return {
			requestId: found.id,
			over: words.over(found.number, found.employer.name),
			counting: words.counting(sayDay(asked.day), await registeredCount(on)),
			wish: wishShown(found),
			why: dayShown(found, asked.day, today, quoted),
			standing: sayStanding(found),
			asking: String(query),
			steps: found.steps.map((step, n) => ({
				what: step.what,
				minutes: minutesOf(step),
				group: asked.typed.groups[n] ?? Math.min(6, n + 1),
			})),
			asked: { day: asked.day, ...asked.frame, ...asked.typed },
			dayChosen: asked.dayChosen,
			wrong: {
				most: asked.wrong.most && words.hand[asked.wrong.most],
				seats: asked.wrong.seats && words.hand[asked.wrong.seats],
			},
			days: daysToOffer(asked.day, today).map((value) => ({
				value,
				label: wishes && isWishedDay(found, value) ? words.take.wishedDay(sayDay(value)) : sayDay(value),
			})),
			turned: asked.turned
				? words.turned(saySpan(asked.frame.startMinute, asked.frame.endMinute, 'staff'))
				: null,
			cuts: good.map(show),
			more: all.filter((cut) => cut.more).map(show),
			worse: all.filter((cut) => cut.worse && cut.kind !== 'one').map(show),
			few: counted !== undefined && counted.cuts.length < 5,
			twoLicences: skillsOf(steps, steps.map(partOf)).length > 1,
			gain: one && chosen ? sayGain(one, chosen, cutToBeginWith(good) === one) : null,
			forTwo: steps.some(isForTwo),
			chosen: chosen
				? {
						...show(chosen),
						text: writeCut(chosen),
						pieces: chosen.pieces.map((piece, n) => ({
							key: `${n}`,
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
			mayTake: mayMove(requestMoves, 'changeCut', found.state),
			history: counted?.forecast ? words.how.stands(counted.forecast.slots) : words.how.few,
		}
	})
}

/** By how much a cut is dearer than the employer's budget, in a sentence; nothing within it or where none was named. */
const overBudget = ({ totalYen }: CountedCut, budgetYen: number | null) =>
	budgetYen !== null && totalYen > budgetYen ? words.overBudget(formatYen(totalYen - budgetYen)) : undefined

/** The days ahead that can be chosen, and the one counted where it lies further. */
const daysToOffer = (counted: Day, today: Day): Day[] =>
	[...new Set([...Array.from({ length: daysOffered }, (_, n) => addDays(today, n + 1)), counted])].sort()

const gainSaid = { people: words.gain, fewest: words.gainFewest }
const gainSaidBeside = {
	people: words.gainRow,
	fewest: words.gainFewestRow,
	'less-likely': words.lessLikelyRow,
}

const inFigures = ({ what, from, to }: CutGain) =>
	(what === 'less-likely'
		? [words.chance(from / 100), words.chance(to / 100)]
		: [words.people(from), words.people(to)]) as [string, string]

/** The gain of the chosen cut in one sentence; its second part is the figures. */
function sayGain(one: CountedCut, chosen: CountedCut, oneIsLikeliest: boolean): string[] | null {
	if (one === chosen) return oneIsLikeliest && one.chance !== null ? [words.oneIsLikeliest] : null
	const gain = gainBeside(one, chosen)
	if (gain === null) return [one.fewest > 0 ? words.gainNone : words.gainNowhere]
	const more = chosen.people > one.people ? words.morePeople(one.people, chosen.people) : ''
	return gain.what === 'less-likely'
		? words.lessLikely(shapeOfCut(chosen), ...inFigures(gain), more)
		: gainSaid[gain.what](shapeOfCut(chosen), ...inFigures(gain))
}

/** The same beside each cut, where its shape is said already. */
function sayGainBeside(one: CountedCut, cut: CountedCut): string {
	const gain = gainBeside(one, cut)
	return gain === null ? words.gainNoneRow : gainSaidBeside[gain.what](...inFigures(gain))
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

export default function Cuts() {
	const found = useLoaderData<typeof loader>()
	const sheetHref = `/council/requests/${found.requestId}`
	const askingWith = (id: string) => `${found.asking ? `${found.asking}&` : ''}chosen=${id}`
	const hrefOf = (id: string) => `?${askingWith(id)}#chosen`
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
			{Object.entries(found.wrong).map(
				([name, sentence]) =>
					sentence && (
						<Told kind="no" key={name}>
							<a href={`#${name}`}>{sentence}</a>
						</Told>
					),
			)}
			<Sheet id="wish" title={wishWords.title}>
				<KeyValues pairs={found.wish} />
			</Sheet>
			{found.turned && <Told kind="no">{found.turned}</Told>}
			{found.steps.length === 0 ? (
				<Empty icon="cut">{words.none}</Empty>
			) : (
				<>
					<AskAgain asked={found.asked} days={found.days} />
					<Sheet id="cuts" title={words.title} note={found.counting} flush>
						{found.standing && <p className="hint cut-say">{found.standing}</p>}
						{found.why.other ? (
							<Told kind="wait">{found.why.say}</Told>
						) : (
							<p className="hint cut-say">{found.why.say}</p>
						)}
						{found.gain && <Gain parts={found.gain} />}
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
							requestId={found.requestId}
							chosen={found.chosen}
							day={found.dayChosen ? found.asked.day : undefined}
							days={found.days}
							asking={askingWith(found.chosen.id)}
							mayTake={found.mayTake}
						/>
					)}
					<HandForm
						asked={found.asked}
						wrong={found.wrong}
						steps={found.steps.map((step) => ({ ...step, minutes: sayMinutes(step.minutes) }))}
					/>
				</>
			)}
		</Council>
	)
}

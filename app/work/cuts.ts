// Ways to cut a sheet, found by trying every cut point; what is worse in everything is left out. Pure.
import type { CutStep } from './cutting'
import type { Block, CutPiece, DayFrame, Part } from './line'
import {
	blocksOf,
	hasStep,
	inOrder,
	inTime,
	isForTwo,
	isUseful,
	minutesOf,
	needsTwo,
	partOf,
	pieceOf,
	piecesByDay,
	skillsOf,
	sumOf,
	usualLeast,
	waitsFor,
} from './line'

/** As one; by hours; by 作業; a team at the same time; the light, seated or at-home part taken out; by hand; as its employer wishes. */
export const cutKinds = ['one', 'hours', 'steps', 'team', 'light', 'hand', 'wished'] as const
export type CutKind = (typeof cutKinds)[number]

export type Cut = { kind: CutKind; pieces: readonly CutPiece[] }

/** What a piece is worth while cut points are chosen; the sum over a cut is what is made large. */
export type Worth = (piece: CutPiece) => number

const mostPieces = 6
const mostTeam = 4
/** On so many days a cut may lie. */
const mostDays = 366

/** The whole work in one hand from morning to end; where a step is for two, two share all of it. */
export function asOne(steps: readonly CutStep[], frame: DayFrame): Cut {
	const blocks = steps.some(isForTwo) ? shared(steps, 2) : undefined
	return {
		kind: 'one',
		pieces: piecesByDay(steps, inTime(steps, blocks ?? blocksOf(steps), frame), blocks ? 2 : 1),
	}
}

/** Every piece that could come of cutting the work in turn; whoever knows their worth can then ask `cutsOf`. */
export function possiblePieces(steps: readonly CutStep[], frame: DayFrame): CutPiece[] {
	const found = new Map<string, CutPiece>()
	const note: Worth = (piece) => {
		found.set(pieceKey(piece), piece)
		return 0
	}
	for (const cut of cutsOf(steps, frame, note)) for (const piece of cut.pieces) note(piece)
	return [...found.values()]
}

/** The same for the same parts, hours and seats. */
export const pieceKey = ({ parts, day, startMinute, endMinute, seats }: CutPiece) =>
	`${day} ${startMinute} ${endMinute} ${seats} ${parts.map((part) => `${part.stepId}:${part.minutes}`).join(' ')}`

/**
 * The cuts of each kind that are worth looking at; none twice. Nothing stands before what it follows, and no piece asks for two
 * licences: it would be offered by one of them alone. So work that needs two is not cut as one.
 */
export function cutsOf(steps: readonly CutStep[], frame: DayFrame, worth: Worth): Cut[] {
	if (steps.length === 0) return []
	const inTheirOrder = inOrder(steps)
	const all = [
		asOne(inTheirOrder, frame),
		...inTurn('hours', inTheirOrder, blocksOf(inTheirOrder), frame, worth),
		...inTurn('steps', inTheirOrder, whole(inTheirOrder), frame, worth),
		...withoutLight(inTheirOrder, frame, worth),
		...byTeams(inTheirOrder, frame, worth),
	]
	const known = new Set<string>()
	return all.filter((cut) => {
		const key = cut.pieces.map(pieceKey).sort().join('|')
		if (cut.pieces.length === 0 || known.has(key)) return false
		if (cut.pieces.some(({ parts }) => skillsOf(steps, parts).length > 1)) return false
		known.add(key)
		return true
	})
}

const mostOffered = 8

/**
 * The cuts an employer is offered, by the work alone: even pieces, of each kind the two with the fewest. Nothing of who
 * could take them is in the choice, so that only bands tell of people.
 */
export function offeredCuts(steps: readonly CutStep[], frame: DayFrame): Cut[] {
	const found = cutsOf(steps, frame, ({ startMinute, endMinute }) => -((endMinute - startMinute) ** 2))
	return found
		.filter((cut, n) => found.slice(0, n).filter((one) => one.kind === cut.kind).length < 2)
		.slice(0, mostOffered)
}

const whole = (steps: readonly CutStep[]): Part[] => steps.map(partOf)

/** For each number of pieces the best way to cut these blocks in turn. */
function inTurn(
	kind: CutKind,
	steps: readonly CutStep[],
	blocks: readonly Part[],
	frame: DayFrame,
	worth: Worth,
): Cut[] {
	const timed = inTime(steps, blocks, frame)
	const pieces = timed.map((_, from) =>
		timed.map((_, to) => {
			const piece = to < from ? undefined : pieceOf(steps, timed.slice(from, to + 1))
			return piece && isUseful(steps, piece) ? { piece, value: worth(piece) } : undefined
		}),
	)
	const cuts: Cut[] = []
	for (let count = 2; count <= Math.min(mostPieces, timed.length); count++) {
		const found = bestInTurn(pieces, count)
		if (found) cuts.push({ kind, pieces: found })
	}
	return cuts
}

type Stretch = { piece: CutPiece; value: number } | undefined

/** The best so many stretches that cover the whole line: `stretches[i][j]` is from block i to block j. */
function bestInTurn(stretches: readonly (readonly Stretch[])[], count: number): CutPiece[] | undefined {
	// What lies before each block, in as many pieces as were made so far.
	let best: ({ value: number; pieces: CutPiece[] } | undefined)[] = [{ value: 0, pieces: [] }]
	for (let made = 0; made < count; made++) {
		const next: typeof best = []
		for (const [from, before] of best.entries()) {
			if (!before) continue
			for (const [to, stretch] of (stretches[from] ?? []).entries()) {
				if (!stretch) continue
				const value = before.value + stretch.value
				const known = next[to + 1]
				if (!known || value > known.value) next[to + 1] = { value, pieces: [...before.pieces, stretch.piece] }
			}
		}
		best = next
	}
	return best[stretches.length]?.pieces
}

/** Several people at the same time: all at everything, or each a share of the line, whole or cut by hours again. */
function byTeams(steps: readonly CutStep[], frame: DayFrame, worth: Worth): Cut[] {
	const cuts: Cut[] = []
	for (let people = 2; people <= mostTeam; people++) {
		const together = shared(steps, people)
		if (together)
			cuts.push({ kind: 'team', pieces: piecesByDay(steps, inTime(steps, together, frame), people) })
		for (const blocks of [whole(steps), blocksOf(steps)]) {
			const shares = evenShares(blocks, people)
			if (!shares || !sideBySide(steps, shares)) continue
			cuts.push({ kind: 'team', pieces: shares.flatMap((share) => onePerson(steps, share, frame)) })
			const twice = shares.map((share) => inTurn('team', steps, share, frame, worth)[0]?.pieces)
			if (twice.every((pieces) => pieces !== undefined))
				cuts.push({ kind: 'team', pieces: twice.flatMap((pieces) => pieces ?? []) })
		}
	}
	return cuts.filter(({ pieces }) => pieces.every((piece) => isUseful(steps, piece) || piece.seats > 1))
}

const onePerson = (steps: readonly CutStep[], blocks: readonly Part[], frame: DayFrame) =>
	piecesByDay(steps, inTime(steps, blocks, frame))

const roomAt = (step: CutStep) => step.detail.atOnce ?? mostTeam

/**
 * Each does a part of every step, where so many can be at it at once; nothing when that leaves too little for one.
 * The minutes of a step for two are those of both.
 */
function shared(steps: readonly CutStep[], people: number): Part[] | undefined {
	const parts = steps.map((step) => ({
		stepId: step.id,
		minutes: Math.ceil((minutesOf(step) * (isForTwo(step) ? 2 : 1)) / people),
	}))
	return steps.every((step) => roomAt(step) >= people) && sumOf(parts) >= usualLeast ? parts : undefined
}

/** The line in so many shares, each ending at the block nearest to its even part. */
function evenShares(blocks: readonly Part[], people: number): Part[][] | undefined {
	const each = sumOf(blocks) / people
	const shares: Part[][] = Array.from({ length: people }, () => [])
	let before = 0
	for (const block of blocks) {
		const middle = before + block.minutes / 2
		shares[Math.min(people - 1, Math.floor(middle / each))]?.push(block)
		before += block.minutes
	}
	return shares.every((share) => share.length > 0) ? shares : undefined
}

/** Whether all these can be done at the same time: none waits for another, and a shared step has room. */
function sideBySide(steps: readonly CutStep[], groups: readonly (readonly Part[])[]): boolean {
	const free = groups.every((one) => groups.every((other) => one === other || !waitsFor(steps, one, other)))
	return (
		free && steps.every((step) => groups.filter((parts) => hasStep(parts, step.id)).length <= roomAt(step))
	)
}

/** What somebody can do who stays at home, must sit, or lifts little. */
const lighter: readonly ((step: CutStep) => boolean)[] = [
	({ detail }) => detail.atHome === true,
	({ detail }) => detail.posture === 'sit',
	({ detail }) =>
		(detail.kilograms ?? 0) <= 5 &&
		detail.posture !== 'stand' &&
		detail.outdoors !== true &&
		detail.skill === undefined &&
		(detail.hazards ?? []).length === 0,
]

/** The lighter part for somebody else, the rest whole or in two. */
function withoutLight(steps: readonly CutStep[], frame: DayFrame, worth: Worth): Cut[] {
	return lighter.flatMap((isLight) => {
		const light = whole(steps.filter(isLight))
		const rest = steps.filter((step) => !isLight(step))
		if (light.length === 0 || rest.length === 0) return []
		if (!sideBySide(steps, [light, whole(rest)])) return runsOf(steps, isLight, frame)
		const taken = onePerson(steps, light, frame)
		const halves = inTurn('light', steps, blocksOf(rest), frame, worth)[0]?.pieces
		const ways = [onePerson(steps, whole(rest), frame), ...(halves ? [halves] : [])]
		return ways.map((pieces): Cut => ({ kind: 'light', pieces: [...taken, ...pieces] }))
	})
}

/** Where the one waits for the other: each run of the same sort is a piece, in the order of the sheet. */
function runsOf(steps: readonly CutStep[], isLight: (step: CutStep) => boolean, frame: DayFrame): Cut[] {
	const light = new Set(steps.filter(isLight).map((step) => step.id))
	const blocks = inTime(steps, whole(steps), frame)
	const pieces = runs(
		blocks,
		([first], block) => first?.day === block.day && light.has(first.stepId) === light.has(block.stepId),
	).flatMap((run) => pieceOf(steps, run) ?? [])
	return pieces.length <= mostPieces ? [{ kind: 'light', pieces }] : []
}

/** A cut by hand: steps in groups, in turn or all at once, nobody longer than so many minutes. */
export type HandCut = {
	groupOf: (stepId: string) => number
	order: 'in-turn' | 'together'
	mostMinutes: number
	seats: number
}

/**
 * The pieces of a cut by hand. A group is done in one go as far as the order lets it; what follows another begins when that is
 * done, at once or in turn, and one person does one thing after the other.
 */
export function byHand(sheet: readonly CutStep[], frame: DayFrame, hand: HandCut): Cut {
	const steps = byGroups(sheet, hand.groupOf)
	const groupOf = ([first]: readonly Part[]) => hand.groupOf(first?.stepId ?? '')
	const lines = runs(blocksOf(steps), (run, block) => groupOf(run) === groupOf([block]))
	const done: Block[][] = []
	for (const line of lines) {
		const before = done.filter(
			(one) => hand.order === 'in-turn' || groupOf(one) === groupOf(line) || waitsFor(steps, line, one),
		)
		const ends = before.map(endOf).sort((a, b) => b.day - a.day || b.minute - a.minute)
		done.push(inTime(steps, line, frame, ends[0]))
	}
	const pieces = done.flatMap((line) =>
		runs(line, (run, block) => {
			const isOneLicence = skillsOf(steps, [...run, block]).length <= 1
			const isOneDay = run[0]?.day === block.day
			return isOneDay && isOneLicence && sumOf(run) + block.minutes <= hand.mostMinutes
		}).flatMap((run) => pieceOf(steps, run, hand.seats) ?? []),
	)
	return { kind: 'hand', pieces }
}

/** Steps one group after the other, but never one before what it follows: a group then comes in several goes. */
function byGroups(sheet: readonly CutStep[], groupOf: HandCut['groupOf']): CutStep[] {
	const left = inOrder(sheet)
	const ordered: CutStep[] = []
	while (left.length > 0) {
		const isFree = ({ detail }: CutStep) => !left.some((one) => one.id === detail.afterId)
		const last = ordered.at(-1)
		const goesOn = left.findIndex((step) => last && isFree(step) && groupOf(step.id) === groupOf(last.id))
		const free = left.filter(isFree).sort((a, b) => groupOf(a.id) - groupOf(b.id))
		const next = goesOn >= 0 ? goesOn : Math.max(0, left.indexOf(free[0] as CutStep))
		ordered.push(...left.splice(next, 1))
	}
	return ordered
}

/** When a line ends. */
const endOf = (line: readonly Block[]) => {
	const last = line.at(-1)
	return { day: last?.day ?? 0, minute: last?.endMinute ?? 0 }
}

/** A list in runs: each goes into the run before it as long as that may be. */
function runs<One>(all: readonly One[], goesOn: (run: readonly One[], one: One) => boolean): One[][] {
	const found: One[][] = []
	for (const one of all) {
		const run = found.at(-1)
		if (run && goesOn(run, one)) run.push(one)
		else found.push([one])
	}
	return found
}

/** The titles of tasks in their order; those of several tasks with one name are numbered, so that each can be told from the others. */
export function titlesApart(tasks: readonly { title: string }[]): string[] {
	const each = [...new Set(tasks)]
	return tasks.map((task) => {
		const alike = each.filter((one) => one.title === task.title)
		return alike.length < 2 ? task.title : `${task.title}(${alike.indexOf(task) + 1})`
	})
}

/** What is compared of a cut; `chance` is that every seat fills, 0 to 1; `people` can take at least one piece. */
export type CutFigures = {
	chance: number
	people: number
	totalYen: number
	handovers: number
	/** Minutes from the first midnight to the end of the last piece. */
	doneAt: number
}

/** How often somebody goes on with what another began. */
export const handoversOf = (steps: readonly CutStep[], { pieces }: Cut): number =>
	pieces.filter((piece) => pieces.some((before) => goesOnWith(steps, piece, before))).length

function goesOnWith(steps: readonly CutStep[], piece: CutPiece, before: CutPiece): boolean {
	const ended = before.day < piece.day || (before.day === piece.day && before.endMinute <= piece.startMinute)
	const shares = piece.parts.some((part) => before.parts.some((other) => other.stepId === part.stepId))
	return ended && (shares || followsAtOnce(steps, piece.parts, before.parts))
}

/** Whether a step of the one follows a step of the other directly. */
const followsAtOnce = (steps: readonly CutStep[], one: readonly Part[], other: readonly Part[]) =>
	steps.some(
		(step) =>
			step.detail.afterId !== undefined &&
			one.some((part) => part.stepId === step.id) &&
			other.some((part) => part.stepId === step.detail.afterId),
	)

/** When the last piece ends. */
export const doneAt = (cut: Cut): number =>
	Math.max(0, ...cut.pieces.map((piece) => piece.day * 1440 + piece.endMinute))

/** Whether one cut is nowhere better than another, and somewhere worse; `everywhere`: worse in every figure. */
export function isWorse(one: CutFigures, other: CutFigures, everywhere = false): boolean {
	const gaps = [
		other.chance - one.chance,
		other.people - one.people,
		one.totalYen - other.totalYen,
		one.handovers - other.handovers,
		one.doneAt - other.doneAt,
	]
	return everywhere
		? gaps.every((gap) => gap > 0)
		: gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0)
}

/** A cut as a line of text, for the form that takes it; `readCut` reads it back. */
export const writeCut = ({ pieces }: Cut): string => pieces.map(pieceKey).join('|')

/**
 * The pieces of a cut that was written by `writeCut`, if every step of the sheet is wholly in it and nothing else;
 * `undefined` where the sheet has changed since, or somebody wrote something else.
 */
export function readCut(steps: readonly CutStep[], text: string): CutPiece[] | undefined {
	const pieces = text.split('|').map(readPiece)
	if (pieces.some((piece) => piece === undefined)) return undefined
	const found = pieces.flatMap((piece) => piece ?? [])
	const known = new Set(steps.map((step) => step.id))
	if (found.some((piece) => piece.parts.some((part) => !known.has(part.stepId)))) return undefined
	if (!found.every((piece) => isLikely(steps, piece)) || !isOrdered(steps, found)) return undefined
	const done = (step: CutStep, seatsCount: boolean) =>
		found.reduce((sum, { parts, seats }) => {
			const own = sumOf(parts.filter((part) => part.stepId === step.id))
			return sum + own * (seatsCount ? seats : 1)
		}, 0)
	const covers = steps.every((step) => {
		const all = minutesOf(step)
		// Several at everything share the minutes; two who are told to work together do not.
		return done(step, false) === all || (done(step, false) < all && done(step, true) >= all)
	})
	return covers ? found : undefined
}

/** Whether a piece has the hours its parts take, two for what two do together, and one licence at most. */
const isLikely = (steps: readonly CutStep[], { parts, day, startMinute, endMinute, seats }: CutPiece) =>
	endMinute - startMinute >= sumOf(parts) &&
	day <= mostDays &&
	(seats >= 2 || !needsTwo(steps, parts)) &&
	skillsOf(steps, parts).length <= 1

/** Whether nothing begins before what it follows is done, in another piece; hours are rounded to five minutes both ways. */
const isOrdered = (steps: readonly CutStep[], pieces: readonly CutPiece[]) =>
	steps.every(({ id, detail }) =>
		pieces
			.filter((piece) => hasStep(piece.parts, id))
			.every((piece) =>
				pieces.every(
					(before) =>
						before === piece ||
						!hasStep(before.parts, detail.afterId) ||
						before.day * 1440 + before.endMinute <= piece.day * 1440 + piece.startMinute + 5,
				),
			),
	)

const numbers = (text: string) => text.split(' ').map(Number)

function readPiece(text: string): CutPiece | undefined {
	const [, figures = '', rest = ''] =
		/^(\d{1,3} \d{1,4} \d{1,4} \d{1,2}) (\S+:\d+(?: \S+:\d+)*)$/.exec(text) ?? []
	const [day = 0, startMinute = 0, endMinute = 0, seats = 0] = numbers(figures)
	const parts = rest.split(' ').map((part) => {
		const at = part.lastIndexOf(':')
		return { stepId: part.slice(0, at), minutes: Number(part.slice(at + 1)) }
	})
	const real = seats > 0 && startMinute < endMinute && endMinute <= 1440
	return real && parts.every((part) => part.minutes > 0)
		? { parts, day, startMinute, endMinute, seats }
		: undefined
}

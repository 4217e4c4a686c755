// The simulator: the ways to cut a request with how many people could take each piece, and the chance that all fill.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { likingsOf } from '~/people/registrant.server'
import type { Cut, CutFigures } from '~/work/cuts'
import {
	byHand,
	cutsOf,
	doneAt,
	handoversOf,
	isWorse,
	offeredCuts,
	pieceKey,
	possiblePieces,
	readCut,
	titlesApart,
} from '~/work/cuts'
import { stepsToCut, taskMaker } from '~/work/cuts.server'
import type { CutQuestion } from '~/work/cuts-question'
import type { CutStep } from '~/work/cutting'
import type { CutPiece } from '~/work/line'
import type { Db } from '~db/client'
import type { Forecast } from './forecast'
import { chanceOf } from './forecast'
import { forecastOn } from './forecast.server'
import type { Piece } from './reach.server'
import { reachOf, whoCouldEach } from './reach.server'

/** So many cuts of a kind are set beside the others. */
const mostOfAKind = 2

/** A piece with how many people could take it and, where the past tells, the chance that its seats fill. */
export type CountedPiece = CutPiece & {
	title: string
	payYen: number
	could: number
	/** Of those, who said that they like such work. */
	likes: number
	chance: number | null
}

/** A cut with what is compared; `people` can take at least one piece, `fewest` the scarcest. */
export type CountedCut = Omit<Cut, 'pieces'> & {
	pieces: readonly CountedPiece[]
	people: number
	fewest: number
	chance: number | null
	totalYen: number
	handovers: number
	doneAt: number
	/** Another cut is better in every figure, or of the same kind and nowhere worse. */
	worse: boolean
	/** It is not worse, but two of its kind stand before it. */
	more: boolean
}

/** The cuts found, the one by hand, the one its employer wishes, and what the chances stand on. */
export type CountedCuts = {
	cuts: CountedCut[]
	byHand: CountedCut | undefined
	wished: CountedCut | undefined
	forecast: Forecast | undefined
}

/** What a request's pieces become, and each as it is looked up among everybody. */
async function piecesOn(on: Db, requestId: string, steps: readonly CutStep[], day: Day, today: Day) {
	const { taskOf, totalOf, employerId } = await taskMaker(on, requestId, steps, today)
	const asPiece = (piece: CutPiece): Piece => ({
		task: { ...taskOf(piece), employerId },
		slot: {
			day: addDays(day, piece.day),
			startMinute: piece.startMinute,
			endMinute: piece.endMinute,
			seats: piece.seats,
		},
	})
	return { taskOf, totalOf, asPiece }
}

/** By `pieceKey` who could take each piece of some cuts. */
async function whoOf(
	on: Db,
	cuts: readonly Cut[],
	asPiece: (piece: CutPiece) => Piece,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const pieces = new Map(cuts.flatMap((cut) => cut.pieces).map((piece) => [pieceKey(piece), piece]))
	const people = await whoCouldEach(on, [...pieces.values()].map(asPiece))
	return new Map([...pieces.keys()].map((key, n) => [key, people[n] ?? []]))
}

/** A cut as it is offered to an employer, and who could take each of its pieces. */
export type OfferedCut = Omit<Cut, 'pieces'> & {
	pieces: readonly (CutPiece & { title: string; payYen: number; who: readonly string[] })[]
	totalYen: number
	handovers: number
	doneAt: number
}

/** The cuts of a request that its employer is offered for a day; none while the sheet is empty. */
export async function cutsForEmployer(
	on: Db,
	requestId: string,
	{ day, frame }: CutQuestion,
	today: Day,
): Promise<OfferedCut[]> {
	const steps = await stepsToCut(on, requestId)
	if (steps.length === 0) return []
	const { taskOf, totalOf, asPiece } = await piecesOn(on, requestId, steps, day, today)
	const cuts = offeredCuts(steps, frame)
	const who = await whoOf(on, cuts, asPiece)
	return cuts.map((cut) => {
		const titles = titlesApart(cut.pieces.map(taskOf))
		return {
			kind: cut.kind,
			pieces: cut.pieces.map((piece, n) => ({
				...piece,
				title: titles[n] ?? '',
				payYen: taskOf(piece).payYen,
				who: who.get(pieceKey(piece)) ?? [],
			})),
			totalYen: totalOf(cut),
			handovers: handoversOf(steps, cut),
			doneAt: doneAt(cut),
		}
	})
}

/**
 * The ways to cut a request's sheet on a day, the best first, with the one that its employer chose (as written by
 * `writeCut`, where the sheet still is as it was); `undefined` while the sheet is empty.
 */
export async function countedCuts(
	on: Db,
	requestId: string,
	{ day, frame, hand }: CutQuestion,
	today: Day,
	wishedText: string | null = null,
): Promise<CountedCuts | undefined> {
	const steps = await stepsToCut(on, requestId)
	if (steps.length === 0) return undefined
	const { taskOf, totalOf, asPiece } = await piecesOn(on, requestId, steps, day, today)
	const forecast = await forecastOn(on, today)

	const own = hand && byHand(steps, frame, hand)
	const wishedPieces = wishedText === null ? undefined : readCut(steps, wishedText)
	const wished = wishedPieces && ({ kind: 'wished', pieces: wishedPieces } satisfies Cut)
	const beside = [...(own ? [own] : []), ...(wished ? [wished] : [])]
	const asked = new Map(
		[...possiblePieces(steps, frame), ...beside.flatMap((cut) => cut.pieces)].map((one) => [
			pieceKey(one),
			one,
		]),
	)
	const reach = await reachOf(on, [...asked.values()].map(asPiece))
	const could = new Map([...asked.keys()].map((key, n) => [key, reach[n]?.could ?? 0]))
	const couldTake = (piece: CutPiece) => could.get(pieceKey(piece)) ?? 0
	const hope = (piece: CutPiece) => {
		const slot = { could: couldTake(piece), seats: piece.seats }
		return forecast ? chanceOf(forecast, slot) : slot.could / (slot.could + slot.seats)
	}
	// Chances multiply, so their logarithms add up; a handover more has to be worth it.
	const found = cutsOf(steps, frame, (piece) => Math.log(Math.max(hope(piece), 1e-6)) - 0.01)

	const who = await whoOf(on, [...found, ...beside], asPiece)
	const likings = await likingsOf(on)

	const figuresOf = (cut: Cut): CutFigures => ({
		chance: cut.pieces.reduce((chance, piece) => chance * hope(piece), 1),
		people: new Set(cut.pieces.flatMap((piece) => who.get(pieceKey(piece)) ?? [])).size,
		totalYen: totalOf(cut),
		handovers: handoversOf(steps, cut),
		doneAt: doneAt(cut),
	})
	const compared = found.map((cut) => ({ cut, figures: figuresOf(cut) }))
	// A kind shows its best, unless some other cut is better in every figure; more of it only what is better somewhere.
	const isLeftOut = (cut: Cut, figures: CutFigures) =>
		compared.some((other) => isWorse(figures, other.figures, other.cut.kind !== cut.kind))
	const counted = (cut: Cut, figures: CutFigures): CountedCut => {
		const titles = titlesApart(cut.pieces.map(taskOf))
		const pieces = cut.pieces.map((piece, n): CountedPiece => {
			const { payYen, kind } = taskOf(piece)
			const slot = { could: couldTake(piece), seats: piece.seats }
			return {
				...piece,
				title: titles[n] ?? '',
				payYen,
				could: slot.could,
				likes: (who.get(pieceKey(piece)) ?? []).filter((id) => likings.get(id)?.includes(kind)).length,
				chance: forecast ? chanceOf(forecast, slot) : null,
			}
		})
		return {
			...figures,
			kind: cut.kind,
			pieces,
			fewest: Math.min(...pieces.map((piece) => piece.could)),
			chance: forecast ? figures.chance : null,
			worse: isLeftOut(cut, figures),
			more: false,
		}
	}
	const asItIs = (cut: Cut): CountedCut => ({ ...counted(cut, figuresOf(cut)), worse: false })
	compared.sort(
		(a, b) =>
			Number(b.cut.kind === 'one') - Number(a.cut.kind === 'one') ||
			b.figures.chance - a.figures.chance ||
			b.figures.people - a.figures.people,
	)
	const cuts = compared.map(({ cut, figures }) => counted(cut, figures))
	return {
		cuts: cuts.map((cut, n) => ({ ...cut, more: !cut.worse && betterOfKind(cuts, n) >= mostOfAKind })),
		byHand: own && asItIs(own),
		wished: wished && asItIs(wished),
		forecast,
	}
}

/** How many of the same kind stand before a cut and are shown. */
const betterOfKind = (cuts: readonly CountedCut[], n: number) =>
	cuts.slice(0, n).filter((cut) => !cut.worse && cut.kind === cuts[n]?.kind).length

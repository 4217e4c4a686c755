// The work of a sheet as a line of small blocks in time: what lies between two cut points is a piece. Pure.
import { dayMinutes } from '~/base/span'
import type { CutStep } from './cutting'
import { notBefore } from './cutting'

/** So many minutes of one step. */
export type Part = { stepId: string; minutes: number }

/** A piece of a cut: its parts in order, its hours (days counted from the first, 0), how many do it together. */
export type CutPiece = {
	parts: readonly Part[]
	day: number
	startMinute: number
	endMinute: number
	seats: number
}

/** The hours of a day the work may lie in. */
export type DayFrame = { startMinute: number; endMinute: number }

/** A part with its hours. */
export type Block = Part & { day: number; startMinute: number; endMinute: number }

/** What is taken for a step whose minutes nobody knows. */
export const unknownMinutes = 30

/** The shortest piece somebody comes for, where the sheet says nothing. */
export const usualLeast = 30
const mostBlocks = 24

export const minutesOf = (step: CutStep) => step.minutes ?? unknownMinutes
export const leastOf = (step: CutStep) => step.detail.leastMinutes ?? usualLeast
/** A step that two have to do together. */
export const isForTwo = (step: CutStep) => step.detail.company === 'together'
/** Whether a step is among the parts. */
export const hasStep = (parts: readonly Part[], id: string | undefined) =>
	parts.some((part) => part.stepId === id)
/** Whether something among the parts is for two together. */
export const needsTwo = (steps: readonly CutStep[], parts: readonly Part[]) =>
	steps.some((step) => isForTwo(step) && hasStep(parts, step.id))
/** A step as one part, whole. */
export const partOf = (step: CutStep): Part => ({ stepId: step.id, minutes: minutesOf(step) })
export const sumOf = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.minutes, 0)

/** The work cut as small as anybody could want it: steps long enough for two useful blocks in grains, others whole. */
export function blocksOf(steps: readonly CutStep[], mostOfAll = mostBlocks): Part[] {
	const cut = (grain: number) =>
		steps.flatMap((step) => {
			const [all, least] = [minutesOf(step), leastOf(step)]
			const edges = [0, all]
			for (let at = grain; at < all; at += grain) if (at >= least && all - at >= least) edges.push(at)
			edges.sort((a, b) => a - b)
			return edges.slice(1).map((edge, n) => ({ stepId: step.id, minutes: edge - (edges[n] as number) }))
		})
	const grains = [15, 30, 60, 120, 240]
	return grains.map(cut).find((found) => found.length <= mostOfAll) ?? cut(Number.POSITIVE_INFINITY)
}

/** Where a line of blocks begins: so many days from the first, at a minute of that day. */
type From = { day: number; minute: number }

/**
 * Blocks one after the other from the first morning on (or from where they may), waiting for fixed hours and windows.
 * What no longer fits the day, or comes too late for its hour, begins the next; what is longer than the hours of a day
 * goes on the next.
 */
export function inTime(
	steps: readonly CutStep[],
	blocks: readonly Part[],
	frame: DayFrame,
	from: From = { day: 0, minute: frame.startMinute },
): Block[] {
	const details = new Map(steps.map((step) => [step.id, step.detail]))
	let { day, minute } = from
	const timed: Block[] = []
	for (const [n, { stepId, minutes }] of blocks.entries()) {
		const detail = details.get(stepId) ?? {}
		const latest = notAfter(detail, sumOf(restOf(blocks, n)))
		const earliest = Math.min(Math.max(notBefore([{ detail }]), frame.startMinute), latest)
		const goesOn = blocks[n - 1]?.stepId === stepId
		for (let left = minutes; left > 0; ) {
			let startMinute = Math.max(minute, earliest)
			const isLate = startMinute + left > frame.endMinute || (!goesOn && startMinute > latest)
			if (isLate && startMinute > earliest) {
				day += 1
				startMinute = earliest
			}
			const tooLong = left > frame.endMinute - frame.startMinute && startMinute < frame.endMinute
			const now = Math.min(left, (tooLong ? frame.endMinute : dayMinutes) - startMinute)
			minute = startMinute + now
			timed.push({ stepId, minutes: now, day, startMinute, endMinute: minute })
			left -= now
		}
	}
	return timed
}

/** A block and those of the same step right after it. */
function restOf(blocks: readonly Part[], n: number): Part[] {
	const end = blocks.findIndex((block, at) => at > n && block.stepId !== blocks[n]?.stepId)
	return blocks.slice(n, end < 0 ? undefined : end)
}

/** The last hour at which anything begins. */
const lastStart = dayMinutes - 15

/** The latest minute at which a step may begin to be at its hour or within its window, where the window holds it. */
function notAfter(
	{ when, fromMinute = 0, untilMinute = dayMinutes }: CutStep['detail'],
	minutes: number,
): number {
	if (when === 'fixed') return Math.min(fromMinute, lastStart)
	return when === 'window' ? Math.min(lastStart, Math.max(fromMinute, untilMinute - minutes)) : lastStart
}

/** Steps in an order in which none stands before what it follows; otherwise as on the sheet. */
export function inOrder<One extends { id: string; detail: CutStep['detail'] }>(steps: readonly One[]): One[] {
	const known = new Map(steps.map((step) => [step.id, step]))
	const found = new Set<One>()
	const place = (step: One, above: readonly One[]) => {
		const before = known.get(step.detail.afterId ?? '')
		if (before && !above.includes(before)) place(before, [...above, step])
		found.add(step)
	}
	for (const step of steps) place(step, [])
	return [...found]
}

/** What a piece of these steps asks to know, each once: who comes can be asked for one alone. */
export const skillsOf = (steps: readonly CutStep[], parts: readonly Part[]): string[] => [
	...new Set(
		steps.flatMap(({ id, detail }) =>
			detail.skill !== undefined && hasStep(parts, id) ? [detail.skill] : [],
		),
	),
]

/** Blocks of one day as a piece; neighbours of the same step are one part. Two who are told to do a step together are two seats. */
export function pieceOf(
	steps: readonly CutStep[],
	blocks: readonly Block[],
	seats = 1,
): CutPiece | undefined {
	const [first, last] = [blocks[0], blocks.at(-1)]
	if (!first || !last || first.day !== last.day) return undefined
	const parts: Part[] = []
	for (const { stepId, minutes } of blocks) {
		const before = parts.at(-1)
		if (before?.stepId === stepId) parts[parts.length - 1] = { stepId, minutes: before.minutes + minutes }
		else parts.push({ stepId, minutes })
	}
	return {
		parts,
		day: first.day,
		startMinute: Math.floor(first.startMinute / 5) * 5,
		endMinute: Math.ceil(last.endMinute / 5) * 5,
		seats: Math.max(seats, needsTwo(steps, parts) ? 2 : 1),
	}
}

/** The blocks of each day as a piece: one person, or `seats` together, from morning to end. */
export function piecesByDay(steps: readonly CutStep[], blocks: readonly Block[], seats = 1): CutPiece[] {
	const days = [...new Set(blocks.map((block) => block.day))]
	return days.flatMap(
		(day) =>
			pieceOf(
				steps,
				blocks.filter((block) => block.day === day),
				seats,
			) ?? [],
	)
}

/** Whether a piece is worth coming for: long enough, and no useful block of a step torn. */
export function isUseful(steps: readonly CutStep[], piece: CutPiece): boolean {
	const known = new Map(steps.map((step) => [step.id, step]))
	return piece.parts.every(({ stepId, minutes }) => {
		const step = known.get(stepId)
		return step !== undefined && (minutes >= leastOf(step) || minutes >= minutesOf(step))
	})
}

/** Whether a step of one group follows, near or far, one of the other: the one has to wait then. */
export function waitsFor(steps: readonly CutStep[], one: readonly Part[], other: readonly Part[]): boolean {
	const after = new Map(steps.map((step) => [step.id, step.detail.afterId]))
	const ids = new Set(other.map((part) => part.stepId))
	return one.some(({ stepId }) => {
		const seen = new Set<string>()
		for (let at = after.get(stepId); at !== undefined && !seen.has(at); at = after.get(at)) {
			if (ids.has(at)) return true
			seen.add(at)
		}
		return false
	})
}

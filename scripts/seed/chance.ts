// Chance in the demo town: a stream of its own for each matter, so that a change in one moves nothing in the others.
import { mulberry } from '../random'

export type Chance = {
	/** From 0 up to 1. */
	draw(): number
	/** A whole number, both ends included. */
	whole(least: number, most: number): number
	/** True in this share of all cases. */
	yes(share: number): boolean
	one<T>(from: readonly T[]): T
	/** One of them, the heavier the likelier; undefined when nothing weighs anything. */
	weighted<T>(from: readonly T[], weight: (one: T) => number): T | undefined
	/** So many different ones, in the order drawn. */
	some<T>(from: readonly T[], count: number): T[]
}

function numberOf(text: string): number {
	let hash = 2_166_136_261
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
	return hash >>> 0
}

/** The stream of a matter, for example `chanceOf(1, 'person 17')`. */
export function chanceOf(seed: number, matter: string): Chance {
	const draw = mulberry((numberOf(matter) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0)
	const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1))
	const one = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T
	return {
		draw,
		whole,
		one,
		yes: (share) => draw() < share,
		weighted(from, weight) {
			const weights = from.map(weight)
			let left = draw() * weights.reduce((sum, one) => sum + one, 0)
			for (const [n, item] of from.entries()) {
				left -= weights[n] ?? 0
				if (left < 0) return item
			}
			return undefined
		},
		some(from, count) {
			const rest = [...from]
			const drawn: (typeof rest)[number][] = []
			while (drawn.length < count && rest.length > 0)
				drawn.push(...rest.splice(Math.floor(draw() * rest.length), 1))
			return drawn
		},
	}
}

// Fifteen to seventeen: from when they may join, and what work is not for them. A council allows it by its least age (practice.md 22).
import type { Day } from '~/base/day'
import { addDays, ageOn } from '~/base/day'

export const grownUpAge = 18

/** 義務教育の終わり: the first 31 March on or after the day somebody becomes 15, which is the day before their birthday (年齢計算ニ関スル法律). */
export function schoolEnd(birthDay: Day): Day {
	const fifteen = addDays(
		`${Number(birthDay.slice(0, 4)) + 15}-${birthDay.slice(5) === '02-29' ? '03-01' : birthDay.slice(5)}`,
		-1,
	)
	const year = Number(fifteen.slice(0, 4))
	return fifteen.slice(5) <= '03-31' ? `${year}-03-31` : `${year + 1}-03-31`
}

/** Whether somebody is under eighteen on a day. */
export const isYoung = (birthDay: Day, day: Day): boolean => ageOn(birthDay, day) < grownUpAge

/** Whether somebody may join: old enough for this council, and never before the April after school. */
export const oldEnough = (birthDay: Day, day: Day, leastAge: number): boolean =>
	ageOn(birthDay, day) >= leastAge && (!isYoung(birthDay, day) || day > schoolEnd(birthDay))

/** The minute after which nobody under eighteen works. */
export const youngUntilMinute = 20 * 60

/** What of a piece of work counts here. */
export type PieceForYoung = { day: Day; endMinute: number; hazards: readonly string[]; privateHome: boolean }

/** Why a piece is not for somebody under eighteen on its day; null where it is, or where they have turned eighteen. */
export function youngBar(birthDay: Day, piece: PieceForYoung): 'hazard' | 'home' | 'late' | null {
	if (birthDay === '' || !isYoung(birthDay, piece.day)) return null
	if (piece.hazards.length > 0) return 'hazard'
	if (piece.privateHome) return 'home'
	return piece.endMinute > youngUntilMinute ? 'late' : null
}

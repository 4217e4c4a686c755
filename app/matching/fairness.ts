// How evenly turns fell in a month, in four figures. Pure; what was decided and why is checked in fair-proof.

/** Somebody who could be asked in a month: turns in it, and days since the last turn at its end. */
export type Standing = { turns: number; waitedDays: number }

export type Figures = {
	people: number
	/** Most turns less fewest. */
	spread: number
	longestWaitDays: number
	/** 0 where all had as many, towards 1 where one had all; in thousandths. */
	gini: number
	decisions: number
	/** Decisions past the rule, with their reason. */
	overrides: number
}

/** Figures of fewer people than this are told to nobody outside: they would tell about one. */
export const leastPeopleShown = 10

/** How unevenly turns fell: the mean difference between any two people, over twice the mean; 0 without turns. */
export function gini(turns: readonly number[]): number {
	const sum = turns.reduce((total, one) => total + one, 0)
	if (sum === 0) return 0
	const weighted = [...turns].sort((a, b) => a - b).reduce((total, one, at) => total + one * (at + 1), 0)
	const many = turns.length
	return (2 * weighted) / (many * sum) - (many + 1) / many
}

/** The month in figures. */
export function figuresOf(
	standings: readonly Standing[],
	decided: { decisions: number; overrides: number },
): Figures {
	const turns = standings.map((one) => one.turns)
	const most = turns.reduce((high, one) => Math.max(high, one), 0)
	const fewest = turns.reduce((low, one) => Math.min(low, one), most)
	return {
		people: standings.length,
		spread: most - fewest,
		longestWaitDays: standings.reduce((high, one) => Math.max(high, one.waitedDays), 0),
		gini: Math.round(gini(turns) * 1000) / 1000,
		...decided,
	}
}

/** What may be told outside of a month: nothing of fewer than ten people. */
export const shownOutside = (figures: Figures | undefined): Figures | undefined =>
	figures && figures.people >= leastPeopleShown ? figures : undefined

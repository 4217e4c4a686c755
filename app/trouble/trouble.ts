// What may go wrong, in the kinds of the 苦情処理簿.

/** 事故・けが, 物をこわした, ヒヤリハット, 苦情, 約束とちがう, and what neighbours say. Harassment is the desk's alone (people/consideration). */
export const troubleKinds = [
	'accident',
	'damage',
	'near-miss',
	'complaint',
	'different',
	'neighbour',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

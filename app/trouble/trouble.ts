// What may go wrong, in the kinds of the 苦情処理簿, and the days that follow from it.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/** 事故・けが, 物をこわした, ヒヤリハット, 約束とちがう, 苦情, and what neighbours say. Harassment is the desk's alone (people/consideration). */
export const troubleKinds = [
	'accident',
	'damage',
	'near-miss',
	'different',
	'complaint',
	'neighbour',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

/** What a registrant or an employer tells themselves; a neighbour tells the office. */
export const ownKinds = ['accident', 'damage', 'near-miss', 'different', 'complaint'] as const

/** Whether somebody was hurt, as it is told. */
export const hurts = ['no', 'yes', 'unknown'] as const
export type Hurt = (typeof hurts)[number]

/** What is written down about a case; `told` is read by who told it. */
export const stepKinds = ['looked-into', 'talked', 'told', 'agreed'] as const
export type StepKind = (typeof stepKinds)[number]

/** Words added by who told it; the office reads them as something new. */
export const addedStep = 'added'

/** Somebody or something came to harm: the office is called at once, and an insurer may have to hear of it. */
export const isAccident = (kind: TroubleKind): boolean => kind === 'accident' || kind === 'damage'

/** Whether the office is called at once; a ヒヤリハット never alarms anybody. */
export const callsAtOnce = ({ kind, hurt }: { kind: TroubleKind; hurt: Hurt }): boolean =>
	isAccident(kind) || (hurt === 'yes' && kind !== 'near-miss')

/** The first day whose accidents of people who work on their own are reported to the 労基署 (令7法33; handbook §3.5). */
export const labourReportsFrom: Day = '2027-01-01'

/**
 * By when the insurer is told, so many days after the accident; and by when the 労基署 is, where somebody was or may be
 * hurt from 2027 on: whether it is owed (death, or four days and more away) is for the office to find out.
 */
export function reportDays(
	{ kind, hurt, happenedDay }: { kind: TroubleKind; hurt: Hurt; happenedDay: Day },
	{ insurerDays, labourDays }: { insurerDays: number | null; labourDays: number },
): { insurerDueDay: Day | null; labourDueDay: Day | null } {
	if (!isAccident(kind)) return { insurerDueDay: null, labourDueDay: null }
	const owed = kind === 'accident' && hurt !== 'no' && happenedDay >= labourReportsFrom
	return {
		insurerDueDay: insurerDays === null ? null : addDays(happenedDay, insurerDays),
		labourDueDay: owed ? addDays(happenedDay, labourDays) : null,
	}
}

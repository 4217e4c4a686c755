// Terms that change after they went out: what may change, what another version says anew, and what is still undecided.
import { refused } from '~/words/refusal'
import type { TermsBody } from '~db/schema/assignments'
import type { UndecidedItem } from '~db/schema/work'

/**
 * What another version may say otherwise: how and where exactly, and the hours within the slot. Another day is another
 * slot, another sum is a correction (`money/`), and neither is done here.
 */
export const changeableItems = [
	'place',
	'address',
	'startMinute',
	'endMinute',
	'procedure',
	'specification',
	'bring',
] as const
export type ChangeableItem = (typeof changeableItems)[number]
export type TermsChange = Partial<Record<ChangeableItem, string | number>>

/** The items an undecided one leaves open. */
const leavesOpen = {
	address: ['address'],
	hours: ['startMinute', 'endMinute'],
	procedure: ['procedure'],
	bring: ['bring'],
} as const satisfies Record<UndecidedItem['item'], readonly ChangeableItem[]>

/** What terms leave open, each with its reason and the day it will be said. */
export function undecidedIn(body: TermsBody): UndecidedItem[] {
	return typeof body.undecided === 'string' && body.undecided !== ''
		? (JSON.parse(body.undecided) as UndecidedItem[])
		: []
}

/** The items terms may lack for now, since they say why and until when. */
export const leftOpen = (body: TermsBody): ReadonlySet<string> =>
	new Set(undecidedIn(body).flatMap(({ item }) => leavesOpen[item]))

/** The same as it stands among the items; '' when all is decided. */
export const sayUndecided = (open: readonly UndecidedItem[]): string =>
	open.length === 0 ? '' : JSON.stringify(open)

/** Terms with a change in them; what it says is undecided no more. */
export function withChange(body: TermsBody, change: TermsChange): TermsBody {
	const said = Object.keys(change)
	const open = undecidedIn(body).filter(({ item }) => !leavesOpen[item].some((one) => said.includes(one)))
	return { ...body, ...change, undecided: sayUndecided(open) }
}

export type ChangedItem = { item: ChangeableItem; before: string | number; after: string | number }

/** What one version says otherwise than another, in the order of the terms. */
export function changedItems(before: TermsBody, after: TermsBody): ChangedItem[] {
	return changeableItems.flatMap((item) => {
		const [old, now] = [before[item] ?? '', after[item] ?? '']
		return old === now ? [] : [{ item, before: old as string | number, after: now as string | number }]
	})
}

/** Refuses a change that changes nothing, empties what must be said, or leaves the slot's hours. */
export function checkChange(
	body: TermsBody,
	change: TermsChange,
	slot: { startMinute: number; endMinute: number },
): void {
	const after = withChange(body, change)
	const fixed = undecidedIn(body).length > undecidedIn(after).length
	if (changedItems(body, after).length === 0 && !fixed) throw refused('terms-change-none')
	for (const item of ['place', 'address', 'procedure', 'specification'] as const)
		if (change[item] !== undefined && String(change[item]).trim() === '')
			throw refused('terms-change-empty', undefined, item)
	const [from, to] = [Number(after.startMinute), Number(after.endMinute)]
	if (from < slot.startMinute || to > slot.endMinute || from >= to)
		throw refused('terms-change-hours', slot, 'startMinute')
}

/** The version that holds: the last that got its yes, else the newest; undefined where there is none. */
export const standingOf = <Version extends { answer: string | null }>(
	versions: readonly Version[],
): Version | undefined => versions.findLast((one) => one.answer === 'yes') ?? versions.at(-1)

/** A newer version than the one that holds, as far as it still matters: asked, or answered with no or not at all. */
export function changeAfter<Version extends { version: number; answer: string | null }>(
	versions: readonly Version[],
): Version | undefined {
	const standing = standingOf(versions)
	const newest = versions.at(-1)
	if (!standing || !newest || newest.version <= standing.version || standing.answer !== 'yes')
		return undefined
	return newest.answer === 'withdrawn' ? undefined : newest
}

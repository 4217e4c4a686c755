// What a cut brings beside the whole, and which one to begin with; a lower chance of filling is never passed over. Pure.

/** A cut as far as this looks at it; `chance` is null while the past does not tell. */
export type WeighedCut = { kind: string; chance: number | null; people: number; fewest: number }

/** What changes from the whole to a cut; of chances in hundredths, as they are shown. */
export type CutGain = { what: 'people' | 'fewest' | 'less-likely'; from: number; to: number }

const hundredths = (chance: number) => Math.round(chance * 100)

/** That a cut fills less likely, before anything else; else more people, or a scarcest piece that more could take; nothing where it brings none. */
export function gainBeside(one: WeighedCut, cut: WeighedCut): CutGain | null {
	if (one.chance !== null && cut.chance !== null && hundredths(cut.chance) < hundredths(one.chance))
		return { what: 'less-likely', from: hundredths(one.chance), to: hundredths(cut.chance) }
	const brings = (what: 'people' | 'fewest') => ({ what, from: one[what], to: cut[what] })
	if (cut.fewest > one.fewest && (one.fewest === 0 || cut.people <= one.people)) return brings('fewest')
	if (cut.people > one.people && (cut.fewest > 0 || one.fewest === 0)) return brings('people')
	return null
}

/** The cut to begin with: where the past tells, the one that most likely fills; else the first that is not the whole. */
export function cutToBeginWith<Cut extends WeighedCut>(cuts: readonly Cut[]): Cut | undefined {
	const [best] = cuts
		.filter((cut) => cut.chance !== null)
		.toSorted((a, b) => hundredths(b.chance ?? 0) - hundredths(a.chance ?? 0) || b.people - a.people)
	return best ?? cuts.find((cut) => cut.kind !== 'one') ?? cuts[0]
}

// Who answers the telephone: the council as every page names it. The door reads it from the settings.

/** The council, as the head and the foot of a page show it. `hours` and `place` are ready sentences. */
export type Office = {
	/** ひなた市 */
	town: string
	/** ひなた市しごとコンビニ協議会 */
	name: string
	/** 0999-00-1234, as it is read */
	telephone: string
	/** 平日 8時30分から17時15分まで */
	hours: string
	/** 市役所 1階 3番窓口 */
	place: string
	/** From what age on one may join. */
	leastAge: number
	/** An invented town to try things in; every page says so. */
	demo: boolean
}

/** Who stands at the foot of a paper. */
export type PaperOffice = Pick<Office, 'name' | 'telephone'>

/** `tel:` and the digits alone. */
export function telHref(telephone: string): string {
	return `tel:${telephone.replace(/[^\d+#*]/g, '')}`
}

// What a person may tell with a consultation: the choices as the council and its employers stand, and what was chosen of them.
import { z } from 'zod'
import { areasToChoose } from '~/council/area.server'
import { allEmployers } from '~/people/employer.server'
import type { TellsChoices } from '~/ui/tells-fields'
import type { Tells } from '~/wellness/gate'
import { ages, workFields } from '~/wellness/tells'
import { statisticsWords } from '~/words/ja/statistics'
import type { Db } from '~db/client'

const words = statisticsWords

/** The choices; firms are the council's own, without households and those that have ended. */
export async function tellsChoices(on: Db): Promise<TellsChoices> {
	return {
		age: ages.map((value) => ({ value, label: words.ages[value] ?? value })),
		area: (await areasToChoose(on)).map(({ id, name }) => ({ value: id, label: name })),
		field: workFields.map((value) => ({ value, label: words.fields[value] ?? value })),
		employer: (await allEmployers(on))
			.filter(({ kind, state }) => kind !== 'household' && state !== 'ended')
			.map(({ id, name }) => ({ value: id, label: name })),
	}
}

const answer = z.string().max(40).optional()

/** The fields as a form's schema has them; each may be left out. */
export const tellsShape = { age: answer, area: answer, field: answer, employer: answer }

/** What was told, as the thread's details keep it; what is on no list counts as no answer. */
export async function tellsGiven(on: Db, given: Tells): Promise<{ tells?: Tells }> {
	const choices = await tellsChoices(on)
	const told = Object.entries(choices).flatMap(([dimension, some]) => {
		const value = given[dimension as keyof TellsChoices]
		return some.some((one) => one.value === value) ? [[dimension, value] as const] : []
	})
	return told.length === 0 ? {} : { tells: Object.fromEntries(told) }
}

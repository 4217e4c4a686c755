// The council's own rules in the demo town: its 規約, and the fortnight in which it tried 三者包括型.

import { and, asc, eq, gt } from 'drizzle-orm'
import { changeTerms } from '~/assignments/terms-change.server'
import { addDays, instantOf } from '~/base/day'
import { writeAgreementText } from '~/council/agreement.server'
import { addOfficeDays } from '~/council/calendar'
import { agreementKinds } from '~/council/contract-mode'
import { setSetting } from '~/council/setting.server'
import { agreementSamples } from '~/words/ja/agreements'
import { assignments } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import type { Town } from './town'
import { staffActor } from './town'

/** Days from the beginning of the twelve weeks: the texts, and the first and last day of the trial. */
const written = 35
const tried = { from: 42, until: 55 }

/** Work asked in the seventh and eighth week is of three parties and stays so; before and after the council commissions. */
export function playRules(town: Town): void {
	const at = instantOf(addOfficeDays(addDays(town.start, written), 0, town.hours.closing), 620)
	town.stage.at(at, async (tx) => {
		const head = staffActor(town, 'administrator')
		for (const kind of agreementKinds)
			await writeAgreementText(tx, head, kind, agreementSamples[kind], addDays(town.start, written + 4))
		await setSetting(tx, head, 'contract-mode', 'B', addDays(town.start, tried.from))
		await setSetting(tx, head, 'contract-mode', 'A', addDays(town.start, tried.until + 1))
	})
	// This morning somebody's promise is asked to change: they have not answered yet.
	town.stage.at(instantOf(town.today, 530), async (tx) => {
		const [ahead] = await tx
			.select({ id: assignments.id })
			.from(assignments)
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.where(and(eq(assignments.state, 'agreed'), gt(slots.day, addDays(town.today, 4))))
			.orderBy(asc(slots.day), asc(assignments.id))
			.limit(1)
		if (ahead)
			await changeTerms(
				tx,
				staffActor(town, 'arranger'),
				ahead.id,
				{ bring: '動きやすい服、上ばき、飲みもの。ひざ当ては、こちらで用意します。' },
				'床にひざをつく作業がふえたためです。',
			)
	})
}

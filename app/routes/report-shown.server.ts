// The year's report as its page, its file and its paper show it: plan beside actual.
import { now } from '~/base/clock'
import { dayOf, fiscalYearOf } from '~/base/day'
import { plansOf } from '~/council/plan-figure.server'
import { activityLines, fieldLines, workerLines } from '~/reports/year-report'
import { yearReport } from '~/reports/year-report.server'
import { reportWords as words } from '~/words/ja/report'
import type { Db } from '~db/client'

const groups = { activity: activityLines, workers: workerLines, fields: fieldLines }

/** The fiscal year an address asks for; this one where it asks for none, or for one that is not kept. */
export function yearOf(request: Request): number {
	const today = fiscalYearOf(dayOf(now()))
	const asked = Number(new URL(request.url).searchParams.get('year'))
	return Number.isInteger(asked) && asked > today - 20 && asked <= today + 1 ? asked : today
}

/** Its lines by group. */
export async function reportShown(on: Db, year: number) {
	const plans = await plansOf(on, year)
	const counts = await yearReport(on, year)
	return Object.entries(groups).map(([group, lines]) => ({
		group: group as keyof typeof words.groups,
		lines: lines.map((key) => {
			const [label = key, unit = ''] = words.lines[key] ?? []
			return { key, label, unit, plan: plans.get(key) ?? null, actual: counts[key] ?? null }
		}),
	}))
}

// Findings of the contract check put into words for the page.
import { contractQuestions, lawRules, wordRules } from '~/words/ja/contract-rules'
import { sayInstant } from '~/words/ja/dates'
import { hazardWords, sheetWords } from '~/words/ja/sheet'
import type { CheckedTask, Finding } from '~/work/contract-check'
import type { OpenFinding } from '~/work/contract-check.server'
import type { FindingShown } from './contract-part'

const words = sheetWords.contract

type Task = CheckedTask

/** Why a finding matters, and whom to ask where another law holds. */
function whyOf({ rule, level, taskId }: Finding, tasks: readonly Task[]): string {
	if (level === 'law') {
		const law = lawRules.find((one) => one.code === rule)
		return law ? `${words.law(law.what, law.law)}${words.ask(law.ask)}` : ''
	}
	if (rule === 'two-people') {
		const task = tasks.find((one) => one.id === taskId)
		const risks = [...(task?.hazards ?? []), ...(task?.privateHome && !task.atHome ? ['private-home'] : [])]
		return words.twoPeople(risks.map((one) => hazardWords[one] ?? one).join('・'))
	}
	if (rule === 'night') return words.night
	if (rule === 'day-after-day') return words.dayAfterDay
	return (
		contractQuestions.find((one) => `question-${one.code}` === rule)?.why ??
		wordRules.find((one) => one.code === rule)?.why ??
		''
	)
}

/** All findings for the page; `names` tells who asked and who let one pass, `own` who is reading. */
export const findingsShown = (
	findings: readonly OpenFinding[],
	tasks: readonly Task[],
	names: ReadonlyMap<string, string>,
	own: string,
): FindingShown[] =>
	findings.map((finding) => {
		const { override, refusal, settled } = finding
		const task = tasks.find((one) => one.id === finding.taskId)
		return {
			about: finding.about,
			level: finding.level,
			where: task && finding.field ? words.where(task.title, words.fields[finding.field] ?? '') : '',
			taskId: finding.taskId,
			sentence: finding.sentence,
			marks: finding.marks,
			why: whyOf(finding, tasks),
			better: finding.better,
			settled,
			refusal:
				refusal && !override
					? {
							said: words.refused(names.get(refusal.by) ?? '', sayInstant(refusal.at, 'staff')),
							reason: refusal.reason,
						}
					: null,
			override: override && {
				id: override.id,
				reason: override.reason,
				mine: override.askedBy === own,
				said: override.approvedAt
					? words.approved(
							names.get(override.approvedBy ?? '') ?? '',
							sayInstant(override.approvedAt, 'staff'),
						)
					: words.waits(names.get(override.askedBy) ?? '', sayInstant(override.askedAt, 'staff')),
			},
		}
	})

// What every list of postings has to say once (12条): who recruits, and how to cancel.
import { cancelRuleOn } from '~/council/setting.server'
import { sayCancel } from '~/words/ja/pay'
import { officeOf, taskDefaults } from '~/work/task.server'
import type { Db } from '~db/client'

export type Rules = { name: string; address: string; contact: string; cancellation: string }

/** As it holds on a day; a task's own page says it again with its own words. */
export async function rulesOn(on: Db, day: string): Promise<Rules> {
	const { cancellation } = await taskDefaults(on, day)
	const cancel = sayCancel(await cancelRuleOn(on, day))
	return { ...(await officeOf(on, day)), cancellation: `${cancellation}\n${cancel}` }
}

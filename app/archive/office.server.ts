// Who stands at the foot of a paper, as the settings said on a day.
import type { Day } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { PaperOffice } from '~/ui/office'
import type { Db } from '~db/client'

/** The office's name and telephone on a day. */
export async function officeOn(on: Db, day: Day): Promise<PaperOffice> {
	const set = await settingsOn(on, ['office-name', 'office-telephone'], day)
	return { name: set['office-name'], telephone: set['office-telephone'] }
}

/** The same as the line at the foot of each page. */
export const footOf = ({ name, telephone }: PaperOffice) => `${name} ${telephone}`

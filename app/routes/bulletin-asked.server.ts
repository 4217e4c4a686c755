// The bulletin an address asks for: which areas and kinds.
import { bulletinOf } from '~/archive/bulletin.server'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { areasToChoose } from '~/council/area.server'
import { inSnapshot } from '~db/client'
import { addressOf, chosenIn } from './task-filter'

/** The bulletin, and the choice as the end of an address. */
export function bulletinAsked(request: Request) {
	const params = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const areas = await areasToChoose(on)
		const chosen = chosenIn(
			params,
			areas.map((area) => area.id),
		)
		return {
			bulletin: await bulletinOf(
				on,
				{ areaId: chosen.area, kind: chosen.kind },
				now(),
				environment().BASE_URL,
			),
			choice: addressOf('', chosen),
		}
	})
}

// What each tap about one's own work does, and the sentence it is answered with.
import { wishAccompaniment } from '~/assignments/accompaniment.server'
import { sayArrived, sayEnded } from '~/assignments/arrival.server'
import { callOffMine } from '~/assignments/call-off.server'
import { comeAfterAll } from '~/assignments/come-back.server'
import { releasePhotos, stopHalfway } from '~/assignments/completion.server'
import { sayComing } from '~/assignments/reconfirmation.server'
import { sayNo } from '~/assignments/terms.server'
import type { Actor } from '~/events/event'
import type { Tx } from '~db/client'
import type { TapName } from './taps'

/** `told` names the sentence of the page; `to` is where it leads when not back to the page. */
export type Tap = {
	act: (tx: Tx, actor: Actor, registrantId: string, assignmentId: string) => Promise<unknown>
	told: string
	to?: string
}

const taps: Record<TapName, Tap> = {
	no: { act: sayNo, told: 'declined-terms', to: '/my' },
	arrived: { act: sayArrived, told: 'arrived' },
	ended: { act: sayEnded, told: 'ended' },
	stopped: { act: stopHalfway, told: 'stopped' },
	coming: { act: sayComing, told: 'coming' },
	'call-off': { act: callOffMine, told: 'called-off' },
	come: { act: comeAfterAll, told: 'come' },
	wish: { act: (tx, actor, who, id) => wishAccompaniment(tx, actor, who, id, true), told: 'wished' },
	release: { act: (tx, actor, who, id) => releasePhotos(tx, actor, who, id, true), told: 'released' },
	keep: { act: (tx, actor, who, id) => releasePhotos(tx, actor, who, id, false), told: 'kept' },
	alone: { act: (tx, actor, who, id) => wishAccompaniment(tx, actor, who, id, false), told: 'alone' },
}

export const tapOf = (name: TapName): Tap => taps[name]

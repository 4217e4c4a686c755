// What the office still has to tell somebody who rings, and the calls that were made: the same for registrants and employers.
import { dayOf } from '~/base/day'
import { aboutCalls } from '~/notices/call.server'
import { sayCallWhy } from '~/notices/call-why'
import type { CallReason } from '~/people/call-reason'
import { callsOf } from '~/people/contact.server'
import { callInWords } from '~/words/ja/call-in'
import { councilWords } from '~/words/ja/council'
import { sayDay } from '~/words/ja/dates'
import type { Db } from '~db/client'
import type { Matter } from './call-in-parts'
import { sayAbout, talked } from './call-said'

const words = councilWords.calls

// Their answer stands with the work or the question itself, as one tap.
const answeredElsewhere = new Set(['terms', 'offer', 'again'])

// The page fits one screen of 1280 × 800; the rest stands on the call list.
const most = 2

/** Open calls to somebody, what may not wait first, each with the tap that closes it; and the last three that were made. */
export async function callsWith(
	on: Db,
	whom: string | { employerId: string },
): Promise<{ toTell: Matter[]; made: { id: string; day: string; why: string }[] }> {
	const all = await callsOf(on, whom, 40)
	const open = all.filter((one) => one.closedAt === null && !answeredElsewhere.has(one.why))
	const about = await aboutCalls(on, open)
	const toTell = [...open]
		.sort((a, b) => Number(b.red) - Number(a.red) || a.dueAt.getTime() - b.dueAt.getTime())
		.slice(0, most)
		.map((one): Matter => {
			const why = one.why as CallReason
			const lines = sayAbout(about.get(one.id), why, typeof whom === 'string')
			const [first, ...rest] = why === 'notice' ? lines : [words.whys[why], ...lines]
			return {
				id: `call-${one.id}`,
				what: one.red ? callInWords.urgent : callInWords.toTell,
				title: (first ?? words.whys[why]).split('。')[0] ?? '',
				when: rest.slice(0, 2).join('・'),
				href: `/council/calls#call-${one.id}`,
				presses: [
					{
						label: talked.has(why) ? words.talked : words.done,
						sends: { intent: 'told', id: one.id },
						strong: one.red,
					},
				],
			}
		})
	const made = all
		.filter((one) => one.tries.length > 0)
		.slice(0, 3)
		.map((one) => {
			const last = one.tries.at(-1)
			return {
				id: one.id,
				day: sayDay(dayOf(last?.at ?? one.openedAt)),
				// The first of its sentences is enough to remember by.
				why: [
					sayCallWhy(one).split('。')[0],
					// That it was said goes without saying.
					last?.outcome === 'done' ? '' : (words.outcomes as Record<string, string>)[last?.outcome ?? ''],
				]
					.filter(Boolean)
					.join(' '),
			}
		})
	return { toTell, made }
}

// All work of the demo town, one of each trade after another, so that any stretch of the list is mixed.
import { care } from './care'
import { daily } from './daily'
import { farming } from './farming'
import { making } from './making'
import type { WorkText } from './text'
import { tourism } from './tourism'
import { townHall } from './town-hall'

const trades = [townHall, daily, farming, tourism, care, making]

export const allWork: WorkText[] = Array.from({ length: 8 }, (_, n) =>
	trades.flatMap((trade) => trade[n] ?? []),
).flat()

export const workOf = (key: string): WorkText => {
	const found = allWork.find((one) => one.key === key)
	if (!found) throw new Error(`no such work: ${key}`)
	return found
}

// `npm run check:forecast`: the chance that seats fill, as it would have been said four weeks ago, held against what came.
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { checkForecast, leastHistory } from '~/matching/forecast'
import { pastSlots } from '~/matching/forecast.server'
import { closeDatabase, db } from '~db/client'
import { refuseWithoutSite } from './site-there'

const weeks = 4
await refuseWithoutSite()
const today = dayOf(now())
const from = addDays(today, -7 * weeks)
const past = await pastSlots(db(), today)
const found = checkForecast(past, from)
if (!found)
	process.stdout.write(
		`Not enough history: ${past.filter((slot) => slot.day < from).length} slots before ${from} (${leastHistory} are needed), ${past.filter((slot) => slot.day >= from).length} since.\n`,
	)
else {
	const better = 1 - found.brier / found.plain
	process.stdout.write(
		[
			`${found.slots} slots from ${from} on, by a forecast from ${past.length - found.slots} slots before.`,
			`Brier score of the forecast:        ${found.brier.toFixed(4)}`,
			`Brier score of the plain past rate: ${found.plain.toFixed(4)}`,
			`The forecast is ${(Math.abs(better) * 100).toFixed(1)} % ${better >= 0 ? 'nearer' : 'further off'}.`,
			'',
		].join('\n'),
	)
}
await closeDatabase()

// The demo town: a fictional city that plays twelve weeks through the rooms with a moved clock; same day and seed, same rows.
import { moveClock, now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, fiscalYearOf, instantOf, minuteOf } from '~/base/day'
import { drawIdsFrom } from '~/base/ids'
import { chainAll } from '~/chores/timetable.server'
import { addOfficeDays } from '~/council/calendar'
import { inTransaction } from '~/events/transaction.server'
import { townFactsOn } from '~/matching/town.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { demoSignIns } from '~/people/demo-sign-in'
import { hashSecret } from '~/people/secret.server'
import { closeKeyring } from '~/wellness/keyring.server'
import { db } from '~db/client'
import { playAround } from './seed/around'
import { chanceOf } from './seed/chance'
import { playConsultations } from './seed/consultations'
import { again } from './seed/deciding'
import { playEarning } from './seed/earning'
import { bringEmployers } from './seed/employers'
import { officeHours } from './seed/hours'
import { bringPeople } from './seed/joining'
import { playMeetings } from './seed/meetings'
import { playMoney } from './seed/money'
import { playMoneyIn } from './seed/money-in'
import { playConversations, playDays, readUntil } from './seed/office'
import { playPapers } from './seed/papers'
import { playPlanning } from './seed/planning'
import { playRequest } from './seed/requests'
import { playRules } from './seed/rules'
import { scenePlans } from './seed/scenes'
import { playShares } from './seed/shares'
import { keepFree } from './seed/slots'
import { openHouse, ownClosingDaysAround } from './seed/staff'
import { makeStage } from './seed/stage'
import { storyPlans } from './seed/story'
import type { Town } from './seed/town'
import { playTroubles } from './seed/troubles'
import { playVoices } from './seed/voices'
import { playWeather } from './seed/weather'
import { weeksPlans } from './seed/weeks'

export type SeedOptions = { today?: string; seed?: number; people?: number; tasks?: number }

/** The town's present: ten in the morning. Before ten o'clock the town is as it was the day before. */
const present = 10 * 60

const lastPresent = (): Day => (minuteOf(now()) < present ? addDays(dayOf(now()), -1) : dayOf(now()))

/** Fills an empty database. `today` is the town's present day (default: the day it is run); nothing lies after its 10:00. */
export async function seedTown({
	today = lastPresent(),
	seed = 1,
	people = 250,
	tasks = 108,
}: SeedOptions = {}): Promise<void> {
	const ids = chanceOf(seed, 'ids')
	const secrets = {
		staff: await hashSecret('hinata-2026'),
		pin: await hashSecret(demoSignIns[0].secret),
	}
	const hours = officeHours(new Set(ownClosingDaysAround(today)))
	const start = addOfficeDays(addDays(today, -84), 0, hours.closing)
	// 登録番号 begin with the fiscal year: the demo's own sign-in is the first number of 2026, whenever the town is made.
	const opened = fiscalYearOf(start) > 2026 ? addOfficeDays('2026-04-01', 0, hours.closing) : start
	const stage = makeStage(instantOf(opened, 8 * 60))
	drawIdsFrom(() => Uint8Array.from({ length: 16 }, () => ids.whole(0, 255)))
	try {
		const house = await inTransaction((tx) => openHouse(tx, today, opened, secrets.staff))
		const town: Town = {
			...house,
			facts: await townFactsOn(db(), today),
			seed,
			today,
			start,
			opened,
			end: instantOf(today, present),
			stage,
			hours,
			chance: (matter) => chanceOf(seed, matter),
			people: [],
			registered: [],
			employers: new Map(),
			secrets,
			plays: new Map(),
			dealt: new Map(),
		}
		bringPeople(town, people)
		bringEmployers(town)
		const story = [...storyPlans(town), ...scenePlans(town)]
		for (const plan of story) for (const slot of plan.slots) keepFree(town, slot)
		for (const plan of [...story, ...weeksPlans(town, Math.max(0, tasks - story.length))])
			playRequest(town, plan)
		playRules(town)
		playTroubles(town)
		playDays(town)
		playWeather(town, again)
		playAround(town)
		playEarning(town)
		playShares(town)
		playMoneyIn(town)
		playMoney(town)
		playPapers(town)
		playConversations(town)
		playConsultations(town)
		playMeetings(town)
		playVoices(town)
		playPlanning(town)
		readUntil(town, 3)
		await stage.play(town.end)
		await tellWhatHappened()
		await chainAll()
	} finally {
		moveClock(undefined)
		drawIdsFrom(undefined)
		await closeKeyring()
	}
}

// The twelve weeks of the demo town: which work is asked when, mixed over the trades; much is past, some is open.
import type { Day } from '~/base/day'
import { addDays, weekdayOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import type { RequestPlan } from './requests'
import type { SlotPlan } from './slots'
import type { Town } from './town'
import { allWork } from './work/all'
import type { WorkText } from './work/text'

/** Posted work that is over by today, and posted work with days to come. */
const pastMost = 38

/** So many postings beside the story: the older ones over, the newer ones open. */
export function weeksPlans(town: Town, count: number): RequestPlan[] {
	const open = Math.max(Math.ceil(count * 0.28), count - Math.max(pastMost, Math.floor(count / 16)))
	const past = count - open
	// A large town asks for its work again and again.
	const slots = count > 400 ? 9 : 2
	const plans: RequestPlan[] = []
	for (let n = 0; n < past; n++) {
		const text = allWork[n % allWork.length] as WorkText
		const chance = town.chance(`past ${n}`)
		const first =
			n < allWork.length
				? -62 + Math.floor((n * 46) / Math.min(past, allWork.length))
				: chance.whole(slots > 2 ? -60 : -30, -9)
		plans.push(
			planOf(
				town,
				text,
				addDays(town.today, first + chance.whole(0, 3)),
				chance.whole(7, 11),
				(slots > 2 ? slots : Math.min(2, text.when.slots)) + (n % 3 === 0 ? 1 : 0),
			),
		)
	}
	for (let n = 0; n < open; n++) {
		const text = allWork[(past + n * 3 + Math.floor(n / allWork.length)) % allWork.length] as WorkText
		const chance = town.chance(`open ${n}`)
		plans.push(
			planOf(
				town,
				text,
				addDays(town.today, n % 6 === 0 ? -3 : chance.whole(1, 18)),
				chance.whole(8, 15),
				text.when.slots,
				n,
			),
		)
	}
	return plans.filter((plan) => plan.slots.length > 0)
}

/** A posting whose slots begin on or after a day, so many days after it is posted. */
function planOf(town: Town, text: WorkText, from: Day, lead: number, count: number, n = 0): RequestPlan {
	const { today, hours } = town
	const employer = town.employers.get(text.employer)
	const yesterday = addOfficeDays(today, -1, hours.closing)
	const ready = addOfficeDays(employer?.joined ?? town.start, 4, hours.closing)
	let publishDay = addOfficeDays(addDays(from, -lead), 0, hours.closing)
	if (publishDay < ready) publishDay = ready
	if (publishDay > yesterday) publishDay = yesterday
	const earliest = addOfficeDays(publishDay, 3, hours.closing)
	return { text, publishDay, slots: slotsOf(town, text, from > earliest ? from : earliest, count, n) }
}

function slotsOf(town: Town, text: WorkText, from: Day, count: number, n: number): SlotPlan[] {
	const { when, task } = text
	const office = town.employers.get(text.employer)?.kind === 'office'
	const found: SlotPlan[] = []
	// Where a large town asks for the same work often, it begins at another hour each time.
	const start = when.start + 30 * (Math.floor(n / allWork.length) % 4)
	for (let days = 0; found.length < count && days < 40; days++) {
		const day = addDays(from, days)
		if (!when.weekdays.includes(weekdayOf(day)) || (office && !town.hours.isOpen(day))) continue
		if (day.slice(5) >= '12-31' || day.slice(5) <= '01-03') continue
		found.push({
			day,
			startMinute: start,
			endMinute: start - when.start + (when.until ?? when.start + task.minutes),
			seats: when.seats,
		})
	}
	return found
}

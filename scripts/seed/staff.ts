// The demo town's own house: its mark, districts, closing days, and the people of the office with their sign-ins.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { addArea, setAreaWay, setBusTimes, setFirstBus } from '~/council/area.server'
import { addOfficeDays } from '~/council/calendar'
import { demoMark } from '~/council/demo-mark.server'
import type { InsuranceFields } from '~/council/insurance.server'
import { enterInsurance } from '~/council/insurance.server'
import { chore } from '~/events/event'
import type { BusDays } from '~/matching/way'
import { grantRole, makeAccount } from '~/people/account.server'
import type { Role } from '~/people/role'
import type { Tx } from '~db/client'
import { closingDays, settings } from '~db/schema/council'
import { districts } from './names'
import type { StaffKey } from './town'

type Person = { key: StaffKey; name: string; email: string; roles: Role[] }

const office: Person[] = [
	{ key: 'receptionist', name: '井上 さち', email: 'uketsuke@hinata.example', roles: ['receptionist'] },
	{ key: 'arranger', name: '森川 たくみ', email: 'chosei@hinata.example', roles: ['arranger'] },
	{
		key: 'approver',
		name: '大西 のぼる',
		email: 'kessai@hinata.example',
		roles: ['approver', 'harassment-hearer'],
	},
	{
		key: 'treasurer',
		name: '原 みどり',
		email: 'kaikei@hinata.example',
		roles: ['treasurer', 'harassment-hearer'],
	},
	{ key: 'administrator', name: '片山 しん', email: 'kanri@hinata.example', roles: ['administrator'] },
	{ key: 'auditor', name: '三宅 とおる', email: 'kansa@hinata.example', roles: ['auditor'] },
	{
		key: 'outside-approver',
		name: '吉野 まさる',
		email: 'kanji@hinata.example',
		roles: ['outside-approver'],
	},
	{ key: 'head', name: '本間 ちさと', email: 'tokatsu@hinata.example', roles: ['head-coordinator'] },
	{ key: 'coordinator', name: '白石 ゆう', email: 'soudan@hinata.example', roles: ['coordinator'] },
	{
		key: 'second-coordinator',
		name: '緒方 みのり',
		email: 'soudan2@hinata.example',
		roles: ['coordinator'],
	},
]

/** Days on which the office has its electricity checked: one behind, one ahead. */
export const ownClosingDaysAround = (today: Day): Day[] => [
	addOfficeDays(addDays(today, -40), 0),
	addOfficeDays(addDays(today, 24), 0),
]

const insuredDays = 540

// An audit comes for a time; a demo town is looked at for longer than it is young.
const auditDays = 365

/** When the first bus is in each district, and minutes by car to those named before it. */
const firstBuses = [450, 480, 495, 510, 480, 525]
const waysByCar = [[], [10], [10, 20], [20, 30, 25], [15, 15, 20, 30], [25, 30, 15, 35, 30]]

/** Minutes of the day at which a bus comes and goes. */
type Bus = readonly [days: BusDays, arrives: readonly number[], leaves: readonly number[]]

// By district: the loop line to the last one, which rests on Sundays and holidays, and two lines that run every day.
const timetables: Readonly<Record<number, { line: string; buses: readonly Bus[] }>> = {
	1: {
		line: '浜線',
		buses: [
			['weekday', [455, 530, 620, 760, 900, 1010], [480, 560, 700, 850, 990, 1100]],
			['saturday', [480, 620, 800, 960], [510, 700, 880, 1050]],
			['holiday', [500, 740, 930], [530, 780, 1030]],
		],
	},
	4: {
		line: '湯の町線',
		buses: [
			['weekday', [465, 510, 560, 690, 830, 980], [490, 600, 720, 860, 1000, 1110]],
			['saturday', [485, 560, 700, 900], [520, 720, 900, 1080]],
			['holiday', [505, 560, 780], [540, 750, 1070]],
		],
	},
	5: {
		line: '市内循環',
		buses: [
			['weekday', [470, 550, 750, 940], [500, 720, 970, 1080]],
			['saturday', [520, 750], [720, 1020]],
		],
	},
}

/** What the town is insured for: from the year it opened in, for a year and a half, so that no demo runs out of it. */
const policies = (fromDay: Day): InsuranceFields[] =>
	[
		{ kind: 'injury' as const, covers: '作業中のけが。入院1日3,000円、通院1日2,000円', wayThere: true },
		{
			kind: 'liability' as const,
			covers: '作業中に物をこわしたとき、ほかの人にけがをさせたとき。1件1億円まで',
			wayThere: false,
		},
	].map((one) => ({
		...one,
		insurer: 'ひなた損害保険 中央支店',
		policyNumber: one.kind === 'injury' ? 'S-260401' : 'B-260402',
		telephone: '0999-00-5678',
		fromDay: addDays(fromDay, -14),
		untilDay: addDays(fromDay, insuredDays),
		homeWork: true,
		tellDays: 30,
	}))

/** Opens the house; gives the accounts of the office and the districts. */
export async function openHouse(
	tx: Tx,
	today: Day,
	fromDay: Day,
	secret: { hash: string; kind: 'pin' | 'password' },
): Promise<{ staff: Record<StaffKey, string>; areaIds: string[] }> {
	await tx.insert(settings).values({ id: newId(), key: demoMark, value: true, fromDay, setAt: tx.at })
	// One of them lies behind: no door closes a day that is gone.
	for (const day of ownClosingDaysAround(today))
		await tx.insert(closingDays).values({ day, reason: '庁舎の電気の点検' })
	const areaIds: string[] = []
	for (const { name } of districts) areaIds.push(await addArea(tx, chore, name))
	for (const [n, id] of areaIds.entries()) {
		await setFirstBus(tx, chore, id, firstBuses[n] ?? null)
		for (const [other, minutes] of (waysByCar[n] ?? []).entries())
			await setAreaWay(tx, chore, id, areaIds[other] ?? '', minutes)
	}
	for (const [n, areaId] of areaIds.entries())
		for (const [days, arrives, leaves] of timetables[n]?.buses ?? [])
			await setBusTimes(tx, chore, {
				areaId,
				line: timetables[n]?.line ?? '',
				stop: districts[n]?.stop ?? '',
				days,
				arrives: [...arrives],
				leaves: [...leaves],
			})
	for (const one of policies(fromDay)) await enterInsurance(tx, chore, one)
	const staff = {} as Record<StaffKey, string>
	for (const one of office) {
		staff[one.key] = await makeAccount(tx, chore, { name: one.name, email: one.email, secret })
		for (const role of one.roles)
			await grantRole(
				tx,
				chore,
				staff[one.key],
				role,
				fromDay,
				role === 'auditor' ? addDays(today, auditDays) : null,
			)
	}
	return { staff, areaIds }
}

// The demo town: a fictional city, made through the rooms with a moved clock; same day and seed, same rows.

import { moveClock, now } from '~/base/clock'
import { addDays, dayOf, instantOf } from '~/base/day'
import { drawIdsFrom, newId } from '~/base/ids'
import { demoMark } from '~/council/demo-mark.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { grantRole, makeAccount, setSecret } from '~/people/account.server'
import { giveSeat, makeEmployer, noteAgreement } from '~/people/employer.server'
import { applyToJoin, interview } from '~/people/registrant.server'
import type { Role } from '~/people/role'
import { hashSecret } from '~/people/secret.server'
import { areas, settings } from '../db/schema/council'
import { mulberry } from './random'

export type SeedOptions = { today?: string; seed?: number }

const districts = ['中央地区', '浜地区', '山手地区', '川上地区', '湯の町地区', '北野地区']

const staff: { name: string; email: string; roles: Role[] }[] = [
	{ name: '井上 さち', email: 'uketsuke@hinata.example', roles: ['receptionist'] },
	{ name: '森川 たくみ', email: 'chosei@hinata.example', roles: ['arranger'] },
	{ name: '大西 のぼる', email: 'kessai@hinata.example', roles: ['approver'] },
	{ name: '原 みどり', email: 'kaikei@hinata.example', roles: ['treasurer'] },
	{ name: '片山 しん', email: 'kanri@hinata.example', roles: ['administrator'] },
	{ name: '三宅 とおる', email: 'kansa@hinata.example', roles: ['auditor'] },
	{ name: '白石 ゆう', email: 'soudan@hinata.example', roles: ['coordinator'] },
]

/** Fills an empty database. `today` is the town's present day (default: the day it is run). */
export async function seedTown({ today = dayOf(now()), seed = 1 }: SeedOptions): Promise<void> {
	const random = mulberry(seed)
	let at = instantOf(addDays(today, -84), 9 * 60).getTime()
	moveClock(() => {
		at += 1
		return new Date(at)
	})
	drawIdsFrom(() => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)))
	try {
		const secret = await hashSecret('hinata-2026')
		const pin = await hashSecret('260718')
		const byEmail = new Map<string, string>()
		const areaIds: string[] = []
		await inTransaction(async (tx) => {
			await tx
				.insert(settings)
				.values({ id: newId(), key: demoMark, value: true, fromDay: today, setAt: tx.at })
			for (const [sort, name] of districts.entries()) {
				const id = newId()
				areaIds.push(id)
				await tx.insert(areas).values({ id, name, sort })
			}
			for (const one of staff) {
				const accountId = await makeAccount(tx, chore, { name: one.name, email: one.email, secret })
				byEmail.set(one.email, accountId)
				for (const role of one.roles) await grantRole(tx, chore, accountId, role, addDays(today, -84))
			}
		})
		const reception: Actor = {
			accountId: byEmail.get('uketsuke@hinata.example') ?? null,
			role: 'receptionist',
			channel: 'counter',
		}
		await inTransaction(async (tx) => {
			const id = await applyToJoin(tx, reception, {
				familyName: '日高',
				givenName: 'ふみ',
				familyKana: 'ヒダカ',
				givenKana: 'フミ',
				callName: '日高',
				birthDay: '1952-07-18',
				areaId: areaIds[0] ?? '',
				postalCode: '999-0101',
				address: 'ひなた市中央2-3-4',
				telephone: '0999-00-2001',
				email: null,
				hearsBy: 'site',
				likesCallsAt: '午前',
			})
			const { accountId } = await interview(tx, reception, id, {
				day: dayOf(tx.at),
				place: 'counter',
				identitySeen: 'driving-licence',
				result: 'registered',
				note: '',
				noteKept: false,
			})
			await setSecret(tx, accountId, pin)
		})
		await inTransaction(async (tx) => {
			const id = await makeEmployer(tx, reception, {
				name: '旅館ひだまり荘',
				kana: 'リョカンヒダマリソウ',
				kind: 'firm',
				field: 'tourism',
				areaId: areaIds[4] ?? '',
				address: 'ひなた市湯の町1-8',
				telephone: '0999-00-3001',
				email: 'inn@hinata.example',
				contactName: '若松 けい',
			})
			await noteAgreement(tx, reception, id, { agreedDay: dayOf(tx.at), visitedDay: dayOf(tx.at) })
			await giveSeat(tx, reception, id, {
				name: '若松 けい',
				email: 'inn@hinata.example',
				telephone: null,
				secret,
			})
		})
	} finally {
		moveClock(undefined)
		drawIdsFrom(undefined)
	}
}

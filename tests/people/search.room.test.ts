// Finding somebody who calls: by what the telephone shows, by a whole name, registrant or employer.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { findEmployers } from '~/people/employer.server'
import { findRegistrants } from '~/people/registrant.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { makeEmployer, makeRegistrant, makeTown } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
	await makeRegistrant('谷口', town.areaId, {
		givenName: 'まこと',
		familyKana: 'タニグチ',
		givenKana: 'マコト',
		telephone: '0999-00-2003',
		telephoneTail: '2003',
	})
	await makeEmployer('公園 緑地係', town.areaId, {
		kana: 'コウエン リョクチガカリ',
		contactName: '大森 さだお',
		telephone: '0999-00-3020',
		telephoneTail: '3020',
	})
})
afterAll(() => moveClock(undefined))

it.each([
	'0999-00-2003',
	'0999002003',
	'2003',
	'たにぐち まこと',
	'タニグチ',
	'まこと',
	'谷口 まこと',
	'谷口さん',
])('%s finds 谷口 まこと', async (typed) => {
	expect((await findRegistrants(db(), typed)).map((one) => one.familyName)).toEqual(['谷口'])
})

it.each(['0999-00-3020', '3020', '大森', '緑地係', '公園緑地', 'こうえんりょくち'])(
	'%s finds 公園緑地係',
	async (typed) => {
		expect((await findEmployers(db(), typed)).map((one) => one.name)).toEqual(['公園 緑地係'])
	},
)

it('another number with the same end finds nobody', async () => {
	expect(await findRegistrants(db(), '0111-22-2003')).toEqual([])
	expect(await findEmployers(db(), '0111-22-3020')).toEqual([])
})

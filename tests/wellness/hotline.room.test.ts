// Help lines on a real database: the list it begins with becomes the town's own with the first change; what an older version kept comes along.
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { keepFormerHotlines } from '~/wellness/former.server'
import { firstHotlines } from '~/wellness/hotline'
import { checkHotline, dropHotline, hotlineList, hotlinesOn, keepHotline } from '~/wellness/hotline.server'
import { db } from '~db/client'
import { settings } from '~db/schema/council'
import { hotlines } from '~db/schema/wellness-desk'
import type { Person } from '../cast'
import { clockAt, refusing, today } from '../cast'
import { makeListener } from './talk'

let nurse: Person
beforeEach(async () => {
	clockAt(addDays(today, 60))
	nurse ??= await makeListener('白石')
	await inTransaction((tx) => tx.delete(hotlines))
	await inTransaction((tx) => tx.delete(settings))
})

const names = async () => (await hotlineList(db())).map(({ name }) => name)
const line = { name: '町の保健センター', numbers: ['0999-00-5678'], hours: '平日 8時30分から', first: false }
const keep = (over = {}, before?: string) =>
	refusing((tx) => keepHotline(tx, nurse.actor, { ...line, ...over }, before))

describe('help lines', () => {
	it('are those the program begins with until somebody changes one; then all are the town’s own', async () => {
		expect(await names()).toEqual(firstHotlines.map(({ name }) => name))
		expect((await hotlinesOn(db())).checkedOn).toBe('2026-11-21')
		expect(await keep()).toBe('done')
		expect(await names()).toEqual([...firstHotlines.map(({ name }) => name), line.name])
		expect(await keep()).toBe('hotline-twice')
		expect(await keep({ name: '#いのちSOS' }, line.name)).toBe('hotline-twice')
		expect(await keep({ name: '保健センター' }, line.name)).toBe('done')
		expect(await names()).toContain('保健センター')
		expect(await keep({}, 'ない番号')).toBe('not-found')
	})

	it('are looked at again line by line; a page names the day that lies back furthest', async () => {
		for (const { name } of firstHotlines) {
			expect((await hotlinesOn(db())).checkedOn).toBe('2026-11-21')
			await inTransaction((tx) => checkHotline(tx, nurse.actor, name))
		}
		expect((await hotlinesOn(db())).checkedOn).toBe(addDays(today, 60))
	})

	it('for life and limb stand first, and the last of them stays', async () => {
		await keep({ name: '救急相談', numbers: ['#7119'], first: true })
		expect((await names()).slice(0, 2)).toEqual([firstHotlines[0]?.name, '救急相談'])
		const drop = (name: string) => refusing((tx) => dropHotline(tx, nurse.actor, name))
		expect(await drop('よりそいホットライン')).toBe('done')
		expect(await drop('よりそいホットライン')).toBe('not-found')
		expect(await drop('救急相談')).toBe('done')
		expect(await drop(firstHotlines[0]?.name ?? '')).toBe('hotline-last')
	})

	it('that an older version kept as settings come along once', async () => {
		const set = (key: string, value: string) =>
			inTransaction((tx) =>
				tx.insert(settings).values({ id: newId(), key, value, fromDay: today, setAt: tx.at }),
			)
		await set('hotline-1', '命|119|24時間|2026-11-01')
		await set('hotline-3', '町の番号|0999-00-0001 / 0999-00-0002|昼|2026-11-02')
		expect(await keepFormerHotlines()).toBe(2)
		expect(await keepFormerHotlines()).toBe(0)
		expect(await names()).toEqual(['命', '町の番号', 'よりそいホットライン', '#いのちSOS', 'いのちの電話'])
		expect((await hotlineList(db()))[1]).toMatchObject({ numbers: ['0999-00-0001', '0999-00-0002'] })
	})
})

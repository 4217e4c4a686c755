// Statistics on a real database: a quarter counted from its seals, released once, and the promise as it was kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { addArea } from '~/council/area.server'
import { setSetting } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import type { Contribution, Tells } from '~/wellness/gate'
import { systemOf } from '~/wellness/inference'
import { givenAway } from '~/wellness/inference.server'
import { destroyKeys } from '~/wellness/keyring.server'
import {
	contributionsIn,
	keepRelease,
	passGate,
	prepareRelease,
	quartersToRelease,
} from '~/wellness/release.server'
import { ownerOf } from '~/wellness/sealed.server'
import {
	careerConsultations,
	keptByMonth,
	keptIn,
	keptInOffice,
	releaseLog,
	releasesOf,
	thresholdOn,
	topicsIn,
} from '~/wellness/statistics.server'
import {
	answerThread,
	deleteThread,
	forgetKeyOf,
	openThread,
	sealThread,
	sealWords,
} from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { clockAt, refusalOf, refusing, today } from '../cast'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

const head = { accountId: newId(), role: 'head-coordinator', channel: 'site' } as const
const nurse = { accountId: newId(), role: 'coordinator', channel: 'site' } as const
const summer = '2026-07-01'
const spring = '2026-04-01'
const inn = newId()
const asked: { id: string; owner: Buffer }[] = []

/** Somebody asks on a day and is answered so many hours later. */
async function asks(day: string, topic: Topic, tells: Tells, hours = 5, minute = 600): Promise<void> {
	clockAt(day, minute)
	const account = newId()
	const owner = ownerOf(account)
	const first = await sealThread(
		{ topic, name: '', way: 'here', account, tells },
		{ words: '眠れません', photos: [] },
	)
	const id = await inTransaction((tx) => openThread(tx, owner, first))
	asked.push({ id, owner })
	const reply = await sealWords(id, 'お話しくださって、ありがとうございます')
	moveClock(() => new Date(instantOf(day, minute).getTime() + hours * 3_600_000))
	await inTransaction((tx) => answerThread(tx, nurse, reply))
}

const many = async (n: number, day: string, topic: Topic, tells: Tells, hours?: number) => {
	for (let at = 0; at < n; at++) await asks(addDays(day, at % 20), topic, tells, hours)
}

beforeAll(async () => {
	clockAt(today)
	await inTransaction((tx) => addArea(tx, chore, '北'))
	await many(3, '2026-05-07', 'work', {})
	await many(21, '2026-07-01', 'childcare', { age: 'from-30', employer: inn })
	await many(3, '2026-07-02', 'childcare', { age: 'under-30' })
	await many(6, '2026-08-03', 'work', { age: 'from-50', field: 'care' }, 30)
	await many(21, '2026-09-01', 'workplace', {})
	clockAt(today)
}, 120_000)
afterAll(() => moveClock(undefined))

describe('a quarter', () => {
	it('waits for its release from the first consultation on, once it is over', async () => {
		expect(await quartersToRelease(db(), today)).toEqual([summer, spring])
		expect(await refusalOf(prepareRelease('2026-10-01'))).toBe('quarter-not-over')
		expect(await releaseLog(db())).toEqual([])
		expect(await careerConsultations(db(), summer)).toBeUndefined()
	})

	it('is counted from its seals by people, and what is under twenty is hidden', async () => {
		expect(await thresholdOn(db(), today)).toBe(20)
		expect(await contributionsIn(db(), summer, '2026-10-01')).toHaveLength(51)
		const prepared = await prepareRelease(summer)
		expect(prepared.tables.map(({ crossed, held }) => [crossed, held])).toEqual(
			['none', 'age', 'field', 'area', 'employer'].map((crossed) => [crossed, false]),
		)
		await inTransaction((tx) => keepRelease(tx, head, prepared))
		const numbers = (await topicsIn(db(), [summer, spring])).get(summer)
		expect([numbers?.get('childcare'), numbers?.get('work'), numbers?.get('family-care')]).toEqual([
			20,
			null,
			0,
		])
		expect(await careerConsultations(db(), summer)).toBeNull()
		const age = (await releasesOf(db(), summer)).find(({ crossed }) => crossed === 'age')
		const row = age?.cells
			.filter((cell) => cell.row === 'childcare')
			.map(({ column, shown }) => [column, shown])
		// Three of twenty-four: the neighbour is hidden with them.
		expect(row).toEqual([
			['under-30', null],
			['from-30', null],
			['from-50', 0],
			['from-65', 0],
			['from-75', 0],
			['unsaid', 0],
		])
		const firms = (await releasesOf(db(), summer)).find(({ crossed }) => crossed === 'employer')
		expect(new Set(firms?.cells.map(({ column }) => column))).toEqual(new Set([inn, 'others', 'unsaid']))
		expect(await givenAway(systemOf(await releasesOf(db(), summer)), 20)).toEqual([])
		expect((await releaseLog(db()))[0]).toMatchObject({ quarter: summer, by: head.accountId, held: [] })
	})

	it('is never released again: not by asking twice, not by two at once, not after somebody left', async () => {
		const before = await releasesOf(db(), summer)
		expect(await refusalOf(prepareRelease(summer))).toBe('quarter-released')
		const late = { quarter: summer, threshold: 20, tables: [] }
		expect(await refusing((tx) => keepRelease(tx, head, late))).toBe('quarter-released')
		const gone = asked[5]
		if (!gone) throw new Error('nobody asked')
		await inTransaction((tx) => deleteThread(tx, gone.owner, gone.id))
		await forgetKeyOf(db(), gone.id)
		expect(await contributionsIn(db(), summer, '2026-10-01')).toHaveLength(50)
		expect(await releasesOf(db(), summer)).toEqual(before)
		expect(await quartersToRelease(db(), today)).toEqual([spring])
	})

	it('counts a thread for nothing whose key is gone', async () => {
		const lost = asked[0]
		if (!lost) throw new Error('nobody asked')
		await destroyKeys([lost.id])
		expect(await contributionsIn(db(), spring, summer)).toHaveLength(2)
	})

	it('is held back where it would give away what is out already', async () => {
		const people = (n: number, age: string): Contribution[] =>
			Array.from({ length: n }, (_, at) => ({ who: `${age} ${at}`, topic: 'work', tells: { age } }))
		const columns = { age: ['young', 'old'], field: [], area: [] }
		const out = await passGate([...people(22, 'young'), ...people(23, 'old')], columns, 20)
		expect(out.some(({ held }) => held)).toBe(false)
		const again = await passGate([...people(22, 'young'), ...people(45, 'old')], columns, 20, out)
		expect(again.filter(({ held }) => held).map(({ crossed }) => crossed)).toEqual([
			'none',
			'age',
			'field',
			'area',
		])
		expect(again.flatMap(({ cells }) => cells)).toEqual([])
	})

	it('counts nobody of what a coordinator entered for a caller, who may have called before', async () => {
		clockAt('2026-02-09')
		const entered = { topic: 'work', name: '', way: 'telephone', account: null, entered: true } as const
		for (const one of [entered, { ...entered, entered: undefined }]) {
			const first = await sealThread(one, { words: '電話で聞いたこと', photos: [] })
			await inTransaction((tx) => openThread(tx, ownerOf(newId()), first))
		}
		clockAt(today)
		expect(await contributionsIn(db(), '2026-01-01', '2026-04-01')).toHaveLength(1)
	})

	it('is not released at all in a town of fewer than two thousand', async () => {
		const actor = { ...chore, accountId: head.accountId }
		await inTransaction((tx) => setSetting(tx, actor, 'town-people', 1_500, today))
		expect(await refusalOf(prepareRelease(spring))).toBe('statistics-too-few-people')
		await inTransaction((tx) => setSetting(tx, actor, 'town-people', 1_999_000, today))
		expect(await thresholdOn(db(), today)).toBe(10)
		await inTransaction((tx) => setSetting(tx, actor, 'town-people', 20_682, today))
	})
})

describe('the promise as it was kept', () => {
	it('by month where k threads are, else with its quarter, else not', async () => {
		const spans = await keptByMonth(db(), now(), 20)
		const shown = spans.map(({ months, shown, kept }) => [months.join(), shown, kept.counted])
		expect(shown.filter(([, , counted]) => counted !== 0)).toEqual([
			// The two of winter are what a coordinator entered for a caller and what somebody sent.
			['2026-01,2026-02,2026-03', false, 2],
			['2026-04,2026-05,2026-06', false, 3],
			['2026-07,2026-08,2026-09', true, 51],
		])
		const summerKept = spans.find(({ months }) => months[0] === '2026-07')?.kept
		expect(summerKept).toMatchObject({ kept: 45, late: 6, medianMinutes: 300 })
	})

	it('counts what was never answered, once its time is over', async () => {
		clockAt('2026-10-05')
		const first = await sealThread(
			{ topic: 'work', name: '', way: 'here', account: newId() },
			{ words: 'まだ', photos: [] },
		)
		await inTransaction((tx) => openThread(tx, ownerOf(newId()), first))
		expect(await keptIn(db(), '2026-10', '2026-11', now())).toMatchObject({ counted: 0 })
		clockAt('2026-10-06')
		expect(await keptIn(db(), '2026-10', '2026-11', now())).toMatchObject({
			counted: 1,
			kept: 0,
			late: 0,
			medianMinutes: null,
		})
		clockAt(today)
	})

	it('and in the hours the office is open', async () => {
		// Thirty hours from ten in the morning: until four in the afternoon of the next day, 3 to 8 August, Monday to Saturday.
		const august = await keptInOffice(db(), '2026-08')
		expect(august).toMatchObject({ answered: 6, byNextDay: 6 })
		expect(august.medianMinutes).toBe(435 + 450)
	})
})

// Paper through real doors: printed before closing, entered after the power cut.
import { asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { bulletinWords } from '~/words/ja/bulletin'
import { officePaperWords } from '~/words/ja/office-papers'
import { db } from '~db/client'
import { arrivals, completions, confirmations } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, throughJourney, workDay } from '../cast'
import { Visitor } from './site'

let town: Town
let assignmentId: string
const desk = new Visitor()
const secret = 'a long password'

beforeAll(async () => {
	town = await makeTown()
	assignmentId = (await throughJourney(town, 'agreed')).assignmentId
	const made = await hashSecret(secret)
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: 'uketsuke@hinata.example', secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, town.inoue.accountId)),
	)
	clockAt(workDay, 480)
	await desk.signIn('uketsuke@hinata.example', secret)
})
afterAll(() => moveClock(undefined))

describe('the office without power', () => {
	it('has one link on the first page, and the paper names who comes where', async () => {
		await desk.open('/council')
		expect(desk.page.html).toContain('/council/three-days')
		await desk.open('/council/three-days')
		for (const word of ['栗の皮むき', '日高 花', '0999-00-0001', officePaperWords.three.calls.title])
			expect(desk.page.html, word).toContain(word)
		const pdf = await desk.look('/council/three-days/pdf')
		expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
	})

	it('takes the hours of the paper two days later, and keeps what was typed where one is wrong', async () => {
		clockAt(addDays(workDay, 2))
		await desk.open(`/council/after-outage?day=${workDay}`)
		await desk.send(`hours.${assignmentId}.arrived`, {
			[`hours.${assignmentId}.arrived`]: '09:40',
			[`hours.${assignmentId}.ended`]: '09:10',
		})
		expect(desk.page.status).toBe(422)
		expect(desk.page.html).toContain('着いた時刻より前です')
		expect(desk.page.html).toContain('value="09:40"')
		await desk.send(`hours.${assignmentId}.arrived`, {
			[`hours.${assignmentId}.arrived`]: '09:31',
			[`hours.${assignmentId}.ended`]: '11:40',
		})
		expect(desk.page.html).toContain(officePaperWords.after.told)
		expect(desk.page.html).toContain(officePaperWords.after.none)
		// What was entered can be read over.
		expect(desk.text()).toMatch(/入れ終わった方 .*9:31〜11:40/)
		const said = await db().select().from(arrivals).orderBy(asc(arrivals.at))
		expect(said.map((one) => one.at)).toEqual([instantOf(workDay, 571), instantOf(workDay, 700)])
	})
})

describe('the bulletin', () => {
	it('is made in three taps: opened, ticked, printed', async () => {
		clockAt(addDays(workDay, -7))
		await postTask(town, { title: '栗の皮むき' })
		await desk.open('/council/bulletin')
		await desk.ask('area', { area: town.areaId })
		expect(desk.page.html).toContain('<ruby>栗<rt>くり</rt></ruby>')
		expect(desk.page.html).toContain('class="qr"')
		const pdf = await desk.look(desk.link('PDF'))
		expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
	})

	it('says so where nothing is found', async () => {
		await desk.open('/council/bulletin')
		await desk.ask('area', { area: town.areaId, kind: 'design' })
		expect(desk.text()).toContain(bulletinWords.noneFound)
	})
})

describe('a report on paper', () => {
	it('is printed with what is known, and entered from its photo: photo, hours, press', async () => {
		const work = await throughJourney(town, 'agreed', { registrant: town.noguchi })
		clockAt(workDay, 720)
		await desk.open('/council/print')
		await desk.open(desk.link('作業完了報告書'))
		expect(desk.page.html).toContain('class="qr"')
		await desk.open(`/council/assignments/${work.assignmentId}`)
		await desk.open(desk.link('紙の報告を写真で入れる'))
		const photo = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#fff' } })
			.jpeg()
			.toBuffer()
		await desk.send('stamped', { aboutMinutes: '120', stamped: 'on' }, [
			['photos', new File([new Uint8Array(photo)], 'kami.jpg', { type: 'image/jpeg' })],
		])
		expect(desk.page.html).toContain(blankPaperWords.entry.note)
		const [done] = await db()
			.select()
			.from(completions)
			.where(eq(completions.assignmentId, work.assignmentId))
		expect(done?.aboutMinutes).toBe(120)
		const [said] = await db()
			.select()
			.from(confirmations)
			.where(eq(confirmations.assignmentId, work.assignmentId))
		expect(said?.verdict).toBe('fine')
		const heard = await db().select().from(events).where(eq(events.subjectId, work.assignmentId))
		expect(heard.filter((one) => one.channel === 'paper').map((one) => [one.what, one.onBehalfKind])).toEqual(
			[
				['assignment.reported', 'registrant'],
				['assignment.confirmed', 'employer'],
			],
		)
		await desk.open(`/council/assignments/${work.assignmentId}/from-paper`)
		expect(desk.text()).toContain(blankPaperWords.entry.closed)
	})
})

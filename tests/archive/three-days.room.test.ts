// 閉める前の印刷: every slot of the next days with its people, numbers and emergency contacts, and one event of the opening.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { printThreeDays } from '~/archive/three-days.server'
import { now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { makePdf } from '~/papers/pdf.server'
import { askForCall } from '~/people/contact.server'
import { officePaperWords } from '~/words/ja/office-papers'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { emergencyContacts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, throughJourney, today, workDay } from '../cast'

let town: Town
const print = () => inTransaction((tx) => printThreeDays(tx, town.inoue.actor))
const textOf = (papers: Awaited<ReturnType<typeof print>>) => JSON.stringify(papers)

beforeAll(async () => {
	town = await makeTown()
	await throughJourney(town, 'agreed')
	await inTransaction((tx) =>
		tx.insert(emergencyContacts).values({
			registrantId: town.hidaka.id,
			name: '日高 次郎',
			relation: '長男',
			telephone: '0999-00-7777',
			at: tx.at,
			by: town.inoue.accountId,
		}),
	)
})

describe('the papers of the next days', () => {
	it('are a sheet a day and the calls, and say where nothing is', async () => {
		clockAt(today, 1030)
		const papers = await print()
		// 11月3日 is a holiday: it has no sheet, and the two office days after it have one.
		expect(papers.map((one) => one.title)).toEqual([
			'11月2日(月)の仕事',
			'11月4日(水)の仕事',
			'11月5日(木)の仕事',
			'電話リスト',
		])
		expect(textOf(papers)).toContain(officePaperWords.three.none)
		expect(textOf(papers)).not.toContain('0999-00-7777')
	})

	it('name who comes with their number, their contact, and whom to call at the place', async () => {
		clockAt(workDay, 480)
		await inTransaction((tx) => askForCall(tx, town.noguchi.actor, town.noguchi.id, undefined, now()))
		const said = textOf(await print())
		for (const word of [
			'栗の皮むき',
			'ひなた市北町3-3',
			'日高 花',
			'0999-00-0001',
			'日高 次郎(長男) 0999-00-7777',
			'田村 0999-00-0002',
			'来ます',
			'野口 花',
		])
			expect(said, word).toContain(word)
	})

	it('are one event a printing, with ids alone', async () => {
		const rows = await db()
			.select()
			.from(events)
			.where(and(eq(events.what, 'three-days.printed'), eq(events.subjectId, workDay)))
		expect(rows).toHaveLength(1)
		expect(rows[0]?.after).toEqual({ until: '2026-11-11', people: 1, emergency1: town.hidaka.id })
		expect(rows[0]?.actorId).toBe(town.inoue.accountId)
	})

	it.skipIf(!existsSync('/usr/bin/pdftotext'))('give their words back from the PDF', async () => {
		const { bytes, lacks } = await makePdf(await print())
		expect(lacks).toEqual([])
		const file = join(mkdtempSync(join(tmpdir(), 'days-')), 'days.pdf')
		writeFileSync(file, bytes)
		const text = execFileSync('/usr/bin/pdftotext', ['-layout', file, '-']).toString().replaceAll(/\s+/g, '')
		for (const word of ['栗の皮むき', '0999-00-7777', '電話リスト', '日高花']) expect(text).toContain(word)
	})
})

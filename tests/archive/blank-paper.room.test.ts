// Papers to fill in by hand: what is known stands on them, and nobody gets one of another's work.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { completionSheet, completionSheetsOf, interviewSheet } from '~/archive/blank-paper.server'
import { now } from '~/base/clock'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { councilWords } from '~/words/ja/council'
import { interviewLetterWords } from '~/words/ja/life'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, throughJourney, workDay } from '../cast'

let town: Town
let id: string
const base = 'https://shigoto.hinata.example'
const sheet = (reader: Parameters<typeof completionSheet>[1]) =>
	completionSheet(db(), reader, id, now(), base)

beforeAll(async () => {
	town = await makeTown()
	id = (await throughJourney(town, 'agreed')).assignmentId
	clockAt(workDay)
})

describe('作業完了報告書', () => {
	it('is for its person, its employer and staff, and for nobody else', async () => {
		expect(await sheet('staff')).toBeDefined()
		expect(await sheet({ registrantId: town.hidaka.id })).toBeDefined()
		expect(await sheet({ employerId: town.tamura.id })).toBeDefined()
		expect(await sheet({ registrantId: town.noguchi.id })).toBeUndefined()
		expect(await sheet({ employerId: town.areaId })).toBeUndefined()
	})

	it('names the person to themselves and to staff, and leaves a line for it to the employer', async () => {
		const of = async (reader: Parameters<typeof completionSheet>[1]) => JSON.stringify(await sheet(reader))
		expect(await of('staff')).toContain('日高 花')
		expect(await of({ registrantId: town.hidaka.id })).toContain('日高 花')
		expect(await of({ employerId: town.tamura.id })).not.toContain('日高')
	})

	it('has room for the seal or sign, and a code', async () => {
		const paper = await sheet('staff')
		expect(paper?.parts.map((part) => part.kind)).toEqual([
			'pairs',
			'blanks',
			'box',
			'box',
			'box',
			'text',
			'qr',
		])
		expect(JSON.stringify(paper)).toContain(blankPaperWords.completion.employerBox)
	})

	it('is printed for everybody of a day', async () => {
		await postTask(town, { title: '別の仕事' })
		expect(await completionSheetsOf(db(), workDay, now(), base)).toHaveLength(1)
		expect(await completionSheetsOf(db(), '2026-01-05', now(), base)).toEqual([])
	})
})

describe('面談票', () => {
	it('is blank for the road, and filled with what somebody told', async () => {
		const blank = JSON.stringify(await interviewSheet(db(), null, now()))
		// Line by line what the screen asks, so that nobody hunts for a box while typing it in.
		const screen = readFileSync('app/routes/council/interview.tsx', 'utf8')
		const labels = [...screen.matchAll(/label=\{(words|letter)\.(\w+)\}/g)].map(
			([, from, name]) =>
				((from === 'words' ? councilWords.interview : interviewLetterWords) as Record<string, unknown>)[
					name ?? ''
				] as string,
		)
		const asked = labels.filter((label) => label !== councilWords.interview.keepNote)
		expect(asked.length).toBeGreaterThanOrEqual(9)
		expect(asked.filter((label) => !blank.includes(label))).toEqual([])
		expect(blank).toContain('□ 運転免許証')
		const filled = JSON.stringify(await interviewSheet(db(), town.hidaka.id, now()))
		expect(filled).toContain('日高 花')
		expect(filled).toContain('ひなた市中央2-2')
		expect(await interviewSheet(db(), 'nobody', now())).toBeUndefined()
	})
})

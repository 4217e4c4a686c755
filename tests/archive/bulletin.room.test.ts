// The bulletin: what is posted and free and nothing else, a private home by its area alone, a code that a telephone reads.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bulletinOf, bulletinPapers } from '~/archive/bulletin.server'
import { now } from '~/base/clock'
import { makePdf } from '~/papers/pdf.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeArea, makeTown, postTask, throughJourney, today } from '../cast'

let town: Town
let other: string
const base = 'https://shigoto.hinata.example'
const bulletin = (filter: Parameters<typeof bulletinOf>[1] = {}) => bulletinOf(db(), filter, now(), base)
const titles = async (filter?: Parameters<typeof bulletinOf>[1]) =>
	(await bulletin(filter)).sheets.flat().map((task) => task.title)

beforeAll(async () => {
	town = await makeTown()
	other = await makeArea('山手地区', 2)
	clockAt(today)
	await postTask(town, { title: '栗の皮むき' })
	await postTask(town, {
		title: '庭の草取り',
		areaId: other,
		kind: 'other',
		privateHome: true,
		place: '山田様のお宅',
		address: 'ひなた市山手9番9号',
	})
	// A draft nobody has published, and a slot that is full.
	await throughJourney(town, 'agreed', { task: { title: '満員の仕事' }, slot: { seats: 1 } })
})

describe('the bulletin', () => {
	it('shows what is posted and free, for the areas and kinds chosen', async () => {
		expect(await titles()).toEqual(['{栗|くり}の{皮むき|かわむき}', '{庭|にわ}の草取り'])
		expect(await titles({ areaId: [other] })).toEqual(['{庭|にわ}の草取り'])
		expect(await titles({ kind: ['farm-work'] })).toEqual(['{栗|くり}の{皮むき|かわむき}'])
		expect(await titles({ areaId: [other], kind: ['farm-work'] })).toEqual([])
	})

	it('never says whose home it is or where', async () => {
		const found = await bulletin({ areaId: [other] })
		const said = JSON.stringify([found, bulletinPapers(found)])
		expect(said).toContain('山手地区')
		expect(said).not.toMatch(/山田|9番9号/)
	})

	it('has the items of the law, and that it is no employment', async () => {
		const said = JSON.stringify(bulletinPapers(await bulletin()))
			.replaceAll(/\{([^|{}]+)\|[^{}]+\}/g, '$1')
			.replaceAll(' ', '')
		for (const word of [
			'仕事の内容栗10kgの皮をむく',
			'場所',
			'日と時間11月9日(月)9時30分〜11時30分',
			'報酬1回2,600円',
			'契約の解除',
			'募集する人ひなた市しごとコンビニ協議会',
			'0999-00-1234',
			'雇用ではなく業務委託です。',
		])
			expect(said, word).toContain(word)
	})

	it('says so where nothing was found, on a sheet of its own', async () => {
		const papers = bulletinPapers(await bulletin({ kind: ['design'] }))
		expect(papers).toHaveLength(1)
		expect(JSON.stringify(papers)).toContain('いまはありません')
	})

	it('goes on to further sheets, and says what no sheet has room for', async () => {
		for (let n = 0; n < 10; n++) await postTask(town, { title: `箱を運ぶ${n}`, kind: 'light-work' })
		const found = await bulletin()
		expect(found.sheets.map((sheet) => sheet.length)).toEqual([4, 4, 4])
		expect(found.beyond).toBe(0)
	})

	it.skipIf(!existsSync('/usr/bin/pdftoppm') || !existsSync('/usr/bin/zbarimg'))(
		'has a code that is read from a print of 150 dots an inch, on every sheet, and gives its words back',
		async () => {
			const { bytes, lacks } = await makePdf(bulletinPapers(await bulletin()))
			expect(lacks).toEqual([])
			const folder = mkdtempSync(join(tmpdir(), 'bulletin-'))
			writeFileSync(join(folder, 'sheet.pdf'), bytes)
			execFileSync('/usr/bin/pdftoppm', ['-r', '150', '-gray', '-png', 'sheet.pdf', 'page'], { cwd: folder })
			const pages = readdirSync(folder).filter((name) => name.endsWith('.png'))
			expect(pages.length).toBeGreaterThanOrEqual(3)
			const read = pages.flatMap((page) => {
				try {
					return [
						execFileSync('/usr/bin/zbarimg', ['-q', '--raw', page], {
							cwd: folder,
							stdio: ['ignore', 'pipe', 'ignore'],
						})
							.toString()
							.trim(),
					]
				} catch {
					return []
				}
			})
			expect(read).toEqual([`${base}/tasks`, `${base}/tasks`, `${base}/tasks`])
			const text = execFileSync('/usr/bin/pdftotext', ['-layout', 'sheet.pdf', '-'], { cwd: folder })
				.toString()
				.replaceAll(/\s+/g, '')
			for (const word of ['栗の皮むき', '2,600円', '0999-00-1234', '業務委託'])
				expect(text, word).toContain(word)
		},
	)
})

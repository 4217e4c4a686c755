// Lays papers on A4 pages as one PDF, in a thread of its own: fonts are large, and the site goes on answering.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { paperWords } from '~/words/ja/papers'
import type { PdfPaper, PdfPart } from './pdf'
import { linesOf, rubyUnits, writable } from './pdf'

const resolve = createRequire(import.meta.url).resolve
const fonts = {
	plain: resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
	bold: resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
}

// In points; A4 is 595 × 842.
const margin = { top: 52, bottom: 64, left: 56, right: 56 }
const labelWidth = 120
const sizes = { title: 18, heading: 12, text: 10.5, small: 8.5, table: 9 }
const pointsOfMm = 72 / 25.4
/** What lies above the title where an address stands in the window: a third of the sheet, less the margin. */
const belowWindow = 99 * pointsOfMm

const rubySizes = { large: 19, text: 13, small: 10 }
/** 30 mm: read by any telephone from a sheet on a board. */
const qrSide = 30 * pointsOfMm

type Document = InstanceType<typeof PDFDocument>

/** pdfkit keeps the font it has opened here; its types do not say so. */
type OpenFont = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } }

type PdfTable = Extract<PdfPart, { kind: 'table' }>

/** Each column's share of the width, by its longest cell; none is left with less than a twentieth. */
function widthsOf({ columns, rows }: PdfTable): number[] {
	const longest = columns.map(({ label }, n) =>
		Math.min(28, Math.max(label.length, ...rows.map((row) => row[n]?.length ?? 0))),
	)
	const shares = longest.map((one) => Math.max(one + 1, longest.reduce((a, b) => a + b, 0) / 20))
	const all = shares.reduce((a, b) => a + b, 0)
	return shares.map((one) => one / all)
}

/** Writes papers one after the other; what the fonts lack is collected. */
function layOut(document: Document, papers: readonly PdfPaper[]): string[] {
	const lacks = new Set<string>()
	const say = (text: string) => {
		const font = (document as unknown as OpenFont)._font.font
		const found = writable(text, (code) => font.hasGlyphForCodePoint(code))
		for (const one of found.lacks) lacks.add(one)
		return found.text
	}
	const width = () => document.page.width - margin.left - margin.right
	const line = (text: string, size: number, bold = false) =>
		document
			.font(bold ? 'bold' : 'plain')
			.fontSize(size)
			.text(say(text), margin.left, undefined, { width: width(), lineGap: 2 })

	/** Keeps a label and the beginning of its answer on one page. */
	const room = (height: number) => {
		if (document.y + height > document.page.height - margin.bottom) document.addPage()
	}

	const pair = (label: string, text: string) => {
		room(30)
		const top = document.y
		document.font('plain').fontSize(sizes.small).fillColor('#444')
		document.text(say(label), margin.left, top + 1.5, { width: labelWidth })
		document.fillColor('#000').font('plain').fontSize(sizes.text)
		document.text(say(text), margin.left + labelWidth + 8, top, {
			width: width() - labelWidth - 8,
			lineGap: 2,
		})
		document.moveDown(0.35)
	}

	const blank = (label: string) => {
		room(34)
		document.moveDown(0.9)
		document.font('plain').fontSize(sizes.text).text(say(label), margin.left, document.y, { width: 150 })
		const base = document.y
		document
			.moveTo(margin.left + 150, base)
			.lineTo(margin.left + width(), base)
			.lineWidth(0.5)
			.stroke()
	}

	/** A line of words with kana over the hard ones; each word stays whole, its kana in the middle above it. */
	const ruby = (text: string, size: number, bold: boolean) => {
		const kanaSize = size * 0.5
		const high = size * 1.35 + (text.includes('{') ? kanaSize * 1.1 : 0)
		const measure = (words: string, at: number) => document.fontSize(at).widthOfString(words)
		document.font(bold ? 'bold' : 'plain')
		const units = rubyUnits(text).map(({ base, kana }) => {
			const said = say(base)
			const above = say(kana)
			return { said, above, wide: Math.max(measure(said, size), above ? measure(above, kanaSize) : 0) }
		})
		for (const row of linesOf(units, width())) {
			room(high)
			const top = document.y + (high - size * 1.35)
			let x = margin.left
			for (const { said, above, wide } of row) {
				const at = x + (wide - measure(said, size)) / 2
				document.fontSize(size).text(said, at, top, { lineBreak: false })
				if (above)
					document
						.fontSize(kanaSize)
						.text(above, x + (wide - measure(above, kanaSize)) / 2, top - kanaSize * 1.05, {
							lineBreak: false,
						})
				x += wide
			}
			document.x = margin.left
			document.y = top + size * 1.35
		}
	}

	const qr = ({ size, path, caption }: Extract<PdfPart, { kind: 'qr' }>) => {
		room(qrSide + 8)
		const top = document.y
		document
			.save()
			.translate(margin.left, top)
			.scale(qrSide / size)
			.path(path)
			.fill('#000')
			.restore()
		document.fillColor('#000').font('plain').fontSize(sizes.text)
		document.text(say(caption), margin.left + qrSide + 10, top + 12, {
			width: width() - qrSide - 10,
			lineGap: 2,
		})
		document.x = margin.left
		document.y = Math.max(document.y, top + qrSide) + 6
	}

	const box = ({ label, lines }: Extract<PdfPart, { kind: 'box' }>) => {
		const high = lines * 24
		room(high + 22)
		document.font('plain').fontSize(sizes.small).fillColor('#444').text(say(label), margin.left)
		document.fillColor('#000')
		document
			.rect(margin.left, document.y + 2, width(), high)
			.lineWidth(0.5)
			.stroke()
		document.y += high + 10
	}

	const part = (one: PdfPart) => {
		switch (one.kind) {
			case 'ruby':
				ruby(one.text, rubySizes[one.size], one.bold === true)
				return
			case 'qr':
				qr(one)
				return
			case 'box':
				box(one)
				return
			case 'heading':
				room(48)
				document.moveDown(0.6)
				line(one.text, sizes.heading, true)
				document.moveDown(0.2)
				return
			case 'text':
				line(one.text, one.small ? sizes.small : sizes.text)
				document.moveDown(0.3)
				return
			case 'pairs':
				for (const { label, text } of one.pairs) pair(label, text)
				return
			case 'items':
				for (const [n, { question, law, text }] of one.items.entries()) {
					room(48)
					document.moveDown(0.3)
					line(`${n + 1}. ${question}`, sizes.text, true)
					document.fillColor('#444')
					line(law, sizes.small)
					document.fillColor('#000')
					line(text, sizes.text)
				}
				return
			case 'blanks':
				for (const label of one.labels) blank(label)
				return
			case 'table':
				room(40)
				document.moveDown(0.3)
				document.font('plain').fontSize(sizes.table)
				document.table({
					position: { x: margin.left, y: document.y },
					maxWidth: width(),
					columnStyles: widthsOf(one).map((share, n) => ({
						width: share * width(),
						align: { x: one.columns[n]?.right ? 'right' : 'left', y: 'top' },
						padding: 3,
					})),
					rowStyles: () => ({ border: [0, 0, 0.5, 0] }),
					data: [one.columns.map(({ label }) => say(label)), ...one.rows.map((row) => row.map(say))],
				})
				document.x = margin.left
				document.moveDown(0.6)
				return
		}
	}

	const address = ({ lines, window }: NonNullable<PdfPaper['to']>) => {
		document.font('plain').fontSize(sizes.text)
		document.text(say(lines.join('\n')), window.leftMm * pointsOfMm, window.topMm * pointsOfMm, {
			width: 85 * pointsOfMm,
			lineGap: 3,
		})
		document.x = margin.left
		document.y = belowWindow
	}

	const feet: { first: number; last: number; foot: string }[] = []
	for (const [n, paper] of papers.entries()) {
		if (n > 0) document.addPage()
		const first = document.bufferedPageRange().count - 1
		if (paper.to) address(paper.to)
		line(paper.title, sizes.title, true)
		document.moveDown(0.2)
		line(paper.subject, sizes.text)
		document.moveDown(0.4)
		for (const one of paper.parts) part(one)
		feet.push({ first, last: document.bufferedPageRange().count - 1, foot: paper.foot })
	}
	for (const { first, last, foot } of feet)
		for (let page = first; page <= last; page++) {
			document.switchToPage(page)
			// Below the margin pdfkit would begin another page.
			document.page.margins.bottom = 0
			document.font('plain').fontSize(sizes.small).fillColor('#444')
			document.text(
				say(`${foot}　${paperWords.page(page - first + 1, last - first + 1)}`),
				margin.left,
				document.page.height - margin.bottom + 24,
				{ width: width(), lineBreak: false },
			)
			document.fillColor('#000')
		}
	return [...lacks]
}

/** What the fonts lack is known only after writing, and said on the paper itself: it is written twice then. */
function make(papers: readonly PdfPaper[]): Promise<{ bytes: Uint8Array; lacks: string[] }> {
	const once = (all: readonly PdfPaper[]) =>
		new Promise<{ bytes: Buffer; lacks: string[] }>((done, fail) => {
			const document = new PDFDocument({
				size: 'A4',
				margins: margin,
				bufferPages: true,
				lang: 'ja',
				info: { Title: all[0]?.title ?? '' },
			})
			document.registerFont('plain', fonts.plain)
			document.registerFont('bold', fonts.bold)
			const pieces: Buffer[] = []
			let lacks: string[] = []
			document.on('data', (piece: Buffer) => pieces.push(piece))
			document.on('error', fail)
			document.on('end', () => done({ bytes: Buffer.concat(pieces), lacks }))
			lacks = layOut(document, all)
			document.end()
		})
	return once(papers).then((found) =>
		found.lacks.length === 0
			? found
			: once(
					papers.map((paper) => ({
						...paper,
						parts: [...paper.parts, { kind: 'text', small: true, text: paperWords.lacks(found.lacks) }],
					})),
				).then(({ bytes }) => ({ bytes, lacks: found.lacks })),
	)
}

const answer = await make((workerData as { papers: PdfPaper[] }).papers)
parentPort?.postMessage(answer)

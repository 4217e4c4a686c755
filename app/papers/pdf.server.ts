// Papers as one PDF with Japanese embedded, made in a thread of its own.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startWorker } from '~/base/worker'
import type { PdfPaper } from './pdf'

/** A PDF and the characters its font lacks, which stand on it as 〓 and are named at its end. */
export type MadePdf = { bytes: Uint8Array<ArrayBuffer>; lacks: readonly string[] }

/** Lays papers one after the other on A4 pages. */
export function makePdf(papers: readonly PdfPaper[]): Promise<MadePdf> {
	return new Promise((done, fail) => {
		// The built site lies elsewhere than its sources, and a thread begins with a source.
		const file = pathToFileURL(resolve('app/papers/pdf-worker.server.ts'))
		const worker = startWorker(file, { papers })
		worker.once('message', done)
		worker.once('error', fail)
		worker.once('exit', (code) => {
			if (code !== 0) fail(new Error(`the thread that makes papers ended with ${code}`))
		})
	})
}

/** A PDF as an answer to a browser; `name` is of plain letters. */
export const pdfAnswer = ({ bytes }: MadePdf, name: string) =>
	new Response(bytes, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}.pdf"`,
			'cache-control': 'no-store',
		},
	})

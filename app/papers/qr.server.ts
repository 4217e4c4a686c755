// A QR code as squares to draw: the same path on a page and in a PDF.
import QRCode from 'qrcode'

/** As many squares wide and high, with the quiet edge of four around; `path` draws the dark ones. */
export type Qr = { size: number; path: string }

/** What a reader needs of white around the code (ISO/IEC 18004). */
const quiet = 4

/** The QR code of an address; it can be read with a seventh of it gone, as paper on a board is. */
export function qrOf(text: string): Qr {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
	const lines: string[] = []
	for (let y = 0; y < modules.size; y++)
		for (let x = 0; x < modules.size; x++) {
			if (!modules.get(y, x)) continue
			let wide = 1
			while (x + wide < modules.size && modules.get(y, x + wide)) wide += 1
			lines.push(`M${x + quiet} ${y + quiet}h${wide}v1h-${wide}z`)
			x += wide
		}
	return { size: modules.size + 2 * quiet, path: lines.join('') }
}

// Which pictures are taken: told by their first bytes, never by their name.

export const mostFiles = 3
export const mostBytes = 10 * 1024 * 1024
export const mostPixels = 40_000_000
export const longestEdge = 1_600

/** JPEG, PNG or WebP by content; anything else (SVG, GIF, HEIC, text) is `undefined`. */
export function pictureKind(head: Uint8Array): 'jpeg' | 'png' | 'webp' | undefined {
	const at = (from: number, ...bytes: number[]) => bytes.every((byte, n) => head[from + n] === byte)
	if (at(0, 0xff, 0xd8, 0xff)) return 'jpeg'
	if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
	if (at(0, 0x52, 0x49, 0x46, 0x46) && at(8, 0x57, 0x45, 0x42, 0x50)) return 'webp'
	return undefined
}

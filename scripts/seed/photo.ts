// A drawn photo of finished work for the demo town: boxes on a table, nobody in it.
import sharp from 'sharp'
import type { Photo } from '~/files/file.server'

const box = (x: number) =>
	`<g><rect x="${x}" y="250" width="150" height="110" fill="#c99a5b"/><rect x="${x}" y="250" width="150" height="26" fill="#b5834a"/><rect x="${x + 52}" y="290" width="46" height="30" fill="#fff"/></g>`

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#e9eef0"/><rect y="355" width="640" height="125" fill="#8b6b4a"/>${[50, 245, 440].map(box).join('')}</svg>`

let drawn: Promise<Photo> | undefined

/** The photo, drawn once. */
export function workPhoto(): Promise<Photo> {
	drawn ??= sharp(Buffer.from(drawing))
		.jpeg({ quality: 70 })
		.toBuffer()
		.then((bytes) => ({ bytes, width: 640, height: 480 }))
	return drawn
}

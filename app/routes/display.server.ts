// How a person likes to see the pages, kept in a cookie of one word.
import type { Display } from '~/ui/display'
import { plainDisplay } from '~/ui/display'

/** Reads the cookie `display`: letters L or X (large, larger), S (strong). */
export function displayOf(request: Request): Display {
	const letters = /(?:^|;\s*)display=([LXFS]*)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''
	if (letters === '') return plainDisplay
	return {
		text: letters.includes('X') ? 'larger' : letters.includes('L') ? 'large' : 'normal',
		furigana: letters.includes('F'),
		strong: letters.includes('S'),
	}
}

/** The `Set-Cookie` value that keeps a display for a year. */
export function displayCookie(display: Display): string {
	const letters = [
		{ normal: '', large: 'L', larger: 'X' }[display.text],
		display.furigana ? 'F' : '',
		display.strong ? 'S' : '',
	].join('')
	return `display=${letters}; Path=/; Max-Age=31536000; SameSite=Lax`
}

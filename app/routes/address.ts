// Addresses that came with a request: only a path of our own is ever followed.

/** The path when it is one of our own, otherwise `otherwise`. */
export function ownPath(to: unknown, otherwise: string): string {
	if (typeof to !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return otherwise
	const url = new URL(to, 'http://own.invalid')
	return url.origin === 'http://own.invalid' ? url.pathname + url.search + url.hash : otherwise
}

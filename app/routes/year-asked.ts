// The year an address asks for, or another one where it asks for none that makes sense.

/** `?year=2026`; `usual` where it is left out or no year of this century. */
export function yearAsked(request: Request, usual: number): number {
	const typed = new URL(request.url).searchParams.get('year') ?? ''
	return /^20\d\d$/.test(typed) ? Number(typed) : usual
}

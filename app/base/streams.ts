// Answers that stay open: what ends them when the process ends, so that nobody waits for them.

const kept = globalThis as { townStreams?: Set<() => void> }
const open = () => {
	kept.townStreams ??= new Set()
	return kept.townStreams
}

/** Notes an answer that stays open by what ends it; gives what is called when it ended by itself. */
export function staysOpen(end: () => void): () => void {
	open().add(end)
	return () => open().delete(end)
}

/** How many answers are open, for the health of the machine. */
export const streamsOpen = (): number => open().size

/** Ends them all; a browser comes again by itself, to whoever answers next. */
export function endStreams(): void {
	for (const end of [...open()]) end()
}

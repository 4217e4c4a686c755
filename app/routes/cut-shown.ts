// A cut in the words both staff and employers read: its shape, its pieces on the strip, what it costs, when it is done.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { CutShown } from '~/ui/cut-choices'
import { bandOfPiece } from '~/ui/cut-choices'
import { cutWords as words } from '~/words/ja/cuts'
import { sayDay, saySpan, sayTime } from '~/words/ja/dates'

type ShownPiece = { day: number; startMinute: number; endMinute: number; seats: number; title: string }
type ShownCut<Piece extends ShownPiece> = {
	kind: string
	pieces: readonly Piece[]
	totalYen: number
	handovers: number
	doneAt: number
}

/** 「2時間×3人」. */
export const shapeOfCut = ({ pieces }: { pieces: readonly Omit<ShownPiece, 'title' | 'day'>[] }): string =>
	words.shape(
		pieces.map(({ startMinute, endMinute, seats }) => ({ minutes: endMinute - startMinute, seats })),
	)

/** A cut that begins on a day; `countOf` says of each piece how many could, and what else there is to it. */
export const cutShown = <Piece extends ShownPiece>(
	cut: ShownCut<Piece>,
	id: string,
	first: Day,
	countOf: (piece: Piece) => { count: string; note?: string },
): CutShown => ({
	id,
	name: words.kind(cut.kind),
	shape: shapeOfCut(cut),
	pieces: cut.pieces.map((piece, n) => ({
		key: `${piece.day} ${piece.startMinute} ${n}`,
		band: bandOfPiece(n, piece),
		when: `${piece.day > 0 ? `${sayDay(addDays(first, piece.day))} ` : ''}${saySpan(piece.startMinute, piece.endMinute, 'staff')}`,
		what: `${piece.title}${words.seats(piece.seats)}`,
		...countOf(piece),
	})),
	yen: `${formatYen(cut.totalYen)}円`,
	handovers: words.handovers(cut.handovers),
	done: `${words.dayAfter(Math.floor(cut.doneAt / 1440))}${sayTime(cut.doneAt % 1440, 'staff')}`,
})

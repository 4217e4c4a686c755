// The band: one day from six to twenty as a strip of sunlight. It never stands without the hours in words.
import { ui } from '~/words/ja/ui'

/** `work2` and `work3` only tell pieces apart. */
export type BandKind = 'work' | 'free' | 'busy' | 'no' | 'work2' | 'work3'

/** A piece of the day, in minutes after midnight. */
export type BandPiece = { from: number; to: number; kind: BandKind }

const dawn = 6 * 60
const dusk = 20 * 60

/** Half-hours from six, to two places: what the svg is drawn in. */
function halfHours(minutes: number): number {
	return Math.round(((minutes - dawn) / 30) * 100) / 100
}

/** Where a piece stands on the strip; what lies outside six to twenty is cut off, and `undefined` when nothing is left. */
export function onBand(piece: BandPiece): { x: number; width: number } | undefined {
	const from = Math.max(piece.from, dawn)
	const to = Math.min(piece.to, dusk)
	if (to <= from) return undefined
	return { x: halfHours(from), width: halfHours(dawn + (to - from)) }
}

function Piece({ piece }: { piece: BandPiece }) {
	const place = onBand(piece)
	return place ? <rect className={`b-${piece.kind}`} x={place.x} width={place.width} height="6" /> : null
}

function keyOf(piece: BandPiece): string {
	return `${piece.kind}-${piece.from}-${piece.to}`
}

/** The strip alone, hidden from readers' software. Hours a person can lie below, everything else above the ticks. */
export function Band({ pieces }: { pieces: readonly BandPiece[] }) {
	const below = pieces.filter((piece) => piece.kind === 'free')
	const above = pieces.filter((piece) => piece.kind !== 'free')
	return (
		<svg className="band" viewBox="0 0 28 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
			<rect className="b-day" width="28" height="6" />
			{below.map((piece) => (
				<Piece key={keyOf(piece)} piece={piece} />
			))}
			<rect className="b-tick" x="7.94" width=".12" height="6" />
			<rect className="b-tick" x="13.94" width=".12" height="6" />
			<rect className="b-tick" x="19.94" width=".12" height="6" />
			{above.map((piece) => (
				<Piece key={keyOf(piece)} piece={piece} />
			))}
		</svg>
	)
}

/** 朝 昼 午後 夕方 under a strip. */
export function BandHours({ className }: { className?: string }) {
	return (
		<span className={['band-hours', className].filter(Boolean).join(' ')} aria-hidden="true">
			{ui.dayParts.map((part) => (
				<span key={part}>{part}</span>
			))}
		</span>
	)
}

const keyColours: Record<BandKind, string | undefined> = {
	work: undefined,
	free: 'k-free',
	busy: 'k-busy',
	no: 'k-no',
	work2: 'k-two',
	work3: 'k-three',
}

/** What the colours mean; a word of one's own replaces the usual one. */
export function BandKey({ kinds }: { kinds: readonly (BandKind | { kind: BandKind; label: string })[] }) {
	return (
		<p className="band-key" aria-hidden="true">
			{kinds.map((entry) => {
				const { kind, label } = typeof entry === 'string' ? { kind: entry, label: ui.bandKeys[entry] } : entry
				return (
					<span key={kind}>
						<i className={keyColours[kind]} />
						{label}
					</span>
				)
			})}
		</p>
	)
}

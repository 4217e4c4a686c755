// Ways to cut work beside each other: what each piece is and when, on bands; the columns staff and employers share.
import type { ReactNode } from 'react'
import { cutWords as words } from '~/words/ja/cuts'
import type { BandPiece } from './band'
import { Band } from './band'
import { Chip } from './chip'
import { Icon } from './icon'
import { Table } from './table'

/** A cut all in words. `id` tells it from the others; `people` and `chance` are left out for employers. */
export type CutShown = {
	id: string
	name: string
	shape: string
	note?: string
	/** By how much it is dearer than the budget. */
	over?: string
	/** What of it is other than was asked for. */
	off?: string
	/** What it brings beside the whole, in a sentence. */
	gain?: string
	pieces: { key: string; band: BandPiece; when: string; what: string; count: string; note?: string }[]
	people?: string
	fewest?: string
	chance?: string
	yen: string
	handovers: string
	done: string
}

const colours = ['work', 'work2', 'work3'] as const

/** The hours of the nth piece as a colour on the strip. */
export const bandOfPiece = (n: number, span: { startMinute: number; endMinute: number }): BandPiece => ({
	from: span.startMinute,
	to: span.endMinute,
	kind: colours[n % colours.length] ?? 'work',
})

function Pieces({ pieces, gain, off }: Pick<CutShown, 'pieces' | 'gain' | 'off'>) {
	return (
		<ul className="cut-pieces">
			{pieces.map(({ key, band, when, what, count, note }) => (
				<li key={key}>
					<Band pieces={[band]} />
					<small>
						{when} {what} <b>{count}</b> {note}
					</small>
				</li>
			))}
			{off && (
				<li>
					<small className="cut-off">
						<Icon name="alert" />
						<span>{off}</span>
					</small>
				</li>
			)}
			{gain && (
				<li>
					<small>{gain}</small>
				</li>
			)}
		</ul>
	)
}

/** What cutting brings, in one sentence; its second part is the figures. */
export function CutGain({ parts }: { parts: readonly string[] }) {
	return (
		<p className="bigline cut-say">{parts.map((part, n) => (n === 1 ? <em key={part}>{part}</em> : part))}</p>
	)
}

/** The comparison; `chosen` is the id of the row in sun, `hrefOf` the link that chooses another. */
export function CutChoices(props: {
	caption: string
	cuts: readonly CutShown[]
	chosen?: string
	hrefOf: (id: string) => string
	/** What is done with the chosen one, in its own row. */
	act?: ReactNode
	/** Headings where they are others than staff's. */
	columns?: { cut: string; yen: string }
}) {
	const { caption, cuts, chosen, hrefOf, act, columns = words.columns } = props
	const counted = cuts.some((cut) => cut.people !== undefined)
	return (
		<Table
			caption={caption}
			className="cut"
			columns={[
				{ label: columns.cut },
				{ label: words.columns.pieces },
				...(counted
					? [
							{ label: words.columns.people, right: true },
							{ label: words.columns.chance, right: true },
						]
					: []),
				{ label: columns.yen, right: true },
				{ label: words.columns.handovers, right: true },
				{ label: words.columns.done, right: true },
				{ label: words.columns.choose, silent: true },
			]}
			rows={cuts.map((cut) => ({
				key: cut.id,
				mark: cut.id === chosen ? 'chosen' : undefined,
				cells: [
					<span key="cut">
						<b>{cut.name}</b>
						<small>{cut.shape}</small>
						{cut.note && <Chip>{cut.note}</Chip>}
					</span>,
					<Pieces key="pieces" pieces={cut.pieces} gain={cut.gain} off={cut.off} />,
					...(counted
						? [
								<span key="people">
									<span className="people">{cut.people}</span>
									{cut.fewest && <small>{cut.fewest}</small>}
								</span>,
								cut.chance,
							]
						: []),
					<span key="yen">
						{cut.yen}
						{cut.over && <small>{cut.over}</small>}
					</span>,
					cut.handovers,
					cut.done,
					cut.id === chosen ? (
						<div key="choose" id="chosen-cut">
							<b className="picked">
								<Icon name="check" />
								{words.chosen}
							</b>
							{act}
						</div>
					) : (
						<a key="choose" href={hrefOf(cut.id)} aria-label={`${cut.name} ${cut.shape} ${words.choose}`}>
							{words.choose}
						</a>
					),
				],
			}))}
		/>
	)
}

// What only the coordinators' side of the room draws: a note beside a talk, and where a talk goes on live.
import type { ReactNode } from 'react'
import { cardWords } from '~/words/ja/card'
import { deskWords } from '~/words/ja/desk'
import { Mark } from './mark'
import type { Office } from './office'

/** A note; `act` is what is still to be done with it. */
export type NoteShown = {
	key: string
	kind: string
	who: string
	words: string
	due?: string
	done?: string
	act?: ReactNode
}

/** Notes, the latest first, each on yellow paper so that nobody takes it for the talk. */
export function Notes({ notes, none }: { notes: readonly NoteShown[]; none: string }) {
	if (notes.length === 0) return <p className="hint">{none}</p>
	return (
		<ul className="notes">
			{notes.map(({ key, kind, who, words, due, done, act }) => (
				<li key={key}>
					<p className="notes-head">
						<b>{kind}</b> <small>{who}</small>
					</p>
					<p className="lines-kept">{words}</p>
					{due && <p className="hint">{due}</p>}
					{done && <p className="hint">{done}</p>}
					{act}
				</li>
			))}
		</ul>
	)
}

/**
 * Where new words of a talk come in while the page is open: by the script of the room, and without it in a frame that
 * refreshes itself, so that what is typed beside it is never lost. `path` is the thread's own address.
 */
export function LiveTalk({ path, last }: { path: string; last: string | undefined }) {
	const after = last ? `?after=${last}` : ''
	return (
		<>
			<div className="talk talk-live" aria-live="polite" data-live={`${path}/live${after}`} />
			<noscript>
				<iframe className="talk-frame" src={`${path}/talk${after}`} title={deskWords.live.frame} />
			</noscript>
		</>
	)
}

/** A line under a field in which the script says when the words were kept, and the script itself: once a page. */
export function KeptLine({ path }: { path: string }) {
	return (
		<>
			<output className="hint kept-line" data-keep={path} data-said={deskWords.live.kept('{at}')} />
			<script src="/room.js" defer />
		</>
	)
}

/** One card of the room, the size of a bank card: a code and no name. */
export function RoomCardPaper({
	office,
	code,
	address,
	until,
}: {
	office: Office
	code: string
	address: string
	/** Until when it opens the room, in words. */
	until: string
}) {
	const words = cardWords.made
	return (
		<article className="code-card">
			<header>
				<Mark />
				<span>{office.town}</span>
				<b>{words.paperTitle}</b>
			</header>
			<dl>
				<div>
					<dt>{words.paperLead}</dt>
				</div>
				<div>
					<dt>{words.paperCode}</dt>
					<dd className="code">{code}</dd>
				</div>
			</dl>
			<footer>
				{until}
				<br />
				{address}
				<br />
				{words.paperLost(office.telephone)}
			</footer>
		</article>
	)
}

// What only the consultation room draws: the steps, the urgent door, the talk, and who has read it.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { Icon } from './icon'
import { withKana } from './ruby'

/** What somebody reads before the first word, each line with its sign. */
export function Before({ title, lines }: { title: string; lines: readonly string[] }) {
	const signs = ['chat', 'eye', 'lock', 'alert', 'key'] as const
	return (
		<section className="before card" aria-labelledby="before-title">
			<h2 id="before-title">{title}</h2>
			<ul className="readers">
				{lines.map((line, at) => (
					<li key={line}>
						<Icon name={signs[at] ?? 'info'} />
						<span>{withKana(line)}</span>
					</li>
				))}
			</ul>
		</section>
	)
}

/** The door to help at once, in red. */
export function HelpNow({ href, title, note }: { href: string; title: string; note: string }) {
	return (
		<a className="help-now" href={href}>
			<Icon name="alert" />
			<span>
				{title}
				<small>{note}</small>
			</span>
			<Icon name="right" />
		</a>
	)
}

/** 3つのうち 1つめ */
export function Steps({ all, now }: { all: number; now: number }) {
	return (
		<p className="steps">
			{Array.from({ length: all }, (_, at) => at + 1).map((step) => (
				<i key={step} className={step <= now ? 'on' : undefined} />
			))}
			<span>{ui.steps(all, now)}</span>
		</p>
	)
}

/** One message; `at` in words, `body` as paragraphs of plain words. */
export type Said = {
	key: string
	who: string
	at: string
	isoAt?: string
	mine: boolean
	body: string
	after?: ReactNode
}

/** One message of a talk. */
export function SaidOne({ who, at, isoAt, mine, body, after }: Omit<Said, 'key'>) {
	return (
		<div className={mine ? 'said said-mine' : 'said said-theirs'}>
			<p className="said-who">
				<b>{who}</b>
				<time dateTime={isoAt}>{at}</time>
			</p>
			<div className="said-body">
				{body.split(/\n{2,}/).map((paragraph, place) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
					<p key={place} className="lines-kept">
						{paragraph}
					</p>
				))}
				{after}
			</div>
		</div>
	)
}

/** The talk, oldest first. */
export function Talk({ said }: { said: readonly Said[] }) {
	return (
		<div className="talk">
			{said.map(({ key, ...one }) => (
				<SaidOne key={key} {...one} />
			))}
		</div>
	)
}

/** Photos of the room, each a link to its own page-wide picture. They are sealed, so nothing is known of their size. */
export function SealedPhotos({ path, photos }: { path: string; photos: readonly string[] }) {
	return photos.length === 0 ? null : (
		<ul className="photos">
			{photos.map((id, at) => (
				<li key={id}>
					<a href={`${path}/${id}`}>
						<img src={`${path}/${id}`} alt={ui.photoNumber(at + 1)} loading="lazy" />
					</a>
				</li>
			))}
		</ul>
	)
}

// Does a slot suit this person: the verdict in a word, then why. A "no" speaks of the task, and stays closed until it is asked for.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { BandPiece } from './band'
import { Band, BandHours, BandKey } from './band'
import { Icon } from './icon'
import { withKana } from './ruby'

/** Sentences with a ✓ or a ✕ in front. */
export function FitList(props: { reasons: readonly ReactNode[]; no?: boolean; className?: string }) {
	const { reasons, no = false, className } = props
	return (
		<ul className={['fit', className].filter(Boolean).join(' ')}>
			{reasons.map((reason, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
				<li key={at} className={no ? 'fit-no' : undefined}>
					<span className="fit-mark">
						<Icon name={no ? 'cross' : 'check'} />
					</span>
					<span>{withKana(reason)}</span>
				</li>
			))}
		</ul>
	)
}

/** Why a slot does not suit, as 「この仕事は…」, and what could be done about it. */
export type NoReason = { reason: ReactNode; way?: ReactNode }

/** One slot, judged. The reasons of a no come in the order in which the council can mend them. */
export type FitProps = {
	/** 12月1日(火) */
	day: string
	/** 9時30分〜11時30分 */
	hours: string
	/** The slot (`work`, or `no` where it does not suit) over the hours the person can (`free`). */
	pieces: readonly BandPiece[]
	yes: readonly ReactNode[]
	no: readonly NoReason[]
	/** Whom to ask about a no. */
	ask?: ReactNode
	/** What stands below: a button, or that one has already raised a hand. */
	children?: ReactNode
}

const shownAtFirst = 3

function Ways({ no }: { no: readonly NoReason[] }) {
	const ways = no.flatMap(({ way }) => (way ? [way] : []))
	if (ways.length === 0) return null
	return (
		<div className="change">
			<h4>{ui.fitsNotWay}</h4>
			<ul>
				{ways.map((way, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
					<li key={at}>{way}</li>
				))}
			</ul>
		</div>
	)
}

function WhyNot({ no, ask }: { no: readonly NoReason[]; ask: ReactNode }) {
	const first = no.slice(0, shownAtFirst)
	const rest = no.slice(shownAtFirst)
	return (
		<details className="why-not">
			<summary>
				{ui.fitsNotWhy}
				<Icon name="down" />
			</summary>
			<FitList reasons={first.map(({ reason }) => reason)} no className="slot-why" />
			<Ways no={first} />
			{rest.length > 0 && (
				<details className="why-not">
					<summary>
						{ui.fitsNotMore}
						<Icon name="down" />
					</summary>
					<FitList reasons={rest.map(({ reason }) => reason)} no className="slot-why" />
					<Ways no={rest} />
				</details>
			)}
			{ask && <p className="hint">{ask}</p>}
		</details>
	)
}

/** A slot in its box, for the page of a task. */
export function Fit({ day, hours, pieces, yes, no, ask, children }: FitProps) {
	const fits = no.length === 0
	return (
		<div className="slot-box">
			<p className={fits ? 'verdict verdict-yes' : 'verdict verdict-no'}>
				<Icon name={fits ? 'check' : 'cross'} />
				<span>{fits ? ui.fits : ui.fitsNot(no.length)}</span>
			</p>
			<div className="slot-top">
				<h3>
					<span>{day}</span>
					<span>{hours}</span>
				</h3>
				<Band pieces={pieces} />
				<BandHours />
				{pieces.some(({ kind }) => kind === 'free') && (
					<BandKey kinds={[{ kind: fits ? 'work' : 'no', label: ui.bandKeys.work }, 'free']} />
				)}
			</div>
			{fits ? yes.length > 0 && <FitList reasons={yes} className="slot-why" /> : <WhyNot no={no} ask={ask} />}
			{children && <div className="slot-act">{children}</div>}
		</div>
	)
}

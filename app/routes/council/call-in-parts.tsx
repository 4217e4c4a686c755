// What both telephone pages draw: the matters with their taps, and the last calls.
import { ActForm } from '~/ui/act-form'
import { Button, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Sheet } from '~/ui/section'
import { callInWords as words } from '~/words/ja/call-in'

/** One tap of a matter: what is sent, and what the button says. */
export type Press = { label: string; sends: Record<string, string>; strong?: boolean }

/** A matter of somebody who rings, nearest first. */
export type Matter = {
	id: string
	what: string
	title: string
	when: string
	href: string | null
	note?: string | null
	script?: string | null
	presses: readonly Press[]
}

export function Tap({ press }: { press: Press }) {
	return (
		<ActForm idempotencyKey={crypto.randomUUID()} hidden={press.sends}>
			<Button kind={press.strong ? 'main' : 'second'}>{press.label}</Button>
		</ActForm>
	)
}

/** The matters, each with its taps; `beyond` further ones stand at `more`. */
export function Matters({
	matters,
	noneNote,
	beyond,
	more,
}: {
	matters: readonly Matter[]
	noneNote: string
	beyond: number
	more: string
}) {
	return (
		<Sheet id="matters" title={words.matters} note={words.mattersNote} flush>
			{matters.length === 0 ? (
				<Empty icon="phone" note={noneNote}>
					{words.none}
				</Empty>
			) : (
				<ul className="call-in-matters">
					{matters.map((one) => (
						<li key={`${one.what} ${one.id}`}>
							<p>
								<small>{one.what}</small> {one.href ? <a href={one.href}>{one.title}</a> : <b>{one.title}</b>}{' '}
								<span>{one.when}</span>
								{one.note && <small> {one.note}</small>}
								{one.script && (
									<SeeLink href={one.script} label={`${one.title} ${words.script}`}>
										{words.script}
									</SeeLink>
								)}
							</p>
							<div className="btns-row">
								{one.presses.map((press) => (
									<Tap key={press.label} press={press} />
								))}
							</div>
						</li>
					))}
				</ul>
			)}
			{beyond > 0 && (
				<p className="sheet-foot">
					<a href={more}>{words.beyond(beyond)}</a>
				</p>
			)}
		</Sheet>
	)
}

export function LastCalls({
	calls,
}: {
	calls: readonly { id: string; day: string; why: string | undefined }[]
}) {
	return (
		<Sheet id="calls" title={words.lastCalls}>
			{calls.length === 0 ? (
				<p>{words.lastCallsNone}</p>
			) : (
				<ul className="last-calls">
					{calls.map((one) => (
						<li key={one.id}>
							{one.day} <small>{one.why}</small>
						</li>
					))}
				</ul>
			)}
		</Sheet>
	)
}

// The board: what waits for a decision, by day, what is late on top; one button each that says what one will do.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { ChipData } from './chip'
import { Chip } from './chip'
import { Fold } from './fold'

/** One matter. */
export type Decision = {
	key: string
	/** 10:00, 昨日, 金曜日 */
	time: string
	/** あと40分, 17:15まで */
	left?: string
	kind: ChipData
	/** The matter; the name in `<b>`. */
	what: ReactNode
	/** Why it waits. */
	why?: ReactNode
	href: string
	/** 候補を見る */
	act: string
}

/** A day's matters. `late` for 期限をすぎた. `id` names the group for links; `beyond` more are not shown. */
export type DecisionGroup = {
	id: string
	title: string
	late?: boolean
	decisions: readonly Decision[]
	beyond?: number
}

/** So many stand open in a group; the rest waits behind one line, so that the next group is in sight. */
const most = 8

/** One matter in its row. */
function Wait({ time, left, kind, what, why, href, act }: Omit<Decision, 'key'>) {
	return (
		<div className="wait">
			<p className="wait-time">
				{time}
				{left && <small>{left}</small>}
			</p>
			<p className="wait-kind">
				<Chip icon={kind.icon} tone={kind.tone}>
					{kind.label}
				</Chip>
			</p>
			<p className="wait-what">
				{what}
				{why && <small>{why}</small>}
			</p>
			<a className="see" href={href}>
				{act}
			</a>
		</div>
	)
}

/** Groups without matters are left out; when all are empty the page shows `<Empty>` instead. */
export function Decisions({ groups }: { groups: readonly DecisionGroup[] }) {
	return (
		<>
			{groups
				.filter(({ decisions }) => decisions.length > 0)
				.map(({ id, title, late, decisions, beyond = 0 }) => (
					<div className={late ? 'wait-group wait-late' : 'wait-group'} key={id} id={id}>
						<h3>
							<b>{title}</b>
							<small>{ui.items(decisions.length + beyond)}</small>
						</h3>
						<div>
							{decisions.slice(0, most).map(({ key, ...one }) => (
								<Wait key={key} {...one} />
							))}
							{decisions.length > most && (
								<Fold title={ui.rest(decisions.length - most + beyond)}>
									{decisions.slice(most).map(({ key, ...one }) => (
										<Wait key={key} {...one} />
									))}
									{beyond > 0 && <p className="hint">{ui.beyond(beyond)}</p>}
								</Fold>
							)}
						</div>
					</div>
				))}
		</>
	)
}

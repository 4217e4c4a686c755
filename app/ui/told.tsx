// What a person is told after an act, and the way back for as long as there is one.
import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import { ActForm } from './act-form'
import type { IconName } from './icon'
import { Icon } from './icon'

/** Taking the act back: its own small form. `label` is the button, `until` how long it can be done (「11時15分まで」). */
export type Undo = {
	action?: string
	idempotencyKey: string
	hidden?: Readonly<Record<string, string | number | undefined>>
	label: string
	until?: string
}

/** The act that the page tells of, for as long as it can be taken back: the frame of a desk page says it. */
export const LastAct = createContext<Undo | undefined>(undefined)

const icons = { done: 'check', wait: 'clock', no: 'alert' } as const satisfies Record<string, IconName>

/** The first thing on the page after an act. `done` it is done, `wait` somebody is waited for, `no` it did not happen. */
export function Told(props: {
	children: ReactNode
	note?: ReactNode
	kind?: 'done' | 'wait' | 'no'
	/** Null where nothing is to be taken back, whatever was done last. */
	undo?: Undo | null
}) {
	const last = useContext(LastAct)
	const { children, note, kind = 'done', undo = kind === 'done' ? last : undefined } = props
	return (
		<div className={kind === 'done' ? 'told' : `told told-${kind}`} role={kind === 'no' ? 'alert' : 'status'}>
			<Icon name={icons[kind]} />
			<p>
				{children}
				{note && <small>{note}</small>}
			</p>
			{undo && (
				<ActForm action={undo.action} idempotencyKey={undo.idempotencyKey} hidden={undo.hidden}>
					<button className="undo" type="submit">
						{undo.label}
					</button>
					{undo.until && <span>{undo.until}</span>}
				</ActForm>
			)}
		</div>
	)
}

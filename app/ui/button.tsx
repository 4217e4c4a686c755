// What can be pressed. A button says verb and object, and is never grey: what cannot be done yet is said when pressed.
import type { ReactNode } from 'react'
import type { IconName } from './icon'
import { Icon } from './icon'

/** Only one `main` on a screen. */
export type ButtonKind = 'main' | 'second' | 'plain' | 'stop'

function clothes(kind: ButtonKind, big: boolean, full: boolean): string {
	return ['btn', kind === 'main' ? '' : `btn-${kind}`, big ? 'btn-big' : '', full ? 'btn-full' : '']
		.filter(Boolean)
		.join(' ')
}

type Look = {
	kind?: ButtonKind
	icon?: IconName
	/** The main act of a desk page: 48 high instead of 44. */
	big?: boolean
	/** As wide as its column, at a desk. Residents' buttons always are. */
	full?: boolean
	children: ReactNode
}

/** Sends the form it stands in, or the one that `form` names. */
export function Button(
	props: Look & {
		id?: string
		name?: string
		value?: string
		form?: string
		formAction?: string
		formMethod?: 'get' | 'post'
		describedBy?: string
		/** The whole sentence for readers' software, where several buttons say the same. */
		label?: string
	},
) {
	const { kind = 'main', icon, big = false, full = false, children, describedBy, label, ...rest } = props
	return (
		<button
			className={clothes(kind, big, full)}
			type="submit"
			aria-label={label}
			aria-describedby={describedBy}
			{...rest}
		>
			{icon && <Icon name={icon} />}
			{children}
		</button>
	)
}

/** The same look on a link. */
export function LinkButton(props: Look & { href: string; download?: string; id?: string }) {
	const { kind = 'main', icon, big = false, full = false, children, ...rest } = props
	return (
		<a className={clothes(kind, big, full)} {...rest}>
			{icon && <Icon name={icon} />}
			{children}
		</a>
	)
}

/** A small outlined link with an arrow: 「くわしく見る」. `label` is the whole sentence for readers' software. */
export function SeeLink({ href, label, children }: { href: string; label?: string; children: ReactNode }) {
	return (
		<a className="see" href={href} aria-label={label}>
			{children}
			<Icon name="right" />
		</a>
	)
}

/** Several buttons: under each other for residents, in a row at a desk. */
export function Buttons({ row = false, children }: { row?: boolean; children: ReactNode }) {
	return <div className={row ? 'btns-row' : 'btns'}>{children}</div>
}

// A form that does one act: it posts, and carries the key that lets the server do the act only once.
import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'

/** Values that travel with a form without being shown. What is undefined is left out. */
export function Hidden({ values }: { values: Readonly<Record<string, string | number | undefined>> }) {
	return (
		<>
			{Object.entries(values).map(([name, value]) =>
				value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
		</>
	)
}

/** For whom staff act on this page: every form on it says so, or a second tab could act for somebody else. */
export const ActsFor = createContext<string | undefined>(undefined)

/** What a form of one act takes. */
export type ActFormProps = {
	/** Where to; the same page when left out. */
	action?: string
	idempotencyKey: string
	/** Never `key`: that is the form's own. */
	hidden?: Readonly<Record<string, string | number | undefined>> & { readonly key?: never }
	/** The form sends photographs. */
	files?: boolean
	id?: string
	/** `page-form` sets the sections of a long form apart; a short one needs nothing. */
	className?: string
	labelledBy?: string
	children: ReactNode
}

/** `<form method="post">` with its `key`. The browser's own bubbles stay off: our sentences are in Japanese and say what to do. */
export function ActForm(props: ActFormProps) {
	const { action, idempotencyKey, hidden, files = false, id, className, labelledBy, children } = props
	const acting = useContext(ActsFor)
	return (
		<form
			method="post"
			action={action}
			id={id}
			className={className}
			aria-labelledby={labelledBy}
			encType={files ? 'multipart/form-data' : undefined}
			noValidate
		>
			<input type="hidden" name="key" value={idempotencyKey} />
			{acting && <input type="hidden" name="acting" value={acting} />}
			{hidden && <Hidden values={hidden} />}
			{children}
		</form>
	)
}

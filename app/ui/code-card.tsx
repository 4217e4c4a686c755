// 登録証: the card that lets somebody sign in without e-mail; the size of a bank card, to be cut out.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { Mark } from './mark'
import type { Office } from './office'

/** What stands on a card. `code` comes in groups (ひだまり 4821 0937); `qr` is an svg drawn on the server. */
export type CodeCardProps = {
	office: Office
	name: string
	number: string
	code: string
	/** Where to type it, as it is read. */
	address: string
	qr?: ReactNode
}

/** One card; several stand in `<CodeCards>` on a `<PaperPage>`. */
export function CodeCard({ office, name, number, code, address, qr }: CodeCardProps) {
	return (
		<article className="code-card">
			<header>
				<Mark />
				<span>
					{office.town} {ui.brand}
				</span>
				<b>{ui.cardTitle}</b>
			</header>
			<dl>
				<div>
					<dt>
						{ui.cardHolder}({ui.cardNumber} {number})
					</dt>
					<dd>{name}</dd>
				</div>
				<div>
					<dt>{ui.cardCode}</dt>
					<dd className="code">{code}</dd>
				</div>
			</dl>
			{qr && <div className="qr">{qr}</div>}
			<footer>
				{address}
				<br />
				{ui.cardLost(office.telephone)}
			</footer>
		</article>
	)
}

/** Cards on a sheet. */
export function CodeCards({ children }: { children: ReactNode }) {
	return <div className="code-cards">{children}</div>
}

// The title of a page, for residents and for desks, and the title of its window.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { IconName } from './icon'
import { Icon } from './icon'
import { withKana } from './ruby'

/** A resident's title: what it is about above, one plain sentence below. */
export function PageHead(props: {
	title: ReactNode
	over?: ReactNode
	overIcon?: IconName
	lead?: ReactNode
}) {
	const { title, over, overIcon, lead } = props
	return (
		<div className="head">
			{over && (
				<p className="over">
					{overIcon && <Icon name={overIcon} />}
					<span>{over}</span>
				</p>
			)}
			<h1>{withKana(title)}</h1>
			{lead && <p className="lead">{withKana(lead)}</p>}
		</div>
	)
}

/** A desk's title; `aside` stands at the right: a sum, the boxes of four eyes, buttons. */
export function DeskHead(props: { title: ReactNode; over?: ReactNode; lead?: ReactNode; aside?: ReactNode }) {
	const { title, over, lead, aside } = props
	return (
		<div className="title">
			<div>
				{over && <p className="over">{over}</p>}
				<h1>{title}</h1>
				{lead && <p>{lead}</p>}
			</div>
			{aside}
		</div>
	)
}

/**
 * The window's title: 「直すところがあります｜できる時間｜ひなた市 しごとコンビニ」.
 * `errors` is how many places have to be mended; `room` names the consultation room instead.
 */
export function windowTitle(
	title: string,
	town: string,
	more: { errors?: number; room?: boolean } = {},
): string {
	const parts = [...(title ? [title] : []), `${town} ${more.room ? ui.room : ui.brand}`]
	if (more.errors) parts.unshift(ui.errorTitle)
	return parts.join('｜')
}

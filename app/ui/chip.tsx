// A label: it says and is not pressed.
import type { ReactNode } from 'react'
import type { IconName } from './icon'
import { Icon } from './icon'

/** `yes` fits or done, `no` does not fit or overdue, `wait` somebody is waited for, `sun` warm, `night` ours. */
export type ChipTone = 'plain' | 'yes' | 'no' | 'wait' | 'sun' | 'night'

/** A label as plain data, for parts that draw several. */
export type ChipData = { label: string; icon?: IconName; tone?: ChipTone }

const usual: Partial<Record<ChipTone, IconName>> = { yes: 'check', no: 'cross', wait: 'clock' }

/** Colour never speaks alone: ✓ and ✕ come with the tone unless another icon is given. */
export function Chip(props: { children: ReactNode; icon?: IconName; tone?: ChipTone }) {
	const { children, tone = 'plain' } = props
	const icon = props.icon ?? usual[tone]
	return (
		<span className={tone === 'plain' ? 'chip' : `chip chip-${tone}`}>
			{icon && <Icon name={icon} />}
			{children}
		</span>
	)
}

/** Several labels in a list. */
export function Chips({ chips }: { chips: readonly ChipData[] }) {
	return (
		<ul className="chips">
			{chips.map(({ label, icon, tone }) => (
				<li key={label}>
					<Chip icon={icon} tone={tone}>
						{label}
					</Chip>
				</li>
			))}
		</ul>
	)
}

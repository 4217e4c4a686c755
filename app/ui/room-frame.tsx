// The frame of the consultation room with what the root knows already in it.
import type { ReactNode } from 'react'
import { isDay } from '~/base/day'
import { sayDayAndYear } from '~/words/ja/dates'
import { useRoot } from './frame'
import type { Hotline } from './hotlines'
import type { Way } from './page-parts'
import { RoomPage } from './room-page'

/** The help lines as the room's loader read them from the settings. */
export type RoomLines = { lines: Hotline[]; checkedOn: string }

/** A page of a person in the room; `numbersAbove` where the page itself begins with the numbers. */
export function Room({
	hotlines,
	back,
	numbersAbove = false,
	children,
}: {
	hotlines: RoomLines
	back?: Way
	numbersAbove?: boolean
	children: ReactNode
}) {
	const { office, display, here } = useRoot()
	return (
		<RoomPage
			office={office}
			display={display}
			here={here}
			home="/care"
			back={back}
			hotlines={numbersAbove ? [] : hotlines.lines}
			hotlinesCheckedOn={isDay(hotlines.checkedOn) ? sayDayAndYear(hotlines.checkedOn) : hotlines.checkedOn}
		>
			{children}
		</RoomPage>
	)
}

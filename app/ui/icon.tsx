// The drawn shapes that stand beside a word: each one an inline svg, never alone and never read aloud.
import type { ReactNode } from 'react'

const shapes = {
	alert: <path d="M12 4 2.8 20h18.4zM12 10v4.8M12 17.2v.3" />,
	bank: <path d="M3.5 9.5 12 4l8.5 5.5zM5.5 10v7M10 10v7M14 10v7M18.5 10v7M3.5 19.5h17" />,
	basket: <path d="M3.5 10h17l-2 9.5h-13zM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3" />,
	bed: (
		<>
			<path d="M3.5 6v13.5M3.5 16.5h17M20.5 19.5v-6.5a2.5 2.5 0 0 0-2.5-2.5H3.5" />
			<circle cx="7.3" cy="8.2" r="1.7" />
		</>
	),
	bell: (
		<path d="M6 16.5c1.2-1.3 1.5-3 1.5-6a4.5 4.5 0 0 1 9 0c0 3 .3 4.7 1.5 6zM10 19.5c.5 1 3.5 1 4 0M12 6V4" />
	),
	book: (
		<path d="M12 6.5C10 5 7.5 4.5 3.5 4.5v14c4 0 6.5.5 8.5 2 2-1.5 4.5-2 8.5-2v-14c-4 0-6.5.5-8.5 2zM12 6.5v14" />
	),
	box: <path d="M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5" />,
	bus: (
		<>
			<rect x="4.5" y="4" width="15" height="13" rx="2" />
			<path d="M4.5 11.5h15M12 4v7.5M7.5 17v2.5M16.5 17v2.5M7.5 14.3h1M15.5 14.3h1" />
		</>
	),
	cal: (
		<>
			<rect x="4" y="5.5" width="16" height="14.5" rx="2" />
			<path d="M4 10.5h16M8.5 3.5v4M15.5 3.5v4" />
		</>
	),
	camera: (
		<>
			<path d="M4 8h3.5L9 5.5h6L16.5 8H20a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z" />
			<circle cx="12" cy="13.3" r="3.5" />
		</>
	),
	card: (
		<>
			<rect x="3" y="5.5" width="18" height="13" rx="2" />
			<path d="M3 9.5h18M6.5 14.5h5" />
		</>
	),
	care: <path d="M12 20S4 15 4 9.5A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 2C20 15 12 20 12 20z" />,
	chair: <path d="M7 3.5v10h9.5v-2.5a1.8 1.8 0 0 0-1.8-1.8H7M7 13.5V20.5M16.5 13.5V20.5" />,
	chat: <path d="M4 5h16v11.5H11L6.5 20.5v-4H4z" />,
	check: <path d="m4.5 12.5 5 5 10-11" />,
	clock: (
		<>
			<circle cx="12" cy="12" r="8.5" />
			<path d="M12 7v5.2l3.5 2" />
		</>
	),
	cross: <path d="m6 6 12 12M18 6 6 18" />,
	cup: (
		<path d="M4.5 10h12v5.5a4.5 4.5 0 0 1-4.5 4.5H9a4.5 4.5 0 0 1-4.5-4.5zM16.5 11.5h1.7a2.3 2.3 0 0 1 0 4.6h-1.7M8 3.5c1.2 1.2-1.2 2.3 0 3.7M12.5 3.5c1.2 1.2-1.2 2.3 0 3.7" />
	),
	cut: (
		<>
			<circle cx="6.5" cy="7" r="2.8" />
			<circle cx="6.5" cy="17" r="2.8" />
			<path d="M8.8 8.6 20 17M8.8 15.4 20 7" />
		</>
	),
	doc: <path d="M6 3.5h8.5L18.5 7.5v13H6zM14 3.5v4.5h4.5M9 12.5h6.5M9 16h6.5" />,
	down: <path d="m5 9 7 7 7-7" />,
	exit: <path d="M13.5 4.5H6v15h7.5M10.5 12H20M16.5 8.5 20 12l-3.5 3.5" />,
	eye: (
		<>
			<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
			<circle cx="12" cy="12" r="3" />
		</>
	),
	factory: <path d="M3.5 20V10.5l5.5 3.5v-3.5l5.5 3.5V4.5h4.5V20zM7.5 16.5h2M12.5 16.5h2" />,
	filter: (
		<>
			<path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
			<circle cx="15" cy="7" r="2" />
			<circle cx="9" cy="17" r="2" />
		</>
	),
	flag: <path d="M6 21V4M6 4.5h11.5l-2.5 4 2.5 4H6" />,
	house: <path d="M3.5 11.5 12 4l8.5 7.5M6 9.8v9.7h12V9.8M10 19.5v-5.5h4v5.5" />,
	info: (
		<>
			<circle cx="12" cy="12" r="8.5" />
			<path d="M12 11v5.5M12 7.7v.3" />
		</>
	),
	key: (
		<>
			<circle cx="8" cy="14.5" r="4" />
			<path d="m11 11.7 8.5-8.2M16 7l3 3" />
		</>
	),
	leaf: <path d="M5 19C4 10 9 4.5 19.5 4.5 20 14 14.5 19.5 7.5 17.5M5 20c1.5-4.5 4.5-7.5 9-9.5" />,
	left: <path d="m15 5-7 7 7 7" />,
	lock: (
		<>
			<rect x="5" y="10.5" width="14" height="10" rx="2" />
			<path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
		</>
	),
	mail: (
		<>
			<rect x="3.5" y="5.5" width="17" height="13" rx="2" />
			<path d="m4 7 8 6 8-6" />
		</>
	),
	pen: <path d="M5 19.5l1-4L16.5 5l3 3L9 18.5zM14 7.5l3 3" />,
	people: (
		<>
			<circle cx="9" cy="8" r="3.2" />
			<path d="M2.8 19.5c.3-4.2 2.6-6.2 6.2-6.2s5.9 2 6.2 6.2M15.5 5.2a3 3 0 0 1 0 5.7M17.3 13.8c2.4.6 3.7 2.5 3.9 5.7" />
		</>
	),
	person: (
		<>
			<circle cx="12" cy="7.5" r="3.5" />
			<path d="M5 20.5c.3-4.6 3-7 7-7s6.7 2.4 7 7" />
		</>
	),
	phone: (
		<path d="M6.5 3.5h3l1.5 4.2-2.1 1.5a12 12 0 0 0 5.9 5.9l1.5-2.1 4.2 1.5v3c0 1.1-.9 2-2 2A16 16 0 0 1 4.5 5.5c0-1.1.9-2 2-2z" />
	),
	pin: (
		<>
			<path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z" />
			<circle cx="12" cy="9.5" r="2.5" />
		</>
	),
	plus: <path d="M12 5v14M5 12h14" />,
	print: <path d="M7 8.5V4h10v4.5M7 17H4.5V9.5a1 1 0 0 1 1-1h13a1 1 0 0 1 1 1V17H17M7 14h10v6H7z" />,
	right: <path d="m9 5 7 7-7 7" />,
	search: (
		<>
			<circle cx="10.5" cy="10.5" r="6" />
			<path d="m15 15 5 5" />
		</>
	),
	sun: <path d="M5 17a7 7 0 0 1 14 0M2.5 20.5h19M12 3.5v3M4 8.5l2 1.7M20 8.5l-2 1.7" />,
	swap: <path d="M7 4.5 3.5 8 7 11.5M3.5 8H16M17 12.5l3.5 3.5-3.5 3.5M20.5 16H8" />,
	undo: <path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3" />,
	video: (
		<>
			<rect x="3" y="6.5" width="12.5" height="11" rx="2" />
			<path d="m15.5 11 5.5-3v8l-5.5-3" />
		</>
	),
	weight: (
		<>
			<path d="M7.5 9h9l2.5 11H5z" />
			<circle cx="12" cy="6" r="2.7" />
		</>
	),
	yen: (
		<>
			<circle cx="12" cy="12" r="8.5" />
			<path d="M8.5 7.5 12 12.3l3.5-4.8M12 12.3V17M9 12.8h6M9 15h6" />
		</>
	),
} satisfies Record<string, ReactNode>

/** The name of a drawn shape. */
export type IconName = keyof typeof shapes

/** All names, for pages that offer a choice and for tests. */
export const iconNames = Object.keys(shapes) as IconName[]

/** One shape in the colour of its words. It always stands next to the word it means. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg className="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			{shapes[name]}
		</svg>
	)
}

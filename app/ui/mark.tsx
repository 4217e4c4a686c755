// The mark: a half sun cut in four over a dark board, a day's work shared out.

/** The mark alone; its name stands beside it. */
export function Mark() {
	return (
		<svg className="mark" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
			<g className="mark-sun">
				<path d="M5 27a17 17 0 0 1 4.5-11.5L18.6 25.3A5 5 0 0 0 18 27z" />
				<path d="M11 14A17 17 0 0 1 21 10.1V22.6a5 5 0 0 0-1 .9z" />
				<path d="M23 10.1A17 17 0 0 1 33 14l-9 9.5a5 5 0 0 0-1-.9z" />
				<path d="M34.5 15.5A17 17 0 0 1 39 27H26a5 5 0 0 0-.6-1.7z" />
			</g>
			<path className="mark-base" d="M2 30h40v4.5H2z" />
		</svg>
	)
}

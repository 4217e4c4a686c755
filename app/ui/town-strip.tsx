// The drawn town: it says that here the page ends, and that here people answer the telephone.

/** Hills, houses and the bus, above a resident's footer and on the bulletin. */
export function TownStrip() {
	return (
		<svg
			className="town"
			viewBox="0 0 720 96"
			preserveAspectRatio="xMidYMax slice"
			aria-hidden="true"
			focusable="false"
		>
			<circle className="t-sun" cx="548" cy="76" r="40" />
			<path className="t-far" d="M0 72c60-28 120-34 190-14s110 20 180-6 130-24 190-2 110 12 160-8v54H0z" />
			<path className="t-near" d="M0 84c90-16 150-12 230-4s170 4 250-4 160-6 240 6v14H0z" />
			<path
				className="t-house"
				d="M150 82V68l13-10 13 10v14zM186 80V60l17-12 17 12v20zM430 80V66l12-9 12 9v14zM470 80V58l19-13 19 13v22zM520 80V67l11-8 11 8v13z"
			/>
			<path
				className="t-roof"
				d="M146 69l17-13 17 13-2 3-15-11.5L148 72zM182 61l21-15 21 15-2 3-19-13.5L184 64zM426 67l16-12 16 12-2 3-14-10.5L428 70zM466 59l23-16 23 16-2 3-21-14.5L468 62zM516 68l15-11 15 11-2 3-13-9.5L518 71z"
			/>
			<path className="t-win" d="M199 65h8v8h-8zM485 64h8v9h-8zM159 71h8v7h-8z" />
			<path
				className="t-tree"
				d="M236 82V66h3v16zM230 68a7.5 9 0 1 1 15 0 7.5 7 0 0 1-15 0zM384 80V62h3v18zM377 64a8.5 10 0 1 1 17 0 8.5 8 0 0 1-17 0zM628 80V68h3v12zM622 70a7.5 9 0 1 1 15 0 7.5 7 0 0 1-15 0z"
			/>
			<rect className="t-bus" x="292" y="66" width="46" height="18" rx="4" />
			<path className="t-win" d="M297 70h9v6h-9zM309 70h9v6h-9zM321 70h12v6h-12z" />
			<g className="t-wheel">
				<circle cx="302" cy="85" r="4" />
				<circle cx="329" cy="85" r="4" />
			</g>
		</svg>
	)
}

// The help lines the program begins with; staff keep the table from then on.
// Source: handbook §7.2, as far as it could be looked up; each is called up by the town before it relies on it.

/** One help line. `first`: for life and limb, before all others. */
export type Hotline = { name: string; numbers: string[]; hours: string; first: boolean; checkedOn: string }

/** The list a town begins with. */
export const firstHotlines: readonly Hotline[] = [
	{
		name: 'いますぐ命があぶないとき',
		numbers: ['119', '110'],
		hours: '24時間',
		first: true,
		checkedOn: '2026-11-21',
	},
	{
		name: 'よりそいホットライン',
		numbers: ['0120-279-338'],
		hours: '24時間・無料',
		first: false,
		checkedOn: '2026-11-21',
	},
	{
		name: '#いのちSOS',
		numbers: ['0120-061-338'],
		hours: '無料。時間は曜日によりちがいます',
		first: false,
		checkedOn: '2026-11-21',
	},
	{
		name: 'いのちの電話',
		numbers: ['0120-783-556'],
		hours: '毎日16時から21時・無料',
		first: false,
		checkedOn: '2026-11-21',
	},
	{
		name: 'こころの健康相談統一ダイヤル',
		numbers: ['0570-064-556'],
		hours: '都道府県により異なります',
		first: false,
		checkedOn: '2026-11-21',
	},
]

/** After how many days somebody is asked to call a line up and look again. */
export const checkAgainDays = 180

/** Numbers as they are typed: divided by slashes, commas or lines; in narrow figures. Undefined where one is none. */
export function readNumbers(typed: string): string[] | undefined {
	const numbers = typed
		.normalize('NFKC')
		.split(/[/,、\n]+/u)
		.map((number) => number.trim().replace(/[‐−–—ー]/gu, '-'))
		.filter(Boolean)
	return numbers.length > 0 && numbers.every((number) => /^[#*]?\d[\d-]{1,14}$/.test(number))
		? numbers
		: undefined
}

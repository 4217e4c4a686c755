// What is said about one's own work with one tap and nothing besides.

export const tapNames = [
	'no',
	'arrived',
	'ended',
	'stopped',
	'coming',
	'call-off',
	'come',
	'wish',
	'alone',
] as const
export type TapName = (typeof tapNames)[number]

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
	'release',
	'keep',
] as const
export type TapName = (typeof tapNames)[number]

// What is said about one's own work with one tap and nothing besides.

export const tapNames = ['no', 'arrived', 'ended', 'stopped', 'coming', 'call-off', 'wish', 'alone'] as const
export type TapName = (typeof tapNames)[number]

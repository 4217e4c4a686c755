// Contacts that reports count: of which kind, by which channel.

/** 相談対応, 説明会, 研修会, セミナー, 座談会, 事業者調査, 意識調査. */
export const contactKinds = [
	'consultation',
	'briefing',
	'training',
	'seminar',
	'round-table',
	'employer-survey',
	'resident-survey',
] as const
export type ContactKind = (typeof contactKinds)[number]

/** How it was held. */
export const contactChannels = ['counter', 'telephone', 'visit', 'meeting', 'mail', 'other'] as const
export type ContactChannel = (typeof contactChannels)[number]

/** As many people as one entry may stand for: a hall. */
export const mostAtOnce = 200

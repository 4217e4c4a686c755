// What is dangerous about a piece of work: each asks for two people together, or a 決裁者's reason (handbook §3.9).

export const hazards = [
	'heights',
	'blades',
	'heat',
	'cold',
	'driving',
	'traffic',
	'machines',
	'farm-chemicals',
	'fire',
	'water',
	'heavy',
	'night',
] as const
export type Hazard = (typeof hazards)[number]

export const isHazard = (code: string): code is Hazard => (hazards as readonly string[]).includes(code)

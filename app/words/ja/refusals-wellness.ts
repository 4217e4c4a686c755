// Sentences for refusals in the consultation room.

export const wellnessRefusals = {
	'thread-closed': () => 'この相談は終わっています。新しい相談を始めてください。',
}

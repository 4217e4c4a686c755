// A timetable as people type it.

/** Times as people write them (8:10 9時40分 14:05), as minutes of the day; undefined where one cannot be read. */
export function readTimes(typed: string): number[] | undefined {
	const plain = typed.normalize('NFKC').replace(/時半/g, ':30').replace(/時/g, ':').replace(/分/g, '')
	const minutes = plain
		.split(/[\s、,・]+/)
		.filter(Boolean)
		.map((one) => {
			const [, hour, minute] = /^(\d{1,2}):?(\d{2})?$/.exec(one) ?? []
			const at = Number(hour) * 60 + Number(minute ?? 0)
			return hour !== undefined && Number(minute ?? 0) < 60 && at < 1440 ? at : undefined
		})
	if (minutes.some((one) => one === undefined)) return undefined
	return [...new Set(minutes as number[])].sort((a, b) => a - b)
}

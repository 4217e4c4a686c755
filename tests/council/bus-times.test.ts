// A timetable is read as people write it.
import { expect, it } from 'vitest'
import { readTimes } from '~/council/bus-times'

it('times are read as people write them', () => {
	expect(readTimes('8:10 9時40分、１３：０５ 17時半 8:10')).toEqual([490, 580, 785, 1050])
	expect(readTimes('')).toEqual([])
	for (const wrong of ['24:00', '8:60', '朝', '8.10']) expect(readTimes(wrong)).toBeUndefined()
})

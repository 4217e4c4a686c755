// 次にすること: of everything that waits, the one thing a home page says.
import { expect, test } from 'vitest'
import type { AssignmentState } from '~/assignments/assignment'
import { instantOf } from '~/base/day'
import type { Waiting } from '~/routes/registrant/next'
import { alsoWaiting, nextThing } from '~/routes/registrant/next'

const at = instantOf('2026-11-02', 9 * 60)

function piece(state: AssignmentState, day: string, more: Partial<Waiting['open'][number]> = {}) {
	return {
		assignment: { id: `${state}-${day}`, state } as Waiting['open'][number]['assignment'],
		slot: { id: 's', day, startMinute: 570, endMinute: 690 },
		title: '栗の皮むき',
		kind: 'farm-work',
		payYen: 2600,
		payFor: '1回',
		areaId: 'a',
		place: '作業場',
		answerBy: state === 'decided' ? instantOf('2026-11-03', 17 * 60) : null,
		askedAgainAt: null,
		comingAt: null,
		said: [],
		...more,
	} as Waiting['open'][number]
}

const offer = {
	id: 'o',
	day: '2026-11-10',
	answerBy: instantOf('2026-11-02', 17 * 60),
} as Waiting['offers'][number]
const nothing: Waiting = { open: [], offers: [], bankMissing: false, hoursMissing: false, hearsBy: 'site' }

const all = [
	piece('agreed', '2026-11-02'),
	piece('decided', '2026-11-12'),
	piece('mending', '2026-10-26'),
	piece('agreed', '2026-10-30'),
]

test('today comes first, then a promise, mending, a report, being asked, what is missing', () => {
	const said: string[] = []
	let waiting: Waiting = { ...nothing, open: all, offers: [offer], bankMissing: true, hoursMissing: true }
	for (let next = nextThing(waiting, at); next; next = nextThing(waiting, at)) {
		said.push(next.way.href)
		if (waiting.open.length > 0) waiting = { ...waiting, open: waiting.open.slice(1) }
		else if (waiting.offers.length > 0) waiting = { ...waiting, offers: [] }
		else if (waiting.bankMissing) waiting = { ...waiting, bankMissing: false }
		else waiting = nothing
	}
	expect(said).toEqual([
		'/my/assignments/agreed-2026-11-02',
		'/my/assignments/decided-2026-11-12',
		'/my/assignments/mending-2026-10-26',
		'/my/assignments/agreed-2026-10-30/completion',
		'/my/offers/o',
		'/my/bank-account',
		'/my/availability',
	])
})

test('a promise says until when, and how many days are left', () => {
	expect(nextThing({ ...nothing, open: [piece('decided', '2026-11-12')] }, at)?.due).toBe(
		'11月3日(火) 17時まで・あと1日',
	)
})

test('the time of who is reached by telephone alone begins with the talk', () => {
	const waits = piece('decided', '2026-11-12', { answerBy: instantOf('2026-11-12', 570) })
	expect(nextThing({ ...nothing, open: [waits], hearsBy: 'telephone' }, at)?.due).toBe(
		'お返事の時間は、お電話でお話ししてからです',
	)
	expect(nextThing({ ...nothing, open: [waits] }, at)?.due).toContain('11月12日(木) 9時30分まで')
})

test('what was answered too late is not asked for any more', () => {
	const late = piece('decided', '2026-11-12', { answerBy: instantOf('2026-11-01', 0) })
	expect(
		nextThing({ ...nothing, open: [late], offers: [{ ...offer, answerBy: instantOf('2026-11-01', 0) }] }, at),
	).toBeUndefined()
})

test('work that is being checked asks for nothing', () => {
	expect(nextThing({ ...nothing, open: [piece('reported', '2026-11-01')] }, at)).toBeUndefined()
})

test('after 着きました the next step is still named', () => {
	const arrived = piece('agreed', '2026-11-02', { said: ['arrived'] })
	expect(nextThing({ ...nothing, open: [arrived] }, at)?.say).toContain('「終わりました」')
})

test('everything else that waits for an answer is named with its deadline, the soonest first', () => {
	const waiting: Waiting = {
		...nothing,
		open: [piece('decided', '2026-11-12')],
		offers: [
			{ ...offer, title: '草取り', answerBy: instantOf('2026-11-04', 17 * 60) },
			{ ...offer, id: 'sooner', title: '封筒入れ' },
			{ ...offer, id: 'over', answerBy: instantOf('2026-11-01', 0) },
		],
	}
	const also = alsoWaiting(waiting, at, nextThing(waiting, at))
	expect(also.map(({ way, due }) => [way.href, due])).toEqual([
		['/my/offers/sooner', '11月2日(月) 17時まで・今日まで'],
		['/my/offers/o', '11月4日(水) 17時まで・あと2日'],
	])
	expect(also[0]?.say).toBe('11月10日(火)「封筒入れ」のお声がけへのお返事')
})

test('whether one comes is asked once, and stands behind a promise to read', () => {
	const asked = piece('agreed', '2026-11-04', { askedAgainAt: at })
	const say = (open: Waiting['open']) => nextThing({ ...nothing, open }, at)?.say
	expect(say([asked])).toContain('予定どおり来られますか')
	expect(say([{ ...asked, comingAt: at }])).toBeUndefined()
	expect(say([asked, piece('decided', '2026-11-12')])).toContain('約束を読んで')
})

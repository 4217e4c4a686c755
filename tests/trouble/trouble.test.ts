// Which days follow from what went wrong, and whom it calls.
import { describe, expect, it } from 'vitest'
import { callsAtOnce, hurts, reportDays, troubleKinds } from '~/trouble/trouble'

const days = { insurerDays: 30, labourDays: 14 }

describe('the days', () => {
	it.each([
		['a hurt before the law', 'accident', 'yes', '2026-12-31', '2027-01-30', null],
		['a hurt from the law on', 'accident', 'yes', '2027-01-01', '2027-01-31', '2027-01-15'],
		['not known yet', 'accident', 'unknown', '2027-02-10', '2027-03-12', '2027-02-24'],
		['nobody hurt', 'accident', 'no', '2027-02-10', '2027-03-12', null],
		['something broken', 'damage', 'no', '2027-02-10', '2027-03-12', null],
		['a near miss', 'near-miss', 'no', '2027-02-10', null, null],
		['a complaint', 'complaint', 'yes', '2027-02-10', null, null],
	] as const)('of %s', (_, kind, hurt, happenedDay, insurerDueDay, labourDueDay) => {
		expect(reportDays({ kind, hurt, happenedDay }, days)).toEqual({ insurerDueDay, labourDueDay })
	})

	it('name no day for an insurer nobody is insured with', () => {
		const told = { kind: 'accident', hurt: 'no', happenedDay: '2027-02-10' } as const
		expect(reportDays(told, { ...days, insurerDays: null }).insurerDueDay).toBeNull()
	})
})

it('harm calls the office at once, a near miss never, whatever is ticked', () => {
	const calling = troubleKinds.flatMap((kind) =>
		hurts.filter((hurt) => callsAtOnce({ kind, hurt })).map((hurt) => `${kind} ${hurt}`),
	)
	expect(calling).toEqual([
		'accident no',
		'accident yes',
		'accident unknown',
		'damage no',
		'damage yes',
		'damage unknown',
		'different yes',
		'complaint yes',
		'neighbour yes',
	])
})

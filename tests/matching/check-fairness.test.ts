// `npm run check:fairness` as it is run: a good file ends with 0, one decision tampered with with 1, anything else with 2.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Proof } from '~/matching/fair-proof'

const folder = mkdtempSync(join(tmpdir(), 'fairness-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hand = (person: string, lastTurnAt: string | null, chosen: boolean) => ({
	person,
	raisedAt: '2026-10-10T01:00:00.000Z',
	fits: true,
	pastLimit: false,
	turns90Days: lastTurnAt === null ? 0 : 1,
	lastTurnAt,
	chosen,
})
const good: Proof = {
	version: 1,
	month: '2026-10',
	madeAt: '2026-11-02T00:00:00.000Z',
	people: [
		{ person: '1111-1111-1111', turns: 1, waitedDays: 20 },
		{ person: '2222-2222-2222', turns: 2, waitedDays: 18 },
	],
	decisions: [
		{
			number: 1,
			what: 'decided',
			at: '2026-10-11T01:00:00.000Z',
			reason: null,
			hands: [hand('1111-1111-1111', null, true), hand('2222-2222-2222', '2026-09-01T01:00:00.000Z', false)],
		},
		{
			number: 2,
			what: 'decided',
			at: '2026-10-13T01:00:00.000Z',
			reason: 'experienced',
			hands: [
				hand('1111-1111-1111', '2026-10-11T01:00:00.000Z', true),
				hand('2222-2222-2222', '2026-09-01T01:00:00.000Z', false),
			],
		},
	],
	figures: { people: 2, spread: 1, longestWaitDays: 20, gini: 0.167, decisions: 2, overrides: 1 },
}

function check(body: unknown) {
	const file = join(folder, 'turns.json')
	writeFileSync(file, typeof body === 'string' ? body : JSON.stringify(body))
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'scripts/check-fairness.ts', file],
		{ cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' },
	)
	return { status, said: `${stdout}${stderr}`.trim() }
}

describe('check:fairness', { timeout: 20_000 }, () => {
	it('explains a good file', () => {
		const { status, said } = check(good)
		expect(said).toBe('2026-10: all 2 decisions are explained by the rule, 1 of them by a reason.')
		expect(status).toBe(0)
	})

	it('finds the one decision that was tampered with', () => {
		const tampered = structuredClone(good)
		for (const one of tampered.decisions[0]?.hands ?? []) one.chosen = !one.chosen
		const { status, said } = check(tampered)
		expect(said.split('\n')).toEqual([
			'Decision 1: 1111-1111-1111 passed over in turn without a reason.',
			'2026-10: 1 findings in 2 decisions.',
		])
		expect(status).toBe(1)
	})

	it('says what is no proof file', () => {
		expect(check('{')).toMatchObject({ status: 2 })
		const { status, said } = check({ ...good, decisions: [{ ...good.decisions[0], reason: 'なんとなく' }] })
		expect(status).toBe(2)
		expect(said).toContain('decisions.0.reason')
	})
})

// Each reason for which the processor did not do something is said in a sentence; none is shown as its bare code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { paidAfterBack } from '~/money/connect-payout'
import { faultSaid, processorWords } from '~/words/ja/processor'

const room = 'app/money'

/** The codes that our own code names, in whichever way. */
function codesOfTheCode(): string[] {
	const text = readdirSync(room)
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(room, name), 'utf8'))
		.join('\n')
	const named = [/ProcessorFault\(\s*'([^']+)'/g, /fault: '([a-z_]+)'/g, /(?:fault|code) === '([a-z_]+)'/g]
	const found = named.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''))
	return [...new Set([...found, paidAfterBack, 'no_answer', 'needs_person', 'fault'])]
}

it('each code of the code has its words', () => {
	const codes = codesOfTheCode()
	expect(codes).toContain('paid_after_it_came_back')
	expect(codes).toContain('unknown_transfer')
	expect(codes.length).toBeGreaterThan(10)
	expect(codes.filter((code) => !(code in processorWords.faults))).toEqual([])
	for (const code of codes) expect(faultSaid(code)).not.toContain(code)
})

it('the processor’s own other codes say what to do beside the code', () =>
	expect(faultSaid('http_400')).toMatch(/http_400.*システム管理者に知らせて/))

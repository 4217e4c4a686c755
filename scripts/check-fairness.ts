// `npm run check:fairness -- turns-2026-10.json`: replays every decision of a month's proof file by the published rule and
// prints each that rule and reasons do not explain. It needs the file alone, no database and no names.
import { readFileSync } from 'node:fs'
import type { Finding } from '~/matching/fair-proof'
import { checkProof, proofShape } from '~/matching/fair-proof'

const sentences: Record<Finding['what'], string> = {
	'nobody-chosen': 'nobody is chosen in it',
	'passed-over': 'passed over in turn without a reason',
	'past-limit': 'chosen past a limit without a reason',
	misfit: 'asked outside of what fits without a reason',
	'two-asked': 'asked in one asking',
	unknown: 'chosen, and not among the people of the month',
	'no-such-turn': 'has turns and never had one',
	'other-month': 'is of another month',
	'later-than-decision': 'what it had before it is later than the decision',
	twice: 'stands in it twice',
	missing: 'is missing',
	figures: 'the figures are not those of the people and decisions in the file',
}

function stop(sentence: string): never {
	console.error(sentence)
	process.exit(2)
}

function readProof(path: string) {
	let text: string
	try {
		text = readFileSync(path, 'utf8')
	} catch {
		stop(`${path} cannot be read.`)
	}
	let body: unknown
	try {
		body = JSON.parse(text)
	} catch {
		stop(`${path} is no JSON.`)
	}
	const parsed = proofShape.safeParse(body)
	if (parsed.success) return parsed.data
	const [issue] = parsed.error.issues
	return stop(`${path} is no proof file: ${issue?.path.join('.')}: ${issue?.message}`)
}

const path = process.argv[2]
if (!path) stop('Say which file: npm run check:fairness -- turns-2026-10.json')
const proof = readProof(path)
const findings = checkProof(proof)
for (const { decision, what, people } of findings) {
	const which = decision === null ? proof.month : `Decision ${decision}`
	console.log(`${which}: ${people.length > 0 ? `${people.join(', ')} ` : ''}${sentences[what]}.`)
}
const { decisions, overrides } = proof.figures
console.log(
	findings.length === 0
		? `${proof.month}: all ${decisions} decisions are explained by the rule, ${overrides} of them by a reason.`
		: `${proof.month}: ${findings.length} findings in ${proof.decisions.length} decisions.`,
)
process.exit(findings.length === 0 ? 0 : 1)

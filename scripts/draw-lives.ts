// `npm run docs:lives`: draws docs/lives from the lists of moves in the code, a picture and a table a life.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { assignmentMoves } from '~/assignments/assignment'
import type { Move } from '~/base/life'
import { connectMoves } from '~/money/connect-payout'
import { invoiceMoves } from '~/money/invoice'
import { payoutMoves } from '~/money/payout'
import { recallMoves } from '~/money/payout-recall'
import { checkoutMoves } from '~/money/processor'
import { registrantMoves } from '~/people/registrant'
import { requestMoves } from '~/work/request'
import { taskMoves } from '~/work/task'

type Life = { title: string; list: string; source: string; moves: readonly Move[]; beside?: string }

const lives: Record<string, Life> = {
	request: {
		title: 'a request (依頼)',
		list: 'requestMoves',
		source: 'app/work/request.ts',
		moves: requestMoves,
	},
	task: {
		title: 'a task (仕事)',
		list: 'taskMoves',
		source: 'app/work/task.ts',
		moves: taskMoves,
		beside: 'A draft may also be removed with its slots: the rows are deleted, the event stays.',
	},
	assignment: {
		title: 'an assignment (担当)',
		list: 'assignmentMoves',
		source: 'app/assignments/assignment.ts',
		moves: assignmentMoves,
	},
	invoice: {
		title: 'an invoice (請求書)',
		list: 'invoiceMoves',
		source: 'app/money/invoice.ts',
		moves: invoiceMoves,
		beside:
			'A draft is no row: its lines are read anew, and only what the treasurer set for it is kept. Work on an invoice that is void may be asked for again on a new one.',
	},
	checkout: {
		title: 'a payment through the processor (決済代行での支払)',
		list: 'checkoutMoves',
		source: 'app/money/processor.ts',
		moves: checkoutMoves,
		beside:
			'Only where a key of the processor is set. What is told is asked after: a payment goes where the processor says it stands, and never back.',
	},
	payout: {
		title: 'a payout run (報酬支払)',
		list: 'payoutMoves',
		source: 'app/money/payout.ts',
		moves: payoutMoves,
		beside:
			'`settle` comes by itself with the result of the last line. The bank may return a line even later: the line changes, the run stays settled. A run in cash is drawn from the bank when it is sent, and each line is handed over at the counter or put back. Lines of a run through the processor have a life of their own (connect-line.md).',
	},
	'connect-line': {
		title: 'a line paid through the processor (決済代行での送金)',
		list: 'connectMoves',
		source: 'app/money/connect-payout.ts',
		moves: connectMoves,
		beside:
			'Read from the result of the line and the newest call of each kind about it. What is told is asked after, so that news may come twice, late or in the wrong order. A line that came back is due again in another run.',
	},
	recall: {
		title: 'what is asked of the bank about a transfer (訂正, 組戻し)',
		list: 'recallMoves',
		source: 'app/money/payout-recall.ts',
		moves: recallMoves,
		beside:
			'While it is `asked`, the line is neither paid nor due again. `back` reverses the transfer, and its earnings are due again. After `refused` it is paid again only where the maker and the approver of a new run both say so in it: the first transfer then becomes a claim, which is paid back or written off. 振込不能 is no part of this life: the bank gives the money back unasked (`takeBack`).',
	},
	registrant: {
		title: 'a registrant (登録者)',
		list: 'registrantMoves',
		source: 'app/people/registrant.ts',
		moves: registrantMoves,
		beside: '`register` and `decline` are the two ends of the interview.',
	},
}

/** Mermaid takes no hyphen in the name of a state. */
const named = (state: string) => state.replaceAll('-', '_')

function picture(moves: readonly Move[]): string {
	const states = [...new Set(moves.flatMap((move) => [...move.from, move.to]))]
	// Where no act of the list leads to, something else begins.
	const entries = states.filter((state) => !moves.some((move) => move.to === state))
	return [
		'stateDiagram-v2',
		...states.filter((state) => state.includes('-')).map((state) => `state "${state}" as ${named(state)}`),
		...entries.map((state) => `[*] --> ${named(state)}`),
		...moves.flatMap((move) =>
			(move.from.length > 0 ? move.from.map(named) : ['[*]']).map(
				(from) => `${from} --> ${named(move.to)}: ${move.act}`,
			),
		),
	].join('\n    ')
}

function row(move: Move): string {
	const cells = [
		`\`${move.act}\``,
		move.from.join(', ') || '–',
		move.to,
		move.by.join(', '),
		(move.needs ?? []).join('; ') || '–',
	]
	return `| ${cells.join(' | ')} |`
}

function draw({ title, list, source, moves, beside }: Life): string {
	return `# The life of ${title}

Drawn from \`${list}\` in \`${source}\` by \`npm run docs:lives\`; a test compares the two. Change the list, not this page.

\`\`\`mermaid
${picture(moves)}
\`\`\`

| act | from | to | who | what it needs |
|---|---|---|---|---|
${moves.map(row).join('\n')}

“Who” says whose act it is; for the office, \`app/people/role.ts\` may let further roles through the door.${
		moves.some((move) => move.by.some((who) => who === 'registrant' || who === 'employer'))
			? '\nWhat a registrant or an employer does, staff may do for them, under the same rules.'
			: ''
	}
${beside ? `\n${beside}\n` : ''}`
}

/** Each page by its file name. */
export const pagesOfLife: Record<string, string> = Object.fromEntries(
	Object.entries(lives).map(([name, life]) => [`${name}.md`, draw(life)]),
)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const folder = new URL('../docs/lives', import.meta.url).pathname
	mkdirSync(folder, { recursive: true })
	for (const [name, page] of Object.entries(pagesOfLife)) writeFileSync(join(folder, name), page)
}

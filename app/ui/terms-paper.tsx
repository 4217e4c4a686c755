// The terms as one paper (取引条件明示書): five lines, every item of the law, and the answer for whoever answers on paper.
import type { ContractMode } from '~/council/contract-mode'
import type { PdfPaper } from '~/papers/pdf'
import { sayDayAndYear, saySpan } from '~/words/ja/dates'
import { paperWords } from '~/words/ja/papers'
import { ui } from '~/words/ja/ui'
import { workWords } from '~/words/ja/work'
import { KeyValues } from './facts'
import { useRoot } from './frame'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { Terms } from './terms'
import type { Body } from './terms-body'
import { termItemsOf, termLinesOf } from './terms-body'

const words = paperWords.terms

/** What the paper says, in words but for the items themselves. */
export type TermsPaperFacts = {
	assignmentId: string
	version: number
	mode: ContractMode
	body: Body
	title: string
	versionSaid: string
	/** Why this version is another than the one before. */
	why: string | null
	/** How it was given to the person, each time. */
	delivered: string | null
	standing: string
	/** Who said yes and when; null while the answer is open. */
	agreed: string | null
	hash: string
	/** The council wants a signature on paper. */
	signed: boolean
	/** What a signed paper needs of 印紙. */
	stamp: string | null
}

/** The promise in five lines: what, when, where, how much, when it arrives. */
const fiveLines = (body: Body): { label: string; answer: string }[] => [
	{ label: words.what, answer: String(body.result) },
	{
		label: words.when,
		answer: `${sayDayAndYear(String(body.serviceOn))} ${saySpan(Number(body.startMinute), Number(body.endMinute))}`,
	},
	{
		label: words.where,
		answer: [body.atHome ? workWords.atHome : String(body.place), String(body.address)]
			.filter(Boolean)
			.join(' '),
	},
	{ label: words.howMuch, answer: ui.yen(Number(body.payYen)) },
	{ label: words.paid, answer: words.paidOn(sayDayAndYear(String(body.payOn))) },
]

const subjectOf = ({ title, body }: TermsPaperFacts) => `${title} ${sayDayAndYear(String(body.serviceOn))}`
const around = ({ versionSaid, why, delivered, standing, hash }: TermsPaperFacts): string[] =>
	[standing, versionSaid, why, delivered, hash].filter((line) => line !== null)

/** The boxes of the answer: to be ticked by hand, or ticked with whose yes it is. */
const answerOf = ({ agreed }: TermsPaperFacts): string[] => (agreed ? [words.ticked, agreed] : [words.ticks])

/** What is filled in by hand; once the yes is said only a signature the council wants on paper. */
const blanksOf = ({ agreed, signed }: TermsPaperFacts): string[] => [
	...(agreed ? [] : words.blanks),
	...(signed ? [words.signed] : []),
]

/** The sheet on the screen and from the browser's printer; `pdf` is where the same lies as a PDF. */
export function TermsPaper({ paper, back, pdf }: { paper: TermsPaperFacts; back: Way; pdf: string }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back}>
			<p className="screen-only">
				<a href={pdf}>{words.pdf}</a>
			</p>
			<h1>{words.title[paper.mode]}</h1>
			<h2>{words.five}</h2>
			<KeyValues pairs={fiveLines(paper.body)} />
			<Terms title={words.legal} subject={subjectOf(paper)} items={termItemsOf(paper.body, true)} />
			{around(paper).map((line) => (
				<p key={line}>{line}</p>
			))}
			<h2>{paper.agreed ? words.answered : words.answer}</h2>
			{answerOf(paper).map((line) => (
				<p key={line}>{line}</p>
			))}
			<KeyValues
				pairs={blanksOf(paper).map((label) => ({
					label,
					answer: <span className="fill-in" />,
				}))}
			/>
			{paper.stamp && <p className="hint">{paper.stamp}</p>}
		</PaperPage>
	)
}

/** The same as a PDF's parts. */
export function termsPdf(paper: TermsPaperFacts, office: { name: string; telephone: string }): PdfPaper {
	return {
		title: words.title[paper.mode],
		subject: subjectOf(paper),
		foot: `${office.name} ${office.telephone}`,
		parts: [
			{ kind: 'heading', text: words.five },
			{ kind: 'pairs', pairs: fiveLines(paper.body).map(({ label, answer }) => ({ label, text: answer })) },
			{ kind: 'heading', text: words.legal },
			{ kind: 'items', items: termLinesOf(paper.body) },
			{ kind: 'heading', text: paper.agreed ? words.answered : words.answer },
			...around(paper).map((text) => ({ kind: 'text' as const, text, small: true })),
			...answerOf(paper).map((text) => ({ kind: 'text' as const, text })),
			...(blanksOf(paper).length > 0 ? [{ kind: 'blanks' as const, labels: blanksOf(paper) }] : []),
			...(paper.stamp ? [{ kind: 'text' as const, text: paper.stamp, small: true }] : []),
		],
	}
}

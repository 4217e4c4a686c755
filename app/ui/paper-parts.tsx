// A sheet taken apart into what is kept of a paper, and a kept paper drawn again.
import type { ReactElement, ReactNode } from 'react'
import { Children, Fragment, isValidElement } from 'react'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import { KeyValues } from './facts'
import { plainText } from './plain-text'
import { Ruby } from './ruby'
import { Table } from './table'

type Props = Record<string, unknown> & { className?: string; children?: ReactNode }
type Draws = (props: Props) => ReactNode

const silent = /\b(?:screen-only|far)\b/
const small = /\bhint/

const pairsOf = ({ pairs }: Parameters<typeof KeyValues>[0]): PdfPart => ({
	kind: 'pairs',
	pairs: pairs.map(({ label, answer }) => ({ label, text: plainText(answer) })),
})

const tableOf = ({ columns, rows }: Parameters<typeof Table>[0]): PdfPart => ({
	kind: 'table',
	columns: columns.map(({ label, right }) => (right ? { label, right } : { label })),
	rows: rows.map((row) => columns.map((_, at) => plainText(row.cells[at]))),
})

function partsOfElement({ type, props }: ReactElement<Props>): PdfPart[] {
	if (type === KeyValues) return [pairsOf(props as unknown as Parameters<typeof KeyValues>[0])]
	if (type === Table) return [tableOf(props as unknown as Parameters<typeof Table>[0])]
	if (typeof type === 'function') return partsIn((type as Draws)(props))
	if (silent.test(props.className ?? '')) return []
	if (type === 'h1' || type === 'h2' || type === 'h3')
		return [{ kind: 'heading', text: plainText(props.children) }]
	if (type === 'li') return [{ kind: 'text', text: `・${plainText(props.children)}` }]
	if (type === 'p' || type === 'span' || type === 'b') {
		const text = plainText(props.children)
		if (text === '') return []
		return [{ kind: 'text', text, ...(small.test(props.className ?? '') ? { small: true } : {}) }]
	}
	return partsIn(props.children)
}

/** What a sheet says, part by part. It is drawn of plain elements, our tables and our pairs; none of it asks for a page. */
export function partsIn(node: ReactNode): PdfPart[] {
	return Children.toArray(node).flatMap((child): PdfPart[] => {
		if (!isValidElement<Props>(child)) {
			const text = plainText(child)
			return text === '' ? [] : [{ kind: 'text', text }]
		}
		return child.type === Fragment ? partsIn(child.props.children) : partsOfElement(child)
	})
}

/** A sheet as it is kept: its first heading is the title, the rest its parts. */
export function paperOf(sheet: ReactNode, subject: string, foot: string): PdfPaper {
	const [title, ...parts] = partsIn(sheet)
	return title?.kind === 'heading'
		? { title: title.text, subject, foot, parts }
		: { title: subject, subject, foot, parts: title ? [title, ...parts] : parts }
}

/** A QR code as it was made, dark on white. */
export function QrSquares({ qr }: { qr: { size: number; path: string } }) {
	return (
		<svg
			className="qr"
			viewBox={`0 0 ${qr.size} ${qr.size}`}
			shapeRendering="crispEdges"
			aria-hidden="true"
			focusable="false"
		>
			<path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
			<path fill="#000" d={qr.path} />
		</svg>
	)
}

function Part({ part }: { part: PdfPart }) {
	switch (part.kind) {
		case 'heading':
			return <h2>{part.text}</h2>
		case 'text':
			return <p className={part.small ? 'hint-s lines-kept' : 'lines-kept'}>{part.text}</p>
		case 'pairs':
			return (
				<KeyValues
					pairs={part.pairs.map(({ label, text }) => ({
						label,
						answer: <span className="lines-kept">{text}</span>,
					}))}
				/>
			)
		case 'items':
			return (
				<ol className="kept-items">
					{part.items.map(({ question, law, text }) => (
						<li key={question}>
							<b>{question}</b> <small>{law}</small>
							<p className="lines-kept">{text}</p>
						</li>
					))}
				</ol>
			)
		case 'ruby':
			return (
				<p className={`paper-${part.size}`}>
					{part.bold ? (
						<b>
							<Ruby words={part.text} />
						</b>
					) : (
						<Ruby words={part.text} />
					)}
				</p>
			)
		case 'qr':
			return (
				<div className="paper-qr">
					<QrSquares qr={part} />
					<p className="lines-kept">{part.caption}</p>
				</div>
			)
		case 'box':
			return (
				<div>
					<p className="hint-s">{part.label}</p>
					<div className={`paper-box paper-box-${part.lines}`} />
				</div>
			)
		case 'blanks':
			return (
				<KeyValues pairs={part.labels.map((label) => ({ label, answer: <span className="fill-in" /> }))} />
			)
		case 'table':
			return (
				<Table caption="" columns={part.columns} rows={part.rows.map((cells, key) => ({ key, cells }))} />
			)
	}
}

/** A kept paper, as it was issued. */
export function KeptPaper({ paper }: { paper: PdfPaper }) {
	return (
		<>
			<h1>{paper.title}</h1>
			{paper.subject !== '' && <p>{paper.subject}</p>}
			{paper.parts.map((part, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: what was issued never changes its order
				<Part key={at} part={part} />
			))}
			<p className="hint-s">{paper.foot}</p>
		</>
	)
}

// A kept paper as a page: A4 as it was issued, or the sentence that its time is over.
import type { PdfPaper } from '~/papers/pdf'
import { archiveWords } from '~/words/ja/archive'
import { useRoot } from './frame'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { KeptPaper } from './paper-parts'

/** The page; `pdf` is where the same lies as a PDF. */
export function KeptSheet(props: {
	title: string
	paper: PdfPaper | null
	gone: string | null
	/** The act it came with was taken back. */
	undone: string | null
	back: Way
	pdf: string
}) {
	const { office } = useRoot()
	const { title, paper, gone, undone, back, pdf } = props
	return (
		<PaperPage
			office={office}
			kind="long"
			back={back}
			more={paper ? [{ href: pdf, label: archiveWords.paper.pdf }] : []}
		>
			{undone && <p className="told told-no">{undone}</p>}
			{paper ? (
				<KeptPaper paper={paper} />
			) : (
				<>
					<h1>{title}</h1>
					<p>{gone}</p>
				</>
			)}
		</PaperPage>
	)
}

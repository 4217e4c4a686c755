// Papers as a page shows them before they are printed: one after the other, each on a sheet of its own.
import type { PdfPaper } from '~/papers/pdf'
import { useRoot } from './frame'
import type { Way } from './page-parts'
import { PaperPage } from './paper-page'
import { KeptPaper } from './paper-parts'

/** The frame with all of them; `more` leads to the same as a PDF. */
export function PaperSheets(props: { papers: readonly PdfPaper[]; back: Way; more?: readonly Way[] }) {
	const { papers, back, more } = props
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={back} more={more}>
			{papers.map((paper, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: papers keep their order
				<section key={at} className="paper-one">
					<KeptPaper paper={paper} />
				</section>
			))}
		</PaperPage>
	)
}

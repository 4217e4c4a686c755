// One's own papers as rows, with the way to those before them.
import { archiveWords } from '~/words/ja/archive'
import { Empty } from './empty'
import { Rows } from './rows'

const words = archiveWords.own

/** The rows of a page; `none` says when there will be some. */
export function KeptRows(props: {
	rows: readonly { key: string; href: string; title: string; note: string }[]
	older: string | null
	none: string
}) {
	const { rows, older, none } = props
	if (rows.length === 0)
		return (
			<Empty icon="doc" note={none}>
				{words.none}
			</Empty>
		)
	return (
		<>
			<Rows rows={rows.map((row) => ({ ...row, icon: 'doc' as const }))} />
			{older && (
				<p>
					<a href={older}>{words.older}</a>
				</p>
			)}
		</>
	)
}

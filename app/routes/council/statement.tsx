// Somebody's statement of a year as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readStatement } from '~/archive/certificate-paper.server'
import { requireStaff } from '~/people/guard.server'
import { StatementSheet } from '~/ui/certificate-sheet'
import { titled } from '~/ui/title'
import { certificateWords as words } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'

export const meta = titled<{ year: number }>(({ year }) => words.statement.title(year))

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'issue-certificate')
	const id = params.registrantId ?? ''
	const found = await inSnapshot((on) => readStatement(on, id, params.year ?? ''))
	if (!found) throw data(null, { status: 404 })
	return { ...found, id }
}

export default function StatementPage() {
	const statement = useLoaderData<typeof loader>()
	return (
		<StatementSheet
			statement={statement}
			back={{ href: `/council/people/${statement.id}/certificates`, label: words.back }}
		/>
	)
}

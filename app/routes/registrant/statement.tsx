// One's own statement of a year, as it is printed.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readStatement } from '~/archive/certificate-paper.server'
import { requireRegistrant } from '~/people/guard.server'
import { StatementSheet } from '~/ui/certificate-sheet'
import { titled } from '~/ui/title'
import { certificateWords as words } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'

export const meta = titled<{ year: number }>(({ year }) => words.statement.title(year))

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot((on) => readStatement(on, registrantId, params.year ?? ''))
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	return found
}

export default function MyStatement() {
	return (
		<StatementSheet
			statement={useLoaderData<typeof loader>()}
			back={{ href: '/my/certificates', label: words.back }}
		/>
	)
}

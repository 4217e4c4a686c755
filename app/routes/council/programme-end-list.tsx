// The list for the successor: those who said yes, and nobody else.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { footOf, officeOn } from '~/archive/office.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { standingEnd } from '~/council/programme-end.server'
import type { PdfPaper } from '~/papers/pdf'
import { requireStaff } from '~/people/guard.server'
import { successorList } from '~/people/successor.server'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { programmeEndWords } from '~/words/ja/programme-end'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

const words = programmeEndWords.list

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'end-programme')
	return inSnapshot(async (on): Promise<PdfPaper> => {
		const end = await orNotFound(standingEnd(on))
		const people = await successorList(on, end.id)
		return {
			title: words.title,
			subject: words.subject(end.successor),
			foot: footOf(await officeOn(on, dayOf(now()))),
			parts: [
				people.length === 0
					? { kind: 'text', text: words.none }
					: {
							kind: 'table',
							columns: Object.values(words.columns).map((label) => ({ label })),
							rows: people.map((one) => [
								`${one.familyName} ${one.givenName}`,
								`${one.familyKana} ${one.givenKana}`,
								`〒${one.postalCode} ${one.address}`,
								one.telephone,
							]),
						},
			],
		}
	})
}

export default function ProgrammeEndList() {
	return (
		<PaperSheets
			papers={[useLoaderData<typeof loader>()]}
			back={{ href: '/council/programme-end', label: words.back }}
		/>
	)
}

// 作業完了報告書 to fill in by hand and have signed, with what is known of the work.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { completionSheet } from '~/archive/blank-paper.server'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { requireStaff } from '~/people/guard.server'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

const words = blankPaperWords.completion

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const id = params.assignmentId ?? ''
	const paper = await orNotFound(
		inSnapshot((on) => completionSheet(on, 'staff', id, now(), environment().BASE_URL)),
	)
	return { id, paper }
}

export default function CompletionSheet() {
	const { id, paper } = useLoaderData<typeof loader>()
	return <PaperSheets papers={[paper]} back={{ href: `/council/assignments/${id}`, label: words.back }} />
}

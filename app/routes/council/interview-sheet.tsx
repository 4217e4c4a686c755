// 面談票 on paper, blank or of one person, in the order of the screen.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { interviewSheet } from '~/archive/blank-paper.server'
import { now } from '~/base/clock'
import { requireStaff } from '~/people/guard.server'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

const words = blankPaperWords.interview

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'register-people')
	const id = params.registrantId ?? null
	return { id, paper: await orNotFound(inSnapshot((on) => interviewSheet(on, id, now()))) }
}

export default function InterviewSheet() {
	const { id, paper } = useLoaderData<typeof loader>()
	const back = id === null ? '/council/print' : `/council/people/${id}`
	return <PaperSheets papers={[paper]} back={{ href: back, label: words.back }} />
}

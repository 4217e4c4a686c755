// 当日シート for who comes: the office and 119 one press away.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { daySheet } from '~/archive/day-sheet.server'
import { now } from '~/base/clock'
import { requireRegistrant } from '~/people/guard.server'
import { telHref } from '~/ui/office'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { daySheetWords as words } from '~/words/ja/day-sheet'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const whom = { registrantId, assignmentId: params.assignmentId ?? '' }
	const { paper, telephone } = await orNotFound(inSnapshot((on) => daySheet(on, whom, now())))
	return { id: params.assignmentId ?? '', paper, telephone }
}

export default function DaySheet() {
	const { id, paper, telephone } = useLoaderData<typeof loader>()
	return (
		<PaperSheets
			papers={[paper]}
			back={{ href: `/my/assignments/${id}`, label: words.backWork }}
			more={[
				{ href: 'tel:119', label: words.call119Button },
				{ href: telHref(telephone), label: words.callOffice(telephone) },
			]}
		/>
	)
}

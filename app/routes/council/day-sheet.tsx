// 当日シート for the office, to hand out on paper: the office and 119 one press away.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { daySheet } from '~/archive/day-sheet.server'
import { now } from '~/base/clock'
import { requireStaff } from '~/people/guard.server'
import { telHref } from '~/ui/office'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { daySheetWords as words } from '~/words/ja/day-sheet'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const whom = { slotId: params.slotId ?? '' }
	const { paper, telephone } = await orNotFound(inSnapshot((on) => daySheet(on, whom, now())))
	return { id: params.slotId ?? '', paper, telephone }
}

export default function DaySheet() {
	const { id, paper, telephone } = useLoaderData<typeof loader>()
	return (
		<PaperSheets
			papers={[paper]}
			back={{ href: `/council/slots/${id}`, label: words.backSlot }}
			more={[
				{ href: 'tel:119', label: words.call119Button },
				{ href: telHref(telephone), label: words.callOffice(telephone) },
			]}
		/>
	)
}

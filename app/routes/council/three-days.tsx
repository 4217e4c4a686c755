// 閉める前の印刷: today and the next days on paper; opening it opens the emergency contacts, and is written down as that.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { printThreeDays } from '~/archive/three-days.server'
import { inTransaction } from '~/events/transaction.server'
import { requireStaff } from '~/people/guard.server'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { officePaperWords } from '~/words/ja/office-papers'

const words = officePaperWords.three

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { actor } = await requireStaff(request, 'print-days')
	return inTransaction((tx) => printThreeDays(tx, actor))
}

export default function ThreeDays() {
	return (
		<PaperSheets
			papers={useLoaderData<typeof loader>()}
			back={{ href: '/council', label: words.back }}
			more={[
				{ href: '/council/three-days/pdf', label: words.pdf },
				{ href: '/council/after-outage', label: officePaperWords.after.way },
			]}
		/>
	)
}

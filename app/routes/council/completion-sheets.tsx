// 作業完了報告書 of everybody who comes on a day, a sheet each.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { completionSheetsOf } from '~/archive/blank-paper.server'
import { now } from '~/base/clock'
import { dayOf, isDay } from '~/base/day'
import { environment } from '~/base/env'
import { requireStaff } from '~/people/guard.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { sayDay } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'

const words = blankPaperWords.completion

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const asked = new URL(request.url).searchParams.get('day')
	const at = now()
	const day = isDay(asked) ? asked : dayOf(at)
	return {
		title: words.dayTitle(sayDay(day)),
		papers: await inSnapshot((on) => completionSheetsOf(on, day, at, environment().BASE_URL)),
	}
}

export default function CompletionSheets() {
	const { title, papers } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const back = { href: '/council/print', label: blankPaperWords.print.title }
	if (papers.length > 0) return <PaperSheets papers={papers} back={back} />
	return (
		<PaperPage office={office} back={back}>
			<h1>{title}</h1>
			<p>{words.none}</p>
		</PaperPage>
	)
}

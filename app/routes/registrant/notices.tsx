// お知らせ of a registrant: what was told, the newest first, each leading to its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inTransaction } from '~/events/transaction.server'
import { noticesOf, readNotices } from '~/notices/notice.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { titled } from '~/ui/title'
import { noticePage } from '~/words/ja/notices'
import { db } from '~db/client'
import { noticeLine } from '../notice-line'

export const meta = titled(noticePage.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	const person = await registrantOf(db(), registrantId)
	const accountId = person?.accountId ?? who.accountId
	const shown = await noticesOf(db(), accountId)
	// Only the person's own look makes them read; staff who act for somebody read nothing away.
	if (accountId === who.accountId && shown.some((one) => one.isNew))
		await inTransaction((tx) => readNotices(tx, accountId))
	return shown.map((one) => ({ ...noticeLine(one), icon: 'bell' as const }))
}

export default function Notices() {
	const shown = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my', label: noticePage.home }}>
			<PageHead title={noticePage.title} />
			{shown.length === 0 ? (
				<Empty icon="bell" note={noticePage.noneNote}>
					{noticePage.none}
				</Empty>
			) : (
				<Rows rows={shown} />
			)}
			{/* The same for everybody, whether they ever wrote there or not. */}
			<p>{noticePage.care}</p>
			<SeeLink href="/care">{noticePage.careLink}</SeeLink>
		</Resident>
	)
}

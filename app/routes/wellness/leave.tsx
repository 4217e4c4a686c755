// 「すぐに閉じる」: ends the sitting and shows something harmless, without a word of this site; the back key meets the sign-in page.
import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { whoIs } from '~/people/guard.server'
import { endSession } from '~/people/session.server'
import { PageHead } from '~/ui/page-head'
import { standUp } from '~/wellness/card.server'
import { wellnessWords as words } from '~/words/ja/wellness'
import { cardCookie, cardTokenOf } from './person.server'

export const meta = () => [{ title: words.leaveTitle }]

export const loader = () => null

export async function action({ request }: ActionFunctionArgs) {
	const who = await whoIs(request)
	const headers = new Headers({ 'clear-site-data': '"cache"' })
	const card = cardTokenOf(request)
	if (card) {
		await inTransaction((tx) => standUp(tx, card))
		headers.append('set-cookie', cardCookie(''))
	}
	if (who) {
		const cookie = await inTransaction(async (tx) => {
			await record(tx, { accountId: who.accountId, role: who.hat, channel: 'site' }, 'session.ended', {
				kind: 'account',
				id: who.accountId,
			})
			return endSession(tx, who.idHash)
		})
		headers.append('set-cookie', cookie)
	}
	return redirect('/leave', { headers })
}

export default function Leave() {
	return (
		<div className="resident">
			<main id="main" className="page">
				<PageHead title={words.leaveTitle} lead={words.leaveWeather} />
				<p>
					<a href="https://www.jma.go.jp/" rel="noreferrer">
						{words.leaveWay}
					</a>
				</p>
			</main>
		</div>
	)
}

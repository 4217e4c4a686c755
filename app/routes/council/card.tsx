// Issues a new card (登録証) for an account and shows it once, to print: number, one-time code, QR.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { environment } from '~/base/env'
import { inTransaction } from '~/events/transaction.server'
import { cardSubject } from '~/people/account.server'
import { issueCard } from '~/people/code-card.server'
import { requireStaff } from '~/people/guard.server'
import { newCode } from '~/people/secret.server'
import { CodeCard, CodeCards } from '~/ui/code-card'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'

const words = councilWords.record

export const meta = titled(words.cardTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'issue-card')
	return {
		back: params.registrantId
			? `/council/people/${params.registrantId}`
			: `/council/employers/${params.employerId}`,
	}
}

/** Shown in the answer to the form itself: a code is never kept to be shown again, and a second press makes a new one. */
export async function action({ request, params }: ActionFunctionArgs) {
	const { actor } = await requireStaff(request, 'issue-card')
	const code = newCode()
	const made = await inTransaction(async (tx) => {
		const subject = await cardSubject(tx, params)
		if (!subject) return undefined
		await issueCard(tx, actor, subject.accountId, code)
		return subject
	})
	if (!made) throw data(null, { status: 404 })
	const address = `${environment().BASE_URL}/card`
	const svg = await QRCode.toString(`${address}?n=${made.number}&c=${code}`, { type: 'svg', margin: 0 })
	const qr = /<path[^>]*stroke="#000000"[^>]*d="([^"]+)"/.exec(svg)?.[1] ?? ''
	const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 0)
	return {
		name: made.name,
		number: made.number,
		code: `${code.slice(0, 4)}-${code.slice(4)}`,
		address,
		qr: { path: qr, size },
		back: made.back,
	}
}

export default function Card() {
	const card = useActionData<typeof action>()
	const { office } = useRoot()
	const { back } = useLoaderData<typeof loader>()
	if (!card)
		return (
			<PaperPage office={office} back={{ href: back, label: words.cardBack }}>
				<p>{words.cardSay}</p>
			</PaperPage>
		)
	return (
		<PaperPage office={office} back={{ href: card.back, label: words.cardBack }}>
			<p className="screen-only">{words.cardLead}</p>
			<CodeCards>
				<CodeCard
					office={office}
					name={card.name}
					number={card.number}
					code={card.code}
					address={card.address}
					qr={
						<svg
							viewBox={`0 0 ${card.qr.size} ${card.qr.size}`}
							shapeRendering="crispEdges"
							aria-hidden="true"
						>
							<path fill="#fff" d={`M0 0h${card.qr.size}v${card.qr.size}H0z`} />
							<path stroke="#000" d={card.qr.path} />
						</svg>
					}
				/>
			</CodeCards>
		</PaperPage>
	)
}

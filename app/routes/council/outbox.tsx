// The mail the site made: what left, what waits, what failed.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { environment } from '~/base/env'
import { latestMail } from '~/notices/outbox.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'

const words = councilWords.outbox

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-outbox')
	const mails = await inSnapshot((on) => latestMail(on))
	return {
		smtp: environment().SMTP_URL !== undefined,
		mails: mails.map((mail) => ({
			id: mail.id,
			at: sayInstant(mail.at, 'staff'),
			to: mail.toAddress,
			subject: mail.subject,
			body: mail.body,
			state: mail.sentAt
				? words.sent(sayInstant(mail.sentAt, 'staff'))
				: mail.lastError
					? words.failed(mail.tries, mail.lastError)
					: words.waits,
		})),
	}
}

export default function Outbox() {
	const { smtp, mails } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead(smtp)} />
			<Sheet id="mails" title={words.title} flush={mails.length > 0}>
				{mails.length === 0 ? (
					<Empty icon="mail" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.at },
							{ label: words.columns.to },
							{ label: words.columns.subject },
							{ label: words.columns.state },
						]}
						rows={mails.map((mail) => ({
							key: mail.id,
							cells: [
								mail.at,
								mail.to,
								<span key="subject">
									{mail.subject}
									<small className="lines-kept">{mail.body}</small>
								</span>,
								mail.state,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

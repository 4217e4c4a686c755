// An employer's invoices.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { invoicesOf } from '~/money/invoice.server'
import { requireEmployer } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { inSnapshot } from '~db/client'

const words = employerWords.invoices

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const invoices = await inSnapshot((on) => invoicesOf(on, employerId))
	return invoices.map((one) => ({
		id: one.id,
		number: one.number,
		month: sayMonth(one.month),
		total: `${formatYen(one.totalYen)}円`,
		due: sayDayAndYear(one.dueDay),
		paid: one.paidAt !== null,
	}))
}

export default function Invoices() {
	const invoices = useLoaderData<typeof loader>()
	return (
		<Employer>
			<DeskHead title={words.title} />
			<Sheet id="invoices" title={words.title} flush={invoices.length > 0}>
				{invoices.length === 0 ? (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.month },
							{ label: words.columns.total, right: true },
							{ label: words.columns.due },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={invoices.map((one) => ({
							key: one.id,
							cells: [
								one.number,
								one.month,
								one.total,
								one.due,
								<Chip key="state" tone={one.paid ? 'yes' : 'wait'}>
									{one.paid ? words.paid : words.unpaid}
								</Chip>,
								<SeeLink key="open" href={`/employer/invoices/${one.id}`}>
									{words.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Employer>
	)
}

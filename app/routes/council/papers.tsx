// 書類をさがす: kept papers by day, sum and counterparty together, as 電帳法 asks.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPapers, papersOnPage } from '~/archive/find.server'
import { formatYen } from '~/base/yen'
import { paperKinds } from '~/papers/paper'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField, YenField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'
import { paperQueryOf } from '../paper-query.server'

const words = archiveWords.page

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-papers')
	const { query, answered } = paperQueryOf(request)
	const url = new URL(request.url)
	const after = Math.max(0, Number.parseInt(url.searchParams.get('after') ?? '0', 10) || 0)
	const found = query
		? await inSnapshot((on) => findPapers(on, query, { offset: after }))
		: { count: 0, yen: 0, rows: [] }
	const next = new URLSearchParams(url.searchParams)
	next.set('after', String(after + papersOnPage))
	const file = new URLSearchParams(url.searchParams)
	file.delete('after')
	return {
		answered,
		asked: url.search !== '',
		searched: query !== null,
		more: after + found.rows.length < found.count ? `/council/papers?${next}` : null,
		left: Math.min(papersOnPage, found.count - after - found.rows.length),
		file: found.count > 0 ? `/council/papers/file?${file}` : null,
		// Terms, contract and notice of one piece of work name the same yen: only of one kind is a sum of use.
		sum: query?.kind ? words.found(found.count, formatYen(found.yen)) : words.count(found.count),
		batch: mayDo('post-papers', who.roles),
		privacy: mayDo('answer-privacy', who.roles),
		rows: found.rows.map((one) => ({
			id: one.id,
			day: sayDayAndYear(one.day),
			kind: archiveWords.kinds[one.kind as keyof typeof archiveWords.kinds],
			number: one.number ?? '',
			party: one.partyName || words.partyGone,
			yen: one.yen === null ? '' : `${formatYen(one.yen)}円`,
			state: one.destroyedOn
				? words.destroyed(sayDayAndYear(one.destroyedOn))
				: one.held
					? words.held
					: words.until2(sayDayAndYear(one.keepUntil)),
		})),
	}
}

export default function Papers() {
	const found = useLoaderData<typeof loader>()
	const view = formView(found.answered, 'search')
	return (
		<Council>
			<ErrorSummary errors={view.errors} heading={words.unread} />
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="search" title={words.search}>
				<form method="get" action="/council/papers" className="row-form">
					<DateField label={words.from} optional {...view.dateLine('from')} />
					<DateField label={words.until} optional {...view.dateLine('until')} />
					<YenField label={words.least} optional {...view.line('least')} />
					<YenField label={words.most} optional {...view.line('most')} />
					<TextField label={words.party} optional autoComplete="off" {...view.line('party')} />
					<TextField label={words.number} optional autoComplete="off" {...view.line('number')} />
					<SelectField
						label={words.kind}
						optional
						blank={words.anyKind}
						choices={paperKinds.map((value) => ({ value, label: archiveWords.kinds[value] }))}
						{...view.line('kind')}
					/>
					<Button>{words.search}</Button>
					{found.asked && (
						<LinkButton kind="second" href="/council/papers">
							{words.clear}
						</LinkButton>
					)}
				</form>
			</Sheet>
			<Sheet
				id="found"
				title={archiveWords.page.short}
				note={found.searched ? found.sum : undefined}
				flush={found.rows.length > 0}
				tail={
					<>
						{found.more && <a href={found.more}>{words.more(found.left)}</a>}
						{found.file && <a href={found.file}>{words.csv}</a>}
						{found.batch && <a href="/council/paper-batch">{archiveWords.batch.title}</a>}
						{found.privacy && <a href="/council/privacy">{archiveWords.privacy.short}</a>}
					</>
				}
			>
				{found.rows.length === 0 ? (
					<Empty icon="doc" note={found.searched ? words.noneNote : words.unreadNote}>
						{found.searched ? words.none : words.unreadNone}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.day },
							{ label: words.columns.kind },
							{ label: words.columns.number },
							{ label: words.columns.party },
							{ label: words.columns.yen, right: true },
							{ label: words.columns.state },
						]}
						rows={found.rows.map((one) => ({
							key: one.id,
							cells: [
								one.day,
								<a key="kind" href={`/council/papers/${one.id}`}>
									{one.kind}
								</a>,
								one.number,
								one.party,
								one.yen,
								one.state,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

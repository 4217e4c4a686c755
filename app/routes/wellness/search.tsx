// Searching in one's own consultations: asked by post, so that what is searched for stands in no address and no log.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { Button, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { searchOwn } from '~/wellness/search.server'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { optionalText } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { Refusal } from '~/words/refusal'
import { db } from '~db/client'
import { requireReader } from './coordinator.server'

const words = deskWords.search

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	return null
}

export async function action({ request }: ActionFunctionArgs) {
	const { accountId } = await requireReader(request)
	const read = optionalText(words.label, 100).safeParse((await request.formData()).get('words'))
	const asked = read.success ? read.data : ''
	try {
		const { found, threads, more } = await searchOwn(db(), accountId, asked)
		return data({
			asked,
			error: undefined,
			count: words.count(found.length, threads),
			more,
			found: found.map(({ threadId, messageId, at, details, piece }) => ({
				key: messageId,
				threadId,
				at: sayInstant(at, 'staff'),
				name: wellnessWords.board.person(details?.name || wellnessWords.answer.nameless),
				topic: details ? wellnessWords.topics[details.topic] : '',
				piece,
			})),
		})
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return data({ asked, error: error.sentence, count: '', more: false, found: [] }, { status: 422 })
	}
}

export default function Search() {
	const answer = useActionData<typeof action>()
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="search" title={words.label}>
				<form method="post" noValidate>
					<TextField
						name="words"
						label={words.label}
						hint={words.hint}
						defaultValue={answer?.asked}
						error={answer?.error}
						maxLength={100}
					/>
					<Button big>{words.now}</Button>
				</form>
			</Sheet>
			{answer && !answer.error && (
				<Sheet id="found" title={words.result} note={answer.count} flush>
					{answer.found.length === 0 ? (
						<Empty icon="cup">{words.none}</Empty>
					) : (
						<Table
							caption={words.result}
							columns={[
								{ label: wellnessWords.board.columns.thread },
								{ label: words.result },
								{ label: wellnessWords.board.columns.act, silent: true },
							]}
							rows={answer.found.map((one) => ({
								key: one.key,
								cells: [
									<span key="thread">
										<b>{one.name}</b>・{one.topic}
										<small>{one.at}</small>
									</span>,
									one.piece,
									<SeeLink key="act" href={`/coordinator/${one.threadId}`}>
										{wellnessWords.board.open}
									</SeeLink>,
								],
							}))}
						/>
					)}
					{answer.more && <p className="hint">{words.more}</p>}
				</Sheet>
			)}
		</Coordinator>
	)
}

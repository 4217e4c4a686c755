// Asking, the second screen: the words and photos, kept sealed on the server before they are sent.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readPhotos } from '~/files/file.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, TextArea } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { KeptLine } from '~/ui/room-desk-parts'
import { Room } from '~/ui/room-frame'
import { Before, SealedPhotos, Steps } from '~/ui/room-parts'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { begunBy, dropDraft, dropPhoto, keepDraft, sealDraft } from '~/wellness/draft.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { mostLetters } from '~/wellness/topic'
import { optionalText } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireOpenRoom, requirePerson } from './person.server'

export const meta = titled(words.wordsTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	await requireOpenRoom()
	const begun = await begunBy(db(), owner)
	if (!begun?.draft.topic) throw redirect('/care/ask')
	return {
		hotlines: await hotlinesOn(db()),
		threadId: begun.threadId,
		words: begun.draft.words,
		photos: begun.draft.photos,
		kept: new URL(request.url).searchParams.get('told') === 'kept',
	}
}

const schema = z.object({
	words: optionalText(words.words, mostLetters),
	/** Which button was pressed; a photo's id to take it away. */
	press: z.string().max(60).optional(),
})

export async function action({ request }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	return send(request, {
		form: 'care-words',
		person: accountId,
		schema,
		async prepare({ value, form }) {
			const begun = await begunBy(db(), owner)
			if (!begun) throw refused('draft-gone')
			const { threadId, draft } = begun
			const before = draft.photos
			const photos = before.filter((id) => id !== value.press)
			if (value.press === 'next' && !value.words) throw refused('consultation-empty', undefined, 'words')
			const sealed =
				value.press === 'drop'
					? null
					: await sealDraft(
							owner,
							{ ...draft, words: value.words, photos },
							{ threadId, photos: await readPhotos(form.getAll('photos')) },
						)
			return { threadId, sealed, before }
		},
		async act(tx, { press }, { threadId, sealed, before }) {
			if (!sealed) {
				await dropDraft(tx, owner, threadId, before)
				return '/care?told=dropped'
			}
			if (press && before.includes(press)) await dropPhoto(tx, threadId, press)
			await keepDraft(tx, owner, sealed, true)
			return press === 'next' ? '/care/ask/reply' : '/care/ask/words?told=kept'
		},
	})
}

export default function AskWords() {
	const { hotlines, threadId, words: typed, photos, kept } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-words', { words: typed })
	return (
		<Room hotlines={hotlines} back={{ href: '/care/ask', label: words.back }}>
			<Steps all={3} now={2} />
			<PageHead title={words.wordsTitle} lead={words.wordsLead} />
			{kept && <Told kind="done">{words.toldKept}</Told>}
			<ErrorSummary errors={view.errors} />
			<Before title={words.aboutTitle} lines={words.about} />
			<ActForm idempotencyKey={view.key} className="page-form" files>
				<TextArea {...view.line('words')} label={words.words} hint={words.wordsHint} rows={10} />
				<KeptLine path="/care/ask/kept-words" />
				<SealedPhotos path={`/care/${threadId}/photos`} photos={photos} />
				{photos.map((id, at) => (
					<Button key={id} kind="plain" name="press" value={id}>
						{words.dropPhoto(at + 1)}
					</Button>
				))}
				<FileField
					name="photos"
					label={words.photos}
					hint={words.photosHint}
					error={view.error('photos')}
					optional
					multiple
				/>
				<Button kind="second" name="press" value="keep">
					{words.keep}
				</Button>
				<Dock>
					<Button name="press" value="next">
						{words.next}
					</Button>
				</Dock>
			</ActForm>
			<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ press: 'drop' }}>
				<Button kind="plain">{words.drop}</Button>
			</ActForm>
		</Room>
	)
}

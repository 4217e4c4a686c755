// A frame without head and foot that shows the new words of a talk and refreshes itself.
import type { Said } from '~/ui/room-parts'
import { SealedPhotos, Talk } from '~/ui/room-parts'
import { deskWords } from '~/words/ja/desk'

/** Every how many seconds the frame asks again. */
const everySeconds = 20

/** What the frame's document says about itself: no title of its own is ever seen. */
export const frameMeta = () => [
	{ title: deskWords.live.frame },
	{ httpEquiv: 'refresh', content: String(everySeconds) },
]

/** The new words, or that there are none yet. `path` is the thread's own address. */
export function TalkFrame({
	path,
	said,
}: {
	path: string
	said: readonly (Said & { photos: readonly string[] })[]
}) {
	return (
		<main className="frame-talk">
			{said.length === 0 ? (
				<p className="hint">{deskWords.live.waiting}</p>
			) : (
				<Talk
					said={said.map(({ photos, ...one }) => ({
						...one,
						after: <SealedPhotos path={`${path}/photos`} photos={photos} />,
					}))}
				/>
			)}
		</main>
	)
}

// One's own consultation as a file of plain words, for oneself.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf, saidIn, threadOf } from '~/wellness/thread.server'
import { sayInstant } from '~/words/ja/dates'
import { wellnessWords as words } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { coordinatorNames } from './coordinator.server'
import { requirePerson } from './person.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const lines = await inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		const said = thread && (await saidIn(on, thread.id))
		const details = thread && detailsOf(thread, await keyOf(thread.id))
		if (!thread || !said || !details) return undefined
		const names = await coordinatorNames(on)
		return [
			words.copyHead(words.topics[details.topic], sayInstant(thread.openedAt)),
			...said.map((one) => {
				const who = one.coordinatorId
					? (names.get(one.coordinatorId) ?? words.coordinator)
					: words.yourself(details.name)
				return `${who}　${sayInstant(one.at)}\r\n${one.words.replaceAll('\n', '\r\n')}`
			}),
		]
	})
	if (!lines) throw data(null, { status: 404 })
	return new Response(`\ufeff${lines.join('\r\n\r\n')}\r\n`, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(words.copyName)}`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	})
}

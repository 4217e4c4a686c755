// Who stands at a person's door of the consultation room: they themselves by their account, or somebody with a card; never anybody for them.
import { data, redirect } from '@remix-run/node'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { inTransaction } from '~/events/transaction.server'
import { caseOfPerson } from '~/money/heirs.server'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { ownerOfCard, sitOn, sittingOf } from '~/wellness/card.server'
import { begunBy, draftIn, keepDraft, sealDraft } from '~/wellness/draft.server'
import { keyringState } from '~/wellness/keyring.server'
import { ownerOf } from '~/wellness/sealed.server'
import { threadOf } from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { optionalText } from '~/words/ja/fields'
import { db } from '~db/client'

/** Somebody who writes: the mark their threads are found by, and what a form of theirs is keyed with. */
export type Person = {
	/** The keyed digest their threads bear. */
	owner: Buffer
	/** By what their forms are told apart. */
	accountId: string
	/** Whose account is rung when an answer comes; null with a card. */
	account: string | null
	/** The card they came with. */
	card?: string
	/** The name they registered with; '' with a card. */
	name: string
}

/** Nothing is begun that could not be sealed: the entrance says so before anything is typed, with the numbers to call. */
export async function requireOpenRoom(): Promise<void> {
	if ((await keyringState()) !== 'ready') throw redirect('/care')
}

/** Line one of each of a person's doors here; asks for the secret, or the card, again after a while. */
export async function requirePerson(request: Request): Promise<Person> {
	const token = cardTokenOf(request)
	if (token) return requireCard(request, token)
	const { who, registrantId } = await requireOwnRegistrant(request)
	// Nobody opens what somebody wrote who has died, whoever knows their number.
	if (await caseOfPerson(db(), registrantId)) throw data({ name: 'not-here' }, { status: 404 })
	await requireFresh(request, who)
	return { owner: ownerOf(who.accountId), accountId: who.accountId, account: who.accountId, name: who.name }
}

async function requireCard(request: Request, token: string): Promise<Person> {
	const at = now()
	const sitting = await sittingOf(db(), token, at)
	if (!sitting) throw redirect('/care/card', { headers: { 'set-cookie': cardCookie('') } })
	const { cardId } = sitting
	const owner = ownerOfCard(cardId)
	if (sitting.over) {
		const kept = request.method === 'POST' && (await keptBefore(request, owner))
		throw redirect(`/care/card?told=${kept ? 'kept' : 'ended'}`, {
			headers: { 'set-cookie': cardCookie('') },
		})
	}
	// A page a minute is enough to know that somebody is there.
	if (at.getTime() - sitting.seenAt.getTime() > 60_000) await inTransaction((tx) => sitOn(tx, token))
	return { owner, accountId: `card ${cardId}`, account: null, card: cardId, name: '' }
}

/** What was typed when the sitting had ended meanwhile is kept as a draft: the card opens it again, and nobody else. */
async function keptBefore(request: Request, owner: Buffer): Promise<boolean> {
	const words = optionalText('', mostLetters).safeParse((await request.formData()).get('words'))
	if (!words.success || words.data === '') return false
	const url = new URL(request.url)
	const [, path] = /^\/care\/([0-9a-f-]{36})/.exec(url.pathname) ?? []
	const threadId = path ?? url.searchParams.get('thread') ?? ''
	const calls = url.pathname === '/care/now'
	const thread = await threadOf(db(), threadId, owner)
	const begun = thread ? undefined : await begunBy(db(), owner)
	if (!thread && !begun && !calls) return false
	const before = thread ? (await draftIn(db(), owner, threadId))?.draft : begun?.draft
	const sealed = await sealDraft(
		owner,
		// A call for help stands below what was begun before, and takes nothing of it away.
		{
			photos: [],
			...before,
			words: calls && before?.words ? `${before.words}\n\n${words.data}` : words.data,
		},
		{ threadId: thread?.id ?? begun?.threadId },
	)
	await inTransaction((tx) => keepDraft(tx, owner, sealed, !thread))
	return true
}

/** What somebody's cookie of the room holds. */
export const cardTokenOf = (request: Request): string | undefined =>
	/(?:^|;\s*)room-card=([\w-]{20,60})/.exec(request.headers.get('cookie') ?? '')?.[1]

/** The cookie of a sitting with a card; an empty one ends it. It ends with the browser, and never leaves this site. */
export const cardCookie = (token: string): string =>
	[
		`room-card=${token}`,
		'Path=/',
		'HttpOnly',
		'SameSite=Strict',
		// Without an age it ends with the browser.
		...(token ? [] : ['Max-Age=0']),
		...(environment().BASE_URL.startsWith('https:') ? ['Secure'] : []),
	].join('; ')

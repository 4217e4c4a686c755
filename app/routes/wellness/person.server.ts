// Who stands at a person's door of the consultation room: only they themselves, never somebody for them.
import { redirect } from '@remix-run/node'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { keyringState } from '~/wellness/keyring.server'
import { ownerOf } from '~/wellness/sealed.server'

/** Somebody who writes: the mark their threads are found by, and what a form of theirs is keyed with. */
export type Person = {
	/** The keyed digest their threads bear. */
	owner: Buffer
	accountId: string
	/** The name they registered with. */
	name: string
}

/** Nothing is begun that could not be sealed: the entrance says so before anything is typed, with the numbers to call. */
export async function requireOpenRoom(): Promise<void> {
	if ((await keyringState()) !== 'ready') throw redirect('/care')
}

/** Line one of each of a person's doors here; asks for the secret again after fifteen minutes. */
export async function requirePerson(request: Request): Promise<Person> {
	const { who } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	return { owner: ownerOf(who.accountId), accountId: who.accountId, name: who.name }
}

// Line one of every loader and action: who stands at the door, and as whom they may act.
import { data, redirect } from '@remix-run/node'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { seal, unseal } from '~/base/seal'
import type { Actor, Channel } from '~/events/event'
import { inSnapshot } from '~db/client'
import type { HatChoice } from './account.server'
import { standingOf } from './account.server'
import { noteAudit } from './audit.server'
import type { Doing, Hat, Role } from './role'
import { roleFor } from './role'
import { endedSessionOf, sessionOf } from './session.server'

/** Somebody signed in. */
export type Who = {
	accountId: string
	name: string
	hat: Hat
	hats: HatChoice[]
	roles: Role[]
	registrantId: string | null
	seatEmployerId: string | null
	idHash: string
	confirmedAt: Date
	acting: { kind: 'registrant' | 'employer'; id: string; channel: Channel; from: string | null } | null
}

// Every loader of a page asks; the edge names each request, and nobody but the edge (it overwrites what was sent).
const asked = new Map<string, Promise<Who | undefined>>()
const mostAsked = 200

/** Who sent the request, or `undefined`. */
export function whoIs(request: Request): Promise<Who | undefined> {
	const id = request.headers.get('x-request-id')
	if (!id) return findWho(request)
	let who = asked.get(id)
	if (!who) {
		who = findWho(request)
		asked.set(id, who)
		for (const oldest of asked.keys()) {
			if (asked.size <= mostAsked) break
			asked.delete(oldest)
		}
	}
	return who
}

async function findWho(request: Request): Promise<Who | undefined> {
	const session = await sessionOf(request)
	if (!session) return undefined
	const at = now()
	const standing = await inSnapshot((on) => standingOf(on, session.userId, dayOf(at)))
	const worn = standing.hats.find(
		(choice) =>
			choice.hat === session.hat &&
			(choice.hat !== 'employer' || choice.employerId === session.seatEmployerId),
	)
	if (!worn) return undefined
	return {
		accountId: session.userId,
		name: session.name,
		hat: worn.hat,
		hats: standing.hats,
		roles: standing.roles,
		registrantId: standing.registrantId,
		seatEmployerId: worn.employerId,
		idHash: session.idHash,
		confirmedAt: session.confirmedAt,
		acting: session.acting && session.acting.until > at && worn.hat === 'council' ? session.acting : null,
	}
}

const formTooLong = 64 * 1024

/** For a visitor: a page is asked again after signing in; a form is answered in place, with what was typed sealed in it. */
async function turnAway(request: Request, confirm = false): Promise<never> {
	const url = new URL(request.url)
	if (request.method === 'GET' || request.method === 'HEAD')
		throw redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
	throw data(
		{ signIn: { to: url.pathname + url.search, typed: await sealTyped(request), confirm } },
		{ status: 401 },
	)
}

/** The typed fields of a form, sealed for an hour and bound to the form's address; files cannot be kept. */
async function sealTyped(request: Request): Promise<string | null> {
	const type = request.headers.get('content-type') ?? ''
	if (!type.startsWith('application/x-www-form-urlencoded') && !type.startsWith('multipart/form-data'))
		return null
	const form = await request.clone().formData()
	const fields = [...form.entries()].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	)
	const { pathname } = new URL(request.url)
	const person = await endedSessionOf(request)
	if (!person) return null
	const plain = JSON.stringify({ until: now().getTime() + 3_600_000, person, fields })
	return plain.length > formTooLong ? null : seal('typed', plain, pathname)
}

/** The fields sealed by `sealTyped`, for the same person and form within the hour; `undefined` otherwise. */
export function typedBefore(
	sealed: string,
	pathname: string,
	accountId: string,
): [string, string][] | undefined {
	const plain = unseal('typed', sealed, pathname)
	if (!plain) return undefined
	const { until, person, fields } = JSON.parse(plain) as {
		until: number
		person: string
		fields: [string, string][]
	}
	return until > now().getTime() && person === accountId ? fields : undefined
}

export async function requireWho(request: Request): Promise<Who> {
	return (await whoIs(request)) ?? (await turnAway(request))
}

/** Why a page is not shown to somebody signed in; to each the answer is 404. */
export type NotHere = 'not-here' | 'other-door' | 'acting-over' | 'own-only' | 'thread-gone'

const notHere = (name: NotHere = 'not-here') => data({ name }, { status: 404 })

// Staff on a page of residents or employers mostly come from a 代行 that was ended.
const otherDoor = (who: Who) => notHere(who.hat === 'council' ? 'acting-over' : 'other-door')

/** Staff who may do this; the actor bears the role that allows it. What auditing opens is written down here, for every page. */
export async function requireStaff(request: Request, doing: Doing): Promise<{ who: Who; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat !== 'council') throw notHere('other-door')
	const role = roleFor(doing, who.roles)
	if (!role) throw data({ name: 'another-role', doing }, { status: 403 })
	const actor: Actor = { accountId: who.accountId, role, channel: 'site' }
	if (role === 'auditor') await noteAudit(request, actor)
	return { who, actor }
}

/** A registrant on their own page, or staff acting for one (said by telephone, at the counter …). */
export async function requireRegistrant(
	request: Request,
): Promise<{ who: Who; registrantId: string; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat === 'registrant' && who.registrantId) {
		return {
			who,
			registrantId: who.registrantId,
			actor: { accountId: who.accountId, role: 'registrant', channel: 'site' },
		}
	}
	if (who.acting?.kind === 'registrant')
		return { who, registrantId: who.acting.id, actor: actorFor(who, who.acting) }
	throw otherDoor(who)
}

/** Somebody with a seat at an employer, or staff acting for one. */
export async function requireEmployer(
	request: Request,
): Promise<{ who: Who; employerId: string; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat === 'employer' && who.seatEmployerId) {
		return {
			who,
			employerId: who.seatEmployerId,
			actor: { accountId: who.accountId, role: 'employer', channel: 'site' },
		}
	}
	if (who.acting?.kind === 'employer')
		return { who, employerId: who.acting.id, actor: actorFor(who, who.acting) }
	throw otherDoor(who)
}

function actorFor(who: Who, acting: NonNullable<Who['acting']>): Actor {
	const role = roleFor('act-for', who.roles)
	if (!role) throw data({ name: 'another-role', doing: 'act-for' }, { status: 403 })
	return {
		accountId: who.accountId,
		role,
		channel: acting.channel,
		onBehalf: { kind: acting.kind, id: acting.id },
	}
}

/** Only the person, never somebody for them: a consultation. */
export async function requireOwnRegistrant(
	request: Request,
): Promise<{ who: Who; registrantId: string; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat === 'council') throw notHere('own-only')
	const found = await requireRegistrant(request)
	if (found.who.hat !== 'registrant') throw notHere('own-only')
	return found
}

export async function requireCoordinator(request: Request): Promise<{ who: Who; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat !== 'coordinator') throw notHere()
	const role = who.roles.includes('coordinator') ? 'coordinator' : 'head-coordinator'
	return { who, actor: { accountId: who.accountId, role, channel: 'site' } }
}

/** The head coordinator (統括), who says who answers consultations. */
export async function requireHeadCoordinator(request: Request): Promise<{ who: Who; actor: Actor }> {
	const who = await requireWho(request)
	if (who.hat !== 'coordinator' || !who.roles.includes('head-coordinator')) throw notHere()
	return { who, actor: { accountId: who.accountId, role: 'head-coordinator', channel: 'site' } }
}

const freshMinutes = 15

/** Consultation, bank account, address and payout approval ask for the secret again after 15 minutes. */
export async function requireFresh(request: Request, who: Who): Promise<void> {
	if (now().getTime() - who.confirmedAt.getTime() < freshMinutes * 60_000) return
	// A form that was filled meanwhile is kept as one whose session had ended.
	if (request.method !== 'GET' && request.method !== 'HEAD') await turnAway(request, true)
	const url = new URL(request.url)
	throw redirect(`/confirm-yourself?to=${encodeURIComponent(url.pathname + url.search)}`)
}

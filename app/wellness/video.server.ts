// The council's own video server (Jitsi): a link that lets one person into one room, from before the start until it is dead.
import { SignJWT } from 'jose'
import type { Day } from '~/base/day'
import { environment } from '~/base/env'
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'
import { roomEnd, roomOpensMinutes } from './appointment'

/** Where the server stands, and what it knows this site by. */
export type VideoServer = { address: string; appId: string; secret: string }

const none = 'なし'

const askedOf = async (on: Db, day: Day) => {
	const set = await settingsOn(on, ['video-server', 'video-app-id'], day)
	const given = (text: string) => (text === none ? undefined : text)
	return {
		address: given(set['video-server']),
		appId: given(set['video-app-id']),
		secret: environment().VIDEO_SECRET || undefined,
	}
}

/** The server, where both settings and VIDEO_SECRET are there; else nobody is led to it. */
export async function videoServerOn(on: Db, day: Day): Promise<VideoServer | undefined> {
	const { address, appId, secret } = await askedOf(on, day)
	return address && appId && secret ? { address, appId, secret } : undefined
}

/** Whether nothing, a part or all of what the council's own video server needs is there. */
export async function videoState(on: Db, day: Day): Promise<'none' | 'part' | 'ready'> {
	const { address, appId, secret } = await askedOf(on, day)
	const there = [address, appId, secret].filter(Boolean).length
	return there === 3 ? 'ready' : there === 0 ? 'none' : 'part'
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/**
 * A link into a room, made at the press and for this meeting alone: its token holds the room, the hour and the name to be
 * called by, and nothing of an account. Claims as Jitsi's token plugin reads them.
 */
export async function videoLink(
	{ address, appId, secret }: VideoServer,
	{ room, startsAt, name, leads }: { room: string; startsAt: Date; name: string; leads: boolean },
): Promise<string> {
	const token = await new SignJWT({
		room,
		context: { user: { name, affiliation: leads ? 'owner' : 'member' } },
	})
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setIssuer(appId)
		.setAudience(appId)
		.setSubject(new URL(address).hostname)
		.setNotBefore(seconds(startsAt) - roomOpensMinutes * 60)
		.setExpirationTime(seconds(roomEnd(startsAt)))
		.sign(new TextEncoder().encode(secret))
	// On a telephone the server would else ask for its app first.
	return `${address}/${room}?jwt=${token}#config.disableDeepLinking=true`
}

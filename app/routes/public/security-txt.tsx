// /.well-known/security.txt (RFC 9116): whom to tell of a weakness of this site.
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { settingOn } from '~/council/setting.server'
import { db } from '~db/client'

const year = 365 * 86_400_000

export async function loader() {
	const telephone = await settingOn(db(), 'office-telephone', dayOf(now()))
	const lines = [
		`Contact: tel:+81-${telephone.replace(/^0/, '')}`,
		`Expires: ${new Date(now().getTime() + year).toISOString()}`,
		'Preferred-Languages: ja, en',
		`Canonical: ${environment().BASE_URL}/.well-known/security.txt`,
	]
	return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

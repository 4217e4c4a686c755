// For the bench of the matching index: the simulator's page of a large town, by the built site, before and with the index.
// `bench-matching.ts` makes the town and runs this beside it; what it prints is read there.
import type { ServerBuild } from '@remix-run/node'
import { createRequestHandler } from '@remix-run/node'
import Database from 'better-sqlite3'
import { startMatchIndex } from '~/matching/match-index.server'
import { sqliteFile } from '../db/client'
import { medianOf } from './bench-median'

/** What is measured: medians in milliseconds, and how many pages differ between the two ways. */
export type SimulatorPage = {
	people: number
	booked: number
	byIndex: number
	bySql: number
	differing: number
	pages: number
}

const origin = 'http://town.test'
const path = new URL('../build/server/index.js', import.meta.url).href
const build = (await import(path)) as ServerBuild
const handle = createRequestHandler(build, 'production')

async function ask(where: string, init: RequestInit = {}): Promise<Response> {
	const headers = new Headers(init.headers)
	headers.set('x-edge-network', '192.0.2.1')
	headers.set('host', new URL(origin).host)
	headers.set('origin', origin)
	return handle(new Request(new URL(where, origin), { ...init, headers, redirect: 'manual' }))
}

/** Two pieces of work of the coming weeks for six people in ten, beside those that the town has. */
function bookPeople(handle: Database.Database): void {
	handle.pragma('foreign_keys = off')
	handle.exec(`
		create temp table coming as
			select row_number() over (order by s.id) - 1 as n, s.* from slots s
			where day > (select max(day) from bookings where live = 0 or day <= date('now', '+9 hours'));
		insert into bookings (id, registrant_id, assignment_id, slot_id, day, start_minute, end_minute, live)
			select hex(randomblob(16)), p.id, hex(randomblob(16)), c.id, c.day, c.start_minute, c.end_minute, 1
			from (select id, row_number() over (order by id) as n from registrants where state = 'registered') p
			join (select 0 as which union all select 1)
			join coming c on c.n = (p.n * 2 + which) % (select count(*) from coming)
			where p.n % 10 < 6;
		drop table coming`)
}

const file = new Database(sqliteFile())
bookPeople(file)
const people = file
	.prepare("select count(*) from registrants where state = 'registered'")
	.pluck()
	.get() as number
const booked = file.prepare('select count(*) from bookings where live = 1').pluck().get() as number
// The longest sheets ask for the most pieces.
const longest = file
	.prepare('select request_id from steps group by request_id order by count(*) desc, request_id limit 5')
	.pluck()
	.all() as string[]
file.close()

const signedIn = await ask('/sign-in', {
	method: 'POST',
	body: new URLSearchParams({ name: 'chosei@hinata.example', secret: 'hinata-2026', to: '' }),
})
const cookie = signedIn.headers
	.getSetCookie()
	.map((set) => set.split(';')[0])
	.join('; ')

/** The whole page of one request, as somebody of the staff is sent it. */
async function page(requestId: string): Promise<string> {
	const answer = await ask(`/council/requests/${requestId}/cuts`, { headers: { cookie } })
	if (answer.status !== 200) throw new Error(`the simulator answered ${answer.status}`)
	return answer.text()
}

/** The median of so many pages that go round the requests, after some to warm up. */
async function medianPage(calls: number, warm: number): Promise<number> {
	const times: number[] = []
	for (let n = 0; n < warm + calls; n++) {
		const began = performance.now()
		await page(longest[n % longest.length] as string)
		if (n >= warm) times.push(performance.now() - began)
	}
	return medianOf(times)
}

/** What the pages say; the key of a form is another each time. */
async function read(): Promise<string[]> {
	const said: string[] = []
	for (const one of longest) said.push((await page(one)).replace(/value="[0-9a-f-]{36}"/g, ''))
	return said
}

const bySql = await medianPage(5, 1)
const readBySql = await read()
const index = startMatchIndex()
await index.built()
const byIndex = await medianPage(50, 20)
const readByIndex = await read()
const differing = longest.filter((_, n) => readBySql[n] !== readByIndex[n]).length
await index.end()
const said: SimulatorPage = { people, booked, byIndex, bySql, differing, pages: longest.length }
console.log(JSON.stringify(said))
process.exit(0)

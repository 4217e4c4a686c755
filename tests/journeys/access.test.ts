// Who gets what at every door: walks tests/access.csv, which is written by hand, and fails on a route or an act without a line.

import { readFileSync } from 'node:fs'
import { count, eq, ne } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { addPhotos, readPhotos } from '~/files/file.server'
import { takeCash } from '~/money/incoming.server'
import { postingOn } from '~/money/ledger.server'
import { importStatement } from '~/money/statement.server'
import { papersOfParty } from '~/papers/archive.server'
import { grantRole } from '~/people/account.server'
import { openConsideration } from '~/people/consideration.server'
import { askPrivacy } from '~/people/privacy.server'
import { hashSecret } from '~/people/secret.server'
import { openTrouble } from '~/trouble/trouble.server'
import { bookTime, newRoom, sealMeeting } from '~/wellness/appointment.server'
import { freeTimes, offerTimes } from '~/wellness/offered-time.server'
import { ownerOf } from '~/wellness/sealed.server'
import { openThread, sealThread, sealWords, writeOn } from '~/wellness/thread.server'
import { usualPayTerms } from '~/work/pay-terms'
import { addStep } from '~/work/sheet.server'
import { db } from '~db/client'
import { completions } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { files } from '~db/schema/files'
import { certificates, creditNotes, earningCorrections, reminders, statementLines } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import { makeEmployer, makeRegistrant, makeStaff, makeTown, postTask, qualify, throughJourney } from '../cast'
import { Visitor } from './site'

const lines = readFileSync(new URL('../access.csv', import.meta.url), 'utf8')
	.trim()
	.split('\n')
	.map((line) => line.split(','))
const [head = [], ...written] = lines
// Signing out and leaving end the sittings the other lines are walked with.
const ends = (rule: string[]) => rule[0] === 'POST' && (rule[1] === '/sign-out' || rule[1] === '/leave')
const rules = [...written.filter((rule) => !ends(rule)), ...written.filter(ends)]
const roles = head.slice(3)
const missing = '01900000-0000-7000-8000-000000000000'
const secret = 'a long password'

/** Ids of records, as `own` sees them. */
const own: Record<string, string> = {}
/** Signed-in visitors by role; `other-…` are the registrant and employer who own nothing here. */
const visitors: Record<string, Visitor> = {}
/** For whom those who act do so. */
const actingFor: Record<string, string> = {}

async function signedIn(name: string): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.signIn(name, secret)
	expect(visitor.cookies.has('session'), name).toBe(true)
	return visitor
}

async function nameAccount(accountId: string, name: string): Promise<void> {
	const made = await hashSecret(secret)
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, accountId)),
	)
}

beforeAll(async () => {
	const town = await makeTown()
	const other = await makeRegistrant('別人', town.areaId)
	const otherFirm = await makeEmployer('別の農園', town.areaId)
	const admin = await makeStaff('管理', 'administrator')
	const audit = await makeStaff('監査', 'auditor')
	const outside = await makeStaff('監事', 'outside-approver')
	const coordinator = await makeRegistrant('相談', town.areaId)
	await inTransaction((tx) => grantRole(tx, chore, coordinator.accountId, 'coordinator', '2026-01-01'))
	const head = await makeRegistrant('統括', town.areaId)
	await inTransaction((tx) => grantRole(tx, chore, head.accountId, 'head-coordinator', '2026-01-01'))
	await qualify(coordinator.accountId, head.accountId)
	const names: [string, string][] = [
		['registrant', town.hidaka.accountId],
		['employer', town.tamura.accountId],
		['reception', town.inoue.accountId],
		['arrange', town.chosei.accountId],
		['approve', town.kessai.accountId],
		['treasury', town.kaikei.accountId],
		['admin', admin.accountId],
		['audit', audit.accountId],
		['outside', outside.accountId],
		['coordinator', coordinator.accountId],
		['head', head.accountId],
		['other-registrant', other.accountId],
		['other-employer', otherFirm.accountId],
	]
	for (const [name, accountId] of names) await nameAccount(accountId, name)
	await inTransaction((tx) =>
		tx.update(accounts).set({ number: '260001' }).where(eq(accounts.id, town.hidaka.accountId)),
	)
	// Everything a record of the journey can be, the first piece of work as far as the bank's file.
	const done = await throughJourney(town, 'paid')
	moveClock(undefined)
	const posted = await postTask(town, {}, [
		{ day: addDays(dayOf(now()), 10), startMinute: 600, endMinute: 660, seats: 2 },
	])
	const offer = await inTransaction((tx) =>
		ask(tx, town.chosei.actor, posted.slotIds[0] ?? '', town.hidaka.id, 'wish'),
	)
	const [report] = await db().select().from(completions)
	const photo = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#c74700' } })
		.jpeg()
		.toBuffer()
	const photos = await readPhotos([new File([new Uint8Array(photo)], 'photo.jpg')])
	await inTransaction((tx) =>
		addPhotos(tx, town.hidaka.actor, { kind: 'completion', id: report?.id ?? '' }, photos),
	)
	const [file] = await db().select().from(files)
	const owner = ownerOf(town.hidaka.accountId)
	const first = await sealThread(
		{ topic: 'body-mind', name: '日高', way: 'here', account: town.hidaka.accountId },
		{ words: '眠れない日が続いています', photos: [] },
	)
	const threadId = await inTransaction((tx) => openThread(tx, owner, first))
	const more = await sealWords(threadId, '写真です', photos)
	await inTransaction((tx) => writeOn(tx, owner, more))
	// Two half-hours of the coordinator: the one is booked by video, the other is free.
	const listening = { accountId: coordinator.accountId, role: 'coordinator', channel: 'site' } as const
	const later = [600, 630].map((minute) => instantOf(addDays(dayOf(now()), 3), minute))
	await inTransaction((tx) => offerTimes(tx, listening, later, ['video']))
	const known = [coordinator.accountId]
	const [booked, free] = await freeTimes(db(), known, now())
	const meeting = await sealMeeting(threadId, {
		way: 'video',
		name: '日高',
		number: '',
		place: '',
		note: '',
		address: 'https://video.example.jp/1',
		room: newRoom(),
		calledOff: null,
	})
	const wish = { offerId: booked?.id ?? '', way: 'video', from: null } as const
	await inTransaction((tx) => bookTime(tx, owner, wish, meeting, new Set(known)))
	const correctionId = newId()
	await inTransaction((tx) =>
		tx.insert(earningCorrections).values({
			id: correctionId,
			earningId: done.earningId,
			fromYen: 2600,
			toYen: 260,
			toTravelYen: 0,
			toWithheldYen: 0,
			slip: '書き間違い',
			askedAt: tx.at,
			askedBy: town.kaikei.accountId,
		}),
	)
	// One sum for two people.
	const together = await postTask(town, { payTerms: { ...usualPayTerms, shared: true } }, [
		{ day: addDays(dayOf(now()), 12), startMinute: 600, endMinute: 660, seats: 2 },
	])
	const [sharedSlot = ''] = together.slotIds
	await inTransaction((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, sharedSlot))
	const [sharedId = ''] = await inTransaction((tx) =>
		decide(tx, town.chosei.actor, sharedSlot, [town.hidaka.id], 'follow'),
	)
	const certificateId = newId()
	await inTransaction((tx) =>
		tx.insert(certificates).values({
			id: certificateId,
			number: '証2026-0001',
			registrantId: town.hidaka.id,
			fromMonth: '2026-12',
			untilMonth: '2026-12',
			months: [],
			issuedAt: tx.at,
			issuedBy: town.hidaka.accountId,
		}),
	)
	// A line of the bank's statement, cash at the counter, an invoice that is void, and one that was asked for again.
	const treasurer = town.kaikei.actor
	const [invoiceId = ''] = done.invoiceIds
	const incomingId = await inTransaction((tx) => takeCash(tx, treasurer, invoiceId, 1000))
	await inTransaction(async (tx) => {
		await importStatement(tx, treasurer, {
			hash: 'of a file',
			rows: [{ day: '2026-11-20', inYen: 500, outYen: 0, says: 'タムラ', balanceYen: null }],
		})
		await tx.insert(reminders).values({
			id: newId(),
			invoiceId,
			step: 1,
			openYen: 2289,
			untilDay: '2027-01-20',
			at: tx.at,
			by: town.kaikei.accountId,
		})
		await tx.insert(creditNotes).values({
			id: newId(),
			number: '返2026-0001',
			invoiceId,
			why: '書き間違い',
			issuedAt: tx.at,
			issuedBy: town.kaikei.accountId,
		})
	})
	await fileWhatWasIssued()
	const paperOf = async (kind: 'registrant' | 'employer', id: string) =>
		(await papersOfParty(db(), { kind, id }))[0]?.id
	const considerationId = await inTransaction((tx) =>
		openConsideration(tx, town.hidaka.actor, town.hidaka.id, { kind: 'care', words: '朝は保育園です' }),
	)
	const privacyId = await inTransaction((tx) =>
		askPrivacy(
			tx,
			town.inoue.actor,
			{ kind: 'registrant', id: other.id },
			{
				kind: 'disclosure',
				askedBy: 'self',
				wish: '見たい',
				receivedOn: '2026-11-02',
				identitySeen: null,
			},
		),
	)
	const told = (kind: 'accident' | 'complaint') => ({
		kind,
		assignmentId: null,
		happenedDay: '2026-11-02',
		happenedMinute: null,
		place: '',
		hurt: 'no' as const,
		firstAid: '',
		words: '段ざいがくずれました',
	})
	const myTroubleId = await inTransaction((tx) =>
		openTrouble(
			tx,
			town.hidaka.actor,
			{ kind: 'registrant', registrantId: town.hidaka.id },
			told('accident'),
		),
	)
	const troubleId = await inTransaction((tx) =>
		openTrouble(tx, town.tamura.actor, { kind: 'employer', employerId: town.tamura.id }, told('complaint')),
	)
	const [line] = await db().select().from(statementLines)
	Object.assign(own, {
		incomingId,
		myTroubleId,
		troubleId,
		trouble: 'accident',
		privacyId,
		considerationId,
		paperId: await paperOf('employer', town.tamura.id),
		myPaperId: await paperOf('registrant', town.hidaka.id),
		lineId: line?.id,
		step: '1',
		year: '2026',
		certificateId,
		benefit: 'pension',
		correctionId,
		taskId: posted.taskId,
		slotId: posted.slotIds[0],
		requestId: posted.requestId,
		stepId: await inTransaction((tx) =>
			addStep(tx, town.chosei.actor, posted.requestId, { what: 'むく', minutes: 60, place: '' }),
		),
		offerId: offer.id,
		assignmentId: done.assignmentId,
		sharedId,
		invoiceId: done.invoiceIds[0],
		payoutId: done.payoutId,
		earningId: done.earningId,
		account: 'pay-owed',
		postingId: (await postingOn(db(), { kind: 'earning', id: done.earningId }))?.id,
		registrantId: town.hidaka.id,
		employerId: town.tamura.id,
		accountId: town.tamura.accountId,
		staffId: town.inoue.accountId,
		coordinatorId: coordinator.accountId,
		fileId: file?.id,
		threadId,
		appointmentId: meeting.id,
		freeTimeId: free?.id,
		photoId: more.photos[0]?.id,
		withId: town.hidaka.id,
	})
	visitors.visitor = new Visitor()
	for (const [name] of names) visitors[name] = await signedIn(`${name}@hinata.example`)
	for (const [name, page] of [
		['for-registrant', `/council/people/${town.hidaka.id}`],
		['for-employer', `/council/employers/${town.tamura.id}`],
		['other-for-registrant', `/council/people/${other.id}`],
		['other-for-employer', `/council/employers/${otherFirm.id}`],
	] as const) {
		const staff = await signedIn('reception@hinata.example')
		await staff.open(page)
		await staff.send('channel', { channel: 'telephone' })
		visitors[name] = staff
		actingFor[name] = page.split('/').at(-1) ?? ''
	}
}, 120_000)

afterAll(() => moveClock(undefined))

/**
 * A whole form for each act on one record: what is another's or is not there is refused for that alone, and not for an
 * empty field. `:name` stands for the record's id.
 */
const wholeForms: Record<string, Record<string, string>> = {
	'/my/tasks/:taskId': { slotId: missing },
	'/council/troubles/:troubleId': { kind: 'looked-into', words: 'ない件に書く' },
	'/my/offers/:offerId': { answer: 'no' },
	'/my/assignments/:assignmentId?do=yes': { showCallName: 'yes', version: '1', read: 'on' },
	'/my/assignments/:assignmentId/completion': { aboutMinutes: '60', note: '終わりました' },
	'/my/assignments/:assignmentId/share': { intent: 'withdraw', changeId: missing },
	'/employer/requests/:requestId': { intent: 'withdraw' },
	'/employer/invoices/:invoiceId/pay': { intent: 'pay' },
	'/employer/assignments/:assignmentId/confirmation': { verdict: 'fine' },
	'/care/:threadId': { act: 'write', words: '人の相談に書く' },
	'/care/:threadId/meeting': { act: 'cancel', meeting: ':appointmentId' },
	'/care/:threadId/meeting/:offerId': { way: 'video' },
	'/coordinator/meetings/:appointmentId': { act: 'call-off', words: 'ない面談を取りやめる' },
	'/coordinator/:threadId': { act: 'answer', words: 'ない相談に答える' },
	'/council/assignments/:assignmentId/script': { answer: 'no' },
	'/council/requests/:requestId': { intent: 'publish' },
	'/council/requests/:requestId/quote/new': { intent: 'quote', seen: 'nothing' },
	'/council/slots/:slotId': { intent: 'ask', registrantId: ':registrantId' },
	'/council/assignments/:assignmentId': { intent: 'settle' },
	'/council/people/:registrantId': { channel: 'telephone' },
	'/council/people/:registrantId/interview': {
		'day.year': '2026',
		'day.month': '11',
		'day.day': '2',
		place: 'counter',
		identitySeen: 'driving-licence',
		result: 'registered',
		note: '',
	},
	'/council/employers/:employerId': { intent: 'act', channel: 'telephone' },
	'/council/people/:registrantId/certificates': { fromMonth: '2026-01', untilMonth: '2026-01' },
	'/my/corrections/:correctionId': { answer: 'no' },
	'/council/earnings/:earningId/correction': { intent: 'correct', payYen: '1', slip: '書き間違い' },
	'/council/payouts/:payoutId': { intent: 'whole' },
	'/council/invoices/:invoiceId/money': { intent: 'credit', why: 'だれのでもない' },
	'/council/employers/:employerId/stop': { intent: 'end' },
	'/council/statement-lines/:lineId': { intent: 'aside', why: 'interest' },
	'/council/incomings/:incomingId': { intent: 'undo' },
	'/council/approvals/:payoutId': { intent: 'approve' },
	'/council/people/:registrantId/heirs': {
		intent: 'open',
		'diedDay.year': '2026',
		'diedDay.month': '11',
		'diedDay.day': '2',
	},
	'/council/papers/:paperId': { why: '', what: 'paper' },
	'/council/desk/:considerationId': { answer: 'done' },
	'/council/people/:registrantId/ending': { reason: '' },
	'/my/ending': { endingId: missing },
	'/council/paper-batch': { paperIds: missing },
	'/council/privacy/:privacyId': { answer: 'done', words: 'お知らせします', givenBy: 'paper' },
	'/council/messages/:kind/:withId': { text: 'だれもいません' },
}

const wholeForm = (path: string) =>
	Object.fromEntries(
		Object.entries(wholeForms[path] ?? {}).map(([name, value]) => [
			name,
			value.startsWith(':') ? (own[value.slice(1)] ?? '') : value,
		]),
	)

/**
 * What somebody who approves from elsewhere (外の決裁者) gets: of the office nothing but what they were asked for, and
 * everywhere else what other staff get. Here nobody asked them anything.
 */
function outsideGets(method: string, path: string, treasury: number): number {
	if (path === '/council') return 302
	if (path === '/council/approvals') return 200
	if (path === '/council/approvals/:payoutId') return method === 'GET' ? 404 : 422
	if (method === 'GET' && path === '/council/acting/end') return treasury
	return path.startsWith('/council/') ? 403 : treasury
}

// That somebody auditing opened a page is an event of the opening, and nothing they did.
const eventsSoFar = async () =>
	Number((await db().select({ n: count() }).from(events).where(ne(events.what, 'audit.opened')))[0]?.n)

/** Coordinators are registrants too: they come to wellness with the coordinator's hat on. */
function address(path: string, whose: string): string {
	if (path.includes('/meeting/:offerId')) path = path.replace(':offerId', own.freeTimeId ?? '')
	const mine: Record<string, string> = path.startsWith('/my/')
		? {
				...own,
				paperId: own.myPaperId ?? '',
				troubleId: own.myTroubleId ?? '',
				...(path.endsWith('/share') && { assignmentId: own.sharedId }),
			}
		: own
	return path.replace(/:(\w+)/g, (_, name: string) =>
		name === 'kind' ? 'registrant' : whose === 'missing' ? missing : (mine[name] ?? `no-${name}`),
	)
}

describe('every door', () => {
	it('has its line in access.csv', () => {
		const map = readFileSync(new URL('../../app/routes.ts', import.meta.url), 'utf8')
		const routes = [...map.matchAll(/route\('([^']+)'/g)].map((match) => `/${match[1]}`)
		const known = new Set(rules.map(([, path = '']) => path.split('?')[0]))
		expect(routes.filter((route) => route !== '/*' && !known.has(route))).toEqual([])
	})

	it('that does something has a line for the act, for one of its own, another’s and a missing record', () => {
		const map = readFileSync(new URL('../../app/routes.ts', import.meta.url), 'utf8')
		const wanted = [...map.matchAll(/route\('([^']+)', '([^']+)'/g)].flatMap(([, path = '', file = '']) => {
			const source = readFileSync(new URL(`../../app/${file}`, import.meta.url), 'utf8')
			if (path === '*' || !/export (async function|const) action\b/.test(source)) return []
			if (!path.includes(':')) return [`/${path} none`]
			// What belongs to one person or employer may be another's; a task is offered to all, a door is everybody's.
			const theirs = /^(my\/(?!tasks|trouble\/tell)|employer\/(?!trouble\/tell)|care\/)/.test(path)
			return ['own', 'missing', ...(theirs ? ['other'] : [])].map((whose) => `/${path} ${whose}`)
		})
		const known = new Set(
			rules
				.filter(([method]) => method === 'POST')
				.map(([, path = '', whose]) => `${path.split('?')[0]} ${whose}`),
		)
		expect(wanted.filter((one) => !known.has(one))).toEqual([])
	})

	it.each(rules.map((rule) => [rule.slice(0, 3).join(' '), rule] as const))('%s', async (_, rule) => {
		const [method = '', path = '', whose = '', ...answers] = rule
		const got: Record<string, number> = {}
		for (const role of roles) {
			// What is another's for a registrant or an employer is asked for by the one who does not own it.
			const who =
				whose === 'other' && (role === 'registrant' || role === 'employer' || role.startsWith('for-'))
					? `other-${role}`
					: role
			const visitor = visitors[who]
			if (!visitor) throw new Error(who)
			const to = address(path, whose)
			// A form drawn while acting says for whom.
			const acting = actingFor[who]
			const form = whose === 'own' ? {} : wholeForm(path)
			const before = await eventsSoFar()
			const page =
				method === 'GET'
					? await visitor.look(to)
					: await visitor.tryPost(to, { ...form, ...(acting && { acting }) })
			got[role] = page.status
			if (whose === 'other' || whose === 'missing')
				expect(await eventsSoFar(), `${role} did something`).toBe(before)
		}
		const wanted = Object.fromEntries(roles.map((role, at) => [role, Number(answers[at])]))
		expect(got).toEqual(wanted)
		// Signing out and leaving end sittings; whoever came before has shown it.
		const visitor = visitors.outside
		if (ends(rule) || !visitor) return
		const to = address(path, whose)
		const page =
			method === 'GET'
				? await visitor.look(to)
				: await visitor.tryPost(to, whose === 'own' ? {} : wholeForm(path))
		expect(page.status, 'who approves from elsewhere').toBe(outsideGets(method, path, wanted.treasury ?? 0))
	})
})

// How people join in the demo town: the form, the interview, the card, what they can and when, and where money goes.
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { visitor } from '~/events/event'
import { maskOf } from '~/matching/availability'
import { addDayOff, setAvailability, setDatedHours } from '~/matching/availability.server'
import { setLimits } from '~/matching/limit.server'
import { checkSkill, setSkills } from '~/matching/skill.server'
import { accountOfCard, issueCard, spendCard } from '~/people/code-card.server'
import { setEmergency } from '~/people/emergency.server'
import { lend } from '~/people/loan.server'
import { noPaperSeen } from '~/people/registrant'
import {
	applyToJoin,
	changeProfile,
	interview,
	rest,
	returnFromRest,
	setLikings,
} from '~/people/registrant.server'
import { addRepresentative } from '~/people/representative.server'
import { isPaper } from '~/work/task'
import type { Tx } from '~db/client'
import { bankLater } from './bank'
import type { Chance } from './chance'
import { awake, momentOn } from './hours'
import { cast, daysOffFrom, makeUp } from './people'
import type { Town, Townsperson } from './town'
import { actorOf, byPhone, staffActor, whenSaid } from './town'

const noteOfInterview = [
	'',
	'',
	'',
	'町内会の当番が月に1度あるとのこと。',
	'前は旅館で長く働いておられた。片づけが得意。',
	'はじめは短い仕事からをご希望。',
	'畑の作業はなれておられる。',
	'孫の送り迎えがあり、3時には帰りたいとのこと。',
	'細かい手作業がお好き。',
	'人前で話すより、もくもくとする作業をご希望。',
]

/** Makes up everybody and puts their joining on the stage. `count` are registered in the end. */
export function bringPeople(town: Town, count: number): void {
	for (let n = 0; n < count + 8; n++) {
		const makeup = makeUp(town.seed, n, town.today)
		const person: Townsperson = {
			makeup,
			id: '',
			accountId: '',
			number: '',
			registered: false,
			judged: {
				masks: makeup.masks,
				dates: [],
				daysOff: [],
				limits: { ...makeup.limits, areaIds: makeup.goesTo.map((n) => town.areaIds[n] ?? '') },
				skills: [],
				likesKinds: makeup.likes,
				restFrom: null,
				restUntil: null,
			},
			busy: [],
			turns: 0,
			lastTurn: 0,
			lastAsked: null,
		}
		town.people.push(person)
		if (n >= count + 2) waiting(town, person, n - count - 2)
		else joins(town, person, n >= count ? 'declined' : 'registered')
	}
	const [again] = town.people.slice(cast.length)
	if (again) appliesAgain(town, again)
}

/** Somebody who is registered telephones to join once more: one person with two records, for the office to find. */
function appliesAgain(town: Town, person: Townsperson): void {
	const when = town.hours.office(town.chance('applies again'), addDays(town.today, -8), 0, 600, 660)
	town.stage.at(when, async (tx) => {
		if (!person.registered) return
		await applyToJoin(tx, staffActor(town, 'receptionist', 'telephone'), {
			...formOf(town, person),
			telephone: '0999-77-0102',
			email: null,
		})
	})
}

/** Most come in the first two weeks of briefings, the rest as word gets round. */
function dayOfJoining(chance: Chance, n: number): number {
	if (n < cast.length) return 0
	if (n % 5 < 3) return chance.whole(0, 11)
	return chance.whole(10, 72)
}

function formOf(town: Town, { makeup }: Townsperson) {
	return {
		familyName: makeup.familyName,
		givenName: makeup.givenName,
		familyKana: makeup.familyKana,
		givenKana: makeup.givenKana,
		callName: makeup.callName,
		birthDay: makeup.birthDay,
		areaId: town.areaIds[makeup.district] ?? '',
		postalCode: makeup.postalCode,
		address: makeup.address,
		telephone: makeup.telephone,
		email: makeup.email,
		hearsBy: makeup.hearsBy,
		likesCallsAt: makeup.likesCallsAt,
	}
}

async function applies(town: Town, tx: Tx, person: Townsperson, actor: Actor) {
	person.id = await applyToJoin(tx, actor, formOf(town, person))
}

const atTheCounter = (person: Townsperson): boolean =>
	byPhone(person) || person.makeup.n < cast.length || person.makeup.n % 3 === 0

/** Applied within the last days; nobody has spoken with them yet. */
function waiting(town: Town, person: Townsperson, n: number): void {
	const chance = town.chance(`waits ${n}`)
	const day = addDays(town.today, -1 - (n % 5))
	const site = !atTheCounter(person) || !town.hours.isOpen(day)
	const when = site ? momentOn(chance, day, 600, 1260) : town.hours.office(chance, day, 0)
	town.stage.at(when, (tx) =>
		applies(town, tx, person, site ? visitor : staffActor(town, 'receptionist', 'counter')),
	)
}

function joins(town: Town, person: Townsperson, result: 'registered' | 'declined'): void {
	const { stage, hours } = town
	const { makeup } = person
	const chance = town.chance(`joins ${makeup.n}`)
	const first = makeup.n < cast.length
	const after = dayOfJoining(chance, makeup.n)
	const counter = atTheCounter(person)
	const applied = first
		? hours.office(chance, town.opened, 0, 515 + makeup.n, 515 + makeup.n)
		: counter
			? hours.office(chance, addDays(town.start, after), 0, 540, 980)
			: momentOn(chance, addDays(town.start, after), 540, 1290)
	// The first of all keeps the first number.
	const spoken = first
		? hours.office(chance, town.opened, 0, 530 + 3 * makeup.n, 530 + 3 * makeup.n)
		: hours.office(chance, applied, chance.whole(1, 4), 560, 990)
	const channel = byPhone(person) && makeup.hearsBy === 'telephone' ? 'telephone' : 'counter'
	stage.at(applied, (tx) =>
		applies(town, tx, person, counter ? staffActor(town, 'receptionist', channel) : visitor),
	)
	stage.at(spoken, async (tx) => {
		const reception = staffActor(town, 'receptionist', 'counter')
		const place =
			chance.weighted(
				['counter', 'home', 'post-office', 'telephone'] as const,
				(one) => ({ counter: 80, home: 8, 'post-office': 9, telephone: 3 })[one],
			) ?? 'counter'
		const paper = chance.one([
			'driving-licence',
			'driving-licence',
			'my-number-card',
			'health-certificate',
		] as const)
		const joined = await interview(tx, reception, person.id, {
			day: dayOf(tx.at),
			place,
			identitySeen: place === 'telephone' ? noPaperSeen : paper,
			result,
			note:
				result === 'declined' ? '市外へ引っ越すご予定のため、今回は見送り。' : chance.one(noteOfInterview),
			noteKept: false,
			...(result === 'declined' && {
				toldWhy: '市内の仕事だけのため、お引っ越しの後にお願いできる仕事がありません。',
				elsewhere: 'お引っ越し先の市役所の相談窓口',
			}),
		})
		person.accountId = joined.accountId
		if (result === 'declined') return
		person.number = joined.number ?? ''
		person.registered = true
		town.registered.push(person)
		await givesEmergency(tx, reception, person)
		await getsThings(town, tx, reception, person)
		await giveCard(town, tx, person, chance)
		if (counter || chance.yes(0.5))
			await tellsWhatAndWhen(town, tx, person, {
				...reception,
				onBehalf: { kind: 'registrant', id: person.id },
			})
		else
			stage.at(awake(chance, tx.at, chance.whole(2, 30)), (on) =>
				tellsWhatAndWhen(town, on, person, actorOf(town, person)),
			)
		bankLater(town, person, chance)
		changesLater(town, person, chance)
	})
}

/** Most name somebody to call at the interview; one has a daughter who may talk for her until the end of the year. */
async function givesEmergency(tx: Tx, reception: Actor, { id, makeup }: Townsperson): Promise<void> {
	if (makeup.n % 6 === 5) return
	const name = `${makeup.familyName} ${makeup.n % 2 === 0 ? '一郎' : '和子'}`
	const relation = makeup.n % 2 === 0 ? '長男' : '長女'
	const telephone = `0999-88-${String(1000 + makeup.n).slice(-4)}`
	await setEmergency(tx, reception, id, { name, relation, telephone })
	if (makeup.n !== 7) return
	await addRepresentative(tx, reception, id, {
		kind: 'family',
		name,
		relation,
		telephone,
		mayTalk: true,
		mayAgree: false,
		mayReceive: false,
		paper: 'spoken-by-the-person',
		fromDay: dayOf(tx.at),
		untilDay: addDays(dayOf(tx.at), 365),
	})
}

/** Some have a vest or a tool of the office; one has the key of a farm's shed, and should have brought it back. */
async function getsThings(town: Town, tx: Tx, reception: Actor, { id, makeup }: Townsperson): Promise<void> {
	const lentOn = dayOf(tx.at)
	const due = addDays(town.today, -3)
	if (makeup.n === 5)
		await lend(tx, reception, id, {
			kind: 'key',
			what: '田村農園の倉庫のかぎ',
			lentOn,
			dueOn: due < lentOn ? lentOn : due,
		})
	if (makeup.n % 31 === 4)
		await lend(tx, reception, id, { kind: 'clothing', what: `ベスト ${makeup.n}番`, lentOn, dueOn: null })
	if (makeup.n % 47 === 6)
		await lend(tx, reception, id, { kind: 'tool', what: `剪定ばさみ ${makeup.n}番`, lentOn, dueOn: null })
}

/** A card with a one-time code; who has a secret in the demo set it with the card. */
async function giveCard(town: Town, tx: Tx, person: Townsperson, chance: Chance): Promise<void> {
	const code = String(chance.whole(0, 99_999_999)).padStart(8, '0')
	await issueCard(tx, staffActor(town, 'receptionist', 'counter'), person.accountId, code)
	if (person.makeup.n > 3 || person.makeup.n === 2) return
	const card = await accountOfCard(tx, person.number, code)
	if (card)
		await spendCard(
			tx,
			{ accountId: person.accountId, role: 'registrant', channel: 'site' },
			card,
			town.secrets.pin,
		)
}

async function tellsWhatAndWhen(town: Town, tx: Tx, person: Townsperson, actor: Actor): Promise<void> {
	const { makeup, judged, id } = person
	await setAvailability(tx, actor, id, makeup.masks)
	await setLimits(tx, actor, id, judged.limits)
	await setLikings(tx, actor, id, makeup.likes, makeup.n % 5 === 0)
	if (makeup.skills.length > 0) {
		await setSkills(tx, actor, id, makeup.skills)
		const seen = actor.role === 'receptionist'
		for (const skill of makeup.skills) {
			if (seen && isPaper(skill)) await checkSkill(tx, staffActor(town, 'receptionist', 'counter'), id, skill)
			judged.skills = [...judged.skills, { skill, checked: seen && isPaper(skill) }]
		}
	}
	await likes(town, tx, person, actor)
	judged.masks = makeup.masks
}

async function likes(town: Town, tx: Tx, person: Townsperson, actor: Actor): Promise<void> {
	const { makeup } = person
	if (makeup.askAtMost === 'daily' && makeup.wouldLikeYou === '') return
	const { callName, areaId, postalCode, address, telephone, email, hearsBy, likesCallsAt } = formOf(
		town,
		person,
	)
	await changeProfile(tx, actor, person.id, {
		callName,
		areaId,
		postalCode,
		address,
		telephone,
		email,
		hearsBy,
		likesCallsAt,
		askAtMost: makeup.askAtMost,
		askFromMinute: makeup.n % 5 === 0 ? 9 * 60 : null,
		askUntilMinute: makeup.n % 5 === 0 ? 18 * 60 : null,
		wouldLikeYou: makeup.wouldLikeYou,
		wouldLikeYouReaders: makeup.n % 2 === 0 ? 'beside' : 'office',
	})
}

/** Who takes a rest until a day they named; the others say when they are back. */
const restsUntilDay = ({ n }: Townsperson['makeup']) => n % 84 === 25

/** Takes a rest unless something is promised: who rests has promised nothing. */
async function rests(town: Town, tx: Tx, person: Townsperson, until: Day | null): Promise<void> {
	const { judged } = person
	const today = dayOf(tx.at)
	if (!person.registered || judged.restFrom !== null || person.busy.some((one) => one.day >= today)) return
	await rest(tx, actorOf(town, person), person.id, until)
	judged.restFrom = today
	judged.restUntil = until
}

const nineToNoon = [{ startMinute: 540, endMinute: 720 }]

/** Days off, a date with other hours, and a rest that a few take. */
function changesLater(town: Town, person: Townsperson, chance: Chance): void {
	const { makeup, judged } = person
	const joined = dayOf(town.stage.now())
	const said = (day: Day) => whenSaid(town, chance, person, momentOn(chance, day, 1000, 1250))
	for (const off of daysOffFrom(makeup, joined))
		town.stage.at(said(addDays(joined, chance.whole(0, 1))), async (tx) => {
			if (off.everyWeeks === 0 && off.untilDay < dayOf(tx.at)) return
			await addDayOff(tx, actorOf(town, person), person.id, off)
			judged.daysOff = [...judged.daysOff, off]
		})
	if (makeup.datedAfter !== null) {
		const dated = { day: addDays(town.today, makeup.datedAfter), halfHours: maskOf([], nineToNoon) }
		town.stage.at(said(addDays(joined, 1)), async (tx) => {
			await setDatedHours(tx, actorOf(town, person), person.id, dated)
			judged.dates = [...judged.dates, dated]
		})
	}
	if (restsUntilDay(makeup)) {
		const until = addDays(town.today, chance.whole(5, 40))
		// They look every few evenings whether what they promised is done by now.
		for (let days = 24; days >= 1; days -= 2)
			town.stage.at(said(addDays(town.today, -days)), (tx) => rests(town, tx, person, until))
	}
	if (makeup.n < cast.length || makeup.n % 28 !== 11) return
	const from = addDays(town.today, -chance.whole(6, 25))
	town.stage.at(said(from), (tx) => rests(town, tx, person, null))
	if (makeup.n % 56 === 11)
		town.stage.at(said(addDays(town.today, -4)), async (tx) => {
			if (judged.restFrom === null) return
			await returnFromRest(tx, actorOf(town, person), person.id)
			judged.restFrom = null
			judged.restUntil = null
		})
}

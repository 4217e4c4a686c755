// Taking back: after any act of staff every row stands as before it, nobody else can, and not for long.
import { eq, sql } from 'drizzle-orm'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor, withdraw } from '~/assignments/application.server'
import { sayArrived } from '~/assignments/arrival.server'
import { callOff, callOffSlot } from '~/assignments/call-off.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { decide } from '~/assignments/decision.server'
import { askToMend, inspect } from '~/assignments/inspection.server'
import { answerOffer, ask } from '~/assignments/offer.server'
import { sayNo, sayYes } from '~/assignments/terms.server'
import { actOnWeather } from '~/assignments/weather.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { addArea } from '~/council/area.server'
import { addClosingDays } from '~/council/closing-day.server'
import { setSetting } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff, setAvailability } from '~/matching/availability.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { setSkills } from '~/matching/skill.server'
import { checkBankAccount, enterBankAccount } from '~/money/bank-account.server'
import { creditInvoice } from '~/money/credit-note.server'
import { credit } from '~/money/earning.server'
import { recordInvoicePaid, takeCash, undoIncoming, unsettleAll } from '~/money/incoming.server'
import { receiptsOf } from '~/money/incoming-list.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { payouts } from '~/money/payout-list.server'
import { confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { write } from '~/notices/conversation.server'
import { noticesOf, readNotices, tellWhatHappened } from '~/notices/notice.server'
import { issueCard } from '~/people/code-card.server'
import { askForCall, openCalls, tryCall } from '~/people/contact.server'
import { endSeat, giveSeat, noteAgreement } from '~/people/employer.server'
import { endStop, stopEmployer, stopOf } from '~/people/employer-stop.server'
import { changeProfile, rest } from '~/people/registrant.server'
import { endRole, giveRole, giveRoleTo } from '~/people/staff.server'
import { takeBackAct } from '~/routes/take-back.server'
import { sayInstead } from '~/words/ja/office'
import { Refusal } from '~/words/refusal'
import { answerContract, askOverride, contractOf, takeWording } from '~/work/contract-check.server'
import { draftFromSteps } from '~/work/cutting.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest, takeRequest, withdrawRequest } from '~/work/request.server'
import { addStep, cutStepInTwo, joinStep, startFromTemplate, stepsOf } from '~/work/sheet.server'
import { changeTask, closeTask, draftTask, publishTasks, removeTask } from '~/work/task.server'
import { answerHeat, enterHeat } from '~/work/weather.server'
import type { Tx } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { engine } from '~db/columns'
import { invoices, payoutLines } from '~db/schema/money'
import { registrants, roleGrants } from '~db/schema/people'
import type { Town } from '../cast'
import {
	anAccount,
	aTask,
	clockAt,
	makeEmployer,
	makeRegistrant,
	makeStaff,
	makeTown,
	passContract,
	postTask,
	refusing,
	soundAnswers,
	throughJourney,
	today,
	workDay,
} from '../cast'

const schemas = await Promise.all(
	['assignments', 'council', 'files', 'matching', 'money', 'notices', 'people', 'work'].map(
		(name) => import(`../../db/schema/${name}.ts`) as Promise<Record<string, unknown>>,
	),
)
const nameOf = (table: SQLiteTable) =>
	(engine === 'postgres' ? postgresConfig(table as never) : getTableConfig(table)).name
// The ledger is posted the other way, numbers are never given twice, notices have a test of their own.
const apart = ['postings', 'entries', 'ledger_sums', 'number_series', 'notices', 'outbox']
const tables = schemas
	.flatMap((schema) => Object.values(schema))
	.filter((one): one is SQLiteTable => typeof one === 'object' && one !== null)
	.filter((table) => !apart.includes(nameOf(table)))

/** Every row of every table, as text. */
async function picture(): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {}
	for (const table of tables) {
		const rows = await db().select().from(table)
		found[nameOf(table)] = rows.map((row) => JSON.stringify(row)).sort()
	}
	return found
}

let town: Town
beforeAll(async () => {
	town = await makeTown()
	// One person does everything here, at one client.
	await inTransaction(async (tx) => {
		await setSetting(tx, town.kessai.actor, 'client-days-in-row', 31, '2020-01-01')
		await setSetting(tx, town.kessai.actor, 'client-days-per-month', 31, '2020-01-01')
	})
})
afterAll(() => moveClock(undefined))

const doing = (act: (tx: Tx) => Promise<unknown>) => inTransaction((tx) => withFootprint(tx, act))
const asStaff = (forWhom?: { kind: 'registrant' | 'employer'; id: string }): Actor => ({
	...town.chosei.actor,
	channel: 'telephone',
	onBehalf: forWhom,
})
const forHidaka = () => asStaff({ kind: 'registrant', id: town.hidaka.id })
const forTamura = () => asStaff({ kind: 'employer', id: town.tamura.id })
const lastOf = async (actor: Actor) => {
	const { now } = await import('~/base/clock')
	const [last] = await inSnapshot((on) => recentActs(on, actor.accountId ?? '', now()))
	if (!last) throw new Error('nothing to take back')
	return last
}

type Case = [string, () => Promise<{ by?: Actor; act: (tx: Tx) => Promise<unknown> }>]
const fresh = async (day: number) => {
	clockAt(today)
	return postTask(town, {}, [{ day: addDays(workDay, day) }])
}
const reached = async (stop: Parameters<typeof throughJourney>[1], day: number) => {
	clockAt(today)
	return throughJourney(town, stop, { slot: { day: addDays(workDay, day) } })
}

const cases: Case[] = [
	[
		'a request for an employer',
		async () => ({ act: (tx) => openRequest(tx, forTamura(), town.tamura.id, asked) }),
	],
	[
		'withdrawing one',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			return { act: (tx) => withdrawRequest(tx, forTamura(), town.tamura.id, id) }
		},
	],
	[
		'taking one on',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			return { act: (tx) => takeRequest(tx, asStaff(), id) }
		},
	],
	[
		'a step',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			return { act: (tx) => addStep(tx, asStaff(), id, { what: '洗う', minutes: 20, place: '' } as never) }
		},
	],
	[
		'a cut',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			return { act: (tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)) }
		},
	],
	[
		'a sheet begun, joined, cut, and tasks made from it',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			return {
				act: async (tx) => {
					await startFromTemplate(tx, asStaff(), id, 'linen')
					const [first] = await stepsOf(tx, id)
					await joinStep(tx, asStaff(), id, first?.id ?? '')
					await cutStepInTwo(tx, asStaff(), id, first?.id ?? '', 40)
					await draftFromSteps(tx, asStaff(), id, [[first?.id ?? '']])
				},
			}
		},
	],
	[
		'answers of the contract check, and asking a 決裁者',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			await inTransaction((tx) =>
				draftTask(tx, asStaff(), id, aTask(town.areaId, { procedure: '週3日のシフトに入ってください。' })),
			)
			return {
				act: async (tx) => {
					await answerContract(tx, asStaff(), id, soundAnswers)
					const [finding] = (await contractOf(tx, id)).findings
					await askOverride(tx, asStaff(), id, finding?.about ?? '', '書き方を確かめた')
					await takeWording(tx, asStaff(), id, finding?.about ?? '')
				},
			}
		},
	],
	[
		'changing and removing a cut',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			const taskId = await inTransaction((tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)))
			return {
				act: async (tx) => {
					await changeTask(tx, asStaff(), taskId, aTask(town.areaId, { payYen: 999, title: '別の名' }))
					await removeTask(tx, asStaff(), taskId)
				},
			}
		},
	],
	[
		'a quote and its yes by telephone',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			const taskId = await inTransaction((tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)))
			const { addSlot } = await import('~/work/task.server')
			await inTransaction((tx) =>
				addSlot(tx, asStaff(), taskId, { day: workDay, startMinute: 570, endMinute: 690, seats: 2 }),
			)
			return {
				act: async (tx) => {
					const quote = await makeQuote(tx, asStaff(), id)
					await answerQuote(tx, forTamura(), town.tamura.id, quote.id, 'agreed')
				},
			}
		},
	],
	[
		'publishing',
		async () => {
			const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
			const taskId = await inTransaction((tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)))
			const { addSlot } = await import('~/work/task.server')
			await inTransaction((tx) =>
				addSlot(tx, asStaff(), taskId, { day: workDay, startMinute: 570, endMinute: 690, seats: 2 }),
			)
			const quote = await inTransaction((tx) => makeQuote(tx, asStaff(), id))
			await inTransaction((tx) => answerQuote(tx, forTamura(), town.tamura.id, quote.id, 'agreed'))
			await passContract(town, id)
			return { act: (tx) => publishTasks(tx, asStaff(), id) }
		},
	],
	[
		'ending a posting',
		async () => {
			const { taskId } = await fresh(1)
			return { act: (tx) => closeTask(tx, asStaff(), taskId) }
		},
	],
	[
		'asking',
		async () => {
			const { slotIds } = await fresh(2)
			return { act: (tx) => ask(tx, asStaff(), slotIds[0] ?? '', town.noguchi.id, 'wish') }
		},
	],
	[
		'a yes to an offer by telephone',
		async () => {
			clockAt(addDays(today, 2))
			const { slotIds } = await postTask(town, {}, [{ day: addDays(workDay, 3) }])
			const offer = await inTransaction((tx) => ask(tx, asStaff(), slotIds[0] ?? '', town.hidaka.id, 'wish'))
			return { act: (tx) => answerOffer(tx, forHidaka(), town.hidaka.id, offer.id, 'yes') }
		},
	],
	[
		'a hand by telephone',
		async () => {
			const { slotIds } = await fresh(4)
			return { act: (tx) => applyFor(tx, forHidaka(), town.hidaka.id, slotIds[0] ?? '') }
		},
	],
	[
		'a hand taken down',
		async () => {
			const { slotIds } = await fresh(5)
			const id = await inTransaction((tx) => applyFor(tx, forHidaka(), town.hidaka.id, slotIds[0] ?? ''))
			return { act: (tx) => withdraw(tx, forHidaka(), town.hidaka.id, id) }
		},
	],
	[
		'a yes to the terms by telephone',
		async () => {
			const { assignmentId } = await reached('decided', 6)
			return { act: (tx) => sayYes(tx, forHidaka(), town.hidaka.id, assignmentId, { showCallName: true }) }
		},
	],
	[
		'a no to the terms',
		async () => {
			const { assignmentId } = await reached('decided', 7)
			return { act: (tx) => sayNo(tx, forHidaka(), town.hidaka.id, assignmentId) }
		},
	],
	[
		'calling one off',
		async () => {
			const { assignmentId } = await reached('agreed', 8)
			return { act: (tx) => callOff(tx, asStaff(), assignmentId, 'council') }
		},
	],
	[
		'calling a whole slot off',
		async () => {
			const { slotId } = await reached('agreed', 9)
			return { act: (tx) => callOffSlot(tx, asStaff(), slotId, 'rain') }
		},
	],
	[
		'a day called off for snow, indoors too',
		async () => {
			await reached('agreed', 40)
			const day = addDays(workDay, 40)
			return {
				act: (tx) =>
					actOnWeather(tx, asStaff(), { scope: 'day', scopeId: '', day, why: 'snow', indoors: true }, 'off'),
			}
		},
	],
	[
		'a heat value entered over another, and what a place has against heat',
		async () => {
			const { taskId } = await postTask(town, { outdoors: true }, [{ day: addDays(workDay, 41) }])
			const day = addDays(workDay, 41)
			await inTransaction((tx) => enterHeat(tx, asStaff(), { day, areaId: '', tenths: 270 }))
			return {
				act: async (tx) => {
					await enterHeat(tx, asStaff(), { day, areaId: '', tenths: 290 })
					await answerHeat(tx, asStaff(), taskId, ['shade'])
				},
			}
		},
	],
	[
		'words of safety and a report by telephone',
		async () => {
			const { assignmentId } = await reached('agreed', 10)
			clockAt(addDays(workDay, 10), 700)
			return {
				act: async (tx) => {
					await sayArrived(tx, forHidaka(), town.hidaka.id, assignmentId)
					await report(tx, forHidaka(), town.hidaka.id, assignmentId, { aboutMinutes: 90, note: '電話で' })
				},
			}
		},
	],
	[
		'a confirmation by telephone',
		async () => {
			const { assignmentId } = await reached('reported', 11)
			return {
				act: (tx) =>
					confirmCompletion(tx, forTamura(), town.tamura.id, assignmentId, {
						verdict: 'different',
						reason: '一つ足りない',
					}),
			}
		},
	],
	[
		'asking to mend',
		async () => {
			const { assignmentId } = await reached('reported', 12)
			return { act: (tx) => askToMend(tx, asStaff(), assignmentId, '渋皮', addDays(workDay, 14)) }
		},
	],
	[
		'an inspection that credits',
		async () => {
			const { assignmentId } = await reached('confirmed', 13)
			return {
				act: async (tx) => {
					await inspect(tx, asStaff(), assignmentId)
					await credit(tx, asStaff(), assignmentId)
				},
			}
		},
	],
	[
		'money in for an invoice',
		async () => {
			await reached('passed', 14)
			clockAt('2026-12-02')
			const [id = ''] = await inTransaction((tx) => issueInvoices(tx, '2026-11', town.kaikei.actor))
			return {
				by: town.kaikei.actor,
				act: (tx) => recordInvoicePaid(tx, town.kaikei.actor, id, '2026-12-02'),
			}
		},
	],
	[
		'a bank account, entered and checked',
		async () => {
			const id = await inTransaction((tx) =>
				enterBankAccount(tx, town.inoue.actor, town.hidaka.id, anAccount()),
			)
			return { by: town.kaikei.actor, act: (tx) => checkBankAccount(tx, town.kaikei.actor, id) }
		},
	],
	[
		'another account in its place',
		async () => ({
			act: (tx) => enterBankAccount(tx, asStaff(), town.noguchi.id, anAccount({ number: '7654321' })),
		}),
	],
	[
		'a payout run, from making to what came back',
		async () => {
			await reached('passed', 15)
			const id = await inTransaction((tx) =>
				enterBankAccount(tx, town.inoue.actor, town.hidaka.id, anAccount()),
			)
			await inTransaction((tx) => checkBankAccount(tx, town.kaikei.actor, id))
			clockAt('2026-12-25')
			return {
				by: town.kaikei.actor,
				act: async (tx) => {
					const { id: payoutId } = await makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25')
					await approvePayout(tx, town.kessai.actor, payoutId)
					await bankFileOf(tx, town.kaikei.actor, payoutId)
					await markSent(tx, town.kaikei.actor, payoutId)
					await confirmWholePayout(tx, town.kaikei.actor, payoutId)
					const [line] = await tx.select().from(payoutLines).where(sql`payout_id = ${payoutId}`)
					await takeBack(tx, town.kaikei.actor, line?.id ?? '', 'no-account')
				},
			}
		},
	],
	[
		'dropping a run',
		async () => {
			clockAt('2026-12-21')
			const { id } = await inTransaction((tx) =>
				makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'),
			)
			return { by: town.kaikei.actor, act: (tx) => dropPayout(tx, town.kaikei.actor, id) }
		},
	],
	[
		'a transfer that came back',
		async () => {
			const [open] = await inSnapshot((on) => payouts(on, 1))
			await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, open?.id ?? ''))
			const { payoutId } = await reached('paid', 16)
			const [line] = await db().select().from(payoutLines).where(sql`payout_id = ${payoutId}`)
			return {
				by: town.kaikei.actor,
				act: (tx) => takeBack(tx, town.kaikei.actor, line?.id ?? '', 'no-account'),
			}
		},
	],
	[
		'a run marked as sent',
		async () => {
			await reached('passed', 17)
			const account = await inTransaction((tx) =>
				enterBankAccount(tx, town.inoue.actor, town.hidaka.id, anAccount()),
			)
			await inTransaction((tx) => checkBankAccount(tx, town.kaikei.actor, account))
			clockAt('2026-12-28')
			const { id } = await inTransaction((tx) =>
				makePayout(tx, town.kaikei.actor, '2026-12-29', '2026-12-29'),
			)
			await inTransaction((tx) => approvePayout(tx, town.kessai.actor, id))
			await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, id))
			return { by: town.kaikei.actor, act: (tx) => markSent(tx, town.kaikei.actor, id) }
		},
	],
	[
		'hours, a day off, limits, skills',
		async () => ({
			act: async (tx) => {
				await setAvailability(tx, forHidaka(), town.hidaka.id, [0, allHalfHours, 0, 0, 0, 0, 0])
				await addDayOff(tx, forHidaka(), town.hidaka.id, {
					fromDay: '2027-01-05',
					untilDay: '2027-01-05',
					everyWeeks: 0,
				} as never)
				await setLimits(tx, forHidaka(), town.hidaka.id, { ...noLimits, kilogramsMost: 5 })
				await setSkills(tx, forHidaka(), town.hidaka.id, ['driving-licence'])
				await rest(tx, forHidaka(), town.hidaka.id, null)
			},
		}),
	],
	[
		'a profile',
		async () => ({
			act: (tx) =>
				changeProfile(tx, forHidaka(), town.hidaka.id, {
					callName: 'フミ',
					areaId: town.areaId,
					postalCode: '999-9999',
					address: '新しい所',
					telephone: '0999-11-2222',
					email: 'fumi@hinata.example',
					hearsBy: 'mail',
					likesCallsAt: '',
					wouldLikeYou: '',
					wouldLikeYouReaders: 'office',
					askAtMost: 'weekly',
				}),
		}),
	],
	[
		'a call that was tried and done',
		async () => {
			await inTransaction((tx) => askForCall(tx, town.hidaka.actor, town.hidaka.id, undefined, new Date()))
			const [call] = await inSnapshot(openCalls)
			return {
				act: async (tx) => {
					await tryCall(tx, asStaff(), call?.id ?? '', 'no-answer' as never)
					await tryCall(tx, asStaff(), call?.id ?? '', 'done')
				},
			}
		},
	],
	[
		'an agreement and a seat, given and ended',
		async () => ({
			act: async (tx) => {
				await noteAgreement(tx, asStaff(), town.tamura.id, {
					agreedDay: '2026-11-01',
					visitedDay: '2026-11-01',
				})
				await giveSeat(tx, asStaff(), town.tamura.id, { name: '田村 新', email: null, telephone: null })
				await endSeat(tx, asStaff(), town.tamura.id, town.tamura.accountId)
			},
		}),
	],
	['a card', async () => ({ act: (tx) => issueCard(tx, asStaff(), town.hidaka.accountId, '12345678') })],
	[
		'words to a person',
		async () => ({
			act: (tx) => write(tx, asStaff(), { kind: 'registrant', id: town.hidaka.id }, 'お待ちください', true),
		}),
	],
	[
		'a role, a setting, a district, closing days',
		async () => ({
			act: async (tx) => {
				const day = '2027-01-10'
				await giveRole(
					tx,
					asStaff(),
					{ name: '新人', number: null, email: null },
					{ role: 'receptionist', fromDay: day, untilDay: null },
				)
				await setSetting(tx, asStaff(), 'fee-rate', 120, day)
				await addArea(tx, asStaff(), '新しい地区')
				await addClosingDays(tx, asStaff(), { fromDay: day, untilDay: day, reason: '点検' })
			},
		}),
	],
]

const asked = {
	what: '栗の皮むき',
	place: '北町',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}

describe('taking an act back', () => {
	it.each(cases)('%s', async (_, prepare) => {
		clockAt(today)
		const { by = town.chosei.actor, act } = await prepare()
		const before = await picture()
		await doing(act)
		expect(await picture()).not.toEqual(before)
		const last = await lastOf(by)
		await inTransaction((tx) => takeBackAct(tx, by, last.id))
		expect(await picture()).toEqual(before)
		expect(await inSnapshot(checkLedger)).toEqual([])
		// And the same again: nothing of the first time stands in the way.
		await doing(act)
		expect(await inSnapshot(checkLedger)).toEqual([])
		const again = await lastOf(by)
		await inTransaction((tx) => takeBackAct(tx, by, again.id))
		expect(await picture()).toEqual(before)
	})

	it('is refused to another, a second time, after ten minutes, and for an act of the person themselves', async () => {
		const { slotIds } = await fresh(20)
		await doing((tx) => applyFor(tx, forHidaka(), town.hidaka.id, slotIds[0] ?? ''))
		const { id } = await lastOf(town.chosei.actor)
		expect(await refusing((tx) => takeBackAct(tx, town.inoue.actor, id))).toBe('act-gone')
		clockAt(today, 9 * 60 + 10)
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('act-too-old')
		clockAt(today, 9 * 60 + 9)
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('done')
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('act-gone')
		await doing((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, slotIds[0] ?? ''))
		expect(await inSnapshot((on) => recentActs(on, town.hidaka.accountId, now()))).toEqual([])
	})

	it('is refused when somebody built on it since, and says what', async () => {
		clockAt(today)
		const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
		const taskId = await inTransaction((tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)))
		const { addSlot } = await import('~/work/task.server')
		const slotId = await inTransaction((tx) =>
			addSlot(tx, asStaff(), taskId, {
				day: addDays(workDay, 21),
				startMinute: 570,
				endMinute: 690,
				seats: 2,
			}),
		)
		const quote = await inTransaction((tx) => makeQuote(tx, asStaff(), id))
		await inTransaction((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quote.id, 'agreed'))
		await passContract(town, id)
		await doing((tx) => publishTasks(tx, asStaff(), id))
		const published = await lastOf(town.chosei.actor)
		await inTransaction((tx) => applyFor(tx, town.noguchi.actor, town.noguchi.id, slotId))
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, published.id))).toBe('act-built-upon')
	})

	it('is refused for a paper that is out: its number stays, and what undoes it is said', async () => {
		const { earningId } = await reached('passed', 3)
		clockAt('2026-12-03')
		const by = town.kaikei.actor
		const numbered = async (series: string, act: (tx: Tx) => Promise<unknown>) => {
			await doing(act)
			const last = await lastOf(by)
			expect(last.drew).toBe(series)
			const { sentence } = new Refusal('act-numbered', { series })
			expect(sentence).toBe(sayInstead(series))
			expect(await refusing((tx) => takeBackAct(tx, by, last.id))).toBe('act-numbered')
		}
		let invoiceId = ''
		await numbered('invoice', async (tx) => {
			// What of November is asked for already stands on its own invoice.
			;[invoiceId = ''] = await issueInvoices(tx, '2026-12', by)
		})
		const [open] = await inSnapshot((on) => on.select().from(invoices).where(eq(invoices.id, invoiceId)))
		expect(open?.creditedAt).toBeNull()
		let incomingId = ''
		await numbered('receipt', async (tx) => {
			incomingId = await takeCash(tx, by, invoiceId, 1000)
		})
		// The way back of cash keeps the number, and the receipt stands in the list as cancelled.
		await inTransaction(async (tx) => {
			await unsettleAll(tx, by, invoiceId)
			await undoIncoming(tx, by, incomingId)
		})
		const [receipt] = await inSnapshot((on) => receiptsOf(on, town.tamura.id))
		expect(receipt).toMatchObject({ id: incomingId, receiptNumber: expect.stringMatching(/^領/) })
		expect(receipt?.undoneAt).not.toBeNull()
		await numbered('credit-note', (tx) => creditInvoice(tx, by, invoiceId, '宛名'))
		expect(earningId).not.toBe('')
		expect(await inSnapshot(checkLedger)).toEqual([])
	})

	it('leaves a new district where it is once somebody lives in it', async () => {
		clockAt(today)
		await doing((tx) => addArea(tx, asStaff(), '川向こう'))
		const { id, subjectId } = await lastOf(town.chosei.actor)
		const who = await makeRegistrant('川向', subjectId)
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('area-in-use')
		await inTransaction((tx) =>
			tx.update(registrants).set({ areaId: town.areaId }).where(eq(registrants.id, who.id)),
		)
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('done')
	})

	it('leaves an employer stopped once who ended their stop made another', async () => {
		clockAt(today)
		const stop = { why: 'bankruptcy', day: today, trustee: '', caseNumber: '', claimUntilDay: null } as const
		const { id: employerId } = await makeEmployer('とまる商店', town.areaId)
		await doing((tx) => stopEmployer(tx, asStaff(), employerId, stop))
		await doing((tx) => endStop(tx, asStaff(), employerId))
		const { id } = await lastOf(town.chosei.actor)
		await doing((tx) => stopEmployer(tx, asStaff(), employerId, { ...stop, why: 'late-payments' }))
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, id))).toBe('act-changed-since')
		expect((await stopOf(db(), employerId))?.why).toBe('late-payments')
	})

	it('never leaves the office without an administrator', async () => {
		clockAt(today)
		const first = await makeStaff('初代', 'administrator', 'receptionist')
		const second = await makeStaff('二代', 'receptionist')
		const grant = { role: 'administrator', fromDay: today, untilDay: null } as const
		await inTransaction((tx) =>
			withFootprint(tx, (watched) => giveRoleTo(watched, first.actor, second.accountId, grant)),
		)
		const [last] = await inSnapshot((on) => recentActs(on, first.accountId, now()))
		const others = await db().select().from(roleGrants).where(eq(roleGrants.role, 'administrator'))
		for (const one of others.filter((one) => one.accountId !== second.accountId && one.untilDay === null))
			await inTransaction((tx) => endRole(tx, second.actor, one.id, ['administrator']))
		expect(await refusing((tx) => takeBackAct(tx, first.actor, last?.id ?? ''))).toBe('last-of-role')
	})

	it('goes back step by step: what was taken back no longer stands in the way', async () => {
		clockAt(today)
		const { id } = await inTransaction((tx) => openRequest(tx, forTamura(), town.tamura.id, asked))
		await doing((tx) => addStep(tx, asStaff(), id, { what: '洗う', minutes: 20, place: '' } as never))
		const first = await lastOf(town.chosei.actor)
		await doing((tx) => takeRequest(tx, asStaff(), id))
		await doing((tx) => draftTask(tx, asStaff(), id, aTask(town.areaId)))
		for (const what of ['task.drafted', 'request.taken', 'step.added']) {
			const last = await lastOf(town.chosei.actor)
			expect(last.what).toBe(what)
			await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, last.id))
		}
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, first.id))).toBe('act-gone')
	})

	it('takes a decision back its own way: the terms that went out stay written', async () => {
		const { slotId } = await reached('applied', 22)
		await doing((tx) => decide(tx, asStaff(), slotId, [town.hidaka.id]))
		const last = await lastOf(town.chosei.actor)
		expect(last.what).toBe('assignment.decided')
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, last.id))
		const states = await db()
			.select({ state: sql<string>`state` })
			.from(schemas[0]?.assignments as SQLiteTable)
			.where(sql`slot_id = ${slotId}`)
		expect(states).toEqual([{ state: 'taken-back' }])
	})

	it('untells: what was not read goes, who has read it is told, and nobody is called for it', async () => {
		const { assignmentId } = await reached('reported', 23)
		await tellWhatHappened()
		const kinds = async () =>
			(await inSnapshot((on) => noticesOf(on, town.hidaka.accountId))).map((one) => one.kind).sort()
		const before = await kinds()
		const mend = () => doing((tx) => askToMend(tx, asStaff(), assignmentId, '渋皮', addDays(workDay, 25)))
		const undo = async () => {
			const last = await lastOf(town.chosei.actor)
			await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, last.id))
			await tellWhatHappened()
		}
		await mend()
		await tellWhatHappened()
		expect(await kinds()).toEqual([...before, 'mending'].sort())
		await undo()
		expect(await kinds()).toEqual(before)
		await mend()
		await tellWhatHappened()
		await inTransaction((tx) => readNotices(tx, town.hidaka.accountId))
		await undo()
		expect(await kinds()).toEqual([...before, 'mending', 'taken-back'].sort())
	})

	it('untells a decision, and calls once more whoever was told on the telephone', async () => {
		const { slotId } = await reached('applied', 24)
		const kinds = async () =>
			(await inSnapshot((on) => noticesOf(on, town.hidaka.accountId))).map((one) => one.kind).sort()
		await tellWhatHappened()
		const before = await kinds()
		await doing((tx) => decide(tx, asStaff(), slotId, [town.hidaka.id]))
		await tellWhatHappened()
		expect(await kinds()).toEqual([...before, 'decided'].sort())
		const decided = await lastOf(town.chosei.actor)
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, decided.id))
		await tellWhatHappened()
		expect(await kinds()).toEqual(before)

		const { assignmentId } = await reached('agreed', 25)
		await tellWhatHappened()
		await inTransaction((tx) =>
			tx.update(registrants).set({ hearsBy: 'telephone' }).where(eq(registrants.id, town.hidaka.id)),
		)
		await doing((tx) => callOff(tx, asStaff(), assignmentId, 'council'))
		await tellWhatHappened()
		const about = async () => (await inSnapshot(openCalls)).filter((call) => call.subjectId === assignmentId)
		const [call] = await about()
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, call?.id ?? '', 'done'))
		expect(await about()).toEqual([])
		const off = await lastOf(town.chosei.actor)
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, off.id))
		await tellWhatHappened()
		expect((await about()).map((one) => one.why)).toEqual(['notice'])
	})
})

// Fair turns as people meet them: the rule before the door, the office's months, and the file an auditor takes away.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { checkProof, proofShape } from '~/matching/fair-proof'
import { hashSecret } from '~/people/secret.server'
import { fairnessWords } from '~/words/ja/fairness'
import { accounts } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeStaff, makeTown, postTask, today } from '../cast'
import { Visitor } from './site'

let town: Town
const arranger = new Visitor()
const auditor = new Visitor()
let people: Registrant[] = []
let slotId = ''

beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
	const audit = await makeStaff('監査', 'auditor')
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ arranger: town.chosei, audit }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	await arranger.signIn('arranger@hinata.example', 'a long password')
	await auditor.signIn('audit@hinata.example', 'a long password')
	people = [await makeRegistrant('先', town.areaId), await makeRegistrant('後', town.areaId)]
	slotId = (await postTask(town)).slotIds[0] ?? ''
	for (const [n, who] of people.entries()) {
		clockAt(today, 541 + n)
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
	}
	clockAt(today, 550)
})
afterAll(() => moveClock(undefined))

it('anybody reads the ten lines, from the page about the scheme', async () => {
	const visitor = new Visitor()
	expect((await visitor.open('/about')).html).toContain('href="/fair-turns"')
	const { html } = await visitor.open('/fair-turns')
	expect(fairnessWords.rule.lines('offered')).toHaveLength(10)
	expect(html.match(/class="no"/g)).toHaveLength(10)
	// Three people are no group: nothing is said of them.
	expect(html).toContain(fairnessWords.rule.tooFew)
	expect(html).not.toContain(fairnessWords.figures.gini)
	expect(html).toContain('href="/about"')
})

it('ten people are a group: the last whole month is shown', async () => {
	for (let n = 0; n < 8; n++)
		await makeRegistrant(`人${n}`, town.areaId, { registeredAt: new Date('2026-09-01') })
	clockAt('2026-12-02', 600)
	const { html } = await new Visitor().open('/fair-turns')
	expect(html).toContain(fairnessWords.figures.gini)
	expect(html).not.toContain(fairnessWords.rule.tooFew)
	clockAt(today, 550)
})

it('an auditor finds the decision past the rule with its reason, and checks the file', async () => {
	expect((await auditor.open('/council/fairness')).html).toContain(fairnessWords.council.none)
	expect((await arranger.open(`/council/slots/${slotId}`)).html).toContain('href="/fair-turns"')
	await arranger.send('decide', { chosen: people[1]?.id ?? '', reason: 'near' })
	expect((await auditor.open('/council/more')).html).toContain('/council/fairness')
	const { html } = await auditor.open('/council/fairness')
	expect(html).toContain('2026年11月(今日まで)')
	expect(html).toContain(fairnessWords.figures.sayOverrides(1))
	expect(auditor.text()).toContain('お声がけと決定の1件は、すべて、きまりと理由で説明できます。')
	expect(auditor.text()).toMatch(/近い\s*0\s*1/)
	// A clerk reads words; the name of the reckoning stands with its sentence, the command folded for who audits.
	expect(html).toContain(fairnessWords.rule.notes.gini)
	expect(html.indexOf('npm run')).toBeGreaterThan(html.indexOf(fairnessWords.council.checkTitle))
	expect(html.match(/ジニ係数/g)).toHaveLength(1)
	const address = /\/council\/fairness\/file\?month=2026-11/.exec(html)?.[0] ?? ''
	const file = await auditor.look(address)
	expect(file.headers.get('content-disposition')).toContain('turns-2026-11.json')
	const proof = proofShape.parse(JSON.parse(file.html))
	expect(checkProof(proof)).toEqual([])
	expect(proof.decisions).toHaveLength(1)
	expect(proof.decisions[0]).toMatchObject({ reason: 'near', hands: [{ chosen: false }, { chosen: true }] })
	for (const who of people) expect(file.html).not.toContain(who.id)
	expect((await auditor.look('/council/fairness/file?month=2020-01')).status).toBe(404)
	expect((await arranger.look(address)).status).toBe(200)
})

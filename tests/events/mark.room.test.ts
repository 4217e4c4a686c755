// What wakes the readers of other processes: any commit, also one whose position is lower than one already seen.
import { describe, expect, it } from 'vitest'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { databaseMark } from '~db/client'
import { engine } from '~db/columns'

const about = { kind: 'account', id: 'somebody' } as const

describe.runIf(engine === 'postgres')('the mark of the database', () => {
	it('changes when a slow transaction commits after a later one', async () => {
		let release = () => {}
		const gate = new Promise<void>((resolve) => {
			release = resolve
		})
		let began = () => {}
		const begun = new Promise<void>((resolve) => {
			began = resolve
		})
		const slow = inTransaction(async (tx) => {
			await record(tx, chore, 'account.made', about)
			began()
			await gate
		})
		await begun
		await inTransaction((tx) => record(tx, chore, 'account.made', about))
		const before = await databaseMark()
		expect(await databaseMark()).toBe(before)
		release()
		await slow
		expect(await databaseMark()).not.toBe(before)
	})
})

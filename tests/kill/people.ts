// Fills the kill test's database: one employer with somebody who signs in.
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { giveSeat, makeEmployer, noteAgreement } from '~/people/employer.server'
import { hashSecret } from '~/people/secret.server'
import { closeDatabase } from '~db/client'
import { areas } from '~db/schema/council'

const secret = await hashSecret('hinata-2026')
await inTransaction(async (tx) => {
	const areaId = newId()
	await tx.insert(areas).values({ id: areaId, name: '湯の町地区', sort: 1 })
	const id = await makeEmployer(tx, chore, {
		name: '旅館ひだまり荘',
		kana: 'リョカン',
		kind: 'firm',
		field: 'tourism',
		areaId,
		address: '湯の町1-8',
		telephone: '0999-00-3001',
		email: null,
		contactName: '若松',
	})
	await noteAgreement(tx, chore, id, { agreedDay: '2026-01-01', visitedDay: '2026-01-01' })
	await giveSeat(tx, chore, id, { name: '若松 けい', email: 'inn@hinata.example', telephone: null, secret })
})
await closeDatabase()

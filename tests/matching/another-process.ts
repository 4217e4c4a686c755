// Another process of the site, for one act: somebody says that they rest from today until a day.
import { inTransaction } from '~/events/transaction.server'
import { rest } from '~/people/registrant.server'
import { closeDatabase } from '~db/client'

const [registrantId = '', until = ''] = process.argv.slice(2)
const actor = { accountId: null, role: 'chore', channel: 'site' } as const
await inTransaction((tx) => rest(tx, actor, registrantId, until))
await closeDatabase()

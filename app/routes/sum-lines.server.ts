// Why an earning is what it is, in lines: pay as it was counted by the agreed terms, travel, tax kept back.
import { agreedPay, payOf } from '~/money/earning'
import type { Earning } from '~/money/earning.server'
import { agreedOf } from '~/money/earning.server'
import type { SumLine } from '~/words/ja/pay'
import { sumLines } from '~/words/ja/pay'
import type { Db } from '~db/client'

/** The lines of one earning. */
export async function linesOf(on: Db, earning: Earning): Promise<SumLine[]> {
	const { payYen, terms } = agreedPay((await agreedOf(on, earning.assignmentId)).body)
	return sumLines(terms, payYen, { ...earning, payYen: payOf(earning) })
}

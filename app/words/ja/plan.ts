// What a plan says of a seat that stays empty; about the rule, never about a person.

const both = (can: number) => (can === 1 ? 'その人は' : can === 2 ? 'どちらも' : '全員')

/** Why a seat stays empty → the sentence. */
export const emptySeats = {
	'nobody-can': () => 'この日程にできる人がいません',
	'all-here': ({ can }: { can: number }) => `できる人が${can}人だけで、${both(can)}この日程に入っています`,
	'all-busy': ({ can }: { can: number }) =>
		can <= 4
			? `できる人が${can}人だけで、${both(can)}同じ時間に別の仕事が入っています`
			: `できる人は${can}人いますが、全員、同じ時間に別の仕事が入っています`,
	'all-at-minutes': () => 'できる人は、決めた時間の上限に達しています',
	'all-at-slots': () => 'できる人は、決めた回数の上限に達しています',
	'taken-up': ({ can, here, busy, full }: { can: number; here: number; busy: number; full: number }) =>
		`できる人${can}人のうち、${[
			here > 0 ? `${here}人はこの日程に入っていて` : '',
			busy > 0 ? `${busy}人は同じ時間に別の仕事が入っていて` : '',
			full > 0 ? `${full}人は決めた上限に達しています` : '',
		]
			.filter((part) => part !== '')
			.join('、')
			.replace(/入っていて$/, '入っています')}`,
}

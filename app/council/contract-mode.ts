// The two ways to contract, A 再委託型 and B 三者包括型, and all that follows from the choice, in one place.

export const contractModes = ['A', 'B'] as const
export type ContractMode = (typeof contractModes)[number]

/** What a council's choice settles; work keeps the mode of the day it was asked for (handbook §2.2, §3.1, §3.5, §3.10). */
type ContractRule = {
	/** Whose order it is in law: the 発注者 of the terms, and who recruits (12条). */
	commissioner: 'council' | 'employer'
	/** The registrants' pay is the council's own cost and sale, or other people's money that it holds (預り金). */
	pay: 'own' | 'held'
	/** What consumption tax is billed on: nearly all registrants are 免税, their pay is no 適格請求書 (practice.md 15). */
	taxed: 'all' | 'fee'
	/** Who withholds income tax and files 支払調書. */
	withholds: 'council' | 'employer'
	/** What the employer reads of who comes: nothing without the person's own yes, or number and call name. */
	shows: 'by-yes' | 'number-and-call-name'
	/** Whether pay may wait for the employer's due day, 30 days at most: only a 再委託 may (フリーランス法4条3項). */
	mayWaitForPrincipal: boolean
	/** Rules an employer agrees to before the first request. */
	employerAgrees: readonly AgreementKind[]
	/** What a registrant agrees to before the first yes. */
	registrantAgrees: readonly AgreementKind[]
}

/** 利用規約, 就業規約, 代理受領. */
export const agreementKinds = ['terms-of-use', 'work-rules', 'agency-receipt'] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const contractRules: Readonly<Record<ContractMode, ContractRule>> = {
	A: {
		commissioner: 'council',
		pay: 'own',
		taxed: 'all',
		withholds: 'council',
		shows: 'by-yes',
		mayWaitForPrincipal: true,
		employerAgrees: [],
		registrantAgrees: [],
	},
	B: {
		commissioner: 'employer',
		pay: 'held',
		taxed: 'fee',
		withholds: 'employer',
		shows: 'number-and-call-name',
		mayWaitForPrincipal: false,
		employerAgrees: ['terms-of-use', 'work-rules'],
		registrantAgrees: ['agency-receipt'],
	},
}

/** The texts a council must have written before it may choose a mode. */
export const textsNeeded = (mode: ContractMode): readonly AgreementKind[] => [
	...contractRules[mode].employerAgrees,
	...contractRules[mode].registrantAgrees,
]

/** Whether the registrants' pay is other people's money that the council holds. */
export const isHeld = (mode: ContractMode): boolean => contractRules[mode].pay === 'held'

/** The ways to contract in which it is. */
export const heldModes = contractModes.filter(isHeld)

/** A kept or typed mode; what is neither is A, as all work from before the choice. */
export const contractModeOf = (kept: unknown): ContractMode => (kept === 'B' ? 'B' : 'A')

/** What a task's pay day hangs on. */
export const payKind = ({ continued, contractMode }: { continued: boolean; contractMode: ContractMode }) => ({
	continued,
	recommissioned: contractRules[contractMode].mayWaitForPrincipal,
})

// What the items of pay in the terms are made of: the usual sum, by the first values of the settings.
import type { PayFacts } from '~/assignments/pay-items'
import { settings } from '~/council/setting'

/** The facts, unless `over` says otherwise. */
export const payFacts = (over: Partial<PayFacts> = {}): PayFacts => ({
	mode: 'A',
	ordered: false,
	payYen: 2600,
	terms: null,
	taxPermille: settings['tax-rate'].first,
	rates: {
		low: settings['withholding-low'].first,
		high: settings['withholding-high'].first,
		edgeYen: settings['withholding-edge-yen'].first,
	},
	cancel: {
		freeMinute: settings['cancel-free-minute'].first,
		latePermille: settings['cancel-late-share'].first,
		begunPermille: settings['cancel-begun-share'].first,
	},
	seats: 1,
	...over,
})

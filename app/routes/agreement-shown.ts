// Rules and agreements in words, for the pages of whoever agreed and for staff.
import type { Agreement, AgreementText } from '~/council/agreement.server'
import { agreementKindWords, agreementWords } from '~/words/ja/agreements'
import { sayDayAndYear } from '~/words/ja/dates'

/** Texts as they are read in full. */
export const textsShown = (texts: readonly AgreementText[]) =>
	texts.map(({ id, kind, version, fromDay, body }) => ({
		id,
		kind,
		body,
		version: agreementWords.version(version, sayDayAndYear(fromDay)),
	}))

/** What was agreed to, a line each. */
export const agreementsShown = (given: readonly Agreement[]) =>
	given.map(({ id, kind, version, day, channel }) => ({
		id,
		kind,
		say: `${agreementKindWords[kind]} ${agreementWords.given(version, sayDayAndYear(day))}(${agreementWords.channels[channel] ?? channel})`,
	}))

// The kinds of field a form has, and the sentence each answers with when it cannot be read.
import { z } from 'zod'
import { yearTyped } from './era'

const wide = (value: unknown) =>
	typeof value === 'string' ? value.normalize('NFKC').replace(/[,\s]/g, '') : value

// Control characters and the marks that turn the direction of writing have no place in what people type.
const clean = (value: unknown) =>
	typeof value === 'string'
		? value
				.replace(/\r\n?/g, '\n')
				.replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
				.trim()
		: value

const letters = (text: string) => [...text].length

const missing = (label: string) => `「${label}」を入れてください。`
const tooLong = (label: string, most: number) => `「${label}」は${most}文字までで書いてください。`

/** Words that must be there; `most` counts letters, so that 𠮷 is one. */
export const text = (label: string, most = 200) =>
	z.preprocess(
		clean,
		z
			.string({ error: missing(label) })
			.min(1, missing(label))
			.refine((value) => letters(value) <= most, tooLong(label, most)),
	)

/** Words that may be left out; gives '' then. */
export const optionalText = (label: string, most = 1000) =>
	z.preprocess(
		(value) => clean(value) ?? '',
		z.string().refine((value) => letters(value) <= most, tooLong(label, most)),
	)

/** A whole number within bounds, typed in wide or narrow digits. */
export const whole = (label: string, { least = 0, most = 1_000_000, unit = '' } = {}) => {
	const digits = `「${label}」は、数字だけで入れてください。例 ${unit === '円' ? 30_000 : Math.max(least, 10)}`
	const bounds = `「${label}」は、${least}${unit}から${most.toLocaleString('en-US')}${unit}までで入れてください。`
	return z.preprocess(
		(value) => withoutUnit(wide(value), unit),
		z
			.string({ error: digits })
			.regex(/^-?\d{1,16}$/, { error: digits, abort: true })
			.transform(Number)
			.refine((value) => value >= least && value <= most, bounds),
	)
}

/** 30,000円 is how an amount is written: its own unit behind the figures is no mistake. */
const withoutUnit = (value: unknown, unit: string) =>
	typeof value === 'string' && unit !== '' && value.endsWith(unit) ? value.slice(0, -unit.length) : value

/** Like `whole`, or `null` when nothing was typed. */
export const optionalWhole = (label: string, bounds: { least?: number; most?: number; unit?: string } = {}) =>
	z.preprocess(
		(value) => (wide(value) === '' || value === undefined ? null : value),
		whole(label, bounds).nullable(),
	)

/** Yen: from 1 to ten million unless said otherwise. */
export const yen = (label: string, { least = 1, most = 10_000_000 } = {}) =>
	whole(label, { least, most, unit: '円' })

const threeParts = z
	.object({
		year: z.preprocess(wide, z.string().optional()),
		month: z.preprocess(wide, z.string().optional()),
		day: z.preprocess(wide, z.string().optional()),
	})
	.optional()

const example = '例 2026年 12月 1日'

function inCalendar(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`)
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The day three boxes give, or the sentence that says what to mend. */
function dayTyped(label: string, parts: { year: string; month: string; day: string }, such: string) {
	const { month, day } = parts
	if (!parts.year || !month || !day)
		return { sentence: `「${label}」は、年・月・日をぜんぶ入れてください。${such}` }
	const year = yearTyped(parts.year)
	if (!year)
		return { sentence: `「${label}」の年は、西暦4けたか「令和8」「昭和30」のように入れてください。${such}` }
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
	return inCalendar(text) && year >= '1900'
		? { found: text }
		: { sentence: `その日はカレンダーにありません。「${label}」を確かめてください。${such}` }
}

/** A date in three parts; gives `YYYY-MM-DD`. A date that does not exist is refused. `such` is an example of one. */
export const day = (label: string, such = example) =>
	threeParts.transform((parts, context) => {
		const { year = '', month = '', day = '' } = parts ?? {}
		if (!year && !month && !day) {
			context.addIssue({ code: 'custom', message: missing(label) })
			return z.NEVER
		}
		const { found, sentence } = dayTyped(label, { year, month, day }, such)
		if (found) return found
		context.addIssue({ code: 'custom', message: sentence })
		return z.NEVER
	})

/** Like `day`, or `null` when nothing was typed. */
export const optionalDay = (label: string, such = 'わからないときは空のままで送れます。') =>
	threeParts.transform((parts, context) => {
		const { year = '', month = '', day = '' } = parts ?? {}
		if (!year && !month && !day) return null
		const { found, sentence } = dayTyped(label, { year, month, day }, such)
		if (found) return found
		context.addIssue({ code: 'custom', message: sentence })
		return z.NEVER
	})

/** A time of day as minutes from midnight. */
export const timeOfDay = (label: string) => {
	const sentence = `「${label}」の時刻を選んでください。`
	return z.preprocess(
		wide,
		z
			.string({ error: sentence })
			.regex(/^\d{1,4}$/, sentence)
			.transform(Number)
			.refine((minute) => minute <= 1440, sentence),
	)
}

/** A time as a time control gives it (9:30), or as minutes; `ends` takes 0:00 for the midnight a day ends with. */
export const clockTime = (label: string, { ends = false } = {}) => {
	const sentence = `「${label}」の時刻を、9:30 のように入れてください。`
	return z.preprocess(
		(value) => {
			const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(String(wide(value) ?? '')) ?? []
			return hours === undefined
				? value
				: Number(minutes) < 60
					? String(Number(hours) * 60 + Number(minutes))
					: ''
		},
		z
			.string({ error: sentence })
			.regex(/^\d{1,4}$/, sentence)
			.transform((text) => (ends && Number(text) === 0 ? 1440 : Number(text)))
			.refine((minute) => minute <= 1440, sentence),
	)
}

const orNothing = (value: unknown) => (value === undefined || wide(value) === '' ? null : value)

/** A time of day that may be left open. */
export const optionalTime = (label: string) => z.preprocess(orNothing, z.union([z.null(), timeOfDay(label)]))

/** A time as a time control gives it, that may be left open. */
export const optionalClockTime = (label: string) =>
	z.preprocess(orNothing, z.union([z.null(), clockTime(label)]))

/** One of the values offered. */
export const pick = <const Values extends readonly [string, ...string[]]>(label: string, values: Values) =>
	z.enum(values, { error: `「${label}」を1つ選んでください。` })

/** Any of the values offered; none is an empty list. */
export const picks = <const Values extends readonly [string, ...string[]]>(label: string, values: Values) =>
	z.preprocess(
		(value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
		z.array(z.enum(values, { error: `「${label}」をもう一度選んでください。` })),
	)

/** Any of what a list of the town's own offers, by id. */
export const picksOf = () =>
	z.preprocess(
		(value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
		z.array(id()),
	)

/** A box that may be ticked. */
export const tick = () => z.preprocess((value) => value === 'on' || value === 'yes', z.boolean())

/** A box that must be ticked. */
export const mustTick = (sentence: string) =>
	z.preprocess(
		(value) => value === 'on' || value === 'yes',
		z.boolean().refine((value) => value, sentence),
	)

/** A telephone number; gives digits and hyphens as typed, made narrow. */
export const telephone = (label: string) =>
	z.preprocess(
		(value) =>
			typeof value === 'string'
				? value
						.normalize('NFKC')
						.replace(/[\s()]/g, '')
						.replace(/[‐‑–—―ー−]/g, '-')
				: value,
		z
			.string({ error: missing(label) })
			.min(1, { error: missing(label), abort: true })
			.regex(/^0\d{1,4}-?\d{1,4}-?\d{3,4}$/, {
				error: `「${label}」は、0から始まる電話番号で入れてください。例 0999-00-1234`,
				abort: true,
			})
			.refine(
				(value) => /^\d{10,11}$/.test(value.replace(/-/g, '')),
				`「${label}」は、10けたか11けたの電話番号で入れてください。`,
			),
	)

/** Like `telephone`, or `null` when nothing was typed. */
export const optionalTelephone = (label: string) =>
	z.preprocess(
		(value) => (value === undefined || String(value).trim() === '' ? null : value),
		telephone(label).nullable(),
	)

/** An e-mail address or `null`. */
export const optionalEmail = (label: string) =>
	z.preprocess(
		(value) =>
			typeof value === 'string' && value.trim() !== '' ? value.normalize('NFKC').trim().toLowerCase() : null,
		z.union(
			[
				z.null(),
				z.email(`「${label}」は、name@example.jp のような形で入れてください。なければ空のままで送れます。`),
			],
			{
				error: `「${label}」は、name@example.jp のような形で入れてください。なければ空のままで送れます。`,
			},
		),
	)

/** A postal code of seven digits; gives 123-4567. */
export const postalCode = (label: string) =>
	z.preprocess(
		(value) => (typeof value === 'string' ? value.normalize('NFKC').replace(/[^\d]/g, '') : value),
		z
			.string({ error: missing(label) })
			.min(1, { error: missing(label), abort: true })
			.regex(/^\d{7}$/, `「${label}」は、7けたの数字で入れてください。例 999-0123`)
			.transform((value) => `${value.slice(0, 3)}-${value.slice(3)}`),
	)

/** Furigana: katakana or hiragana, given as katakana. A firm's may hold figures and Latin letters, a person's not. */
export const kana = (label: string, most = 60, { firm = false } = {}) =>
	z.preprocess(
		(value) => {
			const text = clean(value)
			return typeof text === 'string'
				? text
						.normalize('NFKC')
						.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
				: text
		},
		z
			.string({ error: missing(label) })
			.min(1, missing(label))
			.regex(
				firm ? /^[\u30a1-\u30faー・\s0-9A-Za-z]*$/ : /^[\u30a1-\u30faー・\s]*$/,
				`「${label}」は、ひらがなかカタカナで入れてください。`,
			)
			.refine((value) => letters(value) <= most, tooLong(label, most)),
	)

/** A record's id, carried in a hidden field. */
export const id = () =>
	z.string({ error: 'ページを開き直してください。' }).regex(/^[0-9a-f-]{36}$/, 'ページを開き直してください。')

const halfKana = /[\uff61-\uff9f]+/g
const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f]/u

/** A person's name as they write it: rare letters are kept, half-width kana made wide, pictures refused. */
export const personName = (label: string, most = 60) =>
	z.preprocess(
		(value) => {
			const plain = clean(value)
			return typeof plain === 'string' ? plain.replace(halfKana, (some) => some.normalize('NFKC')) : plain
		},
		z
			.string({ error: missing(label) })
			.min(1, missing(label))
			.refine((value) => letters(value) <= most, tooLong(label, most))
			.refine(
				(value) => !picture.test(value),
				`「${label}」に、使えない文字(絵文字など)があります。文字で書いてください。`,
			),
	)

/** One of a list whose values are not known beforehand, such as districts. */
/** 適格請求書発行事業者の登録番号: T and 13 digits, or nothing. */
export const optionalInvoiceNumber = (label: string) =>
	z.preprocess(
		(value) =>
			String(wide(value) ?? '')
				.replace(/[\s-]/g, '')
				.toUpperCase() || null,
		z
			.string()
			.regex(
				/^T\d{13}$/,
				`「${label}」は、Tと13けたの数字です。例 T1234567890123。お持ちでなければ、空のままにしてください。`,
			)
			.nullable(),
	)

export const chosen = (label: string) =>
	z
		.string({ error: `「${label}」を選んでください。` })
		.min(1, `「${label}」を選んでください。`)
		.max(40, `「${label}」を選んでください。`)

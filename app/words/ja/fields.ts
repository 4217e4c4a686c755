// The kinds of field a form has, and the sentence each answers with when it cannot be read.
import { z } from 'zod'

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
	const sentence = `「${label}」は、${least}${unit}から${most.toLocaleString('en-US')}${unit}までの整数で入れてください。`
	return z.preprocess(
		wide,
		z
			.string({ error: sentence })
			.regex(/^-?\d{1,16}$/, sentence)
			.transform(Number)
			.refine((value) => value >= least && value <= most, sentence),
	)
}

/** Like `whole`, or `null` when nothing was typed. */
export const optionalWhole = (label: string, bounds: { least?: number; most?: number; unit?: string } = {}) =>
	z.preprocess(
		(value) => (wide(value) === '' || value === undefined ? null : value),
		z.union([z.null(), whole(label, bounds)], { error: `「${label}」は、整数で入れてください。` }),
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

function realDay(year: string, month: string, day: string): string | undefined {
	if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
	const date = new Date(`${text}T00:00:00Z`)
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && year >= '1900'
		? text
		: undefined
}

/** A date in three parts; gives `YYYY-MM-DD`. A date that does not exist is refused. */
export const day = (label: string) =>
	threeParts.transform((parts, context) => {
		const { year = '', month = '', day = '' } = parts ?? {}
		if (!year && !month && !day) {
			context.addIssue({ code: 'custom', message: missing(label) })
			return z.NEVER
		}
		const found = realDay(year, month, day)
		if (found) return found
		context.addIssue({
			code: 'custom',
			message: `「${label}」は、ある日付で入れてください。年は西暦4けたです。例 2026年 12月 1日`,
		})
		return z.NEVER
	})

/** Like `day`, or `null` when nothing was typed. */
export const optionalDay = (label: string) =>
	threeParts.transform((parts, context) => {
		const { year = '', month = '', day = '' } = parts ?? {}
		if (!year && !month && !day) return null
		const found = realDay(year, month, day)
		if (found) return found
		context.addIssue({
			code: 'custom',
			message: `「${label}」は、ある日付で入れてください。わからないときは空のままで送れます。`,
		})
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

/** One of the values offered. */
export const pick = <const Values extends readonly [string, ...string[]]>(label: string, values: Values) =>
	z.enum(values, { error: `「${label}」を1つ選んでください。` })

/** Any of the values offered; none is an empty list. */
export const picks = <const Values extends readonly [string, ...string[]]>(label: string, values: Values) =>
	z.preprocess(
		(value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
		z.array(z.enum(values, { error: `「${label}」をもう一度選んでください。` })),
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

/** Furigana: katakana or hiragana, given as katakana. */
export const kana = (label: string, most = 60) =>
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
			.regex(/^[\u30a1-\u30faー・\s0-9A-Za-z]*$/, `「${label}」は、ひらがなかカタカナで入れてください。`)
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
export const chosen = (label: string) =>
	z
		.string({ error: `「${label}」を選んでください。` })
		.min(1, `「${label}」を選んでください。`)
		.max(40, `「${label}」を選んでください。`)

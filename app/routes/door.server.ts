// What every door does with a form: read it, check its fields, do one act in one transaction, answer.
import { createHash } from 'node:crypto'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { act, answeredBefore } from '~/events/act.server'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction, isOfTheGround } from '~/events/transaction.server'
import { typedBefore, whoIs } from '~/people/guard.server'
import type { Answered } from '~/ui/answered'
import { ui } from '~/words/ja/ui'
import { Refusal, refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { withAct, withPart } from './told'

const mostFields = 400
const mostLetters = 200_000

/** The form of a request, with its key and a digest of everything in it. */
export async function readForm(request: Request): Promise<{ form: FormData; key: string; body: string }> {
	const form = await request.formData()
	const parts: string[] = []
	let letters = 0
	let count = 0
	for (const [name, value] of form.entries()) {
		if (name === 'key') continue
		count += 1
		const text =
			typeof value === 'string'
				? value
				: `${value.name} ${createHash('sha256')
						.update(Buffer.from(await value.arrayBuffer()))
						.digest('hex')}`
		letters += text.length
		parts.push(`${name}=${text}`)
	}
	if (count > mostFields || letters > mostLetters) throw refused('form-too-large')
	const key = form.get('key')
	return { form, key: typeof key === 'string' ? key : '', body: parts.join('\n') }
}

type Sent<Value> = { value: Value; form: FormData }

/** A form as a door declares it. `person` is whose session sends it, or a visitor's network. */
export type Door<Schema extends z.ZodType, Prepared> = {
	/** The form's name; with several on a page the page tells them apart by it. */
	form: string
	person: string
	schema: Schema
	/** Slow work that must stay outside the transaction: hashing, images. */
	prepare?: (sent: Sent<z.infer<Schema>>) => Promise<Prepared>
	/** The act; gives the address to answer with. */
	act: (tx: Tx, value: z.infer<Schema>, prepared: Prepared) => Promise<string>
	/** Headers of the answer, such as a cookie made by the act. */
	headers?: () => HeadersInit | undefined
}

/**
 * Reads the form, refuses with the fields as typed (422), or does the act once and redirects (302). A form sent
 * again by a person who had to sign in first stands there filled and is not yet done.
 */
export async function send<Schema extends z.ZodType, Prepared = undefined>(
	request: Request,
	door: Door<Schema, Prepared>,
) {
	let read: Awaited<ReturnType<typeof readForm>>
	try {
		read = await readForm(request)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return said(door.form, error)
	}
	const { form, key, body } = read
	const before = form.get('typed')
	if (typeof before === 'string') return filledAgain(request, door.form, before, door.person)
	if (await drawnForAnother(request, form)) return said(door.form, refused('acting-changed'))
	const submission = parseWithZod(form, { schema: door.schema, disableAutoCoercion: true })
	if (submission.status !== 'success') return answer(door.form, key, submission.reply(), 422)
	const value = submission.value as z.infer<Schema>
	try {
		const sent = { key, person: door.person, form: door.form, body }
		// What an act has used up, such as a card, is not asked for again by the same form sent twice.
		const before = door.prepare && (await answeredBefore(db(), sent))
		if (before !== undefined) return redirect(before)
		const prepared = (door.prepare ? await door.prepare({ value, form }) : undefined) as Prepared
		const to = await inTransaction((tx) =>
			act(tx, sent, async () => {
				let eventId: string | undefined
				const address = await withFootprint(
					tx,
					(tx) => door.act(tx, value, prepared),
					(kept) => {
						eventId = kept
					},
				)
				const there = withPart(address)
				return eventId === undefined ? there : withAct(there, eventId)
			}),
		)
		return redirect(to, { headers: door.headers?.() })
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		const sentence = [error.sentence]
		const reply = submission.reply(
			error.field ? { fieldErrors: { [error.field]: sentence } } : { formErrors: sentence },
		)
		// A form that was answered before gets a new key with its sentence, or it could never be sent.
		const spent = error.refusal === 'form-sent-already' || error.refusal === 'form-without-key'
		const record =
			error.refusal === 'form-sent-already' ? (error.facts as { address: string }).address : undefined
		return answer(door.form, spent ? undefined : key, reply, isOfTheGround(error) ? 503 : 422, record)
	}
}

function answer(
	form: string,
	key: string | undefined,
	result: SubmissionResult<string[]>,
	status: number,
	record?: string,
) {
	const answered: Answered = { form, key: key || undefined, result, record }
	return data(answered, { status })
}

// One sitting acts for one person: what another tab began since must not take this form for its own.
async function drawnForAnother(request: Request, form: FormData): Promise<boolean> {
	if (!/^\/(?:my|employer)(?:\/|$)/.test(new URL(request.url).pathname)) return false
	return (form.get('acting') ?? '') !== ((await whoIs(request))?.acting?.id ?? '')
}

/** One sentence above a fresh form: nothing of what was typed can be shown. */
const said = (form: string, refusal: Refusal) =>
	answer(form, undefined, { status: 'error', error: { '': [refusal.sentence] } }, 422)

async function filledAgain(request: Request, name: string, sealed: string, person: string) {
	const fields = typedBefore(sealed, new URL(request.url).pathname, person)
	if (!fields) return said(name, refused('typed-too-old'))
	const typed = new FormData()
	for (const [field, value] of fields) typed.append(field, value)
	if (await drawnForAnother(request, typed)) return said(name, refused('acting-changed'))
	const key = typed.get('key')
	typed.delete('key')
	const submission = parseWithZod(typed, { schema: z.any(), disableAutoCoercion: true })
	return answer(
		name,
		typeof key === 'string' ? key : undefined,
		submission.reply({ formErrors: [ui.typedBack] }),
		200,
	)
}

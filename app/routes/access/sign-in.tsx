// Signing in by 登録番号, e-mail or telephone.

import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { visitor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { accountAmong, accountsNamed, plainName, standingNow } from '~/people/account.server'
import { countAttempt, forgetAttempts, refuseTooMany, tooMany, tooManyTries } from '~/people/attempt.server'
import { demoSignIns } from '~/people/demo-sign-in'
import type { Who } from '~/people/guard.server'
import { whoIs } from '~/people/guard.server'
import { startSession } from '~/people/session.server'
import { ActForm } from '~/ui/act-form'
import type { Answered } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { BackToForm, SignInFields } from '~/ui/problem-page'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { accessWords as words } from '~/words/ja/access'
import { text } from '~/words/ja/fields'
import { Refusal, refused } from '~/words/refusal'
import { db } from '~db/client'
import { ownPath } from '../address'
import { readForm } from '../door.server'
import { networkOf } from '../network.server'

export const doorOf = {
	council: '/council',
	coordinator: '/coordinator',
	registrant: '/my',
	employer: '/employer',
} as const

export const meta = titled(words.signIn.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const params = new URL(request.url).searchParams
	const to = ownPath(params.get('to'), '')
	const who = await whoIs(request)
	// A page that goes back to a filled form is drawn after signing in, and is not turned away.
	if (who && !params.has('back')) throw redirect(placeFor(who, to))
	return { to, demo: environment().MODE === 'demo' ? demoSignIns : null }
}

/** Where somebody signed in is led: what they asked for, unless it lies behind a door of another hat. */
function placeFor(who: Who, to: string): string {
	const own = doorOf[who.hat]
	const [path = ''] = to.split('?')
	const other = Object.values(doorOf).some(
		(door) => door !== own && (path === door || path.startsWith(`${door}/`)),
	)
	if (!other) return to || own
	if (who.acting) return to
	return who.hats.length > 1 ? '/hat' : own
}

const schema = z.object({ name: text(words.signIn.name, 254), secret: text(words.signIn.secret, 100) })

export async function action({ request }: ActionFunctionArgs) {
	const network = networkOf(request)
	const { form } = await readForm(request)
	const to = ownPath(form.get('to'), '')
	const typed = form.get('typed-form')
	const submission = parseWithZod(form, { schema, disableAutoCoercion: true })
	const fail = (
		errors: { formErrors?: string[]; fieldErrors?: Record<string, string[]> } | undefined,
		status: number,
	) => {
		const result = errors
			? submission.reply({ ...errors, hideFields: ['secret'] })
			: submission.reply({ hideFields: ['secret'] })
		const answered: Answered = { form: 'sign-in', key: undefined, result, record: undefined }
		return data({ answered, to, typed: typeof typed === 'string' ? typed : null, back: false }, { status })
	}
	if (submission.status !== 'success') return fail(undefined, 422)
	const { name, secret } = submission.value
	try {
		await refuseTooMany(db(), now(), 'network', network)
		// Counted for each account the name may mean: number, mail and telephone are no three times five tries.
		const found = await accountsNamed(name)
		const meant = found.length > 0 ? found.map((one) => one.id) : [plainName(name)]
		const tried: string[] = []
		for (const one of meant) if (!(await tooMany(db(), now(), 'account', one))) tried.push(one)
		if (tried.length === 0) throw tooManyTries()
		const account = await accountAmong(
			found.filter((one) => tried.includes(one.id)),
			secret,
		)
		if (!account) {
			await inTransaction(async (tx) => {
				for (const one of tried) await countAttempt(tx, 'account', one)
				await countAttempt(tx, 'network', network)
				await record(tx, visitor, 'session.refused', { kind: 'network', id: 'sign-in' })
			})
			throw refused('signed-in-wrongly', undefined, 'name')
		}
		const standing = await standingNow(account.id)
		const first = standing.hats.find((one) => to.startsWith(doorOf[one.hat])) ?? standing.hats[0]
		if (!first) throw refused('no-hat')
		const cookie = await inTransaction(async (tx) => {
			await forgetAttempts(tx, 'account', account.id)
			const actor = { accountId: account.id, role: first.hat, channel: 'site' } as const
			await record(
				tx,
				actor,
				'session.started',
				{ kind: 'account', id: account.id },
				{ after: { hat: first.hat } },
			)
			return startSession(tx, account.id, first.hat, first.employerId)
		})
		const headers = { 'set-cookie': cookie }
		if (typeof typed === 'string' && to) {
			const nothing: Answered = { form: 'sign-in', key: undefined, result: {}, record: undefined }
			return data({ answered: nothing, to, typed, back: true }, { headers })
		}
		return redirect(to || (standing.hats.length > 1 ? '/hat' : doorOf[first.hat]), { headers })
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return fail(
			error.field ? { fieldErrors: { [error.field]: [error.sentence] } } : { formErrors: [error.sentence] },
			422,
		)
	}
}

export default function SignIn() {
	const { to, demo } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	if (said?.back)
		return (
			<Resident open>
				<BackToForm to={said.to} typed={said.typed ?? ''} />
			</Resident>
		)
	const view = formView(said?.answered, 'sign-in')
	return (
		<Resident open>
			<PageHead title={words.signIn.title} lead={words.signIn.lead} />
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<SignInFields
					to={said?.to ?? to}
					typed={said?.typed ?? null}
					name={view.value('name')}
					error={view.error}
				/>
			</ActForm>
			<Section id="first" title={words.signIn.firstTime}>
				<p>{words.signIn.firstTimeNote}</p>
				<LinkButton href="/card" kind="second">
					{words.signIn.card}
				</LinkButton>
			</Section>
			{demo && (
				<Section id="demo" title={words.signIn.demo}>
					<p>{words.signIn.demoLead}</p>
					<dl className="facts card">
						{demo.map((one) => (
							<div key={one.name}>
								<dt>{one.who}</dt>
								<dd>
									{words.signIn.demoName(one.name)} <span className="num">{one.name}</span>{' '}
									{words.signIn.demoSecret(one.name)} <span className="num">{one.secret}</span>
								</dd>
							</div>
						))}
					</dl>
				</Section>
			)}
		</Resident>
	)
}

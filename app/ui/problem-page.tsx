// Pages for what went wrong: nothing here, another role, a fault of ours; and the sign-in that keeps what was typed.
import { accessWords as words } from '~/words/ja/access'
import { ActForm, Hidden } from './act-form'
import { Button, LinkButton } from './button'
import { plainDisplay } from './display'
import { TextField } from './field'
import type { RootFacts } from './frame'
import { PageHead } from './page-head'
import { ResidentPage } from './resident-page'

const nowhere = { town: '', name: '', telephone: '', hours: '', place: '', leastAge: 0, demo: false }

/** One sentence, what to do, and the telephone. */
export function ProblemPage(props: {
	facts: RootFacts | undefined
	kind: keyof Pick<
		typeof words.problems,
		'not-here' | 'other-door' | 'acting-over' | 'own-only' | 'thread-gone' | 'another-role' | 'fault'
	>
	request?: string
	/** What was typed and can go nowhere: it is shown once more, to be copied. */
	unsent?: string
}) {
	const { facts, kind, request, unsent } = props
	const { title, lead } = words.problems[kind]
	return (
		<ResidentPage office={facts?.office ?? nowhere} display={facts?.display ?? plainDisplay} here="/">
			<PageHead title={title} lead={lead} />
			{kind === 'fault' && request && (
				<p>
					{words.problems.request} <span className="num">{request}</span>
				</p>
			)}
			{unsent && (
				<section aria-labelledby="unsent-title">
					<h2 id="unsent-title">{words.problems.unsent}</h2>
					<p className="lines-kept">{unsent}</p>
				</section>
			)}
			<LinkButton href={homeOf(facts)} kind="second">
				{words.problems.home}
			</LinkButton>
			{kind === 'other-door' && (facts?.who?.hats.length ?? 0) > 1 && (
				<LinkButton href="/hat" kind="second">
					{words.problems.hat}
				</LinkButton>
			)}
			{kind === 'not-here' && (!facts?.who || facts.who.hat === 'registrant') && (
				<LinkButton href={facts?.who ? '/my/tasks' : '/tasks'} kind="second" icon="search">
					{words.problems.tasks}
				</LinkButton>
			)}
		</ResidentPage>
	)
}

/** The first page behind the door of who is signed in. */
export function homeOf(facts: RootFacts | undefined): string {
	const hat = facts?.who?.hat
	return hat
		? { council: '/council', coordinator: '/coordinator', registrant: '/my', employer: '/employer' }[hat]
		: '/'
}

/** The fields of signing in, on the page for it and in place of an answer to a form whose session had ended. */
export function SignInFields({
	to,
	typed,
	name,
	error,
}: {
	to: string
	typed: string | null
	name?: string
	error?: (field: string) => string | undefined
}) {
	return (
		<>
			<input type="hidden" name="to" value={to} />
			{typed && <input type="hidden" name="typed-form" value={typed} />}
			<TextField
				name="name"
				label={words.signIn.name}
				hint={words.signIn.nameHint}
				autoComplete="username"
				defaultValue={name}
				error={error?.('name')}
			/>
			<TextField
				name="secret"
				label={words.signIn.secret}
				type="password"
				autoComplete="current-password"
				error={error?.('secret')}
			/>
			<Button>{words.signIn.submit}</Button>
		</>
	)
}

/** The form that asks for the secret again; `typed` is a filled form that waits for it. */
export function ConfirmForm(props: { idempotencyKey: string; to?: string; typed?: string; error?: string }) {
	const { idempotencyKey, to, typed, error } = props
	return (
		<ActForm
			action="/confirm-yourself"
			idempotencyKey={idempotencyKey}
			hidden={{ to, 'typed-form': typed }}
			className="page-form"
		>
			<TextField
				name="secret"
				label={words.signIn.secret}
				type="password"
				autoComplete="current-password"
				error={error}
			/>
			<Button>{words.confirm.submit}</Button>
		</ActForm>
	)
}

/** After the secret: one press, and the form stands there filled. */
export function BackToForm({ to, typed }: { to: string; typed: string }) {
	return (
		<>
			<PageHead title={words.signIn.backTitle} lead={words.signIn.backLead} />
			<form method="post" action={to}>
				<Hidden values={{ typed }} />
				<Button>{words.signIn.backButton}</Button>
			</form>
		</>
	)
}

/** Answered in place of the act: signing in again, with what was typed kept. */
export function SignInInPlace({
	facts,
	to,
	typed,
	confirm,
}: {
	facts: RootFacts | undefined
	to: string
	typed: string | null
	/** Still signed in: only the secret is asked, and the sitting stays as it is. */
	confirm: boolean
}) {
	const lead = confirm ? words.confirm.kept : typed ? words.signIn.kept : words.signIn.notKept
	return (
		<ResidentPage office={facts?.office ?? nowhere} display={facts?.display ?? plainDisplay} here="/">
			<PageHead title={confirm ? words.confirm.title : words.signIn.again} lead={lead} />
			{confirm ? (
				<ConfirmForm idempotencyKey={crypto.randomUUID()} to={to} typed={typed ?? undefined} />
			) : (
				<ActForm action="/sign-in?back=1" idempotencyKey={crypto.randomUUID()} className="page-form">
					<SignInFields to={to} typed={typed} />
				</ActForm>
			)}
		</ResidentPage>
	)
}

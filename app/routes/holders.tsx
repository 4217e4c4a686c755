// The page of role holders as both doors show it: who holds which role, adding somebody, ending a role, a card.
import type { Role } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import type { Answered } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { Told } from '~/ui/told'
import { frameWords } from '~/words/ja/frame'
import { staffWords as words } from '~/words/ja/office'
import type { loadHolders } from './holders.server'

type Found = Awaited<ReturnType<typeof loadHolders>>
type Person = Found['people'][number]
type View = ReturnType<typeof formView>

/** `roles` are those this page gives; `path` is its address, below which the cards are; who may only look sees no form. */
export function Holders(props: {
	title: string
	lead: string
	path: string
	roles: readonly Role[]
	mayChange: boolean
	found: Found
	answered: Answered | undefined
}) {
	const { title, lead, path, roles, mayChange, found, answered } = props
	const view = formView(answered, 'holders')
	const intent = view.value('intent')
	return (
		<>
			<DeskHead title={title} lead={lead} />
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="people" title={title} flush={found.people.length > 0}>
				{found.people.length === 0 ? (
					<Empty icon="person" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={title}
						columns={[
							{ label: words.columns.name },
							{ label: words.columns.signIn },
							{ label: words.columns.roles },
							...(mayChange ? [{ label: words.columns.acts, silent: true }] : []),
						]}
						rows={found.people.map((one) => ({
							key: one.id,
							cells: [
								one.name,
								<>
									{one.signIn} {one.fresh && <Chip tone="wait">{words.notYet}</Chip>}
								</>,
								<ul className="plain" key="roles">
									{one.grants.map((grant) => (
										<li key={grant.id}>
											{grant.role} {grant.when}
										</li>
									))}
								</ul>,
								mayChange && (
									<Acts
										key="acts"
										one={one}
										path={path}
										roles={roles}
										view={view}
										mine={intent === 'give' && view.value('accountId') === one.id}
										today={found.today}
									/>
								),
							],
						}))}
					/>
				)}
			</Sheet>
			{mayChange && (
				<Sheet id="add" title={words.addTitle}>
					<ActForm
						idempotencyKey={intent === 'add' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'add' }}
						className="page-form"
					>
						<TextField
							name="name"
							label={words.name}
							defaultValue={intent === 'add' ? view.value('name') : undefined}
							error={view.error('name')}
						/>
						<TextField
							{...view.line('email')}
							label={words.email}
							hint={words.emailHint}
							type="email"
							optional
						/>
						<TextField {...view.line('number')} label={words.known} hint={words.knownHint} optional />
						<GrantFields roles={roles} view={view} mine={intent === 'add'} today={found.today} />
						<Button big>{words.add}</Button>
					</ActForm>
				</Sheet>
			)}
		</>
	)
}

function GrantFields(props: {
	roles: readonly Role[]
	view: View
	mine: boolean
	today: string
	of?: string
}) {
	const { roles, view, mine, today, of } = props
	const id = (name: string) => (of && !mine ? `${name}-${of}` : undefined)
	return (
		<>
			<PickOne
				name="role"
				id={id('role')}
				label={words.role}
				choices={roles.map((role) => ({
					value: role,
					label: frameWords.roles[role],
					hint: words.roleHints[role],
				}))}
				defaultValue={mine ? view.value('role') : undefined}
				error={mine ? view.error('role') : undefined}
			/>
			<DateField
				name="fromDay"
				id={id('fromDay')}
				label={words.fromDay}
				defaultValue={(mine && view.date('fromDay')) || today}
				error={mine ? view.error('fromDay') : undefined}
			/>
			<DateField
				name="untilDay"
				id={id('untilDay')}
				label={words.untilDay}
				hint={words.untilHint}
				optional
				defaultValue={mine ? view.date('untilDay') : undefined}
				error={mine ? view.error('untilDay') : undefined}
			/>
		</>
	)
}

function Acts(props: {
	one: Person
	path: string
	roles: readonly Role[]
	view: View
	mine: boolean
	today: string
}) {
	const { one, path, roles, view, mine, today } = props
	return (
		<>
			<ActForm action={`${path}/${one.id}/card`} idempotencyKey={crypto.randomUUID()}>
				<Button kind="second" icon="card">
					{words.card}
				</Button>
			</ActForm>
			<Fold title={words.change} open={mine}>
				<ActForm
					idempotencyKey={mine ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'give', accountId: one.id }}
				>
					<h3>{words.moreFor(one.name)}</h3>
					<GrantFields roles={roles} view={view} mine={mine} today={today} of={one.id} />
					<Button kind="second">{words.more}</Button>
				</ActForm>
				<p className="hint">{words.endSay}</p>
				{one.grants.map((grant) => (
					<ActForm
						key={grant.id}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ intent: 'end', grantId: grant.id }}
					>
						<Button kind="second">{words.end(grant.role)}</Button>
					</ActForm>
				))}
				<p className="hint">{words.leaveSay}</p>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'leave', accountId: one.id }}>
					<Button kind="stop">{words.leave}</Button>
				</ActForm>
			</Fold>
		</>
	)
}

// 振込先の口座: bank, branch and number in steps without a script; ゆうちょ by 記号 and 番号; a second person checks it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
	checkHolder,
	readBankAccount,
	readHolder,
	readYuchoAccount,
	yuchoBankCode,
} from '~/money/bank-account'
import { bankAccountOf, enterBankAccount } from '~/money/bank-account.server'
import { bankOf, branchOf, searchBanks, searchBranches } from '~/money/bank-directory.server'
import { offersConnect } from '~/money/connect.server'
import { requireFresh, requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm, Hidden } from '~/ui/act-form'
import type { Answered, FormView } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Facts } from '~/ui/facts'
import { PickOne, TextField, Tick } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { pick, text, tick } from '~/words/ja/fields'
import { processorWords } from '~/words/ja/processor'
import { registrantWords } from '~/words/ja/registrant'
import { moneyWords } from '~/words/ja/registrant-money'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

const words = moneyWords.bank
const path = '/my/bank-account'
const most = 20

const titles = {
	overview: words.title,
	which: words.which,
	bank: words.stepBank,
	branch: words.stepBranch,
	account: words.stepAccount,
	yucho: words.stepYucho,
}

export const meta = titled<{ step: keyof typeof titles }>(({ step }) => titles[step])

type Shown = { bank: string; branch: string; kind: string; number: string; holder: string; yucho: boolean }

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	await requireFresh(request, who)
	const params = new URL(request.url).searchParams
	const q = params.get('q')?.slice(0, 60) ?? ''
	const bank = bankOf(params.get('bank') ?? '')
	const branch = bank && branchOf(bank.code, params.get('branch') ?? '')
	const asked = params.get('step')
	// A step whose choice before it is missing falls back to that choice.
	const step =
		asked === 'which' || asked === 'yucho' || asked === 'bank'
			? asked
			: asked === 'branch' || asked === 'account'
				? bank
					? asked === 'account' && branch
						? ('account' as const)
						: ('branch' as const)
					: ('bank' as const)
				: ('overview' as const)
	return inSnapshot(async (on) => {
		const { current, waiting } = await bankAccountOf(on, registrantId)
		const show = (account: typeof current): Shown | null =>
			account && {
				bank: account.bankName,
				branch: `${account.branchName}(${account.branchCode})`,
				kind: words.kinds[account.kind] ?? '',
				number: account.number,
				holder: account.holderKana.normalize('NFKC'),
				yucho: account.bankCode === yuchoBankCode,
			}
		return {
			told: toldOf(request, words.told),
			step,
			q,
			bank: bank ?? null,
			branch: branch ?? null,
			banks: step === 'bank' && q !== '' ? searchBanks(q, most) : [],
			branches: step === 'branch' && bank && q !== '' ? searchBranches(bank.code, q, most) : [],
			offersConnect: await offersConnect(on),
			current: show(current),
			waiting: show(waiting),
			holder: await kanaOf(on, registrantId),
		}
	})
}

const bankFields = z.object({
	bankCode: text(words.bank, 10),
	branchCode: text(words.branch, 10),
	kind: pick(words.kind, ['1', '2', '4']),
	number: text(words.number, 40),
	holder: text(words.holder, 100),
	numberAsWritten: tick(),
	holderAsWritten: tick(),
})

const yuchoFields = z.object({
	symbol: text(words.symbol, 20),
	number: text(words.yuchoNumber, 20),
	kind: pick(words.yuchoKind, ['ordinary', 'savings']),
	holder: text(words.holder, 100),
	holderAsWritten: tick(),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	await requireFresh(request, who)
	const done = withTold(path, 'entered')
	if (new URL(request.url).searchParams.get('step') === 'yucho') {
		return send(request, {
			form: 'yucho',
			person: who.accountId,
			schema: yuchoFields,
			async act(tx, { symbol, number, kind, holder, holderAsWritten }) {
				const account = {
					...readYuchoAccount({ symbol, number, savings: kind === 'savings' }),
					holder: readHolder(holder),
				}
				checkHolder(account.holder, await kanaOf(tx, registrantId), holderAsWritten)
				await enterBankAccount(tx, actor, registrantId, account)
				return done
			},
		})
	}
	return send(request, {
		form: 'account',
		person: who.accountId,
		schema: bankFields,
		async act(tx, value) {
			const account = readBankAccount(value)
			checkHolder(account.holder, await kanaOf(tx, registrantId), value.holderAsWritten)
			await enterBankAccount(tx, actor, registrantId, account)
			return done
		},
	})
}

/** The registered name in kana, as a holder's name is written. */
async function kanaOf(on: Db, registrantId: string): Promise<string> {
	const person = await registrantOf(on, registrantId)
	return person ? `${person.familyKana} ${person.givenKana}` : ''
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

export default function BankAccountPage() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	if (answered && found.step !== 'account' && found.step !== 'yucho')
		return <Overview {...found} answered={answered} />
	switch (found.step) {
		case 'which':
			return <Which />
		case 'bank':
			return <FindBank {...found} />
		case 'branch':
			return <FindBranch {...found} />
		case 'account':
			return <AccountForm {...found} answered={answered} />
		case 'yucho':
			return <YuchoForm {...found} answered={answered} />
		default:
			return <Overview {...found} answered={answered} />
	}
}

function AccountFacts({ account }: { account: Shown }) {
	return (
		<Facts
			facts={[
				{ icon: 'bank', label: words.bank, answer: account.bank },
				{ icon: 'house', label: words.branch, answer: account.branch },
				{ icon: 'card', label: words.number, answer: `${account.kind} ${account.number}` },
				{ icon: 'person', label: words.holder, answer: account.holder },
			]}
		/>
	)
}

function Overview({
	told,
	current,
	waiting,
	offersConnect,
	answered,
}: Found & { answered: Answered | undefined }) {
	// A form whose bank had no page to stand on (the address was changed by hand) still says what is wrong.
	const errors = answered ? formView(answered, answered.form).errors : []
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			<ErrorSummary errors={errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{waiting && (
				<Section id="waiting" title={words.waiting}>
					<AccountFacts account={waiting} />
					<p className="hint">{current ? words.waitingNote : words.waitingFirst}</p>
					<p className="hint">{words.repaired}</p>
					{waiting.yucho && <p className="hint">{words.yuchoTurned}</p>}
					<p className="hint">{words.differs}</p>
				</Section>
			)}
			{current && (
				<Section id="current" title={words.current}>
					<AccountFacts account={current} />
				</Section>
			)}
			{!current && !waiting && (
				<Empty icon="bank" note={words.noneNote}>
					{words.none}
				</Empty>
			)}
			<Note>
				<p>{words.safe}</p>
			</Note>
			{offersConnect && (
				<p>
					<a href="/my/processor-account">{processorWords.registrant.link}</a>
				</p>
			)}
			<Dock>
				<LinkButton href={`${path}?step=which`} icon="bank">
					{current || waiting ? words.change : words.enter}
				</LinkButton>
			</Dock>
		</Resident>
	)
}

function Which() {
	return (
		<Resident back={{ href: path, label: words.back }}>
			<PageHead title={words.which} />
			<Rows
				rows={[
					{ href: `${path}?step=yucho`, icon: 'mail', title: words.yucho, note: words.yuchoNote },
					{ href: `${path}?step=bank`, icon: 'bank', title: words.other, note: words.otherNote },
				]}
			/>
		</Resident>
	)
}

/** A search and what it found, each result a link to the next step. */
function Search(props: {
	about: 'bank' | 'branch'
	q: string
	hidden: Record<string, string>
	results: readonly { code: string; name: string; href: string }[]
}) {
	const { about, q, hidden, results } = props
	return (
		<>
			<form method="get" action={path} className="page-form">
				<Hidden values={hidden} />
				<TextField name="q" label={words.q[about]} hint={words.qHint[about]} type="search" defaultValue={q} />
				<Button icon="search" kind={results.length > 0 ? 'second' : 'main'}>
					{words.search}
				</Button>
			</form>
			{q !== '' && results.length === 0 && <Told kind="no">{words.notFound[about]}</Told>}
			{results.length > 0 && (
				<section className="sect">
					<p>{results.length === most ? words.manyFound(most) : words.found(results.length)}</p>
					<Rows
						rows={results.map(({ code, name, href }) => ({
							href,
							icon: 'bank' as const,
							title: name,
							note: code,
						}))}
					/>
				</section>
			)}
		</>
	)
}

function FindBank({ q, banks }: Found) {
	return (
		<Resident back={{ href: `${path}?step=which`, label: words.which }}>
			<PageHead title={words.stepBank} over={words.steps(1, 3)} lead={words.stepBankLead} />
			<Search
				about="bank"
				q={q}
				hidden={{ step: 'bank' }}
				results={banks.map(({ code, name }) => ({ code, name, href: `${path}?step=branch&bank=${code}` }))}
			/>
		</Resident>
	)
}

function FindBranch({ q, bank, branches }: Found) {
	return (
		<Resident back={{ href: `${path}?step=bank`, label: words.backBank }}>
			<PageHead
				title={words.stepBranch}
				over={words.steps(2, 3)}
				lead={words.stepBranchLead(bank?.name ?? '')}
			/>
			<Search
				about="branch"
				q={q}
				hidden={{ step: 'branch', bank: bank?.code ?? '' }}
				results={branches.map(({ code, name }) => ({
					code,
					name,
					href: `${path}?step=account&bank=${bank?.code}&branch=${code}`,
				}))}
			/>
		</Resident>
	)
}

/** Asked only where something looks like a slip: a box that is always there is ticked without a look. */
function AsWritten({ view, field }: { view: FormView; field: 'number' | 'holder' }) {
	const name = `${field}AsWritten`
	const ticked = view.value(name) === 'on'
	return view.error(field) || ticked ? (
		<Tick name={name} label={words.asWritten[field]} defaultChecked={ticked} />
	) : null
}

function AccountForm({ bank, branch, holder, answered }: Found & { answered: Answered | undefined }) {
	const view = formView(answered, 'account', { kind: '1', holder })
	return (
		<Resident back={{ href: `${path}?step=branch&bank=${bank?.code}`, label: words.backBranch }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={words.stepAccount} over={words.steps(3, 3)} lead={words.stepAccountLead} />
			<Facts
				facts={[
					{ icon: 'bank', label: words.bank, answer: bank?.name },
					{ icon: 'house', label: words.branch, answer: `${branch?.name}(${branch?.code})` },
				]}
			/>
			<ActForm
				action={`${path}?step=account&bank=${bank?.code}&branch=${branch?.code}`}
				idempotencyKey={view.key}
				hidden={{ bankCode: bank?.code, branchCode: branch?.code }}
				className="page-form"
			>
				<PickOne
					{...view.line('kind')}
					label={words.kind}
					choices={(['1', '2', '4'] as const).map((value) => ({ value, ...words.kindChoices[value] }))}
				/>
				<TextField
					{...view.line('number')}
					label={words.number}
					hint={words.numberHint}
					inputMode="numeric"
					autoComplete="off"
					short
				/>
				<AsWritten view={view} field="number" />
				<TextField {...view.line('holder')} label={words.holder} hint={words.holderHint} autoComplete="off" />
				<AsWritten view={view} field="holder" />
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}

function YuchoForm({ holder, answered }: Found & { answered: Answered | undefined }) {
	const view = formView(answered, 'yucho', { kind: 'ordinary', holder })
	return (
		<Resident back={{ href: `${path}?step=which`, label: words.which }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={words.stepYucho} lead={words.stepYuchoLead} />
			<ActForm action={`${path}?step=yucho`} idempotencyKey={view.key} className="page-form">
				<TextField
					{...view.line('symbol')}
					label={words.symbol}
					hint={words.symbolHint}
					inputMode="numeric"
					autoComplete="off"
					short
				/>
				<TextField
					{...view.line('number')}
					label={words.yuchoNumber}
					hint={words.yuchoNumberHint}
					inputMode="numeric"
					autoComplete="off"
					short
				/>
				<PickOne
					{...view.line('kind')}
					label={words.yuchoKind}
					choices={(['ordinary', 'savings'] as const).map((value) => ({
						value,
						...words.yuchoKinds[value],
					}))}
				/>
				<TextField {...view.line('holder')} label={words.holder} hint={words.holderHint} autoComplete="off" />
				<AsWritten view={view} field="holder" />
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}

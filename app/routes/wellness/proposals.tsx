// Coordinators make proposals from voices and statistics, and follow each to its result.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { ringStaff } from '~/notices/mail.server'
import { employerNames } from '~/people/employer.server'
import { doings } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickMany, SelectField, TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { ShowToAll } from '~/ui/proposal-answering'
import { ProposalCard } from '~/ui/proposal-card'
import { Section, Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import {
	agreeToShow,
	makeProposal,
	noteResult,
	passedVoicesOf,
	proposalsOf,
	withdrawProposal,
} from '~/wellness/proposal.server'
import { proposalShown, sayVoice } from '~/wellness/proposal-shown'
import { day, picksOf, text } from '~/words/ja/fields'
import { proposalWords } from '~/words/ja/proposal'
import type { Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { proposalAbout, proposalFormName } from '../proposal-form'
import { toldOf } from '../told'
import { requireReader } from './coordinator.server'
import { tellsChoices } from './tells.server'

const words = proposalWords.room
const path = '/coordinator/proposals'
const city = 'city'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const { employer: firms } = await tellsChoices(on)
		const all = await proposalsOf(on, 'all')
		const voices = await passedVoicesOf(on)
		const names = await employerNames(
			on,
			[...all, ...voices].flatMap(({ employerId }) => employerId ?? []),
		)
		const nameOf = (id: string | null) => (id === null ? proposalWords.city : (names.get(id) ?? ''))
		return {
			told: toldOf(request, words.told),
			soon: addDays(today, 60),
			to: [{ value: city, label: proposalWords.city }, ...firms],
			voices: voices.map((voice) => ({
				value: voice.id,
				label: voice.words,
				hint: `${proposalWords.to(nameOf(voice.employerId))}・${sayVoice(voice)}`,
			})),
			proposals: all
				.map((one) => proposalShown(one, names, today))
				.sort((a, b) => Number(b.overdue) - Number(a.overdue)),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('make'),
		to: text(words.toLabel, 40),
		what: text(words.what, 200),
		why: text(proposalWords.why, 1_000),
		byDay: day(words.byDay),
		voices: picksOf(),
	}),
	z.object({ act: z.literal('withdraw') }),
	z.object({ act: z.literal('result'), result: text(proposalWords.result, 1_000) }),
	z.object({ act: z.literal('show'), agrees: z.enum(['yes', 'no']) }),
])

/** Rings who of the office may answer. */
async function ringOffice(tx: Tx, id: string): Promise<void> {
	const holders = await holdersOf(tx, doings['answer-proposals'], dayOf(tx.at))
	await ringStaff(
		tx,
		`${id} proposal`,
		holders.map(({ accountId }) => accountId),
	)
}

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	const id = proposalAbout(request)
	return send(request, {
		form: id ? proposalFormName(id) : 'proposal',
		person: accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'make') {
				const { to, what, why, byDay, voices } = value
				const employerId = to === city ? null : to
				const made = await makeProposal(tx, actor, { employerId, what, why, byDay, voiceIds: voices })
				if (employerId === null) await ringOffice(tx, made)
				return `${path}?told=made`
			}
			if (value.act === 'withdraw') await withdrawProposal(tx, actor, id)
			else if (value.act === 'result') await noteResult(tx, actor, id, 'all', value.result)
			else {
				const agrees = value.agrees === 'yes'
				await agreeToShow(tx, actor, id, { side: 'room', whose: 'all', agrees })
				return `${path}?told=${agrees ? 'agreed' : 'ended'}`
			}
			return `${path}?told=${value.act === 'withdraw' ? 'withdrawn' : 'resulted'}`
		},
	})
}

export default function Proposals() {
	const { told, soon, to, voices, proposals } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'proposal', { to: city, byDay: soon })
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<Section id="list" title={words.list}>
				{proposals.length === 0 ? (
					<Empty icon="chat" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					proposals.map((proposal) => {
						const act = `${path}?about=${proposal.id}`
						const own = formView(answered, proposalFormName(proposal.id))
						return (
							<ProposalCard key={proposal.id} proposal={proposal}>
								<ErrorSummary errors={own.errors} />
								{!proposal.answer && (
									<ActForm action={act} idempotencyKey={crypto.randomUUID()} hidden={{ act: 'withdraw' }}>
										<Button kind="second">{words.withdraw}</Button>
									</ActForm>
								)}
								{proposal.answer && proposal.answer !== 'declined' && (
									<Fold title={words.result} open={own.errors.length > 0}>
										<ActForm action={act} idempotencyKey={own.key} hidden={{ act: 'result' }}>
											<TextArea
												{...own.line('result')}
												id={own.errors.length > 0 ? undefined : `result-${proposal.id}`}
												label={proposalWords.result}
												rows={3}
											/>
											<Button>{words.result}</Button>
										</ActForm>
									</Fold>
								)}
								{proposal.answer && <ShowToAll action={act} agrees={proposal.agrees.room} />}
							</ProposalCard>
						)
					})
				)}
			</Section>
			<Sheet id="make" title={words.make}>
				<ErrorSummary errors={view.errors} />
				<ActForm idempotencyKey={view.key} hidden={{ act: 'make' }}>
					<SelectField {...view.line('to')} label={words.toLabel} choices={to} blank={false} />
					<TextArea {...view.line('what')} label={words.what} hint={words.whatHint} rows={2} />
					<TextArea {...view.line('why')} label={proposalWords.why} hint={words.whyHint} rows={4} />
					{voices.length === 0 ? (
						<p className="hint">{words.noVoices}</p>
					) : (
						<PickMany
							name="voices"
							label={proposalWords.voices}
							hint={words.voicesHint}
							choices={voices}
							optional
						/>
					)}
					<DateField {...view.dateLine('byDay')} label={words.byDay} />
					<Button big>{words.makeNow}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}

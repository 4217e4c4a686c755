// Proposals that coordinators made to the city, answered by the office; and firms' that everybody may read once the office agrees.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { ringStaff } from '~/notices/mail.server'
import { employerNames } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { headsAt } from '~/people/staff.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { ProposalAnswering, ShowToAll } from '~/ui/proposal-answering'
import { ProposalCard } from '~/ui/proposal-card'
import { Section } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import {
	agreeToShow,
	answerProposal,
	noteResult,
	proposalsOf,
	proposalsToShow,
} from '~/wellness/proposal.server'
import { proposalShown } from '~/wellness/proposal-shown'
import { quartersBefore } from '~/wellness/quarter'
import { careerConsultations } from '~/wellness/statistics.server'
import { proposalWords } from '~/words/ja/proposal'
import { sayQuarter } from '~/words/ja/statistics'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { proposalAbout, proposalFormName, proposalFormSchema, toldAfter } from '../proposal-form'
import { toldOf } from '../told'

const words = proposalWords.answerer
const path = '/council/proposals'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const ofFirms = await proposalsToShow(on)
		const names = await employerNames(
			on,
			ofFirms.flatMap(({ employerId }) => employerId ?? []),
		)
		const ours = (await proposalsOf(on, { employerId: null })).map((one) => proposalShown(one, names, today))
		return {
			told: toldOf(request, words.told),
			mayAnswer: mayDo('answer-proposals', who.roles),
			proposals: ours.sort((a, b) => Number(b.overdue) - Number(a.overdue)),
			career: await oneByOne(quartersBefore(today, 4), async (quarter) => ({
				key: quarter,
				cells: [sayQuarter(quarter), words.career.people(await careerConsultations(on, quarter))],
			})),
			// A firm's voices are the firm's.
			ofFirms: ofFirms.map((one) => proposalShown({ ...one, voices: [] }, names, today)),
		}
	})
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-proposals')
	const id = proposalAbout(request)
	return send(request, {
		form: proposalFormName(id),
		person: who.accountId,
		schema: proposalFormSchema,
		async act(tx, value) {
			const ours = { employerId: null }
			if (value.act === 'show') {
				const agrees = value.agrees === 'yes'
				const theirs = (await proposalsToShow(tx)).find((one) => one.id === id)
				const mine = (await proposalsOf(tx, ours)).some((one) => one.id === id)
				if (!theirs && !mine) throw refused('proposal-gone')
				const whose = theirs ? { employerId: theirs.employerId } : ours
				await agreeToShow(tx, actor, id, { side: 'office', whose, agrees })
				return `${path}?told=${agrees ? 'agreed' : 'ended'}`
			}
			const { madeBy } =
				value.act === 'answer'
					? await answerProposal(tx, actor, id, ours, value.answer, value.words)
					: await noteResult(tx, actor, id, ours, value.result)
			await ringStaff(tx, `${id} ${value.act} ${tx.at.getTime()}`, [madeBy, ...(await headsAt(tx))])
			return `${path}?told=${toldAfter[value.act]}`
		},
	})
}

export default function CouncilProposals() {
	const { told, mayAnswer, proposals, career, ofFirms } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.officeLead} />
			{told && <Told>{told}</Told>}
			{proposals.length === 0 ? (
				<Empty icon="chat" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				proposals.map((proposal) => (
					<ProposalCard key={proposal.id} proposal={proposal} first>
						{mayAnswer && (
							<ProposalAnswering
								proposal={proposal}
								agrees={proposal.agrees.office}
								action={`${path}?about=${proposal.id}`}
								form={proposalFormName(proposal.id)}
								answered={answered}
							/>
						)}
					</ProposalCard>
				))
			)}
			{ofFirms.length > 0 && (
				<Section id="firms" title={words.toShow}>
					{ofFirms.map((proposal) => (
						<ProposalCard key={proposal.id} proposal={proposal}>
							{mayAnswer && (
								<ShowToAll action={`${path}?about=${proposal.id}`} agrees={proposal.agrees.office} />
							)}
						</ProposalCard>
					))}
				</Section>
			)}
			<Section id="career" title={words.career.title}>
				<p className="hint">{words.career.lead}</p>
				<Table
					caption={words.career.title}
					columns={[{ label: words.career.quarter }, { label: words.career.count, right: true }]}
					rows={career}
				/>
			</Section>
		</Council>
	)
}

// Proposals that coordinators made to this firm: read, answered, followed to a result, shown to all where everybody agrees.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { ringStaff } from '~/notices/mail.server'
import { employerNames } from '~/people/employer.server'
import { requireEmployer } from '~/people/guard.server'
import { headsAt } from '~/people/staff.server'
import { Empty } from '~/ui/empty'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { ProposalAnswering } from '~/ui/proposal-answering'
import { ProposalCard } from '~/ui/proposal-card'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreeToShow, answerProposal, noteResult, proposalsOf } from '~/wellness/proposal.server'
import { proposalShown } from '~/wellness/proposal-shown'
import { proposalWords } from '~/words/ja/proposal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { proposalAbout, proposalFormName, proposalFormSchema, toldAfter } from '../proposal-form'
import { toldOf } from '../told'

const words = proposalWords.answerer
const path = '/employer/proposals'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const names = await employerNames(on, [employerId])
		const found = (await proposalsOf(on, { employerId })).map((one) => proposalShown(one, names, today))
		return {
			told: toldOf(request, words.told),
			proposals: found.sort((a, b) => Number(b.overdue) - Number(a.overdue)),
		}
	})
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	const id = proposalAbout(request)
	return send(request, {
		form: proposalFormName(id),
		person: who.accountId,
		schema: proposalFormSchema,
		async act(tx, value) {
			const whose = { employerId }
			if (value.act === 'show') {
				const agrees = value.agrees === 'yes'
				await agreeToShow(tx, actor, id, { side: 'answerer', whose, agrees })
				return `${path}?told=${agrees ? 'agreed' : 'ended'}`
			}
			const { madeBy } =
				value.act === 'answer'
					? await answerProposal(tx, actor, id, whose, value.answer, value.words)
					: await noteResult(tx, actor, id, whose, value.result)
			await ringStaff(tx, `${id} ${value.act} ${tx.at.getTime()}`, [madeBy, ...(await headsAt(tx))])
			return `${path}?told=${toldAfter[value.act]}`
		},
	})
}

export default function EmployerProposals() {
	const { told, proposals } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return (
		<Employer>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			{proposals.length === 0 ? (
				<Empty icon="chat" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				proposals.map((proposal) => (
					<ProposalCard key={proposal.id} proposal={proposal} first>
						<ProposalAnswering
							proposal={proposal}
							agrees={proposal.agrees.answerer}
							action={`${path}?about=${proposal.id}`}
							form={proposalFormName(proposal.id)}
							answered={answered}
						/>
					</ProposalCard>
				))
			)}
		</Employer>
	)
}

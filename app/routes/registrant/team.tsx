// チーム: making one, asking somebody in by the number of their card, answering, leaving.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRegistrant } from '~/people/guard.server'
import { answerTeam, askedIntoTeams, askIntoTeam, leaveTeam, makeTeam, teamsOf } from '~/people/team.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { Guards } from '~/ui/guards'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { id, pick, text } from '~/words/ja/fields'
import { togetherWords } from '~/words/ja/together'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

const words = togetherWords.team

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot(async (on) => ({
		told: toldOf(request, words.told),
		teams: await teamsOf(on, registrantId),
		asked: await askedIntoTeams(on, registrantId),
	}))
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('make'), name: text(words.name, 30) }),
	z.object({ intent: z.literal('ask'), teamId: id(), number: text(words.number, 20) }),
	z.object({ intent: z.literal('answer'), teamId: id(), answer: pick(words.title, ['yes', 'no']) }),
	z.object({ intent: z.literal('leave'), teamId: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'team',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'make':
					await makeTeam(tx, actor, registrantId, value.name)
					return withTold('/my/team', 'made')
				case 'ask':
					await askIntoTeam(tx, actor, registrantId, value.teamId, value.number)
					return withTold('/my/team', 'asked')
				case 'answer':
					await answerTeam(tx, actor, registrantId, value.teamId, value.answer)
					return withTold('/my/team', value.answer === 'yes' ? 'joined' : 'declined')
				case 'leave':
					await leaveTeam(tx, actor, registrantId, value.teamId)
					return withTold('/my/team', 'left')
			}
		},
	})
}

export default function MyTeam() {
	const { told, teams, asked } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'team')
	return (
		<Resident back={{ href: '/my', label: words.back }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{asked.length > 0 && (
				<Section id="asked" title={words.invited}>
					{asked.map((team) => (
						<div key={team.id} className="card">
							<p>{words.invitedSay(team.name, team.callNames)}</p>
							<Buttons>
								{(['yes', 'no'] as const).map((answer) => (
									<ActForm
										key={answer}
										idempotencyKey={crypto.randomUUID()}
										hidden={{ intent: 'answer', teamId: team.id, answer }}
									>
										<Button kind={answer === 'yes' ? 'main' : 'second'}>{words[answer]}</Button>
									</ActForm>
								))}
							</Buttons>
						</div>
					))}
				</Section>
			)}
			{teams.length === 0 && asked.length === 0 && (
				<Empty icon="people" note={words.noneNote}>
					{words.none}
				</Empty>
			)}
			{teams.map((team) => (
				<TeamCard key={team.id} team={team} view={view} />
			))}
			<Section id="make" title={words.make}>
				<ActForm
					idempotencyKey={view.value('intent') === 'make' ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'make' }}
					className="page-form"
				>
					<TextField {...view.line('name')} label={words.name} hint={words.nameHint} />
					<Button kind="second">{words.make}</Button>
				</ActForm>
			</Section>
			<Guards
				guards={[
					{ icon: 'yen', say: words.rules.own },
					{ icon: 'flag', say: words.rules.hands },
					{ icon: 'swap', say: words.rules.standIn },
				]}
			/>
		</Resident>
	)
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function TeamCard({ team, view }: { team: Found['teams'][number]; view: ReturnType<typeof formView> }) {
	const isMine = view.value('intent') === 'ask' && view.value('teamId') === team.id
	const line = isMine ? view.line('number') : { name: 'number', id: `number-${team.id}` }
	return (
		<Section id={`team-${team.id}`} title={team.name}>
			<p>{words.members(team.members.map((one) => (one.mine ? words.me : one.callName)))}</p>
			{team.asked > 0 && <p className="hint">{words.asked(team.asked)}</p>}
			<ActForm
				idempotencyKey={isMine ? view.key : crypto.randomUUID()}
				hidden={{ intent: 'ask', teamId: team.id }}
				className="page-form"
			>
				<TextField {...line} label={words.number} hint={words.numberHint} inputMode="numeric" />
				<Button kind="second">{words.ask}</Button>
			</ActForm>
			<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'leave', teamId: team.id }}>
				<Button kind="plain">{words.leave(team.name)}</Button>
				<p className="hint">{words.leaveNote}</p>
			</ActForm>
		</Section>
	)
}

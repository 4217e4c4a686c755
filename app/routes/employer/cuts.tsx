// The ways to cut an employer's own work, in bands from last night's counting; the chosen one is asked as a quote.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addDays } from '~/base/day'
import type { Band } from '~/matching/banding'
import { bands } from '~/matching/banding'
import { snapshotOf } from '~/matching/simulator-nightly.server'
import { requireEmployer } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import type { CutShown } from '~/ui/cut-choices'
import { CutChoices, CutGain } from '~/ui/cut-choices'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { bandWords, cutWords, wishWords } from '~/words/ja/cuts'
import { sayDay } from '~/words/ja/dates'
import type { Cut } from '~/work/cuts'
import { readCut, writeCut } from '~/work/cuts'
import { chooseCut, stepsToCut } from '~/work/cuts.server'
import { quotedDay, requestOf } from '~/work/request.server'
import { inSnapshot } from '~db/client'
import type { CutInBands } from '~db/schema/matching'
import { idOfCut } from '../cut-id.server'
import { cutShown, shapeOfCut } from '../cut-shown'
import { send } from '../door.server'
import { toldOf } from '../told'
import { dayShown, otherThanWished, sayStanding, wishShown } from '../wish-shown'

const words = cutWords.employer

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const query = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const found = await requestOf(on, employerId, params.requestId ?? '')
		if (!found) throw data(null, { status: 404 })
		const kept = await snapshotOf(on, employerId, found.id)
		const steps = await stepsToCut(on, found.id)
		const cuts = (kept?.cuts ?? []).map((cut) => {
			const text = writeCut(cut as Cut)
			return { cut, text, id: idOfCut(text) }
		})
		const holds = cuts.every(({ text }) => readCut(steps, text) !== undefined)
		const wished = found.chosenCut ? idOfCut(found.chosenCut) : ''
		const [first, second] = cuts
		const one = cuts.find(({ cut }) => cut.kind === 'one')
		const chosen = holds
			? (cuts.find(({ id }) => id === (query.get('chosen') || wished)) ?? second ?? first)
			: undefined
		return {
			told: toldOf(request, { chosen: words.told }),
			requestId: found.id,
			over: cutWords.number(found.number),
			gain: one && chosen && chosen !== one ? gainOf(one.cut, chosen.cut) : null,
			standing: kept ? sayStanding(found) : null,
			why: kept
				? dayShown(found, kept.day, kept.night, quotedDay(found, kept.night), wishWords.employersDays)
				: null,
			wish: wishShown(found),
			counting: kept ? words.counting(sayDay(kept.day), sayDay(addDays(kept.night, -1))) : '',
			waits: cuts.length === 0 ? words.waits : holds ? null : words.changed,
			rows: holds
				? cuts.map(({ cut, id }) => ({
						...shown(cut, id, kept?.day ?? '', wished),
						off: otherThanWished(
							found,
							cut.pieces,
							kept?.day ?? '',
							kept?.night ?? '',
							quotedDay(found, kept?.night ?? ''),
						),
						gain: one && cut !== one.cut ? gainBeside(one.cut, cut) : undefined,
					}))
				: [],
			chosen: chosen?.id,
			text: chosen?.text ?? '',
			wished: wished !== '' && wished === chosen?.id,
			replaces: found.state === 'quoted',
			mayChoose: ['received', 'quoted', 'declined'].includes(found.state),
		}
	})
}

/** What a cut brings beside the whole, by its scarcest piece, in bands; nothing where it hardly differs. */
function gainIn(one: CutInBands, cut: CutInBands): { from: string; to: string } | null {
	const [before, after] = [fewestIn(one), fewestIn(cut)]
	if (before === null || after === null || bands.indexOf(after) <= bands.indexOf(before)) return null
	return { from: bandWords[before] ?? '', to: bandWords[after] ?? '' }
}

/** The gain of the chosen cut in one sentence; its second part is the bands. */
function gainOf(one: CutInBands, chosen: CutInBands): string[] {
	const gain = gainIn(one, chosen)
	return gain ? cutWords.gain(shapeOfCut(chosen), gain.from, gain.to) : [words.gainNone]
}

/** The same beside each cut. */
function gainBeside(one: CutInBands, cut: CutInBands): string {
	const gain = gainIn(one, cut)
	return gain ? cutWords.gainRow(gain.from, gain.to) : cutWords.gainNoneRow
}

/** The lowest band among the pieces of a cut; nothing where one may not be told. */
function fewestIn(cut: CutInBands): Band | null {
	const all = cut.pieces.map((piece) => piece.band as Band | null)
	return all.includes(null) ? null : (bands.find((band) => all.includes(band)) ?? null)
}

const shown = (cut: CutInBands, id: string, first: string, wished: string): CutShown => ({
	...cutShown(cut, id, first, ({ band }) => ({
		count: cutWords.each(band === null ? words.same : (bandWords[band] ?? '')),
	})),
	note: id === wished ? cutWords.chosen : undefined,
})

const schema = z.object({ pieces: z.string().min(1).max(20_000) })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	const requestId = params.requestId ?? ''
	return send(request, {
		form: 'cuts',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await chooseCut(tx, actor, employerId, requestId, value.pieces)
			return `/employer/requests/${requestId}/cuts?told=chosen`
		},
	})
}

export default function EmployerCuts() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'cuts')
	// Beside what is chosen: on a phone the foot of the page is far from it.
	const act = found.wished ? (
		<p>{words.chosen}</p>
	) : (
		found.mayChoose && (
			<ActForm idempotencyKey={view.key} hidden={{ pieces: found.text }} className="cut-act">
				<Button>{words.choose}</Button>
				{found.replaces && <p>{words.replaces}</p>}
			</ActForm>
		)
	)
	return (
		<Employer>
			<DeskHead
				title={words.title}
				over={found.over}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href={`/employer/requests/${found.requestId}`}>
						{words.back}
					</LinkButton>
				}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{found.waits ? (
				<Empty icon="cut">{found.waits}</Empty>
			) : (
				<>
					<Sheet id="wish" title={words.wish}>
						<KeyValues pairs={found.wish} />
					</Sheet>
					<Sheet id="cuts" title={words.title} note={found.counting} flush>
						{found.standing && <p className="hint cut-say">{found.standing}</p>}
						{found.why &&
							(found.why.other ? (
								<Told kind="wait">{found.why.say}</Told>
							) : (
								<p className="hint cut-say">{found.why.say}</p>
							))}
						<p className="hint cut-say">{words.bands}</p>
						{found.gain && <CutGain parts={found.gain} />}
						<CutChoices
							caption={words.title}
							cuts={found.rows}
							chosen={found.chosen}
							hrefOf={(id) => `?chosen=${id}#chosen-cut`}
							columns={words.columns}
							act={act}
						/>
					</Sheet>
				</>
			)}
		</Employer>
	)
}

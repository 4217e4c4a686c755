// A card (登録証) as it is shown once and printed.
import { ActForm } from '~/ui/act-form'
import { Button } from '~/ui/button'
import { CodeCard, CodeCards } from '~/ui/code-card'
import { useRoot } from '~/ui/frame'
import type { Way } from '~/ui/page-parts'
import { PaperPage } from '~/ui/paper-page'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'

const words = councilWords.record

type Answer =
	| { sentence: string }
	| { again: true }
	| { name: string; number: string; code: string; address: string; qr: { path: string; size: number } }

/** The page after the press; before it (an address typed by hand) it says what a card is for. */
export function CardPaper({ card, back }: { card: Answer | undefined; back: Way }) {
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={back}>
			{card === undefined ? (
				<p>{words.cardSay}</p>
			) : 'sentence' in card ? (
				<Told kind="no">{card.sentence}</Told>
			) : 'again' in card ? (
				<>
					<Told kind="no">{words.cardAgain}</Told>
					<ActForm idempotencyKey={crypto.randomUUID()} className="screen-only">
						<Button kind="second" icon="card">
							{words.cardAnew}
						</Button>
					</ActForm>
				</>
			) : (
				<>
					<p className="screen-only">{words.cardLead}</p>
					<CodeCards>
						<CodeCard
							office={office}
							name={card.name}
							number={card.number}
							code={card.code}
							address={card.address}
							qr={
								<svg
									viewBox={`0 0 ${card.qr.size} ${card.qr.size}`}
									shapeRendering="crispEdges"
									aria-hidden="true"
								>
									<path fill="#fff" d={`M0 0h${card.qr.size}v${card.qr.size}H0z`} />
									<path stroke="#000" d={card.qr.path} />
								</svg>
							}
						/>
					</CodeCards>
				</>
			)}
		</PaperPage>
	)
}

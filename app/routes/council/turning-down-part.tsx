// What the council ends of a request with a reason the employer reads: the quote that stands, or all of it; and the way back.
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { ReferralPlaces } from '~/ui/referral'
import { Sheet } from '~/ui/section'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sheetWords } from '~/words/ja/sheet'
import { workWords } from '~/words/ja/work'

const words = councilWords.turningDown

/** `never` opens it and proposes the reason; elsewhere it is folded away. */
export function TurningDownPart(props: {
	requestId: string
	never: boolean
	mayWithdrawQuote: boolean
	mayTurnDown: boolean
	/** What the council ended last, in words. */
	ended: { of: 'quote' | 'request'; reason: string; said: string } | null
	mayTakeUp: boolean
	/** How the request stands as this is read: what changed since is not ended by it. */
	seen: { state: string; quoteId: string | null }
	view: ReturnType<typeof formView>
}) {
	const { requestId, never, mayWithdrawQuote, mayTurnDown, ended, mayTakeUp, seen, view } = props
	const typed = ['withdraw-quote', 'turn-down'].includes(view.value('intent') ?? '')
	const referral = (
		<>
			<ReferralPlaces />
			<LinkButton kind="second" icon="doc" href={`/council/requests/${requestId}/referral`}>
				{sheetWords.contract.referral}
			</LinkButton>
		</>
	)
	const form = mayTurnDown && (
		<ActForm
			idempotencyKey={typed ? view.key : crypto.randomUUID()}
			hidden={{ state: seen.state, quoteId: seen.quoteId ?? '' }}
			className="page-form"
		>
			<TextArea
				name="reason"
				id={typed ? undefined : 'turning-down-reason'}
				label={words.reason}
				hint={words.reasonHint}
				rows={3}
				defaultValue={typed ? view.value('reason') : never ? words.never : undefined}
				error={typed ? view.error('reason') : undefined}
			/>
			{mayWithdrawQuote && <p>{words.quoteSay}</p>}
			<div className="btns-row">
				{mayWithdrawQuote && (
					<Button name="intent" value="withdraw-quote" kind="second">
						{words.withdrawQuote}
					</Button>
				)}
				<Button name="intent" value="turn-down" kind="stop">
					{words.turnDown}
				</Button>
			</div>
			<p className="hint">{words.after}</p>
		</ActForm>
	)
	return (
		<>
			{ended && (
				<Sheet id="ended" title={words.ended[ended.of]}>
					<p>{ended.said}</p>
					<p className="lines-kept">{ended.reason}</p>
					{mayTakeUp && (
						<>
							<p>{words.takeUpSay}</p>
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'take-up-again' }}>
								<Button kind="second">{words.takeUpAgain}</Button>
							</ActForm>
						</>
					)}
				</Sheet>
			)}
			{form &&
				(never ? (
					<Sheet id="turn-down" title={workWords.cannotGoOut}>
						<Told kind="no">{mayWithdrawQuote ? words.neverQuoted : words.neverSay}</Told>
						{form}
						{referral}
					</Sheet>
				) : (
					<Fold title={words.title} open={typed}>
						{form}
					</Fold>
				))}
		</>
	)
}

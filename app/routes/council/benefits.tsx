// The pages about benefits, as staff keep them: what may change, whom to ask, and the day somebody checked it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { benefits } from '~/council/benefit'
import { benefitPages, keepBenefit } from '~/council/benefit.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextArea, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { benefitWords as all } from '~/words/ja/benefits'
import { sayDayAndYear } from '~/words/ja/dates'
import { optionalDay, pick, text } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = all.staff

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const pages = await inSnapshot(benefitPages)
	return {
		told: toldOf(request, words.told),
		mayKeep: mayDo('answer-office', who.roles),
		pages: pages.map((page) => ({
			...page,
			checked: page.checkedDay === null ? null : all.checked(sayDayAndYear(page.checkedDay)),
		})),
	}
}

const schema = z.object({
	benefit: pick(words.title, benefits),
	changes: text(all.changes, 2000),
	ask: text(all.ask, 300),
	checkedDay: optionalDay(words.checkedDay),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-office')
	return send(request, {
		form: 'benefit',
		person: who.accountId,
		schema,
		async act(tx, page) {
			await keepBenefit(tx, actor, page)
			return `/council/benefits?told=kept#${page.benefit}`
		},
	})
}

export default function BenefitsKept() {
	const { told, mayKeep, pages } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'benefit')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{pages.map((page) => {
				const mine = view.value('benefit') === page.benefit
				const idOf = (name: string) => (mine ? undefined : `${name}-${page.benefit}`)
				return (
					<Sheet key={page.benefit} id={page.benefit} title={all.names[page.benefit]}>
						<p className="lines-kept">{page.changes}</p>
						<p>
							<b>{all.ask}</b> {page.ask}
						</p>
						<p>
							{page.checked ?? <Chip tone="wait">{all.uncheckedShort}</Chip>}{' '}
							<a href={`/benefits/${page.benefit}`}>{words.see}</a>
						</p>
						{mayKeep && (
							<Fold title={words.save} open={mine}>
								<ActForm
									idempotencyKey={mine ? view.key : crypto.randomUUID()}
									hidden={{ benefit: page.benefit }}
									className="page-form"
								>
									<TextArea
										name="changes"
										id={idOf('changes')}
										label={all.changes}
										rows={6}
										defaultValue={mine ? view.value('changes') : page.changes}
										error={mine ? view.error('changes') : undefined}
									/>
									<TextField
										name="ask"
										id={idOf('ask')}
										label={all.ask}
										defaultValue={mine ? view.value('ask') : page.ask}
										error={mine ? view.error('ask') : undefined}
									/>
									<DateField
										name="checkedDay"
										id={idOf('checkedDay')}
										label={words.checkedDay}
										hint={words.checkedHint}
										defaultValue={mine ? view.date('checkedDay') : (page.checkedDay ?? undefined)}
										error={mine ? view.error('checkedDay') : undefined}
										optional
									/>
									<Button kind="second">{words.save}</Button>
								</ActForm>
							</Fold>
						)}
					</Sheet>
				)
			})}
		</Council>
	)
}

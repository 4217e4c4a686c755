// The council's own rules: the value now, where it comes from, and changing it from a day on.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Setting, SettingKey } from '~/council/setting'
import { readSetting, settings } from '~/council/setting'
import { setSetting, settingsOn } from '~/council/setting.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { day, pick, text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.settings
const keys = Object.keys(settings) as [SettingKey, ...SettingKey[]]

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	const values = await inSnapshot((on) => settingsOn(on, keys, today))
	return {
		told: toldOf(request, { saved: words.saved }),
		today,
		mayChange: mayDo('set-settings', who.roles),
		rows: keys.map((key) => ({
			key,
			name: words.names[key],
			value: String(values[key]),
			source: settings[key].source,
			verified: (settings[key] as Setting).verified,
		})),
	}
}

const schema = z.object({
	key: pick(words.title, keys),
	value: text(words.value, 500),
	fromDay: day(words.fromDay),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'set-settings')
	return send(request, {
		form: 'setting',
		person: who.accountId,
		schema,
		async act(tx, { key, value, fromDay }) {
			const read = readSetting(key, value)
			if (read === undefined) throw refused('setting-bad', undefined, 'value')
			if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
			await setSetting(tx, actor, key, read, fromDay)
			return `/council/settings?told=saved#${key}`
		},
	})
}

export default function Settings() {
	const { told, today, mayChange, rows } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'setting')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{rows.map((row) => {
				const mine = view.value('key') === row.key
				return (
					<Sheet
						key={row.key}
						id={row.key}
						title={row.name}
						note={row.verified ? undefined : <Chip tone="wait">{words.unverified}</Chip>}
					>
						<p>
							<b>{row.value}</b>
						</p>
						<p className="hint" lang="en">
							{row.source}
						</p>
						{mayChange && (
							<Fold title={words.change} open={mine}>
								<ActForm idempotencyKey={mine ? view.key : crypto.randomUUID()} hidden={{ key: row.key }}>
									<TextArea
										name="value"
										id={mine ? undefined : `value-${row.key}`}
										label={words.value}
										rows={2}
										defaultValue={mine ? view.value('value') : row.value}
										error={mine ? view.error('value') : undefined}
									/>
									<DateField
										name="fromDay"
										id={mine ? undefined : `from-${row.key}`}
										label={words.fromDay}
										defaultValue={mine ? view.date('fromDay') : today}
										error={mine ? view.error('fromDay') : undefined}
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

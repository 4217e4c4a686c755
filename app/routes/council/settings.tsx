// The council's own rules: the value now, where it comes from, and changing it from a day on.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Setting, SettingKey } from '~/council/setting'
import { readSetting, settingGroups, settings } from '~/council/setting'
import { ownSettings, setSetting, settingsOn } from '~/council/setting.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextArea, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { day, pick, text } from '~/words/ja/fields'
import { saySetting, settingWords as words } from '~/words/ja/settings'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const keys = Object.keys(settings) as [SettingKey, ...SettingKey[]]

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const values = await settingsOn(on, keys, today)
		const own = await ownSettings(on, today)
		const groups = (
			Object.entries(settingGroups) as [keyof typeof settingGroups, readonly SettingKey[]][]
		).filter(([group]) => group !== 'processor' || hasProcessor())
		return {
			told: toldOf(request, { saved: words.saved }),
			today,
			mayChange: mayDo('set-settings', who.roles),
			groups: groups.map(([group, theirs]) => ({
				group,
				rows: theirs.map((key) => {
					const { kind, choices, verified }: Setting = settings[key]
					return {
						key,
						kind,
						choices: choices ?? [],
						value: String(values[key]),
						shown: saySetting(kind, values[key]),
						verified: verified || own.has(key),
					}
				}),
			})),
		}
	})
}

const schema = z.object({
	setting: pick(words.title, keys),
	value: text(words.value, 500),
	fromDay: day(words.fromDay),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'set-settings')
	return send(request, {
		form: 'setting',
		person: who.accountId,
		schema,
		async act(tx, { setting: key, value, fromDay }) {
			const read = readSetting(key, value)
			if (read === undefined) {
				const { kind, least, most }: Setting = settings[key]
				throw refused('setting-bad', { kind, least, most }, 'value')
			}
			if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
			await setSetting(tx, actor, key, read, fromDay)
			return `/council/settings?told=saved#${key}`
		},
	})
}

type Row = Awaited<ReturnType<typeof loader>>['groups'][number]['rows'][number]

/** The field of a new value, as its kind is typed. */
function Value({ row, ...field }: { row: Row; id?: string; defaultValue?: string; error?: string }) {
	const props = { ...field, name: 'value', label: words.value, hint: words.hints[row.kind] || undefined }
	if (row.kind === 'choice')
		return (
			<SelectField
				{...props}
				blank={false}
				choices={row.choices.map((value) => ({ value, label: saySetting('choice', value) }))}
			/>
		)
	if (row.kind === 'text') return <TextArea {...props} rows={4} />
	return <TextField {...props} />
}

export default function Settings() {
	const { told, today, mayChange, groups } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'setting')
	return (
		<Council>
			<DeskHead title={words.title} lead={mayChange ? words.lead : words.leadReading} />
			<ToldIn>{told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			{groups.map(({ group, rows }) => (
				<Sheet key={group} id={group} title={words.groups[group]}>
					{rows.map((row) => {
						const mine = view.value('setting') === row.key
						const typed = row.kind === 'choice' ? row.value : row.shown
						return (
							<div key={row.key} id={row.key} className="setting">
								<ToldIn part={row.key}>{told}</ToldIn>
								<p>
									<b>{words.names[row.key]}</b>
									<span className="lines-kept">{row.shown}</span>
									{!row.verified && <Chip tone="wait">{words.unverified}</Chip>}
								</p>
								<p className="hint-s">{words.sources[row.key]}</p>
								{mayChange && (
									<Fold title={words.change} open={mine}>
										{!row.verified && <p>{words.unverifiedNote}</p>}
										<ActForm
											idempotencyKey={mine ? view.key : crypto.randomUUID()}
											hidden={{ setting: row.key }}
										>
											<Value
												row={row}
												id={mine ? undefined : `value-${row.key}`}
												defaultValue={mine ? view.value('value') : typed}
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
							</div>
						)
					})}
				</Sheet>
			))}
		</Council>
	)
}

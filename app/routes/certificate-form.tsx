// Which months a 支払証明書 is for, and those that were issued: the same for the person and for staff.
import { z } from 'zod'
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { SelectField, Tick } from '~/ui/field'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { certificateWords as words } from '~/words/ja/certificates'
import { tick } from '~/words/ja/fields'

const month = (label: string) =>
	z.string({ error: words.monthMust(label) }).regex(/^20\d\d-(0[1-9]|1[0-2])$/, words.monthMust(label))

/** The two months of the form, and whether one of the same months is issued once more. */
export const certificateMonths = z.object({
	fromMonth: month(words.from),
	untilMonth: month(words.until),
	again: tick(),
})

type Choice = { value: string; label: string }

/** The form, the years and the papers so far; `hrefs` says where a paper and a year stand. */
export function CertificateParts(props: {
	view: ReturnType<typeof formView>
	months: readonly Choice[]
	years: readonly number[]
	issued: readonly { id: string; title: string; note: string }[]
	hrefs: { paper: (id: string) => string; year: (year: number) => string }
}) {
	const { view, months, years, issued, hrefs } = props
	if (months.length === 0)
		return (
			<Empty icon="doc" note={words.noPayNote}>
				{words.noPay}
			</Empty>
		)
	return (
		<>
			<ActForm idempotencyKey={view.key} className="page-form">
				<SelectField {...view.line('fromMonth')} label={words.from} choices={months} blank={false} />
				<SelectField {...view.line('untilMonth')} label={words.until} choices={months} blank={false} />
				{view.error('again') && <Tick name="again" label={words.again} error={view.error('again')} />}
				<Button icon="doc">{words.submit}</Button>
			</ActForm>
			<Section id="years" title={words.years}>
				<Rows
					rows={years.map((year) => ({
						href: hrefs.year(year),
						icon: 'doc' as const,
						title: words.yearLink(year),
					}))}
				/>
			</Section>
			<Section id="issued" title={words.past}>
				{issued.length === 0 ? (
					<p>{words.none}</p>
				) : (
					<Rows
						rows={issued.map(({ id, title, note }) => ({
							href: hrefs.paper(id),
							icon: 'doc' as const,
							title,
							note,
						}))}
					/>
				)}
			</Section>
		</>
	)
}

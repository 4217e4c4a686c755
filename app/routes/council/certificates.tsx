// 支払証明書 of somebody, issued by staff; and the year's statements.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readCertificates } from '~/archive/certificate-paper.server'
import { issueCertificate } from '~/money/paid.server'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { certificateWords as words } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'
import { CertificateParts, certificateMonths } from '../certificate-form'
import { send } from '../door.server'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'issue-certificate')
	const id = params.registrantId ?? ''
	return inSnapshot(async (on) => {
		const person = await registrantOf(on, id)
		if (!person) throw data(null, { status: 404 })
		return { id, who: `${person.familyName} ${person.givenName}`, ...(await readCertificates(on, id)) }
	})
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'issue-certificate')
	return send(request, {
		form: 'certificate',
		person: who.accountId,
		schema: certificateMonths,
		async act(tx, months) {
			const id = await issueCertificate(tx, actor, params.registrantId ?? '', months)
			return `/council/certificates/${id}`
		},
	})
}

export default function Certificates() {
	const { id, who, ...found } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'certificate', {
		fromMonth: found.months.at(-1)?.value,
	})
	return (
		<Council>
			<DeskHead title={words.title} over={who} lead={words.leadStaff} />
			<ErrorSummary errors={view.errors} />
			<CertificateParts
				{...found}
				view={view}
				hrefs={{
					paper: (certificateId) => `/council/certificates/${certificateId}`,
					year: (year) => `/council/people/${id}/years/${year}`,
				}}
			/>
		</Council>
	)
}

// 支払証明書 for any months, in one press; and the year's statements.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readCertificates } from '~/archive/certificate-paper.server'
import { issueCertificate } from '~/money/paid.server'
import { requireRegistrant } from '~/people/guard.server'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { titled } from '~/ui/title'
import { benefitWords } from '~/words/ja/benefits'
import { certificateWords as words } from '~/words/ja/certificates'
import { correctionWords } from '~/words/ja/correction'
import { inSnapshot } from '~db/client'
import { CertificateParts, certificateMonths } from '../certificate-form'
import { send } from '../door.server'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot((on) => readCertificates(on, registrantId))
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'certificate',
		person: who.accountId,
		schema: certificateMonths,
		async act(tx, months) {
			return `/my/certificates/${await issueCertificate(tx, actor, registrantId, months)}`
		},
	})
}

export default function MyCertificates() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'certificate', {
		fromMonth: found.months.at(-1)?.value,
	})
	return (
		<Resident back={{ href: '/my/earnings', label: correctionWords.mine.back }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={words.title} lead={words.lead} />
			<CertificateParts
				{...found}
				view={view}
				hrefs={{
					paper: (id) => `/my/certificates/${id}`,
					year: (year) => `/my/earnings/years/${year}`,
				}}
			/>
			<Rows
				rows={[{ href: '/benefits', icon: 'info', title: benefitWords.link, note: benefitWords.linkNote }]}
			/>
		</Resident>
	)
}

// A 支払証明書 as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCertificate } from '~/archive/certificate-paper.server'
import { requireStaff } from '~/people/guard.server'
import { CertificateSheet } from '~/ui/certificate-sheet'
import { titled } from '~/ui/title'
import { certificateWords as words } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'issue-certificate')
	const found = await inSnapshot((on) => readCertificate(on, null, params.certificateId ?? ''))
	if (!found) throw data(null, { status: 404 })
	return found
}

export default function CertificatePage() {
	const certificate = useLoaderData<typeof loader>()
	return (
		<CertificateSheet
			certificate={certificate}
			back={{ href: `/council/people/${certificate.registrantId}/certificates`, label: words.back }}
		/>
	)
}

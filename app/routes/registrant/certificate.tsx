// One's own 支払証明書, as it is printed.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCertificate } from '~/archive/certificate-paper.server'
import { requireRegistrant } from '~/people/guard.server'
import { CertificateSheet } from '~/ui/certificate-sheet'
import { titled } from '~/ui/title'
import { certificateWords as words } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot((on) => readCertificate(on, registrantId, params.certificateId ?? ''))
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	return found
}

export default function MyCertificate() {
	return (
		<CertificateSheet
			certificate={useLoaderData<typeof loader>()}
			back={{ href: '/my/certificates', label: words.back }}
		/>
	)
}

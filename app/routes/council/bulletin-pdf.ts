// The bulletin as a PDF, for a printer in another house.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { bulletinPapers } from '~/archive/bulletin.server'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { requireStaff } from '~/people/guard.server'
import { bulletinAsked } from '../bulletin-asked.server'

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const { bulletin } = await bulletinAsked(request)
	return pdfAnswer(await makePdf(bulletinPapers(bulletin)), 'oshigoto-joho')
}

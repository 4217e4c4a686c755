// Changing how the pages look (letters, contrast) and coming back to where one was.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import type { DisplayChoice } from '~/ui/display'
import { displayChoices, withDisplay } from '~/ui/display'
import { ownPath } from '../address'
import { displayCookie, displayOf } from '../display.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const params = new URL(request.url).searchParams
	const back = ownPath(params.get('back'), '/')
	const choice = displayChoices.find((one) => one === params.get('set')) as DisplayChoice | undefined
	return redirect(
		back,
		choice ? { headers: { 'set-cookie': displayCookie(withDisplay(displayOf(request), choice)) } } : {},
	)
}

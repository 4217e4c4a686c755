// The people of the office (担当者) and their roles: the administrator's page, which 監査 may read.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { mayDo, staffRoles } from '~/people/role'
import { Council } from '~/ui/frame'
import { titled } from '~/ui/title'
import { staffWords as words } from '~/words/ja/office'
import { Holders } from '../holders'
import { actOnHolders, loadHolders } from '../holders.server'

const path = '/council/staff'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-staff')
	return { mayChange: mayDo('grant-roles', who.roles), found: await loadHolders(request, staffRoles) }
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'grant-roles')
	await requireFresh(request, who)
	return actOnHolders(request, { person: who.accountId, actor, roles: staffRoles, path })
}

export default function Staff() {
	const { mayChange, found } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return (
		<Council>
			<Holders
				title={words.title}
				lead={words.lead}
				{...{ path, roles: staffRoles, mayChange, found, answered }}
			/>
		</Council>
	)
}

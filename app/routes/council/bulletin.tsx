// おしごと情報 as a paper: which areas and kinds, then the sheet itself.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { areasToChoose } from '~/council/area.server'
import { requireStaff } from '~/people/guard.server'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { PickMany } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { bulletinWords as words } from '~/words/ja/bulletin'
import { publishedTasks } from '~/work/posting.server'
import { taskKinds } from '~/work/task'
import { inSnapshot } from '~db/client'
import { kindWord } from '../task-face'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const at = now()
	const params = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const posted = await publishedTasks(on, {}, dayOf(at), minuteOf(at))
		const areas = await areasToChoose(on)
		const many = (n: number, label: string) => (n === 0 ? label : `${label}(${n})`)
		return {
			any: posted.length > 0,
			areas: areas.map(({ id, name }) => ({
				value: id,
				label: many(posted.filter((task) => task.areaId === id).length, name),
			})),
			kinds: taskKinds.map((kind) => ({
				value: kind,
				label: many(posted.filter((task) => task.kind === kind).length, kindWord(kind)),
			})),
			chosen: { area: params.getAll('area'), kind: params.getAll('kind') },
		}
	})
}

export default function BulletinChoice() {
	const { any, areas, kinds, chosen } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="choice" title={words.title}>
				{any ? (
					<form method="get" action="/council/bulletin/sheet" className="page-form">
						<PickMany
							name="area"
							label={words.areas}
							columns="two"
							choices={areas}
							defaultValues={chosen.area}
							optional
						/>
						<PickMany
							name="kind"
							label={words.kinds}
							columns="two"
							choices={kinds}
							defaultValues={chosen.kind}
							optional
						/>
						<Button big icon="doc">
							{words.see}
						</Button>
					</form>
				) : (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				)}
			</Sheet>
		</Council>
	)
}

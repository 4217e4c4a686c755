// The bulletin as it is printed: large letters, kana, the band of the day, the telephone and the code.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { Band } from '~/ui/band'
import { useRoot } from '~/ui/frame'
import { Icon } from '~/ui/icon'
import { Mark } from '~/ui/mark'
import { PaperPage } from '~/ui/paper-page'
import { QrSquares } from '~/ui/paper-parts'
import { Ruby } from '~/ui/ruby'
import { titled } from '~/ui/title'
import { TownStrip } from '~/ui/town-strip'
import { bulletinWords as words } from '~/words/ja/bulletin'
import { ui } from '~/words/ja/ui'
import { bulletinAsked } from '../bulletin-asked.server'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	return bulletinAsked(request)
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>['bulletin']
type Task = Found['sheets'][number][number]

function Line({ task, n }: { task: Task; n: number }) {
	return (
		<li>
			<span className="bu-n">{n}</span>
			<div className="bu-what">
				<h2>
					<Ruby words={task.title} />
				</h2>
				<p className="bu-what-say">
					<Ruby words={task.what} />
				</p>
				<p className="bu-place">
					<Ruby words={task.where} />
				</p>
				{[task.group, task.recruiter].filter(Boolean).map((one) => (
					<p key={one} className="bu-recruiter">
						{one}
					</p>
				))}
			</div>
			<div className="bu-when">
				<p>
					<b>{task.day}</b>
				</p>
				<p>{task.hours}</p>
				<Band pieces={[{ from: task.span.startMinute, to: task.span.endMinute, kind: 'work' }]} />
			</div>
			<p className="bu-pay">
				<small>{task.payFor}</small>
				<b>{ui.amount(task.payYen)}</b>
				{words.yen}
			</p>
		</li>
	)
}

function OneSheet({ found, n }: { found: Found; n: number }) {
	const tasks = found.sheets[n] ?? []
	const { office } = found
	const before = found.sheets.slice(0, n).flat().length
	return (
		<section className="a4 bulletin">
			<div className="bu-head">
				<div className="bu-brand">
					<Mark />
					<p>
						{office.town}
						<b>{ui.brand}</b>
					</p>
				</div>
				<div className="bu-title">
					<h1>{words.head}</h1>
					<p>{found.month}</p>
				</div>
				<TownStrip />
			</div>
			<p className="bu-lead">{tasks.length === 0 ? words.noneFound : words.lead1}</p>
			<ol className="bu-list">
				{tasks.map((task, at) => (
					<Line key={task.id} task={task} n={before + at + 1} />
				))}
			</ol>
			<div className="bu-foot">
				<div className="bu-tel">
					<p>{words.tel}</p>
					<p className="bu-num">
						<Icon name="phone" />
						{office.telephone}
					</p>
					<p>{words.place(office.hours, office.place)}</p>
				</div>
				<div className="bu-qr">
					<QrSquares qr={found.qr} />
					<p>{words.qr}</p>
				</div>
			</div>
			<div className="bu-small">
				{found.beyond > 0 && <p>{words.more(found.beyond)}</p>}
				<p>
					<b>
						<Ruby words={words.notEmployment} />
					</b>{' '}
					<Ruby words={words.notEmploymentSay} />
				</p>
				<p className="bu-rules">
					<Ruby words={words.items.recruiter} />: {found.recruiter}
				</p>
				<p className="bu-rules">
					<Ruby words={words.items.cancellation} />: {found.cancellation}
				</p>
				<p className="bu-rules">
					{found.issued} {found.sheets.length > 1 && words.sheetOf(n + 1, found.sheets.length)}
				</p>
			</div>
		</section>
	)
}

export default function BulletinSheet() {
	const { bulletin, choice } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const sheets = Math.max(1, bulletin.sheets.length)
	return (
		<PaperPage
			office={office}
			kind="many"
			back={{ href: `/council/bulletin${choice}`, label: words.back }}
			more={[{ href: `/council/bulletin/pdf${choice}`, label: words.pdf }]}
		>
			{Array.from({ length: sheets }, (_, n) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: sheets keep their order
				<OneSheet key={n} found={bulletin} n={n} />
			))}
		</PaperPage>
	)
}

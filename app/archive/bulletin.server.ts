// おしごと情報 as a bulletin: what is posted and free, with the six items of 12条, large and with kana, for a board or a 班回覧.
import type { Day } from '~/base/day'
import { dayOf, minuteOf, monthOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { cancelRuleOn, settingsOn } from '~/council/setting.server'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import type { Qr } from '~/papers/qr.server'
import { qrOf } from '~/papers/qr.server'
import { bulletinWords } from '~/words/ja/bulletin'
import { sayDay, sayDayAndYear, sayMonth, saySpan } from '~/words/ja/dates'
import { withKanaOver } from '~/words/ja/kana-over'
import { sayCancel } from '~/words/ja/pay'
import type { PostingFilter } from '~/work/posting'
import { postingOf, publishedTasks } from '~/work/posting.server'
import { officeOf, taskDefaults } from '~/work/task.server'
import type { Db } from '~db/client'

const words = bulletinWords

/** As many as stand on a sheet in letters that are read at arm's length, and as many sheets as a 班 passes on. */
const onSheet = 4
const mostSheets = 8

/** A task as the bulletin shows it; words carry their kana. */
export type BulletinTask = {
	id: string
	title: string
	what: string
	where: string
	/** Its first day, how many more there are, and the hours of that day. */
	day: string
	hours: string
	span: { startMinute: number; endMinute: number }
	payYen: number
	payFor: string
	/** Who recruits where it is not the office. */
	recruiter: string
	/** Who it is for, where a written rule says so. */
	group: string
}

export type Bulletin = {
	month: string
	issued: string
	sheets: BulletinTask[][]
	/** Tasks that no sheet has room for. */
	beyond: number
	office: { name: string; address: string; telephone: string; hours: string; place: string; town: string }
	recruiter: string
	cancellation: string
	/** The address behind the code, and the code. */
	address: string
	qr: Qr
}

/** The bulletin of the areas and kinds chosen, as it stands now. `base` is the site's own address. */
export async function bulletinOf(
	on: Db,
	filter: Pick<PostingFilter, 'areaId' | 'kind'>,
	at: Date,
	base: string,
): Promise<Bulletin> {
	const today = dayOf(at)
	const posted = await publishedTasks(on, filter, today, minuteOf(at))
	const shown = posted.slice(0, onSheet * mostSheets)
	const tasks: BulletinTask[] = []
	for (const { id } of shown) {
		const task = await bulletinTask(on, id, today, minuteOf(at))
		if (task) tasks.push(task)
	}
	const set = await settingsOn(
		on,
		['office-name', 'office-address', 'office-telephone', 'office-hours', 'office-place', 'town-name'],
		today,
	)
	const recruits = await officeOf(on, today)
	const { cancellation } = await taskDefaults(on, today)
	const address = `${base}/tasks`
	return {
		month: words.number(sayMonth(monthOf(today))),
		issued: words.issued(sayDayAndYear(today)),
		sheets: Array.from({ length: Math.ceil(tasks.length / onSheet) }, (_, n) =>
			tasks.slice(n * onSheet, (n + 1) * onSheet),
		),
		beyond: posted.length - shown.length,
		office: {
			name: set['office-name'],
			address: set['office-address'],
			telephone: set['office-telephone'],
			hours: set['office-hours'],
			place: set['office-place'],
			town: set['town-name'],
		},
		recruiter: words.recruiterOffice(recruits.name, recruits.address, recruits.contact),
		cancellation: `${cancellation} ${sayCancel(await cancelRuleOn(on, today))}`,
		address,
		qr: qrOf(address),
	}
}

async function bulletinTask(
	on: Db,
	id: string,
	today: Day,
	minute: number,
): Promise<BulletinTask | undefined> {
	const task = await postingOf(on, id, today, minute)
	const first = task?.slots[0]
	if (!task || !first) return undefined
	const days = new Set(task.slots.map((slot) => slot.day)).size
	return {
		id,
		title: withKanaOver(task.title),
		what: withKanaOver(task.result.split('\n')[0] ?? ''),
		where: withKanaOver(task.placeText),
		day: words.days(sayDay(first.day), days - 1),
		hours: saySpan(first.startMinute, first.endMinute),
		span: { startMinute: first.startMinute, endMinute: first.endMinute },
		payYen: task.payYen,
		payFor: task.payFor,
		recruiter: task.commissioner
			? words.recruiterOne(task.recruiter.name, task.recruiter.address, task.recruiter.contact)
			: '',
		group: task.groupRule === '' ? '' : words.group,
	}
}

const taskParts = (task: BulletinTask, n: number): PdfPart[] => [
	{ kind: 'ruby', size: 'large', bold: true, text: `${n}. ${task.title}` },
	{ kind: 'ruby', size: 'text', text: `${words.items.what} ${task.what}` },
	{ kind: 'ruby', size: 'text', text: `${words.items.where} ${task.where}` },
	{ kind: 'ruby', size: 'text', text: `${words.items.when} ${task.day} ${task.hours}` },
	{
		kind: 'ruby',
		size: 'text',
		bold: true,
		text: `${words.items.pay} ${task.payFor} ${formatYen(task.payYen)}${words.yen}`,
	},
	...[task.recruiter, task.group]
		.filter(Boolean)
		.map((text): PdfPart => ({ kind: 'ruby', size: 'small', text })),
]

/** The bulletin as papers for a PDF. */
export function bulletinPapers(found: Bulletin): PdfPaper[] {
	const { office } = found
	const foot = `${office.name} ${office.telephone}`
	const end: PdfPart[] = [
		...(found.beyond > 0
			? [{ kind: 'ruby' as const, size: 'text' as const, text: words.more(found.beyond) }]
			: []),
		{
			kind: 'qr',
			...found.qr,
			caption: `${words.tel}\n${office.telephone}\n${words.place(office.hours, office.place)}\n${words.qr}`,
		},
		{ kind: 'ruby', size: 'text', bold: true, text: words.notEmployment },
		{ kind: 'ruby', size: 'small', text: words.notEmploymentSay },
		{ kind: 'ruby', size: 'small', text: `${words.items.recruiter} ${withKanaOver(found.recruiter)}` },
		{ kind: 'ruby', size: 'small', text: `${words.items.cancellation} ${withKanaOver(found.cancellation)}` },
	]
	const sheets = found.sheets.length === 0 ? [[]] : found.sheets
	return sheets.map((tasks, n) => ({
		title: `${words.head} ${found.month}`,
		subject: found.issued,
		foot,
		parts: [
			...(tasks.length === 0 ? [{ kind: 'text' as const, text: words.noneFound }] : []),
			...tasks.flatMap((task, at) => taskParts(task, n * onSheet + at + 1)),
			...end,
		],
	}))
}

// Every shared part drawn once, for the promises that hold for all of them.
import type { ReactElement } from 'react'
import { ActForm } from '~/ui/act-form'
import { Agenda } from '~/ui/agenda'
import { AskCard } from '~/ui/ask-card'
import { AvailabilityGrid } from '~/ui/availability-grid'
import { BandKey } from '~/ui/band'
import { Button, Buttons, LinkButton, SeeLink } from '~/ui/button'
import { CallList } from '~/ui/call-list'
import { Chip, Chips } from '~/ui/chip'
import { CodeCard, CodeCards } from '~/ui/code-card'
import { Decisions } from '~/ui/decisions'
import { DeskPage } from '~/ui/desk-page'
import { plainDisplay } from '~/ui/display'
import { Dock } from '~/ui/dock'
import { Door } from '~/ui/door'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { Facts, KeyValues } from '~/ui/facts'
import {
	DateField,
	FileField,
	NumberField,
	PickMany,
	PickOne,
	SelectField,
	TextArea,
	TextField,
	Tick,
	TimeField,
	TimeSelect,
	YenField,
} from '~/ui/field'
import { Fit, FitList } from '~/ui/fit'
import { Guards } from '~/ui/guards'
import { NextThing } from '~/ui/next-thing'
import type { Office } from '~/ui/office'
import { DeskHead, PageHead } from '~/ui/page-head'
import { Pages } from '~/ui/pages'
import { PaperPage } from '~/ui/paper-page'
import { Places } from '~/ui/places'
import { PromiseOfReply } from '~/ui/promise'
import { ResidentPage } from '~/ui/resident-page'
import { RoomPage } from '~/ui/room-page'
import { Steps, Talk } from '~/ui/room-parts'
import { Lines, Rows } from '~/ui/rows'
import { Ruby } from '~/ui/ruby'
import { Scale } from '~/ui/scale'
import { Note, Section, Sheet, TwoColumns } from '~/ui/section'
import { SignBoxes } from '~/ui/sign-boxes'
import { EarningCard, Flow } from '~/ui/sums'
import { Table } from '~/ui/table'
import { TaskCard } from '~/ui/task-card'
import { Terms } from '~/ui/terms'
import { Told } from '~/ui/told'

/** A town for the tests. */
export const office: Office = {
	town: 'ひなた市',
	name: 'ひなた市しごとコンビニ協議会',
	telephone: '0999-00-1234',
	hours: '平日 8時30分から17時15分まで',
	place: '市役所 1階 3番窓口',
	leastAge: 18,
	demo: true,
}

const morning = [{ from: 570, to: 690, kind: 'work' as const }]
const wrong = '直してください'
const choices = [
	{ value: 'a', label: 'はい' },
	{ value: 'b', label: 'いいえ', hint: 'あとで聞きます' },
]

/** A form with one field of each kind, each with an error. */
export const fields = (
	<ActForm idempotencyKey="k-1" hidden={{ form: 'sample', nothing: undefined }} files>
		<TextField name="name" label="お名前" hint="漢字で" error={wrong} />
		<TextArea name="note" label="伝えたいこと" optional error={wrong} />
		<NumberField name="weight" label="重さ" unit="kg" error={wrong} />
		<YenField name="yen" label="額" error={wrong} />
		<SelectField name="area" label="地区" choices={[{ value: '1', label: '中央' }]} error={wrong} />
		<PickOne name="one" label="どちら" choices={choices} error={wrong} />
		<PickMany name="many" label="どれでも" choices={choices} error={wrong} optional />
		<Tick name="agree" label="読みました" error={wrong} />
		<DateField name="day" label="日" error={wrong} />
		<TimeSelect name="at" label="時刻" error={wrong} />
		<TimeField name="clock" label="時刻" error={wrong} />
		<FileField name="photo" label="写真" error={wrong} hint="3枚まで" />
		<Button>送る</Button>
	</ActForm>
)

/** Every page frame with every part in it. */
export const samples: Record<string, ReactElement> = {
	resident: (
		<ResidentPage
			office={office}
			display={plainDisplay}
			here="/my?a=1"
			whose="日高"
			acting
			back={{ href: '/', label: 'ホームにもどる' }}
			footLinks={[{ href: '/about', label: 'このしくみについて' }]}
		>
			<Told undo={{ idempotencyKey: 'k-2', label: '取り消す', until: '11時まで' }}>手を挙げました</Told>
			<Told kind="no">送れませんでした</Told>
			<ErrorSummary errors={[{ id: 'name', message: wrong }]} />
			<PageHead title={<Ruby words="{客室|きゃくしつ}" />} over="観光業" overIcon="bed" lead="2時間です。" />
			<NextThing say="読んでください。" due="金曜日まで" way={{ href: '/t', label: '読む' }} />
			<TaskCard
				kind={{ icon: 'bed', label: '観光業・短時間' }}
				title="シーツをたたむ"
				href="/t/1"
				when="9時30分から11時30分"
				length="めやす 2時間"
				band={morning}
				place="中央地区"
				labels={[{ label: '座ってできる', icon: 'chair' }]}
				payYen={2600}
				payFor="1回"
				seatsLeft={2}
			/>
			<Facts facts={[{ icon: 'yen', label: '報酬', answer: '2,600円' }]} />
			<Scale loads={[{ label: '持つ重さ', answer: '3kgまで', level: 1 }]} />
			<Section id="fit" title="合うか">
				<Fit day="1日" hours="9時" pieces={morning} yes={['できる時間です。']} no={[]} />
				<Fit
					day="3日"
					hours="13時"
					pieces={morning}
					yes={[]}
					no={[
						{ reason: '木曜日の午後です。', way: '直せます。' },
						{ reason: '重いです。' },
						{ reason: '遠いです。' },
						{ reason: '長いです。' },
					]}
				/>
			</Section>
			<Agenda
				items={[
					{
						day: '2026-12-01',
						title: 'シーツ',
						href: '/a/1',
						when: '9時30分',
						band: morning,
						place: '旅館',
						state: { label: 'まだです', tone: 'wait' },
					},
				]}
			/>
			<AskCard
				say="お願いできますか"
				when="11日"
				band={morning}
				place="農園"
				payYen={2400}
				payFor="1回"
				until="30日"
			/>
			<Rows
				rows={[
					{ href: '/1', icon: 'bell', title: 'お知らせ', isNew: true },
					{ icon: 'doc', title: '言葉だけ' },
				]}
			/>
			<Terms
				title="取引条件明示書"
				subject="シーツ"
				items={[{ question: 'いつ', law: '日', answer: '1日' }]}
			/>
			<Guards guards={[{ icon: 'swap', say: '知らせてください。' }]} />
			<EarningCard
				title="ベンチ"
				note="5日"
				rows={[{ label: '24台', yen: 2400 }]}
				takenOffYen={0}
				totalYen={2400}
			/>
			<Flow label="流れ" steps={['検査', '支払']} now={0} />
			<AvailabilityGrid
				name="free"
				parts={[{ key: 'morning', label: '朝', hours: '6時〜10時' }]}
				chosen={['2-morning']}
				finer={{}}
			/>
			<Door title="入る">{fields}</Door>
			<Note title="あとのこと">お返事します。</Note>
			<Empty way={{ href: '/x', label: '直す' }}>ありません</Empty>
			<Pages page={2} pages={9} hrefFor={(page) => `?page=${page}`} />
			<BandKey kinds={['work', { kind: 'free', label: 'あなたの時間' }]} />
			<Chips chips={[{ label: '合います', tone: 'yes' }]} />
			<Dock note="不利になりません。">
				<LinkButton href="/x">見る</LinkButton>
			</Dock>
		</ResidentPage>
	),
	room: (
		<RoomPage
			office={office}
			display={plainDisplay}
			here="/room"
			home="/room"
			back={{ href: '/', label: 'もどる' }}
			hotlines={[
				{ name: 'ほかの電話', numbers: [{ telephone: '0120-000-000' }] },
				{ name: '命があぶないとき', first: true, numbers: [{ telephone: '119', who: '救急' }] },
			]}
			hotlinesCheckedOn="2026年11月1日"
		>
			<Steps all={3} now={1} />
			<PromiseOfReply by="明日 14:20" wrote="今日 14:20" left="18時間" passed={0.25} urgent />
			<Talk said={[{ key: '1', who: 'あさがお', at: '2:08', mine: true, body: '一つ。\n\n二つ。' }]} />
		</RoomPage>
	),
	desk: (
		<DeskPage
			office={office}
			home="/council"
			nav={[{ href: '/council', label: '今日', count: 10, current: true }]}
			who="井上 さち"
			hat="受付"
			hats={<a href="/hat">会計担当</a>}
		>
			<DeskHead
				title="今日"
				over="25日"
				lead="10件です。"
				aside={
					<SignBoxes
						boxes={[
							{ title: '作成', seal: { step: '作成', day: '12.21', name: '松本' }, words: '松本 10:12' },
							{ title: '決定', awaits: 'あなた', words: 'まだです' },
						]}
					/>
				}
			/>
			<Sheet id="todo" title="決めること" note="1件" flush tail={<a href="/x">すべて</a>}>
				<Decisions
					groups={[
						{
							id: 'late',
							title: '期限をすぎた',
							late: true,
							decisions: [
								{
									key: '1',
									time: '昨日',
									kind: { label: '検査', icon: 'alert', tone: 'no' },
									what: 'ベンチ',
									href: '/x',
									act: '確認する',
								},
							],
						},
					]}
				/>
			</Sheet>
			<TwoColumns
				main={
					<Sheet id="people" title="支払う人">
						<Table
							caption="支払う人"
							columns={[
								{ label: '名前' },
								{ label: '金額', right: true },
								{ label: 'すること', silent: true },
							]}
							rows={[
								{
									key: 1,
									mark: 'chosen',
									cells: [
										'有田',
										'5,200円',
										<SeeLink key="see" href="/p/1">
											ひらく
										</SeeLink>,
									],
								},
							]}
						/>
						<Places
							places={[
								{ key: '1', title: '店番', where: '7:00〜9:00', band: morning, states: [{ label: 'まだ' }] },
							]}
						/>
						<CallList
							calls={[
								{
									key: '1',
									name: '谷口',
									telephone: '0999-00-5678',
									matters: [{ key: '1', why: '返事', say: '「店番」', act: <Button>書く</Button> }],
									act: <Button>出ない</Button>,
								},
							]}
						/>
					</Sheet>
				}
				side={
					<Sheet id="side" title="たしかめたこと">
						<FitList reasons={['重なりはありません。']} />
						<Lines lines={[{ label: '面談', value: 'あり' }]} />
						<KeyValues pairs={[{ label: '電話', answer: '0999' }]} />
						<Chip tone="no">合いません</Chip>
					</Sheet>
				}
			/>
			<EndBar say="4人に決めます。">
				<Buttons row>
					<Button big>4人にお願いする</Button>
				</Buttons>
			</EndBar>
		</DeskPage>
	),
	paper: (
		<PaperPage office={office} back={{ href: '/', label: 'もどる' }}>
			<CodeCards>
				<CodeCard office={office} name="日高 和子" number="142" code="4821 0937" address="shigoto.example" />
			</CodeCards>
		</PaperPage>
	),
}

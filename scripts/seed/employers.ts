// The 24 employers of the demo town, in the six fields, and how each came to the scheme. All of them are invented.
import { addDays, dayOf } from '~/base/day'
import type { Channel } from '~/events/event'
import type { EmployerKind } from '~/people/employer'
import { giveSeat, makeEmployer, noteAgreement } from '~/people/employer.server'
import { noteVisit } from '~/people/visit.server'
import type { Field } from '~/work/request'
import { momentOn } from './hours'
import type { Town } from './town'
import { staffActor } from './town'

export type EmployerFacts = {
	key: EmployerKey
	name: string
	kana: string
	kind: EmployerKind
	field: Field
	district: number
	address: string
	contactName: string
	/** The e-mail of their seat; null for those who only telephone. */
	seat: string | null
	says: Channel
	/** Office days after the beginning on which they came. */
	came: number
	/** Still talking: no agreement yet. */
	talking?: true
}

type Row = [
	key: string,
	name: string,
	kana: string,
	kind: EmployerKind,
	field: Field,
	district: number,
	address: string,
	contactName: string,
	seat: string | null,
	came: number,
	says?: Channel,
]

const rows = [
	['aozora', 'あおぞら農園', 'アオゾラノウエン', 'farm', 'farming', 2, '山手3-14', '西 はるき', 'aozora', 0],
	['minori', 'みのり果樹園', 'ミノリカジュエン', 'farm', 'farming', 3, '水口2-8', '秋本 みのる', null, 1],
	[
		'kawakami',
		'川上営農組合',
		'カワカミエイノウクミアイ',
		'group',
		'farming',
		3,
		'川上1-1',
		'堀内 さだお',
		null,
		2,
		'fax',
	],
	['kinoko', '北野きのこ園', 'キタノキノコエン', 'farm', 'farming', 5, '峠5-2', '宮下 よしえ', null, 3],
	[
		'hidamari',
		'旅館ひだまり荘',
		'リョカンヒダマリソウ',
		'firm',
		'tourism',
		4,
		'湯の町1-8',
		'若松 けい',
		'inn',
		0,
	],
	['isokaze', '民宿いそかぜ', 'ミンシュクイソカゼ', 'firm', 'tourism', 1, '磯4-6', '浜崎 とも', 'isokaze', 1],
	[
		'annai',
		'湯の町観光案内所',
		'ユノマチカンコウアンナイジョ',
		'group',
		'tourism',
		4,
		'湯の町2-1',
		'湯川 あきこ',
		'annai',
		2,
	],
	[
		'asaichi',
		'ひなた朝市組合',
		'ヒナタアサイチクミアイ',
		'group',
		'tourism',
		1,
		'港町1-3',
		'磯部 かつみ',
		null,
		3,
	],
	['himono', '日なた干物店', 'ヒナタヒモノテン', 'firm', 'manufacturing', 1, '港町2-9', '磯野 たえ', null, 2],
	[
		'seicha',
		'川上製茶',
		'カワカミセイチャ',
		'firm',
		'manufacturing',
		3,
		'堰3-3',
		'茶谷 しげお',
		null,
		4,
		'fax',
	],
	[
		'mokko',
		'北野木工所',
		'キタノモッコウショ',
		'firm',
		'manufacturing',
		5,
		'北野1-12',
		'梶 こういち',
		'mokko',
		3,
	],
	[
		'sazanami',
		'さざなみ縫製',
		'サザナミホウセイ',
		'firm',
		'manufacturing',
		0,
		'栄町3-5',
		'糸井 のりこ',
		null,
		4,
	],
	[
		'komorebi',
		'介護の家こもれび',
		'カイゴノイエコモレビ',
		'firm',
		'care',
		2,
		'緑ヶ丘2-20',
		'森岡 ちえ',
		'komorebi',
		1,
	],
	[
		'yunagi',
		'デイサービスゆうなぎ',
		'デイサービスユウナギ',
		'firm',
		'care',
		1,
		'浜通3-7',
		'波多野 まり',
		'yunagi',
		2,
	],
	['iin', 'みなみ台医院', 'ミナミダイイイン', 'firm', 'care', 2, '坂上1-4', '南 さとる', null, 4],
	[
		'pokapoka',
		'子育てひろば ぽかぽか',
		'コソダテヒロバポカポカ',
		'group',
		'care',
		0,
		'本町4-2',
		'春日 ゆり',
		'pokapoka',
		3,
	],
	[
		'maruhina',
		'スーパーまるひな',
		'スーパーマルヒナ',
		'firm',
		'daily-life',
		0,
		'駅前1-1',
		'丸尾 たけお',
		'maruhina',
		0,
	],
	[
		'nikoniko',
		'弁当のにこにこ亭',
		'ベントウノニコニコテイ',
		'firm',
		'daily-life',
		0,
		'栄町1-9',
		'二宮 くにこ',
		null,
		1,
	],
	[
		'hasegawa',
		'長谷川 よしえ',
		'ハセガワヨシエ',
		'household',
		'daily-life',
		2,
		'緑ヶ丘1-6-3',
		'長谷川 よしえ',
		null,
		5,
	],
	['omori', '大森 さだお', 'オオモリサダオ', 'household', 'daily-life', 5, '原2-11', '大森 さだお', null, 20],
	[
		'shimin',
		'ひなた市役所 市民課',
		'ヒナタシヤクショシミンカ',
		'office',
		'other',
		0,
		'中央1-1-1',
		'市民課 窓口係',
		'shimin',
		0,
	],
	[
		'toshokan',
		'ひなた市立図書館',
		'ヒナタシリツトショカン',
		'office',
		'other',
		0,
		'本町2-2',
		'図書館 奉仕係',
		'toshokan',
		1,
	],
	[
		'koen',
		'ひなた市 公園緑地係',
		'ヒナタシコウエンリョクチガカリ',
		'office',
		'other',
		0,
		'中央1-1-1',
		'公園緑地係',
		null,
		0,
	],
	['kenzai', 'ひなた建材', 'ヒナタケンザイ', 'firm', 'manufacturing', 5, '原4-1', '石原 まもる', null, 45],
] as const satisfies Row[]

export type EmployerKey = (typeof rows)[number][0]

export const employerList: EmployerFacts[] = (rows as readonly Row[]).map(
	([key, name, kana, kind, field, district, address, contactName, seat, came, says = 'telephone']) => ({
		key: key as EmployerKey,
		name,
		kana,
		kind,
		field,
		district,
		address: `ひなた市${address}`,
		contactName,
		seat: seat && `${seat}@hinata.example`,
		came,
		says,
		...(key === 'kenzai' ? { talking: true as const } : {}),
	}),
)

/** Each employer comes on its day: written down, visited, agreed, and given a seat where they want one. */
export function bringEmployers(town: Town): void {
	const { stage, hours } = town
	for (const [n, facts] of employerList.entries()) {
		const chance = town.chance(`employer ${facts.key}`)
		const areaId = town.areaIds[facts.district] ?? ''
		const came = hours.office(chance, town.start, facts.came, 570 + n * 4, 575 + n * 4)
		const agreed = hours.office(chance, came, facts.came === 0 ? 0 : 1, 690, 960)
		const joined = dayOf(agreed)
		const employer = { ...facts, id: '', seatAccountId: null as string | null, joined, areaId }
		town.employers.set(facts.key, employer)
		stage.at(came, async (tx) => {
			employer.id = await makeEmployer(tx, staffActor(town, 'receptionist', 'counter'), {
				name: facts.name,
				kana: facts.kana,
				kind: facts.kind,
				field: facts.field,
				areaId,
				address: facts.address,
				telephone: `0999-00-${3001 + n}`,
				email: facts.seat,
				contactName: facts.contactName,
			})
		})
		if (facts.talking) continue
		stage.at(agreed, async (tx) => {
			await noteVisit(tx, staffActor(town, 'arranger'), employer.id, {
				day: dayOf(came),
				answers: placeSeen(facts),
			})
			await noteAgreement(tx, staffActor(town, 'arranger'), employer.id, {
				agreedDay: joined,
				visitedDay: null,
			})
			if (!facts.seat) return
			employer.seatAccountId = await giveSeat(tx, staffActor(town, 'receptionist'), employer.id, {
				name: facts.contactName,
				email: facts.seat,
				telephone: null,
				secret: town.secrets.staff,
			})
		})
	}
}

/** What somebody of the office wrote on the sheet of the visit. */
const placeSeen = ({ contactName, address, kind }: EmployerFacts) => ({
	guide: contactName,
	call: contactName,
	address119: address,
	toilet: kind === 'farm' ? '母屋の外。手すりあり' : '1階の奥',
	water: kind === 'farm' ? '作業場に水道' : '給湯室',
	shade: kind === 'farm' ? '軒下に椅子' : '',
	aed: '近くの公民館',
	parking: '入口の前に2台',
	rain: kind === 'farm' ? '前の日の夕方に電話で決める' : '屋内',
})

/** A moment at which an employer gets to it: in the site also early and late, by telephone in office hours. */
export function whenTheyGetToIt(town: Town, key: EmployerKey, after: Date, days: number): Date {
	const chance = town.chance(`employer ${key} ${after.getTime()}`)
	if (town.employers.get(key)?.seat) {
		const when = momentOn(chance, addDays(dayOf(after), days), 480, 1200)
		return when > after ? when : new Date(after.getTime() + chance.whole(20, 240) * 60_000)
	}
	const when = town.hours.office(chance, after, days)
	return when > after ? when : town.hours.office(chance, after, 1)
}

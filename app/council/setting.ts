// The council's own rules as typed settings: unit, first value, where it comes from, whether that is verified.
import type { SettingKind } from '~/words/ja/settings'
import { sayPayRule } from '~/words/ja/settings'
import { contractModes } from './contract-mode'
import { mostDaysAfterPrincipal, ordinaryPayRule, readPayRule } from './due-date'
import { readStampTable, sayStampTable } from './stamp-duty'
import { readColumnNames } from './statement-columns'
import { readShareTable, sayShareTable } from './transition-share'

type Kind = SettingKind

/** One setting. `source` is the law, bank or document it comes from; what is not verified is said to staff. */
export type Setting = {
	kind: Kind
	first: string | number
	source: string
	verified: boolean
	choices?: readonly string[]
	least?: number
	most?: number
}

const text = (first: string, source = 'the council decides', verified = true) =>
	({ kind: 'text', first, source, verified }) as const

const line = (first: string, source = 'the council decides', verified = true) =>
	({ kind: 'line', first, source, verified }) as const

const within = (kind: 'days' | 'hours', first: number, most: number) =>
	({ kind, first, source: 'the council decides', verified: true, least: 0, most }) as const

/** Every setting by its key. No rate, fee, wage, threshold or telephone number of the trade stands outside this list. */
export const settings = {
	'town-name': line('ひなた市'),
	'office-name': line('ひなた市しごとコンビニ協議会'),
	'office-address': line('ひなた市中央1-1-1 市役所1階'),
	'office-telephone': line('0999-00-1234'),
	'office-hours': line('平日 8時30分から17時15分まで'),
	'office-place': line('市役所 1階 3番窓口'),
	'office-opens-minute': {
		kind: 'clock',
		first: 510,
		source: 'the council decides',
		verified: true,
		least: 0,
		most: 1440,
	},
	'office-closes-minute': {
		kind: 'clock',
		first: 1035,
		source: 'the council decides',
		verified: true,
		least: 0,
		most: 1440,
	},
	'contract-mode': {
		kind: 'choice',
		first: 'A',
		choices: contractModes,
		source: 'handbook §2.2: A 再委託型, B 三者包括型; what is asked from that day on, old work keeps its own',
		verified: true,
	},
	'tax-rate': {
		kind: 'permille',
		first: 100,
		source: '消費税法 29条 and 地方税法: 10 % in all',
		verified: true,
		least: 0,
		most: 500,
	},
	'fee-rate': {
		kind: 'permille',
		first: 150,
		source: 'handbook §1.2: no figure found; 10–20 % is common in comparable schemes',
		verified: false,
		least: 0,
		most: 500,
	},
	'pay-date': {
		kind: 'pay-date',
		first: sayPayRule(ordinaryPayRule),
		source: 'practice.md 12: most offices close at the end of the month and pay on the 25th of the next',
		verified: false,
	},
	'pay-date-continued': {
		kind: 'pay-date',
		first: sayPayRule(ordinaryPayRule),
		source:
			'practice.md 12: a monthly closing of continued work of one kind at a set rate may take two months, agreed in the terms',
		verified: false,
	},
	'pay-bank-shut': {
		kind: 'choice',
		first: 'before',
		choices: ['before', 'after'],
		source: 'practice.md 12: a later day, two at most, only where the terms hold the agreement',
		verified: false,
	},
	'pay-after-principal': {
		kind: 'days',
		first: 0,
		source:
			'フリーランス法4条3項: 30 days at most after the employer’s due day, the three items shown (handbook §3.1)',
		verified: false,
		least: 0,
		most: mostDaysAfterPrincipal,
	},
	'quote-valid-days': {
		kind: 'days',
		first: 30,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 180,
	},
	'confirm-days': {
		kind: 'days',
		first: 7,
		source: "the employer's terms",
		verified: true,
		least: 1,
		most: 30,
	},
	'least-age': {
		kind: 'years',
		first: 18,
		source: "handbook §3.7: 15 after 31 March of that year with a guardian's paper is a council's own rule",
		verified: true,
		least: 15,
		most: 120,
	},
	'consultation-answer-hours': {
		kind: 'hours',
		first: 24,
		source: 'handbook §7: what is promised is what can be kept',
		verified: true,
		least: 1,
		most: 72,
	},
	'consultation-deputy-hours': {
		kind: 'hours',
		first: 18,
		source: 'the council decides: the deputy still has six hours',
		verified: true,
		least: 1,
		most: 72,
	},
	'consultation-head-hours': {
		kind: 'hours',
		first: 22,
		source: 'the council decides: the head (統括) still has two hours',
		verified: true,
		least: 1,
		most: 72,
	},
	'consultation-keep-years': {
		kind: 'years',
		first: 5,
		source:
			'the council decides; five years as for the records of a nurse (handbook §3.8 asks for a schedule)',
		verified: false,
		least: 1,
		most: 30,
	},
	'town-people': {
		kind: 'people',
		first: 20_000,
		source:
			'the census; handbook §7.3: fewer than 10 people are not published from 25,000, fewer than 20 from 2,000, below it nothing',
		verified: false,
		least: 1,
		most: 4_000_000,
	},
	'consultation-threshold': {
		kind: 'people',
		first: 10,
		source: 'the council decides: never less than its size asks for (handbook §7.3)',
		verified: true,
		least: 10,
		most: 200,
	},
	'inspect-days': {
		kind: 'days',
		first: 10,
		source: 'the council decides; shown in the terms (handbook §3.1 item 6)',
		verified: true,
		least: 1,
		most: 30,
	},
	'terms-answer-hours': {
		kind: 'hours',
		first: 48,
		source: 'practice.md 29: never shorter than an office day',
		verified: false,
		least: 12,
		most: 240,
	},
	'offer-answer-hours': {
		kind: 'hours',
		first: 48,
		source: 'practice.md 29: never shorter than an office day',
		verified: false,
		least: 12,
		most: 240,
	},
	'invoice-registration': {
		kind: 'registration',
		first: 'なし',
		source:
			'消費税法57条の2: the council’s own number as 適格請求書発行事業者, T and 13 digits; handbook §3.5',
		verified: true,
	},
	'transition-shares': {
		kind: 'shares',
		first: '2023-10-01から80%、2026-10-01から70%、2028-10-01から50%、2030-10-01から30%、2031-10-01から0%',
		source: '経過措置 after the reform of 令和8 (handbook §3.5: 大綱 and 概要 seen, promulgation not)',
		verified: false,
	},
	'receipt-stamp': {
		kind: 'stamps',
		first:
			'49999円まで0円、1000000円まで200円、2000000円まで400円、3000000円まで600円、5000000円まで1000円、10000000円まで2000円',
		source: '印紙税法 別表第一 17号文書; a body that does no 営業 needs none: ask the tax office',
		verified: false,
	},
	'remind-first-days': {
		kind: 'days',
		first: 7,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 90,
	},
	'remind-second-days': {
		kind: 'days',
		first: 21,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 180,
	},
	'remind-third-days': {
		kind: 'days',
		first: 45,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 365,
	},
	'paper-years': {
		kind: 'years-long',
		first: 7,
		source:
			'法人税法施行規則59条, 電子帳簿保存法 (handbook §3.6); ask the tax office and the archive rules of the city',
		verified: false,
		least: 5,
		most: 60,
	},
	'privacy-answer-days': {
		kind: 'days',
		first: 30,
		source: '個人情報保護法83条 (30 days) for a public body; 遅滞なく for others (handbook §3.8)',
		verified: false,
		least: 1,
		most: 60,
	},
	'blank-days': {
		kind: 'days',
		first: 365,
		source: 'the council decides; after the last paper of theirs was destroyed (個人情報保護法22条)',
		verified: false,
		least: 30,
		most: 3650,
	},
	'duties-from': {
		kind: 'choice',
		first: 'first-day',
		choices: ['first-day', 'by-clock'],
		source:
			'フリーランス法 5条・13条・16条 (handbook §3.1); counted by law, from the first day by our default',
		verified: true,
	},
	'desk-answer-days': within('days', 5, 30),
	'trouble-answer-days': within('days', 1, 14),
	'labour-report-days': {
		kind: 'days',
		first: 14,
		source:
			'令7法33 from 2027-01-01: death or four days away and more is reported without delay; how many days is for the office to check',
		verified: false,
		least: 0,
		most: 60,
	},
	'end-call-minutes': {
		kind: 'minutes',
		first: 30,
		source: 'practice.md 8: who works alone and has not said 終わりました',
		verified: true,
		least: 5,
		most: 240,
	},
	'window-left-mm': {
		kind: 'millimetres',
		first: 25,
		source:
			'an envelope 長形3号 with a window 20 mm from the left and 12 mm from above; hold a sheet behind yours',
		verified: false,
		least: 10,
		most: 110,
	},
	'window-top-mm': {
		kind: 'millimetres',
		first: 20,
		source:
			'an envelope 長形3号 with a window 20 mm from the left and 12 mm from above; hold a sheet behind yours',
		verified: false,
		least: 8,
		most: 70,
	},
	'remind-gives-days': {
		kind: 'days',
		first: 10,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 60,
	},
	'payer-fee-most': {
		kind: 'yen',
		first: 880,
		source: 'the council decides: what a payer’s bank kept and the council takes on, of its own part alone',
		verified: true,
		least: 0,
		most: 5000,
	},
	'processor-card': {
		kind: 'choice',
		first: 'on',
		choices: ['off', 'on'],
		source: 'the council decides; only where a key of the processor is set',
		verified: true,
	},
	'processor-konbini-most': {
		kind: 'yen',
		first: 300_000,
		source: 'handbook §5: the usual ceiling of a convenience store; the processor’s own is unverified',
		verified: false,
		least: 0,
		most: 300_000,
	},
	'processor-konbini-days': {
		kind: 'days',
		first: 3,
		source: 'handbook §5: a number holds 1 to 60 days, 3 by the processor’s default',
		verified: true,
		least: 1,
		most: 60,
	},
	'processor-transfer': {
		kind: 'choice',
		first: 'on',
		choices: ['off', 'on'],
		source: 'handbook §5: an account for each payer, matched by the processor; its price is unverified',
		verified: true,
	},
	connect: {
		kind: 'choice',
		first: 'off',
		choices: ['off', 'on'],
		source: 'handbook §5: dearer than a bank transfer and with papers to hand in; by opt-in alone',
		verified: true,
	},
	'connect-month-yen': {
		kind: 'yen',
		first: 200,
		source: 'handbook §5: 200 yen each active account and month (2021), without tax',
		verified: false,
		least: 0,
		most: 10_000,
	},
	'connect-payout-yen': {
		kind: 'yen',
		first: 250,
		source: 'handbook §5: 250 yen each payout (2021), without tax',
		verified: false,
		least: 0,
		most: 10_000,
	},
	'connect-share': {
		kind: 'permyriad',
		first: 25,
		source: 'handbook §5: 0.25 % of what is paid (2021), without tax',
		verified: false,
		least: 0,
		most: 1_000,
	},
	'connect-days': {
		kind: 'days',
		first: 4,
		source:
			'handbook §5 names 4 business days for money through Stripe in Japan; how long a payout takes is to be checked',
		verified: false,
		least: 1,
		most: 20,
	},
	'transfer-charge-yen': {
		kind: 'yen',
		first: 220,
		source:
			'handbook §5: 110 to 220 yen by bank; a rough figure for people to read, nothing is ever taken from pay',
		verified: false,
		least: 0,
		most: 1_000,
	},
	'invoice-due-days': {
		kind: 'days',
		first: 30,
		source: 'the council decides',
		verified: true,
		least: 1,
		most: 90,
	},
	'hand-days': within('days', 5, 30),
	'hand-before-days': within('days', 2, 14),
	'refill-days': within('days', 1, 14),
	'request-days': within('days', 2, 30),
	'applicant-days': within('days', 2, 30),
	'difference-days': within('days', 1, 14),
	'account-check-days': within('days', 3, 30),
	'message-days': within('days', 1, 14),
	'short-notice-days': within('days', 2, 14),
	'arrival-early-hours': within('hours', 2, 12),
	'night-from-minute': {
		kind: 'clock',
		first: 1260,
		source: 'practice.md 29: no time to answer ends at night; the hours are a judgement',
		verified: false,
		least: 1080,
		most: 1439,
	},
	'night-until-minute': {
		kind: 'clock',
		first: 420,
		source: 'practice.md 29: no time to answer ends at night; the hours are a judgement',
		verified: false,
		least: 0,
		most: 600,
	},
	'reconfirm-call-minute': {
		kind: 'clock',
		first: 900,
		source: 'practice.md 29: no answer becomes a call; the hour is a judgement',
		verified: false,
		least: 600,
		most: 1260,
	},
	'stand-in-asks': {
		kind: 'people',
		first: 3,
		source: 'how many are asked at once for a seat that came free: the council decides',
		verified: true,
		least: 1,
		most: 20,
	},
	'stand-in-again-minutes': {
		kind: 'minutes',
		first: 60,
		source: 'after so long without a yes the next are asked: the council decides',
		verified: true,
		least: 10,
		most: 1440,
	},
	'late-tells-employer': {
		kind: 'choice',
		first: 'office',
		choices: ['office', 'at-once'],
		source: "practice.md 28: the place is told by the office's wish",
		verified: true,
	},
	'turn-counts': {
		kind: 'choice',
		first: 'offered',
		choices: ['offered', 'worked'],
		source: 'the council publishes which of the two it counts; it stands on /fair-turns',
		verified: true,
	},
	'no-rest-days': {
		kind: 'days',
		first: 14,
		source:
			'practice.md: a no rests the person for that kind of work and lowers nothing; two weeks are a judgement',
		verified: false,
		least: 0,
		most: 90,
	},
	'weather-evening-minute': {
		kind: 'clock',
		first: 1080,
		source: 'practice.md 9: the evening before, 18:00',
		verified: false,
		least: 0,
		most: 1440,
	},
	'weather-morning-minute': {
		kind: 'clock',
		first: 360,
		source: 'practice.md 9: 06:00 of the day',
		verified: false,
		least: 0,
		most: 1440,
	},
	'heat-care': {
		kind: 'wbgt',
		first: 280,
		source: '労働安全衛生規則: duties against 熱中症 begin at WBGT 28 (practice.md 9)',
		verified: false,
		least: 200,
		most: 400,
	},
	'heat-stop': {
		kind: 'wbgt',
		first: 310,
		source: '環境省 暑さ指数: 31 and above is 危険 (practice.md 9: not verified)',
		verified: false,
		least: 200,
		most: 400,
	},
	'area-way-minutes': {
		kind: 'minutes',
		first: 15,
		source: 'by car between two districts whose minutes nobody has written down',
		verified: false,
		least: 0,
		most: 180,
	},
	'client-week-hours': {
		kind: 'hours',
		first: 20,
		source: 'handbook §3.3: no registrant works for one client as an employee would; under 20 hours a week',
		verified: false,
		least: 1,
		most: 40,
	},
	'client-days-in-row': {
		kind: 'days',
		first: 5,
		source: 'handbook §3.3 (h): nobody at one client day after day without somebody looking at it',
		verified: false,
		least: 1,
		most: 31,
	},
	'client-days-per-month': {
		kind: 'days',
		first: 12,
		source: 'handbook §3.3 (g): a monthly cap per client; the figure is a judgement',
		verified: false,
		least: 1,
		most: 31,
	},
	'terms-paper': {
		kind: 'choice',
		first: 'notice',
		choices: ['notice', 'signed'],
		source: 'practice.md: a notice with a tick is enough; a signed paper may need 印紙 (handbook §3.6)',
		verified: true,
	},
	'stamp-duty': {
		kind: 'stamps',
		first:
			'9999円まで0円、1000000円まで200円、2000000円まで400円、3000000円まで1000円、5000000円まで2000円、10000000円まで10000円',
		source: '印紙税法 別表第一 2号文書 (handbook §3.6); compare with the tax office’s table of the year',
		verified: false,
	},
	insurance: text(
		'傷害保険・賠償責任保険に事務局が入っています(行き帰りをふくみます)。',
		'handbook §3.9: a policy of the council; check against yours',
		false,
	),
	cancellation: text(
		'あなたの都合で取り消すときは、わかったときに事務局へお知らせください。取り消しても不利になることはありません。',
	),
	'rain-rule': text('天気があやしいときは、出かける前に事務局へ電話で聞いてください。'),
	'employer-cancellation': text('登録者が来られなくなったときは、事務局が代わりの人を探します。'),
	'employer-rain': text(
		'別の日にするかは、そのときにご相談します。予備日があるときは、その日を先にご相談します。',
	),
	'minimum-wage-yardstick': {
		kind: 'yen',
		first: 1043,
		source: "a yardstick for staff only; set your prefecture's figure and its day",
		verified: false,
		least: 1,
		most: 5000,
	},
	'cancel-free-minute': {
		kind: 'clock',
		first: 1020,
		source: 'practice.md 42: until 17:00 the day before; the figures are a judgement',
		verified: false,
		least: 0,
		most: 1439,
	},
	'cancel-late-share': {
		kind: 'permille',
		first: 600,
		source: 'practice.md 42: after that 60 %; the figures are a judgement',
		verified: false,
		least: 0,
		most: 1000,
	},
	'cancel-begun-share': {
		kind: 'permille',
		first: 1000,
		source: 'practice.md 42: all of it after departure or arrival',
		verified: false,
		least: 0,
		most: 1000,
	},
	'cancel-tax': {
		kind: 'choice',
		first: 'untaxed',
		choices: ['untaxed', 'taxed'],
		source: '消費税法基本通達 5-2-5: what makes good lost earnings is no price; ask your tax office',
		verified: false,
	},
	'withholding-low': {
		kind: 'permyriad',
		first: 1021,
		source: '所得税法205条, 復興財源確保法28条: 10.21 % until the end of 2037',
		verified: true,
		least: 0,
		most: 10_000,
	},
	'withholding-high': {
		kind: 'permyriad',
		first: 2042,
		source: '所得税法205条, 復興財源確保法28条: 20.42 % above the edge, until the end of 2037',
		verified: true,
		least: 0,
		most: 10_000,
	},
	'withholding-edge-yen': {
		kind: 'yen',
		first: 1_000_000,
		source: '所得税法205条: one payment above a million yen',
		verified: true,
		least: 1,
		most: 100_000_000,
	},
	'payment-record-yen': {
		kind: 'yen',
		first: 50_000,
		source: '所得税法施行規則84条: 支払調書 above 50,000 yen a year and person (handbook §3.4)',
		verified: true,
		least: 0,
		most: 100_000_000,
	},
	'usual-pay-an-hour': {
		kind: 'yen',
		first: 1300,
		source:
			'proposed for a cut of so many minutes; what is paid is for a result (practice.md 42: a judgement)',
		verified: false,
		least: 1,
		most: 10_000,
	},
	'statement-columns': {
		kind: 'columns',
		first: '日付=日付、入金=入金、出金=出金、摘要=摘要、残高=残高',
		source: 'what your bank calls the columns of its statement; the usual names are known besides',
		verified: true,
	},
	'bank-consignor-code': line('0000012345', 'given by the bank (handbook §4)', false),
	'bank-consignor-kana': line('ﾋﾅﾀｼｺﾞﾄｺﾝﾋﾞﾆｷﾖｳｷﾞｶｲ', 'given by the bank (handbook §4)', false),
	'bank-code': line('0001', "the council's own account", false),
	'bank-branch-code': line('001', "the council's own account", false),
	'bank-account-number': line('1234567', "the council's own account", false),
	'bank-file-newline': {
		kind: 'choice',
		first: 'crlf',
		choices: ['crlf', 'none'],
		source: 'handbook §4: by bank',
		verified: false,
	},
	'office-bank-account': line(
		'ひなた農業協同組合 本所 普通 7654321 ヒナタシシゴトコンビニキョウギカイ',
		"an example: the council's own account for employers' money; set before the first invoice",
		false,
	),
	'payout-fund': line(
		'業務委託事業費(報酬)',
		"the council's own budget: the item and fund its pay is taken from; on every 支払伺",
		false,
	),
	'payout-seals': line(
		'担当・係長・事務局長・会長',
		'practice.md 15: whose seals a town asks for on a 支払伺; the council decides',
		false,
	),
	'cash-payout': {
		kind: 'choice',
		first: 'off',
		choices: ['off', 'on'],
		source: 'practice.md 35: cash at the counter is off by default',
		verified: true,
	},
	'recall-fee-yen': {
		kind: 'yen',
		first: 880,
		source: 'practice.md 16: 880 to 1,100 yen for a 組戻し, by bank; the council bears it',
		verified: false,
		least: 0,
		most: 10_000,
	},
	'claim-limit-years': {
		kind: 'years-long',
		first: 5,
		source: '民法166条1項1号: five years from when it was known that it could be claimed',
		verified: false,
		least: 1,
		most: 20,
	},
	'day-telephone': line('なし', 'practice.md 8: the office’s number that is answered during the work'),
	'outside-contact': line('フリーランス・トラブル110番 0120-532-110', 'check the number before use', false),
	'meeting-place': line('ひなた市保健センター 1階 相談室'),
	'meeting-lead-minutes': {
		kind: 'minutes',
		first: 120,
		source: 'the council decides: the coordinator has to see the booking',
		verified: true,
		least: 0,
		most: 2880,
	},
	'video-server': { kind: 'address', first: 'なし', source: 'the council decides', verified: true },
	'video-app-id': line('なし'),
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings
export type SettingValue<Key extends SettingKey> = (typeof settings)[Key]['first'] extends number
	? number
	: string

/** The value that held on a day: the latest set row whose first day is not after it; the list's first value before any. */
export function valueOn<Key extends SettingKey>(
	key: Key,
	rows: readonly { key: string; value: unknown; fromDay: string; setAt: Date }[],
	day: string,
): SettingValue<Key> {
	let best: (typeof rows)[number] | undefined
	for (const row of rows) {
		if (row.key !== key || row.fromDay > day) continue
		if (!best || row.fromDay > best.fromDay || (row.fromDay === best.fromDay && row.setAt >= best.setAt))
			best = row
	}
	return (best ? best.value : settings[key].first) as SettingValue<Key>
}

/** The settings as staff look for them. */
export const settingGroups = {
	office: [
		'town-name',
		'office-name',
		'office-address',
		'office-telephone',
		'office-hours',
		'office-place',
		'office-opens-minute',
		'office-closes-minute',
		'least-age',
		'consultation-answer-hours',
		'consultation-deputy-hours',
		'consultation-head-hours',
		'consultation-keep-years',
		'town-people',
		'consultation-threshold',
	],
	money: ['contract-mode', 'tax-rate', 'fee-rate', 'minimum-wage-yardstick', 'usual-pay-an-hour'],
	cancelling: ['cancel-free-minute', 'cancel-late-share', 'cancel-begun-share', 'cancel-tax'],
	withholding: ['withholding-low', 'withholding-high', 'withholding-edge-yen', 'payment-record-yen'],
	dates: [
		'pay-date',
		'pay-date-continued',
		'pay-bank-shut',
		'pay-after-principal',
		'quote-valid-days',
		'confirm-days',
		'inspect-days',
		'terms-answer-hours',
		'offer-answer-hours',
		'invoice-due-days',
		'payer-fee-most',
		'invoice-registration',
		'transition-shares',
		'receipt-stamp',
		'remind-first-days',
		'remind-second-days',
		'remind-third-days',
		'remind-gives-days',
	],
	desk: [
		'hand-days',
		'hand-before-days',
		'refill-days',
		'request-days',
		'applicant-days',
		'difference-days',
		'account-check-days',
		'message-days',
		'trouble-answer-days',
		'labour-report-days',
		'end-call-minutes',
		'short-notice-days',
		'arrival-early-hours',
	],
	around: [
		'night-from-minute',
		'night-until-minute',
		'reconfirm-call-minute',
		'stand-in-asks',
		'stand-in-again-minutes',
		'late-tells-employer',
		'turn-counts',
		'no-rest-days',
	],
	weather: ['weather-evening-minute', 'weather-morning-minute', 'heat-care', 'heat-stop'],
	fit: ['area-way-minutes', 'client-week-hours', 'client-days-in-row', 'client-days-per-month'],
	texts: [
		'terms-paper',
		'stamp-duty',
		'insurance',
		'cancellation',
		'rain-rule',
		'employer-cancellation',
		'employer-rain',
		'outside-contact',
		'day-telephone',
	],
	bank: [
		'bank-consignor-code',
		'bank-consignor-kana',
		'bank-code',
		'bank-branch-code',
		'bank-account-number',
		'bank-file-newline',
		'statement-columns',
		'office-bank-account',
	],
	papers: [
		'duties-from',
		'desk-answer-days',
		'paper-years',
		'blank-days',
		'privacy-answer-days',
		'window-left-mm',
		'window-top-mm',
	],
	payouts: [
		'payout-fund',
		'payout-seals',
		'cash-payout',
		'transfer-charge-yen',
		'recall-fee-yen',
		'claim-limit-years',
	],
	processor: [
		'processor-card',
		'processor-konbini-most',
		'processor-konbini-days',
		'processor-transfer',
		'connect',
		'connect-month-yen',
		'connect-payout-yen',
		'connect-share',
		'connect-days',
	],
	meetings: ['meeting-place', 'meeting-lead-minutes', 'video-server', 'video-app-id'],
} as const satisfies Record<string, readonly SettingKey[]>

/** A clock time as people write it (8時30分, 8:30, 8時) in minutes. */
function minutesIn(plain: string): number | undefined {
	const found = /^(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分)?)$/.exec(plain)
	if (!found) return undefined
	const minutes = Number(found[2] ?? found[3] ?? 0)
	return minutes < 60 ? Number(found[1]) * 60 + minutes : undefined
}

/** A number with its unit before or after it, in the unit that is kept. */
function numberIn(kind: Kind, plain: string): number | undefined {
	if (kind === 'clock') return minutesIn(plain)
	if (kind === 'wbgt') {
		const degrees = /^(\d{1,2}(?:\.\d)?)(?:°C|度)?$/.exec(plain)?.[1]
		return degrees === undefined ? undefined : Math.round(Number(degrees) * 10)
	}
	if (kind === 'permille') {
		const percent = /^(\d{1,3}(?:\.\d)?)%?$/.exec(plain)?.[1]
		return percent === undefined ? undefined : Math.round(Number(percent) * 10)
	}
	if (kind === 'permyriad') {
		const percent = /^(\d{1,3}(?:\.\d{1,2})?)%?$/.exec(plain)?.[1]
		return percent === undefined ? undefined : Math.round(Number(percent) * 100)
	}
	const bare = plain.replace(/,/g, '').replace(/(円|日|時間|分|歳|人|年|mm)$/i, '')
	return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined
}

/** The address of a server reached by https, as it is kept: without a path or a slash at its end. */
function siteIn(plain: string): string | undefined {
	const url = URL.canParse(plain) ? new URL(plain) : undefined
	return url?.protocol === 'https:' && /^https:\/\/[^/]+\/?$/i.test(plain) ? url.origin : undefined
}

/** What may be set as it was typed, in the unit people use, or undefined for what may not. */
export function readSetting(key: SettingKey, typed: string): string | number | undefined {
	const setting: Setting = settings[key]
	const plain = typed.normalize('NFKC').replace(/[\s]/g, '')
	if (setting.kind === 'text' || setting.kind === 'line')
		return plain.length > 0 && typed.trim().length <= 500 ? typed.trim() : undefined
	if (setting.kind === 'pay-date') {
		const rule = readPayRule(typed)
		return rule && sayPayRule(rule)
	}
	if (setting.kind === 'stamps') {
		const bands = readStampTable(typed)
		return bands && sayStampTable(bands)
	}
	if (setting.kind === 'shares') {
		const table = readShareTable(typed)
		return table && sayShareTable(table)
	}
	if (setting.kind === 'registration')
		return plain === 'なし' || /^T\d{13}$/.test(plain.toUpperCase()) ? plain.toUpperCase() : undefined
	if (setting.kind === 'address') return plain === 'なし' ? plain : siteIn(plain)
	if (setting.kind === 'columns') return readColumnNames(typed) ? typed.trim() : undefined
	if (setting.kind === 'choice') return setting.choices?.includes(plain) ? plain : undefined
	const number = numberIn(setting.kind, plain)
	return number !== undefined &&
		number >= (setting.least ?? 0) &&
		number <= (setting.most ?? Number.MAX_SAFE_INTEGER)
		? number
		: undefined
}

// What would unlock a slot (to staff), and what hours would bring (to a registrant, who asks for it).
import { sayDay, sayMinutes, sayTime } from './dates'

const weekdays = ['日', '月', '火', '水', '木', '金', '土']

type Changed = { by: number; slot: { day: string; startMinute: number; endMinute: number } }

export const unlockWords = {
	title: 'どうすれば できる人がふえるか',
	open: 'どうすれば ふえるか',
	lead: (could: number) =>
		`いまの条件で できる人は ${could}人です。1つだけ変えたときに、何人ふえるかを多い順に並べました。`,
	none: '1つの条件を変えるだけでは、できる人はふえません。「切り方をくらべる」で、分けることを考えてください。',
	toCuts: '切り方をくらべる',
	back: '候補へ戻る',
	gain: (n: number) => `+${n}人`,
	whose:
		'ふえるのは、自分で決めた時間・重さ・姿勢などの希望に、その変更で合うようになる人です。資格・講習・送り迎えは、仕事の条件を変えます。',
	note: '募集中の仕事は、ここでは変わりません。依頼主と相談して、新しい日程や仕事として出してください。',
	changes: {
		later: ({ by, slot }: Changed) =>
			`始まりを${sayMinutes(by)}おそく(${sayTime(slot.startMinute, 'staff')}から)`,
		day: ({ slot }: Changed) => `${sayDay(slot.day)}にする`,
		shorter: ({ by }: Changed) => `${sayMinutes(by)}に短くする`,
		lighter: ({ by }: Changed) => `持つものを${by}kgまでにする`,
		seated: () => '座ってできるようにする',
		alone: () => 'ひとりでできるようにする',
		together: () => 'ほかの人といっしょにできるようにする',
		pair: () => '二人までにする',
		lift: () => '駅・バス停から送り迎えをつける',
		'no-driving': () => '車の運転をなくす',
		'no-licence': () => '資格・免許のいらない分だけにする',
		course: () => '短い講習をしてから始める',
		'at-home': () => '家でできるようにする',
		rests: () => '1時間ごとに休めるようにする',
		indoors: () => '屋内でできるようにする',
	} satisfies Record<string, (changed: Changed) => string>,
	more: {
		title: 'どの時間があくと、お仕事がふえますか',
		lead: 'この30日に出たお仕事で数えました。いまの「できる時間」のほかに、その時間もできるとしたら、という数です。',
		gain: (weekday: number, part: string, n: number) => `${weekdays[weekday]}曜の${part}：月に あと${n}件`,
		none: 'いまの「できる時間」で、できるお仕事は ほとんど出ています。そのままで だいじょうぶです。',
		add: 'できる時間に足す',
		budget:
			'「1日に◯時間まで」などの、あなたが決めた長さの中で数えています。ふやさなくても、だれも何も言いません。',
		back: 'できる時間へ',
		open: 'どの時間があくと ふえるか見る',
	},
}

// Sentences for refusals at the doors: sign-in, forms, files, and acts that met another act.

import type { EventName } from '../event-names'
import { eventWords } from './events'
import { sayInstead } from './office'

export const accessRefusals = {
	'signed-in-wrongly': () => '番号または暗証番号がちがいます。もう一度入れるか、事務局に電話してください。',
	'too-many-attempts': ({ minutes }: { minutes: number }) =>
		`まちがいが続いたので、${minutes}分お待ちください。お急ぎのときは事務局に電話してください。`,
	'field-missing': ({ label }: { label: string }) => `「${label}」を入れてください。`,
	'field-too-long': ({ label, most }: { label: string; most: number }) =>
		`「${label}」は${most}文字までで書いてください。`,
	'form-sent-already': (_: { address: string }) =>
		'この用紙はもう送られています。下の記録を見て、必要なら新しい用紙に書いてください。',
	'form-without-key': () => 'この用紙は古くなりました。ページを開き直して、もう一度送ってください。',
	'disk-full': () => 'いま記録を残せません。何も変わっていません。事務局に電話してください。',
	'disk-fault': () =>
		'記録できたかどうかを確かめられません。このままもう一度押しても、二重にはなりません。続くときは事務局に電話してください。',
	'name-shared': () => '同じ電話番号の方がいます。登録証の番号でサインインしてください。',
	'pin-easily-guessed': () => '同じ数字や続き番号は使えません。ほかの6けたの数字にしてください。',
	'secret-too-short': () => '6けたの数字か、8文字以上の言葉にしてください。',
	'password-needed': () =>
		'登録者のほかの役割もあるので、6けたの数字ではなく、8文字以上の言葉にしてください。',
	'secret-wrong': () => '暗証番号またはパスワードがちがいます。もう一度入れてください。',
	'secrets-differ': () => '2回の入力がちがいます。同じものを2回入れてください。',
	'card-wrong': () =>
		'番号か、登録証のあいことばがちがいます。あいことばは14日で使えなくなります。事務局に電話すると、すぐ新しくできます。',
	'no-hat': () => 'いま入れるページがありません。事務局に電話してください。',
	'typed-too-old': () =>
		'書いていた内容は、時間がたったので残っていません。お手数ですが、もう一度書いてください。',
	'own-work': () =>
		'ご自分やご自分の勤め先に関わる仕事は、ほかの職員が決めます。電話か窓口で頼んでください。',
	'not-found': () => 'その記録は見つかりません。もとのページから、もう一度選んでください。',
	'file-not-image': () =>
		'写真は JPEG・PNG・WebP のどれかで送ってください。携帯電話のカメラで撮り直すと送れます。',
	'file-too-large': () => '写真が大きすぎます。1枚10MBまで、3枚までにしてください。',
	'form-too-large': () => '送られた内容が大きすぎます。短くして、もう一度送ってください。',
	'acting-changed': () =>
		'この用紙を開いたあとで、代わりに入力する相手が変わりました。まだ送っていません。上に出ている名前を確かめて、その方のページを開き直してください。',
	'act-gone': () =>
		'もう取り消してあるか、取り消せないことです。もとのページで、いまの内容を確かめてください。',
	'act-numbered': ({ series }: { series: string }) => sayInstead(series),
	'act-too-old': ({ minutes }: { minutes: number }) =>
		`${minutes}分をすぎたので、取り消せません。もとのページで、いまの内容を直してください。`,
	'act-built-upon': ({ what }: { what: string }) =>
		`そのあとに「${eventWords[what as EventName] ?? what}」があったので、取り消せません。先にそちらを取り消すか、もとのページで直してください。`,
	'act-changed-since': () =>
		'そのあとに内容が変わったので、取り消せません。もとのページで、いまの内容を直してください。',
	busy: () => 'いま込み合っています。少し待ってから、もう一度押してください。',
}

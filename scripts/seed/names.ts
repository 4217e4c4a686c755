// Names for the demo town: common family and given names put together by chance, and invented streets.

type Named = readonly [kanji: string, kana: string]

export const familyNames: readonly Named[] = `
青木 アオキ 赤松 アカマツ 秋山 アキヤマ 浅野 アサノ 阿部 アベ 荒木 アラキ 有田 アリタ 飯田 イイダ 池田 イケダ 石井 イシイ
石川 イシカワ 市川 イチカワ 伊東 イトウ 稲葉 イナバ 今井 イマイ 岩崎 イワサキ 上田 ウエダ 上野 ウエノ 内田 ウチダ 遠藤 エンドウ
大川 オオカワ 太田 オオタ 大塚 オオツカ 大野 オオノ 大庭 オオバ 岡崎 オカザキ 岡田 オカダ 岡本 オカモト 小川 オガワ 奥村 オクムラ
小野 オノ 小山田 オヤマダ 加藤 カトウ 金子 カネコ 川上 カワカミ 川口 カワグチ 川村 カワムラ 菊池 キクチ 北川 キタガワ 木下 キノシタ
木村 キムラ 工藤 クドウ 久保 クボ 黒田 クロダ 小池 コイケ 小島 コジマ 後藤 ゴトウ 小林 コバヤシ 小松 コマツ 近藤 コンドウ
斉藤 サイトウ 坂本 サカモト 桜井 サクライ 佐野 サノ 沢田 サワダ 柴田 シバタ 島田 シマダ 清水 シミズ 杉山 スギヤマ 須藤 スドウ
関口 セキグチ 高木 タカギ 高田 タカダ 高野 タカノ 竹内 タケウチ 武田 タケダ 田中 タナカ 谷口 タニグチ 田村 タムラ 千葉 チバ
堤 ツツミ 土屋 ツチヤ 寺田 テラダ 中川 ナカガワ 中島 ナカジマ 永田 ナガタ 中西 ナカニシ 中野 ナカノ 中原 ナカハラ 中村 ナカムラ
成田 ナリタ 西川 ニシカワ 西村 ニシムラ 野口 ノグチ 野田 ノダ 野村 ノムラ 萩原 ハギワラ 橋本 ハシモト 服部 ハットリ 浜田 ハマダ
早川 ハヤカワ 原田 ハラダ 樋口 ヒグチ 平井 ヒライ 平田 ヒラタ 平野 ヒラノ 福田 フクダ 福元 フクモト 藤井 フジイ 藤田 フジタ
藤本 フジモト 古川 フルカワ 堀 ホリ 本田 ホンダ 前田 マエダ 増田 マスダ 松井 マツイ 松尾 マツオ 松田 マツダ 松永 マツナガ
松原 マツバラ 丸山 マルヤマ 三浦 ミウラ 水野 ミズノ 宮崎 ミヤザキ 宮本 ミヤモト 村上 ムラカミ 村田 ムラタ 森 モリ 森下 モリシタ
森田 モリタ 安田 ヤスダ 柳 ヤナギ 山内 ヤマウチ 山口 ヤマグチ 山崎 ヤマザキ 山下 ヤマシタ 山田 ヤマダ 山本 ヤマモト 横山 ヨコヤマ
吉岡 ヨシオカ 吉川 ヨシカワ 吉田 ヨシダ 和田 ワダ 渡辺 ワタナベ`
	.trim()
	.split(/\s+/)
	.reduce<[string, string][]>((pairs, word, n) => {
		if (n % 2 === 0) pairs.push([word, ''])
		else (pairs.at(-1) as [string, string])[1] = word
		return pairs
	}, [])

/** Given names of the older and of the younger, women's and men's mixed; written in kana as many in town do. */
export const givenNames = {
	older: `ふみ よしこ かずこ さちこ ひろこ けいこ のりこ みちこ せつこ ようこ きよみ すみえ としえ はるえ まさこ みつこ やすこ ゆきえ
		たけし しげる まこと のぼる いさお きよし ひろし まさる みのる やすお よしお かつみ さだお てつお とおる はじめ ふみお ゆきお`,
	younger: `あい あかり えみ かおり さおり しおり ちひろ なおみ まい まゆ みさ みほ ゆう ゆか りえ れいこ
		けんた しん たくみ だいき なおき ひろき まさき ゆうた りょう わたる`,
}

const hiraganaToKatakana = (text: string) =>
	text.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))

const listed = (text: string): Named[] =>
	text
		.trim()
		.split(/\s+/)
		.map((name) => [name, hiraganaToKatakana(name)])

export const olderGiven = listed(givenNames.older)
export const youngerGiven = listed(givenNames.younger)

/** The six districts, each with its streets and what its postal code ends in. */
export const districts = [
	{ name: '中央地区', streets: ['中央', '本町', '栄町', '駅前'], postal: '01', stop: '市役所前' },
	{ name: '浜地区', streets: ['浜通', '港町', '磯'], postal: '11', stop: '漁港前' },
	{ name: '山手地区', streets: ['山手', '緑ヶ丘', '坂上'], postal: '21', stop: '山手団地' },
	{ name: '川上地区', streets: ['川上', '水口', '堰'], postal: '31', stop: '川上橋' },
	{ name: '湯の町地区', streets: ['湯の町', '湯元'], postal: '41', stop: '湯の町' },
	{ name: '北野地区', streets: ['北野', '原', '峠'], postal: '51', stop: '北野公民館' },
] as const

// The sign-ins of the demo town: told on the terminal and on its sign-in page, and made by its seed.

/** `name` is what is typed; `who` says whose it is in Japanese. */
export const demoSignIns = [
	{ who: '登録者(日高さん)', name: '260001', secret: '260718' },
	{ who: '依頼主(旅館ひだまり荘)', name: 'inn@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(受付担当)', name: 'uketsuke@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(調整担当)', name: 'chosei@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(決裁者)', name: 'kessai@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(会計担当)', name: 'kaikei@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(システム管理者)', name: 'kanri@hinata.example', secret: 'hinata-2026' },
	{ who: '事務局(監査)', name: 'kansa@hinata.example', secret: 'hinata-2026' },
	{ who: '外の決裁者(監事)', name: 'kanji@hinata.example', secret: 'hinata-2026' },
	{ who: '相談室の統括(保健師)', name: 'tokatsu@hinata.example', secret: 'hinata-2026' },
	{ who: '相談員(看護師)', name: 'soudan@hinata.example', secret: 'hinata-2026' },
	{ who: '相談員(助産師)', name: 'soudan2@hinata.example', secret: 'hinata-2026' },
] as const

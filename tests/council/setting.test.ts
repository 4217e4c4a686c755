// Settings are typed and read in the unit people use, and kept in the one the program counts in.
import { describe, expect, it } from 'vitest'
import type { SettingKey } from '~/council/setting'
import { readSetting, settingGroups, settings } from '~/council/setting'
import { saySetting } from '~/words/ja/settings'

describe('a setting', () => {
	it.each([
		['office-opens-minute', '8時30分', 510],
		['office-opens-minute', '８：３０', 510],
		['office-closes-minute', '17時', 1020],
		['tax-rate', '10%', 100],
		['fee-rate', '12.5', 125],
		['pay-date', '翌月25日', '月末締め・翌月25日払い'],
		['pay-date', '15日締め・当月末払い', '15日締め・当月末日払い'],
		['quote-valid-days', '30日', 30],
		['terms-answer-hours', '48時間', 48],
		['minimum-wage-yardstick', '1,043円', 1043],
		['contract-mode', 'A', 'A'],
		['contract-mode', 'B', 'B'],
		['video-server', 'https://Video.example.jp/', 'https://video.example.jp'],
		['video-server', 'なし', 'なし'],
	] as [SettingKey, string, string | number][])('%s is typed %s', (key, typed, kept) => {
		expect(readSetting(key, typed)).toBe(kept)
	})

	it.each([
		['office-opens-minute', '510'],
		['office-opens-minute', '8時75分'],
		['tax-rate', '60%'],
		['pay-date', '翌月32日'],
		['contract-mode', 'C'],
		['town-name', '  '],
		['video-server', 'http://video.example.jp'],
		['video-server', 'https://video.example.jp/room'],
		['video-server', 'video.example.jp'],
	] as [SettingKey, string][])('%s refuses %s', (key, typed) => {
		expect(readSetting(key, typed)).toBeUndefined()
	})

	it('reads back what it says, whatever its kind, and stands in one group', () => {
		const grouped = Object.values(settingGroups).flat()
		expect([...grouped].sort()).toEqual(Object.keys(settings).sort())
		for (const key of Object.keys(settings) as SettingKey[]) {
			const { kind, first } = settings[key]
			const shown = kind === 'choice' ? String(first) : saySetting(kind, first)
			expect(readSetting(key, shown)).toBe(first)
			expect(saySetting(kind, first)).not.toMatch(/[a-z]{3}/)
		}
	})
})

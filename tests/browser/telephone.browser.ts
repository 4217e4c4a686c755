// The telephone at the desk, every tap counted: a yes from the ring on, a rainy morning called off, and a whole situation on one screen.
import { counting } from './hand'
import { expect, person, signIn, test, wellMade } from './town'

test('a yes is taken four taps from the ring, on one screen, and a rainy morning called off in five', async ({
	browser,
	town,
}) => {
	const desk = await person(browser, town, 'desk')
	await signIn(desk, 'uketsuke@hinata.example', 'hinata-2026')
	await expect(desk.getByRole('link', { name: '電話する' }).first()).toBeVisible()

	const ring = counting()
	await ring.write(desk, '[name=q]', '260001')
	await ring.press(desk, 'button', '探す')
	await expect(desk.getByRole('heading', { level: 1 })).toContainText('さんの電話')
	await wellMade(desk, browser, 'a call that comes in')
	// Who it is, what is open, money and the last calls: nothing of it lies below the edge of the screen.
	const bottom = await desk
		.locator('.call-in > *')
		.evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)))
	expect(bottom).toBeLessThanOrEqual(800)
	await ring.press(desk, 'button', 'はい・呼び名を伝えてよい')
	if (desk.url().includes('/council/calls')) await ring.press(desk, 'button', 'ひとりで行けます')
	await expect(desk.getByRole('main')).toContainText(/記録しました|ひとりで行けます/)
	expect(ring.taps()).toBeLessThanOrEqual(4)

	await signIn(desk, 'chosei@hinata.example', 'hinata-2026')
	const rain = counting()
	await rain.press(desk, 'link', '天気を見る')
	await rain.press(desk, 'button', 'だれに伝わるかを見る')
	await rain.press(desk, 'button', '取りやめて、みんなに伝える')
	await rain.press(desk, 'link', '電話リストへ')
	await expect(desk.getByText('天気・まだ届いていません').first()).toBeVisible()
	await wellMade(desk, browser, 'the call list in red')
	expect(rain.taps()).toBeLessThanOrEqual(5)
})
